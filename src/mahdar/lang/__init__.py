"""Language packs: folders of data, and the loaders that check them.

`LanguagePack` names a pack; each kind of knowledge is loaded by its own module (`lang.verbs`, `lang.times`, ...) when
an annotator first asks for it, once per process.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from mahdar.errors import PackError
from mahdar.lang.pack import Basics, load_basics, load_clitics
from mahdar.text.clitics import Clitics


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """A language that articles can be read in."""

    code: str

    @property
    def basics(self) -> Basics:
        """Name, direction, clitic table."""
        return load_basics(self.code)

    @property
    def clitics(self) -> Clitics:
        """The clitic table, applied."""
        return load_clitics(self.code)


def load(code: str) -> LanguagePack:
    """The pack of a language.

    Raises:
        PackError: there is no such pack, or its `pack.toml` is wrong.
    """
    if code not in list_packs():
        raise PackError("no such language pack", path=f"lang/{code}", remedy=f"there are: {', '.join(list_packs())}")
    load_basics(code)
    return LanguagePack(code)


def list_packs() -> tuple[str, ...]:
    """Codes of the packs that ship, sorted."""
    root = resources.files("mahdar.lang")
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and (f / "pack.toml").is_file()))
