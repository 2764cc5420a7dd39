"""Slots: the numbers, dates, places, modes and levels that the article gives for a happening, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mahdar.annotators.happenings.clauses import Clause, Passage
from mahdar.annotators.happenings.judgements import Judgement
from mahdar.annotators.happenings.passages import Placed
from mahdar.annotators.happenings.triggers import Trigger
from mahdar.annotators.undertakings.extent import extent_from
from mahdar.lang.gazetteer import Entry
from mahdar.model import Mention, Slot, Span, Time
from mahdar.text.tokens import SIGN

_DATED = re.compile(r"\d{4}")
DAY = len("2020-06-01")
AGENDA = 16
"""Words after a meeting in which what it is about may begin."""
FAR = 18
"""Words between a happening and its date; past that the date belongs to something else."""


def dates_for(
    passage: Passage, triggers: Sequence[Trigger], times: Iterable[Placed], until: frozenset[str]
) -> dict[int, list[Slot]]:
    """For each trigger (by its index) the dates of its sentence that are its own: each date goes to one trigger."""
    found: dict[int, list[tuple[int, Slot]]] = {}
    for placed in times:
        item = placed.item
        if not isinstance(item, Time) or item.type not in ("DATE", "TIME") or not _DATED.match(item.value):
            continue
        value = item.value.split("T")[0]
        best = min(
            ((_distance(passage, trigger, placed), n) for n, trigger in enumerate(triggers)), default=(FAR, -1)
        )
        ends = placed.first > passage.first and passage.keys[placed.first - 1] in until
        if best[0] < FAR and not (ends and _is_behind_accord(triggers[best[1]], placed)):
            found.setdefault(best[1], []).append((best[0], Slot("date", value, item.span)))
    return {n: [slot for _, slot in sorted(rows, key=lambda row: row[0])] for n, rows in found.items()}


def _is_behind_accord(trigger: Trigger, placed: Placed) -> bool:
    """A day behind an agreement until which it is to last is not its own: تمديد الهدنة حتى الثلاثاء."""
    return trigger.sense.type == "agreement" and placed.first >= trigger.last


def shared_dates(
    passage: Passage, n: int, triggers: Sequence[Trigger], dates: dict[int, list[Slot]], judgement: Judgement
) -> Iterator[Slot]:
    """The date of another happening of the clause, which holds for all that its verb tells.

    عقدا أمس اجتماعا وأصدرا بيانا: both are of yesterday.
    """
    if judgement.modality != "happened" or judgement.rule in ("after", "before", "gone"):
        return
    here = passage.clause(triggers[n].first)
    inner = passage.shapes.get(passage.keys[here.first]) == "inner"  # زار طهران أمس، حيث التقى فلانا
    for other, slots in dates.items():
        there = passage.clause(triggers[other].first)
        if other != n and (there is here or (inner and _parent(passage, here) is there)):
            yield from (s for s in slots if len(s.value) >= DAY)
            return


def dates_of_violence(n: int, triggers: Sequence[Trigger], dates: dict[int, list[Slot]]) -> Iterator[Slot]:
    """The date of the attack in which people were killed, or of the killing: one sentence tells both."""
    kinds = {triggers[n].sense.type, "attack", "killing"}
    if len(kinds) > 2:
        return
    for other in sorted(dates, key=lambda m: abs(m - n)):
        if other != n and triggers[other].sense.type in kinds and triggers[other].sense.type != triggers[n].sense.type:
            yield from dates[other]
            return


def _distance(passage: Passage, trigger: Trigger, placed: Placed) -> int:
    """Words between the two, more where clauses lie between; `FAR` where the one cannot belong to the other."""
    far = placed.first - trigger.last if placed.first >= trigger.last else trigger.first - placed.last + 2
    if far >= FAR:
        return FAR  # what lies between only adds to it
    here, there = passage.clause(trigger.first), passage.clause(placed.first)
    if here is there:
        if _of_other_verb(passage, here, placed, trigger):
            return FAR
        if any(n != here.verb and _tells_other(passage, n) for n in range(trigger.last, placed.first)):
            far += 10  # بروتوكول يمدد الهدنة حتى مايو: the date is the verb's
        return far if placed.first >= trigger.last or _after_verb(here, placed, trigger) else far + 2
    if there.opener == "relative" and trigger.last <= there.first <= trigger.last + 8:
        named = any(n in passage.names for n in range(trigger.last, there.first))
        return FAR if named else far  # مؤتمر بعد اتفاق كذا الذي وقع في مايو
    if here.opener == "relative" and _parent(passage, here) is there and placed.first > trigger.last:
        return far + 4
    if _crosses_that(passage, here, there) or (trigger.finite and _is_before_relative(passage, here, placed, trigger)):
        return FAR  # وافق في مايو على الاتفاق الذي أبرم: the day is that of the approval
    return far + 6


def _is_before_relative(passage: Passage, here: Clause, placed: Placed, trigger: Trigger) -> bool:
    """Whether a date stands before the relative clause of a verb, in that which holds it."""
    before = here.opener == "relative" and placed.first < here.first <= trigger.first
    return before and placed.item.kind == "time" and _parent(passage, here) is not None


def _tells_other(passage: Passage, index: int) -> bool:
    """A finite verb that is not one of taking place (زيارة يقوم بها وفد مطلع الشهر)."""
    if passage.verb_at(index) is None:
        return False
    sense = passage.mood_at(index)
    return sense is None or sense.mood != "occurs"


def _after_verb(clause: Clause, placed: Placed, trigger: Trigger) -> bool:
    """A date between the verb of the clause and the thing (تبدأ الأربعاء جولة جديدة)."""
    return 0 <= clause.verb < placed.first < trigger.first


def _of_other_verb(passage: Passage, clause: Clause, placed: Placed, trigger: Trigger) -> bool:
    """A date before a noun is that of the verb before both, unless that verb says that the thing takes place."""
    if trigger.finite or placed.first >= trigger.first or not 0 <= clause.verb < trigger.first:
        return False
    if clause.verb > placed.first:
        return False
    sense = passage.mood_at(clause.verb)
    return sense is None or sense.mood not in _TAKES_PLACE


_TAKES_PLACE = frozenset({"occurs", "planned", "proposed", "denied", "announces"})


def _parent(passage: Passage, clause: Clause) -> Clause | None:
    return passage.clauses[clause.parent] if clause.parent >= 0 else None


def _crosses_that(passage: Passage, here: Clause, there: Clause) -> bool:
    """Whether a reporting أن lies between the two clauses."""

    def reported(clause: Clause | None) -> Clause | None:
        while clause is not None and clause.opener != "that":
            clause = _parent(passage, clause)
        return clause

    return reported(here) is not reported(there)


def place_of(
    passage: Passage,
    trigger: Trigger,
    triggers: Sequence[Trigger],
    places: Iterable[tuple[Placed, str]],
    hosts: frozenset[str],
    topics: frozenset[str],
) -> Iterator[Slot]:
    """Places said of the happening itself: after في, as the aim of a visit, or as the subject of a hosting verb.

    Args:
        places: Names of places of the sentence, each with the class of the preposition before it (`link_of`).
    """
    kind = trigger.sense.type
    for placed, link in places:
        mention = placed.item
        if not isinstance(mention, Mention):
            continue
        far = _distance(passage, trigger, placed)
        if far >= (FAR if link == "in" else 10) or (far >= 10 and _between(triggers, trigger, placed)):
            continue
        if link == "in" and any(t is not trigger and _distance(passage, t, placed) < far for t in triggers):
            fits = False  # nearer to another happening
        elif link == "in" and placed.first > trigger.last and _elsewhere(passage, trigger, placed, topics):
            fits = False
        elif link == "in":
            fits = kind != "request" and (kind != "visit" or len(triggers) == 1)
        elif link in ("to", "from"):
            fits = kind in ("visit", "withdrawal", "redeployment", "reduction") and placed.first > trigger.first
        elif kind == "visit":
            fits = 0 <= placed.first - trigger.last <= (5 if trigger.finite else 2)
        else:
            fits = _hosted(passage, placed, hosts)
        if fits:
            yield Slot("place", mention.entity, mention.span)


_SAYING = frozenset({"that", "relative", "connective", "inner"})


def _elsewhere(passage: Passage, trigger: Trigger, placed: Placed, topics: frozenset[str]) -> bool:
    """A place past a comma and a new clause, or after what is talked about (النزاع في كذا), is not the happening's."""
    for index in range(trigger.last, placed.first):
        key = passage.keys[index]
        if passage.tokens[index].kind == SIGN:
            follow = passage.shapes.get(passage.keys[index + 1])
            if key in "،," and follow in _SAYING:
                return True
        elif passage.shapes.get(key) == "that" or (key in topics and placed.first - index <= 4):
            return True
    return False


def _between(triggers: Sequence[Trigger], trigger: Trigger, placed: Placed) -> bool:
    """Whether another happening stands between the two."""
    return any(trigger.last <= t.first < placed.first or placed.last <= t.first < trigger.first for t in triggers)


def link_of(passage: Passage, placed: Placed, span: Span, shapes: dict[str, str]) -> str:
    """The class of the preposition before a name (in, to, from, between, with, on), or empty.

    Nouns of place and one adjective may stand between (في العاصمة الأردنية عمان); a preposition written onto the name
    or onto that noun counts.
    """
    first, keys = placed.first, passage.keys
    written = span.start - passage.tokens[first].start
    if written > 0:
        return _WRITTEN.get(keys[first][written - 1], "")
    seen_noun = False
    for index in range(first - 1, max(passage.first, first - 4) - 1, -1):
        key = keys[index]
        shape = shapes.get(key, "")
        if shape in _LINKS:
            return shape
        if shape == "place_noun":
            if key[0] == "ب":
                return "in"
            if key.startswith("لل"):
                return "to"
            seen_noun = True
        elif seen_noun or index != first - 1 or shapes.get(keys[index - 1]) != "place_noun":
            return ""
    return ""


_LINKS = frozenset({"in", "to", "from", "between", "with", "on", "under"})
_WRITTEN = {"ب": "in", "ل": "to"}


def _hosted(passage: Passage, placed: Placed, hosts: frozenset[str]) -> bool:
    for index in range(placed.first - 1, max(passage.first - 1, placed.first - 4), -1):
        verb = passage.verb_at(index)
        if verb is not None:
            return verb.lemma in hosts
    return False


def countries_of(slots: Iterable[Slot], entries: Mapping[str, Entry]) -> frozenset[str]:
    """The countries in which the places among slots lie."""
    known = (entries.get(slot.value) for slot in slots if slot.name == "place")
    return frozenset(entry.country for entry in known if entry is not None and entry.country)


def agenda_of(passage: Passage, end: int, about: frozenset[str], text: str) -> Iterator[Slot]:
    """What a meeting is about: the words after لبحث, حول ... in its clause.

    Args:
        passage: Its sentence.
        end: The token behind its name.
        about: Words that lead to what it is about.
        text: Of the article.
    """
    tokens = passage.tokens
    for index in range(end, min(end + AGENDA, passage.last - 1)):
        if tokens[index].kind == SIGN and passage.keys[index] in ".:؛":
            return
        if passage.keys[index] in about:
            extent = extent_from(passage, index + 1, frozenset())
            if extent.last > extent.first:
                span = Span(tokens[extent.first].start, tokens[extent.last - 1].end)
                yield Slot("agenda", text[span.start : span.end], span)
            return
