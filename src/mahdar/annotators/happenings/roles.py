"""Roles: a definite word for an office that stands for the one person of the article who holds it (الوزير، المبعوث)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.actors import Actor
from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.passages import Passages
from mahdar.annotators.happenings.sides import Sides
from mahdar.lang.clauses import load_clause_class
from mahdar.model import Mention, Span
from mahdar.text.reading import Reading
from mahdar.text.tokens import SIGN

NAME = 6
"""Words after an office in which the name of its holder stands; then the name is the actor."""
_BEFORE = {"ال": "", "وال": "", "فال": "", "بال": "in", "لل": "to"}
"""What may be written onto the word, and the class of preposition that it is."""


class Roles:
    """The words of one article that stand for a person by office alone, by token."""

    def __init__(self, reading: Reading, found: Found, passages: Passages, sides: Sides, code: str) -> None:
        self._reading, self._passages, self._sides = reading, passages, sides
        self._adjectives = load_clause_class(code, "office_adjective")
        holders: dict[str, set[str]] = {}
        for office in found.offices:
            if not office.person or office.role.startswith(_SPEAKING):
                continue
            first, _ = reading.tokens_in(office.title_span)
            for noun in passages.lexicon.bases(reading.keys[first]):
                holders.setdefault(noun.base, set()).add(office.person)
        self._holders = {
            before + base: (next(iter(people)), link)
            for base, people in holders.items() if len(people) == 1 for before, link in _BEFORE.items()
        }
        known = self._holders
        keys = passages.plain if known else []
        self._at = list(compress(range(len(keys)), map(known.__contains__, keys)))

    def actors_in(self, passage: Passage, actors: list[Actor]) -> list[Actor]:
        """The actors of a sentence and those whom it names by their office; their adjective of origin is no actor."""
        here = [i for i in self._at if passage.first <= i < passage.last and i not in passage.names]
        found = [a for i in here if (a := self._actor(passage, i, actors)) is not None]
        if not found:
            return actors
        taken = {n for a in found for n in range(a.first, a.last)}
        return sorted([a for a in actors if a.first not in taken] + found, key=lambda a: a.first)

    def _actor(self, passage: Passage, index: int, actors: Sequence[Actor]) -> Actor | None:
        person, link = self._holders[passage.keys[index]]
        last = index + 1
        for at in range(index + 1, min(index + 1 + NAME, passage.last)):
            token = passage.tokens[at]
            if token.kind == SIGN or passage.verb_at(at) is not None or passage.shapes.get(token.key):
                break
            if at in passage.names:
                return None  # الرئيس الفرنسي فلان, or a body whose office it is
            country = self._passages.demonyms.get(at)
            if country is not None:
                if self._sides.side(person) not in (country, person):
                    return None
                last = at + 1
            elif last == at and token.key.startswith("ال") and token.key not in self._adjectives:
                return None  # الرئيس الجنوبي may be somebody else
        if last < passage.last and passage.tokens[last].kind == SIGN and self._named(last + 1):
            return None  # المبعوث الأممي، فلان
        if not link and index > passage.first:
            link = passage.shapes.get(passage.keys[index - 1], "")
            link = link if link in _LINKS else ""
        token = passage.tokens[index]
        return Actor(index, last, person, Span(token.start, passage.tokens[last - 1].end), "PER", None, link)

    def _named(self, index: int) -> bool:
        return any(
            isinstance(p.item, Mention) and p.item.type == "PER" for p in self._passages.names_in(index, index + 1)
        )


_SPEAKING = "spokes"
"""Beginning of the roles of spokespersons, of whom every side has one."""
_LINKS = frozenset({"in", "to", "from", "between", "with", "on", "under"})
