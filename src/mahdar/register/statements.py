"""One utterance told by several outlets is one entry, so that its wordings stand side by side.

Two statements are one utterance when one speaker says alike words within days, in different articles. Likeness counts
stems, rare ones more; a day that both give must be the same.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mahdar.model import Evidence, Statement, Utterance, public_id
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus
from mahdar.register.days import around, read_days
from mahdar.register.entities import Names
from mahdar.register.joining import Joins

_REACH = 4
"""Days between the articles of one utterance, where it is not dated."""
_ALIKE = 0.5
_SHARED = 3
"""Stems that two versions must share at least, shorter ones excepted."""
_INDEXED = 6
"""Rarest stems by which candidates are found."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Version:
    """One article's version of an utterance."""

    doc: str
    statement: Statement
    speaker: str | None
    published: dt.date | None
    words: frozenset[str]

    @property
    def key(self) -> Key:
        """Document and place id."""
        return (self.doc, f"statement:{self.statement.span.start}-{self.statement.span.end}")


def compile_utterances(corpus: Corpus, names: Names, weights: Weights) -> tuple[Utterance, ...]:
    """Every statement in exactly one utterance, ordered by date and id."""
    versions = [
        Version(
            document.doc,
            statement,
            names(document.doc, statement.speaker) if statement.speaker else None,
            document.published,
            content(document, *statement.parts),
        )
        for document in corpus
        for statement in document.statements
    ]
    by_key = {v.key: v for v in versions}
    joins = _join(versions, weights)
    made = [_utterance(corpus, [by_key[k] for k in keys]) for keys in joins.classes().values()]
    return tuple(sorted(made, key=lambda u: (u.date or "9999", u.id)))


def _join(versions: Sequence[Version], weights: Weights) -> Joins[Key]:
    joins: Joins[Key] = Joins(v.key for v in versions)
    docs: dict[Key, set[str]] = {v.key: {v.doc} for v in versions}
    shelves: dict[tuple[str, str], list[Version]] = defaultdict(list)
    for version in versions:
        if version.speaker is not None and not version.speaker.startswith("src:"):
            for word in weights.rarest(version.words, _INDEXED):
                shelves[version.speaker, word].append(version)
    pairs: dict[tuple[Key, Key], float] = {}
    for _, shelf in sorted(shelves.items()):
        rows = sorted(shelf, key=lambda v: (v.published or dt.date.min, v.key))
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 13]:
                pair = (min(first.key, second.key), max(first.key, second.key))
                if pair not in pairs and first.doc != second.doc and _same_day(first, second):
                    pairs[pair] = _likeness(first, second, weights)
    for (a, b), alike in sorted(pairs.items(), key=lambda row: (-row[1], row[0])):
        x, y = joins.find(a), joins.find(b)
        if alike >= _ALIKE and x != y and not docs[x] & docs[y]:
            joined = docs[x] | docs[y]
            joins.join(a, b)
            docs[joins.find(a)] = joined
    return joins


def _likeness(first: Version, second: Version, weights: Weights) -> float:
    shared = first.words & second.words
    if len(shared) < min(_SHARED, len(first.words), len(second.words)):
        return 0.0
    return weights.alike(first.words, second.words)


def _same_day(first: Version, second: Version) -> bool:
    a, b = read_days(first.statement.date), read_days(second.statement.date)
    if a is not None and b is not None:
        return a.meets(b, 1 if min(a.precision, b.precision) == 10 else 0)
    if first.published is None or second.published is None:
        return first.published == second.published
    return around(first.published, 0, 0).gap(around(second.published, 0, 0)) <= _REACH


def _utterance(corpus: Corpus, told: Sequence[Version]) -> Utterance:
    acts = Counter(v.statement.act for v in told)
    dates = Counter(v.statement.date for v in told if v.statement.date)
    first = min(told, key=lambda v: (v.published or dt.date.max, v.key))
    words = "".join(corpus[first.doc].quote(part) for part in first.statement.parts)
    return Utterance(
        id=public_id("S", first.doc, str(first.statement.span.start), words),
        speaker=first.speaker,
        date=min(dates, key=lambda d: (-len(d), -dates[d], d)) if dates else None,
        act=min(acts, key=lambda a: (-acts[a], a)),
        statements=tuple(sorted(v.key for v in told)),
        evidence=tuple(sorted(Evidence(v.doc, v.statement.span) for v in told)),
    )
