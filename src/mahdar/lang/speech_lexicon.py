"""What the files of a pack say of reported speech: cues and their frames, nouns, closed classes, channels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from mahdar.lang.pack import Rule, read_toml
from mahdar.lang.speech_acts import load_act_rules
from mahdar.lang.verbs import load_verbs
from mahdar.model import Act, Channel
from mahdar.text.fold import fold_key, fold_words

Strength = Literal["said", "claimed", "confirmed"]
Flag = Literal[
    "strict",
    "continues",
    "light",
    "masdar-only",
    "addressee",
    "hearer",
    "no-participle",
    "quote-only",
    "about",
    "transitive",
    "outer",
    "past-only",
]


class Cue(Rule, frozen=True, kw_only=True):
    """An entry of `speech.toml`; the fields are explained at its head."""

    verb: str
    act: Act
    that: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    object: Literal["", "masdar", "any"] = ""
    strength: Strength = "said"
    flags: tuple[Flag, ...] = ()


class CueNoun(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry of `speech_nouns.toml`."""

    forms: list[str]
    act: Act
    before: list[str]
    skips: bool = False
    source: str


class Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry of `speech_words.toml`: a closed class."""

    forms: list[str]
    source: str


class ChannelWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry of `speech_channels.toml`."""

    channel: Channel
    forms: list[str]
    source: str


class Frame(NamedTuple):
    """A cue with its sets folded, ready to be matched."""

    name: str
    cue: Cue
    that: frozenset[str]
    before: frozenset[str]
    flags: frozenset[str]


class Phrases(NamedTuple):
    """Phrases by their first word."""

    first: dict[str, tuple[list[str], ...]]

    def at(self, keys: list[str], i: int, end: int) -> int:
        """How many tokens a phrase takes at `i`; 0 for none. Longest first."""
        rows = self.first.get(keys[i])
        if rows is None:
            return 0
        for row in rows:
            size = len(row)
            if i + size <= end and (size == 1 or keys[i : i + size] == row):
                return size
        return 0


def _phrases(forms: Sequence[str]) -> Phrases:
    index: dict[str, list[list[str]]] = {}
    for form in forms:
        keys = list(fold_words(form))
        index.setdefault(keys[0], []).append(keys)
    return Phrases({first: tuple(sorted(rows, key=lambda r: -len(r))) for first, rows in index.items()})


class SpeechLexicon:
    """Everything that the files of a pack say of reported speech."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.verbs = load_verbs(code)
        self.cues = read_toml(code, "speech.toml", Cue)
        self.nouns = read_toml(code, "speech_nouns.toml", CueNoun)
        words = read_toml(code, "speech_words.toml", Words)
        self.sets = {name: frozenset(" ".join(fold_words(f)) for f in w.forms) for name, w in words.items()}
        self.lemmas = {name: frozenset(w.forms) for name, w in words.items()}
        """The classes as written, for those whose members are lemmas of verbs."""
        self.affixes = {name: tuple(sorted(members)) for name, members in self.sets.items()}
        """The classes as tuples, for `startswith` and `endswith`."""
        self.phrases = {name: _phrases(w.forms) for name, w in words.items()}
        self._channels: dict[str, list[tuple[int, Channel, tuple[str, ...]]]] = {}
        for rank, entry in enumerate(read_toml(code, "speech_channels.toml", ChannelWords).values()):
            for form in entry.forms:
                keys = fold_words(form)
                self._channels.setdefault(keys[0], []).append((rank, entry.channel, keys[1:]))
        self.act_rules = load_act_rules(code)
        self._frames: dict[str, list[Frame]] = {}
        self._named: dict[str, Frame] = {}
        for name, cue in self.cues.items():
            frame = Frame(
                name,
                cue,
                frozenset(fold_key(p) for p in cue.that),
                frozenset(fold_key(p) for p in cue.before),
                frozenset(cue.flags),
            )
            self._frames.setdefault(cue.verb, []).append(frame)
            self._named[name] = frame
        self._nouns = {fold_key(f): noun for noun in self.nouns.values() for f in noun.forms}
        self.relays = {verb: fold_key(p) for verb, p in (form.split() for form in words["relay"].forms)}
        """Lemma of a relaying verb to the preposition before its source."""
        back = self.sets["relays_back"]
        self.relays_back = {p: frozenset(k for k in back if k.startswith(p)) for p in self.relays.values()}
        """A relaying verb's preposition to its forms with the pronoun of a speaker before."""
        self.months = {fold_key(name): n for n, name in enumerate(words["post_months"].forms, 1)}
        self.deniable = frozenset(words["deniable"].forms)
        self._telling = frozenset(words["telling"].forms)
        self._sayings = self.sets["sayings"]
        self._closed = self.sets["prepositions"] | self.sets["relatives"]
        self._titles = self.sets["heads"] | self.sets["bodies"] | self.sets["media"]

    def frame(self, name: str) -> Frame:
        """The cue of that name."""
        return self._named[name]
