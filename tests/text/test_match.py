"""Phrases found in token lists: longest first, clitics before the first word, exact offsets."""

from __future__ import annotations

from mahdar.lang.pack import load_clitics
from mahdar.text.match import Phrases
from mahdar.text.tokens import tokenize

CLITICS = load_clitics("ar")
PLACES = Phrases([("العراق", "iraq"), ("جنوب السودان", "south-sudan"), ("السودان", "sudan"), ("بلد", "balad")], CLITICS)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[h.start : h.end], h.payload) for h in PLACES.find(tokenize(text), text)]


def test_longest_phrase_first() -> None:
    assert found("في جنوب السودان والسودان") == [("جنوب السودان", "south-sudan"), ("السودان", "sudan")]


def test_the_hit_starts_after_the_clitics_even_between_vowel_signs() -> None:
    assert found("وَلِلعِراق") == [("لعِراق", "iraq")]
    assert found("بالعـــراق") == [("العـــراق", "iraq")]


def test_a_word_inside_another_is_no_hit() -> None:
    assert found("العراقيون والبلدان") == []


def test_a_phrase_does_not_go_on_over_a_line() -> None:
    assert found("جنوب\nالسودان") == [("السودان", "sudan")]


def test_without_proclitics_only_the_whole_word() -> None:
    strict = Phrases([("العراق", "iraq")], CLITICS, proclitics=False)
    assert list(strict.find(tokenize("والعراق"), "والعراق")) == []
    assert len(list(strict.find(tokenize("العراق"), "العراق"))) == 1


def test_all_payloads_of_overlapping_phrases() -> None:
    both = Phrases([("وزارة الدفاع", 1), ("الدفاع", 2), ("الدفاع", 3)], CLITICS)
    text = "وزارة الدفاع"
    assert [h.payload for h in both.find_all(tokenize(text), text)] == [1, 2, 3]
    assert [h.payload for h in both.find(tokenize(text), text)] == [1]
