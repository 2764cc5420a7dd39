"""Names of all articles as nodes, and the rules by which two nodes are one person, body or process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from mahdar.lang.function import stem
from mahdar.lang.gazetteer import load_gazetteer, load_parts
from mahdar.lang.processes import load_talks
from mahdar.model import Mention
from mahdar.register.choices import Choices, NameChoice
from mahdar.register.corpus import Corpus, Document
from mahdar.register.joining import Joins
from mahdar.register.names import covers, find_by_ear, name_words
from mahdar.text.fold import fold_words
from mahdar.text.spelling import distance, name_by_ear, plain_spelling

_LOCAL = frozenset({"per", "org", "gpe", "loc", "group", "event", "law", "src"})
DECIDED = "the dossier says so"
"""The reason of whatever the user has joined."""


class Node(NamedTuple):
    """A name as it is compared: a gazetteer's id, or the kind and its key words."""

    kind: str
    key: tuple[str, ...]


def is_local(entity: str) -> bool:
    """Whether the id was made inside one article (`per:...`) rather than taken from a gazetteer."""
    return entity.partition(":")[0] in _LOCAL and ":" in entity


class Table:
    """Nodes with what is known of them, while they are being joined."""

    def __init__(self, corpus: Corpus, choices: Choices) -> None:
        self.corpus, self.choices = corpus, choices
        self.never = {fold_words(words) for words in choices.never}
        self.apart = {frozenset((name_words(a), name_words(b))) for a, b in choices.apart}
        self.parted = {name for pair in self.apart for name in pair}
        self.marked: set[Node] = set()
        """Nodes that bear a name of `parted`."""
        self.one = [tuple(dict.fromkeys(map(name_words, names))) for names in choices.same]
        self.own: dict[Node, NameChoice] = {}
        self.joins: Joins[Node] = Joins()
        self.node_of: dict[tuple[str, str], Node] = {}
        self.docs: dict[Node, set[str]] = defaultdict(set)
        self.forms: dict[Node, set[tuple[str, ...]]] = defaultdict(set)
        self.roles: dict[Node, set[tuple[str, str | None]]] = defaultdict(set)
        self.short: list[tuple[str, str, str]] = []
        self.names: dict[tuple[str, str], Mention] = {}
        for document in corpus:
            self._read(document)

    def _read(self, document: Document) -> None:
        locals_: dict[str, Mention] = {}
        for mention in document.mentions:
            kept = locals_.get(mention.entity)
            if kept is None or len(mention.name) > len(kept.name):
                locals_[mention.entity] = mention
        here = [choice for choice in self.choices.names if choice.holds_for(document.doc)]
        for local, mention in sorted(locals_.items()):
            words = name_words(mention.name)
            own = next((choice for choice in here if words in map(name_words, choice.names)), None)
            if fold_words(mention.name) in self.never or (own is not None and own.never):
                continue
            self.names[document.doc, local] = mention
            node = self._own_node(own) if own is not None else self._node(document, local, mention)
            if node is None:
                self.short.append((document.doc, local, words[0]))
                continue
            self.place(document.doc, local, node)
            self.add_form(node, words)
        for office in document.offices:
            if office.person is not None and (document.doc, office.person) in self.node_of:
                self.roles[self.node_of[document.doc, office.person]].add((office.role, office.of))

    def _node(self, document: Document, local: str, mention: Mention) -> Node | None:
        if not is_local(local):
            return Node("id", (local,))
        words = name_words(mention.name)
        if mention.type == "PER":
            if len(words) == 1:
                return None
            known = find_by_ear(document.article.lang, words)
            if known is not None:
                node = Node("id", (known,))
                self.joins.add_reason(node, f"{' '.join(words)} is a spelling of a known name")
                return node
            return Node("PER", words or (local,))
        kind = mention.type if mention.type in ("EVENT", "LAW") else "BODY"
        key = tuple(stem(document.article.lang, k) or k for k in fold_words(mention.name) if any(map(str.isalnum, k)))
        return Node(kind, (*key, f"@{mention.country}") if mention.country and kind == "BODY" else key or (local,))

    def _own_node(self, choice: NameChoice) -> Node:
        """The node of whoever bears a name in the articles of a decision; no rule joins it to another."""
        node = Node("own", (*name_words(choice.names[0]), *choice.articles))
        if node not in self.own:
            self.own[node] = choice
            self.joins.add_reason(node, f"{choice.at} says who bears the name in {', '.join(choice.articles)}")
        return node

    def add_form(self, node: Node, form: tuple[str, ...]) -> None:
        """Let a node bear a name."""
        self.forms[node].add(form)
        if form in self.parted:
            self.marked.add(node)

    def place(self, doc: str, local: str, node: Node) -> None:
        """Let a local name stand for a node."""
        self.node_of[doc, local] = node
        self.docs[node].add(doc)
        self.joins.find(node)

    def _may_join(self, first: Node, second: Node) -> bool:
        return not self.apart or not self.are_apart(self.parted_forms(first), self.parted_forms(second))

    def parted_forms(self, node: Node) -> set[tuple[str, ...]]:
        """The names of a node's class of which the user says that they are not some other's."""
        root = self.joins.find(node)
        return {f for n in self.marked if self.joins.find(n) == root for f in self.forms[n] & self.parted}

    def are_apart(self, first: Iterable[tuple[str, ...]], second: Iterable[tuple[str, ...]]) -> bool:
        """Whether the user says that a name of the first is not one of the second."""
        return any(frozenset((a, b)) in self.apart for a in first for b in second)

    def _join(self, first: Node, second: Node, reason: str) -> None:
        if self._may_join(first, second):
            self.joins.join(first, second, reason)

    def people(self) -> list[tuple[Node, tuple[str, ...]]]:
        """People known by two words or more: node and words, sorted."""
        found = []
        for node in sorted(self.docs):
            if node.kind == "PER":
                found.append((node, node.key))
            elif node.kind == "id":
                found += [(node, form) for form in sorted(self.forms[node]) if self.is_person(node)]
        return found

    def is_person(self, node: Node) -> bool:
        """Whether a gazetteer's node is a person."""
        doc = min(self.docs[node])
        mention = self.names.get((doc, node.key[0]))
        if mention is not None:
            return mention.type == "PER"
        entry = load_gazetteer(self.corpus[doc].article.lang).entries.get(node.key[0])
        return entry is not None and entry.type == "PER"

    def join_variants(self) -> None:
        """Full names that are one spelling apart: the same words, or one word heard alike."""
        exact: dict[tuple[str, ...], Node] = {}
        shelves: dict[tuple[str, ...], list[tuple[Node, tuple[str, ...]]]] = defaultdict(list)
        for node, words in self.people():
            if words in exact and exact[words] != node:
                self._join(exact[words], node, f"the same name: {' '.join(words)}")
            exact.setdefault(words, node)
            if len(words) < 2:
                continue
            shelves[name_by_ear(words)].append((node, words))
        for rows in shelves.values():
            for n, (first, a) in enumerate(rows[:50]):
                for second, b in rows[n + 1 : 50]:
                    if a != b and self._heard_alike(first, a, second, b):
                        self._join(first, second, f"spellings of one name: {' '.join(a)}, {' '.join(b)}")

    def _heard_alike(self, first: Node, a: tuple[str, ...], second: Node, b: tuple[str, ...]) -> bool:
        pairs = [(x, y) for x, y in zip(a, b, strict=True) if plain_spelling(x) != plain_spelling(y)]
        shortest = 4 if len(a) < 3 else 3
        if any(
            min(len(x), len(y)) < shortest or distance(x, y, 3) > max(2, min(len(x), len(y)) // 3) for x, y in pairs
        ):
            return False
        shared_role = bool(self.roles[first] & self.roles[second])
        slips = all(min(len(x), len(y)) > 5 and distance(x, y, 1) == 1 for x, y in pairs)
        if self.docs[first] & self.docs[second] and not shared_role and not slips:
            return False  # one article that spells both means two people, unless a long word lacks one letter
        both = (self.roles[first], self.roles[second])
        if all(both) and not shared_role and not related(*both):
            return False
        code = self.corpus[min(self.docs[first])].article.lang
        return shared_role or not any(self._is_common(x, code) and self._is_common(y, code) for x, y in pairs)

    def _is_common(self, word: str, code: str) -> bool:
        """Whether the word is part of several people's names, so that a letter's difference may be another person."""
        part = load_parts(code).get(word)
        return (part is not None and part.kind != "foreign") or len(self._bearers().get(word, ())) >= 2

    def _bearers(self) -> dict[str, set[tuple[str, ...]]]:
        if not hasattr(self, "_bearer_index"):
            self._bearer_index: dict[str, set[tuple[str, ...]]] = defaultdict(set)
            for _, words in self.people():
                for n, word in enumerate(words):
                    self._bearer_index[word].add(words[:n] + words[n + 1 :])
        return self._bearer_index

    def join_parts(self) -> None:
        """A name of three words or more and the same without its middle, where only one such longer name is known."""
        shelves: dict[tuple[str, str], list[tuple[Node, tuple[str, ...]]]] = defaultdict(list)
        for node, words in self.people():
            if len(words) >= 2:
                shelves[words[0], words[-1]].append((node, words))
        for rows in shelves.values():
            if len(rows) < 2:
                continue
            for node, words in rows:
                longer = [(n, w) for n, w in rows if covers(w, words)]
                classes = {self.joins.find(n) for n, _ in longer}
                if len(classes) == 1:
                    other, long_words = longer[0]
                    roles = (self.roles[node], self.roles[other])
                    if not all(roles) or roles[0] & roles[1] or related(*roles):
                        self._join(node, other, f"{' '.join(words)} is {' '.join(long_words)} without middle names")

    def join_sons(self) -> None:
        """A man by his father alone, and the same with grandfather or family, where only one such is known."""
        shelves: dict[tuple[str, ...], list[tuple[Node, tuple[str, ...]]]] = defaultdict(list)
        for node, words in self.people():
            if len(words) > 1 and words[1].startswith("بن") and len(words[1]) > 4:
                shelves[words[:2]].append((node, words))
        for rows in shelves.values():
            short = sorted({node for node, words in rows if len(words) == 2})
            longer = sorted({self.joins.find(node) for node, words in rows if len(words) > 2})
            if len(longer) != 1:
                continue
            for node in short:
                roles = (self.roles[node], self.roles[longer[0]])
                if not all(roles) or roles[0] & roles[1] or related(*roles):
                    self._join(node, longer[0], f"the one known {' '.join(rows[0][1][:2])}")

    def join_processes(self) -> None:
        """One naming adjective with several words for talks (strategic dialogue, strategic talks) is one process."""
        by_rest: dict[tuple[str, ...], Node] = {}
        for node in sorted(self.docs):
            talks = load_talks(self.corpus[min(self.docs[node])].article.lang)
            if node.kind == "EVENT" and len(node.key) > 1 and node.key[0] in talks:
                first = by_rest.setdefault(node.key[1:], node)
                self._join(first, node, "words for talks with one naming adjective")

    def join_bodies(self) -> None:
        """Bodies named with their country and, where only one is meant, without it; a gazetteer's name and the same."""
        known_names: dict[tuple[str, ...], set[Node]] = defaultdict(set)
        for node in sorted(self.docs):
            if node.kind == "id" and not self.is_person(node):
                for form in self.forms[node]:
                    known_names[form].add(node)
        for node in sorted(self.docs):
            same = {n for form in self.forms[node] for n in known_names.get(form, ())} if node.kind == "BODY" else set()
            if len(same) == 1:
                self._join(node, same.pop(), "the name of a known body")
        with_country: dict[tuple[str, ...], set[Node]] = defaultdict(set)
        for node in sorted(self.docs):
            if node.kind == "BODY" and node.key[-1].startswith("@"):
                with_country[node.key[:-1]].add(node)
        for node in sorted(self.docs):
            if node.kind == "BODY" and not node.key[-1].startswith("@"):
                known = with_country.get(node.key, set())
                if len(known) == 1:
                    self._join(node, next(iter(known)), "the same body with its country named")

    def join_choices(self) -> None:
        """What the user says is one; before the rules, so that none of them joins what is then in the way."""
        if not self.one:
            return
        index: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for node in sorted(self.docs):
            if node.kind != "own":
                for form in sorted({node.key} if node.kind == "PER" else self.forms[node]):
                    index[form].append(node)
        for names in self.one:
            nodes = [node for name in names for node in index.get(name, ())]
            for node in nodes[1:]:
                self.joins.join(nodes[0], node, DECIDED)


def related(first: set[tuple[str, str | None]], second: set[tuple[str, str | None]]) -> bool:
    """Whether two sets of offices may be one person's: one country or body in common, or one unknown."""
    a, b = {of for _, of in first}, {of for _, of in second}
    return bool(a & b) or None in a or None in b
