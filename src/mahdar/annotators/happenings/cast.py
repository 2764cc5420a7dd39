"""Who takes part: for each trigger some actors of its sentence, the speaker, or the subject above."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.actors import Actor, actors_in
from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.judgements import Judgement
from mahdar.annotators.happenings.participants import FORCES, both_sides, participants_of
from mahdar.annotators.happenings.passages import Passages
from mahdar.annotators.happenings.roles import Roles
from mahdar.annotators.happenings.sides import Sides
from mahdar.annotators.happenings.subjects import find_subject
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.model import Participant, Span, Statement
from mahdar.text.reading import Reading

ISSUERS = 12
"""Words after a joint statement in which those who issue it are named."""
_DECIDED = frozenset({"undertake", "decide", "intend", "announce"})
"""Rules of what somebody says that he himself will do."""


class Cast:
    """One article's speakers, office holders and sides, from whom the participants of its happenings are taken."""

    def __init__(self, reading: Reading, found: Found, passages: Passages, sides: Sides, code: str) -> None:
        self.found, self.passages, self.sides = found, passages, sides
        self._roles = Roles(reading, found, passages, sides, code)
        self._cues: dict[int, tuple[str, Literal["agent"], Span | None]] = {}
        """Tokens of the cues of statements, with the speaker as the agent of what the cue itself tells (هدد، طلب)."""
        for statement in found.statements:
            if statement.speaker is not None and statement.cue and self.sides.is_known(statement.speaker):
                at = reading.token_at(statement.cue[0].start)
                self._cues.setdefault(at, (statement.speaker, "agent", statement.speaker_span))

    def actors_in(self, passage: Passage) -> list[Actor]:
        """Who can take part in what a sentence tells, those named by their office alone among them."""
        return self._roles.actors_in(passage, [a for a in actors_in(passage, self.passages) if a.acts])

    def participants(
        self, passage: Passage, trigger: Trigger, actors: Sequence[Actor], place: str | None,
        triggers: Sequence[Trigger], judgement: Judgement, span: Span,
    ) -> tuple[Participant, ...]:
        """Those whom the clause names; where none of them acts, the two sides, the speaker, or the subject above.

        Args:
            place: Where it happens, which takes no part.
            triggers: All of the sentence.
            span: The words of the trigger.
        """
        found = participants_of(passage, trigger, actors, place, triggers)
        if trigger.sense.type == "joint-statement":
            found = self._issuers(found, passage, trigger, triggers)
        if all(p.role not in ("agent", "party") for p in found):
            found = both_sides(passage, trigger, self.sides) or found
        if trigger.sense.type in FORCES and not found and judgement.rule in _DECIDED:
            found = self._deciders(passage, trigger, actors)
        if trigger.first in self._cues and all(p.role != "agent" for p in found):
            return (Participant(*self._cues[trigger.first]), *found)
        if all(p.role not in ("agent", "party") for p in found):
            told_in = partial(self.told_in, span)
            subject = find_subject(passage, trigger, actors, told_in, self.sides)
            if subject is not None and all(p.entity != subject.entity for p in found):
                return (subject, *found)
        return found

    def _deciders(self, passage: Passage, trigger: Trigger, actors: Sequence[Actor]) -> tuple[Participant, ...]:
        """The side of the one who pledges or decides to move forces; they are his unless others are named."""
        clause = passage.clause(trigger.first)
        for actor in actors:
            if actor.first >= trigger.first or passage.clause(actor.first) is not clause or actor.link:
                continue
            side = self.sides.side(actor.entity)
            return (Participant(side, "agent", actor.span),) if not side.startswith("per:") else ()
        return ()

    def _issuers(
        self, found: tuple[Participant, ...], passage: Passage, trigger: Trigger, triggers: Sequence[Trigger]
    ) -> tuple[Participant, ...]:
        """Whose statement it is: the persons named right after it (بيان مشترك لفلان وفلان), else their sides."""
        tokens = passage.tokens
        following = next((t.first for t in triggers if t.first > trigger.first), passage.last)
        start, end = tokens[trigger.last - 1].end, tokens[min(trigger.last + ISSUERS, following, passage.last) - 1].end
        sides: dict[str, Participant] = {}
        for one in found:
            right = one.span is not None and start <= one.span.start < end
            entity = one.entity if right else self.sides.side(one.entity)
            sides.setdefault(entity, one._replace(entity=entity))
        return tuple(sides.values())

    def told_in(self, span: Span) -> Statement | None:
        """The innermost statement that holds some words; None outside of all."""
        best: Statement | None = None
        start, end = span
        for statement in self.found.statements:
            whole = statement.span
            if whole.start > start:
                break  # they come in order
            if whole.end >= end and any(p.start <= start and end <= p.end for p in statement.parts) and (
                best is None or whole.end - whole.start < best.span.end - best.span.start
            ):
                best = statement
        return best
