"""Positions: where accounts use the opposite words of one question of one thing (leave or stay, beaten or present).

They are shown side by side, as what they are: words. Nothing here says that two of them contradict each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from mahdar.lang.positions import Pole, load_positions
from mahdar.model import Evidence, Group, Span
from mahdar.register.corpus import Corpus, Document
from mahdar.register.entities import Names
from mahdar.text.tokens import Token

_NEAR = 4
"""Words between the word of a side and what it is about."""
_EACH = 6
"""Pieces of evidence for one side of a group."""


class Position(NamedTuple):
    """Words of one side."""

    question: str
    pole: Pole
    thing: str
    """The group that it is about, or empty."""
    evidence: Evidence
    denied: bool
    """The words are negated, and so speak for the other side as much."""


def find_positions(corpus: Corpus, names: Names) -> list[Position]:
    """Every position in the prose of all articles, in order."""
    return [p for document in corpus for p in _read(document, names)]


def group_positions(corpus: Corpus, positions: Sequence[Position]) -> list[Group]:
    """One group per question and thing on which both sides are taken, at most twelve pieces of evidence."""
    by_thing: dict[tuple[str, str], dict[Pole, list[Position]]] = defaultdict(lambda: {"left": [], "right": []})
    for position in positions:
        by_thing[position.question, position.thing][position.pole].append(position)
    groups = []
    for (question, thing), sides in sorted(by_thing.items()):
        if sides["left"] and sides["right"]:
            evidence = [*_choose(corpus, sides["left"]), *_choose(corpus, sides["right"])]
            subject = f"{question}:{thing}" if thing else question
            groups.append(Group(kind="position", subject=subject, evidence=tuple(sorted(set(evidence)))))
    return groups


def _read(document: Document, names: Names) -> list[Position]:
    lexicon = load_positions(document.article.lang)
    reading, found = document.reading, []
    tokens = reading.tokens
    groups = {}
    for mention in document.mentions:
        if mention.type == "GROUP":
            first, last = reading.tokens_in(mention.span)
            groups.update(dict.fromkeys(range(first, last), names(document.doc, mention.entity)))
    title = reading.title_end()
    for index, token in enumerate(tokens):
        if token.kind != "word" or token.start < title:
            continue
        for question, pole in lexicon.poles(token.key):
            about = lexicon.questions[question]
            hit = _about(tokens, index, about.about if not about.group else frozenset(), groups if about.group else {})
            if hit is not None:
                at, thing = hit
                span = Span(min(token.start, tokens[at].start), max(token.end, tokens[at].end))
                found.append(Position(question, pole, thing, document.evidence(_clause(document, span)), False))
    return found


def _about(
    tokens: Sequence[Token], index: int, words: frozenset[str], groups: dict[int, str]
) -> tuple[int, str] | None:
    """Where the thing is named, after the word rather than before it."""
    for step in (*range(1, _NEAR + 1), *range(-1, -_NEAR, -1)):
        at = index + step
        if not 0 <= at < len(tokens):
            continue
        token = tokens[at]
        between = tokens[min(index, at) + 1 : max(index, at)]
        if any(t.kind == "break" or t.key in (".", "؛") for t in between):
            continue
        if at in groups:
            return at, groups[at]
        if words and token.kind == "word":
            bare = token.key.removeprefix("ال")
            if bare in words or bare.lstrip("وبلف")[2:] in words:
                return at, ""
    return None


def _clause(document: Document, span: Span) -> Span:
    """The span and the words to the next comma on either side, inside its sentence, 120 letters at most."""
    sentence, text = document.sentence(span.start), document.text
    if sentence.end <= sentence.start:
        return span
    start = max((text.rfind(sign, sentence.start, span.start) + 1 for sign in "،:؛,"), default=sentence.start)
    start = max(start, sentence.start)
    ends = [at for sign in "،؛," if (at := text.find(sign, span.end, sentence.end)) >= 0]
    end = min(ends, default=sentence.end)
    while start < span.start and text[start].isspace():
        start += 1
    if span.start - start > 60:
        start = text.find(" ", span.start - 60) + 1
    if end - span.end > 60:
        end = text.rfind(" ", span.end, span.end + 60)
    return Span(min(start, span.start), max(end, span.end))


def _choose(corpus: Corpus, positions: Sequence[Position]) -> list[Evidence]:
    """Evidence from as many origins as possible."""
    by_origin: dict[str, list[Evidence]] = defaultdict(list)
    for position in positions:
        by_origin[corpus.origin[position.evidence.doc]].append(position.evidence)
    chosen: list[Evidence] = []
    depth = 0
    while len(chosen) < _EACH and any(len(rows) > depth for rows in by_origin.values()):
        chosen += [rows[depth] for _, rows in sorted(by_origin.items()) if len(rows) > depth]
        depth += 1
    return chosen[:_EACH]
