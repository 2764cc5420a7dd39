"""Happenings that articles tell again in other words: an accord by its name or place, a truce, an appointment, a death.

A deal is signed once and spoken of for weeks. What its articles share is not the wording but what makes it this one:
the name and the party of an accord, the man and the post, the man who was killed. Each rule asks that nothing said
speaks against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from mahdar.lang.events import load_events
from mahdar.lang.function import stem
from mahdar.lang.gazetteer import load_gazetteer
from mahdar.model import EventType
from mahdar.model.identity import Key
from mahdar.register.accords import CONCLUDED
from mahdar.register.content import Weights
from mahdar.register.corpus import Corpus
from mahdar.register.decided import Decided
from mahdar.register.deeds import DayTeller
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.references import Told, are_one_place
from mahdar.register.relations import Relations
from mahdar.register.telling import Teller, exact, participants, places
from mahdar.text.fold import fold_words

_NEAR_DAYS = 10
"""Days between an appointment and an article that speaks of it without a day."""


def join_retold(
    joins: Joins[Key],
    accounts: Mapping[Key, Told],
    corpus: Corpus,
    names: Names,
    weights: Weights,
    relations: Relations,
    decided: Decided,
) -> None:
    """Put what is told again to what it is, type by type."""
    DayTeller(joins, accounts, corpus, names, weights, relations, decided).join_days()
    reader = _Reteller(joins, accounts, corpus, names, weights, relations, decided)
    reader.join_accords()
    reader.join_places()
    reader.join_truces()
    reader.join_appointments()
    reader.join_called()
    reader.join_deaths()


class _Reteller(Teller):
    def join_accords(self) -> None:
        """Accords of one name with one party."""
        called = {root: self._accord_of(root) for root in self.members if self._is_of(root, "agreement")}
        shelves: dict[str, list[Key]] = defaultdict(list)
        for root, accord in sorted(called.items()):
            if accord.kind in CONCLUDED and all(t.event.modality == "happened" for t in self._class(root)):
                for word in sorted(accord.name):
                    shelves[word].append(root)
        for roots in (shelves[word] for word in sorted(shelves)):
            for first, second in self._pairs(roots):
                a, b = self.joins.find(first), self.joins.find(second)
                if a == b:
                    continue
                one, two = self._accord_of(a), self._accord_of(b)
                if not one.fits(two) or not one.name & two.name:
                    continue
                told, other = self._class(a), self._class(b)
                both = bool(one.parties & two.parties)
                if (both or self._one_story(told, other)) and self._last(told, other):
                    self._join(a, b, "an accord of the same name", told_near=False)

    def join_places(self) -> None:
        """Accords of one place and these days, with a party in common."""
        shelves: dict[str, list[Key]] = defaultdict(list)
        for root in sorted(self.members):
            if self._is_of(root, "agreement"):
                told = self._class(root)
                for place in sorted(places(told)):
                    known = self.names.by_id.get(place)
                    shelves[str(known.country if known and known.country else place)].append(root)
        for roots in (shelves[place] for place in sorted(shelves)):
            for first, second in self._pairs(roots):
                one, two = self._class(first), self._class(second)
                if one and two and self._same_place(one, two):
                    self._join(first, second, "an accord of the same place, days and parties", told_near=False)

    def join_truces(self) -> None:
        """A truce announced on one day and in force on the next, between the same parties or of one name."""
        truces = [
            root for root, keys in sorted(self.members.items())
            if self._is_of(root, "agreement") and self._accord_of(root).kind == "truce"
            and any(t.days is not None for t in self._told(keys))
        ]
        for first, second in self._pairs(truces):
            a, b = self.joins.find(first), self.joins.find(second)
            if a == b:
                continue
            one, two = self._class(a), self._class(b)
            shared = participants(one) & participants(two)
            named = self._accord_of(a).name & self._accord_of(b).name
            days = [t.days for t in one if t.days], [t.days for t in two if t.days]
            near = all(x.may_be(y) for x in days[0] for y in days[1])
            if near and (shared or named) and self._one_story(one, two):
                self._join(a, b, "a truce of these days between the same parties", told_near=False, slack=1)

    def join_appointments(self) -> None:
        """One person put into one post, told with its day or within days of it."""
        for roots in self._by_person("appointment", self._appointed):
            for first, second in self._pairs(roots):
                one, two = self._class(first), self._class(second)
                if one and two and self._same_post(one, two):
                    self._join(first, second, "the same person and post", told_near=False)

    def join_called(self) -> None:
        """A summit called by a place, and the meeting that another article tells at that place, in its days."""
        shelves: dict[frozenset[str], list[Key]] = defaultdict(list)
        met: dict[frozenset[str], list[Key]] = defaultdict(list)
        for root in sorted(self.members):
            if self._is_of(root, "meeting"):
                told = self._class(root)
                for name in {t.naming.name for t in told} - {frozenset()}:
                    shelves[name].append(root)
                for name in {n for t in told if t.days is not None for p in t.places for n in self._stems(t.doc, p)}:
                    met[name].append(root)
        for name, roots in sorted(shelves.items(), key=lambda row: sorted(row[0])):
            for first in roots:
                others = [r for r in met.get(name, ()) if self._may_be_called(first, r)]
                if len({self.joins.find(r) for r in others}) == 1:
                    self._join(first, others[0], "called by the place at which it was", told_near=False)

    def _may_be_called(self, named: Key, other: Key) -> bool:
        one, two = self._class(named), self._class(other)
        if not one or not two or self.joins.find(named) == self.joins.find(other) or any(t.naming.name for t in two):
            return False
        dated = [t.days for t in one if t.days is not None], [t.days for t in two if t.days is not None]
        near = bool(dated[0] and dated[1]) and all(a.meets(b) for a in dated[0] for b in dated[1])
        return near and self._one_story(one, two)

    def _stems(self, doc: str, place: str) -> set[frozenset[str]]:
        """Stems of a place's names, as those of what a meeting is called by."""
        code = self.corpus[doc].article.lang
        known, listed = self.names.by_id.get(place), load_gazetteer(code).names.get(place)
        names = [name for name in (known.name if known is not None else None, listed) if name]
        return {frozenset(stem(code, word) for word in fold_words(name)) for name in names}

    def join_deaths(self) -> None:
        """A person is killed once."""
        for roots in self._by_person("killing", self._killed):
            for first, second in self._pairs(roots):
                self._join(first, second, "the same person was killed", told_near=False)

    def _by_person(self, kind: EventType, persons: Callable[[Told], set[str]]) -> Iterator[list[Key]]:
        """The classes of a type that tell of one person, person by person."""
        shelves: dict[str, list[Key]] = defaultdict(list)
        for root in sorted(self.members):
            if self._is_of(root, kind):
                for person in sorted({p for t in self._class(root) for p in persons(t)}):
                    shelves[person].append(root)
        yield from (shelves[person] for person in sorted(shelves))

    def _appointed(self, told: Told) -> set[str]:
        """The people named behind the verb; who appoints or asks for it stands before it."""
        behind = [p for p in told.event.participants if p.span is not None and p.span.start > told.event.span.start]
        return {self.names(told.doc, p.entity) for p in behind} & told.people

    def _killed(self, told: Told) -> set[str]:
        targets = {self.names(told.doc, p.entity) for p in told.event.participants if p.role == "target"}
        return {t for t in targets if t in self.names.by_id and self.names.by_id[t].type == "PER"}

    def _same_place(self, one: Sequence[Told], two: Sequence[Told]) -> bool:
        """Accords concluded at one place, of days that may be the same, with a party or a matter in common."""
        if any(t.event.modality != "happened" for t in (*one, *two)) or not self._one_story(one, two):
            return False
        accords = self._named(one), self._named(two)
        if accords[0].kind not in CONCLUDED or not accords[0].fits(accords[1]):
            return False
        if not are_one_place(places(one), places(two), self.names) or not self._last(one, two):
            return False
        parties = participants(one) & participants(two) | accords[0].parties & accords[1].parties
        if parties or accords[0].name & accords[1].name:
            return True
        dated = [any(exact(t) for t in told) for told in (one, two)]
        cities = [p for p in places(one) | places(two) if p in self.names.by_id and self.names.by_id[p].country]
        return bool(cities) and not all(dated)  # several are signed at one place on one day

    def _same_post(self, one: Sequence[Told], two: Sequence[Told]) -> bool:
        posts = self._posts(one), self._posts(two)
        if posts[0] and posts[1] and not posts[0] & posts[1]:
            return False
        days = [t.days for t in (*one, *two) if t.days is not None]
        if not all(a.may_be(b) for a, b in combinations(days, 2)):
            return False
        told = [t.days if t.days is not None else t.published for t in (*one, *two)]
        known = [d for d in told if d is not None]
        near = len(known) == len(told) and all(a.gap(b) <= _NEAR_DAYS for a, b in combinations(known, 2))
        return near and bool(days) and self._one_story(one, two)

    def _posts(self, told: Sequence[Told]) -> set[str]:
        """The posts named in the clauses, by their dictionary forms."""
        found: set[str] = set()
        for t in told:
            document = self.corpus[t.doc]
            lexicon = load_events(document.article.lang)
            keys = document.keys(t.event.clause or document.sentence(t.event.span.start))
            found |= {n.base for key in keys for n in lexicon.bases(key)} & lexicon.classes["posts"]
        return found
