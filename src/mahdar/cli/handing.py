"""Commands that check a register, compare two, and take one elsewhere: verify, diff, export, report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mahdar.cli import screen
from mahdar.cli.program import FOUND, Csv, Json, Jsonl, Quiet, Register, app
from mahdar.cli.registers import open_register
from mahdar.cli.screen import pick_format, tell, write, write_json
from mahdar.errors import MahdarError


@app.command()
def verify(register: Register = None, json: Json = False) -> None:
    """Check that every stored span still reads as its article does, and every text as it was hashed."""
    from mahdar.store import verify as check

    with open_register(register) as store:
        checked, wrong = check(store)
    if json:
        write_json({"checked": checked, "mismatches": [w._asdict() for w in wrong]})
    else:
        write(f"{checked:,} spans checked, {len(wrong)} no longer {'matches' if len(wrong) == 1 else 'match'}")
        for each in wrong:
            write(f"  {each.id}  {each.doc}: {each.what}")
    if wrong:
        raise typer.Exit(FOUND)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="A .mahdar file.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="A later one.", show_default=False)],
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 4 if anything differs.")] = False,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """Tell what a rebuild changed: rounds, commitments, disagreements, who is who, other happenings."""
    from mahdar.pipeline import read_edition
    from mahdar.register.changes import Change, compare

    with open_register(old) as before, open_register(new) as after:
        changes = compare(read_edition(before), read_edition(after))
    screen.write_listing(Change._fields, changes, pick_format(json, jsonl, csv))
    if changes and exit_code:
        raise typer.Exit(FOUND)


@app.command()
def export(
    register: Register = None,
    format: Annotated[
        str, typer.Option("--format", "-f", help="standoff, json, csv, timelinejs or icalendar.")
    ] = "standoff",
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.")] = Path("export"),
    quiet: Quiet = False,
) -> None:
    """Write the register in a format that other programs read."""
    from mahdar.export import EXPORTERS, Content, Table
    from mahdar.store import LISTS

    if format not in EXPORTERS:
        raise typer.BadParameter(f"no format {format}: {', '.join(EXPORTERS)}", param_hint="--format")
    with open_register(register) as store:
        tables = {name: Table(*make(store)) for name, make in LISTS.items()} if format == "csv" else {}
        content = Content(annotated=[*store.read_annotated()], register=store.read_register(), tables=tables)
    try:
        paths = EXPORTERS[format](content, out)
    except OSError as error:
        raise MahdarError(f"cannot write there: {error.strerror}", path=str(out), remedy="choose another -o") from error
    if not quiet:
        for path in paths:
            tell("Wrote", str(path))


@app.command()
def report(
    register: Register = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.")] = Path("report"),
    lang: Annotated[
        str | None, typer.Option(help="Languages of the pages, the first one opens; ar,en if not set otherwise.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the register as pages that open in any browser, without a server."""
    import json

    from mahdar.web.report import write_report

    with open_register(register) as store:
        path = store.path
        kept = json.loads(store.read_meta().get("settings") or "{}").get("report_langs") or ["ar", "en"]
    langs = tuple(code.strip() for code in lang.split(",")) if lang else tuple(kept)
    if not langs or set(langs) - {"ar", "en"}:
        raise typer.BadParameter("ar, en or ar,en", param_hint="--lang")
    write_report(path, out, langs)
    if not quiet:
        tell("Wrote", str(out / "index.html"))
