"""Who undertakes: the subject of the words, or else the side of the one who says them."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.participants import Actor
from mahdar.annotators.happenings.sides import Sides
from mahdar.annotators.undertakings.cues import Undertaking
from mahdar.model import CommitmentType, Statement

NEAR = 8
"""Words between a cue and its subject."""


def parties_of(
    passage: Passage, one: Undertaking, kind: CommitmentType, actors: Sequence[Actor], statement: Statement | None,
    sides: Sides,
) -> tuple[str, ...]:
    """Ids of those who undertake; empty where nothing in the article tells.

    The forces that go name their country; then the subject of the words; talks and what is agreed bind both main sides;
    and last the side of the speaker.
    """
    inside = [a for a in actors if one.extent.first <= a.first < one.extent.last]
    if kind in ("withdraw", "reduce", "redeploy"):
        forces = next((a for a in inside if a.type == "demonym"), None)
        if forces is not None:
            return (forces.entity,)
    side = sides.of_statement(statement)
    if _shape(passage, one, "both") >= 0:
        return sides.main
    own = _shape(passage, one, "own")
    if own >= 0 and not any(a.first == own + 1 for a in actors):
        body = sides.body(passage.tokens[own].key)
        if body or side:
            return (body or side or "",)
    form = passage.verb_at(one.cue)
    if form is not None and form.person == 1:
        return (side,) if side else ()
    subject = _subject(passage, one, actors, form is not None)
    if subject and not (kind == "hold-talks" and one.rule in ("future", "expected", "planned-event")):
        return tuple(dict.fromkeys(sides.side(a.entity) for a in subject))
    if kind == "hold-talks" or one.status == "agreed":
        return sides.main
    if side:
        return (side,)
    countries = [a for a in inside if a.type in ("demonym", "GROUP") or (a.type == "GPE" and a.link == "")]
    if countries:
        return (sides.side(countries[0].entity),)
    before = [a for a in actors if a.last <= one.cue and a.link not in ("in", "to", "from", "with", "on")]
    return (sides.side(before[-1].entity),) if before else sides.main[:1]


def receivers_of(
    one: Undertaking, actors: Sequence[Actor], parties: tuple[str, ...], sides: Sides
) -> tuple[str, ...]:
    """Ids of those to whom it is undertaken: named in the words after ل, إلى or مع, and not bound themselves."""
    inside = [a for a in actors if one.extent.first <= a.first < one.extent.last]
    named = (sides.side(a.entity) for a in inside if a.link == "with" or (a.link == "to" and a.type != "LOC"))
    return tuple(dict.fromkeys(entity for entity in named if entity not in parties))


def _shape(passage: Passage, one: Undertaking, wanted: str) -> int:
    """The token of a word such as الطرفان or بلاده where the subject stands, -1 without one."""
    clause = passage.clause(one.cue)
    for index in range(max(passage.first, min(one.cue, one.extent.first) - 2), min(passage.last, one.cue + 4)):
        inside = passage.clause(index) is clause or index >= one.extent.first
        if inside and passage.shapes.get(passage.tokens[index].key) == wanted:
            return index
    return -1


def _subject(passage: Passage, one: Undertaking, actors: Sequence[Actor], verbal: bool) -> list[Actor]:
    """Actors that can be the subject: before the cue in its clause, or right after it."""
    clause = passage.clause(one.cue)
    fit = [
        a for a in actors
        if passage.clause(a.first) is clause and a.link not in ("in", "to", "from", "with", "on")
    ]
    after = [a for a in fit if one.cue < a.first <= one.cue + NEAR and (a.first <= one.act or one.act <= one.cue)]
    before = [a for a in fit if a.last <= one.cue]
    if before and verbal and before[-1].first >= clause.first:
        return _joined(before)
    if after:
        return _joined(after[:1] + after[1:2] if len(after) > 1 and after[1].first - after[0].last <= 1 else after[:1])
    return before[-1:]


def _joined(actors: list[Actor]) -> list[Actor]:
    """The last actor, and the one before it where only و stands between."""
    last = actors[-1]
    if len(actors) > 1 and last.first - actors[-2].last <= 0:
        return actors[-2:]
    return [last]
