"""An article's text cut into flat pieces for highlighting: no piece overlaps another, none begins inside a word.

Arabic letters join; a mark with padding inside a word tears the join. Pieces are therefore grown to word edges, and
each piece carries the ids of everything that covers it, so that crossing spans stay visible side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from mahdar.model import Span

_WORD = re.compile(r"[^\W_]", re.UNICODE)
_MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670\u200c-\u200f]")


class Marked(NamedTuple):
    """A span to be shown, with the id that its list entry has and its kind."""

    span: Span
    id: str
    kind: str


class Piece(NamedTuple):
    """A stretch of text with everything that covers it; `opens` are ids whose span begins here."""

    text: str
    kinds: tuple[str, ...]
    ids: tuple[str, ...]
    opens: tuple[str, ...]


def _inside_word(text: str, at: int) -> bool:
    """Whether a cut at `at` would fall inside a word."""
    return 0 < at < len(text) and _joins(text[at - 1]) and _joins(text[at])


def _joins(char: str) -> bool:
    return bool(_WORD.match(char) or _MARKS.match(char))


def grow(text: str, span: Span) -> Span:
    """The span grown to the edges of the words it touches."""
    start, end = span
    while _inside_word(text, start):
        start -= 1
    while _inside_word(text, end):
        end += 1
    return Span(start, end)


def cut(text: str, start: int, end: int, marks: Iterable[Marked]) -> list[Piece]:
    """Pieces of `text[start:end]` in order; joined they give the stretch back, letter for letter."""
    grown = [Marked(grow(text, m.span), m.id, m.kind) for m in marks]
    inside = sorted((m for m in grown if m.span.end > start and m.span.start < end), key=lambda m: (m.span, m.id))
    edges = {start, end}
    for mark in inside:
        edges |= {max(start, mark.span.start), min(end, mark.span.end)}
    points = sorted(edges)
    pieces = []
    for a, b in pairwise(points):
        over = [m for m in inside if m.span.start <= a and m.span.end >= b]
        pieces.append(
            Piece(
                text[a:b],
                tuple(dict.fromkeys(m.kind for m in over)),
                tuple(dict.fromkeys(m.id for m in over)),
                tuple(dict.fromkeys(m.id for m in over if max(start, m.span.start) == a)),
            )
        )
    return pieces
