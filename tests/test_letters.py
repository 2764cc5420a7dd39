"""The letter lint of the language data: it passes, and it sees what a screen does not show."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "lint_letters.py"


@pytest.fixture(scope="module")
def linter() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lint_letters", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_data_is_plain(linter: ModuleType) -> None:
    assert linter.files()
    assert [line for path in linter.files() for line in linter.lint(path)] == []


@pytest.mark.parametrize(
    "word",
    ["تشر\u06ccن", "\u06a9تاب", "\ufecb\ufeb8\ufeae\ufe93", "مُحمد", "سـلام", "سلام\u200f", "\u0671لله"],
    ids=["persian yeh", "persian kaf", "presentation forms", "vowel sign", "tatweel", "direction mark", "wasla"],
)
def test_odd_letters_are_seen(linter: ModuleType, word: str) -> None:
    assert linter.odd_letters(word)


@pytest.mark.parametrize("word", ["تشرين", "كتاب", "عشرة", "محمد", "سلام", "1436 هـ", "مجموعة الـ77", "Baghdad، ٢٥٪"])
def test_plain_letters_pass(linter: ModuleType, word: str) -> None:
    assert linter.odd_letters(word) == []


def test_sentences_may_hold_anything(linter: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "times.toml"
    file.write_text('[rule]\nforms = ["أمس"]\nyes = "قال أمـــسِ"\nno = "سـلام"\n', "utf-8")
    assert linter.lint(file) == []
    file.write_text('[rule]\nforms = ["أمـس"]\n', "utf-8")
    assert len(linter.lint(file)) == 1
