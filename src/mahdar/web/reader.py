"""The page of one article: its text untouched, cut where something was found or quoted, and the list beside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mahdar.model import Article, Commitment, Event, Figure, Span, Statement
from mahdar.store import Row
from mahdar.web.highlight import Marked, Piece, cut
from mahdar.web.view import View, anchor

KINDS = ("statement", "figure", "commitment", "event")
"""What is marked in the text, in the order of the legend."""


class Shown(NamedTuple):
    """A piece of text with the anchors that stand before it and the marks that cover it."""

    piece: Piece
    anchors: tuple[str, ...]
    kinds: tuple[str, ...]


class Line(NamedTuple):
    """A line of the article and the role it plays."""

    role: str
    pieces: list[Shown]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found in the article, as the list beside the text shows it."""

    kind: str
    anchor: str
    words: str
    rule: str
    label: str = ""
    names: list[str] = field(default_factory=list)
    id: str = ""


def make_lines(view: View, article: Article) -> list[Line]:
    """The article line by line; joined, the pieces of a line are the line."""
    marks = [Marked(span, anchor(span), "cited") for span in sorted(view.cited.get(article.doc, ()))]
    for row in view.rows[article.doc]:
        record = row.annotation
        if record.kind in KINDS:
            parts = record.parts if isinstance(record, Statement) else (record.span,)
            marks += [Marked(part, anchor(record.span), record.kind) for part in parts]
    roles: list[tuple[str, Span]] = [(p.role, p.span) for p in article.parts] or _plain_lines(article.text)
    lines, seen = [], set[str]()
    for (role, _), pieces in zip(roles, cut(article.text, [span for _, span in roles], marks), strict=True):
        shown = []
        for piece in pieces:
            fresh = tuple(i for i in piece.opens if i not in seen)
            seen.update(fresh)
            shown.append(Shown(piece, fresh, tuple(k for k in KINDS if k in piece.kinds)))
        lines.append(Line(role, shown))
    return lines


def _plain_lines(text: str) -> list[tuple[str, Span]]:
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    return lines


def make_style(lines: Sequence[Line]) -> str:
    """Style rules that outline every piece of the words that a link points at, not the first alone."""
    ids = dict.fromkeys(i for line in lines for shown in line.pieces for i in shown.anchors)
    return "".join(f".text:has(#{i}:target) [data-ids~={i}]{{outline:var(--target)}}" for i in ids)


def hash_style(style: str) -> str:
    """The source expression by which the page's policy lets its own style in."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


def list_found(view: View, article: Article) -> list[Found]:
    """What was found, in the order of the text."""
    return [_describe(view, article.doc, row) for row in view.rows[article.doc] if row.annotation.kind in KINDS]


def _describe(view: View, doc: str, row: Row) -> Found:
    t, record = view.t, row.annotation
    label, names = "", list[str]()
    if isinstance(record, Statement):
        label = t.label("act", record.act)
        names = [view.said(doc, row, record).speaker or t("speaker_unknown")]
    elif isinstance(record, Commitment):
        label = t.label("pledge", record.type)
        names = [view.name(view.entity(doc, party)) for party in record.parties]
    elif isinstance(record, Figure):
        label = view.amount(record)
    elif isinstance(record, Event):
        label = f"{t.label('event', record.type)} · {t.label('modality', record.modality)}"
    return Found(record.kind, anchor(record.span), row.words, record.by, label, names, row.public)
