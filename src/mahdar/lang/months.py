"""Month and weekday names of every Arabic press, folded.

`calendar_names.tsv` holds those of CLDR: Levantine, Egyptian and Gulf, Algerian and Tunisian, Moroccan, Mauritanian
ones, and English ones for the tweets and pages that Arabic articles quote; `months.toml` the further spellings that are
printed, and the Hijri months. Spellings that differ only in hamza or ya fold together.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec

from mahdar.lang.pack import read_toml, read_tsv
from mahdar.text.fold import fold_words
from mahdar.text.tokens import tokenize


class MonthEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One entry of `months.toml`: further forms of a Gregorian month, a Hijri month, or weak forms."""

    source: str
    number: int | None = None
    hijri: int | None = None
    forms: list[str] = []


class MonthName(NamedTuple):
    """A month's name after its first word."""

    rest: tuple[str, ...]
    number: int
    weak: bool
    """Also another word: a month only with more beside it."""
    madda: bool
    """Written with آ; the same letters without it are another word."""
    locale: str
    """The CLDR locale it comes from, or empty: two names of one family are no doubled name."""


class MonthNames(NamedTuple):
    """Gregorian and Hijri month names by their first word, longest first."""

    gregorian: dict[str, list[MonthName]]
    hijri: dict[str, list[MonthName]]


@lru_cache(maxsize=4)
def load_month_names(code: str) -> MonthNames:
    """Every month name of a pack."""
    entries = read_toml(code, "months.toml", MonthEntry)
    weak = {fold_words(form) for form in entries["weak"].forms} if "weak" in entries else set()
    names: dict[tuple[str, ...], MonthName] = {}
    english: list[tuple[str, MonthName]] = []
    for row in _rows(code):
        words, number = _words(row["name"]), int(row["number"])
        if row["kind"] != "month":
            continue
        if row["locale"] == "en":
            english.append((words[0], MonthName((), number, True, False, "en")))
            continue
        madda = row["name"].startswith("آ") and len(row["name"]) == 2
        names.setdefault(words, MonthName(words[1:], number, words in weak, madda, row["locale"]))
    hijri: dict[str, list[MonthName]] = {}
    for entry in entries.values():
        for form in entry.forms:
            words = _words(form)
            if entry.number is not None:
                names.setdefault(words, MonthName(words[1:], entry.number, words in weak, False, ""))
            elif entry.hijri is not None:
                hijri.setdefault(words[0], []).append(MonthName(words[1:], entry.hijri, True, False, ""))
    gregorian: dict[str, list[MonthName]] = {}
    for words, name in names.items():
        gregorian.setdefault(words[0], []).append(name)
    for first, name in english:
        gregorian.setdefault(first, []).append(name)
    for table in (gregorian, hijri):
        for rows in table.values():
            rows.sort(key=lambda row: -len(row.rest))
    return MonthNames(gregorian, hijri)


@lru_cache(maxsize=4)
def load_months(code: str) -> dict[tuple[str, ...], int]:
    """Folded words of a Gregorian month name -> its number, 1 to 12; English names and short forms included."""
    return {
        (first, *name.rest): name.number for first, names in load_month_names(code).gregorian.items() for name in names
    }


@lru_cache(maxsize=4)
def load_weekdays(code: str) -> dict[str, int]:
    """Folded weekday name -> 0 (Monday) to 6, as `datetime.date.weekday`."""
    return {_words(row["name"])[0]: int(row["number"]) for row in _rows(code) if row["kind"] == "weekday"}


def _rows(code: str) -> list[dict[str, str]]:
    return read_tsv(code, "calendar_names.tsv", ("kind", "locale", "number", "name", "source"))


def _words(name: str) -> tuple[str, ...]:
    return tuple(t.key for t in tokenize(name))
