"""A pack's numbers: number words and ordinals, as a reader over tokens."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import msgspec

from mahdar.lang.pack import load_basics, read_toml
from mahdar.text.columns import Columns
from mahdar.text.fold import fold_key
from mahdar.text.numbers import Number, NumberReader, NumberWord, WordKind


class WordEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One entry of `number_words.toml`."""

    kind: WordKind
    value: str
    """A decimal, or a fraction `1/3`."""
    forms: list[str]
    source: str
    scale: int = 1
    alone: str | None = None
    """The value where no number stands before it."""
    high: str | None = None
    """Upper bound of a vague count."""


class OrdinalEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One entry of `ordinals.toml`: an ordinal's stem, without article."""

    value: int
    forms: list[str]
    source: str


class Numbers:
    """The numbers of a language."""

    def __init__(self, code: str) -> None:
        basics = load_basics(code)
        self.code = code
        self.article = basics.article
        self.conjunction = basics.conjunctions[0]
        self.proclitics = make_proclitics(code)
        words = read_toml(code, "number_words.toml", WordEntry)
        plain: dict[str, NumberWord] = {}
        openings: dict[str, tuple[int, NumberWord]] = {}
        joined: dict[str, NumberWord] = {}
        decimals: set[str] = set()
        self.vague: dict[str, tuple[Decimal, Decimal | None]] = {}
        for entry in words.values():
            word = NumberWord(entry.kind, _value(entry.value), entry.scale)
            first = word if entry.alone is None else word._replace(value=_value(entry.alone))
            for form in entry.forms:
                key = fold_key(form)
                if entry.kind == "decimal":
                    decimals.add(key)
                    continue
                if entry.kind in ("vague", "scales"):
                    self.vague.setdefault(key, (_vague_low(entry), Decimal(entry.high) if entry.high else None))
                plain.setdefault(key, word)
                openings.setdefault(key, (0, first))
                joined.setdefault(self.conjunction + key, first)
        for key, word in plain.items():
            if word.kind == "tens":
                joined.setdefault(self.conjunction + self.article + key, word)
        for key, (_, word) in list(openings.items()):
            for proclitic in self.proclitics:
                openings.setdefault(proclitic + key, (len(proclitic), word))
        self.reader = NumberReader(plain, openings, joined, self.conjunction, frozenset(decimals))
        self.ordinals, self.ordinal_openings = self._load_ordinals(code)
        self.articles = {self.article: 0} | {
            p + (self.article[1:] if p.endswith("ل") else self.article): len(p) for p in self.proclitics
        }
        """The article before digits, with its proclitics -> their letters (الـ24، والـ24)."""
        self.definite_openings: dict[str, tuple[int, NumberWord | None]] = {
            front + key: (letters, word)
            for front, letters in self.articles.items()
            for key, word in plain.items()
            if word.kind in ("unit", "ten", "tens", "hundred")
        } | {front: (letters, None) for front, letters in self.articles.items()}
        """Number words with the article (العشر، للخمسة) and the article alone -> letters of proclitics, the word."""

    def _load_ordinals(self, code: str) -> tuple[dict[str, int], dict[str, tuple[int, int, bool]]]:
        """Bare key -> value; key as printed -> (letters of proclitics, value, whether it has the article)."""
        bare: dict[str, int] = {}
        printed: dict[str, tuple[int, int, bool]] = {}
        for entry in read_toml(code, "ordinals.toml", OrdinalEntry).values():
            for form in entry.forms:
                key = fold_key(form)
                bare.setdefault(key, entry.value)
                printed.setdefault(key, (0, entry.value, False))
                printed.setdefault(self.article + key, (0, entry.value, True))
        for key, (_, value, definite) in list(printed.items()):
            for proclitic in self.proclitics:
                if proclitic.endswith("ل") and definite:
                    printed.setdefault(proclitic + key[1:], (len(proclitic), value, True))
                else:
                    printed.setdefault(proclitic + key, (len(proclitic), value, definite))
        return bare, printed

    def definite(self, tokens: Columns, first: int) -> Number | None:
        """A number of several words with the article on its first: الثمانين مليون، الأربع والعشرين."""
        opened = self.definite_openings.get(tokens.keys[first])
        if opened is None or opened[1] is None:
            return None
        read = self.reader.read_from(tokens, first, opened[1], opened[0])
        return read if read is not None and read.last > first + 1 else None

    def ordinal(self, keys: Sequence[str], first: int, *, proclitics: bool = True) -> tuple[int, int, int, bool] | None:
        """An ordinal that begins at a token: (next token, value, letters of proclitics, definite).

        Compounds (الحادي عشر، الخامسة والعشرين), and the article before digits (الـ4).
        """
        key = keys[first]
        size = len(keys)
        article = self.articles.get(key)
        if article is not None and first + 1 < size:
            following = keys[first + 1]
            if following.isdecimal() and len(following) <= 3:
                return (first + 2, int(following), article, True) if proclitics or not article else None
            return None
        known = self.ordinal_openings.get(key)
        if known is None or (known[0] and not proclitics):
            return None
        letters, value, definite = known
        last = first + 1
        if value <= 9 and last < size:
            key = keys[last]
            word = self.reader.words.get(key)
            if word is not None and word.kind == "ten":
                return last + 1, value + 10, letters, definite
            if key.startswith(self.conjunction):
                tens = self.ordinals.get(key[1:].removeprefix(self.article), 0)
                if tens >= 20 and tens % 10 == 0 and tens < 100:
                    return last + 1, value + tens, letters, definite
        return last, value, letters, definite


def make_proclitics(code: str) -> tuple[str, ...]:
    """What may be written before a noun: conjunctions, prepositions, one of each; shortest first."""
    basics = load_basics(code)
    return (
        *basics.conjunctions,
        *basics.prepositions,
        *(c + p for c in basics.conjunctions for p in basics.prepositions),
    )


def _value(text: str) -> Decimal:
    above, slash, below = text.partition("/")
    return (Decimal(above) / Decimal(below)).quantize(Decimal("0.0001")) if slash else Decimal(text)


def _vague_low(entry: WordEntry) -> Decimal:
    return 2 * Decimal(entry.value) if entry.kind == "scales" else Decimal(entry.value)


@lru_cache(maxsize=4)
def load_numbers(code: str) -> Numbers:
    """The numbers of a pack; one object per process.

    Raises:
        PackError: one of its files is missing or malformed.
    """
    return Numbers(code)
