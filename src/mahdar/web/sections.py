"""What each page of the report lists: items in the order a reader wants them, under headings, laid out on sheets.

A section is a list of headed groups. Long sections go over several sheets (`statements.html`, `statements-2.html`), so
that a page stays readable and everything is still reached by links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, NamedTuple

from mahdar.model import (
    Agreement,
    Article,
    Claim,
    Disagreement,
    Entity,
    Evidence,
    Figure,
    Group,
    Happening,
    LedgerLine,
    Series,
    Statement,
    Tenure,
)
from mahdar.store import Told, count_cited, count_unnamed
from mahdar.web.chart import Chart, draw_chart
from mahdar.web.view import Quote, Said, View

SLOTS = ("number", "date", "place", "mode", "level", "agenda", "outcome", "next")


class Headed(NamedTuple):
    """Items under one heading; `head` is "" where there is none."""

    head: str
    items: list[Any]
    dense: bool = False
    """Items of a few words, which take a tenth of the room."""


class Sheet(NamedTuple):
    """One page of a section."""

    file: str
    number: int
    groups: list[Headed]


class Section(NamedTuple):
    """A section of the menu: its groups, how much fits on a sheet, and the ids that an item answers to."""

    name: str
    groups: list[Headed]
    limit: int
    ids: Callable[[Any], Iterable[str]]


def lay_out(section: Section) -> list[Sheet]:
    """The sheets of a section: at most `limit` items on each; a group may go on on the next."""
    sheets: list[list[Headed]] = [[]]
    room = full = section.limit * 10
    for head, items, dense in section.groups:
        rest, cost = items, 1 if dense else 10
        while rest:
            if room < cost:
                sheets.append([])
                room = full
            taken, rest = rest[: room // cost], rest[room // cost :]
            sheets[-1].append(Headed(head, taken, dense))
            room -= len(taken) * cost
    return [Sheet(file_of(section.name, n), n, groups) for n, groups in enumerate(sheets, 1)]


def file_of(name: str, number: int) -> str:
    """`statements.html`, `statements-2.html`, ..."""
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def make_sections(view: View) -> list[Section]:
    """The sections that are lists, in the order of the menu; where each entry stands is put into `view.places`."""
    sections = [
        Section("timeline", timeline(view), 150, lambda e: [e.happening.id, *(h.id for h in e.children)]),
        Section("actors", actors(view), 120, lambda a: [a.entity.id]),
        Section("statements", statements(view), 200, lambda s: [s.id]),
        Section("commitments", commitments(view), 100, lambda line: [line.id]),
        Section("figures", figures(view), 50, lambda f: [f.series.id] if isinstance(f, Counted) else []),
        Section("disagreements", disagreements(view), 60, lambda d: [d.id] if not isinstance(d, Group) else []),
        Section("articles", articles(view), 300, lambda a: []),
    ]
    for section in sections:
        for sheet in lay_out(section):
            for group in sheet.groups:
                for item in group.items:
                    view.places.update((name, f"{sheet.file}#{name}") for name in section.ids(item))
    return sections


# timeline


class Entry(NamedTuple):
    """A happening, and the meetings and talks that belong to it."""

    happening: Happening
    children: list[Happening]


def timeline(view: View) -> list[Headed]:
    """Happenings by year, those of a round under it; what has no date last."""
    everything = sorted([*view.register.rounds, *view.register.happenings], key=_moment)
    inside: dict[str, list[Happening]] = {}
    for h in everything:
        if h.parent in view.happenings and h.parent != h.id:
            inside.setdefault(str(h.parent), []).append(h)
    nested = {h.id for children in inside.values() for h in children}
    top = [Entry(h, inside.get(h.id, [])) for h in everything if h.id not in nested]
    return [Headed(year, list(items)) for year, items in groupby(top, key=lambda e: _year(e.happening))]


def _moment(h: Happening) -> tuple[str, int, str]:
    date = (h.date or "") if _year(h) else "9999"
    return date[:10].ljust(10, "~"), h.number or 0, h.id  # a month comes after its days


def _year(h: Happening) -> str:
    return (h.date or "")[:4] if (h.date or "")[:4].isdigit() else ""


class Account(NamedTuple):
    """A value and who gives it: a quotation, and the source that the outlet names for it."""

    value: str
    tellings: list[tuple[Quote, str | None]]


class Slot(NamedTuple):
    """All values that the accounts give one slot."""

    name: str
    accounts: list[Account]
    clash: Disagreement | None


def accounts(view: View, h: Happening) -> list[Slot]:
    """What the accounts of a happening say, slot by slot, most told value first."""
    by_slot: dict[str, dict[str, list[Claim]]] = {}
    for claim in h.claims:
        value = f"{claim.value} ({claim.mod})" if claim.mod else claim.value
        by_slot.setdefault(claim.slot, {}).setdefault(value, []).append(claim)
    order = sorted(by_slot, key=lambda s: (SLOTS.index(s) if s in SLOTS else len(SLOTS), s))
    made = []
    for slot in order:
        clash = view.clashes.get((h.id, slot)) or (view.clashes.get((h.id, "place")) if slot == "mode" else None)
        values = sorted(by_slot[slot].items(), key=lambda item: (-len(item[1]), item[0]))
        made.append(Slot(slot, [Account(view.value(slot, v), _tellings(view, claims)) for v, claims in values], clash))
    return made


def _tellings(view: View, claims: list[Claim]) -> list[tuple[Quote, str | None]]:
    told = {(c.doc, c.span, c.source) for c in claims if c.doc in view.articles}
    made = [
        (view.quote(Evidence(doc, span)), view.name(view.entity(doc, source)) if source else None)
        for doc, span, source in sorted(told, key=lambda x: (x[0], x[1], x[2] or ""))
    ]
    return sorted(made, key=lambda x: x[0].published or "9999")


def says_more(h: Happening) -> bool:
    """Whether the table of accounts says more than the entry's own line."""
    return len({(c.slot, c.value) for c in h.claims}) > len({c.slot for c in h.claims}) or len(h.claims) > 3


# actors, statements


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or body with its offices and what it said."""

    entity: Entity
    tenures: list[Tenure]
    said: list[Said]

    @property
    def named_only(self) -> bool:
        """Nothing but the name is known."""
        return not (self.tenures or self.said)


def actors(view: View) -> list[Headed]:
    """Persons, bodies and groups that hold an office or say something, then those that are only named."""
    tenures: dict[str, list[Tenure]] = {}
    for tenure in view.register.tenures:
        tenures.setdefault(tenure.person, []).append(tenure)
    said: dict[str, list[Said]] = {}
    for doc in view.articles:
        for item in view.statements(doc):
            said.setdefault(item.actor or "", []).append(item)
    shown = [
        Actor(e, tenures.get(e.id, []), said.get(e.id, []))
        for e in view.register.entities
        if e.type in ("PER", "ORG", "GROUP") or e.id in tenures or e.id in said
    ]
    shown.sort(key=lambda a: (-len(a.entity.mentions), a.entity.name, a.entity.id))
    kinds = ("PER", "ORG", "GROUP", "GPE", "LOC", "EVENT", "LAW")
    groups = [Headed(k, [a for a in shown if a.entity.type == k and not a.named_only]) for k in kinds]
    return [g for g in [*groups, Headed("named", [a for a in shown if a.named_only], dense=True)] if g.items]


def statements(view: View) -> list[Headed]:
    """Every statement, by article and place; the heading is the article's name."""
    groups = [Headed(doc, list(view.statements(doc))) for doc in view.articles]
    return [g for g in groups if g.items]


# commitments, figures


def commitments(view: View) -> list[Headed]:
    """Commitments by the day they were first told."""
    lines: list[LedgerLine] = sorted(view.register.ledger, key=lambda x: (_first_day(x), x.id))
    return [Headed("", lines)] if lines else []


def _first_day(line: LedgerLine) -> str:
    return min((step.date or "9999" for step in line.steps), default="9999")


class Counted(NamedTuple):
    """A series of figures with its chart, where one says something."""

    series: Series
    quotes: list[Quote]
    chart: Chart | None


class Single(NamedTuple):
    """A figure that stands alone, with what it counts."""

    figure: Figure
    date: str | None
    words: str
    quote: Quote


def figures(view: View) -> list[Headed]:
    """Series of figures, longest first; then those that are told once."""
    series = sorted(view.register.series, key=lambda s: (-len(s.points), s.id))
    made = []
    for s in series:
        s = replace(s, points=tuple(sorted(s.points, key=lambda p: (p.date or "9999", p.evidence))))
        quotes = [view.quote(p.evidence) for p in s.points]
        made.append(Counted(s, quotes, draw_chart(s.points, [q.outlet for q in quotes])))
    single = [_tell_single(view, doc, figure) for doc, _, figure in view.single_figures]
    return [g for g in (Headed("", made), Headed("single", single, dense=True)) if g.items]


def _tell_single(view: View, doc: str, figure: Figure) -> Single:
    published, text = view.articles[doc].published.day, view.articles[doc].text
    end = (
        figure.of.end if figure.of and figure.span.start <= figure.of.start <= figure.span.end + 1 else figure.span.end
    )
    words = text[figure.span.start : max(end, figure.span.end)]
    day = figure.as_of or (published.isoformat() if published else None)
    return Single(figure, day, words, view.quote(Evidence(doc, figure.span)))


# disagreements, articles, sources


def disagreements(view: View) -> list[Headed]:
    """What cannot both hold, what differs, positions and like words side by side, and what is agreed on."""
    ordered = clashes(view)
    beside = [Headed(kind, [g for g in view.register.groups if g.kind == kind]) for kind in ("position", "topic")]
    agreed: list[Agreement] = sorted(view.register.agreements, key=lambda a: (-a.origins, a.id))
    groups = [Headed(k, [d for d in ordered if d.strength == k]) for k in ("incompatible", "different")]
    return [g for g in [*groups, *beside, Headed("agreement", list(agreed))] if g.items]


def clashes(view: View) -> list[Disagreement]:
    """Disagreements, those that cannot both hold first, then by what they are of and when that was."""
    return sorted(
        view.register.disagreements,
        key=lambda d: (d.strength != "incompatible", _place(view, d.subject), d.kind, d.id),
    )


def _place(view: View, subject: str) -> tuple[str, int, str]:
    return _moment(view.happenings[subject]) if subject in view.happenings else ("~", 0, subject)


def articles(view: View) -> list[Headed]:
    """Articles by month of publication."""
    everything: list[Article] = list(view.articles.values())
    months = groupby(everything, key=lambda a: a.published.day.isoformat()[:7] if a.published.day else "")
    return [Headed(month, list(items)) for month, items in months]


def cites(view: View) -> list[tuple[str, str, int]]:
    """(outlet, source that it cites, how often), named in the interface language."""
    return count_cited(_told(view), lambda doc, link: view.hop(doc, link).name)


def unnamed(view: View) -> list[tuple[str, int, int]]:
    """(outlet, statements that end in an unnamed source, all statements)."""
    return count_unnamed(_told(view))


def _told(view: View) -> list[Told]:
    found = ((doc, row.annotation) for doc, rows in view.rows.items() for row in rows)
    return [
        Told(view.articles[doc].outlet or "", doc, record) for doc, record in found if isinstance(record, Statement)
    ]
