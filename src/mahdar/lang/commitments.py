"""The lexicon of commitments: words by which a party binds itself (`commitments.toml`), kinds of acts (`acts.toml`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

import msgspec

from mahdar.errors import PackError
from mahdar.lang.clauses import load_clause_class
from mahdar.lang.events import WordClass
from mahdar.lang.memo import Memo
from mahdar.lang.nominals import load_nominals
from mahdar.lang.pack import Rule, load_basics, read_toml
from mahdar.lang.verbs import VerbForm, load_verbs
from mahdar.model import CommitmentStatus, CommitmentType
from mahdar.text.fold import fold_key, fold_words
from mahdar.text.inflect import MASDAR, PAST

NO_KIND = frozenset({"forecast", "wish", "stay", "journey"})
"""Acts that tell no kind of commitment."""
_NOMINAL = "بكل"
"""Prepositions written onto a noun, never onto a verb: بنود are items, not what we wish."""
From = Literal["act", "cue", "subject"]


class CommitmentRule(Rule, forbid_unknown_fields=True, frozen=True, kw_only=True, rename={"start": "from"}):
    """An entry of `commitments.toml`; the head of the file says what each field means."""

    status: CommitmentStatus
    start: From
    takes: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    needs_before: tuple[str, ...] = ()
    participles: bool = False
    after: tuple[str, ...] = ()
    reach: int = 12
    acts: bool = False
    """Only where an act of a known kind follows at once."""
    own: bool = False
    """Only where a speaker says it of the own side."""
    binding: bool = False
    """A word that binds even where the article does not tell whom."""


class ActRule(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True, rename={"beside": "with"}):
    """An entry of `acts.toml`."""

    kind: str
    source: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class Cue(NamedTuple):
    """A word, or a phrase that begins with it, that makes a commitment of what it governs."""

    rule: str
    status: CommitmentStatus
    start: From
    takes: tuple[str, ...]
    rest: tuple[str, ...]
    verb: VerbForm | None
    needs_before: frozenset[str]
    after: tuple[str, ...]
    reach: int
    acts: bool


class Act(NamedTuple):
    """A word read as an act: its kind, and the words of which one must follow."""

    kind: str
    rule: str
    beside: frozenset[str]


class Known(NamedTuple):
    """What the lexicon knows of one folded word."""

    cues: tuple[Cue, ...]
    phrases: dict[str, tuple[Cue, ...]]
    """Cues of several words that begin with it, by their second word."""
    acts: tuple[Act, ...]
    masdar: str
    """The proclitics before it where it may be a verbal noun; `-` where it cannot be one."""
    start: int
    """Letters of the key before the noun, where it is a noun that the lexicon lists or a verbal noun."""


class CommitmentLexicon:
    """Cues and acts by word, remembered per distinct word."""

    def __init__(self, code: str) -> None:
        self._verbs = load_verbs(code)
        self._nominals = load_nominals(code)
        self.missing: list[str] = []
        """Verbs that an entry names and verbs.tsv lacks: they are never found. A test keeps the list empty."""
        self.rules = read_toml(code, "commitments.toml", CommitmentRule)
        self._classes = read_toml(code, "classes.toml", WordClass)
        self._article = load_basics(code).article
        self._cue_verbs: dict[str, list[str]] = {}
        self._cue_nouns: dict[str, list[str]] = {}
        self._cue_forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, rule in self.rules.items():
            self._check(rule.verbs, f"lang/{code}/commitments.toml#{name}")
            for lemma in rule.verbs:
                self._cue_verbs.setdefault(lemma, []).append(name)
            for noun in rule.nouns:
                self._cue_nouns.setdefault(fold_key(noun), []).append(name)
            for form in rule.forms:
                head, *rest = fold_words(form)
                self._cue_forms.setdefault(head, []).append((tuple(rest), name))
        self._act_verbs: dict[str, list[Act]] = {}
        self._act_nouns: dict[str, list[Act]] = {}
        self._act_forms: dict[str, list[Act]] = {}
        for name, act in read_toml(code, "acts.toml", ActRule).items():
            where = f"lang/{code}/acts.toml#{name}"
            if act.kind not in (*get_args(CommitmentType), *NO_KIND):
                raise PackError(f"no such kind: {act.kind}", path=where)
            self._check(act.verbs, where)
            one = Act(act.kind, name, self._words(act.beside))
            for lemma in act.verbs:
                self._act_verbs.setdefault(lemma, []).append(one)
            for noun in act.nouns:
                self._act_nouns.setdefault(fold_key(noun), []).append(one)
            for form in act.forms:
                self._act_forms.setdefault(fold_key(form), []).append(one)
        self._bases: Memo[frozenset[str]] = Memo(lambda key: frozenset(n.base for n in self._nominals.read(key)))
        self._lemmas: Memo[frozenset[str]] = Memo(lambda key: frozenset(f.lemma for f in self._verbs.analyse(key)))
        """The dictionary forms of a folded word read as a noun, and as a verb."""
        talks = self._words(("@talks", "@gatherings"))
        self.wanting, self.whichever, self.settings = (
            self._words((f"@{name}",)) for name in ("wanting", "whichever", "setting")
        )
        """Folded words behind which a noun is said to be wanting, is any at all, is the setting of something else."""
        self.remarks = self._words(("@remark",))
        self._forces = self._words(("@forces",))
        self._talks: Memo[bool] = Memo(lambda key: self.meets(talks, key))
        self.asides = load_clause_class(code, "parenthesis")
        """Prepositions that open an aside between two commas."""
        self.known = Memo(self._look)
        """Folded word -> what is known of it, for whole articles at once."""

    def word(self, key: str) -> Known | None:
        """What is known of a folded word; None for nearly all words."""
        return self.known[key]

    def meets(self, words: frozenset[str], key: str) -> bool:
        """Whether a word, as it stands or as a noun, is one of `words`."""
        return key in words or not words.isdisjoint(self._bases[key])

    def is_talks(self, key: str) -> bool:
        """Whether a folded word names talks, a meeting or a visit."""
        return self._talks[key]

    def _words(self, listed: tuple[str, ...]) -> frozenset[str]:
        """Folded words, `@class` written out."""
        words: set[str] = set()
        for word in listed:
            words |= {fold_key(w) for w in self._classes[word[1:]].words} if word[0] == "@" else {fold_key(word)}
        return frozenset(words)

    def _check(self, lemmas: tuple[str, ...], where: str) -> None:
        for lemma in lemmas:
            if lemma not in self._verbs.lemmas:
                self.missing.append(f"{where}: {lemma}")

    def beside(self, act: Act, keys: Sequence[str], index: int, last: int) -> bool:
        """Whether the word that an act needs stands within four words of it (forces leave, one withdraws forces)."""
        return not act.beside or any(
            self.meets(act.beside, key) for key in keys[max(0, index - 4) : min(index + 5, last)]
        )

    def forces_near(self, keys: Sequence[str], index: int, last: int) -> bool:
        """Whether forces are spoken of within five words."""
        return any(self.meets(self._forces, key) for key in keys[max(0, index - 5) : min(index + 6, last)])

    def form_of(self, key: str, lemmas: Collection[str]) -> bool:
        """Whether a word is a form of one of these verbs."""
        return not self._lemmas[key].isdisjoint(lemmas)

    def _look(self, key: str) -> Known | None:
        printed, key = key, fold_key(key)
        forms = self._verbs.analyse(key)
        if printed != key:
            forms = tuple(f._replace(ambiguous=False) if f.part == PAST and not f.enclitic else f for f in forms)
        nominals = self._nominals.read(key)
        cues: list[Cue] = []
        acts: list[Act] = list(self._act_forms.get(key, ()))
        nouns = [f for f in forms if f.part == MASDAR]
        masdar, start = (nouns[0].proclitics.removesuffix(self._article), -1) if nouns else ("-", -1)
        if masdar.endswith("لل"):  # للاتفاق: the second ل is the article's
            masdar = masdar[:-1]
        if nouns:
            start = len(masdar)
        for nominal in nominals:
            bare = key[nominal.start :]
            if nominal.base in self._cue_nouns or nominal.base in self._act_nouns:
                start = nominal.start if start < 0 else start
                masdar = nominal.proclitics if masdar == "-" else masdar
            verbal = bool(nominal.proclitics) and bool(self._verbs.analyse(bare))
            if not nominal.enclitic and nominal.number == "s" and not (verbal and nominal.proclitics[-1:] in _NOMINAL):
                cues += [self._cue(name, rest, None) for rest, name in self._cue_forms.get(bare, ())]
            cues += [self._cue(name, (), None) for name in self._cue_nouns.get(nominal.base, ())]
            acts += self._act_nouns.get(nominal.base, ())
        for form in forms:
            for name in self._cue_verbs.get(form.lemma, ()):
                rule = self.rules[name]
                if form.ambiguous and not form.finite:
                    continue
                if form.finite or (rule.participles and form.part == "participle"):
                    cues.append(self._cue(name, (), form))
            if form.finite and not form.ambiguous:
                acts += self._act_verbs.get(form.lemma, ())
        if not cues and not acts and masdar == "-":
            return None
        cues.sort(key=lambda c: -len(c.rest))
        phrases: dict[str, tuple[Cue, ...]] = {}
        for cue in dict.fromkeys(c for c in cues if c.rest):
            phrases[cue.rest[0]] = (*phrases.get(cue.rest[0], ()), cue)
        alone = tuple(dict.fromkeys(c for c in cues if not c.rest))
        return Known(alone, phrases, tuple(dict.fromkeys(acts)), masdar, max(start, 0))

    def _cue(self, name: str, rest: tuple[str, ...], verb: VerbForm | None) -> Cue:
        rule = self.rules[name]
        return Cue(
            name, rule.status, rule.start, tuple(fold_key(t) for t in rule.takes), rest, verb,
            self._words(rule.needs_before), rule.after, rule.reach, rule.acts,
        )


@lru_cache(maxsize=4)
def load_commitments(code: str) -> CommitmentLexicon:
    """The pack's lexicon of commitments; one object per process, so that its cache is shared.

    Raises:
        PackError: a file is missing, or an entry names an unknown kind or verb.
    """
    return CommitmentLexicon(code)
