"""Find times: dates, clock times, durations and sets, by the rules of the pack's `times.toml`.

One walk over the tokens: where a word can open an expression the tree of patterns is tried, the longest match that its
builder accepts is taken, and reading goes on behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import compress, count

from mahdar.annotators.found import Found
from mahdar.annotators.temporal import bare, calendar, clocks, days, periods, ranges, relative, sets, spans
from mahdar.annotators.temporal.bare_readers import BareReaders
from mahdar.annotators.temporal.context import Context
from mahdar.annotators.temporal.made import Made
from mahdar.annotators.temporal.quotations import Spoken, find_spoken
from mahdar.annotators.temporal.readers import Readers
from mahdar.lang import LanguagePack
from mahdar.lang.lookahead import SIGNS
from mahdar.lang.times import CompiledRule, TimeGrammar, TimeRule, load_times
from mahdar.model import Span, Time
from mahdar.text.columns import Columns
from mahdar.text.patterns import Match, Plan, Reader, Words
from mahdar.text.patterns import Reading as Read
from mahdar.text.reading import Reading
from mahdar.text.timex import edtf

Builder = Callable[[Context, Match, TimeRule], list[Made] | None]


def _same(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    return [match.slots[0].value]


def _skip_tail(context: Context, match: Match, rule: TimeRule) -> list[Made] | None:
    """Leave a name out, unless a year follows: then the words are a date after all."""
    following = context.key(match.last)
    return None if len(following) == 4 and following.isdigit() else []


BUILDERS: dict[str, Builder] = {
    "bare_day": bare.make_bare_day,
    "bare_day_month": bare.make_bare_day_month,
    "bare_month_year": bare.make_bare_month_year,
    "bare_nth_weekday": bare.make_bare_nth_weekday,
    "bare_rest": bare.make_bare_rest,
    "bare_decade": bare.make_bare_decade,
    "bare_clock": bare.make_bare_clock,
    "bare_part": bare.make_bare_part,
    "bare_clock_range": bare.make_bare_clock_range,
    "bare_minutes_to": bare.make_bare_minutes_to,
    "year": calendar.make_year,
    "year_bare": calendar.make_year_bare,
    "year_hijri": calendar.make_year_hijri,
    "month": calendar.make_month,
    "month_bare": calendar.make_month_bare,
    "months_pair": calendar.make_months_pair,
    "month_hijri": calendar.make_month_hijri,
    "day": days.make_day,
    "weekday_day": days.make_weekday_day,
    "day_figures_short": days.make_day_figures_short,
    "nth_weekday": relative.make_nth_weekday,
    "day_first": days.make_day_first,
    "day_of_month": days.make_day_of_month,
    "day_figures": days.make_day_figures,
    "day_hijri": days.make_day_hijri,
    "day_hijri_figures": days.make_day_hijri_figures,
    "both_calendars": days.make_both_calendars,
    "range_years": ranges.make_range_years,
    "range_days": ranges.make_range_days,
    "range_days_figures": ranges.make_range_days_figures,
    "range_days_rel": ranges.make_range_days_rel,
    "range_months": ranges.make_range_months,
    "weekday_range": ranges.make_weekday_range,
    "days": relative.make_days,
    "weekday": relative.make_weekday,
    "unit_rel": periods.make_unit_rel,
    "unit_after_next": periods.make_unit_after_next,
    "unit_context": periods.make_unit_context,
    "part_of_period": periods.make_part_of_period,
    "rest_of_period": periods.make_rest_of_period,
    "season": periods.make_season,
    "quarter": periods.make_quarter,
    "week_of_period": periods.make_week_of_period,
    "weekend": periods.make_weekend,
    "decade": periods.make_decade,
    "century": periods.make_century,
    "part_of_day": clocks.make_part_of_day,
    "weekday_night": clocks.make_weekday_night,
    "zone": clocks.make_zone,
    "clock": clocks.make_clock,
    "clock_range": clocks.make_clock_range,
    "clock_day": clocks.make_clock_day,
    "midnight": clocks.make_midnight,
    "midnight_day": clocks.make_midnight_day,
    "part_of_today": clocks.make_part_of_today,
    "duration": spans.make_duration,
    "duration_vague": spans.make_duration_vague,
    "duration_bare": spans.make_duration_bare,
    "duration_for": spans.make_duration_for,
    "duration_event": spans.make_duration_event,
    "duration_whole": spans.make_duration_whole,
    "duration_mod": spans.make_duration_mod,
    "span_rel": spans.make_span_rel,
    "ago": spans.make_ago,
    "ahead": spans.make_ahead,
    "context_shift": spans.make_context_shift,
    "every": sets.make_every,
    "adverb_set": sets.make_adverb_set,
    "the_past": sets.make_the_past,
    "reference": sets.make_reference,
    "same": _same,
    "skip_tail": _skip_tail,
}


def find_times(reading: Reading, found: Found, pack: LanguagePack) -> Iterable[Time]:
    """Every time of the article's title and prose."""
    return list(read_times(reading.columns, reading.text, reading.article.published.day, pack))


def read_times(
    tokens: Columns, text: str, published: date | None, pack: LanguagePack, *, alone: bool = False
) -> Iterator[Time]:
    """Every time among tokens, in order.

    Args:
        tokens: The tokens of `text`, or of parts of it.
        text: The untouched text.
        published: The day that relative expressions are counted from.
        pack: The language.
        alone: Whether to read hours and days that stand alone (`times_bare.toml`).
    """
    grammar = load_times(pack.code, bare=alone)
    candidates = list(compress(count(), map(grammar.begins.__getitem__, tokens.keys)))
    if not candidates:
        return
    walk = _Walk(tokens, text, grammar, published)
    found = list(_read(walk, candidates))
    shift = walk.context.correction()
    if shift and published is not None:
        walk = _Walk(tokens, text, grammar, published + timedelta(days=shift))
        walk.note = f"counted from {published + timedelta(days=shift)}: weekdays printed beside relative days show it"
        found = list(_read(walk, candidates))
    if published is not None:
        spoken = find_spoken(tokens, found, grammar, walk.context.published or published)
        if spoken:
            counted, walk = walk, _Walk(tokens, text, grammar, walk.context.published)
            walk.note, walk.spoken = counted.note, spoken
            found = list(_read(walk, candidates))
    yield from found


def _read(walk: _Walk, candidates: Sequence[int]) -> Iterator[Time]:
    past = 0
    keys, ahead = walk.keys, walk.grammar.ahead
    classes, look = ahead.classes, ahead.plan
    for at in candidates:
        if at < past:
            continue
        plan = look("top", classes[keys[at]], classes[keys[at + 1]], classes[keys[at + 2]])
        if not (plan.words or plan.readers) or not ahead.number_is_followed(keys, at):
            continue
        if walk.spoken:
            walk.listen(at)
        result = walk.best(at, plan)
        if result is None:
            continue
        match, made = result
        past = match.last
        for one in made:
            time = walk.time(match, one)
            if time is not None:
                yield time


class _Walk:
    """One pass over one token list."""

    def __init__(self, tokens: Columns, text: str, grammar: TimeGrammar, published: date | None) -> None:
        self.tokens = tokens
        self.keys = [*tokens.keys, "", ""]
        """Keys of the tokens; two more are empty, so that what stands behind a token can be asked for anywhere."""
        self.text = text
        self.grammar = grammar
        self.context = Context(tokens, text, grammar, published)
        self.note: str | None = None
        """Why days are counted from another day than that of publication."""
        self.spoken: list[Spoken] = []
        """Quotations that were spoken on another day."""
        self._published = published
        self._quoted: date | None = None
        self._ahead = grammar.ahead
        self._words = Words(self.keys, grammar.ahead.classes, grammar.inner, grammar.ahead.begins_with)
        self._size = len(tokens.keys)
        self._readers = _ReaderTable(self, (BareReaders if grammar.bare else Readers)(tokens, text, grammar))
        self._known: dict[tuple[str, int, bool], list[Read]] = {}

    def listen(self, at: int) -> None:
        """Count from the day a quotation was spoken inside it, from publication elsewhere."""
        day = next((s.day for s in self.spoken if s.first <= at < s.last), None)
        self.context.published = day or self._published
        self._quoted = day

    def best(self, at: int, plan: Plan) -> tuple[Match, list[Made]] | None:
        """The longest match at a token that its builder accepts."""
        for match in self.grammar.patterns.at(plan, self._words, at, self._readers):
            made = self._build(match)
            if made is not None:
                return match, made
        return None

    def _matches(self, group: str, at: int) -> list[Match]:
        keys, classes = self.keys, self._ahead.classes
        plan = self._ahead.plan(group, classes[keys[at]], classes[keys[at + 1]], classes[keys[at + 2]])
        if not plan.words and not plan.readers:
            return []
        return self.grammar.patterns.at(plan, self._words, at, self._readers)

    def group(self, name: str, at: int, opening: bool) -> list[Read]:
        """What the rules of a group read at a token; each length once, the first rule's value."""
        if at >= self._size:
            return []
        place = (name, at, opening)
        known = self._known.get(place)
        if known is None:
            self._known[place] = []
            known = []
            ends: set[int] = set()
            for match in self._matches(name, at):
                if match.last in ends or (match.letters and not opening):
                    continue
                made = self._build(match)
                if made and len(made) == 1:
                    ends.add(match.last)
                    known.append(Read(match.last, made[0], match.letters))
            self._known[place] = known
        return known

    def _build(self, match: Match) -> list[Made] | None:
        compiled = self.grammar.rules[match.rule]
        if compiled.signs and (self.keys[match.last - 1] in SIGNS or not _paired(match)):
            return None  # an optional sign was read, and what should follow it was not
        if compiled.neighbours and not self._neighbours(compiled, match):
            return None
        return BUILDERS[compiled.rule.make](self.context, match, compiled.rule)

    def _neighbours(self, compiled: CompiledRule, match: Match) -> bool:
        key = self.context.key
        if compiled.after and key(match.first - 1) not in compiled.after:
            return False
        if compiled.not_after and key(match.first - 1) in compiled.not_after:
            return False
        if compiled.before and key(match.last) not in compiled.before:
            return False
        if not compiled.not_before or key(match.last) not in compiled.not_before:
            return True
        return key(match.last + 1) in self.grammar.cue_words["from_nothing"]

    def _counted(self, made: Made) -> str | None:
        """Why a value is counted from another day than that of publication."""
        if made.anchor != "publication":
            return None
        return f"counted from {self._quoted}, the day the quotation was spoken" if self._quoted else self.note

    def time(self, match: Match, made: Made) -> Time | None:
        """The record: span, rule, EDTF."""
        tokens = self.tokens
        first = match.first if made.first is None else made.first
        last = match.last if made.last is None else made.last
        letters = match.letters if made.first is None else made.letters
        start, end = tokens[first].at(letters, self.text), tokens[last - 1].end
        if end <= start:
            return None
        if made.type in ("DATE", "TIME") and made.value[:4].isdigit() and not {"/", "W"} & set(made.value):
            self.context.last_day, self.context.last_at = made.value[:10], last
        return Time(
            span=Span(start, end),
            by=self.grammar.rules[match.rule].by,
            type=made.type,
            value=made.value,
            mod=made.mod,
            anchor="context" if self._quoted and made.anchor == "publication" else made.anchor,
            edtf=made.edtf or edtf(made.value, made.mod),
            reason=made.reason or _misprint(match) or self._counted(made),
        )


def _misprint(match: Match) -> str | None:
    """What to say of two month names that are printed as one month and are two."""
    for item in match.slots:
        other = getattr(item.value, "other", None)
        if other is not None:
            return f"the second month name printed is that of month {other}"
    return None


def _paired(match: Match) -> bool:
    """Brackets inside an expression open and close."""
    depth = 0
    for item in match.slots:
        if item.name == "open":
            depth += 1
        elif item.name == "close":
            depth -= 1
    return depth == 0


class _ReaderTable(dict[str, Reader]):
    """Readers by name, each made when first asked for: of code, of groups, with a clitic before them (و{m})."""

    def __init__(self, walk: _Walk, readers: Readers) -> None:
        super().__init__()
        self._walk, self._readers = walk, readers

    def __missing__(self, name: str) -> Reader:
        front, _, plain = name.rpartition(":")
        made = _with_clitic(self._walk, front, self[plain]) if front else self._readers.named(plain)
        self[name] = made or _group(self._walk, plain)
        return self[name]


def _group(walk: _Walk, name: str) -> Reader:
    def read(at: int, opening: bool) -> Iterable[Read]:
        return walk.group(name, at, opening)

    return read


def _with_clitic(walk: _Walk, clitic: str, reader: Reader) -> Reader:
    def read(at: int, opening: bool) -> Iterable[Read]:
        if at >= len(walk.tokens.keys):
            return ()
        key = walk.tokens.keys[at]
        if key == clitic:
            return reader(at + 1, False) if at + 1 < len(walk.tokens.keys) else ()
        if not key.startswith(clitic):
            return ()
        return [r for r in reader(at, True) if r.letters == len(clitic)]

    return read
