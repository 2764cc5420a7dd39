"""A list with named columns, and what the lists are made with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from mahdar.model import Evidence
from mahdar.store.records import decode_entry
from mahdar.store.store import Store
from mahdar.text.fold import fold_key


class Listing(NamedTuple):
    """A list with named columns, Arabic in the last ones; a cell that is not known is None."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


def select(store: Store, columns: str, sql: str) -> Listing:
    """What a query gives, under these columns."""
    return Listing(columns.split(), store.connection.execute(sql).fetchall())


def table(columns: str, rows: Iterable[Sequence[object]]) -> Listing:
    """These rows under these columns."""
    return Listing(columns.split(), [*rows])


def entries(store: Store, *sections: str) -> Iterator[Any]:
    """The records of sections of the register, in their order."""
    marks = ",".join("?" * len(sections))
    rows = store.connection.execute(
        f"SELECT section, record FROM entry WHERE section IN ({marks}) ORDER BY section, position", sections
    )
    for section, record in rows:
        yield decode_entry(section, record)


def join(values: Iterable[str]) -> str | None:
    """Several values in one cell."""
    return " | ".join(dict.fromkeys(values)) or None


def quote(store: Store, evidence: Sequence[Evidence]) -> str | None:
    """The words of the first piece of evidence."""
    if not evidence:
        return None
    doc, (start, end) = evidence[0]
    row = store.connection.execute(
        "SELECT substr(text, ?, ?) FROM article WHERE doc = ?", (start + 1, end - start, doc)
    ).fetchone()
    return row[0] if row else None


def fold_phrase(words: str) -> str:
    """Words as they are compared: each folded, one space between them."""
    return " ".join(fold_key(word) for word in words.split())
