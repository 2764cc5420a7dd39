"""Builders of clock times and parts of days."""

from __future__ import annotations

from typing import NamedTuple

from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.made import NO_PUBLICATION, UNKNOWN_DAY, Made
from mahdar.annotators.temporal.relative import make_weekday
from mahdar.annotators.temporal.slots import slot
from mahdar.lang.times import TimeRule
from mahdar.text.patterns import Match

_PM = frozenset({"EV", "AF"})


class Clock(NamedTuple):
    """A clock time: minute None where only the hour is named; zone as ISO offset or empty."""

    hour: int
    minute: int | None
    second: int | None
    zone: str

    def text(self) -> str:
        """`T10:30`, `T22`, `T09:01Z`."""
        made = f"T{self.hour:02}" + (f":{self.minute:02}" if self.minute is not None else ":00")
        if self.second is not None:
            made += f":{self.second:02}"
        return made + self.zone


def make_part_of_day(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A part of a named day: `2021-04-06TEV`."""
    day = slot(match, "day")
    if day is None:
        return None
    made: Made = day.value
    if made.type != "DATE" or len(made.value) < 10 or "/" in made.value:
        return None
    part = slot(match, "daypart") or slot(match, "dayadv") or slot(match, "ال:daypart")
    code = (
        str(part.value)
        if part is not None
        else context.grammar.part_of_words([context.key(at) for at in range(match.first, day.first)])
    )
    value = made.value
    return [Made("TIME", f"{value}T{code}", anchor=made.anchor, reason=made.reason)]


def make_weekday_night(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The night between two weekdays: the night of the first."""

    first = slot(match, "ال:weekday")
    if first is None:
        return None
    made = make_weekday(context, match._replace(slots=(first,)), rule)
    return [Made("TIME", made[0].value + "TNI", anchor=made[0].anchor, reason=made[0].reason)] if made else None


def make_zone(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A zone named after a clock time."""
    zone = slot(match, "zone") or slot(match, "ال:zone")
    words = {context.key(at) for at in range(match.first, match.last)}
    if zone is not None:
        if match.last - match.first == 1 and zone.value != "Z":
            return None
        if slot(match, "hhmm") is not None:
            return [Made("TIME", "", data="")]  # the clock time in brackets is the same in another zone
        return [Made("TIME", str(zone.value), data=str(zone.value))]
    if "غ" in words or ("بالتوقيت" in words and "العالمي" in words):
        return [
            Made("TIME", "Z" if slot(match, "hhmm") is None else "", data="Z" if slot(match, "hhmm") is None else "")
        ]
    if slot(match, "hhmm") is not None and match.last - match.first <= 5:
        return None
    return [Made("TIME", "", data="")]


def make_clock(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A clock time, without a day."""
    figures, hour = slot(match, "hhmm"), slot(match, "hour")
    words = [context.key(at) for at in range(match.first, match.last)]
    named = any(w in context.grammar.cue_words["clock_words"] for w in words[:3])
    minute: int | None
    if figures is not None:
        hours, minute, second = figures.value
        alone = len(match.slots) == 1 and not named and not context.grammar.part_of_words(words)
        if alone and second is None and not _looks_like_clock(context, match):
            return None
    elif hour is not None:
        hours, minute, second = int(hour.value), None, None
        extra = context.grammar.minutes_of(words)
        number = slot(match, "n") or slot(match, "و:n")
        if number is not None:
            if context.key(match.first - 1) in context.grammar.cue_words["between"]:
                return None  # بين 5 و6 مساء: two hours
            extra = int(number.value)
            if any(word in context.grammar.cue_words["except"] for word in words):
                extra = -extra
        if extra is not None:
            minute = extra
            if extra < 0:
                hours, minute = hours - 1, 60 + extra
    else:
        return None
    part = (
        slot(match, "daypart")
        or slot(match, "ال:daypart")
        or slot(match, "dayadv")
        or slot(match, "meridiem")
        or (slot(match, "ب:daypart"))
    )
    code = str(part.value) if part is not None else context.grammar.part_of_words(words)
    hours = half_day(hours, code)
    if not 0 <= hours <= 24:
        return None
    zone = slot(match, "zonetail")
    clock = Clock(hours, minute, second, str(zone.value.data) if zone is not None else "")
    return [Made("TIME", clock.text(), data=clock)]


def make_clock_range(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Two clock times with one part of the day behind them: two expressions."""
    ends = [s for s in match.slots if s.name in ("hour", "hhmm", "و:hour")]
    part = slot(match, "dayadv") or slot(match, "ال:daypart")
    words = [context.key(at) for at in range(match.first, match.last)]
    code = str(part.value) if part is not None else context.grammar.part_of_words(words)
    if len(ends) != 2:
        return None
    made = []
    for number, end in enumerate(ends):
        hours, minute, second = (end.value, None, None) if "hour" in end.name else end.value
        clock = Clock(half_day(hours, code), minute, second, "")
        joined = end.name.startswith("و") and context.key(end.first) != context.grammar.conjunctions[0]
        first = match.first if number == 0 else end.first
        if number == 1 and context.key(end.first - 1) in context.grammar.cue_words["clock_words"]:
            first = end.first - 1
        last = end.last if number == 0 else match.last
        letters = match.letters if number == 0 else len(context.grammar.conjunctions[0]) * joined
        made.append(Made("TIME", clock.text(), first=first, last=last, letters=letters, data=clock))
    return made


def half_day(hour: int, code: str) -> int:
    """The hour of 24 that an hour of a part of the day is."""
    if code in _PM and hour < 12:
        return hour + 12
    if code == "NI" and 6 <= hour < 12:
        return hour + 12
    if code == "NI" and hour == 12:
        return 0
    if code == "MI" and hour <= 4:
        return hour + 12
    if code == "MO" and hour == 12:
        return 0
    return hour


def _looks_like_clock(context: Context, match: Match) -> bool:
    """Figures with a colon and nothing else: only where the neighbours speak of time."""
    return context.key(match.first - 1) in context.grammar.cue_words["clock_before"]


def make_clock_day(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A clock time of a named day."""
    clock, day = slot(match, "clock"), slot(match, "day")
    if clock is None or day is None:
        return None
    made: Made = day.value
    time: Made = clock.value
    if not isinstance(time.data, Clock) or len(made.value) < 10 or "/" in made.value or made.type != "DATE":
        return None
    part = slot(match, "daypart")
    told: Clock = time.data
    if part is not None:
        told = told._replace(hour=half_day(told.hour, str(part.value)))
    return [Made("TIME", made.value + told.text(), anchor=made.anchor, reason=made.reason)]


def make_midnight(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Midnight or midday, without a day."""
    if "النهار" in context.key(match.last - 1):
        return [Made("TIME", "T12:00", data=Clock(12, 0, None, ""))]
    return [Made("TIME", "T24:00", data=Clock(24, 0, None, ""))]


def make_midnight_day(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The midnight that ends a named day."""
    day = slot(match, "day")
    if day is None or len(day.value.value) < 10 or "X" in day.value.value:
        return None
    return [Made("TIME", day.value.value + "T24:00", anchor=day.value.anchor, reason=day.value.reason)]


def make_part_of_today(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """This morning, this evening."""
    part = slot(match, "ال:daypart")
    if part is None:
        return None
    if context.published is None:
        return [Made("TIME", f"{UNKNOWN_DAY}T{part.value}", anchor="publication", reason=NO_PUBLICATION)]
    return [Made("TIME", f"{context.published.isoformat()}T{part.value}", anchor="publication")]
