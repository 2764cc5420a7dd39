"""What a word of undertaking governs: the verbal noun, the clause or the phrase that says what is undertaken."""

from __future__ import annotations

from mahdar.annotators.happenings.clauses import Passage
from mahdar.annotators.undertakings.extent import aside_ends
from mahdar.lang.commitments import NO_KIND, Act, CommitmentLexicon, Cue, Known
from mahdar.text.tokens import SIGN

REACH = 12
"""Words between a cue and what it governs: the subject and its titles."""
INTENT = 6
"""Words between a verb of intending and any verbal noun: its subject."""


def find_complement(
    passage: Passage,
    lexicon: CommitmentLexicon,
    known: list[Known | None],
    first: int,
    cue: Cue,
    blocked: frozenset[int],
) -> tuple[int, str] | None:
    """The token where what is undertaken begins, and the preposition that led to it."""
    words, paused, aside = 0, False, 0
    for index in range(first, passage.last):
        token = passage.tokens[index]
        if token.kind == SIGN:
            if token.key in ".:؛?!؟":
                return None
            if token.key in "،,":
                paused = True
                if words <= REACH and cue.verb is not None:
                    aside = aside_ends(passage, index, lexicon.asides) if index > aside else 0
            continue
        if index < aside:
            continue  # تعهدت كينيا، عبر مندوبتها لدى كذا السفيرة فلانة، بكذا
        words += 1
        if words > cue.reach:
            return None
        shape = passage.shapes.get(token.key)
        if shape == "that" and paused and cue.verb is None and not cue.rest and cue.rule not in ("expected", "likely"):
            return None  # القرار، محذرا من أن: the أن is another's
        if shape == "that" and cue.rule == "decide" and cue.verb is None and token.key[0] == "ب":
            return None  # وصف القرار بأنه هدية
        if shape == "that" and cue.rule in ("plan", "aim", "we-go-on"):
            return None
        if shape == "that":
            return (index + 1, "") if index + 1 < passage.last else None
        if shape == "connective":
            return None
        key = token.key
        if cue.rule == "decide" and ((paused and cue.verb is None) or key == "ما"):
            return None  # القرار العربي، فمنذ توقيع كذا؛ يقرر ما إذا
        if key in cue.takes and index + 1 < passage.last:
            follow = passage.tokens[index + 1]
            if passage.shapes.get(follow.key) == "that":
                return index + 2, key
            if shape == "in" and not _verbal_noun(known[index + 1]):
                return None  # استمرار المهمة في البلاد
            return index + 1, key
        for preposition in cue.takes:
            if len(preposition) == 1 and is_led(known[index], preposition):
                return index, preposition
            if preposition[0] == "+" and key.startswith(preposition[1:]) and len(key) > 4 and index not in blocked:
                return index, preposition[1:]
        noun = _bare(known[index]) and passage.verb_at(index) is None
        if noun and cue.verb is None and is_adverb(key):
            return None  # القرار استباقا لكذا
        intends = cue.rule == "intend" and cue.verb is not None and cue.verb.finite
        intends = (intends or cue.rule == "resolve-to") and words <= INTENT
        if intends and noun and _verbal_noun(known[index]):
            return index, ""
        if "=" in cue.takes and noun and is_act(lexicon, passage, known, index):
            return index, ""
        if "*" in cue.takes:
            return index, ""
        if index > first and passage.verb_at(index) is not None:
            return None
    return None


def acts_of(word: Known | None) -> tuple[Act, ...]:
    return word.acts if word is not None else ()


def _verbal_noun(word: Known | None) -> bool:
    return word is not None and word.masdar != "-"


def _bare(word: Known | None) -> bool:
    """A verbal noun without a preposition."""
    return word is not None and word.masdar in ("", "و")


def is_led(word: Known | None, preposition: str) -> bool:
    """A verbal noun with the preposition written onto it (بسحب، لاستضافة)."""
    return word is not None and word.masdar.removeprefix("و") == preposition


def is_act(lexicon: CommitmentLexicon, passage: Passage, known: list[Known | None], index: int) -> bool:
    """Whether a token names an act, with the word that the act needs beside it."""
    word = known[index]
    if word is None:
        return False
    for act in word.acts:
        if act.kind in NO_KIND:
            continue
        if lexicon.beside(act, passage.keys, index, passage.last):
            return True
    return False


def is_adverb(key: str) -> bool:
    """An indefinite accusative (حرصا); a pronoun at the end is another matter (حرصها)."""
    return key.endswith("ا") and not key.endswith(("ها", "هما", "نا", "كما"))
