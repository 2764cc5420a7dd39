"""Where the words of a report end and the outlet's own voice resumes."""

from __future__ import annotations

from mahdar.annotators.speech.lines import QUOTES, Line
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.lang.speech import Word
from mahdar.text.affixes import ACCUSATIVE
from mahdar.text.inflect import MASDAR
from mahdar.text.tokens import SIGN

_NAME = 3
"""A quotation of at most so many words inside the content is a name and ends nothing."""


def end_contents(scene: Scene, line: Line, reports: list[Report], stops: dict[int, int]) -> None:
    """Set `end` and `nested_in` of the line's reports.

    Args:
        stops: Tokens where something else begins (an attribution), to the token behind it.
    """
    for n, report in enumerate(reports):
        earlier = [r for r in reports[:n] if r.sentence == report.sentence]
        if earlier and report.opens <= earlier[-1].content and line.is_comma(report.at - 1):
            report.opens = report.at  # وإذ أقر بكذا، استبعد كذا: the comma parts them
    opens = {r.opens: r for r in reports if _opens_clause(scene, line, r)}
    for n, report in enumerate(reports):
        if not report.end:
            report.end = _end(scene, line, report, opens, stops)
        for outer in reversed(reports[:n]):
            if outer.content <= report.at < outer.end and outer is not report:
                report.nested_in = outer
                break
        if report.nested_in is not None and report.how != "quote":
            report.end = min(report.end, report.nested_in.end)
            if report.nested_in.how == "that":
                report.end = _before_next_that(line, report)


def _before_next_that(line: Line, report: Report) -> int:
    """قالت إن الوزير تعهد بكذا، وأن الشركة ستفعل كذا: what a second أن opens is the outer speaker's.

    Unless the inner words began behind أن themselves, and that was not أن of the subjunctive (اشترط أن يدفع).
    """
    form = line.word(report.content).finite
    if report.how == "that" and (form is None or form.part != "present" or form.proclitics.endswith("س")):
        return report.end
    for n in range(report.content + 1, report.end - 1):
        that = line.word(n + 1).that
        if line.is_comma(n) and that is not None and that.conjunction == "و" and not that.preposition:
            return n
    return report.end


def _opens_clause(scene: Scene, line: Line, report: Report) -> bool:
    """Whether the report's clause stands beside the one before it, not inside."""
    at = report.opens
    if report.kind in ("saying", "telling") or line.word(report.at - 1).relative:
        return False
    if at == report.sentence[0]:
        return True
    if report.kind == "participle":
        accusative = line.key(report.at).endswith(ACCUSATIVE)
        return accusative or line.is_comma(report.at - 1) or bool(line.word(report.at).conjunction)
    first = line.word(at)
    present = report.form is not None and report.form.part == "present"
    if at == report.at and present and not first.conjunction and report.subject is None and line.is_comma(at - 1):
        return False  # إن المبعوث فلان، يعتقد أن: the comma shuts an apposition
    if line.is_comma(at - 1) or line.tokens[at - 1].kind == SIGN:
        return line.word(at - 1).that is None
    return bool(first.conjunction) or line.key(at) in scene.speech.sets["contrasts"]


def _end(scene: Scene, line: Line, report: Report, opens: dict[int, Report], stops: dict[int, int]) -> int:
    j, last = report.content, report.sentence[1]
    if report.how in ("quote", "colon") and j in line.close:
        close = line.close[j]
        last = max(last, next((e for s, e in line.sentences if s <= close < e), last))
        j = min(close + 1, line.last)
        if report.how == "colon" or j >= last:
            return min(close, line.last) if j >= last or report.how == "colon" else j
        if not line.is_comma(j):
            return (
                close
                if line.tokens[j].kind == SIGN or not _goes_on(scene, line, j)
                else _scan(scene, line, report, opens, stops, j, last, close)
            )
        return _scan(scene, line, report, opens, stops, j, last, close)
    if report.how == "colon":
        return _to_line_end(scene, line, report, opens)
    return _scan(scene, line, report, opens, stops, j, last, None)


def _goes_on(scene: Scene, line: Line, j: int) -> bool:
    """Behind a closed quotation without a comma: whether the sentence is still the speaker's."""
    word = line.word(j)
    return not (
        (word.conjunction and word.finite)
        or word.participles
        or scene.speech.phrases["resumes_after_quotation"].at(line.keys, j, line.last)
        or scene.speech.phrases["resumes"].at(line.keys, j, line.last)
    )


def _to_line_end(scene: Scene, line: Line, report: Report, opens: dict[int, Report]) -> int:
    """After a colon without quotation marks: the sentence."""
    last, sets = report.sentence[1], scene.speech.sets
    for n in range(report.content + 1, last):
        told_before = n in line.commas and line.key(n + 1) in sets["background"]
        if told_before and any(line.key(m) in sets["pluperfect"] for m in range(n + 2, min(last, n + 9))):
            last = n  # ، وكانت المدينة قد شهدت
            break
    for at in sorted(opens):
        other = opens[at]
        if not report.content < at < last or other is report:
            continue
        carries = other.kind == "participle" and (line.is_comma(other.at - 1) or line.key(report.content - 1) != ":")
        if line.word(other.at).conjunction or carries:
            return at
    return last


def _scan(
    scene: Scene,
    line: Line,
    report: Report,
    opens: dict[int, Report],
    stops: dict[int, int],
    j: int,
    last: int,
    closed: int | None,
) -> int:
    """From token `j` to the first place where the report ends."""
    phrases = scene.speech.phrases
    tokens, keys, words, base, commas = line.tokens, line.keys, line.words, line.first, line.commas
    owned, pretexts, turns = phrases["owned"], scene.speech.sets["pretexts"], scene.speech.sets["turns"]
    close, exceptions = line.close, scene.speech.sets["exceptions"]
    comments, adversatives = phrases["comments"], phrases["adversatives"]
    content = report.content
    name = False  # whether the last quotation was a name
    clause = report.how == "that"
    relative = report.how not in ("object", "noun")
    document = report.subject is not None and line.word(report.subject[0]).bare in scene.speech.sets["documents"]
    while j < last:
        if j in close:
            closed, name = close[j], j != report.content and line.quoted_words(j) <= _NAME
            j = min(close[j] + 1, last)
            continue
        key = keys[j]
        if j > content and (j in stops or (key in owned.first and owned.at(line.keys, j, last))):
            return j - 1 if line.is_comma(j - 1) else j
        if tokens[j].kind == SIGN:
            if j in commas or (key in "-–" and tokens[j - 1].end < tokens[j].start):
                n = j + 1
                if n >= last:
                    return j
                after_quote = closed is not None and closed == j - 1
                if n in stops or _resumes(scene, line, report, opens, n, last, clause, after_quote, document):
                    return j
            j += 1
            continue
        word = words[j - base]
        if key in comments.first and j > content + 1 and comments.at(line.keys, j, last):
            return j  # طلب مساعدة الصندوق في خطوة إضافية
        if clause and word.plain and j not in opens and closed != j - 1 and key not in pretexts:
            j += 1  # most words of a clause
            continue
        if key in adversatives.first and word.adverb:
            size = adversatives.at(line.keys, j, last)
            if size and _tells(scene, line, j + size, last):
                return j  # سيدعم الاتفاق بينما يقول رئيس الوزراء عكس ذلك
        during = not clause and line.key(j + 1) in scene.speech.sets["whiles"] and line.word(j - 1).finite is None
        if during and line.word(j + 2).relative:
            return j  # حثه على كذا في الوقت الذي سعى فيه
        if word.that is not None and line.key(j - 1) == "دون" and _withholds(scene, line, j + 1, last):
            return j - 2 if line.key(j - 2) == "من" else j - 1
        if key in pretexts and j + 1 < last and line.word(j + 1).that is not None:
            return j
        if not clause and key in exceptions and phrases["resumes_after_noun"].at(line.keys, j, last) > 1:
            return j  # طالب بالميزانية إلا أنه فوجئ
        if not clause and key in scene.speech.sets["circumstantial"] and j + 1 < last and line.key(j + 1) == "ما":
            return j
        if not clause and word.conjunction == "و" and _next_half(scene, line, j, last):
            return j
        if not clause and key in turns and j + 1 < last and _turns(words[j + 1 - base]):
            return j  # وافق على كذا لكنه سيفعل كذا
        relative = relative or word.relative or (word.finite is not None and not word.conjunction)
        if not clause and not relative and j > report.content and _leaves(scene, word, key):
            return j  # رفضت الحكم واستدعت سفيرها
        other = opens.get(j)
        if (
            other is not None and other is not report and j > report.content and not _continues(report, other, document)
        ) and (word.conjunction or other.kind == "participle" or phrases["openers"].at(line.keys, j, last)):
            return j
        if (
            closed == j - 1
            and not name
            and closed in line.marks
            and phrases["resumes_after_quotation"].at(line.keys, j, last)
            and not clause
        ):
            return j
        j += 1
    return last


def _leaves(scene: Scene, word: Word, key: str) -> bool:
    """A verb in the past behind و and a noun phrase: the next deed of the one who spoke."""
    form = word.finite
    if word.conjunction != "و" or form is None or form.part != "past" or word.title or form.lemma == "ليس":
        return False
    return not any(f.part == MASDAR for f in scene.speech.verbs.analyse(key))  # وتطور: a verbal noun as well


def _next_half(scene: Scene, line: Line, j: int, last: int) -> bool:
    """ترفض تصريحات فلان والسيسي يعتبر كذا: behind و a person with a verb of his own, as headlines have it."""
    here = scene.mention_at.get(j)
    if here is None or here[0] >= last:
        return False
    word = line.word(here[0])
    return word.finite is not None if here[1].type == "PER" else bool(word.frames) and not word.conjunction


def _tells(scene: Scene, line: Line, j: int, last: int) -> bool:
    """A verb of saying and who says it: another party is heard of."""
    if j + 1 >= last or not line.word(j).frames or not starts_phrase(scene, line, j + 1):
        return False
    return speaks(scene, line, j + 1, phrase_end(scene, line, j + 1, last))


def _turns(word: Word) -> bool:
    return word.finite is not None and not word.title


def _withholds(scene: Scene, line: Line, j: int, last: int) -> bool:
    """من دون أن يحدد موعدا: the outlet on what was not said."""
    form = line.word(j).finite if j < last else None
    return form is not None and form.lemma in scene.speech.lemmas["withholding"]


def _continues(report: Report, other: Report, document: bool) -> bool:
    """Whether a second cue without a subject of its own goes on inside the report.

    So it does where a text tells what somebody said and did (ذكر بيان أن الوزير شدد على كذا، وجدد كذا), and where a
    report in the past is followed by a verb in the present (قال إن بلاده ترفض كذا، وتدعو إلى كذا).
    """
    if other.subject is not None or other.before is not None or other.kind != "finite":
        return False
    if document:
        return "continues" not in other.frame.flags
    if report.how != "that" or other.form is None:
        return False
    past = report.form is None or report.form.part == "past" or report.kind == "participle"
    if other.line.key(other.cue[0][0]).endswith("لم"):
        return False  # لكنه لم يستبعد: a past in the present's form
    if report.kind == "participle" and _led_by_present(report):
        return False  # يرى كذا، متوقعا كذا، لكنه يحذر من كذا: the sentence is in the present
    return past and other.form.part == "present"


def _led_by_present(report: Report) -> bool:
    """Whether the first verb of the sentence, which a participle hangs on, is in the present."""
    words = (report.line.word(n) for n in range(report.sentence[0], report.at))
    first = next((w.finite for w in words if w.finite is not None and not w.title), None)
    return first is not None and first.part == "present"


def _resumes(
    scene: Scene,
    line: Line,
    report: Report,
    opens: dict[int, Report],
    n: int,
    last: int,
    clause: bool,
    after_quote: bool,
    document: bool,
) -> bool:
    """Whether the clause behind a comma is the outlet's again, or another report."""
    phrases = scene.speech.phrases
    other = opens.get(n) or opens.get(n - 1)
    if other is not None and other is not report:
        elided = other.subject is None and other.before is None and other.at == n and other.kind == "finite"
        if elided and clause and _is_of_content(scene, line, report, n):
            return False
        return not _continues(report, other, document)
    if line.key(n) in scene.speech.sets["is_not"]:
        return False  # إن الاتفاق عالمي، وليس أميركيا
    if phrases["resumes"].at(line.keys, n, last):
        return True
    word = line.word(n)
    what = line.key(n) in scene.speech.sets["circumstantial"] and line.key(n + 1) in scene.speech.sets["free_relatives"]
    if what and n + 2 < last and line.word(n + 2).reported:
        return True  # ، وهو ما أكده شكري
    if word.that is not None:
        if word.that.conjunction == "و" and not clause and scene.text[line.tokens[n].start + 1] == "إ":
            return True  # قالت إن بلادها طلبت عقد الجلسة، وإنها ستحضر
        return word.that.conjunction == "ف" and not clause
    if line.key(n).endswith("ا") and n + 1 < last and line.word(n + 1).saying and not word.finite:
        return True  # مكتفيا بالقول إن
    if word.participles and line.key(n).endswith(ACCUSATIVE):
        return True  # معتبرا فلانا كذا: carries on, whether or not its own content is found
    if not clause and phrases["resumes_after_noun"].at(line.keys, n, last):
        return True
    size = phrases["adversatives"].at(line.keys, n, last)
    if size and n + size < last and starts_phrase(scene, line, n + size):
        stop = phrase_end(scene, line, n + size, last)
        if stop < last and speaks(scene, line, n + size, stop):  # another party is heard of
            return True
    goes_on = clause and phrases["own_turns"].at(line.keys, n, last)  # كييف «لن تنتظر»، لكنها مستعدة
    if after_quote and not goes_on and phrases["resumes_after_quotation"].at(line.keys, n, last):
        return True
    if after_quote and word.conjunction == "و" and any(form.part == "past" for _, form in word.frames):
        return True  # بأنه "مثمر"، وشكر بلاده; "...", وعد الاتهامات مسرحية
    if word.finite is not None and (word.past or not clause) and not word.conjunction and not word.title:
        first = report.sentence[0]
        after = line.key(first) in scene.speech.sets["afters"] and line.word(first + 1).that is not None
        if (line.key(first) in scene.speech.sets["subordinators"] and report.opens <= first + 1) or after:
            return True  # وفيما وافقت الوزارة على كذا، انتفض السكان
    tells = word.conjunction == "و" and any(form.part == "past" for _, form in word.frames) and clause
    if tells and n + 1 < last and line.word(n + 1).title and not line.key(n + 1).startswith("ال"):
        return True  # ، ووصف رئيس الحكومة العمل بأنه كذا
    if word.conjunction == "و" and word.finite is not None:
        topical = word.finite.lemma in scene.speech.lemmas["topical"] and n + 1 < last and line.word(n + 1).adverb
        if topical and word.finite.part == "past":
            return True  # ، وتطرق إلى كذا
        if _joins_masdar(scene, line, report, n) or (clause and _is_of_content(scene, line, report, n)):
            return False
        return (word.finite.part == "past" and not document) or not clause
    return bool(line.key(n) == "كما" and n + 1 < last and line.word(n + 1).finite is not None)


def _is_of_content(scene: Scene, line: Line, report: Report, n: int) -> bool:
    """قال المراسل إن السلطات أغلقت المحال، وتراجعت عن كذا: a verb without a subject, not of the speaker's gender.

    What may be the present of a verb in ت as well (وتمثل) is read as it.
    """
    form, cue = line.word(n).finite, report.form
    if form is None or form.part != "past" or form.number != "s":
        return False
    if form.gender == "m" and line.key(n).startswith("وت"):
        present = (f for f in scene.speech.verbs.analyse(line.key(n)) if f.part == "present" and not f.ambiguous)
        form = next(present, form)
    if cue is None or cue.number != "s" or not cue.gender or form.gender == cue.gender or n + 1 >= line.last:
        return False
    nxt = line.word(n + 1)
    return nxt.adverb or bool(nxt.clitic) or n + 1 in scene.time_at or nxt.masdar


def _joins_masdar(scene: Scene, line: Line, report: Report, n: int) -> bool:
    """أن التطور الكبير، وتغير شكل التهديد، مهد: before the clause has had its verb, و joins a masdar and not a verb."""
    forms = scene.speech.verbs.analyse(line.key(n))
    if not any(f.part == "masdar" and f.start == 1 for f in forms):
        return False
    if "about" in report.frame.flags or line.tokens[n - 2].key in QUOTES:
        return False  # وصف اللقاء بأنه "مثمر"، وشكر كذا
    return not any(line.word(j).finite or line.word(j).reported for j in range(report.content, n))


def trim(line: Line, first: int, end: int, danglers: frozenset[str] = frozenset()) -> tuple[int, int]:
    """The content without marks, commas and stops at its ends, nor function words at its last (وهو)."""
    tokens = line.tokens
    while first < end and (tokens[first].key in QUOTES or tokens[first].key in "،,:-–." or first in line.close):
        first += 1
    while (
        end > first
        and tokens[end - 1].kind == SIGN
        and (tokens[end - 1].key in QUOTES or tokens[end - 1].key in "،,؛;:.-–…!؟?")
    ):
        end -= 1
    while end > first + 1 and line.key(end - 1) in danglers:
        if line.key(end - 1) == "ما" and line.key(end - 2).endswith(ACCUSATIVE):
            break  # يوما ما
        end -= 1
    return first, end
