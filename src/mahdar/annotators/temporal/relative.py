"""Builders of what is counted from publication or from a day named before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from mahdar.annotators.temporal.calendar import (
    make_day,
    make_day_figures,
    make_day_hijri_figures,
    make_day_of_month,
    make_month_bare,
    slot,
    slots,
)
from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.made import (
    NO_CONTEXT,
    NO_PUBLICATION,
    UNKNOWN_DAY,
    Made,
    first_day,
    shift,
    week,
)
from mahdar.lang.times import TimeRule
from mahdar.model import TimeType
from mahdar.text.patterns import Match, Slot
from mahdar.text.timex import interval

_OPEN = {"D": UNKNOWN_DAY, "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}


def _direction(match: Match) -> int | None:
    for item in match.slots:
        if item.name in ("ال:rel", "ال:latest"):
            return int(item.value)
    return None


def make_days(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day counted from publication; a weekday printed beside it is checked and can correct it."""
    if match.letters and context.key(match.first)[match.letters - 1] == "ب" and match.last - match.first == 1:
        return None  # باليوم: "at the day of", a name follows
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
    direction = _direction(match)
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
    else:
        away = _offset_to(context.published, weekday)
    return [Made("DATE", (context.published + dt.timedelta(days=away)).isoformat(), anchor="publication")]


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


# periods


def make_unit_rel(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """This, last or next week, month, year, ..."""
    item = slot(match, "ال:unit")
    if item is None or item.value in ("H", "MIN", "S"):
        return None
    if context.key(match.first - 1) in context.grammar.cue_words["not_unit_before"]:
        return None
    direction = _direction(match)
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
    item, direction = slot(match, "ال:unit"), _direction(match)
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
        return [Made("DATE", inner.value, mod=mod, anchor=inner.anchor, reason=inner.reason)]
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
    direction = _direction(match) or 0
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
    weeks = _direction(match) or int(getattr(slot(match, "ال:follow"), "value", 0))
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
    direction = _direction(match)
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
    made = _unit(context, "CE", _direction(match) or 0)
    return [Made("DATE", made.value, mod=mod, anchor="publication", reason=made.reason)]


# ranges


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
