"""What words are about: stems of a span without function words, and how alike two sets of stems are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mahdar.lang.function import stem
from mahdar.model import Span
from mahdar.register.corpus import Corpus, Document


def content(document: Document, *spans: Span) -> frozenset[str]:
    """Stems of the words in the spans, numbers in digits included."""
    code = document.article.lang
    return frozenset(s for span in spans for key in document.keys(span) if len(s := stem(code, key)) > 1)


class Weights:
    """How telling a stem is: the fewer documents hold it, the more. Counted once per corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._holding: Counter[str] = Counter()
        self._size = 0
        for document in corpus:
            self._size += 1
            code = document.article.lang
            told = zip(document.words.keys, document.words.kinds, strict=True)
            self._holding.update({stem(code, key) for key, kind in told if kind in "wn"})

    def weight(self, word: str) -> float:
        """From just above 0 (in every document) to 1 (in one)."""
        holding = self._holding.get(word, 1)
        return 1.0 / (1.0 + 0.25 * (holding - 1)) if self._size < 50 else 1.0 / (1.0 + 8.0 * holding / self._size)

    def alike(self, first: Iterable[str], second: Iterable[str]) -> float:
        """Weighted share of the smaller set that is in both, 0 to 1."""
        a, b = frozenset(first), frozenset(second)
        smaller = min(sum(map(self.weight, a)), sum(map(self.weight, b)))
        return sum(map(self.weight, sorted(a & b))) / smaller if smaller else 0.0

    def rarest(self, words: Iterable[str], most: int, *, few: int = 0, shared: bool = False) -> list[str]:
        """The most telling words, for an index.

        Args:
            words: To choose from.
            most: How many at most.
            few: Words that more documents hold are left out, unless 0.
            shared: Leave out what one document alone holds, which leads to no other.
        """
        if shared:
            words = (w for w in words if self._holding.get(w, 0) > 1)
        found = sorted(words, key=lambda w: (self._holding.get(w, 0), w))[:most]
        return [w for w in found if self._holding.get(w, 0) <= few] if few else found
