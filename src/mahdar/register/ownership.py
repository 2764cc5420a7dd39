"""Whose words are they: slots of a round where its sentence names other rounds too.

"The second round, the first held face to face, came after a virtual round in June": each way of holding, day and place
belongs to one of them. What stands between two rounds belongs to the one before it, unless a comma parts it from that
and none from the one after.
"""

from __future__ import annotations

from bisect import bisect_left

from mahdar.lang.numbers import load_numbers
from mahdar.lang.pack import load_basics, load_clitics
from mahdar.lang.processes import load_sequel_words
from mahdar.model import Event, Slot, Span
from mahdar.register.corpus import Document

_OWNED = frozenset({"mode", "date", "place", "level"})
_COMMON = frozenset({"mode", "place"})
"""What is told of several rounds together holds for each of them."""
_COMMAS = "،,؛"
_BACK = 3
"""Words before a slot among which the ordinal of its round stands (الأولى عن بعد والثانية في واشنطن)."""


def own_slots(document: Document, event: Event) -> tuple[Slot, ...]:
    """The slots of a round that are its own, as far as the sentence tells."""
    if event.type != "dialogue-round":
        return event.slots
    return tuple(s for s in event.slots if s.name not in _OWNED or _is_own(document, event, s))


def _is_own(document: Document, event: Event, slot: Slot) -> bool:
    sentence = document.sentence(slot.span.start)
    inside = _triggers(document, sentence)
    if len(inside) < 2 or not any(owner.span == event.span for _, owner in inside):
        return True
    before = [row for row in inside if row[0].end <= slot.span.start]
    after = [row for row in inside if row[0].start >= slot.span.end]
    if not before and not after:
        return True  # part of a name
    if not before:
        span, owner = after[0]
    elif not after:
        span, owner = before[-1]
    else:
        parted = _has_comma(document, before[-1][0].end, slot.span.start)
        joined = not _has_comma(document, slot.span.end, after[0][0].start)
        span, owner = after[0] if parted and joined else before[-1]
    if owner.span != event.span:
        return slot.name in _COMMON and owner.span.start < event.span.start and _is_one_of_them(document, event)
    return span == event.span or not _leads_on(document, span, event.span)


def _is_one_of_them(document: Document, event: Event) -> bool:
    """Whether the round is named by one word with a pronoun: the last of them (آخرها)."""
    keys = document.keys(event.span)
    pronouns = [e for e in load_basics(document.article.lang).enclitics if len(e) > 1]
    return len(keys) == 1 and any(keys[0].endswith(pronoun) for pronoun in pronouns)


def _triggers(document: Document, sentence: Span) -> list[tuple[Span, Event]]:
    """Names of rounds in the sentence with their events, in order."""
    found = [
        (span, event)
        for event in document.events
        if event.type == "dialogue-round"
        for span in (event.span, *event.mentions)
        if sentence.start <= span.start < sentence.end
    ]
    return sorted(found, key=lambda row: row[0])


def _has_comma(document: Document, start: int, end: int) -> bool:
    return any(sign in document.text[start:end] for sign in _COMMAS)


def _leads_on(document: Document, first: Span, second: Span) -> bool:
    """Whether a word between two names of one sentence leads from one round to another (بعد، قبل): they are two."""
    words, clitics = document.words, load_clitics(document.article.lang)
    sequel = load_sequel_words(document.article.lang)
    low, high = sorted((first, second))
    if document.sentence(low.start) != document.sentence(high.start):
        return False
    start, end = bisect_left(words.starts, low.end), bisect_left(words.starts, high.start)
    return any(split.stem in sequel for n in range(start, end) for split in clitics.splits(words.keys[n]))


def ordinal_before(document: Document, slot: Slot, start: int) -> int | None:
    """The ordinal that stands right before the words of a slot and after `start`: which of several rounds is meant."""
    reading = document.reading
    numbers = load_numbers(document.article.lang)
    first, _ = reading.tokens_in(slot.span)
    for at in range(first - 1, max(first - 1 - _BACK, -1), -1):
        if reading.tokens[at].start < start or reading.tokens[at].key in _COMMAS:
            return None
        read = numbers.ordinal(reading.columns.keys, at)
        if read is not None and read[0] == at + 1:
            return int(read[1])
    return None
