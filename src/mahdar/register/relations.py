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
_STORY = 4
_PART = 0.2
"""Names shared, and their share of the shorter list, for two articles to be on one happening rather than one field.
On the annotated samples all disagreeing pairs share four and a fifth; in mixed news most of like figures fewer."""


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

    def of_one_story(self, first: str, second: str) -> bool:
        """Whether two documents share so many names that a like figure or a denial may be on one thing.

        An article with fewer than three telling names says too little; always true where no article holds any.
        """
        if not self._named:
            return True
        a, b = self._telling[first], self._telling[second]
        shorter = min(len(a), len(b))
        return shorter >= _SHARED + 1 and len(a & b) >= max(min(_STORY, shorter), _PART * shorter)

    def share(self, first: str, near: frozenset[str], second: str, near_second: frozenset[str]) -> bool:
        """Whether two passages, given by the names in them, share one that few documents hold."""
        return not self._named or bool(near & near_second & self._telling[first] & self._telling[second])
