"""Whose words a report gives: the phrase that names the speaker, or the one that an elided subject carries on."""

from __future__ import annotations

from mahdar.annotators.speech.carrying import carry_on, find_before, find_beside, find_governing
from mahdar.annotators.speech.chains import set_links
from mahdar.annotators.speech.circumstances import Circumstances, read_circumstances
from mahdar.annotators.speech.heard import Heard
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.naming import name_voice
from mahdar.annotators.speech.occasions import Occasions
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.annotators.speech.setting import set_circumstances
from mahdar.annotators.speech.tweets import Tweet
from mahdar.annotators.speech.voices import Voice
from mahdar.model import Link


class Speakers:
    """The speakers of an article, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self._heard = Heard(scene, Occasions(scene))

    def reset(self) -> None:
        """Behind the title: its speakers are not carried on."""
        self._heard.stack.clear()

    def attach(self, report: Report, line_number: int, voices: dict[int, Voice]) -> Voice | None:
        """The voice of a report; `voices` holds those of the line's earlier reports by the cue's token."""
        line = report.line
        own = read_circumstances(self._heard.scene, report)
        phrase = report.subject if report.subject and (report.before is None) else report.before or report.subject
        nested = report.nested_in
        voice: Voice | None
        if phrase is not None:
            voice = name_voice(self._heard, line, phrase, report, line_number)
        elif report.kind in ("participle", "saying") or (
            report.form is not None and report.form.proclitics.endswith("ل") and nested is None
        ):
            voice = find_governing(self._heard, report, line_number, voices)
        elif nested is not None:
            voice = find_beside(report, voices)
        else:
            voice = find_before(self._heard, report, line_number, voices) or carry_on(self._heard, report)
            if report.kind == "quotation" and voice is not None and line_number - voice.line > 1:
                return None
        if voice is None:
            return None
        if phrase is None:
            report.elided = True
            voice = Voice(
                voice.entity,
                voice.span,
                voice.words,
                voice.anonymity,
                voice.gender,
                voice.number,
                voice.links,
                voice.circumstances,
                line_number,
                voice.document,
                voice.person,
                voice.why,
            )
        set_links(self._heard, report, voice, voices, own, explicit=phrase is not None)
        set_circumstances(self._heard, report, voice, own, line_number, phrase is None)
        form = report.form
        if form is not None and phrase is not None:
            voice.gender, voice.number = form.gender, form.number
        voice.nested, voice.at = nested is not None, report.at
        self._heard.known.append(voice)
        told = report.told or (report.kind == "attribution" and bool(line.word(report.cue[0][0]).frames))
        aside = report.kind == "finite" and line.word(report.at - 1).relative and not voice.person  # الحركة التي قالت
        aside = aside and phrase is not None
        if nested is None and not aside and (told or report.kind not in ("attribution", "headline")):
            self._heard.stack.append(voice)
        return voice

    def say_when(self, where: Circumstances) -> None:
        """A sentence behind the last speaker's words told when and how they were said."""
        if self._heard.stack:
            there = self._heard.stack[-1].circumstances
            there.channel = there.channel or where.channel
            if there.date is None:
                there.date, there.date_span = where.date, where.date_span

    def post(self, tweet: Tweet, report: Report, line_number: int, voice: Voice | None) -> Voice:
        """The voice of words in an embedded post: its author, or whom the author quotes, by way of the author."""
        author = name_voice(self._heard, tweet.line, tweet.author, report, line_number)
        link = Link(author.entity, author.span, author.anonymity)
        if voice is None or report.kind == "tweet":
            voice = author
            voice.links = (link,)
            self._heard.known.append(voice)
        elif voice.entity != author.entity:
            voice.links = (link, *(k for k in voice.links if k.source != author.entity))
        voice.circumstances.channel = "tweet"
        if voice.circumstances.date is None:
            voice.circumstances.date, voice.circumstances.date_span = tweet.date, tweet.date_span
        return voice

    def enter(self, line: Line, contents: tuple[tuple[int, int], ...]) -> None:
        """Tell where the contents of a line's reports lie, before `attach` is asked about them."""
        self._heard.contents = {id(line): contents}
