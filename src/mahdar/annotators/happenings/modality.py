"""Modality: did it happen, is it planned, proposed, denied, or supposed?

It belongs to the predicate that governs the trigger. For a noun, the words right after it speak first (المقبل، الذي
عقد), then a preposition of time before it, then the nearest governing word to its left in the clause, then the verb
that follows it as its subject, then what the clause inherits, and last what its type supposes. For a verb, its tense
and particles.
"""

from __future__ import annotations

from mahdar.annotators.happenings.attributes import words_after
from mahdar.annotators.happenings.clauses import Clause, Passage, is_negated
from mahdar.annotators.happenings.governors import words_before
from mahdar.annotators.happenings.judgements import BARE_IS_PLANNED, NEVER, REACH, Judgement, tense
from mahdar.annotators.happenings.merge import TALKS
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.text.inflect import PARTICIPLE, PAST


def judge(passage: Passage, trigger: Trigger, shapes: dict[str, str]) -> Judgement:
    """The modality of a trigger from its sentence."""
    clause = passage.clause(trigger.first)
    if trigger.sense.rule in _STANDING and not is_negated(passage, trigger.first):
        return Judgement("happened", "", 2)  # a resolution to be carried out has been taken, an accord concluded
    if trigger.first > passage.first and shapes.get(passage.keys[trigger.first - 1]) == "attribution":
        return Judgement("happened", "", 2)  # بحسب البيان الختامي
    if trigger.sense.rule == "press-conference" and trigger.first > clause.first:
        setting = shapes.get(passage.keys[trigger.first - 1]) == "in"
        if setting and not _is_to_come(passage, clause):
            return Judgement("happened", "", 2)  # كرر الدعوة في مؤتمر صحافي: where it was said
    if _is_done_meanwhile(passage, trigger):
        return Judgement("happened", "", 2)
    found = _of_verb(passage, trigger, clause, shapes) if trigger.finite else _of_noun(passage, trigger, clause, shapes)
    return _inherit(found, clause, trigger)


def _is_done_meanwhile(passage: Passage, trigger: Trigger) -> bool:
    """لم تتسلم الحكومة شيئا، ملوحا باستجواب الوزير: a participle behind a comma is a predicate of its own."""
    form = trigger.sense.verb
    if form is None or form.part != PARTICIPLE or trigger.sense.type not in ("threat", "request"):
        return False
    return trigger.first > passage.first and passage.keys[trigger.first - 1] in _COMMAS


def _is_to_come(passage: Passage, clause: Clause) -> bool:
    """The clause is supposed or denied, or its verb is no past: سيعلن ذلك في مؤتمر صحافي."""
    if clause.mood or clause.opener == "if":
        return True
    verb = passage.verb_at(clause.verb) if clause.verb >= 0 else None
    return verb is None or verb.part != PAST or is_negated(passage, clause.verb)


_COMMAS = ("،", ",")
_OF_ITSELF = frozenset({"", "hold", "convene", "go-on", "gone", "coming", "after"})
"""Rules of what is said of a thing itself."""
_FATES = frozenset({"schedule", "cancel"})
"""Rules of verbs that tell what became of a thing which they follow."""
_STANDING = frozenset({"resolution", "resolution-of", "named-accord"})


def _inherit(found: Judgement | None, clause: Clause, trigger: Trigger) -> Judgement:
    mood = clause.mood
    noun = trigger.sense.noun
    sure = found is not None and (found.modality == "hypothetical" or (found.weight == 2 and found.rule in _OF_ITSELF))
    sure |= found is not None and found.modality == "denied" and found.rule == "suppose"  # استبعد احتمال إجرائها
    asked = found is not None and found.modality == "proposed" and noun is not None and not noun.definite
    if trigger.sense.type == "election" and trigger.sense.rule != "elect" and not sure and not asked:
        return Judgement("planned", found.rule if found is not None else "", 0)  # elections are spoken of as coming
    if clause.opener == "if":
        over = found is not None and found.rule == "gone"  # إذا التزم بالاتفاقيات الموقعة
        return found if found is not None and over else Judgement("hypothetical", clause.rule, 1)
    if clause.duty and (found is None or found.weight < 2):
        return Judgement("proposed", "demand", 1)  # أن على الأطراف عقد لقاء
    if found is not None and found.rule == "after" and noun is not None and not noun.definite and mood:
        found = found._replace(weight=1)  # after a meeting that is only hoped for
    if mood in ("denied", "hypothetical", "proposed", "planned") and (found is None or found.weight < 2):
        if found is None or found.modality in ("happened", "planned") or mood == "denied":
            return Judgement(mood, clause.rule, 1)
    elif mood == "denied" and not (found is not None and found.rule == "maybe"):  # من دون أن يؤكد لقاء محتملا
        return Judgement("denied", clause.rule, 1)
    return found or Judgement(trigger.sense.modality, "", 0)


def _of_verb(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    form = trigger.sense.verb
    if form is None:
        return None
    found = tense(passage, trigger.first, form, shapes)
    if found is not None:
        return found
    told = _before(passage, clause, shapes) if clause.opener == "that" and not clause.mood else ""
    if told == "happened":
        return Judgement("happened", "", 0)  # التقى الوزير قبل أن يزور المصنع
    if told == "denied" and shapes.get(passage.keys[passage.clauses[clause.parent].verb - 1]) == "subjunctive":
        return Judgement("hypothetical", "before", 0)  # لن يوقعوا قبل أن تنسحب القوات: a condition
    if clause.opener == "that":
        return None if clause.mood else Judgement("planned", "", 0)
    if is_negated(passage, trigger.first):
        return Judgement("denied", "negation", 2)
    coming = trigger.sense.type in BARE_IS_PLANNED and clause.opener != "relative"  # الذي يزور البلاد
    return Judgement("planned" if coming else "happened", "", 0)


def _before(passage: Passage, clause: Clause, shapes: dict[str, str]) -> str:
    """What the verb before قبل أن tells of its own; a past is a story of which this is the next part."""
    if clause.first <= passage.first or clause.parent < 0 or passage.keys[clause.first - 1] != "قبل":
        return ""
    at = passage.clauses[clause.parent].verb
    verb = passage.verb_at(at) if 0 <= at < clause.first else None
    found = tense(passage, at, verb, shapes) if verb is not None else None
    return found.modality if found is not None else ""


def _of_noun(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    return (
        _any(passage, trigger, clause, shapes)
        or _of_draft(passage, trigger, clause)
        or words_after(passage, trigger, shapes)
        or words_before(passage, trigger, clause, shapes)
        or _verb_after(passage, trigger, clause, shapes)
        or _purpose(passage, trigger)
    )


def _of_draft(passage: Passage, trigger: Trigger, clause: Clause) -> Judgement | None:
    """مسودة اتفاق السلام التي عرضتها الوساطة: the clause behind tells of the draft, and not that it was concluded."""
    sense = passage.mood_at(trigger.first - 1) if trigger.first > clause.first else None
    draft = sense is not None and sense.mood == "drafts" and trigger.sense.type == "agreement"
    return Judgement("proposed", sense.rule, 2) if sense is not None and draft else None


def _purpose(passage: Passage, trigger: Trigger) -> Judgement | None:
    """A verbal noun with ل (للتوقيع), of the thing itself or of holding it (لإجراء محادثات), tells what is meant."""
    sense = trigger.sense
    at = trigger.first - 1
    if at > passage.first and passage.keys[at] == "في":
        at -= 1  # للمشاركة في محادثات
    holding = passage.word(at) if at >= passage.first else None
    moods = holding.moods if holding is not None and passage.keys[at].startswith("ل") else ()
    if sense.type in TALKS and any(mood.rule == "hold" for mood in moods):
        return Judgement("planned", "purpose", 0)
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
        if shapes.get(passage.keys[at]) in NEVER:
            return Judgement("denied", "negation", 2)  # لم تر أي انسحاب
        refusal = passage.mood_at(at) if at == index - 1 else None
        if refusal is not None and refusal.mood == "denied" and refusal.verb is not None:
            return Judgement("denied", refusal.rule, 2)  # رافضا أي تصويت
        verb = passage.verb_at(at)
        if verb is not None:
            found, governor = tense(passage, at, verb, shapes), passage.mood_at(at)
            if governor is not None and governor.mood == "denied":
                return Judgement("denied", governor.rule, 2)
            if found is not None and found.modality == "denied":
                return Judgement("denied", "negation", 2)
            break
    return Judgement("hypothetical", "any", 2)


def _verb_after(passage: Passage, trigger: Trigger, clause: Clause, shapes: dict[str, str]) -> Judgement | None:
    """The verb of the clause, where the trigger stands before it as its subject."""
    if clause.verb > trigger.first and trigger.first - clause.first <= 4:
        verb = passage.verb_at(clause.verb)
        if verb is not None and trigger.sense.modality == "happened":
            found = tense(passage, clause.verb, verb, shapes)
            sense = passage.mood_at(clause.verb)
            if sense is not None and sense.rule in _FATES and found is not None and found.modality == "happened":
                return Judgement("planned" if sense.mood == "planned" else "denied", sense.rule, 1)  # الزيارة ألغيت
            if sense is not None and sense.rule == "result" and found is not None and found.modality == "denied":
                return Judgement("happened", sense.rule, 1)  # اجتماع لم يسفر عن شيء
            if sense is not None and sense.mood == "occurs" and found is not None:
                return Judgement(found.modality, sense.rule, 2)
            if found is not None and found.modality == "planned" and not found.rule:
                return Judgement("planned", "", 0)
    return None
