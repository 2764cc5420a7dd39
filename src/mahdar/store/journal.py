"""The journal of a build under way: annotations as they come in, so that a killed build goes on where it was."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from types import TracebackType

from mahdar.errors import StoreError

_EVERY = 1.0
"""Seconds between two commits: what a kill may cost."""


class Journal:
    """Annotations of a build that has not finished, beside the register; gone once it has.

    Args:
        path: The register that is being built.
        fingerprint: Of rules and data; a journal of others is of no use and is started anew.

    Raises:
        StoreError: another build writes the same register, or the folder cannot be written to.
    """

    def __init__(self, path: Path, fingerprint: str) -> None:
        self.path = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open(fingerprint)
        except (sqlite3.DatabaseError, OSError) as error:
            if "locked" in str(error):
                raise StoreError(
                    "another build is writing this register", path=str(path), remedy="wait for it, or choose another -o"
                ) from error
            if isinstance(error, sqlite3.OperationalError | OSError):
                raise StoreError(
                    f"cannot write beside it: {error}", path=str(path), remedy="choose a folder that you may write to"
                ) from error
            self.path.unlink(missing_ok=True)  # what a kill left unreadable is worth nothing
            self._connection = self._open(fingerprint)
        self._last = time.monotonic()

    def _open(self, fingerprint: str) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None, timeout=0.2)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("CREATE TABLE IF NOT EXISTS made (fingerprint TEXT, input TEXT PRIMARY KEY, records TEXT)")
        connection.execute("DELETE FROM made WHERE fingerprint <> ?", (fingerprint,))
        connection.execute("COMMIT")
        connection.execute("BEGIN EXCLUSIVE")
        self._fingerprint = fingerprint
        return connection

    def read(self) -> dict[str, str]:
        """Input hash → annotations, of the build that was cut short."""
        return dict(self._connection.execute("SELECT input, records FROM made"))

    def add(self, given: str, records: str) -> None:
        """Keep the annotations of one input."""
        self._connection.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", (self._fingerprint, given, records))
        if time.monotonic() - self._last > _EVERY:
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN EXCLUSIVE")
            self._last = time.monotonic()

    def close(self, *, done: bool) -> None:
        """Let go; a finished build needs it no more."""
        self._connection.execute("COMMIT")
        self._connection.close()
        if done:
            self.path.unlink(missing_ok=True)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(done=kind is None)
