"""A judgement of modality, and what the tense and particles of a verb say."""

from __future__ import annotations

from typing import NamedTuple

from mahdar.annotators.happenings.clauses import Passage
from mahdar.lang.verbs import VerbForm
from mahdar.model import Modality

REACH = 9
"""Words that a governor may stand before what it governs. 7 and 12 were both worse on the annotated articles."""


class Judgement(NamedTuple):
    """A modality, the rule that gave it, and how sure it is: 2 said of the thing itself, 1 by a governor, 0 by type."""

    modality: Modality
    rule: str
    weight: int


def tense(passage: Passage, index: int, form: VerbForm, shapes: dict[str, str]) -> Judgement | None:
    """What tense and particles of a finite verb say; None for a bare present."""
    before = passage.keys[index - 1] if index > passage.first else ""
    shape = shapes.get(before, "")
    further = shapes.get(passage.keys[index - 2], "") if index > passage.first + 1 else ""
    if shapes.get(passage.keys[index]) == "still":
        return Judgement("happened", "", 2)
    if shape in ("jussive", "subjunctive", "negative") and form.proclitics[:1] not in ("و", "ف"):
        return Judgement("denied", "negation", 2)
    if form.proclitics.endswith("لا"):
        return Judgement("denied", "negation", 2)
    if form.part == "past":
        return Judgement("happened", "", 2)
    if form.proclitics.endswith("س") or shape == "future":
        return Judgement("planned", "", 2)
    if form.proclitics.endswith("ل"):
        return Judgement("planned", "purpose", 1)
    if shape == "perhaps":
        return Judgement("hypothetical", "suppose", 2)
    if shape == "that" or further == "that":
        return None
    return None


BARE_IS_PLANNED = frozenset({"dialogue-round", "meeting", "visit", "vote", "election", "withdrawal", "redeployment"})
"""Types whose bare present in news is of what is to come (يزور الوزير بيروت الأحد)."""
NEVER = frozenset({"jussive", "subjunctive"})
AWAY = frozenset({"in", "on", "to"})
