"""Happenings that articles tell again in other words: an accord by its name, an election or a killing by its day.

A deal is signed once and spoken of for weeks; papers of one day tell one bombing in words of their own. What they share
is then not the wording but what makes it this one: the name and the party of an accord, the day of an election, the day
and the number of those who were killed, the man and the post. Each rule asks that nothing said speaks against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from mahdar.lang.events import load_events
from mahdar.lang.function import stem
from mahdar.model import Span
from mahdar.model.identity import Key
from mahdar.register.accords import Accord, read_accord
from mahdar.register.apart import are_of_others
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus
from mahdar.register.decided import Decided
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.references import Referrer, Told, are_one_place, of_own_kind
from mahdar.register.relations import Relations

_OPEN = frozenset({"denied", "hypothetical"})
_LASTS = 40
"""Days between articles that speak of one accord by its name, where none of them dates it."""
_COUNT = 4
"""Words behind a verb of killing in which the number of its victims begins."""
_ALIKE, _LIKELY = 0.5, 0.25
"""Likeness of the words for deeds of one day: by itself, and where place or number agree."""
_LOOK = 40
"""Classes that one is compared with."""
_RARE = 4
"""Rare words of a deed by which others of its day are found."""
_NEAR_DAYS = 10
"""Days between an appointment and an article that speaks of it without a day."""
_DAY = 10


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
    reader = _Reteller(joins, accounts, corpus, names, weights, relations, decided)
    reader.join_days()
    reader.join_accords()
    reader.join_places()
    reader.join_truces()
    reader.join_appointments()


class _Reteller(Referrer):
    def __init__(
        self,
        joins: Joins[Key],
        accounts: Mapping[Key, Told],
        corpus: Corpus,
        names: Names,
        weights: Weights,
        relations: Relations,
        decided: Decided,
    ) -> None:
        super().__init__(joins, accounts, corpus, names, relations, decided)
        self.weights = weights
        self._accords: dict[Key, Accord] = {}

    def join_days(self) -> None:
        """What is of one day: an election, a meeting of the same people, a signing, a deed."""
        shelves: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
        for root, keys in sorted(self.members.items()):
            told = self._told(keys) if self.accounts[root].event.type in _OF_A_DAY else []
            days = sorted({day for t in told if (day := _exact(t)) is not None})
            for mark in self._marks(told) if days else ():
                for day in days:
                    shelves[told[0].event.type, day, mark].append(root)
        for (kind, *_), roots in sorted(shelves.items()):
            rule = _OF_A_DAY[kind]
            for first, second in self._pairs(roots):
                one, two = self._class(first), self._class(second)
                if one and two and self.joins.find(first) != self.joins.find(second):
                    reason = rule(self, one, two)
                    if reason is not None:
                        self._join(first, second, reason, told_near=False)

    def join_accords(self) -> None:
        """Accords of one name with one party."""
        called = {root: self._accord_of(root) for root in self.members if self._is_of(root, "agreement")}
        shelves: dict[str, list[Key]] = defaultdict(list)
        for root, accord in sorted(called.items()):
            if accord.kind == "accord" and all(t.event.modality == "happened" for t in self._class(root)):
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
                for place in sorted(_places(told)):
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
            shared = _participants(one) & _participants(two)
            named = self._accord_of(a).name & self._accord_of(b).name
            days = [t.days for t in one if t.days], [t.days for t in two if t.days]
            near = all(x.may_be(y) for x in days[0] for y in days[1])
            if near and (shared or named) and self._one_story(one, two):
                self._join(a, b, "a truce of these days between the same parties", told_near=False, slack=1)

    def join_appointments(self) -> None:
        """One person put into one post, told with its day or within days of it."""
        shelves: dict[str, list[Key]] = defaultdict(list)
        for root in sorted(self.members):
            if self._is_of(root, "appointment"):
                for person in sorted({p for t in self._class(root) for p in t.people}):
                    shelves[person].append(root)
        for roots in (shelves[person] for person in sorted(shelves)):
            for first, second in self._pairs(roots):
                one, two = self._class(first), self._class(second)
                if one and two and self._same_post(one, two):
                    self._join(first, second, "the same person and post", told_near=False)

    # one rule for each type

    def _same_election(self, one: Sequence[Told], two: Sequence[Told]) -> str | None:
        places = [_participants(told) | _places(told) for told in (one, two)]
        apart = places[0] and places[1] and not places[0] & places[1]
        return None if apart or not self._one_story(one, two) else "elections of the same day"

    def _same_meeting(self, one: Sequence[Told], two: Sequence[Told]) -> str | None:
        if of_own_kind(one[0].event, *(t.event for t in two)) or self._keeps_apart(one, two):
            return None
        if any(are_of_others(a, b, self.names) for a in one for b in two):
            return None
        people, others = ({p for t in told for p in t.people} for told in (one, two))
        first, second = _participants(one), _participants(two)
        here, there = _places(one), _places(two)
        if here and there and not are_one_place(here, there, self.names):
            return None
        if not first or not second:
            cities = {p for p in here & there if p in self.names.by_id and self.names.by_id[p].country}
            one_story = bool(cities) and self._one_story(one, two)
            return "the same place and day, and nobody named in one" if one_story else None
        shared, nested = first & second, people <= others or others <= people
        told = any(p in shared for p in people | others)
        if nested and told and len(shared) > 1 and self._one_story(one, two):
            return "the same people on the same day"
        return None

    def _same_signing(self, one: Sequence[Told], two: Sequence[Told]) -> str | None:
        """Signings of one day, with nothing in their names or parties that differs."""
        if any(t.event.lemma not in _signings(self.corpus, t) for t in (*one, *two)):
            return None
        accords = self._named(one), self._named(two)
        parties = _participants(one), _participants(two)
        apart = parties[0] and parties[1] and not parties[0] & parties[1]
        if apart or accords[0].kind != accords[1].kind or not accords[0].fits(accords[1]):
            return None
        return "a signing of the same day" if self._one_story(one, two) else None

    def _same_place(self, one: Sequence[Told], two: Sequence[Told]) -> bool:
        """Accords concluded at one place, of days that may be the same, with a party or a matter in common."""
        if any(t.event.modality != "happened" for t in (*one, *two)) or not self._one_story(one, two):
            return False
        accords = self._named(one), self._named(two)
        if accords[0].kind != "accord" or not accords[0].fits(accords[1]):
            return False
        if not are_one_place(_places(one), _places(two), self.names) or not self._last(one, two):
            return False
        parties = _participants(one) & _participants(two) | accords[0].parties & accords[1].parties
        if parties or accords[0].name & accords[1].name:
            return True
        dated = [any(_exact(t) for t in told) for told in (one, two)]
        cities = [p for p in _places(one) | _places(two) if p in self.names.by_id and self.names.by_id[p].country]
        return bool(cities) and not all(dated)  # several are signed at one place on one day

    def _same_deed(self, one: Sequence[Told], two: Sequence[Told]) -> str | None:
        """Violence of one day: of one number of victims, at one place, or in like words."""
        if {t.doc for t in one} & {t.doc for t in two} or not self._one_story(one, two):
            return None
        here, there = _places(one), _places(two)
        if here and there and not are_one_place(here, there, self.names):
            return None
        counts = self._victims(one), self._victims(two)
        if counts[0] and counts[1] and not counts[0] & counts[1]:
            return None
        if not _manners(self.corpus, one, two):
            return None
        alike = max(self.weights.alike(self._words(a), self._words(b)) for a in one for b in two)
        cities = {p for p in here & there if p not in self.names.by_id or self.names.by_id[p].country}
        agree = counts[0] & counts[1] if one[0].event.type == "killing" else cities
        if alike >= (_LIKELY if agree else _ALIKE):
            return "the same day, and number, place or words"
        return None

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

    # what is asked of classes

    def _pairs(self, roots: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
        """Pairs of a shelf, each with those that come near it in time."""
        rows = sorted(set(roots), key=lambda root: (self._when(root), root))
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 1 + _LOOK]:
                yield first, second

    def _when(self, root: Key) -> str:
        published = self.accounts[root].published
        return published.first.isoformat() if published is not None else ""

    def _marks(self, told: Sequence[Told]) -> list[str]:
        """What classes of one day and type have in common before they are compared: who, where, rare words."""
        if told[0].event.type == "election":
            return [""]
        marks = set(_participants(told)) | _places(told)
        if told[0].event.type != "meeting":
            for t in told:
                marks |= {f"word:{word}" for word in self.weights.rarest(self._words(t), _RARE, shared=True)}
        return sorted(marks)

    def _class(self, key: Key) -> list[Told]:
        return self._told(self.members.get(self.joins.find(key), ()))

    def _told(self, keys: Iterable[Key]) -> list[Told]:
        return [t for k in keys if (t := self.accounts[k]).event.modality not in _OPEN]

    def _is_of(self, root: Key, kind: str) -> bool:
        return self.accounts[root].event.type == kind

    def _accord_of(self, root: Key) -> Accord:
        return self._named(self._class(root))

    def _named(self, told: Sequence[Told]) -> Accord:
        """What a class of accounts calls an accord."""
        for t in told:
            if t.key not in self._accords:
                self._accords[t.key] = read_accord(self.corpus[t.doc], t.event, self.names)
        read = [self._accords[t.key] for t in told]
        kinds = {accord.kind for accord in read}
        return Accord(
            kinds.pop() if len(kinds) == 1 else "",
            frozenset[str]().union(*(a.name for a in read)),
            frozenset[str]().union(*(a.parties for a in read)),
        )

    def _one_story(self, one: Sequence[Told], two: Sequence[Told]) -> bool:
        return any(a.doc == b.doc or self.relations.of_one_story(a.doc, b.doc) for a in one for b in two)

    @staticmethod
    def _last(one: Sequence[Told], two: Sequence[Told]) -> bool:
        """Whether two classes are told within the weeks for which an accord is spoken of, or one of them is dated."""
        if any(t.days is not None for t in (*one, *two)):
            return True
        pairs = [(a.published, b.published) for a in one for b in two]
        return any(a is not None and b is not None and a.gap(b) <= _LASTS for a, b in pairs)

    def _keeps_apart(self, one: Sequence[Told], two: Sequence[Told]) -> bool:
        """Whether one article tells both with their days, or as two that had no people in common."""
        for a in one:
            for b in two:
                if a.doc == b.doc and ((a.days and b.days) or not a.participants & b.participants):
                    return True
        return False

    def _words(self, told: Told) -> frozenset[str]:
        document = self.corpus[told.doc]
        return content(document, told.event.clause or document.sentence(told.event.span.start))

    def _victims(self, told: Sequence[Told]) -> set[int]:
        found: set[int] = set()
        for t in told:
            document = self.corpus[t.doc]
            _, first = document.words.at(t.event.span)
            last = min(first + _COUNT, len(document.words.starts) - 1)
            reach = Span(t.event.span.end, document.words.starts[last]) if first <= last else t.event.span
            found |= {
                int(f.value) for f in document.figures
                if f.value is not None and reach.start <= f.span.start < reach.end
            }
        return found

    def _posts(self, told: Sequence[Told]) -> set[str]:
        found: set[str] = set()
        for t in told:
            code = self.corpus[t.doc].article.lang
            posts = {stem(code, word) for word in load_events(code).classes["posts"]}
            found |= self._words(t) & posts
        return found


def _exact(told: Told) -> str | None:
    """The day of an account that gives one."""
    exact = told.days is not None and told.days.precision == _DAY
    return told.days.first.isoformat() if exact and told.days is not None else None


def _participants(told: Iterable[Told]) -> frozenset[str]:
    return frozenset[str]().union(*(t.participants for t in told))


def _places(told: Iterable[Told]) -> frozenset[str]:
    return frozenset[str]().union(*(t.places for t in told))


def _signings(corpus: Corpus, told: Told) -> frozenset[str]:
    """The lemma of an account that tells of a signing, nothing of any other."""
    rule = told.event.by.rpartition("#")[2]
    return frozenset({told.event.lemma}) if rule in ("sign", "signing") else frozenset()


def _manners(corpus: Corpus, one: Sequence[Told], two: Sequence[Told]) -> bool:
    """Whether the manner of two attacks may be one: no kidnapping is a blast."""
    sorts = []
    for told in (one, two):
        lexicons = [(load_events(corpus[t.doc].article.lang), t.event.lemma) for t in told]
        sorts.append({
            name for lexicon, lemma in lexicons for name in ("clashes", "blasts", "strikes", "abductions")
            if lemma in lexicon.classes[name]
        })
    return not (sorts[0] and sorts[1]) or bool(sorts[0] & sorts[1])


_OF_A_DAY = {
    "election": _Reteller._same_election,
    "meeting": _Reteller._same_meeting,
    "agreement": _Reteller._same_signing,
    "attack": _Reteller._same_deed,
    "killing": _Reteller._same_deed,
}
