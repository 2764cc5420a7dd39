"""Whether every text is the one that was hashed, and every span still reads as it was stored."""

from __future__ import annotations

from typing import NamedTuple

from mahdar.model import make_sha256
from mahdar.store.store import Store


class Mismatch(NamedTuple):
    """A span or a text that is not what was stored."""

    id: str
    doc: str
    what: str


def verify(store: Store) -> tuple[int, list[Mismatch]]:
    """Check every text against its hash, and every span's words against the text.

    Returns:
        How many spans were checked, and what no longer matches.
    """
    checked, wrong = 0, []
    texts: dict[int, tuple[str, str]] = {}
    for number, doc, text, sha256 in store.connection.execute("SELECT id, doc, text, sha256 FROM article ORDER BY id"):
        texts[number] = (doc, text)
        if make_sha256(text) != sha256:
            wrong.append(Mismatch(doc, doc, "the text is not the one that was hashed"))
    spans = (
        "SELECT public, article, start, end, words, json_extract(record, '$.span') FROM annotation ORDER BY id",
        "SELECT 'paragraph-' || id, article, start, end, words, NULL FROM paragraph ORDER BY id",
        "SELECT entry, article, start, end, words, NULL FROM evidence ORDER BY id",
    )
    for sql in spans:
        for name, number, start, end, words, span in store.connection.execute(sql):
            checked += 1
            doc, text = texts.get(number, ("", ""))
            if not 0 <= start < end <= len(text) or text[start:end] != words:
                wrong.append(Mismatch(name, doc, f"characters {start}-{end} no longer read as stored"))
            elif span is not None and span != f"[{start},{end}]":
                wrong.append(Mismatch(name, doc, f"its record says {span}, its row [{start},{end}]"))
    return checked, wrong
