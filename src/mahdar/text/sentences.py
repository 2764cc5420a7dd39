"""Sentences as ranges of tokens.

A sentence ends at `. ! ? ؟ ؛ …` and at the end of a line; closing quotation marks and brackets after the stop belong to
it. A full stop between letters of an abbreviation (د. خالد، أ.ف.ب) does not end one.
"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.text.tokens import BREAK, Token

_STOPS = frozenset(".!?؟؛…")
_CLOSERS = frozenset("\"»”’)]'")


def split_sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Token ranges `[first, last)` of the sentences, line ends left out."""
    sentences: list[tuple[int, int]] = []
    first, index, size = 0, 0, len(tokens)
    while index < size:
        token = tokens[index]
        if token.kind == BREAK:
            if index > first:
                sentences.append((first, index))
            first = index + 1
        elif token.key in _STOPS and not (token.key == "." and _abbreviates(tokens, index)):
            while index + 1 < size and tokens[index + 1].key in _STOPS:
                index += 1
            while (
                index + 1 < size and tokens[index + 1].key in _CLOSERS and tokens[index + 1].start == tokens[index].end
            ):
                index += 1
            sentences.append((first, index + 1))
            first = index + 1
        index += 1
    if first < size:
        sentences.append((first, size))
    return sentences


def _abbreviates(tokens: Sequence[Token], index: int) -> bool:
    """A full stop after one letter standing alone, or between two tokens without any space."""
    if index == 0:
        return False
    before = tokens[index - 1]
    if before.end - before.start == 1 and before.kind != "sign" and before.kind != "number":
        return True
    return (
        index + 1 < len(tokens)
        and before.end == tokens[index].start
        and tokens[index + 1].start == tokens[index].end
        and before.kind == "latin"
        and tokens[index + 1].kind == "latin"
    )
