"""Who is who across articles: one entity for all the spellings, short names and roles of one person, body or place.

Annotators name things inside one article (`Mention.entity`). Here those local names become nodes, one per distinct
folded name, and nodes are joined for stated reasons only. What two people may share (a surname, a first name) joins
nothing while more than one bearer is in sight.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable

from mahdar.lang.gazetteer import load_gazetteer
from mahdar.model import Entity, Evidence, Mention, public_id
from mahdar.register.choices import Choices
from mahdar.register.corpus import Corpus
from mahdar.register.identities import Node, Table
from mahdar.register.names import name_words
from mahdar.register.short_names import place_short_names


class Names:
    """The result: entities, and which one each local name stands for."""

    def __init__(self, entities: tuple[Entity, ...], links: dict[tuple[str, str], str]) -> None:
        self.entities = entities
        self._links = links
        self.by_id = {entity.id: entity for entity in entities}

    def __call__(self, doc: str, local: str) -> str:
        """The register's id of a local name; ids of unnamed sources stay as they are, marked with their article."""
        known = self._links.get((doc, local))
        if known is not None:
            return known
        return f"{local}@{doc}" if local.startswith("src:") else local

    def all(self, doc: str, locals_: Iterable[str]) -> tuple[str, ...]:
        """Register ids, sorted, each once."""
        return tuple(sorted({self(doc, local) for local in locals_}))

    def links(self) -> tuple[tuple[str, str, str], ...]:
        """(doc, local id, register id), sorted."""
        return tuple(sorted((doc, local, entity) for (doc, local), entity in self._links.items()))


def compile_entities(corpus: Corpus, choices: Choices) -> Names:
    """Join the local names of all articles."""
    table = Table(corpus, choices)
    table.join_choices()
    table.join_variants()
    table.join_parts()
    table.join_sons()
    table.join_bodies()
    table.join_processes()
    place_short_names(table)
    return _assemble(table)


def _restore_article(name: str, spelt: Container[str]) -> str:
    """After the preposition ل the article loses its alif: `لأمم المتحدة` is shown as the form that others spell out."""
    whole = f"ا{name}"
    return whole if name.startswith("ل") and whole in spelt else name


def _assemble(table: Table) -> Names:
    """Entities with their ids, and the links."""
    members: dict[Node, list[tuple[str, str]]] = defaultdict(list)
    for key, node in table.node_of.items():
        members[table.joins.find(node)].append(key)
    entities, links = [], {}
    mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for document in table.corpus:
        for mention in document.mentions:
            mentions[document.doc, mention.entity].append(mention)
    nodes: dict[Node, list[Node]] = defaultdict(list)
    for node in sorted(table.docs):
        nodes[table.joins.find(node)].append(node)
    for root, keys in sorted(members.items()):
        entity = _entity(table, root, nodes[root], sorted(keys), mentions)
        entities.append(entity)
        links.update(dict.fromkeys(keys, entity.id))
    links.update(_links_of_roles(table, links))
    return Names(tuple(sorted(entities, key=lambda e: (-len(e.mentions), e.id))), links)


def _entity(
    table: Table,
    root: Node,
    nodes: list[Node],
    keys: list[tuple[str, str]],
    mentions: dict[tuple[str, str], list[Mention]],
) -> Entity:
    found = [(doc, m) for doc, local in keys for m in mentions[doc, local]]
    spelt = Counter(table.corpus[doc].quote(m.span) for doc, m in found)
    types = Counter(m.type for _, m in found)
    longest = Counter(_restore_article(m.name, spelt) for _, m in found)
    kind = min(types, key=lambda t: (-types[t], t))
    own = next((table.own[n] for n in nodes if n in table.own), None)
    given = own.names[0] if own is not None else _chosen_name(table, longest)
    name = given or min(longest, key=lambda n: (-_rank(n, longest), n))
    ids = sorted(n.key[0] for n in nodes if n.kind == "id")
    countries = Counter(m.country for _, m in found if m.country)
    english = {name_words(ar): en for ar, en in table.choices.english}
    chosen = next((english[name_words(n)] for n in sorted(longest) if name_words(n) in english), None)
    known = load_gazetteer(table.corpus[found[0][0]].article.lang).entries.get(ids[0]) if ids else None
    if own is not None:
        chosen = own.en or chosen
    beside = own.articles if own is not None else ()
    return Entity(
        id=ids[0] if ids else public_id("A", kind, *name_words(name), *beside),
        type=kind,
        name=name,
        en=chosen or (known.en if known else None),
        names=tuple(sorted(spelt, key=lambda n: (-spelt[n], n))),
        mentions=tuple(sorted(Evidence(doc, m.span) for doc, m in found)),
        country=min(countries, key=lambda c: (-countries[c], c)) if countries else known.country if known else None,
        reasons=table.joins.reasons(root),
    )


def _chosen_name(table: Table, names: Iterable[str]) -> str | None:
    """The name that the user wants shown: the first of those that are one, or one spelt as it is to be."""
    known = {name_words(name) for name in names}
    first = (same[0] for same in table.choices.same if any(name_words(s) in known for s in same))
    return next(first, None) or next((s for s in table.choices.shown if name_words(s) in known), None)


def _links_of_roles(table: Table, links: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """A speaker known by office only, where one person holds that office in all articles."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in table.corpus:
        for office in document.offices:
            person = links.get((document.doc, office.person or ""))
            if person and office.of and office.status == "current":
                holders[office.role, office.of].add(person)
    found = {}
    for document in table.corpus:
        bare = [o for o in document.offices if o.person is None and o.of]
        for statement in document.statements if bare else ():
            speaker, span = statement.speaker, statement.speaker_span
            if speaker is None or span is None or not speaker.startswith("src:"):
                continue
            for office in bare:
                held = holders.get((office.role, office.of or ""), set())
                if office.span.start < span.end and span.start < office.span.end and len(held) == 1:
                    found[document.doc, speaker] = next(iter(held))
    return found


def _rank(name: str, counts: Counter[str]) -> int:
    """Frequency, but a name of one word never stands before one of two."""
    return counts[name] + (1_000_000 if len(name_words(name)) > 1 else 0)
