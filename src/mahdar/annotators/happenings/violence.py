"""Violence: is an attack, a killing or a protest reported, or only spoken of?

News is full of attacks that nobody reports: trials for them, fears of them, policies against them. Told is what stands
under a past verb of striking or of casualties (شن، أسفر عن، تعرض ل), what has its own date or its own weapon and
victims, and a finite verb in the past outside of relative clauses and conditions. The rest is a mention in passing: it
may join a happening that the article tells, and stands for none itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.annotators.happenings.clauses import Clause, Passage
from mahdar.annotators.happenings.judgements import Judgement
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.lang.clauses import load_clause_class
from mahdar.lang.events import EventLexicon
from mahdar.model import EventType, Participant, Slot
from mahdar.text.inflect import PAST
from mahdar.text.tokens import NUMBER, SIGN

VIOLENT: frozenset[EventType] = frozenset({"attack", "killing", "protest"})
REACH = 9
"""Words between a verb of striking and its noun."""
CHARGE, CASE = 2, 8
"""Words between a charge or case and what it is about: تهمة تفجير، قضية اغتيال رئيسة الوزراء السابقة في هجوم."""
CLOSE = 4
"""Words after a noun in which its weapon or its victims stand."""
MONTH = len("2020-06")


def is_told(
    passage: Passage, trigger: Trigger, judgement: Judgement, slots: Sequence[Slot],
    participants: Sequence[Participant], lexicon: EventLexicon, code: str, of_person: bool,
) -> bool:
    """Whether the sentence reports the attack, killing or protest of a trigger.

    Args:
        of_person: Its agent is somebody named, who is more often said to attack with words.
    """
    dated = any(s.name == "date" and len(s.value) >= MONTH for s in slots)
    clause = passage.clause(trigger.first)
    if judgement.modality == "happened" and clause.opener != "if" and _described(passage, trigger, code):
        return True
    if _charged(passage, trigger, lexicon, CHARGE if dated or trigger.finite else CASE):
        return False
    if clause.opener == "if":
        noun, shapes = trigger.sense.noun, passage.shapes
        aimed = trigger.last < passage.last and shapes.get(passage.keys[trigger.last]) == "on"
        return noun is not None and not noun.definite and aimed and _struck(passage, trigger, clause, code)
    if judgement.modality == "denied":
        named = any(p.role == "target" for p in participants)
        suffered = judgement.rule == "deny" and _suffered(passage, trigger, code) and _armed(passage, trigger, lexicon)
        form = trigger.sense.verb
        said = judgement.rule == "deny" and trigger.finite and form is not None and form.part == PAST
        return suffered or said or (trigger.finite and named) or trigger.sense.rule == "open-fire-verb"
    if judgement.modality != "happened":
        coming = trigger.sense.type == "protest" and trigger.finite and judgement.weight == 2
        return coming or (bool(participants) and _threatened(passage, trigger, clause, code))
    after = judgement.rule == "after"
    counted = trigger.sense.type == "killing" and _counted(passage, trigger, lexicon)
    if clause.opener == "relative" and not dated:
        return (trigger.sense.rule == "claim-lives" and counted) or (after and _armed(passage, trigger, lexicon))
    inner = passage.shapes.get(passage.keys[clause.first]) == "inner"
    if inner and trigger.finite and not dated and trigger.sense.type != "protest":
        return False  # عندما اغتيل فلان: known before
    if trigger.sense.type == "attack" and of_person:
        return False  # هاجم الوزير خصومه: with words
    if trigger.finite:
        form = trigger.sense.verb
        before = passage.keys[trigger.first - 1] if trigger.first > passage.first else ""
        asked = before in load_clause_class(code, "what") and passage.shapes.get(before) != "connective"
        if asked and trigger.sense.type != "protest":
            return False  # يعرف من اغتاله, but not فيما قتل ثلاثة
        return form is not None and (form.part == PAST or trigger.sense.type == "protest")
    noun = trigger.sense.noun
    if _aimed(passage, trigger):
        return any(p.span is not None and p.span.start > passage.tokens[trigger.first].start for p in participants)
    if noun is not None and noun.proclitics[-1:] == "ل" and judgement.rule not in ("hold", "convene"):
        return False  # خطط لهجمات
    if dated:
        return True
    if after and any(n in passage.names for n in range(trigger.last, trigger.last + 3)):
        long_ago = passage.keys[trigger.first - 1] in load_clause_class(code, "since")
        return trigger.sense.type == "killing" and not long_ago  # بعد مقتل فلان
    if counted and trigger.sense.rule == "death" and (after or judgement.rule == ""):
        return True  # عقب مقتل ثلاثة من قادتها
    if trigger.sense.rule == "death" and not _of_people(passage, trigger, lexicon):
        return False
    if trigger.sense.rule == "assassination":
        verb = passage.verb_at(clause.verb) if 0 <= clause.verb < trigger.first else None
        return verb is not None and verb.lemma in load_clause_class(code, "condemn")
    between = trigger.last < passage.last and passage.shapes.get(passage.keys[trigger.last]) == "between"
    if between and noun is not None and not noun.definite:
        return True  # اشتباكات بين الجيش والمسلحين
    if noun is not None and not noun.definite and _where_they_died(passage, trigger, clause):
        return True
    return _armed(passage, trigger, lexicon) or _struck(passage, trigger, clause, code)


def _suffered(passage: Passage, trigger: Trigger, code: str) -> bool:
    """Somebody is said to suffer it: تعرض الموكب لهجوم."""
    words = load_clause_class(code, "suffer")
    return any(passage.keys[n] in words for n in range(max(passage.first, trigger.first - REACH), trigger.first))


def _described(passage: Passage, trigger: Trigger, code: str) -> bool:
    """A noun without article and right behind it the past verb that tells what it did: هجوم استهدف دورية."""
    noun = trigger.sense.noun
    if noun is None or noun.definite or trigger.last >= passage.last:
        return False
    word, strikes = passage.word(trigger.last), load_clause_class(code, "strike")
    return word is not None and any(v.part == PAST and v.lemma in strikes for v in word.verbs)


def _where_they_died(passage: Passage, trigger: Trigger, clause: Clause) -> bool:
    """Right behind في, after the death of so many in its clause: عقب مقتل ثلاثة من قادتها في كمين."""
    before = trigger.first - 1
    if before <= clause.first or passage.shapes.get(passage.keys[before]) != "in":
        return False
    words = (passage.word(n) for n in range(max(clause.first, before - REACH), before))
    return any(word is not None and any(s.rule == "death" for s in word.events) for word in words)


def _aimed(passage: Passage, trigger: Trigger) -> bool:
    """A relative clause says at whom a series is aimed that goes on: الهجمات التي تستهدف كذا."""
    at = trigger.last
    if at + 1 >= passage.last or passage.shapes.get(passage.keys[at]) != "relative":
        return False
    key = passage.keys[at + 1]
    return passage.shapes.get(key) == "on" and key[0] in "تي"


def _charged(passage: Passage, trigger: Trigger, lexicon: EventLexicon, reach: int) -> bool:
    """Named as a charge, a case, an intent: تهمة قتل، قضية اغتيال، محاولة تفجير."""
    charges = lexicon.classes["charges"]
    for index in range(max(passage.first, trigger.first - reach), trigger.first):
        token = passage.tokens[index]
        verb = passage.verb_at(index)
        if token.kind != SIGN and lexicon.is_of(charges, token.key) and (verb is None or verb.part != PAST):
            return True
    form = trigger.sense.verb
    before = trigger.first - 1
    if not trigger.finite or form is None or not form.ambiguous or before < passage.first:
        return False
    token = passage.tokens[before]
    if passage.shapes.get(token.key, "") in _PREPOSITIONS:
        return True  # من قتل النساء
    joined = form.proclitics[:1] == "و" and token.kind not in (SIGN, NUMBER) and before not in passage.names
    return joined and passage.verb_at(before) is None  # الاغتصاب وقتل الأطفال


_PREPOSITIONS = frozenset({"in", "to", "from", "with", "on", "between"})


def _threatened(passage: Passage, trigger: Trigger, clause: Clause, code: str) -> bool:
    """Under a verb of threatening: هددت الحركة باستئناف الهجمات."""
    verb = passage.verb_at(clause.verb) if 0 <= clause.verb < trigger.first else None
    return verb is not None and verb.lemma in load_clause_class(code, "threaten")


def _of_people(passage: Passage, trigger: Trigger, lexicon: EventLexicon) -> bool:
    people = lexicon.classes["people"]
    for index in range(trigger.last, min(trigger.last + CLOSE, passage.last)):
        token = passage.tokens[index]
        if token.kind == NUMBER or index in passage.names or lexicon.is_of(people, token.key):
            return True
    return False


def _counted(passage: Passage, trigger: Trigger, lexicon: EventLexicon) -> bool:
    """A number of people right behind: مقتل 94 زعيما، أودى بحياة نحو سبعين جنديا."""
    numbers = lexicon.classes["counts"]
    for index in range(trigger.last, min(trigger.last + CLOSE, passage.last)):
        token = passage.tokens[index]
        if token.kind == SIGN:
            return False
        if token.kind == NUMBER or lexicon.is_of(numbers, token.key):
            return True
    return False


def _armed(passage: Passage, trigger: Trigger, lexicon: EventLexicon) -> bool:
    """A noun without article with its weapon: هجوم انتحاري، تفجير سيارة."""
    noun = trigger.sense.noun
    if noun is not None and noun.definite:
        return False
    weapons = lexicon.classes["weapons"]
    for index in range(trigger.last, min(trigger.last + CLOSE, passage.last)):
        token = passage.tokens[index]
        if token.kind == SIGN:
            return False
        if lexicon.is_of(weapons, token.key):
            return True
    return False


def _struck(passage: Passage, trigger: Trigger, clause: Clause, code: str) -> bool:
    """A past verb of striking or of casualties in the clause, before the noun or after it."""
    strikes = load_clause_class(code, "strike")
    first, last = max(clause.first, trigger.first - REACH), min(clause.last, trigger.last + REACH)
    for index in range(first, last):
        if passage.clause(index) is not clause:
            continue
        verb = passage.verb_at(index)
        if verb is not None and verb.part == PAST and verb.lemma in strikes:
            return True
        if passage.shapes.get(passage.keys[index]) == "still":
            return True  # لا تزال الاشتباكات مستمرة
    return False
