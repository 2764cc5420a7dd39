"""Which rounds are those of the process that the user follows; the others are happenings like any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mahdar.lang.function import stem
from mahdar.model import Happening
from mahdar.register.choices import Choices
from mahdar.register.entities import Names
from mahdar.text.fold import fold_words


def split_rounds(
    rounds: Sequence[Happening], names: Names, choices: Choices, codes: Sequence[str]
) -> tuple[tuple[Happening, ...], tuple[Happening, ...]]:
    """Rounds of the process followed, and those of others, without a number.

    Without a choice all are followed. A process is chosen by any spelling of its name, or by a fuller one ("the Omani
    German industrial talks" for "the industrial talks"). Where no process bears a chosen name, the rounds of a process
    that the articles do not name are taken.

    Args:
        rounds: All rounds.
        names: Entities, whose spellings are compared.
        choices: The user's; `process` decides.
        codes: Languages of the articles.
    """
    if not choices.process:
        return tuple(rounds), ()
    stemmed = [frozenset(stem(code, w) for w in fold_words(name)) - {""} for name in choices.process for code in codes]
    processes = {entry.process for entry in rounds}
    chosen = {process for process in processes if process and _is_one_of(process, names, stemmed, codes)}
    kept = tuple(r for r in rounds if (r.process in chosen if chosen else r.process is None))
    followed = {entry.id for entry in kept}
    others = tuple(replace(r, number=None) for r in rounds if r.id not in followed)
    return kept, others


def _is_one_of(process: str, names: Names, chosen: Iterable[frozenset[str]], codes: Sequence[str]) -> bool:
    known = names.by_id.get(process)
    spellings = {known.name, *known.names} if known is not None else set()
    for spelling in spellings:
        for code in codes:
            words = frozenset(stem(code, w) for w in fold_words(spelling)) - {""}
            if any(words == wanted or (len(words) > 1 and words < wanted) for wanted in chosen):
                return True
    return False
