"""Builders of days: of a named month, of this or the last month, in figures, of the Hijri calendar, of both."""

from __future__ import annotations

import datetime as dt

from mahdar.annotators.temporal.calendar import hijri_year_near, nearest_year
from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.hijri import to_gregorian
from mahdar.annotators.temporal.made import NO_PUBLICATION, Made, first_day, is_day
from mahdar.annotators.temporal.slots import slot, slots, value_of
from mahdar.lang.lookahead import JOINTS
from mahdar.lang.times import TimeRule
from mahdar.model import Anchor
from mahdar.text.patterns import Match
from mahdar.text.tokens import NUMBER


def make_day(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day of a named month, its year printed, told by an adjective, or the nearest."""
    day, month = slot(match, "d") or slot(match, "ord"), slot(match, "m")
    if day is None or month is None or int(day.value) > 31:
        return None
    if (
        not month.value.strong
        and context.tokens[day.first].kind != NUMBER
        and not any(slot(match, name) for name in ("year", "ال:rel", "ال:weekday"))
    ):
        return None
    year = slot(match, "year")
    number = ""
    reason: str | None = None
    anchor: Anchor | None = None
    if year is not None:
        number = year.value.value
    else:
        anchor = "publication"
        if slot(match, "ال:rel") is not None or slot(match, "ال:unit") is not None:
            number, reason = _year_of_day(context, match, month.value.number, int(day.value))
        else:
            number, reason = nearest_year(context, match, month.value.number, int(day.value))
    return _checked(context, match, f"{number}-{month.value.number:02}-{int(day.value):02}", anchor, reason)


def _year_of_day(context: Context, match: Match, month: int, day: int) -> tuple[str, str | None]:
    published = context.published
    if slot(match, "same") is not None and context.last_day is not None and context.last_day[:4].isdecimal():
        return context.last_day[:4], None
    if published is None:
        return "XXXX", NO_PUBLICATION
    direction = int(value_of(match, "ال:rel", "ال:latest") or 0)
    if slot(match, "ال:unit") is not None:
        return f"{published.year + direction:04}", None
    here = (published.month, published.day)
    if direction < 0:
        return f"{published.year - ((month, day) >= here):04}", None
    if direction > 0:
        return f"{published.year + ((month, day) <= here):04}", None
    return f"{published.year:04}", None


def _checked(
    context: Context, match: Match, value: str, anchor: Anchor | None, reason: str | None
) -> list[Made] | None:
    """The day, if there is such a day; a weekday printed with it that does not fit is reported."""
    if "X" not in value:
        day = first_day(value)
        if day is None:
            return None
        weekday = slot(match, "ال:weekday")
        if weekday is not None and day.isoweekday() != int(weekday.value):
            told = slot(match, "hm") is not None or slot(match, "ال:rel") is not None
            if anchor is not None and context.published is not None and not told:
                moved = _fit_weekday(day, int(weekday.value))
                if moved is not None:
                    return [Made("DATE", moved.isoformat(), anchor=anchor, reason="year chosen to fit the weekday")]
            reason = f"the weekday printed is not that of {value}"
    return [Made("DATE", value, anchor=anchor, reason=reason)]


def _fit_weekday(day: dt.date, weekday: int) -> dt.date | None:
    for year in (day.year - 1, day.year + 1):
        if is_day(year, day.month, day.day) and dt.date(year, day.month, day.day).isoweekday() == weekday:
            return dt.date(year, day.month, day.day)
    return None


def make_weekday_day(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A weekday and a day of the month: the nearest month in which they fall together."""
    weekday, day = slot(match, "ال:weekday"), slot(match, "d") or slot(match, "ord")
    if weekday is None or day is None or context.published is None or not context.stands_alone(match.last):
        return None
    if context.key(match.last) in JOINTS and context.key(match.last + 1)[:1].isdigit():
        return None  # الثلاثاء 5-10: a day and month of another calendar
    if context.tokens[day.last - 1].kind != NUMBER and int(day.value) <= 5:
        return None  # الأحد الأول: the first Sunday of something
    best: dt.date | None = None
    for months in range(-3, 4):
        count = context.published.year * 12 + context.published.month - 1 + months
        year, month = count // 12, count % 12 + 1
        if is_day(year, month, int(day.value)):
            found = dt.date(year, month, int(day.value))
            nearer = best is None or abs(found - context.published) < abs(best - context.published)
            if found.isoweekday() == int(weekday.value) and nearer:
                best = found
    return [Made("DATE", best.isoformat(), anchor="publication")] if best is not None else None


def make_day_figures_short(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Day and month in figures, the year the nearest."""
    days = slots(match, "d")
    tokens = context.tokens
    if len(days) != 2 or not context.stands_alone(match.last):
        return None
    if any(tokens[at].end != tokens[at + 1].start for at in range(match.first, match.last - 1)):
        return None
    if any(tokens[item.first].kind != NUMBER for item in days) or context.key(match.last) in ("/", "%", "٪"):
        return None
    day, month = int(days[0].value), int(days[1].value)
    if month > 12:
        day, month = month, day
    if month > 12 or not is_day(2024, month, day):
        return None
    year, reason = nearest_year(context, match, month, day)
    return [Made("DATE", f"{year}-{month:02}-{day:02}", anchor="publication", reason=reason)]


def make_day_first(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """fatih and a month: its first day."""
    month = slot(match, "m")
    if month is None:
        return None
    year = slot(match, "year")
    if year is not None:
        return [Made("DATE", f"{year.value.value}-{month.value.number:02}-01")]
    if slot(match, "ال:rel") is not None:
        number, reason = _year_of_day(context, match, month.value.number, 1)
    else:
        number, reason = nearest_year(context, match, month.value.number, 1)
    return [Made("DATE", f"{number}-{month.value.number:02}-01", anchor="publication", reason=reason)]


def make_day_of_month(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day of this, the last, the next or the same month."""
    item = slot(match, "d")
    if item is None:
        return None
    words = [context.key(at) for at in range(item.last, match.last)]
    same = any(w in context.grammar.same_words for w in words)
    base = context.published
    anchor: Anchor = "publication"
    if same:
        anchor = "context"
        base = first_day(context.last_day) if context.last_day and len(context.last_day) >= 7 else None
        if base is None:
            return [Made("DATE", f"XXXX-XX-{int(item.value):02}", anchor=anchor, reason="no month named before")]
    if base is None:
        return [Made("DATE", f"XXXX-XX-{int(item.value):02}", anchor=anchor, reason=NO_PUBLICATION)]
    direction = 0
    for word in words:
        if word in context.grammar.directions:
            direction = context.grammar.directions[word]
    day = int(item.value)
    if len(words) == 1:  # 25 المقبل: the next 25th, in this month or the next
        if direction > 0:
            direction = int(day <= base.day)
        elif direction < 0:
            direction = -int(day >= base.day)
    count = base.year * 12 + base.month - 1 + direction
    year, month = count // 12, count % 12 + 1
    if not is_day(year, month, day):
        return None
    return _checked(context, match, f"{year:04}-{month:02}-{day:02}", anchor, None)


def make_day_figures(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A date in figures."""
    item = slot(match, "num")
    if item is None:
        return None
    return _checked(context, match, item.value.isoformat(), None, None)


def make_day_hijri(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day of a Hijri month, as the Gregorian day it means."""
    day, month = slot(match, "d"), slot(match, "hm")
    if month is None:
        return None
    number = int(day.value) if day is not None else 1
    year = slot(match, "hy")
    if year is not None:
        return _hijri_day(context, match, int(year.value[0]), month.value.number, number, None)
    rel = value_of(match, "ال:rel")
    chosen = hijri_year_near(context, month.value.number, number, int(rel) if rel is not None else None)
    if chosen is None:
        return [Made("DATE", "XXXX-XX-XX", anchor="publication", reason=NO_PUBLICATION)]
    return _hijri_day(context, match, chosen, month.value.number, number, "publication")


def _hijri_day(
    context: Context, match: Match, year: int, month: int, day: int, anchor: Anchor | None
) -> list[Made] | None:
    if not (1 <= day <= 30):
        return None
    found = to_gregorian(year, month, day)
    if found is None:
        return [
            Made("DATE", "XXXX-XX-XX", anchor=anchor, reason=f"{day}/{month}/{year} AH is not in the Umm al-Qura table")
        ]
    made = _checked(context, match, found.isoformat(), anchor, f"{day}/{month}/{year} AH, Umm al-Qura")
    return [Made(m.type, m.value, m.mod, m.anchor, m.reason, data=(year, month, day)) for m in made or ()]


def make_day_hijri_figures(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A Hijri date in figures."""
    item = slot(match, "hnum")
    if item is None:
        return None
    year, month, day = item.value
    return _hijri_day(context, match, year, month, day, None)


def make_both_calendars(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A Hijri and a Gregorian date for one day, checked against each other; the Gregorian gives the value."""
    hijri, gregorian = slot(match, "hday"), slot(match, "gday")
    if hijri is None or gregorian is None:
        return None
    printed: Made = gregorian.value
    other: Made = hijri.value
    if len(printed.value) < 10 or "W" in printed.value:
        return None
    if printed.anchor is not None and "X" not in other.value and other.anchor is None:
        # the Gregorian half has no year of its own: the Hijri one decides it
        near = first_day(other.value)
        if near is not None:
            for year in (near.year, near.year - 1, near.year + 1):
                candidate = first_day(f"{year:04}{printed.value[4:]}")
                if candidate is not None and abs((candidate - near).days) <= 2:
                    return [Made("DATE", candidate.isoformat(), reason=_mismatch(candidate.isoformat(), other))]
    return [Made("DATE", printed.value, anchor=printed.anchor, reason=_mismatch(printed.value, other))]


def _mismatch(value: str, other: Made) -> str | None:
    if value == other.value or "X" in other.value or "X" in value:
        return None
    one, two = first_day(value), first_day(other.value)
    if one is None or two is None:
        return None
    return f"the Hijri date printed is {other.value} in the Umm al-Qura calendar, {abs((one - two).days)} days apart"
