"""What the article around an expression says: publication, tense, the days named before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from mahdar.lang.times import TimeGrammar
from mahdar.lang.verbs import load_verbs
from mahdar.text.tokens import BREAK, Token

_REACH = 14
"""Tokens looked back for the verb that governs an expression; half of the clauses of news are shorter."""


class Context:
    """The surroundings of expressions in one article.

    Args:
        tokens: The article's tokens.
        text: Its text.
        grammar: The pack's times.
        published: The day counted from, or None.
    """

    def __init__(self, tokens: Sequence[Token], text: str, grammar: TimeGrammar, published: dt.date | None) -> None:
        self.tokens = tokens
        self.text = text
        self.grammar = grammar
        self.published = published
        self.offsets: list[int] = []
        """For each relative day with a weekday beside it, how far the weekday moves it."""
        self.last_day: str | None = None
        """The last day, month or year resolved before, for expressions counted from the context."""

    def key(self, at: int) -> str:
        """The key of a token, empty outside the text."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def correction(self) -> int:
        """Days by which every such weekday moves its relative day: the text was written that far from publication."""
        return self.offsets[0] if self.offsets and len(set(self.offsets)) == 1 else 0

    def tense(self, first: int, last: int) -> int:
        """Direction of the clause around tokens `[first, last)`: -1 past, 1 ahead, 0 unknown.

        The nearest verb or cue before it in the sentence decides; without one the first after it.
        """
        tokens, cues = self.tokens, self.grammar.cues
        analyse = load_verbs(self.grammar.code)
        for step in range(1, _REACH + 1):
            at = first - step
            if at < 0:
                break
            token = tokens[at]
            if token.kind == BREAK or token.key in _STOPS:
                break
            found = self._direction(token.key, cues, analyse)
            if found:
                return found
        for at in range(last, min(last + 6, len(tokens))):
            token = tokens[at]
            if token.kind == BREAK or token.key in _STOPS:
                break
            found = self._direction(token.key, cues, analyse)
            if found:
                return found
        return 0

    def _direction(self, key: str, cues: dict[str, int], verbs: object) -> int:
        cue = cues.get(key)
        if cue is not None:
            return cue
        form = verbs.finite(key)  # type: ignore[attr-defined]
        if form is None:
            return 0
        if form.part == "past":
            return -1
        return 1 if form.part == "present" else 0


_STOPS = frozenset(".!?؟؛")
