"""Mentions, the cases, examples of the heads, ids, metonyms, datelines, unfinished phrases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mahdar.annotators.found import Found, order
from mahdar.annotators.mentions import find_mentions
from mahdar.lang import load
from mahdar.lang.heads import load_head_file
from mahdar.model import Article, Mention, Part, Span, make_sha256
from mahdar.text.reading import Reading

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/ar/mentions.jsonl").read_text("utf-8").splitlines()
    if line
]
SECTIONS = ("organisation", "group", "event", "law", "place")


def _mentions(text: str, **fields: Any) -> list[Mention]:
    article = Article(doc="case", text=text, sha256=make_sha256(text), **fields)
    return order(find_mentions(Reading(article), Found(), load("ar")))


def _words(text: str, mentions: list[Mention]) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], m.type) for m in mentions]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    wanted = [(f["text"], f["type"]) for f in case["find"]]
    assert _words(case["text"], _mentions(case["text"])) == wanted


@pytest.mark.parametrize("section", SECTIONS)
def test_examples_of_heads(section: str) -> None:
    rules = getattr(load_head_file("ar"), section)
    prefix = f"heads.toml#{section}/"
    assert rules.yes
    assert rules.no
    for sentence in rules.yes:
        assert [m for m in _mentions(sentence) if m.by.startswith(prefix)], sentence
    for sentence in rules.no:
        assert [m for m in _mentions(sentence) if m.by.startswith(prefix)] == [], sentence


def test_surname_has_the_entity_of_the_full_name() -> None:
    text = "قال رئيس الوفد يوسف المرزوقي إن المهلة كافية. وأضاف المرزوقي أنه سيعود"
    full, short = _mentions(text)
    assert full.entity == short.entity == "per:يوسف المرزوقي"
    assert short.name == "يوسف المرزوقي"


def test_known_bodies_have_the_id_of_the_pack() -> None:
    (mention,) = _mentions("انتقدت الأمم المتحدة الهجوم")
    assert (mention.entity, mention.by) == ("united-nations", "gazetteer/international")


@pytest.mark.parametrize(
    ("text", "metonym"),
    [
        ("أعلنت أنقرة وقف الرحلات", "turkey"),
        ("اجتمع الوزراء في أنقرة", None),
        ("توترت العلاقات بين أنقرة وبغداد", "turkey"),
        ("هبطت الطائرة في مطار أنقرة", None),
    ],
)
def test_capital_for_government(text: str, metonym: str | None) -> None:
    assert next((m.metonym for m in _mentions(text) if m.entity == "ankara"), None) == metonym


def test_two_bearers_of_a_place_name_are_told_apart_by_the_article() -> None:
    libya = "وصل الوفد الليبي إلى طرابلس قادما من بنغازي"
    lebanon = "أغلق المحتجون طرقات طرابلس، وقال الجيش اللبناني إن بيروت هادئة"
    assert "tripoli" in [m.entity for m in _mentions(libya)]
    assert "tripoli-lebanon" in [m.entity for m in _mentions(lebanon)]


def test_dateline_names_outlet_and_author() -> None:
    text = "عنوان قصير\nنواكشوط - أمينة جاكيتي - منارة الشاطئ\nبدأت الجلسة"
    lines, start = [], 0
    for role, line in zip(("title", "dateline", "paragraph"), text.split("\n"), strict=True):
        lines.append(Part(role=role, span=Span(start, start + len(line)), by="test"))  # type: ignore[arg-type]
        start += len(line) + 1
    found = _words(text, _mentions(text, parts=tuple(lines), outlet="منارة الشاطئ"))
    assert found == [("نواكشوط", "GPE"), ("أمينة جاكيتي", "PER"), ("منارة الشاطئ", "ORG")]


def test_lines_of_noise_hold_no_mentions() -> None:
    text = "وزير النقل سمير خوري في مطار بيروت\nبدأت الجلسة"
    parts = (
        Part(role="noise", span=Span(0, text.index("\n")), by="test"),
        Part(role="paragraph", span=Span(text.index("\n") + 1, len(text)), by="test"),
    )
    assert _mentions(text, parts=parts) == []


@pytest.mark.parametrize(
    "text", ["", "، ، ،", "وزير", "رئيس الوزراء", 'صحيفة "', "قرار مجلس الأمن رقم", "محمد بن", "د.", "القائم"]
)
def test_unfinished_phrases_are_read_without_failing(text: str) -> None:
    for mention in _mentions(text):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("سامر بن عبدالعزيز", "سامر بن خالد بن عبدالعزيز"),
        ("خالد بن سامر بن راشد", "سامر بن راشد"),
    ],
)
def test_two_fathers_are_two_sons(first: str, second: str) -> None:
    found = [m.entity for m in _mentions(f"التقى الأمير {first} بالأمير {second} أمس") if m.type == "PER"]
    assert len(found) == len(set(found)) == 2


def test_a_relative_of_a_known_person_is_somebody_else() -> None:
    found = {m.name: m.entity for m in _mentions("قال أوباما إن السيدة ملاك أوباما غادرت")}
    assert found["أوباما"] == "barack-obama"
    assert found.get("ملاك أوباما") != "barack-obama"


def test_a_bare_surname_is_that_of_the_bearer_who_holds_an_office() -> None:
    text = "وصل رولف هالدنسن، وزير النقل النرويجي، أمس. وغنى أولاف هالدنسن في الحفل. وقال هالدنسن إن الخط جاهز"
    found = {text[m.span.start : m.span.end]: m.entity for m in _mentions(text) if m.type == "PER"}
    assert found["هالدنسن"] == found["رولف هالدنسن"] != found["أولاف هالدنسن"]


def test_a_bare_surname_is_the_last_bearers_where_nothing_else_decides() -> None:
    text = "قال رولف هالدنسن إن. وقال أولاف هالدنسن إن. وقال هالدنسن إن الخط جاهز"
    found = {text[m.span.start : m.span.end]: m.entity for m in _mentions(text) if m.type == "PER"}
    assert found["هالدنسن"] == found["أولاف هالدنسن"]
