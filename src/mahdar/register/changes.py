"""What a rebuild changed: rounds and other happenings, commitments, disagreements, and who is who.

Entries of two registers are one where they rest on the same words of the same texts, whatever their ids and whatever
the files are called; else where they bear one id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

from mahdar.model import Disagreement, Entity, Evidence, Happening, LedgerLine, Register, Span

Key = tuple[str, Span]
"""Words: the hash of their text and where they stand."""

How = Literal["new", "changed", "merged", "split", "gone", "repeated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A register as it is compared."""

    register: Register
    texts: Mapping[str, str]
    """Article → hash of its text."""
    quote: Callable[[Evidence], str]
    """The words of a piece of evidence."""


class Change(NamedTuple):
    """One thing that is not as it was."""

    section: str
    change: How
    id: str
    """In the new register; of what is gone, in the old one."""
    what: str
    """Which field, from what to what."""
    words: str


_SECTIONS = ("rounds", "commitments", "disagreements", "actors", "happenings")
_HOW = get_args(How)
_FIELDS = ("number", "date", "place", "mode", "modality", "process")


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """The changes from one register to another, by section, kind and id."""
    entries = _match(old, new, ("rounds", "happenings"), _accounts)
    names = {b.id: a.id for a, b in entries if a is not None and b is not None}
    made = [
        *_compare_happenings(old, new, entries),
        *_compare_ledger(old, new),
        *_compare_disagreements(old, new, names),
        *_compare_entities(old, new),
    ]
    return tuple(sorted(made, key=lambda c: (_SECTIONS.index(c.section), _HOW.index(c.change), c.id, c.what)))


def _accounts(entry: Happening) -> Iterable[Evidence]:
    return entry.accounts


def _steps(line: LedgerLine) -> Iterable[Evidence]:
    return (step.evidence for step in line.steps)


def _keys(edition: Edition, evidence: Iterable[Evidence]) -> list[Key]:
    return [(edition.texts[e.doc], e.span) for e in evidence if e.doc in edition.texts]


def _match(
    old: Edition, new: Edition, sections: Sequence[str], rests_on: Callable[[Any], Iterable[Evidence]]
) -> list[tuple[Any, Any]]:
    """Pairs of one entry in both; None where it is not in one of them. No entry stands in two pairs."""
    before = [e for section in sections for e in getattr(old.register, section)]
    after = [e for section in sections for e in getattr(new.register, section)]
    homes: dict[Key, int] = {}
    for n, entry in enumerate(before):
        homes.update(dict.fromkeys(_keys(old, rests_on(entry)), n))
    ids = {entry.id: n for n, entry in enumerate(before)}
    shared: list[tuple[int, int, int]] = []
    for m, entry in enumerate(after):
        found = Counter(homes[key] for key in _keys(new, rests_on(entry)) if key in homes)
        if not found and entry.id in ids:
            found[ids[entry.id]] = 0
        shared += [(-count - (before[n].id == entry.id), n, m) for n, count in found.items()]
    pairs: list[tuple[Any, Any]] = []
    taken: set[int] = set()
    met: set[int] = set()
    for _, n, m in sorted(shared):
        if n not in met and m not in taken:
            met.add(n)
            taken.add(m)
            pairs.append((before[n], after[m]))
    pairs += [(entry, None) for n, entry in enumerate(before) if n not in met]
    pairs += [(None, entry) for m, entry in enumerate(after) if m not in taken]
    return pairs


def _section(entry: Happening) -> str:
    return "rounds" if entry.type == "dialogue-round" else "happenings"


def _compare_happenings(old: Edition, new: Edition, pairs: Iterable[tuple[Any, Any]]) -> Iterator[Change]:
    for a, b in pairs:
        if a is None:
            yield Change(_section(b), "new", b.id, _title(b), _words(new, b.evidence))
        elif b is None:
            yield Change(_section(a), "gone", a.id, _title(a), _words(old, a.evidence))
        else:
            for name in _FIELDS:
                was, now = getattr(a, name), getattr(b, name)
                if was != now:
                    yield Change(_section(b), "changed", b.id, _from_to(name, was, now), _words(new, b.evidence))
            more = {*_keys(new, b.accounts)} - {*_keys(old, a.accounts)}
            less = {*_keys(old, a.accounts)} - {*_keys(new, b.accounts)}
            if more or less:
                signs = [f"{sign}{len(keys)}" for sign, keys in (("+", more), ("-", less)) if keys]
                yield Change(_section(b), "changed", b.id, f"accounts {' '.join(signs)}", _words(new, b.evidence))


def _title(entry: Happening) -> str:
    number = f"round {entry.number}" if entry.number else entry.type
    return " ".join(filter(None, (number, entry.modality, entry.date)))


def _compare_ledger(old: Edition, new: Edition) -> Iterator[Change]:
    for a, b in _match(old, new, ("ledger",), _steps):
        if a is None:
            yield Change("commitments", "new", b.id, _stand(b), _words(new, _steps(b)))
        elif b is None:
            yield Change("commitments", "gone", a.id, _stand(a), _words(old, _steps(a)))
        else:
            known = {*_keys(old, _steps(a))}
            told = [s for s in b.steps if (new.texts.get(s.evidence.doc, ""), s.evidence.span) not in known]
            for step in told:
                how: How = "repeated" if step.change in ("repeated", "announced") else "changed"
                what = " ".join(filter(None, (step.change, step.date, step.deadline and f"by {step.deadline}")))
                what += "".join(f", {a.field} {a.old or '-'} -> {a.new or '-'}" for a in step.what)
                yield Change("commitments", how, b.id, what, new.quote(step.evidence))
            if a.scores != b.scores:
                was, now = ([s.value for s in line.scores] for line in (a, b))
                yield Change("commitments", "changed", b.id, _from_to("scores", was, now), _words(new, _steps(b)))
            if not told and a.deadline != b.deadline:
                what = _from_to("deadline", a.deadline, b.deadline)
                yield Change("commitments", "changed", b.id, what, _words(new, _steps(b)))


def _stand(line: LedgerLine) -> str:
    last = line.steps[-1]
    return " ".join(filter(None, (line.type, last.status, line.deadline and f"by {line.deadline}")))


def _compare_disagreements(old: Edition, new: Edition, names: Mapping[str, str]) -> Iterator[Change]:
    """Disagreements are one where they are of one slot of one subject; `names` gives old ids of happenings by new."""

    def by_subject(found: Iterable[Disagreement], ids: Mapping[str, str]) -> dict[tuple[str, str, str], Disagreement]:
        return {(d.kind, ids.get(d.subject, d.subject), d.slot): d for d in found}

    before, after = by_subject(old.register.disagreements, {}), by_subject(new.register.disagreements, names)
    for key in sorted(before.keys() | after.keys()):
        a, b = before.get(key), after.get(key)
        if a is None and b is not None:
            yield Change("disagreements", "new", b.id, f"{b.kind}: {_sides(b)}", b.reason)
        elif b is None and a is not None:
            yield Change("disagreements", "gone", a.id, f"{a.kind}: {_sides(a)}", a.reason)
        elif a is not None and b is not None and _sides(a) != _sides(b):
            yield Change("disagreements", "changed", b.id, _from_to(b.kind, _sides(a), _sides(b)), b.reason)


def _sides(found: Disagreement) -> str:
    return " | ".join(sorted(side.value for side in found.sides))


def _compare_entities(old: Edition, new: Edition) -> Iterator[Change]:
    """Entities most of whose mentions have come together in one, or come from one."""
    owner: dict[Key, Entity] = {}
    for entity in old.register.entities:
        owner.update(dict.fromkeys(_keys(old, entity.mentions), entity))
    moved: dict[str, Counter[str]] = defaultdict(Counter)
    came: dict[str, Counter[str]] = defaultdict(Counter)
    before = {e.id: e for e in old.register.entities}
    after = {e.id: e for e in new.register.entities}
    for entity in new.register.entities:
        for key in _keys(new, entity.mentions):
            if key in owner:
                moved[owner[key].id][entity.id] += 1
                came[entity.id][owner[key].id] += 1
    gone_to, come_from = _mostly(moved), _mostly(came)
    for section, homes, into in (("merged", gone_to, after), ("split", come_from, before)):
        groups: dict[str, list[str]] = defaultdict(list)
        for one, home in sorted(homes.items()):
            groups[home].append(one)
        others = before if section == "merged" else after
        for home, ones in sorted(groups.items()):
            if len(ones) > 1:
                names = " | ".join(sorted(others[one].name for one in ones))
                what = " | ".join(ones)
                how: How = "merged" if section == "merged" else "split"
                yield Change("actors", how, home, what, names if how == "split" else f"{into[home].name}: {names}")


def _mostly(counts: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Where more than half of the mentions are."""
    found = {}
    for one, homes in counts.items():
        home, most = min(homes.items(), key=lambda row: (-row[1], row[0]))
        if 2 * most > homes.total():
            found[one] = home
    return found


def _from_to(name: str, was: object, now: object) -> str:
    return f"{name}: {'-' if was is None else was} -> {'-' if now is None else now}"


def _words(edition: Edition, evidence: Iterable[Evidence]) -> str:
    return next((edition.quote(e) for e in evidence if e.doc in edition.texts), "")


def count_changes(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """How many entries of each section are new, changed, merged ..., in the order of the sections."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for change in changes:
        found[change.section][change.change].add(change.id)
    return {section: {how: len(ids) for how, ids in kinds.items()} for section, kinds in found.items()}
