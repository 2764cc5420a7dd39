"""Bytes to text, without changing a letter, or a `SourceError` that says what the file is instead."""

from __future__ import annotations

import codecs
import re

from mahdar.errors import SourceError

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"SQLite format 3": "an SQLite database",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3]")


def decode(data: bytes, path: str) -> str:
    """The text of a file in UTF-8, UTF-16 or windows-1256.

    A byte order mark of UTF-8 stays in the text as U+FEFF, as Python's `open(encoding="utf-8")` reads it, so that
    offsets agree with those of any other reader.

    Raises:
        SourceError: empty, binary, or in none of these encodings (`code` says which).
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SourceError("the file is empty", path=path, code="empty", remedy="save the article's text again")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise SourceError(
                f"not a text: it is {what}", path=path, code="binary", remedy="save the article as .txt or .html"
            )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, path, error)
    if "\x00" in text:
        return _decode_other(data, path, None)
    return text


def _decode_other(data: bytes, path: str, error: UnicodeDecodeError | None) -> str:
    zeros = data.count(0)
    if zeros:
        # UTF-16 without a mark: Arabic letters have 06 in every second byte.
        even, odd = data[0:4000:2].count(6), data[1:4000:2].count(6)
        if max(even, odd) > len(data[:4000]) // 8:
            return _strict(data, "utf-16-le" if odd > even else "utf-16-be", path)
        raise SourceError(
            "not a text: it holds zero bytes", path=path, code="binary", remedy="save the article as .txt or .html"
        )
    try:
        text = data.decode("cp1256")
    except UnicodeDecodeError:
        text = ""
    letters = len(_LETTER.findall(text))
    # Real windows-1256 Arabic is nearly all Arabic letters; other code pages read as it give mostly Latin and signs.
    if letters and len(_ARABIC.findall(text)) >= 0.6 * letters and letters >= 0.5 * len(text):
        return text
    at = f" (the first wrong byte is at {error.start})" if error else ""
    raise SourceError(
        f"the encoding is not UTF-8, UTF-16 or windows-1256{at}",
        path=path,
        code="encoding",
        remedy="open it in an editor and save it as UTF-8",
    )


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"damaged {encoding.upper()}: {error.reason} at byte {error.start}",
            path=path,
            code="encoding",
            remedy="save it again as UTF-8",
        ) from error
    return text
