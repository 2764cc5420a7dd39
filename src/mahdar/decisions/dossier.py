"""All decisions of a dossier together, and what the register makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mahdar.decisions.events import EVENTS, read_events
from mahdar.decisions.names import NAMES, NameLine, read_names
from mahdar.decisions.scores import SCORES, read_scores
from mahdar.errors import SettingsError
from mahdar.model import Annotated, Mention, Problem, Register
from mahdar.register import find_ids
from mahdar.register.choices import Choices, EventChoice, NameChoice, ScoreChoice
from mahdar.register.names import name_words
from mahdar.settings import Settings, find_file

TABLES = (NAMES, EVENTS, SCORES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What the tables of a dossier say, line by line."""

    names: tuple[NameLine, ...] = ()
    events: tuple[EventChoice, ...] = ()
    scores: tuple[ScoreChoice, ...] = ()


def load_decisions(start: Path | None, *, file: Path | None = None) -> Decisions:
    """The decisions for the articles under `start`: its own tables, else those beside the `mahdar.toml` that counts.

    Args:
        start: The folder (or a file in it) of the articles.
        file: The settings file, where it is given.

    Raises:
        SettingsError: a line cannot be meant as it stands; or a table lies in both places.
    """
    folders = _list_folders(start, file)
    return Decisions(
        names=read_names(_find(folders, NAMES)),
        events=read_events(_find(folders, EVENTS)),
        scores=read_scores(_find(folders, SCORES)),
    )


def _list_folders(start: Path | None, file: Path | None) -> list[Path]:
    toml = file or (find_file(start) if start is not None else None)
    folders = [start if start.is_dir() else start.parent] if start is not None else []
    if toml is not None and all(toml.parent.resolve() != folder.resolve() for folder in folders):
        folders.append(toml.parent)
    return folders


def _find(folders: Sequence[Path], name: str) -> Path:
    found = [folder / name for folder in folders if (folder / name).is_file()]
    if len(found) > 1:
        what = f"{found[1]} is a second one"
        raise SettingsError(what, path=str(found[0]), remedy="put all lines into one of the two")
    return found[0] if found else Path(name) / name


def make_choices(settings: Settings, decisions: Decisions) -> Choices:
    """The decisions of settings and tables, as the register takes them. In `english` the settings win."""
    everywhere = [line for line in decisions.names if not line.articles]
    english = {line.name: line.en for line in everywhere if line.en} | settings.english
    return Choices(
        same=(*settings.same, *(line.names for line in everywhere if line.also)),
        apart=(*settings.apart, *((line.name, other) for line in everywhere for other in line.apart)),
        never=(*settings.never, *(line.name for line in everywhere if line.never)),
        english=tuple(sorted(english.items())),
        shown=tuple(line.name for line in everywhere if not line.never),
        names=tuple(
            NameChoice(names=line.names, en=line.en, articles=line.articles, never=line.never, at=line.at)
            for line in decisions.names
            if line.articles
        ),
        events=decisions.events,
        scores=decisions.scores,
        process=settings.process,
    )


def find_unused(decisions: Decisions, annotated: Sequence[Annotated], register: Register) -> Iterator[Problem]:
    """Lines that change nothing because no article has the name, or nothing has the id: told, and kept."""
    held: dict[tuple[str, ...], set[str]] = {}
    for item in annotated:
        for mention in item.annotations:
            if isinstance(mention, Mention):
                held.setdefault(name_words(mention.name), set()).add(item.article.doc)
                held.setdefault(name_words(item.article.text[slice(*mention.span)]), set()).add(item.article.doc)
    for line in decisions.names:
        for name in (*line.names, *line.apart):
            docs = held.get(name_words(name), set())
            if line.articles and name not in line.apart:
                docs = {doc for doc in docs if NameChoice(names=(name,), articles=line.articles).holds_for(doc)}
            if not docs:
                where = "no article" if not line.articles else f"no article of {', '.join(line.articles)}"
                yield _unused(line.at, f"{where} has the name {name}", "see: mahdar list actors")
    if decisions.events or decisions.scores:
        known = find_ids(annotated, register)
        for choice in decisions.events:
            for ident in choice.ids:
                if ident not in known:
                    yield _unused(choice.at, f"no account of an event has the id {ident}", "see: mahdar list timeline")
        for score in decisions.scores:
            if score.commitment not in known:
                what = f"no commitment has the id {score.commitment}"
                yield _unused(score.at, what, "see: mahdar list commitments")


def _unused(at: str, what: str, remedy: str) -> Problem:
    return Problem(path=at, code="unused", what=what, remedy=remedy)
