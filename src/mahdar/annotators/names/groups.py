"""Names of movements and armed groups, by their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Named
from mahdar.text.tokens import WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.organisations import HeadReader


def read_group(reader: HeadReader, index: int, letters: int, bare: str) -> Named | None:
    """The name of a group whose head, without the article, is token `index`."""
    tokens = reader.tokens
    if index + 1 >= len(tokens) or tokens[index + 1].kind != WORD:
        return None
    word = reader.lexicon.word(tokens[index + 1].key)
    if bare in reader.lists.forces_of_land and word.key in reader.lists.causes_of_land and index + 2 < len(tokens):
        land = reader.known(index + 2)
        if land and not land[1] and land[2].entry.type in ("GPE", "LOC"):
            return Named(index, land[0], letters, "GROUP", f"heads.toml#group/{bare}", land[2].entry.country)
    if (
        word.key in reader.heads.group.not_before
        or bare in reader.lists.not_groups
        or word.nation
        or word.key in reader.org.stops
    ):
        return None
    if not word.article or reader.lexicon.verbs.finite(word.key) or word.title or word.never:
        return None
    last, adjectives, nation = reader.adjectives(index + 2)
    if (
        bare in reader.lists.broad_movements
        and word.key not in reader.lists.causes
        and not (nation and word.key not in reader.lexicon.frequency)
        and not reader.lists.wide_adjectives.intersection(adjectives)
    ):
        return None
    if (
        bare in reader.lists.broad_movements
        and word.key not in reader.lists.causes
        and (word.key in reader.org.seconds or word.key in reader.lists.traffic)
    ):
        return None
    if bare in reader.lists.broad_groups and last == index + 2 and reader.lexicon.frequency.get(word.key, 0) > 6e-5:
        return None
    return Named(index, last, letters, "GROUP", f"heads.toml#group/{bare}", nation)
