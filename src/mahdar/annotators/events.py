"""Find events: what happened, is planned, proposed, denied or supposed, and all that the article says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.cast import Cast
from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.days import judge_by_date, lies_beyond
from mahdar.annotators.happenings.merge import TALKS, Candidate, Group, group, join_alike
from mahdar.annotators.happenings.modality import judge
from mahdar.annotators.happenings.participants import by_person, complete
from mahdar.annotators.happenings.passages import read_passages
from mahdar.annotators.happenings.rounds import Round, is_done, is_of_round, read_round
from mahdar.annotators.happenings.series import is_plural, last_of, number
from mahdar.annotators.happenings.sides import read_sides
from mahdar.annotators.happenings.slots import (
    agenda_of,
    countries_of,
    dates_for,
    dates_of_violence,
    link_of,
    place_of,
    shared_dates,
)
from mahdar.annotators.happenings.traits import read_traits
from mahdar.annotators.happenings.triggers import (
    Trigger,
    are_one,
    find_accord,
    find_other_sense,
    find_possible,
    find_triggers,
    is_concluded,
)
from mahdar.annotators.happenings.vague import Vague
from mahdar.annotators.happenings.violence import VIOLENT, is_told
from mahdar.lang import LanguagePack
from mahdar.lang.clauses import load_clause_class
from mahdar.lang.gazetteer import load_gazetteer
from mahdar.lang.manner import Manner, load_manner
from mahdar.model import Event, Mention, Modality, Slot, Span
from mahdar.text.inflect import MASDAR
from mahdar.text.match import Hit
from mahdar.text.reading import Reading
from mahdar.text.tokens import SIGN

SHARING = frozenset({"dialogue-round", "meeting", "agreement", "joint-statement", "vote", "visit"})
"""Types that take the date of another happening of their clause."""
_KINDS = {"PER": "person", "GPE": "place", "LOC": "place", "ORG": "party", "GROUP": "party"}
"""Type of mention -> what a condition of events.toml calls it."""
ORDINALS = frozenset({"rounds-ordinal", "meetings-ordinal", "sessions-ordinal", "talks-ordinal"})


def find_events(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Event]:
    """Every happening of the article's body, once, with the other triggers that speak of it.

    Uses `times`, `mentions`, `figures` (ordinals of rounds) and `statements` found before.
    """
    finder = Finder(reading, found, pack)
    candidates = [c for n, (first, last) in enumerate(reading.sentences) for c in finder.candidates(n, first, last)]
    number(candidates, finder.counts)
    lead = next((c for c in candidates if c.type == "agreement"), None)
    if lead is not None and lead.trigger.sense.rule == "agree" and lead.judgement.modality == "happened":
        lead.bare = False  # اتفق الطرفان على كذا, before anything else is said of an agreement
    yield from join_alike(map(finder.event, group(candidates)))


class Finder:
    """One article being read for events."""

    def __init__(self, reading: Reading, found: Found, pack: LanguagePack) -> None:
        self.reading, self.found, self.pack = reading, found, pack
        self.passages = read_passages(reading, found, pack.code)
        self.lexicon, self.shapes = self.passages.lexicon, self.passages.shapes
        self.published = reading.article.published.day
        self.sides = read_sides(reading, found, pack.code)
        self.cast = Cast(reading, found, self.passages, self.sides, pack.code)
        self._processes: set[int] = set()
        self._marks: dict[int, str] = {}
        self._heads: set[str] = set()
        """First words of the names of bodies: المؤتمر is the body, where the article names المؤتمر الوطني."""
        self._mark_names()
        self._persons = {first for first, _, name in self.passages.names if name.type == "PER"}
        self._light = load_clause_class(pack.code, "light")
        self._hosts = load_clause_class(pack.code, "host")
        self._entries = load_gazetteer(pack.code).entries
        self._took_place = load_clause_class(pack.code, "took_place")
        self._until = load_clause_class(pack.code, "until")
        self._topics = load_clause_class(pack.code, "topic")
        self._vague = Vague(pack.code)
        self._about = load_clause_class(pack.code, "agenda")
        self._edges = load_clause_class(pack.code, "of"), load_clause_class(pack.code, "round_ends")
        self._rows = frozenset(self.passages.marked["last_of"])
        self._ordinals: dict[int, str] = {}
        self.counts: dict[int, int] = {}
        for figure in found.figures:
            ordinal = figure.unit in ORDINALS
            if figure.value is None or not (ordinal or figure.unit == "rounds"):
                continue
            for index in range(*reading.tokens_in(figure.span)):
                if ordinal:
                    self._ordinals[index] = str(int(figure.value))
                else:
                    self.counts[index] = int(figure.value)
        self._traits = read_traits(reading, found, self.passages, pack.code)
        self.frozen = frozenset(self._processes), frozenset(self._ordinals)

    def _mark_names(self) -> None:
        marks, keys = self._marks, self.reading.keys
        for first, last, name in self.passages.names:
            if name.type == "EVENT":
                self._processes.update(range(first, last))
                continue
            kind = _KINDS.get(name.type)
            if kind is None:
                continue
            if last - first > 1 and kind == "party":
                self._heads.add(keys[first])
            for index in range(first, last):
                marks[index] = kind

    # one sentence

    def candidates(self, sentence: int, first: int, last: int) -> Iterator[Candidate]:
        """The triggers of a sentence with their slots."""
        likely = self.passages.triggers_in(first, last)
        if not likely and not self.passages.accords:
            return
        tokens = self.reading.tokens
        if tokens[first].start < self.reading.title_end():
            return
        possible = find_possible(self.passages.unread(sentence), likely, self.lexicon, self._marks) if likely else []
        accords = self._accords(sentence, first, last) if self.passages.accords else []
        if not possible and not accords:
            return
        passage = self.passages.passage(sentence)
        processes, ordinals = self.frozen
        triggers: list[Trigger] = []
        rounds: dict[int, Round] = {}
        used = first
        plain = find_triggers(passage, possible)
        for trigger in sorted([*accords, *plain], key=lambda t: t.first) if accords else plain:
            if trigger.first < used or self._habitual(passage, trigger) or tokens[trigger.first].key in self._heads:
                continue
            if trigger.sense.type == "dialogue-round":
                named = read_round(passage, trigger, ordinals, processes, self.lexicon, *self._edges)
                if named is not None and not (named.last == trigger.last and not named.strong and is_done(trigger)):
                    rounds[trigger.first] = named
                    used = named.last
                else:
                    other = find_other_sense(possible, trigger)
                    if other is None:
                        continue
                    trigger = other
            if trigger.first in rounds and triggers and is_of_round(triggers[-1], trigger):
                triggers.pop()  # اجتماعات الجولة السابعة
            if triggers and are_one(triggers[-1], trigger):
                if is_concluded(passage, triggers[-1], trigger):
                    triggers[-1] = trigger
                continue
            triggers.append(trigger)
        pointers = last_of(passage, triggers, self._rows)
        triggers += pointers
        if not triggers:
            return
        names = self.passages.names_in(first, last)
        dates = dates_for(passage, triggers, self.passages.times_in(first, last), self._until)
        actors = self.cast.actors_in(passage)
        places = [
            (p, link_of(passage, p, p.item.span, self.shapes))
            for p in names
            if isinstance(p.item, Mention) and p.item.type in ("GPE", "LOC") and p.last not in self._persons
        ]  # المبعوث إلى كذا فلان: before a name it is part of the title
        manners = self._manners(first, last) if any(t.sense.type in TALKS for t in triggers) else []
        for n, trigger in enumerate(triggers):
            named = rounds.get(trigger.first)
            end = named.last if named is not None else trigger.last
            span = self._span(trigger, end)
            slots = list(dates.get(n, ()))
            slots += place_of(passage, trigger, triggers, places, self._hosts, self._topics)
            numbers: dict[str, int] = {}
            if trigger.sense.type in TALKS:
                upto = min(end + (trigger.sense.type == "meeting"), last)
                numbers = {self._ordinals[i]: i for i in range(trigger.first, upto) if i in self._ordinals}
                for value, at in numbers.items():
                    slots.append(Slot("number", value, Span(tokens[at].start, tokens[at].end)))
                for hit in manners:
                    if abs(first + hit.first - trigger.last) <= 14:
                        slots.append(Slot(hit.payload.slot, hit.payload.value, Span(hit.start, hit.end)))
                slots += agenda_of(passage, end, self._about, self.reading.text)
            judged = judge(passage, trigger, self.shapes)
            slots = [s for s in slots if not lies_beyond(judged, s, self.reading, tokens[trigger.last - 1].end)]
            shared: list[Slot] = []
            known = trigger.sense.rule == "agreement" and trigger.sense.noun is not None and trigger.sense.noun.definite
            if known and judged.weight < 2:  # وصف الاتفاق أمس بأنه: the date of what is said of it
                near = tokens[min(trigger.last + 1, last - 1)].end
                slots = [s for s in slots if s.name != "date" or s.span.start < near]
            if trigger.sense.type in SHARING and not known and all(s.name != "date" for s in slots):
                shared += shared_dates(passage, n, triggers, dates, judged)
            elif trigger.sense.type in VIOLENT and all(s.name != "date" for s in slots):
                shared += dates_of_violence(n, triggers, dates)
            judgement = judge_by_date(judged, slots, tokens[trigger.first].start, self.reading, self._until)
            if judgement.rule == "discuss":  # the date is that of the talks
                slots = [s for s in slots if s.name != "date" or s.span.start > tokens[trigger.first].start]
            if judgement.rule == "any" and trigger.sense.type == "agreement":
                continue  # any agreement is none
            idle = not (judgement.rule or slots)
            if trigger.finite and trigger.sense.type == "redeployment" and idle and not judgement.weight:
                continue  # تنشر القوة أربعة آلاف جندي: where they stand
            if trigger.sense.rule == "appoint" and trigger.sense.noun is not None and idle:
                continue  # a dismissal that is only named
            if trigger.sense.type == "request" and judgement.modality in ("hypothetical", "planned"):
                continue  # a request that is only supposed is no happening
            place = next((s.value for s in slots if s.name == "place"), None)
            noun = trigger.sense.noun
            definite = self._definite(passage, trigger)
            participants = self.cast.participants(passage, trigger, actors, place, triggers, judgement, span)
            person = by_person(trigger, actors)
            passing = trigger.sense.type in VIOLENT and not is_told(
                passage, trigger, judgement, slots, participants, self.lexicon, self.pack.code, person
            )
            yield Candidate(
                trigger=trigger,
                span=span,
                sentence=sentence,
                type=trigger.sense.type,
                judgement=judgement,
                numbers=frozenset(numbers),
                tokens=(trigger.first, end),
                one_of_row=trigger in pointers,
                plural=trigger not in pointers and is_plural(trigger),
                definite=definite and trigger not in pointers,
                slots=slots,
                participants=participants,
                clause=self._clause(passage, trigger),
                order=self._order(passage, trigger, end),
                talks=noun is not None and noun.base in self.lexicon.classes["talks"],
                weak=named is not None and not named.strong,
                ordered=named is not None and named.ordered,
                bare=passing or self._vague.is_bare(passage, trigger, judgement, slots, definite),
                passing=passing,
                traits=self._traits.read(passage, trigger, end, participants),
                shared=shared,
                countries=countries_of(slots, self._entries),
            )

    def _accords(self, sentence: int, first: int, last: int) -> list[Trigger]:
        """The accords that the sentence names with the time or the fact of their conclusion."""
        here = [p for p in self.passages.accords if first <= p.first < last]
        passage = self.passages.unread(sentence) if here else None
        found = (find_accord(passage, p.first, p.last, self.lexicon) for p in here) if passage is not None else ()
        return [t for t in found if t is not None]

    def _manners(self, first: int, last: int) -> list[Hit[Manner]]:
        """How a meeting is held, as far as one sentence tells; token indexes count from its start."""
        phrases = load_manner(self.pack.code)
        if not phrases.may_find(self.reading.keys[first:last]):
            return []
        return list(phrases.find(self.reading.tokens[first:last], self.reading.text))

    def _definite(self, passage: Passage, trigger: Trigger) -> bool:
        """It has the article or a pronoun; an agreement also where a definite noun follows it (اتفاق الصيد)."""
        noun, form = trigger.sense.noun, trigger.sense.verb
        if trigger.sense.rule in ("sign", "signing"):
            return self._signed(passage, trigger)
        if form is not None:  # حضر الاستقبال
            return form.part == MASDAR and "ال" in form.proclitics
        if noun is None or noun.definite:
            before = passage.verb_at(trigger.first - 1) if trigger.first > passage.first else None
            done = trigger.sense.rule == "agreement" and before is not None and before.lemma in self._light
            return noun is not None and not done  # تم الاتفاق على كذا
        if trigger.sense.type != "agreement" or trigger.last >= passage.last:
            return False
        key = passage.keys[trigger.last]
        return key.startswith("ال") and len(key) > 3 and not passage.keys[trigger.first].endswith("ا")

    def _signed(self, passage: Passage, trigger: Trigger) -> bool:
        """What is signed was named before (وقع البروتوكول), or nothing is said to be (التوقيع)."""
        accords = self.lexicon.classes["accords"]
        for index in range(trigger.last, min(trigger.last + 5, passage.last)):
            for noun in self.lexicon.bases(passage.keys[index]):
                if noun.base in accords:
                    return noun.definite
        return trigger.sense.noun is not None and trigger.sense.noun.definite


    def _habitual(self, passage: Passage, trigger: Trigger) -> bool:
        """A verb with a repeated time (تجتمع كل شهر) tells of a habit."""
        return trigger.finite and any(
            p.item.kind == "time" and p.item.type == "SET"
            for p in self.passages.times_in(trigger.last, trigger.last + 5)
        )

    def _span(self, trigger: Trigger, end: int) -> Span:
        token = self.reading.tokens[trigger.first]
        if self.shapes.get(token.key) == "last_of":
            return Span(token.start, token.end)
        form = trigger.sense.noun or trigger.sense.verb
        start = token.at(form.start, self.reading.text) if form is not None else token.start
        return Span(start, self.reading.tokens[max(end, trigger.last) - 1].end)

    def _clause(self, passage: Passage, trigger: Trigger) -> Span:
        """The clause that tells it, with the clauses inside it, signs at its ends left out."""
        clause = passage.clause(trigger.first)
        first, last = clause.first, clause.last
        while first < last and self.reading.tokens[first].kind == SIGN:
            first += 1
        return Span(self.reading.tokens[first].start, self.reading.tokens[last - 1].end)

    def _order(self, passage: Passage, trigger: Trigger, end: int) -> str:
        for index in range(trigger.last, min(end + 1, passage.last)):
            sense = passage.mood_at(index)
            done = passage.tokens[index].key in self._took_place
            if sense is not None and sense.mood in ("next", "last") and not done:
                return sense.mood
        return ""

    # one happening

    def event(self, one: Group) -> Event:
        """The record of a group of mentions."""
        head = one.head
        judgement = one.judgement
        others = [m for m in one.members if m is not head]
        slots = dict.fromkeys([s for m in (head, *others) for s in m.slots])
        if all(s.name != "date" for s in slots):
            slots.update(dict.fromkeys([s for m in (head, *others) for s in m.shared]))
        place = next((s.value for s in slots if s.name == "place"), None)
        told = len(head.participants) > 1  # who met is said; who is named beside اللقاء later need not have been there
        people = [*head.participants, *(p for m in others if m.definite and not told for p in m.participants)]
        code = self.pack.code
        modality: Modality = judgement.modality
        return Event(
            span=head.span,
            by=f"{code}/events.toml#{head.trigger.sense.rule}",
            also_by=(f"{code}/modality.toml#{judgement.rule}",) if judgement.rule else (),
            type=head.type,
            modality=modality,
            participants=complete(head.type, people, self.sides, place),
            slots=tuple(slots),
            mentions=tuple([m.span for m in others]),
            clause=head.clause,
            lemma=head.trigger.sense.lemma,
            source=self._source(head.span),
        )

    def _source(self, span: Span) -> str | None:
        """The innermost statement that holds the trigger."""
        best = self.cast.told_in(span)
        return f"statement:{best.span.start}-{best.span.end}" if best is not None else None
