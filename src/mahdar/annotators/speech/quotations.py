"""Stretches in quotation marks: whose words they are, or why they are nobody's.

Marks hold more than speech: titles of things, names, terms that the outlet holds at arm's length, scripture. A stretch
that no statement holds is refused with one of these reasons, or left open, which is a gap in what was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mahdar.annotators.found import Found
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.scene import Scene, set_scene
from mahdar.lang import LanguagePack
from mahdar.lang.speech import load_speech
from mahdar.model import Span
from mahdar.text.reading import Reading

Reason = Literal["name", "title", "scripture", "saying", "term"]
_BEFORE = 4
"""Tokens before the marks in which the thing is named whose title they hold (في كتابه الجديد «...»)."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between marks."""

    span: Span
    """Without the marks."""
    words: int
    statement: Span | None
    """The statement that holds it."""
    reason: Reason | None
    """Why it is no statement: a name, the title of a thing, scripture, a saying that goes round, a term (a phrase
    without a verb, which the outlet uses as a word of its own, ironically or not). None without a statement: not known.
    """


def find_quotations(reading: Reading, found: Found, pack: LanguagePack) -> Iterator[Quotation]:
    """Every stretch between marks of an article whose statements were found, in order."""
    scene = set_scene(reading, found, load_speech(pack.code))
    parts = [(part, s.span) for s in found.statements for part in s.parts]
    for line in scene.lines:
        for first, close in sorted(line.close.items()):
            last = min(close, line.last)
            if last <= first + 1:
                continue
            span = Span(scene.tokens[first + 1].start, scene.tokens[last - 1].end)
            held = next((whole for part, whole in parts if _holds(part, span)), None)
            reason = None if held is not None else _refuse(scene, line, first, last)
            yield Quotation(span, line.quoted_words(first), held, reason)


def _holds(part: Span, span: Span) -> bool:
    shared = min(part.end, span.end) - max(part.start, span.start)
    return shared >= _HALF * (span.end - span.start)


def _refuse(scene: Scene, line: Line, first: int, last: int) -> Reason | None:
    sets, begin = scene.speech.sets, max(line.first, first - _BEFORE)
    before = [line.key(i) for i in range(begin, first)]
    bare = [line.word(i).bare for i in range(begin, first)]
    if _named(scene, first, last):
        return "name"
    if any(k in sets["scripture"] for k in before):
        return "scripture"
    if any(k in sets["proverbs"] or b in sets["proverbs"] for k, b in zip(before, bare, strict=True)):
        return "saying"
    if any(k in sets["things"] or b in sets["things"] for k, b in zip(before, bare, strict=True)):
        return "title"
    verbal = any(line.word(n).finite is not None or line.word(n).that is not None for n in range(first + 1, last))
    return None if verbal else "term"


def _named(scene: Scene, first: int, last: int) -> bool:
    covered = sum(scene.mention_at[n][0] - n for n in range(first, last) if n in scene.mention_at)
    return covered >= _HALF * (last - first)
