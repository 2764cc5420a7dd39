"""Where accounts give one person two offices at one time, or one office two holders.

Only offices with a normal form and of one country are compared: a title in other words may be the same office, a more
general one, or one that is held beside it. Who is said by one article to hold both, holds both.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations

from mahdar.model import Disagreement, Tenure
from mahdar.register.corpus import Corpus
from mahdar.register.entities import Names
from mahdar.register.names import name_words
from mahdar.register.sides import make_disagreement
from mahdar.text.spelling import by_ear

_UNIQUE = ("president", "prime-minister", "minister")
"""Offices that one person holds, and beside which no other is held."""
_SINGLE = (*_UNIQUE, "national-security-adviser", "speaker", "secretary-general")
"""Offices that one person holds; spokespersons, envoys and ambassadors are many."""
_DAYS = 31
"""Days between two accounts within which an office rarely changes hands."""

Test = Callable[[Tenure, Tenure], bool]


def find_disagreeing_offices(corpus: Corpus, names: Names, tenures: Iterable[Tenure]) -> Iterator[Disagreement]:
    """Disagreements on the office of a person and on the holder of an office, by person and by country."""
    persons: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    holders: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in sorted(tenures, key=lambda t: t.id):
        if tenure.status == "current" and tenure.of is not None and _is_among(tenure, _SINGLE):
            persons[tenure.person, tenure.of].append(tenure)
            holders[tenure.of, tenure.role].append(tenure)
    for (person, _), rows in sorted(persons.items()):
        named = names.by_id[person].name if person in names.by_id else person
        reason = f"these accounts give {named} different offices of one country within a month"
        yield from _compare(corpus, person, "office", rows, _are_two_offices, lambda t: t.title, reason)
    for (country, role), rows in sorted(holders.items()):
        title = min(rows, key=lambda t: (-len(t.evidence), t.title)).title
        reason = f"these accounts name different holders of one office ({role}) within a month"
        people = partial(_are_two_people, names)
        yield from _compare(corpus, country, title, rows, people, lambda t: t.person, reason)


def _compare(
    corpus: Corpus,
    subject: str,
    slot: str,
    rows: list[Tenure],
    differ: Test,
    value: Callable[[Tenure], str],
    reason: str,
) -> Iterator[Disagreement]:
    clashing: set[str] = set()
    for first, second in combinations(rows, 2):
        if differ(first, second) and _at_one_time(corpus, first, second):
            clashing |= {first.id, second.id}
    sides = [tenure for tenure in rows if tenure.id in clashing]
    if len({corpus.origin[e.doc] for t in sides for e in t.evidence}) < 2:
        return
    strength = "incompatible" if all(_is_among(t, _UNIQUE) for t in sides) else "different"
    made = make_disagreement(
        corpus, subject, slot, "office", [(value(t), t.evidence) for t in sides], reason, strength
    )
    if made is not None:
        yield made


def _is_among(tenure: Tenure, offices: Iterable[str]) -> bool:
    """Whether the role is one of the offices, of a minister with the field said."""
    head, _, field = tenure.role.partition(":")
    return head in offices and (head != "minister" or bool(field))


def _are_two_offices(first: Tenure, second: Tenure) -> bool:
    """Two normal forms, none of which is said with the other's words and more."""
    a, b = set(name_words(first.title)), set(name_words(second.title))
    return first.role != second.role and not a <= b and not b <= a


def _are_two_people(names: Names, first: Tenure, second: Tenure) -> bool:
    """Two full names without a word in common, as heard: else it may be one person spelt in two ways."""
    heard = []
    for tenure in (first, second):
        known = names.by_id.get(tenure.person)
        words = name_words(known.name) if known is not None else ()
        if len(words) < 2:
            return False
        heard.append({by_ear(word) for word in words})
    return not heard[0] & heard[1]


def _at_one_time(corpus: Corpus, first: Tenure, second: Tenure) -> bool:
    """Whether articles within a month of each other give one each, and no article gives both."""
    a, b = {e.doc for e in first.evidence}, {e.doc for e in second.evidence}
    if a & b:
        return False
    days = [(x, y) for x in _days(corpus, a) for y in _days(corpus, b)]
    return any(abs((x - y).days) <= _DAYS for x, y in days)


def _days(corpus: Corpus, docs: Iterable[str]) -> list[dt.date]:
    return sorted(day for doc in docs if (day := corpus[doc].published) is not None)
