"""What two or more independent origins say alike: the slots of rounds and meetings, offices, figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mahdar.model import Agreement, Evidence, Happening, Tenure, public_id
from mahdar.register.corpus import Corpus
from mahdar.register.quantities import GENERIC, Quantity
from mahdar.register.sides import choose_evidence

_SLOTS = ("date", "place", "mode", "number")
_MOST = 8


def find_agreements(
    corpus: Corpus, happenings: Iterable[Happening], tenures: Iterable[Tenure], quantities: Sequence[Quantity]
) -> tuple[Agreement, ...]:
    """Agreements, most independent origins first."""
    made = [
        *(a for entry in happenings for a in _on_slots(corpus, entry)),
        *_on_offices(corpus, tenures),
        *_on_figures(corpus, quantities),
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


def _on_figures(corpus: Corpus, quantities: Sequence[Quantity]) -> Iterator[Agreement]:
    same: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for quantity in quantities:
        number = quantity.figure.value
        if quantity.whose is not None and number is not None and quantity.unit not in GENERIC:
            same[quantity.unit, quantity.whose, f"{number.normalize():f}"].append(
                Evidence(quantity.doc, quantity.figure.span)
            )
    for (unit, whose, value), evidence in sorted(same.items()):
        made = _make(corpus, whose, unit, value, evidence)
        if made is not None:
            yield made
