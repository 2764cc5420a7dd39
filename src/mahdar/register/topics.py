"""What articles of one story, or two who are quoted in one, say of one thing in like words: side by side.

Nothing here says that they agree or differ: likeness of words brings them together, the reader compares. Each piece is
the middle of a group of those that are most like it; a group of which half stands in a larger one is not shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from mahdar.model import Evidence, Group
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus, Document
from mahdar.register.entities import Names
from mahdar.register.relations import Relations
from mahdar.register.voices import Voices

_ALIKE, _SHARED = 0.3, 2
"""On the annotated field articles 6 of 22 disagreements are brought together so; 3 were before."""
_FEW = 60
"""A word in more documents than this brings nothing together: among a year of newspapers it would be everything."""
_LOOK = 16
_MOST = 8
"""Pieces in one group."""


class Piece(NamedTuple):
    """Words that say one thing."""

    evidence: Evidence
    words: frozenset[str]
    voice: str
    """Who says it in the article; empty for the outlet itself."""


def group_topics(corpus: Corpus, names: Names, weights: Weights, relations: Relations) -> list[Group]:
    """The groups, largest first of those that overlap."""
    pieces = [piece for document in corpus for piece in _read(document, names)]
    near: dict[Evidence, dict[Evidence, float]] = defaultdict(dict)
    shelves: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        for word in weights.rarest(piece.words, 6, few=_FEW):
            shelves[word].append(piece)
    for _, shelf in sorted(shelves.items()):
        rows = sorted(shelf, key=lambda p: (str(corpus[p.evidence.doc].published), p.evidence))
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 1 + _LOOK]:
                a, b = first.evidence, second.evidence
                if b in near[a] or len(first.words & second.words) < _SHARED:
                    continue
                if not _are_two_voices(first, second) and not _are_two_tellings(corpus, relations, a.doc, b.doc):
                    continue
                alike = weights.alike(first.words, second.words)
                if alike >= _ALIKE:
                    near[a][b] = near[b][a] = alike
    return list(_choose(near))


def _are_two_voices(first: Piece, second: Piece) -> bool:
    """Whether two speakers say it in one article."""
    return (
        first.evidence.doc == second.evidence.doc
        and bool(first.voice and second.voice)
        and (first.voice != second.voice)
    )


def _are_two_tellings(corpus: Corpus, relations: Relations, first: str, second: str) -> bool:
    """Whether two articles of one story tell it, neither of which is a copy of the other."""
    return corpus.origin[first] != corpus.origin[second] and relations.of_one_story(first, second)


def _read(document: Document, names: Names) -> Iterator[Piece]:
    voices = Voices(document, names)
    spans = {s.parts[0] for s in document.statements} | {c.span for c in document.commitments}
    spans |= {e.clause for e in document.events if e.clause is not None}
    for span in sorted(spans):
        words = content(document, span)
        if len(words) >= _SHARED:
            yield Piece(document.evidence(span), words, voices(span))


def _choose(near: dict[Evidence, dict[Evidence, float]]) -> Iterator[Group]:
    stars = []
    for middle, found in near.items():
        if found:
            chosen = [middle]
            for piece in sorted(found, key=lambda e: (-found[e], e)):
                if len(chosen) < _MOST and not any(_overlap(piece, other) for other in chosen):
                    chosen.append(piece)
            stars.append(tuple(sorted(chosen)))
    held: dict[Evidence, list[frozenset[Evidence]]] = defaultdict(list)
    for star in sorted(set(stars), key=lambda s: (-len(s), s)):
        members = frozenset(star)
        before = {other for piece in star for other in held[piece]}
        if any(len(members & other) * 2 >= len(members) for other in before):
            continue
        for piece in star:
            held[piece].append(members)
        yield Group(kind="topic", subject=f"{star[0].doc}:{star[0].span.start}", evidence=star)


def _overlap(first: Evidence, second: Evidence) -> bool:
    """Whether both are words of one place (a statement, and the undertaking in it)."""
    a, b = first.span, second.span
    return first.doc == second.doc and a.start < b.end and b.start < a.end
