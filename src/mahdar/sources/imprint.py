"""Which outlet an article is of, as its page shows: dateline, byline, source line, notice of rights, or its own words.

An agency is the source of a text and not its outlet. A name that no profile knows is an outlet only where its place on
the page leaves no other reading and it looks like a title: with the article (`الميناء`), in quotation marks, or after
`صحيفة`, `موقع` and the like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from mahdar.lang.datelines import Imprint, is_place, load_imprint, load_labels
from mahdar.lang.pack import load_basics
from mahdar.model import Span
from mahdar.outlets import Outlet, find_by_name
from mahdar.sources.dateline import Dateline, is_byline, split_segments
from mahdar.sources.layout import Layout, Line
from mahdar.text.tokens import NUMBER, SIGN, Token

_OPENERS, _CLOSERS = frozenset('«"“(\''), frozenset('»"”)\'')
_NAME_WORDS = 3
_TELLING = 8
"""Tokens before "to «it»" among which a word of telling stands."""
_LINE_WORDS = 8
"""A line of the head with more words is no byline."""
_TITLE_TAIL = ("|", "-", "–", "—")

Named = tuple[str, Span]


def find_imprint(text: str, layout: Layout, datelines: Sequence[Dateline], code: str) -> Named | None:
    """The outlet's name, by its profile if there is one, and where it stands; the first of these ways that shows it."""
    ways = chain(
        _in_datelines(text, datelines),
        _in_title(text, layout, code),
        _in_head(text, layout, code),
        _in_notices(text, layout, code),
        _in_own_words(text, layout, code),
    )
    return next(ways, None)


def _in_datelines(text: str, datelines: Sequence[Dateline]) -> Iterator[Named]:
    for dateline in datelines:
        if dateline.outlet and dateline.outlet.kind != "agency" and dateline.outlet_span:
            yield dateline.outlet.name, dateline.outlet_span
    for dateline in datelines:
        if dateline.outlet is None and dateline.outlet_span:
            yield text[dateline.outlet_span.start : dateline.outlet_span.end], dateline.outlet_span


def _in_title(text: str, layout: Layout, code: str) -> Iterator[Named]:
    """After the last bar of the title, as pages call themselves: `... | الميناء`, `... - صحيفة الميناء`."""
    line = layout.first("title")
    if line is None:
        return
    bars = [n for n, token in enumerate(line.tokens) if token.key in _TITLE_TAIL]
    if bars and bars[-1] > _NAME_WORDS:
        barred = line.tokens[bars[-1]].key == "|"
        yield from _read_name(text, line.tokens[bars[-1] + 1 :], code, strict=not barred)


def _in_head(text: str, layout: Layout, code: str) -> Iterator[Named]:
    """In a line before the prose: `صحيفة الميناء`, `سالم العوفي - صحيفة الميناء`, `خاص - الميناء`.

    After a reporter stands an outlet or a town: of 4,100 bylines without a profile's name all six named a town.
    """
    imprint = load_imprint(code)
    for line in layout.lines:
        if line.role in ("paragraph", "tweet"):
            return
        words = [t for t in line.tokens if t.kind != SIGN]
        if line.role in ("title", "noise") or line.dateline or len(words) > _LINE_WORDS or line.stopped:
            continue
        runs = split_segments(line.tokens)
        exclusive = any(run[0].key in imprint.exclusive for run in runs)
        for run in runs:
            yield from _read_name(text, run, code, strict=not exclusive)


def _in_notices(text: str, layout: Layout, code: str) -> Iterator[Named]:
    """In a line that names the source or the owner of rights: `المصدر: الميناء + وكالات`, `© الميناء 2022`."""
    imprint = load_imprint(code)
    for line in layout.lines:
        if line.role not in ("noise", "dateline", "subtitle") or line.by == "noise/title_twice":
            continue
        after = _after_notice(line, imprint)
        if after is None:
            continue
        for run in split_segments(after):
            words = [t for t in run if t.kind != NUMBER and t.key not in imprint.owners]
            yield from _read_name(text, words, code, strict=False)


def _after_notice(line: Line, imprint: Imprint) -> list[Token] | None:
    keys = tuple(t.key for t in line.tokens)
    for notice in imprint.notices:
        for n in range(min(4, len(keys))):
            if keys[n : n + len(notice)] == notice:
                return line.tokens[n + len(notice) :]
    return None


def _in_own_words(text: str, layout: Layout, code: str) -> Iterator[Named]:
    """It "has learned", "has obtained a copy", or a source spoke "to" it; its name stands in quotation marks.

    After "to" only an outlet with a profile counts, or one that is spoken to twice, because foreign papers are quoted
    in the same way.
    """
    spoken_to: set[tuple[str, ...]] = set()
    for line in layout.lines:
        if line.role == "noise":
            continue
        for n, token in enumerate(line.tokens[:-2]):
            if token.key not in _OPENERS or n == 0:
                continue
            ahead = range(n + 2, min(n + 2 + _NAME_WORDS, len(line.tokens)))
            close = next((m for m in ahead if line.tokens[m].key in _CLOSERS), None)
            if close is None:
                continue
            its = _is_its_own(line.tokens, n, close, code)
            told = line.tokens[n - 1].key == "ل" and line.tokens[n - 1].end == token.start
            if not its and not told:
                continue
            name = tuple(t.key for t in line.tokens[n + 1 : close])
            span = Span(line.tokens[n + 1].start, line.tokens[close - 1].end)
            profile = find_by_name(text[span.start : span.end])
            if profile and profile.kind != "agency":
                yield profile.name, span
            elif not profile and (its or name in spoken_to) and not is_place(name, code):
                yield text[span.start : span.end], span
            elif any(_forms(t, code) & load_imprint(code).told for t in line.tokens[max(0, n - _TELLING) : n]):
                spoken_to.add(name)


def _is_its_own(tokens: Sequence[Token], opening: int, closing: int, code: str) -> bool:
    """Whether the name in quotation marks learned something, or obtained or saw a document."""
    imprint = load_imprint(code)
    before, verbs = tokens[opening - 1].key, _forms(tokens[opening - 1], code)
    after = [t.key for t in tokens[closing + 1 : closing + 4]]
    return bool(
        (verbs & imprint.learned and set(after[:1]) & imprint.thereof)
        or (verbs & imprint.obtained and set(after) & imprint.papers)
        or (before in imprint.whereof and opening > 1 and tokens[opening - 2].key in imprint.obtained)
    )


def _forms(token: Token, code: str) -> set[str]:
    """The word, and without a conjunction before it."""
    return {token.key, token.key[1:] if token.key[:1] in load_basics(code).conjunctions else token.key}


def _read_name(text: str, words: Sequence[Token], code: str, *, strict: bool) -> Iterator[Named]:
    """The outlet that the words name and nothing else.

    Args:
        strict: A name without a profile counts only after a word such as "newspaper", or before one such as "online".
    """
    imprint = load_imprint(code)
    quoted = len(words) > 2 and words[0].key in _OPENERS and words[-1].key in _CLOSERS
    bare = list(words[1:-1]) if quoted else list(words)
    headed = bool(bare) and _strip(bare[0].key, code) in imprint.heads
    if headed and len(bare) > 1:
        bare = bare[1:]
        if len(bare) > 2 and bare[0].key in _OPENERS and bare[-1].key in _CLOSERS:
            bare, quoted = bare[1:-1], True
    if not bare or len(bare) > _NAME_WORDS or any(t.kind == SIGN for t in bare):
        return
    span = Span(bare[0].start, bare[-1].end)
    profile: Outlet | None = find_by_name(text[span.start : span.end])
    if profile:
        if profile.kind != "agency":
            yield profile.name, span
        return
    keys = tuple(t.key for t in bare)
    if keys[0] in load_labels(code) or is_place(keys, code) or is_byline(text[span.start : span.end], code):
        return
    sited = len(keys) > 1 and keys[-1] in imprint.tails
    titled = quoted or keys[0].startswith(load_basics(code).article)
    if headed or sited or (titled and not strict):
        yield text[span.start : span.end], span


def _strip(key: str, code: str) -> str:
    """The word without the preposition or article before it (`بصحيفة`, `الصحيفة`)."""
    basics = load_basics(code)
    if key.startswith(basics.article):
        return key[len(basics.article) :]
    return key[1:] if key[:1] in basics.prepositions else key
