"""The road from a folder to a register: what is kept, what is done again, and what a user's settings change."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from mahdar import pipeline
from mahdar.errors import MahdarError
from mahdar.model import Article
from mahdar.pipeline import annotate_article, build
from mahdar.settings import Settings
from mahdar.store import Store

FIRST = """الوفدان يتفقان على جدول للصيد
الثلاثاء 5 مارس 2024
الميناء القديم - وكالة الساحل
قال وزير الثروة السمكية سالم البحري إن الوفدين اتفقا أمس الاثنين على جدول للصيد، وإن الجولة الثالثة ستعقد الشهر المقبل.
وأضاف البحري أن بلاده ستخفض عدد سفنها من 300 إلى 250 سفينة خلال العام الجاري."""
SECOND = """سفن أقل في الخليج
6 مارس 2024
أعلنت وزارة الثروة السمكية أن عدد السفن سيخفض إلى 250 سفينة، بعد محادثات استمرت ثلاثة أيام في الميناء القديم.
وأكد البيان أن اللجنة الفنية ستجتمع يوم الأحد المقبل لمتابعة تنفيذ الجدول."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "1.txt").write_text(FIRST, encoding="utf-8")
    (made / "2.txt").write_text(SECOND, encoding="utf-8")
    return made


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the articles that are annotated."""
    seen: list[str] = []

    def count(article: Article) -> object:
        seen.append(article.doc)
        return annotate_article(article)

    monkeypatch.setattr(pipeline, "annotate_article", count)
    return seen


def test_a_folder_becomes_a_register(folder: Path, tmp_path: Path) -> None:
    stations: list[str] = []
    built = build([folder], tmp_path / "x.mahdar", Settings(), progress=lambda station, *_: stations.append(station))
    assert [a.article.doc for a in built.annotated] == ["1.txt", "2.txt"]
    assert built.problems == ()
    assert list(dict.fromkeys(stations)) == ["read", "annotate", "compile", "write"]
    with Store(built.path) as store:
        assert store.read_register() == built.register
        assert [*store.read_annotated()] == [*built.annotated]
        assert [a.text for a in store.read_articles()] == [FIRST, SECOND]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_only_what_changed_is_annotated_again(folder: Path, tmp_path: Path, counted: list[str]) -> None:
    out = tmp_path / "x.mahdar"
    build([folder], out, Settings())
    assert counted == ["1.txt", "2.txt"]
    counted.clear()
    assert build([folder], out, Settings()).reused == 2
    assert counted == []
    (folder / "2.txt").write_text(SECOND.replace("250", "251"), encoding="utf-8")
    (folder / "1.txt").rename(folder / "3.txt")
    assert build([folder], out, Settings()).reused == 1
    assert counted == ["2.txt"]


def test_a_built_register_is_the_same_as_one_built_anew(folder: Path, tmp_path: Path) -> None:
    out, anew = tmp_path / "x.mahdar", tmp_path / "y.mahdar"
    build([folder], out, Settings())
    (folder / "2.txt").write_text(SECOND.replace("250", "251"), encoding="utf-8")
    build([folder], out, Settings())
    build([folder], anew, Settings())
    assert out.read_bytes() == anew.read_bytes()


def test_other_rules_annotate_everything_again(
    folder: Path, tmp_path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "x.mahdar", Settings())
    counted.clear()
    monkeypatch.setattr(pipeline, "hash_rules", lambda: "others")
    build([folder], tmp_path / "x.mahdar", Settings())
    assert counted == ["1.txt", "2.txt"]


def test_a_killed_build_goes_on_where_it_was(
    folder: Path, tmp_path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "x.mahdar"
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "compile_register", die)
        with pytest.raises(KeyboardInterrupt):
            build([folder], out, Settings())
    assert not out.exists()
    counted.clear()
    assert build([folder], out, Settings()).reused == 2
    assert counted == []


def test_a_torn_journal_is_started_anew(folder: Path, tmp_path: Path) -> None:
    (tmp_path / ".x.mahdar.part").write_bytes(b"SQLite format 3\0 torn by a full disk" * 40)
    assert len(build([folder], tmp_path / "x.mahdar", Settings()).annotated) == 2


def test_a_damaged_register_is_built_anew(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "x.mahdar").write_bytes(b"not a register")
    assert build([folder], tmp_path / "x.mahdar", Settings()).reused == 0


def test_two_builds_do_not_write_one_register(folder: Path, tmp_path: Path) -> None:
    from mahdar.store import Journal

    with Journal(tmp_path / "x.mahdar", "f"), pytest.raises(MahdarError, match="another build"):
        build([folder], tmp_path / "x.mahdar", Settings())


def test_an_article_that_fails_is_a_problem_and_the_rest_is_built(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(article: Article) -> object:
        if article.doc == "1.txt":
            raise ValueError("no")
        return annotate_article(article)

    monkeypatch.setattr(pipeline, "annotate_article", fail)
    built = build([folder], tmp_path / "x.mahdar", Settings())
    assert [(p.path, p.code, p.what) for p in built.problems] == [("1.txt", "not-annotated", "ValueError: no")]
    assert len(built.annotated) == 2
    with Store(built.path) as store:
        assert [p.path for p in store.read_problems()] == ["1.txt"]


def test_what_the_user_sets_wins(folder: Path, tmp_path: Path) -> None:
    settings = Settings(outlets={"1*": "جريدة المرفأ"}, published={"2.*": dt.date(2024, 4, 1)})
    one, two = (a.article for a in build([folder], tmp_path / "x.mahdar", settings).annotated)
    assert one.outlet == "جريدة المرفأ"
    assert one.published.day == dt.date(2024, 3, 5)
    assert two.published.day == dt.date(2024, 4, 1)
    assert two.published.how == "given"


def test_files_of_two_folders_keep_their_names_apart(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "more"
    other.mkdir()
    (other / "1.txt").write_text(SECOND.replace("250", "120"), encoding="utf-8")
    built = build([folder, other], tmp_path / "x.mahdar", Settings())
    assert [a.article.doc for a in built.annotated] == ["articles/1.txt", "articles/2.txt", "more/1.txt"]


def test_bad_files_are_listed_and_the_rest_is_built(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n" + bytes(range(256)))
    (folder / "broken.jsonl").write_text('{"text": \n', encoding="utf-8")
    built = build([folder], tmp_path / "x.mahdar", Settings())
    assert len(built.annotated) == 2
    assert {p.path.split("#")[0] for p in built.problems} == {"empty.txt", "picture.txt", "broken.jsonl"}
    assert all(p.remedy for p in built.problems)


def test_a_folder_without_articles_is_an_error_and_the_old_register_stays(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "x.mahdar", Settings())
    before = (tmp_path / "x.mahdar").read_bytes()
    (tmp_path / "none").mkdir()
    with pytest.raises(MahdarError, match="no article could be read"):
        build([tmp_path / "none"], tmp_path / "x.mahdar", Settings())
    assert (tmp_path / "x.mahdar").read_bytes() == before


def test_half_a_character_is_a_problem(folder: Path, tmp_path: Path) -> None:
    (folder / "3.jsonl").write_text(json.dumps({"text": SECOND.replace("250", "99 \ud83d")}), encoding="utf-8")
    (folder / "4.jsonl").write_text(json.dumps({"text": SECOND.replace("250", "98 \U0001f6a2")}), encoding="utf-8")
    built = build([folder], tmp_path / "x.mahdar", Settings())
    assert [p.code for p in built.problems] == ["half-character"]
    assert len(built.annotated) == 3


def test_settings_are_kept_with_the_register(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "x.mahdar", Settings(title="الخليج", jobs=2))
    with Store(tmp_path / "x.mahdar") as store:
        meta = store.read_meta()
    kept = json.loads(meta["settings"])
    assert kept["title"] == "الخليج"
    assert kept["jobs"] == 0  # how many processes worked says nothing about the register
