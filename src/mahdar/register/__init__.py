"""The register: everything compiled from all annotated articles, a pure function of their annotations."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.model import Annotated, Register
from mahdar.model.identity import find_ids
from mahdar.register.agreements import find_agreements
from mahdar.register.choices import Choices
from mahdar.register.clusters import make_round, told_as_rounds
from mahdar.register.commitments import compile_ledger
from mahdar.register.content import Weights
from mahdar.register.copies import find_copies
from mahdar.register.corpus import Corpus
from mahdar.register.decided import Decided
from mahdar.register.disagreements import find_disagreements
from mahdar.register.entities import compile_entities
from mahdar.register.figures import compile_series
from mahdar.register.followed import split_rounds
from mahdar.register.groups import make_groups
from mahdar.register.happenings import join_happenings, make_happenings, read_happenings
from mahdar.register.initiative import add_initiatives
from mahdar.register.paused import pause_collection
from mahdar.register.positions import find_positions
from mahdar.register.proceedings import add_proceedings
from mahdar.register.quantities import read_quantities
from mahdar.register.referents import add_referents
from mahdar.register.relations import Relations
from mahdar.register.rounds import find_rounds
from mahdar.register.roundtable import put_to_rounds
from mahdar.register.statements import compile_utterances
from mahdar.register.tenures import compile_tenures
from mahdar.register.topics import group_topics

__all__ = ["Choices", "compile_register", "find_ids"]


def compile_register(annotated: Sequence[Annotated], choices: Choices | None = None) -> Register:
    """Compile the register; the order of `annotated` does not matter.

    Args:
        annotated: Articles with their annotations.
        choices: The user's decisions.
    """
    with pause_collection():
        return _compile(annotated, choices or Choices())


def _compile(annotated: Sequence[Annotated], choices: Choices) -> Register:
    corpus = Corpus(annotated)
    copies = find_copies(corpus)
    corpus.origin |= copies
    weights = Weights(corpus)
    names = compile_entities(corpus, choices)
    tenures = compile_tenures(corpus, names)
    relations = Relations(corpus, names)
    clusters = find_rounds(corpus, names, relations)
    decided = Decided(corpus, clusters, choices.events)
    accounts = read_happenings(corpus, names)
    joins = join_happenings(accounts, corpus, names, weights, relations, decided)
    clusters, taken = decided.settle(corpus, clusters, joins)
    taken |= told_as_rounds(clusters)
    taken |= put_to_rounds(corpus, names, clusters, accounts, joins, relations, decided)
    made = tuple(make_round(corpus, names, cluster) for cluster in clusters)
    codes = sorted({document.article.lang for document in corpus})
    rounds, others = split_rounds(made, names, choices, codes)
    rounds = add_initiatives(corpus, rounds)
    happenings = make_happenings(accounts, joins, corpus, names, rounds, taken)
    rounds = add_proceedings(corpus, names, clusters, rounds, happenings)
    happenings = tuple(sorted((*happenings, *others), key=lambda e: (e.date or "9999", e.type, e.id)))
    utterances = compile_utterances(corpus, names, weights)
    quantities = read_quantities(corpus, names)
    ledger = compile_ledger(corpus, names, weights, choices.scores)
    register = Register(
        entities=names.entities,
        links=names.links(),
        tenures=tenures,
        rounds=rounds,
        happenings=happenings,
        utterances=utterances,
        ledger=ledger,
        series=compile_series(corpus, quantities),
        disagreements=find_disagreements(
            corpus, names, weights, rounds, happenings, tenures, quantities, ledger, relations
        ),
        agreements=find_agreements(corpus, (*rounds, *happenings), tenures, quantities, ledger, relations),
        groups=make_groups(
            corpus,
            (*rounds, *happenings),
            utterances,
            find_positions(corpus, names),
            group_topics(corpus, names, weights, relations),
        ),
        copies=tuple(sorted(copies.items())),
    )
    return add_referents(register, codes, choices)
