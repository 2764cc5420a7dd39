"""Who undertakes: the subject of the words, or else the side of the one who says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.participants import Actor
from mahdar.annotators.happenings.passages import Passages
from mahdar.annotators.undertakings.cues import Undertaking
from mahdar.model import CommitmentType, Mention, Span, Statement
from mahdar.text.reading import Reading

LEAD = 60
"""Words of title and lead, whose names count twice for the main sides."""
NEAR = 8
"""Words between a cue and its subject."""


class Sides:
    """The countries and bodies of one article, and whom each person speaks for."""

    def __init__(self, reading: Reading, found: Found, passages: Passages) -> None:
        self._reading, self._passages = reading, passages
        self._of: dict[str, str] = {}
        bodies = ("GPE", "ORG", "GROUP", "PER")
        self._known = frozenset(m.metonym or m.entity for m in found.mentions if m.type in bodies)
        weights: Counter[str] = Counter()
        lead = reading.tokens[min(LEAD, len(reading.tokens) - 1)].end if reading.tokens else 0
        for mention in found.mentions:
            if mention.type in ("GPE", "GROUP"):
                near = 2 if mention.span.end <= lead else 1
                weights[mention.metonym or mention.entity] += near * (1 + (mention.metonym is not None))
            elif mention.type == "PER" and mention.country:
                self._of.setdefault(mention.entity, mention.country)
        for index, country in passages.demonyms.items():
            weights[country] += 4 if reading.tokens[index].end <= lead else 2
        for office in found.offices:
            if office.person and office.person not in self._of:
                named = self._country(office.title_span) or (office.of if office.of in weights else None)
                if named:
                    self._of[office.person] = named
        for mention in found.mentions:
            if mention.type == "PER" and mention.entity not in self._of:
                named = self._before(mention)
                if named:
                    self._of[mention.entity] = named
        self.main = tuple(k for k, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:2])

    def side(self, entity: str) -> str:
        """The country or body that an entity speaks for; itself where none is known."""
        return self._of.get(entity, entity)

    def of_statement(self, statement: Statement | None) -> str | None:
        """The side of the speaker of a statement."""
        if statement is None or statement.speaker is None:
            return None
        if statement.speaker in self._of:
            return self._of[statement.speaker]
        named = self._country(statement.speaker_span) if statement.speaker_span is not None else None
        if named is not None:
            return named
        return statement.speaker if statement.speaker in self._known else None

    def _country(self, span: Span) -> str | None:
        first, last = self._reading.tokens_in(span)
        return next((c for i in range(first, last) if (c := self._passages.demonyms.get(i))), None)

    def _before(self, mention: Mention) -> str | None:
        """A nationality in the title before a name, with no verb or stop between."""
        at = self._reading.token_at(mention.span.start)
        for index in range(at - 1, max(-1, at - 7), -1):
            token = self._reading.tokens[index]
            if token.kind == "break" or token.key in ".:؛":
                return None
            country = self._passages.demonyms.get(index)
            if country:
                return country
        return None


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
    both = _shape(passage, one, "both")
    if both:
        return sides.main
    if _shape(passage, one, "own"):
        return (side,) if side else ()
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


def _shape(passage: Passage, one: Undertaking, wanted: str) -> bool:
    """Whether a word such as الطرفان or بلاده stands where the subject does."""
    clause = passage.clause(one.cue)
    for index in range(max(passage.first, min(one.cue, one.extent.first) - 2), min(passage.last, one.cue + 4)):
        inside = passage.clause(index) is clause or index >= one.extent.first
        if inside and passage.shapes.get(passage.tokens[index].key) == wanted:
            return True
    return False


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
