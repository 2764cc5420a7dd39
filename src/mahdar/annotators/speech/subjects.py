"""The subject that stands before its verb, in the same clause or as the antecedent of a relative pronoun."""

from __future__ import annotations

from mahdar.annotators.speech.asides import name_behind
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report, agrees
from mahdar.annotators.speech.scene import Scene
from mahdar.annotators.speech.voices import is_anothers
from mahdar.lang.verbs import VerbForm
from mahdar.text.tokens import SIGN, WORD


def set_subject_before(scene: Scene, report: Report) -> None:
    """A subject that precedes its verb, where none follows it; and where the clause begins."""
    line, first = report.line, report.sentence[0]
    j = report.at
    if report.kind != "finite":
        report.opens = j - 1 if line.is_comma(j - 1) else j
        return
    opener = _clause_start(scene, line, first, j)
    report.opens = opener
    if report.subject is None and line.key(j + 1) in scene.speech.sets["therein"]:
        when = line.word(j - 1).relative and line.key(j - 2) in scene.speech.sets["whiles"]  # في الوقت الذي طالب فيه
        report.before = None if when else _person_before(scene, line, first, j)
        if report.before is not None:
            return
    if report.subject is None and line.word(j - 1).relative:
        fits = agrees(report, line.key(j - 1))
        report.before = _antecedent(scene, line, first, j - 1, person=not fits)
        if report.before is not None:
            return
    if report.subject is not None:
        if not speaks(scene, line, *report.subject) and report.subject[1] - report.subject[0] <= 1:
            before = _phrase_before(scene, line, opener, j)
            if before is not None:
                report.before = before
        return
    told = _already(scene, line, first, j)
    if told is not None:
        report.subject, report.subject_letters, report.opens = told, 1, first
        return
    before = _phrase_before(scene, line, opener, j)
    if before is None and opener != first and not line.word(j).conjunction:
        before = _phrase_before(scene, line, first, j)
        if before is not None:
            report.opens = first
    report.before = before


def _person_before(scene: Scene, line: Line, first: int, j: int) -> tuple[int, int] | None:
    """خطاب لفلان قال فيه إن, تلقى اتصالا من فلان قال فيه إن: the author, not whom a letter was sent to."""
    sent, how = next(((n, f) for n in range(j - 1, first - 1, -1) for f in _sends(scene, line, first, n)), (-1, None))
    messages = scene.speech.sets["messages"]
    for n in range(j - 2, first, -1):
        if line.key(n) == "من" and any(line.word(m).bare in messages for m in range(n - 1, n - 5, -1)):
            stop = phrase_end(scene, line, n + 1, j)
            return (n + 1, stop) if starts_phrase(scene, line, n + 1) and speaks(scene, line, n + 1, stop) else None
    taken = None
    for n in range(j - 1, first - 1, -1):
        here = scene.mention_at.get(n)
        if here is None or here[1].type != "PER" or here[0] > j:
            continue
        start = n
        while start > first and n - start < _TITLE and line.tokens[start - 1].kind == WORD:
            before = line.word(start - 1)
            if before.adverb or before.clitic or before.finite or before.conjunction or start in scene.governed:
                break
            start -= 1
        if line.key(start - 1) == "من" and start > first:
            return start, here[0]
        if taken is None:
            taken = (n, here[0])
    if sent < 0:
        return taken
    ahead = subject_before(scene, line, first, sent) if not line.word(sent).conjunction else None
    if ahead is not None and line.word(ahead[0]).bare not in scene.speech.sets["media"]:
        return ahead  # الديوان أصدر بيانا أعلن فيه
    stop = phrase_end(scene, line, sent + 1, j)
    sender = starts_phrase(scene, line, sent + 1) and speaks(scene, line, sent + 1, stop)
    form = line.word(j).finite
    agrees = form is not None and how is not None and (form.gender, form.part) == (how.gender, how.part)
    media = any(line.word(n).bare in scene.speech.sets["media"] for n in range(sent + 1, stop))
    if media:
        return taken  # نشرت الصحيفة مقالا لفلان قال فيه
    return (sent + 1, stop) if sender and agrees else None


def _sends(scene: Scene, line: Line, first: int, n: int) -> list[VerbForm]:
    """Readings of a word as a verb of sending; where the sentence begins, of one that is as often a noun (بعث)."""
    forms = scene.speech.verbs.analyse(line.key(n)) if n == first or line.word(n).finite is not None else ()
    return [form for form in forms if form.finite and form.lemma in scene.speech.lemmas["sending"]]


_DASHES = frozenset("-–")
_NEAR = 20
"""Tokens before a verb within which a colon may open its clause."""
_TITLE = 14
"""Words of a title and its honours before a name at most."""


def _antecedent(scene: Scene, line: Line, first: int, relative: int, *, person: bool) -> tuple[int, int] | None:
    """نائبة الممثل فلانة، التي دعت إلى كذا: the office or name that ends before the relative pronoun.

    Args:
        person: The pronoun need not point to the noun before it; only a person by name is taken.
    """
    end = relative - 1 if line.is_comma(relative - 1) else relative
    for n in range(max(first, end - _TITLE), end):
        headed = n in scene.office_at or n in scene.mention_at or line.word(n).title
        if headed and starts_phrase(scene, line, n) and phrase_end(scene, line, n, end) == end:
            persons = [i for i in range(n, end) if i in scene.mention_at and scene.mention_at[i][1].type == "PER"]
            if persons and scene.mention_at[persons[-1]][0] == end and is_anothers(scene, line, n, persons[-1]):
                continue  # خلفا للسويسري فلان الذي أعلن: the pronoun points to the name before it
            if (not person or persons) and speaks(scene, line, n, end):
                return n, end
    return None


def _already(scene: Scene, line: Line, first: int, j: int) -> tuple[int, int] | None:
    """سبق للمتحدث أن صرح: the subject stands behind ل."""
    if j - 1 <= first or line.word(j - 1).that is None:
        return None
    for n in range(j - 2, max(first - 1, j - 25), -1):
        if line.word(n).base == "سبق" and n + 1 < j and line.word(n + 1).clitic == "ل":
            return n + 1, phrase_end(scene, line, n + 1, j - 1)
    return None


def _clause_start(scene: Scene, line: Line, first: int, j: int) -> int:
    """The token where the clause of the verb at `j` begins; asked for two or three times each, so kept."""
    known = line.clauses.get((first, j))
    if known is None:
        known = line.clauses[first, j] = _find_clause_start(scene, line, first, j)
    return known


def _find_clause_start(scene: Scene, line: Line, first: int, j: int) -> int:
    behind_qad = j > first and line.key(j - 1) == "قد"
    if line.word(j).conjunction and not behind_qad and (line.word(j).conjunction != "ف" or j == first):
        return j
    phrases, contrasts = scene.speech.phrases["openers"], scene.speech.sets["contrasts"]
    n, words, base, tokens, keys, commas = j - 1, line.words, line.first, line.tokens, line.keys, line.commas
    while n > first:
        key = keys[n]
        if words[n - base].that is not None:
            if n - 2 > first and n - 2 in commas and scene.speech.phrases["own_turns"].at(line.keys, n - 1, j) == 2:
                return n - 1  # ، غير أنه استبعد كذا: a clause beside the one before
            return n + 1
        if n in commas or key in _DASHES:
            size = phrases.at(line.keys, n + 1, j)
            if size:
                return n + 1
            nxt = line.word(n + 1)
            if nxt.conjunction == "و" and n + 1 < j and not nxt.finite:
                beside = keys[n + 1] in scene.speech.sets["beside"]  # الوزير، ومعه الوزيرة، عارضا
                listed = not scene.speech.sets["among"].isdisjoint(keys[first:n])  # منهم فلان، وفلان
                if not beside and not listed:
                    return n + 1
        elif n in line.close and line.close[n] > j and tokens[n].kind == SIGN:
            return n + 1  # within marks
        elif key == "/" and _is_label(line, n):
            return n + 1
        elif (key in contrasts and key != "كما" and phrases.at(line.keys, n, j)) or (
            words[n - base].conjunction and _opens_beside(scene, line, first, n, j)
        ):
            return n
        n -= 1
    return first


def _is_label(line: Line, n: int) -> bool:
    """سياسي / الوزير يؤكد كذا: a stroke with spaces between a heading's label and its words."""
    tokens = line.tokens
    return n + 1 < line.last and tokens[n - 1].end < tokens[n].start and tokens[n].end < tokens[n + 1].start


def _opens_beside(scene: Scene, line: Line, first: int, n: int, j: int) -> bool:
    """المهلة تنتهي ووالد الرهينة يناشد: behind a verb, a title with و right before a verb of one opens its clause."""
    word, form = line.word(n), line.word(j).finite
    named = n in scene.mention_at and scene.mention_at[n][1].type in ("GPE", "ORG")
    if word.conjunction != "و" or not (word.title or named) or word.finite or form is None or form.number != "s":
        return False
    auxiliaries = scene.speech.lemmas["auxiliaries"]
    clause = next((m + 1 for m in range(n - 1, first - 1, -1) if line.word(m).that is not None), first)
    verbs = (line.word(m) for m in range(clause, n))  # أكد أن الجزائر وتونس وليبيا اتفقت: none in the clause
    told = any(w.finite and not w.title and w.finite.lemma not in auxiliaries for w in verbs)
    whole = named or line.key(j - 1).startswith(("ال", "لل")) or any(
        n < m < j and scene.mention_at[m][0] == j for m in range(n, j) if m in scene.mention_at
    )  # دول أخرى تطالب: a relative clause
    return told and whole and not line.word(n - 1).adverb and phrase_end(scene, line, n, j) == j


def _phrase_before(scene: Scene, line: Line, start: int, j: int) -> tuple[int, int] | None:
    """The noun phrase between clause start and verb, if the clause begins with one that can speak."""
    phrases, keys = scene.speech.phrases["openers"], line.keys
    n = start
    moved = True
    while moved and n < j:
        moved = False
        size = phrases.at(line.keys, n, j + 1) if keys[n] in phrases.first else 0
        if size:
            n += size
            moved = True
        elif n in line.commas or keys[n] in _DASHES:
            n += 1
            moved = True
        elif n in scene.time_at:
            n = scene.time_at[n][0]
            moved = True
        elif keys[n] == "ثم" or (
            n + 1 < j and n + 1 in line.commas and keys[n].endswith("ا") and n not in scene.mention_at
        ):  # fmt: skip
            n += 1  # ثم يردف; سياسيا، وجهت
            moved = True
    if n >= j or (not starts_phrase(scene, line, n) and not _behind_and(scene, line, n)):
        return None
    stop = phrase_end(scene, line, n, j)
    if stop < j and line.word(stop).adverb:
        stop = name_behind(scene, line, (n, stop), stop, j) or stop  # أما الخبيرة في الشؤون المائية فلانة، فترى
    opened = line.word(start).finite
    promised = opened is not None and opened.lemma in scene.speech.lemmas["auxiliaries"] and line.key(j - 1) == "قد"
    if not speaks(scene, line, n, stop) and not (promised and _may_speak(scene, line, n)):
        return None
    if line.key(stop) in scene.speech.sets["resumptives"]:
        return None
    auxiliaries = scene.speech.lemmas["auxiliaries"]
    verbs = (line.word(m) for m in range(stop, j))
    if any(w.finite and not w.title and w.finite.lemma not in auxiliaries for w in verbs) and not any(
        line.word(m).relative for m in range(stop, j)
    ):
        return None
    return n, stop


def _may_speak(scene: Scene, line: Line, n: int) -> bool:
    """وكان مالك السفينة قد وعد بكذا: what stands between كان and قد is the subject, unless it is plainly a thing."""
    word = line.word(n)
    return not (word.masdar or word.bare in scene.speech.sets["inanimate"] or n in scene.time_at)


def subject_before(scene: Scene, line: Line, first: int, j: int) -> tuple[int, int] | None:
    """The subject that stands before the verb at `j`, in a sentence that begins at `first`."""
    opener = _clause_start(scene, line, first, j)
    found = _phrase_before(scene, line, opener, j)
    if found is not None or opener != first:
        return found if found is not None else _phrase_before(scene, line, first, j)
    behind = max(first, j - _NEAR) + 1
    near = line.keys[behind:j]
    if ":" not in near:
        return None
    return _phrase_before(scene, line, j - near[::-1].index(":"), j)  # وأضاف: الرئيس قال إن


def _behind_and(scene: Scene, line: Line, n: int) -> bool:
    word = line.word(n)
    return word.conjunction == "و" and word.title and not word.finite
