"""Find commitments: undertakings, plans and decisions about an act, with the words that state them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from mahdar.annotators.found import Found
from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.participants import actors_in
from mahdar.annotators.happenings.passages import Passages, read_passages
from mahdar.annotators.happenings.sides import read_sides
from mahdar.annotators.undertakings.cues import Undertaking, cues_at, named
from mahdar.annotators.undertakings.extent import Extent, extent_from
from mahdar.annotators.undertakings.futures import find_futures
from mahdar.annotators.undertakings.lists import opens_list, point
from mahdar.annotators.undertakings.parties import Pairs, parties_of, receivers_of
from mahdar.lang import LanguagePack
from mahdar.lang.clauses import load_clause_class
from mahdar.lang.commitments import NO_KIND, CommitmentLexicon, Known, load_commitments
from mahdar.model import Commitment, CommitmentStatus, CommitmentType, Event, Span, Statement, Time
from mahdar.text.reading import Reading

FORCES = frozenset({"withdrawal", "reduction", "redeployment"})
"""Planned events that are commitments however they are told."""
QUESTION = frozenset("؟?")


def find_commitments(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Commitment]:
    """Every commitment of the article, title included, in order.

    Uses `times`, `mentions`, `offices`, `statements` and `events` found before.
    """
    finder = Finder(reading, found, pack)
    for sentence in range(len(reading.sentences)):
        yield from finder.find(sentence)


class Finder:
    """One article being read for commitments."""

    def __init__(self, reading: Reading, found: Found, pack: LanguagePack) -> None:
        self.reading, self.found, self.pack = reading, found, pack
        self.lexicon: CommitmentLexicon = load_commitments(pack.code)
        self.passages: Passages = read_passages(reading, found, pack.code)
        self._known = list(map(self.lexicon.word, self.passages.keys))
        self._dated = frozenset(i for p in self.passages.times for i in range(p.first, p.last))
        self._forces = [e for e in found.events if e.type in FORCES and e.modality in ("planned", "denied")]
        tokens, words, marked = reading.tokens, self.passages.words, self.passages.marked
        self._cues = [
            i for i, k in enumerate(self._known) if k is not None and (k.cues or (k.phrases and cues_at(tokens, i, k)))
        ]
        after = (i + 1 for i in (*marked["future"], *marked["subjunctive"]) if i + 1 < len(words))
        self._futures = sorted({*after, *(i for i, w in enumerate(words) if w is not None and w.future)})
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
        planned = self._planned(tokens[first].start, tokens[last - 1].end)
        cues, futures = _within(self._cues, first, last), _within(self._futures, first, last)
        if (not planned and not cues and not futures) or tokens[last - 1].key in QUESTION:
            return
        passage = self.passages.passage(sentence)
        found = [
            *named(passage, cues, known, self.lexicon, self._dated, self.passages.blocked),
            *find_futures(passage, futures, known, self.lexicon, self._dated, self.pack.code),
            *(self._of_event(passage, event) for event in planned),
        ]
        kept: list[Undertaking] = []
        for one in found:
            if one.extent.last - one.extent.first >= 2 and not any(_same(k.extent, one.extent) for k in kept):
                kept.append(one)
        if not kept:
            return
        kept.sort(key=lambda u: u.extent.first)
        actors = actors_in(passage, self.passages)
        parties: tuple[str, ...] = ()
        for one in kept:
            kind = self._kind(passage, known, one)
            statement = self._statement(self._span(passage, known, one.extent))
            parties = parties_of(passage, one, kind, actors, statement, self.sides, self.pair(sentence))
            if not parties and not self.lexicon.rules[one.rule].binding:
                continue
            to = receivers_of(one, actors, parties, self.sides)
            record = self._record(passage, known, one, kind, parties, to)
            if not self._past(record):
                yield record
        self._list = (kept[-1], parties, sentence) if opens_list(passage) else None

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

    def _planned(self, start: int, end: int) -> list[Event]:
        """Withdrawals, reductions and redeployments of a sentence that are planned or denied."""
        return [e for e in self._forces if start <= e.span.start < end]

    def _of_event(self, passage: Passage, event: Event) -> Undertaking:
        at = self.reading.token_at(event.span.start)
        status: CommitmentStatus = "denied" if event.modality == "denied" else "planned"
        return Undertaking(extent_from(passage, at, self._dated), "planned-event", status, at, at)

    def _record(
        self,
        passage: Passage,
        known: list[Known | None],
        one: Undertaking,
        kind: CommitmentType,
        parties: tuple[str, ...],
        to: tuple[str, ...] = (),
    ) -> Commitment:
        span = self._span(passage, known, one.extent)
        statement = self._statement(span)
        deadline = self._deadline(one.extent)
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

    def _deadline(self, extent: Extent) -> tuple[str, Span] | None:
        """The last date that the words show."""
        best: Time | None = None
        for _, last, time in self.passages.times_in(extent.first, extent.last):
            if isinstance(time, Time) and last <= extent.last and time.type != "DURATION" and time.value[:4].isdigit():
                best = time
        if best is None:
            return None
        value = best.value.split("T")[0]
        if best.mod == "END" and len(value) == 4:
            value += "-12"
        return value, best.span

    def _deferred(self, extent: Extent) -> Span | None:
        """Words that put the date off: a verb of fixing, and within eight words one of later."""
        tokens, lexicon = self.reading.tokens, self.lexicon
        fix, later = (load_clause_class(self.pack.code, name) for name in ("fix", "later"))
        for index in range(extent.first, extent.last):
            if lexicon.form_of(tokens[index].key, tuple(sorted(fix))):
                for end in range(index + 1, min(index + 9, extent.last)):
                    if tokens[end].key in later:
                        return Span(tokens[index].start, tokens[end].end)
        return None

    def _statement(self, span: Span) -> Statement | None:
        """The innermost statement that holds most of the words."""
        best: Statement | None = None
        for statement in self.found.statements:
            for part in statement.parts:
                shared = min(part.end, span.end) - max(part.start, span.start)
                if shared * 2 > span.end - span.start and (
                    best is None or part.end - part.start < best.span.end - best.span.start
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
                    if act.kind in NO_KIND:
                        continue
                    if self.lexicon.beside(act, passage.tokens, index, passage.last):
                        kind: CommitmentType = act.kind  # type: ignore[assignment]  # checked when loaded
                        return kind
        return "other"


def _within(ordered: list[int], first: int, last: int) -> list[int]:
    return ordered[bisect_left(ordered, first) : bisect_left(ordered, last)]


def _same(first: Extent, second: Extent) -> bool:
    """Whether two candidates state the same: one lies in the other, or they share half."""
    shared = min(first.last, second.last) - max(first.first, second.first)
    return shared > 0 and shared * 2 >= min(first.last - first.first, second.last - second.first)
