"""A cue's frame: where the words that it reports begin, and the noun phrase that is its subject."""

from __future__ import annotations

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
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.text.inflect import PARTICIPLE
from mahdar.text.tokens import SIGN, WORD

_REACH = 70
"""Tokens from cue to content at most; subjects with appositions and settings run to some fifty."""
_NAME = 4
"""A name in marks takes at most so many words."""


def find_content(scene: Scene, line: Line, report: Report, start: int, end: int) -> bool:
    """Look for the content of a cue from token `start` on; fills subject, content, letters, how.

    Returns:
        Whether the cue's frame is complete. A cue without content is no report.
    """
    frame, form = report.frame, report.form
    flags, before = frame.flags, frame.before
    takes_subject = report.kind == "finite" and form is not None and form.number == "s" and report.before is None
    takes_object = frame.cue.object
    own = "".join(p for p in before if len(p) == 1)
    strict = "strict" in flags or "quote-only" in flags
    light = "light" in flags
    limit = min(end, start + _REACH)
    tokens, words, base = line.tokens, line.words, line.first
    mouthpieces = scene.speech.phrases["mouthpieces"]
    j, relative, soft, inner = start, False, False, False
    open_speech = frame.cue.verb in scene.speech.lemmas["open_speech"]
    if open_speech and start < limit and _in_own_voice(scene, line, start):
        report.content, report.letters, report.how = start, 0, "colon"
        return True
    while j < limit:
        token = tokens[j]
        if token.kind == SIGN:
            step = _at_sign(scene, line, report, j, start, relative)
            if step == 0:
                return True
            if step < 0:
                break
            if relative and line.is_comma(j):
                relative = soft = inner = False  # a comma shuts the relative clause, whether one opened it or not
            j = step
            continue
        word = words[j - base]
        if word.that is not None and inner and not _own_that(scene, line, report, j):
            inner, j = False, j + 1  # وفاة القائد التي قالت الوزارة إنها: the inner verb's
            continue
        if word.that is not None:
            found = _at_that(scene, line, report, j, start)
            if found is None:
                j += 1
                continue
            return found
        if token.key == "الا" and not relative and _that_not(scene, line, report, j, limit):
            return True
        what = token.key == "ما" and j + 1 < limit and line.word(j + 1).finite is not None and not takes_subject
        size = mouthpieces.at(tokens, j, limit) if token.key in mouthpieces.first else 0
        if size and report.kind == "finite" and j + size < limit and starts_phrase(scene, line, j + size):
            stop = phrase_end(scene, line, j + size, limit)
            report.subject, report.cue = (j + size, stop), [*report.cue, (j, j + size)]
            j = stop
            continue
        if word.relative or what:
            relative = True
            j += 2 if what else 1
            continue
        inner = inner or (relative and bool(word.frames) and j not in scene.mention_at and not _deemed(scene, line, j))
        participle = word.participles and token.key.endswith(("ا", "ين"))
        if j == start and report.kind == "finite" and participle and j + 1 < limit and line.word(j + 1).masdar:
            break  # وأضاف مؤكدا نية كذا: the participle is the cue
        if j > start + 1 and word.participles and token.key.endswith(("ا", "ين")) and line.is_comma(j - 1):
            over = _parenthesis_end(line, j, limit)
            if over == j:
                break  # دعا لكذا، مؤكدا كذا: the next report
            j = over
            continue
        if report.subject is not None and not relative and line.is_comma(j - 1) and _describes(scene, line, j):
            over = _shut(line, j, limit)
            if over > j:
                j = over
                continue
        if report.subject is not None and not relative and (word.frames or word.finite) and line.is_comma(j - 1):
            over = _parenthesis_end(line, j, limit) if not word.conjunction else j
            if over > j:
                j = over
                continue
        if (not strict and not relative) or (light and not relative):
            noun = word.noun
            refuses = noun is not None and noun.act == "deny" and frame.cue.strength == "confirmed" and takes_object
            taken = noun is not None and (light or noun.before == [""] or refuses)
            if noun is not None and taken and take_noun(scene, line, report, j, limit, noun):
                return True
        governs = soft and token.key in before and j + 1 < limit and line.word(j + 1).masdar
        if not strict and (not relative or governs):
            if light and token.key in before:
                noun_at = j + 1
                while noun_at < limit and line.key(noun_at) in scene.speech.sets["intensifiers"]:
                    noun_at += 1
                if noun_at < limit and line.word(noun_at).noun is not None:
                    j = noun_at
                    continue
            if token.key in before and j + 1 < limit and line.key(j - 1) not in scene.speech.sets["adverbial_heads"]:
                if fits_noun(scene, line, report, j + 1) and not names_place(scene, line, j, limit, before):
                    report.content, report.letters, report.how = past_what(scene.speech, line, j + 1, limit), 0, "noun"
                    take_object(scene, line, report, j)
                    return take_need(scene, line, report, limit)
            elif word.clitic and word.clitic in before and j not in scene.time_at:
                here = scene.mention_at.get(j)
                owned = here is not None and here[1].span.start == token.start
                if not owned and fits_clitic(scene, line, report, j):
                    report.content, report.how = j, "noun"
                    report.letters = len(token.key) - len(word.base) + (0 if word.base.startswith("لل") else 1)
                    beyond = past_what(scene.speech, line, j, limit, clitic=True)
                    if beyond != j:
                        report.content, report.letters = beyond, 0
                    return take_need(scene, line, report, limit)
            elif (
                takes_object and word.masdar and line.key(j - 1) != "ما" and not line.word(j - 1).attribution
                and j not in scene.mention_at and j not in scene.time_at
                and not (word.bare in scene.speech.sets["bodies"] and takes_subject and report.subject is None)
                and (
                    j == start or report.subject or report.before or line.is_comma(j - 1)
                    or (report.kind == "participle" and "addressee" in flags)
                    or (frame.cue.act in ("demand", "deny") and line.word(start).adverb)  # التمس من الجيش وقف القتال
                )
            ):  # fmt: skip
                report.content, report.letters, report.how = j, 0, "object"
                if (
                    frame.cue.strength == "confirmed"
                    and is_possessed(token.key)
                    and not scene.speech.affirmed(token.key)
                ):
                    return False  # أكد تفوقه
                if j == start and takes_subject and form is not None and form.ambiguous:
                    return False
                return j + 1 < limit
        if j in scene.time_at:
            j = max(scene.time_at[j][0], j + 1)
            continue
        if report.subject is None and token.key in scene.speech.sets["circumstantial"] and j > start and j + 1 < limit:
            j = max(j + 2, phrase_end(scene, line, j + 1, limit))  # قال للمجلس وهو مؤسسة بحثية
            continue
        if word.adverb:
            j += 1
            met = j < limit and line.key(j) in scene.speech.sets["own_meetings"]
            if takes_subject and report.subject is None and met:
                takes_subject = False  # شدد خلال لقائه السفير على كذا: the subject came before
            if (
                j < limit
                and starts_phrase(scene, line, j)
                and not (takes_subject and report.subject is None and (j in scene.office_at))
            ):
                name = _name_behind(scene, line, report, j, limit)
                if name:
                    report.subject = (report.subject[0], name) if report.subject else report.subject
                    j = name
                    continue
                j = _adverbial_end(scene, line, j, limit, takes_subject and report.subject is None)
            continue
        if word.frames and report.subject is not None and _withholds_name(scene, line, j, limit):
            j = next((n for n in range(j, limit) if line.is_comma(n)), limit)  # وطلب عدم ذكر اسمه،
            continue
        if (word.frames or word.finite) and not relative and j > start and j not in scene.mention_at:
            if (word.conjunction and word.frames) or line.is_comma(j - 1):
                break
            if word.frames and (line.key(j - 1) in scene.speech.sets["contrasts"] or _cues_next(scene, line, j, limit)):
                break  # كتبت مقالا حيث قالت إن; رد على خطاب قال فيه إن
            resumed = word.finite is not None and word.finite.enclitic and line.tokens[j - 1].kind == WORD
            if word.finite and not word.title and report.subject is None and not takes_subject and not resumed:
                break
            if word.finite and not word.title and report.subject is None and line.word(j - 1).adverb:
                break
            if word.finite and not word.title and line.tokens[j - 1].kind == WORD:
                relative = soft = True  # في مؤتمر أعقب التوقيع: a relative clause without its pronoun
        if relative and word.conjunction and word.frames and line.is_comma(j - 1):
            break
        if report.subject is None and takes_subject and starts_phrase(scene, line, j):
            if takes_object and not strict and not relative and _governs(scene, line, j - 1, start):
                report.content, report.letters, report.how = j - 1, 0, "object"  # حرص البلاد على كذا
                return True
            stop = phrase_end(scene, line, j, limit, object_opens=bool(takes_object) or light, own=own)
            if takes_object == "any" and not strict:
                if not (stop < limit and (line.key(stop) in scene.speech.sets["objects_open"] or stop in line.close)):
                    stop = person_end(scene, line, j, stop)
                if not speaks(scene, line, j, stop):
                    report.content, report.letters, report.how = j, 0, "object"
                    behind = line.word(start).adverb and line.key(start - 2) in scene.speech.sets["buts"]
                    return (j == start or behind) and stop - j >= 2
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
            if j < limit and open_speech and line.key(j) in scene.speech.sets["own_voice"]:
                report.content, report.letters, report.how = j, 0, "colon"
                return True
            continue
        settled = report.subject is not None and (line.is_comma(j - 1) or line.tokens[j - 1].kind != WORD)
        if (
            takes_object == "any" and not strict and not relative
            and (starts_phrase(scene, line, j) or (j == start and word.participles and token.key.endswith("ا")))
            and (settled or (j == start and not takes_subject))
        ):  # fmt: skip
            report.content, report.letters, report.how = j, 0, "object"
            return j + 1 < limit
        j = _behind_governed(scene, line, j, limit) if word.clitic or j in scene.governed else j + 1
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


def _that_not(scene: Scene, line: Line, report: Report, j: int, limit: int) -> bool:
    """متوقعا ألا يلتئم اللقاء: أن and لا written as one word, which إلا is not."""
    frame, token = report.frame, line.tokens[j]
    if token.key != "الا" or "" not in frame.that or j + 1 >= limit or "quote-only" in frame.flags:
        return False
    form = line.word(j + 1).finite
    if scene.text[token.start] != "أ" or form is None or form.part != "present":
        return False
    report.content, report.letters, report.how = j, 0, "that"
    return True


def _own_that(scene: Scene, line: Line, report: Report, j: int) -> bool:
    """قال المدير الذي أعلن استقالته إن: after قال it is إن, after all others أن, where the text writes the hamza."""
    return report.frame.cue.verb == scene.speech.frame("say").cue.verb and "إ" in scene.text[line.tokens[j].start :][:3]


def _cues_next(scene: Scene, line: Line, j: int, limit: int) -> bool:
    """Whether the verb at `j` has its complementiser or colon behind it, with at most a pronoun between."""
    n = j + 1
    if n < limit and line.key(n) in scene.speech.sets["pronominals"]:
        n += 1
    that = line.word(n).that if n < limit else None
    if that is None:
        return False
    return any((that.preposition or "") in frame.that for frame, _ in line.word(j).frames)


def _behind_governed(scene: Scene, line: Line, j: int, limit: int) -> int:
    """لنظيره المصري فلان، للمجلس الاستشاري: a phrase behind a preposition written on holds no subject."""
    word = line.word(j)
    if word.bare in scene.speech.sets["honorifics"] and j + 1 < limit:
        return max(j + 1, phrase_end(scene, line, j + 1, limit, object_opens=True))
    if (word.title and word.bare not in scene.speech.sets["media"]) or j in scene.governed:
        return max(j + 1, phrase_end(scene, line, j, limit, object_opens=True))
    j += 1
    while j < limit and line.key(j).startswith("ال") and not line.word(j).title and j not in scene.mention_at:
        if line.word(j).that or line.word(j).relative or line.tokens[j].kind != WORD:
            break
        j += 1
    return j


def _in_own_voice(scene: Scene, line: Line, j: int) -> bool:
    """وقال هدفنا هو السلام, وقال لقد ناقشنا: direct speech that no mark opens, told by its first person plural."""
    key, word = line.key(j), line.word(j)
    if line.tokens[j].kind != WORD or j in scene.mention_at or word.that:
        return False
    if key in scene.speech.sets["own_voice"]:
        return True
    if any(f.person == 1 and f.number == "p" and f.part == "present" for f in scene.speech.verbs.analyse(key)):
        return True
    return key.endswith("نا") and len(key) > 4 and not word.title and not word.frames and not word.finite


def _at_sign(scene: Scene, line: Line, report: Report, j: int, start: int, relative: bool) -> int:
    """Step over a sign: the next token to read; 0 where content was found; -1 where the search ends."""
    key = line.key(j)
    if key == ":":
        if j + 1 >= line.last:
            return -1
        report.content, report.letters, report.how = j + 1, 0, "colon"
        return 0
    if j in line.close:
        close = line.close[j]
        enough = line.quoted_words(j) >= 3 or _verbal(line, j) or (j == start and line.quoted_words(j) >= 2)
        named = j in scene.mention_at or any(scene.mention_at[n][0] >= close for n in (j + 1,) if n in scene.mention_at)
        led = line.key(j - 1)
        if led in report.frame.before and led in scene.speech.sets["quote_prepositions"] and not relative:
            report.content, report.letters, report.how = j, 0, "quote"
            take_object(scene, line, report, j - 1)
            if report.content != j:
                report.how = "noun"
            return 0
        clitic = line.word(j + 1).clitic
        if clitic and clitic in report.frame.before and not relative and fits_clitic(scene, line, report, j + 1):
            report.content, report.how = j + 1, "noun"
            report.letters = len(line.key(j + 1)) - len(line.word(j + 1).base) + 1
            return 0  # توعد «بهزيمة الإرهاب»
        if "addressee" in report.frame.flags and close + 1 < line.last and line.key(close + 1) in report.frame.before:
            report.object = report.object or (j, close + 1)
            return close + 1  # يدعو «فلانا» إلى كذا
        if "light" in report.frame.flags and report.frame.before and line.key(j - 1) not in report.frame.before:
            return close + 1  # الشراكة عبر المحيط كانت "..."
        sets = scene.speech.sets
        carried = led in sets["name_carriers"] or (led in sets["name_prepositions"] and not enough)
        named = named or (
            j == start and line.quoted_words(j) <= _NAME and not _verbal(line, j) and _says_later(line, close)
        )
        if (named or not enough) and j == start and report.kind == "finite" and report.subject is None and not carried:
            report.subject = (j, close + 1)  # وعلمت «الصحيفة» أن
            return close + 1
        long = line.quoted_words(j) >= 5
        if enough and not named and (not relative or long) and "masdar-only" not in report.frame.flags and not carried:
            report.content, report.letters, report.how = j, 0, "quote"
            if report.frame.cue.verb in scene.speech.lemmas["deeming"]:
                take_object(scene, line, report, j)
            return 0
        return close + 1
    if key == "(":
        shut = next((n for n in range(j + 1, min(line.last, j + 12)) if line.key(n) == ")"), j)
        return shut + 1
    if key in "-–" and j > start and line.tokens[j - 1].end < line.tokens[j].start:
        return j + 1
    return j + 1


def _says_later(line: Line, close: int) -> bool:
    """وقال «فلان» في لقاء «...»: the words come behind the first marks, which hold a name."""
    last = next((e for s, e in line.sentences if s <= close < e), line.last)
    return any(n in line.close or line.key(n) == ":" or line.word(n).that is not None for n in range(close + 1, last))


def _verbal(line: Line, j: int) -> bool:
    return any(
        line.word(n).finite is not None for n in range(j + 1, min(line.close[j], line.last)) if line.key(n) != ""
    )


def _at_that(scene: Scene, line: Line, report: Report, j: int, start: int) -> bool | None:
    """At أن or إن: True where it opens the content, False where it shuts the search, None where it is another's."""
    that = line.word(j).that
    assert_that = that is not None
    if not assert_that or that is None:
        return None
    previous = line.key(j - 1)
    preposition = that.preposition or (previous if previous in scene.speech.sets["that_prepositions"] else "")
    sets = scene.speech.sets
    if (
        not preposition
        and j > start
        and (line.word(j - 1).base in sets["not_complementiser_after"] or previous in sets["not_complementiser_after"])
    ):
        return False if line.is_comma(j - 2) and report.subject is None else None
    if that.conjunction and j > start:
        return None if that.conjunction == "ف" else False  # فان is also half of a Dutch name
    if "quote-only" in report.frame.flags:
        return False
    if preposition not in report.frame.that:
        if preposition == "" and "" not in report.frame.that and "light" not in report.frame.flags:
            return False
        return None
    if j + 1 >= line.last:
        return False
    report.content, report.letters, report.how = j + 1, 0, "that"
    take_object(scene, line, report, j)
    return True


def _parenthesis_end(line: Line, j: int, limit: int) -> int:
    """قال مصدر، طلب عدم ذكر اسمه، إن: the comma that closes what a comma opened, if the cue's frame follows; or `j`."""
    for n in range(j, min(limit, j + 18)):
        if line.is_comma(n):
            if n + 1 < limit and (line.word(n + 1).that is not None or n + 1 in line.close or line.key(n + 1) == ":"):
                return n + 1
            return n + 1 if n + 1 < limit and line.word(n + 1).adverb else j
    return j


def _describes(scene: Scene, line: Line, j: int) -> bool:
    """الجبهة، غير الموقعة على الاتفاق،: a definite adjective or participle behind a comma is about the subject."""
    key, word = line.key(j), line.word(j)
    if key == "غير":
        return j + 1 < line.last and line.key(j + 1).startswith("ال")
    if not key.startswith("ال") or word.title or word.masdar or j in scene.mention_at or j in scene.time_at:
        return False
    return any(f.part == PARTICIPLE for f in scene.speech.verbs.analyse(key)) or key.endswith("يه")


def _shut(line: Line, j: int, limit: int) -> int:
    """Behind the comma that shuts what a comma opened; or `j`."""
    for n in range(j, min(limit - 1, j + 12)):
        if line.is_comma(n):
            return n + 1
        if line.word(n).that is not None or line.word(n).finite is not None or n in line.close:
            return j
    return j


def _withholds_name(scene: Scene, line: Line, j: int, limit: int) -> bool:
    phrases = scene.speech.phrases["anonymity_reasons"]
    return bool(phrases.at(line.tokens, j, limit) or (j + 1 < limit and phrases.at(line.tokens, j + 1, limit)))


def _name_behind(scene: Scene, line: Line, report: Report, j: int, limit: int) -> int:
    """قال رئيس الوفد في المفاوضات فلان: the name that a title waits for, behind an adverbial of at most four words."""
    if report.subject is None or not line.word(report.subject[0]).title:
        return 0
    if line.key(report.subject[0]) in scene.speech.sets["anonymous"]:
        return 0  # قال مسؤول للصحافيين بعد لقاء جمع فلانا: he stays unnamed
    if any(m.type == "PER" for m in scene.names(*report.subject)):
        return 0
    for n in range(j, min(limit, j + 8)):
        if line.is_comma(n):  # المتحدثة باسم اللجنة في الشرق الأوسط، فلانة،
            here = scene.mention_at.get(n + 1)
            named = here is not None and here[1].type == "PER" and n > j and n + 1 not in scene.governed
            return here[0] if here is not None and named else 0
        if n - j > 4:
            continue
        here = scene.mention_at.get(n)
        if here is not None and here[1].type == "PER":
            behind = line.tokens[n - 1]
            return here[0] if behind.kind == WORD and not line.word(n - 1).title and n not in scene.governed else 0
        if line.tokens[n].kind != WORD or line.word(n).that is not None or line.word(n).frames:
            return 0
    return 0


def _adverbial_end(scene: Scene, line: Line, j: int, limit: int, wants_subject: bool) -> int:
    """Behind an adverbial; where a subject is still awaited, a title or a person's name may begin inside it."""
    stop = phrase_end(scene, line, j, limit, object_opens=True, titled=False)
    if wants_subject and is_possessed(line.key(j)) and stop < limit and starts_phrase(scene, line, stop):
        return phrase_end(scene, line, stop, limit, titled=False)  # خلال لقائه المبعوث: the masdar's own object
    if wants_subject:
        for n in range(j + 1, stop):
            if n in scene.office_at:
                return n
            here = scene.mention_at.get(n)
            if here is not None and here[1].type == "PER" and not line.word(n - 1).title:
                return n
    return stop
