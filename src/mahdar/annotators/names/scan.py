"""One pass over an article that finds every name, then a second one for short forms of what the first has found."""

from __future__ import annotations

from mahdar.annotators.names.abbreviations import find_abbreviations
from mahdar.annotators.names.appositions import find_appositive, find_quoted
from mahdar.annotators.names.datelines import find_in_datelines
from mahdar.annotators.names.evidence import is_convincing, is_supported, is_sure, is_weak_tail
from mahdar.annotators.names.hits import QUOTES, Hit, Holding, Named
from mahdar.annotators.names.holders import find_titles, find_titles_behind, settle_holders, share_holders
from mahdar.annotators.names.organisations import TWIN, HeadReader
from mahdar.annotators.names.persons import PersonReader
from mahdar.annotators.names.reported import find_reported
from mahdar.annotators.names.short_forms import find_short_forms
from mahdar.annotators.names.strangers import find_strangers
from mahdar.annotators.names.titles import TitleReader
from mahdar.annotators.names.towns import find_towns, settle_facilities
from mahdar.annotators.names.tribes import find_tribes
from mahdar.annotators.names.words import Lexicon, Word
from mahdar.lang.gazetteer import STRONG, Entry, Form, Names
from mahdar.text.reading import Reading
from mahdar.text.tokens import WORD, Token

_COMMAS = frozenset(("،", ",", "-", "–", "—"))


def _forms(names: Names, keys: list[str]) -> list[Form]:
    """The forms that are exactly these words."""
    if len(keys) == 1:
        return names.single
    return [form for words, form in names.longer.get(keys[1], ()) if list(words) == keys]


class Scan:
    """Names and titles of one article.

    Args:
        reading: The article's tokens.
        lexicon: The pack's words.
    """

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.tokens: list[Token] = reading.tokens
        self.lexicon = lexicon
        self.lists = lexicon.lists
        self.words: list[Word | None] = lexicon.words(self.tokens)
        self.keys = [token.key for token in self.tokens]
        self.openings: list[int] = []
        """Where a name or a quotation may begin."""
        busy: list[tuple[int, Word]] = []
        for n, word in enumerate(self.words):
            if word is None:
                if self.keys[n] in QUOTES:
                    self.openings.append(n)
                continue
            if word.starts:
                self.openings.append(n)
            if not word.idle:
                busy.append((n, word))
        self.titular = [n for n, word in busy if word.titular]
        """Where a title or a rank may begin."""
        self.strange = [n for n, word in busy if word.strange]
        """Words that no list explains."""
        self._placed = [(n, word) for n, word in busy if word.gaz or word.nation]
        self._known: dict[int, tuple[int, int, Form]] = {}
        for n, word in self._placed:
            found = self._look_up(n, word, weak=False) if word.gaz else None
            if found is not None:
                self._known[n] = found
        self._weak: dict[int, tuple[int, int, Form] | None] = {}
        self.persons = PersonReader(self.tokens, lexicon, reading.text)
        self.titles = TitleReader(self.tokens, lexicon, self.known_words, self.starts_name)
        self.titles.text = reading.text
        self.heads = HeadReader(self.tokens, lexicon, self.known_words, self._person_end)
        self.titles.body = self._body_end
        self.seen: set[str] = set()
        """Ids of countries and bodies that the article names beyond doubt."""
        self.hits: list[Hit] = []
        self.holdings: list[Holding] = []
        self._claimed: dict[int, Hit] = {}
        self.same: list[tuple[Hit, Hit]] = []
        """A short form and the long form it stands for."""

    def known(self, index: int, *, weak: bool = False) -> tuple[int, int, Form] | None:
        """(end, letters, form) of the longest known name at a token: sure forms, or weak ones."""
        if not weak:
            return self._known.get(index)
        if index not in self._weak:
            word = self.words[index] if index < len(self.words) else None
            self._weak[index] = self._look_up(index, word, weak=True) if word and word.gaz else None
        return self._weak[index]

    def _look_up(self, index: int, word: Word, *, weak: bool) -> tuple[int, int, Form] | None:
        best: tuple[int, int, Form] | None = None
        tokens, size = self.tokens, len(self.tokens)
        following = self.keys[index + 1] if index + 1 < size else ""
        if following not in word.longer:
            first = word.first[weak]
            best = (index + 1, *first) if first else None
        else:
            for letters, _stem, names in word.gaz:
                for keys, form in names.longer.get(following, ()):
                    last = index + len(keys)
                    if form.weak is not weak or last > size or (best and last <= best[0]):
                        continue
                    if len(keys) == 2 or all(tokens[index + n].key == keys[n] for n in range(2, len(keys))):
                        best = (last, letters, form)
                if best is None:
                    best = next(((index + 1, letters, form) for form in names.single if form.weak is weak), None)
        return best

    def known_words(self, index: int) -> tuple[int, str, Form] | None:
        """As `known`, for the readers of titles and heads: proclitics as letters of the key."""
        found = self.known(index)
        if found is None:
            return None
        return found[0], self.tokens[index].key[: found[1]], found[2]

    def _person_end(self, index: int) -> int | None:
        run = self.persons.run(index, titled=True, proclitics=False)
        if run is None:
            word = self.words[index]
            if word and word.key in self.lists.royal_ranks and index + 1 < len(self.tokens):
                run = self.persons.run(index + 1, titled=True, proclitics=False)
        return run.last if run and (run.known or run.last - run.first > 1) else None

    def _body_end(self, index: int) -> tuple[int, str | None] | None:
        named = self.heads.named(index)
        if named is None or named.type != "ORG" or named.letters:
            return None
        return named.last, named.nation

    def starts_name(self, index: int) -> bool:
        """Whether a personal name, or a rank, may begin at the token behind a title."""
        if index >= len(self.tokens) or self.tokens[index].kind != WORD:
            return False
        if self.tokens[index].key in self.lexicon.heads.ranks:
            return True
        known = self.known(index)
        if known and known[2].entry.type == "PER" and known[1] == 0:
            return True
        return self.persons.run(index, titled=True, proclitics=False) is not None

    def run(self) -> None:
        """Find everything."""
        find_in_datelines(self)
        find_titles(self)
        self._scan()
        share_holders(self)
        settle_holders(self)
        find_abbreviations(self)
        find_reported(self)
        find_strangers(self)
        find_towns(self)
        settle_facilities(self)
        find_tribes(self)
        find_short_forms(self)
        find_titles_behind(self)
        self.hits.sort(key=lambda h: (h.first, h.letters, h.last))

    def claim(self, hit: Hit) -> None:
        """Settle a name before the scan; what was settled earlier stays."""
        self._claimed.setdefault(hit.first, hit)

    def _scan(self) -> None:
        """The longest name at each token, left to right."""
        words, hits, claimed, until = self.words, self.hits, self._claimed, 0
        self._collect_seen()
        for index in sorted({*self.openings, *claimed}):
            if index < until:
                continue
            hit = claimed.get(index)
            if hit is None:
                word = words[index]
                hit = find_quoted(self, index) if word is None else self._best(index, word)
                if hit is None:
                    continue
                if word is not None:
                    limit = next((n for n in range(index + 1, hit.last) if n in claimed), None)
                    if limit is not None and hit.type == "PER":
                        continue
                    if limit is not None:
                        hit.last = limit
                    if hit.last <= hit.first:  # a settled name stands where the quoted one would begin
                        continue
            hits.append(hit)
            until = hit.last
            if hit.rule.endswith(TWIN):
                hits.append(Hit(until, until + 1, 1, "ORG", hit.rule))
                until += 1

    def _collect_seen(self) -> None:
        for index, word in self._placed:
            if word.nation:
                self.seen.add(word.nation)
            if word.gaz:
                known = self.known(index)
                if known and known[2].entry.sort != "agency":
                    entry = known[2].entry
                    self.seen.add(entry.id)
                    if entry.type == "GPE" and entry.country and word.bearers < 2:
                        self.seen.add(entry.country)

    def _best(self, index: int, word: Word) -> Hit | None:
        """The name that begins at the token."""
        hit: Hit | None = None
        known = self.known(index) if word.gaz else None
        if known and is_sure(self, index, known):
            end, letters, form = known
            entry = self._choose(index, known)
            hit = Hit(index, end, letters, entry.type, f"gazetteer/{entry.sort}", entry=entry, nation=entry.country)
            if entry.type == "ORG" and self._is_branch(index, end, letters):
                hit.last, hit.entry = end + 1, None  # الهلال الأحمر الباكستاني
            place = entry.type in ("GPE", "LOC") and end > index + 1
            if place and self._is_settlement(index, end, letters, entry.type):
                hit.first, hit.letters = index + 1, 0  # مدينة سرت: the noun that says what it is stays outside
        if hit is None and word.gaz:
            weak = self.known(index, weak=True)
            if weak and is_supported(self, index, weak):
                end, letters, form = weak
                hit = Hit(
                    index,
                    end,
                    letters,
                    form.entry.type,
                    f"gazetteer/{form.entry.sort}/supported",
                    entry=form.entry,
                    nation=form.entry.country,
                )
        if word.head and not (hit and hit.type == "PER"):
            named = find_appositive(self, index, word) or self.heads.named(index)
            if named and isinstance(named, Hit):
                return hit if hit and hit.last >= named.last else named  # كتائب "حزب الله" is one known name
            if (
                isinstance(named, Named)
                and hit
                and hit.entry
                and hit.last - hit.first > 1
                and hit.last < named.last
                and self.tokens[hit.last].key[0] in "ول"
                and self.keys[hit.last] not in self.lists.member_states
            ):
                named = None  # مجلس الأمن الدولي للتحرك
            if isinstance(named, Named) and (
                hit is None or (named.last > hit.last and not (hit.type == "GROUP" and named.type == "GROUP"))
            ):
                hit = Hit(named.first, named.last, named.letters, named.type, named.rule, nation=named.nation)
        if hit is None or hit.type == "PER" or hit.last - hit.first == 1:
            person = self._person(index, word)
            if (
                person
                and hit
                and hit.type == "PER"
                and hit.last - hit.first == 1
                and is_weak_tail(self, hit.last, person.last)
            ):
                person = None  # كاميرون وعد
            if person and (hit is None or person.last > hit.last):
                if hit and hit.type == "PER" and hit.entry:
                    person.entry = hit.entry
                hit = person
        return hit

    def _is_branch(self, index: int, end: int, letters: int) -> bool:
        """Whether an adjective of origin follows a body of which each country has its own."""
        word = self.words[end] if end < len(self.tokens) else None
        if word is None or not (word.nation and word.article):
            return False
        return " ".join((self.keys[index][letters:], *self.keys[index + 1 : end])) in self.lists.national_branches

    def _is_settlement(self, index: int, end: int, letters: int, kind: str) -> bool:
        """Whether a known form begins with a noun for settlements that its name does not need."""
        stem = self.keys[index][letters:]
        if kind == "LOC" and stem not in self.lists.outside_heads:
            return False
        whole = " ".join((stem, *self.keys[index + 1 : end]))
        return stem in self.lexicon.heads.place.settlements and whole not in self.lists.whole_settlements

    def _choose(self, index: int, known: tuple[int, int, Form]) -> Entry:
        """Of several bearers of the same name, the one that the rest of the article speaks of."""
        end, letters, form = known
        word = self.words[index]
        if word is None:
            return form.entry
        if end > index + 1:
            return form.entry
        entries = [f.entry for n, _s, names in word.gaz if n == letters for f in names.single if not f.weak]
        if len(entries) < 2:
            return form.entry
        return max(entries, key=lambda e: ((e.country or e.id) in self.seen, e is form.entry))

    def _person(self, index: int, word: Word) -> Hit | None:
        """A personal name without a title before it."""
        if not word.parts and not word.particle:
            return None
        run = self.persons.run(index)
        if run is None:
            return None
        before = self.words[index - 1] if index else None
        if before and (before.key in self.lists.facilities or before.splits[-1][1] in self.lists.facilities):
            return None
        if index and self.keys[index - 1] == "(" and self.titles.given_in_brackets(index - 1):
            return None
        size = run.last - run.first
        if size >= 2 and is_convincing(self, run, before):
            return Hit(index, run.last, run.letters, "PER", "names/composed")
        if size == 1:
            part = next((p for n, _s, p in word.parts if n == run.letters), None)
            if (
                part
                and part.kind == "family"
                and word.article
                and run.letters == 0
                and before
                and before.splits[-1][1] in self.lists.of_rulers
            ):
                return Hit(index, run.last, 0, "PER", "names/surname")
            if part and part.kind == "family" and part.certainty == STRONG:
                stem = word.key[run.letters :]
                if not stem.startswith("ال") and not run.letters:
                    return Hit(index, run.last, run.letters, "PER", "names/surname")
                if before and (before.verb or before.never) and run.letters == 0:
                    return Hit(index, run.last, run.letters, "PER", "names/surname")
        return None
