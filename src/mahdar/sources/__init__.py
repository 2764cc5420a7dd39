"""Bytes to articles: one file per format, and `read_folder` for folders of them.

A file that cannot be read as articles becomes a `Problem` with path and remedy; the rest is read on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from mahdar.errors import SourceError
from mahdar.model import Article, Problem
from mahdar.sources import archive, html, jsonl, txt
from mahdar.sources.assemble import Told, read_day
from mahdar.sources.decode import decode

Reader = Callable[[str, bytes, Told, str], Iterable[Article | Problem]]

SOURCES: tuple[tuple[tuple[str, ...], Reader], ...] = (
    (txt.SUFFIXES, txt.read),
    (html.SUFFIXES, html.read),
    (jsonl.SUFFIXES, jsonl.read),
)
_DOSSIER = (".mahdar", "mahdar.toml", "names.tsv", "events.tsv", "scores.tsv")
"""Files of the dossier itself, which are no articles."""
MOST_BYTES = 20_000_000
"""A text file above this is no article; an archive or a file of records may hold more (`MOST_ARCHIVE_BYTES`)."""
MOST_ARCHIVE_BYTES = 500_000_000


def read_folder(path: Path, code: str = "ar") -> Iterator[Article | Problem]:
    """Every article in a folder and its folders, or in one file, by name; problems in between.

    Of two files with the same text the second is a problem that names the first.
    """
    seen: dict[str, str] = {}
    for item in _read_path(path, code):
        if isinstance(item, Article):
            twin = seen.setdefault(item.sha256, item.doc)
            if twin != item.doc:
                yield Problem(
                    path=item.doc,
                    code="duplicate",
                    what=f"the same text as {twin}",
                    remedy="remove one of the two, or keep both: it is counted once",
                )
                continue
        yield item


def _read_path(path: Path, code: str) -> Iterator[Article | Problem]:
    if path.is_file():
        yield from _read_file(path, path.name, path.parent, code)
        return
    names = sorted(p.relative_to(path).as_posix() for p in path.rglob("*") if p.is_file())
    known = set(names)
    for name in names:
        hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
        if hidden or name.endswith(_DOSSIER) or _is_sidecar(name, known) or _is_note(name):
            continue
        yield from _read_file(path / name, name, path, code)


def _is_sidecar(name: str, names: set[str]) -> bool:
    stem, _, suffix = name.rpartition(".")
    return suffix == "json" and any(f"{stem}{s}" in names for s in (*txt.SUFFIXES, *html.SUFFIXES))


def _is_note(name: str) -> bool:
    """A README or a licence that lies beside the articles says something about them and is none."""
    file = PurePosixPath(name)
    return file.suffix.lower() == ".md" or file.stem.upper() in ("README", "LICENSE", "LICENCE", "COPYING")


def _read_file(path: Path, doc: str, root: Path, code: str) -> Iterator[Article | Problem]:
    suffix = path.suffix.lower()
    try:
        size = path.stat().st_size
        most = MOST_BYTES if suffix in (*txt.SUFFIXES, *html.SUFFIXES) else MOST_ARCHIVE_BYTES
        if size > most:
            raise SourceError(f"{size:,} bytes are more than {most:,}", code="huge", remedy="split the file")
        data = path.read_bytes()
        if suffix in archive.SUFFIXES:
            yield from _read_archive(doc, data, code)
            return
        sidecar = path.with_suffix(".json")
        has_sidecar = suffix in (*txt.SUFFIXES, *html.SUFFIXES) and sidecar.is_file()
        told = _read_sidecar(sidecar.read_bytes(), sidecar.name) if has_sidecar else Told()
        if isinstance(told, Problem):
            yield told
            told = Told()
        yield from _read_data(doc, data, told, code)
    except OSError as error:
        yield Problem(path=doc, code="unreadable", what=str(error.strerror or error), remedy="check its permissions")
    except SourceError as error:
        yield Problem(path=doc, code=error.code or "source", what=error.what, remedy=error.remedy)


def _read_data(doc: str, data: bytes, told: Told, code: str) -> Iterator[Article | Problem]:
    suffix = PurePosixPath(doc).suffix.lower()
    for suffixes, read in SOURCES:
        if suffix in suffixes:
            yield from read(doc, data, told, code)
            return
    known = ", ".join(s for suffixes, _ in SOURCES for s in suffixes)
    raise SourceError(
        f"files of kind {suffix or '(none)'} are not read", code="format", remedy=f"read are {known}, .zip"
    )


def _read_archive(doc: str, data: bytes, code: str) -> Iterator[Article | Problem]:
    members = list(archive.list_members(doc, data, MOST_ARCHIVE_BYTES))
    names = {name for name, _ in members}
    content = dict(members)
    for name, member in members:
        where = f"{doc}/{name}"
        try:
            if isinstance(member, SourceError):
                raise member
            if _is_sidecar(name, names):
                continue
            beside = content.get(f"{name.rpartition('.')[0]}.json")
            told = (
                _read_sidecar(beside, f"{name.rpartition('.')[0]}.json")
                if isinstance(beside, bytes) and not name.endswith(".json")
                else Told()
            )
            if isinstance(told, Problem):
                yield told
                told = Told()
            yield from _read_data(where, member, told, code)
        except SourceError as error:
            yield Problem(path=where, code=error.code or "source", what=error.what, remedy=error.remedy)


def _read_sidecar(data: bytes, name: str) -> Told | Problem:
    """`{"outlet", "url", "title", "published"}`, each optional; other keys are left alone."""
    remedy = 'a sidecar is {"outlet": ..., "url": ..., "title": ..., "published": "2021-07-23"}'
    try:
        record = json.loads(decode(data, name))
    except (json.JSONDecodeError, SourceError) as error:
        return Problem(path=name, code="sidecar", what=f"not JSON: {error}", remedy=remedy)
    if not isinstance(record, dict):
        return Problem(path=name, code="sidecar", what="not an object", remedy=remedy)
    published = record.get("published")
    day = read_day(published)
    if published and day is None:
        return Problem(path=name, code="sidecar", what=f"published is not a date: {published!r}", remedy=remedy)

    def words(key: str) -> str | None:
        value = record.get(key)
        return value.strip() if isinstance(value, str) and value.strip() else None

    return Told(
        outlet=words("outlet"),
        url=words("url"),
        title=words("title"),
        published=day,
        how="sidecar",
        where=f"the sidecar {name} says so",
    )
