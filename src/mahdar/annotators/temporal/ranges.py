"""Builders of ranges: two years, months, days, weekdays that share what one of them says; each is an expression."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from mahdar.annotators.temporal.calendar import make_month_bare
from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.days import make_day, make_day_figures, make_day_hijri_figures, make_day_of_month
from mahdar.annotators.temporal.made import Made
from mahdar.annotators.temporal.relative import make_weekday
from mahdar.annotators.temporal.slots import slot, slots
from mahdar.lang.times import TimeRule
from mahdar.text.patterns import Match, Slot


def make_weekday_range(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """From one weekday to another, in a week that is named or the nearest: two expressions, one after the other."""
    days = [item for item in match.slots if item.name.endswith("ال:weekday") or item.name == "وال:weekday"]
    if len(days) != 2:
        return None
    unit = slot(match, "ال:unit")
    if unit is not None and unit.value != "W":
        return None
    rest = tuple(s for s in match.slots if s not in days)
    start = match._replace(slots=(*rest, days[0]._replace(name="ال:weekday")))
    one = make_weekday(context, start, rule)
    if not one or "X" in one[0].value:
        return None
    first = dt.date.fromisoformat(one[0].value)
    second = first + dt.timedelta(days=(int(days[1].value) - int(days[0].value)) % 7)
    after, letters = _start(context, days[1])
    if not letters and context.grammar.units.get(context.key(after - 1)) == "D":
        after -= 1  # إلى يوم الخميس
    return [
        replace(one[0], first=match.first, last=days[0].last, letters=match.letters),
        Made("DATE", second.isoformat(), anchor="publication", first=after, last=match.last, letters=letters),
    ]


def make_range_years(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Two years of a range: two expressions."""
    years = [item for item in match.slots if item.name in ("y", "و:y")]
    if len(years) != 2 or not all(1900 <= int(y.value) <= 2100 for y in years) or years[1].value <= years[0].value:
        return None
    first = years[0].first
    second, letters = _start(context, years[1])
    return [
        Made("DATE", f"{years[0].value}", first=first, last=years[0].last),
        Made("DATE", f"{years[1].value}", first=second, last=years[1].last, letters=letters),
    ]


def _start(context: Context, item: Slot) -> tuple[int, int]:
    """The token a slot begins at and the letters of its clitic: و stands alone before digits."""
    clitic, _, _ = item.name.rpartition(":")
    if not clitic or clitic == context.grammar.article:
        return item.first, 0
    if context.key(item.first) == clitic:
        return item.first + 1, 0
    return item.first, len(clitic.removesuffix(context.grammar.article))


def make_range_days(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Two days of one month: two expressions, the first with its number only."""
    days = [item for item in match.slots if item.name in ("d", "و:d")]
    month = slot(match, "m")
    if len(days) != 2 or month is None or int(days[0].value) >= int(days[1].value):
        return None
    made = []
    for number, item in enumerate(days):
        rest = tuple(s for s in match.slots if s.name not in ("d", "و:d", "ال:weekday"))
        one = make_day(context, match._replace(slots=(item._replace(name="d"), *rest)), rule)
        if not one:
            return None
        before = [s for s in slots(match, "ال:weekday") if s.last == item.first]
        first, letters = (before[0].first, 0) if before else _start(context, item)
        last = item.last if number == 0 else match.last
        if number == 0 and first == match.first:
            letters = match.letters
        made.append(
            Made(
                "DATE",
                one[0].value,
                anchor=one[0].anchor,
                reason=one[0].reason,
                first=first,
                last=last,
                letters=letters,
            )
        )
    return made


def make_range_days_rel(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Two days of this, the last or the next month: two expressions."""
    days = [item for item in match.slots if item.name in ("d", "و:d")]
    if len(days) != 2 or int(days[0].value) >= int(days[1].value):
        return None
    made = []
    for number, item in enumerate(days):
        tail = match._replace(first=days[1].first, slots=(days[1]._replace(name="d", value=item.value),))
        one = make_day_of_month(context, tail, rule)
        if not one:
            return None
        first, letters = _start(context, item)
        last = item.last if number == 0 else match.last
        if number == 0:
            letters = match.letters
        made.append(replace(one[0], first=first, last=last, letters=letters))
    return made


def make_range_days_figures(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Days of one month in figures (27-29/11/2014): two expressions."""
    day, gregorian, hijri = slot(match, "d"), slot(match, "num"), slot(match, "hnum")
    if day is None:
        return None
    tail = match._replace(first=day.last + 1)
    end = (
        make_day_figures(context, tail, rule) if gregorian is not None else make_day_hijri_figures(context, tail, rule)
    )
    number = int(day.value)
    if gregorian is not None:
        first = gregorian.value
        if number >= first.day:
            return None
        start: list[Made] | None = [Made("DATE", first.replace(day=number).isoformat())]
    elif hijri is not None:
        year, month, last = hijri.value
        if number >= last:
            return None
        start = make_day_hijri_figures(
            context, match._replace(slots=(hijri._replace(value=(year, month, number)),)), rule
        )
    else:
        return None
    if not start or not end:
        return None
    return [
        replace(start[0], first=day.first, last=day.last, letters=match.letters),
        replace(end[0], first=day.last + 1, last=match.last),
    ]


def make_range_months(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Two months of one year: two expressions."""
    months = [item for item in match.slots if item.name in ("m", "و:m")]
    year = slot(match, "year")
    if len(months) != 2 or months[0].value.number == months[1].value.number:
        return None
    if year is None and not any(item.value.strong for item in months):
        return None
    made = []
    for number, item in enumerate(months):
        last = item.last if number == 0 else match.last
        if year is not None:
            first, letters = _start(context, item)
            made.append(
                Made("DATE", f"{year.value.value}-{item.value.number:02}", first=first, last=last, letters=letters)
            )
            continue
        named = item._replace(name="m", value=item.value._replace(strong=True))
        one = make_month_bare(context, match._replace(slots=(named,)), rule)
        if not one:
            return None
        first, letters = _start(context, item)
        made.append(
            Made(
                "DATE",
                one[0].value,
                anchor="publication",
                reason=one[0].reason,
                first=first,
                last=last,
                letters=letters,
            )
        )
    return made
