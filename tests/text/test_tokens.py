"""Tokens: what stands where, and that nothing is lost or moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.text.columns import Columns
from mahdar.text.fold import fold_key
from mahdar.text.tokens import BREAK, LATIN, NUMBER, SIGN, WORD, Beginnings, tokenize

TEXTS = st.text(
    st.one_of(
        st.sampled_from("أبتثجلامنوىة ءؤئـًِّ \n\r\t٠١٢.,،:؛/-()«»\"'abcXY12\u200f\u2029ﻻ"), st.characters(codec="utf-8")
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("قال إنّ", [WORD, WORD]),
        ("2,500 جندي", [NUMBER, WORD]),
        ("يوليو2014", [WORD, NUMBER]),
        ("10:30", [NUMBER, SIGN, NUMBER]),
        ("سطر\n\nآخر", [WORD, BREAK, WORD]),
        ("F16 و COVID", [LATIN, WORD, LATIN]),
        ("7.4.2021", [NUMBER]),
        ("2021.", [NUMBER, SIGN]),
        ("الـ4", [WORD, NUMBER]),
        ("ًّ", []),
        ("", []),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [t.kind for t in tokenize(text)] == kinds


@given(TEXTS)
def test_tokens_are_in_order_and_inside(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(TEXTS)
def test_a_token_is_the_fold_of_its_words(text: str) -> None:
    for token in tokenize(text):
        surface = text[token.start : token.end]
        assert token.key == ("\n" if token.kind == BREAK else fold_key(surface))


@given(TEXTS)
def test_only_space_and_marks_stand_between(text: str) -> None:
    rest = list(text)
    for token in tokenize(text):
        rest[token.start : token.end] = [""] * (token.end - token.start)
    assert not [c for c in "".join(rest) if c.isalnum() and c.isascii()]


@given(TEXTS, st.data())
def test_a_part_of_a_text_has_offsets_of_the_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    inside = [(t.start + start, t.end + start, t.kind, t.key) for t in tokenize(text[start:end])]
    assert [tuple(t) for t in tokenize(text, start, end)] == inside


@given(TEXTS)
def test_same_answer_twice(text: str) -> None:
    assert tokenize(text) == tokenize(text)


def test_beginnings_are_the_words_asked_for_and_numbers() -> None:
    begins = Beginnings({"امس", "جنيف"})
    assert [begins[t.key] for t in tokenize("وصل 12 وفدا أمس إلى جنيف")] == [False, True, False, True, False, True]


@given(TEXTS)
def test_columns_are_the_tokens(text: str) -> None:
    tokens, columns = tokenize(text), Columns(text)
    assert list(columns) == tokens
    assert columns.keys == [t.key for t in tokens]
    assert [columns.kind(n) for n in range(len(columns))] == [t.kind for t in tokens]
    assert columns[1:3] == tokens[1:3]
    assert list(Columns(text, tokens)) == tokens


@given(TEXTS, st.data())
def test_tokens_of_a_span_are_those_it_touches(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    tokens = tokenize(text)
    wanted = [n for n, t in enumerate(tokens) if t.start < end and start < t.end]
    for columns in (Columns(text), Columns(text, tokens)):
        assert end == start or list(columns.touching(start, end)) == wanted


def test_offset_after_a_clitic_skips_its_vowel_sign() -> None:
    text = "وَالعراق"
    assert tokenize(text)[0].at(1, text) == 2
