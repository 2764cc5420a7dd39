"""The lists of a register, as the CLI, the CSV export and the pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from mahdar.model import Evidence
from mahdar.store.records import decode_entry
from mahdar.store.store import Store
from mahdar.text.fold import fold_key


class Listing(NamedTuple):
    """A list with named columns, Arabic in the last one; a cell that is not known is None."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


def filter_rows(
    listing: Listing,
    *,
    kind: str | None = None,
    actor: str | None = None,
    outlet: str | None = None,
    doc: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Listing:
    """The rows that answer every filter given.

    Args:
        listing: Any list.
        kind: Equals a cell that names a kind (type, kind, mode, act, status, strength, unit, code).
        actor: An id, or a part of a name, of who speaks, takes part or commits; compared folded.
        outlet: A part of the outlet's name, compared folded.
        doc: A part of the article's name.
        since: First day; rows without a date are left out.
        until: Last day.
    """
    rows = list(listing.rows)
    for wanted, columns in ((actor, _ACTOR), (outlet, ("outlet",)), (doc, ("doc", "path"))):
        if wanted is not None:
            key = _fold(wanted)
            rows = [r for r in rows if any(key in _fold(str(c)) for c in _cells(listing, r, columns) if c is not None)]
    if kind is not None:
        rows = [r for r in rows if kind in _cells(listing, r, _KIND)]
    if since is not None:
        rows = [r for r in rows if any(str(c)[:10] >= since.isoformat()[: len(str(c))] for c in _dates(listing, r))]
    if until is not None:
        rows = [r for r in rows if any(str(c)[:10] <= until.isoformat()[: len(str(c))] for c in _dates(listing, r))]
    return Listing(listing.columns, rows)


_KIND = ("kind", "type", "mode", "act", "channel", "status", "strength", "unit", "code", "how", "modality", "section")
_ACTOR = ("speaker", "parties", "to", "participants", "person", "whose", "chain", "names", "actor", "said")


def _cells(listing: Listing, row: Sequence[object], columns: Iterable[str]) -> list[object]:
    return [row[n] for n, column in enumerate(listing.columns) if column in columns]


def _dates(listing: Listing, row: Sequence[object]) -> list[object]:
    return [c for c in _cells(listing, row, ("date", "published", "first")) if c is not None]


def _fold(words: str) -> str:
    return " ".join(fold_key(word) for word in words.split())


def _select(store: Store, columns: str, sql: str) -> Listing:
    return Listing(columns.split(), store.connection.execute(sql).fetchall())


def _entries(store: Store, *sections: str) -> Iterator[Any]:
    marks = ",".join("?" * len(sections))
    rows = store.connection.execute(
        f"SELECT section, record FROM entry WHERE section IN ({marks}) ORDER BY section, position", sections
    )
    for section, record in rows:
        yield decode_entry(section, record)


def _list_articles(store: Store) -> Listing:
    return _select(
        store,
        "published how outlet copy_of doc title",
        "SELECT published, published_how, outlet, copy_of, doc, title FROM article ORDER BY id",
    )


def _list_statements(store: Store) -> Listing:
    return _select(
        store,
        "published id outlet mode act channel speaker chain doc said words",
        "SELECT s.published, s.public, s.outlet, s.mode, s.act, s.channel, s.speaker, s.chain, a.doc,"
        " s.named || ' · ' || s.cue, s.words FROM statement s JOIN article a ON a.id = s.article"
        " ORDER BY s.published IS NULL, s.published, s.id",
    )


def _list_figures(store: Store) -> Listing:
    return _select(
        store,
        "date value qualifier unit whose outlet id series doc words",
        "SELECT coalesce(json_extract(n.record, '$.as_of'), a.published),"
        " coalesce(json_extract(n.record, '$.value'), json_extract(n.record, '$.low') || '-' ||"
        " json_extract(n.record, '$.high')), json_extract(n.record, '$.qualifier'), json_extract(n.record, '$.unit'),"
        " json_extract(n.record, '$.whose'), a.outlet, n.public,"
        " (SELECT min(e.entry) FROM evidence e WHERE e.section = 'series' AND e.article = n.article"
        " AND e.start = n.start AND e.end = n.end), a.doc, n.words"
        " FROM annotation n JOIN article a ON a.id = n.article WHERE n.kind = 'figure' ORDER BY 1 IS NULL, 1, n.id",
    )


def _list_annotations(store: Store) -> Listing:
    return _select(
        store,
        "doc kind id start end by words",
        "SELECT a.doc, n.kind, n.public, n.start, n.end, n.by, n.words"
        " FROM annotation n JOIN article a ON a.id = n.article ORDER BY n.id",
    )


def _list_problems(store: Store) -> Listing:
    return _select(store, "code path what remedy", "SELECT code, path, what, remedy FROM problem ORDER BY id")


def _list_actors(store: Store) -> Listing:
    offices: dict[str, list[str]] = {}
    for tenure in _entries(store, "tenures"):
        offices.setdefault(tenure.person, []).append(" ".join(filter(None, (tenure.role, tenure.of))))
    return _table(
        "id type mentions en offices names",
        (
            (e.id, e.type, len(e.mentions), e.en, _join(offices.get(e.id, ())), _join((e.name, *e.names)))
            for e in _entries(store, "entities")
        ),
    )


def _list_offices(store: Store) -> Listing:
    return _table(
        "first last id person role of status times title",
        (
            (t.first, t.last, t.id, t.person, t.role, t.of, t.status, len(t.evidence), t.title)
            for t in _entries(store, "tenures")
        ),
    )


def _list_happenings(store: Store, *sections: str) -> Listing:
    listing = _table(
        "date number id type modality mode place origins participants process words",
        (
            (
                *(h.date, h.number, h.id, h.type, h.modality, h.mode, h.place, h.origins),
                *(_join(h.participants), h.process, _quote(store, h.evidence)),
            )
            for h in _entries(store, *sections)
        ),
    )
    return Listing(listing.columns, sorted(listing.rows, key=lambda row: (row[0] is None, str(row[0]))))


def _list_commitments(store: Store) -> Listing:
    rows = []
    for line in _entries(store, "ledger"):
        first, last = (line.steps[0], line.steps[-1]) if line.steps else (None, None)
        head = (first and first.date, line.id, line.type, last and last.status, line.deadline, len(line.steps))
        words = _quote(store, [last.evidence]) if last else None
        rows.append((*head, _join(line.parties), _join(line.to), words))
    return _table("date id type status deadline steps parties to words", rows)


def _list_disagreements(store: Store) -> Listing:
    return _table(
        "id kind strength subject slot reason sides",
        (
            (
                *(d.id, d.kind, d.strength, d.subject, d.slot, d.reason),
                _join(f"{side.value} ({len(side.evidence)})" for side in d.sides),
            )
            for d in _entries(store, "disagreements")
        ),
    )


def _list_agreements(store: Store) -> Listing:
    return _table(
        "id subject slot origins value words",
        (
            (a.id, a.subject, a.slot, a.origins, a.value, _quote(store, a.evidence))
            for a in _entries(store, "agreements")
        ),
    )


def _table(columns: str, rows: Iterable[Sequence[object]]) -> Listing:
    return Listing(columns.split(), [*rows])


def _join(values: Iterable[str]) -> str | None:
    return " | ".join(dict.fromkeys(values)) or None


def _quote(store: Store, evidence: Sequence[Evidence]) -> str | None:
    """The words of the first piece of evidence."""
    if not evidence:
        return None
    doc, (start, end) = evidence[0]
    row = store.connection.execute(
        "SELECT substr(text, ?, ?) FROM article WHERE doc = ?", (start + 1, end - start, doc)
    ).fetchone()
    return row[0] if row else None


LISTS: dict[str, Callable[[Store], Listing]] = {
    "rounds": lambda store: _list_happenings(store, "rounds"),
    "happenings": lambda store: _list_happenings(store, "happenings"),
    "actors": _list_actors,
    "offices": _list_offices,
    "statements": _list_statements,
    "commitments": _list_commitments,
    "figures": _list_figures,
    "disagreements": _list_disagreements,
    "agreements": _list_agreements,
    "articles": _list_articles,
    "annotations": _list_annotations,
    "problems": _list_problems,
}
"""The lists of a register, by name."""
