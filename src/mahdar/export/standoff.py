"""Standoff annotations: `annotations.jsonl`, one article per line, and `register.json`, evidence as words.

Keys and value lists are those of the annotation guide. What it has no place for keeps its own key: a figure without a
value is in `vague_figures`, an office without a holder in `open_offices`, an event of another type in `other_events`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from mahdar.export.content import Content, name_files, quote
from mahdar.lang.events import load_events
from mahdar.model import (
    Annotated,
    Commitment,
    Event,
    Evidence,
    Figure,
    Happening,
    Mention,
    Office,
    Register,
    Span,
    Statement,
    Time,
)

GUIDE_EVENTS = frozenset((
    "dialogue-round", "meeting", "visit", "joint-statement", "agreement", "withdrawal", "redeployment", "reduction",
    "attack", "killing", "request", "review-order", "vote", "threat", "election", "training", "appointment",
    "mission-change",
))  # fmt: skip
PROMISED = "AGREE"
"""PLOVER's category of talks and visits that are still to come: an agreement to hold them."""
QUALIFIERS = {
    "exact": "exact", "approx": "approx", "range": "approx", "vague": "approx",
    "at-least": "at-least", "more-than": "at-least",
    "at-most": "up-to", "less-than": "up-to", "up-to": "up-to",
}  # fmt: skip
"""The model's qualifiers in the guide's four; the exact one is in `bound`."""
GLOSSES = {
    "withdraw": "withdraw forces", "redeploy": "redeploy forces", "reduce": "reduce forces or arms",
    "protect": "protect people, missions or borders", "train": "train or advise forces", "support": "give support",
    "cooperate": "cooperate", "set-timetable": "set a timetable", "hold-talks": "hold talks",
    "stop-attacks": "stop attacks", "other": "act as stated",
}  # fmt: skip
_UNITS = {"deaths": "people", "wounded": "people", "injuries": "people", "missing": "people"}
"""Units told more narrowly than the guide does: the killed, wounded and missing are people there."""
_DATE = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d|[HQ]\d|SP|SU|FA|WI))?")

Record = dict[str, Any]


def write_standoff(content: Content, folder: Path) -> list[Path]:
    """Write `annotations.jsonl` and `register.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    annotations, register = folder / "annotations.jsonl", folder / "register.json"
    names = name_files(a.article.doc for a in content.annotated)
    entities = _entities_by_doc(content.register)
    encoder = msgspec.json.Encoder()
    with annotations.open("wb") as out:
        for item in content.annotated:
            doc = item.article.doc
            out.write(encoder.encode(make_record(item, names[doc], entities.get(doc, {}))) + b"\n")
    texts = {a.article.doc: a.article.text for a in content.annotated}
    whole = make_register(content.register, texts, names)
    register.write_bytes(msgspec.json.format(encoder.encode(whole), indent=1) + b"\n")
    return [annotations, register]


def _entities_by_doc(register: Register) -> dict[str, dict[str, str]]:
    by_doc: dict[str, dict[str, str]] = {}
    for doc, local, entity in register.links:
        by_doc.setdefault(doc, {})[local] = entity
    return by_doc


# one article


def make_record(item: Annotated, name: str, entities: dict[str, str]) -> Record:
    """An article's annotations in the guide's keys.

    Args:
        item: The article.
        name: What `doc` shall say.
        entities: Local id → id in the register.
    """
    return _Writer(item, entities).write(name)


def plover_of(event: Event) -> str | None:
    """The category of the PLOVER ontology: that of its rule, or AGREE for talks to come; None for a rule unknown."""
    code, _, rule = event.by.partition("/events.toml#")
    known = load_events(code).rules.get(rule) if rule else None
    if known is None:
        return None
    return PROMISED if known.plover == "CONSULT" and event.modality == "planned" else known.plover


class _Writer:
    """Writes one article; knows its text and how its ids map."""

    def __init__(self, item: Annotated, entities: dict[str, str]) -> None:
        self.item, self.article, self.text, self.entities = item, item.article, item.article.text, entities

    def write(self, name: str) -> Record:
        found = self.item.annotations
        offices = [a for a in found if isinstance(a, Office)]
        events = [a for a in found if isinstance(a, Event)]
        figures = [a for a in found if isinstance(a, Figure)]
        return {
            "doc": name,
            "path": self.article.doc,
            "sha256": self.article.sha256,
            "meta": self.meta(),
            "noise": [quote(self.text, span) for span in self.article.noise],
            "times": [self.time(a) for a in found if isinstance(a, Time)],
            "mentions": [self.mention(a) for a in found if isinstance(a, Mention)],
            "offices": [self.office(a) for a in offices if a.person],
            "statements": [self.statement(a) for a in found if isinstance(a, Statement)],
            "events": [self.event(a) for a in events if a.type in GUIDE_EVENTS],
            "commitments": [self.commitment(a) for a in found if isinstance(a, Commitment)],
            "figures": [self.figure(a) for a in figures if a.value is not None],
            "open_offices": [self.office(a) for a in offices if not a.person],
            "other_events": [self.event(a) for a in events if a.type not in GUIDE_EVENTS],
            "vague_figures": [self.figure(a) for a in figures if a.value is None],
        }

    def words(self, span: Span | None) -> str | None:
        return None if span is None else self.text[span.start : span.end]

    def entity(self, local: str | None) -> str | None:
        return None if local is None else self.entities.get(local, local)

    def all(self, local: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self.entities.get(each, each) for each in local))

    def meta(self) -> Record:
        published = self.article.published
        return {
            "title": self.words(self.article.title),
            "outlet": self.article.outlet,
            "published": published.day.isoformat() if published.day else None,
            "published_from": self.words(published.span),
            "published_how": published.how,
            "published_reason": published.reason,
            "datelines": [self.words(span) for span in self.article.datelines],
            "kicker": self.words(self.article.kicker),
            "url": self.article.url,
        }

    def time(self, a: Time) -> Record:
        return quote(self.text, a.span) | {
            "type": a.type, "value": a.value, "mod": a.mod, "anchor": a.anchor, "edtf": a.edtf, "reason": a.reason,
            "by": a.by,
        }  # fmt: skip

    def mention(self, a: Mention) -> Record:
        record = quote(self.text, a.span) | {"kind": a.type, "id": self.entity(a.entity), "by": a.by}
        return record | ({"metonym": self.entity(a.metonym)} if a.metonym else {})

    def office(self, a: Office) -> Record:
        return quote(self.text, a.span) | {
            "person": self.entity(a.person), "title": a.title, "of": self.entity(a.of), "former": a.status == "former",
            "status": a.status, "role": a.role, "by": a.by,
        }  # fmt: skip

    def statement(self, a: Statement) -> Record:
        record = quote(self.text, a.parts[0] if len(a.parts) == 1 else a.span)
        if len(a.parts) > 1:
            record["parts"] = [quote(self.text, part) for part in a.parts]
        return record | {
            "speaker": self.entity(a.speaker),
            "speaker_text": self.words(a.speaker_span),
            "cue": " ".join(self.text[c.start : c.end] for c in a.cue),
            "mode": a.mode,
            "chain": [self.entity(link.source) for link in a.chain],
            "channel": a.channel,
            "act": a.act,
            "date": a.date,
            "addressee": self.entity(a.addressee),
            "anonymity": [link.anonymity for link in a.chain],
            "negated": a.negated,
            "hedged": a.hedged,
            "conditional": a.conditional,
            "reason": a.reason,
            "by": a.by,
        }

    def event(self, a: Event) -> Record:
        date, place, number = a.first("date"), a.first("place"), a.first("number")
        whole = number is not None and number.value.isdecimal()
        return quote(self.text, a.span) | {
            "type": a.type,
            "participants": self.all(p.entity for p in a.participants),
            "date": date.value[:10] if date and _DATE.fullmatch(date.value[:10]) else None,
            "place": self.entity(place.value) if place else None,
            "modality": a.modality,
            "plover": plover_of(a),
            "round": int(number.value) if number and whole and a.type == "dialogue-round" else None,
            "slots": [{"name": s.name, "value": s.value} | quote(self.text, s.span) for s in a.slots],
            "by": a.by,
        }

    def commitment(self, a: Commitment) -> Record:
        return quote(self.text, a.span) | {
            "by": self.all(a.parties),
            "to": self.all(a.to),
            "what": GLOSSES[a.type],
            "kind": a.type,
            "deadline": a.deadline,
            "condition": self.words(a.condition),
            "status": a.status,
            "deferred": self.words(a.deadline_deferred),
            "rule": a.by,
        }

    def figure(self, a: Figure) -> Record:
        published = self.article.published.day
        return quote(self.text, a.span) | {
            "value": _number(a.value), "unit": _UNITS.get(a.unit, a.unit), "of": self.words(a.of),
            "qualifier": QUALIFIERS[a.qualifier], "as_of": a.as_of or (published.isoformat() if published else None),
            "bound": a.qualifier, "low": _number(a.low), "high": _number(a.high), "currency": a.currency,
            "whose": self.entity(a.whose), "by": a.by,
        }  # fmt: skip


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


# the register


def make_register(register: Register, texts: dict[str, str], names: dict[str, str]) -> Record:
    """Entities, rounds, disagreements, agreements and groups, each with its words."""

    def evidence(items: Sequence[Evidence]) -> list[Record]:
        return [{"doc": names[e.doc]} | quote(texts[e.doc], e.span) for e in dict.fromkeys(items) if e.doc in texts]

    def happening(item: Happening) -> Record:
        return {
            "id": item.id, "type": item.type, "number": item.number, "process": item.process, "date": item.date,
            "mode": item.mode, "venue": item.place, "modality": item.modality, "participants": list(item.participants),
            "origins": item.origins, "evidence": evidence(item.evidence),
        }  # fmt: skip

    def sitting(item: Happening) -> Record:
        def told(slot: str) -> list[Record]:
            found = [c for c in item.claims if c.slot == slot]
            return [{"value": c.value, "evidence": evidence([Evidence(c.doc, c.span)])} for c in found]

        return happening(item) | {
            "meetings": [h.id for h in register.happenings if h.parent == item.id],
            "delegations": [
                {"person": d.person, "title": d.title, "role": d.role, "of": d.of, "evidence": evidence(d.evidence)}
                for d in item.delegations
            ],
            **{slot: told(slot) for slot in ("level", "agenda", "outcome", "next")},
        }

    return {
        "entities": {
            e.id: {
                "kind": e.type, "names": list(e.names), "en": e.en, "en_guessed": e.en_guessed, "name": e.name,
                "country": e.country, "reasons": list(e.reasons),
            }
            for e in register.entities
        },
        "rounds": [sitting(r) for r in register.rounds if r.number is not None],
        "disagreements": [
            {
                "id": d.id, "about": f"{d.subject}: {d.slot}", "kind": d.kind, "strength": d.strength, "note": d.reason,
                "sides": [{"value": s.value, "evidence": evidence(s.evidence)} for s in d.sides],
            }
            for d in register.disagreements
        ],
        "agreements": [
            {
                "id": a.id, "about": f"{a.subject}: {a.slot}", "value": a.value, "origins": a.origins,
                "evidence": evidence(a.evidence),
            }
            for a in register.agreements
        ],
        "groups": [
            {"kind": g.kind, "subject": g.subject, "evidence": evidence(g.evidence)} for g in register.groups
        ],
        "happenings": [happening(h) for h in (*register.rounds, *register.happenings) if h.number is None],
        "copies": [{"doc": names[d], "of": names[o]} for d, o in register.copies if d in names and o in names],
    }  # fmt: skip
