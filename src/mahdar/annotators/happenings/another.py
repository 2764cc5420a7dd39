"""Which attacks and meetings of one article are others than those told before, though the words are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahdar.annotators.happenings.merge import Candidate, Group


def is_another_attack(candidate: Candidate, group: Group) -> bool:
    """One blast and the attacks since it, by their nouns; a noun without article brings in what was not told."""
    if candidate.type == "killing" and candidate.trigger.sense.noun is None and candidate.traits.number is None:
        return False
    if candidate.type == "attack" and candidate.trigger.sense.noun is None:
        return False
    nouns = [m for m in group.members if m.trigger.sense.noun is not None]
    struck = "strikes" in {m.traits.manner for m in (candidate, *nouns)}
    if nouns and not struck and all(candidate.plural != m.plural for m in nouns):
        return True
    beside = candidate.sentence == group.members[-1].sentence
    if candidate.type == "killing" and beside and not candidate.definite and candidate.traits.number:
        return any(m.traits.number for m in group.members)  # four here, two there and four elsewhere
    if candidate.definite or candidate.traits.governs or candidate.type != "attack" or beside:
        return False
    told = {p.entity for m in group.members for p in m.participants}
    alike = any(m.trigger.sense.lemma == candidate.trigger.sense.lemma for m in group.members)
    return not alike and not any(p.entity in told for p in candidate.participants)


def is_another_meeting(candidate: Candidate, group: Group) -> bool:
    """The one before or after that of the group, one with others, or one that its sentence tells beside it."""
    if _of_other_order(candidate, group):
        return True
    partners = candidate.traits.partners
    met = {p.entity for m in group.members for p in m.participants}
    if partners and any(m.traits.partners for m in group.members) and not partners & met:
        return True
    if candidate.definite:
        return False
    last = group.members[-1]
    alike = candidate.trigger.sense.lemma == last.trigger.sense.lemma
    if any(m.traits.called for m in group.members) and not candidate.traits.called and not alike:
        return True
    if candidate.trigger.sense.noun is None or last.trigger.sense.noun is None:
        return False
    beside = candidate.sentence == last.sentence and not last.definite
    return alike and (beside or candidate.plural != last.plural)


def _of_other_order(candidate: Candidate, group: Group) -> bool:
    """الاجتماع السابق is not the one that is told of, nor الاجتماع المقبل; what took place is not that either."""
    if candidate.numbers:
        return False
    orders = {m.order for m in group.members}
    if candidate.order:
        other = "last" in orders or candidate.order == "last" or group.judgement.modality == "happened"
        return candidate.order not in orders and other
    return orders == {"next"} and candidate.judgement.modality == "happened" and candidate.judgement.weight > 0
