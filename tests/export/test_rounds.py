"""A round in the standoff export, made of the sample: what came of it, who sat in it, each with its words."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from mahdar.export import EXPORTERS, Content
from mahdar.pipeline import build
from mahdar.settings import Settings
from mahdar.store import Store

SAMPLE = Path(str(resources.files("mahdar").joinpath("sample", "articles")))


def test_a_round_with_its_outcome_next_step_and_delegates(tmp_path: Path) -> None:
    build([SAMPLE], tmp_path / "x.mahdar", Settings(), jobs=1)
    with Store(tmp_path / "x.mahdar") as store:
        content = Content(annotated=[*store.read_annotated()], register=store.read_register())
    _, path = EXPORTERS["standoff"](content, tmp_path / "out")
    rounds = {r["number"]: r for r in json.loads(path.read_text("utf-8"))["rounds"]}
    texts = {Path(a.article.doc).name: a.article.text for a in content.annotated}
    assert rounds[2]["id"] in {step["value"] for step in rounds[1]["next"]}
    assert "joint-statement" in {text["value"] for text in rounds[1]["outcome"]}
    assert {d["person"] for d in rounds[3]["delegations"]} >= {"fuad-hussein", "antony-blinken"}
    for found in rounds.values():
        told = [*found["delegations"], *(one for slot in ("agenda", "outcome", "next") for one in found[slot])]
        for piece in (e for one in told for e in one["evidence"]):
            assert texts[piece["doc"]][piece["start"] :].startswith(piece["text"])
