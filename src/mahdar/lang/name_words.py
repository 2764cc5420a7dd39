"""Word lists that the rules for names ask about (`name_words.toml`), folded."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from mahdar.errors import PackError
from mahdar.lang.gazetteer import fold_all
from mahdar.lang.pack import read_toml


class WordList(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry of `name_words.toml`."""

    source: str
    words: list[str]


class NameWords:
    """Every list as an attribute of its name: `words.particles` is a set of folded words."""

    def __init__(self, code: str) -> None:
        self._code = code
        for name, entry in read_toml(code, "name_words.toml", WordList).items():
            setattr(self, name, fold_all(entry.words))

    def __getattr__(self, name: str) -> frozenset[str]:
        """Only asked for a list that the pack lacks.

        Raises:
            PackError: always.
        """
        raise PackError("no such word list", path=f"lang/{self.__dict__.get('_code')}/name_words.toml#{name}")


@lru_cache(maxsize=4)
def load_name_words(code: str) -> NameWords:
    """The word lists of a pack, read once per process."""
    return NameWords(code)
