"""Embedded posts: who posted them and when, from the line that signs them."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.model import Span
from mahdar.text.tokens import LATIN, NUMBER, SIGN


@dataclass(slots=True)
class Tweet:
    """The signature of a post: its author's words, the day it gives."""

    line: Line
    author: tuple[int, int]
    date: str | None = None
    date_span: Span | None = None


def find_tweets(scene: Scene) -> dict[int, Tweet]:
    """The signature that belongs to each line of an embedded post, by the line's number, its own line included."""
    spans = [p.span for p in scene.article.parts if p.role == "tweet"]
    if not spans:
        return {}
    posted: list[int] = []
    found: dict[int, Tweet] = {}
    for number, line in enumerate(scene.lines):
        start = scene.tokens[line.first].start
        if not any(s.start <= start < s.end for s in spans):
            posted.clear()
            continue
        posted.append(number)
        tweet = _signature(scene, line)
        if tweet is not None:
            found.update(dict.fromkeys(posted, tweet))
            posted.clear()
    return found


def _signature(scene: Scene, line: Line) -> Tweet | None:
    """— المكتب الإعلامي (@name) April 7, 2021"""
    keys = [t.key for t in line.tokens[line.first : line.last]]
    if "@" not in keys:
        return None
    first = line.first
    while first < line.last and line.tokens[first].kind == SIGN:
        first += 1
    last = next((i for i in range(first, line.last) if line.key(i) in ("(", "@")), line.last)
    while last > first and line.tokens[last - 1].kind == SIGN:
        last -= 1
    if last == first:
        return None
    tweet = Tweet(line, (first, last))
    months = scene.speech.months
    for i in range(last, line.last - 2):
        if line.tokens[i].kind == LATIN and line.key(i) in months and line.tokens[i + 1].kind == NUMBER:
            year = next((n for n in range(i + 2, min(line.last, i + 4)) if line.tokens[n].kind == NUMBER), None)
            if year is not None and len(line.key(year)) == 4:
                tweet.date = f"{line.key(year)}-{months[line.key(i)]:02d}-{int(line.key(i + 1)):02d}"
                tweet.date_span = Span(line.tokens[i].start, line.tokens[year].end)
                break
    return tweet


def read_post(scene: Scene, line: Line) -> Report:
    """The whole line as its author's words, where no cue in it says whose they are."""
    report = Report(
        line, (line.first, line.last), scene.speech.frame("say"), "tweet", line.first, [(line.first, line.first + 1)],
        "assert",
    )  # fmt: skip
    report.content, report.end, report.how, report.opens = line.first, line.last, "colon", line.first
    return report
