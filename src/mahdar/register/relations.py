"""Which articles are of one story: they share names that few articles hold.

In a folder about one process every article is of it; in a year of a newspaper, like figures and like denials are mostly
of different things, and likeness of words alone would bring them together.
"""

from __future__ import annotations

from collections import Counter

from mahdar.register.corpus import Corpus
from mahdar.register.entities import Names

_FEW = 60
"""An entity in more articles than this says nothing about the story."""
_SHARED = 2


class Relations:
    """Entities by document, as far as few documents hold them."""

    def __init__(self, corpus: Corpus, names: Names) -> None:
        held = {d.doc: {names(d.doc, m.entity) for m in d.mentions} for d in corpus}
        holding = Counter(e for entities in held.values() for e in entities)
        self._telling = {doc: frozenset(e for e in es if holding[e] <= _FEW) for doc, es in held.items()}
        self._named = any(self._telling.values())

    def related(self, first: str, second: str) -> bool:
        """Whether two documents share enough names; always where no article holds any."""
        if not self._named:
            return True
        a, b = self._telling[first], self._telling[second]
        return len(a & b) >= min(_SHARED, len(a), len(b))
