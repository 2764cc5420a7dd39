"""Whose words a report without a subject of its own gives: of the verb it hangs on, or of a speaker before."""

from __future__ import annotations

from mahdar.annotators.speech.heard import Heard
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.naming import name_voice
from mahdar.annotators.speech.objects import is_possessed
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.subjects import subject_before
from mahdar.annotators.speech.voices import Voice, find_named
from mahdar.text.tokens import WORD

_RECENT = 6
"""How many speakers back an elided subject may reach where gender tells them apart."""

_CLAUSE = 7
"""Tokens back within which an auxiliary with its subject may stand before its verb."""


def find_governing(heard: Heard, report: Report, line_number: int, voices: dict[int, Voice]) -> Voice | None:
    """The subject of the verb that a participle or بالقول hangs on."""
    line = report.line
    first = report.sentence[0]
    j = report.at - 1
    closers = {c: o for o, c in line.close.items()}
    earlier = {r: v for r, v in voices.items() if first <= r < report.at}
    while j >= first:
        if j in closers:
            j = closers[j] - 1
            continue
        if j in earlier:
            voice = earlier[j]
            if _of_several(report) and not _may_be_many(heard, voice):
                j -= 1
                continue
            if voice.nested and report.nested_in is None and _is_relayed(heard, report, voice, earlier):
                report.led = voice.act
                return voice
            if (voice.nested and report.nested_in is None) or _is_not_she(report, voice):
                j -= 1
                continue
            if report.nested_in is None or report.nested_in.at == j or j > report.nested_in.at:
                report.led = voice.act
                return voice
        word = line.word(j)
        if word.finite is None and _acts(heard, line, j):
            agent = (j + 1, phrase_end(heard.scene, line, j + 1, report.at))
            return name_voice(heard, line, agent, report, line_number)
        confirmed = word.reported and line.key(j - 1) in heard.scene.speech.sets["free_relatives"]  # وهو ما أكده فلان
        if word.finite is not None and _subordinate(heard, line, first, j):
            j -= 1
            continue
        if (
            (word.finite is not None or confirmed)
            and (word.finite is None or word.finite.lemma not in heard.scene.speech.lemmas["auxiliaries"])
            and not word.title
            and not _inside(heard, j, report)
            and not _in_relative(heard, line, first, j)
        ):
            phrase = _subject_of(heard, line, first, j, report.at)
            phrase = _who_says(heard, line, phrase)
            text = word.finite is not None and phrase is not None and _is_text(heard, line, phrase)
            if phrase is not None and (text or _differs(heard, report, phrase)):
                j -= 1
                continue
            if phrase is not None:
                voice = name_voice(heard, line, phrase, report, line_number)
                if not _of_several(report) or _may_be_many(heard, voice) or earlier:
                    return voice
            elif word.finite is not None and word.finite.number == "s" and not earlier:
                carried = carry_on(heard, report)
                if carried is not None:
                    return carried
        j -= 1
    if not earlier:
        return carry_on(heard, report)
    last = earlier[max(earlier)]
    return last if not _of_several(report) or _may_be_many(heard, last) else None  # فتواصلوا مع الوزير، متسائلين


def _acts(heard: Heard, line: Line, j: int) -> bool:
    """رد فلان على البيان، قائلا: what may be a noun is the verb right before a person's name."""
    scene = heard.scene
    here = scene.mention_at.get(j + 1)
    if here is None or here[1].type != "PER" or j + 1 in scene.governed or j in scene.mention_at:
        return False
    if line.word(j).adverb or line.word(j).title:
        return False  # بعد فلان، نادي كذا
    past = next((f for f in scene.speech.verbs.analyse(line.key(j)) if f.part == "past"), None)
    return past is not None and past.person == 3 and not past.enclitic


def _who_says(heard: Heard, line: Line, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """جاءت تأكيدات الشيخ فلان لدى لقائه، مؤكدا: the person in the phrase, where its head is what he said."""
    if phrase is None:
        return None
    first, stop = phrase
    head = line.word(first)
    if not (head.channels or head.masdar or head.noun) or head.title or line.key(first).startswith("ال"):
        return phrase
    named = find_named(heard.scene, line, first + 1, stop) if starts_phrase(heard.scene, line, first + 1) else None
    return (first + 1, stop) if named is not None and named.type == "PER" else phrase


def _is_text(heard: Heard, line: Line, phrase: tuple[int, int]) -> bool:
    """تعطي معلومات غير صحيحة، مبينا: an indefinite text behind a verb is the object."""
    sets, first = heard.scene.speech.sets, phrase[0]
    text = line.word(first).bare in sets["media"] or line.word(first).bare in sets["documents"]
    return text and not line.key(first).startswith("ال") and not heard.scene.names(*phrase)


def _is_relayed(heard: Heard, report: Report, voice: Voice, earlier: dict[int, Voice]) -> bool:
    """لفت المتحدث إلى أن الرئيس أكد كذا، مشددا: whom a spokesman tells of goes on, where the gender is his."""
    if report.kind != "participle" or _of_several(report) or not voice.person:
        return False
    outer = next((earlier[at] for at in sorted(earlier, reverse=True) if not earlier[at].nested), None)
    if outer is None or outer.entity == voice.entity:
        return False
    spokes = heard.scene.speech.sets["spokesmen"]
    told = [v for v in (*heard.known, outer) if v.entity == outer.entity]
    speaks_for = any(w.removeprefix("ال") in spokes for v in told for w in v.words)
    return speaks_for and report.line.key(report.at).endswith("ا") and voice.gender in ("m", "")


def _is_not_she(report: Report, voice: Voice) -> bool:
    """أعرب الوزير فلان عن كذا، مؤكدة كذا: the ministry goes on, no man."""
    if report.kind != "participle" or _of_several(report):
        return False
    woman = report.line.key(report.at).endswith("ه")
    if voice.nested:  # وكشف ياسين بأن المقاومة تتحفظ على كذا موضحا
        return voice.gender in ("m", "f") and voice.gender != ("f" if woman else "m")
    return woman and voice.person and voice.gender == "m"


def _differs(heard: Heard, report: Report, phrase: tuple[int, int]) -> bool:
    """تواجه الصحيفة إحراجا، مدعيا: the gender of a participle of one is not that of the body that something befalls."""
    line, first = report.line, phrase[0]
    if report.kind != "participle" or _of_several(report):
        return False
    here = heard.scene.mention_at.get(first)
    if here is not None:
        country = here[1].type == "GPE" and line.key(first) not in heard.scene.speech.sets["masculine_places"]
        return country and line.key(report.at).endswith("ا")  # وستظل مصر حيوية للمنطقة، مشددا
    bodies = heard.scene.speech.sets["bodies"] | heard.scene.speech.sets["media"]
    body = line.word(first).bare
    return body in bodies and body.endswith("ه") and line.key(report.at).endswith("ا")


def _subordinate(heard: Heard, line: Line, first: int, j: int) -> bool:
    """بعد أن قال الشعب كلمته, حكومة تضم شخصيات: clauses whose subject goes on with nothing."""
    before, sets = line.tokens[j - 1], heard.scene.speech.sets
    if j - 1 <= first or before.kind != WORD:
        return False
    if line.word(j - 1).that is not None:
        return line.key(j - 2) in sets["before_and_after"]
    word, form = line.word(j - 1), line.word(j).finite
    noun = word.plain and not word.title and not word.conjunction and not before.key.startswith("ال")
    named = any(stop == j for n, (stop, _) in heard.scene.mention_at.items() if j - 5 <= n < j)
    return bool(form is not None and form.part == "present" and noun and not named and line.word(j).conjunction == "")


def _in_relative(heard: Heard, line: Line, first: int, j: int) -> bool:
    sets = heard.scene.speech.sets
    if line.key(j - 1) in sets["free_relatives"] and line.key(j - 2) in sets["circumstantial"]:
        return False  # وهو ما أكده شكري، قائلا: a clause of its own
    if line.word(j - 1).relative and line.key(j - 2) in sets["matters"]:
        return False
    form, noun = line.word(j).finite, line.tokens[j - 1]
    if form is not None and form.enclitic and j > first and noun.kind == WORD and not noun.key.startswith("ال"):
        return not line.word(j - 1).that and not line.word(j - 1).adverb  # في تصريح نقلته الوكالة
    if any(line.word(n).relative for n in range(j - 1, max(first, j - 3) - 1, -1)):
        return True
    auxiliaries = heard.scene.speech.lemmas["auxiliaries"]
    for n in range(j - 1, max(first, j - _CLAUSE), -1):  # التي كان المجتمع المدني ينتظر
        if line.tokens[n].kind != WORD or line.word(n).that is not None:
            return False
        helps = line.word(n).finite
        if helps is not None:
            return helps.lemma in auxiliaries and line.word(n - 1).relative
    return False


def _inside(heard: Heard, j: int, report: Report) -> bool:
    return any(a <= j < b for a, b in heard.contents.get(id(report.line), ()) if b <= report.at)


def _subject_of(heard: Heard, line: Line, first: int, j: int, end: int) -> tuple[int, int] | None:
    scene = heard.scene
    before = subject_before(scene, line, first, j)
    if before is not None and not line.word(j).conjunction:
        return before  # كان الوزير استقبل السفير: what follows is the object
    n = j + 1
    while n < end and (n in scene.time_at or line.is_comma(n)):
        n = scene.time_at[n][0] if n in scene.time_at else n + 1
    if n < end and starts_phrase(scene, line, n) and line.key(n) not in scene.speech.sets["own_side"]:
        stop = phrase_end(scene, line, n, end, object_opens=True)
        if speaks(scene, line, n, stop):
            return n, _definite(heard, line, n, stop)
    return before


def find_beside(report: Report, voices: dict[int, Voice]) -> Voice | None:
    """Inside another's report: the speaker of the report before it there."""
    outer = report.nested_in
    if outer is None:
        return None
    inner = [at for at in voices if outer.content <= at < report.at]
    that = report.line.word(report.at - 1).that
    form = report.form
    points = that is not None and bool(that.pronoun) and form is not None and form.number == "s"
    if inner:
        beside = voices[max(inner)]
        if not points or form is None or not beside.gender or beside.gender == form.gender:
            return beside
    speaker = voices.get(outer.at)
    told = bool(report.frame.flags & {"addressee", "hearer"})  # وأنه أبلغ فلانا بكذا; إنه يؤيد كذا adds nothing
    if not points or not told or form is None or speaker is None:
        return None
    same = speaker.number in ("s", "") and speaker.gender in (form.gender, "")
    return speaker if same else None  # قال المتحدث كذا، وإنه أبلغ الوسطاء أن: the pronoun points to who speaks


def find_before(heard: Heard, report: Report, line_number: int, voices: dict[int, Voice]) -> Voice | None:
    """The subject of the clause or sentence before, where that told of somebody without reporting words."""
    line = report.line
    first = report.sentence[0]
    if any(first <= at < report.at for at in voices):
        return None
    if report.at - first > 3:
        voice = _told_of(heard, report, line_number, first, report.at)
        if voice is not None:
            return voice
    before = next(((s, e) for s, e in line.sentences if e == first), None)
    if before is None or any(before[0] <= at < before[1] for at in voices):
        return None
    return _told_of(heard, report, line_number, *before)


def _told_of(heard: Heard, report: Report, line_number: int, first: int, last: int) -> Voice | None:
    """The person or office holder that is the subject of the first verb between two tokens."""
    line, form = report.line, report.form
    auxiliaries = heard.scene.speech.lemmas["auxiliaries"]
    for j in range(first, min(last, first + 25)):
        word = line.word(j)
        finite = word.finite
        if finite is None and j == first and not word.title:  # in the first place a verb is likelier than its noun
            forms = heard.scene.speech.verbs.analyse(line.key(j))
            finite = next((f for f in forms if f.person == 3 and not f.enclitic), None)
        if finite is None or word.title or finite.lemma in auxiliaries or _in_relative(heard, line, first, j):
            continue
        if j > first and line.word(j - 1).that is not None:
            continue  # من المقرر أن تعقد اللجنة اجتماعا. وقال
        phrase = _subject_of(heard, line, first, j, last)
        if phrase is None:
            return None
        if form is not None and finite.gender and form.gender and finite.gender != form.gender:
            return None
        named = find_named(heard.scene, line, *phrase)
        if not named and not line.word(phrase[0]).title:
            return None
        voice = name_voice(heard, line, phrase, report, line_number)
        if form is not None and form.number == "p" and not _several(heard, voice):
            return None  # وأرفق الديوان شكواه بصور، ويقولون فيها
        day = heard.occasions.before(last, first)
        if day is not None:
            where = voice.circumstances
            where.date, where.date_span, where.by_occasion = *day, True
        return voice
    agent = _agent_ahead(heard, report, first, last)
    return name_voice(heard, line, agent, report, line_number) if agent is not None else None


def _agent_ahead(heard: Heard, report: Report, first: int, last: int) -> tuple[int, int] | None:
    """وعند زيارة المبعوث فلان للعاصمة قال: whose visit it was, where no verb stands before the cue's own."""
    line, scene = report.line, heard.scene
    upon = line.key(first).removeprefix("و") in scene.speech.sets["upon"]
    if last != report.at or not upon or not line.word(first + 1).masdar:
        return None
    if line.key(first + 1).startswith("ال") or not starts_phrase(scene, line, first + 2):
        return None
    stop = phrase_end(scene, line, first + 2, last)
    named = find_named(scene, line, first + 2, stop)
    return (first + 2, stop) if named is not None and named.type == "PER" else None


def _definite(heard: Heard, line: Line, first: int, stop: int) -> int:
    """الوزراء خطة: a definite noun without a name ends before an indefinite one, which is the object."""
    if not (line.key(first).startswith("ال") or is_possessed(line.key(first))) or heard.scene.names(first, stop):
        return stop
    return next((j for j in range(first + 1, stop) if not line.key(j).startswith(("ال", "وال", "لل"))), stop)


def carry_on(heard: Heard, report: Report) -> Voice | None:
    """The last speaker whose gender and number the verb can have."""
    form = report.form
    for voice in heard.stack[: -_RECENT - 1 : -1]:
        if _of_several(report) and not _may_be_many(heard, voice):
            continue  # مؤكدين is of several
        if form is None or report.kind == "participle":
            return voice
        if (
            form.number in ("d", "p")
            and voice.number in ("s", "")
            and voice.anonymity != "unnamed"
            and not _several(heard, voice)
        ):
            continue
        if form.number == "s" and voice.words[0] in heard.scene.speech.sets["many"]:
            continue  # يتوقع كثيرون كذا. وقال
        if form.number == "s" and voice.number == "p" and _several(heard, voice):
            continue  # الإيرانيون طلبوا كذا. ولم يستبعد: a verb behind its subject agreed with it in number
        if form.number == "s" and voice.gender and form.gender and voice.gender != form.gender:
            continue
        return voice
    return None


def _of_several(report: Report) -> bool:
    return report.kind == "participle" and report.line.key(report.at).endswith("ين")


def _may_be_many(heard: Heard, voice: Voice) -> bool:
    """Several speakers, or a body, country or source, which a plural may go on with; not one person."""
    if voice.document or _several(heard, voice):
        return True
    if voice.person:
        return False
    role = voice.words[0].removeprefix("ال") in heard.scene.speech.sets["roles"]
    return voice.number != "s" and not role


def _several(heard: Heard, voice: Voice) -> bool:
    first = voice.words[0]
    if voice.document:
        return False
    joint = any(w.startswith("و") and len(w) > 3 for w in voice.words[1:])
    sets = heard.scene.speech.sets
    bare = first.removeprefix("ال")
    if bare in sets["several"] or bare in sets["many"] or (first.endswith("و") and not voice.person):
        return True  # الأهالي، عدد من السكان، منتقدو الاتفاق
    return joint or first.endswith(("ان", "ون", "ين", "ات", "اء")) or first in heard.scene.speech.sets["several"]
