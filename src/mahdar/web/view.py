"""The register prepared for pages: names, quotations with their place, and lists in the order a reader wants them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mahdar.model import (
    Annotated,
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
    Problem,
    Register,
    Series,
    Span,
    Statement,
    Tenure,
    public_id,
)
from mahdar.web.catalog import Catalog

CONTEXT = 70
"""Code points shown before and after a quotation."""


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


class Hop(NamedTuple):
    """One hop of a chain of sources, as shown."""

    name: str
    anonymity: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, as shown."""

    id: str
    speaker: str | None
    speaker_words: str | None
    quote: Quote
    hops: tuple[Hop, ...]
    record: Statement


class View:
    """Looks things up for the templates, in one interface language."""

    def __init__(
        self, annotated: Sequence[Annotated], register: Register, problems: Sequence[Problem], catalog: Catalog
    ) -> None:
        self.annotated = sorted(annotated, key=lambda a: (_order(a.article), a.article.doc))
        self.register = register
        self.problems = problems
        self.t = catalog
        self.articles: dict[str, Article] = {a.article.doc: a.article for a in annotated}
        self.pages = {a.article.doc: f"{n:03d}.html" for n, a in enumerate(self.annotated, 1)}
        self.entities: dict[str, Entity] = {e.id: e for e in register.entities}
        self.links = {(doc, local): entity for doc, local, entity in register.links}
        self.happenings: dict[str, Happening] = {h.id: h for h in (*register.rounds, *register.happenings)}
        self.series: dict[str, Series] = {s.id: s for s in register.series}
        self.ledger: dict[str, LedgerLine] = {line.id: line for line in register.ledger}

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
            return entity.split(":", 1)[-1]
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

    def subject(self, subject: str) -> str:
        """What a disagreement or agreement is about."""
        if subject in self.happenings:
            return self.happening(self.happenings[subject])
        if subject in self.entities:
            return self.name(subject)
        if subject in self.series:
            return self.series[subject].label
        if subject in self.ledger:
            return self.t.label("pledge", self.ledger[subject].type)
        return subject.split(":", 1)[-1]

    def value(self, slot: str, value: str) -> str:
        """A claim's value in words."""
        if value in self.entities:
            return self.name(value)
        if slot in ("date", "deadline"):
            return self.t.date(value)
        for group in ("mode", "modality", "status", "event", "pledge", "act"):
            named = self.t.label(group, value)
            if named != value:
                return named
        return value

    # words

    def quote(self, evidence: Evidence | tuple[str, Span]) -> Quote:
        """Words of an article, with their surroundings."""
        doc, span = evidence
        article = self.articles[doc]
        text, published = article.text, article.published
        first = max(0, span.start - CONTEXT)
        before = text[first : span.start]
        after = text[span.end : span.end + CONTEXT]
        before = before[before.rfind("\n") + 1 :]
        after = after.partition("\n")[0]
        if first and len(before) == CONTEXT:
            before = before.partition(" ")[2]
        if len(after) == CONTEXT:
            after = after.rpartition(" ")[0]
        return Quote(
            before=before,
            exact=text[span.start : span.end],
            after=after,
            doc=doc,
            page=f"articles/{self.pages[doc]}",
            anchor=f"c{span.start}",
            outlet=article.outlet,
            published=published.day.isoformat() if published.day else None,
            inferred=published.how == "inferred",
        )

    def quotes(self, evidence: Iterable[Evidence]) -> list[Quote]:
        """Quotations by day and outlet, each stretch of words once."""
        kept = dict.fromkeys(evidence)
        made = [self.quote(e) for e in kept if e.doc in self.articles]
        return sorted(made, key=lambda q: (q.published or "9999", q.doc, int(q.anchor[1:])))

    def said(self, doc: str, record: Statement) -> Said:
        """A statement with its speaker's name and its chain."""
        article = self.articles[doc]
        entity = self.entity(doc, record.speaker)
        words = article.text[slice(*record.speaker_span)] if record.speaker_span else None
        named = self.name(entity) if entity in self.entities else words
        return Said(
            id=statement_id(article, record),
            speaker=named,
            speaker_words=words,
            quote=self.quote((doc, record.span)),
            hops=tuple(self._hop(doc, link) for link in record.chain),
            record=record,
        )

    def _hop(self, doc: str, link: Link) -> Hop:
        entity = self.entity(doc, link.source)
        if entity in self.entities:
            name = self.name(entity)
        elif link.span:
            name = self.articles[doc].text[slice(*link.span)]
        else:
            name = self.name(entity)
        return Hop(name, link.anonymity, link.reason)

    # lists

    def statements(self) -> list[Said]:
        """Every statement, by article and place."""
        return [
            self.said(a.article.doc, record)
            for a in self.annotated
            for record in a.annotations
            if isinstance(record, Statement)
        ]

    def timeline(self) -> tuple[list[Happening], list[Happening]]:
        """Happenings with a day, month or year, in order; and those without."""
        everything = [*self.register.rounds, *self.register.happenings]
        dated = [h for h in everything if h.date and h.date[:1].isdigit()]
        dated.sort(key=lambda h: ((h.date or "") + "-99"[: 11 - len(h.date or "")], h.number or 0, h.id))
        return dated, [h for h in everything if not (h.date and h.date[:1].isdigit())]

    def actors(self) -> list[tuple[Entity, list[Tenure]]]:
        """Persons and bodies that hold an office or are named often, most named first."""
        tenures: dict[str, list[Tenure]] = {}
        for tenure in self.register.tenures:
            tenures.setdefault(tenure.person, []).append(tenure)
        shown = [e for e in self.register.entities if e.type in ("PER", "ORG", "GROUP")]
        shown.sort(key=lambda e: (e.type != "PER", -len(e.mentions), e.name, e.id))
        return [(e, tenures.get(e.id, [])) for e in shown]

    def clashes(self) -> list[Disagreement]:
        """Disagreements, those that cannot both hold first."""
        return sorted(self.register.disagreements, key=lambda d: (d.strength != "incompatible", d.kind, d.id))

    def cites(self) -> list[tuple[str, str, int]]:
        """(outlet, source that it cites, how often): every hop before the speaker, most cited first."""
        counts: Counter[tuple[str, str]] = Counter()
        for a in self.annotated:
            for record in a.annotations:
                if isinstance(record, Statement) and len(record.chain) > 1:
                    counts[a.article.outlet or "", self._hop(a.article.doc, record.chain[0]).name] += 1
        return [(outlet, source, n) for (outlet, source), n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))]

    def unnamed(self) -> list[tuple[str, int, int]]:
        """(outlet, statements that end in an unnamed source, all statements)."""
        ends: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for a in self.annotated:
            for record in a.annotations:
                if isinstance(record, Statement):
                    total[a.article.outlet or ""] += 1
                    ends[a.article.outlet or ""] += bool(
                        record.chain and record.chain[-1].anonymity in ("role", "unnamed")
                    )
        return [(outlet, ends[outlet], total[outlet]) for outlet in sorted(total)]

    def counts(self) -> dict[str, int]:
        """How much of everything there is."""
        found = [record for a in self.annotated for record in a.annotations]
        return {
            "articles": len(self.annotated),
            "outlets": len({a.article.outlet for a in self.annotated if a.article.outlet}),
            "rounds": len(self.register.rounds),
            "happenings": len(self.register.happenings),
            "actors": sum(e.type in ("PER", "ORG", "GROUP") for e in self.register.entities),
            "statements": sum(isinstance(r, Statement) for r in found),
            "commitments": len(self.register.ledger) or sum(isinstance(r, Commitment) for r in found),
            "figures": sum(isinstance(r, Figure) for r in found),
            "disagreements": len(self.register.disagreements),
        }

    def unresolved(self) -> int:
        """Statements whose speaker could not be resolved."""
        return sum(isinstance(r, Statement) and r.speaker is None for a in self.annotated for r in a.annotations)

    def period(self) -> tuple[str | None, str | None]:
        """First and last day of publication."""
        days = sorted(a.article.published.day for a in self.annotated if a.article.published.day)
        return (days[0].isoformat(), days[-1].isoformat()) if days else (None, None)


def statement_id(article: Article, record: Statement) -> str:
    """The public id of a statement: from its words and where they stand."""
    return public_id("S", article.sha256, str(record.span.start), str(record.span.end), record.kind)


def title_of(article: Article) -> str:
    """An article's title, or its file's name where it has none."""
    return article.text[slice(*article.title)] if article.title else article.doc


def kind_of(record: object) -> str | None:
    """How an annotation is marked in the reader; None if it is not."""
    marked = {Statement: "statement", Commitment: "commitment", Figure: "figure", Event: "event"}
    return marked.get(type(record))


def _order(article: Article) -> str:
    day = article.published.day or article.published.not_before
    return day.isoformat() if day else "9999"
