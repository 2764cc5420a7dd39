"""What a rebuild changed, beside what only looks changed."""

from __future__ import annotations

import pytest

from mahdar.register import Choices, compile_register
from mahdar.register.changes import Edition, compare, count_changes

PROCESS = "الحوار الاقتصادي"


def edition(annotated, choices=None):
    articles = {a.article.doc: a.article for a in annotated}
    return Edition(
        register=compile_register(annotated, choices),
        texts={doc: article.sha256 for doc, article in articles.items()},
        quote=lambda e: articles[e.doc].text[slice(*e.span)],
    )


def changes(before, after, choices=None):
    return compare(edition(before), edition(after, choices))


def told(before, after, *sections, choices=None):
    return [(c.section, c.change, c.what) for c in changes(before, after, choices) if c.section in sections]


@pytest.fixture
def round_of(draft):
    def make(doc, day, words, number):
        made = draft(doc, f"{words} من {PROCESS} بين الأردن والكويت.", day)
        made.process(PROCESS).place("الأردن", "jordan").place("الكويت", "kuwait")
        slots = [("number", number, words.split()[-1])]
        return made.event(f"{words} من {PROCESS}", "dialogue-round", "happened", ("jordan", "kuwait"), slots).made()

    return make


@pytest.fixture
def pledge(draft):
    def make(doc, day, words, deadline=None, status="pledged"):
        made = draft(doc, f"وعدت عمان بأن {words}.", day).place("عمان", "oman")
        return made.commitment(words, "withdraw", ["oman"], deadline, status).made()

    return make


def test_the_same_articles_change_nothing(round_of, pledge):
    made = [round_of("a.txt", "2024-05-06", "الجولة الثانية", "2"), pledge("b.txt", "2024-05-07", "تسحب خبراءها")]
    assert changes(made, made) == ()


def test_a_renamed_file_changes_nothing_but_a_longer_folder_does(round_of, draft):
    first = round_of("b.txt", "2024-05-06", "الجولة الثانية", "2")
    renamed = round_of("z.txt", "2024-05-06", "الجولة الثانية", "2")
    assert changes([first], [renamed]) == ()
    more = [first, round_of("a.txt", "2024-05-07", "الجولة الثالثة", "3")]
    assert told([first], more, "rounds") == [("rounds", "changed", "accounts +1")]
    assert told([first], more, "disagreements") == [("disagreements", "new", "ordinal: 2 | 3")]
    assert told(more, [first], "disagreements") == [("disagreements", "gone", "ordinal: 2 | 3")]
    third = round_of("c.txt", "2024-09-01", "الجولة الثالثة", "3")
    assert told([first], [first, third], "rounds") == [("rounds", "new", "round 3 happened")]
    assert told([first, third], [first], "rounds") == [("rounds", "gone", "round 3 happened")]


def test_a_commitment_told_again_changed_and_kept(pledge):
    words = "تسحب خبراءها من الميناء الجديد"
    first = pledge("a.txt", "2024-05-06", words, "2024-07")
    again = pledge("b.txt", "2024-05-07", f"{words} أيضا", "2024-07")
    later = pledge("c.txt", "2024-06-20", f"{words} لاحقا", "2024-09")
    done = pledge("d.txt", "2024-09-02", f"{words} اليوم", None, "done")
    other = pledge("e.txt", "2024-05-08", "تدرب حرس الحدود")
    for before, added, how, what in (
        ([first], again, "repeated", "repeated 2024-05-07 by 2024-07"),
        ([first], later, "changed", "changed 2024-06-20 by 2024-09, deadline 2024-07 -> 2024-09"),
        ([first, later], done, "changed", "done 2024-09-02"),
        ([first], other, "new", "withdraw pledged"),
    ):
        assert told(before, [*before, added], "commitments") == [("commitments", how, what)]


def test_persons_merged_and_split(draft):
    a = draft("a.txt", "قال أبو راشد كلمته").person("أبو راشد").made()
    b = draft("b.txt", "قال سيف النعيمي كلمته").person("سيف النعيمي").made()
    one = Choices(same=(("سيف النعيمي", "أبو راشد"),))
    apart, together = edition([a, b]), edition([a, b], one)
    merged = compare(apart, together)
    assert [(c.section, c.change, c.words) for c in merged] == [
        ("actors", "merged", "سيف النعيمي: أبو راشد | سيف النعيمي")
    ]
    split = compare(together, apart)
    assert [(c.section, c.change, c.words) for c in split] == [("actors", "split", "أبو راشد | سيف النعيمي")]


def test_counts(round_of):
    first = round_of("b.txt", "2024-05-06", "الجولة الثانية", "2")
    more = [first, round_of("a.txt", "2024-05-07", "الجولة الثالثة", "3")]
    assert count_changes(changes([first], more)) == {"rounds": {"changed": 1}, "disagreements": {"new": 1}}
