"""What several commands do: open a register, build one, say what was made."""

from __future__ import annotations

import difflib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mahdar.cli.screen import show_progress, tell
from mahdar.errors import MahdarError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mahdar.pipeline import Built
    from mahdar.register.changes import Change
    from mahdar.store import Listing, Store


def read_day(day: str | None, option: str) -> dt.date | None:
    """The day of an option."""
    import datetime as dt

    try:
        return dt.date.fromisoformat(day) if day else None
    except ValueError as error:
        raise typer.BadParameter(f"{error} (write 2021-07-26)", param_hint=option) from error


def list_as_of(store: Store, day: dt.date) -> Listing:
    """The ledger as it stood on a day."""
    from mahdar.register.standing import stand_on
    from mahdar.store import list_standing

    return list_standing(store, partial(stand_on, day=day))


def check_inputs(inputs: list[Path]) -> list[Path]:
    """The inputs, if all of them exist; else an error with the nearest name."""
    for path in inputs:
        if not path.exists():
            beside = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
            near = difflib.get_close_matches(path.name, beside, n=1)
            what = "folder" if str(path).endswith("/") or not path.suffix else "file"
            remedy = f"did you mean {path.parent / near[0]} ?" if near else "check the path"
            raise MahdarError(f"no such {what}", path=str(path), remedy=remedy, code="usage")
    return inputs


def run_build(inputs: list[Path], out: Path, *, jobs: int | None, config: Path | None, quiet: bool) -> Built:
    """Build a register with a progress bar."""
    from mahdar.decisions import load_decisions
    from mahdar.pipeline import build as run
    from mahdar.settings import load_settings

    check_inputs(inputs)
    settings = load_settings(inputs[0], file=config, flags={"jobs": jobs})
    decisions = load_decisions(inputs[0], file=config)
    with show_progress(quiet) as progress:
        return run(inputs, out, settings, decisions=decisions, progress=progress)


def count_built(built: Built) -> dict[str, int]:
    """How much of everything a build made."""
    register = built.register
    kinds = [a.kind for item in built.annotated for a in item.annotations]
    return {
        "rounds": len(register.rounds),
        "happenings": len(register.happenings),
        "actors": len(register.entities),
        "statements": kinds.count("statement"),
        "commitments": len(register.ledger),
        "figures": kinds.count("figure"),
        "disagreements": len(register.disagreements),
        "agreements": len(register.agreements),
    }


def tell_built(built: Built) -> None:
    """Say what a build made, what it could not read, and what to do next."""
    again = f" ({built.reused} as before)" if built.reused else ""
    tell("Read", f"{len(built.annotated)} articles{again}")
    tell("Register", f"{built.path}: {', '.join(f'{count} {what}' for what, count in count_built(built).items())}")
    if built.changes is not None:
        tell_changes(built.changes)
    for line in built.unused:
        tell("Unused", f"{line.path}: {line.what} ({line.remedy})")
    for problem in built.problems[:5]:
        tell("Problem", f"{problem.path}: {problem.what}" + (f" ({problem.remedy})" if problem.remedy else ""))
    if len(built.problems) > 5:
        tell("Problems", f"{len(built.problems)} in all, see: mahdar list problems {built.path}")
    tell("Next", f"mahdar report {built.path} -o report")


_SHOWN = 6
"""Changes of a build that are told one by one."""


def tell_changes(changes: Sequence[Change]) -> None:
    """Say what has changed since the last build: how much, and the first few of what matters most."""
    from mahdar.register.changes import count_changes

    counts = count_changes(changes)
    told = (f"{what}: {', '.join(f'{n} {how}' for how, n in kinds.items())}" for what, kinds in counts.items())
    tell("Changed", "; ".join(told) or "nothing since the last build")
    telling = [c for c in changes if c.section != "happenings" and c.change != "repeated"]
    for change in telling[:_SHOWN]:
        words = " ".join(change.words.split())
        tell("", f"{change.section}  {change.change}  {change.id}  {change.what}  {words[:_WIDE]}")
    if len(telling) > _SHOWN:
        tell("", f"and {len(telling) - _SHOWN} more: --json gives all, so does mahdar diff with a copy kept before")


_WIDE = 80


def open_register(path: Path | None) -> Store:
    """The register named, or the only one here."""
    from mahdar.store import Store

    if path is None:
        here = sorted(Path().glob("*.mahdar"))
        if len(here) != 1:
            what = f"{len(here)} registers here" if here else "no register here"
            raise MahdarError(what, remedy="name one, such as mahdar verify X.mahdar", code="usage")
        path = here[0]
    elif not path.exists():
        near = difflib.get_close_matches(path.name, [p.name for p in path.parent.glob("*.mahdar")], n=1)
        remedy = f"did you mean {path.parent / near[0]} ?" if near else "mahdar build FOLDER makes one"
        raise MahdarError("no such register", path=str(path), remedy=remedy, code="usage")
    return Store(path)
