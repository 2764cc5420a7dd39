"""How exact a date is, and the days that it may mean."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_PRECISIONS = (
    ("time", re.compile(r"\d{4}-\d{2}-\d{2}T.+")),
    ("day", re.compile(r"\d{4}-\d{2}-\d{2}")),
    ("month", re.compile(r"\d{4}-\d{2}")),
    ("week", re.compile(r"\d{4}-W\d{2}(-WE)?")),
    ("season", re.compile(r"\d{4}-(SP|SU|FA|WI)")),
    ("quarter", re.compile(r"\d{4}-Q\d")),
    ("half", re.compile(r"\d{4}-H\d")),
    ("year", re.compile(r"\d{4}")),
)


def read_precision(date: str | None) -> str | None:
    """How exact a TIMEX3 date is: `time`, `day`, `week`, `month`, ...; None where it names no year."""
    return next((name for name, shape in _PRECISIONS if shape.fullmatch(date or "")), None)


def span_days(date: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a date that names a day, a week or a month; None for others, and for none there is.

    >>> span_days("2021-02"), span_days("2021")
    ((datetime.date(2021, 2, 1), datetime.date(2021, 2, 28)), None)
    """
    try:
        match read_precision(date):
            case "day" | "time":
                day = dt.date.fromisoformat(date[:10])
                return day, day
            case "month":
                first = dt.date.fromisoformat(f"{date}-01")
                return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
            case "week":
                year, week = int(date[:4]), int(date[6:8])
                first = dt.date.fromisocalendar(year, week, 6 if date.endswith("-WE") else 1)
                return first, dt.date.fromisocalendar(year, week, 7)
            case _:
                return None
    except ValueError:
        return None
