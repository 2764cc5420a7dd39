"""Tokens of the untouched text: where each word, number and sign stands, and its folded key.

Annotators work on this list, never on a changed text: a token's `start` and `end` are offsets of the source.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mahdar.text.fold import MARKS, fold_key, offset_of

WORD, LATIN, NUMBER, SIGN, BREAK = "word", "latin", "number", "sign", "break"
"""Token kinds: an Arabic word; a word in another script; digits; one sign; the end of a line."""

_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\ufb50-\ufbb1\ufbd3-\ufdfb\ufe70-\ufefc"
)
_TOKEN = re.compile(  # stdlib `re`: 2.2 times as fast here as `regex` with Unicode properties
    rf"(?P<word>[{_LETTERS}][{_LETTERS}{MARKS}]*)"
    rf"|(?P<break>[\r\n\u2028\u2029]+)"
    rf"|(?P<number>\d+(?:[.,\u066b\u066c]\d+)*)"
    rf"|(?P<latin>[^\W\d_{_LETTERS}](?:[^\W_]|['’])*)"
    rf"|(?P<sign>[^\s{MARKS}])"
)


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

    >>> [t.key for t in tokenize("قال إنّ ٢٥٠٠ جندي، انسحبوا")]
    ['قال', 'ان', '2500', 'جندي', '،', 'انسحبوا']
    """
    tokens: list[Token] = []
    append = tokens.append
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        kind = match.lastgroup or SIGN
        key = "\n" if kind == BREAK else fold_key(match.group())
        if key:  # a vowel sign that stands alone in its presentation form folds to nothing
            append(Token(first, last, kind, key))
    return tokens
