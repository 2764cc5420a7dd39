"""What one line says of a happening, for calendars and timelines: its own words, and who takes part."""

from __future__ import annotations

from typing import NamedTuple

from mahdar.export.content import Content
from mahdar.model import Evidence, Happening


class Source(NamedTuple):
    """Words with the article that they stand in."""

    outlet: str
    published: str
    doc: str
    start: int
    words: str


class Captions:
    """The words of entries and names of a register."""

    def __init__(self, content: Content) -> None:
        self._articles = {item.article.doc: item.article for item in content.annotated}
        self._names = {entity.id: entity.name for entity in content.register.entities}

    def name(self, entity: str) -> str:
        """The Arabic name, the id where none is known."""
        return self._names.get(entity, entity)

    def title(self, entry: Happening) -> str:
        """The trigger as its first account words it, and the parties: `لقاء (الأردن، قبرص)`."""
        first = min(entry.accounts, key=lambda e: (self._published(e), e), default=None)
        words = self._quote(first) if first is not None else entry.type
        parties = "، ".join(self.name(p) for p in entry.participants)
        return f"{words} ({parties})" if parties else words

    def sources(self, evidence: tuple[Evidence, ...]) -> list[Source]:
        """The evidence by day of publication."""
        ordered = sorted(evidence, key=lambda e: (self._published(e), e))
        return [
            Source(self._articles[e.doc].outlet or "", self._published(e), e.doc, e.span.start, self._quote(e))
            for e in ordered
        ]

    def _published(self, evidence: Evidence) -> str:
        day = self._articles[evidence.doc].published.day
        return day.isoformat() if day else ""

    def _quote(self, evidence: Evidence) -> str:
        return " ".join(self._articles[evidence.doc].text[slice(*evidence.span)].split())
