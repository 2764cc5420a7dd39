"""Who says the words at a place of an article: the speaker of the innermost statement around them."""

from __future__ import annotations

from mahdar.model import Span
from mahdar.register.corpus import Document
from mahdar.register.entities import Names


class Voices:
    """The speakers of one article, by place."""

    def __init__(self, document: Document, names: Names) -> None:
        self._said = [
            (part, names(document.doc, statement.speaker))
            for statement in document.statements
            if statement.speaker
            for part in statement.parts
        ]

    def __call__(self, span: Span) -> str:
        """The speaker's id; empty where the outlet speaks."""
        around = [(part, who) for part, who in self._said if part.start <= span.start and span.end <= part.end]
        return min(around, key=lambda row: (row[0].end - row[0].start, row[0]))[1] if around else ""
