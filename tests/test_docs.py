"""The docs are true: nothing is missing, every link leads somewhere, every command exists, every output is today's."""

from __future__ import annotations

import ast
import json
import re
import runpy
import shlex
import textwrap
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
import typer

from mahdar.annotators import ANNOTATORS
from mahdar.cli import app
from mahdar.export import EXPORTERS
from mahdar.lang import list_packs
from mahdar.outlets import Outlet, load_outlets
from mahdar.settings import COMMENTED, Settings
from mahdar.sources import SOURCES, archive
from mahdar.store import LISTS
from mahdar.web.catalog import load_catalog
from mahdar.web.report import PAGES as REPORT_PAGES

ROOT = Path(__file__).resolve().parents[1]
DOCS = runpy.run_path(str(ROOT / "scripts" / "refresh_docs.py"))
PAGES: list[Path] = DOCS["list_pages"]()
REFERENCE = ROOT / "docs" / "reference" / "index.md"
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\S*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"^#+ +(.+?)\s*$", re.MULTILINE)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def section(page: Path, heading: str) -> str:
    """What stands under a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found, f"{name(page)} has no heading '## {heading}'"
    return found[1]


def first_cells(table: str) -> set[str]:
    """Every `code` in the first cell of a table's rows."""
    rows = [line.split("|")[1] for line in table.split("\n") if line.startswith("| `")]
    return {code for row in rows for code in _CODE.findall(row)}


def assert_listed(wanted: set[str], found: set[str], where: str) -> None:
    assert not wanted - found, f"{where} says nothing of {sorted(wanted - found)}: add it there"
    assert not found - wanted, f"{where} tells of {sorted(found - wanted)}, which is not there: take it out"


# what there is, is documented


def test_annotators_listed() -> None:
    where = f"{name(REFERENCE)}, Annotators"
    assert_listed(set(ANNOTATORS), first_cells(section(REFERENCE, "Annotators")), where)
    guide = ROOT / "docs" / "guide"
    missing = [kind for kind in ANNOTATORS if not (guide / f"{kind}.md").is_file()]
    assert not missing, f"write docs/guide/{missing[0]}.md"


@pytest.mark.parametrize("kind", ANNOTATORS)
def test_annotator_page_says_what_a_reader_asks(kind: str) -> None:
    page = ROOT / "docs" / "guide" / f"{kind}.md"
    words = page.read_text("utf-8")
    missing = [part for part in ("**Finds**", "**Why.**", "**Leaves alone**", "```console") if part not in words]
    assert not missing, f"{name(page)} lacks {missing}"


def test_source_formats_listed() -> None:
    wanted = {suffix for suffixes, _ in SOURCES for suffix in suffixes} | set(archive.SUFFIXES)
    listed = {cell for cell in first_cells(section(REFERENCE, "Source formats")) if cell.startswith(".")}
    assert_listed(wanted, listed, f"{name(REFERENCE)}, Source formats")
    guide = ROOT / "docs" / "guide" / "reading.md"
    assert_listed(wanted, first_cells(section(guide, "Files")), f"{name(guide)}, Files")


def test_exporters_listed() -> None:
    assert_listed(set(EXPORTERS), first_cells(section(REFERENCE, "Exporters")), f"{name(REFERENCE)}, Exporters")
    page = ROOT / "docs" / "reference" / "exports.md"
    missing = [format for format in EXPORTERS if f"`{format}`" not in page.read_text("utf-8")]
    assert not missing, f"{name(page)} says nothing of {missing}"


def test_settings_listed() -> None:
    wanted = {field.name for field in fields(Settings)}
    listed = {key.strip('"') for key in first_cells(section(REFERENCE, "Settings"))}
    assert_listed(wanted, listed, f"{name(REFERENCE)}, Settings")
    written = set(re.findall(r"^# \[?(\w+)(?: =|\])", COMMENTED, re.MULTILINE))
    assert_listed(wanted, written, "src/mahdar/settings.py, COMMENTED (what mahdar init writes)")


def test_pack_files_listed() -> None:
    wanted = {
        file.name
        for code in list_packs()
        for file in (ROOT / "src" / "mahdar" / "lang" / code).iterdir()
        if file.suffix in (".toml", ".tsv")
    }
    listed = first_cells(section(REFERENCE, "Language pack files"))
    assert_listed(wanted, listed, f"{name(REFERENCE)}, Language pack files")


def test_outlets_counted() -> None:
    assert f"{len(load_outlets())} outlets have a profile" in section(REFERENCE, "Outlets"), (
        f"{name(REFERENCE)}: mend it with {DOCS['REMEDY']}"
    )


def test_lists_told() -> None:
    page = ROOT / "docs" / "guide" / "register.md"
    assert_listed(set(LISTS), first_cells(section(page, "What is where")), f"{name(page)}, What is where")


def test_report_pages_told() -> None:
    page = ROOT / "docs" / "guide" / "report.md"
    words, english = page.read_text("utf-8"), load_catalog("en")
    missing = [english(f"nav.{each}") for each in REPORT_PAGES if f"| *{english(f'nav.{each}')}* |" not in words]
    assert not missing, f"{name(page)} says nothing of the pages {missing}"


def test_commands_documented() -> None:
    page = ROOT / "docs" / "reference" / "cli.md"
    words = page.read_text("utf-8")
    missing = [command for command in COMMANDS if f"mahdar {command}" not in words]
    assert not missing, f"{name(page)} says nothing of {missing}"
    lacking = [
        f"{command} {option}"
        for command, made in COMMANDS.items()
        for option in _options(made)
        if option.startswith("--") and option not in words
    ]
    assert not lacking, f"{name(page)} says nothing of {lacking}"


# what is documented, is there


def _options(command: Any) -> set[str]:
    return {"--help"} | {option for each in command.params for option in (*each.opts, *each.secondary_opts)}


def _typed(page: str) -> list[str]:
    """Commands of mahdar in the page's blocks and in its running text."""
    found = []
    for kind, body in _FENCE.findall(page):
        if kind in ("sh", "console"):
            for line in body.split("\n"):
                line = line.removeprefix("$ ")
                if line.startswith("mahdar "):
                    found.append(line.split(" #")[0])
    return found + [code for code in _CODE.findall(_FENCE.sub("", page)) if code.startswith("mahdar ")]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_commands_exist(path: Path) -> None:
    for line in _typed(path.read_text("utf-8")):
        words = shlex.split(line.split(" | ")[0])[1:]
        if words[0].startswith("-"):
            assert words[0] in ("--help", "--version"), f"{name(path)}: {line}: no option {words[0]}"
            continue
        assert words[0] in COMMANDS, f"{name(path)}: {line}: no command {words[0]}"
        for word in words[1:]:
            if re.match(r"--?[a-z]", word):
                assert word.split("=")[0] in _options(COMMANDS[words[0]]), f"{name(path)}: {line}: no option {word}"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_make_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:^|`)make (\w+)", path.read_text("utf-8"), re.MULTILINE)
    assert not set(named) - targets, f"{name(path)} names targets that the Makefile has not"


def test_readme_shows_the_two_commands() -> None:
    words = (ROOT / "README.md").read_text("utf-8")
    assert "\nmake demo" in words
    assert "\nmake test" in words


_FILE = re.compile(r"[\w./-]+/[\w.-]+\.(?:py|toml|tsv|sql|md)")
_PACK_FILE = re.compile(r"[a-z_]+\.(?:toml|tsv)")
_OWN = {"mahdar.toml", "names.tsv", "events.tsv", "scores.tsv"}
"""Files of a dossier, beside those of the pack."""


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_named_files_exist(path: Path) -> None:
    """`store/keys.py` is a file of the package or of the repository, `speech.toml` one of the Arabic pack."""
    package = ROOT / "src" / "mahdar"
    for code in _CODE.findall(_FENCE.sub("", path.read_text("utf-8"))):
        if _FILE.fullmatch(code):
            roots = (ROOT, package, path.parent)
            assert any((root / code).exists() for root in roots), f"{name(path)} names {code}, which is not there"
        elif _PACK_FILE.fullmatch(code) and code not in _OWN:
            assert (package / "lang" / "ar" / code).exists(), f"{name(path)} names {code}, which the pack has not"


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "extend").glob("*.md")), ids=name)
def test_named_objects_exist(path: Path) -> None:
    """In "`ANNOTATORS` (`annotators/__init__.py`)" the file defines or imports the name."""
    for named, file in re.findall(r"`(\w+)`\s\(`([\w/]+\.py)`", path.read_text("utf-8")):
        words = (ROOT / "src" / "mahdar" / file).read_text("utf-8")
        assert re.search(rf"\b{named}\b", words), f"{name(path)}: {file} has no {named}"


_INDENTED = re.compile(
    r"^(?P<indent> *)```(?P<kind>python|toml|json)\b[^\n]*\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_blocks_parse(path: Path) -> None:
    for block in _INDENTED.finditer(path.read_text("utf-8")):
        body = textwrap.dedent(block["body"])
        {"python": ast.parse, "toml": tomllib.loads, "json": json.loads}[block["kind"]](body)


def test_outlet_page_shows_a_profile_that_loads() -> None:
    shown = next(b for b in _INDENTED.finditer((ROOT / "docs" / "extend" / "outlet.md").read_text("utf-8")))
    assert msgspec.toml.decode(shown["body"], type=Outlet).kind == "newspaper"


def _anchors(page: Path) -> set[str]:
    """Headings as a forge turns them into anchors."""
    plain = _FENCE.sub("", page.read_text("utf-8"))
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"`|\*", "", heading)).strip().lower().replace(" ", "-")
        for heading in _HEADING.findall(plain)
    }


def list_markdown() -> list[Path]:
    kept = [ROOT / "benchmarks", ROOT / "changelog.d", ROOT / "src", ROOT / "tests"]
    return sorted({*PAGES, *(file for folder in kept for file in folder.rglob("*.md"))})


@pytest.mark.parametrize("path", list_markdown(), ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in _LINK.findall(_FENCE.sub("", path.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = unquote(link).partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{name(path)} links to {link}, which is not there"
        if anchor and target.suffix == ".md":
            assert anchor in _anchors(target), f"{name(path)} links to {link}: no such heading"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_no_machine_paths(path: Path) -> None:
    found = re.search(r"(?<![\w.…])/(?:home|root|tmp|Users|work)/", path.read_text("utf-8"))
    assert not found, f"{name(path)} holds a path of somebody's machine"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_output_is_of_today(path: Path) -> None:
    page = path.read_text("utf-8")
    assert DOCS["refresh"](page) == page, f"{name(path)} shows what is no longer printed: mend it with {DOCS['REMEDY']}"


@pytest.mark.parametrize("path", sorted((ROOT / "changelog.d").glob("*.md")), ids=name)
def test_changelog_entries_are_named(path: Path) -> None:
    if path.name != "README.md":
        assert re.fullmatch(r"[a-z0-9-]+\.(added|changed|fixed|removed)\.md", path.name), f"{name(path)}: see README"
        assert path.read_text("utf-8").strip().endswith("."), f"{name(path)}: one sentence, with a full stop"
