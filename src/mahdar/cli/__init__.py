"""The command line. Everything heavy is imported inside the commands, so that `mahdar --help` pays for none of it.

Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 finished but some input was not readable, 4 a check found
problems, 130 interrupted (start it again: it goes on where it was).
"""

from __future__ import annotations

import datetime as dt
import difflib
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from mahdar import __version__
from mahdar.cli import screen
from mahdar.cli.registers import check_inputs, count_built, list_as_of, open_register, read_day, run_build, tell_built
from mahdar.cli.screen import pick_format, tell, write, write_fields, write_json, write_table
from mahdar.errors import MahdarError, SettingsError

UNREADABLE, FOUND, INTERRUPTED = 3, 4, 130
USAGE = 2


class Guarded(TyperGroup):
    """Turns what a user can mend into one line on stderr and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except MahdarError as error:
            sys.stderr.write(f"error: {error}\n")
            raise typer.Exit(USAGE if isinstance(error, SettingsError) or error.code == "usage" else 1) from error
        except KeyboardInterrupt as error:
            sys.stderr.write("interrupted: the same command goes on where this one was\n")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:  # the reader of a pipe, such as `head`, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error


app = typer.Typer(
    cls=Guarded,
    name="mahdar",
    help="News coverage of a diplomatic process as a register that a reader can check.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

Inputs = Annotated[list[Path], typer.Argument(help="Folders or files: .txt, .html, .jsonl, .zip.", show_default=False)]
Register = Annotated[
    Path | None, typer.Argument(help="A .mahdar file; the only one here if left out.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]
Jsonl = Annotated[bool, typer.Option("--jsonl", help="One JSON object per line.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no messages but errors.")]
Config = Annotated[Path | None, typer.Option("--config", help="This settings file.", show_default="mahdar.toml")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=0, help="Processes; 0: one for each core.")]


def main() -> None:
    """The console script."""
    app()


def _show_version(asked: bool) -> None:
    if asked:
        write(f"mahdar {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


# making a register


@app.command()
def build(
    inputs: Inputs,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The register.", show_default="FOLDER.mahdar")] = None,
    jobs: Jobs = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read articles, annotate them, compile the register. What is known from an earlier build is not done again."""
    out = out or Path(f"{check_inputs(inputs)[0].absolute().name.removesuffix(''.join(inputs[0].suffixes))}.mahdar")
    built = run_build(inputs, out, jobs=jobs, config=config, quiet=quiet)
    if json:
        write_json({
            "register": str(out), "articles": len(built.annotated), "reused": built.reused,
            "counts": count_built(built), "problems": built.problems, "unused": built.unused,
            "changes": built.changes and [change._asdict() for change in built.changes],
        })  # fmt: skip
    if not quiet:
        tell_built(built)
    if built.problems:
        raise typer.Exit(UNREADABLE)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the register and its report.")] = Path("demo"),
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Build the sample that comes with mahdar, show what its outlets disagree about, write the report."""
    from importlib import resources

    from mahdar.cli.things import write_disagreements
    from mahdar.store import Store
    from mahdar.web.report import write_report

    with resources.as_file(resources.files("mahdar").joinpath("sample", "articles")) as sample:
        built = run_build([sample], out / "demo.mahdar", jobs=jobs, config=None, quiet=quiet)
    counts = count_built(built)
    outlets = {a.article.outlet for a in built.annotated} - {None}
    write(f"{len(built.annotated)} articles of {len(outlets)} outlets")
    write_table(["count", "what"], [[count, what] for what, count in counts.items()])
    write()
    with Store(built.path) as store:
        write_disagreements(store)
    write_report(built.path, out / "report", ("ar", "en"))
    write()
    write(f"Open {(out / 'report' / 'index.html').absolute().as_uri()}")


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="The dossier's folder.")] = Path("."),
) -> None:
    """Write a commented mahdar.toml."""
    from mahdar.settings import COMMENTED, FILE

    path = folder / FILE
    if path.exists():
        raise MahdarError("is there already", path=str(path), remedy="edit it, or remove it first")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(COMMENTED, encoding="utf-8")
    tell("Wrote", str(path))


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


# looking into a register


@app.command(name="list")
def list_(
    what: Annotated[str, typer.Argument(help="rounds, actors, statements, ...", show_default=False)],
    register: Register = None,
    kind: Annotated[str | None, typer.Option(help="Only this type, mode, act, status or code.")] = None,
    actor: Annotated[str | None, typer.Option(help="Only with this id or part of a name.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only of this outlet (a part of its name).")] = None,
    doc: Annotated[str | None, typer.Option(help="Only of this article (a part of its name).")] = None,
    since: Annotated[str | None, typer.Option("--from", "--since", help="First day.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last day.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Statements: of this id or part of a name.")] = None,
    addressee: Annotated[str | None, typer.Option(help="Statements: to this id or part of a name.")] = None,
    act: Annotated[str | None, typer.Option(help="Statements: of this act.")] = None,
    channel: Annotated[str | None, typer.Option(help="Statements: through this channel.")] = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Statements: only those that end in an unnamed source.")
    ] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Commitments: as they stood on this day, and whether they were due.")
    ] = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """List what a register holds: articles, timeline, rounds, happenings, actors, offices, statements, commitments,
    figures, disagreements, agreements, sources, annotations, problems."""
    from mahdar.store import LISTS, filter_rows, read_names

    if what not in LISTS:
        near = difflib.get_close_matches(what, LISTS, n=1)
        remedy = f"(did you mean {near[0]} ?)" if near else f"(there are: {', '.join(LISTS)})"
        raise typer.BadParameter(f"no list {what} {remedy}")
    first, last = (read_day(day, "--from/--to") for day in (since, until))
    said = {"speaker": speaker, "addressee": addressee, "act": act, "channel": channel}
    asked = [name for name, value in (*said.items(), ("anonymous", anonymous)) if value]
    if asked and what != "statements":
        raise typer.BadParameter(f"is for statements, not for {what}", param_hint=f"--{asked[0]}")
    day = read_day(as_of, "--as-of")
    if day and what != "commitments":
        raise typer.BadParameter(f"is for commitments, not for {what}", param_hint="--as-of")
    with open_register(register) as store:
        listing = list_as_of(store, day) if day else LISTS[what](store)
        names = read_names(store) if actor or speaker or addressee else {}
    kept = filter_rows(
        listing, kind=kind, actor=actor, outlet=outlet, doc=doc, since=first, until=last, anonymous=anonymous,
        names=names, **said,
    )  # fmt: skip
    screen.write_listing(kept.columns, kept.rows, pick_format(json, jsonl, csv))


@app.command()
def sources(
    register: Register = None,
    outlet: Annotated[str | None, typer.Option(help="Only of this outlet (a part of its name).")] = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """Tell who cites whom, and how much of what each outlet tells ends in a source that it does not name."""
    from mahdar.cli.lookups import write_sources
    from mahdar.store import LISTS, filter_rows

    with open_register(register) as store:
        listing = filter_rows(LISTS["sources"](store), outlet=outlet)
    how = pick_format(json, jsonl, csv)
    if how is screen.Format.TABLE:
        write_sources(listing)
    else:
        screen.write_listing(listing.columns, listing.rows, how)


@app.command()
def who(
    role: Annotated[
        str, typer.Argument(help="A title in Arabic or English, or a role's key: minister:foreign.", show_default=False)
    ],
    on: Annotated[str, typer.Option("--on", help="The day.", show_default=False)],
    register: Register = None,
    of: Annotated[str | None, typer.Option("--of", help="Only of this country or body: its id or name.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most claims for each holder.")] = 5,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """Tell who held an office on a day, and who says so: the claims around the day, without a verdict."""
    from mahdar.store import LISTS, list_holders

    day = read_day(on, "--on")
    if day is None:
        raise typer.BadParameter("a day is needed (write 2021-07-26)", param_hint="--on")
    with open_register(register) as store:
        listing = list_holders(store, role, day, of=of, limit=limit)
        columns, rows = LISTS["offices"](store) if not listing.rows else ((), ())
    screen.write_listing(listing.columns, listing.rows, pick_format(json, jsonl, csv))
    if not listing.rows:
        known = sorted({str(dict(zip(columns, row, strict=True))["role"]) for row in rows})
        near = difflib.get_close_matches(role, known, n=1)
        tell("Nothing", f"tells of {role!r}" + (f"; did you mean {near[0]} ?" if near else ""))


@app.command()
def show(
    id: Annotated[str, typer.Argument(help="An id, an article's name, or the beginning of one.", show_default=False)],
    register: Register = None,
    json: Json = False,
) -> None:
    """Show one thing with the words it rests on."""
    from mahdar.cli.things import describe, make_document
    from mahdar.store import find_thing

    with open_register(register) as store:
        thing = find_thing(store, id)
        if json:
            write_json(make_document(store, thing))
        else:
            describe(store, thing)


@app.command()
def why(
    id: Annotated[str, typer.Argument(help="An id, or the beginning of one.", show_default=False)],
    register: Register = None,
    json: Json = False,
) -> None:
    """Say which rule made a thing, from which words."""
    from mahdar.cli.things import explain
    from mahdar.store import find_thing

    with open_register(register) as store:
        reasons = explain(store, find_thing(store, id))
    if json:
        write_json(reasons)
    else:
        write_fields({k: v for k, v in reasons.items() if not isinstance(v, list)})
        for line in reasons.get("reasons", []):
            write(f"  {screen.isolate(line)}")


@app.command()
def search(
    query: Annotated[str, typer.Argument(help='Words in any spelling; "between quotes" they follow each other.')],
    register: Register = None,
    within: Annotated[str, typer.Option("--in", help="paragraphs or statements.")] = "paragraphs",
    limit: Annotated[int, typer.Option(min=1, help="Most hits.")] = 20,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """Find words in the articles, whatever their spelling and clitics."""
    from mahdar.store import search as find

    if within not in ("paragraphs", "statements"):
        raise typer.BadParameter("paragraphs or statements", param_hint="--in")
    with open_register(register) as store:
        hits = find(store, query, within=within, limit=limit)
    rows = []
    for hit in hits:
        first, last = hit.at[0]
        place = [hit.start + first, hit.start + last]
        match = "related" if hit.related else "word"
        rows.append([hit.published, hit.doc, hit.id, *place, match, screen.show_context(hit.words, hit.at)])
    columns = ["published", "doc", "id", "start", "end", "match", "words"]
    screen.write_listing(columns, rows, pick_format(json, jsonl, csv))
    if not hits:
        tell("Nothing", f"holds {query!r}")


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


# taking it elsewhere


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
