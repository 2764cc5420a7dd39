"""Participants: who takes part in a happening, and how.

Names, and the countries that adjectives such as العراقية stand for after a government, an army or a side, are actors.
Which belong to a trigger is told by the clause they share, by the prepositions before them, and by the type: the
parties of a round are countries or bodies and never its place; the victim of an attack follows على or استهدف.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from mahdar.annotators.happenings.clauses import Clause, Passage
from mahdar.annotators.happenings.passages import Passages
from mahdar.annotators.happenings.sides import Sides
from mahdar.annotators.happenings.slots import link_of
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.lang.events import EventLexicon
from mahdar.model import EventType, Mention, Participant, Span
from mahdar.text.tokens import SIGN

Role = Literal["agent", "partner", "target", "host", "party"]

WINDOW = 14
"""Words before and after a trigger in which its actors stand."""


class Actor(NamedTuple):
    """Someone or something that can act, at tokens `[first, last)`."""

    first: int
    last: int
    entity: str
    span: Span
    type: str
    """Mention type, or `demonym`."""
    country: str | None
    link: str
    """Class of the preposition before it, or empty."""


def actors_in(passage: Passage, passages: Passages) -> list[Actor]:
    """Every actor of a sentence, in order."""
    found: list[Actor] = []
    for placed in passages.names_in(passage.first, passage.last):
        mention = placed.item
        if not isinstance(mention, Mention) or mention.type not in ("PER", "ORG", "GPE", "GROUP", "LOC"):
            continue
        link = link_of(passage, placed, mention.span, passage.shapes)
        country = mention.metonym or mention.country
        entity = mention.metonym or mention.entity
        found.append(Actor(placed.first, placed.last, entity, mention.span, mention.type, country, link))
    for index, country in passages.demonyms.items():
        if passage.first <= index < passage.last and _acts(passage, index, passages.lexicon):
            token = passage.tokens[index]
            found.append(Actor(index, index + 1, country, Span(token.start, token.end), "demonym", country, ""))
    found.sort(key=lambda a: a.first)
    people = [a.first for a in found if a.type == "PER"]
    return [
        a._replace(link="title") if a.type == "demonym" and any(0 <= p - a.last <= TITLE for p in people) else a
        for a in found
    ]


TITLE = 3
"""Words between an adjective of origin in a title and the name (وزير الخارجية الكندي، فلان)."""


def _acts(passage: Passage, index: int, lexicon: EventLexicon) -> bool:
    """Whether an adjective of origin stands for a country: after a body, an office or talks, or beside another such."""
    bodies, talks = lexicon.classes["institutions"], lexicon.classes["talks"]
    for at in range(index - 1, max(passage.first, index - 4) - 1, -1):
        token = passage.tokens[at]
        if token.kind == SIGN and token.key not in "-–":
            return False
        if any(n.base in bodies or n.base in talks for n in lexicon.bases(token.key)):
            return True
        if passage.verb_at(at) is not None or passage.shapes.get(token.key):
            return False
    return False


def participants_of(
    passage: Passage, trigger: Trigger, actors: Sequence[Actor], place: str | None
) -> tuple[Participant, ...]:
    """The actors of one trigger with their roles, in the order in which they stand."""
    kind = trigger.sense.type
    here = passage.clause(trigger.first)
    found: dict[str, Participant] = {}
    for actor in actors:
        if not _near(passage, trigger, here, actor):
            continue
        if actor.link == "title":
            continue  # the one who bears the title is the actor
        role = _role(kind, trigger, actor)
        if role is None or (actor.entity == place and actor.link in ("in", "to", "from")):
            continue
        entity = actor.entity
        if kind == "dialogue-round":
            entity = actor.country or actor.entity
        found.setdefault(entity, Participant(entity, role, actor.span))
    return tuple(found.values())


def _near(passage: Passage, trigger: Trigger, here: Clause, actor: Actor) -> bool:
    far = actor.first - trigger.last if actor.first >= trigger.last else trigger.first - actor.last
    if far > WINDOW or far < -1:
        return False
    there = passage.clause(actor.first)
    if here is there:
        return True
    if there.opener == "relative" and trigger.last <= there.first <= trigger.last + 8:
        return True
    up = passage.clauses[here.parent] if here.parent >= 0 else None
    return here.opener in ("relative", "comma", "and") and up is there and far <= 10


def _role(kind: str, trigger: Trigger, actor: Actor) -> Role | None:
    after = actor.first >= trigger.last
    if kind == "dialogue-round":
        return "party" if actor.link in ("between", "with", "") else None
    if kind in ("meeting", "visit", "agreement", "joint-statement"):
        if actor.type in ("GPE", "LOC") and actor.link in ("in", "to", "from"):
            return None
        if actor.link in ("with", "between") or after:
            return "partner"
        return "agent"
    if kind in ("attack", "killing", "protest"):
        if actor.link in ("in", "to", "from"):
            return None
        return "target" if actor.link == "on" or (after and kind == "killing") else "agent"
    if actor.type in ("GPE", "LOC") and actor.link in ("in", "from", "to"):
        return None
    return "agent"


STATE_ACTS = frozenset(
    {
        "dialogue-round",
        "agreement",
        "request",
        "withdrawal",
        "redeployment",
        "reduction",
        "training",
        "mission-change",
    }
)
"""Types done by sides, not by persons: a minister who signs signs for a country."""
JOINT = frozenset({"dialogue-round", "agreement", "joint-statement"})
"""Types that take two sides: where none are named, the main sides are meant, if nobody else comes near them."""


def complete(kind: EventType, found: Iterable[Participant], sides: Sides, place: str | None) -> tuple[Participant, ...]:
    """Participants of one happening, persons given as their sides where the type asks for it, missing sides added.

    A side that is added has no span: no words at the happening name it.
    """
    people: dict[str, Participant] = {}
    for participant in found:
        entity = sides.side(participant.entity) if kind in STATE_ACTS else participant.entity
        people.setdefault(entity, participant._replace(entity=entity))
    if kind in JOINT and len(people) < (2 if kind == "dialogue-round" else 1):
        # An agreement that names nobody may be of others whom the article also speaks of.
        for entity in sides.main if kind == "dialogue-round" else sides.two:
            if entity != place:
                people.setdefault(entity, Participant(entity, "party", None))
    return tuple(people.values())
