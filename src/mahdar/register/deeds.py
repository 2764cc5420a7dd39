"""What articles tell of one day: an election, a vote, a meeting of the same people, a signing, a bombing, a killing.

Papers tell the deeds of a day in words of their own and name other people in them. The day, with the place, the number
of those who were killed, the voters or those who met, makes two accounts one where nothing said speaks against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mahdar.lang.clauses import load_clause_class
from mahdar.lang.events import load_events
from mahdar.model import Span
from mahdar.model.identity import Key
from mahdar.register.apart import are_of_others
from mahdar.register.corpus import Corpus
from mahdar.register.references import Told, are_one_place, of_own_kind
from mahdar.register.telling import Teller, exact, participants, places

_COUNT, _BEFORE = 4, 6
"""Words behind a verb of killing in which the number of its victims begins, and before it."""
_ALIKE, _LIKELY, _CITY = 0.5, 0.25, 0.12
"""Likeness of the words for deeds of one day: by itself, where the number agrees, and where the city does."""
_RARE = 8
"""Rare words of a deed by which others of its day are found."""


class DayTeller(Teller):
    """Joins what is of one day."""

    def join_days(self) -> None:
        """What is of one day: an election, a meeting of the same people, a signing, a deed."""
        shelves: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
        for root, keys in sorted(self.members.items()):
            told = self._told(keys) if self.accounts[root].event.type in _OF_A_DAY else []
            days = sorted({day for t in told if (day := exact(t)) is not None})
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

    def _same_election(self, one: Sequence[Told], two: Sequence[Told]) -> str | None:
        mine, theirs = (participants(told) | places(told) for told in (one, two))
        apart = mine and theirs and not mine & theirs
        return None if apart or not self._one_story(one, two) else "elections of the same day"

    def _same_vote(self, one: Sequence[Told], two: Sequence[Told]) -> str | None:
        """Votes of one body on one day, in articles of one story; in one article they are two."""
        bodies = {p for p in participants(one) & participants(two) if self._type_of(p) == "ORG"}
        if not bodies or {t.doc for t in one} & {t.doc for t in two} or not self._one_story(one, two):
            return None
        alike = max(self.weights.alike(self._words(a), self._words(b)) for a in one for b in two)
        return "votes of the same body on the same day" if alike >= _LIKELY else None

    def _same_meeting(self, one: Sequence[Told], two: Sequence[Told]) -> str | None:
        if of_own_kind(one[0].event, *(t.event for t in two)):
            return None
        if any(are_of_others(a, b, self.names) for a in one for b in two):
            return None
        people, others = ({p for t in told for p in t.people} for told in (one, two))
        first, second = participants(one), participants(two)
        here, there = places(one), places(two)
        if here and there and not are_one_place(here, there, self.names):
            return None
        if not first or not second:
            cities = self._cities(here & there)
            one_story = bool(cities) and self._one_story(one, two)
            return "the same place and day, and nobody named in one" if one_story else None
        shared, nested = first & second, people <= others or others <= people
        if self._keeps_apart(one, two):
            within = bool(shared) and (first <= second or second <= first)
            again = nested and within and bool(self._cities(here & there))
            return "the same people, city and day, told twice" if again and not self._adds(one, two) else None
        told = any(p in shared for p in people | others)
        if nested and told and len(shared) > 1 and self._one_story(one, two):
            return "the same people on the same day"
        return None

    def _same_signing(self, one: Sequence[Told], two: Sequence[Told]) -> str | None:
        """Signings of one day, with nothing in their names or parties that differs."""
        if any(t.event.lemma not in _signings(self.corpus, t) for t in (*one, *two)):
            return None
        accords = self._named(one), self._named(two)
        parties = participants(one), participants(two)
        apart = parties[0] and parties[1] and not parties[0] & parties[1]
        if apart or accords[0].kind != accords[1].kind or not accords[0].fits(accords[1]):
            return None
        return "a signing of the same day" if self._one_story(one, two) else None

    def _same_deed(self, one: Sequence[Told], two: Sequence[Told]) -> str | None:
        """Violence of one day: of one number of victims, at one place, or in like words."""
        if not self._one_story(one, two):
            return None
        here, there = places(one), places(two)
        if here and there and not are_one_place(here, there, self.names):
            return None
        counts = self._victims(one), self._victims(two)
        if counts[0] and counts[1] and not counts[0] & counts[1]:
            return None
        if not _manners(self.corpus, one, two):
            return None
        if {t.doc for t in one} & {t.doc for t in two}:  # one article tells two unless their number is the same
            return "the same day and number, in one article" if counts[0] & counts[1] - {1, 2} else None
        alike = max(self.weights.alike(self._words(a), self._words(b)) for a in one for b in two)
        cities = self._cities(here & there) or self._cities(self._beside(one) & self._beside(two))
        if one[0].event.type == "killing":
            least = _LIKELY if counts[0] & counts[1] else _ALIKE
        else:
            least = _CITY if cities else _ALIKE
        if alike >= least:
            return "the same day, and number, place or words"
        return None

    def _marks(self, told: Sequence[Told]) -> list[str]:
        """What classes of one day and type have in common before they are compared: who, where, rare words."""
        if told[0].event.type == "election":
            return [""]
        marks = set(participants(told)) | places(told)
        if told[0].event.type != "meeting":
            marks |= self._beside(told)
            for t in told:
                marks |= {f"word:{word}" for word in self.weights.rarest(self._words(t), _RARE, shared=True)}
        return sorted(marks)

    def _adds(self, one: Sequence[Told], two: Sequence[Told]) -> bool:
        """Whether one of two accounts of an article says that it comes besides: التقى أيضا، كما التقى."""
        docs = {t.doc for t in one} & {t.doc for t in two}
        return any(self._is_besides(t) for t in (*one, *two) if t.doc in docs)

    def _is_besides(self, told: Told) -> bool:
        document = self.corpus[told.doc]
        besides = load_clause_class(document.article.lang, "besides")
        first, behind = document.words.at(told.event.span)
        return any(key in besides for key in document.words.keys[max(0, first - _BEFORE) : behind + _COUNT])

    def _keeps_apart(self, one: Sequence[Told], two: Sequence[Told]) -> bool:
        """Whether one article tells both with their days, or as two that had no people in common."""
        for a in one:
            for b in two:
                if a.doc == b.doc and ((a.days and b.days) or not a.participants & b.participants):
                    return True
        return False

    def _victims(self, told: Sequence[Told]) -> set[int]:
        """How many were killed, by the numbers behind the verb or, where none is, before it."""
        found: set[int] = set()
        for t in told:
            document = self.corpus[t.doc]
            first, behind = document.words.at(t.event.span)
            for low, high in ((behind, behind + _COUNT), (first - _BEFORE, first)):
                low, high = max(low, 0), min(high, len(document.words.starts) - 1)
                reach = Span(document.words.starts[min(low, high)], document.words.starts[high])
                counts = {
                    int(f.value) for f in document.figures
                    if f.value is not None and reach.start <= f.span.start < reach.end
                }
                if counts:
                    found |= counts
                    break
        return found

    def _beside(self, told: Sequence[Told]) -> frozenset[str]:
        """Places named in the sentences."""
        found: set[str] = set()
        for t in told:
            document = self.corpus[t.doc]
            sentence = document.sentence(t.event.span.start)
            found |= {
                self.names(t.doc, m.entity) for m in document.mentions
                if m.type in ("GPE", "LOC") and sentence.start <= m.span.start < sentence.end
            }
        return frozenset(found)

    def _type_of(self, entity: str) -> str:
        known = self.names.by_id.get(entity)
        return known.type if known is not None else ""

    def _cities(self, found: frozenset[str]) -> set[str]:
        """Places that are no countries: a gazetteer gives them a country, or knows nothing of them."""
        return {p for p in found if p.startswith("A-") or (p in self.names.by_id and self.names.by_id[p].country)}


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
    "election": DayTeller._same_election,
    "vote": DayTeller._same_vote,
    "meeting": DayTeller._same_meeting,
    "agreement": DayTeller._same_signing,
    "attack": DayTeller._same_deed,
    "killing": DayTeller._same_deed,
}
