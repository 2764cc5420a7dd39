"""How a register file comes to have today's tables: small numbered steps, each run once.

`PRAGMA user_version` counts the steps that a file has seen, `PRAGMA application_id` marks it as ours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib import resources

APPLICATION_ID = 0x6D686472  # "mhdr"


def m001_initial(connection: sqlite3.Connection) -> None:
    """The tables of schema.sql."""
    for statement in _statements(resources.files("mahdar.store").joinpath("schema.sql").read_text("utf-8")):
        connection.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (m001_initial,)


def migrate(connection: sqlite3.Connection) -> None:
    """Run the steps that the file has not seen."""
    version = read_version(connection)
    for number, step in enumerate(MIGRATIONS[version:], version + 1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def read_version(connection: sqlite3.Connection) -> int:
    """Steps that the file has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> list[str]:
    """The script's statements; `executescript` would commit the transaction that all of them share."""
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    return [s.strip() for s in "\n".join(lines).split(";\n") if s.strip()]
