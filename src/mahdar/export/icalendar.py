"""What is planned, as a calendar (RFC 5545): rounds, meetings and other happenings whose day, week or month is told.

Nothing in it depends on the time of writing: `DTSTAMP` is the day of the latest article that tells of the plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from mahdar.export.captions import Captions
from mahdar.export.content import Content
from mahdar.model import Happening
from mahdar.model.precision import read_precision, span_days

_OCTETS = 75
"""Longest line, in bytes without its end; what is longer goes on in the next one after a space."""


def write_icalendar(content: Content, folder: Path) -> list[Path]:
    """Write `planned.ics`: all-day events, of several days where only the week or the month is known."""
    folder.mkdir(parents=True, exist_ok=True)
    captions = Captions(content)
    planned = [e for e in (*content.register.rounds, *content.register.happenings) if e.modality == "planned"]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mahdar//planned//AR", "CALSCALE:GREGORIAN"]
    for entry in sorted(planned, key=lambda e: (e.date or "", e.id)):
        lines += _event(entry, captions)
    lines.append("END:VCALENDAR")
    path = folder / "planned.ics"
    path.write_bytes(b"".join(piece for line in lines for piece in fold(line)))
    return [path]


def _event(entry: Happening, captions: Captions) -> Iterator[str]:
    days = span_days(entry.date) if entry.date else None
    if days is None:
        return
    first, last = days
    sources = captions.sources(entry.evidence)
    known = [f"{s.published} {s.outlet}: «{s.words}» ({s.doc}, {s.start})" for s in sources]
    precision = read_precision(entry.date)
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.id}@mahdar"
    yield f"DTSTAMP:{_day(_last(sources[-1].published if sources else '', first))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(last + dt.timedelta(days=1))}"
    yield f"SUMMARY;LANGUAGE=ar:{escape(captions.title(entry))}"
    if entry.place:
        yield f"LOCATION;LANGUAGE=ar:{escape(captions.name(entry.place))}"
    yield f"DESCRIPTION;LANGUAGE=ar:{escape(chr(10).join(known))}"
    yield f"CATEGORIES:{escape(entry.type)}"
    yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield f"X-MAHDAR-PRECISION:{precision}"
    yield f"X-MAHDAR-ORIGINS:{entry.origins}"
    yield "END:VEVENT"


def _last(published: str, other: dt.date) -> dt.date:
    return dt.date.fromisoformat(published) if published else other


def _day(day: dt.date) -> str:
    return day.strftime("%Y%m%d").zfill(8)


def escape(words: str) -> str:
    r"""A text value: `\`, `;`, `,` and line ends escaped."""
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> Iterator[bytes]:
    """A line in pieces of at most 75 bytes, none of which ends inside a letter, each with its line end."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _OCTETS:
            yield piece.encode() + b"\r\n"
            piece, size = " ", 1
        piece += letter
        size += width
    yield piece.encode() + b"\r\n"
