"""Builders of times that stand alone: hours, days and months that only a command or a form makes times."""

from __future__ import annotations

import datetime as dt

from mahdar.annotators.temporal.calendar import nearest_year
from mahdar.annotators.temporal.clocks import Clock, half_day
from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.made import NO_PUBLICATION, Made, in_unit, is_day
from mahdar.annotators.temporal.slots import slot
from mahdar.lang.times import TimeRule
from mahdar.text.patterns import Match, Slot


def make_bare_day(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day of the month alone: the nearest such day by tense."""
    item = slot(match, "d") or slot(match, "ord")
    if item is None or not 1 <= int(item.value) <= 31 or not context.stands_alone(match.last):
        return None
    if item.name == "ord" and int(item.value) <= 12 and context.key(match.last - 1).endswith(_FEMININE):
        return None  # السابعة: an hour
    day, published = int(item.value), context.published
    if published is None:
        return [Made("DATE", f"XXXX-XX-{day:02}", anchor="publication", reason=NO_PUBLICATION)]
    ahead = context.tense(match.first, match.last) > 0
    for months in (0, 1, 2) if ahead else (0, -1, -2):
        count = published.year * 12 + published.month - 1 + months
        year, month = count // 12, count % 12 + 1
        if is_day(year, month, day) and (dt.date(year, month, day) >= published) == ahead:
            return [Made("DATE", f"{year}-{month:02}-{day:02}", anchor="publication")]
    return None


_FEMININE = ("ه", "ولي")


def make_bare_day_month(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A day and month in figures alone, the year behind them or the nearest."""
    item = slot(match, "dm")
    if item is None:
        return None
    month, day = item.value
    year, short = slot(match, "y"), slot(match, "d")
    if year is None and short is None:
        number, reason = nearest_year(context, match, month, day)
        return [Made("DATE", f"{number}-{month:02}-{day:02}", anchor="publication", reason=reason)]
    told = int(year.value) if year is not None else 2000 + int(short.value if short else 0)
    return [Made("DATE", f"{told}-{month:02}-{day:02}")] if is_day(told, month, day) else None


def make_bare_month_year(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A month and year in figures."""
    item = slot(match, "my")
    return None if item is None else [Made("DATE", f"{item.value[0]}-{item.value[1]:02}")]


def make_bare_nth_weekday(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The second Sunday: of the month of publication."""
    weekday, order = slot(match, "ال:weekday"), slot(match, "ord")
    if weekday is None or order is None or context.published is None or int(order.value) > 5:
        return None
    first = context.published.replace(day=1)
    day = first + dt.timedelta(days=(int(weekday.value) - first.isoweekday()) % 7 + 7 * (int(order.value) - 1))
    if day.month != first.month:
        return [Made("DATE", f"{first.isoformat()[:7]}-XX", anchor="publication", reason="the month has no such day")]
    return [Made("DATE", day.isoformat(), anchor="publication")]


def make_bare_rest(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The rest of my week."""
    if context.published is None or rule.value is None:
        return None
    return [Made("DATE", in_unit(context.published, rule.value), anchor="publication")]


def make_bare_decade(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A decade without its article, or the first decades of the century."""
    item = slot(match, "decade")
    if item is None:
        return None if rule.value is None else [Made("DATE", rule.value)]
    return [Made("DATE", f"19{item.value}")]


def make_bare_clock(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A clock time without a word for hour."""
    figures = slot(match, "hhmm") or slot(match, "hmm")
    word, hour = slot(match, "nhour"), slot(match, "hour")
    if figures is not None:
        hours, minute, second = figures.value
    elif word is not None:
        (hours, minute), second = word.value, None
    elif hour is not None:
        hours, minute, second = int(hour.value), None, None
        more = slot(match, "و:hour") or slot(match, "و:n")
        if more is not None:
            minute = int(more.value)
        else:
            minute = context.grammar.minutes_of([context.key(at) for at in range(match.first, match.last)])
    else:
        return None
    part = next((s for s in match.slots if s.name in _PARTS), None)
    code = str(part.value) if part is not None else rule.part_of_day or ""
    if code == "NI" and part is not None and part.first < match.last - 1 and hours < 6:
        code = "EV"  # في الليل الخامسة: told before the hour, the night begins with the evening
    hours = half_day(hours, code)
    if not 0 <= hours <= 24 or not (minute is None or 0 <= minute < 60):
        return None
    clock = Clock(hours, minute, second, "")
    return [Made("TIME", clock.text(), data=clock)]


_PARTS = frozenset({"daypart", "ال:daypart", "dayadv", "meal", "meridiem"})


def make_bare_part(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A part of the day alone, or the clock time that a word names."""
    part = slot(match, "ال:daypart") or slot(match, "daypart")
    if rule.value is not None:
        return [Made("TIME", rule.value)]
    return [Made("TIME", f"T{part.value}")] if part is not None else None


def make_bare_minutes_to(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Three minutes to eight; a quarter to, three quarters past."""
    number, hour = slot(match, "n"), slot(match, "hour")
    clock = slot(match, "clock")
    if clock is not None and isinstance(clock.value.data, Clock):
        told: Clock = clock.value.data
        return [Made("TIME", told._replace(minute=45).text(), data=told._replace(minute=45))]
    if number is None or hour is None or not 1 <= number.value < 60:
        return None
    made = Clock((int(hour.value) - 1) % 24, 60 - int(number.value), None, "")
    return [Made("TIME", made.text(), data=made)]


def make_bare_clock_range(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """From one to four in the afternoon, where one end has no word for hour or no part of the day: two expressions."""
    ends = [s for s in match.slots if s.name in ("clock", "hour", "hhmm", "nhour", "و:hour", "و:nhour")]
    if len(ends) != 2:
        return None
    part = next((s for s in match.slots if s.name in _PARTS), None)
    words = [context.key(at) for at in range(match.first, match.last)]
    code = str(part.value) if part is not None else context.grammar.part_of_words(words)
    clocks = [_clock_of(end) for end in ends]
    if clocks[0] is None or clocks[1] is None:
        return None
    late = half_day(clocks[1].hour, code)
    if not code and clocks[0].hour >= 12 > clocks[1].hour and clocks[1].hour + 12 > clocks[0].hour:
        late = clocks[1].hour + 12
    early = half_day(clocks[0].hour, code) if ends[0].name != "clock" else clocks[0].hour
    if early > late and early >= 12 and ends[0].name != "clock":
        early -= 12
    first, last = clocks[0]._replace(hour=early), clocks[1]._replace(hour=late)
    clitic = ends[1].name.rpartition(":")[0]
    alone = bool(clitic) and context.key(ends[1].first) == clitic
    return [
        Made("TIME", first.text(), first=match.first, last=ends[0].last, letters=match.letters, data=first),
        Made(
            "TIME",
            last.text(),
            first=ends[1].first + alone,
            last=match.last,
            letters=len(clitic) if clitic and not alone else 0,
            data=last,
        ),
    ]


def _clock_of(item: Slot) -> Clock | None:
    if item.name == "clock":
        return item.value.data if isinstance(item.value.data, Clock) else None
    if item.name.endswith("nhour"):
        return Clock(item.value[0], item.value[1], None, "")
    if item.name.endswith("hour"):
        return Clock(int(item.value), None, None, "")
    hour, minute, second = item.value
    return Clock(hour, minute, second, "")
