"""What the words right behind a noun say of it: an adjective of time, or a relative clause."""

from __future__ import annotations

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.happenings.judgements import AWAY, Judgement, tense
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.lang.events import Word
from mahdar.lang.verbs import VerbForm
from mahdar.text.inflect import PRESENT
from mahdar.text.tokens import SIGN


def words_after(passage: Passage, trigger: Trigger, shapes: dict[str, str]) -> Judgement | None:
    """Adjectives after the name of the thing, and the verb of a relative clause on it."""
    end = min(passage.last, trigger.last + 7)
    index = trigger.last
    while index < end:
        token = passage.tokens[index]
        if token.kind == SIGN and token.key not in "\"«»“”()،":
            return None
        shape = shapes.get(token.key)
        # الجولة الثانية من الحوار التي ستعقد: a round is of what من names, and what follows is said of it
        away = shape in AWAY or (shape == "from" and trigger.sense.type != "dialogue-round")
        if away or (index > trigger.last and _times(passage, index)):
            return None  # اتفاق خلال الاجتماع الذي عقد أمس: what follows is said of the other
        if shape == "relative" and index > trigger.last and "ذ" in token.key and _disagrees(passage, trigger, index):
            index += 1  # دعوة الحكومة لحضور الاجتماع الذي: the meeting is what it tells of
            continue
        if shape == "relative":
            return _relative(passage, index, shapes)
        sense = passage.mood_at(index)
        word = passage.word(index)
        coming = next((s for s in word.moods if s.mood == "next"), None) if word is not None else None
        said = coming is not None or (sense is not None and (sense.mood == "last" or sense.where == "after"))
        if said and _disagrees(passage, trigger, index):
            index += 1
            continue
        if coming is not None:  # المرتقبة is also a word that governs what follows
            return Judgement("planned", coming.rule, 2)
        if sense is not None:
            if sense.rule == "first" and index in passage.timed:
                index += 1
                continue  # خروج القوات بحلول كانون الأول المقبل
            if sense.mood == "last":
                return Judgement("happened", sense.rule, 2)
            if sense.where == "after":
                return Judgement("proposed" if sense.mood == "proposed" else "hypothetical", sense.rule, 2)
        verb = passage.verb_at(index)
        if verb is None and index == trigger.last and _is_held(trigger, word):
            return Judgement("happened", "hold", 2)
        if verb is not None:
            if index == trigger.last and trigger.sense.noun is not None and not trigger.sense.noun.definite:
                return _occurring(passage, index, verb, shapes)  # اجتماع عقد أمس
            return None
        index += 1
    return None


def _disagrees(passage: Passage, trigger: Trigger, index: int) -> bool:
    """Whether an adjective further on is of another gender: of مراجعة الاتفاق المبرم the accord was concluded."""
    noun, token = passage.tokens[trigger.last - 1], passage.tokens[index]
    if index <= trigger.last or index in passage.timed or noun.kind == SIGN:
        return False
    feminine = passage.text[noun.end - 1] == "ة"
    return feminine and trigger.sense.noun is not None and passage.text[token.end - 1] != "ة"


def _is_held(trigger: Trigger, word: Word | None) -> bool:
    """Behind a noun without article a past that may be a noun elsewhere is what was done: اجتماعا عقد أمس."""
    noun = trigger.sense.noun
    if noun is None or noun.definite or word is None:
        return False
    return any(f.lemma == s.verb.lemma for f in word.maybe for s in word.moods if s.rule == "convene" and s.verb)


def _times(passage: Passage, index: int) -> bool:
    """A preposition of time stands at a token."""
    word = passage.word(index)
    return word is not None and any(s.mood in ("after", "during", "before") for s in word.moods)


def _relative(passage: Passage, at: int, shapes: dict[str, str]) -> Judgement | None:
    for index in range(at + 1, min(at + 5, passage.last)):
        meant = passage.mood_at(index)
        if meant is not None and meant.rule == "expect" and index <= at + 3:
            return Judgement("planned", meant.rule, 1)  # الاجتماع الذي كان مقررا أمس
        verb = passage.verb_at(index)
        if verb is not None:
            return _occurring(passage, index, verb, shapes)
    sense = passage.mood_at(at + 1) if at + 1 < passage.last else None
    if sense is not None and sense.mood == "occurs" and sense.verb is not None:
        return Judgement("happened", "hold", 2)  # الاجتماع الذي عقده: behind the pronoun it is no noun
    return None


def _occurring(passage: Passage, index: int, verb: VerbForm, shapes: dict[str, str]) -> Judgement | None:
    """What a verb said of the thing itself tells; other verbs tell nothing unless they are past."""
    found = tense(passage, index, verb, shapes)
    sense = passage.mood_at(index)
    if sense is not None and sense.rule == "expect":
        return Judgement("planned", sense.rule, 1)
    if found is not None and found.modality != "denied":
        return Judgement(found.modality, "hold", 2)
    if found is not None and sense is not None and sense.mood == "occurs":
        return Judgement("denied", "hold", 2)
    if found is None and verb.part == PRESENT and sense is not None and sense.rule == "convene":
        return Judgement("planned", "hold", 1)  # اجتماع يعقد بعد أسبوعين
    return None
