"""What benchmarks/ledger_check.py counts as told twice: entries of the timeline, rounds among them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def check() -> ModuleType:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location("ledger_check", BENCHMARKS / "ledger_check.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCHMARKS))
    return module


def entry(ident: str, kind: str = "meeting", **more: Any) -> dict[str, Any]:
    """A happening as it is exported, its evidence the ten code points from `start` of one article."""
    start = more.pop("start", 0)
    given = {"date": None, "venue": None, "participants": [], "modality": "happened", **more}
    return {"id": ident, "type": kind, "evidence": [{"doc": "a", "start": start, "text": "x" * 10}], **given}


@pytest.mark.parametrize(
    ("happening", "expected"),
    [
        (entry("H-1", date="2024-05-05"), True),
        (entry("H-2", venue="oman"), True),
        (entry("H-3", participants=["oman", "kuwait"]), True),
        (entry("H-4", participants=["oman"]), False),
        (entry("H-5", venue="oman", modality="proposed"), False),
        (entry("R-1", "dialogue-round"), True),
    ],
    ids=["a day", "a place", "two parties", "one party", "only proposed", "a round"],
)
def test_only_what_stands_in_time_is_an_entry(check: ModuleType, happening: dict[str, Any], expected: bool) -> None:
    assert check.is_entry(happening) is expected


def test_a_round_and_a_meeting_told_of_one_line_are_two_entries(check: ModuleType) -> None:
    hits = [{"doc": "a", "start": at, "text": "x" * 4, "type": "meeting"} for at in (2, 42)]
    told = [entry("R-1", "dialogue-round", start=0), entry("H-1", date="2024-05-05", start=40)]
    assert check.count_happenings(hits, told) == 2
    assert check.count_happenings(hits[:1], told) == 1
