"""Commands that make a register: build, demo, init."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mahdar.cli.program import UNREADABLE, Config, Inputs, Jobs, Json, Quiet, app
from mahdar.cli.registers import check_inputs, count_built, run_build, tell_built
from mahdar.cli.screen import tell, write, write_json, write_table
from mahdar.errors import MahdarError


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
