"""What the pages are given: names, quotations, links, and lists in the order a reader wants them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from mahdar.model import Evidence, Figure, Point, Span
from mahdar.store import Store, find_thing
from mahdar.web import sections
from mahdar.web.catalog import load_catalog
from mahdar.web.chart import draw_chart
from mahdar.web.material import read_material
from mahdar.web.reader import list_found, make_lines, make_style
from mahdar.web.utterances import Occasion
from mahdar.web.view import View


@pytest.fixture(scope="module")
def look(rich: Path) -> Callable[[str], View]:
    with Store(rich) as store:
        material = read_material(store)
    return lambda lang: View(material, load_catalog(lang))


@pytest.fixture
def view(look: Callable[[str], View]) -> View:
    return look("en")


def test_names_in_the_language_of_the_page(look: Callable[[str], View]) -> None:
    en, ar = look("en"), look("ar")
    assert (en.name("A-salma22"), ar.name("A-salma22")) == ("Salma al-Haddad", "سلمى الحدّاد")
    assert en.guessed("A-salma22")
    assert not ar.guessed("A-salma22")
    assert not en.guessed("port")
    assert en.name("A-org2222") == "حكومة المرفأ"  # no English name: the Arabic one, not a guess of ours
    assert en.name("src:مصدر رفيع@a/first.txt") == "مصدر رفيع"
    assert en.name(None) == "unknown"


def test_a_quotation_stays_in_its_line_and_ends_at_words(view: View) -> None:
    doc = "a/first.txt"
    text = view.articles[doc].text
    start = text.index("سنرسل")
    quote = view.quote(Evidence(doc, Span(start, start + 5)))
    assert quote.before + quote.exact + quote.after in text
    assert "\n" not in quote.before + quote.after
    assert (quote.exact, quote.published, quote.outlet, quote.copy_of) == ("سنرسل", "2024-03-06", "النورس", None)
    assert text[text.index(quote.after) + len(quote.after)] in " \n"
    assert view.quote(Evidence("b/second.txt", Span(0, 3))).copy_of == "النورس"
    assert view.quote(Evidence("b/second.txt", Span(0, 3))).inferred


def test_a_long_word_is_not_lost_from_a_quotation(view: View) -> None:
    from mahdar.web.view import _after, _before

    text = "أ" * 50 + " قال " + "ب" * 200
    assert _before(text, 55) == "أ" * 50 + " قال "
    assert _after(text, 51) == "قال"


def test_quotations_come_by_day_each_once(view: View) -> None:
    doc = "a/first.txt"
    some = [Evidence("z/note.txt", Span(0, 2)), Evidence(doc, Span(3, 6)), Evidence(doc, Span(3, 6)),
            Evidence("c/01.txt", Span(0, 4)), Evidence("gone.txt", Span(0, 1))]  # fmt: skip
    assert [q.doc for q in view.quotes(some)] == [doc, "c/01.txt", "z/note.txt"]


def test_values_in_words(view: View) -> None:
    assert view.value("date", "2024-03-07") == "7 March 2024"
    assert view.value("deadline", "2024 (END)") == "end of 2024"
    assert view.value("place", "port") == "The Port"
    assert view.value("place", "video") == "by video"
    assert view.value("number", "2") == "2"
    assert view.subject("R-2222222") == "Round 2"
    assert view.subject("H-2222222") == "meeting (7 March 2024)"
    assert view.subject("F-2222222") == "بحّار"
    assert view.subject("C-2222222") == "withdraw forces"
    assert view.subject("topic:leave") == "leave"


def test_what_has_no_entry_is_named_by_its_words(view: View) -> None:
    figure, event = view.clashes["F-unknown", "figure"], view.clashes["H-unknown", "polarity"]
    assert (view.about(figure), view.slot(figure)) == ("بحّار", "figure")
    assert view.about(event) == "visit"
    assert [view.value("figure", s.value) for s in figure.sides] == ["2,500 sailors", "2–9 sailors"]
    assert [view.value("polarity", s.value) for s in event.sides] == ["said to be so, or planned", "denied"]
    assert view.subject("forces_leave_or_stay") == "do the forces leave or stay?"
    assert view.subject("group_beaten_or_present:A-lonely2") == "بحارة الشمال: beaten, or still there?"


def test_a_place_beside_a_mode_is_a_question_of_both(view: View) -> None:
    assert view.slot(view.clashes["R-2222222", "place"]) == "place or mode"
    assert view.slot(view.clashes["R-2222222", "number"]) == "number of the round"


def test_versions_of_one_utterance_lead_to_each_other(view: View) -> None:
    first, second = view.statements("a/first.txt")[0], view.statements("b/second.txt")[0]
    assert first.versions == ((second.id, "صوت المرفأ", "2024-03-07"),)
    assert second.versions == ((first.id, "النورس", "2024-03-06"),)
    assert view.statements("a/first.txt")[1].versions == ()


def test_utterances_of_one_occasion_lead_to_it_in_other_articles(view: View) -> None:
    (first, half), second = view.statements("a/first.txt")[:2], view.statements("b/second.txt")[0]
    assert first.occasion == half.occasion == Occasion(2, ((second.id, "صوت المرفأ", "2024-03-07"),))
    assert second.occasion == Occasion(2, ((first.id, "النورس", "2024-03-06"),))
    assert all(s.occasion is None for s in view.statements("b/second.txt")[1:])


@pytest.mark.parametrize(
    ("value", "low", "high", "qualifier", "words"),
    [
        ("2500", None, None, "approx", "about 2,500"),
        ("2500", None, None, "exact", "2,500"),
        (None, "3", "9.50", "range", "3–9.5"),
        (None, "3", None, "at-least", "at least 3"),
        (None, None, "3", "at-most", "at most 3"),
        (None, None, None, "vague", "no number"),
    ],
)
def test_amounts_in_words(
    view: View, value: str | None, low: str | None, high: str | None, qualifier: str, words: str
) -> None:
    made = [None if x is None else Decimal(x) for x in (value, low, high)]
    figure = Figure(
        span=Span(0, 1), by="x", value=made[0], low=made[1], high=made[2], unit="x", qualifier=qualifier  # type: ignore[arg-type]
    )  # fmt: skip
    assert view.amount(figure) == words


def test_the_ids_are_those_of_the_file(rich: Path, view: View) -> None:
    said = view.statements("a/first.txt")
    assert len(said) == 2
    with Store(rich) as store:
        for s in said:
            assert find_thing(store, s.id).record == s.record


def test_a_speaker_that_is_not_known_stays_unknown(view: View) -> None:
    known, unknown = view.statements("a/first.txt")
    assert (known.speaker, known.actor, known.office) == ("Salma al-Haddad", "A-salma22", "وزيرة المياه")
    assert (unknown.speaker, unknown.actor, unknown.office) == (None, None, None)
    assert [(h.name, h.anonymity, h.reason) for h in unknown.hops] == [
        ("النورس", "named", None), ("مسؤول رفيع", "role", "طلب عدم ذكر اسمه"),
    ]  # fmt: skip
    assert view.unresolved == 2


def test_meetings_stand_under_their_round_and_what_has_no_date_comes_last(view: View) -> None:
    groups = sections.timeline(view)
    assert [(g.head, [e.happening.id for e in g.items]) for g in groups] == [
        ("2024", ["R-2222222", "H-3333333", "R-4444444"]),
        ("", ["H-4444444", "R-3333333"]),
    ]
    assert [h.id for h in groups[0].items[0].children] == ["H-2222222"]


def test_accounts_are_told_slot_by_slot(view: View) -> None:
    slots = sections.accounts(view, view.happenings["R-2222222"])
    assert [(s.name, [a.value for a in s.accounts], s.clash.id if s.clash else None) for s in slots] == [
        ("number", ["2", "3"], "D-2222222"),
        ("date", ["end of March 2024", "7 March 2024"], None),
        ("mode", ["in person", "by video"], "D-3333333"),
    ]
    assert slots[0].accounts[1].tellings[0][1] == "مصدر"
    assert sections.says_more(view.happenings["R-2222222"])
    assert not sections.says_more(view.happenings["H-3333333"])


def test_actors_are_those_who_hold_an_office_or_speak_then_the_rest(view: View) -> None:
    heads = [(g.head, [a.entity.id for a in g.items]) for g in sections.actors(view)]
    assert heads == [("PER", ["A-salma22"]), ("named", ["A-lonely2", "A-org2222", "A-nowhere"])]


def test_figures_in_no_series_are_listed_too(view: View) -> None:
    series, single = sections.figures(view)
    assert [len(c.series.points) for c in series.items] == [14, 4]
    dates = [p.date for p in series.items[0].series.points]
    assert dates == sorted(dates)
    assert [(s.quote.doc, s.date, s.words) for s in single.items] == [
        ("a/first.txt", "2024-03-06", "نحو ٢٥٠٠ بحّار"), ("b/second.txt", "2024-03-07", "نحو ٢٥٠٠ بحّار"),
    ]  # fmt: skip
    assert view.counts["figures"] == 20


def test_disagreements_that_cannot_both_hold_come_first(view: View) -> None:
    assert [g.head for g in sections.disagreements(view)] == ["incompatible", "different", "position", "agreement"]
    assert sections.clashes(view)[0].id == "D-2222222"


def test_long_lists_go_over_several_sheets_and_lose_nothing() -> None:
    groups = [sections.Headed("a", [*range(5)]), sections.Headed("b", [*range(5, 7)]), sections.Headed("c", [7])]
    sheets = sections.lay_out(sections.Section("x", groups, 3, lambda n: [str(n)]))
    assert [s.file for s in sheets] == ["x.html", "x-2.html", "x-3.html"]
    assert [[(g.head, g.items) for g in s.groups] for s in sheets] == [
        [("a", [0, 1, 2])], [("a", [3, 4]), ("b", [5])], [("b", [6]), ("c", [7])],
    ]  # fmt: skip
    names = [sections.Headed("a", [0]), sections.Headed("names", [*range(1, 30)], dense=True)]
    sheets = sections.lay_out(sections.Section("x", names, 2, lambda n: [str(n)]))
    assert [[g.items for g in s.groups] for s in sheets] == [[[0], [*range(1, 11)]], [[*range(11, 30)]]]


def test_an_empty_list_has_its_page() -> None:
    assert [s.file for s in sections.lay_out(sections.Section("x", [], 3, lambda n: []))] == ["x.html"]


def test_links_lead_to_the_sheet_of_the_entry(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    sections.make_sections(view)
    assert view.link("D-7777777") == "disagreements.html#D-7777777"
    assert view.link("H-2222222") == "timeline.html#H-2222222"
    assert view.link("port") is None
    assert view.link(None) is None


def test_the_reader_shows_every_line_as_it_is(view: View) -> None:
    sections.make_sections(view)
    for article in view.articles.values():
        lines = make_lines(view, article)
        shown = ["".join(s.piece.text for s in line.pieces) for line in lines]
        assert shown == [article.text[slice(*p.span)] for p in article.parts]
        anchors = [a for line in lines for s in line.pieces for a in s.anchors]
        assert len(anchors) == len(set(anchors))
        assert {f.anchor for f in list_found(view, article)} <= set(anchors)
        style = make_style(lines)
        assert all(f"#{a}:target" in style for a in anchors)


def test_an_article_without_parts_is_read_line_by_line(view: View) -> None:
    from dataclasses import replace

    article = replace(view.articles["a/first.txt"], parts=())
    lines = make_lines(view, article)
    assert ["".join(s.piece.text for s in line.pieces) for line in lines] == article.text.split("\n")


def point(date: str | None, value: str | None, low: str | None = None, high: str | None = None) -> Point:
    made = [None if x is None else Decimal(x) for x in (value, low, high)]
    return Point(
        date=date, value=made[0], low=made[1], high=made[2], qualifier="exact", evidence=Evidence("x", Span(0, 1))
    )


def test_a_chart_needs_three_values_on_two_days() -> None:
    two = [point("2024-03-01", "5"), point("2024-03-02", "7")]
    assert draw_chart(two, ["a", "b"]) is None
    assert draw_chart([*two, point(None, "9")], ["a", "b", "c"]) is None
    assert draw_chart([point("2024-03-01", str(n)) for n in range(4)], [None] * 4) is None
    assert draw_chart([point(f"2024-03-0{n}", "5") for n in range(1, 5)], [None] * 4) is None
    chart = draw_chart([*two, point("2024", None, "2", "9")], ["a", "b", "a"])
    assert chart is not None
    assert [outlet for outlet, _ in chart.legend] == ["a", "b"]
    assert chart.svg.count('<g class="s0">') == 2
    assert chart.svg.count('class="span"') == 1


def test_the_axis_of_a_chart_begins_at_nothing_and_goes_beyond_the_most() -> None:
    from mahdar.web.chart import _scale

    for most in (0.4, 1, 7, 99, 2500, 5200, 8e9):
        top, step = _scale(most)
        assert top >= most
        assert 2 <= round(top / step) <= 6
    assert _scale(0) == (1.0, 1.0)
