"""Decisions from the command line: built in, told, and kept through later builds."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mahdar.cli import app
from mahdar.store import LISTS, Store

SAMPLE = Path(str(resources.files("mahdar").joinpath("sample", "articles")))


def mahdar(*arguments: object, code: int = 0) -> tuple[str, str]:
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    assert done.exit_code == code, done.stderr + done.stdout
    return done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name in ("014_musannat.txt", "015_marsad-al-hilalayn.txt"):
        shutil.copy(SAMPLE / name, tmp_path / "articles")
    return tmp_path / "articles"


def rows(register: Path, what: str) -> list[dict[str, object]]:
    with Store(register) as store:
        listing = LISTS[what](store)
    return [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]


def home(event: str, register: Path) -> str:
    """The entry that an event is an account of, as `mahdar why` tells it."""
    out, _ = mahdar("why", event, register)
    return next(line.split()[1] for line in out.splitlines() if line.startswith("entry "))


def test_a_merge_is_explained_undone_and_stays_undone(folder: Path, tmp_path: Path) -> None:
    register = tmp_path / "x.mahdar"
    mahdar("build", folder, "-o", register, "-j", 1)
    merged = next(r for r in rows(register, "happenings") if r["origins"] == 2)
    reason = next(line for line in mahdar("why", merged["id"], register)[0].splitlines() if " and E-" in line)
    first, second = (word for word in reason.split() if word.startswith("E-"))
    assert home(first, register) == merged["id"]
    (folder / "events.tsv").write_text(f"do\tids\napart\t{first}|{second}\n", encoding="utf-8")
    _, told = mahdar("build", folder, "-o", register, "-j", 1)
    assert "Unused" not in told
    homes = [home(ident, register) for ident in (first, second)]
    assert homes[0] != homes[1]
    shutil.copy(SAMPLE / "011_daftar-al-mashriq.txt", folder)
    mahdar("build", folder, "-o", register, "-j", 1)
    homes = [home(ident, register) for ident in (first, second)]
    assert homes[0] != homes[1]
    assert mahdar("show", merged["id"], register)[0].split()[0] in homes


def test_lines_without_effect_are_told_and_listed(folder: Path, tmp_path: Path) -> None:
    register = tmp_path / "x.mahdar"
    (folder / "names.tsv").write_text("name\ten\nسالم البحري\tSalem\n", encoding="utf-8")
    (folder / "events.tsv").write_text("do\tids\n\nsame\tH-2345678|E-abcdefg\n", encoding="utf-8")
    (folder / "scores.tsv").write_text("commitment\tscore\ton\tby\nC-2345678\t1\t2021-09-01\tx\n", encoding="utf-8")
    _, told = mahdar("build", folder, "-o", register, "-j", 1)
    assert "names.tsv:2: no article has the name سالم البحري" in told
    assert "events.tsv:3: no account of an event has the id H-2345678" in told
    assert "scores.tsv:2: no commitment has the id C-2345678" in told
    assert {r["code"] for r in rows(register, "problems")} == {"unused"}
    assert len(rows(register, "articles")) == 2


def test_a_wrong_line_ends_the_build_before_anything_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "events.tsv").write_text("do\tids\nunite\tH-2345678|E-abcdefg\n", encoding="utf-8")
    _, told = mahdar("build", folder, "-o", tmp_path / "x.mahdar", code=2)
    assert f"{folder / 'events.tsv'}:2: `do` is 'unite' (write same or apart)" in told.replace("\n", "")
    assert not (tmp_path / "x.mahdar").exists()


def test_a_build_tells_what_the_last_one_did_not_have(folder: Path, tmp_path: Path) -> None:
    register, before = tmp_path / "x.mahdar", tmp_path / "before.mahdar"
    _, told = mahdar("build", folder, "-o", register, "-j", 1)
    assert "Changed" not in told
    _, told = mahdar("build", folder, "-o", register, "-j", 1)
    assert "Changed   nothing since the last build" in told
    shutil.copy(register, before)
    shutil.copy(SAMPLE / "013_barid-al-sawahel.txt", folder)
    _, told = mahdar("build", folder, "-o", register, "-j", 1)
    assert "Changed   rounds: " in told
    out, _ = mahdar("diff", before, register, "--csv")
    assert out.splitlines()[0] == "section,change,id,what,words"
    assert {line.split(",")[0] for line in out.splitlines()[1:]} >= {"rounds", "commitments", "disagreements"}
    mahdar("diff", before, register, "--exit-code", code=4)
    mahdar("diff", register, register, "--exit-code")
