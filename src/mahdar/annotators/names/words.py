"""What single words can be in names: looked up once per distinct word and kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from mahdar.lang import LanguagePack, load
from mahdar.lang.gazetteer import (
    Gazetteer,
    Names,
    Part,
    load_double_nationalities,
    load_gazetteer,
    load_nationalities,
    load_parts,
)
from mahdar.lang.heads import Heads, load_heads
from mahdar.lang.months import load_month_names
from mahdar.lang.name_words import NameWords, load_name_words
from mahdar.lang.verbs import Verbs, load_verbs
from mahdar.text.fold import fold_key
from mahdar.text.tokens import WORD, Token

MIN_SHARE = 0.12
"""A word seen with the article more often than this share of its bare form is a common noun, and no unknown name.
Set by hand on newspaper names, of which most stay below 0.05; not swept."""


class TitleHead(NamedTuple):
    """A reading of a word as the head of a title."""

    letters: int
    stem: str
    """Masculine singular, folded."""
    definite: bool
    possessed: bool
    """Carries a pronoun: نظيره، أمينه العام."""


class Word:
    """One distinct folded word, with everything the name rules ask of it."""

    __slots__ = (
        "_verb",
        "_verbs",
        "article",
        "bare",
        "bearers",
        "first",
        "gaz",
        "head",
        "heads",
        "idle",
        "key",
        "longer",
        "nation",
        "never",
        "particle",
        "parts",
        "splits",
        "starts",
        "stems",
        "strange",
        "title",
        "titular",
    )

    def __init__(self, key: str, lexicon: Lexicon) -> None:
        self.key = key
        self.article = key.startswith("ال") and len(key) > 3
        self.bare = key[2:] if self.article else key
        self.never = key in lexicon.heads.never
        self.nation = lexicon.nationalities.get(key)
        self.splits = tuple((s.start, s.stem) for s in lexicon.pack.clitics.splits(key))
        part = lexicon.parts.get(key)
        parts = [(0, key, part)] if part else []
        if not (part and part.certainty > 1):
            parts += [(n, s, p) for n, s in self.splits[1:] if (p := lexicon.parts.get(s)) and len(s) > 2]
        self.parts: tuple[tuple[int, str, Part], ...] = tuple(parts)
        self._verbs = lexicon.verbs if not (part and part.certainty > 1) else None
        self._verb: bool | None = None
        index = lexicon.gazetteer.index
        self.gaz: tuple[tuple[int, str, Names], ...] = tuple((n, s, index[s]) for n, s in self.splits if s in index)
        self.first = tuple(
            next(((n, f) for n, _, names in self.gaz for f in names.single if f.weak is weak), None)
            for weak in (False, True)
        )
        """Letters and form of the first known name of this word alone: sure, and weak."""
        self.longer = frozenset(second for _, _, names in self.gaz for second in names.longer)
        """Second words of the known names that begin with this one."""
        self.bearers = sum(not f.weak for _, _, names in self.gaz for f in names.single)
        self.stems = frozenset(s for _, s in self.splits)
        self.title = lexicon.title_head(self.splits)
        self.heads = tuple((n, s) for n, s in self.splits if lexicon.bare_head(s) in lexicon.all_heads)
        self.head = bool(self.heads)
        self.particle = any(s in lexicon.lists.particles for _, s in self.splits)
        self.titular = bool(self.title) or any(s in lexicon.heads.ranks for _, s in self.splits)
        """A title or a rank may begin here."""
        self.starts = bool(self.gaz or self.head or self.parts or self.particle)
        """A name may begin here."""
        self.strange = not (
            self.article
            or len(key) < 3
            or ((self.head or self.particle or self._held()) and not self.parts)
            or lexicon.frequency.get(key, 0.0) > 5e-6
            or lexicon.verbs.analyse(key)
        )
        """No list explains it, no frequent word and no verb: a name, a firm, a town or a misprint."""
        self.idle = not (self.titular or self.strange or self.gaz or self.nation)

    def _held(self) -> bool:
        """A known name by itself, of more than a small town whose name a stranger may have, or be the first word of."""
        return any(
            not form.weak or (letters == 0 and form.entry.sort != "town")
            for letters, _, names in self.gaz for form in names.single
        )

    @property
    def verb(self) -> bool:
        """Whether the word is a finite verb rather than anything else; looked up when first asked for."""
        if self._verb is None:
            forms = self._verbs.analyse(self.key) if self._verbs else ()
            self._verb = any(f.finite and not f.ambiguous and (f.person == 3 or not f.enclitic) for f in forms)
        return self._verb

    @property
    def sure_gaz(self) -> bool:
        """The whole word, or its first reading, is a known name beyond doubt."""
        return any(not f.weak for _, _, names in self.gaz for f in names.single)

    @property
    def placed(self) -> bool:
        """The word alone is a known name of anything but a person."""
        forms = (form for _, _, names in self.gaz for form in names.single)
        return any(f.entry.type != "PER" and not (f.weak and f.entry.sort == "town") for f in forms)

    def part(self) -> Part | None:
        """What the whole word is in a personal name."""
        return self.parts[0][2] if self.parts and self.parts[0][0] == 0 else None


class Lexicon:
    """The pack's lists as the name rules use them, with a cache of words."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self.gazetteer: Gazetteer = load_gazetteer(pack.code)
        self.parts = load_parts(pack.code)
        self.nationalities = load_nationalities(pack.code)
        self.double_nationalities = load_double_nationalities(pack.code)
        self.heads: Heads = load_heads(pack.code)
        self.lists: NameWords = load_name_words(pack.code)
        self.months = frozenset(load_month_names(pack.code).gregorian)
        self.verbs: Verbs = load_verbs(pack.code)
        self._titles = self._inflect_titles()
        h = self.heads
        self.all_heads = (
            h.organisation.heads
            | h.organisation.fields
            | h.group.heads
            | h.event.processes
            | h.event.heads
            | h.law.heads
            | h.law.resolutions
            | h.place.heads
            | h.place.numbered
            | h.organisation.appositive
            | h.organisation.national
        ) | frozenset("ال" + w for w in h.organisation.national)
        self.verbal_noun = re.compile("|".join(sorted(self.lists.verbal_noun_shapes)))
        """The shapes of the verbal nouns of derived verbs."""
        self._words: dict[str, Word] = {}

    def words(self, tokens: Sequence[Token]) -> list[Word | None]:
        """The word of every token that is one."""
        known, word = self._words.get, self.word
        return [known(t.key) or word(t.key) if t.kind == WORD else None for t in tokens]

    def word(self, key: str) -> Word:
        """The word of a folded key."""
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = Word(key, self)
        return known

    def clitics(self, surface: str) -> tuple[int, int]:
        """How many letters at the front are one-letter words, and how many at the end a pronoun, out of context.

        A name is looked up before anything is split off; then the reading whose stem is the more frequent word wins,
        a verb's own first letter staying with it. A written ة is no pronoun.
        """
        key = fold_key(surface)
        if key in self.lists.whole_words:
            return 0, 0
        for front in ("ب", "ل", "وب", "ول", "فب", "فل"):
            if key.startswith(front) and key[len(front) :] in self.pack.clitics.enclitics:
                return len(front), len(key) - len(front)
        letters, stem = self._front(key)
        return letters, 0 if surface.endswith(("ة", "ى")) else self._pronoun(stem)

    def _front(self, key: str) -> tuple[int, str]:
        readings = [(s.start, s.stem, s.proclitics) for s in self.pack.clitics.splits(key)]
        if len(readings) == 1:
            return 0, key
        word = self.word(key)
        part = word.part()
        if (part and part.certainty > 1) or key in self.lists.whole_words:
            return 0, key
        if any(n == 0 and names.single and not names.single[0].weak for n, _, names in word.gaz):
            return 0, key
        own = self.frequency.get(key, 0.0)
        forms = [f for f in self.verbs.analyse(key) if not f.ambiguous]
        best, best_weight = readings[0], own or 1e-9
        if any(f.start == 0 and (f.finite or own) for f in forms):
            best_weight = max(best_weight, 3e-6) * 3
        for letters, stem, proclitics in readings[1:]:
            weight = self.frequency.get(stem, 0.0)
            if stem.startswith("ال") and len(stem) > 3 and (weight or stem[2:] in self.frequency):
                weight = max(weight, 3e-6) * 20  # والرئيس, بالقوات: the article stands first only in a few words
            elif self.word(stem).gaz or self.word(stem).part():
                weight = max(weight, 3e-6)
            finite = any(f.start == letters and f.finite for f in forms)
            if finite:
                weight = max(weight, 3e-6)
            if proclitics[-1] == "ك" or (proclitics[-1] in "بل" and finite):
                weight *= 0.1
            if len(stem) < 3:
                weight *= 0.3 if stem in self.heads.never else 0.02
            if weight > best_weight or (weight > 0.4 * best_weight and proclitics[0] in "وف" and letters > best[0]):
                best, best_weight = (letters, stem, proclitics), weight
        return best[0], best[1]

    def _pronoun(self, stem: str) -> int:
        endings = self.pack.clitics.endings(stem)
        if len(endings) == 1 or stem.startswith("ال"):
            return 0
        word = self.word(stem)
        if word.part() or word.sure_gaz or word.nation or stem in self.lists.whole_words:
            return 0
        own = self.frequency.get(stem, 0.0)
        forms = self.verbs.analyse(stem)
        for rest, enclitic in endings[1:]:
            if len(rest) < 2:
                continue
            if enclitic not in ("ي", "ك") and any(f.enclitic == enclitic for f in forms):
                return len(enclitic)
            if enclitic in ("ي", "ك"):
                continue
            if enclitic == "ه":
                if rest in self.frequency or rest.endswith("ت") or rest in self.lists.pronoun_hosts:
                    return 1
                continue
            if rest in self.heads.never or self.frequency.get(rest, 0.0) > 0.3 * own:
                return len(enclitic)
        return 0

    def bare_head(self, stem: str) -> str:
        """The stem without its article, duals and pronouns left as they are."""
        return stem[2:] if stem.startswith("ال") and len(stem) > 4 else stem

    def title_head(self, splits: tuple[tuple[int, str], ...]) -> TitleHead | None:
        """The first reading as a head of a title."""
        for letters, stem in splits:
            found = self._titles.get(stem)
            if found:
                return TitleHead(letters, *found)
        return None

    def _inflect_titles(self) -> dict[str, tuple[str, bool, bool]]:
        table: dict[str, tuple[str, bool, bool]] = {}
        title = self.heads.title
        for head in sorted(title.strong | title.counterparts):
            for ending in ("ه", "ها", "هم", "هما", "نا"):
                if ending != "ه" or head in title.counterparts:
                    table.setdefault(head + ending, (head, True, True))
                table.setdefault(head + "ت" + ending, (head, True, True))
            if head in title.counterparts:
                table.setdefault(head + "ي", (head, True, True))
                for ending in ("ه", "ها", "هم", "هما", "نا"):
                    table.setdefault(head + "ي" + ending, (head, True, True))
                continue
            bare = (
                head.endswith("ه")
                or head in self.lists.no_women
                or (head.endswith("ي") and head not in self.lists.women_in_ya)
            )
            for form in (head,) if bare else (head, head + "ه"):
                table[form] = (head, False, False)
                table["ال" + form] = (head, True, False)
        for head in sorted(self.lists.dual_heads):
            for ending in ("ا", "ي"):
                table.setdefault(head + ending, (head, False, False))
        return table

    @cached_property
    def frequency(self) -> dict[str, float]:
        """Folded frequent words (of wordfreq's short list) and how often they are used."""
        import wordfreq  # 30 ms for the short list; loaded when an article first needs it

        table: dict[str, float] = {}
        for word, share in wordfreq.get_frequency_dict("ar", "small").items():
            key = fold_key(word)
            table[key] = table.get(key, 0.0) + share
        return table


@lru_cache(maxsize=4)
def load_lexicon(code: str) -> Lexicon:
    """The lexicon of a pack, one per process."""
    return Lexicon(load(code))
