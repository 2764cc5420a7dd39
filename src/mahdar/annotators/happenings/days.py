"""What the day of a happening says of its modality, and which day is not its own."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.annotators.happenings.judgements import Judgement
from mahdar.model import Slot
from mahdar.text.reading import Reading

_TOLD_AS_PAST = frozenset({"hold", "after", "during"})
"""Rules that take a noun for something that was: ختام, عقب, خلال."""


def lies_beyond(judgement: Judgement, slot: Slot, reading: Reading, end: int) -> bool:
    """A day to come, behind a comma: في ختام الاجتماع، حرصهما على البدء العام المقبل; it is that of something else.

    Args:
        end: Code point at which the trigger ends.
    """
    published = reading.article.published.day
    if judgement.rule not in _TOLD_AS_PAST or judgement.modality != "happened" or published is None:
        return False
    if slot.name != "date" or slot.value[4:6] == "-W":
        return False
    ahead = slot.value > published.isoformat()[: len(slot.value)]
    return ahead and any(sign in reading.text[end : slot.span.start] for sign in "،,؛")


def judge_by_date(
    judgement: Judgement, slots: Sequence[Slot], start: int, reading: Reading, until: frozenset[str]
) -> Judgement:
    """A date decides where the words say little: what is past happened, what is to come is planned.

    Args:
        start: Code point at which the trigger begins.
        until: Words before the day on which something ends (جولة تدوم حتى 8 أيار).
    """
    published = reading.article.published.day
    if published is None or not slots:
        return judgement
    today = published.isoformat()
    for slot in slots:
        at = reading.token_at(slot.span.start) if slot.name == "date" else 0
        if at and reading.keys[at - 1] in until:
            continue
        if slot.name == "date" and len(slot.value) >= 7 and slot.value[4:6] != "-W":
            size = len(slot.value)
            near = judgement.weight < 2 or judgement.rule == "after" or -60 < slot.span.start - start < 30
            past = judgement.rule in ("", "hold", "convene")
            sure = judgement.weight == 2 and past  # a past verb outweighs a weekday
            if slot.value > today[:size] and judgement.modality == "happened" and near and not sure:
                return Judgement("planned", "date", 1)
        past = slot.name == "date" and slot.value[:4].isdecimal() and slot.value[4:6] != "-W"
        open_plan = judgement.modality == "planned" and not judgement.weight
        if past and open_plan and slot.value < today[: len(slot.value)]:
            return Judgement("happened", "date", 1)
    return judgement
