"""Named talks, conferences, agreements, laws and resolutions, by their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import QUOTES, Named
from mahdar.annotators.names.purposes import purpose_end
from mahdar.text.tokens import NUMBER, SIGN, WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.organisations import HeadReader


def read_event(reader: HeadReader, index: int, letters: int, bare: str, *, article: bool) -> Named | None:
    tokens, event = reader.tokens, reader.heads.event
    if index + 1 >= len(tokens):
        return None
    token = tokens[index + 1]
    word = reader.lexicon.word(token.key)
    rule = f"heads.toml#event/{bare}"
    if article or _pronoun(reader, bare):
        if token.kind == WORD and word.article and word.key in event.naming and bare in event.processes:
            if bare not in reader.lists.talks and word.key in reader.lists.talks_only:
                return None
            return Named(index, index + 2, letters, "EVENT", rule, None)
        return None
    if bare not in event.heads or token.kind != WORD or word.key in event.not_before:
        return None
    known = reader.known(index + 1)
    if known and not known[1] and known[2].entry.type in ("GPE", "LOC") and bare in reader.lists.placed_events:
        if bare in reader.lists.not_by_country and known[2].entry.sort == "country":
            return None
        return Named(index, _ordinal(reader, known[0]), letters, "EVENT", rule, None)
    if bare in reader.lists.conferences and word.key in reader.lexicon.all_heads:
        inner = read_event(reader, index + 1, 0, reader.lexicon.bare_head(word.key), article=word.article)
        if inner:
            return inner._replace(first=index, letters=letters)
    if bare in reader.lists.operations and (word.article or word.key == "اعاده"):
        last = index + 2 + int(word.key == "اعاده")
        return Named(index, last, letters, "EVENT", rule, None) if bare == "عاصفه" or word.key == "اعاده" else None
    return None


def _pronoun(reader: HeadReader, bare: str) -> bool:
    return bare.endswith(("نا", "هم")) and bare[:-2] in reader.heads.event.processes


def _ordinal(reader: HeadReader, index: int) -> int:
    """The end of a following number: جنيف 2."""
    if index < len(reader.tokens) and reader.tokens[index].kind == NUMBER and len(reader.tokens[index].key) < 3:
        return index + 1
    return index


def read_law(reader: HeadReader, index: int, letters: int, bare: str, *, article: bool) -> Named | None:
    tokens, law = reader.tokens, reader.heads.law
    size = len(tokens)
    if index + 1 >= size:
        return None
    token = tokens[index + 1]
    rule = f"heads.toml#law/{bare}"
    if bare in reader.lists.resolution_heads:
        return _resolution(reader, index, letters)
    if token.kind == SIGN and token.key in QUOTES and not article:
        inside = reader.quoted_name(index + 1)
        opening = reader.lexicon.word(tokens[index + 2].key) if index + 2 < size else None
        plain = opening and not opening.article and opening.key in reader.lexicon.frequency and not opening.sure_gaz
        if inside and inside[1] - inside[0] <= 4 and bare not in reader.lists.not_quoted_law and not plain:
            return Named(inside[0], inside[1], 0, "LAW", rule + "/quoted", None)
        return None
    yearly = token.kind == NUMBER and not article and bare in reader.lists.yearly_texts
    if yearly and _year(reader, index + 1) > index + 1:
        return Named(index, index + 2, letters, "LAW", rule, None)  # دستور 1987
    if token.kind != WORD:
        return None
    word = reader.lexicon.word(token.key)
    numbered = token.key == "رقم" and index + 2 < size and tokens[index + 2].kind == NUMBER
    if numbered and bare in reader.lists.numbered_texts:
        return Named(index, index + 3, letters, "LAW", rule, None)
    if article:
        if bare in reader.lists.named_texts and word.key in reader.lists.naming_of_texts:
            last = index + 2
            behind = last < size and tokens[last].key in reader.lists.ordinal_texts
            return Named(index, last + behind, letters, "LAW", rule, None)
        if bare == "مبادره" and word.key in reader.lists.initiatives:
            return Named(index, index + 2, letters, "LAW", rule, word.nation)
        return None
    road = bare in reader.lists.road_maps and token.key in reader.lists.roads
    if road and index + 2 < size:
        place = reader.known(index + 2)
        if place and not place[1] and place[2].entry.type in ("GPE", "LOC"):
            return Named(index, place[0], letters, "LAW", rule, None)
    if bare in reader.lists.not_law:
        return None
    known = reader.known(index + 1)
    if known and not known[1] and known[2].entry.type in ("GPE", "LOC", "ORG"):
        if known[2].entry.sort == "country" or (known[2].entry.type == "ORG" and bare not in reader.lists.treaties):
            return None
        if bare in reader.lists.not_by_town or not _by_town(reader, known[0]):
            return None
        last = known[0]
        if known[2].entry.type == "ORG" or bare in reader.lists.treaties:
            last = purpose_end(reader, last)
        return Named(index, _year(reader, _ordinal(reader, last)), letters, "LAW", rule, None)
    treaty = bare in reader.lists.treaties and word.article and bool(reader.adjectives(index + 2)[1])
    if (word.key in law.not_before and not treaty) or (bare in reader.lists.definite_texts and not word.article):
        return None
    if word.article and word.key not in reader.org.stops and not word.title and not word.verb:
        last, adjectives, _ = reader.adjectives(index + 2)
        generic = reader.lexicon.frequency.get(word.key, 0) > 1.5e-4
        if bare == "اعلان":
            return None
        if (
            bare in reader.lists.described_texts
            and not adjectives
            and (generic or bare != "صفقه" or word.key != "القرن")
        ):
            return None
        if bare in reader.lists.common_texts and len(adjectives) < 1 + (bare == "اتفاق"):
            return None
        if bare in reader.lists.never_by_noun or (bare == "اتفاقيه" and not adjectives):
            return None
        if not adjectives and generic and bare not in reader.lists.noun_laws:
            return None
        last = reader.seconds(last)[0]
        return Named(index, _year(reader, last) if bare == "قانون" else last, letters, "LAW", rule, None)
    if (
        word.key in reader.lists.year_words
        and bare in reader.lists.dated_texts
        and index + 2 < size
        and tokens[index + 2].kind == NUMBER
    ):
        return Named(index, index + 3, letters, "LAW", rule, None)
    if word.key in reader.lists.law_nouns and index + 2 < size:
        following = reader.lexicon.word(tokens[index + 2].key)
        if following.article:
            last, _, _ = reader.adjectives(index + 3)
            return Named(index, reader.seconds(last)[0], letters, "LAW", rule, None)
    return None


def _year(reader: HeadReader, index: int) -> int:
    """The end of a year that belongs to the name: قانون المالية 2024."""
    token = reader.tokens[index] if index < len(reader.tokens) else None
    if token is None or token.kind != NUMBER or len(token.key) != 4 or not token.key.isdigit():
        return index
    behind = reader.tokens[index + 1].key if index + 1 < len(reader.tokens) else ""
    return index + 1 if token.key[:2] in ("18", "19", "20") and behind not in ("/", "-", "-") else index


def _by_town(reader: HeadReader, index: int) -> bool:
    """Behind an agreement and a town: no party and no matter that would make the town one that agrees.

    Of nine such phrases in annotated articles eight are names (إعلان بكين، مذكرة سوتشي).
    """
    if index >= len(reader.tokens) or reader.tokens[index].kind != WORD:
        return True
    if reader.tokens[index].key in reader.lists.agreed_on:
        return False
    known = reader.known(index)
    return not (known and known[1])  # اتفاق دمشق وأنقرة


def _resolution(reader: HeadReader, index: int, letters: int) -> Named | None:
    """قرار مجلس الأمن رقم 2216، القرار 1701."""
    tokens, size, at = reader.tokens, len(reader.tokens), index + 1
    known = reader.known(at) if tokens[at].kind == WORD else None
    if known and known[2].entry.type == "ORG" and not known[1]:
        at = known[0]
    while at < size and tokens[at].kind == WORD and tokens[at].key in reader.lists.resolution_words:
        at += 1
    if (
        at < size
        and tokens[at].kind == NUMBER
        and 3 <= len(tokens[at].key) <= 4
        and not tokens[at].key.startswith("20")
    ):
        return Named(index, at + 1, letters, "LAW", "heads.toml#law/resolution", None)
    if at < size and tokens[at].kind == NUMBER and tokens[at - 1].key == "رقم":
        return Named(index, at + 1, letters, "LAW", "heads.toml#law/resolution", None)
    if (
        at < size
        and tokens[at].kind == NUMBER
        and len(tokens[at].key) == 4
        and 2000 < int(tokens[at].key) < 2800
        and (at > index + 1 or int(tokens[at].key) > 2035 or tokens[index].key.endswith("القرار"))
    ):
        return Named(index, at + 1, letters, "LAW", "heads.toml#law/resolution", None)
    return None
