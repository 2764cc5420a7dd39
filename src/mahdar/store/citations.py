"""Who cites whom, and how much of what an outlet tells ends in a source that it does not name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mahdar.model import Link, Statement
from mahdar.store.listing import Listing, table
from mahdar.store.records import decode_annotation
from mahdar.store.store import Store

OPEN = ("role", "unnamed")
"""Kinds of anonymity in which a chain of sources ends open: nobody can be asked."""


class Told(NamedTuple):
    """A statement and where it is told."""

    outlet: str
    """ "" where the article names none."""
    doc: str
    statement: Statement


def count_cited(told: Iterable[Told], name: Callable[[str, Link], str]) -> list[tuple[str, str, int]]:
    """(outlet, source that it cites, how often): the first hop of longer chains, most cited first.

    Args:
        told: Statements.
        name: What a hop of an article's chain is called.
    """
    counts = Counter((t.outlet, name(t.doc, t.statement.chain[0])) for t in told if len(t.statement.chain) > 1)
    return [(outlet, source, n) for (outlet, source), n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))]


def count_unnamed(told: Iterable[Told]) -> list[tuple[str, int, int]]:
    """(outlet, statements that end in an unnamed source, all statements), by outlet."""
    ends: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for outlet, _, statement in told:
        total[outlet] += 1
        ends[outlet] += bool(statement.chain and statement.chain[-1].anonymity in OPEN)
    return [(outlet, ends[outlet], total[outlet]) for outlet in sorted(total)]


def list_sources(store: Store) -> Listing:
    """The share of statements with an unnamed source (`unnamed`), then who cites whom (`cites`), for each outlet.

    `statements` are all that the outlet tells; `share` is `times` of them, between 0 and 1.
    """
    told = _read_told(store)
    unnamed = count_unnamed(told)
    total = {outlet: all_ for outlet, _, all_ in unnamed}
    rows: list[tuple[object, ...]] = [
        ("unnamed", n, all_, round(n / all_, 3), outlet or None, None) for outlet, n, all_ in unnamed
    ]
    for outlet, source, n in count_cited(told, _Names(store)):
        rows.append(("cites", n, total[outlet], round(n / total[outlet], 3), outlet or None, source))
    return table("what times statements share outlet source", rows)


def _read_told(store: Store) -> list[Told]:
    rows = store.connection.execute(
        "SELECT a.outlet, a.doc, n.record FROM annotation n JOIN article a ON a.id = n.article"
        " WHERE n.kind = 'statement' ORDER BY n.id"
    )
    read = ((outlet or "", doc, decode_annotation("statement", record)) for outlet, doc, record in rows)
    return [Told(outlet, doc, statement) for outlet, doc, statement in read if isinstance(statement, Statement)]


class _Names:
    """What a hop is called: the entity's Arabic name, or the words that the article has for it."""

    def __init__(self, store: Store) -> None:
        db = store.connection
        self._texts: dict[str, str] = dict(db.execute("SELECT doc, text FROM article"))
        self._names: dict[tuple[str, str], str] = {
            (doc, local): name
            for doc, local, name in db.execute(
                "SELECT a.doc, l.local, e.label FROM link l JOIN article a ON a.id = l.article"
                " JOIN entry e ON e.section = 'entities' AND e.id = l.entity"
            )
        }

    def __call__(self, doc: str, link: Link) -> str:
        known = self._names.get((doc, link.source))
        if known is None and link.span:
            return self._texts[doc][slice(*link.span)]
        return known or link.source.removeprefix("src:")
