"""What a report is made from, read once for all languages."""

from __future__ import annotations

from typing import NamedTuple

from mahdar.model import Article, Problem, Register
from mahdar.store import Row, Store


class Material(NamedTuple):
    """What a report is made from, as the file holds it."""

    articles: tuple[Article, ...]
    rows: dict[str, list[Row]]
    """Annotations with their public ids, by article."""
    register: Register
    problems: tuple[Problem, ...]


def read_material(store: Store) -> Material:
    """Everything of a register file, articles by day and name."""
    articles = tuple(sorted(store.read_articles(), key=lambda a: (_day_of(a), a.doc)))
    rows = {a.doc: store.read_rows(a.doc) for a in articles}
    return Material(articles, rows, store.read_register(), tuple(store.read_problems()))


def _day_of(article: Article) -> str:
    day = article.published.day or article.published.not_before
    return day.isoformat() if day else "9999"
