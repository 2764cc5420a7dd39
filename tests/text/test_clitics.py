"""Clitics: every reading of a word's front and end; properties over all words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahdar.lang.pack import load_clitics
from mahdar.text.clitics import Split
from mahdar.text.fold import fold_key

CLITICS = load_clitics("ar")
LETTERS = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=12)


def stems(word: str) -> list[tuple[str, int]]:
    return [(s.stem, s.start) for s in CLITICS.splits(fold_key(word))]


def test_the_whole_word_comes_first() -> None:
    assert CLITICS.splits("بلينكن")[0] == Split("", "بلينكن", 0)


def test_conjunction_preposition_and_article() -> None:
    assert ("القوات", 2) in stems("وبالقوات")


def test_after_lam_the_article_gets_its_alif_back() -> None:
    assert ("العراق", 1) in stems("للعراق")
    assert ("العراق", 2) in stems("وللعراق")


def test_both_starts_of_a_double_lam_are_read() -> None:
    assert {("اللجنه", 1), ("لجنه", 1)} <= set(stems("للجنة"))


def test_a_preposition_does_not_take_another() -> None:
    assert ("لجنه", 2) not in stems("بلجنة")
    assert ("جنه", 2) not in stems("بلجنة")


def test_the_article_comes_off_but_not_from_a_word_of_its_own() -> None:
    assert CLITICS.bare("الوزير") == "وزير"
    assert CLITICS.bare("الى") == "الى"


def test_pronouns_at_the_end() -> None:
    assert ("قوات", "ها") in CLITICS.endings("قواتها")
    assert ("مهمه", "ها") in CLITICS.endings("مهمتها")
    assert ("مهمه", "ه") not in CLITICS.endings("مهمه")  # its ه is its own


@given(LETTERS)
def test_every_split_ends_with_the_word_and_keeps_two_letters(word: str) -> None:
    for split in CLITICS.splits(word):
        assert split.start <= len(word)
        if split.start:
            assert len(split.stem) >= 2
            rest = word[split.start :]
            assert split.stem in (rest, "ال" + rest[1:], "ال" + rest)
        assert word[: split.start].startswith(split.proclitics[:1])


@given(LETTERS)
def test_splitting_is_the_same_twice(word: str) -> None:
    assert CLITICS.splits(word) == CLITICS.splits(word)
