"""Builders of durations and of days at a distance."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.made import NO_CONTEXT, NO_PUBLICATION, UNKNOWN_DAY, Made, shift, week
from mahdar.annotators.temporal.slots import slot
from mahdar.lang.times import TimeRule
from mahdar.text.patterns import Match, Slot
from mahdar.text.timex import add_months
from mahdar.text.tokens import NUMBER

_UNITS = ("unit", "units", "unit2", "ال:unit", "ال:units", "ال:unit2", "و:unit2", "و:unit")
_SMALLER = {"H": ("MIN", 60), "MIN": ("S", 60), "D": ("H", 24), "Y": ("M", 12), "DE": ("Y", 10), "CE": ("Y", 100)}
_OPEN = {"D": UNKNOWN_DAY, "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}


def period(unit: str, amount: Decimal | None) -> str:
    """The TIMEX3 value of a duration: `P3M`, `PT2H`, `PXD`."""
    if amount is not None and amount % 1 and unit in _SMALLER:
        smaller, times = _SMALLER[unit]
        rest = amount % 1 * times
        if rest % 1 == 0:
            whole = [period(unit, amount // 1)] if amount >= 1 else []
            return _joined([*whole, period(smaller, rest)])
    text = "X" if amount is None else plain(amount)
    if unit == "H":
        return f"PT{text}H"
    if unit == "MIN":
        return f"PT{text}M"
    if unit == "S":
        return f"PT{text}S"
    return f"P{text}{unit}"


def plain(amount: Decimal) -> str:
    """A decimal without exponent or trailing zeros."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fraction(context: Context, match: Match) -> Decimal:
    """A half or quarter written after the unit."""
    total = Decimal(0)
    for at in range(match.first, match.last):
        total += context.grammar.fractions.get(context.key(at), Decimal(0))
    return total


def _pairs(match: Match) -> list[tuple[str, Decimal | None, bool]]:
    """(unit, amount, dual) for each unit of the match, in order."""
    found: list[tuple[str, Decimal | None, bool]] = []
    amount: Decimal | None = None
    for item in match.slots:
        if item.name in ("n", "aln", "و:n"):
            amount = Decimal(item.value)
        elif item.name in _UNITS:
            dual = item.name.endswith("unit2")
            found.append((str(item.value), Decimal(2) if dual else amount, dual))
            amount = None
    return found


_DECADES = 10
"""More decades than these are told in centuries."""


def make_duration(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A duration with an amount."""
    pairs = _pairs(match)
    if not pairs:
        return None
    number = slot(match, "n")
    if number is not None and _is_other(context, match, number):
        return None
    half = _fraction(context, match)
    unit, amount, dual = pairs[0]
    if unit == "Y" and context.is_age(match.first, match.last):
        return None
    if unit == "DE" and amount is not None and amount > _DECADES:
        return None  # 40 عقدا: contracts
    if number is not None and number.value == 1 and context.tokens[number.first].kind != NUMBER:
        return None  # أحد أيام، إحدى ليالي: one of them
    if slot(match, "n") is None and not dual:
        leading = context.grammar.fractions_leading.get(context.key(match.first)) or (
            context.grammar.fractions_leading.get(context.key(match.first)[match.letters :])
        )
        if leading is not None:
            return [Made("DURATION", period(unit, leading), data=(unit, leading))]
        amount = Decimal(1)
    if amount is None:
        return None
    if len(pairs) > 1 and pairs[-1][0] != unit:
        parts = []
        for other, count, _ in pairs:
            parts.append(period(other, Decimal(1) if count is None else count))
        distance = [(other, Decimal(1) if count is None else count) for other, count, _ in pairs]
        return [Made("DURATION", _joined(parts), data=distance)]
    if half and number is not None and half_in_number(context, number):
        half = Decimal(0)
    return [Made("DURATION", period(unit, amount + half), data=(unit, amount + half))]


def half_in_number(context: Context, number: Slot) -> bool:
    """Whether the number's own words already hold the half."""
    return Decimal(number.value) % 1 != 0


def _joined(parts: list[str]) -> str:
    """`P1Y` and `P3M` -> `P1Y3M`; `P1D` and `PT2H` -> `P1DT2H`."""
    text = parts[0]
    for part in parts[1:]:
        rest = part[1:]
        if rest.startswith("T") and "T" in text:
            rest = rest[1:]
        text += rest
    return text


def _is_other(context: Context, match: Match, number: Slot) -> bool:
    """Numbers before a unit that count no stretch of time: an ordinal's tail, a clock time, a day of a month."""
    first = number.first
    before = context.key(first - 1)
    if context.tokens[first].kind == NUMBER:
        if before == "ر" and context.tokens[first - 1].end == context.tokens[first].start:
            return True  # 3ر11: a decimal as some agencies write it
        if before in ("/", ":") and context.tokens[first - 1].end == context.tokens[first].start:
            return True
        value = Decimal(number.value)
        if 1900 <= value <= 2100 and len(context.tokens[first].key) == 4:
            return True
    return False


def make_duration_vague(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A duration of a few, several, many units."""
    pairs = _pairs(match)
    return [Made("DURATION", period(pairs[0][0], None), data=(pairs[0][0], None))] if pairs else None


def make_duration_bare(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A unit alone after a word of duration (خلال أسبوع، منذ أشهر)."""
    item, words = match.slots[0], context.grammar.cue_words
    following = context.key(match.last)
    if following in words["not_after_stretch"]:
        return None
    if match.last < len(context.tokens) and context.tokens[match.last].kind == NUMBER:
        return None
    if item.name == "units" and not context.stands_alone(match.last):
        plain_unit = context.key(match.first)[match.letters :] in words["plain_units"]
        if not plain_unit or following.startswith(context.grammar.article):
            return None  # أيام المهرجان: the days of something
    amount = Decimal(1) if item.name == "unit" else None
    return [Made("DURATION", period(str(item.value), amount), data=(str(item.value), amount))]


def make_duration_for(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A plural unit after the preposition for (لسنوات), nothing that it belongs to behind it."""
    item = match.slots[0]
    if not match.letters or context.key(match.first)[match.letters - 1] != context.grammar.article[1:]:
        return None
    if (
        not context.stands_alone(match.last)
        or context.key(match.last) in context.grammar.cue_words["not_after_stretch"]
    ):
        return None
    return [Made("DURATION", period(str(item.value), None), data=(str(item.value), None))]


def make_duration_event(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A unit alone between after and of (بعد يوم من التوقيع): the stretch from what happened, not from publication."""
    item = match.slots[0]
    if context.key(match.last + 1) in context.grammar.cue_words["from_nothing"]:
        return None
    amount = Decimal(1) if item.name == "unit" else None
    mod = context.grammar.amount_mods.get(context.key(match.last - 1))
    return [Made("DURATION", period(str(item.value), amount), mod=mod, data=(str(item.value), amount))]


def make_duration_whole(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A whole unit (طوال العام)."""
    unit = str(match.slots[0].value)
    following = context.key(match.last)
    if following.startswith(context.grammar.article) or following in context.grammar.same_words:
        return None
    return [Made("DURATION", period(unit, Decimal(1)), data=(unit, Decimal(1)))]


def make_duration_mod(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A duration with more than, less than, about, at least, at most."""
    span = slot(match, "span")
    if span is not None:
        made: Made = span.value
        return [Made("DURATION", made.value, mod=rule.mod, data=made.data)]
    item = slot(match, "unit")
    if item is None:
        return None
    return [Made("DURATION", period(str(item.value), Decimal(1)), mod=rule.mod, data=(str(item.value), Decimal(1)))]


def make_span_rel(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The last or coming months, the last ten years, the last 48 hours."""
    pairs = [(u, a, d) for u, a, d in _pairs(match)]
    if not pairs:
        return None
    unit, amount, dual = pairs[0]
    count = slot(match, "aln") or slot(match, "n")
    if count is not None:
        amount = Decimal(count.value)
    elif not dual:
        amount = Decimal(1) if any(s.name == "ال:unit" for s in match.slots) else None
    anchored = "publication"
    return [Made("DURATION", period(unit, amount), anchor=anchored, data=(unit, amount))]  # type: ignore[arg-type]


# at a distance


def _distance(match: Match) -> tuple[str, Decimal | None] | None:
    span = slot(match, "span")
    if span is not None:
        data = span.value.data
        found: tuple[str, Decimal | None] = data if isinstance(data, tuple) else data[0]
        return found
    for item in match.slots:
        if item.name == "unit":
            return str(item.value), Decimal(1)
        if item.name == "units":
            return str(item.value), None
        if item.name in ("unit2", "ب:unit2"):
            return str(item.value), Decimal(2)
        if item.name == "ب:unit":
            return str(item.value), Decimal(1)
        if item.name == "ب:span":
            far = item.value.data
            return far if isinstance(far, tuple) else None
        if item.name == "ب:n":
            continue
    return None


def _apart(context: Context, match: Match, sign: int) -> list[Made] | None:
    distance = _distance(match)
    if distance is None:
        return None
    unit, amount = distance
    reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if amount is None:
        return [Made("DATE", reference, anchor="publication", reason="how long is not said")]
    if context.published is None:
        if unit in ("H", "MIN", "S"):
            return [Made("DATE", reference, anchor="publication", reason=NO_PUBLICATION)]
        return [Made("DATE", _OPEN[unit], anchor="publication", reason=NO_PUBLICATION)]
    exact = context.key(match.last - 1) in context.grammar.cue_words["now"]
    span = slot(match, "span")
    if span is not None and (exact or isinstance(span.value.data, list)):
        day = _far_day(context.published, span.value.data, sign)
        if day is not None and exact:
            return [Made("DATE", day.isoformat(), anchor="publication")]
    mod = None
    words = {context.key(at) for at in range(match.first, match.last)}
    for word in words:
        mod = context.grammar.amount_mods.get(word, mod)
    return _moved(context.published, unit, amount, sign, mod, reference)


def _far_day(day: dt.date, data: Any, sign: int) -> dt.date | None:
    """The day at a distance of one or several units, to the day: two weeks from now, a month and 21 days from now."""
    parts = data if isinstance(data, list) else [data]
    if len(parts) == 1 and parts[0][0] not in ("D", "W"):
        return None  # five months from now are a month
    try:
        for unit, amount in parts:
            if amount is None or amount % 1 or unit not in ("D", "W", "M", "Y"):
                return None
            if unit in ("D", "W"):
                day += dt.timedelta(days=int(amount) * (7 if unit == "W" else 1) * sign)
            else:
                day = add_months(day, int(amount) * (12 if unit == "Y" else 1) * sign)
    except (ValueError, OverflowError):
        return None
    return day


def _moved(day: dt.date, unit: str, amount: Decimal, sign: int, mod: str | None, reference: str) -> list[Made] | None:
    try:
        if unit in ("H", "MIN", "S"):
            hours = amount / {"H": 1, "MIN": 60, "S": 3600}[unit]
            if hours < 24:
                reason = "the hour of publication is not known"
                return [Made("TIME", reference, mod=mod, anchor="publication", reason=reason)]
            moved = day + dt.timedelta(days=int(hours // 24) * sign)
            return [Made("DATE", moved.isoformat(), mod=mod, anchor="publication")]
        if unit == "D":
            return [
                Made("DATE", (day + dt.timedelta(days=int(amount) * sign)).isoformat(), mod=mod, anchor="publication")
            ]
        if unit == "W":
            moved = day + dt.timedelta(days=int(amount * 7) * sign)
            return [Made("DATE", week(moved), mod=mod, anchor="publication")]
        if amount % 1:
            unit, amount = {"Y": ("M", amount * 12), "DE": ("Y", amount * 10), "CE": ("Y", amount * 100)}.get(
                unit, (unit, amount)
            )
        value = shift(day.isoformat(), unit, int(amount) * sign)
    except (ValueError, OverflowError):
        value = None
    if value is None:
        return None
    return [Made("DATE", value, mod=mod, anchor="publication")]


def make_ago(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A stretch of time ago; the shortest wait, where it is said that nothing will come before it."""
    if _closes_otherwise(context, match):
        return None
    distance = _distance(match)
    if distance is not None and context.is_put_off(match.first):
        made = Made("DURATION", period(*distance), mod="EQUAL_OR_MORE", first=match.first + 1, data=distance)
        return [made]  # لن يعود قبل شهرين
    return _apart(context, match, -1)


def make_ahead(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """After a stretch of time, counted from publication; not where the text says from what or tells of the past."""
    if _closes_otherwise(context, match):
        return None
    if context.tense(match.first, match.last) < 0:
        if context.key(match.last - 1) in context.grammar.cue_words["now"] and slot(match, "span") is not None:
            return _apart(context, match, -1)  # غادر شهرين من الآن
        return _after_told(context, match)
    return _apart(context, match, 1)


def _after_told(context: Context, match: Match) -> list[Made] | None:
    """Told of the past, after a date of the same sentence: counted from that (سيطر في 2011 ... بعد ثلاثة أعوام)."""
    distance, base = _distance(match), context.told_day(match.first)
    if base is None or distance is None or distance[1] is None or slot(match, "span") is None:
        return None
    value = shift(base, distance[0], int(distance[1]))
    if value is None or len(base) > len(value) > 4 or (context.published and value > context.published.isoformat()):
        return None
    return [Made("DATE", value, anchor="context")]


def _closes_otherwise(context: Context, match: Match) -> bool:
    """The unit goes on: يوم الجمعة، عام 2014، ساعات الصباح."""
    if match.last >= len(context.tokens):
        return False
    lone = not any(s.name == "span" for s in match.slots)
    if not lone:
        return False
    token = context.tokens[match.last]
    opened = context.key(match.last).startswith(context.grammar.article)
    if opened and match.slots[0].name == "units" and context.tense(match.first, match.last, reach=3) > 0:
        # سيلتقي بعد ساعات المبعوث; not بعد ساعات الصباح
        opened = bool(context.grammar.ahead.classes[context.key(match.last)])
    return token.kind == NUMBER or opened or (token.key in context.grammar.cue_words["not_after_unit"])


def make_context_shift(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Two days before that, three months after it."""
    distance = _distance(match)
    count = slot(match, "ب:n")
    if count is not None:
        units = slot(match, "units")
        distance = (str(units.value), Decimal(count.value)) if units is not None else distance
    if distance is None:
        return None
    unit, amount = distance
    sign = -1 if context.key(match.first)[match.letters :].startswith("قبل") else 1
    base = context.last_day
    if amount is None or base is None or unit in ("H", "MIN", "S"):
        return [Made("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor="context", reason=NO_CONTEXT)]
    value = shift(base, unit, int(amount) * sign)
    if value is None:
        return [Made("DATE", _OPEN[unit], anchor="context", reason=NO_CONTEXT)]
    if unit == "W":
        return [Made("DATE", value, anchor="context")]
    return [Made("DATE", value, anchor="context")]
