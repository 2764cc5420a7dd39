"""The voice that a noun phrase names, or one heard before that it points back to."""

from __future__ import annotations

from mahdar.annotators.speech.heard import Heard
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.voices import Voice, find_named, find_why
from mahdar.model import Anonymity, Span
from mahdar.text.affixes import DEFINITE, NISBA

_HONOURED = 120
"""Tokens back within which an honour alone finds its bearer."""
_WRITTEN = ("statement", "joint-statement", "letter", "tweet", "speech")
"""Channels that البيان or الرسالة may point back to; an interview is none."""
_SHORT = 4
"""Letters of a name that may stand alone for a longer one."""


def name_voice(heard: Heard, line: Line, phrase: tuple[int, int], report: Report, line_number: int) -> Voice:
    """The voice of a phrase: a mention in it, a voice heard before, the holder of its title, or nobody by name."""
    scene = heard.scene
    first, last = phrase
    tokens = line.tokens
    start = tokens[first].start
    word = line.word(first)
    letters = report.subject_letters if phrase == report.subject else 0
    if word.conjunction and word.title and tokens[first].key not in scene.speech.sets["heads"]:
        letters = letters or (len(word.conjunction) if tokens[first].key != word.base else 0)
    here = scene.mention_at.get(first)
    if letters:
        start = tokens[first].at(letters, scene.text)
    elif here is not None and here[1].span.start > start:
        start = here[1].span.start
    span = Span(start, tokens[last - 1].end)
    words = tuple(t.key for t in tokens[first:last])
    if letters and word.conjunction and (word.base.startswith(DEFINITE) or report.kind == "headline"):
        words = (word.base, *words[1:])
    bare = word.bare
    mention = find_named(heard.scene, line, first, last)
    document = bare in scene.speech.sets["documents"] or word.base in scene.speech.sets["documents"]
    if mention is not None:
        entity = (mention.metonym or mention.entity) if mention.type in ("GPE", "LOC") else mention.entity
        return Voice(
            entity, span, words, "named", line=line_number, document=document, person=mention.type == "PER"
        )
    earlier = _earlier(heard, bare, line, first, last, document)
    if earlier is not None:
        return Voice(
            earlier.entity,
            span,
            words,
            earlier.anonymity,
            line=line_number,
            document=document,
            person=earlier.person,
            why=earlier.why,
            links=earlier.links[:-1] if not document else (),
        )
    holder = scene.titles.get(words) or scene.titles.get((word.base, *words[1:]))
    if holder is not None:
        return Voice(holder, span, words, "office", line=line_number, person=True)
    entity = "src:" + "-".join(words)
    anonymous = bare in scene.speech.sets["anonymous"] or tokens[first].key in scene.speech.sets["anonymous"]
    anonymity: Anonymity = "office"
    if anonymous:
        anonymity = "role" if last - first > 1 else "unnamed"
    why = find_why(heard.scene, line, report) if anonymous else None
    return Voice(entity, span, words, anonymity, line=line_number, document=document, why=why)


def _earlier(heard: Heard, bare: str, line: Line, first: int, last: int, document: bool) -> Voice | None:
    """Whom a role noun with the article points back to (الوزير، المتحدث، البيان)."""
    scene = heard.scene
    key = line.key(first)
    if last - first == 1 and key in scene.speech.sets["honorifics"] and key.endswith(("ه", "ها")):
        return next((v for v in reversed(heard.known) if v.person and not v.document), None) or _honoured(heard, first)
    if last - first == 1 and not document:
        short = next((v for v in reversed(heard.known) if _ends(heard, v, key)), None)
        if short is not None:
            return short  # المتحدث أجمل زدران ... وأضاف زدران
    definite = key.startswith(DEFINITE)
    if document and not definite and last - first == 1:
        speaking = heard.stack[-1] if heard.stack else None
        body = speaking is not None and scene.speech.word(speaking.words[0]).bare in scene.speech.sets["bodies"]
        return speaking if body else None  # أعرب الاتحاد عن كذا. وجاء في بيان أن
    if not definite or last - first > 6:
        return None
    if document:
        if last - first != 1:
            return None
        issued = next((v for v in reversed(heard.known) if v.circumstances.channel in _WRITTEN or v.document), None)
        speaking = heard.stack[-1] if heard.stack else None
        bodies = scene.speech.sets["bodies"]
        if issued is None and speaking is not None and scene.speech.word(speaking.words[0]).bare in bodies:
            return speaking  # قالت البعثة كذا. وتابع البيان
        return issued
    if bare in scene.speech.sets["bodies"] and last - first == 1:
        known = next((v for v in reversed(heard.known) if scene.speech.word(v.words[0]).bare == bare), None)
        return _nearest(heard, first, bare, known) if bare in scene.speech.sets["of_states"] else known
    if bare not in scene.speech.sets["roles"]:
        return None
    rest = [line.key(i) for i in range(first + 1, last)]
    for voice in reversed(heard.known):
        stems = {w.removeprefix("ال") for w in voice.words}
        stems |= {s[:-1] for s in stems if s.endswith("ا")}
        if bare in stems and all(w in voice.words or w[2:] in stems for w in rest):
            return voice
    if not rest or len(rest) > 2:
        return None
    lands = {w for w in rest if w.startswith(DEFINITE) and w.endswith(NISBA)}
    return next((v for v in reversed(heard.known) if _may_hold(v, bare, lands)), None)


def _may_hold(voice: Voice, bare: str, lands: set[str]) -> bool:
    """Whether a voice is of this title and of no other country: الرئيس الإيراني is not الرئيس الأميركي."""
    others = {w for w in voice.words if w.startswith(DEFINITE) and w.endswith(NISBA)}
    return bare in {w.removeprefix("ال") for w in voice.words} and (not lands or not others or bool(lands & others))


def _nearest(heard: Heard, first: int, bare: str, known: Voice | None) -> Voice | None:
    """Whom الوزارة points to: the last one that spoke, or another named behind its words."""
    scene, at = heard.scene, known.at if known is not None else -1
    for n in range(first - 1, max(at, first - _HONOURED), -1):
        here = scene.mention_at.get(n)
        if here is not None and here[1].type == "ORG" and scene.speech.word(scene.tokens[n].key).bare == bare:
            words = tuple(t.key for t in scene.tokens[n : here[0]])
            same = known is not None and (set(words) <= set(known.words) or set(known.words) <= set(words))
            return known if same else Voice(here[1].entity, here[1].span, words, "named")
    return known


def _honoured(heard: Heard, first: int) -> Voice | None:
    """The person last named before معاليه, where no person has spoken yet."""
    scene = heard.scene
    for n in range(first - 1, max(-1, first - _HONOURED), -1):
        here = scene.mention_at.get(n)
        if here is not None and here[1].type == "PER":
            mention = here[1]
            words = tuple(t.key for t in scene.tokens[n : here[0]])
            return Voice(mention.entity, mention.span, words, "named", person=True)
    return None


def _ends(heard: Heard, voice: Voice, key: str) -> bool:
    """Whether the words that name a voice end with this name."""
    if len(voice.words) < 2 or voice.words[-1] != key or voice.document or len(key) < _SHORT:
        return False
    word = heard.scene.speech.word(key)
    return not (word.title or word.masdar or word.finite or key.endswith(("ي", "يه", "ين", "ات")))
