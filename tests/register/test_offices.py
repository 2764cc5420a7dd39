"""One person in two offices, one office with two holders, beside what only looks so."""

from __future__ import annotations

import pytest

from mahdar.register import compile_register

DEFENCE, FOREIGN = ("وزير الدفاع العماني", "minister:defence"), ("وزير الخارجية العماني", "minister:foreign")
ADVISER = ("مستشار الأمن القومي العماني", "national-security-adviser")
SPOKESMAN = ("المتحدث باسم الحكومة", "spokesperson")
SHAMSI, FOLKNER = "نادر الشامسي", "ريتشارد فولكنر"


@pytest.fixture
def told(draft):
    """An article that gives people offices: (doc, day, (title, role) and name ...)."""

    def make(doc, day, *given):
        made = draft(doc, "، و".join(f"{title} {name}" for (title, _), name in given), day)
        for (title, role), name in given:
            made.person(name).office(f"{title} {name}", name, role, "oman", title=title)
        return made.made()

    return make


def offices(articles):
    found = [d for d in compile_register(articles).disagreements if d.kind == "office"]
    return [(d.strength, sorted(s.value for s in d.sides)) for d in found]


@pytest.mark.parametrize(
    ("first", "second", "day", "expected"),
    [
        (DEFENCE, FOREIGN, "2024-05-20", [("incompatible", sorted((DEFENCE[0], FOREIGN[0])))]),
        (DEFENCE, ADVISER, "2024-05-20", [("different", sorted((DEFENCE[0], ADVISER[0])))]),
        (DEFENCE, FOREIGN, "2024-08-20", []),
        (DEFENCE, ("الوزير العماني", "minister"), "2024-05-20", []),
        (DEFENCE, ("القائد العام للجيش", "القائد العام للجيش"), "2024-05-20", []),
        (DEFENCE, ("وزير الدفاع والخارجية العماني", "minister:foreign"), "2024-05-20", []),
    ],
    ids=["two ministries", "ministry and adviser", "months apart", "more general", "in other words", "more words"],
)
def test_one_person_in_two_offices(told, first, second, day, expected):
    articles = [told("a.txt", "2024-05-06", (first, SHAMSI)), told("b.txt", day, (second, SHAMSI))]
    assert offices(articles) == expected


def test_who_is_given_both_by_one_article_holds_both(draft, told):
    both = draft("b.txt", f"{FOREIGN[0]} {SHAMSI}، وهو أيضا {DEFENCE[0]}", "2024-05-07").person(SHAMSI)
    both.office(FOREIGN[0], SHAMSI, FOREIGN[1], "oman").office(DEFENCE[0], SHAMSI, DEFENCE[1], "oman")
    assert offices([told("a.txt", "2024-05-06", (DEFENCE, SHAMSI)), both.made()]) == []


@pytest.mark.parametrize(
    ("office", "holder", "day", "count"),
    [
        (DEFENCE, FOLKNER, "2024-05-20", 1),
        (DEFENCE, FOLKNER, "2024-08-20", 0),
        (DEFENCE, "نادر الشمسي", "2024-05-20", 0),
        (SPOKESMAN, FOLKNER, "2024-05-20", 0),
    ],
    ids=["two holders", "months apart", "one name spelt twice", "an office of many"],
)
def test_two_people_in_one_office(told, office, holder, day, count):
    found = offices([told("a.txt", "2024-05-06", (office, SHAMSI)), told("b.txt", day, (office, holder))])
    assert [strength for strength, _ in found] == ["incompatible"] * count


def test_a_bare_title_told_of_two_countries_beside_its_full_form(draft):
    made = []
    for doc, title, of in (("a", "الوزير", "oman"), ("b", "الوزير", None), ("c", "وزير الدفاع", "oman")):
        one = draft(f"{doc}.txt", f"قال {title} {SHAMSI} كلمته", "2024-05-06").person(SHAMSI)
        role = "minister" if title == "الوزير" else "minister:defence"
        made.append(one.office(f"{title} {SHAMSI}", SHAMSI, role, of, title=title).made())
    tenures = compile_register(made).tenures
    assert [(t.role, t.of, len(t.evidence)) for t in tenures] == [("minister:defence", "oman", 3)]


@pytest.mark.parametrize("role", ["نظيره", "ونظيره", "counterpart"])
def test_a_counterpart_holds_the_office_that_he_is_known_by(draft, role):
    made = [
        draft("a.txt", f"قال وزير الدفاع {SHAMSI} كلمته", "2024-05-06")
        .person(SHAMSI)
        .office(f"وزير الدفاع {SHAMSI}", SHAMSI, "minister:defence", "oman", title="وزير الدفاع"),
        draft("b.txt", f"التقاه ونظيره العماني {SHAMSI} أمس", "2024-05-07")
        .person(SHAMSI)
        .office(f"نظيره العماني {SHAMSI}", SHAMSI, role, "oman", title="نظيره العماني"),
    ]
    tenures = compile_register([m.made() for m in made]).tenures
    assert [(t.role, t.title, len(t.evidence)) for t in tenures] == [("minister:defence", "وزير الدفاع", 2)]
