"""Spellings of one name: what the ear hears alike, and how many letters apart two words are."""

from __future__ import annotations

import re
from functools import lru_cache

_WEAK = re.compile(r"[اويءؤئهى]")
_DOUBLED = re.compile(r"(.)\1")
_SEATS = str.maketrans("غقؤئڤ", "جكويف", "ء")
_BY_EAR = str.maketrans("غقطثصشزذضظڤ", "جكتتسسسدددف")


@lru_cache(maxsize=100_000)
def by_ear(word: str) -> str:
    """The consonants of a name's word, letters that a foreign sound is heard as made one.

    >>> by_ear("هوكستين") == by_ear("هوكشتاين"), by_ear("كارلن") == by_ear("كارلين")
    (True, True)
    """
    heard = _DOUBLED.sub(r"\1", word.translate(_BY_EAR))
    return word[:1].translate(_BY_EAR) + _WEAK.sub("", heard[1:])


@lru_cache(maxsize=100_000)
def name_by_ear(words: tuple[str, ...]) -> tuple[str, ...]:
    """The consonants of every word of a name: the key under which its spellings meet."""
    return tuple(map(by_ear, words))


@lru_cache(maxsize=100_000)
def plain_spelling(word: str) -> str:
    """A word without what is a matter of spelling alone: the seat of hamza, doubled letters, ج for غ and ك for ق.

    >>> plain_spelling("راؤول") == plain_spelling("راوول"), plain_spelling("رودريغيز") == plain_spelling("رودريجيز")
    (True, True)
    """
    return _DOUBLED.sub(r"\1", word.translate(_SEATS))


def distance(first: str, second: str, most: int) -> int:
    """Edit distance, or `most` + 1 where it is larger."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    row = list(range(len(second) + 1))
    for n, a in enumerate(first, 1):
        before, row[0] = row[0], n
        for m, b in enumerate(second, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (a != b))
        if min(row) > most:
            return most + 1
    return row[-1] if row[-1] <= most else most + 1
