"""Where accounts give one undertaking days by which it is to be done that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mahdar.model import Commitment, Disagreement, Evidence, LedgerLine, Span
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import Days, around, read_days
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.relations import Relations
from mahdar.register.sides import make_disagreement

_DAYS = 16
"""Days between two articles within which another day is another account, and not a plan that has changed."""
_TELLING = frozenset({"withdraw", "redeploy", "reduce", "set-timetable", "stop-attacks"})
"""Types of acts of which one party undertakes one at a time; of help, training and talks it undertakes many."""
_TYPED, _FREE = (0.15, 1), (0.4, 2)
"""Likeness and words in common, names and days left out, asked of undertakings of a telling type, and of others."""
_LOOK = 24

Key = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One article's words on when something is to be done."""

    doc: str
    commitment: Commitment
    parties: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    days: Days
    said: Days

    @property
    def key(self) -> Key:
        """Names it."""
        return (self.doc, self.commitment.span)


def find_disagreeing_deadlines(
    corpus: Corpus, names: Names, weights: Weights, relations: Relations, ledger: Iterable[LedgerLine]
) -> Iterator[Disagreement]:
    """Disagreements on deadlines, one for each connected set of accounts in like words."""
    found = {d.key: d for document in corpus for d in _read(document, names)}
    homes = {(s.evidence.doc, s.evidence.span): line.id for line in ledger for s in line.steps}
    for root, keys in _match([*found.values()], weights, relations).classes().items():
        rows = sorted((found[key] for key in keys), key=lambda d: (d.days, d.key))
        sides: list[list[Deadline]] = []
        for row in rows:
            fitting = [side for side in sides if all(_go_together(row.days, other.days) for other in side)]
            if fitting:
                fitting[0].append(row)
            else:
                sides.append([row])
        if len(sides) < 2 or len({corpus.origin[d.doc] for d in rows}) < 2:
            continue
        evidence = [(_label(side), [Evidence(d.doc, d.commitment.span) for d in side]) for side in sides]
        reason = f"one undertaking ({rows[0].commitment.type}) in like words, told within days of each other"
        made = make_disagreement(corpus, homes.get(root, ""), "deadline", "date", evidence, reason, "different")
        if made is not None:
            yield made


def _read(document: Document, names: Names) -> Iterator[Deadline]:
    if document.published is None:
        return
    for commitment in document.commitments:
        days = read_days(commitment.deadline)
        if days is None or commitment.status in ("denied", "done") or days.last < document.published:
            continue
        span = commitment.span
        named = [m.span for m in document.mentions if span.start <= m.span.start < span.end]
        dated = [t.span for t in document.times if span.start <= t.span.start < span.end]
        yield Deadline(
            doc=document.doc,
            commitment=commitment,
            parties=frozenset(names(document.doc, p) for p in commitment.parties),
            words=content(document, span) - content(document, *dated),
            names=content(document, *named),
            days=days,
            said=around(document.published, 0, 0),
        )


def _match(rows: list[Deadline], weights: Weights, relations: Relations) -> Joins[Key]:
    joins: Joins[Key] = Joins(d.key for d in rows)
    shelves: dict[tuple[str, str], list[Deadline]] = defaultdict(list)
    for row in rows:
        for word in weights.rarest(row.words, 8):
            shelves[row.commitment.type, word].append(row)
        for party in row.parties if row.commitment.type in _TELLING else ():
            shelves[row.commitment.type, party].append(row)
    for _, shelf in sorted(shelves.items()):
        ordered = sorted(shelf, key=lambda d: (d.said, d.key))
        for n, first in enumerate(ordered):
            for second in ordered[n + 1 : n + 1 + _LOOK]:
                if _same_thing(first, second, weights) and relations.of_one_story(first.doc, second.doc):
                    joins.join(first.key, second.key)
    return joins


def _same_thing(first: Deadline, second: Deadline, weights: Weights) -> bool:
    if first.doc == second.doc or first.said.gap(second.said) > _DAYS:
        return False
    if first.parties and second.parties and not first.parties & second.parties:
        return False
    common = {w for w in (first.words & second.words) - first.names - second.names if not w[0].isdigit()}
    alike, shared = _TYPED if first.commitment.type in _TELLING and first.parties else _FREE
    return len(common) >= shared and weights.alike(first.words, second.words) >= alike


def _go_together(first: Days, second: Days) -> bool:
    return first.meets(second, 0 if first.precision == second.precision == 10 else 3)


def _label(side: list[Deadline]) -> str:
    values = (d.commitment.deadline or "" for d in side)
    return min(values, key=lambda v: (-len(v), v))
