"""The static report: plain pages in Arabic and English that work from a folder, without a server, script or network."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from mahdar import __version__
from mahdar.errors import MahdarError
from mahdar.model import Annotated, Commitment, Event, Figure, Statement
from mahdar.store import Store
from mahdar.web.catalog import LANGS, Catalog, load_catalog
from mahdar.web.highlight import Marked, cut
from mahdar.web.view import View, kind_of, title_of

PAGES = (
    "index", "timeline", "actors", "statements", "commitments", "figures", "disagreements", "sources", "articles",
    "coverage",
)  # fmt: skip
"""Pages of each language, in the order of the menu; each article has one more."""


def write_report(path: Path, out: Path, langs: Sequence[str] = LANGS, title: str = "") -> Path:
    """Write the report of a register.

    Args:
        path: The `.mahdar` file.
        out: The folder for the pages; made if it is not there. Pages of an earlier report in it are replaced.
        langs: Interface languages; the first opens.
        title: The dossier's title; the process's name if empty.

    Returns:
        The page to open.

    Raises:
        MahdarError: an unknown language, or a folder that holds other things.
    """
    catalogs = [load_catalog(lang) for lang in langs]
    if not catalogs:
        raise MahdarError("no language given", remedy=f"there are: {', '.join(LANGS)}")
    _make_folder(out, langs)
    with Store(path) as store:
        annotated = list(store.read_annotated())
        register, problems, meta = store.read_register(), store.read_problems(), store.read_meta()
    environment = make_environment()
    for catalog in catalogs:
        view = View(annotated, register, problems, catalog)
        shown = title or meta.get("title") or _name_process(view)
        _write_language(environment, view, out / catalog.lang, langs, shown)
    landing = environment.get_template("landing.html").render(catalogs=catalogs, first=catalogs[0])
    (out / "index.html").write_text(landing, "utf-8")
    return out / "index.html"


def make_environment() -> Environment:
    """Jinja with everything escaped."""
    return Environment(
        loader=PackageLoader("mahdar.web"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _make_folder(out: Path, langs: Sequence[str]) -> None:
    if out.exists() and not out.is_dir():
        raise MahdarError("not a folder", path=str(out), remedy="name a folder for the pages")
    if out.is_dir() and any(out.iterdir()) and not (out / "static" / "report.css").is_file():
        raise MahdarError(
            "the folder holds other things", path=str(out), remedy="name an empty or a new folder for the pages"
        )
    for name in (*LANGS, "static"):
        if (out / name).is_dir():
            shutil.rmtree(out / name)
    for lang in langs:
        (out / lang / "articles").mkdir(parents=True)
    _copy_static(resources.files("mahdar.web") / "static", out / "static")


def _copy_static(source: Any, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for item in source.iterdir():
        if item.is_dir():
            _copy_static(item, target / item.name)
        else:
            (target / item.name).write_bytes(item.read_bytes())


def _write_language(environment: Environment, view: View, out: Path, langs: Sequence[str], title: str) -> None:
    t = view.t
    shared = {"t": t, "view": view, "pages": PAGES, "dossier": title, "version": __version__}
    shared["twin"] = t.other if t.other in langs else None
    for page in PAGES:
        template = environment.get_template(f"{page}.html")
        made = template.render(**shared, page=page, root="../", here="", path=f"{page}.html")
        (out / f"{page}.html").write_text(made, "utf-8")
    template = environment.get_template("article.html")
    anchors = _find_anchors(view)
    for item in view.annotated:
        name = view.pages[item.article.doc]
        made = template.render(
            **shared,
            page="articles",
            root="../../",
            here="../",
            path=f"articles/{name}",
            item=item,
            title=title_of(item.article),
            lines=_mark_lines(item, anchors.get(item.article.doc, set()), t),
            found=_list_found(item, view),
        )
        (out / "articles" / name).write_text(made, "utf-8")


def _find_anchors(view: View) -> dict[str, set[int]]:
    """Where quotations on other pages begin, by article: the reader has an anchor at each."""
    anchors: dict[str, set[int]] = {}
    register = view.register
    happenings = (*register.rounds, *register.happenings)
    evidence = [e for h in happenings for e in h.evidence]
    evidence += [e for d in register.disagreements for s in d.sides for e in s.evidence]
    evidence += [e for a in register.agreements for e in a.evidence]
    evidence += [e for x in register.tenures for e in x.evidence]
    evidence += [s.evidence for line in register.ledger for s in line.steps]
    evidence += [p.evidence for series in register.series for p in series.points]
    evidence += [e for g in register.groups for e in g.evidence]
    for doc, span in evidence:
        anchors.setdefault(doc, set()).add(span.start)
    for h in happenings:
        for claim in h.claims:
            anchors.setdefault(claim.doc, set()).add(claim.span.start)
    return anchors


def _mark_lines(item: Annotated, anchors: set[int], t: Catalog) -> list[dict[str, Any]]:
    """The article line by line: role, and pieces with what covers each."""
    text = item.article.text
    marks = []
    for record in item.annotations:
        kind = kind_of(record)
        if kind:
            spans = record.parts if isinstance(record, Statement) else (record.span,)
            marks += [Marked(span, f"{kind}-{record.span.start}-{record.span.end}", kind) for span in spans]
    lines = []
    for part in item.article.parts:
        pieces = cut(text, part.span.start, part.span.end, marks)
        at, shown = part.span.start, []
        for piece in pieces:
            begins = anchors | {int(i.split("-")[1]) for i in piece.opens}
            here = sorted(a for a in begins if at <= a < at + len(piece.text))
            shown.append({"piece": piece, "anchors": [f"c{a}" for a in here]})
            at += len(piece.text)
        lines.append({"role": part.role, "pieces": shown})
    return lines


def _list_found(item: Annotated, view: View) -> list[dict[str, Any]]:
    """What the margin lists, in the order of the text."""
    doc, text, found = item.article.doc, item.article.text, []
    for record in item.annotations:
        kind = kind_of(record)
        if kind is None:
            continue
        entry: dict[str, Any] = {
            "kind": kind,
            "anchor": f"c{record.span.start}",
            "words": text[record.span.start : record.span.end],
            "rule": record.by,
            "note": "",
        }
        if isinstance(record, Statement):
            said = view.said(doc, record)
            entry["note"] = said.speaker or view.t("speaker_unknown")
            entry["label"] = view.t.label("act", record.act)
        elif isinstance(record, Commitment):
            entry["label"] = view.t.label("pledge", record.type)
            entry["note"] = "، ".join(view.name(view.entity(doc, p)) for p in record.parties)
        elif isinstance(record, Figure):
            entry["label"] = str(record.value) if record.value is not None else f"{record.low}–{record.high}"
        elif isinstance(record, Event):
            entry["label"] = view.t.label("event", record.type)
            entry["note"] = view.t.label("modality", record.modality)
        found.append(entry)
    return found


def _name_process(view: View) -> str:
    """The name of the process whose rounds are most, else the app's name."""
    names = [h.process for h in view.register.rounds if h.process]
    if names:
        most = max(sorted(set(names)), key=names.count)
        return view.name(most)
    return view.t("app")
