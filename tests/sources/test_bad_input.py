"""Every kind of bad input becomes a problem with path and remedy, and the rest is read."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

import mahdar.sources as sources
from mahdar.errors import SourceError
from mahdar.model import Article, Problem
from mahdar.sources import read_folder
from mahdar.sources.decode import decode

GOOD = (
    "لجنة الحدود تختتم اجتماعها\n\nقال رئيس اللجنة إن الجانبين اتفقا على تبادل الخرائط في الأسبوع المقبل، وإن الخبراء"
    " سيجتمعون مرة أخرى في العاصمة قبل نهاية الشهر لمناقشة ما بقي من نقاط الخلاف بينهما."
)


def read(folder: Path) -> tuple[dict[str, Article], dict[str, Problem]]:
    items = list(read_folder(folder))
    return (
        {a.doc: a for a in items if isinstance(a, Article)},
        {p.path: p for p in items if isinstance(p, Problem)},
    )


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"  \n\n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("zeros.txt", b"abc\x00\x00def" * 20, "binary"),
        ("latin.txt", "déjà vu, où ça? Größe, façade, señor. ".encode("latin-1") * 20, "encoding"),
        ("half.txt", b"\xff\xfe" + GOOD.encode("utf-16-le")[:-1], "encoding"),
        ("english.txt", b"There is no Arabic article in this file at all. " * 20, "no-article"),
        ("short.txt", "عنوان قصير".encode(), "no-article"),
        ("doc.pdf", b"%PDF-1.7", "format"),
        ("page.html", b"<html><body><p>x</p></body></html>", "no-article"),
        ("lines.jsonl", b'{"text": 1}\n', "no-article"),
        ("array.json", b"[1, 2", "json"),
        ("broken.zip", b"PK\x03\x04broken", "zip"),
    ],
)
def test_bad_files_are_listed_with_a_remedy_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    articles, problems = read(tmp_path)
    assert list(articles) == ["good.txt"]
    [problem] = problems.values()
    assert problem.path.startswith(name)
    assert problem.code == code
    assert problem.what
    assert problem.remedy


def test_a_duplicate_names_its_twin(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "b.txt").write_text(GOOD, "utf-8")
    (tmp_path / "c.txt").write_text(GOOD + " وانتهى الاجتماع.", "utf-8")
    articles, problems = read(tmp_path)
    assert list(articles) == ["a.txt", "c.txt"]
    assert problems["b.txt"].code == "duplicate"
    assert "a.txt" in problems["b.txt"].what


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 100)
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    _, problems = read(tmp_path)
    assert problems["a.txt"].code == "huge"


def test_a_wrong_sidecar_is_a_problem_and_the_article_is_read_without_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "a.json").write_text('{"published": "last Friday"}', "utf-8")
    articles, problems = read(tmp_path)
    assert articles["a.txt"].published.day is None
    assert problems["a.json"].code == "sidecar"
    assert "last Friday" in problems["a.json"].what


def test_a_bad_record_does_not_lose_its_neighbours(tmp_path: Path) -> None:
    good = json.dumps({"text": GOOD, "outlet": "الميناء", "published": "2024-05-03"}, ensure_ascii=False)
    (tmp_path / "a.jsonl").write_text(f"{good}\nnot json\n{good[:-3]}\n", "utf-8")
    articles, problems = read(tmp_path)
    assert list(articles) == ["a.jsonl#1"]
    assert articles["a.jsonl#1"].outlet == "الميناء"
    assert set(problems) == {"a.jsonl#2", "a.jsonl#3"}


def test_archives_hold_any_of_the_other_formats(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in/one.txt", GOOD)
        archive.writestr("in/one.json", '{"outlet": "الميناء", "published": "2024-05-03"}')
        archive.writestr("in/two.bin", b"\x00")
    articles, problems = read(tmp_path)
    assert articles["a.zip/in/one.txt"].outlet == "الميناء"
    assert problems["a.zip/in/two.bin"].code == "format"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_encodings(encoding: str) -> None:
    assert decode(GOOD.encode(encoding), "a.txt").lstrip("\ufeff") == GOOD


def test_a_byte_order_mark_stays_so_that_offsets_agree_with_other_readers(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(GOOD.encode("utf-8-sig"))
    with path.open(encoding="utf-8", newline="") as file:
        assert decode(path.read_bytes(), "a.txt") == file.read()


def test_line_ends_are_not_changed(tmp_path: Path) -> None:
    data = GOOD.replace("\n", "\r\n").encode()
    (tmp_path / "a.txt").write_bytes(data)
    articles, _ = read(tmp_path)
    assert articles["a.txt"].text.encode() == data


def test_an_error_says_where_the_wrong_byte_is() -> None:
    with pytest.raises(SourceError, match="the first wrong byte is at 2"):
        decode("dé".encode("latin-1").rjust(3, b"x"), "a.txt")


def test_a_readme_and_a_licence_beside_the_articles_are_no_problem(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# notes", "utf-8")
    (tmp_path / "LICENSE").write_text("terms", "utf-8")
    (tmp_path / "notes.odt").write_bytes(b"x")
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    articles, problems = read(tmp_path)
    assert list(articles) == ["good.txt"]
    assert list(problems) == ["notes.odt"]
