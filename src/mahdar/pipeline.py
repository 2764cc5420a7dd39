"""The way from a folder to a register, on one page: read, annotate, date, annotate the dated again, compile, keep."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from mahdar import __version__
from mahdar.annotators import annotate
from mahdar.decisions import Decisions, find_unused, make_choices
from mahdar.engine import Failure, deadline, run
from mahdar.errors import SourceError, StoreError
from mahdar.model import Annotated, Article, Problem, Published, Register
from mahdar.register import compile_register
from mahdar.register.changes import Change, Edition, compare
from mahdar.register.dating import infer_published
from mahdar.settings import Settings
from mahdar.sources import read_folder
from mahdar.store import Journal, Store, decode_annotations, encode, hash_input, quote, write_store

T = TypeVar("T")

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a pair of UTF-16: JSON can say it (a record cut inside an emoji), UTF-8 and so the register cannot."""

SECONDS = 20.0
"""Processor time that a station of an article may take, besides 1 s for each 10,000 characters; 0.02 s is usual."""

Progress = Callable[[str, int, int], None]
"""Told what is going on: station, articles done, articles in all (0: not known)."""

INLINE = 24
"""Up to so many articles one process is faster than starting others (about 0.6 s to load packs in each)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made."""

    path: Path
    annotated: tuple[Annotated, ...]
    register: Register
    problems: tuple[Problem, ...]
    unused: tuple[Problem, ...]
    """Lines of the dossier's tables that change nothing, because no article has what they name."""
    changes: tuple[Change, ...] | None
    """What is not as the last build of the same register left it; None where there was none that can be read."""
    reused: int
    """Articles whose annotations were taken from an earlier build."""


def build(
    inputs: Sequence[Path],
    out: Path,
    settings: Settings,
    *,
    decisions: Decisions | None = None,
    jobs: int | None = None,
    progress: Progress = lambda station, done, total: None,
) -> Built:
    """Build a register from folders and files.

    Articles that an earlier build of the same register annotated with the same rules are not annotated again; a build
    that was cut short goes on where it was.

    Args:
        inputs: Folders or files.
        out: The register to write.
        settings: Of the dossier.
        decisions: Of the dossier: its tables.
        jobs: Processes; None takes the settings'.
        progress: Is told about each article.

    Raises:
        MahdarError: there is no article, the register cannot be written, a pack is wrong.
    """
    fingerprint = hash_rules()
    articles, problems = read_inputs(inputs, settings, progress)
    if not articles:
        first = f"; the first: {problems[0].path}: {problems[0].what}" if problems else ""
        where = ", ".join(map(str, inputs))
        remedy = problems[0].remedy if problems else "put .txt, .html, .jsonl or .zip files there"
        raise SourceError(f"no article could be read{first}", path=where, remedy=remedy, code="nothing")
    known = _read_known(out, fingerprint)
    drafts: dict[str, str] = {}
    with Journal(out, fingerprint) as journal:
        known |= journal.read()
        work = _Work(known, journal, settings.jobs if jobs is None else jobs, progress)
        annotated = work.annotate(articles)
        reused = len(articles) - work.fresh
        for _ in range(3):  # an article that has got its date may date another; more than twice was never seen
            dated = _date(annotated)
            if not dated:
                break
            undated = [hash_input(a.article) for a in annotated if a.article.doc in dated]
            drafts.update({given: known[given] for given in undated if given in known})
            again = {a.article.doc: a for a in work.annotate([*dated.values()])}
            annotated = [again.get(a.article.doc, a) for a in annotated]
        progress("compile", 0, 0)
        decisions = decisions or Decisions()
        register = compile_register(annotated, make_choices(settings, decisions))
        problems += [p for a in annotated for p in a.problems]
        unused = [*find_unused(decisions, annotated, register)]
        changes = _compare_with(out, annotated, register)
        progress("write", 0, 0)
        meta = {"mahdar": __version__, "rules": fingerprint, "settings": encode(replace(settings, jobs=0))}
        write_store(out, annotated, register, problems=[*problems, *unused], meta=meta, drafts=drafts)
    return Built(
        path=out,
        annotated=tuple(annotated),
        register=register,
        problems=tuple(sorted(problems, key=lambda p: (p.path, p.code, p.what))),
        unused=tuple(unused),
        changes=changes,
        reused=reused,
    )


def read_inputs(
    inputs: Sequence[Path], settings: Settings, progress: Progress = lambda station, done, total: None
) -> tuple[list[Article], list[Problem]]:
    """The articles by name, and what could not be read."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in inputs:
        for item in read_folder(path, settings.lang):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            doc = f"{path.name}/{item.doc}" if len(inputs) > 1 and path.is_dir() else item.doc
            if (half := _HALF.search(item.text)) is not None:
                what = f"half a character at {half.start()}: U+{ord(half.group()):X} is no letter by itself"
                remedy = "save the text again as UTF-8"
                problems.append(Problem(path=doc, code="half-character", what=what, remedy=remedy))
                continue
            if doc in articles:
                problems.append(Problem(path=doc, code="twice", what="two articles of one name", remedy="rename one"))
                continue
            articles[doc] = _tell(replace(item, doc=doc), settings)
            progress("read", len(articles), 0)
    return [articles[doc] for doc in sorted(articles)], problems


def annotate_article(article: Article) -> tuple[str, tuple[Problem, ...]]:
    """The annotations of an article as JSON, which is cheaper to send between processes than objects are."""
    with deadline(SECONDS + len(article.text) / 10_000):
        found = annotate(article)
    return encode(found.annotations), found.problems


class _Work:
    """Annotates what is not known yet and remembers it."""

    def __init__(self, known: dict[str, str], journal: Journal, jobs: int, progress: Progress) -> None:
        self._known, self._journal, self._jobs, self._progress = known, journal, jobs, progress
        self.fresh = 0

    def annotate(self, articles: Sequence[Article]) -> list[Annotated]:
        inputs = [hash_input(article) for article in articles]
        old = [self._known.get(given) for given in inputs]
        new = [a for a, records in zip(articles, old, strict=True) if records is None]
        self.fresh += len(new)
        jobs = self._jobs if len(new) > INLINE else 1
        results = run(annotate_article, new, jobs=jobs, preload=["mahdar.annotators"])
        made = []
        for n, (article, given, records) in enumerate(zip(articles, inputs, old, strict=True), 1):
            if records is None:
                made.append(self._keep(article, given, next(results)))
            else:
                made.append(Annotated(article=article, annotations=decode_annotations(records)))
            self._progress("annotate", n, len(articles))
        return made

    def _keep(self, article: Article, given: str, result: tuple[str, tuple[Problem, ...]] | Failure) -> Annotated:
        if isinstance(result, Failure):
            problem = Problem(
                path=article.doc, code="not-annotated", what=result.error, remedy="please report this text"
            )
            return Annotated(article=article, problems=(problem,))
        records, problems = result
        if not problems:  # what failed is tried again next time
            self._journal.add(given, records)
            if article.published.day is None:
                self._known[given] = records
        return Annotated(article=article, annotations=decode_annotations(records), problems=problems)


def _date(annotated: Iterable[Annotated]) -> dict[str, Article]:
    """Articles whose publication the others tell, with it."""
    articles = {a.article.doc: a.article for a in annotated}
    told = infer_published(annotated)
    return {
        doc: replace(articles[doc], published=published)
        for doc, published in sorted(told.items())
        if published != articles[doc].published
    }


def _tell(article: Article, settings: Settings) -> Article:
    """The article with the outlet and the day that the user has set for its file."""
    outlet: str | None = _match(article.doc, settings.outlets)
    day: dt.date | None = _match(article.doc, settings.published)
    if outlet is not None:
        article = replace(article, outlet=outlet, outlet_span=None)
    if day is not None:
        article = replace(article, published=Published(day=day, how="given", reason="set in mahdar.toml"))
    return article


def _match(doc: str, table: dict[str, T]) -> T | None:
    return next((value for pattern, value in table.items() if fnmatch(doc, pattern)), None)


COMPARED = ("entities", "rounds", "happenings", "ledger", "disagreements")
"""Sections in which two builds are compared."""


def _compare_with(out: Path, annotated: Sequence[Annotated], register: Register) -> tuple[Change, ...] | None:
    if not out.is_file():
        return None
    articles = {a.article.doc: a.article for a in annotated}
    new = Edition(
        register=register,
        texts={doc: article.sha256 for doc, article in articles.items()},
        quote=lambda e: articles[e.doc].text[slice(*e.span)],
    )
    try:
        with Store(out) as store:
            return compare(read_edition(store), new)
    except StoreError:
        return None  # made by another version


def read_edition(store: Store) -> Edition:
    """A register file as it is compared with another; good as long as the store is open."""
    return Edition(
        register=store.read_sections(*COMPARED), texts=store.read_hashes(), quote=lambda e: quote(store, [e]) or ""
    )


def _read_known(out: Path, fingerprint: str) -> dict[str, str]:
    if not out.is_file():
        return {}
    try:
        with Store(out) as store:
            return store.read_inputs() if store.read_meta().get("rules") == fingerprint else {}
    except StoreError:
        return {}  # made by another version: everything is annotated anew


@cache
def hash_rules() -> str:
    """A hash of everything that decides what is found in an article: code and language data."""
    digest = hashlib.sha256(__version__.encode())
    root = resources.files("mahdar")
    for room in ("model", "text", "lang", "outlets", "annotators"):
        for name, data in _walk(root.joinpath(room), room):
            digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()


def _walk(node: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if node.is_file():
        if name.endswith((".py", ".toml", ".tsv")):
            yield name, node.read_bytes()
        return
    for child in sorted(node.iterdir(), key=lambda c: c.name):
        if child.name != "__pycache__":
            yield from _walk(child, f"{name}/{child.name}")
