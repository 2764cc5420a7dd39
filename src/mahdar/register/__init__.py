"""The register: everything compiled from all annotated articles, a pure function of their annotations."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.model import Annotated, Register
from mahdar.register.choices import Choices
from mahdar.register.copies import find_copies
from mahdar.register.corpus import Corpus
from mahdar.register.disagreements import find_disagreements
from mahdar.register.entities import compile_entities
from mahdar.register.rounds import compile_rounds

__all__ = ["Choices", "compile_register"]


def compile_register(annotated: Sequence[Annotated], choices: Choices | None = None) -> Register:
    """Compile the register; the order of `annotated` does not matter.

    Args:
        annotated: Articles with their annotations.
        choices: The user's decisions on names and process.
    """
    corpus, choices = Corpus(annotated), choices or Choices()
    copies = find_copies(corpus)
    corpus.origin |= copies
    names = compile_entities(corpus, choices)
    rounds, _ = compile_rounds(corpus, names)
    return Register(
        entities=names.entities,
        links=names.links(),
        rounds=rounds,
        disagreements=find_disagreements(corpus, names, rounds),
        copies=tuple(sorted(copies.items())),
    )
