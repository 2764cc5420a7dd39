"""What the user has decided about a dossier; it wins over every rule.

A `Choices` is plain data: whoever reads the dossier's files (`names.tsv`, `events.tsv`, `mahdar.toml`) makes it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fnmatch import fnmatch


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChoice:
    """A decision on a name in some articles only."""

    names: tuple[str, ...]
    """Names of one, the first is shown; whoever bears one of them there is an entity of its own."""
    en: str = ""
    articles: tuple[str, ...]
    """Patterns of article names."""
    never: bool = False
    """There, the first name is no name."""
    at: str = ""
    """File and line of the decision."""

    def holds_for(self, doc: str) -> bool:
        """Whether the article is one of those."""
        return any(fnmatch(doc, pattern) or doc.startswith(pattern) for pattern in self.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChoice:
    """A decision that accounts are of one happening, or of several."""

    same: bool
    """True: all are one. False: no two of them are."""
    ids: tuple[str, ...]
    """Of rounds (R-), happenings (H-) or single accounts (E-)."""
    at: str = ""
    """File and line of the decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChoice:
    """A person's judgement how far a commitment has been implemented: 0 none, 1 minimal, 2 intermediate, 3 full."""

    commitment: str
    """Id of the ledger's line."""
    score: int
    on: dt.date
    """The day of the judgement."""
    by: str
    """Whose judgement."""
    note: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Decisions on names, on what is one happening, on implementation, and on the process followed.

    Names are compared folded, so any spelling of a name will do.
    """

    same: tuple[tuple[str, ...], ...] = ()
    """Names that are one entity; the first is the one shown."""
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs of names that are two entities."""
    never: tuple[str, ...] = ()
    """Words that are no name."""
    english: tuple[tuple[str, str], ...] = ()
    """(Arabic name, English name)."""
    shown: tuple[str, ...] = ()
    """Names that are shown as they are written here."""
    names: tuple[NameChoice, ...] = ()
    """Decisions on names in some articles only."""
    events: tuple[EventChoice, ...] = ()
    scores: tuple[ScoreChoice, ...] = ()
    process: tuple[str, ...] = ()
    """Names of the process followed; empty: the one that the articles number rounds of most."""
