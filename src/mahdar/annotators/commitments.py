"""Find commitments: undertakings, plans and decisions about an act, with the words that state them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.actors import actors_in
from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.passages import Passages, read_passages
from mahdar.annotators.happenings.sides import read_sides
from mahdar.annotators.undertakings.cues import Undertaking, named
from mahdar.annotators.undertakings.extent import Extent, extent_from, start_of_clause
from mahdar.annotators.undertakings.futures import find_futures
from mahdar.annotators.undertakings.headlines import headline, may_tell
from mahdar.annotators.undertakings.lists import opens_list, point
from mahdar.annotators.undertakings.parties import Pairs, parties_of, receivers_of
from mahdar.lang import LanguagePack
from mahdar.lang.clauses import load_clause_class
from mahdar.lang.commitments import NO_KIND, CommitmentLexicon, Known, load_commitments
from mahdar.model import Commitment, CommitmentStatus, CommitmentType, Event, Span, Statement, Time
from mahdar.text.inflect import PAST
from mahdar.text.reading import Reading

FORCES = frozenset({"withdrawal", "reduction", "redeployment"})
"""Planned events that are commitments however they are told."""
TALKS = frozenset({"dialogue-round", "meeting", "visit"})
"""Planned events that are commitments where their day is set."""
_DECIDED = frozenset({"order", "decide", "agree", "agreement", "consent", "resolution"})
"""Rules of what is told with the day on which it was decided."""
MONTH = len("2020-06")
LEAD = 9
"""Words between the verb that says that talks take place, and the talks."""
CONTENT = 4
"""Words of a resolution, with which it says what is resolved."""
QUESTION = frozenset("؟?")


def find_commitments(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Commitment]:
    """Every commitment of the article, title included, in order.

    Uses `times`, `mentions`, `offices`, `statements` and `events` found before.
    """
    finder = Finder(reading, found, pack)
    commitments = [c for sentence in range(len(reading.sentences)) for c in finder.find(sentence)]
    stated = {c.deadline for c in commitments if c.type == "hold-talks" and not _from_event(c)}
    for commitment in commitments:  # talks that are also announced in so many words are told once
        if commitment.type != "hold-talks" or not _from_event(commitment) or commitment.deadline not in stated:
            yield commitment


def _from_event(commitment: Commitment) -> bool:
    return commitment.by.endswith("#planned-event")


class Finder:
    """One article being read for commitments."""

    def __init__(self, reading: Reading, found: Found, pack: LanguagePack) -> None:
        self.reading, self.found, self.pack = reading, found, pack
        self.lexicon: CommitmentLexicon = load_commitments(pack.code)
        self.passages: Passages = read_passages(reading, found, pack.code)
        self._known = self.passages.known
        self._dated = self.passages.timed
        talks = [e for e in found.events if e.type in TALKS and not e.by.endswith("#press-conference")]
        self._talks_to_come = bool(talks) and talks[0].modality == "planned"  # what the article tells first
        self._told = [e for e in found.events if self._commits(e)]
        self._cues = self.passages.cues
        marked = self.passages.marked
        after = (i + 1 for i in (*marked["future"], *marked["subjunctive"]) if i + 1 < len(reading.tokens))
        words = self.passages.words
        self._futures = [
            i for i in sorted({*after, *self.passages.futures}) if (word := words[i]) is not None and word.finite
        ]
        self.sides = read_sides(reading, found, pack.code)
        self._pairs: Pairs | None = None
        self._published = reading.article.published.day
        self._list: tuple[Undertaking, tuple[str, ...], int] | None = None
        """An undertaking that opened a list, its parties, and the sentence that went on with it last."""

    def pair(self, sentence: int) -> tuple[str, ...]:
        """The two sides of the talks told in a sentence or the one before it."""
        if self._pairs is None:
            self._pairs = Pairs(self.found.events, self.sides)
        tokens, sentences = self.reading.tokens, self.reading.sentences
        first, last = sentences[max(0, sentence - 1)][0], sentences[sentence][1]
        return self._pairs.at(tokens[first].start, tokens[last - 1].end)

    def find(self, sentence: int) -> Iterator[Commitment]:
        """The commitments of one sentence."""
        first, last = self.reading.sentences[sentence]
        tokens, known = self.reading.tokens, self._known
        item = self._point(sentence, known)
        if item is not None:
            yield item
            return
        planned = self._planned(tokens[first].start, tokens[last - 1].end) if self._told else []
        cues, futures = _within(self._cues, first, last), _within(self._futures, first, last)
        titled = tokens[first].start < self.reading.title_end()
        titled = titled and may_tell(self.passages.unread(sentence), known)
        if (not planned and not cues and not futures and not titled) or self.reading.keys[last - 1] in QUESTION:
            return
        passage = self.passages.passage(sentence)
        actors = actors_in(passage, self.passages) if futures else []
        found = [
            *named(passage, cues, known, self.lexicon, self._dated, self.passages.blocked),
            *find_futures(passage, futures, known, self.lexicon, self._dated, actors, self.pack.code),
            *(self._of_event(passage, event) for event in planned),
        ]
        if not found and not titled:
            return
        actors = actors_in(passage, self.passages)
        if titled and not found:
            told = headline(passage, actors, known, self.lexicon, self._dated, self._talks_to_come)
            found += [told] if told is not None else []
        kept: list[tuple[Undertaking, CommitmentType, tuple[str, ...]]] = []
        for one in found:
            if one.extent.last - one.extent.first < 2 or any(_same(k.extent, one.extent) for k, _, _ in kept):
                continue
            kind = self._kind(passage, known, one)
            statement = self._statement(self._span(passage, known, one.extent))
            if one.event is not None and one.event.type in FORCES and kind == "other":
                continue  # لا يقلل من أهمية كذا: no forces
            parties = parties_of(passage, one, kind, actors, statement, self.sides, self.pair(sentence))
            if not parties:
                parties = self._taking_part(passage, one)
            if self.lexicon.rules[one.rule].own and (
                statement is None or self.sides.of_statement(statement) not in parties
            ):
                continue  # what is said of others
            form = passage.verb_at(one.cue)
            spoken = statement is not None and one.rule == "menace"
            uttered = spoken or (one.willed and (statement is not None or form is None or form.person != 1))
            if parties or uttered or self.lexicon.rules[one.rule].binding or self._by_office(passage, one):
                kept.append((one, kind, parties))
        kept.sort(key=lambda row: row[0].extent.first)
        while kept and kept[0][0].rule == "term":
            kept.pop(0)  # a further term of nothing that was told
        if not kept:
            return
        for one, kind, parties in kept:
            to = receivers_of(one, actors, parties, self.sides)
            record = self._record(passage, known, one, kind, parties, to)
            if not self._past(record):
                yield record
        self._list = (kept[-1][0], kept[-1][2], sentence) if opens_list(passage) else None

    def _point(self, sentence: int, known: list[Known | None]) -> Commitment | None:
        """The sentence as a point of a list that an undertaking before it opened."""
        if self._list is None:
            return None
        parent, parties, before = self._list
        passage = self.passages.passage(sentence)
        item = point(passage, known, parent) if before == sentence - 1 else None
        if item is None:
            return None
        self._list = parent, parties, sentence
        return self._record(passage, known, item, self._kind(passage, known, item), parties)

    def _commits(self, event: Event) -> bool:
        """Forces that are to move or not to, talks with a day to come, resolutions taken."""
        if event.type in FORCES:
            aim = any(rule.endswith("#purpose") for rule in event.also_by)
            return event.modality in ("planned", "denied") and not aim
        if event.type == "vote":
            return event.modality == "happened" and any(p.span is not None for p in event.participants)
        if event.type not in TALKS or event.modality != "planned":
            return False
        if event.type == "meeting" and len({p.entity for p in event.participants}) < 2:
            return False  # a hearing, a session: nobody undertakes to talk to anybody
        today = self.reading.article.published.day
        days = [s.value for s in event.slots if s.name == "date" and len(s.value) >= MONTH]
        return any(today is None or day >= today.isoformat()[: len(day)] or "W" in day for day in days)

    def _taking_part(self, passage: Passage, one: Undertaking) -> tuple[str, ...]:
        """The sides of the first event in the words, where nobody else is told to undertake them."""
        tokens = self.reading.tokens
        start, end = tokens[one.extent.first].start, tokens[one.extent.last - 1].end
        for event in self.found.events:
            if start <= event.span.start < end and event.participants:
                taking = [p for p in event.participants if p.role in ("agent", "party")] or list(event.participants)
                return tuple(dict.fromkeys(self.sides.side(p.entity) for p in taking))
        return ()

    def _by_office(self, passage: Passage, one: Undertaking) -> bool:
        """The subject of a verb in the future is the power that be, which no name tells: إن السلطات ستزيد كذا."""
        if one.rule != "future" or passage.verb_at(one.cue) is None:
            return False
        powers = load_clause_class(self.pack.code, "power")
        around = range(max(one.extent.first, one.cue - 4), min(one.cue + 3, passage.last))
        return any(passage.keys[n] in powers for n in around)

    def _acts(self, passage: Passage, index: int) -> bool:
        """A verb, or a verbal noun with a preposition written onto it: what a resolution resolves."""
        known = self._known[index]
        return passage.verb_at(index) is not None or (known is not None and known.masdar not in ("-", "", "و"))

    def _planned(self, start: int, end: int) -> list[Event]:
        """The events of a sentence that are commitments."""
        return [e for e in self._told if start <= e.span.start < end]

    def _of_event(self, passage: Passage, event: Event) -> Undertaking:
        at = self.reading.token_at(event.span.start)
        if event.type == "vote":
            extent = extent_from(passage, at, self._dated)
            tells = extent.last - at >= CONTENT and any(
                n not in self.passages.blocked and self._acts(passage, n) for n in range(at + 1, extent.last)
            )
            return Undertaking(extent if tells else extent._replace(last=at), "resolution", "agreed", at, at, event)
        status: CommitmentStatus = "denied" if event.modality == "denied" else "planned"
        before = passage.keys[at - 1] if at > passage.first else ""
        if before in self.lexicon.whichever or (event.type in TALKS and before in self.lexicon.settings):
            return Undertaking(Extent(at, at, -1), "planned-event", status, at, at)  # لم تر أي انسحاب، على هامش القمة
        start = at
        if event.type in TALKS:
            clause = passage.clause(at)
            if clause.opener == "relative":  # told in passing
                return Undertaking(Extent(at, at, -1), "planned-event", status, at, at)
            sense = passage.mood_at(clause.verb) if clause.first <= clause.verb < at else None
            if sense is not None and sense.mood in ("occurs", "planned") and at - clause.verb <= LEAD:
                start = start_of_clause(passage, clause, clause.verb)
        return Undertaking(extent_from(passage, start, self._dated), "planned-event", status, at, at, event)

    def _record(
        self, passage: Passage, known: list[Known | None], one: Undertaking, kind: CommitmentType,
        parties: tuple[str, ...], to: tuple[str, ...] = (),
    ) -> Commitment:
        span = self._span(passage, known, one.extent)
        statement = self._statement(span)
        deadline = self._deadline(passage, one)
        return Commitment(
            span=span,
            by=f"{self.pack.code}/commitments.toml#{one.rule}",
            parties=parties,
            to=to,
            type=kind,
            deadline=deadline[0] if deadline else None,
            deadline_span=deadline[1] if deadline else None,
            deadline_deferred=None if deadline else self._deferred(one.extent),
            condition=self._condition(one.extent),
            status=one.status,
            source=f"statement:{statement.span.start}-{statement.span.end}" if statement else None,
        )

    def _past(self, record: Commitment) -> bool:
        """A plan whose time was over when the article came out is history."""
        if record.deadline is None or self._published is None or record.status not in ("planned", "pledged"):
            return False
        return record.deadline < self._published.isoformat()[: len(record.deadline)] and record.deadline[4:6] != "-W"

    def _span(self, passage: Passage, known: list[Known | None], extent: Extent) -> Span:
        """The words without the conjunction or preposition written onto the first."""
        token = self.reading.tokens[extent.first]
        form, word = passage.verb_at(extent.first), known[extent.first]
        letters = 0
        if form is not None:
            letters = 1 if form.proclitics[:1] in ("و", "ف") else 0
        elif word is not None and extent.first not in self.passages.blocked:
            letters = word.start
        start = token.at(letters, self.reading.text) if letters else token.start
        return Span(start, self.reading.tokens[extent.last - 1].end)

    def _condition(self, extent: Extent) -> Span | None:
        if extent.condition < 0:
            return None
        tokens = self.reading.tokens
        return Span(tokens[extent.condition].start, tokens[extent.last - 1].end)

    def _deadline(self, passage: Passage, one: Undertaking) -> tuple[str, Span] | None:
        """The last date that the words show; the day of a deed told in them, or of the decision itself, is none."""
        extent, best = one.extent, None
        decided = one.rule in _DECIDED or one.status in ("reaffirmed", "denied")
        today = self._published.isoformat() if self._published is not None and decided else ""
        for start, last, time in self.passages.times_in(extent.first, extent.last):
            if not isinstance(time, Time) or last > extent.last or time.type == "DURATION":
                continue
            if one.rule == "announce" and any(self._told_past(passage, n) for n in range(one.act + 1, start)):
                continue  # تسليم طائرات وعد بها الرئيس في مارس
            if time.value[:4].isdigit() and (time.value >= today[: len(time.value)] or time.value[4:6] == "-W"):
                best = time
        if best is None:
            return None
        value = best.value.split("T")[0]
        if best.mod == "END" and len(value) == 4:
            value += "-12"
        return value, best.span

    def _told_past(self, passage: Passage, index: int) -> bool:
        """A verb in the past, or what may be one with the pronoun of what it is told of (وعد بها)."""
        form, word = passage.verb_at(index), self._known[index]
        if form is not None:
            return form.part == PAST
        follow = passage.keys[index + 1] if index + 1 < passage.last else ""
        return follow in ("به", "بها") and word is not None and any(c.verb and c.verb.part == PAST for c in word.cues)

    def _deferred(self, extent: Extent) -> Span | None:
        """Words that put the date off: a verb of fixing, and within eight words one of later."""
        tokens, keys, lexicon = self.reading.tokens, self.reading.keys, self.lexicon
        fix, later = (load_clause_class(self.pack.code, name) for name in ("fix", "later"))
        if later.isdisjoint(keys[extent.first : extent.last]):
            return None  # nearly always
        for index in range(extent.first, extent.last):
            if lexicon.form_of(keys[index], fix):
                for end in range(index + 1, min(index + 9, extent.last)):
                    if keys[end] in later:
                        return Span(tokens[index].start, tokens[end].end)
        return None

    def _statement(self, span: Span) -> Statement | None:
        """The innermost statement that holds most of the words."""
        best: Statement | None = None
        start, end = span
        half = (end - start) // 2  # of which more must be shared
        for statement in self.found.statements:
            if statement.span.start >= end:
                break  # they come in order
            if statement.span.end <= start:
                continue  # nearly all of them
            for first, last in statement.parts:
                if first >= end or last <= start:
                    continue
                if min(last, end) - max(first, start) > half and (
                    best is None or last - first < best.span.end - best.span.start
                ):
                    best = statement
        return best

    def _kind(self, passage: Passage, known: list[Known | None], one: Undertaking) -> CommitmentType:
        """The kind of the first act named, from the act on; then from the beginning of the words."""
        for start in (one.act, one.extent.first):
            for index in range(start, one.extent.condition if one.extent.condition > start else one.extent.last):
                word = known[index]
                if word is None or index in self.passages.blocked:
                    continue
                for act in word.acts:
                    if act.kind in NO_KIND or act.rule == "phase":
                        continue
                    if self.lexicon.beside(act, passage.keys, index, passage.last):
                        kind: CommitmentType = act.kind  # type: ignore[assignment]  # checked when loaded
                        return kind
        return "other"


def _within(ordered: list[int], first: int, last: int) -> list[int]:
    return ordered[bisect_left(ordered, first) : bisect_left(ordered, last)]


def _same(first: Extent, second: Extent) -> bool:
    """Whether two candidates state the same: one lies in the other, or they share half."""
    shared = min(first.last, second.last) - max(first.first, second.first)
    return shared > 0 and shared * 2 >= min(first.last - first.first, second.last - second.first)
