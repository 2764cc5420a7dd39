"""Clitics: the one-letter words that Arabic writes onto the next word, and the pronouns written onto its end.

A word such as وبالقوات may be read in several ways; `Clitics.splits` lists them all, the whole word first. Which one is
meant is for the reader of a lexicon to say: names are looked up before anything is split off (بلينكن is not ب + لينكن).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Split(NamedTuple):
    """One way to read the front of a word.

    `start` is the number of letters of the key before the stem; after لل the article's alif is supplied, so
    للعراق gives the stem العراق with `start` 1.
    """

    proclitics: str
    stem: str
    start: int


@dataclass(slots=True)
class Clitics:
    """The clitic table of a language pack, applied.

    Args:
        conjunctions: May stand first (و, ف).
        prepositions: May follow a conjunction (ب, ل, ك).
        article: The article (ال).
        enclitics: Pronouns that may end a word, longest first.
    """

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    article: str
    enclitics: tuple[str, ...]
    _splits: dict[str, tuple[Split, ...]] = field(default_factory=dict, repr=False)

    def splits(self, key: str) -> tuple[Split, ...]:
        """Every reading of `key` with at least two letters left, the whole word first."""
        known = self._splits.get(key)
        if known is None:
            known = self._splits[key] = tuple(self._split(key))
        return known

    def _split(self, key: str) -> list[Split]:
        found = [Split("", key, 0)]
        fronts = [(0, "")]
        if len(key) > 2 and key[0] in self.conjunctions:
            found.append(Split(key[0], key[1:], 1))
            fronts.append((1, key[0]))
        for start, before in fronts:
            rest = key[start:]
            if len(rest) > 2 and rest[0] in self.prepositions:
                if rest.startswith("لل"):
                    # للعراق is ل + العراق; للجنة is ل + الجنة or, as three lams are written as two, ل + اللجنة.
                    found.append(Split(before + "ل", self.article + rest[2:], start + 1))
                    found.append(Split(before + "ل", self.article + rest[1:], start + 1))
                found.append(Split(before + rest[0], rest[1:], start + 1))
        return found

    def bare(self, stem: str) -> str:
        """The stem without its article."""
        if stem.startswith(self.article) and len(stem) > len(self.article) + 1:
            return stem[len(self.article) :]
        return stem

    def endings(self, stem: str) -> tuple[tuple[str, str], ...]:
        """Readings of the end: (stem, enclitic), the whole word first; t before a pronoun is read as ta marbuta too.

        >>> # قواتها is قوات + ها; مهمتها is مهمه + ها
        """
        found = [(stem, "")]
        for enclitic in self.enclitics:
            if stem.endswith(enclitic) and len(stem) - len(enclitic) >= 2:
                head = stem[: -len(enclitic)]
                found.append((head, enclitic))
                if head.endswith("ت") and len(head) > 2:
                    found.append((head[:-1] + "ه", enclitic))
        return tuple(found)
