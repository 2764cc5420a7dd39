"""Rows of happenings: the last three rounds, and the last of them.

A plural (الجولات الثلاث الماضية) is one event; words such as آخرها after it name one of its row, with its own date.
Where the article numbers the present round, the numbers of those before it follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.merge import Candidate
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.model import Slot


def last_of(passage: Passage, triggers: Sequence[Trigger], pointers: frozenset[int]) -> list[Trigger]:
    """For each آخرها (its token in `pointers`) after a plural happening of the sentence, a trigger of that type."""
    found: list[Trigger] = []
    for index in sorted(i for i in pointers if passage.first <= i < passage.last):
        row = [t for t in triggers if t.last <= index and is_plural(t)]
        if row:
            found.append(Trigger(index, index + 1, row[-1].sense))
    return found


def is_plural(trigger: Trigger) -> bool:
    """The trigger names several happenings."""
    noun = trigger.sense.noun
    return noun is not None and (noun.number != "s" or noun.base.endswith("ات"))


def number(candidates: Sequence[Candidate], counts: dict[int, int]) -> None:
    """Give the rounds of a row their numbers, counted back from the highest number that the article gives a round.

    Args:
        counts: Token -> how many rounds a figure there counts.
    """
    numbers = [int(n) for c in candidates if c.type == "dialogue-round" for n in c.numbers]
    if not numbers:
        return
    present = max(numbers)
    row: Candidate | None = None
    for candidate in candidates:
        if candidate.type != "dialogue-round" or candidate.numbers:
            continue
        if candidate.one_of_row and row is not None:
            if all(s.name != "place" for s in candidate.slots):
                candidate.slots += [s for s in row.slots if s.name == "place"]
            if present > 1:
                candidate.slots.append(Slot("number", str(present - 1), candidate.span))
                candidate.numbers = frozenset({str(present - 1)})
        elif candidate.plural:
            row = candidate
            size = next((counts[i] for i in range(*candidate.tokens) if i in counts), 0)
            if candidate.order == "last" and 1 < size < present:
                candidate.slots += [
                    Slot("number", str(n), candidate.span) for n in range(present - size, present)
                ]
