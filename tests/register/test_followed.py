"""The process that the user follows."""

from __future__ import annotations

import pytest

from mahdar.register import Choices, compile_register

INDUSTRY, CLIMATE = "الحوار الصناعي", "الحوار المناخي"


@pytest.fixture
def two_processes(draft):
    """A round of each of two named dialogues, between different parties."""
    articles = []
    for doc, name, parties in (("a.txt", INDUSTRY, ("oman", "germany")), ("b.txt", CLIMATE, ("chile", "japan"))):
        made = draft(doc, f"عنوان\n\nاختتمت الجولة الثانية من {name}.", "2024-05-06").process(name)
        made.event("الجولة الثانية", "dialogue-round", "happened", parties, [("number", "2", "الثانية")])
        articles.append(made.made())
    return articles


@pytest.mark.parametrize(
    ("process", "expected"),
    [
        ((), [INDUSTRY, CLIMATE]),
        ((INDUSTRY,), [INDUSTRY]),
        (("حوار صناعي",), [INDUSTRY]),
        (("الحوار الصناعي العماني",), [INDUSTRY]),
        ((CLIMATE, INDUSTRY), [INDUSTRY, CLIMATE]),
        (("الحوار",), []),
        (("الحوار الزراعي",), []),
    ],
    ids=["no choice", "its name", "another spelling", "a fuller name", "both", "less than its name", "another name"],
)
def test_only_the_process_followed_has_rounds(two_processes, process, expected):
    register = compile_register(two_processes, Choices(process=process))
    shown = {e.id: e.name for e in register.entities}
    assert sorted(shown[r.process] for r in register.rounds) == expected
    assert [r.number for r in register.rounds] == [2] * len(expected)


def test_rounds_of_others_are_happenings_without_a_number(two_processes):
    register = compile_register(two_processes, Choices(process=(INDUSTRY,)))
    (other,) = [h for h in register.happenings if h.type == "dialogue-round"]
    assert other.number is None
    assert [c.value for c in other.claims if c.slot == "number"] == ["2"]
    assert {e.doc for e in other.evidence} == {"b.txt"}


def test_rounds_of_a_process_without_a_name_are_taken_where_none_bears_it(draft):
    made = draft("a.txt", "عنوان\n\nاختتمت الجولة الثانية من المحادثات.", "2024-05-06")
    made.round("الجولة الثانية", slots=[("number", "2", "الثانية")])
    assert len(compile_register([made.made()], Choices(process=(INDUSTRY,))).rounds) == 1
