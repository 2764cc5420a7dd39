"""Who held an office on a day, as the articles around that day say: claims side by side, no verdict."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from mahdar.lang.gazetteer import fold_key_words, load_nationalities
from mahdar.lang.heads import load_heads
from mahdar.model import Entity, Evidence, Tenure
from mahdar.store.listing import Listing, entries, fold_phrase, quote, table
from mahdar.store.store import Store

_ORDER = ("covers", "before", "after", "undated")


class _Held(NamedTuple):
    """A tenure, seen from the day asked for."""

    relation: str
    """`covers`: claimed both on or before the day and on or after it; else `before`, `after` or `undated`."""
    distance: int
    """Days to the nearest claim."""
    tenure: Tenure
    claims: list[tuple[int, str, Evidence]]
    """(days to the day asked for, day of publication, words), nearest first."""


def list_holders(store: Store, role: str, on: dt.date, *, of: str | None = None, limit: int = 5) -> Listing:
    """The tenures of an office whose claims cover a day, and those whose claims are nearest to it, for each country.

    A claim of a former holder counts only if it is later than the day: before, it says that he no longer held it.

    Args:
        store: The register.
        role: A role's key (`minister:foreign`), or a title in any spelling or in English, with its country or without.
        on: The day.
        of: Id or whole name of the country or body.
        limit: Most claims for each tenure.
    """
    entities: dict[str, Entity] = {e.id: e for e in entries(store, "entities")}
    tenures: list[Tenure] = [*entries(store, "tenures")]
    bodies = {t.of: _names(entities.get(t.of), t.of) for t in tenures if t.of}
    wanted, implied = _read_english(role, {t.role for t in tenures}, bodies) or _read_role(role, bodies)
    places = {b for b, names in bodies.items() if fold_phrase(of) in names} if of else {implied} if implied else None
    keys = {wanted, role}
    words = fold_phrase(role)
    papers = {doc: (day, outlet) for doc, day, outlet in _read_papers(store)}
    groups: dict[str | None, list[_Held]] = defaultdict(list)
    for tenure in tenures:
        titled = fold_phrase(tenure.title) == words
        fits = titled or (tenure.role in keys and (places is None or tenure.of in places))
        if fits and (not of or tenure.of in (places or ())):
            groups[tenure.of] += _hold(tenure, on, {doc: day for doc, (day, _) in papers.items()})
    rows = []
    for body in sorted(groups, key=lambda b: (b is None, b or "")):
        for held in _nearest(groups[body]):
            t = held.tenure
            person = entities.get(t.person)
            for days, day, evidence in held.claims[:limit]:
                rows.append((
                    day or None, held.relation, days if day else None, t.id, t.person, t.role, t.of, t.status,
                    evidence.doc, papers[evidence.doc][1], person.name if person else None, quote(store, [evidence]),
                ))  # fmt: skip
    return table("published relation days id person role of status doc outlet name words", rows)


def _names(entity: Entity | None, id: str | None) -> set[str]:
    spelled = (entity.name, entity.en or "", *entity.names) if entity else ()
    return {fold_phrase(name) for name in (*spelled, id or "") if name}


def _read_role(words: str, bodies: Mapping[str, set[str]], lang: str = "ar") -> tuple[str, str | None]:
    """The role's normal form, and the country or body that the words name with it."""
    roles, nations = load_heads(lang).roles, load_nationalities(lang)
    keys = fold_key_words(words)
    of = next((nations[k] for k in keys if k in nations), None)
    plain = [k for k in keys if k not in nations]
    for size in range(len(plain), 0, -1):
        role, rest = roles.get(tuple(plain[:size])), " ".join(plain[size:])
        if role and not rest:
            return role, of
        named = sorted(body for body, names in bodies.items() if rest in names)
        if role and named:
            return role, named[0]
    return " ".join(plain), of


_LINKING = frozenset({"of", "the", "for", "to", "affairs", "s", "in"})
_SPELLED = {"defense": "defence", "labor": "labour", "advisor": "adviser"}


def _read_english(words: str, roles: Collection[str], bodies: Mapping[str, set[str]]) -> tuple[str, str | None] | None:
    """The role that English words name (foreign minister, Iraq's minister of defence), and its country or body."""
    if not words.isascii() or words in roles:
        return None
    asked = [_SPELLED.get(w, w) for w in re.findall(r"[a-z]+", words.lower().replace("'s", " "))]
    known = [(frozenset(re.findall(r"[a-z]+", role)), role) for role in roles if role.isascii()]
    for parts, role in sorted(known, key=lambda row: (-len(row[0]), row[1])):
        if not parts <= set(asked):
            continue
        rest = [w for w in asked if w not in parts and w not in _LINKING]
        named = sorted(body for body, names in bodies.items() if fold_phrase(" ".join(rest)) in names)
        if not rest or named:
            return role, named[0] if named else None
    return None


def _read_papers(store: Store) -> list[tuple[str, str, str | None]]:
    rows = store.connection.execute("SELECT doc, published, outlet FROM article")
    return [(doc, day or "", outlet) for doc, day, outlet in rows]


def _hold(tenure: Tenure, on: dt.date, days: Mapping[str, str]) -> list[_Held]:
    """The tenure as its claims stand to the day; none where they say nothing of it."""
    dated = [(dt.date.fromisoformat(days[e.doc]), e) for e in tenure.evidence if days.get(e.doc)]
    if tenure.status == "former":
        dated = [(day, e) for day, e in dated if day > on]
        if not dated:
            return []
    if not dated:
        return [_Held("undated", 0, tenure, [(0, "", e) for e in tenure.evidence])]
    claims = sorted((abs((day - on).days), day.isoformat(), e) for day, e in dated)
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    relation = "covers" if first <= on <= last else "before" if last < on else "after"
    return [_Held(relation, claims[0][0], tenure, claims)]


def _nearest(held: list[_Held]) -> list[_Held]:
    """All that cover the day, and on either side the nearest that are no farther than they; undated ones for want."""
    near = min((h.distance for h in held if h.relation == "covers"), default=None)
    kept = [h for h in held if h.relation == "covers"]
    for side in ("before", "after"):
        there = [h for h in held if h.relation == side and (near is None or h.distance <= near)]
        closest = min((h.distance for h in there), default=None)
        kept += [h for h in there if h.distance == closest]
    kept = kept or [h for h in held if h.relation == "undated"]
    return sorted(kept, key=lambda h: (_ORDER.index(h.relation), h.distance, h.tenure.id))
