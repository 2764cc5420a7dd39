"""Days that an article names by its own day of publication: أمس, غدا, الأربعاء, الاثنين المقبل."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from mahdar.lang.deixis import load_deixis
from mahdar.lang.verbs import Verbs, load_verbs
from mahdar.model import Span
from mahdar.register.corpus import Document
from mahdar.text.tokens import Token

Side = Literal["next", "last", "ahead", "behind", "bare"]

_ALLOWED: dict[Side, tuple[tuple[int, float], ...]] = {
    "next": tuple((d, 1.0) for d in range(1, 8)),
    "ahead": tuple((d, 1.0) for d in range(7)),
    "last": tuple((-d, 1.0) for d in range(1, 8)),
    "behind": ((0, 1.2), (-1, 1.0), (-2, 0.5), (-3, 0.3), (-4, 0.3), (-5, 0.3), (-6, 0.3)),
    "bare": tuple((d, 0.5) for d in range(-6, 7)),
}
"""How far the named weekday may be from the day of publication, and how well each distance fits: a bare weekday after
a verb of the past is mostly the day itself or the day before (agencies name the day of the news)."""


class Named(NamedTuple):
    """A day named so, and where. `distance` is None for a weekday without one."""

    span: Span
    distance: int | None
    weekday: int | None
    side: Side

    def fits(self, day: dt.date) -> list[tuple[dt.date, float]]:
        """The days of publication from which `day` is named so, with how well they fit; none if the weekday differs."""
        if self.weekday is not None and day.weekday() != self.weekday:
            return []
        if self.distance is not None:
            return [(day - dt.timedelta(days=self.distance), 2.0)]
        return [(day - dt.timedelta(days=distance), weight) for distance, weight in _ALLOWED[self.side]]

    def suits(self, weekday: int) -> float:
        """How well an article of that weekday (0 Monday) may name its day so; 0 without a weekday."""
        if self.weekday is None:
            return 0.0
        if self.distance is not None:
            return 2.0 if (weekday + self.distance) % 7 == self.weekday else 0.0
        return max((w for d, w in _ALLOWED[self.side] if (weekday + d) % 7 == self.weekday), default=0.0)

    def resolve(self, published: dt.date) -> dt.date | None:
        """The day meant in an article of that day; None where the weekday could be either side."""
        if self.distance is not None:
            day = published + dt.timedelta(days=self.distance)
            return day if self.weekday in (None, day.weekday()) else None
        if self.side == "bare" or self.weekday is None:
            return None
        for distance, _ in sorted(_ALLOWED[self.side], key=lambda row: abs(row[0])):
            day = published + dt.timedelta(days=distance)
            if day.weekday() == self.weekday:
                return day
        return None


def read_named_days(document: Document) -> list[Named]:
    """Every day so named in title and prose; a weekday right after a distance (أمس الأحد) is one with it."""
    code, reading = document.article.lang, document.reading
    deixis, verbs = load_deixis(code), load_verbs(code)
    tokens = reading.tokens
    names = {index for m in document.mentions for index in range(*reading.tokens_in(m.span))}
    found: list[Named] = []
    last = -1
    for hit in deixis.phrases.find(tokens, document.text):
        if hit.first in names and not (hit.payload.weekday is None and hit.payload.distance):
            continue
        day, span = hit.payload, Span(hit.start, hit.end)
        before = found[-1] if found else None
        close = before is not None and hit.first - last <= 1 and all(t.kind == "sign" for t in tokens[last : hit.first])
        if day.weekday is not None and close and before is not None and before.distance is not None:
            found[-1] = before._replace(span=Span(before.span.start, hit.end), weekday=day.weekday)
            last = hit.last
            continue
        side: Side = "bare"
        if day.weekday is not None:
            after = tokens[hit.last].key if hit.last < len(tokens) else ""
            side = deixis.sides[after] if after in deixis.sides else _side_of_verb(tokens, hit.first, names, verbs)
        found.append(Named(span, day.distance, day.weekday, side))
        last = hit.last
    return found


def _side_of_verb(tokens: list[Token], index: int, names: set[int], verbs: Verbs) -> Side:
    """Ahead after a verb of the present, behind after one of the past: the nearest before it in its line."""
    for at in range(index - 1, max(-1, index - 16), -1):
        token = tokens[at]
        if token.kind == "break" or token.key == ".":
            break
        form = None if token.kind != "word" or at in names else verbs.finite(token.key)
        if form is not None:
            return "behind" if form.part == "past" else "ahead"
    return "bare"
