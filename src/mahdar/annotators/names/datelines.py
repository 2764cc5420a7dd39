"""Names in datelines and bylines, and the outlet's own name wherever it is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Hit
from mahdar.lang.gazetteer import Entry
from mahdar.text.tokens import BREAK, LATIN, SIGN, WORD, tokenize

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan

_SEPARATORS = frozenset(("-", "–", "—", "/", ":", "|", "،", ",", "(", ")", "ـ", "\n"))


def find_in_datelines(scan: Scan) -> None:
    """Claim the segments of dateline and byline lines: a known place, an outlet, a person's name."""
    article = scan.reading.article
    outlet = tuple(t.key for t in tokenize(article.outlet)) if article.outlet else ()
    for part in article.parts:
        if part.role == "dateline":
            first, last = scan.reading.tokens_in(part.span)
            _claim_segments(scan, first, last, outlet)
    if outlet:
        _claim_outlet(scan, outlet)


def _claim_segments(scan: Scan, first: int, last: int, outlet: tuple[str, ...]) -> None:
    start = first
    for index in range(first, last + 1):
        if index < last and not (scan.tokens[index].kind in (SIGN, BREAK) and scan.tokens[index].key in _SEPARATORS):
            continue
        if start < index:
            _claim_segment(scan, start, index, outlet)
        start = index + 1


def _claim_segment(scan: Scan, first: int, last: int, outlet: tuple[str, ...]) -> None:
    while first < last and scan.tokens[first].key in scan.lists.byline_openers:
        first += 1
    keys = tuple(t.key for t in scan.tokens[first:last])
    if not keys or any(t.kind not in (WORD, LATIN) for t in scan.tokens[first:last]):
        return
    if keys == outlet:
        scan.claim(Hit(first, last, 0, "ORG", "dateline/outlet", entry=_known_outlet(scan, first, last)))
        return
    known, weak = scan.known(first), scan.known(first, weak=True)
    if known and known[0] == last and known[2].entry.type != "PER":
        return
    if weak and weak[0] == last and weak[2].entry.type == "ORG":
        scan.claim(Hit(first, last, 0, "ORG", "dateline/known", entry=weak[2].entry))
        return
    if keys[-1] in scan.lists.media_endings and len(keys) < 4:
        scan.claim(Hit(first, last, 0, "ORG", "dateline/media"))
        return
    run = scan.persons.run(first, titled=True, proclitics=False)
    if run and run.last == last and run.last - run.first >= 2 and run.known and scan.words[first] is not None:
        scan.claim(Hit(first, last, 0, "PER", "dateline/byline"))


def _claim_outlet(scan: Scan, outlet: tuple[str, ...]) -> None:
    """The outlet's name between quotation marks or slashes."""
    tokens, size = scan.tokens, len(outlet)
    forms = [outlet]
    if size > 2 and scan.lexicon.word(outlet[-1]).article:
        forms.append(outlet[:-1])
    for index, token in enumerate(tokens):
        for form in forms:
            if token.key != form[0] or index == 0:
                continue
            last = index + len(form)
            if last >= len(tokens) or any(tokens[index + n].key != k for n, k in enumerate(form)):
                continue
            if tokens[index - 1].kind == SIGN and tokens[last].kind == SIGN and tokens[last].key in '"»”/)]':
                scan.claim(Hit(index, last, 0, "ORG", "outlet/quoted", entry=_known_outlet(scan, index, last)))
                break


def _known_outlet(scan: Scan, first: int, last: int) -> Entry | None:
    """The body of that name, if the pack knows one."""
    for weak in (False, True):
        known = scan.known(first, weak=weak)
        if known and known[:2] == (last, 0) and known[2].entry.type == "ORG":
            return known[2].entry
    return None


def cited_name(scan: Scan, quote: int, inside: tuple[int, int]) -> Hit | None:
    """A short quotation behind a word of telling or publishing: the name of an outlet or body."""
    before = scan.tokens[quote - 1].key if quote else ""
    first, last = inside
    if before not in scan.lists.cited or last - first > 3:
        return None
    if before in scan.lists.cited_often_speech and last - first > 2:
        return None
    for index in range(first, last):
        word = scan.words[index]
        if word is None or (word.verb and not word.article) or word.never:
            return None
    return Hit(first, last, 0, "ORG", "quoted/cited")
