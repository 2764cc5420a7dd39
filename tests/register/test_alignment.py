"""One utterance in the words of several outlets; and what looks like it and is another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mahdar.model import Span
from mahdar.register import compile_register

SPEAKER = "per:نادر الشامسي"
SAID = "سنواصل العمل مع شركائنا على تسليم الجزر الثلاث للبعثة قبل نهاية العام وفق الجدول المعلن"
MORE = "من دون المساس بحقوق الصيادين والسكان والتجار في الموانئ الشرقية"


def _tell(draft, doc, words, source=None, *, day="2024-05-06", **given):
    one = draft(doc, f"قال {source or 'نادر الشامسي'} إن {words}", day)
    if source is None:
        one.person("نادر الشامسي")
    return one.statement(words, "src:" + "-".join(source.split()) if source else SPEAKER, **given)


def _utterances(*made):
    register = compile_register([m if not hasattr(m, "made") else m.made() for m in made])
    return sorted(register.utterances, key=lambda u: -len(u.statements))


def _sizes(*made):
    return [len(u.statements) for u in _utterances(*made)]


def _with_headline(draft, doc, title, text, day="2024-05-06"):
    """An article whose first line is its title, both said by the speaker; `title` and `text` are (line, words)."""
    one = draft(doc, f"{title[0]}\n{text[0]}", day).person("نادر الشامسي")
    one.statement(title[1], SPEAKER).statement(text[1], SPEAKER)
    made = one.made()
    return replace(made, article=replace(made.article, title=Span(0, len(title[0]))))


def test_a_source_without_a_name_is_known_by_what_it_is_called(draft):
    called = "مصدر في وزارة النقل"
    a, b = _tell(draft, "a.txt", SAID, called), _tell(draft, "b.txt", SAID.replace("المعلن", "القديم"), called)
    assert _sizes(a, b) == [2]


def test_two_sources_without_a_name_who_say_other_things(draft):
    called = "مصدر في وزارة النقل"
    a = _tell(draft, "a.txt", SAID, called)
    b = _tell(draft, "b.txt", "شركاءنا في البعثة يرفضون الجدول المعلن لتسليم الموانئ", called)
    assert _sizes(a, b) == [1, 1]


def test_an_unnamed_source_and_a_named_one_in_the_same_words(draft):
    a, b = _tell(draft, "a.txt", SAID, "الوزير"), _tell(draft, "b.txt", SAID + " سلفا")
    (entry,) = _utterances(a, b)
    assert len(entry.statements) == 2
    assert entry.speaker == _utterances(b)[0].speaker


def test_an_unnamed_source_and_a_named_one_in_like_words(draft):
    a = _tell(draft, "a.txt", SAID, "الوزير")
    b = _tell(draft, "b.txt", f"{SAID} {MORE} وفتح ثلاثة ممرات بحرية جديدة أمام السفن")
    assert _sizes(a, b) == [1, 1]


RETOLD = "سنمضي مع شركائنا حتى تسليم الجزر للبعثة قبل انقضاء العام بحسب ما اتفق عليه الطرفان"


@pytest.mark.parametrize(("day", "sizes"), [("2024-05-05", [2]), (None, [1, 1])])
def test_one_sentence_put_in_other_words_on_one_day(draft, day, sizes):
    a, b = _tell(draft, "a.txt", SAID, date=day), _tell(draft, "b.txt", RETOLD, date=day)
    assert _sizes(a, b) == sizes


def test_a_headline_and_the_words_below_it(draft):
    title = ("الشامسي: سنواصل العمل على تسليم الجزر", "سنواصل العمل على تسليم الجزر")
    made = _with_headline(draft, "a.txt", title, (f"قال نادر الشامسي إن {SAID}", SAID))
    assert _sizes(made) == [2]
    assert _sizes(made, _tell(draft, "b.txt", SAID)) == [3]


def test_a_headline_of_other_words(draft):
    title = ("الشامسي: الموانئ لن تغلق هذا الشتاء", "الموانئ لن تغلق هذا الشتاء")
    assert _sizes(_with_headline(draft, "a.txt", title, (f"قال نادر الشامسي إن {SAID}", SAID))) == [1, 1]


def test_what_an_article_tells_twice_below_its_headline_stays_two(draft):
    again = SAID.replace("المعلن", "القديم")
    one = draft("a.txt", f"قال نادر الشامسي إن {SAID}\nوأضاف أن {again}", "2024-05-06").person("نادر الشامسي")
    assert _sizes(one.statement(SAID, SPEAKER).statement(again, SPEAKER)) == [1, 1]


def test_words_that_only_name_somebody_are_no_version(draft):
    title = "مبعوث الأمين العام للجزر سالم الكواري"
    a = draft("a.txt", f"انتقد نادر الشامسي {title}", "2024-05-06").person("نادر الشامسي").person("سالم الكواري")
    a.office(title, "سالم الكواري", "envoy", None).statement(title, SPEAKER)
    words = f"{title} لم يحمل أي مقترح جديد إلى العاصمة"
    b = draft("b.txt", f"قال نادر الشامسي إن {words}", "2024-05-06").person("نادر الشامسي").person("سالم الكواري")
    b.office(title, "سالم الكواري", "envoy", None).statement(words, SPEAKER)
    assert _sizes(a, b) == [1, 1]


def test_a_short_version_is_in_many_others_by_chance(draft):
    a = _tell(draft, "a.txt", "تسليم الجزر للبعثة")
    b = _tell(draft, "b.txt", f"{SAID} {MORE}")
    assert _sizes(a, b) == [1, 1]


def test_a_long_version_goes_with_the_whole_and_not_with_a_part(draft):
    part = "تسليم الجزر الثلاث للبعثة قبل نهاية العام"
    a = draft("a.txt", f"قال نادر الشامسي إن {SAID}\nوأضاف: {part}", "2024-05-06").person("نادر الشامسي")
    a.statement(SAID, SPEAKER)
    at = Span(a.text.rindex(part), len(a.text))
    a.annotations.append(replace(a.annotations[-1], span=at, parts=(at,)))
    entries = _utterances(a, _tell(draft, "b.txt", SAID))
    assert [len(e.statements) for e in entries] == [2, 1]
    assert entries[1].statements == (("a.txt", f"statement:{at.start}-{at.end}"),)
