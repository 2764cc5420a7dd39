"""How a commitment stood on a day: what had been said of it by then, and whether it was due."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from mahdar.model import LedgerLine
from mahdar.register.days import read_days

_WEEK = re.compile(r"(\d{4})-W(\d{2})")


def stand_on(line: LedgerLine, day: dt.date) -> tuple[LedgerLine, str] | None:
    """The line with the steps said on or before a day, and its state then; None if none had been said.

    The state is `done` where it was reported so and only repeated since, `denied` where the last step denies it; else
    `overdue` from the day after the deadline, `not yet due` up to it, and `open` where no deadline had been given, or
    none whose day can be told.
    """
    steps = tuple(step for step in line.steps if _is_said(step.date, day))
    if not steps:
        return None
    deadline = next((step.deadline for step in reversed(steps) if step.deadline), None)
    scores = tuple(score for score in line.scores if score.on <= day.isoformat())
    known = replace(line, steps=steps, deadline=deadline, scores=scores)
    telling = next((s.change for s in reversed(steps) if s.change != "repeated"), None)
    if telling == "done" or steps[-1].change == "denied":
        return known, "done" if telling == "done" else "denied"
    last = _last_day(deadline)
    said = read_days(steps[0].date)
    if last is None or (said is not None and last < said.first):  # a date before the promise is not its deadline
        return known, "open"
    return known, "overdue" if last < day else "not yet due"


def _is_said(date: str | None, day: dt.date) -> bool:
    """Whether it was said by then, for certain: a month counts once it is over."""
    said = read_days(date)
    return said is not None and said.last <= day


def _last_day(deadline: str | None) -> dt.date | None:
    days = read_days(deadline)
    week = _WEEK.fullmatch(deadline or "")
    if week:
        try:
            return dt.date.fromisocalendar(int(week[1]), int(week[2]), 7)
        except ValueError:
            return None
    return days.last if days else None
