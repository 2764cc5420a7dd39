"""One utterance told by several outlets is one entry, so that its wordings stand side by side.

Two statements are one utterance when one speaker says alike words within days, in different articles, or in one
article's headline and below it. Likeness counts stems, rare ones more; a day that both give must be the same.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from mahdar.model import Evidence, Utterance, public_id
from mahdar.register.alignment import Key, Version, choose_speaker, find_pairs, read_versions
from mahdar.register.content import Weights
from mahdar.register.corpus import Corpus
from mahdar.register.entities import Names
from mahdar.register.joining import Joins
from mahdar.register.occasions import add_occasions


def compile_utterances(corpus: Corpus, names: Names, weights: Weights) -> tuple[Utterance, ...]:
    """Every statement in exactly one utterance, ordered by date and id."""
    versions = read_versions(corpus, names)
    by_key = {v.key: v for v in versions}
    joins = _join(versions, weights)
    made = [_utterance(corpus, [by_key[k] for k in keys]) for keys in joins.classes().values()]
    return add_occasions(sorted(made, key=lambda u: (u.date or "9999", u.id)), by_key)


def _join(versions: Sequence[Version], weights: Weights) -> Joins[Key]:
    """The likest first; what an article tells twice below its headline stays two."""
    joins: Joins[Key] = Joins(v.key for v in versions)
    docs: dict[Key, set[str]] = {v.key: set() if v.titled else {v.doc} for v in versions}
    for (a, b), _ in sorted(find_pairs(versions, weights).items(), key=lambda row: (-row[1], row[0])):
        x, y = joins.find(a), joins.find(b)
        if x != y and not docs[x] & docs[y]:
            joined = docs.pop(x) | docs.pop(y)
            joins.join(a, b)
            docs[joins.find(a)] = joined
    return joins


def _utterance(corpus: Corpus, told: Sequence[Version]) -> Utterance:
    acts = Counter(v.statement.act for v in told)
    dates = Counter(v.statement.date for v in told if v.statement.date)
    first = min(told, key=lambda v: (v.published or dt.date.max, v.key))
    words = "".join(corpus[first.doc].quote(part) for part in first.statement.parts)
    return Utterance(
        id=public_id("S", first.doc, str(first.statement.span.start), words),
        speaker=choose_speaker(told),
        date=min(dates, key=lambda d: (-len(d), -dates[d], d)) if dates else None,
        act=min(acts, key=lambda a: (-acts[a], a)),
        statements=tuple(sorted(v.key for v in told)),
        evidence=tuple(sorted(Evidence(v.doc, v.statement.span) for v in told)),
    )
