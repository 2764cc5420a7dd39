"""What earlier annotators found in the article, by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, TypeVar

from mahdar.model import Annotation, Commitment, Event, Figure, Mention, Office, Span, Statement, Time
from mahdar.text.reading import Reading

T = TypeVar("T")
A = TypeVar("A", Time, Mention, Office, Figure, Statement, Event, Commitment)


class Found:
    """Annotations so far, one list per kind, each ordered by start, then end."""

    def __init__(self) -> None:
        self.times: list[Time] = []
        self.mentions: list[Mention] = []
        self.offices: list[Office] = []
        self.figures: list[Figure] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.commitments: list[Commitment] = []
        self._once: dict[type, object] = {}

    def once(self, kind: type[T], make: Callable[[], T]) -> T:
        """What several annotators read of the article: made by the first that asks for it, freed with the article."""
        known = self._once.get(kind)
        if isinstance(known, kind):
            return known
        made = self._once[kind] = make()
        return made

    def __iter__(self) -> Iterator[Annotation]:
        """All of them, by start, end and kind."""
        everything: list[Annotation] = [
            *self.times, *self.mentions, *self.offices, *self.figures, *self.statements, *self.events, *self.commitments
        ]
        everything.sort(key=lambda a: (a.span.start, a.span.end, a.kind))
        return iter(everything)


class Places(NamedTuple):
    """The tokens `[first, last)` of each mention of an article."""

    firsts: list[int]
    lasts: list[int]


def place_mentions(reading: Reading, found: Found) -> Places:
    """Where the mentions stand, looked up once for statements and events alike."""
    return found.once(Places, lambda: Places(*reading.ranges([mention.span for mention in found.mentions])))


def order(items: Iterable[A]) -> list[A]:
    """By start and end; of two with the same span the first stays and names the other's rule in `also_by`."""
    kept: dict[Span, A] = {}
    for item in items:
        if item.span not in kept:
            kept[item.span] = item
            continue
        first: A = kept[item.span]
        if item.by != first.by and item.by not in first.also_by:
            kept[item.span] = replace(first, also_by=(*first.also_by, item.by))
    return sorted(kept.values(), key=lambda a: a.span)
