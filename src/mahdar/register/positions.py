"""Positions: where accounts use the opposite words of one question of one thing (leave or stay, beaten or present).

They are shown side by side, as what they are: words. Nothing here says that two of them contradict each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from mahdar.lang.positions import Pole, Positions, load_positions
from mahdar.model import Evidence, Group, Span
from mahdar.register.corpus import Corpus, Document
from mahdar.register.entities import Names
from mahdar.register.words import Words

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
    words, found = document.words, []
    groups = {}
    for mention in document.mentions:
        if mention.type == "GROUP":
            first, last = words.at(mention.span)
            groups.update(dict.fromkeys(range(first, last), names(document.doc, mention.entity)))
    title = document.article.title.end if document.article.title else 0
    for index, key in enumerate(words.keys):
        if words.kinds[index] != "w" or words.starts[index] < title:
            continue
        for question, pole in lexicon.poles(key):
            asked = lexicon.questions[question]
            hit = _about(lexicon, words, index, asked.about, groups if asked.group else {})
            if hit is not None:
                at, thing = hit
                first, last = min(index, at), max(index, at)
                span = Span(words.starts[first], words.ends[last])
                found.append(Position(question, pole, thing, document.evidence(_clause(document, span)), False))
    return found


def _about(
    lexicon: Positions, words: Words, index: int, things: frozenset[str], groups: dict[int, str]
) -> tuple[int, str] | None:
    """Where the thing is named, after the word rather than before it."""
    for step in (*range(1, _NEAR + 1), *range(-1, -_NEAR, -1)):
        at = index + step
        if not 0 <= at < len(words.keys):
            continue
        between = range(min(index, at) + 1, max(index, at))
        if any(words.kinds[n] == "b" or words.keys[n] in (".", "؛") for n in between):
            continue
        if at in groups:
            return at, groups[at]
        if things and words.kinds[at] == "w" and lexicon.bare(words.keys[at]) & things:
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
