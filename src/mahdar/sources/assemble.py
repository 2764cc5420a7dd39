"""From a text and what its file tells about it to an `Article`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import msgspec

from mahdar.errors import SourceError
from mahdar.model import Article, Published, Span, make_sha256
from mahdar.outlets import find_by_name, find_by_url
from mahdar.sources.dateline import Dateline, find_opening_date, open_dateline, read_dateline
from mahdar.sources.imprint import find_imprint
from mahdar.sources.layout import Layout, Line, read_layout

_ARABIC_WORD = re.compile(r"[\u0621-\u064a]{2,}")
_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_FEWEST_WORDS = 12
"""Arabic words below which a text is no article. Of 31,030 crawled news texts 2% have fewer, most of them none."""


class Told(msgspec.Struct, kw_only=True):
    """What a sidecar, a page's markup or a record tells of an article besides its text."""

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: dt.date | None = None
    how: str = "sidecar"
    """`sidecar` or `metadata`: how `published` is known."""
    where: str = ""
    """In English: which file or field says so."""
    not_after: dt.date | None = None
    """A day on which the article was already there (a crawl)."""


def read_day(value: Any) -> dt.date | None:
    """The day of an ISO date or timestamp, as it is printed (no change of zone); None if it is none.

    >>> read_day("2021-07-23T09:01:00Z"), read_day("Friday")
    (datetime.date(2021, 7, 23), None)
    """
    match = _ISO.match(value) if isinstance(value, str) else None
    if not match:
        return None
    try:
        return dt.date(*map(int, match.groups()))
    except ValueError:
        return None


def make_article(doc: str, text: str, told: Told, *, code: str = "ar", form: str = "txt") -> Article:
    """The article in `text`.

    Raises:
        SourceError: there is no Arabic article in it.
    """
    if len(_ARABIC_WORD.findall(text)) < _FEWEST_WORDS:
        raise SourceError(
            "no Arabic article in it",
            path=doc,
            code="no-article",
            remedy="mahdar reads articles in Arabic; check that the file holds the article's text",
        )
    layout = read_layout(text, code, told.title)
    title, kicker = layout.first("title"), layout.first("kicker")
    datelines = _find_datelines(text, layout, code)
    outlet, outlet_span = _find_outlet(text, layout, told, datelines, code)
    return Article(
        doc=doc,
        text=text,
        sha256=make_sha256(text),
        title=title.span if title else None,
        kicker=kicker.span if kicker else None,
        parts=layout.parts,
        outlet=outlet,
        outlet_span=outlet_span,
        published=_find_published(layout, told, code),
        datelines=tuple(place for dateline in datelines for place in dateline.places),
        url=told.url,
        lang=code,
        format=form,
    )


def _find_datelines(text: str, layout: Layout, code: str) -> list[Dateline]:
    """The dateline in a line of its own, or the one that opens the first paragraphs."""
    found = [line.dateline for line in layout.lines if line.role == "dateline" and line.dateline]
    if found:
        return found
    paragraphs = [line for line in layout.lines if line.role == "paragraph"][:2]
    for line in paragraphs:
        whole = read_dateline(text, line.tokens, code)
        if whole and len(line.tokens) <= 12:
            line.role, line.by = "dateline", "layout/dateline_late"
            return [whole]
        opening = open_dateline(text, line.tokens, code)
        if opening:
            return [opening]
    return []


def _find_outlet(
    text: str, layout: Layout, told: Told, datelines: list[Dateline], code: str
) -> tuple[str | None, Span | None]:
    """The outlet as the sidecar or markup names it, else as the page shows it, else by its address."""
    if told.outlet:
        profile = find_by_name(told.outlet) or (find_by_url(told.url) if told.url else None)
        return (profile.name if profile else told.outlet), None
    shown = find_imprint(text, layout, datelines, code)
    if shown:
        return shown
    profile = find_by_url(told.url) if told.url else None
    return (profile.name, None) if profile else (None, None)


def _find_published(layout: Layout, told: Told, code: str) -> Published:
    if told.published:
        return Published(day=told.published, how="metadata" if told.how == "metadata" else "sidecar", reason=told.where)
    for line in layout.lines:
        if line.by == "noise/date":
            return Published(
                day=line.dates[0].day, how="printed", span=line.span, reason="printed in a line of its own"
            )
    for line in layout.lines:
        if line.role == "dateline" and line.dates:
            return Published(
                day=line.dates[-1].day, how="printed", span=_date_span(line), reason="printed in the dateline"
            )
    for line in [line for line in layout.lines if line.role == "paragraph"][:2]:
        opening = find_opening_date(line.tokens, code)
        if opening is not None:
            words = Span(line.tokens[opening.first].start, line.tokens[opening.last - 1].end)
            return Published(day=opening.day, how="printed", span=words, reason="printed in the dateline")
    bounds = [
        (date.day, line, n)
        for line in layout.lines
        if line.role in ("noise", "tweet")
        for n, date in enumerate(line.dates)
    ]
    if bounds:
        day, line, n = max(bounds, key=lambda bound: bound[0])
        what = "an embedded tweet" if line.role == "tweet" else "a caption"
        return Published(
            how="bound",
            not_before=day,
            not_after=told.not_after,
            bound_span=_date_span(line, n),
            reason=f"no date is printed; {what} is dated {day.isoformat()}, so the article is not older",
        )
    if told.not_after:
        return Published(how="bound", not_after=told.not_after, reason=told.where)
    return Published(reason="no date is printed and nothing in the text bounds it")


def _date_span(line: Line, n: int = -1) -> Span:
    date = line.dates[n]
    return Span(line.tokens[date.first].start, line.tokens[date.last - 1].end)
