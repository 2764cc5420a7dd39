"""A cue with its frame: where the words that it reports begin, and the noun phrase that may be its subject."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.scene import Scene
from mahdar.lang.speech import CueNoun, Frame
from mahdar.lang.verbs import VerbForm
from mahdar.model import Act
from mahdar.text.tokens import SIGN, WORD

_REACH = 70
"""Tokens from cue to content at most; subjects with appositions and settings run to some fifty."""
_OPEN_SPEECH = frozenset(("قال", "أضاف", "تابع", "أردف", "استطرد"))
_ALLOW_AFTER_PREPOSITION = ("على", "الي", "عن", "من", "في")


@dataclass(slots=True)
class Report:
    """A cue and what it governs, in tokens of its line."""

    line: Line
    sentence: tuple[int, int]
    frame: Frame
    kind: str
    """finite, participle, saying, attribution, headline or relay."""
    at: int
    cue: list[tuple[int, int]]
    act: Act
    form: VerbForm | None = None
    subject: tuple[int, int] | None = None
    subject_letters: int = 0
    """Letters of a proclitic before the subject (ل in سبق للمتحدث)."""
    object: tuple[int, int] | None = None
    """Who is spoken to or accused."""
    before: tuple[int, int] | None = None
    """A subject that stands before the verb."""
    content: int = 0
    letters: int = 0
    """Letters of a proclitic before the content (ب in بحماية)."""
    how: str = ""
    """that, quote, colon, noun, object."""
    opens: int = 0
    """The token where its clause begins."""
    outlet: tuple[int, int] | None = None
    """Who relays it."""
    end: int = 0
    parts: list[tuple[int, int]] | None = None
    nested_in: Report | None = None
    elided: bool = False
    led: Act | None = None
    """The act of the report that a participle hangs on."""


def find_content(scene: Scene, line: Line, report: Report, start: int, end: int) -> bool:
    """Look for the content of a cue from token `start` on; fills subject, content, letters, how.

    Returns:
        Whether the cue's frame is complete. A cue without content is no report.
    """
    frame, form = report.frame, report.form
    flags, before = frame.flags, frame.before
    takes_subject = report.kind == "finite" and form is not None and form.number == "s" and report.before is None
    takes_object = frame.cue.object
    own = "".join(p for p in before if len(p) == 1)
    strict = "strict" in flags or "quote-only" in flags
    light = "light" in flags
    limit = min(end, start + _REACH)
    j, relative, soft = start, False, False
    if frame.cue.verb in _OPEN_SPEECH and start < limit and _in_own_voice(scene, line, start):
        report.content, report.letters, report.how = start, 0, "colon"
        return True
    while j < limit:
        token = line.tokens[j]
        if token.kind == SIGN:
            step = _at_sign(scene, line, report, j, start, relative)
            if step == 0:
                return True
            if step < 0:
                break
            if relative and line.is_comma(j):
                relative = soft = False  # a comma shuts the relative clause, whether one opened it or not
            j = step
            continue
        word = line.word(j)
        if word.that is not None:
            found = _at_that(scene, line, report, j, start)
            if found is None:
                j += 1
                continue
            return found
        if word.relative:
            relative = True
            j += 1
            continue
        if report.subject is not None and not relative and (word.frames or word.finite) and line.is_comma(j - 1):
            over = _parenthesis_end(line, j, limit) if not word.conjunction else j
            if over > j:
                j = over
                continue
        if (not strict and not relative) or (light and not relative):
            noun = word.noun
            if noun is not None and (light or noun.before == [""]) and _take_noun(scene, line, report, j, limit, noun):
                return True
        governs = soft and token.key in before and j + 1 < limit and line.word(j + 1).masdar
        if not strict and (not relative or governs):
            if light and token.key in before and j + 1 < limit and line.word(j + 1).noun is not None:
                j += 1
                continue
            if token.key in before and j + 1 < limit:
                if _fits_noun(scene, line, report, j + 1) and not _names_place(scene, line, j, limit, before):
                    report.content, report.letters, report.how = _past_what(line, j + 1, limit), 0, "noun"
                    _take_object(scene, line, report, j)
                    return _need(scene, line, report, limit)
            elif word.clitic and word.clitic in before and j not in scene.time_at:
                here = scene.mention_at.get(j)
                owned = here is not None and here[1].span.start == token.start
                if not owned and _fits_clitic(scene, line, report, j):
                    report.content, report.how = j, "noun"
                    report.letters = len(token.key) - len(word.base) + 1
                    what = _past_what(line, j, limit, clitic=True)
                    if what != j:
                        report.content, report.letters = what, 0
                    return _need(scene, line, report, limit)
            elif (
                takes_object and word.masdar and j not in scene.mention_at and j not in scene.time_at
                and (j == start or report.subject or line.is_comma(j - 1))
            ):  # fmt: skip
                report.content, report.letters, report.how = j, 0, "object"
                if frame.cue.strength == "confirmed" and _possessed(token.key) and not scene.speech.affirmed(token.key):
                    return False  # أكد تفوقه
                if j == start and takes_subject and form is not None and form.ambiguous:
                    return False
                return j + 1 < limit
        if j in scene.time_at:
            j = max(scene.time_at[j][0], j + 1)
            continue
        if word.adverb:
            j += 1
            if (
                j < limit
                and starts_phrase(scene, line, j)
                and not (takes_subject and report.subject is None and (j in scene.office_at))
            ):
                name = _name_behind(scene, line, report, j, limit)
                if name:
                    report.subject = (report.subject[0], name) if report.subject else report.subject
                    j = name
                    continue
                j = _adverbial_end(scene, line, j, limit, takes_subject and report.subject is None)
            continue
        if word.frames and report.subject is not None and _withholds_name(scene, line, j, limit):
            j = next((n for n in range(j, limit) if line.is_comma(n)), limit)  # وطلب عدم ذكر اسمه،
            continue
        if (word.frames or word.finite) and not relative and j > start and j not in scene.mention_at:
            if (word.conjunction and word.frames) or line.is_comma(j - 1):
                break
            if word.finite and not word.title and report.subject is None and not takes_subject:
                break
            if word.finite and not word.title and report.subject is None and line.word(j - 1).adverb:
                break
            if word.finite and not word.title and line.tokens[j - 1].kind == WORD:
                relative = soft = True  # في مؤتمر أعقب التوقيع: a relative clause without its pronoun
        if relative and word.conjunction and word.frames and line.is_comma(j - 1):
            break
        if report.subject is None and takes_subject and starts_phrase(scene, line, j):
            stop = phrase_end(scene, line, j, limit, object_opens=bool(takes_object) or light, own=own)
            if takes_object == "any" and not strict:
                if not (stop < limit and (line.key(stop) in ("ما", "اي") or stop in line.close)):
                    stop = _person_end(scene, line, j, stop)
                if not speaks(scene, line, j, stop):
                    report.content, report.letters, report.how = j, 0, "object"
                    return j == start and stop - j >= 2
                report.subject = (j, stop)
                j = stop
                if j < limit and _object_here(scene, line, j):
                    report.content, report.letters, report.how = _past_what(line, j, limit), 0, "object"
                    if report.content in line.close:
                        report.how = "quote"
                    return j + 1 < limit
                continue
            report.subject = (j, stop)
            j = stop
            if j < limit and line.key(j) in ("لقد", "نحن") and frame.cue.verb in _OPEN_SPEECH:
                report.content, report.letters, report.how = j, 0, "colon"
                return True
            continue
        settled = report.subject is not None and (line.is_comma(j - 1) or line.tokens[j - 1].kind != WORD)
        if (
            takes_object == "any" and not strict and not relative and starts_phrase(scene, line, j)
            and (settled or (j == start and not takes_subject))
        ):  # fmt: skip
            report.content, report.letters, report.how = j, 0, "object"
            return j + 1 < limit
        j += 1
    return False


def _in_own_voice(scene: Scene, line: Line, j: int) -> bool:
    """وقال هدفنا هو السلام, وقال لقد ناقشنا: direct speech that no mark opens, told by its first person plural."""
    key, word = line.key(j), line.word(j)
    if line.tokens[j].kind != WORD or j in scene.mention_at or word.that:
        return False
    if key in ("لقد", "نحن"):
        return True
    if any(f.person == 1 and f.number == "p" and f.part == "present" for f in scene.speech.verbs.analyse(key)):
        return True
    return key.endswith("نا") and len(key) > 4 and not word.title and not word.frames and not word.finite


def _at_sign(scene: Scene, line: Line, report: Report, j: int, start: int, relative: bool) -> int:
    """Step over a sign: the next token to read; 0 where content was found; -1 where the search ends."""
    key = line.key(j)
    if key == ":":
        if j + 1 >= line.last:
            return -1
        report.content, report.letters, report.how = j + 1, 0, "colon"
        return 0
    if j in line.close:
        close = line.close[j]
        enough = line.quoted_words(j) >= 3 or _verbal(line, j) or (j == start and line.quoted_words(j) >= 2)
        named = j in scene.mention_at or any(scene.mention_at[n][0] >= close for n in (j + 1,) if n in scene.mention_at)
        if line.key(j - 1) in report.frame.before and line.key(j - 1) in ("ب", "على", "الي") and not relative:
            report.content, report.letters, report.how = j, 0, "quote"
            _take_object(scene, line, report, j - 1)
            if report.content != j:
                report.how = "noun"
            return 0
        carried = line.key(j - 1) in ("ل", "لل") or (line.key(j - 1) in ("في", "من", "على") and not enough)
        if (named or not enough) and j == start and report.kind == "finite" and report.subject is None and not carried:
            report.subject = (j, close + 1)  # وعلمت «الصحيفة» أن
            return close + 1
        long = line.quoted_words(j) >= 5
        if enough and not named and (not relative or long) and "masdar-only" not in report.frame.flags and not carried:
            report.content, report.letters, report.how = j, 0, "quote"
            return 0
        return close + 1
    if key in "-–" and j > start and line.tokens[j - 1].end < line.tokens[j].start:
        return j + 1
    return j + 1


def _verbal(line: Line, j: int) -> bool:
    return any(
        line.word(n).finite is not None for n in range(j + 1, min(line.close[j], line.last)) if line.key(n) != ""
    )


def _at_that(scene: Scene, line: Line, report: Report, j: int, start: int) -> bool | None:
    """At أن or إن: True where it opens the content, False where it shuts the search, None where it is another's."""
    that = line.word(j).that
    assert_that = that is not None
    if not assert_that or that is None:
        return None
    previous = line.key(j - 1)
    preposition = that.preposition or (previous if previous in _ALLOW_AFTER_PREPOSITION else "")
    sets = scene.speech.sets
    if (
        not preposition
        and j > start
        and (line.word(j - 1).base in sets["not_complementiser_after"] or previous in sets["not_complementiser_after"])
    ):
        return False if line.is_comma(j - 2) and report.subject is None else None
    if that.conjunction and j > start:
        return None if that.conjunction == "ف" else False  # فان is also half of a Dutch name
    if "quote-only" in report.frame.flags:
        return False
    if preposition not in report.frame.that:
        if preposition == "" and "" not in report.frame.that and "light" not in report.frame.flags:
            return False
        return None
    if j + 1 >= line.last:
        return False
    report.content, report.letters, report.how = j + 1, 0, "that"
    _take_object(scene, line, report, j)
    return True


def _take_object(scene: Scene, line: Line, report: Report, j: int) -> None:
    """وصف اللقاء بأنه مثمر: what is described belongs to the content, unless it is a pronoun."""
    if "about" not in report.frame.flags:
        return
    first = report.subject[1] if report.subject is not None else report.at + 1
    if report.subject is not None and report.subject[1] >= j and not line.is_comma(j - 1):
        if scene.names(report.subject[0], report.subject[1]) or report.form is None or report.form.proclitics:
            ends = [scene.mention_at[n][0] for n in range(*report.subject) if n in scene.mention_at]
            first = min(ends) if ends and min(ends) < j else first
            if first < j and ends:
                report.subject = (report.subject[0], first)
        if first >= j:
            return
    while first < j and (line.is_comma(first) or first in scene.time_at):
        first = scene.time_at[first][0] if first in scene.time_at else first + 1
    if first < j and not line.word(first).adverb and not line.word(first).that:
        report.content = first


def _take_noun(scene: Scene, line: Line, report: Report, j: int, limit: int, noun: CueNoun) -> bool:
    """أعرب عن أمله في: the noun joins the cue and tells the act."""
    prepositions = [p.replace("إ", "ا").replace("ى", "ي") if p != "على" else p for p in noun.before]
    n = j + 1
    if n >= limit:
        return False
    own = j + 1
    if noun.before == [""]:
        report.content, report.letters, report.how = n, 0, "noun"
        found = True
    else:
        found = False
        reach = min(limit, n + (6 if noun.skips else 3))
        while n < reach:
            word, token = line.word(n), line.tokens[n]
            if n in line.close:
                report.content, report.letters, report.how, found = n, 0, "quote", True
                break
            if token.key in prepositions and n + 1 < limit:
                report.content, report.letters, report.how, found = n + 1, 0, "noun", True
                if line.word(n + 1).that is not None and n + 2 < limit:
                    report.content, report.how = n + 2, "that"
                break
            if word.that is not None and n + 1 < limit:
                report.content, report.letters, report.how, found = n + 1, 0, "that", True
                break
            if word.clitic and word.clitic in prepositions and n not in scene.mention_at:
                report.content, report.letters, report.how, found = n, len(token.key) - len(word.base) + 1, "noun", True
                if word.clitic == "ل" and word.base.startswith("لل"):
                    report.letters -= 1
                break
            if token.kind == SIGN or word.finite or (word.adverb and not noun.skips):
                break
            if not noun.skips and not _agrees(line.key(j), token.key):
                break
            n += 1
    if not found:
        return False
    preposition = j - 1 if line.key(j - 1) in _ALLOW_AFTER_PREPOSITION and j - 1 > report.at else j
    last_cue = report.cue[-1]
    if preposition <= last_cue[1]:
        report.cue[-1] = (last_cue[0], own)
    else:
        report.cue.append((preposition, own))
    report.act = noun.act
    return True


def _agrees(noun: str, adjective: str) -> bool:
    """طلبا رسميا، ترحيبه الحار: an adjective of the noun, not its genitive."""
    if adjective.startswith("ال"):
        return noun.startswith("ال") or noun.endswith(("ه", "ها", "هم"))
    return noun.endswith("ا") and adjective.endswith("ا")


def _parenthesis_end(line: Line, j: int, limit: int) -> int:
    """قال مصدر، طلب عدم ذكر اسمه، إن: the comma that closes what a comma opened, if the cue's frame follows; or `j`."""
    for n in range(j, min(limit, j + 18)):
        if line.is_comma(n):
            if n + 1 < limit and (line.word(n + 1).that is not None or n + 1 in line.close or line.key(n + 1) == ":"):
                return n + 1
            return n + 1 if n + 1 < limit and line.word(n + 1).adverb else j
    return j


def _past_what(line: Line, j: int, limit: int, *, clitic: bool = False) -> int:
    """بما وصفته بأنه «...»: where the words themselves begin."""
    key = line.word(j).base
    if key not in ("ما", "بما", "مما", "عما"):
        return j
    verb = j + 1
    if line.word(j).clitic or key == "ما":
        verb = j + 1
    if verb < limit and any(f.cue.verb in ("وصف", "اعتبر", "قال", "سمى") for f, _ in _encliticised(line, verb)):
        for n in range(verb + 1, min(limit, verb + 4)):
            if line.key(n) == "ب" and n + 1 in line.close:
                return n + 1
            if n in line.close or line.word(n).that is not None:
                return n if n in line.close else n + 1
    return j


def _encliticised(line: Line, i: int) -> tuple[tuple[Frame, VerbForm], ...]:
    return line.word(i).frames or line.word(i).reported


def _fits_noun(scene: Scene, line: Line, report: Report, j: int) -> bool:
    """Whether a noun phrase behind the cue's preposition may be content."""
    word, token = line.word(j), line.tokens[j]
    if word.that is not None or token.key in ("ذلك", "هذا", "هذه"):
        return False
    if j in line.close:
        return True
    if token.kind != WORD or j in scene.time_at:
        return False
    if "masdar-only" in report.frame.flags:
        return word.masdar and j not in scene.mention_at and not _possessed(token.key)
    return not word.adverb


def _possessed(key: str) -> bool:
    return key.endswith(("ه", "ها", "هم")) and not key.startswith("ال")


def _fits_clitic(scene: Scene, line: Line, report: Report, j: int) -> bool:
    word = line.word(j)
    rest = word.base[1:]
    masdar = scene.speech.governs_masdar(line.key(j))
    if "masdar-only" in report.frame.flags:
        return masdar
    if masdar or word.clitic == "ل":
        return masdar
    if rest in (
        "ين",
        "عد",
        "شكل",
        "صوره",
        "دوره",
        "دورها",
        "حضور",
        "اسم",
        "رفقه",
        "سبب",
        "دون",
        "موجب",
        "شان",
        "حسب",
        "ختام",
        "صفته",
        "حق",
        "مقر",
    ):
        return False
    if report.subject is None and j != report.at + 1 and report.kind == "finite":
        return False
    return len(rest) >= 2


def part_object(scene: Scene, report: Report) -> None:
    """اتهم فلان الحزب بكذا, واتهم الحزب بكذا: of the phrases before the content of a verb that needs an object.

    Two names are subject and object; a single phrase is the object, and the subject is carried on, unless nobody has
    spoken before.
    """
    if "addressee" not in report.frame.flags or report.subject is None or report.kind != "finite":
        return
    line, (first, last) = report.line, report.subject
    ends = sorted({scene.mention_at[n][0] for n in range(first, last) if n in scene.mention_at})
    if first in scene.office_at:
        ends = [e for e in ends if e >= scene.office_at[first]] or [scene.office_at[first]]
    if not ends:
        bodies = scene.speech.sets["bodies"]
        ends = [
            n for n in range(first + 1, last)
            if line.key(n).startswith("ال") and line.word(n).bare in bodies and not line.word(n - 1).title
        ]  # fmt: skip
    if ends and ends[0] < last:
        report.subject = (first, ends[0])
        report.object = (ends[0], last)
    elif (
        "transitive" in report.frame.flags and report.form is not None and report.form.proclitics
        and not any(line.tokens[n].kind == WORD for n in range(last, report.content - 1))
    ):  # fmt: skip
        report.subject, report.object = None, (first, last)


def _need(scene: Scene, line: Line, report: Report, limit: int) -> bool:
    """ضرورة and وجوب behind the preposition belong to the cue."""
    j = report.content
    if j >= limit:
        return False
    noun = line.word(j).noun
    if noun is not None and noun.before == [""] and j + 1 < limit:
        first = j - 1 if line.key(j - 1) in _ALLOW_AFTER_PREPOSITION else j
        last = report.cue[-1]
        if first <= last[1]:
            report.cue[-1] = (last[0], j + 1)
        else:
            report.cue.append((first, j + 1))
        report.act, report.content, report.letters = noun.act, j + 1, 0
    return True


def _names_place(scene: Scene, line: Line, j: int, limit: int, before: frozenset[str]) -> bool:
    """المبعوث إلى اليمن: the preposition belongs to a title, and the cue's own comes later."""
    here = scene.mention_at.get(j + 1)
    if here is None or here[1].type not in ("GPE", "LOC"):
        return False
    return any(line.key(n) in before and line.word(n + 1).masdar for n in range(j + 2, min(limit - 1, j + 25)))


def _person_end(scene: Scene, line: Line, first: int, stop: int) -> int:
    """The subject of a verb that takes any object ends with the name in it."""
    if first in scene.office_at:
        last = max(scene.office_at[first], first + 1)
        over = [scene.mention_at[n][0] for n in range(first, last) if n in scene.mention_at]
        return min(max([last, *over]), stop)
    ends = [scene.mention_at[n][0] for n in range(first, stop) if n in scene.mention_at]
    people = [
        scene.mention_at[n][0]
        for n in range(first, stop)
        if n in scene.mention_at and scene.mention_at[n][1].type == "PER"
    ]
    if people:
        return min(people[0], stop)
    if first in scene.mention_at:
        return min(ends[0], stop)
    return _definite_end(line, first, stop)


def _definite_end(line: Line, first: int, stop: int) -> int:
    """Head, its genitives and the adjectives that agree; without names nothing better is known."""
    j = first + 1
    definite = line.key(first).startswith("ال")
    while j < stop:
        key = line.key(j)
        if definite and not key.startswith("ال"):
            break
        if key.startswith("ال"):
            if definite and not key.endswith(("يه", "ي", "ين", "يون")):
                break
            definite = True
        j += 1
    return j


def _object_here(scene: Scene, line: Line, j: int) -> bool:
    token, word = line.tokens[j], line.word(j)
    if j in line.close:
        return True
    return token.kind == WORD and not (word.adverb or word.that or word.relative or word.conjunction or word.clitic)


def _withholds_name(scene: Scene, line: Line, j: int, limit: int) -> bool:
    phrases = scene.speech.phrases["anonymity_reasons"]
    return bool(phrases.at(line.tokens, j, limit) or (j + 1 < limit and phrases.at(line.tokens, j + 1, limit)))


def _name_behind(scene: Scene, line: Line, report: Report, j: int, limit: int) -> int:
    """قال رئيس الوفد في المفاوضات فلان: the name that a title waits for, behind an adverbial of at most four words."""
    if report.subject is None or not line.word(report.subject[0]).title:
        return 0
    if any(m.type == "PER" for m in scene.names(*report.subject)):
        return 0
    for n in range(j, min(limit, j + 5)):
        here = scene.mention_at.get(n)
        if here is not None and here[1].type == "PER":
            behind = line.tokens[n - 1]
            return here[0] if behind.kind == WORD and not line.word(n - 1).title and n not in scene.governed else 0
        if line.tokens[n].kind != WORD or line.word(n).that is not None or line.word(n).frames:
            return 0
    return 0


def _adverbial_end(scene: Scene, line: Line, j: int, limit: int, wants_subject: bool) -> int:
    """Behind an adverbial; where a subject is still awaited, a title or a person's name may begin inside it."""
    stop = phrase_end(scene, line, j, limit, object_opens=True, titled=False)
    if wants_subject and _possessed(line.key(j)) and stop < limit and starts_phrase(scene, line, stop):
        return phrase_end(scene, line, stop, limit, titled=False)  # خلال لقائه المبعوث: the masdar's own object
    if wants_subject:
        for n in range(j + 1, stop):
            if n in scene.office_at:
                return n
            here = scene.mention_at.get(n)
            if here is not None and here[1].type == "PER" and not line.word(n - 1).title:
                return n
    return stop
