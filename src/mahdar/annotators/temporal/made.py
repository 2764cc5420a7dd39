"""What a builder makes of a match, and the calendar arithmetic that builders share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from mahdar.model import Anchor, TimeType
from mahdar.text.timex import add_months

UNKNOWN_DAY = "XXXX-XX-XX"
NO_PUBLICATION = "no publication date to count from"
NO_CONTEXT = "no day named before to count from"


@dataclass(frozen=True, slots=True)
class Made:
    """A time before it has a span: its value, and its tokens where they are not the whole match."""

    type: TimeType
    value: str
    mod: str | None = None
    anchor: Anchor | None = None
    reason: str | None = None
    first: int | None = None
    last: int | None = None
    letters: int = 0
    edtf: str | None = None
    """Where it says more than the value does (a Hijri month's days)."""
    data: Any = None
    """For builders that build on it: a clock's parts, a zone's offset, a duration's unit and amount."""


def shift(value: str, unit: str, amount: int) -> str | None:
    """A date value moved by `amount` units, at the precision of the unit or of the value, whichever is wider.

    Args:
        value: An ISO day, month or year.
        unit: D, W, M, Y, DE or CE.
        amount: Negative for before.
    """
    day = first_day(value)
    if day is None:
        return None
    try:
        if unit == "D":
            return (day + dt.timedelta(days=amount)).isoformat() if len(value) >= 10 else None
        if unit == "W":
            return (day + dt.timedelta(weeks=amount)).isoformat() if len(value) >= 10 else None
        if unit == "M":
            return add_months(day, amount).isoformat()[:7]
        if unit == "Y":
            return f"{day.year + amount:04}"
        if unit == "DE":
            return f"{(day.year + 10 * amount) // 10:03}"
        if unit == "CE":
            return f"{(day.year + 100 * amount) // 100:02}"
    except (ValueError, OverflowError):
        return None
    return None


def first_day(value: str) -> dt.date | None:
    """The first day of an ISO day, month or year."""
    try:
        if len(value) == 4:
            return dt.date(int(value), 1, 1)
        if len(value) == 7 and value[5:].isdigit():
            return dt.date(int(value[:4]), int(value[5:]), 1)
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def week(day: dt.date) -> str:
    """The ISO week that holds a day: `2021-W14`."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def in_unit(day: dt.date, unit: str) -> str:
    """The value of the day, week, month, year, decade or century that holds a day."""
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        return week(day)
    return day.isoformat()[: {"M": 7, "Y": 4, "DE": 3, "CE": 2}[unit]]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
