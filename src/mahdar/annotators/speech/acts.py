"""What an utterance does, and whether it is denied, hedged or bound to a condition."""

from __future__ import annotations

from mahdar.annotators.speech.circumstances import Circumstances
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.lang.verbs import VerbForm
from mahdar.model import Act
from mahdar.text.tokens import WORD

_OPENING = 9
"""Tokens in which the main clause's verb is looked for; a subject with its adjectives takes five or six."""
_WHOLE = 24
"""Tokens in which a word of duty (ينبغي) still belongs to the main clause."""


def read_act(scene: Scene, report: Report, first: int, end: int, where: Circumstances | None) -> Act:
    """The cue's act, unless the words tell more: a cue that only reports may carry a promise, a refusal, a demand.

    Args:
        where: A body's written statement announces where it does not deny; so does a headline.
    """
    act = report.act
    if (
        act == "deny"
        and report.frame.name == "not_exclude"
        and report.line.key(report.cue[0][0]) != report.line.key(report.at)
    ):
        return "expect"  # لم يستبعد
    if act not in ("assert", "announce"):
        return act
    found = _of_words(scene, report, first, end, act)
    if found != "assert":
        return found
    if report.led == "deny" and report.frame.cue.verb == "قال":
        return "deny"  # نفى كذا، قائلا إن
    written = where is not None and where.channel in ("statement", "joint-statement")
    return "announce" if report.kind == "headline" or written else "assert"


def _of_words(scene: Scene, report: Report, first: int, end: int, act: Act) -> Act:
    line, sets = report.line, scene.speech.sets
    head = line.word(first)
    if head.noun is not None and report.how == "object" and head.noun.act in ("commit", "demand", "expect", "deny"):
        return head.noun.act
    stop = min(end, first + _OPENING)
    if any(line.key(j) in sets["expected"] for j in range(first, min(end, first + 14))):
        return "expect"
    if act == "assert" and any(line.key(j) in sets["duties"] for j in range(first, min(end, first + _WHOLE))):
        return "demand"
    for j in range(first, stop):
        if line.tokens[j].kind != WORD or line.word(j).relative:
            if line.word(j).relative:
                break
            continue
        if act == "assert" and _denies(scene, line, j, end):
            return "deny"
        future = _future(scene, line.key(j))
        if future is not None:
            return _of_future(scene, line, act, future, first, j)
        finite = line.word(j).finite
        if finite is not None and j > first:
            if finite.part == "past" and line.key(first) in sets["own_side"]:
                return "announce"  # بلاده اقترحت
            break
    if report.frame.name == "warn" and any(line.key(j) in sets["hedges"] for j in range(first, stop)):
        return "expect"
    return act


def _denies(scene: Scene, line: Line, j: int, end: int) -> bool:
    """A negated predicate, where no exception turns it round (لن تسلم إلا لمن)."""
    key = line.key(j)
    if key not in scene.speech.sets["negations"] or key in ("عدم", "ما", "دون", "بدون"):
        return False
    if key == "غير":
        return j + 1 < end and not line.key(j + 1).startswith("ال") and line.word(j + 1).that is None
    if j > line.first and line.key(j - 1) in ("ما", "بما"):
        return False  # ما لا يقل عن
    after = [line.key(n) for n in range(j + 1, min(end, j + 4))]
    nxt = line.word(j + 1).finite if after else None
    mild = scene.speech.lemmas["mild"]
    if nxt is not None and nxt.lemma in mild:
        return False
    return "الا" not in after and "بعد" not in after and not (after and after[0] in scene.speech.sets["mild"])


def _future(scene: Scene, key: str) -> VerbForm | None:
    if key[:1] != "س" and key[:2] not in ("وس", "فس"):
        return None
    forms = scene.speech.verbs.analyse(key)
    return next((f for f in forms if f.part == "present" and f.proclitics.endswith("س")), None)


def _of_future(scene: Scene, line: Line, act: Act, form: VerbForm, first: int, j: int) -> Act:
    sets = scene.speech.lemmas
    if form.lemma in sets["pledges"] and (form.person == 1 or act == "announce"):
        return "commit"
    talks = scene.speech.sets["talks"]
    if form.lemma in sets["agendas"] and any(line.word(n).bare in talks for n in range(first, j)):
        return act
    if form.lemma in sets["outcomes"] and form.person == 3:
        return "expect" if act == "assert" else act
    return "announce"


def read_shades(scene: Scene, report: Report, first: int, end: int) -> tuple[bool, bool, bool]:
    """Whether the content negates its main clause, hedges, or sets a condition."""
    line = report.line
    sets, phrases = scene.speech.sets, scene.speech.phrases["conditions"]
    negations = sets["negations"]
    negated = any(line.key(j) in negations and line.key(j) != "غير" for j in range(first, min(end, first + _OPENING)))
    hedged = conditional = False
    for j in range(first, end):
        key = line.key(j)
        if key in sets["hedges"]:
            nxt = line.word(j + 1).finite if j + 1 < end else None
            if key not in ("قد", "نحو") or (key == "قد" and nxt is not None and nxt.part == "present"):
                hedged = True
        if not conditional and phrases.at(line.tokens, j, end) and key not in ("ان", "عند", "مقابل", "متي"):
            conditional = True
    return negated, hedged, conditional
