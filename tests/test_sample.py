"""The sample: the register that it must give, and what a reader must find in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mahdar.export.content import Content
from mahdar.export.standoff import write_standoff
from mahdar.model import Article, Problem
from mahdar.pipeline import build
from mahdar.settings import Settings
from mahdar.sources import read_folder
from mahdar.store import Store

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "src" / "mahdar" / "sample" / "articles"
GOLD = ROOT / "tests" / "sample" / "gold"
TEXTS = ROOT / "tests" / "sample" / "text"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    build([SAMPLE], folder / "sample.mahdar", Settings(jobs=1))
    with Store(folder / "sample.mahdar") as store:
        assert store.read_problems() == []
        content = Content(annotated=tuple(store.read_annotated()), register=store.read_register())
    write_standoff(content, folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def register(exported: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((exported / "register.json").read_text("utf-8"))
    return made


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Two pieces of evidence share words."""
    return (
        one["doc"][:3] == other["doc"][:3]
        and one["start"] < other["start"] + len(other["text"])
        and other["start"] < one["start"] + len(one["text"])
    )


def meets(found: dict[str, Any], gold: dict[str, Any]) -> bool:
    """Words of two different sides of `found` are words of two different sides of `gold`."""
    touched = [
        {n for n, side in enumerate(gold["sides"]) for e in mine["evidence"] for f in side["evidence"] if overlap(e, f)}
        for mine in found["sides"]
    ]
    return any(x != y for i, a in enumerate(touched) for b in touched[i + 1 :] for x in a for y in b)


def test_the_register_is_the_golden_one(exported: Path) -> None:
    golden = (ROOT / "tests" / "sample" / "register.json").read_text("utf-8")
    made = (exported / "register.json").read_text("utf-8")
    assert made == golden, "the sample gives another register: read the difference, then run scripts/golden.py"


def test_at_least_eight_true_disagreements_are_found(register: dict[str, Any]) -> None:
    gold = json.loads((GOLD / "corpus.json").read_text("utf-8"))["disagreements"]
    true = [g["about"] for g in gold if any(meets(d, g) for d in register["disagreements"])]
    assert len(true) >= 8, true


def test_no_more_than_a_third_of_the_disagreements_shown_are_not_in_the_gold(register: dict[str, Any]) -> None:
    gold = json.loads((GOLD / "corpus.json").read_text("utf-8"))["disagreements"]
    wrong = [d["about"] for d in register["disagreements"] if not any(meets(d, g) for g in gold)]
    assert len(wrong) * 3 <= len(register["disagreements"]), wrong


def test_the_four_rounds_are_there_once_each(register: dict[str, Any]) -> None:
    assert sorted(r["number"] for r in register["rounds"]) == [1, 2, 3, 4]


def test_the_wire_text_printed_by_two_outlets_is_one_origin(register: dict[str, Any]) -> None:
    assert {(c["doc"][:3], c["of"][:3]) for c in register["copies"]} in ({("010", "009")}, {("009", "010")})


def test_the_article_without_a_date_gets_it_from_the_others(exported: Path) -> None:
    lines = (exported / "annotations.jsonl").read_text("utf-8").splitlines()
    meta = {json.loads(line)["doc"][:3]: json.loads(line)["meta"] for line in lines}
    assert meta["008"]["published"] == "2021-04-08"
    assert meta["008"]["published_how"] == "inferred"
    assert meta["008"]["published_reason"]


def test_every_gold_span_is_verbatim_in_what_is_read() -> None:
    texts = {}
    for item in read_folder(SAMPLE):
        assert not isinstance(item, Problem), item
        texts[item.doc[:3]] = item.text
    for path in sorted(GOLD.glob("[0-9]*.json")):
        gold = json.loads(path.read_text("utf-8"))
        for layer in ("noise", "times", "mentions", "offices", "statements", "events", "commitments", "figures"):
            for item in gold[layer]:
                for part in item.get("parts") or [item]:
                    assert texts[path.stem][part["start"] :].startswith(part["text"]), (path.name, layer, part)


def test_the_texts_beside_the_html_gold_are_what_is_read() -> None:
    read = {a.doc[:3]: a.text for a in read_folder(SAMPLE) if isinstance(a, Article)}
    files = sorted(TEXTS.glob("*.txt"))
    assert files
    for path in files:
        assert path.read_bytes().decode() == read[path.name[:3]]
