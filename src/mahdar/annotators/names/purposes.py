"""The phrase with ل that says what a body is for: مركز ... للإغاثة."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.text.tokens import WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.organisations import HeadReader


def is_for_whom(reader: HeadReader, index: int) -> bool:
    """ل with the article: whom a council is for, not what it is to do."""
    return index < len(reader.tokens) and reader.tokens[index].key.startswith("لل")


def has_purpose(reader: HeadReader, index: int) -> bool:
    """Whether such a phrase stands at a token."""
    return purpose_end(reader, index) > index


def purpose_end(reader: HeadReader, index: int) -> int:
    """The end of a phrase with ل that says what a body is for."""
    tokens = reader.tokens
    if index >= len(tokens) or tokens[index].kind != WORD:
        return index
    key = tokens[index].key
    if index + 1 < len(tokens) and tokens[index + 1].key in reader.lists.thereupon:
        return index  # مجلس الوزراء للتصويت عليه
    word = reader.lexicon.word(key)
    known = reader.known(index)
    if known and known[1] and known[2].entry.type == "ORG":
        return known[0]
    if (
        key.startswith("لل")
        and len(key) > 4
        and not word.title
        and not (known and known[2].entry.sort == "country")
    ):
        end, _, _ = reader.adjectives(index + 1)
        last = reader.seconds(end)[0]
        return last if last > end else _things(reader, end)
    if (
        key[0] == "ل"
        and (
            key[1:] in reader.org.carriers
            or (reader.member and reader.lexicon.verbs.analyse(key[1:]) and not word.verb)
        )
        and index + 1 < len(tokens)
        and tokens[index + 1].kind == WORD
    ):
        following = reader.lexicon.word(tokens[index + 1].key)
        if following.article and not following.title and following.key not in reader.org.stops:
            return reader.seconds(reader.adjectives(index + 2)[0])[0]
        place = reader.known(index + 1)
        if key[1:] == "دول" and place and not place[1] and place[2].entry.type in ("GPE", "LOC"):
            return place[0]  # البنك المركزي لدول غرب أفريقيا
    return index


def _things(reader: HeadReader, index: int) -> int:
    """The end of a second plural of things behind ل: للسدود والخزانات."""
    if index >= len(reader.tokens) or not reader.tokens[index].key.startswith("وال"):
        return index
    word = reader.lexicon.word(reader.tokens[index].key[1:])
    return index + 1 if word.key.endswith("ات") and not (word.title or word.head or word.nation) else index
