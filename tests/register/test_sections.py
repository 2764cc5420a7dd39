"""The other sections: utterances, ledger, offices, series, copies, positions."""

from __future__ import annotations

from mahdar.register import compile_register

WORDS = "المفاوضات أحرزت تقدما في ملف الكهرباء والربط البحري بين الجزيرتين"


def test_versions_of_one_utterance(draft):
    a = draft("a.txt", f"قال نادر الشامسي إن {WORDS}", "2024-05-06").person("نادر الشامسي")
    a.statement(WORDS, "per:نادر الشامسي")
    other = "المفاوضات حققت تقدما في الربط البحري وملف الكهرباء"
    b = draft("b.txt", f"أكد نادر الشامسي أن {other}", "2024-05-07").person("نادر الشامسي")
    b.statement(other, "per:نادر الشامسي")
    register = compile_register([a.made(), b.made()])
    assert [len(u.statements) for u in register.utterances] == [2]
    assert [g.kind for g in register.groups] == ["utterance"]


def test_like_words_of_two_speakers_are_two_utterances(draft):
    a = draft("a.txt", f"قال نادر الشامسي إن {WORDS}", "2024-05-06").person("نادر الشامسي")
    a.statement(WORDS, "per:نادر الشامسي")
    b = draft("b.txt", f"قال ريتشارد فولكنر إن {WORDS}", "2024-05-06").person("ريتشارد فولكنر")
    b.statement(WORDS, "per:ريتشارد فولكنر")
    assert [len(u.statements) for u in compile_register([a.made(), b.made()]).utterances] == [1, 1]


def test_like_words_months_apart_are_two_utterances(draft):
    made = []
    for doc, day in (("a.txt", "2024-01-06"), ("b.txt", "2024-05-06")):
        one = draft(doc, f"قال نادر الشامسي إن {WORDS} ({day})", day).person("نادر الشامسي")
        made.append(one.statement(WORDS, "per:نادر الشامسي").made())
    assert [len(u.statements) for u in compile_register(made).utterances] == [1, 1]


def test_a_commitment_put_off(draft):
    first, second = "تسليم الجزر الثلاث للبعثة في يونيو 2024", "تسليم الجزر الثلاث للبعثة في أكتوبر 2024"
    a = draft("a.txt", f"تعهدت قبرص {first}", "2024-03-01").commitment(first, "other", ["cyprus"], "2024-06")
    b = draft("b.txt", f"تعهدت قبرص {second}", "2024-05-01").commitment(second, "other", ["cyprus"], "2024-10")
    line = compile_register([a.made(), b.made()]).ledger
    assert [[s.change for s in entry.steps] for entry in line] == [["announced", "changed"]]
    assert line[0].deadline == "2024-10"


def test_a_like_commitment_of_another_party_is_another_line(draft):
    words = "تسليم الجزر الثلاث للبعثة"
    a = draft("a.txt", f"تعهدت قبرص {words}", "2024-03-01").commitment(words, "other", ["cyprus"])
    b = draft("b.txt", f"تعهدت اليونان {words}", "2024-05-01").commitment(words, "other", ["greece"])
    assert len(compile_register([a.made(), b.made()]).ledger) == 2


def test_a_counterpart_holds_the_office_he_is_known_by(draft):
    a = draft("a.txt", "قال وزير النقل العماني نادر الشامسي", "2024-05-06").person("نادر الشامسي")
    a.office(
        "وزير النقل العماني نادر الشامسي", "نادر الشامسي", "minister:transport", "oman", title="وزير النقل العماني"
    )
    b = draft("b.txt", "التقى نظيره العماني نادر الشامسي", "2024-05-06").person("نادر الشامسي")
    b.office("نظيره العماني نادر الشامسي", "نادر الشامسي", "نظيره", "oman", title="نظيره العماني")
    register = compile_register([a.made(), b.made()])
    assert [(t.title, len(t.evidence)) for t in register.tenures] == [("وزير النقل العماني", 2)]
    assert [(g.slot, g.origins) for g in register.agreements] == [("office", 2)]


def test_a_series_over_time(draft):
    a = draft("a.txt", "ينتشر 900 مراقب أممي", "2024-01-01").figure("900 مراقب", "900", "observers", "united-nations")
    b = draft("b.txt", "ينتشر 700 مراقب أممي", "2024-06-01").figure("700 مراقب", "700", "observers", "united-nations")
    series = compile_register([b.made(), a.made()]).series
    assert [[int(p.value) for p in s.points] for s in series] == [[900, 700]]


def test_one_text_in_two_outlets_is_one_origin(draft):
    text = " ".join(f"كلمة{n} في الخبر رقم{n}" for n in range(40))
    a, b = draft("a.txt", text, "2024-05-06").made(), draft("b.txt", text + " نقلا عن وكالة", "2024-05-07").made()
    c = draft("c.txt", " ".join(f"لفظ{n} من خبر آخر{n}" for n in range(40)), "2024-05-06").made()
    assert compile_register([c, b, a]).copies == (("b.txt", "a.txt"),)


def test_copies_do_not_agree_with_each_other(draft):
    text = "قال وزير النقل العماني نادر الشامسي " + " ".join(f"كلمة{n} في الخبر رقم{n}" for n in range(40))
    made = []
    for doc in ("a.txt", "b.txt"):
        one = draft(doc, text, "2024-05-06").person("نادر الشامسي")
        made.append(one.office("وزير النقل العماني نادر الشامسي", "نادر الشامسي", "minister:transport", "oman").made())
    assert compile_register(made).agreements == ()


def test_positions_stand_side_by_side_and_are_no_contradiction(draft):
    a = draft("a.txt", "عنوان\n\nتحدث النائب عن انسحاب القوات الدولية من الجزيرة.", "2024-05-06").made()
    b = draft("b.txt", "عنوان\n\nتحدث القائد عن بقاء القوات الدولية في الجزيرة.", "2024-05-06").made()
    register = compile_register([a, b])
    group = next(g for g in register.groups if g.kind == "position")
    texts = {"a.txt": a.article.text, "b.txt": b.article.text}
    assert ["انسحاب" in texts[e.doc][slice(*e.span)] for e in group.evidence] == [True, False]
    assert not register.disagreements


def test_no_group_holds_more_than_twelve_pieces(draft):
    words = ("انسحاب", "بقاء")
    made = [
        draft(f"{n:02}.txt", f"عنوان\n\nتحدث الناطق {n} عن {words[n % 2]} القوات هناك.", "2024-05-06")
        for n in range(30)
    ]
    groups = compile_register([m.made() for m in made]).groups
    assert [len(g.evidence) for g in groups if g.kind == "position"] == [12]
