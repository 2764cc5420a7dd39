"""Every rule of every pack finds its `yes` sentences and leaves its `no` sentences alone, through the whole annotator.

A rule is an entry of a TOML file with `yes` and `no`. It fires when an annotation names it in `by` or `also_by`
(`ar/times.toml#yesterday`). Files whose entries are read by something else than an annotator are named in `ELSEWHERE`
with the test that runs them.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

import pytest

from mahdar.annotators import annotate
from mahdar.lang import list_packs
from mahdar.model import Article, Published, Span, make_sha256

PUBLISHED = dt.date(2024, 3, 6)
ELSEWHERE = {
    "page.toml": "tests of sources",
    "deixis.toml": "tests of the register",
    "comparison.toml": "tests of the register",
    "refutation.toml": "tests of the register",
    "initiative.toml": "tests of the register",
    "manner.toml": "tests of the register",
    "meetings.toml": "tests of the register",
    "modality.toml": "tests of events",
    "heads.toml": "tests of mentions",
    "positions.toml": "tests of the register",
    "processes.toml": "tests of the register",
    "sequence.toml": "tests of the register",
    "acts.toml": "tests of statements",
    "times_bare.toml": "test of bare times in test_library.py",
}


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def rules() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """(pack, file, rule, entry) of every entry with `yes` or `no`."""
    for code in list_packs():
        folder = resources.files("mahdar.lang") / code
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            if file.name.endswith(".toml") and file.name not in ELSEWHERE:
                for rule, entry in tomllib.loads(file.read_text("utf-8")).items():
                    if isinstance(entry, dict) and ("yes" in entry or "no" in entry):
                        yield code, file.name, rule, entry


def sentences(field: str) -> list[Any]:
    return [
        pytest.param(code, f"{code}/{file}#{rule}", sentence, id=f"{code}/{file}#{rule}-{number}")
        for code, file, rule, entry in rules()
        for number, sentence in enumerate(listed(entry.get(field, [])))
    ]


@lru_cache(maxsize=4096)
def fired(code: str, text: str) -> frozenset[str]:
    title = Span(0, text.index("\n\n")) if "\n\n" in text else None  # a headline, then the body
    article = Article(
        doc="rule.txt", text=text, sha256=make_sha256(text), lang=code, title=title,
        published=Published(day=PUBLISHED, how="given"),
    )
    annotated = annotate(article)
    assert not annotated.problems, annotated.problems
    return frozenset(by for a in annotated.annotations for by in (a.by, *a.also_by))


@pytest.mark.parametrize(("code", "rule", "sentence"), sentences("yes"))
def test_rule_finds(code: str, rule: str, sentence: str) -> None:
    assert rule in fired(code, sentence)


@pytest.mark.parametrize(("code", "rule", "sentence"), sentences("no"))
def test_rule_leaves_alone(code: str, rule: str, sentence: str) -> None:
    assert rule not in fired(code, sentence)


def test_every_rule_has_both() -> None:
    """A rule that is only read inside others (`part`), or only blocks (`make = "block"`, group `skip`), has none."""
    lacking = [
        f"{code}/{file}#{rule}"
        for code, file, rule, entry in rules()
        if not (listed(entry.get("yes", [])) and listed(entry.get("no", [])))
        and not (entry.get("part") or entry.get("make") == "block" or entry.get("group") == "skip")
    ]
    assert lacking == []
