"""Phrases of a lexicon found in a token list, clitics before the first word included.

A phrase matches word by word on folded keys. Only its first word may carry proclitics; the hit then starts after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from mahdar.text.clitics import Clitics
from mahdar.text.fold import fold_key
from mahdar.text.tokens import Token, tokenize

P = TypeVar("P")


class Hit(NamedTuple, Generic[P]):
    """A phrase found: tokens `[first, last)`, source offsets, the proclitics before it, what it stands for."""

    first: int
    last: int
    start: int
    end: int
    proclitics: str
    payload: P


Openings = tuple[tuple[int, str, list[tuple[tuple[str, ...], P]]], ...]
"""For each split of a word that phrases begin with: its letters, its proclitics, the phrases' further words."""


class _Entries(dict[str, Openings[P]]):
    """Folded word -> the phrases that may begin with it; a dict, so that a known word is looked up in C."""

    def __init__(
        self, index: dict[str, list[tuple[tuple[str, ...], P]]], clitics: Clitics, *, proclitics: bool
    ) -> None:
        super().__init__()
        self._index, self._clitics, self._proclitics = index, clitics, proclitics

    def __missing__(self, key: str) -> Openings[P]:
        splits = self._clitics.splits(key) if self._proclitics else self._clitics.splits(key)[:1]
        index = self._index
        found = self[key] = tuple((s.start, s.proclitics, index[s.stem]) for s in splits if s.stem in index)
        return found


class Phrases(Generic[P]):
    """A lexicon of phrases. Longest phrase first at each word; the whole word before any split.

    Args:
        entries: (phrase as written, payload). One phrase may stand for several payloads.
        clitics: The pack's clitic table.
        proclitics: Whether the first word may carry proclitics.
    """

    def __init__(self, entries: Iterable[tuple[str, P]], clitics: Clitics, *, proclitics: bool = True) -> None:
        index: dict[str, list[tuple[tuple[str, ...], P]]] = {}
        for words, payload in entries:
            keys = tuple(t.key for t in tokenize(words))
            if keys:
                index.setdefault(keys[0], []).append((keys[1:], payload))
        for rows in index.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._index = index
        self._entries = _Entries(index, clitics, proclitics=proclitics)

    def __contains__(self, word: str) -> bool:
        """Whether a phrase of one word has this key."""
        return any(not rest for rest, _ in self._index.get(fold_key(word), ()))

    def may_find(self, keys: Iterable[str]) -> bool:
        """Whether a phrase may begin at one of the folded words; in most sentences none may, and C tells so."""
        return any(map(self._entries.__getitem__, keys))

    def at(self, tokens: Sequence[Token], first: int, text: str) -> Iterator[Hit[P]]:
        """Every phrase that begins at token `first`, whole word before splits, longest before shorter."""
        size = len(tokens)
        for letters, proclitics, rows in self._entries[tokens[first].key]:
            for rest, payload in rows:
                last = first + 1 + len(rest)
                if last <= size and all(tokens[first + 1 + n].key == key for n, key in enumerate(rest)):
                    start = tokens[first].at(letters, text) if letters else tokens[first].start
                    yield Hit(first, last, start, tokens[last - 1].end, proclitics, payload)

    def find(self, tokens: Sequence[Token], text: str) -> Iterator[Hit[P]]:
        """Leftmost, longest hits that do not overlap; where one phrase has several payloads, the first is given."""
        entries, first, size = self._entries, 0, len(tokens)
        while first < size:
            if entries[tokens[first].key]:
                hit = next(self.at(tokens, first, text), None)
                if hit is not None:
                    yield hit
                    first = hit.last
                    continue
            first += 1

    def find_all(self, tokens: Sequence[Token], text: str) -> Iterator[Hit[P]]:
        """Every hit at every token, overlapping ones and all payloads too."""
        for first, token in enumerate(tokens):
            if self._entries[token.key]:
                yield from self.at(tokens, first, text)
