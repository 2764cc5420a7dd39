"""Commands that look into a register: list, sources, who, show, why, search."""

from __future__ import annotations

import difflib
from typing import Annotated

import typer

from mahdar.cli import screen
from mahdar.cli.program import Csv, Json, Jsonl, Register, app
from mahdar.cli.registers import list_as_of, open_register, read_day
from mahdar.cli.screen import pick_format, tell, write, write_fields, write_json


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
