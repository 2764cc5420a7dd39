"""Trigger words: where an article may tell of an event, and of which type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mahdar.annotators.happenings.clauses import Passage
from mahdar.lang.events import Condition, EventLexicon, EventSense
from mahdar.text.tokens import NUMBER, SIGN


class Trigger(NamedTuple):
    """Tokens `[first, last)` that may tell of an event, and the sense in which they are read."""

    first: int
    last: int
    sense: EventSense

    @property
    def finite(self) -> bool:
        """The trigger is a finite verb."""
        return self.sense.verb is not None and self.sense.verb.finite


BEFORE = 4
"""Words before a trigger in which `needs_before` and `unless_before` look (وقف فوري وشامل لإطلاق النار)."""

Marks = dict[int, str]
"""Token index -> type of the mention that begins or goes on there: person, place, party."""


def find_triggers(passage: Passage, at: Sequence[int], lexicon: EventLexicon, marks: Marks) -> list[Trigger]:
    """Triggers of a sentence among the tokens `at`, in order; where two overlap the first stays."""
    found: list[Trigger] = []
    after = passage.first
    for index in at:
        word = passage.words[index]
        if word is None or not word.events or index < after:
            continue
        for sense in word.events:
            if sense.verb is not None and sense.verb.finite and not sense.verb.ambiguous:
                form = passage.verb_at(index)
                if form is None or not any(v.lemma == sense.verb.lemma for v in word.verbs if v.part == form.part):
                    continue
            last = _phrase_end(passage, lexicon, index, sense)
            if last and _allows(passage, lexicon, index, last, sense, marks):
                found.append(Trigger(index, last, sense))
                after = last
                break
    return found


def _phrase_end(passage: Passage, lexicon: EventLexicon, index: int, sense: EventSense) -> int:
    """The token after the phrase, 0 where its words do not follow."""
    last = index + 1 + len(sense.rest)
    if last > passage.last:
        return 0
    for n, base in enumerate(sense.rest, 1):
        key = passage.tokens[index + n].key
        if key != base and not any(r.base == base for r in lexicon.bases(key)):
            return 0
    return last


def _allows(passage: Passage, lexicon: EventLexicon, index: int, last: int, sense: EventSense, marks: Marks) -> bool:
    if sense.noun is not None and sense.noun.proclitics[-1:] == "ك" and sense.noun.start == 1:
        return False
    if sense.definite and sense.noun is not None and not sense.noun.definite:
        key = passage.tokens[last].key if last < passage.last else ""
        accord = any(n.base in lexicon.classes["accords"] for n in lexicon.bases(key))
        if not key.startswith("ال") and last not in marks and not accord:
            return False
    if sense.singular and sense.noun is not None and sense.noun.number != "s":
        return False
    if sense.unless_before is not None and _precedes(passage, lexicon, index, sense.unless_before):
        return False
    if sense.needs_before is not None and not _precedes(
        passage, lexicon, index, sense.needs_before, max(BEFORE, sense.reach)
    ):
        return False
    if sense.unless is not None and _follows(passage, lexicon, last, sense.unless, sense.reach, marks):
        return False
    if sense.needs is not None and not _follows(passage, lexicon, last, sense.needs, sense.reach, marks):
        return False
    return sense.needs_too is None or _follows(passage, lexicon, last, sense.needs_too, sense.reach, marks)


def _precedes(passage: Passage, lexicon: EventLexicon, index: int, condition: Condition, reach: int = BEFORE) -> bool:
    for at in range(index - 1, max(passage.first, index - reach) - 1, -1):
        if passage.tokens[at].kind == SIGN and passage.tokens[at].key not in _QUOTES:
            return False
        if lexicon.meets(condition, passage.tokens[at].key):
            return True
    return False


def _follows(
    passage: Passage, lexicon: EventLexicon, last: int, condition: Condition, reach: int, marks: Marks
) -> bool:
    """Whether what the condition names stands within `reach` words; a sign ends the search, quotation marks do not."""
    steps = 0
    index = last
    while index < passage.last and steps < reach:
        token = passage.tokens[index]
        if token.kind == SIGN:
            if token.key not in _QUOTES:
                return False
        else:
            steps += 1
            if "number" in condition.mentions and token.kind == NUMBER:
                return True
            if marks.get(index) in condition.mentions or lexicon.meets(condition, token.key):
                return True
        index += 1
    return False


_QUOTES = frozenset("\"'«»“”‘’()")
