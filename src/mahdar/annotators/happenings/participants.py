"""Participants: who takes part in a happening, and how.

Which actors belong to a trigger is told by the clause they share, by the prepositions before them, and by the type: the
parties of a round are countries or bodies and never its place; the victim of an attack follows على or استهدف.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from mahdar.annotators.happenings.actors import Actor
from mahdar.annotators.happenings.clauses import Clause, Passage
from mahdar.annotators.happenings.sides import Sides
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.model import EventType, Participant, Span

Role = Literal["agent", "partner", "target", "host", "party"]

WINDOW = 14
"""Words before and after a trigger in which its actors stand."""


BETWEEN = 7
"""Words between a meeting and its parties, and between one party and the next: titles, adjectives."""
TWO_SIDED = frozenset({"dialogue-round", "meeting", "agreement"})
GUEST = 6
"""Words after the word for a visit in which its guest stands; further on stands who invited him."""


_TOLD_OF = frozenset({
    "dialogue-round", "meeting", "visit", "agreement", "joint-statement", "attack", "killing", "request",
})
"""Types of which a relative clause tells who did it: الاجتماع الذي عقده فلان."""
INVITING = frozenset({"invitation", "invitation-given"})
"""Rules of requests that come from whom من names."""
_TWINS = frozenset({"meeting", "visit"})
_SHARED = frozenset({"with", "between"})
_COMMAS = frozenset("،,")


def participants_of(
    passage: Passage, trigger: Trigger, actors: Sequence[Actor], place: str | None, others: Sequence[Trigger]
) -> tuple[Participant, ...]:
    """The actors of one trigger with their roles, in the order in which they stand.

    Args:
        others: The triggers of the sentence: what stands after the next noun among them is that one's, and what
            stands after another of the same type before is that one's too (زيارة فلان بعد زيارة فلان).
    """
    kind = trigger.sense.type
    nouns = [t for t in others if t.sense.noun is not None]
    following = next((t.first for t in nouns if t.first > trigger.first), passage.last)
    if kind == "joint-statement":
        following = passage.last  # who met issues it
    twin = next((t.last for t in reversed(nouns) if t.first < trigger.first and t.sense.type == kind), passage.first)
    here = passage.clause(trigger.first)
    found: dict[str, Participant] = {}
    if kind in TWO_SIDED:
        actors = _between(passage, trigger, actors) or actors
    for actor in actors:
        if actor.link == "title":
            continue  # the one who bears the title is the actor
        if not _near(passage, trigger, here, actor, actors) or (actor.first >= following and actor.link not in _SHARED):
            continue
        if kind in _TWINS and twin <= actor.first < trigger.first and twin > passage.first and not trigger.finite:
            continue
        if not trigger.finite and actor.link not in _SHARED and _past_comma(passage, trigger, actor):
            continue
        if actor.first > trigger.last and actor.link not in _SHARED and _past_time(passage, trigger.last, actor.first):
            continue  # انسحاب القوات عقب هزيمة التنظيم
        role = _role(kind, trigger, actor)
        hosted = kind in ("dialogue-round", "meeting") or actor.link in ("in", "to", "from")
        if role is None or (actor.entity == place and hosted):
            continue
        entity = actor.entity
        if kind == "dialogue-round":
            entity = actor.country or actor.entity
        found.setdefault(entity, Participant(entity, role, actor.span))
    return tuple(found.values())


def _between(passage: Passage, trigger: Trigger, actors: Sequence[Actor]) -> list[Actor]:
    """The actors after بين where a trigger has them: they are all its parties, whoever hosts or tells it."""
    first = next((a for a in actors if 0 <= a.first - trigger.last <= BETWEEN), None)
    if first is None or not any(
        passage.shapes.get(passage.keys[n]) == "between" for n in range(trigger.last, first.first)
    ):
        return []
    found = [first]
    for actor in actors:
        if actor.first <= found[-1].first:
            continue
        gap = range(found[-1].last, actor.first)
        if len(gap) > BETWEEN or any(
            passage.verb_at(n) is not None or passage.shapes.get(passage.keys[n]) in ("in", "that", "relative")
            for n in gap
        ):
            break
        found.append(actor)
    return found if len(found) > 1 else []


def by_person(trigger: Trigger, actors: Sequence[Actor]) -> bool:
    """Whether a person's name stands right before the trigger, or right after a finite verb."""
    for actor in actors:
        if actor.type != "PER" or actor.link != "":
            continue
        if 0 <= trigger.first - actor.last <= 4 or (trigger.finite and 0 <= actor.first - trigger.last <= 6):
            return True
    return False


def both_sides(passage: Passage, trigger: Trigger, sides: Sides) -> tuple[Participant, ...]:
    """The main sides, where the clause of a trigger says الطرفان or البلدان."""
    clause, shapes = passage.clause(trigger.first), passage.shapes
    first, last = max(clause.first, trigger.first - WINDOW), min(clause.last, trigger.last + WINDOW)
    for index, key in enumerate(passage.keys[first:last], first):
        if shapes.get(key) == "both" and passage.clause(index) is clause:
            token = passage.tokens[index]
            span = Span(token.start, token.end)
            return tuple(Participant(entity, "party", span) for entity in sides.main)
    return ()


def _past_comma(passage: Passage, trigger: Trigger, actor: Actor) -> bool:
    """A comma parts an actor from the noun before it.

    Not one between two names (فلان، فلان وفلان), and not two around a time (لقائه، أمس في الرياض، فلانا).
    """
    names = passage.names
    commas = [
        n for n, key in enumerate(passage.keys[trigger.last : actor.first], trigger.last)
        if key in _COMMAS and not (n - 1 in names and n + 1 in names)
    ]
    return bool(commas) and not (len(commas) == 2 and any(n in passage.timed for n in range(*commas)))


def _past_time(passage: Passage, first: int, last: int) -> bool:
    """A preposition of time stands between: what follows belongs to another happening."""
    for index, word in enumerate(passage.words[first:last], first):
        if word is None or not word.moods or index in passage.timed:
            continue
        if any(s.mood in ("after", "before") for s in word.moods):
            return True
    return False


def _near(passage: Passage, trigger: Trigger, here: Clause, actor: Actor, actors: Sequence[Actor]) -> bool:
    far = actor.first - trigger.last if actor.first >= trigger.last else trigger.first - actor.last
    there = passage.clause(actor.first)
    if far > WINDOW and here is there and trigger.sense.type in TWO_SIDED and not trigger.finite:
        return 0 <= actor.first - here.verb <= BETWEEN and here.verb < trigger.first and not actor.link  # its subject
    if far > WINDOW or far < -1:
        return False
    if here is there:
        return True
    if there.opener == "relative" and trigger.last <= there.first <= trigger.last + 8:
        return trigger.sense.type in _TOLD_OF
    if here.opener == "relative" and trigger.sense.rule == "sign-after":
        return False  # what it is said of is the accord
    if here.opener == "relative":  # of those before it, the one it is said of
        last = max((a.last for a in actors if a.last <= here.first and a.link != "title"), default=-1)
        return actor.last == last and far <= WINDOW
    up = passage.clauses[here.parent] if here.parent >= 0 else None
    return here.opener in ("comma", "and") and up is there and far <= 10


def _role(kind: str, trigger: Trigger, actor: Actor) -> Role | None:
    after = actor.first >= trigger.last
    if actor.link == "under":
        return None
    if kind == "dialogue-round":
        return "party" if actor.link in ("between", "with", "") else None
    if kind in ("meeting", "visit", "agreement", "joint-statement"):
        if actor.type != "PER" and actor.link in ("in", "to", "from"):
            return None
        beyond = actor.type in ("GPE", "LOC") or actor.first - trigger.last > GUEST
        if kind == "visit" and (actor.link == "between" or (after and actor.link != "with" and beyond)):
            return None
        if actor.link in ("with", "between") or after:
            return "partner"
        return "agent"
    if kind in ("attack", "killing", "protest"):
        if actor.link in ("in", "to", "from") or actor.type == "LOC":
            return None
        return "target" if actor.link == "on" or (after and kind == "killing") else "agent"
    if kind == "election" and trigger.sense.rule != "elect":  # of the country in which they are held
        near = actor.first - trigger.last <= 4 or actor.link == "in"
        return "agent" if after and near and actor.type in ("GPE", "demonym") else None
    if kind == "request" and after and actor.link in ("from", "to") and trigger.sense.rule not in INVITING:
        return "target" if trigger.finite or actor.link == "to" else "agent"  # طلبت من أسمرا كذا، بطلب من أسمرا
    if actor.type in ("GPE", "LOC") and actor.link in ("in", "from", "to"):
        return None
    if kind == "training" and after and actor.first - trigger.last > 4:
        return None
    noun = trigger.sense.noun
    pronoun = noun is not None and bool(noun.enclitic)  # انسحابها: the forces named before
    if kind in FORCES and not trigger.finite and not after and actor.type != "GPE" and not pronoun:
        return None  # the forces stand after the noun; before it stands who speaks of them
    return "agent"


FORCES = frozenset({"withdrawal", "redeployment", "reduction", "mission-change"})
"""Types told of forces: who moves is whose forces they are."""
STATE_ACTS = frozenset({
    "dialogue-round", "agreement", "request", "withdrawal", "redeployment", "reduction", "training",
    "mission-change",
})
"""Types done by sides, not by persons: a minister who signs signs for a country."""
JOINT = frozenset({"dialogue-round", "agreement", "joint-statement"})
"""Types that take two sides: where none are named, the main sides are meant, if nobody else comes near them."""


def complete(kind: EventType, found: Iterable[Participant], sides: Sides, place: str | None) -> tuple[Participant, ...]:
    """Participants of one happening, persons given as their sides where the type asks for it, missing sides added.

    A side that is added has no span: no words at the happening name it.
    """
    people: dict[str, Participant] = {}
    for participant in found:
        if participant.entity == place and kind in FORCES:
            continue
        entity = sides.side(participant.entity) if kind in STATE_ACTS else participant.entity
        if kind in FORCES:
            entity = sides.state(entity)  # its navy, its military police
        if kind == "dialogue-round" and entity.startswith(("per:", "org:")):
            continue  # a delegate or a host, whose side the article does not tell
        if entity != participant.entity:
            participant = participant._replace(entity=entity)
        people.setdefault(entity, participant)
    if kind in JOINT and len(people) < (2 if kind == "dialogue-round" else 1):
        # An agreement that names nobody may be of others whom the article also speaks of.
        for entity in sides.main if kind == "dialogue-round" else sides.two:
            if entity != place:
                people.setdefault(entity, Participant(entity, "party", None))
    if kind in ("request", "training") and len(people) < 2 and set(people) <= set(sides.two):
        for entity in sides.two:  # the one asks the other; the one trains the other
            people.setdefault(entity, Participant(entity, "party", None))
    return tuple(people.values())
