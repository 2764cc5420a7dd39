"""The ledger: one line per commitment, with its tellings by date of saying.

Two tellings are one line when the same party commits to the same kind of act in like words. A telling that changes the
deadline is "changed", one that reports it kept is "done", one that refuses it is "denied".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mahdar.model import Commitment, Evidence, LedgerLine, Step
from mahdar.model.identity import line_id
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import read_days
from mahdar.register.entities import Names
from mahdar.register.joining import Joins

_ALIKE = 0.5
_SHARED = 2
_LOOK = 30

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words on a commitment."""

    doc: str
    commitment: Commitment
    parties: frozenset[str]
    to: frozenset[str]
    said: str | None
    words: frozenset[str]

    @property
    def key(self) -> Key:
        """Document and place id."""
        return (self.doc, f"commitment:{self.commitment.span.start}-{self.commitment.span.end}")


def compile_ledger(corpus: Corpus, names: Names, weights: Weights) -> tuple[LedgerLine, ...]:
    """Lines by date of the first telling."""
    tellings = [
        Telling(
            document.doc,
            commitment,
            frozenset(names(document.doc, p) for p in commitment.parties),
            frozenset(names(document.doc, p) for p in commitment.to),
            _said(document, commitment),
            content(document, commitment.span),
        )
        for document in corpus
        for commitment in document.commitments
    ]
    by_key = {t.key: t for t in tellings}
    joins = _join(tellings, weights)
    lines = [_line(corpus, [by_key[k] for k in keys]) for keys in joins.classes().values()]
    return tuple(sorted(lines, key=lambda line: (line.steps[0].date or "9999", line.id)))


def _said(document: Document, commitment: Commitment) -> str | None:
    """The day of saying: the statement's, else the article's."""
    statement = document.statement_at.get(commitment.source or "")
    if statement is not None and statement.date:
        return statement.date
    return document.published.isoformat() if document.published else None


def _join(tellings: Sequence[Telling], weights: Weights) -> Joins[Key]:
    joins: Joins[Key] = Joins(t.key for t in tellings)
    shelves: dict[tuple[str, str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        for party in telling.parties:
            for word in weights.rarest(telling.words, 6):
                shelves[telling.commitment.type, party, word].append(telling)
    for _, shelf in sorted(shelves.items()):
        rows = sorted(shelf, key=lambda t: (t.said or "", t.key))
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 1 + _LOOK]:
                if joins.find(first.key) != joins.find(second.key) and _same(first, second, weights):
                    joins.join(first.key, second.key)
    return joins


def _same(first: Telling, second: Telling, weights: Weights) -> bool:
    shared = first.words & second.words
    if len(shared) < min(_SHARED, len(first.words), len(second.words)):
        return False
    if first.to and second.to and not first.to & second.to:
        return False
    return weights.alike(first.words, second.words) >= _ALIKE


def _line(corpus: Corpus, told: Sequence[Telling]) -> LedgerLine:
    ordered = sorted(told, key=lambda t: (t.said or "9999", t.key))
    steps: list[Step] = []
    deadline: str | None = None
    for telling in ordered:
        new = telling.commitment.deadline
        steps.append(
            Step(
                date=telling.said,
                status=telling.commitment.status,
                change=_change(telling.commitment, deadline, first=not steps),
                deadline=new,
                evidence=Evidence(telling.doc, telling.commitment.span),
            )
        )
        deadline = new or deadline
    first = ordered[0]
    parties = Counter(p for t in told for p in t.parties)
    return LedgerLine(
        id=line_id(corpus[first.doc].article, first.commitment.span),
        parties=tuple(sorted(parties)),
        to=tuple(sorted({p for t in told for p in t.to})),
        type=first.commitment.type,
        deadline=deadline,
        steps=tuple(steps),
    )


def _change(commitment: Commitment, deadline: str | None, *, first: bool) -> str:
    if commitment.status in ("done", "denied"):
        return commitment.status
    if first:
        return "announced"
    old, new = read_days(deadline), read_days(commitment.deadline)
    if commitment.deadline and deadline and not (old and new and old.meets(new)) and commitment.deadline != deadline:
        return "changed"
    return "repeated"
