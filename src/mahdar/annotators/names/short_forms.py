"""Short forms: the surname of a person who was named in full, a body by its head, a quoted name without its quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mahdar.annotators.names.hits import QUOTES, Hit
from mahdar.lang.gazetteer import STRONG

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan


class Short(NamedTuple):
    """A short form and the full names that it may stand for, in the order of the text."""

    keys: tuple[str, ...]
    bearers: list[Hit]


def _read_towns_as_surnames(scan: Scan) -> None:
    """A town's name that somebody in the article bears as a surname is his, where nothing says place."""
    bearers = {scan.keys[hit.last - 1]: hit for hit in scan.hits if hit.type == "PER" and hit.last - hit.first > 1}
    place = scan.lexicon.heads.place
    for hit in scan.hits:
        if hit.type != "GPE" or hit.last - hit.first > 1 or hit.entry is None or hit.entry.sort not in ("city", "town"):
            continue
        bearer = bearers.get(scan.keys[hit.first][hit.letters :])
        if bearer is None or bearer.first > hit.first:
            continue
        before = scan.words[hit.first - 1] if hit.first else None
        if before and any(s in place.before or s in place.settlements for _, s in before.splits):
            continue
        if hit.letters and scan.keys[hit.first][hit.letters - 1] == "ب":
            continue
        hit.type, hit.rule, hit.entry, hit.nation = "PER", "names/short", bearer.entry, bearer.nation
        scan.same.append((hit, bearer))


def find_short_forms(scan: Scan) -> None:
    """Surnames and other short forms of the names that the first pass found."""
    _read_towns_as_surnames(scan)
    table: dict[str, list[Short]] = {}
    for hit in scan.hits:
        for keys in _short_keys(scan, hit):
            shorts = table.setdefault(keys[0], [])
            same = next((s for s in shorts if s.keys == keys), None)
            if same is None:
                shorts.append(Short(keys, [hit]))
            else:
                same.bearers.append(hit)
    if not table:
        return
    for shorts in table.values():
        shorts.sort(key=lambda short: -len(short.keys))
    covered = [False] * len(scan.tokens)
    for hit in scan.hits:
        covered[hit.first : hit.last] = [True] * (hit.last - hit.first)
    until, openers = 0, frozenset(table)
    for index, word in enumerate(scan.words):
        if word is None or index < until or openers.isdisjoint(word.stems) or covered[index]:
            continue
        for letters, stem in word.splits:
            found = table.get(stem)
            hit_here = found and _match(scan, found, index, letters, stem, covered)
            if hit_here:
                until = hit_here.last
                break


def _match(scan: Scan, shorts: list[Short], index: int, letters: int, stem: str, covered: list[bool]) -> Hit | None:
    """The longest short form at a token."""
    for keys, bearers in shorts:
        last = index + len(keys)
        if last > len(scan.tokens) or any(covered[index:last]):
            continue
        if any(scan.tokens[index + n].key != k for n, k in enumerate(keys) if n):
            continue
        bearer = choose_bearer(scan, bearers, index)
        if not _short_fits(scan, index, last, letters, bearer, stem):
            continue
        rule = bearer.rule.split("/")[0] + "/short"
        hit = Hit(index, last, letters, bearer.type, rule, entry=bearer.entry, nation=bearer.nation)
        scan.hits.append(hit)
        scan.same.append((hit, bearer))
        return hit
    return None


def choose_bearer(scan: Scan, bearers: list[Hit], index: int) -> Hit:
    """Of several bearers of one surname, the one whose office the article tells, then the one named in full most often.

    Where neither decides, the one named last before the surname. A namesake told of in passing thus does not take the
    mentions of the man whom the article is about.
    """
    before = [h for h in bearers if h.first < index] or bearers[:1]
    if len(before) == 1:
        return before[0]
    names: dict[str, list[Hit]] = {}
    for hit in before:
        whole = hit.entry.id if hit.entry else " ".join(scan.keys[hit.first : hit.last][-2:])
        names.setdefault(whole, []).append(hit)
    if len(names) > 1:
        holders = {id(h.holder) for h in scan.holdings if h.holder and h.title.last - h.title.first > 1}
        open_titles = {h.title.first for h in scan.holdings if h.holder is None and h.title.last - h.title.first > 1}

        def weigh(hits: list[Hit]) -> tuple[bool, int, int]:
            held = any(id(h) in holders or {h.last, h.last + 1} & open_titles for h in hits)
            return held, len(hits), hits[-1].first

        best = max(names.values(), key=weigh)
        return best[-1]
    return before[-1]


def _short_keys(scan: Scan, hit: Hit) -> list[tuple[str, ...]]:
    keys = scan.keys[hit.first : hit.last]
    keys[0] = _stem(scan, keys[0], hit.letters)
    if hit.type == "PER":
        if len(keys) < 2:
            return [tuple(keys)]
        if keys[-2] in scan.lists.particles:
            return [tuple(keys[-2:])]
        if keys[-1] in scan.lists.not_surname:
            return [tuple(keys[-2:])] if len(keys) > 2 else []
        return [(keys[-1],)]
    if hit.type == "ORG" and hit.entry is None and len(keys) >= 3 and keys[0] in scan.lists.shortened_heads:
        word = scan.lexicon.word(keys[-1])
        inner = keys[1:-1] if word.nation else keys[1:]
        return [tuple(inner)] if len(inner) >= 2 else []
    described = len(keys) > 2 and keys[1][:2] == keys[2][:2] == "ال"
    if hit.type == "ORG" and described and keys[0] in scan.lists.shortened_bodies:
        return [(keys[0], keys[1]), (keys[0], keys[2])]  # المؤتمر الوطني العام: المؤتمر الوطني, المؤتمر العام
    if hit.entry is None and hit.rule.startswith(
        ("quoted", "dateline", "outlet", "heads.toml#organisation/appositive", "heads.toml#place")
    ):
        return [tuple(keys)]
    if hit.type in ("ORG", "GROUP") and keys[0] in scan.lists.short_bodies and len(keys) > 1:
        return [(keys[0],)]
    return []


def _stem(scan: Scan, key: str, letters: int) -> str:
    for n, stem in scan.lexicon.word(key).splits:
        if n == letters:
            return stem
    return key


def _short_fits(scan: Scan, index: int, last: int, letters: int, hit: Hit, stem: str) -> bool:
    """Whether a word that is also the surname of somebody in the article means him here."""
    if hit.type != "PER" and last - index == 1 and scan.lexicon.frequency.get(stem, 0.0) > 3e-6:
        closing = scan.tokens[last].key if last < len(scan.tokens) else ""
        return (hit.type == "ORG" and stem in scan.lists.short_bodies) or bool(
            index and scan.tokens[index - 1].key in QUOTES and closing in QUOTES.values()
        )
    if hit.type != "PER" or last - index > 1:
        return True
    word = scan.lexicon.word(stem)
    before = scan.words[index - 1] if index else None
    after = scan.words[last] if last < len(scan.words) else None
    if before and before.key in scan.lists.facilities:
        return False
    part = scan.lexicon.parts.get(stem)
    common = scan.lexicon.frequency.get(stem, 0.0) > 1.2e-5 and not (
        part and part.certainty == STRONG and not word.nation
    )
    if not common and not word.nation and not word.verb and letters <= 1:
        return not (
            before
            and before.article
            and stem.startswith("ال")
            and not before.verb
            and not before.part()
            and not before.title
            and letters == 0
            and before.key not in scan.lexicon.heads.title.qualifiers
        )
    if scan.reading.text[scan.tokens[index].start : scan.tokens[index].end].endswith("ً"):
        return False
    if letters and not word.article and word.key in scan.lexicon.frequency:
        return False
    sign = scan.tokens[last].key if last < len(scan.tokens) else ""
    if before is None:
        return sign == ":" or bool(after and after.verb)
    if index > 1 and scan.keys[index - 2] in scan.lists.facilities:
        return False  # شارع الملك سعود
    if before.key in scan.lexicon.heads.ranks or before.splits[-1][1] in scan.lists.of_persons:
        return True
    said = (
        before.verb
        or any(f.finite for f in scan.lexicon.verbs.analyse(before.key))
        or before.key in scan.lists.before_surname
    )
    return said and not (after and after.article and before.key in scan.lists.before_noun_too)
