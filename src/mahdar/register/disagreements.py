"""Where accounts of one thing cannot all hold: typed slots of rounds and meetings, figures, offices, denials.

Nothing here judges who is right. A disagreement needs one subject (the same round, meeting, counted thing, office) and
values that exclude each other by their type; where the values could both stand, its strength is "different".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mahdar.model import Claim, Disagreement, Evidence, Happening, LedgerLine, Tenure
from mahdar.register.content import Weights
from mahdar.register.contrasts import find_contrasts
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import read_days
from mahdar.register.deadlines import find_disagreeing_deadlines
from mahdar.register.denials import find_denials
from mahdar.register.entities import Names
from mahdar.register.figures import find_disagreeing_figures
from mahdar.register.offices import find_disagreeing_offices
from mahdar.register.ordinals import find_disagreeing_ordinals
from mahdar.register.quantities import Quantity
from mahdar.register.refuted import find_refuted
from mahdar.register.relations import Relations
from mahdar.register.sides import dates_go_together, make_disagreement, places_go_together, split_sides, towns_only


def find_disagreements(
    corpus: Corpus,
    names: Names,
    weights: Weights,
    rounds: Iterable[Happening],
    happenings: Iterable[Happening],
    tenures: Sequence[Tenure],
    quantities: Sequence[Quantity],
    ledger: Sequence[LedgerLine],
    relations: Relations,
) -> tuple[Disagreement, ...]:
    """All disagreements, by kind, subject and slot."""
    found = [d for entry in (*rounds, *happenings) for d in _on_slots(corpus, names, entry)]
    found += find_disagreeing_figures(corpus, quantities, weights, relations)
    found += find_disagreeing_offices(corpus, names, tenures)
    found += find_denials(corpus, names, weights, relations)
    found += find_refuted(corpus)
    found += find_contrasts(corpus, quantities, relations)
    found += find_disagreeing_ordinals(corpus, relations)
    found += find_disagreeing_deadlines(corpus, names, weights, relations, ledger)
    return tuple(sorted(found, key=lambda d: (d.kind, d.subject, d.slot)))


def _on_slots(corpus: Corpus, names: Names, entry: Happening) -> Iterator[Disagreement]:
    what = _describe(names, entry)
    by_slot: dict[str, list[Claim]] = {"number": [], "date": [], "place": [], "initiator": []}
    for claim in entry.claims:
        slot = "place" if claim.slot == "mode" else claim.slot
        if slot in by_slot:
            by_slot[slot].append(claim)
    numbers = split_sides(_ordered(by_slot["number"]), lambda a, b: a.value == b.value)
    dates = split_sides(_ordered(by_slot["date"]), dates_go_together)
    if entry.type != "dialogue-round":
        by_slot["place"] = towns_only(names, [c for c in by_slot["place"] if c.slot == "place"])
    places = split_sides(_ordered(by_slot["place"]), places_go_together(names))
    wishes = split_sides(_ordered(by_slot["initiator"]), lambda a, b: a.value == b.value)
    for slot, kind, sides, reason in (
        ("number", "ordinal", numbers, f"these accounts are of {what}, and number it differently"),
        ("date", "date", dates, f"these accounts are of {what}, and its dates exclude each other"),
        ("place", "place", places, f"these accounts are of {what}, and it cannot have been held in all these ways"),
        ("initiator", "attribution", wishes, f"these accounts name different parties that wished for {what}"),
    ):
        modes = entry.type == "dialogue-round" and any(c.slot == "mode" for side in sides for c in side)
        if not modes:  # an article may well say "in Washington" and "by video" of one round, and should be shown
            sides = _apart(sides)
        if len(sides) > 1:
            rows = [(_label(side), [Evidence(c.doc, c.span) for c in side]) for side in sides]
            strength = "different" if slot == "initiator" else "incompatible"
            if slot == "date" and sum(not _is_planned(corpus, entry, side) for side in sides) == 1:
                strength = "different"
                reason = f"these accounts are of {what}: a day for which it was planned, and a day on which it was held"
            made = make_disagreement(corpus, entry.id, slot, kind, rows, reason, strength)
            if made is not None:
                yield made


def _is_planned(corpus: Corpus, entry: Happening, side: list[Claim]) -> bool:
    """Whether all accounts of a day were written before it or tell of a plan: what is planned may be moved."""
    return all(_is_ahead(corpus[c.doc], entry, c) for c in side)


def _is_ahead(document: Document, entry: Happening, claim: Claim) -> bool:
    days = read_days(claim.value, claim.mod)
    if days is not None and document.published is not None:
        return document.published < days.first
    modalities = {
        event.modality
        for event in document.events
        if event.type == entry.type
        and any(claim.span.start <= t.start and t.end <= claim.span.end for t in (event.span, *event.mentions))
        and any(slot.name == "date" and slot.value == claim.value for slot in event.slots)
    }
    return bool(modalities) and modalities <= {"planned", "proposed"}


def _apart(sides: list[list[Claim]]) -> list[list[Claim]]:
    """Sides that no article stands on both of, made by joining those: who gives two days may mean first and last."""
    apart: list[list[Claim]] = []
    for side in sides:
        docs = {c.doc for c in side}
        meeting = [other for other in apart if docs & {c.doc for c in other}]
        apart = [other for other in apart if other not in meeting]
        apart.append([*(c for other in meeting for c in other), *side])
    return apart


def _ordered(claims: Iterable[Claim]) -> list[Claim]:
    """The most precise values first, so that a side is known by them."""
    return sorted(claims, key=lambda c: (-len(c.value) if c.slot == "date" else 0, c.value, c.doc, c.span))


def _label(side: list[Claim]) -> str:
    first = side[0]
    return f"{first.value} ({first.mod})" if first.mod in ("START", "MID", "END") else first.value


def _describe(names: Names, entry: Happening) -> str:
    process = names.by_id[entry.process].name if entry.process in names.by_id and entry.process else ""
    if entry.type == "dialogue-round":
        number = f"round {entry.number}" if entry.number else "one round"
        return f"{number} of {process}" if process else number
    return f"one {entry.type}"
