"""What an utterance does, and whether it is denied, hedged or bound to a condition."""

from __future__ import annotations

from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.model import Act
from mahdar.text.tokens import WORD

_OPENING = 8
"""Tokens in which the main clause's verb is looked for."""
_OWN = ("بلاده", "بلادها", "حكومته", "حكومتها", "نحن", "وزارته", "وزارتها", "بلادنا", "حكومتنا")


def read_act(scene: Scene, report: Report, first: int, end: int) -> Act:
    """The cue's act, unless the words themselves tell more: a cue that only reports may carry a promise or a denial."""
    act = report.act
    if act not in ("assert", "announce"):
        return act
    line = report.line
    negations = scene.speech.sets["negations"]
    stop = min(end, first + _OPENING)
    own = line.key(first) in _OWN
    for j in range(first, stop):
        if line.tokens[j].kind != WORD:
            continue
        word, key = line.word(j), line.key(j)
        if word.noun is not None and word.noun.act == "commit" and j == first and report.how == "object":
            return "commit"
        if word.noun is not None and word.noun.before == [""] and j == first:
            return "demand"
        if key in ("يجب", "ينبغي", "يتعين") and j - first < 3:
            return "demand"
        if key in negations and key in ("لم", "لن", "لا", "ليست", "ليس") and (own or j == first) and act == "assert":
            return "deny"
        forms = scene.speech.verbs.analyse(key)
        if key[:1] == "س" or key[:2] == "وس":
            for form in forms:
                if form.part == "present" and form.proclitics.endswith("س"):
                    if form.person == 1:
                        return "commit" if act == "assert" else act
                    return "announce" if own else act
        if word.finite is not None:
            if word.finite.lemma in ("توقع", "رجح"):
                return "expect"
            break
    return act


def read_shades(scene: Scene, report: Report, first: int, end: int) -> tuple[bool, bool, bool]:
    """Whether the content negates its main clause, hedges, or sets a condition."""
    line = report.line
    sets, phrases = scene.speech.sets, scene.speech.phrases["conditions"]
    negated = any(
        line.key(j) in sets["negations"] and line.key(j) != "غير" for j in range(first, min(end, first + _OPENING))
    )
    hedged = conditional = False
    for j in range(first, end):
        key = line.key(j)
        if key in sets["hedges"] and not (key in ("قد", "نحو") and j > first and line.word(j - 1).past):
            nxt = line.word(j + 1).finite if j + 1 < end else None
            if key != "قد" or (nxt is not None and nxt.part == "present"):
                hedged = True
        if phrases.at(line.tokens, j, end) and key not in ("ان", "عند", "مقابل", "متي"):
            conditional = True
    return negated, hedged, conditional
