"""Which outlet a page shows, each way of showing it beside a near miss."""

from __future__ import annotations

import pytest

from mahdar.sources.assemble import Told, make_article

TITLE = "الوفدان يعودان إلى طاولة المفاوضات"
SAID = (
    "أعلنت وزارة الموارد المائية أن الوفدين اتفقا على عقد اجتماع جديد في الشهر المقبل، وأن اللجنة الفنية ستواصل عملها"
    " إلى حين الاتفاق على جدول يحدد حصص كل بلد من مياه النهر."
)


def outlet(lines: str) -> str | None:
    """The outlet of a page; T stands for its title, P for its prose, a bar for an empty line."""
    text = "\n\n".join(lines.replace("T", TITLE).replace("P", SAID).split("|"))
    return make_article("a.txt", text, Told()).outlet


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        pytest.param("T|عدن - «الميناء»: P", "T|عدن - الوزير: P", id="quoted before a colon"),
        pytest.param("T|عدن ـ «الميناء» ـ P", "T|عدن ـ الوزير ـ P", id="dashes of tatweel"),
        pytest.param("T|عدن – سالم العوفي – الميناء: P", "T|عدن – سالم العوفي: P", id="beside a reporter"),
        pytest.param("T|الميناء ـ عدن: P", "T|الوزير: P", id="before the place"),
        pytest.param("T|خاص – الميناء|P", "T|خاص – عدن|P", id="exclusive to it"),
        pytest.param("T|سالم العوفي - صحيفة الميناء|P", "T|سالم العوفي - الميناء|P", id="after the reporter"),
        pytest.param("T|صحيفة الميناء|P", "T|خطة الميناء|P", id="newspaper and name"),
        pytest.param("صحيفة الميناء|T|P", "ملف الميناء|T|P", id="above the headline"),
        pytest.param("T|P|المصدر: الميناء + وكالات", "T|P|المصدر: وكالات", id="source line"),
        pytest.param("T|P|جميع الحقوق محفوظة © الميناء 2022", "T|P|جميع الحقوق محفوظة 2022", id="notice of rights"),
        pytest.param("T|P وعلمت «الميناء» أن الموعد قريب.", "T|P وطالبت «الميناء» بالتفاصيل.", id="it has learned"),
        pytest.param("T|P بحسب وثيقة اطلعت عليها «الميناء».", "T|P بحسب شروط تصر عليها «الميناء».", id="it has seen"),
        pytest.param(
            "T|P وقال لـ«الميناء» إن الموعد قريب. وأضاف لـ«الميناء» أنه حدد.",
            "T|P وانضم إلى «الميناء» ودعا لـ«الميناء» ثم دعا لـ«الميناء».",
            id="spoken to twice",
        ),
        pytest.param(
            "T|P وحصلت «الميناء» على نسخة من النص.", "T|P وحصلت «الميناء» على التمويل.", id="it has a copy"
        ),
    ],
)
def test_a_page_shows_its_outlet(shown: str, hidden: str) -> None:
    assert (outlet(shown), outlet(hidden)) == ("الميناء", None)


def test_a_bar_in_the_title_or_the_word_newspaper() -> None:
    def named(title: str) -> str | None:
        return make_article("a.txt", f"{title}\n\n{SAID}", Told()).outlet

    assert named(f"{TITLE} | الميناء") == "الميناء"
    assert named(f"{TITLE} - صحيفة الميناء") == "الميناء"
    assert named(f"{TITLE} - الوزير غائب") is None


def test_a_name_that_ends_as_sites_do_needs_no_other_word() -> None:
    assert outlet("T|الميناء نت|P") == "الميناء نت"
    assert outlet("T|الميناء القديم|P") is None


def test_an_agency_is_a_source_and_no_outlet() -> None:
    assert outlet("T|P|المصدر: رويترز") is None
    assert outlet("T|عدن (رويترز) - P") is None
