"""A voice: who speaks, in the article's words; whom those words name, and why they may name nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.annotators.speech.circumstances import Circumstances
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.model import Act, Anonymity, Link, Mention, Span
from mahdar.text.affixes import DEFINITE, NISBA, THIRD_PERSON
from mahdar.text.inflect import PARTICIPLE
from mahdar.text.tokens import WORD


@dataclass(slots=True)
class Voice:
    """A speaker as the article words it."""

    entity: str
    span: Span
    words: tuple[str, ...]
    anonymity: Anonymity
    gender: str = ""
    number: str = ""
    links: tuple[Link, ...] = ()
    """Through whom; the speaker itself is the last."""
    circumstances: Circumstances = field(default_factory=Circumstances)
    line: int = 0
    document: bool = False
    person: bool = False
    """A person by name, whom an honour points back to (معاليه)."""
    why: str | None = None
    nested: bool = False
    """Heard inside another's words."""
    at: int = 0
    """The token of the cue."""
    act: Act | None = None
    """What the statement before it did, once that is known."""


def find_named(scene: Scene, line: Line, first: int, last: int) -> Mention | None:
    """The mention that the phrase is about: its person, else the body or country at its head or behind it."""
    names = [(i, *scene.mention_at[i]) for i in range(first, last) if i in scene.mention_at]
    head = line.word(first)
    if last - first == 1 and scene.speech.word(line.key(first)).bare in scene.speech.sets["documents"]:
        return None  # البيان is the statement here, not the newspaper of that name
    for i, _, mention in names:
        if mention.type != "PER":
            continue
        genitive = (
            i == first + 1
            and head.title
            and not line.key(first).startswith(DEFINITE)
            and i not in scene.office_at
        )
        if genitive and first not in scene.office_at and line.key(first) not in scene.speech.sets["courtesies"]:
            continue
        if i > first and line.key(i - 1) in scene.speech.sets["on_behalf"]:
            continue
        if _is_near(scene, line, first, i) or is_anothers(scene, line, first, i):
            continue  # مصدر مقرب من الرئيس فلان، خصوم فلان
        return mention
    if not names and line.key(first) in scene.persons:
        return scene.persons[line.key(first)]
    for i, stop, mention in names:
        if i == first and mention.type in ("ORG", "GROUP", "GPE", "LOC") and mention.span.end >= line.tokens[first].end:
            if mention.type in ("GPE", "LOC") and stop < last and line.word(stop).conjunction and len(names) > 1:
                return None
            return mention
    bodies = scene.speech.sets
    if head.bare in bodies["documents"] or head.bare in bodies["media"]:
        return next((m for _, _, m in names if m.type in ("ORG", "GROUP")), None)
    if head.bare in bodies["bodies"]:
        return next((m for i, _, m in names if m.type in ("ORG", "GROUP") and i <= first + 1), None)
    return None


def _is_near(scene: Scene, line: Line, first: int, i: int) -> bool:
    """Whether an unnamed source stands by a person behind a preposition and is not the person."""
    anonymous = scene.speech.sets["anonymous"]
    if line.word(first).bare not in anonymous and line.key(first) not in anonymous:
        return False
    beside = [n for n in range(first + 1, i) if line.key(n) in scene.speech.sets["beside_persons"]]
    return bool(beside) and (beside[-1] + 1 == i or line.word(beside[-1] + 1).title)


def is_anothers(scene: Scene, line: Line, first: int, i: int) -> bool:
    """Whether the name at `i` is of somebody whom the head is only related to: his body, side, kin or follower.

    A name is the speaker's own in apposition to the head, and so behind a title, an honour or a definite noun. It is
    not behind a body (إدارة الرئيس فلان), a noun in construct that is no title (خصوم فلان) or names kin (شقيق العقيد
    فلان), several people (محامو فلان), or where its own title is governed (موال للرئيس فلان، متحدث باسم الوزير فلان).
    """
    while first < i and line.tokens[first].kind != WORD:
        first += 1
    if i == first:
        return False
    sets, head, key = scene.speech.sets, line.word(first), line.key(first)
    written = scene.text[line.tokens[first].start : line.tokens[first].end]
    definite = key.startswith(DEFINITE) or (len(written) > 3 and written.endswith(THIRD_PERSON))  # مدربه الهولندي
    if head.bare in sets["anonymous"] and any(line.word(n).adverb for n in range(first + 1, i)):
        return True  # مصادر في مكتب رئيس الوزراء فلان
    house = line.word(i - 2).bare
    house = house[:-2] + "ه" if house.endswith("تي") else house
    if i - 2 > first and line.key(i - 1) in sets["eponyms"] and house in sets["bodies"]:
        return True  # مدير جامعتي الملك فلان
    if i in scene.governed or (head.bare in sets["kin"] and not definite and not line.is_comma(i - 1)):
        return True
    if head.bare in sets["bodies"] and head.bare not in sets["roles"]:
        return True
    if key.endswith("ون") or (key.endswith("و") and scene.speech.word(key + "ن").title):
        return True
    honoured = {key, head.base, line.word(first + 1).bare} & sets["honorifics"] or key in sets["courtesies"]
    told = head.channels or head.noun or head.masdar or head.clitic or head.bare in sets["documents"]
    does = any(f.part == PARTICIPLE and f.number == "s" for f in scene.speech.verbs.analyse(key))  # مشرف الموسم فلان
    if not (head.title or definite or honoured or told or does or key in sets["name_particles"]):
        name = scene.mention_at[i][1].entity.partition(":")[2].split()
        return i != first + 1 or key not in name  # موضي الدعرمي, where the article has موضي عثمان الدعرمي
    return _is_governed(scene, line, first, i, definite)


def _is_governed(scene: Scene, line: Line, first: int, i: int, definite: bool) -> bool:
    """للرئيس (الأفغاني) فلان, باسم الوزير فلان: the title right before the name stands behind a preposition.

    Where the head is definite and the title in construct (المتحدث باسم رئيس الوزراء فلان), the name may be either's and
    stays the head's, as news has it.
    """
    sets = scene.speech.sets

    def titles(n: int) -> bool:
        word = line.word(n)
        return word.title or (bool(word.clitic) and word.bare in sets["roles"])

    n = i - 1
    if n > first and line.word(n).clitic and line.key(n).startswith(("لل", "بال")) and line.key(n).endswith(NISBA):
        return True  # خلفا للسويسري فلان
    while n > first and not titles(n) and line.key(n).startswith(DEFINITE):
        n -= 1
    while n - 1 > first and not definite and titles(n - 1) and not line.word(n).clitic:
        n -= 1
    if n <= first or not titles(n) or line.word(n).bare in sets["bodies"]:
        return False
    behind = line.word(n).clitic or line.key(n - 1) in sets["on_behalf"]
    return bool(behind) and (not definite or line.key(n).startswith(("ال", "لل", "بال")))


def find_why(scene: Scene, line: Line, report: Report) -> str | None:
    """Why a source stays unnamed, in the text's words."""
    phrases = scene.speech.phrases["anonymity_reasons"]
    first, last = report.sentence
    if phrases.first.keys().isdisjoint(line.keys[first:last]):
        return None
    for i in range(first, last):
        size = phrases.at(line.keys, i, last)
        if size:
            stop = i + size
            while stop < last and line.tokens[stop].kind == "word" and stop - i < 6 and not line.word(stop).that:
                stop += 1
            begin = i - 1 if i > first and line.word(i - 1).finite else i
            return scene.text[line.tokens[begin].start : line.tokens[stop - 1].end]
    return None
