"""Tokens as columns: every key at hand, a `Token` made where one is asked for.

A reader that looks at few places of a text (the times of an article stand in a tenth of its words) needs the keys of
all words, to find its places, and the offsets of few.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import overload

from mahdar.text.tokens import KEYS, Token, cut, piece_of


class Columns(Sequence[Token]):
    """The tokens of a text.

    Args:
        text: The untouched text.
        tokens: Its tokens, where they are made already (an article whose lines of noise are left out).
    """

    __slots__ = ("_begin", "_pieces", "_starts", "_tokens", "keys")

    def __init__(self, text: str, tokens: Sequence[Token] | None = None) -> None:
        self._tokens = tokens
        self._pieces: list[str] = []
        self._starts: list[int] | None = None
        self._begin = 0
        if tokens is not None:
            self.keys = [token[3] for token in tokens]
            """The folded key of each token."""
            return
        self._pieces = pieces = cut(text)
        self.keys = list(map(KEYS.__getitem__, pieces))
        if pieces and not self.keys[0]:  # spaces before the first word
            self._begin = len(pieces[0])
            del pieces[0], self.keys[0]
        if "" in self.keys:  # a piece that holds no token: vowel signs alone
            kept = [n for n, key in enumerate(self.keys) if key]
            starts = list(accumulate(map(len, pieces), initial=self._begin))
            self._starts = [starts[n] for n in kept]
            self._pieces = [pieces[n] for n in kept]
            self.keys = [self.keys[n] for n in kept]

    def kind(self, at: int) -> str:
        """The kind of a token."""
        return piece_of(self._pieces[at])[2] if self._tokens is None else self._tokens[at][2]

    def touching(self, start: int, end: int) -> range:
        """The tokens that the code points `[start, end)` touch."""
        starts = self._offsets()
        first = max(bisect_right(starts, start) - 1, 0)
        if first < len(self.keys) and self[first].end <= start:
            first += 1
        return range(first, min(bisect_left(starts, end), len(self.keys)))

    def _offsets(self) -> list[int]:
        """Where each token begins."""
        if self._starts is None:
            if self._tokens is not None:
                self._starts = [token[0] for token in self._tokens]
            else:
                self._starts = list(accumulate(map(len, self._pieces), initial=self._begin))
        return self._starts

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if self._tokens is not None:
            return self._tokens[at] if isinstance(at, int) else list(self._tokens[at])
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self.keys)))]
        starts = self._starts if self._starts is not None else self._offsets()
        _, length, kind, key = piece_of(self._pieces[at])
        start = starts[at if at >= 0 else at + len(self.keys)]
        return Token(start, start + length, kind, key)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens) if self._tokens is not None else (self[n] for n in range(len(self.keys)))
