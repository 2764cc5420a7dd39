"""The static report: plain pages in Arabic and English that work from a folder, without a server, script or network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from mahdar import __version__
from mahdar.errors import MahdarError
from mahdar.store import Store
from mahdar.web import sections
from mahdar.web.catalog import LANGS, isolate, load_catalog
from mahdar.web.material import read_material
from mahdar.web.reader import KINDS, hash_style, list_found, make_lines, make_style
from mahdar.web.view import View

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
        title: The dossier's title; the register's settings or the name of the process if empty.

    Returns:
        The page to open.

    Raises:
        MahdarError: an unknown language, or a folder that holds other things.
    """
    catalogs = [load_catalog(lang) for lang in langs]
    if not catalogs:
        raise MahdarError("no language given", remedy=f"there are: {', '.join(LANGS)}")
    with Store(path) as store:
        material, meta = read_material(store), store.read_meta()
    _make_folder(out, langs)
    environment = make_environment()
    for catalog in catalogs:
        view = View(material, catalog)
        shown = title or _title_set(meta) or _name_process(view)
        _write_language(environment, view, out / catalog.lang, langs, shown)
    landing = environment.get_template("landing.html").render(catalogs=catalogs, first=catalogs[0])
    (out / "index.html").write_text(landing, "utf-8", newline="\n")
    return out / "index.html"


def make_environment() -> Environment:
    """Jinja with everything escaped; `bdi` isolates words, `ltr` ids, paths and addresses."""
    environment = Environment(
        loader=PackageLoader("mahdar.web"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["bdi"] = isolate
    environment.filters["ltr"] = _isolate_ltr
    return environment


def _isolate_ltr(value: object) -> Markup:
    return Markup(f'<bdi dir="ltr">{escape(value)}</bdi>')


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


def _copy_static(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for item in source.iterdir():
        if item.is_dir():
            _copy_static(item, target / item.name)
        else:
            (target / item.name).write_bytes(item.read_bytes())


def _write_language(environment: Environment, view: View, out: Path, langs: Sequence[str], title: str) -> None:
    shared = {"t": view.t, "view": view, "pages": PAGES, "dossier": title, "version": __version__, "style": ""}
    shared |= {"twin": view.t.other if view.t.other in langs else None, "sections": sections}
    lists = {section.name: section for section in sections.make_sections(view)}
    for page in PAGES:
        sheets = sections.lay_out(lists[page]) if page in lists else [sections.Sheet(f"{page}.html", 1, [])]
        for sheet in sheets:
            values = shared | {"page": page, "root": "../", "here": "", "path": sheet.file}
            _write(environment, f"{page}.html", out / sheet.file, values | {"sheet": sheet, "sheets": sheets})
    for doc, name in view.pages.items():  # last: every quotation made so far is an anchor here
        article = view.articles[doc]
        lines = make_lines(view, article)
        style = make_style(lines)
        values = shared | {"page": "articles", "root": "../../", "here": "../", "path": f"articles/{name}"}
        values |= {"article": article, "lines": lines, "found": list_found(view, article), "kinds": KINDS}
        values |= {"style": Markup(style), "style_source": hash_style(style)}
        _write(environment, "article.html", out / "articles" / name, values)


def _write(environment: Environment, template: str, path: Path, values: Mapping[str, Any]) -> None:
    path.write_text(environment.get_template(template).render(**values), "utf-8", newline="\n")


def _title_set(meta: Mapping[str, str]) -> str:
    """The title in the settings that the register was built with."""
    return str(json.loads(meta.get("settings") or "{}").get("title") or "")


def _name_process(view: View) -> str:
    """The name of the process whose rounds are most, else the app's name."""
    names = [h.process for h in view.register.rounds if h.process]
    if names:
        most = max(sorted(set(names)), key=names.count)
        return view.name(most)
    return view.t("app")
