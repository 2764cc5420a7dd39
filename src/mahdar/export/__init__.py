"""Exporters: a register in formats that other programs read, each with the words it rests on.

An exporter is a function `(content, folder) -> the files it wrote`. `EXPORTERS` names them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mahdar.export.content import Content, Table
from mahdar.export.csv import write_csv
from mahdar.export.icalendar import write_icalendar
from mahdar.export.json import write_json
from mahdar.export.standoff import write_standoff
from mahdar.export.timelinejs import write_timelinejs

Exporter = Callable[[Content, Path], list[Path]]

EXPORTERS: dict[str, Exporter] = {
    "standoff": write_standoff,
    "json": write_json,
    "csv": write_csv,
    "timelinejs": write_timelinejs,
    "icalendar": write_icalendar,
}

__all__ = ["EXPORTERS", "Content", "Exporter", "Table"]
