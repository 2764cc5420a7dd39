"""The timeline and the calendar of plans, made of the sample."""

from __future__ import annotations

import datetime as dt
import json
import re
from importlib import resources
from pathlib import Path

import pytest

from mahdar.export import EXPORTERS, Content
from mahdar.export.icalendar import fold
from mahdar.model import Happening
from mahdar.model.precision import read_precision, span_days
from mahdar.pipeline import build
from mahdar.settings import Settings
from mahdar.store import Store

SAMPLE = Path(str(resources.files("mahdar").joinpath("sample", "articles")))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    out = tmp_path_factory.mktemp("built") / "x.mahdar"
    build([SAMPLE], out, Settings(), jobs=1)
    with Store(out) as store:
        return Content(annotated=[*store.read_annotated()], register=store.read_register())


def entries(content: Content) -> dict[str, Happening]:
    return {e.id: e for e in (*content.register.rounds, *content.register.happenings)}


def read_calendar(raw: bytes) -> list[dict[str, str]]:
    """The events of a calendar, unfolded and unescaped as RFC 5545 says."""
    text = raw.decode().replace("\r\n ", "")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
            events[-1].setdefault(name.partition(";")[0], plain)
    return events


def test_every_plan_with_a_day_week_or_month_is_in_the_calendar(content: Content, tmp_path: Path) -> None:
    (path,) = EXPORTERS["icalendar"](content, tmp_path)
    events = read_calendar(path.read_bytes())
    planned = {i: e for i, e in entries(content).items() if e.modality == "planned" and e.date and span_days(e.date)}
    assert len(planned) > 3
    assert {e["UID"].removesuffix("@mahdar") for e in events} == set(planned)
    texts = {a.article.doc: " ".join(a.article.text.split()) for a in content.annotated}
    for event in events:
        entry = planned[event["UID"].removesuffix("@mahdar")]
        first, last = dt.date.fromisoformat(event["DTSTART"]), dt.date.fromisoformat(event["DTEND"])
        assert (first, last - dt.timedelta(days=1)) == span_days(str(entry.date))
        assert event["X-MAHDAR-PRECISION"] == read_precision(entry.date)
        assert event["X-MAHDAR-ORIGINS"] == str(entry.origins)
        for line in event["DESCRIPTION"].split("\n"):
            words, doc = re.findall(r": «(.*)» \((.*), \d+\)$", line)[0]
            assert words in texts[doc]


def test_what_took_place_is_not_in_the_calendar(content: Content, tmp_path: Path) -> None:
    (path,) = EXPORTERS["icalendar"](content, tmp_path)
    held = {i for i, e in entries(content).items() if e.modality != "planned"}
    assert not held & {e["UID"].removesuffix("@mahdar") for e in read_calendar(path.read_bytes())}


@pytest.mark.parametrize("line", ["ا" * 37, "ا" * 38, "SUMMARY:" + "لقاء " * 40, "x" * 75, "x" * 76, "🇮🇶" * 30])
def test_lines_are_folded_between_letters(line: str) -> None:
    pieces = [*fold(line)]
    assert all(len(piece) <= 77 and piece.endswith(b"\r\n") for piece in pieces)
    assert b"".join(pieces).decode().replace("\r\n ", "") == line + "\r\n"


def test_the_timeline_has_every_dated_happening_with_its_words(content: Content, tmp_path: Path) -> None:
    (path,) = EXPORTERS["timelinejs"](content, tmp_path)
    made = json.loads(path.read_text("utf-8"))
    events = {e["unique_id"]: e for e in made["events"]}
    known = entries(content)
    dated = {i for i, e in known.items() if read_precision(e.date)}
    assert dated == set(events) & set(known)
    steps = [s for line in content.register.ledger for s in line.steps if s.change != "repeated" and s.date]
    assert len(events) - len(dated) == len(steps)
    for ident in dated:
        entry, event = known[ident], events[ident]
        start = event["start_date"]
        assert start["year"] == int(str(entry.date)[:4])
        assert ("month" in start) == (read_precision(entry.date) in ("day", "time", "month", "week"))
        assert f"date known to the {read_precision(entry.date)}" in event["text"]["text"]
        assert f"{entry.origins} independent origin" in event["text"]["text"]
        assert event["text"]["text"].count("<q ") == len(entry.evidence)
    order = [e["start_date"]["year"] for e in made["events"]]
    assert order == sorted(order)


def test_words_cannot_become_markup(content: Content, tmp_path: Path) -> None:
    (path,) = EXPORTERS["timelinejs"](content, tmp_path)
    for event in json.loads(path.read_text("utf-8"))["events"]:
        tags = set(re.findall(r"</?([a-z]+)", event["text"]["text"] + event["text"]["headline"]))
        assert tags <= {"p", "ul", "li", "q", "bdi"}


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2021-02", ("2021-02-01", "2021-02-28")),
        ("2021-07-26", ("2021-07-26", "2021-07-26")),
        ("2021-07-26T10:30", ("2021-07-26", "2021-07-26")),
        ("2021-W30", ("2021-07-26", "2021-08-01")),
        ("2021-W30-WE", ("2021-07-31", "2021-08-01")),
        ("2021", None),
        ("2021-Q3", None),
        ("2021-13", None),
        ("XXXX-07", None),
    ],
)
def test_days_of_a_date(date: str, days: tuple[str, str] | None) -> None:
    assert span_days(date) == (days and tuple(dt.date.fromisoformat(day) for day in days))
