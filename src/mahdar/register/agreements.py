"""What two or more independent origins say alike: the slots of rounds and meetings, offices, figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mahdar.model import Agreement, Evidence, Happening, LedgerLine, Span, Tenure, public_id
from mahdar.register.corpus import Corpus
from mahdar.register.joining import Joins
from mahdar.register.quantities import GENERIC, REFUSED, Quantity, when
from mahdar.register.relations import Relations
from mahdar.register.sides import choose_evidence

_SLOTS = ("date", "place", "mode", "number")
_MOST = 8
_LARGE = 20
"""Smaller counts come up by themselves."""
_DAYS, _LOOK = 16, 24


def find_agreements(
    corpus: Corpus,
    happenings: Iterable[Happening],
    tenures: Iterable[Tenure],
    quantities: Sequence[Quantity],
    ledger: Iterable[LedgerLine],
    relations: Relations,
) -> tuple[Agreement, ...]:
    """Agreements, most independent origins first."""
    made = [
        *(a for entry in happenings for a in _on_slots(corpus, entry)),
        *_on_offices(corpus, tenures),
        *_on_figures(corpus, quantities, relations),
        *_on_undertakings(corpus, ledger),
    ]
    return tuple(sorted(made, key=lambda a: (-a.origins, a.subject, a.slot, a.value)))


def _make(corpus: Corpus, subject: str, slot: str, value: str, evidence: Iterable[Evidence]) -> Agreement | None:
    told = sorted(set(evidence))
    origins = corpus.origins(told)
    if origins < 2:
        return None
    return Agreement(
        id=public_id("G", subject, slot, value),
        subject=subject,
        slot=slot,
        value=value,
        origins=origins,
        evidence=choose_evidence(corpus, told, _MOST),
    )


def _on_slots(corpus: Corpus, entry: Happening) -> Iterator[Agreement]:
    for slot in _SLOTS:
        values: dict[str, list[Evidence]] = defaultdict(list)
        for claim in entry.claims:
            if claim.slot == slot and claim.mod is None:
                values[claim.value].append(Evidence(claim.doc, claim.span))
        for value, evidence in sorted(values.items()):
            made = _make(corpus, entry.id, slot, value, evidence)
            if made is not None:
                yield made


def _on_offices(corpus: Corpus, tenures: Iterable[Tenure]) -> Iterator[Agreement]:
    for tenure in tenures:
        made = _make(corpus, tenure.person, "office", tenure.title, tenure.evidence)
        if made is not None:
            yield made


def _on_figures(corpus: Corpus, quantities: Sequence[Quantity], relations: Relations) -> Iterator[Agreement]:
    """One value of one unit: of one country or body, or in articles of one story, where it is large enough to tell."""
    same: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    loose: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        number = quantity.figure.value
        if number is None or quantity.unit in GENERIC or quantity.role in ("contrasted", REFUSED):
            continue
        value = f"{number.normalize():f}"
        if quantity.whose is not None:
            same[quantity.unit, quantity.whose, value].append(Evidence(quantity.doc, quantity.figure.span))
        if number >= _LARGE:
            loose[quantity.unit, value].append(quantity)
    for (unit, whose, value), evidence in sorted(same.items()):
        made = _make(corpus, whose, unit, value, evidence)
        if made is not None:
            yield made
    for (unit, value), rows in sorted(loose.items()):
        joins = _join_stories(rows, relations)
        for keys in joins.classes().values():
            members = [q for q in rows if q.key in set(keys)]
            owners = {q.whose for q in members} - {None}
            if len(owners) == 1 and all(q.whose for q in members):
                continue  # told above
            subject = public_id("F", unit, *(str(part) for part in min(keys)))
            made = _make(corpus, subject, unit, value, [Evidence(q.doc, q.figure.span) for q in members])
            if made is not None:
                yield made


def _join_stories(rows: Sequence[Quantity], relations: Relations) -> Joins[tuple[str, Span]]:
    """Figures of one value made one where they stand in articles of one story and of like days."""
    joins: Joins[tuple[str, Span]] = Joins(q.key for q in rows)
    ordered = sorted(rows, key=lambda q: (when(q), q.key))
    for n, first in enumerate(ordered):
        for second in ordered[n + 1 : n + 1 + _LOOK]:
            near = first.days is not None and second.days is not None and first.days.gap(second.days) <= _DAYS
            if first.doc != second.doc and near and relations.of_one_story(first.doc, second.doc):
                joins.join(first.key, second.key)
    return joins


def _on_undertakings(corpus: Corpus, ledger: Iterable[LedgerLine]) -> Iterator[Agreement]:
    """Commitments that several origins tell, and none of them denies."""
    for line in ledger:
        if any(step.change == "denied" for step in line.steps):
            continue
        made = _make(corpus, line.id, "commitment", line.deadline or line.type, (s.evidence for s in line.steps))
        if made is not None:
            yield made
