"""Builders of days counted from publication or from a day named before."""

from __future__ import annotations

import datetime as dt

from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.made import NO_CONTEXT, NO_PUBLICATION, UNKNOWN_DAY, Made, first_day
from mahdar.annotators.temporal.slots import direction_of, slot
from mahdar.lang.times import TimeRule
from mahdar.model import TimeType
from mahdar.text.patterns import Match
from mahdar.text.timex import interval


def make_days(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day counted from publication; a weekday printed beside it is checked and can correct it."""
    if match.letters and context.key(match.first)[match.letters - 1] == "ب" and match.last - match.first == 1:
        return None  # باليوم: "at the day of", a name follows
    if match.letters == 1 and context.text[context.tokens[match.first].start :][:2] == "لا":
        return None  # لامس: it touched
    part = f"T{rule.part_of_day}" if rule.part_of_day else ""
    kind: TimeType = "TIME" if part else "DATE"
    weekday = slot(match, "ال:weekday")
    if context.published is None:
        value = UNKNOWN_DAY if weekday is None else f"XXXX-WXX-{weekday.value}"
        return [Made(kind, value + part, anchor="publication", reason=NO_PUBLICATION)]
    day = context.published + dt.timedelta(days=rule.days)
    reason = None
    if weekday is not None:
        offset = _offset_to(day, int(weekday.value))
        if rule.part_of_day == "NI" and offset == -1:
            return [Made(kind, (day - dt.timedelta(days=1)).isoformat() + part, anchor="publication")]
        context.offsets.append(offset)
        if offset:
            day += dt.timedelta(days=offset)
            reason = f"the weekday printed moves it by {offset:+d} days: the text is older or newer than its date"
    return [Made(kind, day.isoformat() + part, anchor="publication", reason=reason)]


def _offset_to(day: dt.date, weekday: int) -> int:
    """Days to the nearest such weekday, -3 to 3."""
    return (weekday - day.isoweekday() + 3) % 7 - 3


def make_weekday(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A weekday: by its adjective, the week it is put in, or the tense of the clause."""
    item = slot(match, "ال:weekday")
    if item is None:
        return None
    weekday = int(item.value)
    full = slot(match, "gday")
    if full is not None:
        made: Made = full.value
        return [Made("DATE", made.value, anchor=made.anchor, reason=made.reason)]
    if slot(match, "same") is not None:
        base = first_day(context.last_day) if context.last_day and len(context.last_day) >= 10 else None
        if base is None:
            return [Made("DATE", f"XXXX-WXX-{weekday}", anchor="context", reason=NO_CONTEXT)]
        return [Made("DATE", (base + dt.timedelta(days=_offset_to(base, weekday))).isoformat(), anchor="context")]
    if context.published is None:
        return [Made("DATE", f"XXXX-WXX-{weekday}", anchor="publication", reason=NO_PUBLICATION)]
    direction = direction_of(match)
    unit = slot(match, "ال:unit")
    if unit is not None:
        monday = context.published - dt.timedelta(days=context.published.weekday()) + dt.timedelta(weeks=direction or 0)
        return [Made("DATE", (monday + dt.timedelta(days=weekday - 1)).isoformat(), anchor="publication")]
    if direction is None:
        over = context.key(match.first - 1) in context.grammar.cue_words["compared"]
        direction = 1 if not over and context.tense(match.first, match.last) > 0 else -1
        away = (
            (weekday - context.published.isoweekday()) % 7
            if direction > 0
            else (-((context.published.isoweekday() - weekday) % 7))
        )
    elif direction > 0:
        away = (weekday - context.published.isoweekday() - 1) % 7 + 1
        away += 7 * (context.key(match.last - 2) in context.grammar.cue_words["after"])  # بعد المقبل
    elif direction < 0:
        away = -((context.published.isoweekday() - weekday - 1) % 7 + 1)
        if away == -1 and not context.grammar.bare:
            away = -8  # yesterday would be called so
        away -= 7 * (context.key(match.last - 2) in context.grammar.cue_words["before"])  # قبل الماضي
    else:
        away = _offset_to(context.published, weekday)
    return [Made("DATE", (context.published + dt.timedelta(days=away)).isoformat(), anchor="publication")]


def make_nth_weekday(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The first, second, ..., last Friday of a month or year."""
    weekday, period = slot(match, "weekday"), slot(match, "period")
    if weekday is None or period is None:
        return None
    inner: Made = period.value
    days = interval(inner.value)
    order = context.grammar.numbers.ordinals.get(context.key(match.first)[match.letters :])
    if days is None or inner.mod is not None:
        return None
    if order is None:  # the last one
        day = days[1] - dt.timedelta(days=(days[1].isoweekday() - int(weekday.value)) % 7)
    else:
        day = days[0] + dt.timedelta(days=(int(weekday.value) - days[0].isoweekday()) % 7 + 7 * (order - 1))
    if not days[0] <= day <= days[1]:
        return None
    return [Made("DATE", day.isoformat(), anchor=inner.anchor)]
