"""Articles: the text, its lines and the role each plays, and when it appeared."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """Code points of `Article.text`, start inclusive, end exclusive."""

    start: int
    end: int


PartRole = Literal["kicker", "title", "subtitle", "dateline", "paragraph", "tweet", "noise"]
PublishedHow = Literal["sidecar", "metadata", "printed", "bound", "inferred", "given", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One line of the text and the role it plays; `noise` lines are not the article's own prose."""

    role: PartRole
    span: Span
    by: str
    """The rule that decided, such as `noise/caption_twice`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article appeared, how that is known, and the words that show it."""

    day: dt.date | None = None
    how: PublishedHow = "unknown"
    span: Span | None = None
    """The words that show it, where they stand in the text."""
    reason: str = ""
    """In English, for a reader: why this day, or why none."""
    not_before: dt.date | None = None
    """A bound from a caption or an embedded tweet: the article cannot be older."""
    not_after: dt.date | None = None
    bound_span: Span | None = None
    """The words that give the bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as its source gave it; not a letter of `text` is changed."""

    doc: str
    """Path relative to the folder read, with `/`; for an article inside a container `path#n`."""
    text: str
    sha256: str
    """Of `text` in UTF-8."""
    title: Span | None = None
    kicker: Span | None = None
    parts: tuple[Part, ...] = ()
    """Every non-empty line, in order."""
    outlet: str | None = None
    """The outlet's Arabic name as the text, the page or the sidecar gives it."""
    outlet_span: Span | None = None
    published: Published = Published()
    datelines: tuple[Span, ...] = ()
    """Places in the dateline."""
    url: str | None = None
    lang: str = "ar"
    format: str = "txt"

    @property
    def noise(self) -> tuple[Span, ...]:
        """Lines that are not the article's own prose."""
        return tuple(p.span for p in self.parts if p.role == "noise")


def make_sha256(text: str) -> str:
    """The hash that names a text: SHA-256 of its UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
