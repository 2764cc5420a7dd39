"""Quotations and the day each was spoken: "tomorrow" in what was said yesterday is today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from mahdar.annotators.temporal.made import first_day
from mahdar.lang.times import TimeGrammar
from mahdar.lang.verbs import load_verbs
from mahdar.model import Time
from mahdar.text.columns import Columns

_CLOSERS = {"«": "»", "“": "”", "„": "“", '"': '"', "”": "“"}
_OPENERS = frozenset(_CLOSERS)
_ENDS = frozenset(".!?؟؛\n")
_BEFORE, _AFTER = 24, 10
"""Tokens looked through for the verb of saying and its day, before a quotation and behind it."""


class Spoken(NamedTuple):
    """Tokens `[first, last)` of a quotation, and the day it was spoken."""

    first: int
    last: int
    day: dt.date


def find_spoken(tokens: Columns, times: Sequence[Time], grammar: TimeGrammar, published: dt.date) -> list[Spoken]:
    """Quotations that hold a time counted from publication and were spoken on another day that the sentence names."""
    relative = [t for t in times if t.anchor == "publication"]
    if not relative or _OPENERS.isdisjoint(tokens.keys):
        return []
    held = [tokens.touching(*t.span) for t in relative]
    quotations = [
        (first, last)
        for first, last in _find_quotations(tokens.keys)
        if any(first <= place.start < last for place in held)
    ]
    if not quotations:
        return []
    days = {}
    for time in times:
        if time.type == "DATE" and len(time.value) == 10 and "X" not in time.value and "W" not in time.value:
            place = tokens.touching(*time.span)
            days[place.start] = (place.stop, first_day(time.value))
    found = []
    for first, last in quotations:
        day = _day_before(tokens.keys, first - 1, days, grammar) or _day_after(tokens.keys, last + 1, days, grammar)
        if day is not None and day != published:
            found.append(Spoken(first, last, day))
    return found


def _find_quotations(keys: Sequence[str]) -> list[tuple[int, int]]:
    """Token ranges inside quotation marks, each within one line."""
    found, past = [], 0
    for at in [n for n, key in enumerate(keys) if key in _CLOSERS]:
        if at < past:
            continue
        closer = _CLOSERS[keys[at]]
        end = next((n for n in range(at + 1, len(keys)) if keys[n] in (closer, "\n")), len(keys))
        if end < len(keys) and keys[end] == closer:
            found.append((at + 1, end))
            past = end + 1
    return found


Days = dict[int, tuple[int, dt.date | None]]


def _day_before(keys: Sequence[str], opened: int, days: Days, grammar: TimeGrammar) -> dt.date | None:
    """The day between the verb of saying and its quotation (قال الوزير أمس: «)."""
    day: dt.date | None = None
    seen = False
    for at in range(opened - 1, max(-1, opened - 1 - _BEFORE), -1):
        if keys[at] in _ENDS:
            return None
        if at in days and not seen:
            seen, day = True, days[at][1]
        elif keys[at] in grammar.cue_words["said"]:
            return day
        elif seen and load_verbs(grammar.code).finite(keys[at]) is not None:
            return None  # the day belongs to another verb
    return None


def _day_after(keys: Sequence[str], closed: int, days: Days, grammar: TimeGrammar) -> dt.date | None:
    """The day behind a quotation that its verb of saying follows («...»، قال الوزير أمس)."""
    said = False
    for at in range(closed, min(len(keys), closed + _AFTER)):
        key = keys[at]
        if key in _ENDS or key in _CLOSERS:
            return None
        if not said and key in grammar.cue_words["said"]:
            said = True
        elif at in days:
            return days[at][1] if said else None
        elif said and load_verbs(grammar.code).finite(key) is not None:
            return None
    return None
