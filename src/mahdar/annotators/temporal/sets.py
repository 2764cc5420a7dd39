"""Builders of sets (every day) and of open references (now, recently, soon)."""

from __future__ import annotations

from decimal import Decimal

from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.made import Made
from mahdar.annotators.temporal.slots import slot
from mahdar.annotators.temporal.spans import period
from mahdar.lang.times import TimeRule
from mahdar.text.patterns import Match


def make_every(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Every day, every three months, every Thursday."""
    weekday = slot(match, "weekday")
    if weekday is not None:
        part = slot(match, "daypart")
        return [Made("SET", f"XXXX-WXX-{weekday.value}" + (f"T{part.value}" if part else ""))]
    span, unit = slot(match, "span"), slot(match, "unit")
    if span is not None:
        made: Made = span.value
        return [Made("SET", made.value)]
    if unit is None:
        return None
    return [Made("SET", period(str(unit.value), Decimal(1)))]


def make_adverb_set(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Daily, weekly, monthly, yearly; once a week."""
    unit = slot(match, "unit") or slot(match, "ال:unit")
    if unit is not None:
        return [Made("SET", period(str(unit.value), Decimal(1)))]
    for at in range(match.first, match.last):
        found = context.grammar.set_adverbs.get(context.key(at)) or context.grammar.set_adverbs.get(
            context.key(at)[match.letters :]
        )
        if found:
            return [Made("SET", found)]
    return None


def make_the_past(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """The past, where it is no adjective of a noun before it and has none of its own."""
    return make_reference(context, match, rule) if context.stands_alone(match.last) else None


def make_reference(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """A reference without a date."""
    later = context.key(match.last - 1) in context.grammar.cue_words["later"]
    if later and context.tense(match.first, match.last) < 0:
        return None  # later, told of the past: no time
    return [Made("DATE", rule.value or "PRESENT_REF", anchor="publication")]
