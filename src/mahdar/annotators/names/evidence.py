"""Evidence: whether words that can be a name are one here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import OUTLETS, QUOTES
from mahdar.annotators.names.persons import Run
from mahdar.annotators.names.words import Word
from mahdar.lang.gazetteer import STRONG, Form
from mahdar.text.fold import fold_key
from mahdar.text.tokens import BREAK, SIGN

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan


def is_weak_tail(scan: Scan, first: int, last: int) -> bool:
    """Whether the tokens are only such parts of names as are also common words."""
    parts = [scan.lexicon.parts.get(t.key) for t in scan.tokens[first:last]]
    return all(p is not None and p.certainty < STRONG for p in parts)


def is_sure(scan: Scan, index: int, known: tuple[int, int, Form]) -> bool:
    """Whether a sure form is one here: not split off a frequent word, not a sunset prayer."""
    end, letters, form = known
    word = scan.words[index]
    if word is None:
        return False
    if letters and end == index + 1:
        key = word.key
        part = word.part()
        if len(key) - letters < 3 or (letters == 1 and key[0] == "ك") or (part and part.certainty == STRONG):
            return False
        whole, stem = scan.lexicon.frequency.get(key, 0.0), scan.lexicon.frequency.get(fold_key(form.words), 0.0)
        if whole > 3e-6 and whole > 5 * stem:
            return False  # بنوك is not ب + نوك
        if key in scan.lexicon.frequency and form.entry.sort == "town" and not key.startswith(("لل", "بال")):
            return False
        if form.entry.type == "PER" and (key in scan.lexicon.frequency or scan.lexicon.verbs.finite(key)):
            return False
        if form.words == "حماس" and key[0] == "ب":
            return False
    before = scan.words[index - 1] if index else None
    if (
        form.entry.sort == "country"
        and not letters
        and before
        and before.key.endswith("ا")
        and word.key.endswith("يا")
        and word.key[:-1] in scan.lexicon.nationalities
        and not (before.verb or before.never or before.gaz)
    ):
        return False  # جنديا أوكرانيا: an adjective in the accusative
    if form.entry.id == "the-west" and _compass(scan, index):
        return False
    if form.entry.sort == "town" and end == index + 1 and not letters:
        before = scan.words[index - 1] if index else None
        place = scan.lexicon.heads.place
        if (
            before
            and form.entry.country not in scan.seen
            and not any(s in place.before or s in place.settlements for _, s in before.splits)
        ):
            return False
    if form.entry.id in ("saudi-arabia", "syria") and word.nation and end == index + 1 and _adjectival(scan, index):
        return False
    return not (before and form.words == "المغرب" and before.key in scan.lists.before_sunset)


def _compass(scan: Scan, index: int) -> bool:
    """The west as a direction: another direction near, or from, to or towards before or behind."""
    near = scan.tokens[max(index - 4, 0) : index + 5]
    if any(t.key in scan.lists.directions for n, t in enumerate(near) if n != min(index, 4)):
        return True
    before = scan.tokens[index - 1].key if index else ""
    after = scan.tokens[index + 1].key if index + 1 < len(scan.tokens) else ""
    return after == "من" or before in scan.lists.towards


def _adjectival(scan: Scan, index: int) -> bool:
    """السعودية and سورية are also the feminine adjective: behind a noun that they describe."""
    before = scan.words[index - 1] if index else None
    if before is None or before.verb or before.never or (before.nation and before.gaz):
        return False
    own = scan.words[index]
    if own and own.key.startswith("ال"):
        return before.article and not scan.known(index - 1)
    after = scan.words[index + 1] if index + 1 < len(scan.words) else None
    return bool(
        not before.article
        and before.key.endswith(("ه", "ات"))
        and after
        and after.key.endswith("ه")
        and not after.article
        and not after.verb
        and not after.never
    )


def is_supported(scan: Scan, index: int, weak: tuple[int, int, Form]) -> bool:
    """Evidence for a form that is also a common word."""
    end, letters, form = weak
    entry, heads = form.entry, scan.lexicon.heads
    before = scan.words[index - 1] if index else None
    key = before.key if before else ""
    stem = before.splits[-1][1] if before else ""
    sign = scan.tokens[index - 1].key if index else ""
    after = scan.tokens[end].key if end < len(scan.tokens) else ""
    quoted = sign in QUOTES and after in QUOTES.values() and letters == 0
    if entry.type in ("GPE", "LOC"):
        if key in heads.place.settlements or stem in heads.place.settlements:
            return letters == 0
        given = scan.tokens[index].key in scan.lexicon.parts
        if given and entry.sort in ("city", "town") and entry.country not in scan.seen:
            return False
        rare = scan.lexicon.frequency.get(fold_key(form.words), 0.0)
        if entry.sort == "town" and not (rare or letters or key == "من") and {key, stem} & heads.place.before:
            return True  # في دورال: no Arabic word, and a town of that name
        row = scan.hits[-1] if scan.hits else None
        joined = letters == 1 and scan.keys[index][0] == "و" and row is not None and row.last == index
        if joined and row is not None and row.type == "GPE" and rare < _ROW:
            return True  # طويلة وكتم
        near = entry.country in scan.seen or entry.id in scan.seen or (entry.type == "LOC" and not entry.country)
        if near and form.words and _rare(scan, form.words) and entry.sort == "city":
            return True
        following = scan.words[end] if end < len(scan.words) else None
        if following and following.article and not following.nation:
            return False
        return near and (key in heads.place.before or stem in heads.place.before) and key != "من"
    if entry.sort in OUTLETS:
        if (
            key in scan.lists.outlet_heads
            or stem in scan.lists.outlet_heads
            or key in scan.lists.agency_heads
            or stem == "شركه"
        ):
            return entry.type == "ORG"
        if quoted:
            return (
                entry.sort in ("paper", "channel", "agency") and end - index == 1 and is_outlet_quote(scan, index - 1)
            )
        return entry.sort in ("agency", "paper", "channel") and _dateline(scan, index)
    if key in heads.organisation.appositive or stem in heads.organisation.appositive:
        return True
    if entry.country in scan.seen and entry.type == "ORG" and end - index > 1:
        return True  # المجلس الرئاسي, in an article on its country
    return entry.id in scan.seen or quoted


_ROW = 1e-5
"""Frequency under which a weak name joined to a place is one as well."""


def _rare(scan: Scan, words: str) -> bool:
    """Hardly a common word, in spite of its second meaning."""
    return scan.lexicon.frequency.get(fold_key(words), 0.0) < 3e-5


def _dateline(scan: Scan, index: int) -> bool:
    """Near the beginning of a paragraph, with a dash or colon behind."""
    start = index
    while start > 0 and scan.tokens[start - 1].kind != BREAK and index - start < 6:
        start -= 1
    if start > 0 and scan.tokens[start - 1].kind != BREAK:
        return False
    if index > start and scan.tokens[index - 1].kind != SIGN:
        return False
    for at in range(index, min(index + 8, len(scan.tokens))):
        if scan.tokens[at].kind == BREAK:
            return at - start < 8
        if scan.tokens[at].key in ("-", "–", "—", ":", "ـ"):
            return True
    return False


def is_convincing(scan: Scan, run: Run, before: Word | None) -> bool:
    first = scan.words[run.first]
    if first is None:
        return False
    stem = first.key[run.letters :]
    part = scan.lexicon.parts.get(stem)
    if run.letters and first.key in scan.lexicon.frequency:
        whole, bare = scan.lexicon.frequency[first.key], scan.lexicon.frequency.get(stem, 0.0)
        if whole > bare or not ((part and part.certainty == STRONG) or stem in scan.lists.sure_particles):
            return False  # بيان is not ب + يان
    if stem in scan.lists.particles:
        return run.strong > 0 and (run.last - run.first > 2 or (stem in scan.lists.sure_particles and not run.letters))
    if part is None:
        return False
    if part.certainty == STRONG:
        return part.kind != "family" or run.strong >= 2
    if part.kind == "family":
        return run.strong >= 2
    if (
        any(f.finite for f in scan.lexicon.verbs.analyse(first.key))
        and run.last - run.first == 2
        and not (before is not None and before.verb)
    ):
        return False  # طالب أوباما
    own = scan.lexicon.frequency.get(stem, 0.0)
    if (
        first.title
        and own > 4e-5
        and scan.lexicon.frequency.get("ال" + stem, 0.0) > 0.25 * own
        and not (before is not None and before.verb)
    ):
        return False
    if stem in scan.lists.nouns_of_persons and run.last - run.first > 2:
        rest = scan.persons.run(run.first + 1, proclitics=False)
        if rest is not None and rest.last == run.last:
            return False  # حياة + a whole name: the life of
    second = scan.words[run.first + 1].part() if scan.words[run.first + 1] else None  # type: ignore[union-attr]
    if second and second.kind == "foreign" and own > 2e-5 and scan.lexicon.frequency.get("ال" + stem, 0.0) > 0.1 * own:
        return False  # عودة كاتشينسكي: the return of
    if run.strong >= 1:
        return True
    if run.known >= 2 and before is not None and before.verb and before.part() is None:
        return True
    following = scan.words[run.first + 1]
    if (
        part.kind == "given"
        and following
        and following.article
        and following.part() is None
        and scan.persons.open.plain_nisba(following)
    ):
        return True
    if (
        part.kind == "given"
        and scan.lexicon.frequency.get("ال" + stem, 0.0) < 0.05 * own
        and not first.verb
        and run.last - run.first >= 2
    ):
        return not first.never
    if _two_given(scan, run, before):
        return True
    behind = scan.words[run.last] if run.last < len(scan.words) else None
    if run.known >= 2 and behind and behind.title and not behind.article and not behind.title.letters:
        return True  # قاسم سلام أمين عام الحزب
    last = scan.words[run.last - 1]
    return bool(run.known >= 2 and last and last.article and before is not None and (before.verb or before.never))


def _two_given(scan: Scan, run: Run, before: Word | None) -> bool:
    """Two given names or more, each seldom an adjective with the article, where no noun that they describe stands."""
    if before is not None and not (before.verb or before.never or before.splits[-1][1] in scan.lists.of_persons):
        return False
    frequency, seldom = scan.lexicon.frequency, 0
    for index in range(run.first, run.last):
        word = scan.words[index]
        stem = word.key[run.letters :] if word and index == run.first else word.key if word else ""
        part = scan.lexicon.parts.get(stem)
        if part is None or part.kind != "given":
            break
        own = frequency.get(stem, 0.0)
        if frequency.get("ال" + stem, 0.0) > 0.3 * own:
            return False
        seldom += 1
    return seldom >= 2


def is_outlet_quote(scan: Scan, quote: int) -> bool:
    """A quotation that is an outlet's name: behind ل or a word of saying or publishing."""
    before = scan.tokens[quote - 1].key if quote else ""
    return before in scan.lists.before_outlet_quote
