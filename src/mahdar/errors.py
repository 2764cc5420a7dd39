"""What can go wrong for a user, as a tree.

    MahdarError              the user's input or request cannot be used; says where, what and the remedy
    ├── SourceError          a file cannot be read as articles
    ├── PackError            a language pack or outlet profile is wrong
    ├── SettingsError        mahdar.toml, a flag or a file of the dossier is wrong
    ├── StoreError           a .mahdar file cannot be opened or does not fit
    └── MissingExtra         an optional part is not installed

Bugs of ours are not in this tree: they rise as they are.
"""

from __future__ import annotations


class MahdarError(Exception):
    """An error that a user can mend.

    Args:
        what: What is wrong, in one sentence.
        path: The file (and entry or line) it is about.
        remedy: What to do about it.
        code: A short stable name of the problem ("empty", "binary", ...).
    """

    def __init__(self, what: str, *, path: str = "", remedy: str = "", code: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.remedy = remedy
        self.code = code

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        mend = f" ({self.remedy})" if self.remedy else ""
        return f"{where}{self.what}{mend}"


class SourceError(MahdarError):
    """A file cannot be read as articles."""


class PackError(MahdarError):
    """A language pack or an outlet profile holds something wrong."""


class SettingsError(MahdarError):
    """`mahdar.toml`, a flag or a file of the dossier holds something wrong."""


class StoreError(MahdarError):
    """A register file cannot be opened, or was made by another version."""


class MissingExtra(MahdarError):
    """An optional part is needed and not installed."""
