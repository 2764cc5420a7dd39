"""The sides of an article: the countries and bodies that matter most in it, and whom each person speaks for."""

from __future__ import annotations

from collections import Counter, defaultdict

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.passages import Passages, read_passages
from mahdar.lang.clauses import load_clause_class
from mahdar.model import Mention, Span, Statement
from mahdar.text.reading import Reading

LEAD = 60
"""Words of title and lead, whose names count twice for the main sides."""


RIVAL = 2
"""How many times less than the second side anybody else must weigh, so that an article has two sides."""


SPOKEN_OF = 3
"""What a country must weigh to be a side: more than one mention in passing."""


_BODIES = frozenset({"GPE", "ORG", "GROUP", "PER"})


class Sides:
    """The countries and bodies of one article, and whom each person speaks for."""

    def __init__(self, reading: Reading, found: Found, passages: Passages, code: str) -> None:
        organs = load_clause_class(code, "organ")
        self._shared = load_clause_class(code, "shared")
        self._reading, self._passages = reading, passages
        self._of: dict[str, str] = {}
        known: set[str] = set()
        people: set[str] = set()
        self._bodies: dict[str, str] = {}
        weights: dict[str, int] = defaultdict(int)
        others: dict[str, int] = defaultdict(int)
        lead = reading.tokens[min(LEAD, len(reading.tokens) - 1)].end if reading.tokens else 0
        placed = [(p.first, m) for p, m in zip(passages.names, found.mentions, strict=True)]
        for at, mention in placed:
            if mention.type in _BODIES:
                known.add(mention.metonym or mention.entity)
            if mention.type in ("GPE", "GROUP"):
                near = 2 if mention.span.end <= lead else 1
                state = mention.metonym or mention.country or mention.entity
                if mention.entity == state or mention.metonym is not None or not self._hosts(at, mention):
                    weights[state] += near * (1 + (mention.metonym is not None))
                if mention.type == "GPE":
                    self._of.setdefault(mention.entity, state)
            elif mention.type == "ORG":
                if mention.country:
                    self._bodies[mention.entity] = mention.country
                organ = reading.keys[at].removeprefix("و") in organs
                if mention.country is None and not (organ and ":" in mention.entity):  # not some cabinet
                    others[mention.entity] += 2 if mention.span.end <= lead else 1
                elif organ and mention.country is not None:
                    self._of.setdefault(mention.entity, mention.country)
            elif mention.type == "PER":
                people.add(mention.entity)
                if mention.country:
                    self._of.setdefault(mention.entity, mention.country)
        self._known = frozenset(known)
        self._parties = (self._known | frozenset(passages.demonyms.values())) - people
        for index, country in passages.demonyms.items():
            weights[country] += 4 if reading.tokens[index].end <= lead else 2
        for office in found.offices:
            if office.person and office.person not in self._of:
                named = self._country(office.title_span) or (office.of if office.of in weights else None)
                named = named or self._bodies.get(office.of or "")
                named = named or (self._of.get(office.of, office.of) if office.of else None)
                if named:
                    self._of[office.person] = named
        for at, mention in placed:
            if mention.type == "PER" and mention.entity not in self._of:
                named = self._before(at)
                if named:
                    self._of[mention.entity] = named
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        count = 3 if self._speaks_of_three(code) else 2
        self.main = tuple(k for k, weight in ranked[:count] if weight >= SPOKEN_OF)
        """The countries of most weight: two, or three where the article speaks of three states."""
        rival = max([0, *(w for _, w in ranked[count : count + 1]), *others.values()])
        self.two = self.main if len(ranked) >= count and rival * RIVAL <= ranked[count - 1][1] else ()
        """The main sides where nobody else comes near them in weight."""
        lone = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= RIVAL * ranked[1][1])
        self.home = ranked[0][0] if lone and ranked[0][1] >= SPOKEN_OF else None
        """The country whose own affairs the article tells: no other comes near it in weight."""
        self._organs = organs
        self._give_officials(found)

    def _hosts(self, at: int, mention: Mention) -> bool:
        """A town, at a token, after في or a noun of place is where things happen, not who acts."""
        if self._reading.tokens[at].start < mention.span.start:
            return True  # بجنيف
        before = self._passages.shapes.get(self._reading.keys[at - 1]) if at > 0 else None
        return before in ("in", "place_noun", "to", "from")

    def _speaks_of_three(self, code: str) -> bool:
        """الدول الثلاث, الوزراء الثلاثة: the sides are three."""
        parties = load_clause_class(code, "parties")
        tokens = self._reading.tokens
        return any(n and tokens[n - 1].key in parties for n in self._passages.marked["three"])

    def _give_officials(self, found: Found) -> None:
        """A side to those who hold an office whose title tells no country: the one main side of their sentences."""
        officials = {o.person for o in found.offices if o.person} - self._of.keys()
        votes: dict[str, Counter[str]] = {}
        for first, last in self._reading.sentences if officials else ():
            names = [(p.first, p.item) for p in self._passages.names_in(first, last) if isinstance(p.item, Mention)]
            here = {
                m.metonym or m.country or m.entity for at, m in names if m.type == "GPE" and not self._hosts(at, m)
            }
            here |= {country for _, country in self._passages.demonyms_in(first, last)}
            near = here & set(self.main)
            for _, mention in names:
                if mention.type == "PER" and mention.entity in officials and len(near) == 1:
                    votes.setdefault(mention.entity, Counter())[next(iter(near))] += 1
        for person, sides in votes.items():
            (side, count), *rest = sides.most_common(2)
            if not rest or rest[0][1] < count:
                self._of[person] = side

    def side(self, entity: str) -> str:
        """The country or body that an entity speaks for; itself where none is known."""
        return self._of.get(entity, entity)

    def state(self, entity: str) -> str:
        """The country of a body of state; the entity itself where none is known."""
        return self._bodies.get(entity, entity)

    def home_of(self, key: str) -> str | None:
        """The country whose organ a bare word such as الحكومة names: that of the article, where it has one."""
        return self.home if key in self._organs else None

    def is_known(self, entity: str) -> bool:
        """Whether the article names an entity."""
        return entity in self._known

    def is_side(self, entity: str) -> bool:
        """Whether an entity can be a side of talks: named in the article and no person."""
        return entity in self._parties

    def body(self, key: str) -> str | None:
        """The body or group that a definite noun refers back to: الجمعية, where the article names جمعية الصيادين."""
        names = self._passages.names
        heads = (key, key.removeprefix("ال"))
        for placed in names:
            item = placed.item
            named = isinstance(item, Mention) and item.type in ("ORG", "GROUP") and placed.last - placed.first > 1
            if named and self._reading.keys[placed.first].removeprefix("و") in heads:
                return item.entity if isinstance(item, Mention) else None
        return None

    def of_statement(self, statement: Statement | None) -> str | None:
        """The side of the speaker of a statement."""
        if statement is None or statement.speaker is None:
            return None
        if statement.speaker in self._of:
            return self._of[statement.speaker]
        named = self._country(statement.speaker_span) if statement.speaker_span is not None else None
        if named is not None:
            return named
        if statement.speaker in self._known:
            return statement.speaker
        named = self._named(statement.speaker_span) if statement.speaker_span is not None else None
        words = statement.speaker.partition(":")[2].split("-")
        return named or next((c for word in words if (c := self._passages.nations.get(word))), None)

    def speaks_for_both(self, statement: Statement) -> bool:
        """Whether the speaker is the two sides together, or the statement that they issue together."""
        if statement.speaker_span is None:
            return False
        first, last = self._reading.tokens_in(statement.speaker_span)
        shapes = self._passages.shapes
        keys = [t.key for t in self._reading.tokens[first:last]]
        return any(shapes.get(key) == "both" for key in keys[:1]) or any(key in self._shared for key in keys[:3])

    def _named(self, span: Span) -> str | None:
        """The group, or the body of a state, that words for an unnamed speaker name: القيادي في حركة كذا."""
        first, last = self._reading.tokens_in(span)
        for placed in self._passages.names_in(first, last):
            item = placed.item
            if isinstance(item, Mention) and (
                item.type == "GROUP" or self.side(item.entity) != item.entity
                or (item.type == "ORG" and placed.first - first <= 2 and placed.last >= last - 1)
            ):
                return self.side(item.entity)
        return None

    def _country(self, span: Span) -> str | None:
        first, last = self._reading.tokens_in(span)
        nations = self._passages.nations
        keys = (t.key for t in self._reading.tokens[first:last])
        return next((c for key in keys if (c := nations.get(key) or nations.get(key.removesuffix("ا")))), None)

    def _before(self, at: int) -> str | None:
        """A nationality in the title before the name at a token, with no verb or stop between."""
        tokens, nations = self._reading.tokens, self._passages.nations
        for index in range(at - 1, max(-1, at - 9), -1):
            _, _, kind, key = tokens[index]
            if kind == "break" or key in ".:؛":
                return None
            country = nations.get(key)
            if country:
                return country
        return None


def read_sides(reading: Reading, found: Found, code: str) -> Sides:
    """The sides of an article, read once for events and commitments alike."""
    return found.once(Sides, lambda: Sides(reading, found, read_passages(reading, found, code), code))
