"""Accounts that refer to a happening that other words tell: by its name, by its matter, or by who met.

A happening is told once and spoken of many times (قمة كامب ديفيد، الاتفاق النووي مع إيران، لقاء الوزيرين), mostly
without a day. Such a reference is put to what it names where that is beyond doubt: one name, one matter, or the only
dated happening of its story at which the same parties met. What stays open stays an entry of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import NamedTuple, Protocol

from mahdar.lang.clauses import load_clause_words
from mahdar.lang.function import load_function_words
from mahdar.lang.processes import load_called_meetings, load_party_counts
from mahdar.model import Event, Span
from mahdar.model.identity import Key
from mahdar.register.content import content
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import Days
from mahdar.register.decided import Decided
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.relations import Relations


class Told(Protocol):
    """What is asked of an account."""

    @property
    def doc(self) -> str: ...
    @property
    def event(self) -> Event: ...
    @property
    def key(self) -> Key: ...
    @property
    def participants(self) -> frozenset[str]: ...
    @property
    def people(self) -> frozenset[str]: ...
    @property
    def places(self) -> frozenset[str]: ...
    @property
    def days(self) -> Days | None: ...
    @property
    def published(self) -> Days | None: ...
    @property
    def naming(self) -> Naming: ...
    @property
    def guests(self) -> frozenset[str]: ...


class Naming(NamedTuple):
    """What the words right behind a trigger name."""

    laws: frozenset[str]
    """Ids of the agreement or text that the trigger names."""
    matter: frozenset[str]
    """Stems of what it is about."""
    name: frozenset[str]
    """Stems of the name that it is called by, of a summit or conference: قمة كامب ديفيد."""
    size: int | None
    """How many parties met, where the words say so: اجتماع ثلاثي."""


NOTHING = Naming(frozenset(), frozenset(), frozenset(), None)
_MATTER = 9
"""Words behind a trigger that tell its matter."""
_ALIKE, _LEAST = 0.5, 2
"""Share of the shorter matter, and words, that two references to one agreement have in common."""
_OPENING, _MARKS = "(«“\"'[", 4
"""Marks that open a name behind its noun, and how many characters they may take."""
_NAME = 3
"""Words of a name by which a meeting is called."""
_BY_MATTER = frozenset({"agreement", "joint-statement"})
_GATHERINGS = frozenset({"meeting", "visit"})
_OPEN = frozenset({"denied", "hypothetical"})
"""Modalities of what may never have been; such accounts refer to nothing."""
_NEAR = 4
"""Days between articles of one story."""
_ENDS = frozenset({"that", "relative", "connective"})
"""Words at which a matter ends."""


def read_naming(document: Document, event: Event, names: Names) -> Naming:
    """What an event's trigger and the words behind it name."""
    if event.type not in _BY_MATTER | _GATHERINGS:
        return NOTHING
    code = document.article.lang
    clause = event.clause or event.span
    end = min(max(clause.end, event.span.end), document.sentence(event.span.start).end or event.span.end)
    words = document.words
    first, last = words.at(Span(event.span.end, max(end, event.span.end)))
    shapes, counts = load_clause_words(code), load_party_counts(code)
    stop = first
    while stop < last and stop - first < _MATTER and words.kinds[stop] in "wln":
        if shapes.get(words.keys[stop]) in _ENDS:
            break
        stop += 1
    size = next((counts[words.keys[n]] for n in range(first, min(first + 2, stop)) if words.keys[n] in counts), None)
    matter = Span(event.span.end, words.ends[stop - 1]) if stop > first else None
    laws = {
        names(document.doc, mention.entity)
        for mention in document.mentions
        if mention.type == "LAW" and event.span.start < mention.span.end
        and (mention.span.start < event.span.end or _is_named_so(document.text[event.span.end : mention.span.start]))
    }
    name: frozenset[str] = frozenset()
    if event.lemma in load_called_meetings(code) and not event.by.endswith("#press-conference"):
        behind, function_words = first, load_function_words(code)
        while behind < stop and words.kinds[behind] == "w" and words.keys[behind] not in function_words:
            behind += 1
        if 0 < behind - first <= _NAME:
            name = content(document, Span(event.span.end, words.ends[behind - 1]))
    return Naming(frozenset(laws), content(document, matter) if matter else frozenset(), name, size)


def _is_named_so(between: str) -> bool:
    """Whether a name stands right behind its noun in brackets or quotation marks: بيان مشترك («إعلان جدة»)."""
    return len(between) <= _MARKS and any(sign in _OPENING for sign in between) and not between.strip(_OPENING + " ")


def join_references(
    joins: Joins[Key],
    accounts: Mapping[Key, Told],
    corpus: Corpus,
    names: Names,
    relations: Relations,
    decided: Decided,
) -> None:
    """Put what refers to a happening to it: by its name, by its matter, then by who met."""
    reader = Referrer(joins, accounts, corpus, names, relations, decided)
    reader.join_named()
    reader.join_said_again()
    reader.join_visits()
    reader.join_agreements()
    reader.join_undated()


class Referrer:
    """Joins classes of accounts, with the guards that all such joins have."""

    def __init__(
        self,
        joins: Joins[Key],
        accounts: Mapping[Key, Told],
        corpus: Corpus,
        names: Names,
        relations: Relations,
        decided: Decided,
    ) -> None:
        self.joins, self.accounts, self.corpus, self.relations = joins, accounts, corpus, relations
        self.names, self.decided = names, decided
        self.members: dict[Key, list[Key]] = joins.classes()

    def join_named(self) -> None:
        """Meetings called by one place, agreements of one name or on one matter."""
        shelves: dict[tuple[str, ...], list[Key]] = defaultdict(list)
        for key, account in sorted(self.accounts.items()):
            if account.event.modality in _OPEN:
                continue
            for shelf in self._shelves(key, account.event):
                shelves[shelf].append(key)
        for (kind, *_), keys in sorted(shelves.items()):
            for first, second in _neighbours(keys):
                reason = self._named_alike(kind, first, second)
                if reason is not None:
                    self._join(first, second, reason)

    def _shelves(self, key: Key, event: Event) -> Iterator[tuple[str, ...]]:
        naming = self.accounts[key].naming
        if event.type == "meeting" and naming.name:
            yield "name", event.lemma, *sorted(naming.name)
        if event.type in _BY_MATTER:
            for law in naming.laws:
                yield "law", event.type, law
            for pair in combinations(sorted(naming.matter), 2):
                yield "matter", event.type, *pair

    def _named_alike(self, kind: str, first: Key, second: Key) -> str | None:
        one, two = self.accounts[first].naming, self.accounts[second].naming
        if self.accounts[first].event.modality != self.accounts[second].event.modality:
            return None
        if kind == "name":
            return "called by the same name"
        if kind == "law":
            return "the same text is named"
        shared, least = len(one.matter & two.matter), min(len(one.matter), len(two.matter))
        if shared < _LEAST or shared < _ALIKE * least:
            return None
        return "the same matter"

    def join_said_again(self) -> None:
        """Dated visits of nobody, to the only one of their article that may be of their days."""
        by_doc: dict[str, list[Key]] = defaultdict(list)
        for key, account in sorted(self.accounts.items()):
            if account.event.type == "visit" and account.days is not None:
                by_doc[account.doc].append(key)
        for keys in by_doc.values():
            for key in keys:
                account = self.accounts[key]
                if account.participants or account.event.first("number") is not None:
                    continue
                others = {self.joins.find(k) for k in keys if k != key and self._tells_of(account, self.accounts[k])}
                if len(others) == 1:
                    self._join(others.pop(), key, "the only one of the article's that may be of these days")

    def join_visits(self) -> None:
        """Visits of one person to one place on one day, planned or made, however far apart they are told."""
        shelves: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for root, keys in sorted(self.members.items()):
            told = [self.accounts[k] for k in keys if self.accounts[k].event.modality not in _OPEN]
            days = {t.days.first.isoformat() for t in told if t.days is not None and t.days.precision == 10}
            for guest in sorted({g for t in told for g in t.guests}):
                for day in sorted(days):
                    shelves[guest, day].append(root)
        for roots in shelves.values():
            for first, second in _neighbours(roots):
                if are_one_place(self._places(first), self._places(second), self.names):
                    self._join(first, second, "the same visitor, place and day", told_near=False)

    def join_agreements(self) -> None:
        """Agreements of one day between the same parties or on one matter, however far apart they are told."""
        shelves: dict[tuple[str, str], list[Key]] = defaultdict(list)
        said = {
            stem
            for (doc, _), account in self.accounts.items()
            if account.event.type in _BY_MATTER
            for stem in content(self.corpus[doc], account.event.span)
        }
        for key, account in sorted(self.accounts.items()):
            days, event = account.days, account.event
            if event.type in _BY_MATTER and event.modality not in _OPEN and days is not None and days.precision == 10:
                shelves[event.type, days.first.isoformat()].append(key)
        for keys in shelves.values():
            for first, second in _neighbours(keys):
                if self._agree_on(self.accounts[first], self.accounts[second], said):
                    self._join(first, second, "the same day, and parties or matter", told_near=False)

    def _agree_on(self, one: Told, two: Told, said: Set[str]) -> bool:
        """Whether two agreements of a day have parties and, as far as they tell it, a matter in common.

        `said`: what agreements are called, which is no matter (توقيع اتفاق الصيد).
        """
        parties = one.participants & two.participants
        about, other = self._undated_matter(one) - said, self._undated_matter(two) - said
        if about & other:
            return bool(parties) or not one.participants or not two.participants
        return len(parties) >= 2 and min(len(about), len(other)) < _LEAST

    def _undated_matter(self, account: Told) -> frozenset[str]:
        """What an agreement is about, without the words of its day."""
        document = self.corpus[account.doc]
        days = [slot.span for slot in account.event.slots if slot.name == "date"]
        return account.naming.matter - content(document, *days)

    def _places(self, key: Key) -> frozenset[str]:
        return frozenset[str]().union(*(self.accounts[k].places for k in self.members[self.joins.find(key)]))

    def _tells_of(self, account: Told, other: Told) -> bool:
        """Whether an account without parties may be of another's happening, as far as day and place tell."""
        if account.days is None or other.days is None or not account.days.meets(other.days) or not other.participants:
            return False
        apart = account.places and other.places and not are_one_place(account.places, other.places, self.names)
        return not apart

    def join_undated(self) -> None:
        """What has no day, to the only dated happening at which all its parties met."""
        dated: dict[str, list[Key]] = defaultdict(list)
        for root, keys in sorted(self.members.items()):
            if any(self.accounts[k].days is not None for k in keys if k in self.accounts):
                for entity in sorted({p for k in keys for p in self.accounts[k].participants}):
                    dated[entity].append(root)
        for key, account in sorted(self.accounts.items()):
            travels = bool(account.guests) and account.guests == account.participants
            few = len(account.participants) < 2 and not travels
            if account.event.type not in _GATHERINGS or account.event.modality in _OPEN or few:
                continue
            if any(self.accounts[k].days is not None for k in self.members[self.joins.find(key)]):
                continue
            rarest = min(sorted(account.participants), key=lambda p: len(dated[p]))
            homes = [root for root in dated[rarest] if root in self.members and self._met(account, root)]
            own = [root for root in homes if any(doc == account.doc for doc, _ in self.members[root])]
            chosen = own or homes
            if len(chosen) == 1:
                self._join(chosen[0], key, "all who met there, and no other dated meeting of theirs is told")

    def _met(self, account: Told, root: Key) -> bool:
        """Whether everybody whom an account names met at a happening, nothing that it says against it."""
        told = [self.accounts[k] for k in self.members[root]]
        if told[0].event.type != account.event.type or all(t.event.modality in _OPEN for t in told):
            return False
        if not account.participants <= frozenset[str]().union(*(t.participants for t in told)):
            return False
        places = frozenset[str]().union(*(t.places for t in told))
        if account.places and places and not are_one_place(account.places, places, self.names):
            return False
        if account.guests and not are_one_place(account.places, places, self.names):
            return False  # a tour has many stops
        lemmas = {t.event.lemma for t in told}
        return account.event.lemma in lemmas or not of_own_kind(account.event, *(t.event for t in told))

    def _join(self, first: Key, second: Key, reason: str, *, told_near: bool = True, slack: int = 0) -> bool:
        a, b = self.joins.find(first), self.joins.find(second)
        if a == b or not self._agree(self.members[a], self.members[b], told_near, slack):
            return False
        if not self.decided.may_join(set(self.members[a]), set(self.members[b])):
            return False
        one, two = self.accounts[first], self.accounts[second]
        told = f"{self.corpus.event_id(*one.key)} {one.doc} and {self.corpus.event_id(*two.key)} {two.doc}"
        self.joins.join(first, second, f"{told}: {reason}")
        joined = self.members.pop(a) + self.members.pop(b)
        self.members[self.joins.find(first)] = sorted(joined)
        return True

    def _agree(self, first: Sequence[Key], second: Sequence[Key], told_near: bool, slack: int) -> bool:
        """Nothing that two classes say keeps them apart; `slack` days between theirs are allowed."""
        told = [(self.accounts[a], self.accounts[b]) for a in first for b in second]
        return all(self._may_be_one(a, b, told_near, slack) for a, b in told)

    def _may_be_one(self, first: Told, second: Told, told_near: bool, slack: int) -> bool:
        one, two = first.event, second.event
        if one.type != two.type or {one.modality, two.modality} & _OPEN or is_consent(one) != is_consent(two):
            return False
        if first.doc == second.doc and one.modality != two.modality:
            return False  # what one article tells as done and as planned are two
        if told_near and first.doc != second.doc and not (
            _near(first, second) and self.relations.of_one_story(first.doc, second.doc)
        ):
            return False
        if first.days is not None and second.days is not None and not first.days.meets(second.days, slack):
            return False
        if differ_in_size(first.naming, second.naming):
            return False
        numbers = [{s.value for s in e.slots if s.name == "number"} for e in (one, two)]
        return not (numbers[0] and numbers[1] and not numbers[0] & numbers[1])


def are_one_place(first: Iterable[str], second: Iterable[str], names: Names) -> bool:
    """Whether a place of one is a place of the other, or lies in it."""
    for a in first:
        for b in second:
            x, y = names.by_id.get(a), names.by_id.get(b)
            if a == b or (x is not None and x.country == b) or (y is not None and y.country == a):
                return True
    return False


def is_consent(event: Event) -> bool:
    """Whether it is an approval, which is none of what it approves."""
    return event.by.endswith("#consent")


def differ_in_size(first: Naming, second: Naming) -> bool:
    """Whether two wordings tell of different numbers of parties."""
    return None not in (first.size, second.size) and first.size != second.size


def of_own_kind(first: Event, *others: Event) -> bool:
    """Whether one is a press conference or a call and the other none."""
    kinds = {e.by.rpartition("#")[2] in _KINDS for e in (first, *others)}
    return len(kinds) == 2


_KINDS = frozenset({"press-conference", "call", "call-verb"})


def _near(first: Told, second: Told) -> bool:
    a, b = first.published, second.published
    return a is not None and b is not None and a.gap(b) <= _NEAR


def _neighbours(keys: Iterable[Key], most: int = 24) -> Iterator[tuple[Key, Key]]:
    """Pairs of a shelf, each with those that come near it in the order of the articles."""
    rows = sorted(keys)
    for n, first in enumerate(rows):
        for second in rows[n + 1 : n + 1 + most]:
            yield first, second
