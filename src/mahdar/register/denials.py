"""Where one account says a thing and another denies it: events, commitments and statements of opposite polarity.

Both must be of one thing: the same type of event or commitment with a party in common, or words that are alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mahdar.lang.function import load_denial, load_negation
from mahdar.lang.pack import load_clitics
from mahdar.model import Disagreement, Evidence, Span, Statement, public_id
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import Days, around
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.relations import Relations
from mahdar.register.sides import make_disagreement
from mahdar.register.voices import Voices
from mahdar.text.fold import fold_key

_DAYS = 16
_TYPED, _FREE = 0.35, 0.5
"""Likeness asked of two assertions of one type with a party in common, and of any two. On the annotated samples the
pairs above were of one thing, some of those below were not."""
_UNDATED = 0.6
"""The same where neither article has a day: like words may be of different months."""
_SHARED = 4
_LOOK = 40
_ROUTINE = frozenset({"meeting", "visit", "dialogue-round", "joint-statement"})

Key = tuple[str, Span, str]


class Assertion(NamedTuple):
    """Something said to be so, or not so."""

    doc: str
    span: Span
    type: str
    """`statement`, a commitment's type, or an event's type and lemma."""
    denied: bool
    parties: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    """The stems among `words` that belong to names: two accounts that share only these need not be of one thing."""
    days: Days | None
    voice: str
    """Who says it in the article; empty for the outlet itself."""

    @property
    def key(self) -> Key:
        """Names the assertion."""
        return (self.doc, self.span, self.type)


def find_denials(
    corpus: Corpus, names: Names, weights: Weights, relations: Relations
) -> Iterator[Disagreement]:
    """Disagreements between what is asserted and what is denied, one for each connected set."""
    assertions = [a for document in corpus for a in _read(document, names)]
    by_key = {a.key: a for a in assertions}
    joins = _match(assertions, weights, relations)
    for root, keys in joins.classes().items():
        rows = [by_key[k] for k in keys]
        said = [Evidence(a.doc, a.span) for a in rows if not a.denied]
        denied = [Evidence(a.doc, a.span) for a in rows if a.denied]
        if said and denied and (len({corpus.origin[a.doc] for a in rows}) > 1 or _has_two_voices(rows)):
            made = make_disagreement(
                corpus,
                public_id("H", root[0], str(root[1].start), root[2]),
                "polarity",
                "modality",
                [("said or planned", said), ("denied", denied)],
                f"one account says it ({rows[0].type.partition(':')[0]}), another denies it, in like words and days",
            )
            if made is not None:
                yield made


def _has_two_voices(rows: Sequence[Assertion]) -> bool:
    """Whether in one article one speaker says it and another denies it."""
    said = [a for a in rows if not a.denied and a.voice]
    denied = [a for a in rows if a.denied and a.voice]
    return any(a.doc == b.doc and a.voice != b.voice for a in said for b in denied)


def _read(document: Document, names: Names) -> Iterator[Assertion]:
    voices = Voices(document, names)
    days = around(document.published, 0, 0) if document.published else None

    def make(span: Span, kind: str, denied: bool, parties: Sequence[str], core: Span) -> Assertion:
        who = frozenset(names(document.doc, p) for p in parties)
        named = content(document, *(m.span for m in document.mentions if span.start <= m.span.start < span.end))
        return Assertion(document.doc, span, kind, denied, who, content(document, span), named, days, voices(core))

    for event in document.events:
        span, denied = event.clause or event.span, event.modality == "denied"
        told = event.type not in _ROUTINE and event.modality in ("happened", "planned")
        if denied or (told and not _is_negated(document, span)):
            parties = [p.entity for p in event.participants]
            yield make(span, f"{event.type}:{event.lemma}", denied, parties, event.span)
    for commitment in document.commitments:
        denied = commitment.status == "denied"
        if denied or not _is_negated(document, commitment.span):
            yield make(commitment.span, commitment.type, denied, commitment.parties, commitment.span)
    for statement in document.statements:
        denied, part = statement.act == "deny", statement.parts[0]
        if len(statement.parts) > 1 or (denied and not _denies(document, statement)):
            continue  # refused, or denied in a part, and which is not clear
        said = statement.act in ("assert", "announce", "commit", "agree")
        if denied or (said and not _is_negated(document, part)):
            yield make(part, "statement", denied, [statement.speaker] if statement.speaker else [], part)


def _denies(document: Document, statement: Statement) -> bool:
    """Whether the verb denies all of the content: نفى أن, and no word of negation inside."""
    verb = fold_key(statement.lemma) in load_denial(document.article.lang)
    return verb and not _is_negated(document, statement.parts[0])


def _is_negated(document: Document, span: Span) -> bool:
    """Whether a word of negation stands in the span, so that it may deny as well as assert."""
    code = document.article.lang
    negation, clitics = load_negation(code), load_clitics(code)
    return any(split.stem in negation for key in document.keys(span) for split in clitics.splits(key))


def _match(assertions: Sequence[Assertion], weights: Weights, relations: Relations) -> Joins[Key]:
    joins: Joins[Key] = Joins(a.key for a in assertions)
    shelves: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        for word in weights.rarest(assertion.words, 8):
            shelves[word].append(assertion)
    for _, shelf in sorted(shelves.items()):
        rows = sorted(shelf, key=lambda a: (a.days.first.isoformat() if a.days else "", a.key))
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 1 + _LOOK]:
                if first.denied == second.denied or not _of_one_story(relations, first.doc, second.doc):
                    continue
                if _same_thing(first, second, weights):
                    joins.join(first.key, second.key)
    _join_nested(assertions, joins)
    return joins


def _of_one_story(relations: Relations, first: str, second: str) -> bool:
    return first == second or relations.of_one_story(first, second)


def _join_nested(assertions: Sequence[Assertion], joins: Joins[Key]) -> None:
    """Words found twice (as an event and inside a statement) are one assertion, where both have met an opposite."""
    met = {k for keys in joins.classes().values() if len(keys) > 1 for k in keys}
    rows = sorted((a for a in assertions if a.key in met), key=lambda a: (a.doc, a.span, a.type))
    for n, first in enumerate(rows):
        for second in rows[n + 1 :]:
            if second.doc != first.doc or second.span.start >= first.span.end:
                break
            if first.denied == second.denied:
                joins.join(first.key, second.key)


def _same_thing(first: Assertion, second: Assertion, weights: Weights) -> bool:
    if first.doc == second.doc and first.span.start < second.span.end and second.span.start < first.span.end:
        return False
    if first.days is not None and second.days is not None and first.days.gap(second.days) > _DAYS:
        return False
    shared = first.words & second.words
    common = {w for w in shared - first.names - second.names if not w[0].isdigit()}
    alike = weights.alike(first.words, second.words)
    if first.days is None and second.days is None and (alike < _UNDATED or len(common) < _SHARED):
        return False
    if first.type == second.type != "statement" and first.parties & second.parties:
        return alike >= (_FREE if first.type == "other" else _TYPED) and len(common) >= 2
    if first.doc == second.doc and "statement" in (first.type, second.type):
        return False  # who reports a denial reports what is denied
    denied = first if first.denied else second
    if denied.type != "statement":
        return False  # that a whole clause is denied is sure only where somebody denies it
    enough = min(_SHARED, len(first.words) - 1, len(second.words) - 1)
    return alike >= _FREE and len(shared) >= max(3, enough) and len(common) >= 2
