"""When an article appeared, where it prints no date: from its own words for days, and from what others date.

Every clue votes for days. The article's weekdays vote together with a bound (a caption's or a tweet's day): what begins
on a Wednesday and was spoken of on a Wednesday appeared on one. Other articles vote by the happenings they share: who
writes "yesterday" of a meeting that another dates to the 23rd appeared on the 24th. A day is taken only when its votes
are enough and clearly more than any other's; otherwise the date stays open.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mahdar.lang.function import load_function_words
from mahdar.lang.verbs import Verbs, load_verbs
from mahdar.model import Annotated, Event, Published, Span
from mahdar.register.choices import Choices
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import read_days
from mahdar.register.deixis import Named, read_named_days
from mahdar.register.entities import Names, compile_entities

_ENOUGH, _MARGIN = 1.9, 0.45
_BOUND_REACH = 6
"""Days after a bound within which the weekday that the article speaks of is looked for."""
_LEAD = 2
"""Lines of prose at the head that hold the news itself."""


class Clue(NamedTuple):
    """Votes for days of publication, and why, for a reader."""

    votes: tuple[tuple[dt.date, float], ...]
    reason: str


class Fact(NamedTuple):
    """What an article dates: who and what takes part, and the words."""

    day: dt.date | None
    """None for what a dated article tells as fresh news."""
    named: Named | None
    people: frozenset[str]
    process: frozenset[str]
    numbers: frozenset[int]
    lead: bool
    span: Span


def infer_published(annotated: Iterable[Annotated]) -> dict[str, Published]:
    """Publication days of articles that do not print one, where they can be told.

    Returns:
        By document, only those inferred; `how` is "inferred" and `reason` names the documents and the words.
    """
    corpus = Corpus(annotated)
    open_ = [d for d in corpus if d.published is None]
    if not open_:
        return {}
    names = compile_entities(corpus, Choices())
    index = _Facts(corpus, names)
    told = {}
    for document in open_:
        published = _infer(document, index.clues(document))
        if published is not None:
            told[document.doc] = published
    return told


def _infer(document: Document, clues: Sequence[Clue]) -> Published | None:
    old = document.article.published
    votes: Counter[dt.date] = Counter()
    for clue in (*_own_clues(document), *clues):
        for day, weight in clue.votes:
            votes[day] += weight  # type: ignore[assignment]
    low, high = old.not_before or dt.date.min, old.not_after or dt.date.max
    ranked = sorted((d for d in votes if low <= d <= high), key=lambda d: (-votes[d], d))
    if not ranked or votes[ranked[0]] < _ENOUGH:
        return None
    day = ranked[0]
    if len(ranked) > 1 and votes[day] - votes[ranked[1]] < _MARGIN:
        return None
    reasons = [c.reason for c in (*_own_clues(document), *clues) if any(d == day and w > 0 for d, w in c.votes)]
    return Published(
        day=day,
        how="inferred",
        reason="; ".join(dict.fromkeys(reasons)),
        not_before=old.not_before,
        not_after=old.not_after,
        bound_span=old.bound_span,
    )


def _own_clues(document: Document) -> list[Clue]:
    """What the article's own weekdays and its bound say."""
    bound = document.article.published.not_before
    if bound is None:
        return []
    words = document.quote(document.article.published.bound_span) if document.article.published.bound_span else ""
    tweet = "tweet" in document.article.published.reason
    near = ((bound, 1.5), (bound + dt.timedelta(days=1), 0.7)) if tweet else ()
    clues = [Clue(near, f"its newest dated part is of {bound} ({words})")] if near else []
    scores: Counter[int] = Counter()
    spoken = []
    for named in read_named_days(document):
        if named.weekday is None or named.side == "bare":
            continue
        spoken.append(document.quote(named.span))
        for weekday in range(7):
            scores[weekday] += named.suits(weekday)  # type: ignore[assignment]
    if not scores:
        return clues
    ranked = sorted(scores, key=lambda d: (-scores[d], d))
    best = [d for d in ranked if scores[d] > scores[ranked[0]] - 0.15]
    if len(best) == 1 and scores[best[0]] >= 1.2:
        day = next(d for d in (bound + dt.timedelta(days=n) for n in range(_BOUND_REACH + 1)) if d.weekday() == best[0])
        said = "، ".join(dict.fromkeys(spoken))
        reason = f"the weekdays it names ({said}) fit the first {day:%A} from {bound} on ({words})"
        clues.append(Clue(((day, 2.0),), reason))
    return clues


class _Facts:
    """Facts of the dated articles, by the people and processes in them."""

    def __init__(self, corpus: Corpus, names: Names) -> None:
        self._corpus, self._names = corpus, names
        self._dated: dict[str, list[tuple[str, Fact]]] = defaultdict(list)
        self._common = {e.id for e in names.entities if e.type not in ("PER", "EVENT")}
        for document in corpus:
            if document.published is not None:
                for fact in self._read(document, document.published):
                    for key in (*fact.people, *fact.process):
                        self._dated[key].append((document.doc, fact))

    def clues(self, document: Document) -> list[Clue]:
        """Votes of the dated articles on an undated one, the best of each pair of words and articles."""
        best: dict[tuple[Span, str], Clue] = {}
        for fact in self._read(document, None):
            for doc, other in self._alike(fact):
                clue = self._compare(document, fact, doc, other)
                old = best.get((fact.span, doc))
                if clue is not None and (old is None or _force(clue) > _force(old)):
                    best[fact.span, doc] = clue
        return [best[key] for key in sorted(best)]

    def _alike(self, fact: Fact) -> list[tuple[str, Fact]]:
        found = {}
        for key in sorted((*fact.people, *fact.process)):
            for doc, other in self._dated[key][:400]:
                if _likeness(fact, other):
                    found[doc, other.span, other.day] = (doc, other)
        return [found[key] for key in sorted(found, key=str)]

    def _compare(self, document: Document, fact: Fact, doc: str, other: Fact) -> Clue | None:
        words, theirs = document.quote(fact.span), self._corpus[doc].quote(other.span)
        published = self._corpus[doc].published
        if published is None:
            return None
        if other.day is not None and fact.named is not None:
            votes = fact.named.fits(other.day)
            reason = f"{words} here is {other.day} in {doc} ({theirs})"
        elif other.day is not None:
            votes = [(other.day, 1.0), (other.day + dt.timedelta(days=1), 0.9)]
            reason = f"tells as news what {doc} dates {other.day} ({theirs})"
        elif fact.named is not None and fact.named.distance is not None:
            happened = [(published, 1.0), (published - dt.timedelta(days=1), 1.0)]
            votes = [(day, w) for when, w in happened for day, _ in fact.named.fits(when)]
            reason = f"{words} here was news in {doc} of {published}"
        else:
            return None
        likeness = _likeness(fact, other)
        return Clue(tuple((day, weight * likeness) for day, weight in votes), reason) if votes else None

    def _read(self, document: Document, published: dt.date | None) -> list[Fact]:
        """Facts of an article: one for each day named, one for each piece of fresh news without a day."""
        days = [(n.span, n, n.resolve(published) if published else None) for n in read_named_days(document)]
        taken = [span for span, _, _ in days]
        for time in document.times:
            when = read_days(time.value) if time.type == "DATE" else None
            overlaps = any(s.start < time.span.end and time.span.start < s.end for s in taken)
            if when is not None and when.precision == 10 and not overlaps and (published or time.anchor is None):
                days.append((time.span, None, when.first))  # type: ignore[arg-type]
        facts = []
        lead = _lead_end(document)
        for span, named, day in sorted(days, key=lambda row: row[0]):
            if (published is None and named is None) or (published is not None and day is None):
                continue
            people, process, numbers = self._around(document, span, [s for s, _, _ in days])
            if people or process:
                facts.append(Fact(day, named, people, process, numbers, span.start < lead, span))
        verbs = load_verbs(document.article.lang)
        for sentence in document.sentences:
            told = any(sentence.start <= s.start < sentence.end for s, _, _ in days)
            if not told and _is_news(document, sentence, verbs):
                people, process, numbers = self._around(document, sentence, [sentence])
                if len(people) >= 2 or (process and (numbers or sentence.start < lead)):
                    facts.append(Fact(None, None, people, process, numbers, sentence.start < lead, sentence))
        return facts

    def _around(
        self, document: Document, span: Span, rivals: Sequence[Span]
    ) -> tuple[frozenset[str], frozenset[str], frozenset[int]]:
        """Who and what stands in the sentence and nearer to the span than to any other of `rivals`."""
        sentence = document.sentence(span.start)

        def nearest(place: Span) -> bool:
            inside = sentence.start <= place.start < sentence.end
            return inside and min(rivals, key=lambda r: (_gap(r, place), r)) == span

        people: set[str] = set()
        process: set[str] = set()
        for mention in document.mentions:
            if mention.span.start >= sentence.end:
                break
            if mention.type == "PER" and nearest(mention.span):
                people.add(self._names(document.doc, mention.entity))
            elif mention.type == "EVENT" and sentence.start <= mention.span.start:
                process.add(self._names(document.doc, mention.entity))
        numbers = _round_numbers(e for e in document.events if nearest(e.span))
        if process and not numbers:  # the round that the article is about is the latest that it names
            numbers = {max(_round_numbers(document.events), default=0)} - {0}
        return frozenset(people), frozenset(process), frozenset(numbers)


def _round_numbers(events: Iterable[Event]) -> set[int]:
    rounds = (e for e in events if e.type == "dialogue-round")
    return {int(s.value) for e in rounds for s in e.slots if s.name == "number" and s.value.isdigit()}


def _is_news(document: Document, sentence: Span, verbs: Verbs) -> bool:
    """Whether the sentence tells something as done: its first finite verb is a past one other than the auxiliary.

    A sentence that opens with what may be a verb opens with a verb.
    """
    first, last = document.reading.tokens_in(sentence)
    function = load_function_words(document.article.lang)
    for index in range(first, last):
        token = document.reading.tokens[index]
        form = verbs.finite(token.key) if token.kind == "word" else None
        if form is None and index == first:
            form = next((f for f in verbs.analyse(token.key) if f.finite), None)
        if form is not None:
            return form.part == "past" and token.key[form.start :] not in function
    return False


def _gap(first: Span, second: Span) -> int:
    return max(0, first.start - second.end, second.start - first.end)


def _lead_end(document: Document) -> int:
    lines = [p.span for p in document.article.parts if p.role == "paragraph"]
    return lines[min(_LEAD, len(lines)) - 1].end if lines else 400


def _likeness(first: Fact, second: Fact) -> float:
    """How far two facts may be of one happening: two people in common, one round, or the news of one process."""
    if len(first.people & second.people) >= 2:
        return 1.0
    if not first.process & second.process or not ((first.lead and second.lead) or first.people & second.people):
        return 0.0
    if first.numbers and second.numbers:
        return 1.0 if first.numbers & second.numbers else 0.45  # outlets do number one round differently
    return 0.6


def _force(clue: Clue) -> float:
    return max(weight for _, weight in clue.votes)
