"""Near-duplicate texts: one text printed by several outlets is one origin.

Each text is sampled as the smallest hashes of its runs of five words (a bottom-k sketch); texts that share enough of
the sample are copies. Only texts that share a sampled run are ever compared.
"""

from __future__ import annotations

import heapq
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from mahdar.register.corpus import Corpus, Document

_RUN = 5
_PRIME, _BASE = (1 << 61) - 1, 0x1F3A5C7E9B2D4F61 % ((1 << 61) - 1)
_OUT = pow(_BASE, _RUN, _PRIME)
"""Of a rolling hash: what the word that leaves a run has been multiplied by."""
_SAMPLE = 64
_SHELVED = 20
"""The smallest hashes of the sample, by which candidates are found: copies share most of them."""
_SHARE = 0.6
_COMMON = 24
"""A run in more texts than this is an agency's formula, not a copy; it is not used to find candidates."""


def find_copies(corpus: Corpus) -> dict[str, str]:
    """Each document that repeats another's text, and that other: the earliest published, then the first by name."""
    sketches = {d.doc: _sketch(d) for d in corpus}
    shelves: dict[int, list[str]] = defaultdict(list)
    for doc, sketch in sketches.items():
        for run in sorted(sketch)[:_SHELVED]:
            shelves[run].append(doc)
    shared: Counter[tuple[str, str]] = Counter()
    for docs in shelves.values():
        if 1 < len(docs) <= _COMMON:
            shared.update((a, b) for n, a in enumerate(docs) for b in docs[n + 1 :])
    pairs = [pair for pair, count in shared.items() if count >= 2 and _share(sketches, *pair) >= _SHARE]
    return _origins(corpus, sorted(pairs))


def _sketch(document: Document) -> frozenset[int]:
    words = document.words
    codes = [_code(k) for k, kind in zip(words.keys, words.kinds, strict=True) if kind in "wln"]
    runs = set()
    run = 0
    for n, code in enumerate(codes):
        run = (run * _BASE + code) % _PRIME
        if n >= _RUN:
            run = (run - codes[n - _RUN] * _OUT) % _PRIME
        if n >= _RUN - 1:
            runs.add(run)
    return frozenset(sorted(runs)[:_SAMPLE])


@lru_cache(maxsize=200_000)
def _code(key: str) -> int:
    return zlib.crc32(key.encode()) * 2654435761 % _PRIME


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
