"""What stands between a cue and its content and is stepped over: parentheses, adverbials, phrases in the oblique."""

from __future__ import annotations

from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.objects import is_possessed
from mahdar.annotators.speech.phrases import phrase_end, starts_phrase
from mahdar.annotators.speech.scene import Scene
from mahdar.text.inflect import PARTICIPLE
from mahdar.text.tokens import WORD

_HOUSE = 4
"""Words in marks at most that may name a house between a title and a name."""


def behind_governed(scene: Scene, line: Line, j: int, limit: int) -> int:
    """لنظيره المصري فلان، للمجلس الاستشاري: a phrase behind a preposition written on holds no subject."""
    word = line.word(j)
    if word.bare in scene.speech.sets["honorifics"] and j + 1 < limit:
        return max(j + 1, phrase_end(scene, line, j + 1, limit, object_opens=True))
    if (word.title and word.bare not in scene.speech.sets["media"]) or j in scene.governed:
        return max(j + 1, phrase_end(scene, line, j, limit, object_opens=True))
    j += 1
    while j < limit and line.key(j).startswith("ال") and not line.word(j).title and j not in scene.mention_at:
        if line.word(j).that or line.word(j).relative or line.tokens[j].kind != WORD:
            break
        j += 1
    return j


def parenthesis_end(line: Line, j: int, limit: int) -> int:
    """قال مصدر، طلب عدم ذكر اسمه، إن: the comma that closes what a comma opened, if the cue's frame follows; or `j`."""
    for n in range(j, min(limit, j + 18)):
        if line.is_comma(n):
            if n + 1 < limit and (line.word(n + 1).that is not None or n + 1 in line.close or line.key(n + 1) == ":"):
                return n + 1
            return n + 1 if n + 1 < limit and line.word(n + 1).adverb else j
    return j


def describes(scene: Scene, line: Line, j: int) -> bool:
    """الجبهة، غير الموقعة على الاتفاق،: a definite adjective or participle behind a comma is about the subject."""
    key, word = line.key(j), line.word(j)
    if key == "غير":
        return j + 1 < line.last and line.key(j + 1).startswith("ال")
    if not key.startswith("ال") or word.title or word.masdar or j in scene.mention_at or j in scene.time_at:
        return False
    return any(f.part == PARTICIPLE for f in scene.speech.verbs.analyse(key)) or key.endswith("يه")


def shut(line: Line, j: int, limit: int) -> int:
    """Behind the comma that shuts what a comma opened; or `j`."""
    for n in range(j, min(limit - 1, j + 12)):
        if line.is_comma(n):
            return n + 1
        if line.word(n).that is not None or line.word(n).finite is not None or n in line.close:
            return j
    return j


def withholds_name(scene: Scene, line: Line, j: int, limit: int) -> bool:
    phrases = scene.speech.phrases["anonymity_reasons"]
    return bool(phrases.at(line.keys, j, limit) or (j + 1 < limit and phrases.at(line.keys, j + 1, limit)))


def stays_unnamed(scene: Scene, line: Line, j: int, limit: int) -> bool:
    """اشترط عدم ذكر اسمه, رفض الكشف عن هويته: the verb at `j` tells how a source speaks and reports nothing itself."""
    near = line.keys[j + 1 : min(limit, j + 6)]
    return not scene.speech.sets["identities"].isdisjoint(near) and withholds_name(scene, line, j, limit)


def name_behind(scene: Scene, line: Line, subject: tuple[int, int] | None, j: int, limit: int) -> int:
    """قال رئيس الوفد في المفاوضات فلان: the name that a title waits for, behind an adverbial of at most four words."""
    if subject is None or not line.word(subject[0]).title:
        return 0
    if line.key(subject[0]) in scene.speech.sets["anonymous"]:
        return 0  # قال مسؤول للصحافيين بعد لقاء جمع فلانا: he stays unnamed
    if any(m.type == "PER" for m in scene.names(*subject)):
        return 0
    n, quoted = j - 1, 0
    while n + 1 < min(limit, j + 8 + quoted):
        n += 1
        if n in line.close and line.quoted_words(n) <= _HOUSE:
            quoted += line.close[n] - n  # الباحثة في «دار الجسر» فلانة
            n = line.close[n]
            continue
        if line.is_comma(n):  # المتحدثة باسم اللجنة في الشرق الأوسط، فلانة،
            here = scene.mention_at.get(n + 1)
            named = here is not None and here[1].type == "PER" and n > j and n + 1 not in scene.governed
            return here[0] if here is not None and named else 0
        if n - j > 4 + quoted:
            continue
        here = scene.mention_at.get(n)
        if here is not None and here[1].type == "PER":
            behind = line.tokens[n - 1]
            joined = behind.kind == WORD or quoted
            courtesies = scene.speech.sets["courtesies"]
            governed = line.word(n - 1).clitic and line.key(n - 1)[1:] in courtesies  # بالدكتور فلان
            named = not (line.word(n - 1).title or governed) or _is_apposed(scene, line, n, here[0], limit)
            return here[0] if joined and named and n not in scene.governed else 0
        if line.tokens[n].kind != WORD or line.word(n).that is not None or line.word(n).frames:
            return 0
    return 0


def _is_apposed(scene: Scene, line: Line, n: int, end: int, limit: int) -> bool:
    """المستشار المتخصص بقطاع النفط الدكتور فلان أن: behind a form of address, and the words come next."""
    whole = line.word(n - 2).base.startswith("ال")  # بحضور الدكتور فلان: a genitive, and another man
    if line.key(n - 1) not in scene.speech.sets["courtesies"] or end >= limit or not whole:
        return False
    return line.word(end).that is not None or line.is_comma(end) or end in line.close or line.key(end) == ":"


def adverbial_end(scene: Scene, line: Line, j: int, limit: int, wants_subject: bool) -> int:
    """Behind an adverbial; where a subject is still awaited, a title or a person's name may begin inside it."""
    stop = phrase_end(scene, line, j, limit, object_opens=True, titled=False)
    if wants_subject and is_possessed(line.key(j)) and stop < limit and starts_phrase(scene, line, stop):
        return phrase_end(scene, line, stop, limit, titled=False)  # خلال لقائه المبعوث: the masdar's own object
    if wants_subject:
        for n in range(j + 1, stop):
            if n in scene.office_at:
                return n
            here = scene.mention_at.get(n)
            if here is not None and here[1].type == "PER" and not line.word(n - 1).title:
                return n
    return stop
