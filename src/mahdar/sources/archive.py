"""ZIP archives of any of the other formats. Nothing is unpacked to disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from mahdar.errors import SourceError

SUFFIXES = (".zip",)


def list_members(doc: str, data: bytes, most_bytes: int) -> Iterator[tuple[str, bytes | SourceError]]:
    """Names and bytes of an archive's files, by name; a file that cannot be read comes as its error.

    Raises:
        SourceError: the archive itself is damaged.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise SourceError(f"a damaged ZIP archive: {error}", path=doc, code="zip", remedy="make it again") from error
    with archive:
        for info in sorted(archive.infolist(), key=lambda i: i.filename):
            name = info.filename
            if info.is_dir() or name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith("."):
                continue
            if info.file_size > most_bytes:
                yield (
                    name,
                    SourceError(
                        f"{info.file_size:,} bytes are more than {most_bytes:,}", code="huge", remedy="split the file"
                    ),
                )
                continue
            try:
                yield name, archive.read(info)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
                yield (
                    name,
                    SourceError(
                        f"cannot be unpacked: {error}", code="zip", remedy="unpack it yourself and give the folder"
                    ),
                )
