"""Folding: one spelling for all the ways a word is printed, with the way back to the printed letters.

Folded away: vowel signs, tatweel, invisible direction and joining marks; hamza carriers of alif (أ إ آ ٱ → ا), alif
maqsura and Persian yeh (ى ی → ي), ta marbuta (ة → ه), Persian kaf (ک → ك); presentation forms and ligatures (ﻻ → لا);
Arabic-Indic and Persian digits (٢ ۲ → 2). Kept: ء ؤ ئ, because they tell words apart, and the ى of the preposition على,
because علي is a name.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import regex

from mahdar.model import Span

_DROP = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
)
MARKS = _DROP
"""A character class (without brackets) of what folding drops and a word may hold inside."""


def _dropped() -> frozenset[int]:
    """The code points of `_DROP`."""
    codes: set[int] = set()
    parts = regex.findall(r".-.|.", _DROP)
    for part in parts:
        codes.update(range(ord(part[0]), ord(part[-1]) + 1))
    return frozenset(codes)


def _table() -> dict[int, str]:
    dropped = _dropped()
    table = {ord(a): b for a, b in zip("أإآٱىیېةۃکڪ", "اااايييههكك", strict=True)}
    for zero in (0x0660, 0x06F0):
        table |= {zero + n: str(n) for n in range(10)}
    for block in (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD)):
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and "ARABIC" in unicodedata.name(chr(code), ""):
                kept = "".join(c for c in plain if c != " " and ord(c) not in dropped)
                table[code] = kept.translate(table)
    table |= dict.fromkeys(dropped, "")
    return table


_TABLE = _table()
_ALA = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\u0640])[وف]?[{_DROP}]*ع[{_DROP}]*ل[{_DROP}]*ى(?=[{_DROP}]*(?![\p{{L}}\p{{M}}]))"
)
_SPECIAL = regex.compile(rf"[{_DROP}\ufb50-\ufdff\ufe70-\ufefc]")


class Folded(NamedTuple):
    """Folded text and, for each of its characters, where it came from."""

    text: str
    at: tuple[int, ...]
    """Length `len(text) + 1`, never decreasing. `at[i]` is the source offset of `text[i]`, in code points."""

    def span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`; marks after the last letter belong to it."""
        if end <= start:
            return Span(self.at[start], self.at[start])
        return Span(self.at[start], self.at[end])


def fold(text: str) -> Folded:
    """Fold `text` and keep the way back.

    >>> fold("الأمـيركيّة").text
    'الاميركيه'
    """
    keep = {m.end() - 1 for m in _ALA.finditer(text)} if "ى" in text else set()
    letters: list[str] = []
    at: list[int] = []
    for offset, char in enumerate(text):
        new = char if offset in keep else _TABLE.get(ord(char), char)
        letters.append(new)
        at.extend([offset] * len(new))
    at.append(len(text))
    return Folded("".join(letters), tuple(at))


@lru_cache(maxsize=200_000)
def fold_key(word: str) -> str:
    """The folded form of one word, lower case for Latin letters; the key of every lexicon.

    >>> fold_key("وبالأميركيّين"), fold_key("على"), fold_key("عليّ")
    ('وبالاميركيين', 'على', 'علي')
    """
    folded = word.translate(_TABLE)
    if folded[-3:] == "علي" and folded[:-3] in ("", "و", "ف") and "ى" in word:
        folded = folded[:-1] + "ى"
    return folded.lower()


def fold_words(words: str) -> tuple[str, ...]:
    """The keys of the words of a phrase, split at white space."""
    return tuple(fold_key(w) for w in words.split())


def offset_of(surface: str, letters: int) -> int:
    """How many code points of `surface` its first `letters` folded letters take, marks after them included.

    >>> offset_of("وَال", 1)
    2
    """
    if letters <= 0:
        return 0
    if not _SPECIAL.search(surface):
        return letters
    at = fold(surface).at
    return at[letters] if letters < len(at) else len(surface)
