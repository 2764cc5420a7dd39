"""The annotated articles, in one order, with the look-ups that every section needs."""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from mahdar.model import Annotated, Article, Commitment, Event, Evidence, Figure, Mention, Office, Span, Statement, Time
from mahdar.register.words import Words
from mahdar.text.reading import Reading

A = TypeVar("A", Time, Mention, Office, Figure, Statement, Event, Commitment)


class Readings:
    """Readings of the articles used last. To read one again costs about a millisecond, to keep one 60 kB."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._kept: OrderedDict[str, Reading] = OrderedDict()

    def get(self, article: Article) -> Reading:
        """The article's reading."""
        known = self._kept.get(article.doc)
        if known is None:
            known = self._kept[article.doc] = Reading(article)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(article.doc)
        return known


class Document:
    """One article with its annotations by kind."""

    def __init__(self, annotated: Annotated, readings: Readings) -> None:
        self._readings = readings
        self.article = annotated.article
        self.doc = annotated.article.doc
        self.text = annotated.article.text
        self.published: dt.date | None = annotated.article.published.day
        self._annotations = annotated.annotations
        self.times = self._of(Time)
        self.mentions = self._of(Mention)
        self.offices = self._of(Office)
        self.figures = self._of(Figure)
        self.statements = self._of(Statement)
        self.events = self._of(Event)
        self.commitments = self._of(Commitment)

    def _of(self, kind: type[A]) -> list[A]:
        return [a for a in self._annotations if isinstance(a, kind)]

    @property
    def reading(self) -> Reading:
        """Tokens and sentences; those of the documents used last are kept."""
        return self._readings.get(self.article)

    @cached_property
    def words(self) -> Words:
        """The words, packed and kept."""
        return Words(self.reading)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Spans of the sentences of title and prose."""
        return self.words.sentences

    @cached_property
    def _starts(self) -> array[int]:
        return array("l", (s.start for s in self.sentences))

    def sentence(self, offset: int) -> Span:
        """The sentence that holds the code point; a span of no width where none does (a line of noise)."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return Span(offset, offset)

    @cached_property
    def statement_at(self) -> dict[str, Statement]:
        """Statements by their place id."""
        return {f"statement:{s.span.start}-{s.span.end}": s for s in self.statements}

    def keys(self, span: Span) -> list[str]:
        """Folded words of the span, signs and line ends left out."""
        words = self.words
        first, last = words.at(span)
        return [words.keys[n] for n in range(first, last) if words.kinds[n] in "wln"]

    def evidence(self, span: Span) -> Evidence:
        """The span as evidence."""
        return Evidence(self.doc, span)

    def quote(self, span: Span) -> str:
        """The source words of the span."""
        return self.text[span.start : span.end]

    def hull(self, first: Span, second: Span, limit: int = 140) -> Span:
        """Both spans and what stands between them, if they stand in one sentence and near; else the second alone."""
        whole = Span(min(first.start, second.start), max(first.end, second.end))
        sentence = self.sentence(first.start)
        inside = sentence.start <= whole.start and whole.end <= sentence.end
        return whole if inside and whole.end - whole.start <= limit else second


class Corpus:
    """All documents ordered by name. Where one name is given twice, the first by text hash stays."""

    def __init__(self, annotated: Iterable[Annotated]) -> None:
        ordered: Sequence[Annotated] = sorted(annotated, key=lambda a: (a.article.doc, a.article.sha256))
        self.documents: dict[str, Document] = {}
        readings = Readings()
        for item in ordered:
            if item.article.doc not in self.documents:
                self.documents[item.article.doc] = Document(item, readings)
        self.origin: dict[str, str] = {doc: doc for doc in self.documents}
        """The document that each one is a copy of, itself where it is none."""

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents.values())

    def __getitem__(self, doc: str) -> Document:
        return self.documents[doc]

    def origins(self, evidence: Iterable[Evidence]) -> int:
        """How many independent origins stand behind the evidence."""
        return len({self.origin.get(e.doc, e.doc) for e in evidence})
