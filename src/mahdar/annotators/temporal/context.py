"""What the article around an expression says: publication, tense, the days named before."""

from __future__ import annotations

import datetime as dt

from mahdar.lang.times import TimeGrammar
from mahdar.lang.verbs import load_verbs
from mahdar.text.columns import Columns
from mahdar.text.tokens import WORD

_NAMED = 7
"""Tokens before an age within which it is called one (سن القيد من 21 عاما إلى 18 سنة)."""
_NEAR = 4
"""Tokens within which a present verb governs an expression whatever stands before it (دعا إلى جولة تبدأ الاثنين)."""
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

    def __init__(self, tokens: Columns, text: str, grammar: TimeGrammar, published: dt.date | None) -> None:
        self.tokens = tokens
        self._keys = tokens.keys
        self._size = len(tokens.keys)
        self.text = text
        self.grammar = grammar
        self.published = published
        self.offsets: list[int] = []
        """For each relative day with a weekday beside it, how far the weekday moves it."""
        self.last_day: str | None = published.isoformat() if published is not None and grammar.bare else None
        """The last day, month or year resolved before, for expressions counted from the context."""
        self.last_at = -1
        """The token behind the expression that gave it."""

    def key(self, at: int) -> str:
        """The key of a token, empty outside the text."""
        return self._keys[at] if 0 <= at < self._size else ""

    def is_age(self, first: int, last: int) -> bool:
        """Whether tokens `[first, last)` tell an age: البالغ من العمر 34 عاما، (30 عاما)، السبعينيات من عمره."""
        words = self.grammar.cue_words
        if any(self.key(at) in words["age"] for at in range(max(0, first - _NAMED), first)):
            return True
        if self.key(last) == "من" and self.key(last + 1) in words["life"]:
            return True
        return self.key(first - 1) == "(" and self.key(last) == ")"

    def stands_alone(self, at: int) -> bool:
        """Whether what stands at a token cannot belong to the noun before it: a sign, a function word, a verb."""
        if at >= self._size or self.tokens.kind(at) != WORD:
            return True
        key = self._keys[at]
        if key in self.grammar.cue_words["after_year"] or key.startswith(self.grammar.conjunctions):
            return True
        return load_verbs(self.grammar.code).finite(key) is not None

    def told_day(self, first: int) -> str | None:
        """The day, month or year named before a token in its sentence."""
        if self.last_day is None or self.last_at < 0 or not 0 <= first - self.last_at <= _REACH:
            return None
        return None if any(self._keys[at] in _STOPS for at in range(self.last_at, first)) else self.last_day

    def correction(self) -> int:
        """Days by which every such weekday moves its relative day: the text was written that far from publication."""
        return self.offsets[0] if self.offsets and len(set(self.offsets)) == 1 else 0

    def tense(self, first: int, last: int, reach: int = _REACH) -> int:
        """Direction of the clause around tokens `[first, last)`: -1 past, 1 ahead, 0 unknown.

        The nearest verb or cue before it in the sentence decides; without one the first after it.

        Args:
            first: First token of the expression.
            last: The token after it.
            reach: Tokens looked back.
        """
        keys = self._keys
        for at in range(first - 1, max(-1, first - 1 - reach), -1):
            if keys[at] in _STOPS:
                break
            found = self._direction(at)
            if found:
                if found > 0 and first - at > _NEAR and keys[at] not in self.grammar.cues and self._told(at, reach):
                    return -1
                return found
        if reach < _REACH:
            return 0
        for at in range(last, min(last + 6, self._size)):
            if keys[at] in _STOPS:
                break
            found = self._direction(at)
            if found:
                return found
        return 0

    def is_put_off(self, first: int) -> bool:
        """Whether the verb before a token says what will not be: لن تبدأ قبل شهرين، لا يتوقع أن تبدأ قبل شهرين."""
        negations = self.grammar.cue_words["future_negation"]
        ahead = False
        for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
            if self._keys[at] in _STOPS:
                return False
            if self._keys[at] in negations:
                return ahead
            found = self._direction(at)
            if found < 0:
                return False
            ahead = ahead or found > 0
        return False

    def _told(self, at: int, reach: int) -> bool:
        """Whether a present verb stands in a clause of a past one (اعتقلت رجلا يشتبه في تجنيده ليل الثلاثاء)."""
        grammar = self.grammar
        for place in range(at - 1, max(-1, at - 1 - reach), -1):
            if self.tokens.kind(place) != WORD or self._keys[place] in grammar.cue_words["clause"]:
                return False
            if self._direction(place) < 0:
                return True
        return False

    def _direction(self, at: int) -> int:
        grammar, key = self.grammar, self._keys[at]
        cue = grammar.cues.get(key)
        if cue is not None:
            return cue
        verbs = load_verbs(grammar.code)
        form = verbs.finite(key)
        if form is None:
            return 0
        if form.part == "past" and self.key(at - 1) in grammar.cue_words["subjunctive"]:
            form = next((f for f in verbs.analyse(key) if f.part == "present"), form)
        elif form.part == "past" and key[form.start : form.start + 1] in _FEMININE_PREFIX and self._feminine(at + 1):
            form = next((f for f in verbs.analyse(key) if f.part == "present"), form)  # تعقد الجلسة, not تعقد الأمر
        if form.part == "past":
            return -1
        negated = self.key(at - 1) in grammar.cue_words["past_negation"]  # لم يصل: he did not arrive
        return -1 if negated else 1

    def _feminine(self, at: int) -> bool:
        """Whether a token has the ending of a feminine noun."""
        return self.key(at).endswith(("ه", "ات"))


_FEMININE_PREFIX = "ت"
_STOPS = frozenset(".!?؟؛\n")
"""Ends of sentences and lines."""
