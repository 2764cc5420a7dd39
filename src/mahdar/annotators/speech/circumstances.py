"""By which channel, on which day, and to whom an utterance was made, as the words around its cue say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.model import Channel, Mention, Span
from mahdar.text.tokens import WORD

_SETTLED = 8
"""Tokens behind the source of an attribution that tell its setting."""
_ISO = re.compile(r"\d{4}-W\d\d(?!-)|\d{4}(-\d\d(-\d\d)?)?(?![\dX])(?!-[WQSX])")


@dataclass(slots=True)
class Circumstances:
    """What is known of the setting; carried on while one speaker goes on."""

    channel: Channel | None = None
    date: str | None = None
    date_span: Span | None = None
    addressee: str | None = None
    addressee_span: Span | None = None
    by_occasion: bool = False
    """Whether the date is the day of a meeting and not of the cue."""
    relayed: Mention | None = None
    """The outlet spoken to."""


def read_circumstances(scene: Scene, report: Report) -> Circumstances:
    """The setting between the cue and its content, and before the cue in its clause."""
    found = Circumstances()
    line = report.line
    content = report.content
    if report.kind == "attribution" and report.subject is not None:
        stop = min(report.sentence[1], report.subject[1] + _SETTLED)
        ranges = [(report.at, next((i for i in range(report.subject[1], stop) if line.is_comma(i)), stop))]
    elif report.end and report.how == "quote" and content < report.at:
        ranges = [(report.at, report.sentence[1])]
    else:
        ranges = [(report.at, min(content, report.sentence[1]))]
        if report.kind != "participle" or report.opens == report.sentence[0]:
            ranges.append((report.opens, report.at))
    words, base = line.words, line.first
    for first, last in ranges:
        spoken = [i for i in range(first, last) if words[i - base].channels]
        named = [c for i in spoken if (c := _channel(scene, line, i, last, report))]
        if named and found.channel is None:
            found.channel = min(named)[1]
    for first, last in ranges:
        if found.date is not None or report.kind == "relay":
            break  # the day on which a paper hands words on is not the day on which they were said
        relative = False
        if not scene.times_in(first, last):
            continue
        for i in range(first, last):
            word = words[i - base]
            if word.relative or (word.finite and i != report.at and not word.title):
                relative = True
            elif line.is_comma(i):
                relative = False
            here = scene.time_at.get(i) if not relative else None
            day = read_day(here[1].value) if here is not None and here[0] <= last else ""
            if here is not None and day and not _of_event(scene, line, i, first):
                found.date, found.date_span = day, here[1].span
                if report.how != "quote" or content > report.at:
                    break
    _address(scene, report, ranges, found)
    return found


def _channel(scene: Scene, line: Line, i: int, last: int, report: Report) -> tuple[int, Channel] | None:
    """The channel that a phrase at token `i` names, with its rank; not inside the subject (رئيسة لجنة البيان)."""
    word = line.word(i)
    if report.subject is not None and report.subject[0] < i < report.subject[1]:
        return None
    for rank, channel, rest in word.channels:
        if i + len(rest) < last and all(line.key(i + 1 + n) == key for n, key in enumerate(rest)):
            governed = line.word(i - 1).adverb or bool(word.clitic) or i == report.at + 1
            if governed or rest or line.key(i - 1) in scene.speech.sets["spoken_to"]:
                return rank, channel
    return None


def read_day(value: str) -> str:
    """The ISO prefix of a TIMEX3 value: a day, a month or a year; empty for anything else."""
    found = _ISO.match(value)
    return found.group() if found else ""


def _of_event(scene: Scene, line: Line, i: int, first: int) -> bool:
    """A bare year belongs to what is talked about, not to when it was said."""
    value = scene.time_at[i][1].value
    return len(value) <= 4 and i > first and not line.word(i - 1).adverb


def _address(scene: Scene, report: Report, ranges: list[tuple[int, int]], found: Circumstances) -> None:
    """An outlet spoken to, or the party that a demand is made of."""
    line = report.line
    if report.kind == "attribution":
        return
    sets, tokens, words, base = scene.speech.sets, line.tokens, line.words, line.first
    media, towards = sets["media"], sets["towards"]
    for first, last in ranges:
        for i in range(first, last):
            word, key = words[i - base], tokens[i].key
            if word.bare not in media and key not in towards:
                continue
            quoted = (
                key in towards and i + 1 < last and i + 1 in line.close and line.quoted_words(i + 1) <= 4
            )
            to = word.clitic == "ل" or (line.key(i - 1) in sets["given_to"] and line.tokens[i].kind == WORD)
            if quoted:
                opening = i + 1
            elif to and word.bare in media and word.bare not in sets["issues"]:
                opening = i + 1 if i + 1 in line.close else -1
            else:
                continue
            if opening > 0:
                close = line.close[opening]
                span = Span(line.tokens[opening + 1].start, line.tokens[close - 1].end) if close > opening + 1 else None
                mention = next((m for m in scene.names(opening, close)), None)
            else:
                mention = next((m for m in scene.names(i, min(i + 4, last)) if m.type == "ORG"), None)
                letters = len(key) - len(word.base) + (1 if word.clitic else 0)
                span = mention.span if mention else Span(line.tokens[i].at(letters, scene.text), line.tokens[i].end)
            found.channel = (
                found.channel
                if found.channel in ("tweet", "press-conference", "speech", "letter")
                else "interview-to-outlet"
            )
            found.addressee_span = span
            found.relayed = mention
            if mention is not None:
                found.addressee = mention.entity
            elif span is not None and opening > 0:
                found.addressee = "src:" + "-".join(t.key for t in line.tokens[opening + 1 : line.close[opening]])
            return
    if "addressee" in report.frame.flags and report.kind in ("finite", "participle"):
        start = report.subject[1] if report.subject else report.at + 1
        if report.object is not None:
            start = report.object[0]
        for n in range(start, report.content):
            here = scene.mention_at.get(n)
            if here is not None and here[1].type in ("PER", "ORG", "GPE", "GROUP"):
                if n == start and report.object is None and line.word(n).conjunction:
                    continue  # طالب الرئيس والجامعة الجماعة بكذا: who speaks as well
                here = _holder(scene, n, report.content) or here
                found.addressee, found.addressee_span = here[1].metonym or here[1].entity, here[1].span
                told = report.frame.cue.verb in scene.speech.lemmas["telling_verbs"]
                if told and here[1].type == "ORG" and n - 1 in line.close:
                    found.channel = found.channel or "interview-to-outlet"
                return


def _holder(scene: Scene, n: int, limit: int) -> tuple[int, Mention] | None:
    """مبعوث الأمم المتحدة إلى اليمن فلان: who is spoken to is the person that the office with this name belongs to."""
    end = next((last for first, last in scene.office_at.items() if first < n < last), None)
    if end is None:
        return None
    return next(
        (scene.mention_at[m] for m in range(n, min(limit, end + 2))
         if m in scene.mention_at and scene.mention_at[m][1].type == "PER"),
        None,
    )  # fmt: skip
