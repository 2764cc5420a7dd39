"""Builders of periods: this year, the end of the month, a season, a quarter, a decade, a century."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.made import NO_CONTEXT, NO_PUBLICATION, UNKNOWN_DAY, Made, first_day, shift, week
from mahdar.annotators.temporal.slots import direction_of, slot
from mahdar.lang.times import TimeRule
from mahdar.text.patterns import Match
from mahdar.text.timex import interval

_OPEN = {"D": UNKNOWN_DAY, "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}


def make_unit_rel(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """This, last or next week, month, year, ..."""
    item = slot(match, "ال:unit")
    if item is None or item.value in ("H", "MIN", "S"):
        return None
    if context.key(match.first - 1) in context.grammar.cue_words["not_unit_before"]:
        return None
    direction = direction_of(match)
    return [_unit(context, str(item.value), direction or 0)]


def _unit(context: Context, unit: str, amount: int) -> Made:
    published = context.published
    if published is None:
        return Made("DATE", _OPEN[unit], anchor="publication", reason=NO_PUBLICATION)
    if unit == "W":
        day = published + dt.timedelta(days=published.isoweekday() == 7)  # on a Sunday the week has begun
        return Made("DATE", week(day + dt.timedelta(weeks=amount)), anchor="publication", data="W")
    value = shift(published.isoformat(), unit, amount)
    return Made("DATE", value or _OPEN[unit], anchor="publication", reason=None if value else "outside the calendar")


def make_unit_after_next(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The week after next, the year before last."""
    item, direction = slot(match, "ال:unit"), direction_of(match)
    if item is None or not direction or item.value in ("H", "MIN", "S"):
        return None
    return [_unit(context, str(item.value), 2 * direction)]


def make_unit_context(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The next, the previous or the same day, month, year, counted from the last date named."""
    item = slot(match, "ال:unit")
    unit = str(item.value) if item is not None else ""
    words = [context.key(at) for at in range(match.first, match.last)]
    if not unit:
        for word in words:
            unit = context.grammar.units.get(word.removeprefix(context.grammar.article), unit)
    if unit in ("", "H", "MIN", "S"):
        return None
    if context.key(match.first - 1) in context.grammar.cue_words["not_unit_before"]:
        return None
    follow = slot(match, "ال:follow")
    amount = int(follow.value) if follow is not None else 0
    if follow is None and words[-1] in context.grammar.follow_verbs:
        amount = context.grammar.follow_verbs[words[-1]]
    base = context.last_day
    if base is None:
        if amount == -1 and unit in ("M", "Y") and context.published is not None:
            made = _unit(context, unit, amount)  # مقارنة بالعام السابق: nothing else is named
            return [replace(made, reason="counted from publication: no day is named before")]
        return [Made("DATE", _OPEN[unit], anchor="context", reason=NO_CONTEXT)]
    if unit == "W":
        day = first_day(base)
        if day is None or len(base) < 10:
            return [Made("DATE", _OPEN[unit], anchor="context", reason=NO_CONTEXT)]
        return [Made("DATE", week(day + dt.timedelta(weeks=amount)), anchor="context")]
    value = shift(base, unit, amount)
    if value is None:
        return [Made("DATE", _OPEN[unit], anchor="context", reason=NO_CONTEXT)]
    return [Made("DATE", value, anchor="context")]


def make_part_of_period(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The start, middle or end of a period."""
    part, period, unit = slot(match, "part"), slot(match, "period"), slot(match, "ال:unit")
    if part is None and rule.mod is None:
        return None
    mod = rule.mod if part is None else str(part.value)
    if period is not None:
        inner: Made = period.value
        if inner.type != "DATE" or inner.mod is not None:
            return None
        return [Made("DATE", _month_within(inner, mod), mod=mod, anchor=inner.anchor, reason=inner.reason)]
    season = slot(match, "ال:season")
    if season is not None:
        year = "XXXX" if context.published is None else f"{context.published.year:04}"
        return [Made("DATE", f"{year}-{season.value}", mod=mod, anchor="publication")]
    if unit is None or unit.value in ("D", "H", "MIN", "S"):
        return None
    back = 0
    if unit.value == "W" and mod == "END" and context.published is not None:
        early = context.published.isoweekday() <= 3
        back = -(early and context.tense(match.first, match.last) < 0)  # زار العاصمة نهاية الأسبوع، told on a Tuesday
    inner = _unit(context, str(unit.value), back)
    return [Made("DATE", inner.value, mod=mod, anchor="publication", reason=inner.reason)]


def _month_within(inner: Made, mod: str | None) -> str:
    """Its value; of a Hijri month, which lies in two months of ours, the one that holds its middle or its end."""
    if inner.edtf is None or "/" not in inner.edtf or len(inner.value) != 7 or mod not in ("MID", "END"):
        return inner.value
    first, last = map(dt.date.fromisoformat, inner.edtf.split("/"))
    day = last if mod == "END" else first + (last - first) / 2
    return day.isoformat()[:7]


def make_rest_of_period(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The rest of a period: the period."""
    period, unit = slot(match, "period"), slot(match, "ال:unit")
    if period is not None:
        inner: Made = period.value
        return [Made("DATE", inner.value, anchor=inner.anchor, reason=inner.reason)] if inner.mod is None else None
    if unit is None or unit.value in ("H", "MIN", "S"):
        return None
    return [_unit(context, str(unit.value), 0)]


def make_season(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A season and its year."""
    item = slot(match, "season") or slot(match, "ال:season")
    if item is None:
        return None
    year = slot(match, "year") or slot(match, "ال:year")
    if year is not None:
        return [Made("DATE", f"{year.value.value}-{item.value}")]
    if context.published is None:
        return [Made("DATE", f"XXXX-{item.value}", anchor="publication", reason=NO_PUBLICATION)]
    direction = direction_of(match) or 0
    year_number = context.published.year
    if slot(match, "ال:unit") is not None:
        year_number += direction
    elif direction:
        days = interval(f"{year_number}-{item.value}")
        if days is not None and direction < 0 and days[1] >= context.published:
            year_number -= 1
        if days is not None and direction > 0 and days[0] <= context.published:
            year_number += 1
    return [Made("DATE", f"{year_number}-{item.value}", anchor="publication")]


def make_quarter(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A quarter or half of a year; of a month its start or end."""
    word = context.key(match.first)
    half = "نصف" in word
    if "ثلث" in word:
        return None
    order = slot(match, "ord")
    number = int(order.value) if order is not None else (2 if half else 4)
    if slot(match, "ال:rel") is not None and order is None:
        return None
    if number > (2 if half else 4):
        return None
    period, unit = slot(match, "period") or slot(match, "year"), slot(match, "ال:unit")
    inner: Made
    if period is not None:
        inner = period.value
    elif unit is not None and unit.value in ("Y", "M"):
        inner = _unit(context, str(unit.value), 0)
    else:
        return None
    if inner.mod is not None:
        return None
    if len(inner.value) == 4:
        code = f"H{number}" if half else f"Q{number}"
        return [Made("DATE", f"{inner.value}-{code}", anchor=inner.anchor, reason=inner.reason)]
    if half and len(inner.value) == 7 and "-" in inner.value:
        return [
            Made("DATE", inner.value, mod="START" if number == 1 else "END", anchor=inner.anchor, reason=inner.reason)
        ]
    if half and len(inner.value) in (2, 3):
        return [
            Made("DATE", inner.value, mod="START" if number == 1 else "END", anchor=inner.anchor, reason=inner.reason)
        ]
    return None


def make_week_of_period(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The n-th or last week of a month or year, as the ISO week that holds its first day."""
    period, order = slot(match, "period"), slot(match, "ord")
    if period is None:
        return None
    inner: Made = period.value
    days = interval(inner.value)
    if days is None or inner.mod is not None or len(inner.value) not in (4, 7):
        if "X" in inner.value:
            return [Made("DATE", f"{inner.value[:4]}-WXX", anchor=inner.anchor, reason=inner.reason)]
        return None
    if order is None:
        day = days[1] - dt.timedelta(days=3 if len(inner.value) == 4 else 6)  # 28 December is in the year's last week
    elif len(inner.value) == 4:
        day = days[0] + dt.timedelta(days=-days[0].weekday() if days[0].weekday() < 4 else 7 - days[0].weekday())
        day += dt.timedelta(weeks=int(order.value) - 1)
    else:
        day = days[0] + dt.timedelta(weeks=int(order.value) - 1)
    if day > days[1]:
        return None
    return [Made("DATE", week(day), anchor=inner.anchor)]


def make_weekend(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A weekend: the week's, of this, the last or the next week."""
    weeks = direction_of(match) or int(getattr(slot(match, "ال:follow"), "value", 0))
    if any(context.key(at) in context.grammar.cue_words["after"] for at in range(match.first, match.last)):
        weeks *= 2
    made = _unit(context, "W", weeks)
    return [Made("DATE", f"{made.value}-WE", anchor="publication", reason=made.reason)]


def make_decade(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A decade by its tens; of the last century if the words say so, else the last one that is over."""
    item = slot(match, "ال:decade") or slot(match, "decade")
    if item is None:
        return None
    if context.is_age(match.first, match.last):
        return None
    part = slot(match, "part")
    mod = str(part.value) if part is not None else None
    order = slot(match, "ord")
    tens = int(item.value)
    if order is not None:
        return [Made("DATE", f"{int(order.value) - 1:02}{tens}", mod=mod)]
    direction = direction_of(match)
    this = context.published.year if context.published is not None else None
    if direction is not None and direction != 0:
        if this is None:
            return [Made("DATE", f"XX{tens}", mod=mod, anchor="publication", reason=NO_PUBLICATION)]
        return [Made("DATE", f"{this // 100 + direction:02}{tens}", mod=mod, anchor="publication")]
    century = 19 if tens >= 3 or this is None else (this // 100 if this // 10 % 10 >= tens else this // 100 - 1)
    return [Made("DATE", f"{century:02}{tens}", mod=mod)]


def make_century(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A century by number, or this, the last, the next."""
    part, order = slot(match, "part"), slot(match, "ord")
    mod = str(part.value) if part is not None else None
    if order is not None:
        number = int(order.value)
        if context.key(match.last - 1) in context.grammar.cue_words["before_christ"]:
            return [Made("DATE", "XX", mod=mod, reason=f"century {number} before the common era")]
        return [Made("DATE", f"{number - 1:02}", mod=mod)] if 1 <= number <= 22 else None
    made = _unit(context, "CE", direction_of(match) or 0)
    return [Made("DATE", made.value, mod=mod, anchor="publication", reason=made.reason)]
