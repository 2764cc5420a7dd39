"""Cases of times and figures as data: each line of `cases/<lang>/times.jsonl` and `figures.jsonl` is a test.

A line has `name`, `text`, perhaps `published`, and `find`: what annotations of that kind there are, all of them and in
order. Each is given by its words in `text`; every other key is an attribute, compared as text (`null` is None, `by` may
be the rule alone). An empty `find` is a near miss.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from mahdar.annotators import annotate
from mahdar.model import Annotated, Article, Published, make_sha256

CASES = Path(__file__).parent / "cases"
KINDS = ("times", "figures")


def load() -> list[Any]:
    found = []
    for path in sorted(p for kind in KINDS for p in CASES.glob(f"*/{kind}.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line:
                case = json.loads(line)
                found.append(pytest.param(path.parent.name, path.stem, case, id=f"{path.stem}: {case['name']}"))
    return found


@lru_cache(maxsize=1024)
def annotated(lang: str, text: str, published: str | None) -> Annotated:
    day = dt.date.fromisoformat(published) if published else None
    return annotate(
        Article(
            doc="case.txt", text=text, sha256=make_sha256(text), lang=lang, published=Published(day=day, how="given")
        )
    )


@pytest.mark.parametrize(("lang", "kind", "case"), load())
def test_case(lang: str, kind: str, case: dict[str, Any]) -> None:
    text = case["text"]
    made = annotated(lang, text, case.get("published"))
    assert not made.problems
    ours = [a for a in made.annotations if a.kind + "s" == kind]
    assert [text[a.span.start : a.span.end] for a in ours] == [f["text"] for f in case["find"]]
    for item, wanted in zip(ours, case["find"], strict=True):
        for field, value in wanted.items():
            if field == "by":
                assert item.by.endswith(value)
            elif field != "text":
                got = getattr(item, field)
                if hasattr(got, "start"):
                    got = text[got.start : got.end]
                assert (None if got is None else str(got)) == (None if value is None else str(value)), field


def test_names_are_unique() -> None:
    for path in (p for kind in KINDS for p in CASES.glob(f"*/{kind}.jsonl")):
        names = [json.loads(line)["name"] for line in path.read_text("utf-8").splitlines() if line]
        assert len(names) == len(set(names)), path.name
