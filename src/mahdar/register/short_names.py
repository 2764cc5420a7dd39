"""Names of one word: joined to the one bearer in sight, or kept apart with the reason."""

from __future__ import annotations

from collections import Counter, defaultdict

from mahdar.register.identities import DECIDED, Node, Table, related
from mahdar.text.spelling import by_ear, distance

_DOMINANT = 8
"""A bearer of a surname with so many times the articles of all others together is meant by the surname alone."""


def place_short_names(table: Table) -> None:
    """Names of one word: joined to the one bearer in sight, or kept apart with the reason."""
    last: dict[str, set[Node]] = defaultdict(set)
    first: dict[str, set[Node]] = defaultdict(set)
    heard: dict[str, set[Node]] = defaultdict(set)
    for node, words in table.people():
        root = table.joins.find(node)
        last[words[-1]].add(root)
        if len(words) > 1:
            first[words[0]].add(root)
            heard[by_ear(words[-1])].add(root)
    weight = Counter({n: len(d) for n, d in table.docs.items()})
    decided = _decided_short_names(table)
    for doc, local, word in table.short:
        role = {(o.role, o.of) for o in table.corpus[doc].offices if o.person == local}
        alike = {n for n in heard.get(by_ear(word), ()) if _near(table, n, word)}
        bearers = last.get(word) or alike or first.get(word, set())
        if (word,) in table.parted:
            bearers = {n for n in bearers if not table.are_apart([(word,)], table.parted_forms(n))}
        home = decided.get(word)
        chosen, reason = (home, DECIDED) if home else _choose(table, word, bearers, role, weight)
        node = chosen or Node("PER", (word,))
        table.place(doc, local, node)
        table.add_form(node, (word,))
        table.roles[node] |= role
        if reason:
            table.joins.add_reason(node, reason)


def _decided_short_names(table: Table) -> dict[str, Node]:
    """Names of one word that the user gives to somebody."""
    decided: dict[str, Node] = {}
    for names in table.one:
        known = [n for n in sorted(table.docs) for name in names if _bears(table, n, name)] if table.short else []
        home = known[0] if known else Node("PER", next((name for name in names if len(name) == 1), names[0]))
        decided.update((name[0], table.joins.find(home)) for name in names if len(name) == 1)
    return decided


def _bears(table: Table, node: Node, name: tuple[str, ...]) -> bool:
    return node.kind != "own" and (node.key == name if node.kind == "PER" else name in table.forms[node])


def _near(table: Table, node: Node, word: str) -> bool:
    return any(distance(form[-1], word, 1) <= 1 and len(word) >= 4 for form in table.forms[node])


def _choose(
    table: Table, word: str, bearers: set[Node], role: set[tuple[str, str | None]], weight: Counter[Node]
) -> tuple[Node | None, str]:
    if len(bearers) > 1:
        fitting = {n for n in bearers if role and table.roles[n] & role}
        if len(fitting) == 1:
            return next(iter(fitting)), f"{word} alone, in an office that only one bearer of the name holds"
        ranked = sorted(bearers, key=lambda n: (-weight[n], n))
        rest = sum(weight[n] for n in ranked[1:])
        if weight[ranked[0]] >= _DOMINANT * max(1, rest):
            return ranked[0], f"{word} alone: by far the most frequent of {len(bearers)} bearers"
        return None, f"{word} alone: {len(bearers)} people bear it, so it is kept apart"
    if bearers:
        chosen = next(iter(bearers))
        if role and table.roles[chosen] and not role & table.roles[chosen] and not related(role, table.roles[chosen]):
            return None, f"{word} alone, in an office that the known bearer is not said to hold: kept apart"
        return chosen, f"{word} alone: one bearer of the name is known"
    return None, ""
