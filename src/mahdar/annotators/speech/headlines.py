"""Lines of the form "speaker: words", as headlines and bullet points have it."""

from __future__ import annotations

from mahdar.annotators.speech.lines import QUOTES, Line
from mahdar.annotators.speech.phrases import phrase_end, speaks
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.text.tokens import NUMBER, SIGN, WORD

_HEADLINE = 12
"""A headline's speaker takes at most so many tokens before the colon; a full title with a name is ten."""
_SHORT_LINE = 30
"""A line under so many tokens may be a bullet point or a picture's legend with the form of a headline."""


def _is_topic(scene: Scene, line: Line, start: int, stop: int, colon: int) -> bool:
    """كولومبيا: ستة أشهر جديدة: a country before words without a verb is what they are about."""
    here = scene.mention_at.get(start)
    if here is None or here[0] < stop or here[1].type not in ("GPE", "LOC") or here[1].metonym is not None:
        return False
    behind = range(colon + 1, line.last)
    if any(n in line.close for n in behind):
        return False
    words = (line.word(n) for n in behind)
    return not any(w.finite or w.we or w.that for w in words) and not any(
        line.key(n) in scene.speech.sets["negations"] for n in behind
    )


def _before_place(scene: Scene, line: Line, start: int, stop: int) -> int:
    """ناصر من عمان: where a headline's speaker ends before من or في and the town that he speaks in."""
    for n in (stop - 2, stop - 3):
        here = scene.mention_at.get(n + 1)
        if n > start and line.key(n) in ("من", "في") and here is not None and here[0] == stop and here[1].type == "GPE":
            return n
    return stop


def read_headlines(scene: Scene, line: Line, titled: bool) -> list[Report]:
    """Every "speaker: words" of a line; behind dots a title may have a second (طهران: كذا.. وبغداد ترد: كذا)."""
    found: list[Report] = []
    begin = line.first
    while True:
        report = read_headline(scene, line, titled, begin)
        if report is None:
            return found
        found.append(report)
        begin = report.end
        while begin < line.last and line.tokens[begin].kind == SIGN and begin not in line.close:
            begin += 1
        if not titled or begin >= line.last or report.end == line.last:
            return found


def read_headline(scene: Scene, line: Line, titled: bool, begin: int) -> Report | None:
    """A line "speaker: words". In the title any speaker will do; elsewhere a short line that begins with a name."""
    first, last = begin, line.last
    bullet = False
    while first < last and line.tokens[first].kind == SIGN and line.key(first) in "-–•*|":
        first, bullet = first + 1, True
    near = line.keys[first : min(last, first + _HEADLINE)]
    colon = first + near.index(":") if ":" in near else first
    if colon == first or colon + 2 >= last or (not titled and last - first > _SHORT_LINE):
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
    letters = 1 if start > line.first and start < stop and line.word(start).conjunction else 0
    verb = next((i for i in range(start + 1, stop) if line.word(i).finite and i not in scene.mention_at), None)
    if stop - start > 1 and line.word(stop - 1).frames and stop - 1 not in scene.mention_at:
        if begin == line.first:
            return None  # "الوزير كتب: ..." has a cue of its own
        stop -= 1
    if verb is not None:  # "الوزير يعلن نتائج زيارته: ..."
        if not titled or not speaks(scene, line, start, verb):
            return None
        stop = verb
    if start >= stop or any(
        line.tokens[i].kind == NUMBER or line.key(i) in ("-", "–", "/") or line.word(i).that or line.word(i).adverb
        for i in range(start, _before_place(scene, line, start, stop) if titled else stop)
        if i not in scene.mention_at and not line.word(start).title
    ):
        return None
    first_word = line.word(start)
    if first_word.frames and first_word.conjunction and start not in scene.mention_at:
        return None  # وتابع فلان: ...
    if (first_word.finite or first_word.adverb) and not first_word.title and start not in scene.mention_at:
        return None
    named = speaks(scene, line, start, stop)
    thing = first_word.masdar or first_word.bare in sets["inanimate"]  # محادثات جديدة: كذا
    thing = thing or any(line.word(n).conjunction for n in range(start + 1, stop))  # الروبل والليرة: كذا
    short = stop - start <= 3 and line.tokens[start].kind == WORD and not thing
    if not named and not (short and (titled or bullet)):
        return None
    known = any(m.type in ("PER", "ORG", "GROUP") for m in scene.names(start, stop)) or first_word.title
    if not titled and not known and not bullet:
        return None
    here = scene.mention_at.get(start)
    placed = bullet and not titled and here is not None and here[0] >= stop and here[1].type in ("GPE", "LOC")
    if placed or _is_topic(scene, line, start, stop, colon):
        return None  # * باكستان: قوات الأمن تداهم كذا
    report = Report(
        line, (line.first, last), scene.speech.frame("say"), "headline", colon, [(colon, colon + 1)], "assert", None
    )
    report.subject, report.subject_letters = (start, max(phrase_end(scene, line, start, stop), start + 1)), letters
    report.content, report.how, report.opens = colon + 1, "colon", start
    report.end = next((i for i in range(colon + 2, last - 1) if line.key(i) in ("…", "|") or _dots(line, i)), last)
    return report


def _dots(line: Line, i: int) -> bool:
    return line.key(i) == "." and line.key(i + 1) == "."
