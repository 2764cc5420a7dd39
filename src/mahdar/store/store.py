"""A register file, opened to be read: records out of rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from mahdar.errors import StoreError
from mahdar.model import Annotated, Annotation, Article, Problem, Register
from mahdar.store.migrations import APPLICATION_ID, MIGRATIONS, read_version
from mahdar.store.records import SECTIONS, decode_annotation, decode_article, decode_entry


class Row(NamedTuple):
    """An annotation as it stands in the file."""

    public: str
    doc: str
    start: int
    end: int
    words: str
    annotation: Annotation


class Store:
    """A register file. Reads only; `with Store(path) as store` closes it.

    Args:
        path: A `.mahdar` file.

    Raises:
        StoreError: no such file, not a register, or made by another version of mahdar.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.is_file():
            raise StoreError("no such register", path=str(path), remedy="mahdar build FOLDER makes one")
        self.connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            owner = self.connection.execute("PRAGMA application_id").fetchone()[0]
            version = read_version(self.connection)
        except sqlite3.DatabaseError as error:
            self.close()
            raise StoreError(f"not a register: {error}", path=str(path), remedy="name a .mahdar file") from error
        if owner != APPLICATION_ID:
            self.close()
            raise StoreError("a database, but not a register", path=str(path), remedy="name a .mahdar file")
        if version != len(MIGRATIONS):
            self.close()
            raise StoreError(
                f"its tables are of version {version}, this mahdar knows {len(MIGRATIONS)}",
                path=str(path),
                remedy="build it again from its articles" if version < len(MIGRATIONS) else "use a newer mahdar",
            )

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def read_meta(self) -> dict[str, str]:
        """What the file was made with, by name."""
        return dict(self.connection.execute("SELECT key, value FROM meta ORDER BY key"))

    def read_articles(self) -> list[Article]:
        """All articles, by name."""
        rows = self.connection.execute("SELECT record, text FROM article ORDER BY id")
        return [decode_article(record, text) for record, text in rows]

    def read_article(self, doc: str) -> Article | None:
        """One article by name."""
        row = self.connection.execute("SELECT record, text FROM article WHERE doc = ?", (doc,)).fetchone()
        return decode_article(*row) if row else None

    def read_annotated(self, *docs: str) -> Iterator[Annotated]:
        """Articles with their annotations, by name; all of them, or those named."""
        for number, record, text in self.connection.execute("SELECT id, record, text FROM article ORDER BY id"):
            article = decode_article(record, text)
            if not docs or article.doc in docs:
                rows = self.connection.execute(
                    "SELECT kind, record FROM annotation WHERE article = ? ORDER BY id", (number,)
                )
                yield Annotated(article=article, annotations=tuple(decode_annotation(*row) for row in rows))

    def read_rows(self, doc: str) -> list[Row]:
        """An article's annotations with their public ids, in the order of the text."""
        rows = self.connection.execute(
            "SELECT n.public, a.doc, n.start, n.end, n.words, n.kind, n.record FROM annotation n"
            " JOIN article a ON a.id = n.article WHERE a.doc = ? ORDER BY n.id",
            (doc,),
        )
        return [
            Row(public, name, start, end, words, decode_annotation(kind, record))
            for public, name, start, end, words, kind, record in rows
        ]

    def read_sections(self, *wanted: str) -> Register:
        """A register with these sections only."""
        sections: dict[str, Any] = {name: [] for name in wanted}
        marks = ",".join("?" * len(wanted))
        rows = self.connection.execute(
            f"SELECT section, record FROM entry WHERE section IN ({marks}) ORDER BY section, position", wanted
        )
        for section, record in rows:
            sections[section].append(decode_entry(section, record))
        return Register(**{name: tuple(items) for name, items in sections.items()})

    def read_hashes(self) -> dict[str, str]:
        """Article → hash of its text."""
        return dict(self.connection.execute("SELECT doc, sha256 FROM article ORDER BY id"))

    def read_register(self) -> Register:
        """The register, as it was compiled."""
        register = self.read_sections(*SECTIONS)
        links = self.connection.execute(
            "SELECT a.doc, l.local, l.entity FROM link l JOIN article a ON a.id = l.article ORDER BY l.article, l.local"
        )
        copies = self.connection.execute("SELECT doc, copy_of FROM article WHERE copy_of IS NOT NULL ORDER BY id")
        return replace(register, links=tuple(links), copies=tuple(copies))

    def read_links(self, doc: str) -> dict[str, str]:
        """An article's own ids of persons, bodies and places → the register's."""
        return dict(
            self.connection.execute(
                "SELECT l.local, l.entity FROM link l JOIN article a ON a.id = l.article WHERE a.doc = ?", (doc,)
            )
        )

    def read_problems(self) -> list[Problem]:
        """What could not be read or annotated."""
        rows = self.connection.execute("SELECT path, code, what, remedy FROM problem ORDER BY id")
        return [Problem(path=p, code=c, what=w, remedy=r) for p, c, w, r in rows]

    def read_inputs(self) -> dict[str, str]:
        """Input hash → annotations as a JSON array: what a next build need not annotate again."""
        known: dict[str, str] = dict(self.connection.execute("SELECT input, records FROM draft"))
        rows = self.connection.execute(
            "SELECT a.id, a.input, n.record FROM article a LEFT JOIN annotation n ON n.article = a.id"
            " ORDER BY a.id, n.id"
        )
        for (_, given), group in groupby(rows, key=itemgetter(0, 1)):  # SQLite's group_concat promises no order
            known[given] = "[" + ",".join(record for _, _, record in group if record) + "]"
        return known
