"""Rules that read the act of an utterance off its words, where the cue only reports: `speech_acts.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from mahdar.lang.pack import Rule, read_toml
from mahdar.model import Act
from mahdar.text.fold import fold_key, fold_words

Tense = Literal["", "past", "present", "future", "possible"]
Speaking = Literal["", "unnamed", "observer", "body", "official"]


class ActEntry(Rule, frozen=True, kw_only=True):
    """An entry of `speech_acts.toml`; the fields are explained at its head."""

    act: Act | Literal[""]
    cues: tuple[Act, ...] = ()
    cue_verbs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    masdar: bool = False
    words: tuple[str, ...] = ()
    reach: int = 9
    verbs: tuple[str, ...] = ()
    tense: Tense = ""
    negated: bool | None = None
    own: bool | None = None
    subject: Literal["", "talks", "place"] = ""
    speaker: Speaking = ""


class ActRule(NamedTuple):
    """An entry with its words folded, ready to be matched."""

    name: str
    act: Act | None
    entry: ActEntry
    lead: frozenset[str]
    verbs: frozenset[str]


class ActRules(NamedTuple):
    """The rules of a pack in file order; the first that fits decides."""

    rules: tuple[ActRule, ...]
    words: dict[str, tuple[tuple[str, int, tuple[str, ...]], ...]]
    """Phrases by their first word: (rule, its reach, the words behind the first)."""
    reach: dict[Act, int]
    """The longest reach of the rules that a cue of the act may meet."""
    verbs: dict[str, tuple[int, ...]]
    """Numbers of the rules that ask for a main verb, by its lemma."""
    led: dict[str, tuple[int, ...]]
    """Numbers of the rules that ask for neither words nor a verb, but for a word that leads, by that word."""
    open: tuple[tuple[int, ActEntry], ...]
    """The rules that ask for none of these, by number."""
    numbers: dict[str, int]
    """A rule's number by its name."""
    asked: dict[tuple[Act, str | None, bool, bool, str], tuple[int, ...]]
    """What `open_to` answered; the keys are few."""

    def open_to(self, act: Act, tense: str | None, negated: bool, own: bool, subject: str) -> tuple[int, ...]:
        """Of the rules that ask for no word, those that a clause of this kind may fit."""
        key = (act, tense, negated, own, subject)
        found = self.asked.get(key)
        if found is None:
            found = self.asked[key] = tuple(
                number
                for number, entry in self.open
                if entry.tense in ("", tense)
                and (not entry.cues or act in entry.cues)
                and entry.negated in (None, negated)
                and entry.own in (None, own)
                and entry.subject in ("", subject)
            )
        return found


@lru_cache(maxsize=4)
def load_act_rules(code: str) -> ActRules:
    """The rules of a pack.

    Raises:
        PackError: the file is missing or malformed.
    """
    rules, words = [], dict[str, list[tuple[str, int, tuple[str, ...]]]]()
    for name, entry in read_toml(code, "speech_acts.toml", ActEntry).items():
        for phrase in entry.words:
            first, *rest = fold_words(phrase)
            words.setdefault(first, []).append((name, entry.reach, tuple(rest)))
        lead = frozenset(fold_key(w) for w in entry.lead)
        rules.append(ActRule(name, entry.act or None, entry, lead, frozenset(entry.verbs)))
    verbs: dict[str, list[int]] = {}
    led: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        for lemma in rule.verbs:
            verbs.setdefault(lemma, []).append(number)
        for word in rule.lead if not rule.verbs and not rule.entry.words else ():
            led.setdefault(word, []).append(number)
    return ActRules(
        tuple(rules),
        {first: tuple(rows) for first, rows in words.items()},
        {
            act: max((r.entry.reach for r in rules if not r.entry.cues or act in r.entry.cues), default=0)
            for act in get_args(Act)
        },
        {lemma: tuple(numbers) for lemma, numbers in verbs.items()},
        {word: tuple(numbers) for word, numbers in led.items()},
        tuple((n, r.entry) for n, r in enumerate(rules) if not (r.verbs or r.entry.words or r.lead)),
        {rule.name: n for n, rule in enumerate(rules)},
        {},
    )
