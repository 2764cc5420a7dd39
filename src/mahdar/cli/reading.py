"""Commands that read a text without a register: read, times, figures."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer

from mahdar.cli import screen
from mahdar.cli.program import UNREADABLE, Config, Csv, Json, Jsonl, app
from mahdar.cli.registers import check_inputs
from mahdar.cli.screen import pick_format, tell, write_json


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="One article (or a file of several).", show_default=False)],
    config: Config = None,
) -> None:
    """Annotate an article to stdout in the standoff format, one line per article, without a register."""
    from mahdar.annotators import annotate
    from mahdar.export.standoff import make_record
    from mahdar.pipeline import read_inputs
    from mahdar.settings import load_settings

    check_inputs([file])
    articles, problems = read_inputs([file], load_settings(file, file=config))
    for article in articles:
        found = annotate(article)
        problems.extend(found.problems)
        write_json(make_record(found, article.doc, {}), indent=False)
    for problem in problems:
        tell("Problem", f"{problem.path}: {problem.what} ({problem.remedy})")
    if problems:
        raise typer.Exit(UNREADABLE if articles else 1)


@app.command()
def times(
    file: Annotated[Path, typer.Argument(help="A text file; - is stdin.", show_default=False)],
    published: Annotated[str | None, typer.Option(help="The day it appeared, for words such as yesterday.")] = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """Find the days, times and durations in a text."""
    from mahdar.library import times as find

    text, day = _read_text(file), _read_day(published)
    rows = [[*t.span, t.type, t.value, t.mod, t.anchor, t.reason, t.by, text[slice(*t.span)]] for t in find(text, day)]
    columns = ["start", "end", "type", "value", "mod", "anchor", "reason", "by", "words"]
    screen.write_listing(columns, rows, pick_format(json, jsonl, csv))


@app.command()
def figures(
    file: Annotated[Path, typer.Argument(help="A text file; - is stdin.", show_default=False)],
    published: Annotated[str | None, typer.Option(help="The day it appeared, where the text dates no figure.")] = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """Find the counts, shares and sums of money in a text, and what they count."""
    from mahdar.library import figures as find

    text, day = _read_text(file), _read_day(published)
    rows = [
        [*f.span, f.value, f.low, f.high, f.unit, f.currency, f.qualifier, f.as_of, f.by, text[slice(*f.span)]]
        for f in find(text, day)
    ]
    columns = ["start", "end", "value", "low", "high", "unit", "currency", "qualifier", "as_of", "by", "words"]
    screen.write_listing(columns, rows, pick_format(json, jsonl, csv))


def _read_text(file: Path) -> str:
    from mahdar.library import read_text

    return sys.stdin.read() if str(file) == "-" else read_text(check_inputs([file])[0])


def _read_day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published) if published else None
    except ValueError as error:
        raise typer.BadParameter(f"not a date: {published} (write 2021-07-26)", param_hint="--published") from error
