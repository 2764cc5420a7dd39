"""An article prepared for annotators: no token in noise, none across lines, offsets of the source."""

from __future__ import annotations

from mahdar.model import Article, Part, Span, make_sha256
from mahdar.text.reading import Reading
from mahdar.text.sentences import split_sentences
from mahdar.text.tokens import tokenize

TEXT = "عنوان قصير\nشاهد الفيديو\nقال الوزير. وأضاف شيئا"


def reading() -> Reading:
    spans = [Span(0, 10), Span(11, 23), Span(24, len(TEXT))]
    roles = ("title", "noise", "paragraph")
    parts = tuple(Part(role=r, span=s, by="test") for r, s in zip(roles, spans, strict=True))  # type: ignore[arg-type]
    article = Article(doc="a", text=TEXT, sha256=make_sha256(TEXT), title=spans[0], parts=parts)
    return Reading(article)


def test_lines_of_noise_have_no_tokens() -> None:
    keys = [t.key for t in reading().tokens]
    assert "شاهد" not in keys
    assert keys.count("\n") == 1


def test_tokens_stand_where_they_say() -> None:
    made = reading()
    for token in made.tokens:
        if token.kind == "word":
            assert TEXT[token.start : token.end].strip() == TEXT[token.start : token.end] != ""


def test_sentences_do_not_cross_lines() -> None:
    made = reading()
    assert [made.words(first, last) for first, last in made.sentences] == ["عنوان قصير", "قال الوزير.", "وأضاف شيئا"]


def test_tokens_of_a_span() -> None:
    made = reading()
    start = TEXT.index("الوزير")
    first, last = made.tokens_in(Span(start, start + 6))
    assert [t.key for t in made.tokens[first:last]] == ["الوزير"]
    assert made.sentence_at(first) == 1


def sentences(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens[a].start : tokens[b - 1].end] for a, b in split_sentences(tokens)]


def test_stops_questions_and_semicolons_end_a_sentence_with_their_closing_quote() -> None:
    assert sentences('قال: "انتهينا." ثم مضى؟ نعم؛ مضى') == ['قال: "انتهينا."', "ثم مضى؟", "نعم؛", "مضى"]


def test_an_arabic_comma_does_not() -> None:
    assert sentences("جاء الوزير، وجلس، وتكلم") == ["جاء الوزير، وجلس، وتكلم"]


def test_a_stop_after_one_letter_is_an_abbreviation() -> None:
    assert sentences("قال د. خالد إن الأمر انتهى") == ["قال د. خالد إن الأمر انتهى"]
    assert sentences("وصل خالد. قال شيئا") == ["وصل خالد.", "قال شيئا"]


def test_dots_of_suspense_are_one_stop() -> None:
    assert sentences("انتظرنا... ثم عدنا") == ["انتظرنا...", "ثم عدنا"]
