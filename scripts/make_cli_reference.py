"""Write commands and options into docs/reference/cli.md: each block from `<!-- command NAME -->` to `<!-- end -->`.

python scripts/make_cli_reference.py
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import typer

from mahdar.cli import app

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "cli.md"
_BLOCK = re.compile(r"<!-- command (?P<name>\w+) -->\n.*?<!-- end -->", re.DOTALL)


def list_commands() -> dict[str, Any]:
    """The commands by name."""
    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return commands


def fill(page: str) -> str:
    """The page with today's options in every block."""
    commands = list_commands()
    return _BLOCK.sub(lambda found: _make_block(found["name"], commands[found["name"]]), page)


def _make_block(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    usage = " ".join(["mahdar", name, *map(_show_argument, arguments), *(["[OPTIONS]"] if options else [])])
    lines = [f"### `{usage}`", "", " ".join(command.help.split())]
    rows = [f"| `{_show_argument(p)}` | {p.help} |" for p in arguments]
    rows += [f"| `{', '.join(p.opts)}` | {p.help}{_show_default(p)} |" for p in options]
    if rows:
        lines += ["", "| | |", "|---|---|", *rows]
    return "\n".join([f"<!-- command {name} -->", *lines, "<!-- end -->"])


def _show_argument(parameter: Any) -> str:
    shown = parameter.name.upper() + ("..." if parameter.nargs == -1 else "")
    return shown if parameter.required else f"[{shown}]"


def _show_default(parameter: Any) -> str:
    if isinstance(parameter.show_default, str):
        return f" Default: {parameter.show_default}."
    if parameter.is_flag or parameter.default is None or not isinstance(parameter.default, str | int | Path):
        return ""
    return f" Default: `{parameter.default}`."


if __name__ == "__main__":
    PAGE.write_text(fill(PAGE.read_text("utf-8")), encoding="utf-8")
