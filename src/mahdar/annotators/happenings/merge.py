"""Which triggers of one article speak of one happening.

Triggers are taken in the order of the text; each joins the group that it fits, or begins one. Numbers, dates or places
that cannot both be right keep two apart, and so do two modalities that are each said of the thing itself. What joins is
different by type: rounds and meetings refer back freely (الاجتماع), agreements, withdrawals and attacks only where the
wording says that it is the same one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mahdar.annotators.happenings.another import is_another_attack, is_another_meeting
from mahdar.annotators.happenings.judgements import Judgement
from mahdar.annotators.happenings.traits import NONE, Traits
from mahdar.annotators.happenings.triggers import DOUBLED, Trigger
from mahdar.model import Event, EventType, Participant, Slot, Span


@dataclass(slots=True)
class Candidate:
    """A trigger with all that its sentence says of it."""

    trigger: Trigger
    span: Span
    sentence: int
    type: EventType
    judgement: Judgement
    numbers: frozenset[str]
    plural: bool
    definite: bool
    slots: list[Slot]
    participants: tuple[Participant, ...]
    clause: Span
    tokens: tuple[int, int]
    """Tokens `[first, last)` of the trigger."""
    one_of_row: bool = False
    """آخرها: one of a row named before."""
    order: str = ""
    """`last` (السابقة), `next` (المقبلة), `this` (هذه) or empty."""
    talks: bool = False
    """Named by a word for talks (المباحثات)."""
    weak: bool = False
    """A bare جولة that only another mention in the article makes a round."""
    ordered: bool = False
    """A round that only an adjective of order tells apart: one if the article tells of rounds at all."""
    bare: bool = False
    """A reference back (المفاوضات، الاتفاق) that says nothing new; it stands only if nothing else of its kind does."""
    passing: bool = False
    """Violence that is spoken of and not reported; it stands for no happening of its own."""

    traits: Traits = NONE
    countries: frozenset[str] = frozenset()
    """In which its places lie."""

    shared: list[Slot] = field(default_factory=list)
    """Dates of other happenings of its clause, its own where no mention of it has any."""
    weight: int = 0
    """How much its own wording says; the heaviest mention stands for the group. Set by `group`."""
    held: dict[str, set[str]] = field(default_factory=dict)
    """The values of its slots by name. Set by `group`."""

    def weigh(self) -> None:
        """Work out what the joining asks for again and again, when the slots are complete."""
        for slot in self.slots:
            self.held.setdefault(slot.name, set()).add(slot.value)
        dates = self.held.get("date", ())
        precise = max(map(len, dates), default=0) >= len("2020-06")
        rule, noun = self.trigger.sense.rule, self.trigger.sense.noun is not None
        new = rule == CONCLUDED or (noun and not self.definite and self.type in TALKS)
        back = self.bare and rule != "agree"  # اتفق, more than الاتفاق after it
        self.weight = 2 * bool(dates) + precise + ("number" in self.held) + new - 3 * back

    def values(self, name: str) -> set[str]:
        """The values of its slots of one name."""
        return self.held.get(name, _NONE)


_NONE = set[str]()


@dataclass(slots=True)
class Group:
    """Mentions of one happening."""

    members: list[Candidate] = field(default_factory=list)

    def values(self, name: str) -> set[str]:
        """The values that its members give a slot."""
        if len(self.members) == 1:
            return self.members[0].values(name)
        return set().union(*(m.values(name) for m in self.members))

    @property
    def bare(self) -> bool:
        """None of its members says anything of its own."""
        return all(m.bare for m in self.members)

    @property
    def vague(self) -> bool:
        """Only talks spoken of as known, without number, date or place: a round named later may be what is meant."""
        return all(m.definite and m.talks and not m.slots for m in self.members)

    @property
    def head(self) -> Candidate:
        """The mention that says most; of equals the first."""
        if len(self.members) == 1:
            return self.members[0]
        return max(self.members, key=lambda m: (m.weight, -m.span.start))

    @property
    def judgement(self) -> Judgement:
        """The surest modality; of equals the head's, then the first."""
        if len(self.members) == 1:
            return self.members[0].judgement
        head = self.head
        members = [m for m in self.members if not m.bare and m.type == head.type] or self.members
        members = [m for m in members if m is head or head.definite or not m.definite or m.judgement.weight != 1]
        return max(members, key=lambda m: (m.judgement.weight, m is head, -m.span.start)).judgement


CONCLUDED = "sign-after"
"""The rule of a verb that tells when a known accord was concluded (الاتفاق الذي أبرم): it stands for the accord."""
_COMMITTED = frozenset({"withdrawal", "reduction", "redeployment", "agreement"})
"""Types of which a plan and a denial are two happenings, however alike the words."""
TALKS = frozenset({"dialogue-round", "meeting"})
_VIOLENT = frozenset({"attack", "killing"})
_APART = frozenset({"press-conference", "briefing", "call", "call-verb", "consent", "dialogue"})
"""Rules whose happenings are of their own kind: they join only their like."""


def group(candidates: Iterable[Candidate]) -> list[Group]:
    """Groups of candidates, in the order of their first mention."""
    groups: list[Group] = []
    for candidate in candidates:
        candidate.weigh()
        alike = [n for n, g in enumerate(groups) if _same_family(candidate.type, g.members[0].type)]
        near = sorted(alike, key=lambda n: (_distance(candidate, groups[n]), -_present(candidate, groups[n]), -n))
        home = next((groups[n] for n in near if _joins(candidate, groups[n])), None)
        if home is None:
            groups.append(Group([candidate]))
        else:
            if home.members[-1].trigger.sense.rule in _SIGNING and _adjacent(candidate, home):
                candidate.weight = min(candidate.weight, home.members[-1].weight)  # وقع البلدان اتفاقا
            home.members.append(candidate)
    groups = [g for g in groups if not all(m.weak or m.passing for m in g.members)]
    if not any(m.type == "dialogue-round" and not m.ordered and not m.weak for g in groups for m in g.members):
        groups = [g for g in groups if not all(m.ordered for m in g.members)]
    told = {family(g.members[0].type) for g in groups if not g.bare}
    return [g for g in groups if not g.bare or family(g.members[0].type) not in told]


def join_alike(events: Iterable[Event]) -> list[Event]:
    """Events of one type, lemma, modality, participants, dates, number and place told as one.

    Those without participants say too little to be told the same.
    """
    kept: dict[tuple[object, ...], Event] = {}
    for number, event in enumerate(events):
        slots = frozenset((s.name, s.value) for s in event.slots if s.name in ("date", "number", "place"))
        people = frozenset(p.entity for p in event.participants)
        key: tuple[object, ...] = (event.type, event.lemma, event.modality, people, slots)
        if not people or event.by.endswith("#sign"):  # what is signed tells them apart
            key = (*key, number)
        first = kept.get(key)
        if first is None:
            kept[key] = event
        else:
            spans = (*first.mentions, event.span, *event.mentions)
            slots_told = tuple(dict.fromkeys((*first.slots, *event.slots)))
            kept[key] = replace(first, mentions=tuple(sorted(spans)), slots=slots_told)
    return list(kept.values())


def _present(candidate: Candidate, group: Group) -> int:
    """The number of a round, by which "this round" is that of the highest number, which the article is about."""
    if candidate.type != "dialogue-round" or candidate.numbers or candidate.order or not candidate.definite:
        return 0
    return max((int(n) for n in group.values("number") if n.isdigit()), default=0)


def _distance(candidate: Candidate, group: Group) -> int:
    """A group with the same number first, then one of the same type; of equals the latest.

    An accord is sooner another mention of an accord, most of all by the same noun, than of what two agreed on.
    """
    if candidate.numbers and candidate.numbers & group.values("number"):
        return 0
    if candidate.type == "attack" and candidate.values("date") & group.values("date"):
        return 0
    if candidate.type == "meeting" and not candidate.order and {m.order for m in group.members} == {"last"}:
        return 3  # the one before is spoken of once, and the article goes on about its own
    if candidate.type != "agreement" or not _is_accord(candidate):
        return 1 if any(m.type == candidate.type for m in group.members) else 2
    if not any(map(_is_accord, group.members)):
        return 4
    return 1 if any(m.traits.noun == candidate.traits.noun for m in group.members) else 3


def family(kind: EventType) -> str:
    """Types that refer to one another."""
    return "talks" if kind in TALKS else "vote" if kind == "election" else kind


def _same_family(kind: EventType, other: EventType) -> bool:
    """One type, or both of them talks."""
    return kind == other or (kind in TALKS and other in TALKS)


def _joins(candidate: Candidate, group: Group) -> bool:
    first = group.members[0]
    if not _same_kind(candidate, group) or not _agree(candidate, group) or _differs(candidate, group):
        return False
    if candidate.numbers and group.values("number"):
        return True
    if candidate.one_of_row:
        return False
    kind = candidate.type
    if _adjacent(candidate, group):
        return True
    if kind == "dialogue-round":
        return _same_order(candidate, group)
    if kind == "meeting":
        alike = candidate.trigger.sense.lemma == first.trigger.sense.lemma
        same = alike and _shares(candidate, group) and not _with_others(candidate, group)
        told = candidate.trigger.finite and any(m.trigger.finite for m in group.members)
        return candidate.definite or (not told and (same or _same_room(candidate, group)))
    if kind == "election" and not candidate.definite and group.values("date") and not candidate.values("date"):
        return False  # انتخابات مبكرة: others
    if kind in ("visit", "election", "training", "joint-statement", "protest", "mission-change"):
        return candidate.definite or _shares(candidate, group) or kind in ("election", "training")
    if kind in ("withdrawal", "reduction", "redeployment"):
        return not candidate.participants or _shares(candidate, group) or not any(m.participants for m in group.members)
    near = kind in ("attack", "killing") and candidate.sentence - group.members[-1].sentence <= 2
    if near and (_shares(candidate, group) or not candidate.definite or candidate.plural):
        return _shares(candidate, group)  # one attack told over and over
    if kind == "agreement" and _is_accord(candidate) and not any(map(_is_accord, group.members)):
        return candidate.definite and not candidate.traits.name and not candidate.values("date")
    if kind == "agreement" and candidate.traits.manner == "act" and any(map(_is_accord, group.members)):
        return False  # what they agreed on besides
    if kind == "agreement" and (_same_accord(candidate, group) or candidate.trigger.sense.rule == CONCLUDED):
        return _shares(candidate, group)
    if kind in ("request", "threat", "vote") and not candidate.definite:
        same = candidate.trigger.sense.lemma == first.trigger.sense.lemma
        return same and bool(candidate.participants) and _shares(candidate, group)
    if kind == "attack" and candidate.traits.manner and candidate.traits.manner not in _manners(group):
        return False  # far away, and of a manner that none of them has
    return candidate.definite and not candidate.values("date")


def _manners(group: Group) -> set[str]:
    return {m.traits.manner for m in group.members}


def _is_accord(candidate: Candidate) -> bool:
    """It is an accord or its signing; what two agree on (اتفقا على) is known by that."""
    return candidate.traits.manner != "act" or candidate.trigger.sense.rule in (CONCLUDED, "sign", "signing")


def _same_accord(candidate: Candidate, group: Group) -> bool:
    """One noun for an agreement twice, with one modality, no day of its own and nobody else's parties."""
    mine, theirs = candidate.trigger.sense, group.members[0].trigger.sense
    if mine.noun is None or theirs.noun is None or mine.lemma != theirs.lemma or candidate.values("date"):
        return False
    same = candidate.judgement.modality == group.judgement.modality
    return same and (_shares(candidate, group) or not candidate.participants)


def _same_kind(candidate: Candidate, group: Group) -> bool:
    """Of one family, whether the rules and the rounds of the two agree."""
    first = group.members[0]
    rules = candidate.trigger.sense.rule, first.trigger.sense.rule
    rounds = [m for m in group.members if m.type == "dialogue-round"] if candidate.type in TALKS else []
    if (rules[0] in _APART or rules[1] in _APART) and rules[0] != rules[1] and not (rounds and rules[0] == "dialogue"):
        return False
    if candidate.type == "dialogue-round":
        return candidate.plural == rounds[0].plural if rounds else group.vague
    if rounds:  # a meeting refers back to a round only if it says nothing that the round does not
        conference = candidate.trigger.sense.rule == "conference"
        return candidate.definite and not candidate.numbers and not rounds[0].plural and not conference
    return True


def _differs(candidate: Candidate, group: Group) -> bool:
    """Traits of which one happening has but one: a manner, a number of victims or of parties, a name."""
    if any(candidate.traits.exclude(m.traits) for m in group.members) and candidate.type != "agreement":
        return True
    if candidate.type in _VIOLENT:
        return is_another_attack(candidate, group)
    if candidate.type == "agreement":
        return any(map(candidate.traits._replace(manner="").exclude, (m.traits for m in group.members)))
    return candidate.type == "meeting" and is_another_meeting(candidate, group)


def _agree(candidate: Candidate, group: Group) -> bool:
    """No slot that cannot hold of one happening, no two modalities that are both sure."""
    numbers = group.values("number")
    if candidate.numbers and numbers and not candidate.numbers & numbers:
        return False
    dates, others = candidate.values("date"), group.values("date")
    if dates and others and not any(a.startswith(b) or b.startswith(a) for a in dates for b in others):
        return bool(candidate.numbers & numbers)
    mine, theirs = candidate.judgement, group.judgement
    if candidate.bare:
        return True
    places, elsewhere = candidate.values("place"), group.values("place")
    if places and elsewhere and not candidate.numbers & numbers and not _in_one_country(candidate, group):
        return False
    if candidate.type == "meeting" and bool(candidate.numbers) != bool(numbers) and candidate.numbers:
        return False
    if mine.modality != theirs.modality:
        if mine.weight >= 1 and theirs.weight >= 1 and not (candidate.numbers & numbers):
            return False
        if candidate.type in _COMMITTED and (mine.weight or theirs.weight):
            return False
        if candidate.type == "visit" and "denied" in (mine.modality, theirs.modality):
            return False
    return True


def _in_one_country(candidate: Candidate, group: Group) -> bool:
    """Whether a place of one is that of the other, or the country in which that lies."""
    mine, theirs = candidate.values("place"), group.values("place")
    if candidate.type == "visit":
        return bool(mine & theirs)  # a tour has stops in one country and goes on to another
    around = frozenset[str]().union(*(m.countries for m in group.members))
    return bool(mine & theirs or candidate.countries & theirs or around & mine)


def _adjacent(candidate: Candidate, group: Group) -> bool:
    """A verb and its own noun (وقعا اتفاقا، التوقيع على بروتوكول); a signing has day and place between."""
    last = group.members[-1]
    reach = _SIGNED if last.trigger.sense.rule in _SIGNING and not candidate.definite else _VERB
    near = candidate.sentence == last.sentence and 0 <= candidate.trigger.first - last.trigger.last <= reach
    if candidate.trigger.sense.lemma == last.trigger.sense.lemma:
        return False  # زيارة الوزير بعد زيارة الرئيس
    if last.trigger.sense.rule == "agree" and candidate.definite:
        return False  # اتفقوا على أن تطبيق الاتفاق يخدم الجميع
    return near and candidate.type == last.type and candidate.type in DOUBLED


_VERB, _SIGNED = 5, 12
"""Tokens between a verb and its noun, and between a signing and what is signed."""
_SIGNING = frozenset({"sign", "signing"})


def _same_order(candidate: Candidate, group: Group) -> bool:
    """Whether two wordings of a round can mean the same one: المقبلة never joins السابقة."""
    orders = {m.order for m in group.members if m.order}
    if candidate.values("date") and group.values("date"):
        return True
    if candidate.order in ("last", "next") or orders & {"last", "next"}:
        return candidate.order in orders
    return not (candidate.numbers and not group.values("number") and group.values("date") and candidate.values("date"))


def _same_room(candidate: Candidate, group: Group) -> bool:
    """One place and an actor in common, under two names for a meeting."""
    mine, theirs = candidate.values("place"), group.values("place")
    people = {p.entity for p in candidate.participants} & {p.entity for m in group.members for p in m.participants}
    return bool(mine & theirs) and bool(people - mine) and not _with_others(candidate, group)


def _with_others(candidate: Candidate, group: Group) -> bool:
    """Each names somebody whom the other does not: who meets one and then another meets twice."""
    mine = {p.entity for p in candidate.participants}
    theirs = {p.entity for m in group.members for p in m.participants}
    return bool(mine - theirs) and bool(theirs - mine)


def _shares(candidate: Candidate, group: Group) -> bool:
    """Whether the two have an actor, a date or a place in common."""
    mine = {p.entity for p in candidate.participants}
    theirs = {p.entity for m in group.members for p in m.participants}
    if mine and theirs:
        return bool(mine & theirs)
    return bool(candidate.values("date") & group.values("date")) or not mine
