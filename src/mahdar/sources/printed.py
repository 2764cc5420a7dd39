"""Whole dates printed on a page: in a line of their own, a dateline, a caption or a tweet's signature."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from mahdar.lang.months import load_months, load_weekdays
from mahdar.lang.page import load_date_words
from mahdar.text.tokens import NUMBER, Token


class PrintedDate(NamedTuple):
    """A whole Gregorian date: tokens `[first, last)` and the day."""

    first: int
    last: int
    day: dt.date


_SEPARATORS = ("/", "-", ".")


def find_dates(tokens: Sequence[Token], code: str) -> list[PrintedDate]:
    """Whole dates (day, month and year) in a line's tokens, left to right."""
    months = load_months(code)
    found: list[PrintedDate] = []
    index = 0
    while index < len(tokens):
        date = _numeric(tokens, index) or _worded(tokens, index, months) or _english(tokens, index, months)
        if date:
            found.append(date)
            index = date.last
        else:
            index += 1
    return found


def only_date(tokens: Sequence[Token], dates: Sequence[PrintedDate], code: str) -> bool:
    """Whether a line holds dates, weekdays, clock times, labels and signs, and nothing else."""
    weekdays = load_weekdays(code)
    months = {part for words in load_months(code) for part in words}
    around = load_date_words(code)
    covered = {n for date in dates for n in range(date.first, date.last)}
    for n, token in enumerate(tokens):
        if n in covered or token.kind in (NUMBER, "sign") or token.key in weekdays or token.key in months:
            continue
        if token.key not in around:
            return False
    return True


def only_clock(tokens: Sequence[Token], code: str) -> bool:
    """Whether a line is a clock time and nothing else: `02 : 00`, `09:28 ت م`, `الساعة 14:30 بتوقيت غرينتش`."""
    around = load_date_words(code)
    for n in range(len(tokens) - 2):
        hour, colon, minute = tokens[n : n + 3]
        if (
            hour.kind == NUMBER
            and colon.key == ":"
            and minute.kind == NUMBER
            and hour.key.isdigit()
            and minute.key.isdigit()
            and int(hour.key) < 24
            and int(minute.key) < 60
        ):
            rest = [t for m, t in enumerate(tokens) if not n <= m < n + 3]
            return all(t.kind in (NUMBER, "sign") or t.key in around for t in rest)
    return False


def _numeric(tokens: Sequence[Token], index: int) -> PrintedDate | None:
    if index + 4 >= len(tokens):
        return None
    a, first, b, second, c = tokens[index : index + 5]
    if first.key not in _SEPARATORS or second.key != first.key or {a.kind, b.kind, c.kind} != {NUMBER}:
        return None
    if any(x.end != y.start for x, y in zip((a, first, b, second), (first, b, second, c), strict=True)):
        return None
    if not (a.key.isdigit() and b.key.isdigit() and c.key.isdigit()):
        return None
    if len(a.key) == 4:
        day = _date(int(a.key), int(b.key), int(c.key))
    elif len(c.key) == 4:
        day = _date(int(c.key), int(b.key), int(a.key))
    else:
        return None
    return PrintedDate(index, index + 5, day) if day else None


def _month_at(tokens: Sequence[Token], index: int, months: dict[tuple[str, ...], int]) -> tuple[int, int] | None:
    """(month, tokens used), two-word names first."""
    for size in (2, 1):
        number = months.get(tuple(t.key for t in tokens[index : index + size]))
        if number and index + size <= len(tokens):
            return number, size
    return None


def _worded(tokens: Sequence[Token], index: int, months: dict[tuple[str, ...], int]) -> PrintedDate | None:
    """23 يوليو 2021، 7 نيسان/أبريل 2021، 7 نيسان (أبريل) 2021، 12/يونيو/2020."""
    if not (tokens[index].kind == NUMBER and tokens[index].key.isdigit() and int(tokens[index].key) <= 31):
        return None
    slashed = index + 1 < len(tokens) and tokens[index + 1].key in _SEPARATORS
    if slashed:
        month = _month_at(tokens, index + 2, months)
        if month is None or index + 2 + month[1] >= len(tokens):
            return None
        close = index + 2 + month[1]
        if tokens[close].key != tokens[index + 1].key:
            return None
        return _with_year(tokens, index, close + 1, month[0], int(tokens[index].key))
    month = _month_at(tokens, index + 1, months)
    if month is None:
        return None
    number, size = month
    after = index + 1 + size
    if after + 1 < len(tokens) and tokens[after].key in ("/", "("):
        other = _month_at(tokens, after + 1, months)
        if other is None or other[0] != number:
            return None
        after += 1 + other[1]
        if after < len(tokens) and tokens[after].key == ")":
            after += 1
    if after < len(tokens) and tokens[after].key in (",", "،"):
        after += 1
    return _with_year(tokens, index, after, number, int(tokens[index].key))


def _english(tokens: Sequence[Token], index: int, months: dict[tuple[str, ...], int]) -> PrintedDate | None:
    """April 7, 2021."""
    if tokens[index].kind != "latin" or (tokens[index].key,) not in months or index + 2 >= len(tokens):
        return None
    day = tokens[index + 1]
    if not (day.kind == NUMBER and day.key.isdigit() and int(day.key) <= 31):
        return None
    after = index + 2
    if tokens[after].key == ",":
        after += 1
    return _with_year(tokens, index, after, months[(tokens[index].key,)], int(day.key))


def _with_year(tokens: Sequence[Token], first: int, year: int, month: int, day: int) -> PrintedDate | None:
    if year >= len(tokens) or not (tokens[year].key.isdigit() and len(tokens[year].key) == 4):
        return None
    date = _date(int(tokens[year].key), month, day)
    return PrintedDate(first, year + 1, date) if date else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    """A day of the years in which news was printed, or None."""
    if not 1850 <= year <= 2150:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
