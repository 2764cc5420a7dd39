"""One thing of a register, described for a reader: what it says, its words, and the rule that made it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec

from mahdar.cli.screen import isolate, write, write_fields, write_table
from mahdar.model import Article, Disagreement, Entity, Span, Statement
from mahdar.store import LISTS, Store, Thing, find_home, list_beside

_CONTEXT, _MENTIONS = 24, 10


def quote(text: str, span: Span) -> dict[str, Any]:
    """A W3C TextQuote and TextPosition in one; JavaScript counts UTF-16 units, mahdar code points: both are given."""
    before, exact = text[: span.start], text[span.start : span.end]
    start16 = len(before.encode("utf-16-le")) // 2
    return {
        "exact": exact,
        "prefix": before[-_CONTEXT:],
        "suffix": text[span.end : span.end + _CONTEXT],
        "start": span.start,
        "end": span.end,
        "unit": "codepoint",
        "start_utf16": start16,
        "end_utf16": start16 + len(exact.encode("utf-16-le")) // 2,
    }


def make_document(store: Store, thing: Thing) -> dict[str, Any]:
    """A thing as one JSON document."""
    record = msgspec.to_builtins(thing.record)
    if isinstance(thing.record, Article):
        rows = [
            {"id": row.public, "kind": row.annotation.kind, "start": row.start, "end": row.end, "words": row.words}
            for row in store.read_rows(thing.record.doc)
        ]
        return {"id": thing.id, "section": thing.section, **record, "annotations": rows}
    if thing.article is not None:
        article = thing.article
        day = article.published.day
        where = {"doc": article.doc, "outlet": article.outlet, "published": day, "sha256": article.sha256}
        ladder = {"ladder": make_ladder(store, thing.record, article)} if isinstance(thing.record, Statement) else {}
        return {"id": thing.id, **record, **ladder, "article": where, "quote": quote(article.text, thing.record.span)}
    evidence = [
        {"part": part, "value": value, "doc": doc, "start": start, "end": end, "words": words}
        for part, value, doc, start, end, words in thing.cited
    ]
    return {"section": thing.section, **record, "evidence": evidence}


def describe(store: Store, thing: Thing) -> None:
    """A thing, written for a reader."""
    if isinstance(thing.record, Article):
        _describe_article(store, thing.record)
    elif isinstance(thing.record, Disagreement):
        _write_disagreement(thing.record, _words(thing), _outlets(store))
    elif thing.article is not None:
        _describe_annotation(thing, thing.article)
        _write_beside(store, thing, thing.article)
        if isinstance(thing.record, Statement):
            _write_ladder(thing.article.outlet, make_ladder(store, thing.record, thing.article))
    else:
        write(f"{thing.id}  {thing.section}")
        write_fields(_plain(thing.record))
        _write_cited(thing)


def explain(store: Store, thing: Thing) -> dict[str, Any]:
    """Which rule made a thing and from which words; for an entry of the register, why its parts belong together."""
    record = thing.record
    if isinstance(record, Article):
        published = record.published
        return {
            "published": published.day, "how": published.how, "reason": published.reason,
            "words": record.text[slice(*published.span)] if published.span else None,
            "reasons": [f"{p.span.start}-{p.span.end}  {p.role}  {p.by}" for p in record.parts],
        }  # fmt: skip
    if thing.article is not None:
        span = record.span
        return {
            "rule": record.by, "also": ", ".join(record.also_by), "kind": record.kind,
            "where": f"{thing.article.doc} chars {span.start}-{span.end}", "reason": getattr(record, "reason", None),
            "entry": find_home(store, thing.article.doc, span) if record.kind == "event" else None,
            "words": thing.article.text[span.start : span.end],
        }  # fmt: skip
    found = getattr(record, "reasons", ()) or getattr(record, "reason", None) or ()
    reasons = [found] if isinstance(found, str) else [*found]
    claims = [
        f"{c.slot} = {c.value}  {c.by}  {c.doc} {c.span.start}-{c.span.end}" for c in getattr(record, "claims", ())
    ]
    words = [f"{part}  {doc} {start}-{end}  {words}" for part, _, doc, start, end, words in thing.cited]
    if isinstance(record, Entity):
        words = _mentions(store, record)
    return {"id": thing.id, "section": thing.section, "reasons": [*reasons, *(claims or words)]}


def _mentions(store: Store, entity: Entity) -> list[str]:
    """The rule behind each mention of an entity, the first few of them."""
    rows = {
        (doc, Span(row.start, row.end)): row
        for doc in dict.fromkeys(e.doc for e in entity.mentions[:_MENTIONS])
        for row in store.read_rows(doc)
        if row.annotation.kind == "mention"
    }
    found = [rows[place] for place in entity.mentions[:_MENTIONS] if place in rows]
    lines = [f"{row.annotation.by}  {row.doc} {row.start}-{row.end}  {row.words}" for row in found]
    more = len(entity.mentions) - len(found)
    return [*lines, f"and {more} more mentions"] if more > 0 else lines


def write_disagreements(store: Store) -> None:
    """All disagreements, side by side."""
    from mahdar.store import find_thing

    outlets = _outlets(store)
    for row in LISTS["disagreements"](store).rows:
        thing = find_thing(store, str(row[0]))
        _write_disagreement(thing.record, _words(thing), outlets)
        write()


def _outlets(store: Store) -> dict[str, tuple[str, str]]:
    """Day and outlet of each article."""
    columns, rows = LISTS["articles"](store)
    found = (dict(zip(columns, row, strict=True)) for row in rows)
    return {str(a["doc"]): (str(a["published"] or "-"), str(a["outlet"] or "-")) for a in found}


def _words(thing: Thing) -> dict[tuple[str, int, int], str]:
    return {(doc, start, end): words for _, _, doc, start, end, words in thing.cited}


def _write_disagreement(
    item: Disagreement, words: dict[tuple[str, int, int], str], outlets: dict[str, tuple[str, str]]
) -> None:
    write(f"{item.id}  {item.kind}  {item.strength}  {isolate(item.subject)}  {item.slot}")
    write(f"  {isolate(item.reason)}")
    rows = [
        [side.value if n == 0 else "", outlets[e.doc][0], e.doc, outlets[e.doc][1], words.get((e.doc, *e.span), "")]
        for side in item.sides
        for n, e in enumerate(side.evidence)
    ]
    write_table(["value", "published", "article", "outlet", "words"], rows, indent="  ")


def _describe_annotation(thing: Thing, article: Article) -> None:
    record, published = thing.record, article.published.day
    write(f"{thing.id}  {record.kind}  {published or 'undated'}")
    shown = _plain(record)
    if isinstance(record, Statement):
        shown["cue"] = " … ".join(article.text[slice(*cue)] for cue in record.cue)
    shown["outlet"] = article.outlet
    shown["words"] = article.text[slice(*record.span)]
    shown["where"] = f"{article.doc}  chars {record.span.start}-{record.span.end}  sha256 {article.sha256[:8]}…"
    shown["rule"] = ", ".join((record.by, *record.also_by))
    write_fields(shown)


def _write_beside(store: Store, thing: Thing, article: Article) -> None:
    """What other articles of the story say in like words."""
    found = list_beside(store, article.doc, thing.record.span)
    if found:
        write("in like words")
        write_table(["published", "article", "outlet", "words"], found, indent="  ")


def make_ladder(store: Store, record: Statement, article: Article) -> list[dict[str, Any]]:
    """The chain of sources from the outlet down to who said it, one hop a line, each with its words in the article."""
    links = store.read_links(article.doc)
    return [
        {
            "source": links.get(link.source, link.source),
            "anonymity": link.anonymity,
            "reason": link.reason,
            "start": link.span and link.span.start,
            "end": link.span and link.span.end,
            "words": article.text[slice(*link.span)] if link.span else None,
        }
        for link in record.chain
    ]


def _write_ladder(outlet: str | None, ladder: Sequence[dict[str, Any]]) -> None:
    write(f"chain     {isolate(outlet or 'the outlet')}")
    for n, hop in enumerate(ladder, 1):
        last = "said by" if n == len(ladder) else "citing"
        entity = hop["source"] if not _LOCAL.match(hop["source"]) else ""
        words = isolate(hop["words"] or "not named in the text")
        reason = f"  ({isolate(hop['reason'])})" if hop["reason"] else ""
        write("  ".join(filter(None, (f"{'  ' * n}<- {last}", hop["anonymity"], entity, words))) + reason)


_LOCAL = re.compile(r"[a-z]+:")
"""How the ids begin that hold an article's words and name no entry of the register."""


def _plain(record: object) -> dict[str, object]:
    """The fields that one line can show."""
    if not is_dataclass(record):
        return {"value": ", ".join(map(str, record)) if isinstance(record, tuple) else record}
    shown: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in ("id", "kind", "by", "also_by", "reasons") or isinstance(value, Span):
            continue
        if isinstance(value, tuple) and not isinstance(value, Span):
            if value and all(isinstance(v, str) for v in value):
                shown[field.name] = ", ".join(value)
        elif value is not None and value is not False and not is_dataclass(value):
            shown[field.name] = value
    return shown


def _describe_article(store: Store, article: Article) -> None:
    published = article.published
    write_fields({
        "doc": article.doc,
        "published": f"{published.day or 'not known'} ({published.how}: {published.reason})",
        "sha256": article.sha256,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.text[slice(*article.title)] if article.title else None,
    })  # fmt: skip
    rows = [[row.public, row.annotation.kind, row.start, row.end, row.words] for row in store.read_rows(article.doc)]
    write_table(["id", "kind", "start", "end", "words"], rows)


def _write_cited(thing: Thing) -> None:
    rows = [[part, value, doc, f"{start}-{end}", words] for part, value, doc, start, end, words in thing.cited]
    if rows:
        write_table(["part", "value", "article", "chars", "words"], rows, indent="  ")
