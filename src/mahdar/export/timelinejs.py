"""The timeline as TimelineJS reads it: rounds, other happenings and the steps of commitments, each with its words.

https://timeline.knightlab.com/docs/json-format.html. Its track runs from left to right in every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from mahdar.export.captions import Captions, Source
from mahdar.export.content import Content
from mahdar.model import Happening, LedgerLine, Step
from mahdar.model.precision import read_precision, span_days


def write_timelinejs(content: Content, folder: Path) -> list[Path]:
    """Write `timeline.json`. What has no date that names a year is left out; the title says how many that are."""
    folder.mkdir(parents=True, exist_ok=True)
    captions = Captions(content)
    register = content.register
    entries = [_happening(entry, captions) for entry in (*register.rounds, *register.happenings)]
    entries += [_step(line, step, captions) for line in register.ledger for step in _telling(line)]
    dated = sorted((e for e in entries if e is not None), key=lambda e: (e["_sort"], e["unique_id"]))
    for event in dated:
        del event["_sort"]
    process = next((captions.name(r.process) for r in register.rounds if r.process), "")
    left_out = len(entries) - len(dated)
    shown = f"{len(dated)} entries of {len(content.annotated)} articles; {left_out} without a date are left out"
    whole = {"title": {"text": {"headline": _isolate(process), "text": f"<p>{shown}</p>"}}, "events": dated}
    path = folder / "timeline.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")
    return [path]


def _happening(entry: Happening, captions: Captions) -> dict[str, Any] | None:
    place = f" · {_isolate(captions.name(entry.place))}" if entry.place else ""
    head = f"{entry.type} · {entry.modality} · {entry.mode or ''}".rstrip(" ·")
    facts = f"<p>{escape(head)}{place} · {_origins(entry.origins)}</p>"
    text = facts + _quotes(captions.sources(entry.evidence))
    group = "round" if entry.type == "dialogue-round" else entry.type
    return _event(entry.id, entry.date, captions.title(entry), text, group)


def _telling(line: LedgerLine) -> Iterator[Step]:
    """The steps that say something new."""
    yield from (step for step in line.steps if step.change != "repeated")


def _step(line: LedgerLine, step: Step, captions: Captions) -> dict[str, Any] | None:
    parties = "، ".join(captions.name(p) for p in line.parties)
    deadline = f" · by {escape(step.deadline)}" if step.deadline else ""
    facts = f"<p>commitment · {escape(line.type)} · {escape(step.change)}{deadline} · {_isolate(parties)}</p>"
    sources = captions.sources((step.evidence,))
    ident = f"{line.id}-{step.evidence.doc}-{step.evidence.span.start}"
    return _event(ident, step.date, sources[0].words, facts + _quotes(sources), "commitment")


def _event(ident: str, date: str | None, title: str, text: str, group: str) -> dict[str, Any] | None:
    precision = read_precision(date)
    if date is None or precision is None:
        return None
    event: dict[str, Any] = {"unique_id": ident, "start_date": _date(date, precision)}
    days = span_days(date)
    if days is not None and days[0] != days[1]:
        event["end_date"] = _date(days[1].isoformat(), "day")
    text += f"<p>date known to the {precision}</p>"
    event |= {"text": {"headline": _isolate(title), "text": text}, "group": group, "_sort": date[:10].ljust(10, "~")}
    return event


def _date(date: str, precision: str) -> dict[str, Any]:
    """Only the parts that are known; what is less exact than a day says so in words."""
    days = span_days(date)
    if days is None:
        return {"year": int(date[:4]), "display_date": date}
    first = days[0]
    made: dict[str, Any] = {"year": first.year, "month": first.month}
    if precision != "month":
        made["day"] = first.day
    if precision not in ("day", "time"):
        made["display_date"] = date
    return made


def _origins(count: int) -> str:
    return f"{count} independent {'origin' if count == 1 else 'origins'}"


def _quotes(sources: list[Source]) -> str:
    rows = (
        f"<li><bdi>{escape(s.outlet)}</bdi> {s.published} <q lang='ar' dir='rtl'>{escape(s.words)}</q>"
        f" <bdi>{escape(s.doc)}</bdi> {s.start}</li>"
        for s in sources
    )
    return f"<ul>{''.join(rows)}</ul>"


def _isolate(words: str) -> str:
    return f"<bdi>{escape(words)}</bdi>"
