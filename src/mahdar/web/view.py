"""The register as a reader sees it, in one interface language: names, quotations with their place, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from mahdar.model import (
    Agreement,
    Annotation,
    Article,
    Commitment,
    Disagreement,
    Entity,
    Event,
    Evidence,
    Figure,
    Happening,
    LedgerLine,
    Link,
    Office,
    Point,
    Series,
    Span,
    Statement,
)
from mahdar.store import Row
from mahdar.web.catalog import Catalog
from mahdar.web.material import Material
from mahdar.web.utterances import Occasion, Utterances, Version

CONTEXT = 70
"""Code points shown before and after a quotation."""
MODES = Literal["video", "in-person"]
_COUNTED = re.compile(r"(\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?)(?: ([a-z-]+))?")
"""A figure as the register writes it: `2500 soldiers`, `3-9 files`."""
_NUMERIC = "0123456789٠١٢٣٤٥٦٧٨٩.,٬٫ "


class Quote(NamedTuple):
    """Words of an article with what stands around them and where to read on."""

    before: str
    exact: str
    after: str
    doc: str
    page: str
    anchor: str
    outlet: str | None
    published: str | None
    inferred: bool
    copy_of: str | None
    """The outlet whose text this article repeats, or its file's name."""


class Hop(NamedTuple):
    """One hop of a chain of sources, as shown."""

    name: str
    anonymity: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, as shown."""

    id: str
    actor: str | None
    """The register's id of the speaker, if it has an entry."""
    speaker: str | None
    office: str | None
    """The title that this article gives the speaker, in its words."""
    quote: Quote
    hops: tuple[Hop, ...]
    record: Statement
    versions: tuple[Version, ...]
    """The same utterance in other places."""
    occasion: Occasion | None
    """What it is a part of, with what else its speaker said there."""


_FIRST = 6
"""Words of an account that stand for it in a heading."""


class View:
    """Looks things up for the templates."""

    def __init__(self, material: Material, catalog: Catalog) -> None:
        self.t = catalog
        self.register = register = material.register
        self.problems = material.problems
        self.rows = material.rows
        self.articles = {a.doc: a for a in material.articles}
        self.pages = {a.doc: f"{n:03d}.html" for n, a in enumerate(material.articles, 1)}
        self.entities: dict[str, Entity] = {e.id: e for e in register.entities}
        self.links = {(doc, local): entity for doc, local, entity in register.links}
        self.happenings: dict[str, Happening] = {h.id: h for h in (*register.rounds, *register.happenings)}
        self.series: dict[str, Series] = {s.id: s for s in register.series}
        self.ledger: dict[str, LedgerLine] = {line.id: line for line in register.ledger}
        self.clashes: dict[tuple[str, str], Disagreement] = {(d.subject, d.slot): d for d in register.disagreements}
        self.copies = dict(register.copies)
        self.offices = self._find_offices()
        self.utterances = Utterances(register.utterances, self.articles, self.rows)
        self.places: dict[str, str] = {}
        """Public id → `page.html#id`, filled when the pages are laid out."""
        self.cited: dict[str, set[Span]] = {}
        """What was quoted on pages so far, by article: the reader has an anchor at each."""

    def _find_offices(self) -> dict[tuple[str, str], str]:
        """(doc, person) → the first title that the article gives the person."""
        found: dict[tuple[str, str], str] = {}
        for doc, rows in self.rows.items():
            for row in rows:
                if isinstance(row.annotation, Office) and row.annotation.person:
                    person = self.entity(doc, row.annotation.person) or ""
                    found.setdefault((doc, person), self.articles[doc].text[slice(*row.annotation.title_span)])
        return found

    # names

    def entity(self, doc: str, local: str | None) -> str | None:
        """The register's id of an article's entity."""
        return None if local is None else self.links.get((doc, local), local)

    def name(self, entity: str | None) -> str:
        """An entity's name in the interface language; words for an unnamed source."""
        if entity is None:
            return self.t("unknown")
        known = self.entities.get(entity)
        if known is None:
            return entity.removeprefix("src:").removeprefix("per:").partition("@")[0]
        return known.name if self.t.lang == "ar" or not known.en else known.en

    def guessed(self, entity: str | None) -> bool:
        """Whether the name shown is a romanisation."""
        known = self.entities.get(entity or "")
        return bool(known and known.en_guessed and self.t.lang == "en" and known.en)

    def happening(self, item: Happening) -> str:
        """What a happening is called."""
        if item.number is not None:
            return self.t("round", ordinal=self.t.ordinal(item.number))
        return self.t.label("event", item.type)

    def about(self, found: Disagreement | Agreement) -> str:
        """What a disagreement or agreement is about; where that has no entry, what its words are of."""
        known = self.subject(found.subject)
        evidence = found.evidence if isinstance(found, Agreement) else [e for s in found.sides for e in s.evidence]
        if self._counts(found):
            return self._describe(evidence, (Figure,)) or known
        if known != found.subject:
            return known
        return self._describe(evidence, (Event, Commitment)) or self._begin(next(iter(evidence), None)) or known

    def subject(self, subject: str) -> str:
        """What an id names, or a question's words."""
        if subject in self.happenings:
            happening = self.happenings[subject]
            return self.happening(happening) if happening.number is not None else self._dated(happening)
        if subject in self.entities:
            return self.name(subject)
        if subject in self.series:
            return self.series[subject].label
        if subject in self.ledger:
            return self.t.label("pledge", self.ledger[subject].type)
        question, _, thing = subject.partition(":")
        if f"question.{question}" in self.t.strings:
            asked = self.t.label("question", question)
            return f"{self.name(thing)}: {asked}" if thing else asked
        return subject.removeprefix("topic:").replace("_", " ")

    def _describe(self, evidence: Iterable[Evidence], kinds: tuple[type[Annotation], ...]) -> str:
        """What is counted, done or undertaken in most of the words, the first of equals."""
        names: Counter[str] = Counter()
        for doc, span in evidence:
            rows = [r for r in self.rows.get(doc, ()) if r.start < span.end and r.end > span.start]
            found = (self._name_record(doc, r.annotation) for r in rows if isinstance(r.annotation, kinds))
            names.update([*dict.fromkeys(found)])
        return max(names, key=lambda name: names[name], default="")

    def _begin(self, evidence: Evidence | None) -> str:
        """The first words of what a side shows, where they hold nothing that has a name."""
        if evidence is None:
            return ""
        words = self.articles[evidence.doc].text[slice(*evidence.span)].split()
        return " ".join(words[:_FIRST]) + (" …" if len(words) > _FIRST else "")

    def _name_record(self, doc: str, record: Annotation) -> str:
        if isinstance(record, Figure):
            words = self.articles[doc].text[slice(*(record.of or record.span))]
            return words.lstrip(_NUMERIC) or words
        return self.t.label("event" if isinstance(record, Event) else "pledge", getattr(record, "type", None))

    def _dated(self, happening: Happening) -> str:
        date = f" ({self.t.date(happening.date)})" if happening.date else ""
        return self.happening(happening) + date

    def value(self, slot: str, value: str) -> str:
        """A claim's value in words."""
        if value in self.entities:
            return self.name(value)
        if value in self.happenings:
            other = self.happenings[value]
            return " · ".join(filter(None, (self.happening(other), other.date and self.t.date(other.date))))
        if slot in ("date", "deadline"):
            return self.t.date(value)
        if counted := _COUNTED.fullmatch(value):
            unit = f" {counted[2]}" if counted[2] and self.t.lang == "en" else ""
            return "–".join(self.t.number(Decimal(n)) for n in counted[1].split("-")) + unit
        for group in ("mode", "modality", "polarity", "status", "event", "pledge", "act"):
            named = self.t.label(group, value)
            if named != value:
                return named
        return value

    def amount(self, figure: Figure | Point) -> str:
        """`about 2,500`, `3–9`, `more than 40`; a vague count without bounds has no number to show."""
        value, low, high = figure.value, figure.low, figure.high
        if value is not None:
            number = self.t.number(value)
        elif low is not None and high is not None:
            return f"{self.t.number(low)}–{self.t.number(high)}"
        elif low is not None:
            return self.t("qualifier.at-least", value=self.t.number(low))
        elif high is not None:
            return self.t("qualifier.at-most", value=self.t.number(high))
        else:
            return self.t("no_value")
        return self.t(f"qualifier.{figure.qualifier}", value=number)

    def slot(self, found: Disagreement | Agreement) -> str:
        """What the accounts give different values of; a place beside a mode is a question of both."""
        sides = found.sides if isinstance(found, Disagreement) else ()
        if found.slot == "place" and any(side.value in get_args(MODES) for side in sides):
            return self.t.label("slot", "place-or-mode")
        return self.t("slot.figure") if self._counts(found) else self.t.label("slot", found.slot)

    def _counts(self, found: Disagreement | Agreement) -> bool:
        """Whether it is about a number: its slot says so, or is the unit of what is counted."""
        values = [found.value] if isinstance(found, Agreement) else [side.value for side in found.sides]
        named = f"slot.{found.slot}" in self.t.strings
        return found.slot == "figure" or (not named and all(_COUNTED.fullmatch(value) for value in values))

    def link(self, name: str | None) -> str | None:
        """Where an entry is shown, relative to the language's folder."""
        return self.places.get(name or "")

    def title(self, doc: str) -> str:
        """An article's title, or its file's name where it has none."""
        article = self.articles[doc]
        return article.text[slice(*article.title)] if article.title else article.doc

    # words

    def quote(self, evidence: Evidence | tuple[str, Span]) -> Quote:
        """Words of an article, with their surroundings."""
        doc, span = evidence
        article = self.articles[doc]
        text, published = article.text, article.published
        self.cited.setdefault(doc, set()).add(span)
        original = self.articles.get(self.copies.get(doc, ""))
        return Quote(
            before=_before(text, span.start),
            exact=text[span.start : span.end],
            after=_after(text, span.end),
            doc=doc,
            page=f"articles/{self.pages[doc]}",
            anchor=anchor(span),
            outlet=article.outlet,
            published=published.day.isoformat() if published.day else None,
            inferred=published.how == "inferred",
            copy_of=(original.outlet or original.doc) if original else None,
        )

    def quotes(self, evidence: Iterable[Evidence]) -> list[Quote]:
        """Quotations by day and article, each stretch of words once."""
        kept = sorted(e for e in set(evidence) if e.doc in self.articles)
        return sorted((self.quote(e) for e in kept), key=lambda q: q.published or "9999")

    def said(self, doc: str, row: Row, record: Statement) -> Said:
        """A statement with its speaker's name and its chain."""
        article = self.articles[doc]
        entity = self.entity(doc, record.speaker)
        words = article.text[slice(*record.speaker_span)] if record.speaker_span else None
        return Said(
            id=row.public,
            actor=entity if entity in self.entities else None,
            speaker=self.name(entity) if entity in self.entities else words,
            office=self.offices.get((doc, entity)) if entity else None,
            quote=self.quote((doc, record.span)),
            hops=tuple(self.hop(doc, link) for link in record.chain),
            record=record,
            versions=self.utterances.versions(row.public),
            occasion=self.utterances.occasion(row.public),
        )

    def hop(self, doc: str, link: Link) -> Hop:
        """One hop of a chain: the entity's name, or the words that the text has for it."""
        entity = self.entity(doc, link.source)
        if entity not in self.entities and link.span:
            return Hop(self.articles[doc].text[slice(*link.span)], link.anonymity, link.reason)
        return Hop(self.name(entity), link.anonymity, link.reason)

    def statements(self, doc: str) -> list[Said]:
        """An article's statements in the order of its text."""
        return [self.said(doc, row, row.annotation) for row in self.rows[doc] if isinstance(row.annotation, Statement)]

    # counts

    @cached_property
    def unresolved(self) -> int:
        """Statements whose speaker could not be resolved."""
        found = (row.annotation for rows in self.rows.values() for row in rows)
        return sum(isinstance(x, Statement) and x.speaker is None for x in found)

    @cached_property
    def single_figures(self) -> list[tuple[str, Row, Figure]]:
        """Figures that stand in no series, by article; the numbers of rounds are none."""
        known = {p.evidence for s in self.register.series for p in s.points}
        return [
            (doc, row, record)
            for doc, rows in self.rows.items()
            for row in rows
            if isinstance(record := row.annotation, Figure)
            and not record.unit.endswith("-ordinal")
            and Evidence(doc, record.span) not in known
        ]

    @cached_property
    def undated(self) -> list[Article]:
        """Articles whose day of publication is not known."""
        return [a for a in self.articles.values() if a.published.day is None]

    @cached_property
    def period(self) -> tuple[str | None, str | None]:
        """First and last day of publication."""
        days = sorted(a.published.day for a in self.articles.values() if a.published.day)
        return (days[0].isoformat(), days[-1].isoformat()) if days else (None, None)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How much of everything there is."""
        kinds = Counter(row.annotation.kind for rows in self.rows.values() for row in rows)
        register = self.register
        return {
            "articles": len(self.articles),
            "outlets": len({a.outlet for a in self.articles.values() if a.outlet}),
            "rounds": len(register.rounds),
            "happenings": len(register.happenings),
            "actors": sum(e.type in ("PER", "ORG", "GROUP") for e in register.entities),
            "statements": kinds["statement"],
            "commitments": len(register.ledger),
            "figures": sum(len(s.points) for s in register.series) + len(self.single_figures),
            "disagreements": len(register.disagreements),
        }


def anchor(span: Span) -> str:
    """The id of a stretch of words on its article's page."""
    return f"c{span.start}-{span.end}"


def _before(text: str, start: int) -> str:
    first = max(0, start - CONTEXT)
    words = text[first:start]
    line = words.rfind("\n") + 1
    if line or not first:
        return words[line:]
    return words.partition(" ")[2]


def _after(text: str, end: int) -> str:
    words, line, _ = text[end : end + CONTEXT].partition("\n")
    if line or end + CONTEXT >= len(text):
        return words
    return words.rpartition(" ")[0]
