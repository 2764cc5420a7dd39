"""Every cue of a line with the content that it governs, in order."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.annotators.speech.frames import find_content
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.objects import part_object
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.annotators.speech.sources import read_relay
from mahdar.lang.speech import Frame
from mahdar.lang.verbs import VerbForm
from mahdar.text.tokens import SIGN, WORD

_ALONE = 5
"""A quotation of so many words is speech and not the name of a thing."""


def find_reports(scene: Scene, line: Line) -> list[Report]:
    """Cues with their contents' beginnings, in reading order."""
    found: list[Report] = []
    for first, last in line.sentences:
        inside = list(_in_sentence(scene, line, first, last))
        if not inside and _stands_alone(line, first, last):
            inside.append(_alone(scene, line, first, last))
        found.extend(inside)
    return found


def _stands_alone(line: Line, first: int, last: int) -> bool:
    """A sentence that is a quotation from end to end, as features have it behind a sentence about its speaker."""
    close = line.close.get(first)
    if close is None or line.quoted_words(first) < _ALONE or close not in line.marks:
        return False
    return all(line.tokens[n].kind == SIGN for n in range(close + 1, last))


def _alone(scene: Scene, line: Line, first: int, last: int) -> Report:
    report = Report(line, (first, last), scene.speech.frame("say"), "quotation", first, [(first, first + 1)], "assert")
    report.content, report.how, report.opens = first, "quote", first
    return report


def _in_sentence(scene: Scene, line: Line, first: int, last: int) -> Iterator[Report]:
    base, close_of, behind = line.first, line.close, first
    inside = enumerate(line.words[first - base : last - base], first)
    for j, word in [(j, word) for j, word in inside if word.cue or j in close_of]:
        if j < behind:
            continue
        close = close_of.get(j)
        if close is not None and line.tokens[j].kind == SIGN:
            behind = close + 1 if close < last else last
            continue
        if line.tokens[j].kind != WORD:
            continue
        report = None
        if word.relay and (word.finite is not None or word.conjunction or j == first):
            report = read_relay(scene, line, (first, last), j)
            if report is not None and report.outlet is None:
                report.outlet = subject_before(scene, line, first, j)
        frames = word.frames or word.addressed
        if report is None and frames and not (j in scene.mention_at and not word.conjunction):
            report = _try_all(scene, line, (first, last), j, frames, "finite")
        if report is None and word.participles and _carries_on(line, j, first):
            report = _try_all(scene, line, (first, last), j, word.participles, "participle")
        if report is None and word.saying:
            report = _saying(scene, line, (first, last), j)
        if report is None and word.telling is not None:
            report = _telling(scene, line, (first, last), j)
        if report is not None:
            yield report
            if report.how == "quote" or report.how == "colon":
                start = report.content
                if start in close_of:
                    behind = max(j + 1, min(close_of[start] + 1, last))  # a quotation may stand before its cue
                    continue
            behind = max(j + 1, report.content)


def _carries_on(line: Line, j: int, first: int) -> bool:
    """A participle that carries on a report stands behind a comma or و, or opens what follows a quotation."""
    if j == first:
        return line.key(j).endswith(("ا", "ين"))
    return (
        line.is_comma(j - 1)
        or line.key(j).endswith(("ا", "ين"))
        or bool(line.word(j).conjunction)
        or line.tokens[j - 1].kind == SIGN
        or (not line.word(j - 1).masdar and not line.word(j - 1).adverb)
    )


def _try_all(
    scene: Scene, line: Line, sentence: tuple[int, int], j: int, frames: tuple[tuple[Frame, VerbForm], ...], kind: str
) -> Report | None:
    ahead = subject_before(scene, line, sentence[0], j) if kind == "finite" and not line.word(j).conjunction else None
    for frame, form in frames:
        report = Report(line, sentence, frame, kind, j, [(j, j + 1)], frame.cue.act, form, opens=j)
        if ahead is not None and (ahead_near := _reaches(scene, line, ahead, j)) is not None:
            report.before = ahead_near  # وكان فلان دعا: what follows the verb is no subject
        if find_content(scene, line, report, j + 1, sentence[1]) and report.content < line.last:
            _drop_adverbial(scene, report)
            part_object(scene, report)
            _set_subject_before(scene, report)
            if _believable(scene, report):
                return report
    return _quotation_before(scene, line, sentence, j, frames[0], kind)


def _reaches(scene: Scene, line: Line, ahead: tuple[int, int], j: int) -> tuple[int, int] | None:
    """The phrase before a verb, with the name that an apposition adds, if but an apposition stands between them."""
    first, stop = ahead
    if all(n in scene.time_at or line.is_comma(n) or line.key(n) == "قد" for n in range(stop, j)):
        return ahead
    last = j - 2 if line.key(j - 1) == "قد" else j - 1
    if not line.is_comma(stop) or not line.is_comma(last) or last <= stop:
        return None
    if not any(m.type == "PER" for m in scene.names(first, stop)):
        for n in range(stop + 1, last):
            here = scene.mention_at.get(n)
            if here is not None and here[1].type == "PER" and here[0] <= last:
                return (first, here[0]) if n not in scene.governed else ahead
            if line.word(n).relative or line.word(n).adverb:
                break
    return ahead


def _drop_adverbial(scene: Scene, report: Report) -> None:
    """وأضاف خلال تخرج دفعة جديدة أن: a noun phrase that cannot speak, behind an adverbial, is part of that."""
    line, subject = report.line, report.subject
    if subject is None or report.kind != "finite" or speaks(scene, line, *subject):
        return
    deems = report.how == "quote" and report.frame.cue.verb in scene.speech.lemmas["deeming"]
    if ("about" in report.frame.flags or deems) and report.form is not None and report.form.proclitics:
        report.content, report.letters, report.subject = subject[0], 0, None  # ووصف الوضع بأنه متوتر
    elif any(line.word(n).adverb or line.word(n).clitic for n in range(report.at + 1, subject[0])):
        report.subject = None



def _believable(scene: Scene, report: Report) -> bool:
    """Whether the word is the cue after all, and not a homograph or an impersonal passive (يذكر أن)."""
    form, line = report.form, report.line
    if form is not None and "past-only" in report.frame.flags and form.part != "past":
        return False
    sets, led = scene.speech.sets, line.key(report.at - 1)
    if line.key(report.at) in sets["must"] and led not in sets["unsaid"]:
        return False
    named = report.how in ("noun", "object") and report.kind == "finite"
    if led in sets["free_relatives"] and line.key(report.at - 2) != "في" and named:
        return False  # وهو ما يؤكد خطر كذا، ما دعا الوزير إلى كذا
    if _banishes(report):
        return False
    deems = report.frame.cue.verb in scene.speech.lemmas["deeming"]
    if deems and led in sets["nominal_relatives"] and line.key(report.at + 1) == "من":
        return False  # الذي اعتبر من المتشددين
    if report.frame.name == "reveal" and line.word(report.content).bare in sets["undisclosed"]:
        return False  # كشف عن تفاصيل كذا: what they are is not said
    if scene.speech.phrases["anonymity_reasons"].at(line.tokens, report.content, line.last):
        return False  # مشترطا عدم ذكر اسمه
    bare = report.how == "noun" and report.content - report.at <= 1
    if report.kind == "participle" and "transitive" in report.frame.flags and bare:
        return False  # متهمة بكذا is passive
    if report.kind == "participle" and bare and line.key(report.at).endswith("ه"):
        last = report.at - 1
        apart = last < line.first or line.tokens[last].kind == SIGN or line.word(report.at).conjunction
        if not apart and line.tokens[last].kind == WORD:
            return False  # هذه الدول مطالبة بكذا: a predicate
    if (
        report.frame.name == "renew"
        and report.kind == "participle"
        and line.key(report.at + 1)[-1:] not in ("ه", "ا", "م")
        and report.cue == [(report.at, report.at + 1)]
        and line.word(report.at + 1).noun is None
    ):
        return False  # مجددا: again
    if form is None or report.kind != "finite":
        return True
    if report.at > report.sentence[0] and line.key(report.at - 1) in sets["unsaid"]:
        if form.lemma not in scene.speech.deniable:
            return False
        report.cue[0] = (report.at - 1, report.at + 1)
    if form.part == "present" and line.key(report.at - 1) in sets["subjunctive"]:
        return False  # لا يصح أن يعتقد أحد: what may be said has not been said
    subject = report.subject or report.before
    if report.frame.name == "guarantee" and subject is None:
        return False  # حل يوقف القتال ويضمن عودة النازحين
    ahead = line.word(report.at - 1).that if report.at > report.sentence[0] else None
    mine = form.part == "past" and form.lemma[0] == "أ" and subject is None
    if ahead is not None and mine and not ahead.pronoun and line.key(report.at - 2) not in sets["before_that"]:
        return False  # أود أن أعرب لكم: the first person of the present
    token = line.tokens[report.at]
    if form.lemma[0] == "ا" and scene.text[token.at(form.start, scene.text)] == "أ":
        return False  # أعتقد is I, اعتقد is he
    if form.proclitics.endswith("س") or line.key(report.at - 1) in sets["unreal"]:
        return False  # what will be said, or would be, has not been said
    if form.proclitics.endswith("ل") and subject is None:
        return False  # جاء القرار ليؤكد: what something shows, not what somebody says
    if form.lemma == "بين" and (not form.proclitics or (subject is None and form.part == "present")):
        return False  # تبين أن: it turned out; بين فلان وفلان: between
    if (
        "about" in report.frame.flags
        and report.how == "noun"
        and (report.letters or line.key(report.content - 1) == "ب")
    ):
        return False  # وصفت بكذا: passive, nobody is named
    deemed = form.lemma in scene.speech.lemmas["deeming"] and report.frame.cue.act == "assert"
    spoken = deemed and subject is not None and speaks(scene, line, *subject)
    if form.enclitic and report.how == "quote" and not spoken:
        return False  # ما يدعوه «كذا»: a name
    if form.enclitic and deemed and "about" not in report.frame.flags and report.how != "quote":
        return False
    leading = line.word(report.at - 1).finite
    carried_on = leading is not None and leading.lemma in scene.speech.lemmas["goes_on"]  # ومضى يقول
    quoted = report.how in ("quote", "colon") or report.content in line.close
    opens = bool(form.proclitics) or report.at == report.sentence[0]
    vouched = quoted and opens and form.part == "past"  # وأوضح ميريل "...": nobody knows the name
    if report.how == "that" and opens and form.part == "past" and report.subject is not None:
        first, last = report.subject  # وأوضح زغلول أن
        strange = not line.key(first).startswith("ال") and line.tokens[first].kind == WORD and last - first <= _STRANGE
        vouched = vouched or (strange and not _inanimate(scene, line, first) and report.content - last <= _SOON)
    mute = (
        report.subject is not None and not report.subject_letters and not vouched
        and not speaks(scene, line, *report.subject)
    )  # fmt: skip
    if mute and report.how in ("object", "noun") and "transitive" in report.frame.flags:
        return False  # أبلغ التهاني وأطيب الأمنيات
    if mute and ("strict" in report.frame.flags or (form.part == "present" and report.how == "that")):
        return False  # تعتبر ملاحق ... أن: what cannot speak says nothing
    if mute and subject is not None and _inanimate(scene, line, subject[0]):
        return False
    if carried_on:
        return True
    if (
        subject is None and report.how == "object" and form.lemma in scene.speech.lemmas["guessed"]
        and form.number == "s" and form.part == "present" and form.gender == "m"
        and not line.word(report.cue[0][0]).conjunction and not line.word(report.at - 1).relative
    ):  # fmt: skip
        return False  # لا يستبعد حصول كذا: nobody is said to say so
    if subject is None and report.how == "that" and report.content - report.at <= 3 and _impersonal(scene, form):
        return False
    if subject is None and not form.proclitics and report.at > report.sentence[0]:
        before = line.word(report.at - 1)
        plain = line.tokens[report.at - 1].kind == WORD and not (before.that or before.adverb or before.conjunction)
        if before.relative and report.at - 2 >= report.sentence[0] and line.key(report.at - 2) in sets["copulas"]:
            return False
        known = scene.speech.phrases["openers"].at(line.tokens, report.at - 1, report.at)
        if (
            plain and not known and not before.relative and report.cue[0][0] == report.at
            and not line.word(report.opens).adverb and report.opens < report.at
        ):  # fmt: skip
            return False  # مسودة تشير إلى: what stands before it is its subject, and cannot speak
    if not form.ambiguous or vouched:
        return True
    if mute:
        return False
    if report.how == "that":
        return report.content - report.at <= 25
    if subject is not None:
        return speaks(scene, line, *subject)
    if report.how in ("object", "quote") and not form.proclitics:
        return False
    return bool(form.proclitics) or report.at == report.sentence[0] or line.is_comma(report.at - 1)


def _banishes(report: Report) -> bool:
    """نفى الملك خصومه إلى الجزيرة."""
    return report.frame.name == "deny" and report.how == "object" and report.line.key(report.content + 1) == "الي"


_STRANGE, _SOON = 2, 8
"""Words of a name that nobody knows; how soon behind it أن must stand."""


def _inanimate(scene: Scene, line: Line, i: int) -> bool:
    word = line.word(i)
    return word.masdar or word.bare in scene.speech.sets["inanimate"] or word.base in scene.speech.sets["inanimate"]


def _impersonal(scene: Scene, form: VerbForm) -> bool:
    """يذكر أن, يتوقع أن: the present of the third person masculine without a subject is the passive."""
    present = form.part == "present" and form.number == "s" and form.gender == "m"
    return present and form.lemma in scene.speech.lemmas["impersonal"]


def _quotation_before(
    scene: Scene, line: Line, sentence: tuple[int, int], j: int, frame: tuple[Frame, VerbForm], kind: str
) -> Report | None:
    """«...»، قال الوزير: the words stand before their cue."""
    if kind != "finite" or frame[0].cue.verb not in scene.speech.lemmas["quoting"]:
        return None
    mark = j - 1
    while mark > line.first and line.is_comma(mark):
        mark -= 1
    opening = next((o for o, c in line.close.items() if c == mark), None)
    if opening is None or line.quoted_words(opening) < 3 or (mark == j - 1 and line.word(j).conjunction):
        return None
    if opening > line.first and line.key(opening - 1) == ":":
        return None
    form = frame[1]
    report = Report(line, sentence, frame[0], kind, j, [(j, j + 1)], frame[0].cue.act, form, opens=opening)
    if j + 1 < sentence[1] and starts_phrase(scene, line, j + 1):
        stop = phrase_end(scene, line, j + 1, sentence[1])
        if speaks(scene, line, j + 1, stop):
            report.subject = (j + 1, stop)
    if report.subject is None and opening != sentence[0]:
        return None
    report.content, report.how, report.end = opening, "quote", mark + 1
    return report


def _saying(scene: Scene, line: Line, sentence: tuple[int, int], j: int) -> Report | None:
    """قوله إن، بالقول إن, behind a verb that is not itself the cue (نقلت عن، اكتفت بالقول)."""
    frame = scene.speech.frame("say")
    report = Report(line, sentence, frame, "saying", j, [(j, j + 1)], "assert", None, opens=j)
    n = j + 1
    if n + 1 < sentence[1] and line.key(n) in scene.speech.sets["saying_prepositions"] and not line.word(j).clitic:
        n += 1  # تشديده على أن
    if n >= sentence[1]:
        return None
    if line.word(n).that is not None and not line.word(n).that.conjunction and n + 1 < sentence[1]:  # type: ignore[union-attr]
        report.content, report.how = n + 1, "that"
    elif line.key(n) == ":" and n + 1 < line.last:
        report.content, report.how = n + 1, "colon"
    elif n in line.close and line.quoted_words(n) >= 2:
        report.content, report.how = n, "quote"
    else:
        return None
    return report


def _telling(scene: Scene, line: Line, sentence: tuple[int, int], j: int) -> Report | None:
    """قول الوزيرة إن, إعلان الدولة خفض قواتها: a verbal noun, its agent in the genitive, and what it governs."""
    frame = line.word(j).telling
    n, last = j + 1, sentence[1]
    if frame is None or n >= last or not starts_phrase(scene, line, n):
        return None
    stop = phrase_end(scene, line, n, last, object_opens=True, own="ل")
    if not speaks(scene, line, n, stop):
        return None
    report = Report(line, sentence, frame, "telling", j, [(j, j + 1)], frame.cue.act, None, opens=j)
    report.subject = (n, stop)
    if not find_content(scene, line, report, stop, min(last, stop + 12)):
        return None
    if report.how == "object" and (report.content != stop or _banishes(report)):
        return None
    near = report.how == "noun" and report.content <= stop + 1  # اتفاق الطرفين على وقف القتال
    return report if near or report.how in ("that", "object") else None


def _set_subject_before(scene: Scene, report: Report) -> None:
    """A subject that precedes its verb, where none follows it; and where the clause begins."""
    line, first = report.line, report.sentence[0]
    j = report.at
    if report.kind != "finite":
        report.opens = j - 1 if line.is_comma(j - 1) else j
        return
    opener = _clause_start(scene, line, first, j)
    report.opens = opener
    if report.subject is None and line.key(j + 1) in scene.speech.sets["therein"]:
        when = line.word(j - 1).relative and line.key(j - 2) in scene.speech.sets["whiles"]  # في الوقت الذي طالب فيه
        report.before = None if when else _person_before(scene, line, first, j)
        if report.before is not None:
            return
    if report.subject is None and line.word(j - 1).relative:
        report.before = _antecedent(scene, line, first, j - 1)
        if report.before is not None:
            return
    if report.subject is not None:
        if not speaks(scene, line, *report.subject) and report.subject[1] - report.subject[0] <= 1:
            before = _phrase_before(scene, line, opener, j)
            if before is not None:
                report.before = before
        return
    told = _already(scene, line, first, j)
    if told is not None:
        report.subject, report.subject_letters, report.opens = told, 1, first
        return
    before = _phrase_before(scene, line, opener, j)
    if before is None and opener != first and not line.word(j).conjunction:
        before = _phrase_before(scene, line, first, j)
        if before is not None:
            report.opens = first
    report.before = before


def _person_before(scene: Scene, line: Line, first: int, j: int) -> tuple[int, int] | None:
    """خطاب لفلان قال فيه إن, تلقى اتصالا من فلان قال فيه إن: the author, not whom a letter was sent to."""
    sent, how = next(((n, f) for n in range(first, j) for f in _sends(scene, line, first, n)), (-1, None))
    messages = scene.speech.sets["messages"]
    for n in range(j - 2, first, -1):
        if line.key(n) == "من" and any(line.word(m).bare in messages for m in range(n - 1, n - 5, -1)):
            stop = phrase_end(scene, line, n + 1, j)
            return (n + 1, stop) if starts_phrase(scene, line, n + 1) and speaks(scene, line, n + 1, stop) else None
    taken = None
    for n in range(j - 1, first - 1, -1):
        here = scene.mention_at.get(n)
        if here is None or here[1].type != "PER" or here[0] > j:
            continue
        start = n
        while start > first and n - start < _TITLE and line.tokens[start - 1].kind == WORD:
            before = line.word(start - 1)
            if before.adverb or before.clitic or before.finite or before.conjunction or start in scene.governed:
                break
            start -= 1
        if line.key(start - 1) == "من" and start > first:
            return start, here[0]
        if taken is None:
            taken = (n, here[0])
    if sent < 0:
        return taken
    stop = phrase_end(scene, line, sent + 1, j)
    sender = starts_phrase(scene, line, sent + 1) and speaks(scene, line, sent + 1, stop)
    form = line.word(j).finite
    agrees = form is not None and how is not None and (form.gender, form.part) == (how.gender, how.part)
    media = any(line.word(n).bare in scene.speech.sets["media"] for n in range(sent + 1, stop))
    return (sent + 1, stop) if sender and agrees and not media else None


def _sends(scene: Scene, line: Line, first: int, n: int) -> list[VerbForm]:
    """Readings of a word as a verb of sending; where the sentence begins, of one that is as often a noun (بعث)."""
    forms = scene.speech.verbs.analyse(line.key(n)) if n == first or line.word(n).finite is not None else ()
    return [form for form in forms if form.finite and form.lemma in scene.speech.lemmas["sending"]]


_TITLE = 14
"""Words of a title and its honours before a name at most."""


def _antecedent(scene: Scene, line: Line, first: int, relative: int) -> tuple[int, int] | None:
    """نائبة الممثل فلانة، التي دعت إلى كذا: the office or name that ends before the relative pronoun."""
    end = relative - 1 if line.is_comma(relative - 1) else relative
    for n in range(max(first, end - _TITLE), end):
        headed = n in scene.office_at or n in scene.mention_at or line.word(n).title
        if headed and starts_phrase(scene, line, n) and phrase_end(scene, line, n, end) == end:
            named = any(m.type == "PER" for m in scene.names(n, end))
            return (n, end) if named and speaks(scene, line, n, end) else None
    return None


def _already(scene: Scene, line: Line, first: int, j: int) -> tuple[int, int] | None:
    """سبق للمتحدث أن صرح: the subject stands behind ل."""
    if j - 1 <= first or line.word(j - 1).that is None:
        return None
    for n in range(j - 2, max(first - 1, j - 25), -1):
        if line.word(n).base == "سبق" and n + 1 < j and line.word(n + 1).clitic == "ل":
            return n + 1, phrase_end(scene, line, n + 1, j - 1)
    return None


def _clause_start(scene: Scene, line: Line, first: int, j: int) -> int:
    """The token where the clause of the verb at `j` begins; asked for two or three times each, so kept."""
    known = line.clauses.get((first, j))
    if known is None:
        known = line.clauses[first, j] = _find_clause_start(scene, line, first, j)
    return known


def _find_clause_start(scene: Scene, line: Line, first: int, j: int) -> int:
    if line.word(j).conjunction and (line.word(j).conjunction != "ف" or j == first):
        return j
    phrases, contrasts = scene.speech.phrases["openers"], scene.speech.sets["contrasts"]
    n, words, base, tokens = j - 1, line.words, line.first, line.tokens
    while n > first:
        if words[n - base].that is not None:
            return n + 1
        if line.is_comma(n) or (tokens[n].kind == SIGN and tokens[n].key in "-–؛"):
            size = phrases.at(line.tokens, n + 1, j)
            if size:
                return n + 1
            nxt = line.word(n + 1)
            beside = line.key(n + 1) in scene.speech.sets["beside"]  # الوزير، ومعه الوزيرة، عارضا
            listed = any(tokens[m].key in scene.speech.sets["among"] for m in range(first, n))  # منهم فلان، وفلان
            if nxt.conjunction == "و" and n + 1 < j and not nxt.finite and not beside and not listed:
                return n + 1
        elif tokens[n].key != "كما" and tokens[n].key in contrasts and phrases.at(tokens, n, j):
            return n
        n -= 1
    return first


def _phrase_before(scene: Scene, line: Line, start: int, j: int) -> tuple[int, int] | None:
    """The noun phrase between clause start and verb, if the clause begins with one that can speak."""
    phrases = scene.speech.phrases["openers"]
    n = start
    moved = True
    while moved and n < j:
        moved = False
        size = phrases.at(line.tokens, n, j + 1)
        if size:
            n += size
            moved = True
        elif line.is_comma(n) or (line.tokens[n].kind == SIGN and line.key(n) in "-–"):
            n += 1
            moved = True
        elif n in scene.time_at:
            n = scene.time_at[n][0]
            moved = True
    if n >= j or (not starts_phrase(scene, line, n) and not _behind_and(scene, line, n)):
        return None
    stop = phrase_end(scene, line, n, j)
    if not speaks(scene, line, n, stop) or line.key(stop) in scene.speech.sets["resumptives"]:
        return None
    if any(line.word(m).finite and not line.word(m).title for m in range(stop, j)) and not any(
        line.word(m).relative for m in range(stop, j)
    ):
        return None
    return n, stop


def subject_before(scene: Scene, line: Line, first: int, j: int) -> tuple[int, int] | None:
    """The subject that stands before the verb at `j`, in a sentence that begins at `first`."""
    opener = _clause_start(scene, line, first, j)
    found = _phrase_before(scene, line, opener, j)
    return found if found is not None or opener == first else _phrase_before(scene, line, first, j)


def _behind_and(scene: Scene, line: Line, n: int) -> bool:
    word = line.word(n)
    return word.conjunction == "و" and word.title and not word.finite
