"""The ledger: one line per commitment, with its tellings by date of saying.

Two tellings are one line when the same party commits to the same kind of act in like words. A telling that changes the
deadline, sets one that had been left open, or adds a condition, is "changed", one that reports it kept is "done", one
that refuses it is "denied". How far it was implemented is for persons to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mahdar.model import Altered, Commitment, Evidence, LedgerLine, Score, Span, Step
from mahdar.model.identity import line_id
from mahdar.register.choices import ScoreChoice
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import read_days
from mahdar.register.entities import Names
from mahdar.register.joining import Joins

_ALIKE = 0.5
_SHARED = 2
_LOOK = 30
_NEAR, _WORDS, _VERBATIM = 4, 3, 0.9
"""Days between papers that print one text, the words of it that are enough, and their share of all."""

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


def compile_ledger(
    corpus: Corpus, names: Names, weights: Weights, scores: Sequence[ScoreChoice] = ()
) -> tuple[LedgerLine, ...]:
    """Lines by date of the first telling, with the scores that persons give them."""
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
    joins = _join(corpus, tellings, weights)
    lines = []
    for root, keys in joins.classes().items():
        line = _line(corpus, [by_key[k] for k in keys])
        lines.append(replace(line, reasons=joins.reasons(root), scores=_score(corpus, line, scores)))
    return tuple(sorted(lines, key=lambda line: (line.steps[0].date or "9999", line.id)))


def _said(document: Document, commitment: Commitment) -> str | None:
    """The day of saying: the statement's, else the article's."""
    statement = document.statement_at.get(commitment.source or "")
    if statement is not None and statement.date:
        return statement.date
    return document.published.isoformat() if document.published else None


def _score(corpus: Corpus, line: LedgerLine, scores: Sequence[ScoreChoice]) -> tuple[Score, ...]:
    """The judgements on a line, named by its id or that of any of its tellings."""
    if not scores:
        return ()
    ids = {line.id, *(line_id(corpus[s.evidence.doc].article, s.evidence.span) for s in line.steps)}
    found = [
        Score(value=s.score, on=s.on.isoformat(), by=s.by, note=s.note) for s in scores if s.commitment in ids
    ]
    return tuple(sorted(found, key=lambda s: (s.on, s.by)))


def _join(corpus: Corpus, tellings: Sequence[Telling], weights: Weights) -> Joins[Key]:
    joins: Joins[Key] = Joins(t.key for t in tellings)
    shelves: dict[tuple[str, str, str], list[Telling]] = defaultdict(list)
    unsaid: set[tuple[str, str]] = set()
    for telling in tellings:
        for word in weights.rarest(telling.words, 6):
            for party in sorted(telling.parties):
                shelves[telling.commitment.type, party, word].append(telling)
            if not telling.parties:
                unsaid.add((telling.commitment.type, word))
    for telling in tellings if unsaid else ():  # whose it is one paper does not say, and another with its words does
        for word in weights.rarest(telling.words, 6):
            if (telling.commitment.type, word) in unsaid:
                shelves[telling.commitment.type, "", word].append(telling)
    for _, shelf in sorted(shelves.items()):
        rows = sorted(shelf, key=lambda t: (t.said or "", t.key))
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 1 + _LOOK]:
                if joins.find(first.key) != joins.find(second.key) and _same(first, second, weights):
                    joins.join(first.key, second.key, _why(corpus, first, second))
    return joins


def _why(corpus: Corpus, first: Telling, second: Telling) -> str:
    ids = [f"{line_id(corpus[t.doc].article, t.commitment.span)} {t.doc}" for t in (first, second)]
    kind = first.commitment.type
    if first.parties & second.parties:
        return f"{ids[0]} and {ids[1]}: the same party and act ({kind}) in like words"
    return f"{ids[0]} and {ids[1]}: the same act ({kind}) in the same words, told within days"


def _same(first: Telling, second: Telling, weights: Weights) -> bool:
    shared = first.words & second.words
    if len(shared) < min(_SHARED, len(first.words), len(second.words)):
        return False
    if not first.parties & second.parties:
        return _copied(first, second)
    if first.to and second.to and not first.to & second.to:
        return False
    return weights.alike(first.words, second.words) >= _ALIKE


def _copied(first: Telling, second: Telling) -> bool:
    """Whether papers of these days give one text, of which one does not say whose it is."""
    if (first.parties and second.parties) or first.doc == second.doc:
        return False
    shared, whole = first.words & second.words, first.words | second.words
    days = read_days(first.said), read_days(second.said)
    near = days[0] is not None and days[1] is not None and days[0].gap(days[1]) <= _NEAR
    return near and len(shared) >= _WORDS and len(shared) >= _VERBATIM * len(whole)


def _line(corpus: Corpus, told: Sequence[Telling]) -> LedgerLine:
    ordered = sorted(told, key=lambda t: (t.said or "9999", t.key))
    steps: list[Step] = []
    deadline: str | None = None
    bound = False
    for telling in ordered:
        commitment = telling.commitment
        new = commitment.deadline
        condition = corpus[telling.doc].quote(commitment.condition) if commitment.condition else None
        later = bool(steps) and telling.said is not None and telling.said != steps[-1].date
        change, what = _change(
            commitment, deadline, bound=bound, words=condition, first=not steps, later=later
        )
        steps.append(
            Step(
                date=telling.said,
                status=commitment.status,
                change=change,
                deadline=new,
                evidence=Evidence(telling.doc, commitment.span),
                what=what,
            )
        )
        deadline = new or deadline
        bound = bound or condition is not None
    first = ordered[0]
    parties = Counter(p for t in told for p in t.parties)
    return LedgerLine(
        id=line_id(corpus[first.doc].article, first.commitment.span),
        parties=tuple(sorted(parties)),
        to=tuple(sorted({p for t in told for p in t.to})),
        type=first.commitment.type,
        deadline=deadline,
        steps=tuple(steps),
        conditions=_evidence((t.doc, t.commitment.condition) for t in ordered),
        deferred=_evidence((t.doc, t.commitment.deadline_deferred) for t in ordered),
    )


def _evidence(found: Iterable[tuple[str, Span | None]]) -> tuple[Evidence, ...]:
    return tuple(sorted(Evidence(doc, span) for doc, span in found if span is not None))


def _change(
    commitment: Commitment, deadline: str | None, *, bound: bool, words: str | None, first: bool, later: bool
) -> tuple[str, tuple[Altered, ...]]:
    """The kind of step, and what it changes.

    Args:
        commitment: As it is told now.
        deadline: The last one told before.
        bound: Whether a condition has been told before.
        words: Those of its condition.
        first: Whether nothing has been told before.
        later: Whether it is said on another day; another outlet of the same day may only say more.
    """
    if commitment.status in ("done", "denied"):
        return commitment.status, ()
    if first:
        return "announced", ()
    changes = []
    old, new = read_days(deadline), read_days(commitment.deadline)
    same = commitment.deadline == deadline or (old is not None and new is not None and old.meets(new))
    if commitment.deadline and not same and (deadline or later):
        changes.append(Altered("deadline", deadline, commitment.deadline))
    if words is not None and not bound and later:
        changes.append(Altered("condition", None, words))
    return ("changed", tuple(changes)) if changes else ("repeated", ())
