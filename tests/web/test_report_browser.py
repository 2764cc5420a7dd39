"""The report in a real browser, opened from a folder: direction, font, marks on the exact words, no request, axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from mahdar.model import Statement
from mahdar.store import Store
from mahdar.web.material import Material, read_material
from mahdar.web.report import PAGES
from mahdar.web.view import anchor

pytestmark = pytest.mark.browser

DIRECTIONS = {"ar": "rtl", "en": "ltr"}
READ_LINES = "[...document.querySelectorAll('.text > p, .text > h1')].map(line => line.textContent)"
READ_MARKS = """[...document.querySelectorAll('.text [data-ids]')].map(
  piece => [piece.dataset.ids.split(' '), [...piece.classList], piece.textContent])"""


@contextmanager
def opened(browser: Browser, width: int = 1280, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what went wrong on it: requests to anything but files, errors, words on the console."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page, wrong = context.new_page(), list[str]()
    page.on("request", lambda r: None if r.url.startswith("file:") else wrong.append(r.url))
    page.on("requestfailed", lambda r: wrong.append(f"failed: {r.url}"))
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    yield page, wrong
    context.close()


def visit(page: Page, path: Path, fragment: str = "") -> None:
    page.goto(path.as_uri() + fragment)
    page.evaluate("document.fonts.ready")


def material_of(path: Path) -> Material:
    with Store(path) as store:
        return read_material(store)


def page_of(path: Path, doc: str) -> str:
    """The page of an article, relative to its language's folder."""
    number = [a.doc for a in material_of(path).articles].index(doc) + 1
    return f"articles/{number:03d}.html"


ARTICLES = {"rich": ("a/first.txt", "b/second.txt", "z/note.txt"), "sample": ("005_marsad-al-hilalayn.html",)}
"""Those with most on them, and one with nothing."""


@pytest.mark.parametrize("lang", DIRECTIONS)
@pytest.mark.parametrize(("register", "width"), [("sample", 1280), ("sample", 390), ("rich", 390)])
def test_every_page_opens(
    browser: Browser, request: pytest.FixtureRequest, register: str, lang: str, width: int
) -> None:
    path: Path = request.getfixturevalue(register)
    folder: Path = request.getfixturevalue(f"{register}_report") / lang
    names = [*(f"{page}.html" for page in PAGES), *(page_of(path, doc) for doc in ARTICLES[register])]
    with opened(browser, width) as (page, wrong):
        for name in names:
            visit(page, folder / name)
            seen = page.evaluate(
                """() => ({
                  dir: document.documentElement.dir, lang: document.documentElement.lang,
                  direction: getComputedStyle(document.body).direction,
                  arabic: [...document.fonts].some(f => f.status === 'loaded' && f.family.includes('Arabic')
                    && f.unicodeRange.includes('U+600-6FF')),
                  wide: document.documentElement.scrollWidth - innerWidth,
                  headings: document.querySelectorAll('h1').length,
                })"""
            )
            assert (seen["dir"], seen["lang"], seen["direction"]) == (DIRECTIONS[lang], lang, DIRECTIONS[lang]), name
            assert seen["arabic"], name
            assert seen["wide"] <= 0, f"{name} is {seen['wide']} px wider than the screen"
            assert seen["headings"] == 1, name
        assert wrong == []


@pytest.mark.parametrize("register", ["rich", "sample"])
def test_marks_stand_on_the_exact_words(browser: Browser, request: pytest.FixtureRequest, register: str) -> None:
    path: Path = request.getfixturevalue(register)
    report: Path = request.getfixturevalue(f"{register}_report")
    material, checked = material_of(path), 0
    with opened(browser) as (page, wrong):
        for number, article in enumerate(material.articles, 1):
            visit(page, report / "ar" / "articles" / f"{number:03d}.html")
            assert page.evaluate(READ_LINES) == [article.text[slice(*part.span)] for part in article.parts]
            pieces = page.evaluate(READ_MARKS)
            for row in material.rows[article.doc]:
                record = row.annotation
                if record.kind not in ("statement", "figure", "commitment", "event"):
                    continue
                marked = "".join(
                    words for ids, kinds, words in pieces if anchor(record.span) in ids and record.kind in kinds
                )
                for part in record.parts if isinstance(record, Statement) else (record.span,):
                    words = article.text[slice(*part)].replace("\n", "")
                    assert words in marked
                    checked += 1
                if not isinstance(record, Statement):  # grown to the edges of words, and no further
                    assert len(marked.split()) == len(article.text[slice(*record.span)].split())
        assert wrong == []
    assert checked


def test_a_link_shows_the_whole_of_the_words(browser: Browser, rich_report: Path) -> None:
    with opened(browser) as (page, _):
        visit(page, rich_report / "en" / "statements.html")
        page.get_by_role("link", name="Read in the article").first.click()
        target = page.evaluate("location.hash.slice(1)")
        shown = page.evaluate(
            """[...document.querySelectorAll('.text [data-ids]')].filter(
                 piece => getComputedStyle(piece).outlineStyle === 'solid').map(piece => piece.textContent).join('')"""
        )
        assert target
        assert "سنرسل نحو ٢٥٠٠ بحّار" in shown
        assert page.evaluate(f"document.getElementById('{target}').getBoundingClientRect().top") < 900


def test_marks_are_seen_one_over_the_other_and_can_be_put_out(browser: Browser, rich: Path, rich_report: Path) -> None:
    look = """kind => { const style = getComputedStyle(document.querySelector('.text mark.' + kind));
              return [style.backgroundColor, style.textDecorationStyle, style.backgroundImage !== 'none']; }"""
    clear = "rgba(0, 0, 0, 0)"
    with opened(browser) as (page, _):
        visit(page, rich_report / "ar" / page_of(rich, "a/first.txt"))
        statement, figure = page.evaluate(look, "statement"), page.evaluate(look, "figure")
        assert clear not in (statement[0], figure[0])
        assert statement[0] != figure[0]
        assert statement[1] == figure[1] == "dotted"  # the commitment runs over both
        assert page.evaluate(look, "event")[2]
        page.uncheck("#show-statement")
        assert page.evaluate(look, "statement.commitment:not(.figure)")[0] == clear
        assert page.evaluate(look, "figure")[0] == figure[0]
        page.uncheck("#show-commitment")
        assert page.evaluate(look, "figure")[1] != "dotted"
        page.uncheck("#show-figure")
        assert page.evaluate(look, "figure")[0] == clear
        page.uncheck("#show-event")
        assert not page.evaluate(look, "event")[2]


def test_letters_join_across_marks(browser: Browser, rich: Path, rich_report: Path) -> None:
    """A mark that changed the width of a word would have torn its letters apart."""
    widths = """() => [...document.querySelectorAll('.text p, .text h1')].map(line => {
      line.style.whiteSpace = 'nowrap'; line.style.inlineSize = 'max-content';
      const marked = line.getBoundingClientRect().width; const words = line.textContent;
      line.textContent = words; return [marked, line.getBoundingClientRect().width, words]; })"""
    with opened(browser) as (page, _):
        visit(page, rich_report / "ar" / page_of(rich, "a/first.txt"))
        for marked, plain, words in page.evaluate(widths):
            assert marked == pytest.approx(plain, abs=0.5), words


def test_the_first_page_leads_to_the_first_language(browser: Browser, sample_report: Path) -> None:
    with opened(browser) as (page, wrong):
        page.goto((sample_report / "index.html").as_uri())
        page.wait_for_url("**/ar/index.html")
        page.get_by_role("link", name="English").click()
        page.wait_for_url("**/en/index.html")
        assert wrong == []


def test_everything_is_there_without_javascript(browser: Browser, sample_report: Path) -> None:
    with opened(browser, java_script_enabled=False) as (page, wrong):
        page.goto((sample_report / "en" / "index.html").as_uri())
        page.get_by_role("link", name="Articles", exact=True).click()
        page.locator(".articles a").first.click()
        assert page.locator(".text mark.statement").count() > 0
        page.get_by_role("link", name="Timeline", exact=True).click()
        assert page.locator(".timeline > li").count() > 0
        assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", DIRECTIONS)
def test_axe_finds_nothing(browser: Browser, rich: Path, rich_report: Path, lang: str, scheme: str) -> None:
    pages = [rich_report / lang / f"{page}.html" for page in PAGES]
    pages += [rich_report / lang / page_of(rich, doc) for doc in ARTICLES["rich"]]
    options = {} if scheme == "light" else {"runOnly": ["color-contrast"]}  # the dark page differs in colours alone
    with opened(browser, color_scheme=scheme, bypass_csp=True) as (page, _):
        for path in pages:
            visit(page, path)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            results = Axe().run(page, options=options)
            assert results.violations_count == 0, f"{path.name}: {results.generate_report()}"


def test_it_prints(browser: Browser, sample_report: Path) -> None:
    with opened(browser) as (page, _):
        visit(page, sample_report / "ar" / "articles" / "007.html")
        page.emulate_media(media="print")
        assert page.locator("aside").is_hidden()
        assert page.locator(".text").is_visible()
        assert page.pdf(format="A4", print_background=True).startswith(b"%PDF")


def test_the_tests_look_for_the_browsers_that_the_script_looks_for(
    monkeypatch: pytest.MonkeyPatch, browsers: tuple[str, ...], find_browser: Callable[[], str]
) -> None:
    script = (Path(__file__).parents[2] / "scripts" / "browser").read_text("utf-8")
    assert [name for name in browsers if name not in script] == []
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("MAHDAR_BROWSER", "")
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(pytest.fail.Exception, match="install Chromium or Chrome, or set MAHDAR_BROWSER"):
        find_browser()
