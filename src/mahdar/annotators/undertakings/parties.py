"""Who undertakes: the subject of the words, or else the side of the one who says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mahdar.annotators.happenings.actors import Actor
from mahdar.annotators.happenings.clauses import Clause, Passage
from mahdar.annotators.happenings.sides import Sides
from mahdar.annotators.undertakings.cues import Undertaking
from mahdar.model import CommitmentType, Event, Statement
from mahdar.text.affixes import THIRD_PERSON
from mahdar.text.tokens import SIGN

NEAR = 8
"""Words between a cue and its subject."""
CLOSE = 3
"""Words between a verb that is itself the act, and its subject: further on stands its object."""
_OBLIQUE = frozenset({"in", "to", "from", "with", "on"})
_JOINT = frozenset({"dialogue-round", "meeting", "joint-statement"})
_FORCES = frozenset({"withdraw", "reduce", "redeploy"})
_MOVES = frozenset({"withdrawal", "reduction", "redeployment"})


class Pairs:
    """Which two parties "the two sides" are: those of the talks told last, where exactly two take part in them."""

    def __init__(self, events: Sequence[Event], sides: Sides) -> None:
        self._told: list[tuple[int, tuple[str, ...]]] = []
        for event in events:
            named = (sides.side(p.entity) for p in event.participants if p.span is not None and p.role != "host")
            pair = tuple(sorted(set(named)))
            if event.type in _JOINT and len(pair) == 2 and all(map(sides.is_side, pair)):
                self._told.append((event.span.start, pair))
                self._told += [(span.start, pair) for span in event.mentions]
        self._told.sort()
        common = Counter(pair for _, pair in self._told).most_common(1)
        usual = sides.two
        if common and common[0][1] > 1 and common[0][1] * 2 > len(self._told):
            usual = common[0][0]
        self._usual = usual

    def at(self, start: int, end: int) -> tuple[str, ...]:
        """The pair told in `[start, end)`, the last of them; else those of most talks of the article."""
        near = [pair for at, pair in self._told if start <= at < end]
        return near[-1] if near else self._usual


def parties_of(
    passage: Passage, one: Undertaking, kind: CommitmentType, actors: Sequence[Actor], statement: Statement | None,
    sides: Sides, pair: tuple[str, ...],
) -> tuple[str, ...]:
    """Ids of those who undertake; empty where the words do not tell.

    The forces that go name their country; then the subject of the words; talks and what is agreed bind the two sides
    of the talks (`pair`); and last the side of the speaker.
    """
    if kind in _FORCES:
        last = min(one.extent.last, one.act + NEAR - 2)
        forces = next((a for a in actors if one.act <= a.first < last and a.type == "demonym"), None)
        if forces is not None:
            return (forces.entity,)
    if one.event is not None and one.event.type not in _MOVES:
        taking = [p for p in one.event.participants if p.role in ("agent", "party")] or list(one.event.participants)
        named = tuple(dict.fromkeys(sides.side(p.entity) for p in taking))
        return named or (pair if one.event.type != "vote" else ())
    side = sides.of_statement(statement) if one.rule != "future-of-another" else None
    if _shape(passage, one, "both") >= 0:
        return pair
    if side is None and statement is not None and sides.speaks_for_both(statement):
        return pair
    own = _shape(passage, one, "own")
    if own >= 0 and not any(a.first == own + 1 for a in actors):
        body = sides.body(passage.keys[own])
        named_by_word = body or side or sides.home_of(passage.keys[own])
        if named_by_word:
            return (named_by_word,)
    form = passage.verb_at(one.cue)
    if form is not None and form.person == 1:
        people = {a.entity for a in actors if a.type == "PER" and a.last <= one.cue and a.link not in _OBLIQUE}
        if statement is None and len(people) == 1:
            return (sides.side(people.pop()),)
        return (side,) if side else ()
    subject = _subject(passage, one, actors, form is not None, statement is not None)
    named = tuple(dict.fromkeys(sides.side(a.entity) for a in subject))
    talks = kind == "hold-talks" and one.rule in ("future", "expected", "likely", "planned-event", "scheduled")
    if pair and ((talks and set(named) <= set(pair)) or (not named and one.status == "agreed")):
        return pair
    if named:
        return named
    if side:
        return (side,)
    if one.willed and form is not None and form.person == 3 and sides.home:
        return (sides.home,)
    owner = next((a for a in actors if 0 < a.first - one.act <= 2 and a.link == ""), None)
    return (sides.side(owner.entity),) if owner is not None and kind in _FORCES else ()


def receivers_of(
    one: Undertaking, actors: Sequence[Actor], parties: tuple[str, ...], sides: Sides
) -> tuple[str, ...]:
    """Ids of those to whom it is undertaken: named in the words after ل, إلى or مع, and not bound themselves."""
    inside = [a for a in actors if one.extent.first <= a.first < one.extent.last]
    named = (sides.side(a.entity) for a in inside if a.link == "with" or (a.link == "to" and a.type != "LOC"))
    return tuple(dict.fromkeys(entity for entity in named if entity not in parties))


def _shape(passage: Passage, one: Undertaking, wanted: str) -> int:
    """The token of a word such as الطرفان or بلاده where the subject stands, -1 without one."""
    clause, shapes = passage.clause(one.cue), passage.shapes
    first, last = max(passage.first, min(one.cue, one.extent.first) - 2), min(passage.last, one.cue + 4)
    for index, key in enumerate(passage.keys[first:last], first):
        if shapes.get(key) == wanted and (passage.clause(index) is clause or index >= one.extent.first):
            return index
    return -1


def _subject(
    passage: Passage, one: Undertaking, actors: Sequence[Actor], verbal: bool, said: bool
) -> list[Actor]:
    """Actors that can be the subject: the topic before the cue in its clause, or right after it."""
    if one.rule in ("expected", "likely", "term") and passage.verb_at(one.act) is not None:
        one, verbal = one._replace(cue=one.act), True
    clause = passage.clause(one.cue)
    fit = [a for a in actors if passage.clause(a.first) is clause and a.link not in _OBLIQUE]
    start = _start(passage, clause, one.cue)
    before = [a for a in fit if start <= a.first and a.last <= one.cue]
    if before and verbal:
        return _joined(passage, before)
    if one.act > one.cue:
        after = [a for a in fit if one.cue < a.first <= min(one.cue + NEAR, one.act)]
    elif _opens(passage, clause, one.cue):
        after = [a for a in fit if one.cue < a.first <= one.cue + CLOSE]
    else:
        after = []
    if not verbal:  # what a noun names is undertaken by the subject of the verb over it
        before = [a for a in before if clause.verb >= 0 and a.first <= clause.verb + CLOSE]
    return _joined(passage, after or before or ([] if said else _carried(passage, clause, one, actors)))


def _carried(passage: Passage, clause: Clause, one: Undertaking, actors: Sequence[Actor]) -> list[Actor]:
    """The subject of the clause before, where this one names none: وتعهدت بكذا, أنها ستفعل."""
    first = clause.first
    pronoun = clause.opener == "that" and passage.keys[first].endswith(THIRD_PERSON)
    pronoun = pronoun or (clause.opener == "connective" and passage.keys[first].endswith(THIRD_PERSON))
    bare = clause.opener == "and" and clause.verb == one.cue and not passage.keys[one.cue + 1].startswith("ال")
    if first == passage.first or not (pronoun or bare):
        return []
    above = passage.clause(first - 1)
    return [a for a in actors if passage.clause(a.first) is above and a.link not in _OBLIQUE and a.last <= first]


def _start(passage: Passage, clause: Clause, cue: int) -> int:
    """Where the clause begins, after a colon if it has one before the cue."""
    for index in range(cue - 1, clause.first, -1):
        if passage.tokens[index].kind == SIGN and passage.keys[index] == ":":
            return index
    return clause.first


def _opens(passage: Passage, clause: Clause, verb: int) -> bool:
    """A verb with nothing before it in its clause but particles has its subject after it."""
    for index in range(clause.first, verb):
        token = passage.tokens[index]
        if token.kind == SIGN:
            continue
        shape = passage.shapes.get(token.key)
        if shape is None or (shape == "that" and token.key.endswith(THIRD_PERSON)):
            return False
    return True


def _joined(passage: Passage, actors: list[Actor]) -> list[Actor]:
    """The first actor that is no mere title, and those after it where only و and signs stand between."""
    plain = [a for a in actors if a.link != "title"] or actors
    count = min(1, len(plain))
    while 0 < count < len(plain) and _linked(passage, plain[count - 1], plain[count]):
        count += 1
    return plain[:count]


def _linked(passage: Passage, one: Actor, other: Actor) -> bool:
    """Whether و alone joins two actors: كينيا والصومال؛ كولومبيا و«جيش التحرير»."""
    if other.first < one.last:
        return False
    between = [t.key for t in passage.tokens[one.last : other.first] if t.kind != SIGN]
    signs = {t.key for t in passage.tokens[one.last : other.first] if t.kind == SIGN}
    if signs & {".", "،", ",", ":", "؛"}:
        return False
    return between == ["و"] or (not between and passage.keys[other.first].startswith("و"))
