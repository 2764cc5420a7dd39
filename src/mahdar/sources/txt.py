"""Plain text, as a reader copies it off a page; facts about it may stand in a sidecar `NAME.json`."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.model import Article
from mahdar.sources.assemble import Told, make_article
from mahdar.sources.decode import decode

SUFFIXES = (".txt",)


def read(doc: str, data: bytes, told: Told, code: str) -> Iterator[Article]:
    """The one article of the file."""
    yield make_article(doc, decode(data, doc), told, code=code, form="txt")
