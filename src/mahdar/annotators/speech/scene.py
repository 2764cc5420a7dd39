"""What a statement rule sees of an article: its lines, and where earlier annotators found names, offices and times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from mahdar.annotators.found import Found, place_mentions
from mahdar.annotators.speech.lines import Line, read_lines
from mahdar.lang.gazetteer import load_outlets
from mahdar.lang.speech import Speech
from mahdar.model import Article, Mention, Time
from mahdar.text.fold import fold_words
from mahdar.text.reading import Reading
from mahdar.text.tokens import WORD, Token


@dataclass(slots=True)
class Scene:
    """One article, prepared."""

    article: Article
    reading: Reading
    tokens: list[Token]
    text: str
    speech: Speech
    lines: list[Line]
    mention_at: dict[int, tuple[int, Mention]] = field(default_factory=dict)
    """First token of a mention to the token behind it; a mention behind a proclitic starts at its token too."""
    office_at: dict[int, int] = field(default_factory=dict)
    time_at: dict[int, tuple[int, Time]] = field(default_factory=dict)
    times: list[int] = field(default_factory=list)
    """The tokens of `time_at` in order."""
    titles: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Words of a title, folded, to its holder in the article: whom وزير الخارجية القطري alone points to."""
    persons: dict[str, Mention] = field(default_factory=dict)
    """Last words of persons' names in the article, folded: what a bare surname points to."""
    governed: set[int] = field(default_factory=set)
    """Tokens where a name or office stands behind a preposition written on (لنظيره فلان): no subjects."""
    title_end: int = 0
    outlets: frozenset[str] = frozenset()
    """Ids of the outlets that the pack knows."""
    _firsts: list[int] = field(default_factory=list)

    def names(self, first: int, last: int) -> list[Mention]:
        """Mentions that begin within the tokens."""
        return [self.mention_at[i][1] for i in range(first, last) if i in self.mention_at]

    def times_in(self, first: int, last: int) -> list[int]:
        """Tokens at which a time begins within the tokens."""
        return self.times[bisect_left(self.times, first) : bisect_left(self.times, last)]

    def line_at(self, i: int) -> Line | None:
        """The line that holds token `i`."""
        n = bisect_right(self._firsts, i) - 1
        return self.lines[n] if n >= 0 and i < self.lines[n].last else None


def set_scene(reading: Reading, found: Found, speech: Speech) -> Scene:
    """Index what earlier annotators found by token."""
    tokens, keys = reading.tokens, reading.keys
    scene = Scene(reading.article, reading, tokens, reading.text, speech, read_lines(tokens, keys, speech))
    _spell(scene)
    scene.title_end = reading.title_end()
    scene.outlets = load_outlets(speech.code)
    scene._firsts = [line.first for line in scene.lines]
    for mention, first, last in zip(found.mentions, *place_mentions(reading, found), strict=True):
        known = scene.mention_at.get(first)
        if known is None or known[0] < last:
            scene.mention_at[first] = (last, mention)
        if mention.type == "PER":
            for key in keys[first + 1 if last - first > 1 else first : last]:
                scene.persons.setdefault(key, mention)
        written = mention.span.start - tokens[first].start
        _name(scene, first + 1 if written else first, last)
        if written:
            _govern(scene, first, written)
    for office in found.offices:
        if office.person is not None:
            first = reading.token_at(office.span.start)
            scene.titles.setdefault(tuple(fold_words(office.title)), office.person)
            _govern(scene, first, office.span.start - tokens[first].start)
            scene.office_at[first] = max(scene.office_at.get(first, 0), reading.token_at(office.span.end - 1) + 1)
    for time in found.times:
        if time.type in ("DATE", "TIME"):
            first = reading.token_at(time.span.start)
            scene.time_at[first] = (reading.token_at(time.span.end - 1) + 1, time)
    scene.times = sorted(scene.time_at)
    return scene


def _spell(scene: Scene) -> None:
    """Tell by the last letter as written what folding leaves open: سعى is a verb where سعي is none, نادي a noun."""
    text, speech = scene.text, scene.speech
    for line in scene.lines:
        inside = enumerate(line.keys[line.first : line.last], line.first)
        for n, key in [(n, key) for n, key in inside if key[-1] in "يا"]:
            token = line.tokens[n]
            if token.kind != WORD:
                continue
            word = line.word(n)
            if key[-1] == "ا":
                hamza = word.frames and all(form.lemma.endswith("أ") for _, form in word.frames)
                if hamza and text[token.end - 1] == "ا":  # هنا is no هنأ
                    line.words[n - line.first] = speech.name(key)
                continue
            if text[token.end - 1] == "ي":
                if word.title and word.frames:
                    line.words[n - line.first] = speech.name(key)
            elif key in speech.sets["nouns_in_alif"]:
                continue
            elif word.finite is None and not word.adverb and not word.that:
                form = next((f for f in speech.verbs.analyse(key) if f.part == "past" and f.person == 3), None)
                if form is not None:
                    line.words[n - line.first] = speech.verb(key, form)


def _govern(scene: Scene, first: int, written: int) -> None:
    """A name or office behind so many letters written onto its first word is governed, if they are a preposition."""
    if (written > 0 and scene.tokens[first].key[0] in "بلك") or written > 1:
        scene.governed.add(first)


def _name(scene: Scene, first: int, last: int) -> None:
    """Words of a name are no verbs; its first word is left as it is where a proclitic is written on it."""
    line = scene.line_at(first) if first < last else None
    if line is None:
        return
    name, keys, words, base = scene.speech.name, line.keys, line.words, line.first
    for i in range(first, min(last, line.last)):
        words[i - base] = name(keys[i])
