"""Classes of accounts as a whole: what they are called, who was there, where, whether they are of one story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mahdar.model.identity import Key
from mahdar.register.accords import CONCLUDED, Accord, read_accord
from mahdar.register.content import Weights, content
from mahdar.register.corpus import Corpus
from mahdar.register.decided import Decided
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.references import Referrer, Told
from mahdar.register.relations import Relations

_OPEN = frozenset({"denied", "hypothetical"})
_LASTS = 40
"""Days between articles that speak of one accord by its name, where none of them dates it."""
_LOOK = 40
"""Classes that one is compared with."""
DAY = 10
"""The precision of a day."""


class Teller(Referrer):
    """Joins whole classes of accounts."""

    def __init__(
        self,
        joins: Joins[Key],
        accounts: Mapping[Key, Told],
        corpus: Corpus,
        names: Names,
        weights: Weights,
        relations: Relations,
        decided: Decided,
    ) -> None:
        super().__init__(joins, accounts, corpus, names, relations, decided)
        self.weights = weights
        self._accords: dict[Key, Accord] = {}

    def _pairs(self, roots: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
        """Pairs of a shelf, each with those that come near it in time."""
        rows = sorted(set(roots), key=lambda root: (self._when(root), root))
        for n, first in enumerate(rows):
            for second in rows[n + 1 : n + 1 + _LOOK]:
                yield first, second

    def _when(self, root: Key) -> str:
        published = self.accounts[root].published
        return published.first.isoformat() if published is not None else ""

    def _class(self, key: Key) -> list[Told]:
        return self._told(self.members.get(self.joins.find(key), ()))

    def _told(self, keys: Iterable[Key]) -> list[Told]:
        return [t for k in keys if (t := self.accounts[k]).event.modality not in _OPEN]

    def _is_of(self, root: Key, kind: str) -> bool:
        return self.accounts[root].event.type == kind

    def _accord_of(self, root: Key) -> Accord:
        return self._named(self._class(root))

    def _named(self, told: Sequence[Told]) -> Accord:
        """What a class of accounts calls an accord."""
        for t in told:
            if t.key not in self._accords:
                self._accords[t.key] = read_accord(self.corpus[t.doc], t.event, self.names)
        read = [self._accords[t.key] for t in told]
        kinds = {accord.kind for accord in read}
        kind = "truce" if kinds == CONCLUDED else min(kinds) if len(kinds) == 1 else ""
        return Accord(
            kind,
            frozenset[str]().union(*(a.name for a in read)),
            frozenset[str]().union(*(a.parties for a in read)),
        )

    def _one_story(self, one: Sequence[Told], two: Sequence[Told]) -> bool:
        return any(a.doc == b.doc or self.relations.of_one_story(a.doc, b.doc) for a in one for b in two)

    @staticmethod
    def _last(one: Sequence[Told], two: Sequence[Told]) -> bool:
        """Whether two classes are told within the weeks for which an accord is spoken of, or one of them is dated."""
        if any(t.days is not None for t in (*one, *two)):
            return True
        pairs = [(a.published, b.published) for a in one for b in two]
        return any(a is not None and b is not None and a.gap(b) <= _LASTS for a, b in pairs)

    def _words(self, told: Told) -> frozenset[str]:
        document = self.corpus[told.doc]
        return content(document, told.event.clause or document.sentence(told.event.span.start))


def exact(told: Told) -> str | None:
    """The day of an account that gives one."""
    exact = told.days is not None and told.days.precision == DAY
    return told.days.first.isoformat() if exact and told.days is not None else None


def participants(told: Iterable[Told]) -> frozenset[str]:
    return frozenset[str]().union(*(t.participants for t in told))


def places(told: Iterable[Told]) -> frozenset[str]:
    return frozenset[str]().union(*(t.places for t in told))
