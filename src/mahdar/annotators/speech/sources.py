"""Words reported without a verb of the speaker's: بحسب فلان, نقلت الوكالة عن فلان قوله, and headlines "فلان: ..."."""

from __future__ import annotations

from mahdar.annotators.speech.lines import QUOTES, Line
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.text.tokens import NUMBER, SIGN, WORD

_HEADLINE = 12
"""A headline's speaker takes at most so many tokens before the colon; a full title with a name is ten."""
_SHORT_LINE = 30
"""A line under so many tokens may be a bullet point or a picture's legend with the form of a headline."""


class Attribution:
    """One بحسب with its source: tokens `[at, end)`, the source phrase in it."""

    __slots__ = ("at", "cue", "end", "letters", "source")

    def __init__(self, at: int, end: int, source: tuple[int, int], letters: int, cue: tuple[int, int]) -> None:
        self.at, self.end, self.source, self.letters, self.cue = at, end, source, letters, cue


def find_attributions(scene: Scene, line: Line) -> list[Attribution]:
    """Every attribution of a line that names somebody who can speak."""
    found = []
    for i in [i for i, word in enumerate(line.words, line.first) if word.attribution]:
        if line.key(i) == "كما" and i > line.first and line.is_comma(i - 1):
            attribution = _as_told(scene, line, i)
            if attribution is not None:
                found.append(attribution)
        elif line.key(i) != "كما":
            attribution = _attribution(scene, line, i)
            if attribution is not None:
                found.append(attribution)
    return found


def _attribution(scene: Scene, line: Line, i: int) -> Attribution | None:
    sets = scene.speech.sets
    last = next((e for s, e in line.sentences if s <= i < e), line.last)
    j, letters = i + 1, 0
    base = line.key(i)[1:] if line.key(i) not in sets["attributions"] else line.key(i)
    if j >= last or (i > line.first and line.key(i - 1) in sets["perfective"]):
        return None
    if base in sets["after_and"]:
        if line.key(j) in sets["source_prepositions"] and j + 1 < last:
            j += 1
        elif line.word(j).clitic == "ل" or line.key(j).startswith("ل"):
            letters = 1
        else:
            return None
    key = line.key(j)
    if base in sets["as_what"] or key in sets["apart_what"]:
        verb = j if base in sets["as_what"] else j + 1
        if verb >= last or not (
            line.word(verb).frames or line.word(verb).reported or line.word(verb).finite
            or any(f.lemma in scene.speech.lemmas["tellers"] for f in scene.speech.verbs.analyse(line.key(verb)))
        ):  # fmt: skip
            return None
        n = verb + 1
        while n < last and (
            n in scene.time_at or line.key(n) in sets["told_about"] or line.is_comma(n)
        ):
            n += 1
        if n >= last or not starts_phrase(scene, line, n):
            return None
        stop = phrase_end(scene, line, n, last)
        if not speaks(scene, line, n, stop):
            return None
        return Attribution(i, _settled(scene, line, stop, last), (n, stop), 0, (i, i + 1))
    word = line.word(j)
    if line.tokens[j].kind == SIGN or word.that or (word.finite and not word.title):
        return None
    stop = phrase_end(scene, line, j, last)
    bare = word.bare
    if bare in sets["not_sources"] or word.base in sets["not_sources"]:
        return None
    if not (
        speaks(scene, line, j, stop)
        or bare in sets["media"]
        or bare in sets["documents"]
        or bare.startswith(scene.speech.affixes["source_stems"])
    ):
        return None
    return Attribution(i, _settled(scene, line, stop, last), (j, stop), letters, (i, i + 1))


def _as_told(scene: Scene, line: Line, i: int) -> Attribution | None:
    """ "..., كما ذكر دبلوماسي": a cue without content behind a clause."""
    last = next((e for s, e in line.sentences if s <= i < e), line.last)
    tellers = scene.speech.lemmas["tellers"]
    if (
        i + 2 >= last
        or not any(f.cue.verb in tellers for f, _ in line.word(i + 1).frames)
        or not starts_phrase(scene, line, i + 2)
    ):
        return None
    stop = phrase_end(scene, line, i + 2, last)
    end = _settled(scene, line, stop, last)
    if not speaks(scene, line, i + 2, stop) or (end < last and line.tokens[end].kind != SIGN):
        return None
    if end < last and line.key(end) in (":", '"', "«", "“"):
        return None
    return Attribution(i, end, (i + 2, stop), 0, (i + 1, i + 2))


def _settled(scene: Scene, line: Line, stop: int, last: int) -> int:
    """Behind the source: its setting (في بيان، اليوم) belongs to the attribution too."""
    j, relative = stop, False
    if stop < last and line.word(stop).finite is not None and line.word(stop - 1).finite is None:
        relative = not line.key(stop - 1).startswith("ال") and stop not in scene.mention_at  # مصدر مطلع تحدث إلى كذا
    while j < last:
        if line.is_comma(j) or (line.tokens[j].kind == SIGN and j not in line.close):
            break
        word = line.word(j)
        relative = relative or word.relative or bool(scene.speech.phrases["anonymity_reasons"].at(line.tokens, j, last))
        if j in line.close:
            j = line.close[j] + 1
        elif j in scene.time_at:
            j = scene.time_at[j][0]
        elif relative:
            j += 1
        elif word.that or (word.finite and not word.title and not word.relative):
            break
        else:
            j += 1
    return j


def read_attribution(scene: Scene, line: Line, attribution: Attribution, reports: list[Report]) -> Report | None:
    """The report that an attribution makes of the clause beside it; or None where it hands on another's report."""
    sentence = next(((s, e) for s, e in line.sentences if s <= attribution.at < e), None)
    if sentence is None:
        return None
    first, last = sentence
    frame = scene.speech.frame("say")
    report = Report(line, sentence, frame, "attribution", attribution.at, [attribution.cue], "assert", None)
    report.subject, report.subject_letters = attribution.source, attribution.letters
    at, end = attribution.at, attribution.end
    before = _strip(scene, line, first, at)
    while end < last and line.is_comma(end):
        end += 1
    tail = end if end < last and line.tokens[end].kind != SIGN else last
    spanning = next((r for r in reports if r.at < at < r.content and r.kind == "finite" and r.nested_in is None), None)
    if spanning is not None:  # ذكرت الوكالة، نقلا عن مسؤولين، أن
        said = spanning.subject or spanning.before
        if said is not None and not _hands_on(scene, line, said) and _hands_on(scene, line, attribution.source):
            spanning.outlet = attribution.source  # أكد الوزير، وفقا لوكالة كذا، أن
            return None
        if said is None and _hands_on(scene, line, attribution.source):
            spanning.outlet = attribution.source  # وأضاف، وفقا لوكالة كذا، أن: the speaker before goes on
            return None
        spanning.outlet = said
        spanning.subject, spanning.before = attribution.source, None
        spanning.subject_letters = attribution.letters
        return None
    earlier = [r for r in reports if r.content < at and r.sentence == sentence and r.kind != "attribution"]
    owner = max(earlier, key=lambda r: r.content, default=None)
    if owner is not None and before < at:
        if tail >= last - 1 or at - 2 <= owner.end <= at:
            owner.outlet = attribution.source
        return None
    if any(n in line.close and line.close[n] > at for n in range(first, at)):
        return None
    if before >= at or all(line.word(n).conjunction or line.is_comma(n) for n in range(before, at)):
        if tail >= last:
            return _of_sentence_before(line, report)
        start = tail
        if line.word(start).that is not None and start + 1 < last:
            start += 1
        follows = next(
            (
                r
                for r in reports
                if r.sentence == sentence and r.opens <= start + 8 and r.at >= start and r.at <= start + 1
            ),
            None,
        )
        if follows is not None:
            bare = line.word(attribution.source[0]).bare
            if bare not in scene.speech.sets["documents"] and follows.outlet is None:
                follows.outlet = attribution.source
            return None
        report.content, report.how = start, "noun"
        report.end, report.opens = last, at
        for other in reports:
            if other.nested_in is None and start <= other.at < last:
                other.nested_in = report
        return report
    report.content, report.how, report.opens = before, "noun", before
    comma = line.is_comma(at - 1)
    left = at - 1 if comma else at
    if line.key(left - 1) in scene.speech.sets["aforesaid"] and left - 2 > before:
        left -= 1
    if tail < last and comma and line.is_comma(attribution.end) and not _new_clause(scene, line, tail):
        right = _until(scene, line, tail, last, reports)
        report.parts = [(before, left), (tail, right)]
        report.end = right
        return report
    report.end = left
    return report


def _hands_on(scene: Scene, line: Line, phrase: tuple[int, int]) -> bool:
    """Whether the phrase is an outlet, which hands on what others said."""
    return line.word(phrase[0]).bare in scene.speech.sets["media"]


def _of_sentence_before(line: Line, report: Report) -> Report | None:
    """ "... فقط... بحسب الخبير": dots cut the words off from their source."""
    before = next(((s, e) for s, e in line.sentences if e == report.sentence[0]), None)
    if before is None or line.key(before[1] - 1) not in (".", "…") or line.key(before[1] - 2) not in (".", "…"):
        return None
    report.content, report.how, report.end, report.opens = before[0], "noun", before[1], before[0]
    return report


def _strip(scene: Scene, line: Line, first: int, at: int) -> int:
    """The clause before an attribution without what opens it (و، ميدانيا،)."""
    j = first
    while j < at and line.tokens[j].kind == SIGN and j not in line.close:
        j += 1
    if j + 1 < at and line.is_comma(j + 1) and line.key(j).endswith("ا"):
        j += 2
    return j


def _new_clause(scene: Scene, line: Line, j: int) -> bool:
    word = line.word(j)
    return bool(word.conjunction == "و" and word.finite) or bool(
        scene.speech.phrases["resumes"].at(line.tokens, j, line.last)
    )


def _until(scene: Scene, line: Line, start: int, last: int, reports: list[Report]) -> int:
    for j in range(start + 1, last):
        if line.is_comma(j) and j + 1 < last and scene.speech.phrases["resumes"].at(line.tokens, j + 1, last):
            return j
        if any(r.opens == j and r.kind != "attribution" and r.at >= j for r in reports) and line.word(j).conjunction:
            return j
    return last


def read_relay(scene: Scene, line: Line, sentence: tuple[int, int], j: int) -> Report | None:
    """نقلت الصحيفة عن مسؤول قوله إن: the speaker stands behind عن, the outlet is the verb's subject."""
    last = sentence[1]
    frame = scene.speech.frame("say")
    report = Report(line, sentence, frame, "relay", j, [(j, j + 1)], "assert", None, opens=j)
    wanted = line.word(j).relay
    n, outlet = j + 1, None
    if n < last and line.key(n) in scene.speech.relays_back.get(wanted, ()):
        return _read_relay_back(scene, line, report, n, last)
    if n < last and n in line.close and line.quoted_words(n) <= 4:
        outlet, n = (n, line.close[n] + 1), line.close[n] + 1
    elif n < last and starts_phrase(scene, line, n):
        stop = phrase_end(scene, line, n, last)
        outlet, n = (n, stop), stop
    while n < last and n - j < 25 and line.key(n) != wanted:
        if line.word(n).that or (n in line.close and line.quoted_words(n) > 5):
            return None
        n += 1
    if n + 1 >= last or n - j >= 25:
        return None
    preposition = n
    n += 1
    if not starts_phrase(scene, line, n):
        return None
    if wanted == "في" and (n != j + 2 or line.word(n).bare not in scene.speech.sets["documents"]):
        return None  # جاء في البيان أن; جاء في وقت
    stop = phrase_end(scene, line, n, last)
    speaker = (n, stop)
    n = stop
    reach = min(last, stop + 30)
    while n < reach:
        word = line.word(n)
        if (word.saying or line.key(n) in scene.speech.sets["definite_sayings"]) and n + 1 < last:
            report.cue = (
                [(j, j + 1), (preposition, preposition + 1), (n, n + 1)]
                if preposition != j + 1
                else [(j, preposition + 1), (n, n + 1)]
            )
            nxt = line.word(n + 1)
            if nxt.that is not None and n + 2 < last:
                report.content, report.how = n + 2, "that"
            elif line.key(n + 1) == ":" and n + 2 < line.last:
                report.content, report.how = n + 2, "colon"
            elif n + 1 in line.close:
                report.content, report.how = n + 1, "quote"
            else:
                report.cue.pop()  # قوله للصحافيين الذين رافقوه: «...»
                report.cue.append((n, n + 1))
                n += 1
                continue
            break
        if word.that is not None and n + 1 < last:
            report.content, report.how = n + 1, "that"
            report.cue = (
                [(j, j + 1), (preposition, preposition + 1)] if preposition != j + 1 else [(j, preposition + 1)]
            )
            break
        told = any(line.word(m).saying for m in range(n, min(last, n + 12)))
        if n == stop and word.masdar and not told and n + 1 < last and n not in scene.mention_at:
            report.content, report.how = n, "object"  # نقلت الوكالة عن الوزير دعم بلاده للمبادرة
            report.cue = (
                [(j, j + 1), (preposition, preposition + 1)] if preposition != j + 1 else [(j, preposition + 1)]
            )
            break
        if line.key(n) == ":" and n + 1 < line.last:
            report.content, report.how = n + 1, "colon"
            break
        if n in line.close and line.quoted_words(n) >= 3:
            report.content, report.how = n, "quote"
            break
        n += 1
    if not report.content:
        return None
    report.subject, report.outlet = speaker, outlet
    return report


def _read_relay_back(scene: Scene, line: Line, report: Report, n: int, last: int) -> Report | None:
    """ونقلت عنه الوكالة قوله إن: the pronoun is the speaker before, the phrase behind it the outlet."""
    pronoun, n = n, n + 1
    if n < last and n in line.close and line.quoted_words(n) <= 4:
        report.outlet, n = (n, line.close[n] + 1), line.close[n] + 1
    elif n < last and starts_phrase(scene, line, n):
        stop = phrase_end(scene, line, n, last)
        if speaks(scene, line, n, stop):
            report.outlet = (n, stop)
        n = stop
    report.cue = [(report.at, pronoun + 1)]
    start = n
    for n in range(start, min(last - 1, start + 12)):
        if line.word(n).saying:
            report.cue.append((n, n + 1))
        elif line.word(n).that is not None:
            report.content, report.how = n + 1, "that"
        elif line.key(n) == ":" and n + 1 < line.last:
            report.content, report.how = n + 1, "colon"
        elif n in line.close and line.quoted_words(n) >= 3:
            report.content, report.how = n, "quote"
        if report.content:
            return report
    return None


def _is_topic(scene: Scene, line: Line, start: int, colon: int) -> bool:
    """كولومبيا: ستة أشهر جديدة: a country before words without a verb is what they are about."""
    here = scene.mention_at.get(start)
    if here is None or here[1].type not in ("GPE", "LOC") or here[1].metonym is not None:
        return False
    behind = range(colon + 1, line.last)
    if any(n in line.close for n in behind):
        return False
    words = (line.word(n) for n in behind)
    return not any(w.finite or w.we or w.that for w in words) and not any(
        line.key(n) in scene.speech.sets["negations"] for n in behind
    )


def read_headline(scene: Scene, line: Line, titled: bool) -> Report | None:
    """A line "speaker: words". In the title any speaker will do; elsewhere a short line that begins with a name."""
    first, last = line.first, line.last
    bullet = False
    while first < last and line.tokens[first].kind == SIGN and line.key(first) in "-–•*|":
        first, bullet = first + 1, True
    colon = next((i for i in range(first, min(last, first + _HEADLINE)) if line.key(i) == ":"), None)
    if colon is None or colon == first or colon + 2 >= last or (not titled and last - first > _SHORT_LINE):
        return None
    sets = scene.speech.sets
    unsaid = line.key(first) in sets["not_headline"] or line.word(first).bare in sets["not_headline"]
    if unsaid and not (titled and line.key(first) in sets["anonymous"] and first + 1 < colon):
        return None  # المصدر: a credit; مصدر حكومي: a speaker
    start = max((i + 1 for i in range(first, colon) if line.key(i) in (".", "…", "|")), default=first)
    stop = colon
    while start < stop and line.key(start) in QUOTES:
        start += 1
    while stop > start and line.key(stop - 1) in QUOTES:
        stop -= 1
    letters = 1 if start > first and start < stop and line.word(start).conjunction else 0
    verb = next((i for i in range(start + 1, stop) if line.word(i).finite and i not in scene.mention_at), None)
    if stop - start > 1 and line.word(stop - 1).frames and stop - 1 not in scene.mention_at:
        return None  # "الوزير كتب: ..." has a cue of its own
    if verb is not None:  # "الوزير يعلن نتائج زيارته: ..."
        if not titled or not speaks(scene, line, start, verb):
            return None
        stop = verb
    if start >= stop or any(
        line.tokens[i].kind == NUMBER or line.key(i) in ("-", "–", "/") or line.word(i).that or line.word(i).adverb
        for i in range(start, stop)
        if i not in scene.mention_at and not line.word(start).title
    ):
        return None
    first_word = line.word(start)
    if (first_word.finite or first_word.adverb) and not first_word.title and start not in scene.mention_at:
        return None
    named = speaks(scene, line, start, stop)
    short = stop - start <= 3 and line.tokens[start].kind == WORD and not first_word.masdar
    if not named and not (short and (titled or bullet)):
        return None
    known = any(m.type in ("PER", "ORG", "GROUP") for m in scene.names(start, stop)) or first_word.title
    if not titled and not known and not bullet:
        return None
    if stop - start == 1 and _is_topic(scene, line, start, colon):
        return None
    report = Report(
        line, (line.first, last), scene.speech.frame("say"), "headline", colon, [(colon, colon + 1)], "assert", None
    )
    report.subject, report.subject_letters = (start, max(phrase_end(scene, line, start, stop), start + 1)), letters
    report.content, report.how, report.opens = colon + 1, "colon", start
    report.end = next((i for i in range(colon + 2, last - 1) if line.key(i) in ("…", "|") or _dots(line, i)), last)
    return report


def _dots(line: Line, i: int) -> bool:
    return line.key(i) == "." and line.key(i + 1) == "."
