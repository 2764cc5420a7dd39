"""Small annotated articles, made by hand: annotations are given by their words, spans are found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

import pytest

from mahdar.model import (
    Annotated,
    Annotation,
    Article,
    Commitment,
    Event,
    Figure,
    Link,
    Mention,
    Office,
    Part,
    Participant,
    Published,
    Slot,
    Span,
    Statement,
    Time,
    make_sha256,
)
from mahdar.text.fold import fold_words


class Draft:
    """An article being annotated."""

    def __init__(self, doc: str, text: str, day: str | None = None, *, not_before: str | None = None) -> None:
        self.doc, self.text = doc, text
        self.annotations: list[Annotation] = []
        self.published = Published(
            day=dt.date.fromisoformat(day) if day else None,
            how="printed" if day else "bound" if not_before else "unknown",
            not_before=dt.date.fromisoformat(not_before) if not_before else None,
            reason="an embedded tweet is dated" if not_before else "",
        )

    def span(self, words: str, nth: int = 0) -> Span:
        """Where the words stand for the n-th time."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def mention(self, words: str, kind: str, entity: str | None = None, name: str | None = None, nth: int = 0) -> Draft:
        full = name or words
        local = entity or f"{kind.lower()}:{' '.join(fold_words(full))}"
        self.annotations.append(Mention(span=self.span(words, nth), by="test", type=kind, entity=local, name=full))  # type: ignore[arg-type]
        return self

    def person(self, words: str, name: str | None = None, nth: int = 0) -> Draft:
        return self.mention(words, "PER", None, name, nth)

    def place(self, words: str, entity: str, nth: int = 0) -> Draft:
        return self.mention(words, "GPE", entity, nth=nth)

    def process(self, words: str, nth: int = 0) -> Draft:
        return self.mention(words, "EVENT", nth=nth)

    def time(self, words: str, value: str, mod: str | None = None, *, relative: bool = False, nth: int = 0) -> Draft:
        anchor = "publication" if relative else None
        self.annotations.append(
            Time(span=self.span(words, nth), by="test", type="DATE", value=value, mod=mod, anchor=anchor)  # type: ignore[arg-type]
        )
        return self

    def office(self, words: str, person: str | None, role: str, of: str | None, *, title: str | None = None) -> Draft:
        local = f"per:{' '.join(fold_words(person))}" if person else None
        span = self.span(words)
        self.annotations.append(
            Office(span=span, by="test", person=local, title=title or words, title_span=span, role=role, of=of)
        )
        return self

    def figure(self, words: str, value: str, unit: str, whose: str | None = None, qualifier: str = "exact") -> Draft:
        self.annotations.append(
            Figure(span=self.span(words), by="test", value=Decimal(value), unit=unit, whose=whose, qualifier=qualifier)  # type: ignore[arg-type]
        )
        return self

    def event(
        self,
        words: str,
        kind: str,
        modality: str = "happened",
        parties: Iterable[str] = (),
        slots: Iterable[tuple[str, str, str]] = (),
        clause: str | None = None,
        lemma: str = "",
    ) -> Draft:
        self.annotations.append(
            Event(
                span=self.span(words),
                by="test",
                lemma=lemma,
                type=kind,  # type: ignore[arg-type]
                modality=modality,  # type: ignore[arg-type]
                participants=tuple(Participant(p, "party", None) for p in parties),
                slots=tuple(Slot(name, value, self.span(shown)) for name, value, shown in slots),  # type: ignore[arg-type]
                clause=self.span(clause) if clause else None,
            )
        )
        return self

    def round(self, words: str, modality: str = "happened", slots: Iterable[tuple[str, str, str]] = ()) -> Draft:
        return self.event(words, "dialogue-round", modality, (), slots)

    def statement(
        self, words: str, speaker: str, act: str = "assert", lemma: str = "قال", date: str | None = None, by: str = ""
    ) -> Draft:
        span = self.span(words)
        shown = self.span(by) if by else None
        self.annotations.append(
            Statement(
                span=span,
                by="test",
                parts=(span,),
                speaker=speaker,
                speaker_span=shown,
                cue=(),
                lemma=lemma,
                mode="indirect",
                chain=(Link(speaker, shown, "named"),),
                act=act,  # type: ignore[arg-type]
                date=date,
            )
        )
        return self

    def commitment(
        self,
        words: str,
        kind: str,
        parties: Iterable[str],
        deadline: str | None = None,
        status: str = "pledged",
        *,
        condition: str = "",
        deferred: str = "",
    ) -> Draft:
        self.annotations.append(
            Commitment(
                condition=self.span(condition) if condition else None,
                deadline_deferred=self.span(deferred) if deferred else None,
                span=self.span(words),
                by="test",
                parties=tuple(parties),
                type=kind,  # type: ignore[arg-type]
                deadline=deadline,
                status=status,  # type: ignore[arg-type]
            )
        )
        return self

    def made(self) -> Annotated:
        """The annotated article; every line is a paragraph."""
        parts, at = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                parts.append(Part(role="paragraph", span=Span(at, at + len(line)), by="test"))
            at += len(line) + 1
        article = Article(
            doc=self.doc,
            text=self.text,
            sha256=make_sha256(self.text),
            parts=tuple(parts),
            published=self.published,
        )
        ordered = sorted(self.annotations, key=lambda a: (a.span.start, a.span.end, a.kind))
        return Annotated(article=article, annotations=tuple(ordered))


@pytest.fixture
def draft() -> type[Draft]:
    """Makes an article: `draft("a.txt", text, "2024-05-06").person("...").made()`."""
    return Draft
