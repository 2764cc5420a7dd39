"""The occasion of an utterance: the dated meeting, signing or visit of the article at which it was made.

A cue seldom has its own date. Where its setting points to an occasion (في مستهل اللقاء، في مؤتمر صحفي أعقب التوقيع) the
day of that occasion is the day of the words; and a sentence behind the words may tell when they were said (جاء ذلك خلال
لقائه السفير أمس).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from mahdar.annotators.speech.circumstances import Circumstances
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.model import Span
from mahdar.text.affixes import THIRD_PERSON

_RECENT = dt.timedelta(days=7)
"""An article's own occasion is at most a week old; older ones are background."""
_NEAR = 8
"""Tokens of a text's content in which it may name the occasion (شدد خلال اللقاء)."""

_OPENING = 14
"""Tokens of a sentence in which it says that it is about the words before it."""

Day = tuple[str, Span]


class Occasions:
    """Dated occasions of an article, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._at: list[int] = []
        self._days: list[Day] = []
        published = scene.article.published.day
        if published is None or not scene.time_at:
            return
        for line in scene.lines:
            if scene.tokens[line.first].start >= scene.title_end:
                for first, last in line.sentences:
                    self._read(line, first, last, published)

    def _read(self, line: Line, first: int, last: int, published: dt.date) -> None:
        times = self._scene.times_in(first, last)
        if not times or not (self._is_occasion(line, first, last) or speaks_back(self._scene, line, first, last)):
            return
        quoted = [(o, c) for o, c in line.close.items() if first <= o < last]
        for i in times:
            time = self._scene.time_at[i][1]
            day = _read_day(time.value)
            if day is None or not published - _RECENT <= day <= published or any(o < i < c for o, c in quoted):
                continue
            self._at.append(i)
            self._days.append((day.isoformat(), time.span))
            return

    def _is_occasion(self, line: Line, first: int, last: int) -> bool:
        nouns, verbs = self._scene.speech.sets["occasions"], self._scene.speech.lemmas["meetings"]
        for word in line.words[first - line.first : last - line.first]:
            if word.bare in nouns or (word.finite is not None and word.finite.lemma in verbs):
                return True
        return False

    def before(self, i: int, first: int = 0) -> Day | None:
        """The last one that begins before token `i`, from token `first` on."""
        n = bisect_left(self._at, i) - 1
        return self._days[n] if n >= 0 and self._at[n] >= first else None

    def day_of(self, report: Report, *, document: bool) -> Day | None:
        """The occasion that the report's setting points to."""
        line, first = report.line, report.sentence[0]
        if not self._at or report.kind == "attribution":
            return None
        end = report.content if report.content > report.at else report.sentence[1]
        setting = [i for i in range(report.opens, end) if not _in(report.subject, i) and not _in(report.before, i)]
        if document:
            setting.extend(range(report.content, min(report.content + _NEAR, line.last)))
        if any(self._points(line, i) for i in setting):
            return self.before(report.at)
        if any(line.key(i) in self._scene.speech.sets["therein"] for i in setting):
            return self.before(report.at, first)
        if report.subject is None and report.before is None and line.word(report.at).conjunction == "و":
            return self.before(report.at, first)  # وكان استقبل أمس السفير، وقال
        return None

    def _points(self, line: Line, i: int) -> bool:
        sets, word = self._scene.speech.sets, line.word(i)
        key = word.base
        if key in sets["openings"]:
            return True
        if line.key(i - 1) not in sets["during"]:
            return False  # مطلعون على المباحثات
        definite = key.startswith(("ال", "بال", "لل")) or key.endswith(THIRD_PERSON)
        return definite and (word.bare in sets["occasions"] or key in sets["occasions"])


def _in(phrase: tuple[int, int] | None, i: int) -> bool:
    return phrase is not None and phrase[0] <= i < phrase[1]


def _read_day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def speaks_back(scene: Scene, line: Line, first: int, last: int) -> bool:
    """Whether a sentence is about the words before it."""
    phrases = scene.speech.phrases["afterwords"]
    opening = line.keys[first : min(first + _OPENING, last)]
    if phrases.first.keys().isdisjoint(opening):
        return False
    return any(key in phrases.first and phrases.at(line.keys, i, last) for i, key in enumerate(opening, first))


def read_afterword(scene: Scene, line: Line, first: int, last: int) -> Circumstances | None:
    """جاء ذلك خلال لقائه السفير أمس, وأدلى الوزير بهذه التصريحات مساء: when and how the words before it were said."""
    if not speaks_back(scene, line, first, last):
        return None
    found = Circumstances()
    for i in range(first, last):
        here = scene.time_at.get(i)
        if found.date is None and here is not None and _read_day(here[1].value) is not None:
            found.date, found.date_span = here[1].value[:10], here[1].span
        for _, channel, rest in line.word(i).channels:
            if found.channel is None and all(line.key(i + 1 + n) == key for n, key in enumerate(rest)):
                found.channel = channel
    return found
