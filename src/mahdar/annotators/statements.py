"""Find statements: who said what, to whom, through whom.

Each line is read for cues with their frames; ends of contents follow from where the next clause begins; speakers are
resolved in reading order over the whole article, so that elided subjects and role nouns can point back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mahdar.annotators.found import Found
from mahdar.annotators.speech.acts import read_act, read_shades
from mahdar.annotators.speech.attributions import Attribution, find_attributions, read_attribution
from mahdar.annotators.speech.circumstances import Circumstances
from mahdar.annotators.speech.contents import end_contents, trim
from mahdar.annotators.speech.cues import find_reports
from mahdar.annotators.speech.headlines import read_headlines
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.occasions import read_afterword
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene, set_scene
from mahdar.annotators.speech.speakers import Speakers
from mahdar.annotators.speech.tweets import Tweet, find_tweets, read_post
from mahdar.annotators.speech.voices import Voice
from mahdar.lang import LanguagePack
from mahdar.lang.speech import load_speech
from mahdar.model import Link, Mode, Span, Statement
from mahdar.text.fold import fold_words
from mahdar.text.reading import Reading

_BACK = 1200
"""Characters before a sentence within which it can be about somebody's words."""
_LEAD = 4
"""Statements of the body that a headline may sum up."""
_ALIKE = 0.5
"""Share of a headline's longer words that the words it sums up must have."""


def find_statements(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Statement]:
    """Every attributed utterance of the article."""
    speech = load_speech(pack.code)
    scene = set_scene(reading, found, speech)
    speakers = Speakers(scene)
    tweets = find_tweets(scene)
    in_title = True
    statements: list[Statement] = []
    afterwords: list[tuple[int, Circumstances]] = []
    titled_until = 0
    for number, line in enumerate(scene.lines):
        titled = scene.tokens[line.first].start < scene.title_end
        if in_title and not titled:
            speakers.reset()
            in_title = False
        tweet = tweets.get(number)
        if tweet is None or tweet.line is not line:
            statements.extend(_in_line(scene, speakers, line, number, titled, tweet))
        for first, last in line.sentences:
            afterword = read_afterword(scene, line, first, last) if not titled else None
            if afterword is not None:
                afterwords.append((scene.tokens[first].start, afterword))
                speakers.say_when(afterword)
        if titled:
            titled_until = len(statements)
    for position, where in afterwords:
        _say_when(statements, titled_until, position, where)
    for n in range(titled_until):
        statements[n] = _date_headline(reading.text, statements[n], statements[titled_until:])
    return statements


def _say_when(statements: list[Statement], first: int, position: int, where: Circumstances) -> None:
    """Give day and channel to the words that a sentence behind them is about: the last speaker's before it."""
    speaker = None
    for n in range(len(statements) - 1, first - 1, -1):
        said = statements[n]
        if said.span.start >= position:
            continue
        if position - said.span.end > _BACK or (speaker is not None and said.speaker != speaker):
            return
        speaker = said.speaker
        if said.date is None and where.date is not None:
            said = replace(said, date=where.date, date_span=where.date_span)
        statements[n] = replace(said, channel=said.channel or where.channel)


def _date_headline(text: str, headline: Statement, body: list[Statement]) -> Statement:
    """A headline was said when the words that it sums up were: its speaker's first, or the first that are like it."""
    if headline.date is not None or headline.speaker is None:
        return headline
    words = _telling_words(text, headline)
    for said in body[:_LEAD]:
        shared = len(words & _telling_words(text, said))
        if said.speaker == headline.speaker or (shared > 1 and shared >= _ALIKE * len(words)):
            return replace(headline, date=said.date, date_span=said.date_span)
    return headline


def _telling_words(text: str, said: Statement) -> frozenset[str]:
    return frozenset(w for w in fold_words(text[said.span.start : said.span.end]) if len(w) > 3)


def _in_line(
    scene: Scene, speakers: Speakers, line: Line, number: int, titled: bool, tweet: Tweet | None
) -> Iterator[Statement]:
    reports = read_headlines(scene, line, titled) or find_reports(scene, line)
    attributions = find_attributions(scene, line)
    if not reports and not attributions and tweet is None:
        speakers.enter(line, ())
        return
    end_contents(scene, line, reports, {a.at: a.end for a in attributions if _parts(line, a)})
    for attribution in attributions:
        report = read_attribution(scene, line, attribution, reports)
        if report is not None:
            reports.append(report)
    if tweet is not None and not reports:
        reports.append(read_post(scene, line))
    reports.sort(key=lambda r: r.at)
    main = [r for r in reports if r.nested_in is None]
    speakers.enter(
        line, (*((r.content, r.end) for r in main), *((max(a, r.at + 1), b) for r in main for a, b in r.cue))
    )
    voices: dict[int, Voice] = {}
    for report in reports:
        voice = speakers.attach(report, number, voices) if report.kind != "tweet" else None
        if tweet is not None:
            voice = speakers.post(tweet, report, number, voice)
        if voice is not None:
            voices[report.at] = voice
        if report.nested_in is not None and "outer" in report.frame.flags:
            continue
        if voice is None and not _owed(line, report):
            continue
        statement = _statement(scene, report, voice)
        if statement is not None:
            if voice is not None:
                voice.act = statement.act
            yield statement


def _owed(line: Line, report: Report) -> bool:
    """Whether a report without a speaker is still a report: somebody said it, and the text does not tell who.

    Only a verb in the past that opens words of its own is. Verbs in relative clauses and in the present, participles
    and marks that nobody speaks in were, read one by one, mostly deeds, habits and adjectives.
    """
    form = report.form
    if report.nested_in is not None or form is None or form.part != "past" or report.kind != "finite":
        return False
    near = range(max(report.sentence[0], report.at - 3), report.at)
    return report.how in ("that", "colon", "quote") and not any(line.word(n).relative for n in near)


def _parts(line: Line, attribution: Attribution) -> bool:
    """Whether an attribution ends the words before it: not inside marks, and behind a comma or last in its sentence."""
    at = attribution.at
    if any(o < at < c for o, c in line.close.items()):
        return False
    last = next((e for s, e in line.sentences if s <= at < e), line.last)
    return (at > line.first and line.is_comma(at - 1)) or attribution.end >= last - 1


def _statement(scene: Scene, report: Report, voice: Voice | None) -> Statement | None:
    line, tokens = report.line, scene.tokens
    parts: list[Span] = []
    first = last = report.content
    ranges = report.parts or [(report.content, report.end)]
    for n, (begin, end) in enumerate(ranges):
        a, b = trim(line, begin, end, scene.speech.sets["danglers"])
        if a >= b:
            return None
        letters = report.letters if a == report.content and n == 0 else 0
        if not letters and report.kind == "attribution" and n == 0 and line.word(a).conjunction == "و":
            letters = 1
        start = tokens[a].at(letters, scene.text) if letters else tokens[a].start
        parts.append(Span(start, tokens[b - 1].end))
        first, last = (a, b) if n == 0 else (first, b)
    whole = report.how == "object" and report.frame.cue.object == "any" and report.subject is not None
    short = (
        last - first < 2
        and not (whole and line.key(first).startswith("ال"))
        and not (report.frame.cue.act == "deny" and line.key(first) in scene.speech.sets["denied"])
        and report.how not in ("quote", "colon", "noun", "that")
        and "about" not in report.frame.flags
    )
    lone = last - first < 2 and report.how == "noun" and "masdar-only" in report.frame.flags
    if short or lone:
        return None
    negated, hedged, conditional = read_shades(scene, report, first, last)
    cue = tuple(Span(tokens[a].start, tokens[b - 1].end) for a, b in report.cue)
    letters = _proclitics(scene, report)
    if letters:
        cue = (Span(tokens[report.cue[0][0]].at(letters, scene.text), cue[0].end), *cue[1:])
    where = voice.circumstances if voice is not None else None
    act, told = read_act(scene, report, first, last, voice)
    chain: tuple[Link, ...] = voice.links if voice is not None else ()
    return Statement(
        span=Span(parts[0].start, parts[-1].end),
        by=_rule(scene, report),
        also_by=(f"{scene.speech.code}/speech_acts.toml#{told}",) if told is not None else (),
        parts=tuple(parts),
        speaker=voice.entity if voice is not None else None,
        speaker_span=voice.span if voice is not None else None,
        cue=cue,
        lemma=report.frame.cue.verb,
        strength=report.frame.cue.strength,
        mode=_mode(scene, report, first, last),
        chain=chain,
        channel=where.channel if where else None,
        act=act,
        date=where.date if where else None,
        date_span=where.date_span if where else None,
        addressee=where.addressee if where else None,
        addressee_span=where.addressee_span if where else None,
        negated=negated,
        hedged=hedged,
        conditional=conditional,
        reason=None if voice is not None else "no earlier speaker agrees with the verb in gender and number",
    )


def _proclitics(scene: Scene, report: Report) -> int:
    """Letters of the cue's first token before the cue itself."""
    first = report.cue[0][0]
    if report.kind in ("finite", "participle"):
        return report.form.start if report.form is not None and first == report.at else 0
    if report.kind == "telling":
        forms = scene.speech.verbs.analyse(report.line.key(first))
        return next((f.start for f in forms if f.part == "masdar" and f.lemma == report.frame.cue.verb), 0)
    if report.kind == "attribution":
        word = report.line.word(first)
        named = word.frames or report.line.key(first) in scene.speech.sets["attributions"] or not word.attribution
        return 0 if named else 1
    if report.kind == "relay":
        return len(report.line.word(first).conjunction)
    return 0


def _rule(scene: Scene, report: Report) -> str:
    if report.kind == "attribution":
        return f"{scene.speech.code}/speech_words.toml#attributions"
    if report.kind == "relay":
        return f"{scene.speech.code}/speech_words.toml#relay"
    if report.kind in ("headline", "quotation", "tweet"):
        return f"speech/{report.kind}"
    return f"{scene.speech.code}/speech.toml#{report.frame.name}"


def _mode(scene: Scene, report: Report, first: int, last: int) -> Mode:
    """Direct where a colon or one pair of marks holds all of it, mixed where marks hold some of it."""
    line = report.line
    if report.how == "colon":
        return "direct"
    opening = first - 1
    if not line.close:
        return "indirect"  # most lines
    if opening in line.close and line.close[opening] >= last:
        return "direct"
    quoted = [i for i in range(max(line.first, first - 1), last) if i in line.close and _words_quoted(scene, line, i)]
    return "mixed" if quoted else "indirect"


def _words_quoted(scene: Scene, line: Line, i: int) -> bool:
    """Whether the marks hold words said, not the name of a thing."""
    if i not in line.close:
        return False
    words = line.quoted_words(i)
    if any(scene.mention_at[n][0] >= line.close[i] for n in (i, i + 1) if n in scene.mention_at):
        return False
    if words == 1 and line.key(i - 1) in scene.speech.sets["named_bodies"]:
        return False
    verbal = any(line.word(n).finite for n in range(i + 1, min(line.close[i], line.last)))
    return words >= 2 or verbal or line.key(i - 1) in ("ب", "ك")
