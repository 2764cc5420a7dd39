"""Records, one article each: JSON Lines, a JSON array, or one JSON object.

A record holds `text` (or `body`, `content`, `articleBody`) and, if known, `title`, `outlet` (`source`, `publisher`),
`url`, `published` (`date`, `datePublished`: ISO). `date_extracted` is a day on which the article was already there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mahdar.errors import SourceError
from mahdar.model import Article, Problem
from mahdar.sources.assemble import Told, make_article, read_day
from mahdar.sources.decode import decode

SUFFIXES = (".jsonl", ".ndjson", ".json")
_REMEDY = 'each record needs at least {"text": "..."}'


def read(doc: str, data: bytes, told: Told, code: str) -> Iterator[Article | Problem]:
    """Every record's article; a bad record is a problem of its own (`doc#n`, counted from 1).

    Raises:
        SourceError: the file holds no records at all.
    """
    text = decode(data, doc).lstrip("\ufeff")
    whole = doc.lower().endswith(".json") or text.lstrip().startswith("[")
    records = _split_whole(text, doc) if whole else _split_lines(text)
    for number, record in records:
        where = f"{doc}#{number}"
        try:
            if isinstance(record, json.JSONDecodeError):
                raise SourceError(f"not JSON: {record.msg} at column {record.colno}", code="json", remedy=_REMEDY)
            yield _read_record(where, record, code)
        except SourceError as error:
            yield Problem(path=where, code=error.code or "record", what=error.what, remedy=error.remedy)


def _split_whole(text: str, doc: str) -> list[tuple[int, Any]]:
    try:
        loaded = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(
            f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}", path=doc, code="json", remedy=_REMEDY
        ) from error
    return list(enumerate(loaded if isinstance(loaded, list) else [loaded], 1))


def _split_lines(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                yield number, error


def _read_record(where: str, record: Any, code: str) -> Article:
    if not isinstance(record, dict):
        raise SourceError("the record is not an object", code="record", remedy=_REMEDY)

    def first(*names: str) -> str | None:
        return next((record[n] for n in names if isinstance(record.get(n), str) and record[n].strip()), None)

    body = first("text", "body", "content", "articleBody")
    if body is None:
        raise SourceError("the record holds no text", code="no-article", remedy=_REMEDY)
    title = first("title", "headline")
    if title and not body.lstrip().startswith(title.strip()):
        body = f"{title.strip()}\n\n{body}"
    stated = first("published", "datePublished", "published_at", "date")
    crawled = first("date_extracted", "crawled", "retrieved")
    told = Told(
        outlet=first("outlet", "source", "publisher", "site"),
        url=first("url", "link"),
        title=title.strip() if title else None,
        published=read_day(stated),
        where="the record's publication date",
        not_after=read_day(crawled),
    )
    if told.published is None and told.not_after:
        told.where = f"the record says that the article was there on {told.not_after.isoformat()}"
    return make_article(where, body, told, code=code, form="jsonl")
