"""What an utterance does, and whether it is denied, hedged or bound to a condition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.annotators.speech.voices import Voice
from mahdar.lang.speech_acts import ActRule
from mahdar.lang.verbs import VerbForm
from mahdar.model import Act
from mahdar.text.tokens import WORD

_OPENING = 9
"""Tokens in which the main clause's verb is looked for; a subject with its adjectives takes five or six."""
_WHOLE = 30
"""The same with a relative clause behind the subject."""


@dataclass(slots=True)
class _Clause:
    """The main clause of the words, as far as the rules ask."""

    readings: tuple[tuple[str, str], ...] = ()
    """Every verb that the main verb's letters may be, with its tense; the likeliest first."""
    negated: bool = False
    own: bool = False
    subject: str = ""


def read_act(scene: Scene, report: Report, first: int, end: int, voice: Voice | None) -> tuple[Act, str | None]:
    """The cue's act, unless the words tell more, and the name of the rule that told it.

    A cue that only reports may carry a promise, a refusal, a demand; one that tells the act itself is believed.
    """
    act, frame = report.act, report.frame
    if frame.name == "not_exclude" and report.line.key(report.cue[0][0]) != report.line.key(report.at):
        return "expect", None  # لم يستبعد
    warns = act == "expect" and frame.cue.verb == "حذر"
    if act not in ("assert", "announce") and not warns:
        return act, None
    clause = _read_clause(scene, report, first, end)
    speaking = _speaking(scene, report, voice)
    rules = scene.speech.act_rules
    candidates = {rules.numbers[name] for name in _read_words(scene, report.line, first, end, rules.reach[act])}
    for lemma, _ in clause.readings:
        candidates.update(rules.verbs.get(lemma, ()))
    for stem in _stems(report.line.key(first)):
        candidates.update(rules.led.get(stem, ()))
    tense = clause.readings[0][1] if clause.readings else None
    candidates.update(rules.open_to(act, tense, clause.negated, clause.own, clause.subject))
    for number in sorted(candidates):
        rule = rules.rules[number]
        if warns and "expect" not in rule.entry.cues:
            continue
        if _fits(scene, report, rule, clause, speaking, first, end):
            return rule.act or act, rule.name
    return act, None


def _fits(
    scene: Scene, report: Report, rule: ActRule, clause: _Clause, speaking: frozenset[str], first: int, end: int
) -> bool:
    entry = rule.entry
    if entry.cues and report.act not in entry.cues:
        return False
    if rule.verbs and not any(lemma in rule.verbs and entry.tense in ("", tense) for lemma, tense in clause.readings):
        return False
    if entry.tense and not rule.verbs and (not clause.readings or clause.readings[0][1] != entry.tense):
        return False
    if entry.negated is not None and clause.negated != entry.negated:
        return False
    if entry.own is not None and clause.own != entry.own:
        return False
    if entry.subject and clause.subject != entry.subject:
        return False
    if entry.speaker and entry.speaker not in speaking:
        return False
    if entry.kinds and report.kind not in entry.kinds and report.how not in entry.kinds:
        return False
    if entry.cue_verbs and report.frame.cue.verb not in entry.cue_verbs:
        return False
    if entry.masdar and (not report.line.word(first).masdar or scene.speech.affirmed(report.line.key(first))):
        return False
    return not rule.lead or _leads(scene, report.line, rule, first, end)


def _leads(scene: Scene, line: Line, rule: ActRule, first: int, end: int) -> bool:
    key = line.key(first)
    if key == "على":
        second = line.key(first + 1)
        party = first + 1 in scene.mention_at or second[:2] == "ال" or second in scene.speech.sets["quantifiers"]
        return key in rule.lead and first + 2 < end and party
    return not rule.lead.isdisjoint(_stems(key))


@lru_cache(maxsize=4096)
def _stems(key: str) -> tuple[str, ...]:
    """The word without article and pronoun, as a lead may write it."""
    stems = [key, key.removeprefix("ال"), *(key[: -len(p)] for p in ("هما", "ها", "هم", "نا", "ه") if key.endswith(p))]
    return (*stems, *(s[:-1] + "ه" for s in stems if s[-1:] == "ت"))


def _read_words(scene: Scene, line: Line, first: int, end: int, most: int) -> set[str]:
    """The rules one of whose phrases stands in the opening of the clause."""
    keys, words, un = line.keys, scene.speech.act_rules.words, scene.speech.sets["un"]
    opening = keys[first : min(end, first + most)]
    found: set[str] = set()
    if words.keys().isdisjoint(opening):
        return found
    relative = False
    for j, key in enumerate(opening, first):
        relative = relative or line.words[j - line.first].relative
        if key not in words:
            continue
        for name, reach, rest in words[key]:
            if j - first >= reach or j + len(rest) >= line.last:
                continue
            if key in un and not rest and (relative or not _negates_adjective(line, j, end)):
                continue
            if all(keys[j + 1 + n] == word for n, word in enumerate(rest)):
                found.add(name)
    return found


def _negates_adjective(line: Line, j: int, end: int) -> bool:
    """غير مقبول, not غير أن nor بغير الحل."""
    return j + 1 < end and not line.key(j + 1).startswith("ال") and line.word(j + 1).that is None


def _speaking(scene: Scene, report: Report, voice: Voice | None) -> frozenset[str]:
    """Which kinds of speaker the voice is."""
    if voice is None:
        return frozenset()
    sets = scene.speech.sets
    head = scene.speech.word(voice.words[0]).bare
    kinds = set()
    if head in sets["observers"] or report.frame.cue.strength == "claimed":
        kinds.add("observer")
    elif voice.anonymity in ("role", "unnamed"):
        kinds.add("unnamed")
    else:
        kinds.add("official")
    written = voice.circumstances.channel in ("statement", "joint-statement")
    if written and (voice.document or head in sets["bodies"] or head in sets["documents"]):
        kinds.add("body")
    return frozenset(kinds)


def _read_clause(scene: Scene, report: Report, first: int, end: int) -> _Clause:
    """The main verb within the opening, its tense, its negation, and whose deed it tells."""
    line, sets, found = report.line, scene.speech.sets, _Clause()
    relative, read = False, 0
    if line.word(first).that is not None and first + 1 < end:
        first += 1  # : "إن ..."
    that = line.word(first - 1).that if report.how == "that" else None
    tokens, words, base, own_side = line.tokens, line.words, line.first, sets["own_side"]
    for j in range(first, min(end, first + _WHOLE)):
        word, token = words[j - base], tokens[j]
        read += not relative
        if read > _OPENING:
            break
        if token.kind != WORD:
            relative = relative and not line.is_comma(j)
            continue
        key = token.key
        if word.relative:
            relative = True
        if relative:
            continue
        if key in own_side:
            found.own = True
        if j == first:
            if word.bare in sets["talks"]:
                found.subject = "talks"
            elif (j in scene.mention_at and scene.mention_at[j][1].type in ("GPE", "LOC")) or (
                key.startswith("ال") and word.bare in sets["bodies"]
            ):
                found.subject = "place"
        form = _verb(scene, line, j, first) if scene.speech.verbs.analyse(key) else None
        if form is None:
            continue
        tense = _tense(scene, line, j, form)
        forms = scene.speech.verbs.analyse(key)
        rest = ((f.lemma, _tense(scene, line, j, f)) for f in forms if f.person == form.person and f != form)
        found.readings = ((form.lemma, tense), *rest)
        before = line.key(j - 1) if j > first or report.how != "that" else ""
        denied = before in sets["negations"] and before not in sets["nominal_negations"]
        found.negated = denied and not _excepted(line, j, end)
        if form.person == 1 or (j + 1 < end and line.key(j + 1) in sets["own_side"]):
            found.own = True
        impersonal = form.lemma in scene.speech.lemmas["impersonals"]
        near = 1 if found.negated or tense == "future" else 0
        if that is not None and that.pronoun and not impersonal and j - first <= near:
            found.own = True  # أعلنت أنها لن تبدأ
        break
    return found


def _verb(scene: Scene, line: Line, j: int, first: int) -> VerbForm | None:
    """The word as the clause's verb: he did, we do, I shall."""
    word = line.words[j - line.first]
    if word.title or j in scene.mention_at:
        return None
    if word.finite is not None:
        return word.finite
    key = line.tokens[j].key
    if j > line.first and line.tokens[j - 1].key in scene.speech.sets["unsaid"]:
        return next((f for f in scene.speech.verbs.analyse(key) if f.part == "present"), None)
    if word.adverb:
        return None
    if j > first and key.endswith("ا") and line.tokens[first].key.endswith(("ين", "ان")):  # الجانبين شكلا
        return next((f for f in scene.speech.verbs.analyse(key) if f.person == 3 and f.number == "d"), None)
    we = word.we
    return we if we is not None and (we.part == "present" or j <= first + 1) else None


def _tense(scene: Scene, line: Line, j: int, form: VerbForm) -> str:
    before = line.key(j - 1)
    if form.proclitics.endswith("س") or before.endswith(scene.speech.affixes["future_particles"]):
        return "future"
    if form.part == "present" and before.endswith("قد"):
        return "possible"
    return "past" if before.endswith(scene.speech.affixes["past_particles"]) or form.part == "past" else "present"


def _excepted(line: Line, j: int, end: int) -> bool:
    """لن تسلم إلا لمن: an exception turns the negation round."""
    return any(line.key(n) == "الا" for n in range(j + 1, min(end, j + 4)))


def read_shades(scene: Scene, report: Report, first: int, end: int) -> tuple[bool, bool, bool]:
    """Whether the content negates its main clause, hedges, or sets a condition."""
    line = report.line
    sets, phrases = scene.speech.sets, scene.speech.phrases["conditions"]
    negations = sets["negations"]
    keys = line.keys[first:end]
    denials = negations.intersection(keys[:_OPENING])
    negated = bool(denials) and denials != sets["un"]
    hedged = conditional = False
    hedges, opens = sets["hedges"], phrases.first
    if hedges.isdisjoint(keys) and opens.keys().isdisjoint(keys):
        return negated, False, False
    for j, key in enumerate(keys, first):
        if key in hedges:
            nxt = line.word(j + 1).finite if j + 1 < end else None
            if key not in sets["verbal_hedges"] or (key == "قد" and nxt is not None and nxt.part == "present"):
                hedged = True
        if not conditional and key in opens and key not in sets["no_conditions"] and phrases.at(line.keys, j, end):
            conditional = True
    return negated, hedged, conditional
