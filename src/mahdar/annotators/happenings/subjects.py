"""The subject that a trigger's own clause leaves out: a pronoun, a verb joined with و, the one who speaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mahdar.annotators.happenings.actors import Actor
from mahdar.annotators.happenings.clauses import Clause, Passage
from mahdar.annotators.happenings.sides import Sides
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.model import EventType, Participant, Statement
from mahdar.text.affixes import THIRD_PERSON
from mahdar.text.inflect import PARTICIPLE

_OBLIQUE = frozenset({"in", "to", "from", "with", "on", "between", "under", "title"})
_OF_PEOPLE: frozenset[EventType] = frozenset({"meeting", "visit", "threat"})
NEAR = 5
"""Words after a verb in which its subject stands."""


def find_subject(
    passage: Passage, trigger: Trigger, actors: Sequence[Actor], told_in: Callable[[], Statement | None], sides: Sides
) -> Participant | None:
    """Who does it, where the clause of the trigger names nobody; None where the sentence does not tell either.

    A first person is the speaker of the statement that holds the trigger (`told_in`); بلاده is the speaker's side; a
    pronoun on أن, and a verb that opens a clause and has no subject after it, go back to the subject of the clause
    above.
    """
    clause = passage.clause(trigger.first)
    form = trigger.sense.verb
    if form is not None and form.part == PARTICIPLE:
        spoken = next((a for a in actors if a.last <= trigger.first and a.link not in _OBLIQUE), None)
        return Participant(spoken.entity, "agent", spoken.span) if spoken is not None else None  # ... متوعدا
    verb = trigger.first if trigger.finite else clause.verb
    if verb < 0 or verb > trigger.first:
        return None
    form = passage.verb_at(verb)
    if form is None:
        return None
    if form.person == 1:
        return _speaker(trigger, told_in(), sides)
    ahead = 0 if trigger.sense.type in ("visit", "meeting") else 3  # سيزور المملكة: where he goes
    near = range(max(passage.first, verb - 4), min(verb + ahead, passage.last))
    if any(passage.shapes.get(passage.keys[n]) == "own" for n in near):
        side = sides.of_statement(told_in())
        return Participant(side, "agent", None) if side else None
    if any(passage.clause(a.first) is clause and a.link not in _OBLIQUE and a.first < trigger.first for a in actors):
        return None
    places = ("GPE", "LOC") if trigger.sense.type == "visit" else ()
    after = [a for a in actors if 0 <= a.first - verb <= NEAR and a.link not in _OBLIQUE and a.type not in places]
    inner = passage.shapes.get(passage.keys[clause.first]) == "inner"
    if after and not (inner and _meets_one(passage, trigger, clause, actors)):
        return None
    opens = all(passage.shapes.get(passage.keys[n]) for n in range(clause.first, verb))
    pronoun = clause.opener == "that" and passage.keys[clause.first].endswith(THIRD_PERSON)
    if not pronoun and not (opens and clause.opener in ("and", "comma", "connective")):
        return None
    above = _above(passage, clause, actors)
    return Participant(above.entity, "agent", above.span) if above is not None else None


def _meets_one(passage: Passage, trigger: Trigger, clause: Clause, actors: Sequence[Actor]) -> bool:
    """A verb of meeting with one actor in its clause: حيث سيلتقي الرئيس, whom he meets."""
    here = [a for a in actors if passage.clause(a.first) is clause and a.link != "title" and a.type == "PER"]
    return trigger.finite and trigger.sense.type == "meeting" and len(here) == 1


def _speaker(trigger: Trigger, statement: Statement | None, sides: Sides) -> Participant | None:
    if statement is None or statement.speaker is None:
        return None
    if trigger.sense.type in _OF_PEOPLE and sides.is_known(statement.speaker):
        return Participant(statement.speaker, "agent", statement.speaker_span)
    side = sides.of_statement(statement)
    return Participant(side, "agent", None) if side else None


def _above(passage: Passage, clause: Clause, actors: Sequence[Actor]) -> Actor | None:
    """The subject of the clause that holds this one, or that stands before it."""
    seen: set[int] = set()
    parent = clause.parent if clause.opener == "that" else _before(passage, clause)
    while parent >= 0 and parent not in seen:
        seen.add(parent)
        upper = passage.clauses[parent]
        plain = [
            a for a in actors
            if passage.clause(a.first) is upper and a.link not in _OBLIQUE and a.last <= clause.first
        ]
        if plain:
            return plain[0]
        parent = _before(passage, upper) if upper.opener in ("and", "comma", "connective", "that") else -1
    return None


def _before(passage: Passage, clause: Clause) -> int:
    """The clause that ends where this one begins; its parent where that is a relative clause."""
    if clause.first <= passage.first:
        return -1
    index = passage.clause_of[clause.first - 1 - passage.first]
    before = passage.clauses[index]
    return before.parent if before.opener == "relative" else index
