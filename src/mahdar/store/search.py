"""Full-text search: the passages that hold the words of a query, in any spelling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mahdar.store.keys import SearchKeys
from mahdar.store.store import Store
from mahdar.text.tokens import tokenize


class Hit(NamedTuple):
    """A passage that answers a query, with the words that do."""

    doc: str
    outlet: str | None
    published: str | None
    id: str | None
    """Public id of the statement, None for a paragraph."""
    start: int
    """Of the passage, in the article."""
    words: str
    """The passage."""
    at: tuple[tuple[int, int], ...]
    """Where in the passage the words of the query stand."""
    related: bool
    """Found by a related word only."""


def search(store: Store, query: str, *, within: str = "paragraphs", limit: int = 50, lang: str = "ar") -> list[Hit]:
    """Passages that hold every word of the query, in any spelling; those that only hold related words come last.

    Args:
        store: The register.
        query: Words; between quotation marks they must follow each other.
        within: `paragraphs` (lines that are not the article's own prose are left out) or `statements`.
        limit: Most hits.
        lang: Language pack for the query's words.
    """
    keys = SearchKeys(lang)
    phrase = query.strip().startswith(('"', "«", "“")) and query.strip()[-1:] in '"»”'
    hits: dict[tuple[str, int, str | None], Hit] = {}
    for related in (False, True):
        wanted = keys.read_query(query, stems=related)
        if not wanted or (phrase and related):
            break
        for doc, outlet, published, name, start, words in _match(store, within, wanted):
            place = (doc, start, name)
            at = _find(keys, words, wanted, phrase)
            if at and place not in hits:
                hits[place] = Hit(doc, outlet, published, name, start, words, at, related)
            if len(hits) >= limit:
                return [*hits.values()]
    return [*hits.values()]


def _match(store: Store, within: str, wanted: list[frozenset[str]]) -> Iterator[tuple[Any, ...]]:
    match = " AND ".join("(" + " OR ".join(f'"{form}"' for form in sorted(forms)) + ")" for forms in wanted)
    if within == "statements":
        table, public, start, join, prose = "statement", "t.public", "n.start", "JOIN annotation n ON n.id = t.id", ""
    else:
        table, public, start, join, prose = "paragraph", "NULL", "t.start", "", "AND t.role <> 'noise'"
    return store.connection.execute(
        f"SELECT a.doc, a.outlet, a.published, {public}, {start}, t.words FROM {table}_fts f"
        f" JOIN {table} t ON t.id = f.rowid {join} JOIN article a ON a.id = t.article"
        f" WHERE f.{table}_fts MATCH ? {prose} ORDER BY bm25({table}_fts), t.id",
        (f"key : ({match})",),
    )


def _find(keys: SearchKeys, words: str, wanted: list[frozenset[str]], phrase: bool) -> tuple[tuple[int, int], ...]:
    tokens = [t for t in tokenize(words) if t.kind not in ("sign", "break")]
    forms = [frozenset(keys.forms(t)) for t in tokens]
    if not phrase:
        answers = frozenset().union(*wanted)
        return tuple((t.start, t.end) for t, own in zip(tokens, forms, strict=True) if own & answers)
    size = len(wanted)
    return tuple(
        (tokens[n].start, tokens[n + size - 1].end)
        for n in range(len(tokens) - size + 1)
        if all(forms[n + k] & wanted[k] for k in range(size))
    )
