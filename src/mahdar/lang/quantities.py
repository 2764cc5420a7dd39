"""A pack's words of numbers as such (`quantities.toml`): signs, fractions written out, bounds, relative ordinals."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import msgspec

from mahdar.lang.numbers import Numbers, load_numbers
from mahdar.lang.pack import read_toml
from mahdar.text.fold import fold_key
from mahdar.text.tokens import tokenize

BOUNDS = ("at_least", "at_most", "more_than", "less_than", "equal")
BOUNDS_AFTER = ("at_least_after", "at_most_after", "or_equal_after")


class QuantityEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One entry: words, with what they mean where that differs."""

    source: str
    forms: list[str] = []
    values: dict[str, str] = {}


class QuantityGrammar:
    """The words of numbers as such, compiled once per process."""

    def __init__(self, code: str) -> None:
        entries = read_toml(code, "quantities.toml", QuantityEntry)
        self.numbers: Numbers = load_numbers(code)
        self.words = {name: frozenset(map(fold_key, entry.forms)) for name, entry in entries.items()}
        """Single words by entry."""
        self.multiples = {fold_key(k): Decimal(v) for k, v in entries["multiples"].values.items()}
        self.parts = {fold_key(k): _fraction(v) for k, v in entries["singular_fractions"].values.items()}
        self.plural_parts = {fold_key(k): _fraction(v) for k, v in entries["plural_fractions"].values.items()}
        conjunction = self.numbers.conjunction
        self.before = _phrases({name: entries[name].forms for name in BOUNDS}, conjunction)
        self.after = _phrases({name: entries[name].forms for name in BOUNDS_AFTER}, "")
        places: dict[str, list[str]] = {}
        for form, place in entries["relative"].values.items():
            places.setdefault(place, []).append(form)
        self.relative = _phrases(places, "")


def _fraction(text: str) -> Decimal:
    above, slash, below = text.partition("/")
    return Decimal(above) / Decimal(below) if slash else Decimal(text)


def _phrases(forms: dict[str, list[str]], conjunction: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First key -> (keys, meaning), longest first; with the conjunction written onto the first word too."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, listed in forms.items():
        for form in listed:
            keys = tuple(t.key for t in tokenize(form))
            for front in ("", conjunction) if conjunction and keys[0][0].isalpha() else ("",):
                found.setdefault(front + keys[0], []).append(((front + keys[0], *keys[1:]), meaning))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@lru_cache(maxsize=4)
def load_quantities(code: str) -> QuantityGrammar:
    """The words of a pack.

    Raises:
        PackError: the file is missing or malformed.
    """
    return QuantityGrammar(code)
