"""Days behind TIMEX3 values: the first and last day that a value may mean."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_PARTS = {"START": (0.0, 1 / 3), "MID": (1 / 3, 2 / 3), "END": (2 / 3, 1.0)}


class Days(NamedTuple):
    """First and last day, inclusive; `precision` is 4 for a year, 7 for a month, 8 for a week, 10 for a day."""

    first: dt.date
    last: dt.date
    precision: int

    def meets(self, other: Days, slack: int = 0) -> bool:
        """Whether both may mean one day, `slack` days of difference allowed."""
        return (self.first - other.last).days <= slack and (other.first - self.last).days <= slack

    def may_be(self, other: Days) -> bool:
        """Whether both may be told of one thing.

        "Today" in papers of two days differs by one; a week begins on Saturday, Sunday or Monday.
        """
        return self.meets(other, {10: 1, 8: 2}.get(min(self.precision, other.precision), 0))

    def gap(self, other: Days) -> int:
        """Days between them; 0 where they meet."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)


@lru_cache(maxsize=20_000)
def read_days(value: str | None, mod: str | None = None) -> Days | None:
    """The days of a date value; None where the value names no year.

    Args:
        value: TIMEX3: `2021`, `2021-06`, `2021-W23`, `2021-06-07`, with a clock time after it or not.
        mod: START, MID and END narrow a month to a third of it, a little widened; other values change nothing.
    """
    week = _WEEK.fullmatch(value or "")
    if week is not None:
        return _read_week(int(week[1]), int(week[2]), weekend=bool(week[3]))
    match = _DATE.match(value or "")
    if match is None or (value or "")[match.end() : match.end() + 1] not in ("", "T"):
        return None
    try:
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        if day:
            return Days(dt.date(year, month, day), dt.date(year, month, day), 10)
        if month:
            days = Days(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), 7)
        else:
            days = Days(dt.date(year, 1, 1), dt.date(year, 12, 31), 4)
    except ValueError:
        return None
    if mod in _PARTS:
        low, high = _PARTS[mod]
        size = (days.last - days.first).days
        first = days.first + dt.timedelta(days=round(size * low))
        return Days(first, days.first + dt.timedelta(days=round(size * high)), days.precision)
    return days


def _read_week(year: int, week: int, *, weekend: bool) -> Days | None:
    try:
        first, last = dt.date.fromisocalendar(year, week, 6 if weekend else 1), dt.date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
    return Days(first, last, 8)


def around(day: dt.date, before: int, after: int) -> Days:
    """The days from `before` days before to `after` days after."""
    return Days(day - dt.timedelta(days=before), day + dt.timedelta(days=after), 10)
