"""Who is who: forms that are one person beside forms that only look so."""

from __future__ import annotations

import pytest

from mahdar.register import Choices, compile_register
from mahdar.register.names import name_words
from mahdar.text.spelling import by_ear


def entity_of(register, doc, local):
    return next(entity for d, name, entity in register.links if (d, name) == (doc, local))


def linked(register, *pairs):
    return len({entity_of(register, doc, local) for doc, local in pairs}) == 1


def test_spellings_of_a_foreign_name_are_one(draft):
    a = draft("a.txt", "التقى المبعوث ريتشارد فولكنر الوفد").person("ريتشارد فولكنر").made()
    b = draft("b.txt", "غادر ريتشارد فولكنير العاصمة").person("ريتشارد فولكنير").made()
    register = compile_register([a, b])
    assert linked(register, ("a.txt", "per:ريتشارد فولكنر"), ("b.txt", "per:ريتشارد فولكنير"))
    assert any("spellings of one name" in r for e in register.entities for r in e.reasons)


def test_given_names_that_differ_by_a_letter_are_two(draft):
    a = draft("a.txt", "تحدث سالم الدوري أولا").person("سالم الدوري").made()
    b = draft("b.txt", "تحدث سليم الدوري بعده").person("سليم الدوري").made()
    register = compile_register([a, b])
    assert not linked(register, ("a.txt", "per:سالم الدوري"), ("b.txt", "per:سليم الدوري"))


def test_one_office_joins_what_spelling_alone_does_not(draft):
    a = (
        draft("a.txt", "قال الوزير سالم الدوري")
        .person("سالم الدوري")
        .office("الوزير", "سالم الدوري", "minister:trade", "jordan")
    )
    b = (
        draft("b.txt", "قال الوزير سليم الدوري")
        .person("سليم الدوري")
        .office("الوزير", "سليم الدوري", "minister:trade", "jordan")
    )
    register = compile_register([a.made(), b.made()])
    assert linked(register, ("a.txt", "per:سالم الدوري"), ("b.txt", "per:سليم الدوري"))


def test_a_surname_alone_is_its_one_bearer(draft):
    a = draft("a.txt", "وصل المفاوض نادر الشامسي").person("نادر الشامسي").made()
    b = draft("b.txt", "أكد الشامسي التقدم").person("الشامسي").made()
    register = compile_register([a, b])
    assert linked(register, ("a.txt", "per:نادر الشامسي"), ("b.txt", "per:الشامسي"))


def test_a_surname_of_two_bearers_is_left_open(draft):
    a = draft("a.txt", "وصل نادر الشامسي").person("نادر الشامسي").made()
    b = draft("b.txt", "وصل خلفان الشامسي").person("خلفان الشامسي").made()
    c = draft("c.txt", "أكد الشامسي التقدم").person("الشامسي").made()
    register = compile_register([a, b, c])
    short = entity_of(register, "c.txt", "per:الشامسي")
    assert short not in {
        entity_of(register, "a.txt", "per:نادر الشامسي"),
        entity_of(register, "b.txt", "per:خلفان الشامسي"),
    }
    assert any("2 people bear it" in r for e in register.entities if e.id == short for r in e.reasons)


def test_an_office_decides_between_two_bearers(draft):
    a = draft("a.txt", "قال وزير النقل نادر الشامسي").person("نادر الشامسي")
    a.office("وزير النقل", "نادر الشامسي", "minister:transport", "oman")
    b = draft("b.txt", "وصل خلفان الشامسي").person("خلفان الشامسي")
    c = draft("c.txt", "قال وزير النقل الشامسي").person("الشامسي")
    c.office("وزير النقل", "الشامسي", "minister:transport", "oman")
    register = compile_register([a.made(), b.made(), c.made()])
    assert linked(register, ("a.txt", "per:نادر الشامسي"), ("c.txt", "per:الشامسي"))


def test_middle_names_may_be_left_out(draft):
    a = draft("a.txt", "استقبل منصور حمد الكواري الوفد").person("منصور حمد الكواري").made()
    b = draft("b.txt", "ودع منصور الكواري الوفد").person("منصور الكواري").made()
    register = compile_register([a, b])
    assert linked(register, ("a.txt", "per:منصور حمد الكواري"), ("b.txt", "per:منصور الكواري"))


def test_a_known_place_is_one_everywhere_and_has_its_english_name(draft):
    a = draft("a.txt", "وصل الوفد إلى مسقط").place("مسقط", "muscat").made()
    b = draft("b.txt", "عاد من مسقط").place("مسقط", "muscat").made()
    register = compile_register([a, b])
    entity = next(e for e in register.entities if e.id == "muscat")
    assert (len(entity.mentions), entity.en) == (2, "Muscat")


def test_words_for_talks_with_one_adjective_are_one_process(draft):
    a = draft("a.txt", "بدأ الحوار الاقتصادي").process("الحوار الاقتصادي").made()
    b = draft("b.txt", "بدأت المباحثات الاقتصادية").process("المباحثات الاقتصادية").made()
    c = draft("c.txt", "بدأ الحوار الأمني").process("الحوار الأمني").made()
    register = compile_register([a, b, c])
    one = entity_of(register, "a.txt", "event:الحوار الاقتصادي")
    assert one == entity_of(register, "b.txt", "event:المباحثات الاقتصاديه")
    assert one != entity_of(register, "c.txt", "event:الحوار الامني")


def test_the_users_choices_win(draft):
    a = draft("a.txt", "قال أبو راشد كلمته").person("أبو راشد").made()
    b = draft("b.txt", "قال سيف النعيمي كلمته").person("سيف النعيمي").made()
    c = draft("c.txt", "كلمة اللوجستي طويلة").person("اللوجستي").made()
    choices = Choices(
        same=(("سيف النعيمي", "أبو راشد"),), never=("اللوجستي",), english=(("سيف النعيمي", "Saif Al Nuaimi"),)
    )
    register = compile_register([a, b, c], choices)
    assert [(e.name, e.en) for e in register.entities] == [("سيف النعيمي", "Saif Al Nuaimi")]


def test_names_said_to_be_apart_stay_apart(draft):
    a = draft("a.txt", "وصل ريتشارد فولكنر").person("ريتشارد فولكنر").made()
    b = draft("b.txt", "وصل ريتشارد فولكنير").person("ريتشارد فولكنير").made()
    apart = compile_register([a, b], Choices(apart=(("ريتشارد فولكنر", "ريتشارد فولكنير"),)))
    assert not linked(apart, ("a.txt", "per:ريتشارد فولكنر"), ("b.txt", "per:ريتشارد فولكنير"))


def test_a_speaker_known_by_office_is_its_one_holder(draft):
    a = draft("a.txt", "قال وزير النقل العماني نادر الشامسي إن الخط جاهز").person("نادر الشامسي")
    a.office("وزير النقل العماني نادر الشامسي", "نادر الشامسي", "minister:transport", "oman")
    b = draft("b.txt", "قال وزير النقل العماني إن الخط جاهز").office(
        "وزير النقل العماني", None, "minister:transport", "oman"
    )
    b.statement("الخط جاهز", "src:وزير النقل العماني", by="وزير النقل العماني")
    register = compile_register([a.made(), b.made()])
    assert linked(register, ("a.txt", "per:نادر الشامسي"), ("b.txt", "src:وزير النقل العماني"))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("عبد الله السالمي", "عبدالله السالمي", True),
        ("أبو مهدي الجابري", "أبومهدي الجابري", True),
        ("أُسامة العلي", "اسامه العلى", True),
        ("سامي العلي", "سامية العلي", False),
    ],
)
def test_name_words(first, second, same):
    assert (name_words(first) == name_words(second)) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("فولكنر", "فولكنير", True), ("غريفيث", "جريفث", True), ("غوتيريش", "جوتيريس", True), ("نادر", "بادر", False)],
)
def test_by_ear(first, second, same):
    assert (by_ear(first) == by_ear(second)) is same


def test_a_name_is_shown_with_the_alif_that_lam_takes_from_it(draft):
    a = draft("a.txt", "دعوة للأمم المتحدة").mention("لأمم المتحدة", "ORG", "united-nations").made()
    b = draft("b.txt", "قرار للأمم المتحدة").mention("لأمم المتحدة", "ORG", "united-nations").made()
    c = draft("c.txt", "قالت الأمم المتحدة").mention("الأمم المتحدة", "ORG", "united-nations").made()
    [entity] = compile_register([a, b, c]).entities
    assert entity.name == "الأمم المتحدة"
    assert set(entity.names) == {"لأمم المتحدة", "الأمم المتحدة"}


def test_a_name_that_begins_with_lam_keeps_it(draft):
    a = draft("a.txt", "قال لبنان إنه موافق").place("لبنان", "lebanon").made()
    [entity] = compile_register([a]).entities
    assert entity.name == "لبنان"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("سامر بن راشد", "سامر بن راشد بن خالد", True),
        ("سامر بن خالد", "سامر بن راشد بن خالد", False),
        ("ماركوس فان دغال", "ماركوس فان دجال", True),
        ("فالدريك هوغنسون", "فالدريك هوجنسن", True),
        ("زالمار ستوبرغن", "سلمار ستوبيرجن", True),
        ("زالمار ستوبرغن", "سلمار ستوبيرجا", False),
    ],
)
def test_sons_and_sounds(draft, first, second, same):
    a = draft("a.txt", f"قال {first} إن المهلة كافية").person(first).made()
    b = draft("b.txt", f"وصل {second} أمس").person(second).made()
    assert linked(compile_register([a, b]), ("a.txt", f"per:{first}"), ("b.txt", f"per:{second}")) is same


def test_a_son_with_two_longer_names_is_left_open(draft):
    names = ("سامر بن راشد", "سامر بن راشد بن خالد", "سامر بن راشد المري")
    made = [draft(f"{n}.txt", f"وصل {name} أمس").person(name).made() for n, name in enumerate(names)]
    register = compile_register(made)
    assert len({entity_of(register, f"{n}.txt", f"per:{name}") for n, name in enumerate(names)}) == 3


def test_another_spelling_of_a_known_name_has_the_id_of_the_pack(draft):
    a = draft("a.txt", "وصل فلادمير بوتين أمس").person("فلادمير بوتين").made()
    b = draft("b.txt", "وصل فالح بوتين أمس").person("فالح بوتين").made()
    register = compile_register([a, b])
    assert entity_of(register, "a.txt", "per:فلادمير بوتين") == "vladimir-putin"
    assert entity_of(register, "b.txt", "per:فالح بوتين") != "vladimir-putin"


def test_a_slip_of_one_letter_in_one_article_makes_no_second_person(draft):
    text = "قالت كارميلا ستوبرغن أولا ثم قالت كارميلا ستوبيرغن ثانيا وقال سالم الدوري وسليم الدوري"
    names = ("كارميلا ستوبرغن", "كارميلا ستوبيرغن", "سالم الدوري", "سليم الدوري")
    a = draft("a.txt", text)
    for name in names:
        a.person(name)
    register = compile_register([a.made()])
    ids = [entity_of(register, "a.txt", f"per:{name}") for name in names]
    assert ids[0] == ids[1] != ids[2] != ids[3]
