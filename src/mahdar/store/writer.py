"""Writing a register file: all rows in one order, in one go, beside the old file, which is then replaced.

Nothing in it depends on the time, the machine's speed or the order of the input, so the same articles give the same
bytes (with the same version of SQLite, which stamps its own into the header).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from mahdar.errors import StoreError
from mahdar.model import Annotated, Article, Problem, Register, Statement
from mahdar.store.keys import SearchKeys
from mahdar.store.migrations import migrate
from mahdar.store.records import SECTIONS, cite, encode, encode_article, hash_input, name_annotations

_PRAGMAS = ("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF", "cache_size = -131072")


def write_store(
    path: Path,
    annotated: Sequence[Annotated],
    register: Register,
    *,
    problems: Sequence[Problem] = (),
    meta: Mapping[str, str] | None = None,
    drafts: Mapping[str, str] | None = None,
) -> None:
    """Write a register file; the old one stays until the new one is whole.

    Args:
        path: The file.
        annotated: Every article with its annotations, in any order; no two of one name.
        register: What was compiled from them.
        problems: What could not be read or annotated.
        meta: Version, packs, settings: what the file was made with.
        drafts: Input hash → annotations of articles before their date was inferred, kept for the next build.

    Raises:
        StoreError: the file cannot be written there.
    """
    part = path.with_name(f".{path.name}.new")
    ordered = sorted(annotated, key=lambda a: a.article.doc)
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("BEGIN")
            migrate(connection)
            _write(connection, ordered, register, problems, meta or {}, drafts or {})
            connection.execute("COMMIT")
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise StoreError(
            f"cannot write the register: {error}", path=str(path), remedy="choose a folder that has room and is yours"
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _write(
    connection: sqlite3.Connection,
    annotated: Sequence[Annotated],
    register: Register,
    problems: Sequence[Problem],
    meta: Mapping[str, str],
    drafts: Mapping[str, str],
) -> None:
    number = {a.article.doc: n for n, a in enumerate(annotated, 1)}
    text = {a.article.doc: a.article.text for a in annotated}
    keys = {lang: SearchKeys(lang) for lang in sorted({a.article.lang for a in annotated})}
    copies = dict(register.copies)
    _insert(connection, "meta", sorted(meta.items()))
    _insert(connection, "article", (_article_row(number[a.article.doc], a.article, copies) for a in annotated))
    _insert(connection, "paragraph", _paragraph_rows(annotated, keys))
    links = {(doc, local): entity for doc, local, entity in register.links}
    names = {entity.id: entity.name for entity in register.entities}
    taken: set[str] = set()
    row = 0
    for item in annotated:
        article = item.article
        found = sorted(item.annotations, key=lambda a: (a.span.start, a.span.end, a.kind))
        publics = [*name_annotations(article.sha256, article.doc, found, taken)]
        place = number[article.doc]
        _insert(
            connection,
            "annotation",
            (
                (row + n, public, place, a.kind, *a.span, article.text[slice(*a.span)], a.by, encode(a))
                for n, (public, a) in enumerate(zip(publics, found, strict=True), 1)
            ),
        )
        _insert(
            connection,
            "statement",
            (
                (row + n, public, place, *_statement_row(article, a, links, names, keys[article.lang]))
                for n, (public, a) in enumerate(zip(publics, found, strict=True), 1)
                if isinstance(a, Statement)
            ),
        )
        row += len(found)
    _insert(connection, "entry", _entry_rows(register))
    _insert(connection, "evidence", _evidence_rows(register, number, text))
    _insert(connection, "link", sorted((number[d], local, e) for (d, local), e in links.items() if d in number))
    ordered = sorted({(p.path, p.code, p.what, p.remedy) for p in problems})
    _insert(connection, "problem", ((n, *p) for n, p in enumerate(ordered, 1)))
    _insert(connection, "draft", sorted(drafts.items()))
    for table in ("paragraph_fts", "statement_fts"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    sql = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
    connection.execute(sql, first)
    connection.executemany(sql, rows)


def _article_row(number: int, article: Article, copies: Mapping[str, str]) -> tuple[object, ...]:
    published = article.published
    return (
        number,
        article.doc,
        article.text[slice(*article.title)] if article.title else None,
        article.outlet,
        published.day.isoformat() if published.day else None,
        published.how,
        published.reason,
        article.url,
        article.lang,
        article.format,
        copies.get(article.doc),
        article.sha256,
        article.text,
        encode_article(article),
        hash_input(article),
    )


def _paragraph_rows(annotated: Sequence[Annotated], keys: Mapping[str, SearchKeys]) -> Iterator[tuple[object, ...]]:
    row = 0
    for number, item in enumerate(annotated, 1):
        for part in item.article.parts:
            row += 1
            words = item.article.text[slice(*part.span)]
            yield row, number, part.role, *part.span, words, keys[item.article.lang].make_key(words)


def _statement_row(
    article: Article,
    statement: Statement,
    links: Mapping[tuple[str, str], str],
    names: Mapping[str, str],
    keys: SearchKeys,
) -> tuple[object, ...]:
    def entity(local: str) -> str:
        return links.get((article.doc, local), local)

    speaker = entity(statement.speaker) if statement.speaker else None
    named = names.get(speaker) if speaker else None
    if named is None and statement.speaker_span:
        named = article.text[slice(*statement.speaker_span)]
    words = " … ".join(article.text[slice(*part)] for part in statement.parts or (statement.span,))
    return (
        article.published.day.isoformat() if article.published.day else None,
        article.outlet,
        speaker,
        named,
        " … ".join(article.text[slice(*cue)] for cue in statement.cue),
        statement.mode,
        statement.act,
        statement.channel,
        " <- ".join(entity(link.source) for link in statement.chain),
        int(bool(statement.chain) and statement.chain[-1].anonymity in ("role", "unnamed")),
        words,
        keys.make_key(words),
    )


def _entry_rows(register: Register) -> Iterator[tuple[object, ...]]:
    for section in SECTIONS:
        for position, item in enumerate(getattr(register, section), 1):
            yield (
                section,
                position,
                entry_id(section, position, item),
                _first(item, "type", "kind", "role"),
                _date(item),
                _first(item, "name", "label", "title", "reason", "subject") or "",
                encode(item),
            )


def entry_id(section: str, position: int, item: object) -> str:
    """The entry's own id; groups, links and copies have none and are numbered."""
    return str(getattr(item, "id", None) or f"{section}-{position}")


def _first(item: object, *names: str) -> str | None:
    return next((str(v) for name in names if (v := getattr(item, name, None))), None)


def _date(item: object) -> str | None:
    steps = [s.date for s in getattr(item, "steps", ()) if s.date]
    return _first(item, "date", "first") or (min(steps) if steps else None)


def _evidence_rows(
    register: Register, number: Mapping[str, int], text: Mapping[str, str]
) -> Iterator[tuple[object, ...]]:
    row = 0
    for section in SECTIONS:
        for position, item in enumerate(getattr(register, section), 1):
            for part, value, doc, span in cite(item):
                if doc in number:
                    row += 1
                    name = entry_id(section, position, item)
                    yield row, section, name, part, value, number[doc], *span, text[doc][slice(*span)]
