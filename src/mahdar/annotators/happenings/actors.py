"""Actors: who and what in a sentence can act, and whether it stands there as itself or only in somebody's title.

Names, and the countries that adjectives such as العراقية stand for after a government, an army or a side, are actors.
"""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.passages import Passages
from mahdar.annotators.happenings.slots import link_of
from mahdar.lang.events import EventLexicon
from mahdar.model import Mention, Span
from mahdar.text.tokens import SIGN

TRAIL = 12
"""Words between a name and the end of the title after it."""
TITLE = 3
"""Words between an adjective of origin in a title and the name (وزير الخارجية الكندي، فلان)."""


@dataclass(slots=True)
class Actor:
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
    acts: bool = True
    """It can take part in a happening, and is no outlet and no mere place."""


def actors_in(passage: Passage, passages: Passages) -> list[Actor]:
    """Every actor of a sentence, in order; found once for events and commitments alike."""
    known = passages.actors.get(passage.first)
    if known is None:
        known = passages.actors[passage.first] = _find_actors(passage, passages)
    return known


def _find_actors(passage: Passage, passages: Passages) -> list[Actor]:
    found: list[Actor] = []
    for placed in passages.names_in(passage.first, passage.last):
        mention = placed.item
        if not isinstance(mention, Mention) or mention.type not in ("PER", "ORG", "GPE", "GROUP", "LOC"):
            continue
        link = link_of(passage, placed, mention.span, passage.shapes)
        state = mention.country is None or mention.country == mention.entity
        if link == "in" and mention.type == "GPE" and state and _of_office(passage, placed.first, passages.lexicon):
            link = ""
        if link == "from" and _delegated(passage, placed.first, passages.lexicon):
            link = ""
        country = mention.metonym or mention.country
        entity = mention.metonym or mention.entity
        acts = _can_act(mention) and mention.entity not in passages.outlets
        found.append(Actor(placed.first, placed.last, entity, mention.span, mention.type, country, link, acts))
    for index, country in passages.demonyms_in(passage.first, passage.last):
        if _acts(passage, index, passages.lexicon):
            token = passage.tokens[index]
            found.append(Actor(index, index + 1, country, Span(token.start, token.end), "demonym", country, ""))
    found.sort(key=lambda a: a.first)
    for n in range(1, len(found)):  # من أفغانستان والعراق: the preposition holds for both
        before, actor = found[n - 1], found[n]
        joined = actor.first == before.last and passage.keys[actor.first].startswith("و")
        if joined and actor.link == "" and actor.span.start > passage.tokens[actor.first].start:
            actor.link = before.link
    people = [a for a in found if a.type == "PER"]
    titles = [a for a in found if _is_title(passage, a, people)] if people else []
    for actor in titles:
        actor.link = "title"
    return found


def _is_title(passage: Passage, actor: Actor, people: list[Actor]) -> bool:
    """Whether an actor only stands in the title of one of the people of its sentence."""
    if actor.type == "PER":
        return False
    for person in people:
        far = person.first - actor.last
        if 0 <= far <= TITLE and _entitles(passage, actor, person):
            return True
        if 0 < actor.first - person.last <= TRAIL and _trails(passage, actor, person):
            return True
    return False


def _can_act(mention: Mention) -> bool:
    """Persons, bodies that are no outlets, groups, powers; a town that stands for no government is only a place."""
    if mention.type in ("PER", "GROUP"):
        return True
    if mention.type == "ORG":
        return not mention.by.startswith(_OUTLETS)
    return mention.type == "GPE" and (mention.metonym is not None or not mention.by.startswith(_TOWNS))


_OUTLETS = (
    "outlet/", "dateline/", "quoted/", "gazetteer/paper", "gazetteer/agency", "gazetteer/channel", "gazetteer/platform",
)
_TOWNS = ("gazetteer/city", "gazetteer/capital", "gazetteer/town", "heads.toml#place/settlement/")


def _trails(passage: Passage, actor: Actor, person: Actor) -> bool:
    """Whether an actor stands in the title after a name: فلان، نائب رئيس المجلس؛ فلان وزير الخارجية الكندي."""
    for index in range(person.last, actor.first):
        token = passage.tokens[index]
        if token.kind == SIGN or passage.verb_at(index) is not None or passage.shapes.get(token.key):
            return False
    return passage.is_office(passage.keys[person.last]) or passage.is_office(passage.keys[actor.first - 1])


def _entitles(passage: Passage, actor: Actor, person: Actor) -> bool:
    """Whether an actor stands in the title of a person: وزير الخارجية الكندي، فلان؛ المتحدث باسم الحركة فلان."""
    if actor.type == "demonym":
        return True
    joined = person.span.start > passage.tokens[person.first].start  # إيران وظريف
    between = range(actor.last, person.first)
    return not joined and actor.link in ("", "in", "to") and not any(
        passage.tokens[n].kind == SIGN or passage.shapes.get(passage.keys[n]) or passage.verb_at(n) is not None
        for n in between
    ) and _follows_office(passage, actor)


def _follows_office(passage: Passage, actor: Actor) -> bool:
    """A word for an office or a role stands before the name of a body or a country."""
    for index in range(actor.first - 1, max(passage.first, actor.first - 5) - 1, -1):
        if passage.tokens[index].kind == SIGN or passage.verb_at(index) is not None:
            return False
        if passage.is_office(passage.keys[index]):
            return True
    return False


def _of_office(passage: Passage, first: int, lexicon: EventLexicon) -> bool:
    """Whether a country after في says whose ministers or bodies act: وزراء المياه في مصر والسودان."""
    posts = lexicon.classes["institutions"]
    at = first - 1
    if at <= passage.first or passage.shapes.get(passage.keys[at]) != "in":
        return False
    for index in range(at - 1, max(passage.first, at - 5) - 1, -1):
        token = passage.tokens[index]
        if token.kind == SIGN or passage.verb_at(index) is not None or passage.shapes.get(token.key):
            return False
        if lexicon.is_of(posts, token.key):
            return True
    return False


def _delegated(passage: Passage, first: int, lexicon: EventLexicon) -> bool:
    """Whether a name after من or عن is whom people speak for: وفد من الحركة، ممثلين عن النقابة."""
    delegates = lexicon.classes["delegates"]
    for index in range(first - 1, max(passage.first, first - 5) - 1, -1):
        key = passage.keys[index]
        if lexicon.is_of(delegates, key):
            return True
        if passage.tokens[index].kind == SIGN or passage.verb_at(index) is not None:
            return False
    return False


def _acts(passage: Passage, index: int, lexicon: EventLexicon) -> bool:
    """Whether an adjective of origin stands for a country: after a body, an office or talks, or beside another such."""
    bodies, talks = lexicon.classes["institutions"], lexicon.classes["talks"]
    if index - 1 in passage.names:
        return False  # كتائب كذا العراقية
    for at in range(index - 1, max(passage.first, index - 4) - 1, -1):
        token = passage.tokens[at]
        if token.kind == SIGN and token.key not in "-–":
            return False
        word = passage.word(at)
        if word is not None and any(s.noun is not None for s in word.events):
            return True  # طلب عراقي، هجوم تركي، الانتخابات الرئاسية الجزائرية
        if lexicon.is_of(bodies, token.key) or lexicon.is_of(talks, token.key):
            return True
        if passage.verb_at(at) is not None or passage.shapes.get(token.key):
            return False
    return False
