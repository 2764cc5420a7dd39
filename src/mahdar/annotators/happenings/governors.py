"""The word to the left of a noun, in its clause, that governs it, and the modality that it gives."""

from __future__ import annotations

from mahdar.annotators.happenings.clauses import Clause, Passage, is_negated
from mahdar.annotators.happenings.judgements import AWAY, BARE_IS_PLANNED, REACH, Judgement, tense
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.lang.events import MoodSense
from mahdar.lang.verbs import VerbForm
from mahdar.text.inflect import PRESENT
from mahdar.text.tokens import NUMBER, SIGN

_PREPOSITIONS = frozenset({"in", "to", "from", "with", "on", "between"})
_TOPICS = frozenset({"withdrawal", "reduction", "redeployment", "mission-change", "training", "election"})
"""Types that are not yet so where they are only talked about."""
_ORDERED = frozenset({"review-order", "appointment"})
"""Types that are done when they are decided."""
_TALKED = frozenset({"meeting", "dialogue-round"})
_VIOLENCE = frozenset({"attack", "killing", "protest"})
_SIGNING = frozenset({"sign", "signing"})
"""Rules of the verbal noun of signing, which with the article is still none that was named before."""
_UNDOING = frozenset({"deny", "cancel"})
_ANSWERS = frozenset({"undertake", "deny"})
"""Rules whose verbs answer a request."""
_DECIDING = frozenset({"meeting", "conference"})
_RULING = frozenset({"planned", "proposed", "denied", "hypothetical"})
"""What a verb makes of its object; also a verb that is listed as a word only (يجب، ينبغي، يمكن عقد اجتماع)."""


def words_before(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    """The nearest word to the left, in the same clause, that governs the trigger."""
    steps, light, during = 0, 0, False
    if _is_asked(trigger) and trigger.first > clause.first and shapes.get(passage.keys[trigger.first - 1]) == "on":
        return Judgement("happened", "", 1)  # لم ترد الحكومة على دعوة
    index = trigger.first - 1
    while index >= clause.first and steps < REACH:
        _, _, kind, key = passage.tokens[index]
        if kind in (SIGN, NUMBER) or index in passage.names:
            index -= 1
            continue
        steps += 1
        here = passage.clause(index)
        if here is not clause:
            if here.opener not in ("relative", "comma"):
                break
            index -= 1
            continue
        sense = passage.mood_at(index)
        verb = passage.verb_at(index)
        if sense is not None and index + len(sense.rest) < trigger.first:
            if sense.mood == "not" and not _negates(passage, trigger, index):
                index -= 1
                continue
            if sense.mood == "not" and sense.verb is None and steps - light <= 2:
                without = shapes.get(key) == "without" and _is_refused(passage, clause, index)
                without |= _is_supposed(passage, clause, index)
                return Judgement("hypothetical" if without else "denied", sense.rule, 2)
            found = _governed(passage, trigger, clause, index, sense, steps, during, shapes)
            if found is not None:
                return found
            placed = index + 1 in passage.names and shapes.get(key) == "in"  # في جنيف جولة
            if sense.mood == "during" and steps <= 2 and not placed and not _governs_next(passage, index, shapes):
                during = trigger.sense.type not in _TOPICS or shapes.get(key) != "in"  # تقدم في سحب الأسلحة
        if verb is not None:
            return _under_verb(passage, trigger, clause, index, verb, sense, steps, during, shapes)
        if shapes.get(key) in _PREPOSITIONS or (sense is not None and sense.mood == "occurs"):
            light += 1
        index -= 1
    if during:
        return Judgement("happened", "during", 0)
    return _by_far_verb(passage, trigger, clause, shapes)


def _negates(passage: Passage, trigger: Trigger, index: int) -> bool:
    """A negative particle's word: غير only what follows it, لما only a verb of the present (لما دار في الجولة)."""
    shape = passage.shapes.get(passage.keys[index])
    if shape == "but":
        return index + 1 == trigger.first
    if shape == "whatever":
        form = passage.verb_at(index + 1)
        return form is not None and form.part == PRESENT
    return True


def _is_refused(passage: Passage, clause: Clause, index: int) -> bool:
    """The verb of the clause is negated: لن يفرج عن أحد من دون هدنة."""
    return 0 <= clause.verb < index and is_negated(passage, clause.verb)


def _is_supposed(passage: Passage, clause: Clause, index: int) -> bool:
    """A word of supposing right before the negative: في حال عدم إبرام اتفاق."""
    for at in range(max(clause.first, index - 2), index):
        sense = passage.mood_at(at)
        if sense is not None and at + 1 + len(sense.rest) == index and sense.rule in ("suppose", "condition"):
            return True
    return False


def _by_far_verb(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    """The verb of the clause, further off than `REACH`, where a preposition ties the trigger to it.

    دعا الرئيس خلال لقائه أول أمس في صلالة وفد الاتحاد الأفريقي إلى زيارة مقديشو.
    """
    if not 0 <= clause.verb < trigger.first:
        return None
    form = trigger.sense.noun or trigger.sense.verb
    written = form is not None and form.proclitics[-1:] == "ب"
    if not written and shapes.get(passage.keys[trigger.first - 1]) not in AWAY:
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
        thereupon = shapes.get(passage.keys[index + 1]) == "thereupon"
        if thereupon or index in passage.timed:
            return None  # بعد ذلك؛ أعلن قبل أيام توقيع اتفاق
    if mood == "after":
        if steps <= 3 and _is_coming(passage, clause, shapes):  # سيعقدان مؤتمرا صحافيا عقب اجتماع
            noun = trigger.sense.noun
            return Judgement("happened" if noun is not None and noun.definite else "planned", sense.rule, 0)
        return Judgement("happened", sense.rule, 2) if steps <= 3 else None
    if mood == "before":
        if steps <= 2 and clause.verb >= 0 and clause.verb < index and (
            shapes.get(passage.keys[clause.verb - 1]) == "subjunctive"
        ):
            return Judgement("hypothetical", sense.rule, 1)  # لن يبحثوا الملف قبل انسحاب القوات: a condition
        from_it = passage.shapes.get(passage.keys[trigger.first - 1]) == "from"  # قبل ثلاثة أيام من لقاء
        return Judgement("planned", sense.rule, int(from_it)) if steps <= (4 if from_it else 2) else None
    if mood == "stops":
        return Judgement("happened", sense.rule, 1) if trigger.sense.type in _VIOLENCE and steps <= 2 else None
    if mood == "announces":
        return Judgement("planned", sense.rule, 1) if trigger.sense.modality == "planned" else None
    if mood == "drafts":
        return Judgement("proposed", sense.rule, 2) if trigger.sense.type == "agreement" and steps <= 1 else None
    if mood == "not":
        return Judgement("denied", sense.rule, 2) if steps <= 2 and sense.verb is None else None
    if mood in ("planned", "proposed", "denied", "hypothetical") and sense.where == "before" and not during:
        if passage.verb_at(index) is not None:
            return None
        if _is_made_by(trigger, index, sense):
            return Judgement("happened", sense.rule, 1)
        if sense.rule in _UNDOING and (_is_known_accord(trigger) or _is_blamed(passage, trigger, index, shapes)):
            return None
        if sense.rule in _ANSWERS and _is_asked(trigger):
            return Judgement("happened", sense.rule, 1)
        if is_negated(passage, index):
            return Judgement("denied" if mood in ("planned", "proposed") else "hypothetical", sense.rule, 1)
        if trigger.sense.type == "review-order" and sense.rule == "decide":
            return Judgement("happened", sense.rule, 2)  # the order is the event
        if sense.rule == "any" or (mood == "hypothetical" and passage.keys[index] == "قد"):
            return None
        if mood == "hypothetical" and _is_ruled_out(passage, clause, index):
            return Judgement("denied", sense.rule, 1)
        return Judgement(mood, sense.rule, 1)
    return None


def _is_made_by(trigger: Trigger, index: int, sense: MoodSense) -> bool:
    """Decisions of a known meeting (تنفيذا لقرارات القمة): it took them, they are not about it."""
    noun = trigger.sense.noun
    known = noun is not None and noun.definite and trigger.sense.rule in _DECIDING
    return known and index == trigger.first - 1 and sense.rule == "decide"


def _is_blamed(passage: Passage, trigger: Trigger, index: int, shapes: dict[str, str]) -> bool:
    """Violence for which somebody denies to be to blame: نفت الحركة مسؤوليتها عن الهجوم."""
    between = range(index + 1, trigger.first)
    return trigger.sense.type in _VIOLENCE and any(shapes.get(passage.keys[n]) == "blame" for n in between)


def _is_known_accord(trigger: Trigger) -> bool:
    """An accord with the article: who refuses, opposes or cancels it does not say that there was none."""
    noun = trigger.sense.noun
    return noun is not None and noun.definite and trigger.sense.type == "agreement"


def _is_coming(passage: Passage, clause: Clause, shapes: dict[str, str]) -> bool:
    """The verb of the clause is a future."""
    verb = passage.verb_at(clause.verb) if clause.verb >= 0 else None
    found = tense(passage, clause.verb, verb, shapes) if verb is not None else None
    return found is not None and found.modality == "planned" and found.weight == 2


def _is_asked(trigger: Trigger) -> bool:
    """A request named as a noun: who grants or refuses it tells that it was made (وافقت اللجنة على طلب الوزير)."""
    return trigger.sense.type == "request" and trigger.sense.noun is not None


def _comes_after_plan(passage: Passage, index: int, shapes: dict[str, str]) -> bool:
    """Whether the verb before a present is itself of what is to come: سيزور موسكو، يجري خلالها مباحثات."""
    if index > passage.first and shapes.get(passage.keys[index - 1]) == "auxiliary":
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
    mood = sense.mood if sense is not None and (sense.verb is not None or sense.mood in _RULING) else None
    word = passage.word(index)
    sure = index > passage.first and shapes.get(passage.keys[index - 1]) == "perhaps"
    if mood is None and sense is not None and word is not None and sure:  # قد رفض البرلمان
        mood = next((s.mood for s in word.moods if s.verb is not None and s.verb.lemma == verb.lemma), None)
    rule = sense.rule if sense is not None else ""
    if sense is not None and sense.through and _is_subject(passage, trigger, index):
        return Judgement(own.modality, "", 1) if own is not None and own.modality == "happened" else None
    if rule in _UNDOING and (_is_known_accord(trigger) or _is_blamed(passage, trigger, index, shapes)):
        return None
    if rule in _ANSWERS and _is_asked(trigger):
        return Judgement("happened", rule, 1)
    if mood in ("planned", "proposed", "denied", "hypothetical"):
        if own is not None and own.modality == "denied":
            if sense is not None and sense.verb is None and mood == "hypothetical":
                return Judgement("denied", rule, 1)  # لا يمكن عقد اجتماع
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
    if rule == "result" and own is not None and own.modality == "denied" and _is_subject(passage, trigger, index):
        return Judgement("happened", rule, 1)  # لم تسفر المفاوضات عن شيء
    if mood == "occurs":
        if own is not None:
            return Judgement(own.modality, rule, 2 if own.weight == 2 else 1)
        if clause.mood:
            return None
        going = word is not None and any(s.rule == "go-on" for s in word.moods)  # تجري is of two verbs
        coming = trigger.sense.type in BARE_IS_PLANNED and (not going or _comes_after_plan(passage, index, shapes))
        return Judgement("planned" if coming else "happened", rule, 0)
    if mood == "topic" and trigger.sense.type in _TOPICS and (own is None or own.modality != "denied"):
        return Judgement("proposed", rule, 1)
    subject = steps <= 1 and not _has_subject_before(passage, clause, index)
    noun = trigger.sense.noun
    known = noun is not None and noun.definite and mood != "includes"  # لم يحضر المؤتمر: there was one
    known = known and trigger.sense.rule not in _SIGNING
    if own is not None and own.modality == "denied" and not subject and steps <= 4 and not known:
        return Judgement("denied", rule if mood == "includes" else "negation", 1)
    ahead = own is not None and own.modality == "planned" and own.weight == 2 and trigger.sense.type != "agreement"
    if ahead and not subject and steps <= 4 and not known:
        return Judgement("planned", "", 0)  # سيعكف النواب على مراجعة القرار
    if subject and own is not None and trigger.sense.modality == "happened" and own.modality != "denied":
        return Judgement(own.modality, "", 1)
    return None


def _is_subject(passage: Passage, trigger: Trigger, index: int) -> bool:
    """Behind a verb that asks for a preposition stands its subject: تهدف هذه الزيارة إلى، تتيح لهم المفاوضات."""
    form = trigger.sense.noun or trigger.sense.verb
    if form is None or form.proclitics.replace("ال", "", 1):
        return False
    between = range(index + 1, trigger.first)
    return len(between) <= 1 and all(passage.shapes.get(passage.keys[n]) == "pointer" for n in between)


def _governs_next(passage: Passage, index: int, shapes: dict[str, str]) -> bool:
    """A verb of wishing or planning right before في (تأمل في عقد لقاء): في is the verb's own."""
    if index <= passage.first or shapes.get(passage.keys[index]) != "in":
        return False
    sense = passage.mood_at(index - 1)
    if sense is not None and sense.mood in ("planned", "proposed") and sense.where == "before":
        return True
    if sense is not None and sense.rule == "hold" and sense.verb is not None and sense.verb.proclitics.endswith("ل"):
        return True  # سافر الوفد للمشاركة في محادثات
    verb = passage.clause(index).verb  # أخفق الطرفان في عقد لقاء
    sense = passage.mood_at(verb) if index - REACH < verb < index and verb >= 0 else sense
    return sense is not None and sense.rule == "fail"


def _has_subject_before(passage: Passage, clause: Clause, index: int) -> bool:
    """Whether words stand between the opening of the clause and its verb, so that what follows is the object."""
    start = clause.first + (1 if clause.opener in ("that", "relative", "connective", "if") else 0)
    return index - start > 1
