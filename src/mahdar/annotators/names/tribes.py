"""Tribes: a definite name behind notables (مشايخ المغاربة والعواقير), any name behind قبيلة, and what و joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Hit
from mahdar.text.tokens import WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan

_FREQUENT = 2e-5
"""Above this a word with the article is more often a common noun."""

_INFLECTED = ("يه", "ات", "ين", "ون", "تان")


def find_tribes(scan: Scan) -> None:
    """Add the tribes."""
    heads = scan.lists.tribal_heads
    if heads.isdisjoint(scan.keys):
        return
    covered = {n for hit in scan.hits for n in range(hit.first, hit.last)}
    for n, key in enumerate(scan.keys):
        if key not in heads or n in covered:
            continue
        at, joined = n + 1, False
        while at < len(scan.keys) and at not in covered and _is_tribe(scan, at, joined, sure=key in scan.lists.tribes):
            scan.hits.append(Hit(at, at + 1, int(joined), "GROUP", "names/tribe"))
            at, joined = at + 1, True


def _is_tribe(scan: Scan, index: int, joined: bool, *, sure: bool) -> bool:
    """A noun that names a tribe here, behind و where it joins another."""
    if scan.tokens[index].kind != WORD or (joined and scan.keys[index][0] != "و"):
        return False
    key = scan.keys[index][1:] if joined else scan.keys[index]
    word, frequency = scan.lexicon.word(key), scan.lexicon.frequency.get(key, 0.0)
    if word.never or word.title or word.head or word.nation or word.verb or key.endswith(_INFLECTED):
        return False
    if word.article:
        return frequency < _FREQUENT
    return sure and not joined and len(key) > 2 and frequency < _FREQUENT
