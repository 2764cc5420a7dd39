"""The words of an article, packed: a register over a year of newspapers holds those of every article at once.

A list of tokens takes about 150 bytes a word, this about 17 and the keys that all articles share.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right

from mahdar.model import Span
from mahdar.text.reading import Reading
from mahdar.text.tokens import BREAK, LATIN, NUMBER, SIGN, WORD

_LETTERS = {WORD: "w", LATIN: "l", NUMBER: "n", SIGN: "s", BREAK: "b"}


class Words:
    """Starts, ends, keys and kinds of the tokens of title and prose, and the sentences.

    `kinds` has one letter for each token: `w`ord, `l`atin, `n`umber, `s`ign, `b`reak.
    """

    __slots__ = ("ends", "keys", "kinds", "sentences", "starts")

    def __init__(self, reading: Reading) -> None:
        tokens = reading.tokens
        self.starts = array("l", (t.start for t in tokens))
        self.ends = array("l", (t.end for t in tokens))
        self.keys = tuple(t.key for t in tokens)
        self.kinds = "".join(_LETTERS[t.kind] for t in tokens)
        self.sentences = tuple(Span(tokens[a].start, tokens[b - 1].end) for a, b in reading.sentences)

    def at(self, span: Span) -> tuple[int, int]:
        """Tokens `[first, last)` that touch the span."""
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or span.start >= self.ends[first]:
            first += 1
        return first, bisect_left(self.starts, span.end)
