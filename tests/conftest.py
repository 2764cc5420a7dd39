"""Two small articles with annotations of every kind, and a register over them, made by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from mahdar.model import (
    Agreement,
    Annotated,
    Annotation,
    Article,
    Claim,
    Commitment,
    Disagreement,
    Entity,
    Event,
    Evidence,
    Figure,
    Group,
    Happening,
    LedgerLine,
    Link,
    Mention,
    Office,
    Part,
    Participant,
    Point,
    Problem,
    Published,
    Register,
    Series,
    Side,
    Slot,
    Span,
    Statement,
    Step,
    Tenure,
    Time,
    Utterance,
    make_sha256,
)

ONE = (
    "افتتاح المشاورات في المرفأ\nالوكالة الساحليّة\n"
    "قالت ليلى حداد، وزيرة الخارجيّة، إنها سترسل 🚢 ٢٥٠٠ بحّار الثلاثاء.\nاقرأ أيضا: خبر آخر"
)
TWO = "وفد المرفأ يرفض\nأعلنت الوزيرة حداد اعلان المبادئ، وتعهدت بانسحاب 3,000 بحار قريبا."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_article(doc: str, text: str, day: dt.date | None, outlet: str) -> Article:
    parts, start = [], 0
    for n, line in enumerate(text.split("\n")):
        role = "title" if n == 0 else "noise" if line.startswith("اقرأ") else "paragraph"
        parts.append(Part(role=role, span=Span(start, start + len(line)), by="made"))  # type: ignore[arg-type]
        start += len(line) + 1
    return Article(
        doc=doc,
        text=text,
        sha256=make_sha256(text),
        title=parts[0].span,
        parts=tuple(parts),
        outlet=outlet,
        published=Published(day=day, how="printed" if day else "unknown", reason="made"),
    )


def annotate_one(text: str) -> tuple[Annotation, ...]:
    name = at(text, "ليلى حداد")
    said = at(text, "إنها سترسل 🚢 ٢٥٠٠ بحّار الثلاثاء")
    return (
        Mention(
            span=name, by="made#name", also_by=("made#other",), type="PER", entity="per:ليلى حداد", name="ليلى حداد"
        ),
        Office(
            span=Span(name.start, at(text, "وزيرة الخارجيّة").end),
            by="made#office",
            person="per:ليلى حداد",
            person_span=name,
            title="وزيرة الخارجية",
            title_span=at(text, "وزيرة الخارجيّة"),
            role="minister:foreign",
        ),
        Statement(
            span=said,
            by="made#said",
            parts=(said,),
            speaker="per:ليلى حداد",
            speaker_span=name,
            cue=(at(text, "قالت"),),
            lemma="قال",
            mode="indirect",
            act="commit",
            chain=(Link("per:ليلى حداد", name, "named"),),
        ),
        Figure(span=at(text, "٢٥٠٠ بحّار"), by="made#number", value=Decimal(2500), unit="sailors", of=at(text, "بحّار")),
        Time(span=at(text, "الثلاثاء"), by="made#day", type="DATE", value="2024-03-05", anchor="publication"),
        Event(
            span=at(text, "المشاورات"),
            by="made#talks",
            type="dialogue-round",
            modality="happened",
            participants=(Participant("per:ليلى حداد", "agent", name),),
            slots=(Slot("number", "2", at(text, "افتتاح")), Slot("date", "2024-03-05", at(text, "الثلاثاء"))),
        ),
    )


def annotate_two(text: str) -> tuple[Annotation, ...]:
    name, told = at(text, "حداد"), at(text, "تعهدت بانسحاب 3,000 بحار قريبا")
    return (
        Mention(span=name, by="made#name", type="PER", entity="per:حداد", name="حداد"),
        Office(
            span=at(text, "الوزيرة"),
            by="made#office",
            person=None,
            title="الوزيرة",
            title_span=at(text, "الوزيرة"),
            role="minister",
        ),
        Commitment(span=told, by="made#pledge", parties=("per:حداد",), type="withdraw", status="pledged"),
        Figure(
            span=at(text, "3,000 بحار"),
            by="made#number",
            value=Decimal("3000.5"),
            unit="sailors",
            qualifier="more-than",
        ),
        Figure(
            span=at(text, "بحار"),
            by="made#vague",
            value=None,
            low=Decimal(3),
            high=Decimal(9),
            unit="sailors",
            qualifier="vague",
        ),
        Event(span=at(text, "وفد"), by="made#protest", type="protest", modality="planned"),
    )


def make_annotated() -> list[Annotated]:
    one = make_article("a/one.txt", ONE, dt.date(2024, 3, 4), "الوكالة الساحليّة")
    two = make_article("b/two.txt", TWO, None, "=البلد")
    return [
        Annotated(article=one, annotations=annotate_one(ONE)),
        Annotated(
            article=two, annotations=annotate_two(TWO), problems=(Problem(path="b/two.txt", code="x", what="y"),)
        ),
    ]


def make_register() -> Register:
    first = Evidence("a/one.txt", at(ONE, "٢٥٠٠ بحّار"))
    second = Evidence("b/two.txt", at(TWO, "3,000 بحار"))
    name = Evidence("a/one.txt", at(ONE, "ليلى حداد"))
    pledge = Evidence("b/two.txt", at(TWO, "تعهدت بانسحاب 3,000 بحار قريبا"))
    claim = Claim(subject="R-1111111", slot="number", value="2", doc="a/one.txt", span=name.span, by="made#claim")
    return Register(
        entities=(
            Entity(
                id="layla-haddad",
                type="PER",
                name="ليلى حداد",
                en="Layla Haddad",
                names=("ليلى حداد", "حداد"),
                mentions=(name,),
                reasons=("one surname",),
            ),
        ),
        links=(("a/one.txt", "per:ليلى حداد", "layla-haddad"), ("b/two.txt", "per:حداد", "layla-haddad")),
        tenures=(
            Tenure(
                id="T-1111111",
                person="layla-haddad",
                role="minister:foreign",
                title="وزيرة الخارجية",
                of=None,
                status="current",
                first="2024-03-04",
                last="2024-03-04",
                evidence=(name,),
            ),
        ),
        rounds=(
            Happening(
                id="R-1111111",
                type="dialogue-round",
                modality="happened",
                number=2,
                date="2024-03-05",
                claims=(claim,),
                evidence=(name,),
                reasons=("same number",),
            ),
            Happening(id="R-2222222", type="dialogue-round", modality="planned"),
        ),
        happenings=(Happening(id="H-1111111", type="meeting", modality="happened", evidence=(name,)),),
        utterances=(
            Utterance(
                id="S-1111111",
                speaker="layla-haddad",
                date=None,
                act="commit",
                statements=(("a/one.txt", "statement:1-2"),),
                evidence=(name,),
            ),
        ),
        ledger=(
            LedgerLine(
                id="C-1111111",
                parties=("layla-haddad",),
                to=(),
                type="withdraw",
                deadline=None,
                steps=(Step(date="2024-03-04", status="pledged", change="announced", deadline=None, evidence=pledge),),
            ),
        ),
        series=(
            Series(
                id="F-1111111",
                unit="sailors",
                whose=None,
                label="بحار",
                points=(
                    Point(
                        date="2024-03-04", value=Decimal(2500), low=None, high=None, qualifier="exact", evidence=first
                    ),
                    Point(
                        date=None, value=Decimal("3000.5"), low=None, high=None, qualifier="more-than", evidence=second
                    ),
                ),
            ),
        ),
        disagreements=(
            Disagreement(
                id="D-1111111",
                subject="F-1111111",
                slot="value",
                kind="number",
                strength="incompatible",
                sides=(Side(value="2500", evidence=(first,)), Side(value="3000.5", evidence=(second,))),
                reason="two counts of one thing",
            ),
        ),
        agreements=(
            Agreement(
                id="G-1111111", subject="R-1111111", slot="date", value="2024-03-05", origins=2, evidence=(name, pledge)
            ),
        ),
        groups=(Group(kind="position", subject="x", evidence=(first, second)),),
        copies=(("b/two.txt", "a/one.txt"),),
    )


PROBLEMS = (Problem(path="c.pdf", code="binary", what="not a text", remedy="save it as text"),)


@pytest.fixture
def annotated() -> list[Annotated]:
    return make_annotated()


@pytest.fixture
def register() -> Register:
    return make_register()


@pytest.fixture
def problems() -> tuple[Problem, ...]:
    return PROBLEMS
