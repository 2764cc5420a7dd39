"""What stands between a cue and the words it reports: its object, its noun, the preposition it takes."""

from __future__ import annotations

from mahdar.annotators.speech.agreement import disagrees
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.reports import Report, agrees
from mahdar.annotators.speech.scene import Scene
from mahdar.lang.speech import Speech
from mahdar.lang.speech_lexicon import CueNoun, Frame
from mahdar.lang.verbs import VerbForm
from mahdar.text.affixes import NISBA, NISBA_PLURAL, POSSESSIVE
from mahdar.text.tokens import SIGN, WORD


def take_object(scene: Scene, line: Line, report: Report, j: int) -> None:
    """وصف اللقاء بأنه مثمر: what is described belongs to the content, unless it is a pronoun."""
    deems = report.how == "quote" and report.frame.cue.verb in scene.speech.lemmas["deeming"]
    if "about" not in report.frame.flags and not deems:
        return
    if report.form is not None and report.form.enclitic and report.how == "that":
        return  # وصفها محققون بأنها
    first = report.subject[1] if report.subject is not None else report.at + 1
    if report.subject is not None and report.subject[1] >= j and not line.is_comma(j - 1):
        if scene.names(report.subject[0], report.subject[1]) or report.form is None or report.form.proclitics:
            ends = [scene.mention_at[n][0] for n in range(*report.subject) if n in scene.mention_at]
            if not ends and line.word(report.subject[0]).title and report.form is not None:
                end = person_end(scene, line, *report.subject)  # وصف وزير الخارجية المفاوضات بأنها
                ends = [end] if end < report.subject[1] else []
            first = min(ends) if ends and min(ends) < j else first
            if first < j and ends:
                report.subject = (report.subject[0], first)
        if first >= j:
            return
    while first < j and (line.is_comma(first) or first in scene.time_at):
        first = scene.time_at[first][0] if first in scene.time_at else first + 1
    pronoun = line.key(first).startswith("ايا") or line.key(first) == "ذلك"
    if pronoun and deems:
        return
    if pronoun and j < line.last and line.word(report.content - 1).that is not None:
        return  # واصفا إياها بأنها
    if deems and any(line.word(n).finite or line.word(n).adverb or line.is_comma(n) for n in range(first, j)):
        return
    if first < j and not line.word(first).adverb and not line.word(first).that:
        report.content = first


def take_noun(scene: Scene, line: Line, report: Report, j: int, limit: int, noun: CueNoun) -> bool:
    """أعرب عن أمله في: the noun joins the cue and tells the act."""
    prepositions = [p.replace("إ", "ا").replace("ى", "ي") if p != "على" else p for p in noun.before]
    n = j + 1
    if n >= limit or line.key(j - 1) in scene.speech.sets["heirs"]:
        return False  # ولي العهد: no pledge
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
            if word.conjunction and word.noun is not None and n == own:
                n += 1  # شكره وتقديره ل
                own = n
                continue
            if n == own and noun.act == "deny" and token.key in scene.speech.sets["own_side"] and n + 1 < limit:
                behind = line.word(n + 1)
                if behind.masdar or line.key(n + 1).startswith("ال"):  # رفض بلاده تمديد المهلة
                    report.content, report.letters, report.how, found = n + 1, 0, "noun", True
                    break
            if n == own and token.key in scene.speech.sets["own_side"]:
                n += 1  # عن شكوك بلاده في كذا
                continue
            if token.kind == SIGN or word.finite or (word.adverb and not noun.skips):
                break
            if not noun.skips and not _agrees(line.key(j), token.key):
                break
            n += 1
    if not found:
        return False
    if report.letters == 0 and report.how == "noun":
        report.content = past_what(scene.speech, line, report.content, limit)
    first = j
    sets = scene.speech.sets
    while line.key(first - 1) in sets["intensifiers"]:
        first -= 1
    preposition = first - 1 if line.key(first - 1) in sets["that_prepositions"] and first - 1 > report.at else first
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
        return noun.startswith("ال") or noun.endswith(POSSESSIVE)
    return (noun.endswith("ا") and adjective.endswith("ا")) or not noun.endswith(POSSESSIVE)  # ترحيب حذر


def past_what(speech: Speech, line: Line, j: int, limit: int, *, clitic: bool = False) -> int:
    """بما وصفته بأنه «...»: where the words themselves begin."""
    key = line.word(j).base
    if key not in speech.sets["whats"]:
        return j
    verb = j + 1
    if line.word(j).clitic or key == "ما":
        verb = j + 1
    if verb < limit and any(f.cue.verb in speech.lemmas["calling"] for f, _ in _encliticised(line, verb)):
        for n in range(verb + 1, min(limit, verb + 4)):
            if line.key(n) == "ب" and n + 1 in line.close:
                return n + 1
            if n in line.close or line.word(n).that is not None:
                return n if n in line.close else n + 1
    return j


def _encliticised(line: Line, i: int) -> tuple[tuple[Frame, VerbForm], ...]:
    return line.word(i).frames or line.word(i).reported


def fits_noun(scene: Scene, line: Line, report: Report, j: int) -> bool:
    """Whether a noun phrase behind the cue's preposition may be content."""
    word, token, sets = line.word(j), line.tokens[j], scene.speech.sets
    if word.that is not None or token.key in sets["demonstratives"] or token.key in sets["settings"]:
        return False  # أكد على هامش اللقاء أن
    if j in line.close:
        return True
    if token.kind != WORD or j in scene.time_at:
        return False
    if "masdar-only" in report.frame.flags:
        return word.masdar and j not in scene.mention_at and not is_possessed(token.key)
    return not word.adverb


def is_possessed(key: str) -> bool:
    return key.endswith(POSSESSIVE) and not key.startswith("ال")


def fits_clitic(scene: Scene, line: Line, report: Report, j: int) -> bool:
    word = line.word(j)
    rest = word.base[1:]
    if rest in scene.speech.sets["manners"] or (rest.startswith("ين") and len(rest) < 6):
        return False  # بتحفظ، بينهم
    masdar = scene.speech.governs_masdar(line.key(j))
    if "masdar-only" in report.frame.flags:
        return (masdar and not is_possessed(rest)) or (is_possessed(rest) and scene.speech.affirmed(rest))
    if masdar or word.clitic == "ل":
        return masdar
    if rest in scene.speech.sets["with_b"]:
        return False
    if report.subject is None and j != report.at + 1 and report.kind == "finite":
        return False
    return len(rest) >= 2


def part_object(scene: Scene, report: Report) -> None:
    """اتهم فلان الحزب بكذا, واتهم الحزب بكذا: of the phrases before the content of a verb that needs an object.

    Two names are subject and object; a single phrase is the object, and the subject is carried on, unless nobody has
    spoken before.
    """
    if report.subject is None or report.kind != "finite" or not report.frame.flags & {"addressee", "hearer"}:
        return
    line, (first, last) = report.line, report.subject
    ahead = line.word(report.at - 1).that if report.at > report.sentence[0] else None
    if ahead is not None and ahead.pronoun:
        report.subject, report.object = None, (first, last)  # وأنه أبلغ وسطاء أن: the pronoun is the subject
        return
    if disagrees(scene, report, first):
        report.subject, report.object = None, (first, last)  # ودعا الحكومة إلى كذا, ودعت الرئيس إلى كذا
        return
    border = _hearer(scene, line, first, last)
    if border:
        report.subject, report.object = (first, border), (border, last)
        return
    if "addressee" not in report.frame.flags or line.key(first).endswith("ون"):
        return  # وحث قياديون على كذا: the plural of a subject
    if line.key(report.at + 1) in scene.speech.sets["therein"]:
        report.subject, report.object = None, (first, last)  # في مقال يحث فيه الدول على
        return
    whose = line.word(report.at - 1).relative and report.at > report.sentence[0]
    whose = whose and report.form is not None and not report.form.enclitic and not _people(scene, first, last)
    if whose and agrees(report, line.key(report.at - 1)) and line.word(first).bare in scene.speech.sets["bodies"]:
        report.subject, report.object = None, (first, last)  # القرار الذي يطالب الجماعات بكذا
        return
    head = line.key(first)
    if is_possessed(head) and last - first == 1 and head not in scene.speech.sets["own_side"]:
        report.subject, report.object = None, (first, last)  # ودعت أعضاءها إلى كذا: hers, who speaks
        return
    several = not line.word(first).title or scene.speech.word(head[:-2] + "ون").title
    plural = head.startswith("ال") and head.endswith("ين") and several
    if head in scene.speech.sets["addressed"] or plural:
        report.subject, report.object = None, (first, last)  # the oblique plural is no subject
        return
    body = line.word(first).bare in scene.speech.sets["bodies"]
    inside = report.at > report.sentence[0] and line.word(report.at).conjunction == "و"
    here = scene.mention_at.get(first)
    body = body or (here is not None and here[0] == last and here[1].type != "PER")
    if inside and body and last - first <= 2 and not any(m.type == "PER" for m in scene.names(first, last)):
        report.subject, report.object = None, (first, last)  # قال كذا ودعا البرلمان إلى كذا
        return
    ends = sorted({scene.mention_at[n][0] for n in range(first, last) if n in scene.mention_at})
    if first in scene.office_at:
        ends = [e for e in ends if e >= scene.office_at[first]] or [scene.office_at[first]]
    if not ends:
        bodies = scene.speech.sets["bodies"]
        ends = [
            n for n in range(first + 1, last)
            if line.key(n) in scene.speech.sets["addressed"]
            or (
                line.key(n).startswith("ال") and line.word(n).bare in bodies and not line.word(n - 1).title
                and not line.key(n).endswith(NISBA)  # وزير الشؤون البلدية
            )
        ]  # fmt: skip
    while len(ends) > 1 and line.word(ends[0]).conjunction == "و" and ends[0] < last:
        ends.pop(0)  # تطالب فرنسا وإيطاليا المفوضية بكذا
    if ends and line.word(ends[0]).conjunction == "و":
        return
    if ends and ends[0] < last:
        border = ends[0]
        while border > first + 1 and line.key(border - 1) in scene.speech.sets["danglers"]:
            border -= 1  # طلب الوزير من الحكومة كذا
        report.subject = (first, border)
        report.object = (ends[0], last)
    elif (
        "transitive" in report.frame.flags and report.form is not None and report.form.proclitics
        and not any(line.tokens[n].kind == WORD for n in range(last, report.content - 1))
    ):  # fmt: skip
        report.subject, report.object = None, (first, last)


def _people(scene: Scene, first: int, last: int) -> bool:
    return any(m.type == "PER" for m in scene.names(first, last))


def _hearer(scene: Scene, line: Line, first: int, last: int) -> int:
    """Where in a phrase behind the verb the one spoken to begins: حذر النائب المشرعين, سأل الوزير موظفا; 0 if nowhere.

    A complete subject, with the article or a person's name, is followed by a noun that cannot describe it: an oblique
    sound plural, an indefinite in the accusative, a body or a name.
    """
    person = scene.mention_at.get(first)
    named = person is not None and person[1].type == "PER"
    for n in range(first + 1, last):
        key, before = line.key(n), line.key(n - 1)
        if line.tokens[n].kind != WORD or line.tokens[n - 1].kind != WORD or line.word(n).conjunction:
            continue
        ended = named and person is not None and person[0] == n
        if not (before.startswith("ال") or ended) or (n in scene.mention_at and scene.mention_at[n][1].type == "PER"):
            continue
        land = n in scene.mention_at and scene.mention_at[n][1].type == "GPE" and not key.startswith("ال")
        headed = n > first + 1 or line.word(first).title
        if land and headed and before.startswith("ال") and n - 1 not in scene.mention_at:
            return n  # دعا الوزير العراقي إيران إلى كذا: behind the article no genitive follows
        if any(start < n < end for start, end in _mentions(scene, first, n)):
            continue
        word = line.word(n)
        if is_possessed(key) and word.title and before.startswith("ال"):
            return n  # طمأن الوزير العراقي نظيره الأميركي بأن
        if key.startswith("ال") and len(key) > 5 and key.endswith("ين") and not key.endswith("يين"):
            return n
        if key in scene.speech.sets["addressed"]:
            return n
        if key.startswith("ال") and word.bare in scene.speech.sets["bodies"] and not key.endswith(NISBA):
            return n  # not وزير الشؤون البلدية
        headed = n == first + 1 and before.startswith("ال") and line.word(first).title
        if headed and key.endswith("ا") and not (key.startswith("ال") or word.title or word.adverb):
            return n
    return 0


def _mentions(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    return [(n, scene.mention_at[n][0]) for n in range(first, last) if n in scene.mention_at]


def take_need(scene: Scene, line: Line, report: Report, limit: int) -> bool:
    """ضرورة and وجوب behind the preposition belong to the cue."""
    j = report.content
    if j >= limit:
        return False
    noun = line.word(j).noun
    if noun is not None and noun.before == [""] and j + 1 < limit:
        first = j - 1 if line.key(j - 1) in scene.speech.sets["that_prepositions"] else j
        last = report.cue[-1]
        if first <= last[1]:
            report.cue[-1] = (last[0], j + 1)
        else:
            report.cue.append((first, j + 1))
        report.act, report.content, report.letters = noun.act, j + 1, 0
    return True


def names_place(scene: Scene, line: Line, j: int, limit: int, before: frozenset[str]) -> bool:
    """المبعوث إلى اليمن: the preposition belongs to a title, and the cue's own comes later."""
    here = scene.mention_at.get(j + 1)
    if here is None or here[1].type not in ("GPE", "LOC"):
        return False
    return any(line.key(n) in before and line.word(n + 1).masdar for n in range(j + 2, min(limit - 1, j + 25)))


def person_end(scene: Scene, line: Line, first: int, stop: int) -> int:
    """The subject of a verb that takes any object ends with the name in it."""
    if first in scene.office_at:
        last = max(scene.office_at[first], first + 1)
        while last < stop and line.key(last).startswith("ال") and _is_adjective(scene, line, last):
            last += 1
        over = [scene.mention_at[n][0] for n in range(first, last) if n in scene.mention_at]
        return min(max([last, *over]), stop)
    ends = [scene.mention_at[n][0] for n in range(first, stop) if n in scene.mention_at]
    people = [
        scene.mention_at[n][0]
        for n in range(first, stop)
        if n in scene.mention_at and scene.mention_at[n][1].type == "PER"
    ]
    if people:
        return min(_same_person(scene, line, people[0], stop), stop)
    if first in scene.mention_at:
        return min(ends[0], stop)
    return _definite_end(line, first, stop)


def _same_person(scene: Scene, line: Line, end: int, stop: int) -> int:
    """خادم الحرمين الشريفين الملك سلمان: the name behind the title by which the same person was named."""
    whose = {m.entity for n in range(max(line.first, end - 6), end) for m in scene.names(n, n + 1) if m.type == "PER"}
    for n in range(end, min(stop, end + 4)):
        here = scene.mention_at.get(n)
        if here is not None:
            return here[0] if here[1].entity in whose else end
        if not line.word(n).title or line.word(n).conjunction:
            return end
    return end


def _is_adjective(scene: Scene, line: Line, j: int) -> bool:
    """المكلف، الإيراني: behind a definite noun."""
    key = line.key(j)
    if key.endswith((*NISBA, *NISBA_PLURAL)):
        return True
    return any(f.part in ("participle", "passive") for f in scene.speech.verbs.analyse(key)) and not line.word(j).masdar


def _definite_end(line: Line, first: int, stop: int) -> int:
    """Head, its genitives and the adjectives that agree; without names nothing better is known."""
    j = first + 1
    definite = line.key(first).startswith("ال")
    while j < stop:
        key = line.key(j)
        if key == "باسم" and j + 1 < stop:
            definite = line.key(j + 1).startswith("ال")
            j += 2  # الناطق باسم الوزارة
            continue
        if definite and not key.startswith("ال"):
            break
        if key.startswith("ال"):
            if definite and not key.endswith(("يه", "ي", "ين", "يون")):
                break
            definite = True
        j += 1
    return j


def object_here(scene: Scene, line: Line, j: int) -> bool:
    token, word = line.tokens[j], line.word(j)
    if j in line.close:
        return True
    return token.kind == WORD and not (word.adverb or word.that or word.relative or word.conjunction or word.clitic)
