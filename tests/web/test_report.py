"""The report as files: links resolve, nothing is fetched, the same register gives the same bytes."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from mahdar.errors import MahdarError, StoreError
from mahdar.model import Register
from mahdar.store import write_store
from mahdar.web.report import write_report


class Page(HTMLParser):
    """Ids, links, quotations and policies of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.quotations: list[dict[str, str | None]] = []
        self.tags: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [v for k, v in attrs if k == "id" and v]
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag == "link":
            self.loaded.append(str(given["href"]))
        self.loaded += [v for k, v in attrs if k in ("src", "srcset", "data", "poster") and v]
        if tag == "blockquote":
            self.quotations.append(given)


@pytest.fixture(scope="module", params=["rich_report", "sample_report"])
def pages(request: pytest.FixtureRequest) -> dict[Path, Page]:
    folder: Path = request.getfixturevalue(request.param)
    return {path: Page(path) for path in sorted(folder.rglob("*.html"))}


def test_every_link_leads_somewhere(pages: dict[Path, Page]) -> None:
    wrong = []
    for path, page in pages.items():
        for link in page.links:
            address, fragment = urldefrag(link)
            if urlsplit(address).scheme in ("http", "https"):
                continue
            assert not urlsplit(address).scheme, link
            target = (path.parent / unquote(address)).resolve() if address else path
            if target not in pages or (fragment and fragment not in pages[target].ids):
                wrong.append((path.name, link))
    assert wrong == []


def test_an_id_is_on_a_page_once(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        assert not [i for i in page.ids if not i or re.search(r"\s", i)]


def test_nothing_is_loaded_but_our_own_sheet(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        assert [(path.parent / name).resolve().name for name in page.loaded] == ["report.css"]
        assert (path.parent / page.loaded[0]).resolve().is_file()
        assert not page.tags & {"script", "iframe", "object", "embed", "form", "img"}


def test_quotations_say_their_language_and_direction(pages: dict[Path, Page]) -> None:
    quotations = [q for page in pages.values() for q in page.quotations]
    assert quotations
    assert all((q.get("lang"), q.get("dir")) == ("ar", "rtl") for q in quotations)


def test_the_sheet_knows_no_left_and_right(rich_report: Path) -> None:
    css = (rich_report / "static" / "report.css").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert not re.findall(r"\b(?:left|right)\b", rules)
    for name in re.findall(r'url\("([^"]+)"\)', rules):
        assert (rich_report / "static" / name).is_file()
    assert "http" not in rules


def test_what_articles_hold_is_never_markup(rich_report: Path) -> None:
    for path in rich_report.rglob("*.html"):
        html = path.read_text("utf-8")
        for bad in ("<غدا>", "talks <b>", "<Daily>", "<Authority>", "scan <1>", 'href="javascript:'):
            assert bad not in html, path


def test_the_title_comes_from_the_settings_the_caller_or_the_process(tmp_path: Path, rich: Path) -> None:
    write_report(rich, tmp_path / "a", ["en"])
    assert "ملف المرفأ" in (tmp_path / "a" / "en" / "index.html").read_text("utf-8")
    write_report(rich, tmp_path / "b", ["en"], title="Port <file>")
    assert "Port &lt;file&gt;" in (tmp_path / "b" / "en" / "index.html").read_text("utf-8")


def test_one_language_has_no_link_to_the_other(tmp_path: Path, rich: Path) -> None:
    opened = write_report(rich, tmp_path / "out", ["en"])
    assert opened == tmp_path / "out" / "index.html"
    assert not (tmp_path / "out" / "ar").exists()
    assert "twin" not in Page(tmp_path / "out" / "en" / "index.html").links
    assert 'class="twin"' not in (tmp_path / "out" / "en" / "index.html").read_text("utf-8")


def test_same_register_same_bytes(tmp_path: Path, sample: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    for out in (first, second, second):  # the third goes over the second
        write_report(sample, out)
    files = [p.relative_to(first) for p in sorted(first.rglob("*")) if p.is_file()]
    assert files == [p.relative_to(second) for p in sorted(second.rglob("*")) if p.is_file()]
    for name in files:
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_pages_of_an_earlier_report_do_not_stay(tmp_path: Path, rich: Path) -> None:
    write_report(rich, tmp_path / "out")
    write_store(tmp_path / "empty.mahdar", [], Register())
    write_report(tmp_path / "empty.mahdar", tmp_path / "out")
    assert [*(tmp_path / "out" / "ar" / "articles").iterdir()] == []


def test_an_empty_register_has_every_page(tmp_path: Path) -> None:
    write_store(tmp_path / "empty.mahdar", [], Register())
    write_report(tmp_path / "empty.mahdar", tmp_path / "out")
    for lang in ("ar", "en"):
        assert len([*(tmp_path / "out" / lang).glob("*.html")]) == 10


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, rich: Path) -> None:
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "letter.txt").write_text("mine")
    with pytest.raises(MahdarError, match="holds other things"):
        write_report(rich, tmp_path)
    assert (tmp_path / "ar" / "letter.txt").read_text() == "mine"
    with pytest.raises(MahdarError, match="not a folder"):
        write_report(rich, tmp_path / "ar" / "letter.txt")


def test_wrong_requests_write_nothing(tmp_path: Path, rich: Path) -> None:
    with pytest.raises(MahdarError, match="no interface language"):
        write_report(rich, tmp_path / "out", ["ar", "fr"])
    with pytest.raises(MahdarError, match="no language given"):
        write_report(rich, tmp_path / "out", [])
    with pytest.raises(StoreError, match="no such register"):
        write_report(tmp_path / "none.mahdar", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_sixteen_articles_take_no_time(tmp_path: Path, sample: Path) -> None:
    start = time.process_time()
    write_report(sample, tmp_path / "out")
    assert (
        time.process_time() - start < 4
    )  # 0.6 s when written; a slow machine may take longer, a naive loop takes more
