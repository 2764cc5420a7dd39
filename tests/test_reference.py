"""The reference pages are true: every command, table, column, export and key is there, and nothing that is not."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from mahdar.export import EXPORTERS, Content
from mahdar.export.standoff import make_record, make_register
from mahdar.model import Annotated, Register
from mahdar.store.migrations import migrate

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"


def load_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_options_in_the_page_are_todays() -> None:
    page = (REFERENCE / "cli.md").read_text("utf-8")
    assert load_script("make_cli_reference").fill(page) == page, "run python scripts/make_cli_reference.py"


def test_every_command_is_in_the_page() -> None:
    page = (REFERENCE / "cli.md").read_text("utf-8")
    blocks = re.findall(r"<!-- command (\w+) -->", page)
    assert sorted(blocks) == sorted(load_script("make_cli_reference").list_commands())


def test_every_table_and_column_is_in_the_page() -> None:
    sections = re.split(r"^## ", (REFERENCE / "schema.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    told = {
        section.split("\n")[0]: [
            name
            for line in section.splitlines()
            if line.startswith("| `")
            for name in re.findall(r"`(\w+)`", line.split("|")[1])
        ]
        for section in sections
        if not section.startswith("Search")
    }
    connection = sqlite3.connect(":memory:")
    migrate(connection)
    tables = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")]
    made = {
        table: [r[1] for r in connection.execute(f"PRAGMA table_info({table})")]
        for table in tables
        if "_fts" not in table
    }
    connection.close()
    assert told == made, "mend docs/reference/schema.md"


def test_every_export_and_key_is_in_the_page(annotated: list[Annotated], register: Register) -> None:
    page = (REFERENCE / "exports.md").read_text("utf-8")
    assert re.findall(r"^## `(\w+)`$", page, re.MULTILINE) == [*EXPORTERS]
    content = Content(annotated=annotated, register=register)
    keys: set[str] = set()
    for item in content.annotated:
        keys |= collect(make_record(item, "x", {}))
    texts = {a.article.doc: a.article.text for a in annotated}
    whole = make_register(register, texts, {doc: doc for doc in texts})
    whole["entities"] = [*whole["entities"].values()]
    keys |= collect(whole)
    missing = {key for key in keys if f"`{key}`" not in page} - {"start", "text", "id", "name", "by", "doc", "type"}
    assert missing == set(), "mend docs/reference/exports.md"


def collect(value: Any) -> set[str]:
    """Every key in a document."""
    if isinstance(value, dict):
        return set(value) | {key for each in value.values() for key in collect(each)}
    if isinstance(value, list):
        return {key for each in value for key in collect(each)}
    return set()


@pytest.mark.parametrize("name", ["cli", "schema", "exports"])
def test_links_lead_somewhere(name: str) -> None:
    page = REFERENCE / f"{name}.md"
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).is_file(), target
