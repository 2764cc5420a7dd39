"""Words that an outlet hands on: نقلت الوكالة عن فلان قوله إن."""

from __future__ import annotations

from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene


def read_relay(scene: Scene, line: Line, sentence: tuple[int, int], j: int) -> Report | None:
    """نقلت الصحيفة عن مسؤول قوله إن: the speaker stands behind عن, the outlet is the verb's subject."""
    last = sentence[1]
    frame = scene.speech.frame("say")
    report = Report(line, sentence, frame, "relay", j, [(j, j + 1)], "assert", None, opens=j)
    wanted = line.word(j).relay
    n, outlet = j + 1, None
    if n < last and line.key(n) in scene.speech.relays_back.get(wanted, ()):
        return _read_relay_back(scene, line, report, n, last)
    if n < last and n in line.close and line.quoted_words(n) <= 4:
        outlet, n = (n, line.close[n] + 1), line.close[n] + 1
    elif n < last and starts_phrase(scene, line, n):
        stop = phrase_end(scene, line, n, last)
        outlet, n = (n, stop), stop
    while n < last and n - j < 25 and line.key(n) != wanted:
        if line.word(n).that or (n in line.close and line.quoted_words(n) > 5):
            return None
        n += 1
    if n + 1 >= last or n - j >= 25:
        return None
    preposition = n
    n += 1
    if not starts_phrase(scene, line, n):
        return None
    if wanted == "في" and (n != j + 2 or line.word(n).bare not in scene.speech.sets["documents"]):
        return None  # جاء في البيان أن; جاء في وقت
    stop = phrase_end(scene, line, n, last)
    speaker = (n, stop)
    n = stop
    reach = min(last, stop + 30)
    while n < reach:
        word = line.word(n)
        if (word.saying or line.key(n) in scene.speech.sets["definite_sayings"]) and n + 1 < last:
            report.cue = (
                [(j, j + 1), (preposition, preposition + 1), (n, n + 1)]
                if preposition != j + 1
                else [(j, preposition + 1), (n, n + 1)]
            )
            nxt = line.word(n + 1)
            if nxt.that is not None and n + 2 < last:
                report.content, report.how = n + 2, "that"
            elif line.key(n + 1) == ":" and n + 2 < line.last:
                report.content, report.how = n + 2, "colon"
            elif n + 1 in line.close:
                report.content, report.how = n + 1, "quote"
            else:
                report.cue.pop()  # قوله للصحافيين الذين رافقوه: «...»
                report.cue.append((n, n + 1))
                n += 1
                continue
            break
        if word.that is not None and n + 1 < last:
            report.content, report.how = n + 1, "that"
            report.cue = (
                [(j, j + 1), (preposition, preposition + 1)] if preposition != j + 1 else [(j, preposition + 1)]
            )
            break
        told = any(line.word(m).saying for m in range(n, min(last, n + 12)))
        if n == stop and word.masdar and not told and n + 1 < last and n not in scene.mention_at:
            report.content, report.how = n, "object"  # نقلت الوكالة عن الوزير دعم بلاده للمبادرة
            report.cue = (
                [(j, j + 1), (preposition, preposition + 1)] if preposition != j + 1 else [(j, preposition + 1)]
            )
            break
        if line.key(n) == ":" and n + 1 < line.last:
            report.content, report.how = n + 1, "colon"
            break
        if n in line.close and line.quoted_words(n) >= 3:
            report.content, report.how = n, "quote"
            break
        n += 1
    if not report.content:
        return None
    report.subject, report.outlet = speaker, outlet
    return report


def _read_relay_back(scene: Scene, line: Line, report: Report, n: int, last: int) -> Report | None:
    """ونقلت عنه الوكالة قوله إن: the pronoun is the speaker before, the phrase behind it the outlet."""
    pronoun, n = n, n + 1
    if n < last and n in line.close and line.quoted_words(n) <= 4:
        report.outlet, n = (n, line.close[n] + 1), line.close[n] + 1
    elif n < last and starts_phrase(scene, line, n):
        stop = phrase_end(scene, line, n, last)
        if speaks(scene, line, n, stop):
            report.outlet = (n, stop)
        n = stop
    report.cue = [(report.at, pronoun + 1)]
    start = n
    for n in range(start, min(last - 1, start + 12)):
        if line.word(n).saying:
            report.cue.append((n, n + 1))
        elif line.word(n).that is not None:
            report.content, report.how = n + 1, "that"
        elif line.key(n) == ":" and n + 1 < line.last:
            report.content, report.how = n + 1, "colon"
        elif n in line.close and line.quoted_words(n) >= 3:
            report.content, report.how = n, "quote"
        if report.content:
            return report
    return None
