"""What one speaker said at one press conference, in one speech or one statement: utterances that share an occasion.

An occasion is known by speaker, channel and day. What an article gives to a channel without a day is of the day that
the article gives to the speaker's other words there, or of the occasion at which another article has the same words;
else it is an occasion of this article alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mahdar.model import Utterance, public_id
from mahdar.register.alignment import Key, Version
from mahdar.register.joining import Joins

_CHANNELS = frozenset({"press-conference", "joint-statement", "statement", "speech", "interview-to-outlet", "letter"})
"""Channels through which one speaks at length; two tweets of a day are two."""

Sitting = tuple[str, str, str, str]
"""Speaker, channel, day and article, the last two empty where unknown or where others may share it."""


def add_occasions(utterances: Sequence[Utterance], versions: Mapping[Key, Version]) -> tuple[Utterance, ...]:
    """The utterances, those of one occasion with its id; an occasion of one utterance has none."""
    sittings = _read_sittings(versions.values())
    held = {u.id: Counter(sittings[key] for key in u.statements if key in sittings) for u in utterances}
    joins = _join([*held.values()])
    told: dict[Sitting, list[str]] = defaultdict(list)
    for name, counts in held.items():
        roots = Counter(joins.find(sitting) for sitting in counts.elements())
        most = [root for root in sorted(roots) if roots[root] == max(roots.values())]
        if len(most) == 1:
            told[most[0]].append(name)
    names = {}
    for root, members in joins.classes().items():
        if len(told[root]) > 1:
            name = public_id("O", *max(members, key=lambda s: (s[2] != "", s)))
            names.update(dict.fromkeys(told[root], name))
    return tuple(replace(u, occasion=names.get(u.id)) for u in utterances)


def _read_sittings(versions: Iterable[Version]) -> dict[Key, Sitting]:
    """Where each statement was made, of speakers with a name."""
    told = [(v, v.speaker, v.statement.channel) for v in versions if not v.called]
    days: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for version, speaker, channel in told:
        if speaker is not None and channel in _CHANNELS and version.day is not None:
            days[version.doc, speaker, channel].add(version.day)
    found: dict[Key, Sitting] = {}
    for version, speaker, channel in told:
        if speaker is not None and channel in _CHANNELS:
            known = days[version.doc, speaker, channel]
            day = version.day or (min(known) if len(known) == 1 else "")
            shared = day and channel != "interview-to-outlet"
            found[version.key] = (speaker, channel, day, "" if shared else version.doc)
    return found


def _join(held: Sequence[Mapping[Sitting, int]]) -> Joins[Sitting]:
    """The places of one utterance are one, if their speaker and channel are and no two days are given."""
    joins: Joins[Sitting] = Joins(s for some in held for s in some)
    days: dict[Sitting, str] = {}
    for some in held:
        for first in sorted(some):
            for second in sorted(some):
                a, b = joins.find(first), joins.find(second)
                given = {days.get(a, a[2]), days.get(b, b[2])} - {""}
                if a != b and a[:2] == b[:2] and len(given) <= 1:
                    joins.join(a, b)
                    days[joins.find(a)] = "".join(given)
    return joins
