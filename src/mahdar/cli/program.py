"""The command line's app: what every command shares, and how it ends.

Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 finished but some input was not readable, 4 a check found
problems, 130 interrupted (start it again: it goes on where it was).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from mahdar import __version__
from mahdar.cli.screen import write
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
