"""HTML pages: the body by trafilatura; title, outlet and date from JSON-LD, OpenGraph and the page's own words.

The article's text is `title`, an empty line, then the body's paragraphs, one a line; every offset is into that text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from mahdar.errors import SourceError
from mahdar.model import Article
from mahdar.outlets import find_by_name
from mahdar.sources.assemble import Told, make_article, read_day
from mahdar.sources.decode import decode
from mahdar.sources.printed import find_dates
from mahdar.text.fold import fold_words
from mahdar.text.tokens import tokenize

SUFFIXES = (".html", ".htm")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_SITE = re.compile(r"\s+[-|–—:]\s+")


def read(doc: str, data: bytes, told: Told, code: str) -> Iterator[Article]:
    """The article of the page.

    Raises:
        SourceError: no article is found in the page.
    """
    # trafilatura takes 0.24 s to import; folders without a page do not pay for it.
    import trafilatura
    from lxml import html as lxml_html

    page = _decode_page(data, doc)
    tree = lxml_html.document_fromstring(page) if page.strip() else None
    body = trafilatura.extract(page, include_comments=False, include_tables=False, favor_precision=True)
    if not body:
        body = trafilatura.extract(page, include_comments=False, include_tables=False)
    if tree is None or not body:
        raise SourceError(
            "no article found in the page",
            path=doc,
            code="no-article",
            remedy="save the article's own page, or its text as .txt",
        )
    records = list(_read_json_ld(tree))
    meta = _read_meta(tree)
    title = told.title or _find_title(tree, records, meta, body)
    outlet = told.outlet or _find_site(records, meta)
    url = told.url or meta.get("og:url") or _canonical(tree)
    filled = Told(outlet=outlet, url=url, title=title, published=told.published, how=told.how, where=told.where)
    if filled.published is None:
        _date_page(filled, tree, records, meta, code)
    lines = [" ".join(line.split()) for line in body.split("\n")]
    lines = [line for line in lines if line]
    if title and lines and fold_words(lines[0]) == fold_words(title):
        lines = lines[1:]
    text = "\n\n".join([title, "\n".join(lines)] if title else ["\n".join(lines)])
    yield make_article(doc, text, filled, code=code, form="html")


def _decode_page(data: bytes, doc: str) -> str:
    named = _CHARSET.search(data[:4096])
    if named:
        try:
            return data.decode(named.group(1).decode("ascii")).lstrip("\ufeff")
        except (LookupError, UnicodeDecodeError):
            pass  # the page names an encoding that it is not in; look for ourselves
    try:
        return decode(data, doc).lstrip("\ufeff")
    except SourceError as error:
        if error.code != "encoding":
            raise
        # Markup is mostly Latin, so a windows-1256 page does not look Arabic enough for a plain text.
        return data.decode("cp1256", errors="replace")


def _read_json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that describe an article."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            loaded = json.loads(script.text or "", strict=False)
        except json.JSONDecodeError:
            continue  # many pages print broken JSON-LD; OpenGraph and the page's words remain
        stack = [loaded]
        while stack:
            item = stack.pop(0)
            if isinstance(item, list):
                stack.extend(item)
            elif isinstance(item, dict):
                stack.extend(v for k, v in item.items() if k == "@graph")
                if "headline" in item or "articleBody" in item or "datePublished" in item:
                    yield item


def _read_meta(tree: Any) -> dict[str, str]:
    """`property` or `name` of the meta elements -> content, the first of each."""
    meta: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content").strip():
            meta.setdefault(name.lower(), element.get("content").strip())
    return meta


def _canonical(tree: Any) -> str | None:
    link = tree.find(".//link[@rel='canonical']")
    return link.get("href") if link is not None else None


def _find_title(tree: Any, records: list[dict[str, Any]], meta: dict[str, str], body: str) -> str | None:
    """The headline: an h1 that the markup's title begins with, else JSON-LD, OpenGraph, the page's title."""
    named = [str(r["headline"]) for r in records if isinstance(r.get("headline"), str)]
    named += [meta[n] for n in ("og:title", "twitter:title") if n in meta]
    page_title = tree.findtext(".//title")
    named += [page_title] if page_title else []
    named = [" ".join(n.split()) for n in named if n.strip()]
    for heading in tree.iter("h1", "h2"):
        words = " ".join(heading.text_content().split())
        if len(words) >= 15 and any(name.startswith(words) for name in named):
            return words
    if not named:
        return None
    # "headline - site": the last piece goes if it is short and the rest long enough to be a headline.
    pieces = _SITE.split(named[0])
    if len(pieces) > 1 and len(pieces[-1]) < 30 and len(named[0]) - len(pieces[-1]) > 25:
        return named[0][: named[0].rindex(pieces[-1])].rstrip(" -|–—:")
    return named[0]


def _find_site(records: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    for record in records:
        publisher = record.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return name.strip()
    name = meta.get("og:site_name") or meta.get("application-name")
    if name and not name.startswith("http"):
        profile = find_by_name(name)
        return profile.name if profile else name
    return None


def _date_page(told: Told, tree: Any, records: list[dict[str, Any]], meta: dict[str, str], code: str) -> None:
    """Publication day from JSON-LD, then OpenGraph, then a `time` element, then a date printed on the page."""
    fields = [("JSON-LD datePublished", record.get("datePublished")) for record in records]
    fields += [
        (name, meta.get(name))
        for name in ("article:published_time", "datepublished", "og:article:published_time", "date", "pubdate")
    ]
    fields += [("the page's time element", e.get("datetime")) for e in tree.iterfind(".//time[@datetime]")]
    for where, value in fields:
        day = read_day(value)
        if day is None and isinstance(value, str):
            printed = find_dates(tokenize(value), code)
            day = printed[0].day if printed else None
        if day:
            told.published, told.how, told.where = day, "metadata", where
            return
    for element in tree.iter("time", "span", "div", "p", "li", "h5", "h6"):
        if len(element) > 3:
            continue
        words = element.text_content()
        if 8 <= len(words.strip()) <= 80:
            printed = find_dates(tokenize(words), code)
            if printed:
                told.published, told.how = printed[0].day, "metadata"
                told.where = f"printed on the page: {' '.join(words.split())}"
                return
