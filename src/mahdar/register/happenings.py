"""Meetings, visits, attacks, votes and other happenings: one entry each, whatever the number of articles that tell it.

Two accounts are one happening when they share its type, enough of its participants and its time; meetings and visits
are known by who meets, other happenings also by their words. Two events that one article keeps apart stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from mahdar.model import Claim, Event, Evidence, Happening, Span
from mahdar.model.identity import Key, happening_id
from mahdar.register.accounts import claims_of, dated
from mahdar.register.apart import are_of_others, days_apart, told_apart, undivided
from mahdar.register.clusters import choose_date, choose_value
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import Days, around, read_days
from mahdar.register.decided import Decided
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.references import (
    Naming,
    Told,
    are_one_place,
    is_consent,
    join_references,
    read_naming,
)
from mahdar.register.relations import Relations
from mahdar.register.retold import join_retold

_BY_PEOPLE = frozenset({"meeting", "visit", "joint-statement", "agreement", "appointment"})
"""Types that are known by who takes part; the others also need like words."""
_NEAR = 4
"""Days between articles that tell of one happening without dating it."""
_LOOK = 24
"""Neighbours in time that an account is compared with."""
_ALIKE = 0.45
_VERBATIM = 0.9
"""Likeness of words for accounts of one happening whose days differ by one, as "today" in papers of two days does."""
_WORDS, _COPIED = 3, 0.75
"""Words in common, and their share of all, for two accounts to be told in the same words."""


@dataclass(frozen=True, slots=True)
class Account:
    """One article's account of a happening."""

    doc: str
    event: Event
    participants: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    days: Days | None
    published: Days | None
    words: frozenset[str]
    naming: Naming
    guests: frozenset[str] = frozenset()
    """People who travelled, of a visit."""

    @property
    def key(self) -> Key:
        """Names the account."""
        return (self.doc, self.event.span)

    @property
    def when(self) -> tuple[str, str, Span]:
        """For ordering by time: its date, else the article's."""
        days = self.days if self.days is not None and self.days.precision == 10 else self.published
        return (days.first.isoformat() if days else "", self.doc, self.event.span)


def read_happenings(corpus: Corpus, names: Names) -> dict[Key, Account]:
    """Every account of a happening that is no round."""
    return {a.key: a for document in corpus for a in _read(document, names)}


def join_happenings(
    accounts: Mapping[Key, Account],
    corpus: Corpus,
    names: Names,
    weights: Weights,
    relations: Relations,
    decided: Decided,
) -> Joins[Key]:
    """Accounts of one happening made one, with the reasons; then what only refers to it."""
    joins = _join(corpus, [*accounts.values()], names, weights, relations, decided)
    join_references(joins, accounts, corpus, names, relations, decided)
    join_retold(joins, accounts, corpus, names, weights, relations, decided)
    return joins


def make_happenings(
    accounts: Mapping[Key, Account],
    joins: Joins[Key],
    corpus: Corpus,
    names: Names,
    rounds: Sequence[Happening],
    taken: Container[Key],
) -> tuple[Happening, ...]:
    """Entries by date.

    Args:
        accounts: By key.
        joins: What is one.
        corpus: All documents.
        names: Entities.
        rounds: Those to which meetings may belong.
        taken: Accounts that the user gives to a round.
    """
    homes = _Homes(corpus, rounds)
    entries = []
    for root, members in joins.classes().items():
        told = [accounts[key] for key in members if key not in taken]
        if told:
            entries.append(_entry(corpus, names, told, joins.reasons(root), homes))
    return tuple(sorted(entries, key=lambda e: (e.date or "9999", e.type, e.id)))


def _read(document: Document, names: Names) -> Iterator[Account]:
    published = around(document.published, 0, 0) if document.published else None
    for event in document.events:
        if event.type == "dialogue-round":
            continue
        entities = frozenset(names(document.doc, p.entity) for p in event.participants)
        days = [d.days for d in dated(document, event)]
        people = frozenset(e for e in entities if e in names.by_id and names.by_id[e].type == "PER")
        yield Account(
            doc=document.doc,
            event=event,
            participants=entities,
            people=people,
            places=frozenset(names(document.doc, s.value) for s in event.slots if s.name == "place"),
            days=max(days, key=lambda d: d.precision, default=None),
            published=published,
            words=content(document, event.clause or document.sentence(event.span.start)),
            naming=read_naming(document, event, names),
            guests=_read_guests(document, event, names) if event.type == "visit" else frozenset(),
        )


def _read_guests(document: Document, event: Event, names: Names) -> frozenset[str]:
    """Who travels: the people before the verb or beside it; of a noun's (زيارة الوزير) the first behind it."""
    people = [
        (p.role == "partner", p.span or event.span, names(document.doc, p.entity)) for p in event.participants
    ]
    at = {names(document.doc, s.value) for s in event.slots if s.name == "place"}
    at |= {str(names.by_id[place].country) for place in at if place in names.by_id}
    people = sorted(
        row for row in people
        if row[2] in names.by_id and names.by_id[row[2]].type == "PER" and names.by_id[row[2]].country not in at
    )  # who is at home is the host
    agents = frozenset(entity for partner, _, entity in people if not partner)
    return agents or frozenset(entity for *_, entity in people[:1])


def _join(
    corpus: Corpus,
    accounts: Sequence[Account],
    names: Names,
    weights: Weights,
    relations: Relations,
    decided: Decided,
) -> Joins[Key]:
    joins: Joins[Key] = Joins(a.key for a in accounts)
    by_key = {a.key: a for a in accounts}
    decided.join(joins, (a.key for a in accounts))
    members: dict[Key, set[Key]] = defaultdict(set)
    for account in accounts:
        members[joins.find(account.key)].add(account.key)
    shelves: dict[tuple[str, ...], list[Account]] = defaultdict(list)
    for account in accounts:
        for person in account.people:
            shelves[account.event.type, person].append(account)
        others = sorted(account.participants - account.people)[:6]
        for pair in combinations(others, 2):
            shelves[account.event.type, *pair].append(account)
        if len(others) == 1 or account.event.type not in _BY_PEOPLE:
            for other in others:
                shelves[account.event.type, other].append(account)
        for word in weights.rarest(account.words, 3):
            shelves[account.event.type, "", word].append(account)  # told in the same words, whoever is named in them

    def join(first: Told, second: Told, reason: str) -> None:
        a, b = joins.find(first.key), joins.find(second.key)
        if a == b or {doc for doc, _ in members[a]} & {doc for doc, _ in members[b]}:
            return
        if days_apart(by_key, members[a], members[b]) or told_apart(by_key, members[a], members[b], names):
            return
        if decided.may_join(members[a], members[b]):
            joined = members.pop(a) | members.pop(b)
            joins.join(first.key, second.key, f"{_name(corpus, first)} and {_name(corpus, second)}: {reason}")
            members[joins.find(first.key)] = joined

    open_pairs: list[tuple[Account, Account, str]] = []
    for _, shelf in sorted(shelves.items()):
        rows = sorted(shelf, key=lambda a: a.when)
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 1 + _LOOK]:
                if joins.find(first.key) == joins.find(second.key) or are_of_others(first, second, names):
                    continue
                reason = _same(first, second, names, weights) or _copied(first, second, weights, relations)
                if reason is not None and (first.days is None) != (second.days is None):
                    open_pairs.append((first, second, reason))
                elif reason is not None:
                    join(first, second, reason)
    for one, two, why in undivided(open_pairs, joins, by_key, members):
        join(one, two, why)
    return joins


def _name(corpus: Corpus, account: Told) -> str:
    """An account as the reasons name it: its id, by which a decision may name it too, and its article."""
    return f"{corpus.event_id(*account.key)} {account.doc}"


def _same(first: Account, second: Account, names: Names, weights: Weights) -> str | None:
    """Why two accounts are of one happening, or None."""
    if first.doc == second.doc or {first.event.modality, second.event.modality} & {"denied", "hypothetical"}:
        return None
    when = _same_time(first, second)
    if when is None or is_consent(first.event) != is_consent(second.event):
        return None
    people, shared = first.people & second.people, first.participants & second.participants
    exact = first.days is not None and second.days is not None
    apart = bool(first.places and second.places and not are_one_place(first.places, second.places, names))
    alike = weights.alike(first.words, second.words)
    stands = {first.event.modality, second.event.modality}
    invited = len(stands) > 1 and "proposed" in stands  # who is invited may be somebody else than who came
    if first.guests & second.guests and not invited and are_one_place(first.places, second.places, names):
        return f"the same visitor at the same place, {when}"
    if first.event.type in _BY_PEOPLE:
        nested = first.people <= second.people or second.people <= first.people
        if len(people) >= 2 and nested and alike >= 0.15 and (exact or not apart):
            return f"the same people, {when}"
        if not nested and len(first.people) > 1 and len(second.people) > 1:
            return None  # on a day of many meetings, other people are another meeting
        enough = len(shared) >= 2 and alike >= (0.25 if people else 0.4 if exact else _ALIKE)
        if not apart and enough:
            return f"the same participants and like words, {when}"
        told = len(first.words & second.words) >= _WORDS and (alike >= _VERBATIM or not _on_other_days(first, second))
        return f"like words, {when}" if shared and told and not apart and alike >= 0.7 else None
    if shared and not apart and alike >= (0.3 if exact and first.event.lemma == second.event.lemma else _ALIKE):
        return f"the same participants and like words, {when}"
    return None


def _copied(first: Account, second: Account, weights: Weights, relations: Relations) -> str | None:
    """Whether articles of one story and of these days tell it in the same words."""
    if first.event.modality != second.event.modality or not _published_near(first, second):
        return None
    if first.people and second.people and not first.people & second.people:
        return None
    if first.days is not None and second.days is not None and not first.days.meets(second.days):
        return None
    shared, whole = len(first.words & second.words), len(first.words | second.words)
    if shared < _WORDS or shared < _COPIED * whole or weights.alike(first.words, second.words) < _COPIED:
        return None
    return "the same words, told within days" if relations.of_one_story(first.doc, second.doc) else None


def _on_other_days(first: Account, second: Account) -> bool:
    return first.days is not None and second.days is not None and not first.days.meets(second.days)


def _same_time(first: Account, second: Account) -> str | None:
    if first.days is not None and second.days is not None:
        rough = min(first.days.precision, second.days.precision)
        if not first.days.may_be(second.days):
            return None
        if rough < 10 and not _published_near(first, second) and not (rough == 8 and first.days != second.days):
            return None  # months after a month it may be another one; "last week" a week later holds its day
        return "dates that agree"
    if not _published_near(first, second):
        return None
    planned = {first.event.modality == "happened", second.event.modality == "happened"}
    days = first.days or second.days
    if days is not None:
        other = second.published if first.days is not None else first.published
        if other is None or days.gap(other) > _NEAR:
            return None  # a year ago is another one, however like the words
        if days.precision == 10:
            return "told within days of its date"
    sized = first.naming.size is not None and first.naming.size == second.naming.size
    return "told within days of each other" if len(planned) == 1 or sized else None


def _published_near(first: Account, second: Account) -> bool:
    a, b = first.published, second.published
    return a is not None and b is not None and a.gap(b) <= _NEAR


class _Homes:
    """The rounds, by date, to which meetings may belong."""

    def __init__(self, corpus: Corpus, rounds: Sequence[Happening]) -> None:
        self._corpus = corpus
        self._by_doc: dict[str, list[Happening]] = defaultdict(list)
        for entry in rounds:
            for doc in sorted({e.doc for e in entry.evidence}):
                self._by_doc[doc].append(entry)

    def find(self, told: Sequence[Account], date: str | None) -> str | None:
        """The round on whose days the meeting was, between its parties, told in an article of the round."""
        if date is None or len(date) != 10 or told[0].event.type not in ("meeting", "joint-statement"):
            return None
        found = set()
        for account in told:
            for entry in self._by_doc[account.doc]:
                days, of_round = read_days(date), read_days(entry.date)
                if days and of_round and of_round.precision == 10 and days.gap(of_round) <= 2:
                    found.add(entry.id)
        return found.pop() if len(found) == 1 else None


def _entry(corpus: Corpus, names: Names, told: Sequence[Account], reasons: tuple[str, ...], homes: _Homes) -> Happening:
    kind = told[0].event.type
    evidence = tuple(sorted({Evidence(a.doc, a.event.clause or a.event.span) for a in told}))
    first = min(told, key=lambda a: a.when)
    entry = happening_id(corpus[first.doc].article, kind, first.event.span)
    made = (claims_of(corpus[a.doc], a.event, entry, names, "register/happenings") for a in told)
    claims = sorted({c for some in made for c in some}, key=_order)
    parties = Counter(p for a in told for p in a.participants)
    modalities = Counter(a.event.modality for a in told)
    date = choose_date(corpus, claims)
    return Happening(
        id=entry,
        type=kind,
        modality="happened" if modalities["happened"] else min(modalities, key=lambda m: (-modalities[m], m)),
        number=next((int(c.value) for c in claims if c.slot == "number" and c.value.isdigit()), None),
        date=date,
        place=choose_value(corpus, claims, "place"),
        mode=choose_value(corpus, claims, "mode"),
        participants=tuple(sorted(parties)),
        parent=homes.find(told, date),
        claims=tuple(claims),
        evidence=evidence,
        accounts=tuple(sorted(Evidence(*a.key) for a in told)),
        origins=corpus.origins(evidence),
        reasons=reasons,
    )


def _order(claim: Claim) -> tuple[str, str, str, Span]:
    return (claim.slot, claim.value, claim.doc, claim.span)
