"""The channel, day and hearer of a voice, where the words around the cue leave them to those before."""

from __future__ import annotations

from mahdar.annotators.speech.circumstances import Circumstances, read_day
from mahdar.annotators.speech.heard import NEAR, Heard
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.voices import Voice


def set_circumstances(
    heard: Heard, report: Report, voice: Voice, own: Circumstances, line_number: int, elided: bool
) -> None:
    """Fill `voice.circumstances` from those of the cue, `own`, and of the same voice before."""
    last = heard.stack[-1] if heard.stack else None
    base = None
    if elided:
        base = voice.circumstances
        if base.date is None and base.channel is None and last is not None and last.entity == voice.entity:
            base = last.circumstances
    elif last is not None and last.entity == voice.entity and line_number - last.line <= NEAR:
        base = last.circumstances
    if voice.document:
        own.channel = own.channel or "statement"
    if base is not None:
        own.channel = own.channel or base.channel
        if own.date is None:
            own.date, own.date_span, own.by_occasion = base.date, base.date_span, base.by_occasion
        open_ = own.addressee is None and own.addressee_span is None and "addressee" not in report.frame.flags
        if open_ and base.channel == "interview-to-outlet":
            own.addressee, own.addressee_span = base.addressee, base.addressee_span
    if own.date is None and report.kind in ("participle", "saying") and report.nested_in is None:
        _date_by_clause(heard, report, own)
    if own.date is None:
        _date(heard, report, voice, own, line_number)
    if own.channel is None and voice.anonymity in ("role", "unnamed"):
        bare = heard.scene.speech.word(voice.words[0]).bare
        if bare in heard.scene.speech.sets["briefers"]:
            own.channel = "briefing-anonymous"
    voice.circumstances = own


def _date_by_clause(heard: Heard, report: Report, own: Circumstances) -> None:
    """دافع الوزير أمس عن الاتفاق قائلا: the day of the clause that a participle hangs on."""
    line = report.line
    told = any(a < report.at for a, _ in heard.contents.get(id(line), ()) if a >= report.sentence[0])
    if told:
        return
    relative = False
    for i in range(report.sentence[0], report.at):
        relative = (relative or line.word(i).relative) and not line.is_comma(i)
        here = heard.scene.time_at.get(i)
        if here is not None and not relative and len(read_day(here[1].value)) == 10:
            own.date, own.date_span = read_day(here[1].value), here[1].span
            return


def _date(heard: Heard, report: Report, voice: Voice, own: Circumstances, line_number: int) -> None:
    """The day of the occasion that the setting points to, or of the words that these answer or go on from."""
    day = heard.occasions.day_of(report, document=voice.document)
    if day is not None:
        own.date, own.date_span = day
        own.by_occasion = True
        return
    last = heard.stack[-1] if heard.stack else None
    if last is None or last.circumstances.date is None or report.nested_in is not None:
        return
    there, line = last.circumstances, report.line
    beside = last.line == line_number and report.sentence[0] <= last.at and report.kind == "finite"
    near = line_number - last.line <= 1
    first, speech = report.sentence[0], heard.scene.speech
    answers = report.frame.cue.verb in speech.lemmas["answers"] or line.key(first) in speech.sets["as_for"]
    turns, ahead = speech.phrases["in_turn"], range(max(first, report.at - 6), report.at)
    in_turn = there.channel != "press-conference" and any(turns.at(line.keys, n, report.at) for n in ahead)
    same_body = any(w in heard.scene.speech.sets["own_body"] for w in voice.words)
    if beside or (near and (same_body or (there.by_occasion and (answers or in_turn)))):
        own.date, own.date_span, own.by_occasion = there.date, there.date_span, there.by_occasion
