"""Entities that no article names but that entries refer to: the country behind an adjective, behind a government."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mahdar.lang.gazetteer import load_gazetteer
from mahdar.model import Entity, Register
from mahdar.register.choices import Choices
from mahdar.register.names import name_words


def add_referents(register: Register, codes: Iterable[str], choices: Choices) -> Register:
    """The register with an entity for every id referred to that a gazetteer knows, without names and mentions.

    Args:
        register: The register, complete but for these.
        codes: Languages of the articles; the first whose gazetteer knows an id names it.
        choices: English names of the user's win.
    """
    english = {name_words(ar): en for ar, en in choices.english}
    wanted = set(_referred(register)) - {entity.id for entity in register.entities}
    added: dict[str, Entity] = {}
    for code in sorted(set(codes)):
        gazetteer = load_gazetteer(code)
        for ident in sorted(wanted & gazetteer.entries.keys() - added.keys()):
            entry, name = gazetteer.entries[ident], gazetteer.names[ident]
            en = english.get(name_words(name), entry.en)
            added[ident] = Entity(id=ident, type=entry.type, name=name, en=en, country=entry.country)
    entities = sorted((*register.entities, *added.values()), key=lambda e: (-len(e.mentions), e.id))
    return replace(register, entities=tuple(entities))


def _referred(register: Register) -> Iterator[str]:
    """Every id that an entry points to, whether an entity has it or not."""
    loose: list[str | None] = []
    for entry in (*register.rounds, *register.happenings):
        loose += [entry.place, entry.process, *entry.participants]
        loose += [c.value for c in entry.claims if c.slot in ("place", "initiator")]
        loose += [c.source for c in entry.claims]
    for tenure in register.tenures:
        loose += [tenure.person, tenure.of]
    for line in register.ledger:
        loose += [*line.parties, *line.to]
    loose += [series.whose for series in register.series]
    loose += [utterance.speaker for utterance in register.utterances]
    loose += [disagreement.subject for disagreement in register.disagreements]
    loose += [side.value for d in register.disagreements if d.slot in ("place", "initiator") for side in d.sides]
    loose += [entity.country for entity in register.entities]
    yield from (ident for ident in loose if ident)
