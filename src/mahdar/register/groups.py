"""What a reader sees side by side: accounts of a round, versions of an utterance, positions; twelve pieces at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mahdar.model import Evidence, Group, Happening, Utterance
from mahdar.register.corpus import Corpus
from mahdar.register.positions import Position, group_positions
from mahdar.register.sides import choose_evidence

_MOST = 12


def make_groups(
    corpus: Corpus,
    rounds: Iterable[Happening],
    utterances: Iterable[Utterance],
    positions: Sequence[Position],
    topics: Sequence[Group],
) -> tuple[Group, ...]:
    """Groups of at least two origins, by kind and subject."""
    groups = [*group_positions(corpus, positions), *topics]
    for entry in rounds:
        evidence = [Evidence(c.doc, c.span) for c in entry.claims] + list(entry.evidence)
        if corpus.origins(evidence) > 1:
            groups.append(Group(kind="round", subject=entry.id, evidence=choose_evidence(corpus, evidence, _MOST)))
    for utterance in utterances:
        if corpus.origins(utterance.evidence) > 1:
            chosen = choose_evidence(corpus, utterance.evidence, _MOST)
            groups.append(Group(kind="utterance", subject=utterance.id, evidence=chosen))
    return tuple(sorted(groups, key=lambda g: (g.kind, g.subject, g.evidence)))
