"""An article's text cut into flat pieces for highlighting: no piece overlaps another, none begins inside a word.

Arabic letters join; a mark that begins inside a word may tear the join. Pieces are therefore grown to word edges, and
each piece carries the ids of everything that covers it, so that crossing spans stay visible side by side.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mahdar.model import Span


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


@lru_cache(maxsize=4096)
def _joins(char: str) -> bool:
    """Letters, digits, the marks above and below them, tatweel and the joiners that stand between letters."""
    return char in "ـ\u200c\u200d\u200e\u200f" or unicodedata.category(char)[0] in "LNM"


def inside_word(text: str, at: int) -> bool:
    """Whether a cut at `at` would fall inside a word."""
    return 0 < at < len(text) and _joins(text[at - 1]) and _joins(text[at])


def grow(text: str, span: Span) -> Span:
    """The span grown to the edges of the words it touches."""
    start, end = span
    while inside_word(text, start):
        start -= 1
    while inside_word(text, end):
        end += 1
    return Span(start, end)


def cut(text: str, lines: Iterable[Span], marks: Iterable[Marked]) -> Iterator[list[Piece]]:
    """The pieces of each line, in order; joined they give the line back, letter for letter."""
    grown = sorted({Marked(grow(text, m.span), m.id, m.kind) for m in marks})
    for line in lines:
        yield _cut_line(text, line, [m for m in grown if m.span.end > line.start and m.span.start < line.end])


def _cut_line(text: str, line: Span, marks: list[Marked]) -> list[Piece]:
    edges = {line.start, line.end}
    for mark in marks:
        edges |= {max(line.start, mark.span.start), min(line.end, mark.span.end)}
    pieces = []
    for a, b in pairwise(sorted(edges)):
        over = [m for m in marks if m.span.start <= a and m.span.end >= b]
        pieces.append(
            Piece(
                text[a:b],
                tuple(dict.fromkeys(m.kind for m in over)),
                tuple(dict.fromkeys(m.id for m in over)),
                tuple(dict.fromkeys(m.id for m in over if max(line.start, m.span.start) == a)),
            )
        )
    return pieces
