"""Tokens of the untouched text: where each word, number and sign stands, and its folded key.

Annotators work on this list, never on a changed text: a token's `start` and `end` are offsets of the source.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import partial
from itertools import accumulate
from operator import add
from typing import NamedTuple

from mahdar.text.fold import MARKS, fold_key, offset_of

WORD, LATIN, NUMBER, SIGN, BREAK = "word", "latin", "number", "sign", "break"
"""Token kinds: an Arabic word; a word in another script; digits; one sign; the end of a line."""

_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\ufb50-\ufbb1\ufbd3-\ufdfb\ufe70-\ufefc"
)
_KINDS = {
    WORD: rf"[{_LETTERS}][{_LETTERS}{MARKS}]*",
    BREAK: r"[\r\n\u2028\u2029]+",
    NUMBER: r"\d+(?:[.,\u066b\u066c]\d+)*",
    LATIN: rf"[^\W\d_{_LETTERS}{MARKS}](?:[^\W_]|['’])*",
    SIGN: rf"[^\s{MARKS}]",
}
# stdlib `re`: 2.2 times as fast here as `regex` with Unicode properties
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_PIECE = re.compile(rf"(?:{'|'.join(_KINDS.values())}|.)[^\S\r\n\u2028\u2029]*", re.DOTALL)
"""A token, or a character that is none, with the spaces after it: the pieces of a text leave nothing out."""
_LIMIT = 200_000
"""Pieces remembered per process, some 60 MB at worst; the 200,000 commonest are 99 % of the words of any newspaper."""


class Token(NamedTuple):
    """A word, number or sign. `key` is its folded form, for look-ups."""

    start: int
    end: int
    kind: str
    key: str

    def at(self, letters: int, text: str) -> int:
        """The source offset after the first `letters` letters of the key."""
        if letters <= 0:
            return self.start
        if self.end - self.start == len(self.key):
            return self.start + letters
        return self.start + offset_of(text[self.start : self.end], letters)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `text[start:end]`, offsets into `text`; a run of line ends is one `break`.

    Whole pieces are looked up, word and space together: twice as fast as asking a match object for each token.

    >>> [t.key for t in tokenize("قال إنّ ٢٥٠٠ جندي، انسحبوا")]
    ['قال', 'ان', '2500', 'جندي', '،', 'انسحبوا']
    """
    pieces = _PIECE.findall(text, start, len(text) if end is None else end)
    if not pieces:
        return []
    widths, lengths, kinds, keys = zip(*map(_PIECES.__getitem__, pieces), strict=True)
    starts = list(accumulate(widths, initial=start))
    ends = map(add, starts, lengths)  # one column after another: no step of the loop runs in Python
    tokens = list(map(_MAKE, zip(starts, ends, kinds, keys)))  # noqa: B905 - `starts` holds the end of the text too
    return tokens if all(lengths) else [token for token in tokens if token[0] != token[1]]


def cut(text: str) -> list[str]:
    """The pieces of a text in order; put together they are the text."""
    return _PIECE.findall(text)


def piece_of(piece: str) -> tuple[int, int, str, str]:
    """A piece's width, the length of its token (0 if it holds none), the token's kind and key."""
    return _PIECES[piece]


class Beginnings(dict[str, bool]):
    """Key -> whether it is one of some keys, or a number; asked for every token of a text, so that no step is Python's.

    >>> Beginnings({"امس"})["امس"], Beginnings({"امس"})["12"], Beginnings({"امس"})["جنيف"]
    (True, True, False)
    """

    def __init__(self, keys: Container[str]) -> None:
        self._keys = keys

    def __missing__(self, key: str) -> bool:
        found = key in self._keys or key[0].isdecimal()
        if len(self) >= _LIMIT:
            self.clear()
        self[key] = found
        return found


class _Keys(dict[str, str]):
    """Piece -> its token's key."""

    def __missing__(self, piece: str) -> str:
        if len(self) >= _LIMIT:
            self.clear()
        key = self[piece] = _PIECES[piece][3]
        return key


class _Pieces(dict[str, tuple[int, int, str, str]]):
    """Piece -> its width, the length of its token (0 if it holds none), the token's kind and key."""

    def __missing__(self, piece: str) -> tuple[int, int, str, str]:
        match = _TOKEN.match(piece)
        kind = (match.lastgroup or SIGN) if match else ""
        key = "" if match is None else "\n" if kind == BREAK else fold_key(match.group())
        found = (len(piece), match.end() if match and key else 0, kind, key)  # marks alone fold to nothing: no token
        if len(self) >= _LIMIT:
            self.clear()
        self[piece] = found
        return found


_PIECES = _Pieces()
KEYS = _Keys()
"""Piece of `cut` -> the key of its token, empty if it holds none."""
_MAKE = partial(tuple.__new__, Token)
