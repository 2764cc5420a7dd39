"""Near-duplicate texts: one text printed by several outlets is one origin.

Each text is sampled as the smallest hashes of its runs of five words (a bottom-k sketch); texts that share enough of
the sample are copies. Only texts that share a sampled run are ever compared.
"""

from __future__ import annotations

import heapq
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable

from mahdar.register.corpus import Corpus, Document

_RUN = 5
_SAMPLE = 64
_SHARE = 0.6
_COMMON = 60
"""A run in more texts than this is an agency's formula, not a copy; it is not used to find candidates."""


def find_copies(corpus: Corpus) -> dict[str, str]:
    """Each document that repeats another's text, and that other: the earliest published, then the first by name."""
    sketches = {d.doc: _sketch(d) for d in corpus}
    shelves: dict[int, list[str]] = defaultdict(list)
    for doc, sketch in sketches.items():
        for run in sketch:
            shelves[run].append(doc)
    shared: Counter[tuple[str, str]] = Counter()
    for docs in shelves.values():
        if 1 < len(docs) <= _COMMON:
            shared.update((a, b) for n, a in enumerate(docs) for b in docs[n + 1 :])
    pairs = [pair for pair, count in shared.items() if count >= 4 and _share(sketches, *pair) >= _SHARE]
    return _origins(corpus, sorted(pairs))


def _sketch(document: Document) -> frozenset[int]:
    keys = [t.key for t in document.reading.tokens if t.kind in ("word", "number", "latin")]
    runs = {zlib.crc32("\x1f".join(keys[n : n + _RUN]).encode()) for n in range(len(keys) - _RUN + 1)}
    return frozenset(heapq.nsmallest(_SAMPLE, runs))


def _share(sketches: dict[str, frozenset[int]], first: str, second: str) -> float:
    """Likeness (Jaccard) of two texts, estimated from the smallest hashes of both together."""
    a, b = sketches[first], sketches[second]
    smallest = heapq.nsmallest(_SAMPLE, a | b)
    return sum(1 for run in smallest if run in a and run in b) / len(smallest)


def _origins(corpus: Corpus, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    root: dict[str, str] = {}

    def find(doc: str) -> str:
        while root.get(doc, doc) != doc:
            doc = root[doc]
        return doc

    def age(doc: str) -> tuple[str, str]:
        day = corpus[doc].published
        return (day.isoformat() if day else "9999", doc)

    for first, second in pairs:
        a, b = sorted((find(first), find(second)), key=age)
        root[b] = a
    return {doc: find(doc) for doc in sorted(root) if find(doc) != doc}
