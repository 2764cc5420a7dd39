"""Search: a word is found in any spelling and under its clitics, and near misses are not."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from mahdar.model import Annotated, Article, Part, Register, Span, make_sha256
from mahdar.store import Store, search, write_store
from mahdar.store.keys import SearchKeys, fold_query

FOUND = [
    ("الخارجية", "وزارة الخارجيّة أصدرت بيانا"),
    ("الخارجيّة", "وزارة الخارجية أصدرت بيانا"),
    ("إعلان", "صدر اعلان المبادئ"),
    ("اعلان", "صدر إعلانُ المبادئ"),
    ("2500", "وصل ٢٥٠٠ بحّار"),
    ("٢٥٠٠", "وصل 2,500 بحار"),
    ("2,500", "وصل ٢٬٥٠٠ بحار"),
    ("انسحاب", "تعهّد بانسحاب الوحدات"),
    ("الانسحاب", "تعهّد بانسحاب الوحدات"),
    ("انسحاب", "رحّب بالانسحاب"),
    ("القوات", "وبقوات إضافية"),
    ("العراق", "مساعدات للعراق"),
    ("مستشفى", "زار المستشفي القديم"),
    ("Reuters", "نقلت reuters الخبر"),
    ("بيان المبادئ", "المبادئ التي في البيان"),
    ('"بيان المبادئ"', "صدر بيان المبادئ أمس"),
]
NOT_FOUND = [
    ("وزير", "زير نساء"),  # the query's و is no conjunction
    ("250", "وصل ٢٥٠٠ بحّار"),
    ("إعلان", "صدر تعليق"),
    ("انسحاب قوات", "تعهّد بانسحاب السفن"),  # every word must be there
    ('"بيان المبادئ"', "المبادئ التي في البيان"),  # in this order
    ("،", "وصل، ثم غادر"),
]


def store_of(path: Path, *texts: str) -> Path:
    annotated = []
    for n, text in enumerate(texts):
        part = Part(role="paragraph", span=Span(0, len(text)), by="made")
        annotated.append(Annotated(article=Article(doc=f"{n}", text=text, sha256=make_sha256(text), parts=(part,))))
    write_store(path, annotated, Register())
    return path


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All texts of the table, each one article."""
    texts = [text for _, text in FOUND + NOT_FOUND]
    return store_of(tmp_path_factory.mktemp("search") / "x.mahdar", *texts)


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_found(everything: Path, query: str, text: str) -> None:
    with Store(everything) as store:
        hits = [hit for hit in search(store, query) if not hit.related]
    assert text in [hit.words for hit in hits]
    for hit in hits:
        for start, end in hit.at:
            assert hit.words[start:end] in text or hit.words != text


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_not_found(everything: Path, query: str, text: str) -> None:
    with Store(everything) as store:
        assert text not in [hit.words for hit in search(store, query) if not hit.related]


def test_related_words_come_last(tmp_path: Path) -> None:
    with Store(store_of(tmp_path / "x.mahdar", "توقفت الاتفاقات", "بدأ الاتفاق")) as store:
        hits = search(store, "اتفاق")
    assert [(hit.words, hit.related) for hit in hits] == [("بدأ الاتفاق", False), ("توقفت الاتفاقات", True)]


def test_hits_stop_at_the_limit(everything: Path) -> None:
    with Store(everything) as store:
        assert len(search(store, "وصل", limit=2)) == 2


def test_statements_are_searched_by_their_words(tmp_path: Path, annotated: list[Annotated], register: Register) -> None:
    write_store(tmp_path / "x.mahdar", annotated, register)
    with Store(tmp_path / "x.mahdar") as store:
        (hit,) = search(store, "2500", within="statements")
        assert hit.id is not None
        assert hit.id.startswith("S-")
        text = store.read_articles()[0].text
        assert text[hit.start : hit.start + len(hit.words)] == hit.words
        assert search(store, "الوكالة", within="statements") == []


def test_lines_that_are_not_prose_are_left_out(tmp_path: Path, annotated: list[Annotated], register: Register) -> None:
    write_store(tmp_path / "x.mahdar", annotated, register)
    with Store(tmp_path / "x.mahdar") as store:
        assert search(store, "ليلى")
        assert search(store, "اقرأ") == []


def test_a_word_of_the_query_syntax_is_a_word(everything: Path) -> None:
    with Store(everything) as store:
        for query in ('AND "', "key : x", "NEAR(", "*", "'; --", ""):
            assert isinstance(search(store, query), list)


def test_stems_are_marked_and_never_plain() -> None:
    key = SearchKeys().make_key("الانسحابات").split()
    assert [form for form in key if form.startswith("ـ")]
    assert not [form for form in key if "ـ" in form[1:]]


def test_the_folded_query_is_shown() -> None:
    assert fold_query("الخارجيّة، ٢٥٠٠") == "الخارجيه 2500"


DATASETTE = [
    pair for pair in FOUND if '"' not in pair[0] and pair[0] not in ("الخارجيّة", "مستشفى", "القوات", "الانسحاب")
]


@pytest.mark.parametrize(("query", "text"), DATASETTE)
def test_plain_datasette_finds_words_as_typed(everything: Path, query: str, text: str) -> None:
    rows = ask_datasette(everything, f"/x/paragraph.json?_search={query}&_shape=objects&_size=100")
    assert text in [row["words"] for row in rows["rows"]]


def test_datasette_shows_search_boxes(everything: Path) -> None:
    for table in ("paragraph", "statement"):
        assert 'type="search"' in ask_datasette(everything, f"/x/{table}")
    none = ask_datasette(everything, "/x/paragraph.json?_search=كلمةغائبة&_shape=objects")
    assert none["rows"] == []  # with single quotes in `content=` Datasette drops the word and returns every row


def ask_datasette(path: Path, address: str) -> Any:
    from datasette.app import Datasette

    async def ask() -> Any:
        datasette = Datasette([str(path)])
        try:
            response = await datasette.client.get(address.replace("/x/", f"/{path.stem}/"))
            assert response.status_code == 200
            return response.json() if ".json" in address else response.text
        finally:
            for database in datasette.databases.values():
                database.close()

    return asyncio.run(ask())
