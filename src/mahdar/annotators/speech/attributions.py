"""Words whose source stands beside them without a verb of speech: بحسب فلان, كما ذكر فلان."""

from __future__ import annotations

from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.text.affixes import ACCUSATIVE
from mahdar.text.tokens import SIGN

_DATELINE = 9
"""Tokens of a dateline at most: two towns, an agency in brackets, a dash."""


class Attribution:
    """One بحسب with its source: tokens `[at, end)`, the source phrase in it."""

    __slots__ = ("at", "cue", "end", "letters", "outlet", "source", "told")

    def __init__(
        self, at: int, end: int, source: tuple[int, int], letters: int, cue: tuple[int, int],
        outlet: tuple[int, int] | None = None, told: bool = False,
    ) -> None:
        self.at, self.end, self.source, self.letters, self.cue, self.outlet = at, end, source, letters, cue, outlet
        self.told = told
        """Whether a verb of speech names the source, who may go on in the next sentence (بحسب ما ذكر فلان. وأضاف)."""


def find_attributions(scene: Scene, line: Line) -> list[Attribution]:
    """Every attribution of a line that names somebody who can speak."""
    found: list[Attribution] = []
    keys, attributing = line.keys[line.first : line.last], scene.speech.attributing
    if attributing.isdisjoint(keys):
        return found
    for i in [i for i, key in enumerate(keys, line.first) if key in attributing]:
        if not line.word(i).attribution and (line.keys[i] != "على" or not _on_what(scene, line, i)):
            continue
        if line.key(i) == "كما" and i > line.first and line.is_comma(i - 1):
            attribution = _as_told(scene, line, i)
            if attribution is not None:
                found.append(attribution)
        elif line.key(i) != "كما":
            attribution = _attribution(scene, line, i)
            if attribution is not None:
                found.append(attribution)
    return found


def _on_what(scene: Scene, line: Line, i: int) -> bool:
    """، على ما أعلنت الوزارة, at على: behind the words, with a verb of speech, which على ما يبدو has not."""
    if i <= line.first or i - 1 not in line.commas or i + 2 >= line.last:
        return False
    verb = line.word(i + 2)
    tells = any(f.cue.verb in scene.speech.lemmas["tellers"] for f, _ in verb.frames or verb.reported)
    return line.key(i + 1) in scene.speech.sets["apart_what"] and tells


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
        relay = scene.speech.relays.get(next((f.lemma for f in scene.speech.verbs.analyse(line.key(verb))), ""))
        from_whom = _relayed(scene, line, stop, last, relay) if relay else None
        if from_whom is not None:
            return Attribution(i, _settled(scene, line, from_whom[1], last), from_whom, 0, (i, i + 1), (n, stop))
        told = bool(line.word(verb).frames or line.word(verb).reported) and not _hands_on(scene, line, (n, stop))
        return Attribution(i, _settled(scene, line, stop, last), (n, stop), 0, (i, i + 1), told=told)
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


def _relayed(scene: Scene, line: Line, stop: int, last: int, preposition: str) -> tuple[int, int] | None:
    """بحسب ما نقلت صحيفة كذا الاثنين عن زوجته: the source behind the preposition of the relaying verb."""
    j = stop
    while j < last and (j in scene.time_at or line.key(j) in scene.speech.sets["told_about"]):
        j = max(scene.time_at[j][0], j + 1) if j in scene.time_at else j + 1
    if j + 1 >= last or line.key(j) != preposition or not starts_phrase(scene, line, j + 1):
        return None
    end = phrase_end(scene, line, j + 1, last)
    return (j + 1, end) if speaks(scene, line, j + 1, end) else None


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
    if stop + 1 < last and line.key(stop) in scene.speech.sets["pronominals"]:
        j = stop = stop + 1  # مستشار له تحدث إلى كذا
    if stop < last and line.word(stop).finite is not None and line.word(stop - 1).finite is None:
        relative = not line.key(stop - 1).startswith("ال") and stop not in scene.mention_at  # مصدر مطلع تحدث إلى كذا
    while j < last:
        if line.is_comma(j) or (line.tokens[j].kind == SIGN and j not in line.close):
            break
        word = line.word(j)
        relative = relative or word.relative or bool(scene.speech.phrases["anonymity_reasons"].at(line.keys, j, last))
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
    report.outlet, report.told = attribution.outlet, attribution.told
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
    led = line.word(tail).that if tail < last else None
    so = led is not None and led.conjunction == "ف"  # وحسب شهود فإن القصف: what follows
    if so or before >= at - 1 or all(line.word(n).conjunction or line.is_comma(n) for n in range(before, at)):
        if tail >= last:
            return _of_sentence_before(line, report)
        start = tail
        clause = line.word(start).that is not None and start + 1 < last
        if clause:
            start += 1
        follows = next(
            (
                r
                for r in reports
                if r.sentence == sentence and r.opens <= start + 8 and r.at >= start and r.at <= start + 1
            ),
            None,
        )
        handed = follows is not None and not (clause and _is_voice(scene, line, attribution.source))
        if follows is not None and handed:
            bare = line.word(attribution.source[0]).bare
            if bare not in scene.speech.sets["documents"] and follows.outlet is None:
                follows.outlet = attribution.source
            return None
        report.content, report.how = start, "noun"
        report.end, report.opens = _until(scene, line, start, last, reports), at
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


def _is_voice(scene: Scene, line: Line, source: tuple[int, int]) -> bool:
    """Somebody who speaks himself, no text and no outlet: بحسب مستشار له، فإن الحكومة طلبت كذا."""
    bare = line.word(source[0]).bare
    return bare not in scene.speech.sets["media"] and bare not in scene.speech.sets["documents"]


def _hands_on(scene: Scene, line: Line, phrase: tuple[int, int]) -> bool:
    """Whether the phrase is an outlet, which hands on what others said."""
    here = scene.mention_at.get(phrase[0])
    if here is not None and here[1].entity in scene.outlets:
        return True
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
    j = _behind_dateline(line, first, at)
    while j < at and line.tokens[j].kind == SIGN and j not in line.close:
        j += 1
    if j + 1 < at and line.is_comma(j + 1) and line.key(j).endswith("ا"):
        j += 2
    if line.key(j) in scene.speech.sets["contrasts"] and j + 2 < at and line.word(j + 1).that is not None:
        j += 2  # غير أن الدفعة لم تغادر، على ما أفاد فلان
    return j


def _behind_dateline(line: Line, first: int, at: int) -> int:
    """نيروبي (أفق برس) - استأنفت: behind the dash of a dateline."""
    if first != line.first:
        return first
    for j in range(first + 1, min(at, first + _DATELINE)):
        if line.key(j) in ("-", "–") and line.tokens[j - 1].end < line.tokens[j].start:
            return j + 1
        if line.word(j).finite is not None and not line.word(j).title:
            return first
    return first


def _new_clause(scene: Scene, line: Line, j: int) -> bool:
    word = line.word(j)
    return bool(word.conjunction == "و" and word.finite) or bool(
        scene.speech.phrases["resumes"].at(line.keys, j, line.last)
    )


def _until(scene: Scene, line: Line, start: int, last: int, reports: list[Report]) -> int:
    for j in range(start + 1, last):
        participle = line.is_comma(j) and line.word(j + 1).participles and line.key(j + 1).endswith(ACCUSATIVE)
        if participle and any(r.at == j + 1 and r.kind == "participle" for r in reports):
            return j  # وبحسب المتحدث فإن كذا، مشيرا إلى كذا
        if line.is_comma(j) and j + 1 < last and scene.speech.phrases["resumes"].at(line.keys, j + 1, last):
            return j
        if any(r.opens == j and r.kind != "attribution" and r.at >= j for r in reports) and line.word(j).conjunction:
            return j
    return last
