"""What one speaker said on one occasion is one thing, whoever tells which part of it."""

from __future__ import annotations

from dataclasses import replace

from mahdar.register import compile_register

SPEAKER = "per:نادر الشامسي"
SAID = "سنواصل العمل مع شركائنا على تسليم الجزر الثلاث للبعثة"
OTHER = "ميزانية الموانئ الجديدة ستعرض على البرلمان في الخريف"
THIRD = "لا نية لدى الحكومة لرفع رسوم العبور"


def _tell(draft, doc, *told, day="2024-05-06", speaker="نادر الشامسي"):
    """An article with one line for each (words, channel, date)."""
    text = "\n".join(f"قال {speaker} إن {words}" for words, _, _ in told)
    one = draft(doc, text, day).person(speaker)
    for words, channel, date in told:
        one.statement(words, f"per:{speaker}", date=date)
        one.annotations[-1] = replace(one.annotations[-1], channel=channel)
    return one.made()


def _occasions(*made):
    """The words of the first telling of each occasion's utterances, sorted."""
    texts = {m.article.doc: m.article.text for m in made}
    found: dict[str | None, list[str]] = {}
    for utterance in compile_register(made).utterances:
        doc, (start, end) = utterance.evidence[0]
        found.setdefault(utterance.occasion, []).append(texts[doc][start:end])
    found.pop(None, None)
    return sorted(sorted(words) for words in found.values())


def test_a_press_conference_in_two_articles(draft):
    a = _tell(draft, "a.txt", (SAID, "press-conference", "2024-05-05"))
    b = _tell(draft, "b.txt", (OTHER, "press-conference", "2024-05-05"))
    assert _occasions(a, b) == [sorted([SAID, OTHER])]


def test_press_conferences_of_two_days(draft):
    a = _tell(draft, "a.txt", (SAID, "press-conference", "2024-05-05"))
    b = _tell(draft, "b.txt", (OTHER, "press-conference", "2024-05-04"))
    assert _occasions(a, b) == []


def test_a_press_conference_and_a_statement_of_one_day(draft):
    a = _tell(draft, "a.txt", (SAID, "press-conference", "2024-05-05"), (OTHER, "statement", "2024-05-05"))
    assert _occasions(a) == []


def test_two_speakers_of_one_day(draft):
    a = _tell(draft, "a.txt", (SAID, "press-conference", "2024-05-05"))
    b = _tell(draft, "b.txt", (OTHER, "press-conference", "2024-05-05"), speaker="ريتشارد فولكنر")
    assert _occasions(a, b) == []


def test_tweets_of_one_day_are_no_occasion(draft):
    assert _occasions(_tell(draft, "a.txt", (SAID, "tweet", "2024-05-05"), (OTHER, "tweet", "2024-05-05"))) == []


def test_words_without_a_channel_are_on_no_occasion(draft):
    a = _tell(draft, "a.txt", (SAID, "speech", "2024-05-05"), (OTHER, None, "2024-05-05"))
    assert _occasions(a) == []


def test_the_day_that_the_article_gives_to_other_words(draft):
    a = _tell(draft, "a.txt", (SAID, "speech", "2024-05-05"), (OTHER, "speech", None))
    b = _tell(draft, "b.txt", (THIRD, "speech", "2024-05-05"))
    assert _occasions(a, b) == [sorted([SAID, OTHER, THIRD])]


def test_the_day_that_another_article_gives_to_the_same_words(draft):
    a = _tell(draft, "a.txt", (SAID, "speech", None), (OTHER, "speech", None))
    b = _tell(draft, "b.txt", (SAID, "speech", "2024-05-05"), (THIRD, "speech", "2024-05-05"))
    assert _occasions(a, b) == [sorted([SAID, OTHER, THIRD])]


def test_speeches_without_a_day_in_two_articles(draft):
    a, b = _tell(draft, "a.txt", (SAID, "speech", None)), _tell(draft, "b.txt", (OTHER, "speech", None))
    assert _occasions(a, b) == []


def test_interviews_of_one_day_with_two_outlets(draft):
    a = _tell(draft, "a.txt", (SAID, "interview-to-outlet", "2024-05-05"))
    b = _tell(draft, "b.txt", (OTHER, "interview-to-outlet", "2024-05-05"))
    assert _occasions(a, b) == []
