"""Where the words of a statement stand in other articles, and what else its speaker said on the same occasion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mahdar.model import Article, Statement, Utterance, place_id
from mahdar.store import Row

Version = tuple[str, str | None, str | None]
"""Id of a statement, its outlet, the article's day."""


class Occasion(NamedTuple):
    """The press conference, speech or statement of which a statement is a part."""

    utterances: int
    """How many there are of it, this one included."""
    elsewhere: tuple[Version, ...]
    """The first statement of it in each other article."""


class Utterances:
    """By the public id of a statement."""

    def __init__(
        self,
        utterances: Sequence[Utterance],
        articles: Mapping[str, Article],
        rows: Mapping[str, Sequence[Row]],
    ) -> None:
        self._versions: dict[str, list[Version]] = {}
        self._occasions: dict[str, tuple[str, str]] = {}
        self._sizes: dict[str, int] = defaultdict(int)
        self._firsts: dict[str, dict[str, Version]] = defaultdict(dict)
        public = {
            (doc, place_id(row.annotation)): row.public
            for doc, some in rows.items()
            for row in some
            if isinstance(row.annotation, Statement)
        }
        for utterance in utterances:
            told = []
            for doc, place in sorted(utterance.statements):
                if (doc, place) not in public:
                    continue
                day = articles[doc].published.day
                version = (public[doc, place], articles[doc].outlet, day.isoformat() if day else None)
                told.append(version)
                if utterance.occasion is not None:
                    self._occasions[version[0]] = (utterance.occasion, doc)
                    self._firsts[utterance.occasion].setdefault(doc, version)
            told.sort(key=_by_day)
            if len(told) > 1:
                self._versions.update((name, told) for name, *_ in told)
            if utterance.occasion is not None:
                self._sizes[utterance.occasion] += 1

    def versions(self, statement: str) -> tuple[Version, ...]:
        """The same utterance in other places, by day."""
        return tuple(v for v in self._versions.get(statement, ()) if v[0] != statement)

    def occasion(self, statement: str) -> Occasion | None:
        """What the statement is a part of; None where it stands alone."""
        known = self._occasions.get(statement)
        if known is None:
            return None
        name, doc = known
        others = sorted((v for other, v in self._firsts[name].items() if other != doc), key=_by_day)
        return Occasion(self._sizes[name], tuple(others))


def _by_day(version: Version) -> tuple[str, str]:
    return (version[2] or "9999", version[0])
