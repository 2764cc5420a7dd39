"""Whose words a report gives: the phrase that names the speaker, or the one that an elided subject carries on."""

from __future__ import annotations

from mahdar.annotators.speech.circumstances import Circumstances, read_circumstances, read_day
from mahdar.annotators.speech.lines import QUOTES, Line
from mahdar.annotators.speech.occasions import Occasions
from mahdar.annotators.speech.phrases import phrase_end, speaks, starts_phrase
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.annotators.speech.subjects import subject_before
from mahdar.annotators.speech.tweets import Tweet
from mahdar.annotators.speech.voices import Voice, find_named, find_why
from mahdar.model import Anonymity, Link, Span
from mahdar.text.fold import fold_words

_NEAR = 8
"""Lines within which a speaker named again still speaks at the same occasion."""
_SHORT = 4
"""Letters of a name that may stand alone for a longer one."""
_RECENT = 6
"""How many speakers back an elided subject may reach where gender tells them apart."""


class Speakers:
    """The speakers of an article, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._occasions = Occasions(scene)
        self._stack: list[Voice] = []
        self._known: list[Voice] = []
        """Every voice, also of nested and attributed words: what a role noun may point back to."""

    def reset(self) -> None:
        """Behind the title: its speakers are not carried on."""
        self._stack.clear()

    def attach(self, report: Report, line_number: int, voices: dict[int, Voice]) -> Voice | None:
        """The voice of a report; `voices` holds those of the line's earlier reports by the cue's token."""
        line = report.line
        own = read_circumstances(self._scene, report)
        phrase = report.subject if report.subject and (report.before is None) else report.before or report.subject
        nested = report.nested_in
        voice: Voice | None
        if phrase is not None:
            voice = self._voice(line, phrase, report, line_number)
        elif report.kind in ("participle", "saying") or (
            report.form is not None and report.form.proclitics.endswith("ل") and nested is None
        ):
            voice = self._governing(report, line_number, voices)
        elif nested is not None:
            voice = self._beside(report, voices)
        else:
            voice = self._of_sentence_before(report, line_number, voices) or self._carried(report)
            if report.kind == "quotation" and voice is not None and line_number - voice.line > 1:
                return None
        if voice is None:
            return None
        if phrase is None:
            report.elided = True
            voice = Voice(
                voice.entity,
                voice.span,
                voice.words,
                voice.anonymity,
                voice.gender,
                voice.number,
                voice.links,
                voice.circumstances,
                line_number,
                voice.document,
                voice.why,
            )
        self._set_links(report, voice, voices, own, explicit=phrase is not None)
        self._set_circumstances(report, voice, own, line_number, phrase is None)
        form = report.form
        if form is not None and phrase is not None:
            voice.gender, voice.number = form.gender, form.number
        voice.nested, voice.at = nested is not None, report.at
        self._known.append(voice)
        told = report.kind == "attribution" and bool(line.word(report.cue[0][0]).frames)  # كما قال والده. وأضاف
        if nested is None and (told or report.kind not in ("attribution", "headline")):
            self._stack.append(voice)
        return voice

    def say_when(self, where: Circumstances) -> None:
        """A sentence behind the last speaker's words told when and how they were said."""
        if self._stack:
            there = self._stack[-1].circumstances
            there.channel = there.channel or where.channel
            if there.date is None:
                there.date, there.date_span = where.date, where.date_span

    def post(self, tweet: Tweet, report: Report, line_number: int, voice: Voice | None) -> Voice:
        """The voice of words in an embedded post: its author, or whom the author quotes, by way of the author."""
        author = self._voice(tweet.line, tweet.author, report, line_number)
        link = Link(author.entity, author.span, author.anonymity)
        if voice is None or report.kind == "tweet":
            voice = author
            voice.links = (link,)
            self._known.append(voice)
        elif voice.entity != author.entity:
            voice.links = (link, *(k for k in voice.links if k.source != author.entity))
        voice.circumstances.channel = "tweet"
        if voice.circumstances.date is None:
            voice.circumstances.date, voice.circumstances.date_span = tweet.date, tweet.date_span
        return voice

    def _voice(self, line: Line, phrase: tuple[int, int], report: Report, line_number: int) -> Voice:
        scene = self._scene
        first, last = phrase
        tokens = line.tokens
        start = tokens[first].start
        word = line.word(first)
        letters = report.subject_letters if phrase == report.subject else 0
        if word.conjunction and word.title and tokens[first].key not in scene.speech.sets["heads"]:
            letters = letters or (len(word.conjunction) if tokens[first].key != word.base else 0)
        here = scene.mention_at.get(first)
        if letters:
            start = tokens[first].at(letters, scene.text)
        elif here is not None and here[1].span.start > start:
            start = here[1].span.start
        span = Span(start, tokens[last - 1].end)
        words = tuple(t.key for t in tokens[first:last])
        bare = word.bare
        mention = find_named(self._scene, line, first, last)
        document = bare in scene.speech.sets["documents"] or word.base in scene.speech.sets["documents"]
        if mention is not None:
            entity = (mention.metonym or mention.entity) if mention.type in ("GPE", "LOC") else mention.entity
            return Voice(entity, span, words, "named", line=line_number, document=document)
        earlier = self._earlier(bare, line, first, last, document)
        if earlier is not None:
            return Voice(
                earlier.entity,
                span,
                words,
                earlier.anonymity,
                line=line_number,
                document=document,
                why=earlier.why,
                links=earlier.links[:-1] if not document else (),
            )
        holder = scene.titles.get(words) or scene.titles.get((word.base, *words[1:]))
        if holder is not None:
            return Voice(holder, span, words, "office", line=line_number)
        entity = "src:" + "-".join(words)
        anonymous = bare in scene.speech.sets["anonymous"] or tokens[first].key in scene.speech.sets["anonymous"]
        anonymity: Anonymity = "office"
        if anonymous:
            anonymity = "role" if last - first > 1 else "unnamed"
        why = find_why(self._scene, line, report) if anonymous else None
        return Voice(entity, span, words, anonymity, line=line_number, document=document, why=why)

    def _earlier(self, bare: str, line: Line, first: int, last: int, document: bool) -> Voice | None:
        """Whom a role noun with the article points back to (الوزير، المتحدث، البيان)."""
        scene = self._scene
        key = line.key(first)
        if last - first == 1 and key in scene.speech.sets["honorifics"] and key.endswith(("ه", "ها")):
            return next((v for v in reversed(self._known) if v.anonymity == "named" and not v.document), None)
        if last - first == 1 and not document:
            short = next((v for v in reversed(self._known) if self._ends(v, key)), None)
            if short is not None:
                return short  # المتحدث أجمل زدران ... وأضاف زدران
        definite = key.startswith("ال") or key.startswith(("وال", "فال"))
        if not definite or last - first > 6:
            return None
        if document:
            if last - first != 1:
                return None
            issued = next((v for v in reversed(self._known) if v.circumstances.channel or v.document), None)
            speaking = self._stack[-1] if self._stack else None
            bodies = scene.speech.sets["bodies"]
            if issued is None and speaking is not None and scene.speech.word(speaking.words[0]).bare in bodies:
                return speaking  # قالت البعثة كذا. وتابع البيان
            return issued
        if bare in scene.speech.sets["bodies"] and last - first == 1:
            return next((v for v in reversed(self._known) if scene.speech.word(v.words[0]).bare == bare), None)
        if bare not in scene.speech.sets["roles"]:
            return None
        rest = [line.key(i) for i in range(first + 1, last)]
        for voice in reversed(self._known):
            stems = {w.removeprefix("ال") for w in voice.words}
            stems |= {s[:-1] for s in stems if s.endswith("ا")}
            if bare in stems and all(w in voice.words or w[2:] in stems for w in rest):
                return voice
        if not rest or len(rest) > 2:
            return None
        return next((v for v in reversed(self._known) if bare in {w.removeprefix("ال") for w in v.words}), None)

    def _ends(self, voice: Voice, key: str) -> bool:
        """Whether the words that name a voice end with this name."""
        if len(voice.words) < 2 or voice.words[-1] != key or voice.document or len(key) < _SHORT:
            return False
        word = self._scene.speech.word(key)
        return not (word.title or word.masdar or word.finite or key.endswith(("ي", "يه", "ين", "ات")))

    def _governing(self, report: Report, line_number: int, voices: dict[int, Voice]) -> Voice | None:
        """The subject of the verb that a participle or بالقول hangs on."""
        line, _scene = report.line, self._scene
        first = report.sentence[0]
        j = report.at - 1
        closers = {c: o for o, c in line.close.items()}
        earlier = {r: v for r, v in voices.items() if first <= r < report.at}
        while j >= first:
            if j in closers:
                j = closers[j] - 1
                continue
            if j in earlier:
                voice = earlier[j]
                if voice.nested and report.nested_in is None:
                    j -= 1
                    continue
                if report.nested_in is None or report.nested_in.at == j or j > report.nested_in.at:
                    report.led = voice.act
                    return voice
            word = line.word(j)
            if (
                word.finite is not None
                and not word.title
                and not self._inside(j, report)
                and not self._in_relative(line, first, j)
            ):
                phrase = self._subject_of(line, first, j, report.at)
                if phrase is not None:
                    return self._voice(line, phrase, report, line_number)
                if word.finite.number == "s" and not earlier:
                    carried = self._carried(report)
                    if carried is not None:
                        return carried
            j -= 1
        return self._carried(report) if not earlier else earlier[max(earlier)]

    @staticmethod
    def _in_relative(line: Line, first: int, j: int) -> bool:
        return any(line.word(n).relative for n in range(j - 1, max(first, j - 3) - 1, -1))

    def _inside(self, j: int, report: Report) -> bool:
        return any(a <= j < b for a, b in self._contents.get(id(report.line), ()) if b <= report.at)

    _contents: dict[int, tuple[tuple[int, int], ...]]

    def enter(self, line: Line, contents: tuple[tuple[int, int], ...]) -> None:
        """Tell where the contents of a line's reports lie, before `attach` is asked about them."""
        self._contents = {id(line): contents}

    def _subject_of(self, line: Line, first: int, j: int, end: int) -> tuple[int, int] | None:
        scene = self._scene
        before = subject_before(scene, line, first, j)
        if before is not None and not line.word(j).conjunction:
            return before  # كان الوزير استقبل السفير: what follows is the object
        n = j + 1
        while n < end and (n in scene.time_at or line.is_comma(n)):
            n = scene.time_at[n][0] if n in scene.time_at else n + 1
        if n < end and starts_phrase(scene, line, n):
            stop = phrase_end(scene, line, n, end, object_opens=True)
            if speaks(scene, line, n, stop):
                return n, self._definite(line, n, stop)
        return before

    @staticmethod
    def _beside(report: Report, voices: dict[int, Voice]) -> Voice | None:
        """Inside another's report: the speaker of the report before it there."""
        outer = report.nested_in
        if outer is None:
            return None
        inner = [at for at in voices if outer.content <= at < report.at]
        return voices[max(inner)] if inner else None

    def _of_sentence_before(self, report: Report, line_number: int, voices: dict[int, Voice]) -> Voice | None:
        """The subject of the clause or sentence before, where that told of somebody without reporting words."""
        line = report.line
        first = report.sentence[0]
        if any(first <= at < report.at for at in voices):
            return None
        if report.at - first > 3:
            voice = self._told_of(report, line_number, first, report.at)
            if voice is not None:
                return voice
        before = next(((s, e) for s, e in line.sentences if e == first), None)
        if before is None or any(before[0] <= at < before[1] for at in voices):
            return None
        return self._told_of(report, line_number, *before)

    def _told_of(self, report: Report, line_number: int, first: int, last: int) -> Voice | None:
        """The person or office holder that is the subject of the first verb between two tokens."""
        line, form = report.line, report.form
        auxiliaries = self._scene.speech.lemmas["auxiliaries"]
        for j in range(first, min(last, first + 25)):
            word = line.word(j)
            finite = word.finite
            if finite is None and j == first and not word.title:  # in the first place a verb is likelier than its noun
                forms = self._scene.speech.verbs.analyse(line.key(j))
                finite = next((f for f in forms if f.person == 3 and not f.enclitic), None)
            if finite is None or word.title or finite.lemma in auxiliaries or self._in_relative(line, first, j):
                continue
            phrase = self._subject_of(line, first, j, last)
            if phrase is None:
                return None
            if form is not None and finite.gender and form.gender and finite.gender != form.gender:
                return None
            named = find_named(self._scene, line, *phrase)
            if not named and not line.word(phrase[0]).title:
                return None
            voice = self._voice(line, phrase, report, line_number)
            day = self._occasions.before(last, first)
            if day is not None:
                where = voice.circumstances
                where.date, where.date_span, where.by_occasion = *day, True
            return voice
        return None

    def _definite(self, line: Line, first: int, stop: int) -> int:
        """الوزراء خطة: a definite noun without a name ends before an indefinite one, which is the object."""
        if not line.key(first).startswith("ال") or self._scene.names(first, stop):
            return stop
        return next((j for j in range(first + 1, stop) if not line.key(j).startswith("ال")), stop)

    def _carried(self, report: Report) -> Voice | None:
        """The last speaker whose gender and number the verb can have."""
        form = report.form
        for voice in self._stack[: -_RECENT - 1 : -1]:
            if form is None or report.kind == "participle":
                return voice
            if (
                form.number in ("d", "p")
                and voice.number in ("s", "")
                and voice.anonymity != "unnamed"
                and not self._several(voice)
            ):
                continue
            if form.number == "s" and voice.words[0] in self._scene.speech.sets["many"]:
                continue  # يتوقع كثيرون كذا. وقال
            if form.number == "s" and voice.gender and form.gender and voice.gender != form.gender:
                continue
            return voice
        return None

    def _several(self, voice: Voice) -> bool:
        first = voice.words[0]
        if voice.document:
            return False
        joint = any(w.startswith("و") and len(w) > 3 for w in voice.words[1:])
        return joint or first.endswith(("ان", "ون", "ين", "ات", "اء")) or first in self._scene.speech.sets["several"]

    def _set_links(
        self, report: Report, voice: Voice, voices: dict[int, Voice], own: Circumstances, *, explicit: bool
    ) -> None:
        links: list[Link] = []
        outer = voices.get(report.nested_in.at) if report.nested_in is not None else None
        if outer is not None and outer.entity != voice.entity:
            links.extend(outer.links)
        if report.outlet is not None:
            outlet = self._voice(report.line, report.outlet, report, voice.line)
            if self._is_own(outlet):
                report.outlet = None
        if report.outlet is not None:
            links.append(Link(outlet.entity, outlet.span, outlet.anonymity))
            self._known.append(outlet)
        elif not explicit and voice.links and outer is None:
            links.extend(voice.links[:-1])
        elif explicit and voice.links and outer is None:
            links.extend(voice.links)
        if own.relayed is None and own.addressee is not None and own.channel == "interview-to-outlet" and not links:
            span = own.addressee_span
            if span is not None and outer is None and self._is_foreign(span):
                links.append(Link(own.addressee, span, "named"))
        elif own.relayed is not None and outer is None and not links:
            cited = next((v for v in self._known if v.entity == own.relayed.entity), None)
            if cited is not None or self._is_foreign(own.relayed.span):
                links.append(Link(own.relayed.entity, own.relayed.span, "named"))
        elif explicit and own.addressee_span is not None and own.relayed is None and not links and outer is None:
            cited = self._cited_outlet(own)
            if cited is not None:
                links.append(Link(cited.entity, own.addressee_span, cited.anonymity))
                own.addressee = cited.entity
        last = self._stack[-1] if self._stack else None
        if explicit and not links and outer is None and last is not None and last.entity == voice.entity:
            interview = last.circumstances.channel == "interview-to-outlet" and voice.line - last.line <= _NEAR
            goes_on = "continues" in report.frame.flags and voice.line == last.line
            if own.channel is None and (interview or goes_on):
                links.extend(last.links[:-1])  # the interview, or what an outlet hands on, goes on
        links = [k for k in links if k.source != voice.entity]
        links.append(Link(voice.entity, voice.span, voice.anonymity, voice.why))
        voice.links = tuple(links)

    def _is_own(self, outlet: Voice) -> bool:
        """Whether an outlet that is named as a source is the one that prints the article."""
        name = self._scene.article.outlet
        said = " ".join(w for w in outlet.words if w not in QUOTES)
        return name is not None and " ".join(fold_words(name)) in said

    def _is_foreign(self, span: Span) -> bool:
        """Whether words were given to another outlet than the one that prints them."""
        name = self._scene.article.outlet
        if name is None:
            return False
        own = set(fold_words(name))
        said = self._scene.text[span.start : span.end]
        return not own & set(fold_words(said))

    def _cited_outlet(self, own: Circumstances) -> Voice | None:
        """The outlet that "للصحيفة" points back to, where one was cited."""
        span = own.addressee_span
        if span is None:
            return None
        said = self._scene.text[span.start : span.end]
        for voice in reversed(self._known):
            head = voice.words[0]
            if head in said.replace("ة", "ه") or (
                head in self._scene.speech.sets["outlet_kinds"] and head in said.replace("ة", "ه")
            ):
                return voice
        return None

    def _set_circumstances(
        self, report: Report, voice: Voice, own: Circumstances, line_number: int, elided: bool
    ) -> None:
        last = self._stack[-1] if self._stack else None
        base = None
        if elided:
            base = voice.circumstances
            if base.date is None and base.channel is None and last is not None and last.entity == voice.entity:
                base = last.circumstances
        elif last is not None and last.entity == voice.entity and line_number - last.line <= _NEAR:
            base = last.circumstances
        if voice.document:
            own.channel = own.channel or "statement"
        if base is not None:
            own.channel = own.channel or base.channel
            if own.date is None:
                own.date, own.date_span, own.by_occasion = base.date, base.date_span, base.by_occasion
            open_ = own.addressee is None and own.addressee_span is None and "addressee" not in report.frame.flags
            if open_ and base.channel == "interview-to-outlet":
                own.addressee, own.addressee_span = base.addressee, base.addressee_span
        if own.date is None and report.kind in ("participle", "saying") and report.nested_in is None:
            self._date_by_clause(report, own)
        if own.date is None:
            self._date(report, voice, own, line_number)
        if own.channel is None and voice.anonymity in ("role", "unnamed"):
            bare = self._scene.speech.word(voice.words[0]).bare
            if bare in self._scene.speech.sets["briefers"]:
                own.channel = "briefing-anonymous"
        voice.circumstances = own

    def _date_by_clause(self, report: Report, own: Circumstances) -> None:
        """دافع الوزير أمس عن الاتفاق قائلا: the day of the clause that a participle hangs on."""
        line = report.line
        told = any(a < report.at for a, _ in self._contents.get(id(line), ()) if a >= report.sentence[0])
        if told:
            return
        relative = False
        for i in range(report.sentence[0], report.at):
            relative = (relative or line.word(i).relative) and not line.is_comma(i)
            here = self._scene.time_at.get(i)
            if here is not None and not relative and len(read_day(here[1].value)) == 10:
                own.date, own.date_span = read_day(here[1].value), here[1].span
                return

    def _date(self, report: Report, voice: Voice, own: Circumstances, line_number: int) -> None:
        """The day of the occasion that the setting points to, or of the words that these answer or go on from."""
        day = self._occasions.day_of(report, document=voice.document)
        if day is not None:
            own.date, own.date_span = day
            own.by_occasion = True
            return
        last = self._stack[-1] if self._stack else None
        if last is None or last.circumstances.date is None or report.nested_in is not None:
            return
        there, line = last.circumstances, report.line
        beside = last.line == line_number and report.sentence[0] <= last.at and report.kind == "finite"
        near = line_number - last.line <= 1
        first, speech = report.sentence[0], self._scene.speech
        answers = report.frame.cue.verb in speech.lemmas["answers"] or line.key(first) in speech.sets["as_for"]
        turns, ahead = speech.phrases["in_turn"], range(max(first, report.at - 6), report.at)
        in_turn = there.channel != "press-conference" and any(turns.at(line.tokens, n, report.at) for n in ahead)
        same_body = any(w in self._scene.speech.sets["own_body"] for w in voice.words)
        if beside or (near and (same_body or (there.by_occasion and (answers or in_turn)))):
            own.date, own.date_span, own.by_occasion = there.date, there.date_span, there.by_occasion
