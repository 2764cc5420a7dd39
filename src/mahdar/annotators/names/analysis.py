"""The names and offices of one article, found once and read by two annotators."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mahdar.annotators.names.hits import Hit, Holding
from mahdar.annotators.names.metonyms import stands_for
from mahdar.annotators.names.scan import Scan
from mahdar.annotators.names.short_forms import choose_bearer
from mahdar.annotators.names.titles import Title
from mahdar.annotators.names.words import load_lexicon
from mahdar.model import Mention, Office, Span
from mahdar.text.reading import Reading


class Names(NamedTuple):
    """Mentions and offices of an article."""

    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...]


@lru_cache(maxsize=2)  # two annotators ask for the same reading, one behind the other
def analyse(reading: Reading, code: str) -> Names:
    """Names and offices of the article."""
    lexicon = load_lexicon(code)
    scan = Scan(reading, lexicon)
    scan.run()
    names = Entities(scan)
    mentions = tuple(names.mention(hit) for hit in scan.hits)
    offices = tuple(office for holding in scan.holdings if (office := make_office(holding, scan, names)))
    return Names(mentions, offices)


class Entities:
    """Article-local ids: which hits name the same thing."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self._of: dict[int, tuple[str, str]] = {}
        self._spans: dict[int, Span] = {}
        people: list[tuple[tuple[str, ...], list[Hit]]] = []
        bodies: list[Hit] = []
        short = {id(a): b for a, b in scan.same}
        single: list[Hit] = []
        for hit in scan.hits:
            hit.key = self._key(hit)
            if hit.type == "PER" and id(hit) not in short:
                if hit.entry is None and hit.last - hit.first == 1:
                    single.append(hit)
                else:
                    self._join(people, hit)
            elif id(hit) not in short:
                bodies.append(hit)
        for hit in single:
            known = [h for keys, hits in people if len(keys) > 1 and keys[-1] == hit.key for h in hits]
            whole = [h for h in known if h.last - h.first > 1]
            if whole:
                bearer = choose_bearer(scan, sorted(whole, key=lambda h: h.first), hit.first)
                next(hits for _, hits in people if any(h is bearer for h in hits)).append(hit)
            else:
                self._join(people, hit)
        self._name_bodies(bodies)
        for _keys, hits in people:
            best = max(hits, key=lambda h: (h.last - h.first, -h.first))
            entry = next((h.entry for h in hits if h.entry), None)
            ident = entry.id if entry else f"per:{best.key}"
            for hit in hits:
                self._of[id(hit)] = (ident, self._surface(best))
        for a, b in scan.same:
            self._of[id(a)] = self._of[id(b)]

    def _name_bodies(self, hits: list[Hit]) -> None:
        """Ids of everything but persons; a name with a head or an adjective more is the same (وكالة أنباء النيل)."""
        keys = sorted({h.key for h in hits if h.entry is None and h.type == "ORG"}, key=lambda k: (-len(k), k))
        heads = self.scan.lexicon.heads.organisation.appositive
        longer: dict[str, str] = {}
        for n, long in enumerate(keys):
            first, _, rest = long.partition(" ")
            for short in keys[n + 1 :]:
                if (short == rest and first in heads) or (" " in short and long.startswith(short + " ")):
                    longer.setdefault(short, long)
        names = {h.key: self._surface(h) for h in hits}
        for hit in hits:
            key = longer.get(hit.key, hit.key) if hit.entry is None else hit.key
            if hit.type == "EVENT" and hit.entry is None:
                key = self._process(hit)
            ident = hit.entry.id if hit.entry else f"{hit.type.lower()}:{key}"
            self._of[id(hit)] = (ident, names.get(key, self._surface(hit)) if hit.entry is None else self._surface(hit))

    def _process(self, hit: Hit) -> str:
        """One key for a process by its naming adjective: حوارنا الاستراتيجي and المحادثات الاستراتيجية are one."""
        head, _, adjective = hit.key.partition(" ")
        bare = head.removeprefix("ال")
        if bare not in self.scan.lists.talks or not adjective or " " in adjective:
            return hit.key
        return f"الحوار {adjective.removesuffix('ه')}"

    def _join(self, people: list[tuple[tuple[str, ...], list[Hit]]], hit: Hit) -> None:
        """Names whose parts are those of a longer one, in order, first and last alike."""
        keys, kin = tuple(hit.key.split()), self.scan.lists.kin
        for n, (known, hits) in enumerate(people):
            entry = next((h.entry for h in hits if h.entry), None)
            same_entry = hit.entry is not None and entry is not None and hit.entry.id == entry.id
            if hit.entry is not None and entry is not None and not same_entry:
                continue
            shorter = keys if len(keys) < len(known) else known
            other = known if shorter is keys else keys
            named = hit.entry if shorter is keys else entry
            if named is not None and (hit.entry is None or entry is None) and shorter[0] != other[0]:
                continue  # a relative of somebody known by his surname
            if same_entry or known == keys or _within(keys, known, kin) or _within(known, keys, kin):
                hits.append(hit)
                people[n] = (max(known, keys, key=len), hits)
                return
        people.append((keys, [hit]))

    def _key(self, hit: Hit) -> str:
        keys = self.scan.keys[hit.first : hit.last]
        if not hit.letters:
            return " ".join(keys)
        for n, stem in self.scan.lexicon.word(keys[0]).splits:
            if n == hit.letters:
                keys[0] = stem
                break
        return " ".join(keys)

    def _surface(self, hit: Hit) -> str:
        span = self.span(hit)
        return self.scan.reading.text[span.start : span.end]

    def span(self, hit: Hit) -> Span:
        """The hit's place in the source, proclitics left out."""
        known = self._spans.get(id(hit))
        if known is not None:
            return known
        first = self.scan.tokens[hit.first]
        start = first.at(hit.letters, self.scan.reading.text) if hit.letters else first.start
        span = self._spans[id(hit)] = Span(start, self.scan.tokens[hit.last - 1].end)
        return span

    def ident(self, hit: Hit) -> str:
        """The article-local id."""
        return self._of[id(hit)][0]

    def mention(self, hit: Hit) -> Mention:
        """The record of a hit."""
        ident, name = self._of[id(hit)]
        metonym = stands_for(self.scan, hit) if hit.type == "GPE" else None
        country = hit.entry.country if hit.entry else hit.nation
        return Mention(
            span=self.span(hit), by=hit.rule, type=hit.type, entity=ident, name=name, metonym=metonym, country=country
        )


def _within(short: tuple[str, ...], long: tuple[str, ...], kin: frozenset[str]) -> bool:
    """Same first and last part, the others a subsequence; or its last parts alone (ولد السالك)."""
    if len(short) >= len(long):
        return False
    if short == long[-len(short) :]:
        return long[-len(short) - 1] not in kin  # his father
    if short[0] != long[0]:
        return False
    if short[1:2] == long[1:2] == ("بن",) and short[2:3] != long[2:3]:
        return False  # two fathers
    rest = iter(long)
    return all(part in rest for part in short)


_WHOLE = frozenset(("president", "ambassador", "king"))
"""Roles that more words make another office: رئيس is president, رئيس اللجنة is not."""


def make_office(holding: Holding, scan: Scan, names: Entities) -> Office | None:
    """The record of a title with or without its holder."""
    title, holder = holding.title, holding.holder
    if title.occupation or (title.counterpart and holder is None):
        return None
    if title.last - title.first == 1 and title.head not in scan.lists.sufficient_titles:
        return None  # السفير فلان: a rank
    if holder is None and not _stands_alone(holding, scan):
        return None
    tokens, text = scan.tokens, scan.reading.text
    head = tokens[title.first]
    start = head.at(title.letters, text) if title.letters else head.start
    title_span = Span(start, tokens[title.trimmed - 1].end)
    span = Span(start, tokens[holding.last - 1].end)
    if holder is not None:
        person = names.span(holder)
        span = Span(min(start, person.start), max(tokens[title.last - 1].end, person.end))
    return Office(
        span=span,
        by="titles.toml#" + title.head,
        person=names.ident(holder) if holder else None,
        person_span=names.span(holder) if holder else None,
        title=("ا" if _lacks_alif(title, scan) else "") + text[title_span.start : title_span.end],
        title_span=title_span,
        role=_role(title, scan),
        of=next(iter((*title.bodies, *title.nations)), None),
        status=title.status,
    )


def _lacks_alif(title: Title, scan: Scan) -> bool:
    """The preposition has taken the alif of the article: للرئيس."""
    key = scan.tokens[title.first].key
    return title.letters > 0 and key[title.letters - 1 : title.letters + 1] == "لل"


def _stands_alone(holding: Holding, scan: Scan) -> bool:
    """A title without a name is worth a record where it says of what: the Iraqi prime minister, the spokesman of X."""
    title = holding.title
    if title.bound or (title.letters and title.last - title.first < 2):
        return False
    return bool(title.nations or title.bodies) or (title.last - title.first >= 2 and not title.definite)


def _role(title: Title, scan: Scan) -> str:
    """The normal form of the title's words; the folded title where the pack has none."""
    lexicon = scan.lexicon
    keys = [t.key for t in scan.tokens[title.first : title.trimmed]]
    if title.counterpart:
        keys[0] = keys[0][title.letters :]
    else:
        keys[0] = ("ال" if scan.words[title.first] and title.definite and _article(keys[0], title) else "") + title.head
    words = lexicon.heads.title
    plain = [k for k in keys if not (lexicon.nationalities.get(k) or k in words.former or k in words.acting)]
    plain = [k for k in plain if k not in scan.lists.acting_links]
    for size in range(len(plain), 0, -1):
        role = lexicon.heads.roles.get(tuple(plain[:size]))
        if role and (size == len(plain) or role not in _WHOLE):
            return role
    for start in range(1, len(plain) - 1):
        if plain[start].removeprefix("ال") in words.strong and plain[start - 1] not in scan.lists.seconded:
            roles = lexicon.heads.roles
            role = roles.get(tuple(plain[start:])) or roles.get(tuple(plain[start : start + 2]))
            if role and role not in _WHOLE:
                return role  # one office after another: رئيس الوزراء وزير الدفاع
    return " ".join(plain)


def _article(key: str, title: Title) -> bool:
    """Whether the head carries the article, past its proclitics."""
    return key[title.letters :].startswith("ال") or key[: title.letters + 1].endswith("لل")
