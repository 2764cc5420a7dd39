"""Nouns as they stand in a text, read back to the form a dictionary gives: the lexicon side of nominal triggers.

A lexicon lists `زيارة`, `اجتماع`, `هجمات`; the text prints بزيارته، اجتماعا، الاجتماعين، وبالهجمات. Clitics, article,
case ending, dual, sound plurals and pronouns are taken off in every way that leaves at least two letters; whether a way
is right is for the lexicon to say, because only listed nouns are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mahdar.lang.pack import load_basics, load_clitics


class Nominal(NamedTuple):
    """One reading of a word as a noun."""

    base: str
    """The folded dictionary form."""
    start: int
    """Letters of the key before the noun or its article."""
    proclitics: str
    definite: bool
    enclitic: str
    number: str
    """s, d or p as the ending shows it; a broken plural listed as such is s."""


class Nominals:
    """Readings of words as nouns, remembered per word."""

    def __init__(self, code: str) -> None:
        self._clitics = load_clitics(code)
        self._article = load_basics(code).article
        self._enclitics = load_basics(code).enclitics
        self._cache: dict[str, tuple[Nominal, ...]] = {}

    def read(self, key: str) -> tuple[Nominal, ...]:
        """Every reading of a folded word, the least split first."""
        known = self._cache.get(key)
        if known is None:
            known = self._cache[key] = tuple(dict.fromkeys(self._read(key)))
        return known

    def _read(self, key: str) -> Iterator[Nominal]:
        for split in self._clitics.splits(key):
            stem, article = split.stem, self._article
            definite = stem.startswith(article) and len(stem) > len(article) + 1
            bare = stem[len(article) :] if definite else stem
            for base, number in _endings(bare):
                if definite and number == "d" and stem[-1] != "ن":
                    continue  # the dual that has lost its ن governs a noun and has no article: الاجتماعي is social
                yield Nominal(base, split.start, split.proclitics, definite, "", number)
            if definite:  # التزام only looks as if it had the article
                yield Nominal(stem, split.start, split.proclitics, False, "", "s")
            for enclitic in self._enclitics:
                head = stem[: -len(enclitic)]
                if not stem.endswith(enclitic) or len(head) < 3:
                    continue
                heads = [head]
                if head.endswith("ت"):
                    heads.insert(0, head[:-1] + "ه")
                if head[-1] in "ئؤ":
                    heads.append(head[:-1] + "ء")
                for one in heads:
                    for base, number in _endings(one, joined=True):
                        yield Nominal(base, split.start, split.proclitics, True, enclitic, number)


def _endings(stem: str, *, joined: bool = False) -> Iterable[tuple[str, str]]:
    """Dictionary forms that an inflected stem may come from, with the number its ending shows."""
    found = [(stem, "s")]
    if len(stem) > 3 and stem.endswith("ا") and not joined:
        found.append((stem[:-1], "s"))
    if len(stem) > 4 and stem.endswith("ات"):
        found += [(stem[:-2] + "ه", "p"), (stem[:-2], "p")]
    if len(stem) > 4 and stem.endswith(("ين", "ان")):
        number = "d"
        found.append((stem[:-2], number))
        if stem[-3] == "ت":
            found.append((stem[:-3] + "ه", number))
    if len(stem) > 4 and stem.endswith(("تي", "تا")):
        found.append((stem[:-2] + "ه", "d"))
    if len(stem) > 4 and stem.endswith("ي"):
        found.append((stem[:-1], "d"))
    if len(stem) > 4 and stem.endswith("ون"):
        found.append((stem[:-2], "p"))
    return found


@lru_cache(maxsize=4)
def load_nominals(code: str) -> Nominals:
    """The pack's reader of nouns; one object per process, so that its cache is shared."""
    return Nominals(code)
