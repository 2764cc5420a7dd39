"""Mentions that say too little to stand for a happening of their own."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.judgements import Judgement
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.lang.clauses import load_clause_class
from mahdar.model import Slot

NEAR = 5
"""Words after a vote in which it is said on what, and before an agreement in which it is said to be reached."""
_ACCORDS = frozenset({"agreement", "ceasefire", "ceasefire-later", "settlement"})


class Vague:
    """What tells a reference back from a mention that says something, with the words that it asks for."""

    def __init__(self, code: str) -> None:
        self._on_it = load_clause_class(code, "on_it")
        self._reach = load_clause_class(code, "reach")

    def is_bare(
        self, passage: Passage, trigger: Trigger, judgement: Judgement, slots: Sequence[Slot], definite: bool
    ) -> bool:
        """It says too little to stand alone: a reference back, an agreement that is only spoken of."""
        kind = trigger.sense.type
        if kind == "agreement" and judgement.rule == "negation" and trigger.sense.noun is not None:
            reached = any(  # دون التوصل إلى اتفاق
                (sense := passage.mood_at(n)) is not None and sense.mood == "occurs"
                for n in range(max(passage.first, trigger.first - 2), trigger.first)
            )
            return not reached and (trigger.sense.rule == "agreement" or definite)
        if trigger.sense.rule == "vote" and definite and not self._is_on_something(passage, trigger):
            return True  # التصويت، with nothing that is voted on
        generic = judgement.weight == 0 or judgement.rule == "condition"
        if kind == "agreement" and trigger.sense.rule in _ACCORDS and generic:
            if not definite and judgement.weight == 0 and self._is_reached(passage, trigger):
                return False
            return all(s.name != "date" for s in slots)
        if slots or trigger.sense.noun is None:
            return trigger.sense.rule == "agree" and not slots
        if not definite or judgement.weight == 2:
            return False
        return kind == "agreement" or trigger.sense.rule in ("negotiations", "meeting")

    def _is_reached(self, passage: Passage, trigger: Trigger) -> bool:
        """Behind the verbal noun of reaching it: أعلن توصل الطرفين إلى اتفاق."""
        near = range(max(passage.first, trigger.first - NEAR), trigger.first)
        words = (passage.word(n) for n in near if passage.verb_at(n) is None)
        return any(s.verb is not None and s.verb.lemma in self._reach for w in words if w for s in w.moods)

    def _is_on_something(self, passage: Passage, trigger: Trigger) -> bool:
        """A preposition after it names what it is on."""
        near = range(trigger.last, min(trigger.last + NEAR, passage.last))
        return any(passage.keys[n] in self._on_it for n in near)
