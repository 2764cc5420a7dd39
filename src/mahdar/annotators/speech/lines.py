"""A line of prose with its quotation marks paired and its sentences cut outside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mahdar.lang.speech import Speech, Word
from mahdar.text.tokens import SIGN, Token

_OPEN = frozenset("«“„‹")
_CLOSE = frozenset("»”›")
_BOTH = frozenset("\"'")
QUOTES = _OPEN | _CLOSE | _BOTH
COMMAS = frozenset("،,;؛")
_STOPS = frozenset(".!?؟…")
_CUTS = QUOTES | _STOPS
_SHAPING = _CUTS | COMMAS | {"("}
"""Signs that a line is cut, paired and paused by."""
_CARRIERS = frozenset(("ل", "ب", "ك", "و", "ال", "لل", "وب", "ول", "بال", "ف", "ـ"))
"""Letters written onto a quotation mark (لـ"الشرق"); the mark behind them opens."""


_NOTHING = Word()


@dataclass(slots=True)
class Line:
    """Tokens `[first, last)` of the reading, and what is known of each."""

    tokens: Sequence[Token]
    keys: list[str]
    """The keys of all tokens of the article."""
    words: list[Word]
    first: int
    last: int
    commas: frozenset[int] = frozenset()
    """Its commas: `n in commas` is `is_comma(n)` for a token known to lie in the line, without a call."""
    close: dict[int, int] = field(default_factory=dict)
    """Opening quotation mark to closing one; an unclosed quotation ends before the token given, which is no mark."""
    marks: frozenset[int] = frozenset()
    sentences: list[tuple[int, int]] = field(default_factory=list)
    clauses: dict[tuple[int, int], int] = field(default_factory=dict)
    """Where the clause of a verb begins, by sentence and verb, as far as that was asked."""

    def word(self, i: int) -> Word:
        """What token `i` may be; nothing outside the line: texts break off anywhere."""
        return self.words[i - self.first] if self.first <= i < self.last else _NOTHING

    def key(self, i: int) -> str:
        """The folded token; empty before the line's first and behind the article's last."""
        return self.keys[i] if self.first <= i < len(self.keys) else ""

    def is_comma(self, i: int) -> bool:
        """A comma or semicolon, Arabic or not."""
        return self.first <= i < len(self.keys) and self.keys[i] in COMMAS

    def quoted_words(self, i: int) -> int:
        """How many tokens that are no signs the quotation opened at `i` holds."""
        return sum(1 for n in range(i + 1, self.close[i]) if self.tokens[n].kind != SIGN)


def read_lines(tokens: Sequence[Token], keys: list[str], speech: Speech) -> list[Line]:
    """Lines of the reading, in order."""
    lines, first = [], 0
    ends = [i for i, key in enumerate(keys) if key == "\n"]  # the key of a break and of nothing else
    for i in (*ends, len(keys)):
        if i > first:
            lines.append(_read_line(tokens, keys, first, i, speech))
        first = i + 1
    return lines


def _read_line(tokens: Sequence[Token], keys: list[str], first: int, last: int, speech: Speech) -> Line:
    inside = keys[first:last]
    line = Line(tokens, keys, speech.words(tokens, inside, first), first, last)
    signs = [i for i, key in enumerate(inside, first) if key in _SHAPING]
    line.commas = frozenset([i for i in signs if keys[i] in COMMAS])
    cuts = [i for i in signs if keys[i] in _CUTS]
    marks = [i for i in cuts if keys[i] in QUOTES]
    doubled = [i for i in signs if keys[i] == "(" and i + 1 < last and keys[i + 1] == "("]
    if marks:
        line.marks = frozenset(marks)
        _pair(line, marks)
    for i in doubled:
        shut = next((n for n in range(i + 3, last - 1) if tokens[n].key == ")" and tokens[n + 1].key == ")"), None)
        if shut is not None:
            line.close[i + 1] = shut  # ((...)): marks of their own kind
            line.marks |= {i + 1, shut}
            cuts = sorted({*cuts, i + 1, shut})
    line.sentences = _cut(line, cuts)
    return line


def _pair(line: Line, marks: list[int]) -> None:
    """Pair by shape, and straight marks by the space around them; what stays open ends with its sentence."""
    tokens = line.tokens
    stack: list[int] = []
    for i in marks:
        key = tokens[i].key
        if key in _OPEN:
            opens = not (key == "“" and _hugs_left(line, i) and stack and tokens[stack[-1]].key == "“")
        elif key in _CLOSE:
            opens = key == "”" and not stack and not _hugs_left(line, i)  # ”…“, set the wrong way round
        else:
            left, right = _hugs_left(line, i), _hugs_right(line, i)
            if key == "'" and left and right:
                continue  # an apostrophe
            before = tokens[i - 1].key if i > line.first else ""
            if left and right:
                opens = before in _CARRIERS or before in ":(،-" or not stack
            elif left:
                opens = before in _CARRIERS or (before == ":" and not stack)
            elif right:
                opens = True
            else:
                opens = not stack
        if opens:
            stack.append(i)
        elif stack:
            line.close[stack.pop()] = i
    for i in stack:
        end = next((n for n in range(i + 1, line.last) if tokens[n].key in _STOPS), line.last)
        if end - i > 2:
            line.close[i] = end
        else:
            line.marks = line.marks - {i}


def _hugs_left(line: Line, i: int) -> bool:
    return i > line.first and line.tokens[i - 1].end == line.tokens[i].start


def _hugs_right(line: Line, i: int) -> bool:
    return i + 1 < line.last and line.tokens[i + 1].start == line.tokens[i].end


def _cut(line: Line, cuts: list[int]) -> list[tuple[int, int]]:
    """Sentences, cut at stops outside quotations, and behind a quotation that ends with a stop and a new cue.

    Args:
        cuts: The line's stops and quotation marks.
    """
    tokens, found, first, behind = line.tokens, [], line.first, line.first
    for i in cuts:
        if i < behind:
            continue
        close = line.close.get(i)
        if close is not None:
            behind = min(line.last, close)
            if behind < line.last and behind not in line.marks:
                continue  # unclosed: the stop itself is read next
            behind += 1
            if behind < line.last and tokens[close - 1].key in _STOPS and behind - first > 3:
                nxt = line.word(behind)
                if not line.is_comma(behind) and (nxt.conjunction == "و" or nxt.frames):
                    found.append((first, behind))
                    first = behind
            continue
        if tokens[i].key in _STOPS and not _abbreviates(line, i):
            while i + 1 < line.last and tokens[i + 1].key in _STOPS:
                i += 1
            if i + 1 < line.last and i + 1 in line.marks and i + 1 not in line.close and _hugs_left(line, i + 1):
                i += 1
            found.append((first, i + 1))
            first = behind = i + 1
    if first < line.last:
        found.append((first, line.last))
    return found


def _abbreviates(line: Line, i: int) -> bool:
    tokens = line.tokens
    if tokens[i].key != "." or i == line.first:
        return False
    before = tokens[i - 1]
    if before.end != tokens[i].start:
        return False
    single = before.end - before.start == 1 and before.kind not in (SIGN, "number")
    hugs = i + 1 < line.last and tokens[i + 1].start == tokens[i].end and tokens[i + 1].kind != SIGN
    return single or (hugs and before.kind == "latin")
