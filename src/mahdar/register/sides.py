"""Sides of a disagreement from claims: claims whose values go together stand on one side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mahdar.model import Claim, Disagreement, Evidence, Side, public_id
from mahdar.register.corpus import Corpus
from mahdar.register.days import read_days
from mahdar.register.entities import Names

_MOST = 3
"""Pieces of evidence shown for one side; the claims hold all."""


class Value(NamedTuple):
    """What a side says, and the words."""

    value: str
    evidence: list[Evidence]


def choose_evidence(corpus: Corpus, evidence: Iterable[Evidence], most: int = _MOST) -> tuple[Evidence, ...]:
    """The shortest words of each origin first, at most `most`, in order of place."""
    by_origin: dict[str, list[Evidence]] = defaultdict(list)
    for item in sorted(set(evidence), key=lambda e: (e.span.end - e.span.start, e)):
        rows = by_origin[corpus.origin.get(item.doc, item.doc)]
        if not any(r.doc == item.doc and r.span.start < item.span.end and item.span.start < r.span.end for r in rows):
            rows.append(item)
    chosen: list[Evidence] = []
    depth = 0
    while len(chosen) < most and any(len(rows) > depth for rows in by_origin.values()):
        chosen += [rows[depth] for _, rows in sorted(by_origin.items()) if len(rows) > depth]
        depth += 1
    return tuple(sorted(chosen[:most]))


def split_sides(claims: Sequence[Claim], together: Callable[[Claim, Claim], bool]) -> list[list[Claim]]:
    """Claims by side, in the order given: the same values first, then sides all of whose values go together.

    A value that goes with more than one side (a month, where two of its days are given) takes none.
    """
    same: dict[tuple[str, str, str | None], list[Claim]] = {}
    for claim in claims:
        same.setdefault((claim.slot, claim.value, claim.mod), []).append(claim)
    sides: list[list[Claim]] = []
    for rows in same.values():
        fitting = [side for side in sides if all(together(a, b) for a in rows for b in side)]
        if len(fitting) == 1:
            fitting[0].extend(rows)
        elif not fitting:
            sides.append(rows)
    return sides


def dates_go_together(first: Claim, second: Claim) -> bool:
    """Whether two dates may be one: they meet, or differ by a day and one is a loose word, or by three about months."""
    a, b = read_days(first.value, first.mod), read_days(second.value, second.mod)
    if a is None or b is None:
        return True
    if min(a.precision, b.precision) < 10:
        return a.meets(b, 3)
    return a.meets(b, 1 if first.loose or second.loose else 0)


def towns_only(names: Names, claims: Iterable[Claim]) -> list[Claim]:
    """Claims of places that are not countries: what a meeting is about is often taken for where it was."""
    entries = {c.value: names.by_id.get(c.value) for c in claims}
    return [c for c in claims if c.slot != "place" or ((e := entries[c.value]) is not None and e.country is not None)]


def places_go_together(names: Names) -> Callable[[Claim, Claim], bool]:
    """Whether two places, or a place and a mode, may both be right: the same, or one inside the other."""

    def together(first: Claim, second: Claim) -> bool:
        if first.slot != second.slot:
            return "video" not in (first.value, second.value)
        if first.value == second.value:
            return True
        if first.slot == "mode":
            return False
        return _lies_in(names, first.value, second.value) or _lies_in(names, second.value, first.value)

    return together


def _lies_in(names: Names, place: str, other: str) -> bool:
    """Whether the place is inside the other one, or is not known well enough to say that it is not."""
    known, whole = names.by_id.get(place), names.by_id.get(other)
    if known is None or whole is None:
        return True
    if known.country == other:
        return True
    if known.type == "GPE" == whole.type:
        return known.country is None and place.startswith("A-") and whole.country is None
    if known.type == "GPE":
        return False  # asked the other way round
    return known.country is None or whole.country is None or known.country == whole.country


def make_disagreement(
    corpus: Corpus,
    subject: str,
    slot: str,
    kind: str,
    sides: Iterable[tuple[str, Iterable[Evidence]]],
    reason: str,
    strength: str = "incompatible",
) -> Disagreement | None:
    """A disagreement, or None where fewer than two sides are left."""
    made = [Side(value=value, evidence=choose_evidence(corpus, evidence)) for value, evidence in sides]
    made = [side for side in made if side.evidence]
    if len(made) < 2:
        return None
    return Disagreement(
        id=public_id("D", subject, slot),
        subject=subject,
        slot=slot,
        kind=kind,  # type: ignore[arg-type]
        strength=strength,  # type: ignore[arg-type]
        sides=tuple(sorted(made, key=lambda s: (s.evidence[0], s.value))),
        reason=reason,
    )
