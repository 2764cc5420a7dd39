"""Ids that come from one article's words alone, so that no other article can change them.

An entry that several articles tell bears the id of one of its accounts. Should an article be added that tells of it
before, the entry bears that one's id; the old id still names its account, and through it the entry.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from mahdar.model.annotations import Annotated
from mahdar.model.articles import Article, Span
from mahdar.model.entries import Happening, LedgerLine, Register, public_id

Key = tuple[str, Span]
"""Names an account of an event: its article and the span of its trigger."""


def event_id(article: Article, span: Span, *, twin: bool = False) -> str:
    """The id of an event in its article; the same as that of the annotation.

    Args:
        article: It stands there.
        span: Of the trigger.
        twin: Whether an article before it has the very same text.
    """
    place = f"event:{span.start}-{span.end}"
    return public_id("E", article.sha256, place, article.doc) if twin else public_id("E", article.sha256, place)


def find_twins(articles: Iterable[Article]) -> frozenset[str]:
    """Names of the articles whose text one before them, by name, has too."""
    seen: set[str] = set()
    twins = []
    for article in sorted(articles, key=lambda a: a.doc):
        if article.sha256 in seen:
            twins.append(article.doc)
        seen.add(article.sha256)
    return frozenset(twins)


def happening_id(article: Article, kind: str, span: Span) -> str:
    """The id that an entry bears whose first account this is."""
    return public_id("H", kind, article.doc, str(span.start), article.text[span.start : span.end])


def line_id(article: Article, span: Span) -> str:
    """The id that a line of the ledger bears whose first telling this is."""
    return public_id("C", article.doc, str(span.start), article.text[span.start : span.end])


def find_ids(annotated: Sequence[Annotated], register: Register) -> dict[str, str]:
    """Every id by which an entry of rounds, happenings or ledger may be named, and the id that it bears."""
    articles = {a.article.doc: a.article for a in annotated}
    twins = find_twins(articles.values())
    entries: list[Happening | LedgerLine] = [*register.rounds, *register.happenings, *register.ledger]
    return {ident: entry.id for entry in entries for ident in list_ids(entry, articles, twins)} | {
        entry.id: entry.id for entry in entries
    }


def list_ids(
    entry: Happening | LedgerLine, articles: Mapping[str, Article], twins: Container[str]
) -> Iterator[str]:
    """The ids of one entry's accounts, each of which names the entry.

    Args:
        entry: Of rounds, happenings or ledger.
        articles: By name.
        twins: See `find_twins`.
    """
    if isinstance(entry, LedgerLine):
        yield from (line_id(articles[s.evidence.doc], s.evidence.span) for s in entry.steps)
        return
    for doc, span in entry.accounts:
        yield event_id(articles[doc], span, twin=doc in twins)
        if entry.type != "dialogue-round":
            yield happening_id(articles[doc], entry.type, span)
