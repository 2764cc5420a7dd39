"""HTML pages: title, outlet, date and body; what the page adds is left out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mahdar.model import Article
from mahdar.sources import read_folder

PARAGRAPHS = [
    "اختتمت لجنة المياه المشتركة اجتماعها الخامس في العاصمة، واتفق الجانبان على تبادل قراءات منسوب النهر كل أسبوع.",
    "وقال رئيس الوفد إن الخلاف على مواعيد ملء الخزان لا يزال قائما، وإن الخبراء سيعودون إلى الاجتماع بعد شهر من اليوم.",
    "وأضاف أن البلدين متفقان على ألا تتخذ خطوة منفردة قبل أن تنتهي الدراسة التي يجريها المكتب الاستشاري الدولي.",
]


def page(head: str = "", before: str = "", charset: str = '<meta charset="utf-8">') -> str:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<html><head>{charset}<title>لجنة المياه تختتم اجتماعها الخامس - بريد الميناء</title>{head}</head><body>"
        f"<nav><a href='/'>الرئيسية</a><a href='/p'>سياسة</a></nav><article><h1>لجنة المياه تختتم اجتماعها الخامس</h1>"
        f"{before}{body}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def read(tmp_path: Path, html: bytes) -> Article:
    (tmp_path / "a.html").write_bytes(html)
    [made] = read_folder(tmp_path)
    assert isinstance(made, Article), made
    return made


JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "لجنة المياه تختتم اجتماعها الخامس",'
    ' "datePublished": "2024-05-03T21:10:00+03:00", "publisher": {"@type": "Organization", "name": "بريد الميناء"}}'
    "</script>"
)
OPEN_GRAPH = (
    '<meta property="og:site_name" content="بريد الميناء"><meta property="og:url" content="https://example.org/1">'
    '<meta property="article:published_time" content="2024-05-03T09:00:00Z">'
)


@pytest.mark.parametrize(
    ("head", "before", "where"),
    [
        (JSON_LD, "", "JSON-LD datePublished"),
        (OPEN_GRAPH, "", "article:published_time"),
        ("", "<div class='d'>الجمعة 3 أيار 2024 - 21:10</div>", "printed on the page"),
        ("", "<time datetime='2024-05-03'>أمس</time>", "the page's time element"),
    ],
)
def test_date_and_outlet(tmp_path: Path, head: str, before: str, where: str) -> None:
    made = read(tmp_path, page(head, before).encode())
    assert made.published.day == dt.date(2024, 5, 3)
    assert made.published.how == "metadata"
    assert where in made.published.reason
    assert made.outlet == ("بريد الميناء" if head else None)


def test_the_text_is_title_and_body_and_nothing_else(tmp_path: Path) -> None:
    made = read(tmp_path, page(JSON_LD).encode())
    assert made.text == "لجنة المياه تختتم اجتماعها الخامس\n\n" + "\n".join(PARAGRAPHS)
    assert made.title is not None
    assert made.text[slice(*made.title)] == "لجنة المياه تختتم اجتماعها الخامس"


def test_a_page_in_windows_1256(tmp_path: Path) -> None:
    made = read(tmp_path, page(charset='<meta charset="windows-1256">').encode("cp1256"))
    assert PARAGRAPHS[0] in made.text


def test_a_page_that_names_the_wrong_encoding(tmp_path: Path) -> None:
    made = read(tmp_path, page(charset='<meta charset="ascii">').encode())
    assert PARAGRAPHS[0] in made.text


def test_broken_json_ld_does_not_lose_the_page(tmp_path: Path) -> None:
    broken = '<script type="application/ld+json">{"headline": </script>'
    made = read(tmp_path, page(broken + OPEN_GRAPH).encode())
    assert made.published.day == dt.date(2024, 5, 3)
