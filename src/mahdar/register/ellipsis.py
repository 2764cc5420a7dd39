"""Rounds told without the word: by number alone after one that is named (the first was held in June, the second in
August), or as a sitting of the process that begins, goes on or ends on a day."""

from __future__ import annotations

from dataclasses import replace

from mahdar.lang.numbers import load_numbers
from mahdar.lang.pack import load_clitics
from mahdar.lang.processes import load_sitting_words
from mahdar.lang.verbs import load_verbs
from mahdar.model import Event, Slot, Span, Time
from mahdar.register.corpus import Document
from mahdar.register.days import read_days

_REACH = 6
"""Words between the number and its date."""
_BEFORE = 3
"""Words before the name of the process among which a word of sitting stands."""
_WRITTEN = 1
"""Only a number of one word: الثانية، not الثانية عشرة."""


def number_before(document: Document, event: Event) -> Slot | None:
    """The ordinal right before the trigger (أولى جولات الحوار), where the event has no number."""
    reading = document.reading
    first, _ = reading.tokens_in(event.span)
    if first == 0 or event.first("number") is not None or event.first("mode") is not None:
        return None  # the first round held in person need not be the first round
    read = load_numbers(document.article.lang).ordinal(reading.columns.keys, first - 1)
    if read is None or read[0] != first:
        return None
    return Slot("number", str(read[1]), Span(reading.tokens[first - 1].at(read[2], document.text), event.span.end))


def rounds_after(document: Document, event: Event) -> list[Event]:
    """Rounds in the rest of the sentence that are named by ordinal alone, after a verb, with a date of their own."""
    code, reading = document.article.lang, document.reading
    numbers, verbs = load_numbers(code), load_verbs(code)
    first, last = reading.tokens_in(Span(event.span.end, document.sentence(event.span.start).end))
    taken = [e.span for e in document.events] + [m for e in document.events for m in e.mentions]
    found = []
    for at in range(first + 1, last):
        read = numbers.ordinal(reading.columns.keys, at)
        before = verbs.finite(reading.tokens[at - 1].key)
        if read is None or not read[3] or read[0] - at > _WRITTEN or before is None or before.part != "past":
            continue
        span = Span(reading.tokens[at].at(read[2], document.text), reading.tokens[at].end)
        date = _date_after(document, at, last)
        if date is None or any(t.start < span.end and span.start < t.end for t in taken):
            continue
        slots = (Slot("number", str(read[1]), span), Slot("date", date.value, date.span))
        found.append(replace(event, span=span, by="register/ellipsis", slots=slots, mentions=(), clause=None))
    return found


def sittings(document: Document) -> list[Event]:
    """Sittings of a named process with the day that their sentence gives."""
    code, reading = document.article.lang, document.reading
    words, clitics = load_sitting_words(code), load_clitics(code)
    found = []
    for mention in document.mentions:
        if mention.type != "EVENT" or mention.span.start < reading.title_end():
            continue
        first, _ = reading.tokens_in(mention.span)
        before = [t for t in reading.tokens[max(0, first - _BEFORE) : first] if t.kind == "word"]
        opening = next((t for t in before if any(s.stem in words for s in clitics.splits(t.key))), None)
        if opening is None:
            continue
        time = _day_of(document, mention.span)
        if time is not None:
            span = Span(opening.start, mention.span.end)
            slots = (Slot("date", time.value, time.span),)
            found.append(Event(span=span, by="register/sittings", type="meeting", modality="happened", slots=slots))
    return found


def _day_of(document: Document, span: Span) -> Time | None:
    """The one day of the sentence; of several the one before the name, because what follows has its own."""
    sentence = document.sentence(span.start)
    days = [
        t
        for t in document.times
        if sentence.start <= t.span.start < sentence.end and t.type == "DATE" and len(t.value) == 10
        if (days := read_days(t.value)) is not None and days.precision == 10
    ]
    if len({t.value for t in days}) > 1:
        days = [t for t in days if t.span.end <= span.start]
    return days[-1] if len({t.value for t in days}) == 1 else None


def _date_after(document: Document, at: int, last: int) -> Time | None:
    tokens = document.reading.tokens
    end = tokens[min(at + _REACH, last - 1)].start
    for time in document.times:
        if tokens[at].end <= time.span.start <= end and time.type == "DATE" and read_days(time.value):
            return time
    return None
