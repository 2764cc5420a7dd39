"""Whether the words that two articles report are one utterance, in one wording or in two.

Candidates share a speaker and one of their rarest stems. A speaker who bears no name in the articles is known by the
words that stand for him (مصدر في وزارة الخارجية), and then the reported words must be nearly the same.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mahdar.lang.function import stem
from mahdar.model import Span, Statement
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import read_days
from mahdar.register.entities import Names

Key = tuple[str, str]

_REACH = 4
"""Days between the articles of one utterance, where it is not dated."""
_ALIKE, _SHARED = 0.5, 3
"""Likeness of two versions by one speaker, and stems that they share at least, shorter versions excepted."""
_RETOLD, _RETOLD_SHARED = 0.38, 5
"""The same where both are dated to one day, for one sentence put into Arabic twice shares few words."""
_NEXT, _NEXT_SHARED = 0.45, 6
"""The same where one of them is not dated, in articles of one day or the next."""
_TITLED = 0.6
"""Likeness of a headline and the words below it that it shortens."""
_NAMELESS, _NAMELESS_SHARED = 0.7, 4
"""Of two speakers without a name who are called alike."""
_VERBATIM, _VERBATIM_SHARED, _VERBATIM_WHOLE = 0.9, 8, 0.6
"""Of a speaker without a name and another one; the last is the shared part of all stems of both."""
_SHORT, _SHORT_WHOLE = 5, 0.3
"""A version of fewer stems is in many others by chance; the least part of all stems of both that it must share."""
_INDEXED = 8
"""Rarest stems by which candidates are found."""
_LOOK = 12
"""Neighbours in time with which a version is compared."""


@dataclass(frozen=True, slots=True)
class Version:
    """One article's version of an utterance."""

    doc: str
    statement: Statement
    speaker: str | None
    called: frozenset[str]
    """Stems of the words that stand for a speaker without a name; empty for one with a name."""
    published: dt.date | None
    words: frozenset[str]
    names: frozenset[str]
    """Of `words`, those that only name somebody or his office."""
    titled: bool
    """Whether it stands in the headline."""
    holds: bool
    """Whether another statement stands within it."""

    @property
    def key(self) -> Key:
        """Document and place id."""
        return (self.doc, f"statement:{self.statement.span.start}-{self.statement.span.end}")

    @property
    def day(self) -> str | None:
        """The day of the words, if it is known to the day."""
        date = self.statement.date
        return date if date is not None and len(date) == 10 and "X" not in date else None


def read_versions(corpus: Corpus, names: Names) -> list[Version]:
    """Every statement as a version of some utterance."""
    return [version for document in corpus for version in _read(document, names)]


def _read(document: Document, names: Names) -> Iterator[Version]:
    title = document.article.title
    holders = _holders([s.span for s in document.statements])
    named = [m.span for m in document.mentions if m.type == "PER"] + [o.span for o in document.offices]
    for statement in document.statements:
        speaker = names(document.doc, statement.speaker) if statement.speaker else None
        words = content(document, *statement.parts)
        inside = [s for s in named if any(p.start <= s.start and s.end <= p.end for p in statement.parts)]
        yield Version(
            doc=document.doc,
            statement=statement,
            speaker=speaker,
            called=_called(document.article.lang, speaker) if speaker and speaker.startswith("src:") else frozenset(),
            published=document.published,
            words=words,
            names=words & content(document, *inside) if inside else frozenset(),
            titled=title is not None and title.start <= statement.span.start and statement.span.end <= title.end,
            holds=statement.span in holders,
        )


def _holders(spans: Sequence[Span]) -> set[Span]:
    """Spans within which another one stands."""
    found: set[Span] = set()
    open_: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        while open_ and open_[-1].end < span.end:
            open_.pop()
        found.update(open_[-1:])
        open_.append(span)
    return found


def _called(code: str, speaker: str) -> frozenset[str]:
    words = speaker.removeprefix("src:").partition("@")[0].split("-")
    return frozenset(s for word in words if (s := stem(code, word)))


def find_pairs(versions: Sequence[Version], weights: Weights) -> dict[tuple[Key, Key], float]:
    """Pairs of versions of one utterance, and how near they are, 0 to 2: the part of the shorter one, that of both."""
    shelves: dict[tuple[str, ...], list[Version]] = defaultdict(list)
    for version in versions:
        shelf = (" ".join(sorted(version.called)),) if version.called else (version.speaker or "",)
        for place, word in enumerate(weights.rarest(version.words, _INDEXED, shared=True)):
            shelves[*shelf, word].append(version)
            if place < 3 and len(version.words) >= _VERBATIM_SHARED:
                shelves["", "", word].append(version)
    pairs: dict[tuple[Key, Key], float] = {}
    for first, second in _headlines(versions):
        pairs[min(first.key, second.key), max(first.key, second.key)] = _measure(first, second, weights)
    for _, shelf_ in sorted(shelves.items()):
        rows = sorted(shelf_, key=lambda v: (v.published or dt.date.min, v.key))
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 1 + _LOOK]:
                pair = (min(first.key, second.key), max(first.key, second.key))
                if pair not in pairs and first.key != second.key:
                    pairs[pair] = _measure(first, second, weights)
    return {pair: alike for pair, alike in pairs.items() if alike}


def _headlines(versions: Iterable[Version]) -> Iterator[tuple[Version, Version]]:
    """What stands in a headline, with everything below it."""
    docs: dict[str, tuple[list[Version], list[Version]]] = defaultdict(lambda: ([], []))
    for version in versions:
        docs[version.doc][version.titled].append(version)
    return ((title, told) for below, titles in docs.values() for title in titles for told in below)


def _measure(first: Version, second: Version, weights: Weights) -> float:
    """How near two versions of one utterance are; 0 where they are not versions of one."""
    within = first.doc == second.doc
    if (within and first.titled == second.titled) or not _same_day(first, second):
        return 0.0
    shared = first.words & second.words
    least = min(len(first.words), len(second.words))
    if len(shared) < (_SHARED if within else min(_SHARED, max(2, least))) or shared <= (first.names | second.names):
        return 0.0
    whole = len(shared) / len(first.words | second.words)
    if not within and least < _SHORT and whole < _SHORT_WHOLE:
        return 0.0
    alike = weights.alike(first.words, second.words)
    return alike + whole if _is_one(first, second, alike, len(shared)) else 0.0


def _is_one(first: Version, second: Version, alike: float, shared: int) -> bool:
    if first.doc == second.doc:
        least = _TITLED if first.speaker == second.speaker else _NAMELESS
        return alike >= least and (first.speaker == second.speaker or _is_unnamed_headline(first, second, shared))
    if first.called and first.called == second.called:
        return alike >= _NAMELESS and shared >= _NAMELESS_SHARED
    if _is_unnamed(first) or _is_unnamed(second):
        whole = len(first.words | second.words)
        enough = shared >= max(_VERBATIM_SHARED, _VERBATIM_WHOLE * whole)
        return alike >= _VERBATIM and enough and first.holds == second.holds
    if first.speaker != second.speaker:
        return False  # which of the two said it is for the reader to see
    if alike >= _ALIKE:
        return True
    dated = first.day is not None and first.day == second.day
    least, most = (_RETOLD, _RETOLD_SHARED) if dated else (_NEXT, _NEXT_SHARED)
    like_kind = first.statement.negated == second.statement.negated
    return like_kind and alike >= least and shared >= most and (dated or _gap(first, second) <= 1)


def _is_unnamed(version: Version) -> bool:
    return version.speaker is None or bool(version.called)


def _is_unnamed_headline(first: Version, second: Version, shared: int) -> bool:
    """Whether the headline leaves open whom the text below it names (وزير: ...)."""
    titled = first if first.titled else second
    return _is_unnamed(titled) and shared >= _NAMELESS_SHARED


def _same_day(first: Version, second: Version) -> bool:
    a, b = read_days(first.statement.date), read_days(second.statement.date)
    if a is not None and b is not None:
        return a.meets(b, 1 if min(a.precision, b.precision) == 10 else 0)
    return first.published == second.published or _gap(first, second) <= _REACH


def _gap(first: Version, second: Version) -> int:
    """Days between the articles; many where one is not dated."""
    if first.published is None or second.published is None:
        return 10**6
    return abs((first.published - second.published).days)


def choose_speaker(told: Iterable[Version]) -> str | None:
    """The speaker: one with a name before one without, whom most versions give before others."""
    counts = Counter(v.speaker for v in told if v.speaker is not None)
    bare = {v.speaker for v in told if v.called}
    return min(counts, key=lambda s: (s in bare, -counts[s], s), default=None)
