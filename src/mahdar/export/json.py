"""One JSON document with everything: articles, annotations, the register and its problems' lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from mahdar.export.content import Content
from mahdar.model import Annotated


def write_json(content: Content, folder: Path) -> list[Path]:
    """Write `mahdar.json`. Spans are `[start, end]` in code points of the article's `text`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mahdar.json"
    whole = {
        "unit": "codepoint",
        "articles": [_article(item) for item in content.annotated],
        "register": content.register,
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")
    return [path]


def _article(item: Annotated) -> dict[str, Any]:
    record: dict[str, Any] = msgspec.to_builtins(item.article)
    text = item.article.text
    record["annotations"] = [
        {"words": text[a.span.start : a.span.end], **msgspec.to_builtins(a)} for a in item.annotations
    ]
    return record
