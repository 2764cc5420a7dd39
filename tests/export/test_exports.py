"""Exports: the contract of the standoff format, Arabic in every format, cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mahdar.export import EXPORTERS, Content, Table
from mahdar.export.csv import neutralise
from mahdar.model import Annotated, Problem, Register
from mahdar.store import LISTS, Store, write_store

LAYERS = ("noise", "times", "mentions", "offices", "statements", "events", "commitments", "figures")


@pytest.fixture
def content(annotated: list[Annotated], register: Register) -> Content:
    table = Table(["a", "b"], [["=1+1", None], [-2, "ليلى"]])
    return Content(annotated=annotated, register=register, tables={"x": table})


def read_standoff(content: Content, folder: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    annotations, register = EXPORTERS["standoff"](content, folder)
    assert (annotations.name, register.name) == ("annotations.jsonl", "register.json")
    lines = annotations.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines], json.loads(register.read_text("utf-8"))


def test_every_span_of_the_standoff_is_verbatim(content: Content, tmp_path: Path) -> None:
    records, register = read_standoff(content, tmp_path)
    texts = {a.article.doc.split("/")[1]: a.article.text for a in content.annotated}
    checked = 0

    def check(doc: str, value: object) -> None:
        nonlocal checked
        if isinstance(value, dict):
            doc = value.get("doc", doc)
            if "start" in value:
                assert texts[doc][value["start"] :].startswith(value["text"])
                checked += 1
            for each in value.values():
                check(doc, each)
        elif isinstance(value, list):
            for each in value:
                check(doc, each)

    for record in records:
        check(record["doc"], record)
    check("", register)
    assert checked > 20


def test_a_record_holds_the_guides_keys(content: Content, tmp_path: Path) -> None:
    (one, two), _ = read_standoff(content, tmp_path)
    assert one["doc"] == "one.txt"
    assert set(LAYERS) < set(one)
    assert one["meta"]["title"] == "افتتاح المشاورات في المرفأ"
    assert one["meta"]["published"] == "2024-03-04"
    assert two["meta"]["published"] is None
    assert [n["text"] for n in one["noise"]] == ["اقرأ أيضا: خبر آخر"]
    (mention,) = one["mentions"]
    assert (mention["kind"], mention["text"]) == ("PER", "ليلى حداد")
    (office,) = one["offices"]
    assert (office["title"], office["former"], office["text"]) == ("وزيرة الخارجية", False, "ليلى حداد، وزيرة الخارجيّة")
    (statement,) = one["statements"]
    assert "parts" not in statement
    expected = ("ليلى حداد", "قالت", "indirect", "commit", None)
    assert tuple(statement[k] for k in ("speaker_text", "cue", "mode", "act", "channel")) == expected
    (event,) = one["events"]
    assert (event["type"], event["round"], event["date"], event["place"]) == ("dialogue-round", 2, "2024-03-05", None)
    (figure,) = one["figures"]
    assert (figure["value"], figure["unit"], figure["as_of"]) == (2500, "sailors", "2024-03-04")
    (commitment,) = two["commitments"]
    assert (commitment["kind"], commitment["status"], commitment["what"]) == ("withdraw", "pledged", "withdraw forces")


def test_one_entity_has_one_id_in_all_articles(content: Content, tmp_path: Path) -> None:
    (one, two), register = read_standoff(content, tmp_path)
    ids = {one["mentions"][0]["id"], one["offices"][0]["person"], one["statements"][0]["speaker"]}
    ids |= {two["mentions"][0]["id"], *two["commitments"][0]["by"], *one["statements"][0]["chain"]}
    assert ids == {"layla-haddad"} == set(register["entities"])


def test_what_the_guide_has_no_place_for_has_its_own_key(content: Content, tmp_path: Path) -> None:
    (_, two), _ = read_standoff(content, tmp_path)
    assert two["offices"] == []  # no holder
    assert [o["title"] for o in two["open_offices"]] == ["الوزيرة"]
    assert two["events"] == []
    assert [e["type"] for e in two["other_events"]] == ["protest"]
    assert [(f["value"], f["qualifier"], f["bound"]) for f in two["figures"]] == [(3000.5, "at-least", "more-than")]
    assert [(f["value"], f["low"], f["high"]) for f in two["vague_figures"]] == [(None, 3, 9)]


def test_a_statement_in_two_parts_gives_them(annotated: list[Annotated], tmp_path: Path) -> None:
    item = annotated[0]
    statement = next(a for a in item.annotations if a.kind == "statement")
    middle = statement.span.start + 10
    parts = (statement.span._replace(end=middle - 2), statement.span._replace(start=middle))
    split = replace(item, annotations=(replace(statement, parts=parts),))  # type: ignore[arg-type]
    ((record,), _) = read_standoff(Content(annotated=[split], register=Register()), tmp_path)
    (written,) = record["statements"]
    assert len(written["parts"]) == 2
    assert written["start"] == written["parts"][0]["start"]
    assert written["speaker"] == "per:ليلى حداد"  # not in the register: the article's own id


def test_the_register_gives_its_words(content: Content, tmp_path: Path) -> None:
    _, register = read_standoff(content, tmp_path)
    assert [(r["number"], r["date"], r["venue"]) for r in register["rounds"]] == [(2, "2024-03-05", None)]
    assert len(register["happenings"]) == 2  # the round without a number, and the meeting
    (disagreement,) = register["disagreements"]
    assert [(s["value"], s["evidence"][0]["text"]) for s in disagreement["sides"]] == [
        ("2500", "٢٥٠٠ بحّار"),
        ("3000.5", "3,000 بحار"),
    ]
    assert disagreement["strength"] == "incompatible"
    assert [len(a["evidence"]) for a in register["agreements"]] == [2]
    assert [(g["kind"], len(g["evidence"])) for g in register["groups"]] == [("position", 2)]


def test_files_of_one_name_are_told_apart_by_their_folders(annotated: list[Annotated], tmp_path: Path) -> None:
    twins = [replace(a, article=replace(a.article, doc=f"{n}/same.txt")) for n, a in enumerate(annotated)]
    records, _ = read_standoff(Content(annotated=twins, register=Register()), tmp_path)
    assert [r["doc"] for r in records] == ["0/same.txt", "1/same.txt"]


def test_json_holds_everything(content: Content, tmp_path: Path) -> None:
    (path,) = EXPORTERS["json"](content, tmp_path)
    whole = json.loads(path.read_text("utf-8"))
    assert whole["unit"] == "codepoint"
    assert [a["text"] for a in whole["articles"]] == [a.article.text for a in content.annotated]
    for article in whole["articles"]:
        for annotation in article["annotations"]:
            start, end = annotation["span"]
            assert article["text"][start:end] == annotation["words"]
    assert whole["register"]["disagreements"][0]["sides"][1]["value"] == "3000.5"


def test_csv_is_for_spreadsheets(content: Content, tmp_path: Path) -> None:
    (path,) = EXPORTERS["csv"](content, tmp_path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert [*csv.reader(io.StringIO(raw.decode("utf-8-sig")))] == [["a", "b"], ["'=1+1", ""], ["-2", "ليلى"]]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        *(("=1", "'=1"), ("+1", "'+1"), ("-x", "'-x"), ("@x", "'@x"), ("\tx", "'\tx")),  # what a spreadsheet would run
        *(("a=1", "a=1"), (-1, "-1"), (None, "")),
    ],
)
def test_cells_are_neutralised(cell: object, written: str) -> None:
    assert neutralise(cell) == written


def test_every_list_becomes_a_table(
    annotated: list[Annotated], register: Register, problems: tuple[Problem, ...], tmp_path: Path
) -> None:
    write_store(tmp_path / "x.mahdar", annotated, register, problems=problems)
    with Store(tmp_path / "x.mahdar") as store:
        tables = {name: Table(*make(store)) for name, make in LISTS.items()}
    assert all(table.rows for table in tables.values()), [name for name, table in tables.items() if not table.rows]
    assert all(len(row) == len(table.columns) for table in tables.values() for row in table.rows)
    content = Content(annotated=annotated, register=register, tables=tables)
    assert {p.stem for p in EXPORTERS["csv"](content, tmp_path)} == set(LISTS)
    articles = (tmp_path / "articles.csv").read_text("utf-8-sig")
    assert "'=البلد" in articles  # an outlet that looks like a formula


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_an_export_is_the_same_twice(content: Content, tmp_path: Path, name: str) -> None:
    one, two = EXPORTERS[name](content, tmp_path / "1"), EXPORTERS[name](content, tmp_path / "2")
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]
