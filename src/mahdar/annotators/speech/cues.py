"""Every cue of a line with the content that it governs, in order."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.annotators.speech.asides import stays_unnamed
from mahdar.annotators.speech.credibility import banishes, believable
from mahdar.annotators.speech.frames import find_content
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.objects import part_object
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.relays import read_relay
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.annotators.speech.subjects import set_subject_before, subject_before
from mahdar.lang.speech_lexicon import Frame
from mahdar.lang.verbs import VerbForm
from mahdar.text.affixes import ACCUSATIVE
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
        if line.tokens[j].kind != WORD or line.keys[j] in scene.speech.sets["background_openers"]:
            continue  # علما أن, يذكر أن: the outlet's
        report = None
        if word.relay and (word.finite is not None or word.conjunction or j == first):
            report = read_relay(scene, line, (first, last), j)
            if report is not None and report.outlet is None:
                report.outlet = subject_before(scene, line, first, j)
        frames = word.frames or word.addressed
        if frames and (stays_unnamed(scene, line, j, last) or line.key(j - 1) in scene.speech.sets["privatives"]):
            continue  # طالبا عدم كشف هويته
        if report is None and frames and not (j in scene.mention_at and not word.conjunction):
            report = _try_all(scene, line, (first, last), j, frames, "finite")
        participles = word.participles or (word.perhaps if line.is_comma(j - 1) else ())
        noun = word.telling is not None and line.word(j - 1).that is not None  # أن مطالبة الدولة بكذا
        helps = line.word(j - 1).finite if j > first else None
        noun = noun or (helps is not None and helps.lemma in scene.speech.lemmas["auxiliaries"])  # لم يكن مستغربا أن
        if report is None and participles and not noun and _carries_on(line, j, first) and not _who_say(line, j):
            report = _try_all(scene, line, (first, last), j, participles, "participle")
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
        return line.key(j).endswith(ACCUSATIVE)
    if line.word(j).conjunction and line.key(j).endswith("ه") and line.key(j - 1).endswith("يه"):
        return False  # كانت تقليدية ومكررة
    return (
        line.is_comma(j - 1)
        or line.key(j).endswith(ACCUSATIVE)
        or bool(line.word(j).conjunction)
        or line.tokens[j - 1].kind == SIGN
        or (not line.word(j - 1).masdar and not line.word(j - 1).adverb)
    )


def _who_say(line: Line, j: int) -> bool:
    """منتقدين يقولون إن: people of whom the verb behind tells, and no participle that carries on."""
    form = line.word(j + 1).finite
    return line.key(j).endswith("ين") and form is not None and form.number == "p" and not form.proclitics


def _try_all(
    scene: Scene, line: Line, sentence: tuple[int, int], j: int, frames: tuple[tuple[Frame, VerbForm], ...], kind: str
) -> Report | None:
    behind_qad = kind == "finite" and j > sentence[0] and line.key(j - 1) == "قد"
    if behind_qad:
        frames = tuple((frame, form) for frame, form in frames if not form.proclitics) or frames  # قد وعد: no و
    joined = bool(line.word(j).conjunction) and not behind_qad
    beside = line.is_comma(j - 1) and _names_behind(scene, line, j)
    ahead = subject_before(scene, line, sentence[0], j) if kind == "finite" and not joined and not beside else None
    for frame, form in frames:
        report = Report(line, sentence, frame, kind, j, [(j, j + 1)], frame.cue.act, form, opens=j)
        if ahead is not None and (ahead_near := _reaches(scene, line, ahead, j)) is not None:
            report.before = ahead_near  # وكان فلان دعا: what follows the verb is no subject
        if find_content(scene, line, report, j + 1, sentence[1]) and report.content < line.last:
            _drop_adverbial(scene, report)
            part_object(scene, report)
            set_subject_before(scene, report)
            if believable(scene, report):
                report.outlet = report.outlet or _carrier(scene, report)
                return report
    return _quotation_before(scene, line, sentence, j, frames[0], kind)


def _names_behind(scene: Scene, line: Line, j: int) -> bool:
    """ففي حين يقول ناشطون كذا، يقول فلان كذا: a person by name right behind the verb is its subject."""
    here = scene.mention_at.get(j + 1)
    return here is not None and here[1].type == "PER" and j + 1 not in scene.governed


def _carrier(scene: Scene, report: Report) -> tuple[int, int] | None:
    """وتابع في تصريحات نقلتها وكالة كذا أن, قال في تسجيل بثته القناة إن: the outlet that the words came through."""
    line, base = report.line, report.line.first
    for n, word in enumerate(line.words[report.at + 1 - base : max(report.content - 1 - base, 0)], report.at + 1):
        form = word.finite
        if form is None or not form.enclitic or form.lemma not in scene.speech.lemmas["carriers"]:
            continue
        if not starts_phrase(scene, line, n + 1):
            continue
        stop = phrase_end(scene, line, n + 1, report.content)
        here = scene.mention_at.get(n + 1)
        known = here is not None and here[1].entity in scene.outlets
        if known or line.word(n + 1).bare in scene.speech.sets["media"]:
            return n + 1, stop
    return None


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
    if line.key(j - 1) in scene.speech.sets["adverbial_leads"] and j > sentence[0]:
        return None  # بل بالتأكيد أن كذا
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


def _past_day(scene: Scene, line: Line, stop: int, last: int) -> int:
    """إعلان المكتب، أول أمس، تأجيل الجولة: behind a day between commas."""
    j = stop + line.is_comma(stop)
    if j >= last or j not in scene.time_at:
        return stop
    while j < last and j in scene.time_at:
        j = max(scene.time_at[j][0], j + 1)
    return j + 1 if j > stop and line.is_comma(j) and line.is_comma(stop) else j if not line.is_comma(stop) else stop


def _telling(scene: Scene, line: Line, sentence: tuple[int, int], j: int) -> Report | None:
    """قول الوزيرة إن, إعلان الدولة خفض قواتها: a verbal noun, its agent in the genitive, and what it governs."""
    frame = line.word(j).telling
    n, last = j + 1, sentence[1]
    if frame is None or n >= last or not starts_phrase(scene, line, n):
        return None
    if line.key(n) in scene.speech.sets["adjectival"] and not line.key(j).startswith("ال"):
        return None  # وسط تخوف كبير
    stop = phrase_end(scene, line, n, last, object_opens=True, own="ل")
    if not speaks(scene, line, n, stop):
        return None
    report = Report(line, sentence, frame, "telling", j, [(j, j + 1)], frame.cue.act, None, opens=j)
    report.subject = (n, stop)
    stop = _past_day(scene, line, stop, last)
    if not find_content(scene, line, report, stop, min(last, stop + 12)):
        return None
    if report.how == "object" and (report.content != stop or banishes(report)):
        return None
    near = report.how == "noun" and report.content <= stop + 1  # اتفاق الطرفين على وقف القتال
    return report if near or report.how in ("that", "object") else None
