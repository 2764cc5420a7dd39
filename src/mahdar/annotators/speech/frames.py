"""A cue's frame: where the words that it reports begin, and the noun phrase that is its subject."""

from __future__ import annotations

from mahdar.annotators.speech.asides import (
    adverbial_end,
    behind_governed,
    describes,
    name_behind,
    parenthesis_end,
    shut,
    stays_unnamed,
    withholds_name,
)
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.objects import (
    fits_clitic,
    fits_noun,
    is_possessed,
    names_place,
    object_here,
    past_what,
    person_end,
    take_need,
    take_noun,
    take_object,
)
from mahdar.annotators.speech.openings import at_sign, at_that, in_own_voice, own_that, that_not
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.text.affixes import ACCUSATIVE
from mahdar.text.tokens import SIGN, WORD

_REACH = 70
"""Tokens from cue to content at most; subjects with appositions and settings run to some fifty."""


def find_content(scene: Scene, line: Line, report: Report, start: int, end: int) -> bool:
    """Look for the content of a cue from token `start` on; fills subject, content, letters, how.

    Returns:
        Whether the cue's frame is complete. A cue without content is no report.
    """
    frame, form = report.frame, report.form
    flags, before = frame.flags, frame.before
    takes_subject = report.kind == "finite" and form is not None and form.number == "s" and report.before is None
    takes_object = frame.cue.object
    strict = "strict" in flags or "quote-only" in flags
    light = "light" in flags
    limit = min(end, start + _REACH)
    tokens, keys, words, base, commas = line.tokens, line.keys, line.words, line.first, line.commas
    sets, mouthpieces = scene.speech.sets, scene.speech.phrases["mouthpieces"]
    circumstantial, mention_at, time_at = sets["circumstantial"], scene.mention_at, scene.time_at
    privatives, led_by = sets["privatives"], sets["true_prepositions"]
    j, relative, soft, inner = start, False, False, False
    open_speech = frame.cue.verb in scene.speech.lemmas["open_speech"]
    if open_speech and start < limit and in_own_voice(scene, line, start):
        report.content, report.letters, report.how = start, 0, "colon"
        return True
    while j < limit:
        token, key = tokens[j], keys[j]
        if token.kind == SIGN:
            step = at_sign(scene, line, report, j, start, relative)
            if step == 0:
                return True
            if step < 0:
                break
            if relative and j in commas:
                relative = soft = inner = False  # a comma shuts the relative clause, whether one opened it or not
            j = step
            continue
        word = words[j - base]
        if word.that is not None and inner and not own_that(scene, line, report, j):
            inner, j = False, j + 1  # وفاة القائد التي قالت الوزارة إنها: the inner verb's
            continue
        if word.that is not None:
            found = at_that(scene, line, report, j, start)
            if found is None:
                j += 1
                continue
            return found
        if key in ("الا", "بالا") and not relative and that_not(scene, line, report, j, limit):
            return True
        what = key == "ما" and j + 1 < limit and line.word(j + 1).finite is not None and not takes_subject
        size = mouthpieces.at(line.keys, j, limit) if key in mouthpieces.first else 0
        if size and report.kind == "finite" and j + size < limit and starts_phrase(scene, line, j + size):
            stop = phrase_end(scene, line, j + size, limit)
            report.subject, report.cue = (j + size, stop), [*report.cue, (j, j + size)]
            j = stop
            continue
        if word.relative or what:
            relative = True
            j += 2 if what else 1
            continue
        if relative and word.frames and stays_unnamed(scene, line, j, limit):
            j += 1
            continue  # قال المصدر الذي رفض الكشف عن اسمه إن
        inner = inner or (relative and bool(word.frames) and j not in mention_at and not _deemed(scene, line, j))
        paused = j - 1 in commas
        participle = word.participles and key.endswith(ACCUSATIVE)
        if j == start and report.kind == "finite" and participle and j + 1 < limit and line.word(j + 1).masdar:
            break  # وأضاف مؤكدا نية كذا: the participle is the cue
        if participle and paused and j > start + 1:
            over = parenthesis_end(line, j, limit)
            if over == j:
                break  # دعا لكذا، مؤكدا كذا: the next report
            j = over
            continue
        apart = paused and not relative and report.subject is not None
        if apart and describes(scene, line, j):
            over = shut(line, j, limit)
            if over > j:
                j = over
                continue
        if apart and (word.frames or word.finite):
            over = parenthesis_end(line, j, limit) if not word.conjunction else j
            if over > j:
                j = over
                continue
        if (not strict and not relative) or (light and not relative):
            noun = word.noun
            refuses = noun is not None and noun.act == "deny" and frame.cue.strength == "confirmed" and takes_object
            brought = light and (not word.clitic or word.clitic in before)
            brought = brought and not (strict and key in sets["given"])
            taken = noun is not None and (brought or noun.before == [""] or refuses)
            if noun is not None and taken and take_noun(scene, line, report, j, limit, noun):
                return True
        first = j - 1 if j > start and keys[j - 1] in privatives else j  # أكد عدم وجود خلاف
        governs = soft and key in before and j + 1 < limit and line.word(j + 1).masdar
        if not strict and (not relative or governs):
            if light and key in before:
                noun_at = j + 1
                while noun_at < limit and line.key(noun_at) in sets["intensifiers"]:
                    noun_at += 1
                if noun_at < limit and line.word(noun_at).noun is not None:
                    j = noun_at
                    continue
            aside = paused and j + 1 < limit and keys[j + 1] == "ما"  # أكد الوزير، على ما نقلت عنه
            if key in before and j + 1 < limit and not aside and keys[j - 1] not in sets["adverbial_heads"]:
                if fits_noun(scene, line, report, j + 1) and not names_place(scene, line, j, limit, before):
                    report.content, report.letters, report.how = past_what(scene.speech, line, j + 1, limit), 0, "noun"
                    take_object(scene, line, report, j)
                    return take_need(scene, line, report, limit)
            elif word.clitic and word.clitic in before and j not in time_at:
                here = mention_at.get(j)
                owned = here is not None and here[1].span.start == token.start
                later = word.clitic == "ل" and report.subject is not None and report.subject[1] == j
                later = later and _leads_later(line, report, j + 1, limit)
                if not owned and not later and fits_clitic(scene, line, report, j):
                    report.content, report.how = j, "noun"
                    report.letters = len(key) - len(word.base) + (0 if word.base.startswith("لل") else 1)
                    beyond = past_what(scene.speech, line, j, limit, clitic=True)
                    if beyond != j:
                        report.content, report.letters = beyond, 0
                    return take_need(scene, line, report, limit)
            elif (
                takes_object and word.masdar and keys[j - 1] != "ما" and not line.word(j - 1).attribution
                and j not in mention_at and j not in time_at
                and not (word.bare in sets["bodies"] and takes_subject and report.subject is None)
                and not (takes_subject and report.subject is None and _tells(scene, line, report, j, j + 1, limit))
                and (
                    first == start or report.subject or report.before or line.is_comma(first - 1)
                    or (report.kind == "participle" and "addressee" in flags)
                    or (frame.cue.act in ("demand", "deny") and line.word(start).adverb)  # التمس من الجيش وقف القتال
                )
            ):  # fmt: skip
                report.content, report.letters, report.how = first, 0, "object"
                if (
                    frame.cue.strength == "confirmed"
                    and first == j
                    and is_possessed(key)
                    and not scene.speech.affirmed(key)
                ):
                    return False  # أكد تفوقه
                opening = form is not None and form.proclitics and report.at == report.sentence[0]
                if j == start and takes_subject and form is not None and form.ambiguous and not opening:
                    return False  # ورفض تأجيل كذا opens a sentence as a verb: its noun would want the article
                return j + 1 < limit
        if j in time_at:
            j = max(time_at[j][0], j + 1)
            continue
        if report.subject is None and key in circumstantial and j > start and j + 1 < limit:
            j = max(j + 2, phrase_end(scene, line, j + 1, limit))  # قال للمجلس وهو مؤسسة بحثية
            continue
        if word.adverb:
            j += 1
            met = j < limit and line.key(j) in sets["own_meetings"]
            if takes_subject and report.subject is None and met:
                takes_subject = False  # شدد خلال لقائه السفير على كذا: the subject came before
            if j < limit and j in line.close and report.subject is not None:  # الباحثة في «دار الجسر» فلانة
                name = name_behind(scene, line, report.subject, j, limit)
                if name:
                    report.subject, j = (report.subject[0], name), name
                    continue
            if (
                j < limit
                and starts_phrase(scene, line, j)
                and not (takes_subject and report.subject is None and j in scene.office_at and token.key not in led_by)
            ):
                name = name_behind(scene, line, report.subject, j, limit)
                if name:
                    report.subject = (report.subject[0], name) if report.subject else report.subject
                    j = name
                    continue
                if token.key in led_by and j in scene.office_at and report.subject is None:
                    j = max(j + 1, phrase_end(scene, line, j, limit))  # يطلب من الأمين العام فلان كذا
                    continue
                j = adverbial_end(scene, line, j, limit, takes_subject and report.subject is None)
            continue
        if word.frames and report.subject is not None and withholds_name(scene, line, j, limit):
            comma = next((n for n in range(j, limit) if line.is_comma(n) or line.word(n).that is not None), limit)
            if comma < limit and not line.is_comma(comma):
                relative, j = True, j + 1  # قال مسؤول طلب عدم ذكر اسمه إن
            else:
                j = comma  # وطلب عدم ذكر اسمه،
            continue
        if (word.frames or word.finite) and not relative and j > start and j not in mention_at:
            if (word.conjunction and word.frames) or paused:
                break
            turned = line.key(j - 1) in sets["contrasts"] or line.key(j - 1) in sets["subordinators"]
            if word.frames and (turned or _cues_next(scene, line, j, limit)):
                break  # كتبت مقالا حيث قالت إن; جاء تعهد الوزير بعدما قال فلان إن; رد على خطاب قال فيه إن
            resumed = word.finite is not None and word.finite.enclitic and line.tokens[j - 1].kind == WORD
            if word.finite and not word.title and report.subject is None and not takes_subject and not resumed:
                break
            if word.finite and not word.title and report.subject is None and line.word(j - 1).adverb:
                break
            if word.finite and not word.title and line.tokens[j - 1].kind == WORD:
                relative = soft = True  # في مؤتمر أعقب التوقيع: a relative clause without its pronoun
                if word.finite.enclitic and j + 1 < limit and starts_phrase(scene, line, j + 1):
                    known = report.subject is not None  # قال في جلسة عقدتها اللجنة: her subject
                    j = phrase_end(scene, line, j + 1, limit, object_opens=known)
                    if known and takes_object:
                        relative = soft = False  # أكد الوزير في تصريح نقلته الوكالة دعم كذا
                    continue
        if relative and word.conjunction and word.frames and paused:
            break
        if report.subject is None and takes_subject and starts_phrase(scene, line, j) and key not in privatives:
            if takes_object and not strict and not relative and _governs(scene, line, j - 1, start):
                report.content, report.letters, report.how = j - 1, 0, "object"  # حرص البلاد على كذا
                return True
            deems = frame.cue.verb in scene.speech.lemmas["deeming"]
            own = "".join(p for p in before if len(p) == 1)
            stop = phrase_end(
                scene, line, j, limit, object_opens=bool(takes_object) or light or deems, own=own, deems=deems
            )
            if takes_object == "any" and not strict:
                if not (stop < limit and (line.key(stop) in sets["objects_open"] or stop in line.close)):
                    stop = person_end(scene, line, j, stop)
                if not speaks(scene, line, j, stop) and not _tells(scene, line, report, j, stop, limit):
                    report.content, report.letters, report.how = j, 0, "object"
                    behind = line.word(start).adverb and line.key(start - 2) in sets["buts"]
                    therein = j == start + 1 and line.key(start) in sets["therein"]  # أدان فيه الهجوم
                    whole = stop - j >= 2 or (therein and key.startswith("ال"))
                    return (j == start or behind or therein) and whole
                report.subject = (j, stop)
                j = stop
                if j < limit and object_here(scene, line, j):
                    report.content, report.letters, report.how = past_what(scene.speech, line, j, limit), 0, "object"
                    if report.content in line.close:
                        report.how = "quote"
                    return j + 1 < limit
                continue
            report.subject = (j, stop)
            j = stop
            if j < limit and open_speech and line.key(j) in sets["own_voice"]:
                report.content, report.letters, report.how = j, 0, "colon"
                return True
            continue
        if takes_object == "any" and key in sets["denied"] and not strict and not relative and (
            report.subject is not None or report.before is not None or j == start
        ) and (j + 1 >= limit or tokens[j + 1].kind == SIGN or line.word(j + 1).adverb):  # fmt: skip
            report.content, report.letters, report.how = j, 0, "object"  # نفى الوزير ذلك
            return True
        if (
            takes_object == "any" and not strict and not relative
            and (starts_phrase(scene, line, j) or (j == start and word.participles and key.endswith("ا")))
            and (
                (report.subject is not None and (paused or tokens[j - 1].kind != WORD))
                or (j == start and not takes_subject)
            )
        ):  # fmt: skip
            report.content, report.letters, report.how = j, 0, "object"
            return j + 1 < limit
        name = name_behind(scene, line, report.subject, j, limit) if word.clitic == "ب" and not relative else 0
        if name and report.subject is not None:
            report.subject, j = (report.subject[0], name), name  # الخبير المتخصص بقطاع النفط فلان
            continue
        j = behind_governed(scene, line, j, limit) if word.clitic or j in scene.governed else j + 1
    return False


def _leads_later(line: Line, report: Report, j: int, limit: int) -> bool:
    """دعت الحكومة المحلية لمحافظة كذا الأهالي إلى الخروج: the preposition of the verb stands behind what ل is of."""
    for n in range(j, limit):
        if (line.tokens[n].kind == SIGN and line.key(n) in ".؟!") or line.word(n).finite is not None:
            return False
        if len(line.key(n)) > 1 and line.key(n) in report.frame.before:
            return True
    return False


def _tells(scene: Scene, line: Line, report: Report, first: int, stop: int, limit: int) -> bool:
    """توقع تقرير صادر عن المعهد أن: a text before the cue's own أن tells, and is not what was expected."""
    if line.word(first).bare not in scene.speech.sets["documents"] or "" not in report.frame.that:
        return False
    for n in range(stop, min(limit, stop + 14)):
        word = line.word(n)
        if word.that is not None:
            return not (word.that.conjunction or word.that.preposition or line.is_comma(n - 1))
        if word.conjunction or (word.finite is not None and n > first + 1):  # صادر عن، أعده: what the text is
            return False
    return False


def _deemed(scene: Scene, line: Line, j: int) -> bool:
    """الذي اعتبر من المتشددين: passive, and no report."""
    form = line.word(j).frames[0][1]
    return form.lemma in scene.speech.lemmas["deeming"] and line.key(j + 1) in scene.speech.sets["one_of"]


def _governs(scene: Scene, line: Line, j: int, start: int) -> bool:
    """Whether the word at `j` is a verbal noun that what follows is the genitive of."""
    if j <= start or line.tokens[j].kind != WORD or line.key(j).startswith("ال") or j in scene.mention_at:
        return False
    word = line.word(j)
    return word.masdar and not word.title and not word.adverb and word.finite is None


def _cues_next(scene: Scene, line: Line, j: int, limit: int) -> bool:
    """Whether the verb at `j` has its complementiser or colon behind it, with at most a pronoun between."""
    n = j + 1
    if n < limit and line.key(n) in scene.speech.sets["pronominals"]:
        n += 1
    that = line.word(n).that if n < limit else None
    if that is None:
        return False
    return any((that.preposition or "") in frame.that for frame, _ in line.word(j).frames)
