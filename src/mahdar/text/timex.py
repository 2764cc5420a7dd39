"""Arithmetic on TIMEX3 values: the days a value can mean, EDTF, and whether two values can be the same.

Values as `Time.value` holds them: `2021-04-07`, `2021-04`, `2021`, `202` (a decade), `20` (a century), `2021-W14`,
`2021-Q2`, `2021-H1`, `2021-SU`, a day with a clock time or part of day (`2021-04-07T10:30`, `2021-04-07TEV`), unknown
parts as X. Durations, sets and the references `PAST_REF`, `PRESENT_REF`, `FUTURE_REF` mean no days.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_SHORT = re.compile(r"\d{2,4}")
_PARTS = {
    "Q1": (1, 3),
    "Q2": (4, 3),
    "Q3": (7, 3),
    "Q4": (10, 3),
    "H1": (1, 6),
    "H2": (7, 6),
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
    "WI": (12, 3),
}
"""First month and number of months. Seasons are the meteorological ones; winter runs into the next year."""
_EDTF_PARTS = {
    "SP": "21",
    "SU": "22",
    "FA": "23",
    "WI": "24",
    "Q1": "33",
    "Q2": "34",
    "Q3": "35",
    "Q4": "36",
    "H1": "40",
    "H2": "41",
}
_EDTF_UNSPECIFIED = re.compile(r"[\dX]{4}(-[\dX]{2}(-[\dX]{2})?)?")
_ZONED = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_SHARES = {"START": (0.0, 0.45), "MID": (0.25, 0.75), "END": (0.55, 1.0)}
"""The share of a period that its start, middle and end can mean; they overlap, as usage does."""


@lru_cache(maxsize=4096)
def interval(value: str, mod: str | None = None) -> tuple[dt.date, dt.date] | None:
    """First and last day that a value can mean, both inclusive; None where it names no days.

    Args:
        value: A TIMEX3 value.
        mod: START, MID and END narrow the period; BEFORE and AFTER open it (to `date.min` and `date.max`); others
            change nothing.

    >>> interval("2021-06", "START")
    (datetime.date(2021, 6, 1), datetime.date(2021, 6, 13))
    """
    days = _days(value)
    if days is None:
        return None
    first, last = days
    if mod in _SHARES:
        low, high = _SHARES[mod]
        size = (last - first).days + 1
        return first + dt.timedelta(days=int(low * size)), first + dt.timedelta(days=max(int(high * size), 1) - 1)
    if mod == "BEFORE":
        return dt.date.min, first - dt.timedelta(days=1)
    if mod == "AFTER":
        return last + dt.timedelta(days=1), dt.date.max
    return days


def _days(value: str) -> tuple[dt.date, dt.date] | None:
    try:
        if match := _DAY.fullmatch(value):
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        if match := _MONTH.fullmatch(value):
            return _months(int(match[1]), int(match[2]), 1)
        if match := _WEEK.fullmatch(value):
            monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday + dt.timedelta(days=5 if match[3] else 0), monday + dt.timedelta(days=6)
        if match := _PART.fullmatch(value):
            month, count = _PARTS[match[2]]
            return _months(int(match[1]), month, count)
        if _SHORT.fullmatch(value):
            missing = 4 - len(value)
            return dt.date(int(value + "0" * missing), 1, 1), dt.date(int(value + "9" * missing), 12, 31)
    except ValueError:  # no such day, month, week or year
        return None
    return None


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    first = dt.date(year, month, 1)
    months = month - 1 + count - 1
    year, month = year + months // 12, months % 12 + 1
    return first, dt.date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month `months` later, or the last day of that month.

    Raises:
        ValueError: a year outside 1-9999.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def compatible(one: str, other: str, *, mod: str | None = None, other_mod: str | None = None) -> bool | None:
    """Whether two values can mean the same day; None where one of them names no days.

    >>> compatible("2021-04", "2021-04-07"), compatible("2021-04-07", "2021-04-08"), compatible("P1Y", "2021")
    (True, False, None)
    """
    first, second = interval(one, mod), interval(other, other_mod)
    if first is None or second is None:
        return None
    return first[0] <= second[1] and second[0] <= first[1]


def precision(value: str) -> int:
    """How narrow a value is, for choosing the most precise: days it can mean, negative; 0 days count as unknown."""
    days = interval(value)
    return -((days[1] - days[0]).days + 1) if days else -(10**7)


@lru_cache(maxsize=4096)
def edtf(value: str, mod: str | None = None) -> str | None:
    """The value as EDTF (ISO 8601-2), or None where EDTF has no word for it (durations, sets, references).

    >>> edtf("2018-SU"), edtf("2021-W14"), edtf("199"), edtf("XXXX-04-15"), edtf("2019", "APPROX")
    ('2018-22', '2021-04-05/2021-04-11', '199X', 'XXXX-04-15', '2019~')
    """
    made = _edtf(value)
    if made is None:
        return None
    if mod == "BEFORE":
        return f"../{made}"
    if mod == "AFTER":
        return f"{made}/.."
    return f"{made}~" if mod == "APPROX" and "/" not in made and "T" not in made else made


def _edtf(value: str) -> str | None:
    if match := _ZONED.fullmatch(value):
        return f"{match[1]}{match[2] or ':00'}{match[3] or ''}"
    if match := _DAY.fullmatch(value):
        return value[:10]
    if match := _PART.fullmatch(value):
        return f"{match[1]}-{_EDTF_PARTS[match[2]]}"
    if _WEEK.fullmatch(value):
        days = _days(value)
        return f"{days[0].isoformat()}/{days[1].isoformat()}" if days else None
    if _SHORT.fullmatch(value) and len(value) < 4:
        return value + "X" * (4 - len(value))
    if value != "XXXX" and _EDTF_UNSPECIFIED.fullmatch(value):
        return value
    return None
