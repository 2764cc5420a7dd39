"""Hijri dates: the Gregorian days they mean in the Umm al-Qura calendar."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache


@lru_cache(maxsize=512)
def to_gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian date of an Umm al-Qura date; None outside 1343-1500 AH or without such a day.

    A country's printed calendar may differ by a day.
    """
    from hijridate import Hijri  # loaded with the first Hijri date only

    try:
        made = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return dt.date(made.year, made.month, made.day)


@lru_cache(maxsize=512)
def month_interval(year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """First and last Gregorian day of a Hijri month."""
    first = to_gregorian(year, month, 1)
    after = to_gregorian(year + month // 12, month % 12 + 1, 1)
    if first is None or after is None:
        return None
    return first, after - dt.timedelta(days=1)


def from_gregorian(day: dt.date) -> tuple[int, int, int] | None:
    """Hijri year, month and day of a Gregorian date; None outside the calendar's years."""
    from hijridate import Gregorian

    try:
        made = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return made.year, made.month, made.day
