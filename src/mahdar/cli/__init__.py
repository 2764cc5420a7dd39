"""The command line. Everything heavy is imported inside the commands, so that `mahdar --help` pays for none of it."""

from __future__ import annotations

from mahdar.cli import making, reading, asking, handing  # isort: skip  # the order of the help
from mahdar.cli.program import app

__all__ = ["app", "asking", "handing", "main", "making", "reading"]


def main() -> None:
    """The console script."""
    app()
