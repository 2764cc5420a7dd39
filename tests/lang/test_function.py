"""Comparison forms of words: two spellings of a loan word are one, words that only begin alike are not."""

from __future__ import annotations

import pytest

from mahdar.lang.function import stem
from mahdar.text.fold import fold_key


@pytest.mark.parametrize(
    ("first", "second"), [("الستراتيجي", "الاستراتيجي"), ("وبالستراتيجية", "استراتيجية"), ("الديموقراطي", "ديمقراطي")]
)
def test_spellings_of_a_loan_word_are_one(first: str, second: str) -> None:
    assert stem("ar", fold_key(first)) == stem("ar", fold_key(second)) != ""


@pytest.mark.parametrize(("first", "second"), [("ستعمل", "استعمل"), ("الستار", "الاستار"), ("ديموغرافي", "ديمقراطي")])
def test_words_that_begin_alike_stay_apart(first: str, second: str) -> None:
    assert stem("ar", fold_key(first)) != stem("ar", fold_key(second))
