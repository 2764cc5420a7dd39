"""Records as JSON and back: annotations row by row, the register section by section."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

import msgspec

from mahdar.model import KINDS, Annotation, Article, Claim, Evidence, Point, Register, Side, Span, Step, public_id

LETTERS = {
    "statement": "S",
    "figure": "F",
    "commitment": "C",
    "event": "E",
    "time": "W",
    "mention": "M",
    "office": "O",
}
"""First letter of an annotation's public id; the register's entries have their own (R, H, D, G, A, T, ...)."""

_encoder = msgspec.json.Encoder()


def encode(record: object) -> str:
    """A record, or a tuple of them, as JSON."""
    return _encoder.encode(record).decode()


def decode_annotation(kind: str, record: str) -> Annotation:
    """An annotation from its JSON; reading the text straight into its kind is twice as fast as by way of a dict."""
    made: Annotation = _decoder(kind).decode(record)
    return made


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(KINDS[kind])


class _Kind(msgspec.Struct):
    kind: str


_raws = msgspec.json.Decoder(list[msgspec.Raw])
_kind = msgspec.json.Decoder(_Kind)


def decode_annotations(records: str | bytes) -> tuple[Annotation, ...]:
    """Annotations from a JSON array of them."""
    return tuple(_decoder(_kind.decode(raw).kind).decode(raw) for raw in _raws.decode(records))


def encode_article(article: Article) -> str:
    """An article's record without its text, which has a column of its own."""
    return encode(replace(article, text=""))


def decode_article(record: str, text: str) -> Article:
    """The article of a record and its text."""
    made: Article = _article.decode(record)
    return replace(made, text=text)


_article = msgspec.json.Decoder(Article)


def hash_input(article: Article) -> str:
    """What annotating an article depends on, as a hash: all of it but its name and address."""
    return hashlib.sha256(_encoder.encode(replace(article, doc="", url=None))).hexdigest()


def name_annotations(sha256: str, doc: str, annotations: Iterable[Annotation], taken: set[str]) -> Iterator[str]:
    """Public ids of an article's annotations, from text and place, so that a rebuild gives the same ones.

    Args:
        sha256: Of the text.
        doc: Tells apart the annotations of two files with one text.
        annotations: In order.
        taken: Ids given so far; grows.
    """
    for item in annotations:
        letter, place = LETTERS[item.kind], f"{item.kind}:{item.span.start}-{item.span.end}"
        name = public_id(letter, sha256, place)
        if name in taken:
            name = public_id(letter, sha256, place, doc)
        taken.add(name)
        yield name


# the register

_HINTS = get_type_hints(Register)
SECTIONS: dict[str, Any] = {
    f.name: get_args(_HINTS[f.name])[0] for f in fields(Register) if f.name not in ("links", "copies")
}
"""Section of the register → type of its items; links and copies are columns of their own, not entries."""


@cache
def _section(name: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(SECTIONS[name])


def decode_entry(section: str, record: str) -> Any:
    """One item of a section from its JSON."""
    return _section(section).decode(record)


class Cited(NamedTuple):
    """Words that an entry rests on, and as what."""

    part: str
    value: str | None
    doc: str
    span: Span


def cite(item: object, part: str = "") -> Iterator[Cited]:
    """Every piece of evidence inside an entry, in its order.

    An entity's mentions and a happening's triggers are left out: they are annotations already.
    """
    if isinstance(item, Evidence):
        yield Cited(part, None, item.doc, item.span)
    elif isinstance(item, Claim):
        yield Cited(f"claim:{item.slot}", item.value, item.doc, item.span)
    elif isinstance(item, Side):
        yield from (Cited("side", item.value, e.doc, e.span) for e in item.evidence)
    elif isinstance(item, Step):
        yield Cited("step", item.status, item.evidence.doc, item.evidence.span)
    elif isinstance(item, Point):
        value = None if item.value is None else str(item.value)
        yield Cited("point", value, item.evidence.doc, item.evidence.span)
    elif isinstance(item, tuple):
        for each in item:
            yield from cite(each, part)
    elif is_dataclass(item):
        for field in fields(item):
            if field.name not in ("mentions", "accounts"):
                yield from cite(getattr(item, field.name), field.name)
