"""Laws that hold for everything: same input, same bytes, in any order, with any number of workers, through a kill."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import pytest

from mahdar import pipeline
from mahdar.annotators import annotate
from mahdar.model import Article, Problem, Span, make_sha256
from mahdar.pipeline import build
from mahdar.register import compile_register
from mahdar.settings import Settings
from mahdar.store import Store, verify

SAMPLE = Path(str(resources.files("mahdar").joinpath("sample", "articles")))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Built:
    return build([SAMPLE], tmp_path_factory.mktemp("built") / "x.mahdar", Settings(), jobs=1)


def test_the_sample_is_read_whole(built: pipeline.Built) -> None:
    assert len(built.annotated) >= 14
    assert built.problems == ()
    assert all(item.annotations for item in built.annotated)


BROKEN_OFF = (
    "قال الوزير إن الاتفاق من أفضل ما تم ،",
    "كشف المدير برنامجه، على أن ",
    "لكن الخلاف الذي وصف",
    "وقال الوزير إن الوفد لن يعود بشكل جاد، وهي",
    "واتفقت الشركة مع العمال على الا",
    "وذكر المتحدث الذي وصف",
    "وبحسب ما أعلن",
)


@pytest.mark.parametrize("text", BROKEN_OFF)
def test_a_text_that_breaks_off_is_read(text: str) -> None:
    assert annotate(Article(doc="x.txt", text=text, sha256=make_sha256(text))).problems == ()


def test_texts_may_break_off_behind_any_word(built: pipeline.Built) -> None:
    """Scraped pages and teasers end anywhere; no annotator may look behind the last word."""
    for item in built.annotated[:3]:
        for word in re.finditer(r"\S+", item.article.text):
            text = item.article.text[: word.end()]
            cut = Article(doc="x.txt", text=text, sha256=make_sha256(text), published=item.article.published)
            assert annotate(cut).problems == (), text[-80:]


def test_built_twice_the_same_bytes(built: pipeline.Built, tmp_path: Path) -> None:
    out = tmp_path / "x.mahdar"
    for _ in range(2):  # anew, then over the first
        build([SAMPLE], out, Settings(), jobs=1)
        assert out.read_bytes() == built.path.read_bytes()


def test_what_was_built_before_does_not_show(built: pipeline.Built, tmp_path: Path) -> None:
    folder, out = tmp_path / "articles", tmp_path / "x.mahdar"
    folder.mkdir()
    files = sorted(SAMPLE.iterdir())
    for path in files[: len(files) // 2]:
        shutil.copy(path, folder)
    build([folder], out, Settings(), jobs=1)
    for path in files:
        shutil.copy(path, folder)
    build([folder], out, Settings(), jobs=1)
    assert out.read_bytes() == built.path.read_bytes()


def test_workers_do_not_show(built: pipeline.Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "INLINE", 0)
    build([SAMPLE], tmp_path / "x.mahdar", Settings(), jobs=2)
    assert (tmp_path / "x.mahdar").read_bytes() == built.path.read_bytes()


def test_the_order_of_reading_does_not_show(
    built: pipeline.Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline.read_folder

    def shuffled(path: Path, code: str) -> list[Article | Problem]:
        return random.Random(3).sample(items := [*read(path, code)], len(items))

    monkeypatch.setattr(pipeline, "read_folder", shuffled)
    build([SAMPLE], tmp_path / "x.mahdar", Settings(), jobs=1)
    assert (tmp_path / "x.mahdar").read_bytes() == built.path.read_bytes()


def test_the_order_of_articles_does_not_change_the_register(built: pipeline.Built) -> None:
    for n in range(3):
        shuffled = random.Random(n).sample(built.annotated, len(built.annotated))
        assert compile_register(shuffled) == built.register


def test_the_hash_seed_does_not_show(built: pipeline.Built, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.mahdar"
        subprocess.run(
            [sys.executable, "-m", "mahdar", "build", str(SAMPLE), "-o", str(out), "-q", "--jobs", "1"],
            env={**os.environ, "PYTHONHASHSEED": seed}, check=True, timeout=120,
        )  # fmt: skip
        assert out.read_bytes() == built.path.read_bytes()


def test_a_build_that_was_killed_gives_the_same_bytes(built: pipeline.Built, tmp_path: Path) -> None:
    out = tmp_path / "x.mahdar"
    command = [sys.executable, "-m", "mahdar", "build", str(SAMPLE), "-o", str(out), "-q", "--jobs", "2"]
    for wait in (0.3, 0.9, 1.4):
        process = subprocess.Popen(command)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command, check=True, timeout=120)
    assert out.read_bytes() == built.path.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["x.mahdar"]


def test_every_span_reads_as_stored(built: pipeline.Built) -> None:
    with Store(built.path) as store:
        checked, wrong = verify(store)
        assert wrong == []
        assert checked > 500
        assert store.read_register() == built.register


def test_texts_are_the_files_letter_for_letter(built: pipeline.Built) -> None:
    for item in built.annotated:
        path = SAMPLE / item.article.doc
        if path.suffix == ".txt":
            with path.open(encoding="utf-8", newline="") as file:
                assert item.article.text == file.read()


def test_spans_lie_inside_the_text(built: pipeline.Built) -> None:
    for item in built.annotated:
        size = len(item.article.text)
        for annotation in item.annotations:
            for span in spans(annotation):
                assert 0 <= span.start < span.end <= size, (item.article.doc, annotation)


def spans(value: object) -> list[Span]:
    """Every span in a record, however deep."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for each in value for span in spans(each)]
    if hasattr(value, "__dataclass_fields__"):
        return [span for name in value.__dataclass_fields__ for span in spans(getattr(value, name))]
    return []
