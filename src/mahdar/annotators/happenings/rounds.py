"""Rounds: is this جولة a round of talks, which one, and where does its name end?"""

from __future__ import annotations

from typing import NamedTuple

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.lang.events import EventLexicon
from mahdar.text.tokens import NUMBER, SIGN

_QUOTES = frozenset("\"'«»“”()")
REACH = 7


class Round(NamedTuple):
    """A round as named. `strong` has an ordinal, the talks it belongs to, or an adjective of order."""

    last: int
    """Token after the name."""
    strong: bool
    ordered: bool
    """Only an adjective of order says which one it is (الجولة الأخيرة): a tour is spoken of in the same way."""


def read_round(
    passage: Passage,
    trigger: Trigger,
    ordinals: frozenset[int],
    processes: frozenset[int],
    lexicon: EventLexicon,
    of_words: frozenset[str],
    ends: frozenset[str],
) -> Round | None:
    """The round that a trigger names; None where جولة means something else.

    Args:
        ordinals: Tokens of ordinal numbers of rounds, from the figures found.
        processes: Tokens of named processes (mentions of type EVENT).
        of_words: What stands before the talks (من).
        ends: Words at which the name ends (في).
    """
    talks = lexicon.classes["talks"]
    last, strong, ordered, of = trigger.last, trigger.first in ordinals, False, False
    index = trigger.last
    while index < min(passage.last, trigger.last + REACH):
        token = passage.tokens[index]
        if token.kind == SIGN:
            if token.key not in _QUOTES:
                break
            index += 1
            continue
        if index in passage.timed:
            break  # تعقد الجولة الثانية الأسبوع المقبل
        if index in processes or lexicon.is_of(talks, token.key):
            last, strong = index + 1, True
            while last < passage.last and last in processes:
                last += 1
            break
        if of and token.kind != NUMBER:
            return None  # a round of something else: of voting, of fighting, of a league
        sense = passage.mood_at(index)
        if token.key in of_words:
            of = True
        elif index in ordinals:
            last, strong = index + 1, True
        elif sense is not None and sense.mood in ("next", "last"):
            last, ordered = index + 1, True
        elif token.key in ends or passage.verb_at(index) is not None:
            break
        index += 1
    return Round(last, strong or ordered, ordered and not strong and not _is_convened(passage, trigger.first - 1))


def _is_convened(passage: Passage, index: int) -> bool:
    """A word of convening stands right before: عقد الجولة المقبلة. Nobody convenes a tour."""
    word = passage.word(index) if index >= passage.first else None
    return word is not None and any(mood.rule == "convene" for mood in word.moods)


def is_done(trigger: Trigger) -> bool:
    """Somebody does it (قام بجولة): rounds are held."""
    return trigger.sense.noun is not None and trigger.sense.noun.proclitics.endswith("ب")


def is_of_round(trigger: Trigger, named: Trigger) -> bool:
    """A noun for talks that governs the name of a round right behind it: اجتماعات الجولة السابعة."""
    noun = trigger.sense.noun
    governs = noun is not None and trigger.sense.type == "meeting" and not noun.definite
    return governs and trigger.last == named.first
