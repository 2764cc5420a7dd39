"""Cutting a text for highlighting: no letter is lost, no word is torn, everything that was found is covered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahdar.model import Span
from mahdar.web.highlight import Marked, cut, grow, inside_word

LETTERS = "بسلامعةأئىـّْ\u200d \n.،«»12٣٬a<&🚢é\u0301"
TEXTS = st.text(LETTERS, max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span], list[Marked]]:
    text = draw(TEXTS)
    lines, start = [], 0
    for line in text.split("\n"):
        if line:
            lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    marks = []
    for n in range(draw(st.integers(0, 6))):
        a = draw(st.integers(0, len(text)))
        b = draw(st.integers(a, len(text)))
        marks.append(Marked(Span(a, b), f"c{a}-{b}", ("statement", "figure", "event")[n % 3]))
    return text, lines, marks


@given(marked_texts())
def test_pieces_give_the_lines_back(case: tuple[str, list[Span], list[Marked]]) -> None:
    text, lines, marks = case
    for line, pieces in zip(lines, cut(text, lines, marks), strict=True):
        assert "".join(p.text for p in pieces) == text[line.start : line.end]


@given(marked_texts())
def test_no_piece_begins_inside_a_word(case: tuple[str, list[Span], list[Marked]]) -> None:
    text, lines, marks = case
    for line, pieces in zip(lines, cut(text, lines, marks), strict=True):
        start = line.start
        for piece in pieces:
            assert not inside_word(text, start)
            start += len(piece.text)


@given(marked_texts())
def test_every_letter_of_a_span_is_covered_by_it(case: tuple[str, list[Span], list[Marked]]) -> None:
    text, lines, marks = case
    covered: dict[int, set[tuple[str, str]]] = {}
    for line, pieces in zip(lines, cut(text, lines, marks), strict=True):
        start = line.start
        for piece in pieces:
            for offset in range(start, start + len(piece.text)):
                covered[offset] = {(i, k) for i in piece.ids for k in piece.kinds}
            start += len(piece.text)
    for mark in marks:
        for offset in range(*mark.span):
            assert offset not in covered or (mark.id, mark.kind) in covered[offset]


@given(marked_texts())
def test_each_span_opens_where_its_words_begin(case: tuple[str, list[Span], list[Marked]]) -> None:
    text, lines, marks = case
    opened = {i for pieces in cut(text, lines, marks) for piece in pieces for i in piece.opens}
    for mark in marks:
        if text[slice(*mark.span)].strip("\n"):
            assert mark.id in opened


def test_a_span_inside_a_word_grows_to_the_word_and_no_further() -> None:
    text = "وبالجنود، عادوا"
    assert grow(text, Span(4, 8)) == Span(0, 8)
    assert grow(text, Span(0, 8)) == Span(0, 8)
    assert grow(text, Span(8, 9)) == Span(8, 9)  # a comma is no letter


def test_marks_of_a_word_belong_to_it() -> None:
    text = "أمـــسِ ومحمَّد"
    assert not inside_word(text, text.index(" "))
    assert all(inside_word(text, n) for n in range(1, text.index(" ")))
    assert grow(text, Span(0, 3)) == Span(0, text.index(" "))


def test_crossing_spans_stay_apart() -> None:
    text = "قال إن الوفد وصل أمس"
    marks = [Marked(Span(0, 12), "c0-12", "statement"), Marked(Span(7, 20), "c7-20", "event")]
    pieces = next(iter(cut(text, [Span(0, len(text))], marks)))
    assert [(p.text, p.kinds, p.opens) for p in pieces] == [
        ("قال إن ", ("statement",), ("c0-12",)),
        ("الوفد", ("statement", "event"), ("c7-20",)),
        (" وصل أمس", ("event",), ()),
    ]
