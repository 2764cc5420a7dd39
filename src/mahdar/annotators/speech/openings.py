"""The sign or particle that opens reported words: colon, quotation mark, أن, or a first person without either."""

from __future__ import annotations

from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.objects import fits_clitic, take_object
from mahdar.annotators.speech.phrases import speaks
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.text.tokens import WORD

_NAME = 4
"""A name in marks takes at most so many words."""


def that_not(scene: Scene, line: Line, report: Report, j: int, limit: int) -> bool:
    """متوقعا ألا يلتئم اللقاء: أن and لا written as one word, which إلا is not."""
    frame, token = report.frame, line.tokens[j]
    letters = len(token.key) - len("الا")
    led = line.key(j - 1) if line.key(j - 1) in scene.speech.sets["that_prepositions"] else ""
    if (token.key[:letters] or led) not in frame.that or j + 1 >= limit or "quote-only" in frame.flags:
        return False
    form = line.word(j + 1).finite
    if scene.text[token.start + letters] != "أ" or form is None or form.part != "present":
        return False
    report.content, report.letters, report.how = j, letters, "that"  # أوصى بألا يحتسب كذا
    return True


def own_that(scene: Scene, line: Line, report: Report, j: int) -> bool:
    """قال المدير الذي أعلن استقالته إن: after قال it is إن, after all others أن, where the text writes the hamza."""
    return report.frame.cue.verb == scene.speech.frame("say").cue.verb and "إ" in scene.text[line.tokens[j].start :][:3]


def in_own_voice(scene: Scene, line: Line, j: int) -> bool:
    """وقال هدفنا هو السلام, وقال لقد ناقشنا: direct speech that no mark opens, told by its first person plural."""
    key, word = line.key(j), line.word(j)
    if line.tokens[j].kind != WORD or j in scene.mention_at or word.that:
        return False
    if key in scene.speech.sets["own_voice"]:
        return True
    if any(f.person == 1 and f.number == "p" and f.part == "present" for f in scene.speech.verbs.analyse(key)):
        return True
    return key.endswith("نا") and len(key) > 4 and not word.title and not word.frames and not word.finite


def at_sign(scene: Scene, line: Line, report: Report, j: int, start: int, relative: bool) -> int:
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
        if line.key(j - 1) in scene.speech.sets["entitled"]:
            return close + 1  # مقالا بعنوان «كذا»
        deems = report.frame.cue.verb in scene.speech.lemmas["deeming"]
        known = report.subject is not None and report.subject[1] < j and speaks(scene, line, *report.subject)
        enough = enough or (deems and known)  # البيان «تسويفا»
        within = (j + 1, j + 2) if line.word(j + 1).title else (j + 1,)  # وجه "الأمير فلان" بكذا
        named = j in scene.mention_at or any(scene.mention_at[n][0] >= close for n in within if n in scene.mention_at)
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
        housed = line.quoted_words(j) <= _NAME and _goes_on_to_name(scene, line, close)
        carried = led in sets["name_carriers"] or (led in sets["name_prepositions"] and (not enough or housed))
        named = named or (
            j == start and line.quoted_words(j) <= _NAME and not _verbal(line, j) and _says_later(line, close)
        )
        if (named or not enough) and j == start and report.kind == "finite" and report.subject is None and not carried:
            report.subject = (j, close + 1)  # وعلمت «الصحيفة» أن
            return close + 1
        long = line.quoted_words(j) >= 5
        if enough and not named and (not relative or long) and "masdar-only" not in report.frame.flags and not carried:
            report.content, report.letters, report.how = j, 0, "quote"
            if deems:
                take_object(scene, line, report, j)
            return 0
        return close + 1
    if key == "(" and j + 1 in line.close:
        return j + 1  # ((
    if key == "(":
        shut = next((n for n in range(j + 1, min(line.last, j + 12)) if line.key(n) == ")"), j)
        return shut + 1
    if key in "-–" and j > start and line.tokens[j - 1].end < line.tokens[j].start:
        return j + 1
    return j + 1


def _goes_on_to_name(scene: Scene, line: Line, close: int) -> bool:
    """ترى الباحثة في «دار الجسر» ليلى ناصر أن: the marks hold a house, and a name follows before the words come."""
    here = scene.mention_at.get(close + 1)
    named = here is not None and here[1].type == "PER"
    return named and _says_later(line, close)


def _says_later(line: Line, close: int) -> bool:
    """وقال «فلان» في لقاء «...»: the words come behind the first marks, which hold a name."""
    last = next((e for s, e in line.sentences if s <= close < e), line.last)
    return any(n in line.close or line.key(n) == ":" or line.word(n).that is not None for n in range(close + 1, last))


def _verbal(line: Line, j: int) -> bool:
    return any(
        line.word(n).finite is not None for n in range(j + 1, min(line.close[j], line.last)) if line.key(n) != ""
    )


def at_that(scene: Scene, line: Line, report: Report, j: int, start: int) -> bool | None:
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
