"""Modality: did it happen, is it planned, proposed, denied, or supposed?

It belongs to the predicate that governs the trigger. For a noun, the words right after it speak first (المقبل، الذي
عقد), then a preposition of time before it, then the nearest governing word to its left in the clause, then the verb
that follows it as its subject, then what the clause inherits, and last what its type supposes. For a verb, its tense
and particles.
"""

from __future__ import annotations

from typing import NamedTuple

from mahdar.annotators.happenings.clauses import Clause, Passage, is_negated
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.lang.events import MoodSense
from mahdar.lang.verbs import VerbForm
from mahdar.model import Modality
from mahdar.text.tokens import NUMBER, SIGN

REACH = 9
"""Words that a governor may stand before what it governs. 7 and 12 were both worse on the annotated articles."""


class Judgement(NamedTuple):
    """A modality, the rule that gave it, and how sure it is: 2 said of the thing itself, 1 by a governor, 0 by type."""

    modality: Modality
    rule: str
    weight: int


def judge(passage: Passage, trigger: Trigger, shapes: dict[str, str]) -> Judgement:
    """The modality of a trigger from its sentence."""
    clause = passage.clause(trigger.first)
    if trigger.sense.rule in _STANDING and not is_negated(passage, trigger.first):
        return Judgement("happened", "", 2)  # a resolution to be carried out has been taken, an accord concluded
    if trigger.first > passage.first and shapes.get(passage.tokens[trigger.first - 1].key) == "attribution":
        return Judgement("happened", "", 2)  # بحسب البيان الختامي
    found = _of_verb(passage, trigger, clause, shapes) if trigger.finite else _of_noun(passage, trigger, clause, shapes)
    return _inherit(found, clause, trigger)


_OF_ITSELF = frozenset({"", "hold", "go-on", "gone", "coming", "after"})
"""Rules of what is said of a thing itself."""
_STANDING = frozenset({"resolution", "resolution-of", "named-accord"})


def _inherit(found: Judgement | None, clause: Clause, trigger: Trigger) -> Judgement:
    mood = clause.mood
    noun = trigger.sense.noun
    sure = found is not None and (found.modality == "hypothetical" or (found.weight == 2 and found.rule in _OF_ITSELF))
    sure |= found is not None and found.modality == "denied" and found.rule == "suppose"  # استبعد احتمال إجرائها
    if trigger.sense.type == "election" and trigger.sense.rule != "elect" and not sure:
        return Judgement("planned", found.rule if found is not None else "", 0)  # elections are spoken of as coming
    if clause.opener == "if":
        return Judgement("hypothetical", clause.rule, 1)
    if clause.duty and (found is None or found.weight < 2):
        return Judgement("proposed", "demand", 1)  # أن على الأطراف عقد لقاء
    if found is not None and found.rule == "after" and noun is not None and not noun.definite and mood:
        found = found._replace(weight=1)  # after a meeting that is only hoped for
    if mood in ("denied", "hypothetical", "proposed", "planned") and (found is None or found.weight < 2):
        if found is None or found.modality in ("happened", "planned") or mood == "denied":
            return Judgement(mood, clause.rule, 1)
    elif mood == "denied":
        return Judgement("denied", clause.rule, 1)
    return found or Judgement(trigger.sense.modality, "", 0)


# verbs


def tense(passage: Passage, index: int, form: VerbForm, shapes: dict[str, str]) -> Judgement | None:
    """What tense and particles of a finite verb say; None for a bare present."""
    before = passage.tokens[index - 1].key if index > passage.first else ""
    shape = shapes.get(before, "")
    further = shapes.get(passage.tokens[index - 2].key, "") if index > passage.first + 1 else ""
    if shapes.get(passage.tokens[index].key) == "still":
        return Judgement("happened", "", 2)
    if shape in ("jussive", "subjunctive", "negative") and form.proclitics[:1] not in ("و", "ف"):
        return Judgement("denied", "negation", 2)
    if form.proclitics.endswith("لا"):
        return Judgement("denied", "negation", 2)
    if form.part == "past":
        return Judgement("happened", "", 2)
    if form.proclitics.endswith("س") or shape == "future":
        return Judgement("planned", "", 2)
    if form.proclitics.endswith("ل"):
        return Judgement("planned", "purpose", 1)
    if shape == "perhaps":
        return Judgement("hypothetical", "suppose", 2)
    if shape == "that" or further == "that":
        return None
    return None


def _of_verb(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    form = trigger.sense.verb
    if form is None:
        return None
    found = tense(passage, trigger.first, form, shapes)
    if found is not None:
        return found
    if clause.opener == "that":
        return None if clause.mood else Judgement("planned", "", 0)
    if is_negated(passage, trigger.first):
        return Judgement("denied", "negation", 2)
    coming = trigger.sense.type in _BARE_IS_PLANNED and clause.opener != "relative"  # الذي يزور البلاد
    return Judgement("planned" if coming else "happened", "", 0)


_PREPOSITIONS = frozenset({"in", "to", "from", "with", "on", "between"})
_TOPICS = frozenset({"withdrawal", "reduction", "redeployment", "mission-change", "training", "election"})
"""Types that are not yet so where they are only talked about."""
_ORDERED = frozenset({"review-order", "appointment"})
"""Types that are done when they are decided."""
_TALKED = frozenset({"meeting", "dialogue-round"})
_VIOLENCE = frozenset({"attack", "killing", "protest"})
_BARE_IS_PLANNED = frozenset({"dialogue-round", "meeting", "visit", "vote", "election", "withdrawal", "redeployment"})
"""Types whose bare present in news is of what is to come (يزور الوزير بيروت الأحد)."""


# nouns


def _of_noun(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    return (
        _any(passage, trigger, clause, shapes)
        or _words_after(passage, trigger, shapes)
        or _words_before(passage, trigger, clause, shapes)
        or _verb_after(passage, trigger, clause, shapes)
        or _purpose(trigger)
    )


def _purpose(trigger: Trigger) -> Judgement | None:
    """A verbal noun with ل (للتوقيع) tells what something is for."""
    sense = trigger.sense
    deed = sense.rule in ("sign", "signing", "vote") or sense.modality == "planned"
    form = sense.noun or sense.verb
    before = form.proclitics if form is not None else ""
    return Judgement("planned", "purpose", 0) if deed and "ل" in before.replace("ال", "", 1) else None


def _any(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    """أي before it: denied under a negated verb, else supposed."""
    index = trigger.first - 1
    sense = passage.mood_at(index) if index >= clause.first else None
    if sense is None or sense.rule != "any":
        return None
    for at in range(index - 1, max(clause.first - 1, index - REACH), -1):
        if shapes.get(passage.tokens[at].key) in _NEVER:
            return Judgement("denied", "negation", 2)  # لم تر أي انسحاب
        verb = passage.verb_at(at)
        if verb is not None:
            found, governor = tense(passage, at, verb, shapes), passage.mood_at(at)
            if governor is not None and governor.mood == "denied":
                return Judgement("denied", governor.rule, 2)
            if found is not None and found.modality == "denied":
                return Judgement("denied", "negation", 2)
            break
    return Judgement("hypothetical", "any", 2)


def _words_after(passage: Passage, trigger: Trigger, shapes: dict[str, str]) -> Judgement | None:
    """Adjectives after the name of the thing, and the verb of a relative clause on it."""
    end = min(passage.last, trigger.last + 7)
    index = trigger.last
    while index < end:
        token = passage.tokens[index]
        if token.kind == SIGN and token.key not in "\"«»“”()،":
            return None
        shape = shapes.get(token.key)
        if shape in _AWAY or (index > trigger.last and _times(passage, index)):
            return None  # اتفاق خلال الاجتماع الذي عقد أمس: what follows is said of the other
        if shape == "relative":
            return _relative(passage, index, shapes)
        sense = passage.mood_at(index)
        word = passage.word(index)
        coming = next((s for s in word.moods if s.mood == "next"), None) if word is not None else None
        if (coming is not None or (sense is not None and sense.mood == "last")) and _disagrees(passage, trigger, index):
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
                return Judgement("hypothetical", sense.rule, 2)
        verb = passage.verb_at(index)
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


_NEVER = frozenset({"jussive", "subjunctive"})
_AWAY = frozenset({"in", "on", "to"})


def _times(passage: Passage, index: int) -> bool:
    """A preposition of time stands at a token."""
    word = passage.word(index)
    return word is not None and any(s.mood in ("after", "during", "before") for s in word.moods)


def _relative(passage: Passage, at: int, shapes: dict[str, str]) -> Judgement | None:
    for index in range(at + 1, min(at + 5, passage.last)):
        verb = passage.verb_at(index)
        if verb is not None:
            return _occurring(passage, index, verb, shapes)
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
    return None


def _words_before(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    """The nearest word to the left, in the same clause, that governs the trigger."""
    steps, light, during = 0, 0, False
    index = trigger.first - 1
    while index >= clause.first and steps < REACH:
        token = passage.tokens[index]
        if token.kind == SIGN or token.kind == NUMBER or index in passage.names:
            index -= 1
            continue
        steps += 1
        if passage.clause(index) is not clause and passage.clause(index).opener not in ("relative", "comma"):
            break
        if passage.clause(index) is not clause:
            index -= 1
            continue
        sense = passage.mood_at(index)
        verb = passage.verb_at(index)
        if sense is not None and index + len(sense.rest) < trigger.first:
            if sense.mood == "not" and sense.verb is None and steps - light <= 2:
                return Judgement("denied", sense.rule, 2)
            found = _governed(passage, trigger, clause, index, sense, steps, during, shapes)
            if found is not None:
                return found
            placed = index + 1 in passage.names and shapes.get(token.key) == "in"  # في جنيف جولة
            if sense.mood == "during" and steps <= 2 and not placed and not _governs_next(passage, index, shapes):
                during = trigger.sense.type not in _TOPICS or shapes.get(token.key) != "in"  # تقدم في سحب الأسلحة
        if verb is not None:
            return _under_verb(passage, trigger, clause, index, verb, sense, steps, during, shapes)
        if shapes.get(token.key) in _PREPOSITIONS or (sense is not None and sense.mood == "occurs"):
            light += 1
        index -= 1
    if during:
        return Judgement("happened", "during", 0)
    return _by_far_verb(passage, trigger, clause, shapes)


def _by_far_verb(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    """The verb of the clause, further off than `REACH`, where a preposition ties the trigger to it.

    دعا الرئيس خلال لقائه أول أمس في صلالة وفد الاتحاد الأفريقي إلى زيارة مقديشو.
    """
    if not 0 <= clause.verb < trigger.first:
        return None
    form = trigger.sense.noun or trigger.sense.verb
    written = form is not None and form.proclitics[-1:] == "ب"
    if not written and shapes.get(passage.tokens[trigger.first - 1].key) not in _AWAY:
        return None
    sense = passage.mood_at(clause.verb)
    if sense is None or sense.verb is None or sense.mood not in ("planned", "proposed"):
        return None
    return Judgement("denied" if is_negated(passage, clause.verb) else sense.mood, sense.rule, 1)


def _governed(
    passage: Passage, trigger: Trigger, clause: Clause, index: int, sense: MoodSense, steps: int, during: bool,
    shapes: dict[str, str],
) -> Judgement | None:
    mood = sense.mood
    if mood in ("after", "before"):
        thereupon = shapes.get(passage.tokens[index + 1].key) == "thereupon"
        if thereupon or index in passage.timed:
            return None  # بعد ذلك؛ أعلن قبل أيام توقيع اتفاق
    if mood == "after":
        return Judgement("happened", sense.rule, 2) if steps <= 3 else None
    if mood == "before":
        from_it = passage.shapes.get(passage.tokens[trigger.first - 1].key) == "from"  # قبل ثلاثة أيام من لقاء
        return Judgement("planned", sense.rule, int(from_it)) if steps <= (4 if from_it else 2) else None
    if mood == "stops":
        return Judgement("happened", sense.rule, 1) if trigger.sense.type in _VIOLENCE and steps <= 2 else None
    if mood == "announces":
        return Judgement("planned", sense.rule, 1) if trigger.sense.modality == "planned" else None
    if mood == "not":
        return Judgement("denied", sense.rule, 2) if steps <= 2 and sense.verb is None else None
    if mood in ("planned", "proposed", "denied", "hypothetical") and sense.where == "before" and not during:
        if passage.verb_at(index) is not None:
            return None
        if is_negated(passage, index):
            return Judgement("denied" if mood in ("planned", "proposed") else "hypothetical", sense.rule, 1)
        if trigger.sense.type == "review-order" and sense.rule == "decide":
            return Judgement("happened", sense.rule, 2)  # the order is the event
        if sense.rule == "any" or (mood == "hypothetical" and passage.tokens[index].key == "قد"):
            return None
        if mood == "hypothetical" and _is_ruled_out(passage, clause, index):
            return Judgement("denied", sense.rule, 1)
        return Judgement(mood, sense.rule, 1)
    return None


def _comes_after_plan(passage: Passage, index: int, shapes: dict[str, str]) -> bool:
    """Whether the verb before a present is itself of what is to come: سيزور موسكو، يجري خلالها مباحثات."""
    if index > passage.first and shapes.get(passage.tokens[index - 1].key) == "auxiliary":
        return False
    for at in range(index - 1, passage.first - 1, -1):
        verb = passage.verb_at(at)
        if verb is not None:
            found = tense(passage, at, verb, shapes)
            return found is not None and found.modality == "planned"
    return False


def _is_ruled_out(passage: Passage, clause: Clause, index: int) -> bool:
    """A verb of denying governs the possibility at a token: استبعد الوزير إمكانية عقد لقاء."""
    sense = passage.mood_at(clause.verb) if 0 <= clause.verb < index and index - clause.verb <= REACH else None
    return sense is not None and sense.rule == "deny" and not is_negated(passage, clause.verb)


def _under_verb(
    passage: Passage, trigger: Trigger, clause: Clause, index: int, verb: VerbForm, sense: MoodSense | None,
    steps: int, during: bool, shapes: dict[str, str],
) -> Judgement | None:
    """What the verb that stands before the trigger in its clause says of it."""
    own = tense(passage, index, verb, shapes)
    if during:
        planned = own is not None and own.modality == "planned"
        return Judgement("planned" if planned else "happened", "during", 0)
    mood = sense.mood if sense is not None and sense.verb is not None else None
    word = passage.word(index)
    sure = index > passage.first and shapes.get(passage.tokens[index - 1].key) == "perhaps"
    if mood is None and sense is not None and word is not None and sure:  # قد رفض البرلمان
        mood = next((s.mood for s in word.moods if s.verb is not None and s.verb.lemma == verb.lemma), None)
    rule = sense.rule if sense is not None else ""
    if mood in ("planned", "proposed", "denied", "hypothetical"):
        if own is not None and own.modality == "denied":
            return Judgement("hypothetical" if mood in ("denied", "hypothetical") else "denied", rule, 1)
        if trigger.sense.type in _ORDERED and rule == "decide" and own is not None:
            return Judgement(own.modality, rule, 2)  # the order is the event
        talks = steps <= 1 and trigger.sense.type in _TALKED and not _has_subject_before(passage, clause, index)
        if rule == "fail" and talks:
            return Judgement("happened", rule, 1)  # فشلت المحادثات
        return Judgement(mood, rule, 1)
    if mood == "stops" and trigger.sense.type in _VIOLENCE:
        return Judgement("happened", rule, 1)
    if mood == "announces" and trigger.sense.modality == "planned":
        return Judgement("planned", rule, 1)
    if mood == "occurs":
        if own is not None:
            return Judgement(own.modality, rule, 2 if own.weight == 2 else 1)
        if clause.mood:
            return None
        going = word is not None and any(s.rule == "go-on" for s in word.moods)  # تجري is of two verbs
        coming = trigger.sense.type in _BARE_IS_PLANNED and (not going or _comes_after_plan(passage, index, shapes))
        return Judgement("planned" if coming else "happened", rule, 0)
    if mood == "topic" and trigger.sense.type in _TOPICS and (own is None or own.modality != "denied"):
        return Judgement("proposed", rule, 1)
    subject = steps <= 1 and not _has_subject_before(passage, clause, index)
    noun = trigger.sense.noun
    known = noun is not None and noun.definite and mood != "includes"  # لم يحضر المؤتمر: there was one
    if own is not None and own.modality == "denied" and not subject and steps <= 4 and not known:
        return Judgement("denied", rule if mood == "includes" else "negation", 1)
    ahead = own is not None and own.modality == "planned" and own.weight == 2 and trigger.sense.type != "agreement"
    if ahead and not subject and steps <= 4 and not known:
        return Judgement("planned", "", 0)  # سيعكف النواب على مراجعة القرار
    if subject and own is not None and trigger.sense.modality == "happened" and own.modality != "denied":
        return Judgement(own.modality, "", 1)
    return None


def _governs_next(passage: Passage, index: int, shapes: dict[str, str]) -> bool:
    """A verb of wishing or planning right before في (تأمل في عقد لقاء): في is the verb's own."""
    if index <= passage.first or shapes.get(passage.tokens[index].key) != "in":
        return False
    sense = passage.mood_at(index - 1)
    if sense is not None and sense.mood in ("planned", "proposed") and sense.where == "before":
        return True
    verb = passage.clause(index).verb  # أخفق الطرفان في عقد لقاء
    sense = passage.mood_at(verb) if index - REACH < verb < index and verb >= 0 else sense
    return sense is not None and sense.rule == "fail"


def _has_subject_before(passage: Passage, clause: Clause, index: int) -> bool:
    """Whether words stand between the opening of the clause and its verb, so that what follows is the object."""
    start = clause.first + (1 if clause.opener in ("that", "relative", "connective", "if") else 0)
    return index - start > 1


def _verb_after(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    """The verb of the clause, where the trigger stands before it as its subject."""
    if clause.verb > trigger.first and trigger.first - clause.first <= 4:
        verb = passage.verb_at(clause.verb)
        if verb is not None and trigger.sense.modality == "happened":
            found = tense(passage, clause.verb, verb, shapes)
            sense = passage.mood_at(clause.verb)
            if sense is not None and sense.mood == "occurs" and found is not None:
                return Judgement(found.modality, sense.rule, 2)
            if found is not None and found.modality == "planned" and not found.rule:
                return Judgement("planned", "", 0)
    return None
