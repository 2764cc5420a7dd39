"""The lists of a register, as the CLI, the CSV export and the pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from mahdar.model import LedgerLine
from mahdar.store.citations import OPEN, list_sources
from mahdar.store.listing import Listing, entries, fold_phrase, join, quote, select, table
from mahdar.store.store import Store
from mahdar.store.timeline import list_timeline


def filter_rows(
    listing: Listing,
    *,
    kind: str | None = None,
    actor: str | None = None,
    outlet: str | None = None,
    doc: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    speaker: str | None = None,
    addressee: str | None = None,
    act: str | None = None,
    channel: str | None = None,
    anonymous: bool = False,
    names: Mapping[str, str] | None = None,
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
        speaker: An id, or a part of a name, of who speaks.
        addressee: The same of who is spoken to.
        act: Equals the act of a statement.
        channel: Equals its channel.
        anonymous: Only what ends in an unnamed source.
        names: Id → folded names, by which actor, speaker and addressee are found in every spelling.
    """
    rows = list(listing.rows)
    for wanted, columns in (
        (actor, _ACTOR),
        (speaker, ("speaker", "named")),
        (addressee, ("addressee",)),
        (outlet, ("outlet",)),
        (doc, ("doc", "path")),
    ):
        if wanted is not None:
            key, known = _fold_id(wanted), names or {}
            rows = [
                r
                for r in rows
                if any(key in _fold_id(c) or key in known.get(c, "") for c in map(str, _cells(listing, r, columns)))
            ]
    for value, column in ((act, "act"), (channel, "channel")):
        if value is not None:
            rows = [r for r in rows if value in _cells(listing, r, (column,))]
    if anonymous:
        rows = [r for r in rows if any(c in OPEN for c in _cells(listing, r, ("anonymity",)))]
    if kind is not None:
        rows = [r for r in rows if kind in _cells(listing, r, _KIND)]
    if since is not None:
        rows = [r for r in rows if any(str(c)[:10] >= since.isoformat()[: len(str(c))] for c in _dates(listing, r))]
    if until is not None:
        rows = [r for r in rows if any(str(c)[:10] <= until.isoformat()[: len(str(c))] for c in _dates(listing, r))]
    return Listing(listing.columns, rows)


_KIND = (
    "kind",
    "type",
    "mode",
    "act",
    "channel",
    "status",
    "strength",
    "unit",
    "code",
    "how",
    "modality",
    "section",
    "state",
)
_ACTOR = (
    "speaker",
    "parties",
    "to",
    "participants",
    "delegates",
    "person",
    "whose",
    "chain",
    "names",
    "actor",
    "named",
)


def _cells(listing: Listing, row: Sequence[object], columns: Iterable[str]) -> list[object]:
    """The known cells of these columns."""
    return [row[n] for n, column in enumerate(listing.columns) if column in columns and row[n] is not None]


def _fold_id(words: str) -> str:
    """Folded words; the id of an unnamed source joins its own by hyphens."""
    return fold_phrase(words.replace("-", " "))


def _dates(listing: Listing, row: Sequence[object]) -> list[object]:
    return _cells(listing, row, ("date", "published", "first"))


def read_names(store: Store) -> dict[str, str]:
    """Every name of each entity, folded, one a line, by id."""
    return {
        e.id: "\n".join(_fold_id(name) for name in (e.name, e.en or "", *e.names)) for e in entries(store, "entities")
    }


def _list_articles(store: Store) -> Listing:
    return select(
        store,
        "published how outlet copy_of doc title",
        "SELECT published, published_how, outlet, copy_of, doc, title FROM article ORDER BY id",
    )


def _list_statements(store: Store) -> Listing:
    listing = select(
        store,
        "published id outlet mode act channel anonymity speaker addressee chain doc utterance occasion named cue words",
        "SELECT s.published, s.public, s.outlet, s.mode, s.act, s.channel, json_extract(n.record, '$.chain[#-1][2]'),"
        " s.speaker, coalesce(l.entity, json_extract(n.record, '$.addressee')), s.chain, a.doc,"
        " 'statement:' || n.start || '-' || n.end, NULL, s.named, s.cue, s.words"
        " FROM statement s JOIN annotation n ON n.id = s.id JOIN article a ON a.id = s.article"
        " LEFT JOIN link l ON l.article = s.article AND l.local = json_extract(n.record, '$.addressee')"
        " ORDER BY s.published IS NULL, s.published, s.id",
    )
    homes = {told: (u.id, u.occasion) for u in entries(store, "utterances") for told in u.statements}
    at = listing.columns.index("utterance")
    rows = [
        (*row[:at], *homes.get((str(row[at - 1]), str(row[at])), (None, None)), *row[at + 2 :]) for row in listing.rows
    ]
    return Listing(listing.columns, rows)


def _list_figures(store: Store) -> Listing:
    return select(
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
    return select(
        store,
        "doc kind id start end by words",
        "SELECT a.doc, n.kind, n.public, n.start, n.end, n.by, n.words"
        " FROM annotation n JOIN article a ON a.id = n.article ORDER BY n.id",
    )


def _list_problems(store: Store) -> Listing:
    return select(store, "code path what remedy", "SELECT code, path, what, remedy FROM problem ORDER BY id")


def _list_actors(store: Store) -> Listing:
    offices: dict[str, list[str]] = {}
    for tenure in entries(store, "tenures"):
        offices.setdefault(tenure.person, []).append(" ".join(filter(None, (tenure.role, tenure.of))))
    return table(
        "id type mentions en offices names",
        (
            (e.id, e.type, len(e.mentions), e.en, join(offices.get(e.id, ())), join((e.name, *e.names)))
            for e in entries(store, "entities")
        ),
    )


def _list_offices(store: Store) -> Listing:
    return table(
        "first last id person role of status times title",
        (
            (t.first, t.last, t.id, t.person, t.role, t.of, t.status, len(t.evidence), t.title)
            for t in entries(store, "tenures")
        ),
    )


def _list_happenings(store: Store, *sections: str) -> Listing:
    listing = table(
        "date number id type modality mode place origins participants process words",
        (
            (
                *(h.date, h.number, h.id, h.type, h.modality, h.mode, h.place, h.origins),
                *(join(h.participants), h.process, quote(store, h.evidence)),
            )
            for h in entries(store, *sections)
        ),
    )
    return Listing(listing.columns, sorted(listing.rows, key=lambda row: (row[0] is None, str(row[0]))))


def _list_rounds(store: Store) -> Listing:
    """Rounds with the meetings inside, the delegates, the texts that came of it, and the next step."""
    inside: dict[str, list[str]] = {}
    for happening in entries(store, "happenings"):
        if happening.parent:
            inside.setdefault(happening.parent, []).append(happening.id)
    rows = []
    for h in entries(store, "rounds"):
        told: dict[str, list[str]] = {}
        for claim in h.claims:
            told.setdefault(claim.slot, []).append(claim.value)
        head = (h.date, h.number, h.id, h.type, h.modality, h.mode, h.place, join(told.get("level", ())), h.origins)
        people = (join(d.person for d in h.delegations), join(h.participants), h.process)
        rest = (join(inside.get(h.id, ())), *(join(told.get(slot, ())) for slot in ("outcome", "next", "agenda")))
        rows.append((*head, *rest, *people, quote(store, h.evidence)))
    columns = "date number id type modality mode place level origins meetings outcome next agenda delegates"
    listing = table(f"{columns} participants process words", rows)
    return Listing(listing.columns, sorted(listing.rows, key=lambda row: (row[0] is None, str(row[0]))))


def _list_commitments(store: Store) -> Listing:
    rows = []
    for line in entries(store, "ledger"):
        first, last = (line.steps[0], line.steps[-1]) if line.steps else (None, None)
        head = (first and first.date, line.id, line.type, last and last.status, line.deadline, len(line.steps))
        words = quote(store, [last.evidence]) if last else None
        rows.append((*head, _history(line), _latest(line), join(line.parties), join(line.to), words))
    return table("date id type status deadline steps history score parties to words", rows)


def _history(line: LedgerLine) -> str | None:
    """The steps that say something new, by day: `2021-04-07 announced | 2021-07-24 changed deadline 2021 -> 2022`."""
    told = []
    for step in line.steps:
        what = ", ".join(f"{a.field} {a.old or '-'} -> {a.new or '-'}" for a in step.what)
        if step.change != "repeated":
            told.append(" ".join(filter(None, (step.date, step.change, what))))
    return join(told)


def _latest(line: LedgerLine) -> int | None:
    """The latest score that a person has given."""
    return line.scores[-1].value if line.scores else None


def list_standing(store: Store, stand: Callable[[LedgerLine], tuple[LedgerLine, str] | None]) -> Listing:
    """Commitments as they stood on a day.

    Args:
        store: The register.
        stand: The line as it was known on that day and its state, None where it was not known yet.
    """
    rows = []
    for line, state in filter(None, map(stand, entries(store, "ledger"))):
        last = line.steps[-1]
        head = (line.steps[0].date, line.id, line.type, last.status, state, line.deadline, len(line.steps))
        words = quote(store, [last.evidence])
        rows.append((*head, _history(line), _latest(line), join(line.parties), join(line.to), words))
    return table("date id type status state deadline steps history score parties to words", rows)


def _list_disagreements(store: Store) -> Listing:
    return table(
        "id kind strength subject slot reason sides",
        (
            (
                *(d.id, d.kind, d.strength, d.subject, d.slot, d.reason),
                join(f"{side.value} ({len(side.evidence)})" for side in d.sides),
            )
            for d in entries(store, "disagreements")
        ),
    )


def _list_agreements(store: Store) -> Listing:
    return table(
        "id subject slot origins value words",
        ((a.id, a.subject, a.slot, a.origins, a.value, quote(store, a.evidence)) for a in entries(store, "agreements")),
    )


LISTS: dict[str, Callable[[Store], Listing]] = {
    "timeline": list_timeline,
    "rounds": _list_rounds,
    "happenings": lambda store: _list_happenings(store, "happenings"),
    "actors": _list_actors,
    "offices": _list_offices,
    "statements": _list_statements,
    "commitments": _list_commitments,
    "figures": _list_figures,
    "disagreements": _list_disagreements,
    "agreements": _list_agreements,
    "sources": list_sources,
    "articles": _list_articles,
    "annotations": _list_annotations,
    "problems": _list_problems,
}
"""The lists of a register, by name."""
