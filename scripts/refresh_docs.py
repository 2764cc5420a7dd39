"""Run the commands that the docs show and write what they print back into the docs.

    python scripts/refresh_docs.py            mend every page
    python scripts/refresh_docs.py --check    say which pages are out of date, change nothing

A fenced block of the kind `console` holds commands after `$ ` and, below each, what it printed. A block whose fence
says `file=NAME` is written to that file first. Every page runs in a folder of its own, in which `src` and `docs` are
the repository's, so that a page's commands are those that a reader of a clone types, in order.

The block between `<!-- outlets -->` and `<!-- /outlets -->` in the reference is the list of outlet profiles.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
REMEDY = "python scripts/refresh_docs.py"
_BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"\bfile=(\S+)")
_OUTLETS = re.compile(r"(<!-- outlets -->\n).*?(<!-- /outlets -->)", re.DOTALL)


def list_pages() -> list[Path]:
    """Every page of the docs that a person writes, the README first."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def refresh(page: str) -> str:
    """The page with what its commands print today."""
    with tempfile.TemporaryDirectory() as folder, _inside(Path(folder)):
        for name in ("src", "docs"):
            Path(name).symlink_to(ROOT / name)
        page = _BLOCK.sub(_refresh_block, page)
    return _OUTLETS.sub(lambda m: m[1] + _list_outlets() + m[2], page)


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _refresh_block(block: re.Match[str]) -> str:
    info, body = block["info"], block["body"]
    named = _FILE.search(info)
    if named:
        path = Path(named[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    if info.split()[:1] != ["console"]:
        return block[0]
    commands = [line[2:] for line in body.split("\n") if line.startswith("$ ")]
    return f"```{info}\n" + "".join(f"$ {command}\n{_run(command)}" for command in commands) + "```"


def _run(command: str) -> str:
    """What a command prints. Those of mahdar run in this process, which saves its start; the shell runs the rest."""
    printed = ""
    if command.startswith("mahdar "):
        from mahdar.cli import app

        own, _, command = command.partition(" | ")
        result = CliRunner().invoke(app, shlex.split(own)[1:])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise RuntimeError(f"$ {own}") from result.exception
        printed = result.output
    if command:
        done = subprocess.run(["sh", "-c", command], input=printed, capture_output=True, text=True, check=False)
        printed = done.stdout + done.stderr
    lines = [line.rstrip() for line in printed.replace(str(Path.cwd()), "…").rstrip().split("\n")]
    return "".join(f"{line}\n" for line in lines if line or len(lines) > 1)


def _list_outlets() -> str:
    from mahdar.outlets import load_outlets

    outlets = load_outlets()
    kinds: dict[str, list[str]] = {}
    for outlet in outlets.values():
        kinds.setdefault(outlet.kind, []).append(f"{outlet.en} ({outlet.name})")
    rows = [f"| {kind} | {len(names)} | {', '.join(sorted(names))} |\n" for kind, names in sorted(kinds.items())]
    return f"{len(outlets)} outlets have a profile.\n\n| kind | profiles | outlets |\n|---|---|---|\n{''.join(rows)}"


def main() -> int:
    """Mend or check; 1 if a command broke, or a page is out of date and was not mended."""
    stale: list[Path] = []
    check = "--check" in sys.argv
    for path in list_pages():
        page = path.read_text("utf-8") if path.is_file() else ""
        try:
            made = refresh(page)
        except RuntimeError as error:
            print(f"{path.relative_to(ROOT)}: {error}: {error.__cause__!r}")
            stale.append(path)
            continue
        if made != page and check:
            stale.append(path)
            print(f"{path.relative_to(ROOT)}: out of date, mend it with {REMEDY}")
        elif made != page:
            path.write_text(made, encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: mended")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
