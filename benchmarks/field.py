"""Real articles as a yardstick: put the words back into gold that holds none, or take them out of it.

    python benchmarks/field.py dev|test|more -o FOLDER       articles, sidecars and gold/ into FOLDER
    python benchmarks/field.py ledger -o FOLDER              ledger.json with its words into FOLDER
    python benchmarks/field.py strip WORKING -o GOLD         NNN.json and corpus*.json with words -> without

The articles belong to their outlets and stay outside the repository: `source` in a gold file says where one lies under
the folder that MAHDAR_SHARED names (`../shared` by default), `sha256` that it is still the text that was annotated.
Committed gold keeps a span as `start` and `length` in code points; a quoted string (QUOTED) is a span, or pieces of
one: `{"parts": [span, ...], "join": " … "}`, with `"before"` for letters that the text writes together otherwise.
Gold of `more` has some layers only, and in `anchors` one mention of each participant, by which ids are compared.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("MAHDAR_SHARED", ROOT.parent.parent / "shared"))
QUOTED = frozenset({"title", "published_from", "speaker_text", "cue"})
JOINS = (" … ", " ")

Json = dict[str, Any]


class Absent(Exception):
    """The data that a gold file points to is not there."""


@functools.lru_cache(maxsize=2)
def load_records(name: str) -> list[Json]:
    """All records of one archive of SaudiNewsNet.

    Raises:
        Absent: no such archive.
    """
    path = SHARED / "data" / "saudinewsnet" / "dataset" / name
    if not path.is_file():
        raise Absent(f"{path} is not there: set MAHDAR_SHARED to the folder that holds data/saudinewsnet")
    with zipfile.ZipFile(path) as archive:
        records: list[Json] = json.loads(archive.read(path.stem + ".json"))
    return records


def read_article(source: Json) -> str:
    """The annotated text: `{"saudinewsnet": archive, "record": index}` or `{"article": name under articles/}`.

    Raises:
        Absent: it is not there.
    """
    if "article" in source:
        path: Path = SHARED / "articles" / source["article"]
        if not path.is_file():
            raise Absent(f"{path} is not there: set MAHDAR_SHARED to the folder that holds articles")
        return path.read_bytes().decode("utf-8")
    record = load_records(source["saudinewsnet"])[source["record"]]
    return f"{record['title'].strip()}\n\n{record['content']}"


def read_annotated(entry: Json) -> str:
    """The article of an entry that has `source` and `sha256`.

    Raises:
        Absent: the article is not there.
        SystemExit: it is not the text that was annotated.
    """
    text = read_article(entry["source"])
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != entry.get("sha256", ""):
        raise SystemExit(f"the article at {entry['source']} is not the one that was annotated (sha256)")
    return text


def cite(quote: Any, text: str) -> Any:
    """The words of a quoted string."""
    if not isinstance(quote, dict):
        return quote
    pieces = [text[p["start"] : p["start"] + p["length"]] for p in quote.get("parts", [quote])]
    words: str = quote.get("before", "") + quote.get("join", "").join(pieces)
    return words


def restore(node: Any, text: str) -> Any:
    """Gold with the words put back."""
    if isinstance(node, list):
        return [restore(item, text) for item in node]
    if not isinstance(node, dict):
        return node
    out: Json = {}
    for key, value in node.items():
        if key == "length":
            out["text"] = text[node["start"] : node["start"] + value]
        elif key == "datelines":
            out[key] = [cite(place, text) for place in value]
        else:
            out[key] = cite(value, text) if key in QUOTED else restore(value, text)
    return out


def quote(words: str | None, text: str, near: int, name: str) -> Json | None:
    """Where a quoted string stands, nearest to a code point.

    Raises:
        SystemExit: nowhere.
    """
    if words is None:
        return None

    def locate(piece: str) -> Json | None:
        starts = [i for i in range(len(text)) if text.startswith(piece, i)]
        return {"start": min(starts, key=lambda i: abs(i - near)), "length": len(piece)} if starts else None

    whole = locate(words)
    if whole:
        return whole
    for join in JOINS:
        pieces = [locate(piece) for piece in words.split(join)]
        if len(pieces) > 1 and all(pieces):
            return {"parts": pieces, "join": join}
    without_alif = locate(words[1:]) if words.startswith("ا") else None
    if without_alif:
        return {**without_alif, "before": "ا"}
    raise SystemExit(f"{name}: {words!r} is not in the article")


def strip(node: Any, text: str, name: str, near: int = 0) -> Any:
    """Gold with the words taken out.

    Raises:
        SystemExit: a span is not verbatim, or a quoted string is not in the article.
    """
    if isinstance(node, list):
        return [strip(item, text, name, near) for item in node]
    if not isinstance(node, dict):
        return node
    near = node.get("start", near)
    out: Json = {}
    for key, value in node.items():
        if key == "text":
            if text[near : near + len(value)] != value:
                raise SystemExit(f"{name}: at {near} stands {text[near : near + len(value)]!r}, not {value!r}")
            out["length"] = len(value)
        elif key == "datelines":
            out[key] = [quote(place, text, near, name) for place in value]
        else:
            out[key] = quote(value, text, near, name) if key in QUOTED else strip(value, text, name, near)
    return out


def walk_evidence(node: Any) -> list[Json]:
    """All spans of a corpus file, which name their `doc`."""
    if isinstance(node, list):
        return [span for item in node for span in walk_evidence(item)]
    if not isinstance(node, dict):
        return []
    return [node] if "doc" in node else [span for value in node.values() for span in walk_evidence(value)]


def fill_evidence(node: Any, texts: dict[str, str]) -> None:
    """Put the words back into all spans that name their `doc`."""
    for span in walk_evidence(node):
        length = span.pop("length")
        span["text"] = texts[span["doc"]][span["start"] : span["start"] + length]


def merge_corpora(paths: list[Path]) -> Json:
    """The corpus files of one set as one: lists joined, entities by id, the first description of one holds."""
    merged: Json = {}
    for path in paths:
        for key, value in json.loads(path.read_text("utf-8")).items():
            merged[key] = {**value, **merged.get(key, {})} if isinstance(value, dict) else merged.get(key, []) + value
    return merged


def hydrate(name: str, folder: Path) -> None:
    """Write a set's articles, sidecars and gold with their words into a folder.

    The names of an entity are the surfaces of its mentions.

    Raises:
        Absent: the set has no gold, or the articles are not there.
    """
    (folder / "gold").mkdir(parents=True, exist_ok=True)
    paths = sorted((ROOT / "field" / name / "gold").glob("[0-9][0-9][0-9].json"))
    if not paths:
        raise Absent(f"no gold in {ROOT / 'field' / name / 'gold'}")
    texts: dict[str, str] = {}
    names: dict[str, dict[str, None]] = {}
    for path in paths:
        gold = json.loads(path.read_text("utf-8"))
        text = texts[path.stem] = read_annotated(gold)
        gold = restore({key: value for key, value in gold.items() if key not in ("source", "sha256")}, text)
        for mention in gold.get("mentions", gold.get("anchors", [])):
            names.setdefault(mention["id"], {})[mention["text"]] = None
        (folder / f"{path.stem}.txt").write_bytes(text.encode("utf-8"))
        sidecar = {key: gold["meta"][key] for key in ("outlet", "published") if gold["meta"][key]}
        write(folder / f"{path.stem}.json", sidecar)
        write(folder / "gold" / path.name, gold)
    corpus = merge_corpora(sorted((ROOT / "field" / name / "gold").glob("corpus*.json")))
    if corpus:
        fill_evidence(corpus, texts)
        for key, entity in corpus.get("entities", {}).items():
            entity["names"] = list(names.get(key, {}))
        write(folder / "gold" / "corpus.json", corpus)


def hydrate_ledger(folder: Path) -> None:
    """Write what happened and what was promised in some dossiers, with the words that say so, into a folder.

    Raises:
        Absent: an article is not there.
    """
    ledger = json.loads((ROOT / "field" / "ledger.json").read_text("utf-8"))
    fill_evidence(ledger, {doc: read_annotated(entry) for doc, entry in ledger["articles"].items()})
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "ledger.json", ledger)


def strip_folder(working: Path, folder: Path) -> None:
    """Working gold (`source` beside the layers, full words) to committed gold; `sha256` is added."""
    folder.mkdir(parents=True, exist_ok=True)
    texts: dict[str, str] = {}
    for path in sorted(working.glob("[0-9][0-9][0-9].json")):
        gold = json.loads(path.read_text("utf-8"))
        text = texts[path.stem] = read_article(gold["source"])
        source = gold.pop("source")
        gold.pop("sha256", None)
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        write(folder / path.name, {"source": source, "sha256": digest, **strip(gold, text, path.name)})
    for corpus_path in sorted(working.glob("corpus*.json")):
        corpus = json.loads(corpus_path.read_text("utf-8"))
        for span in walk_evidence(corpus):
            words = span.pop("text")
            if texts[span["doc"]][span["start"] : span["start"] + len(words)] != words:
                raise SystemExit(f"{corpus_path}: {words!r} is not at {span['start']} of {span['doc']}")
            span["length"] = len(words)
        for entity in corpus.get("entities", {}).values():
            entity.pop("names", None)
        write(folder / corpus_path.name, corpus)


def write(path: Path, data: Json) -> None:
    """One item of a layer a line, so that changes can be read."""
    blocks = []
    for key, value in data.items():
        if isinstance(value, list) and value:
            rows = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            blocks.append(f" {json.dumps(key)}: [\n{rows}\n ]")
        else:
            blocks.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    path.write_text("{\n" + ",\n".join(blocks) + "\n}\n", "utf-8")


def main() -> None:
    """Hydrate a set or the ledger, or strip working gold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("dev", "test", "more", "ledger"):
        commands.add_parser(name).add_argument("-o", dest="output", type=Path, required=True)
    stripping = commands.add_parser("strip")
    stripping.add_argument("working", type=Path)
    stripping.add_argument("-o", dest="output", type=Path, required=True)
    args = parser.parse_args()
    try:
        if args.command == "strip":
            strip_folder(args.working, args.output)
        elif args.command == "ledger":
            hydrate_ledger(args.output)
        else:
            hydrate(args.command, args.output)
    except Absent as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
