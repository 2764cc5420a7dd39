"""One thing of a register by its id."""

from __future__ import annotations

from typing import Any, NamedTuple

from mahdar.errors import StoreError
from mahdar.model import Annotation, Article, Evidence, Span
from mahdar.model.identity import list_ids
from mahdar.store.listing import entries
from mahdar.store.records import decode_annotation, decode_article, decode_entry
from mahdar.store.store import Store


class Thing(NamedTuple):
    """What an id names: an article, an annotation in its article, or an entry of the register."""

    id: str
    section: str
    """`article`, the annotation's kind, or the register's section."""
    record: Any
    article: Article | None
    """Of an annotation."""
    cited: tuple[tuple[str, str | None, str, int, int, str], ...] = ()
    """Of an entry: part, value, doc, start, end, words of each piece of evidence."""


def find_thing(store: Store, name: str) -> Thing:
    """What an id, an article's name, or a beginning of one that is not ambiguous, names.

    Raises:
        StoreError: nothing or more than one thing has that id.
    """
    db = store.connection
    exact = db.execute(_IDS.format("= ?1"), (name,)).fetchall()
    found = exact or db.execute(_IDS.format("LIKE ?1 || '%' ESCAPE '\\'"), (_escape(name),)).fetchall()
    if not found:
        found = _find_by_account(store, name)
    if not found:
        raise StoreError(f"nothing has the id {name}", path=str(store.path), remedy="mahdar list shows the ids")
    if len({row[1] for row in found}) > 1:
        near = ", ".join(sorted({row[1] for row in found})[:6])
        raise StoreError(f"{name} begins more than one id: {near}", path=str(store.path), remedy="write more of it")
    return _read_thing(store, *found[0])


_IDS = (
    "SELECT 'annotation', public FROM annotation WHERE public {0} UNION ALL"
    " SELECT section, id FROM entry WHERE id {0} UNION ALL SELECT 'article', doc FROM article WHERE doc {0}"
)


def _find_by_account(store: Store, name: str) -> list[tuple[str, str]]:
    """The entry that bore the id before an article was added that tells of it earlier."""
    if name[:2] not in ("H-", "C-"):
        return []
    articles = _Articles(store)
    sections = ("happenings", "rounds") if name[:1] == "H" else ("ledger",)
    for section in sections:
        for entry in entries(store, section):
            if name in list_ids(entry, articles, ()):
                return [(section, entry.id)]
    return []


def find_home(store: Store, doc: str, span: Span) -> str | None:
    """The id of the round or happening that an event is an account of."""
    for entry in entries(store, "happenings", "rounds"):
        if Evidence(doc, span) in entry.accounts:
            return str(entry.id)
    return None


def list_beside(store: Store, doc: str, span: Span) -> list[tuple[str | None, str, str | None, str]]:
    """Day, article, outlet and words of what other articles say in words like those of a span."""
    return store.connection.execute(
        "SELECT DISTINCT b.published, b.doc, b.outlet, f.words FROM evidence e JOIN article a ON a.id = e.article"
        " JOIN entry g ON g.section = e.section AND g.id = e.entry JOIN evidence f ON f.section = e.section"
        " AND f.entry = e.entry JOIN article b ON b.id = f.article"
        " WHERE e.section = 'groups' AND g.type = 'topic' AND a.doc = ? AND e.start < ? AND e.end > ?"
        " AND b.doc <> a.doc"
        " ORDER BY b.published, b.doc, f.start",
        (doc, span.end, span.start),
    ).fetchall()


class _Articles(dict[str, Article]):
    """Articles by name, read when they are asked for."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, doc: str) -> Article:
        article = self._store.read_article(doc)
        if article is None:
            raise KeyError(doc)
        self[doc] = article
        return article


def _escape(name: str) -> str:
    return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _read_thing(store: Store, section: str, name: str) -> Thing:
    db = store.connection
    if section == "article":
        return Thing(name, section, store.read_article(name), None)
    if section == "annotation":
        kind, record, head, text = db.execute(
            "SELECT n.kind, n.record, a.record, a.text FROM annotation n JOIN article a ON a.id = n.article"
            " WHERE n.public = ?",
            (name,),
        ).fetchone()
        return Thing(name, kind, decode_annotation(kind, record), decode_article(head, text))
    record = db.execute("SELECT record FROM entry WHERE section = ? AND id = ?", (section, name)).fetchone()[0]
    cited = db.execute(
        "SELECT e.part, e.value, a.doc, e.start, e.end, e.words FROM evidence e JOIN article a ON a.id = e.article"
        " WHERE e.section = ? AND e.entry = ? ORDER BY e.id",
        (section, name),
    ).fetchall()
    return Thing(name, section, decode_entry(section, record), None, tuple(cited))


def name_place(store: Store, doc: str, annotation: Annotation) -> str | None:
    """The public id of an annotation by its place."""
    row = store.connection.execute(
        "SELECT n.public FROM annotation n JOIN article a ON a.id = n.article"
        " WHERE a.doc = ? AND n.kind = ? AND n.start = ? AND n.end = ?",
        (doc, annotation.kind, *annotation.span),
    ).fetchone()
    return row[0] if row else None
