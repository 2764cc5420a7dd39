"""Folding: one spelling for a word's many, and the way back to the printed letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.text.fold import fold, fold_key, fold_words, offset_of

LIGATURES = {
    chr(c) for c in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)) if len(unicodedata.normalize("NFKC", chr(c))) > 1
}
ARABIC = st.text(
    st.one_of(
        st.sampled_from("أإآٱىیېةۃکڪءؤئابتثجحخدذرزسشصضطظعغفقكلمنهويـًٌٍَُِّْٰ٠١٢٣۴۵ \n،؛؟\u200f\u200c\ufefbﷲ"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("الأمـيركيّة", "الاميركيه"),
        ("إبريل", "ابريل"),
        ("مستشفى", "مستشفي"),
        ("ﻻ", "لا"),
        ("٢٥٠٠", "2500"),
        ("۲۵", "25"),
        ("تشرین", "تشرين"),
        ("عشرﺓ", "عشره"),
    ],
)
def test_spellings_fold(printed: str, folded: str) -> None:
    assert fold(printed).text == folded


@pytest.mark.parametrize(("one", "other"), [("سماء", "سما"), ("مؤمن", "مومن"), ("على", "علي"), ("سأل", "سئل")])
def test_words_stay_apart(one: str, other: str) -> None:
    assert fold_key(one) != fold_key(other)


def test_preposition_keeps_its_letter_and_the_name_does_not() -> None:
    assert fold("ذهب على عجل").text == "ذهب على عجل"
    assert fold("قال عليّ إنه").text == "قال علي انه"
    assert fold("أعلى").text == "اعلي"


@given(ARABIC)
def test_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.at) == len(folded.text) + 1
    assert list(folded.at) == sorted(folded.at)
    assert folded.at[-1] == len(text)


@given(ARABIC, st.data())
def test_folding_a_piece_gives_the_piece(text: str, data: st.DataObject) -> None:
    """fold(source[at[i]:at[j]]) == folded[i:j], unless a cut goes through a ligature or next to على's last letter."""
    folded = fold(text)
    i = data.draw(st.integers(0, len(folded.text)))
    j = data.draw(st.integers(i, len(folded.text)))
    inside = any(0 < k < len(folded.text) and folded.at[k] == folded.at[k - 1] for k in (i, j))
    if inside or "ى" in text:
        return
    assert fold(text[folded.at[i] : folded.at[j]]).text == folded.text[i:j]


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(st.sampled_from("أإآىةکءابتعلىوف"), min_size=1, max_size=8))
def test_a_word_and_its_key_fold_alike(word: str) -> None:
    assert fold_key(word) == fold(word).text.lower()


def test_words_of_a_phrase() -> None:
    assert fold_words("كانون  الثاني") == ("كانون", "الثاني")


@pytest.mark.parametrize(
    ("surface", "letters", "offset"),
    [("وال", 1, 1), ("وَال", 1, 2), ("ﻻم", 2, 1), ("أمـــسِ", 2, 5), ("abc", 9, 9), ("", 0, 0)],
)
def test_offsets_of_letters(surface: str, letters: int, offset: int) -> None:
    assert offset_of(surface, letters) == offset
