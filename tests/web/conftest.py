"""A register made by hand that shows every branch of every page, the sample's report, and a browser to open them in."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

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
    Point,
    Problem,
    Published,
    Register,
    Series,
    Side,
    Span,
    Statement,
    Step,
    Tenure,
    Utterance,
    make_sha256,
)
from mahdar.pipeline import build
from mahdar.settings import Settings
from mahdar.store import write_store
from mahdar.web.report import write_report

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "brave-browser",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)  # fmt: skip
"""As in scripts/browser."""
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

ALL = "ملف خاص\nوفدان في المرفأ\nالمرفأ - النورس:\n" + (
    "🚢 قالت سلمى الحدّاد، وزيرة المياه، «سنرسل نحو ٢٥٠٠ بحّار» إلى المرفأ <غدا> & بعده، وبالأمس التقت نظيرها.\n"
    "ونقلت عن مسؤول رفيع طلب عدم ذكر اسمه أن وفده لن يوقّع.\nتغريدة: سنعود قريبا\nاقرأ أيضا: أخبار السفن"
)
TEN = "الجولة الثانية تفتتح اليوم في المرفأ عبر الشاشة بحضور 3,000 بحّار، وتعهدت الحكومة بسحب سفنها قبل نهاية العام."
NOTE = "no headline here: talks <b>resume</b> in the port"


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_article(doc: str, text: str, published: Published, outlet: str | None, url: str | None = None) -> Article:
    parts, start, title = [], 0, None
    for n, line in enumerate(text.split("\n")):
        role = "paragraph"
        if line.startswith("اقرأ"):
            role = "noise"
        elif line.startswith("تغريدة"):
            role = "tweet"
        elif text == ALL and n < 3:
            role = ("kicker", "title", "dateline")[n]
        span = Span(start, start + len(line))
        title = span if role == "title" else title
        parts.append(Part(role=role, span=span, by="made"))  # type: ignore[arg-type]
        start += len(line) + 1
    return Article(
        doc=doc, text=text, sha256=make_sha256(text), title=title, parts=tuple(parts), outlet=outlet,
        published=published, url=url,
    )  # fmt: skip


def annotate_all(text: str) -> tuple[Annotation, ...]:
    salma, sent, half = at(text, "سلمى الحدّاد"), at(text, "سنرسل نحو ٢٥٠٠ بحّار"), at(text, "وفده لن يوقّع")
    unnamed = at(text, "مسؤول رفيع")
    return (
        Mention(span=salma, by="made#name", type="PER", entity="per:سلمى", name="سلمى الحدّاد"),
        Office(
            span=Span(salma.start, at(text, "وزيرة المياه").end), by="made#office",
            person="per:سلمى", person_span=salma, title="وزيرة المياه", title_span=at(text, "وزيرة المياه"),
            role="minister:water",
        ),
        Statement(
            span=sent, by="made#said", parts=(sent,), speaker="per:سلمى", speaker_span=salma, cue=(at(text, "قالت"),),
            lemma="قال", mode="direct", act="commit", channel="speech", date="2024-03-06",
            chain=(Link("per:سلمى", salma, "named"),),
        ),
        Statement(
            span=half, by="made#told", parts=(half,), speaker=None, speaker_span=None, cue=(at(text, "ونقلت"),),
            lemma="نقل", mode="indirect", act="deny", negated=True, hedged=True, conditional=True,
            chain=(
                Link("src:النورس@x", None, "named"),
                Link("src:مسؤول رفيع@x", unnamed, "role", "طلب عدم ذكر اسمه"),
            ),
        ),
        Figure(span=at(text, "نحو ٢٥٠٠ بحّار"), by="made#n", value=Decimal(2500), unit="sailors", qualifier="approx"),
        Event(span=at(text, "التقت"), by="made#met", type="meeting", modality="happened"),
        Event(span=at(text, "أمس التقت نظيرها"), by="made#crossing", type="visit", modality="denied"),
        Commitment(
            span=at(text, "سنرسل نحو ٢٥٠٠ بحّار» إلى المرفأ"), by="made#p", parties=("per:سلمى",), type="support",
            status="pledged",
        ),
    )  # fmt: skip


def annotate_ten(text: str) -> tuple[Annotation, ...]:
    return (
        Event(span=at(text, "الجولة الثانية"), by="made#round", type="dialogue-round", modality="planned"),
        Figure(span=at(text, "3,000 بحّار"), by="made#n", value=None, low=Decimal(2000), unit="sailors", whose=None),
        Commitment(
            span=at(text, "تعهدت الحكومة بسحب سفنها"),
            by="made#p",
            parties=("org:x",),
            type="withdraw",
            status="pledged",
        ),
    )


def make_rich() -> tuple[list[Annotated], Register, tuple[Problem, ...]]:
    printed = Published(
        day=dt.date(2024, 3, 6), how="printed", span=at(ALL, "المرفأ - النورس"), reason="printed under the title"
    )
    guessed = Published(day=dt.date(2024, 3, 7), how="inferred", reason="another article dates the round")
    bound = Published(how="bound", not_before=dt.date(2024, 2, 1), reason="only a caption bounds it")
    articles = [
        make_article("a/first.txt", ALL, printed, "النورس", "https://nawras.example/1?a=1&b=2"),
        make_article("b/second.txt", ALL, guessed, "صوت المرفأ", "javascript:alert(1)"),
        *(make_article(f"c/{n:02d}.txt", f"{TEN} ({n})", Published(day=dt.date(2023 + n % 2, 4, 1 + n), how="given"),
                       None if n % 5 else "=Gulf <Daily>") for n in range(14)),
        make_article("z/note.txt", NOTE, bound, None),
    ]  # fmt: skip
    annotated = [
        Annotated(article=a, annotations=annotate_all(a.text) if a.text == ALL else annotate_ten(a.text))
        if a.text != NOTE
        else Annotated(article=a)
        for a in articles
    ]
    first = Evidence("a/first.txt", at(ALL, "وبالأمس التقت نظيرها"))
    name = Evidence("a/first.txt", at(ALL, "سلمى الحدّاد"))
    quoted = Evidence("b/second.txt", at(ALL, "٢٥٠٠ بحّار"))
    sent, half = at(ALL, "سنرسل نحو ٢٥٠٠ بحّار"), at(ALL, "وفده لن يوقّع")
    rounds = tuple(Evidence(f"c/{n:02d}.txt", at(TEN, "الجولة الثانية")) for n in range(14))
    sailors = tuple(Evidence(f"c/{n:02d}.txt", at(TEN, "3,000 بحّار")) for n in range(14))
    pledges = tuple(Evidence(f"c/{n:02d}.txt", at(TEN, "تعهدت الحكومة بسحب سفنها")) for n in range(14))

    def claim(slot: str, value: str, evidence: Evidence, source: str | None = None, mod: str | None = None) -> Claim:
        return Claim(
            subject="R-2222222", slot=slot, value=value, doc=evidence.doc, span=evidence.span, by="made",
            source=source, mod=mod,
        )  # fmt: skip

    register = Register(
        entities=(
            Entity(id="A-salma22", type="PER", name="سلمى الحدّاد", en="Salma al-Haddad", en_guessed=True,
                   names=("سلمى الحدّاد", "الحدّاد"), mentions=(name, *rounds)),
            Entity(id="port", type="GPE", name="المرفأ", en="The Port"),
            Entity(id="A-org2222", type="ORG", name="حكومة المرفأ", mentions=(quoted,)),
            Entity(id="A-lonely2", type="GROUP", name="بحارة الشمال", mentions=(quoted,)),
            Entity(id="A-nowhere", type="ORG", name="Port <Authority>"),
            Entity(id="talks", type="EVENT", name="محادثات المرفأ", en="Port talks"),
        ),
        links=(("a/first.txt", "per:سلمى", "A-salma22"), ("b/second.txt", "per:سلمى", "A-salma22"),
               ("c/00.txt", "org:x", "A-org2222")),
        tenures=(
            Tenure(id="T-2222222", person="A-salma22", role="minister:water", title="وزيرة المياه", of="port",
                   status="current", first="2024-03-06", last="2024-04-07", evidence=(name, *rounds)),
            Tenure(id="T-3333333", person="A-salma22", role="x", title="نائبة", of=None, status="former",
                   first="2024-03-06", last="2024-03-06", evidence=(name,)),
        ),
        rounds=(
            Happening(id="R-2222222", type="dialogue-round", modality="happened", number=2, process="talks",
                      date="2024-03-07", place="port", mode="video", participants=("A-salma22", "port"), origins=3,
                      claims=(claim("number", "2", rounds[0]), claim("number", "3", rounds[1], "src:مصدر@c"),
                              claim("date", "2024-03-07", rounds[2]), claim("date", "2024-03", rounds[3], mod="END"),
                              claim("mode", "video", rounds[4]), claim("mode", "in-person", rounds[5])),
                      evidence=rounds),
            Happening(id="R-3333333", type="dialogue-round", modality="planned", number=12),
            Happening(id="R-4444444", type="dialogue-round", modality="proposed", date="2024-W12"),
        ),
        happenings=(
            Happening(id="H-2222222", type="meeting", modality="happened", date="2024-03-07", parent="R-2222222",
                      evidence=(first, quoted), claims=(claim("place", "port", first), claim("place", "x", quoted))),
            Happening(id="H-3333333", type="visit", modality="denied", date="2024-03", evidence=(first,)),
            Happening(id="H-4444444", type="attack", modality="happened", date="PAST_REF",
                      claims=(claim("place", "port", first), claim("place", "talks", quoted))),
        ),
        ledger=(
            LedgerLine(id="C-2222222", parties=("A-salma22", "port"), to=("talks",), type="withdraw", deadline="2024",
                       steps=(Step(date="2024-03-06", status="pledged", change="announced", deadline="2024-12 (END)",
                                   evidence=pledges[0]),
                              Step(date=None, status="denied", change="denied", deadline=None, evidence=pledges[1]))),
            LedgerLine(id="C-3333333", parties=(), to=(), type="other", deadline=None,
                       steps=(Step(date=None, status="agreed", change="repeated", deadline=None,
                                   evidence=pledges[2]),)),
        ),
        series=(
            Series(id="F-2222222", unit="sailors", whose="port", label="بحّار", points=tuple(
                Point(date=f"2024-0{1 + n % 6}-0{1 + n % 9}", value=Decimal(2000 + 100 * n), low=None, high=None,
                      qualifier=("exact", "approx", "more-than", "up-to")[n % 4], evidence=e)
                for n, e in enumerate(sailors))),
            Series(id="F-3333333", unit="percent", whose=None, label="بالمئة", points=(
                Point(date="2024", value=None, low=Decimal(2), high=Decimal("9.50"), qualifier="range",
                      evidence=sailors[0]),
                Point(date=None, value=None, low=Decimal(7), high=None, qualifier="at-least", evidence=sailors[1]),
                Point(date=None, value=None, low=None, high=Decimal(7), qualifier="at-most", evidence=sailors[2]),
                Point(date="2024-03", value=None, low=None, high=None, qualifier="vague", evidence=sailors[3]))),
        ),
        disagreements=(
            Disagreement(id="D-2222222", subject="R-2222222", slot="number", kind="ordinal", strength="incompatible",
                         sides=(Side(value="2", evidence=rounds[:8]), Side(value="3", evidence=(rounds[9], first))),
                         reason="these accounts are of one round"),
            Disagreement(id="D-3333333", subject="R-2222222", slot="place", kind="place", strength="different",
                         sides=(Side(value="video", evidence=(quoted,)), Side(value="port", evidence=(first,))),
                         reason=""),
            Disagreement(id="D-4444444", subject="F-2222222", slot="value", kind="number", strength="incompatible",
                         sides=(Side(value="2500", evidence=(quoted,)), Side(value="3000", evidence=(sailors[0],))),
                         reason="one count"),
            Disagreement(id="D-5555555", subject="A-salma22", slot="office", kind="office", strength="different",
                         sides=(Side(value="وزيرة", evidence=(name,)), Side(value="نائبة", evidence=(first,))),
                         reason="one holder"),
            Disagreement(id="D-6666666", subject="H-2222222", slot="modality", kind="modality", strength="different",
                         sides=(Side(value="planned", evidence=(name,)), Side(value="denied", evidence=(first,))),
                         reason="one meeting"),
            Disagreement(id="D-8888888", subject="F-unknown", slot="figure", kind="number", strength="incompatible",
                         sides=(Side(value="2500 sailors", evidence=(sailors[0],)),
                                Side(value="2-9 sailors", evidence=(quoted,))), reason="one count"),
            Disagreement(id="D-9999999", subject="H-unknown", slot="polarity", kind="modality", strength="incompatible",
                         sides=(Side(value="said or planned", evidence=(name, first)),
                                Side(value="denied", evidence=(first,))), reason="one visit"),
            Disagreement(id="D-7777777", subject="C-2222222", slot="deadline", kind="date", strength="different",
                         sides=(Side(value="2024 (END)", evidence=(name,)), Side(value="2024-SU", evidence=(first,))),
                         reason="one pledge"),
        ),
        utterances=(
            Utterance(id="S-2222222", speaker="A-salma22", date="2024-03-06", act="commit",
                      statements=tuple((doc, f"statement:{sent.start}-{sent.end}") for doc in
                                       ("a/first.txt", "b/second.txt")), evidence=(name,), occasion="O-2222222"),
            Utterance(id="S-3333333", speaker=None, date=None, act="deny",
                      statements=(("a/first.txt", f"statement:{half.start}-{half.end}"),), evidence=(name,),
                      occasion="O-2222222"),
        ),
        agreements=(Agreement(id="G-2222222", subject="R-2222222", slot="date", value="2024-03-07", origins=4,
                              evidence=rounds[:5]),),
        groups=(Group(kind="position", subject="topic:withdraw-or-stay", evidence=(first, quoted)),
                Group(kind="position", subject="forces_leave_or_stay", evidence=rounds[:3]),
                Group(kind="round", subject="R-2222222", evidence=rounds[:2])),
        copies=(("b/second.txt", "a/first.txt"),),
    )  # fmt: skip
    problems = (
        Problem(path="scan <1>.pdf", code="binary", what="not a text", remedy="save it as text"),
        Problem(path="x/empty.txt", code="empty", what="no letter in it"),
    )
    return annotated, register, problems


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register file that shows every branch."""
    path = tmp_path_factory.mktemp("rich") / "rich.mahdar"
    annotated, register, problems = make_rich()
    write_store(path, annotated, register, problems=problems, meta={"settings": '{"title": "ملف المرفأ"}'})
    return path


@pytest.fixture(scope="session")
def rich_report(rich: Path) -> Path:
    return write_report(rich, rich.parent / "report").parent


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the articles that come with mahdar."""
    path = tmp_path_factory.mktemp("sample") / "sample.mahdar"
    with resources.as_file(resources.files("mahdar").joinpath("sample", "articles")) as folder:
        build([folder], path, Settings(jobs=1))
    return path


@pytest.fixture(scope="session")
def sample_report(sample: Path) -> Path:
    return write_report(sample, sample.parent / "report").parent


def _find_browser() -> str:
    """A Chromium: the one that MAHDAR_BROWSER names, or the first that is installed."""
    for name in (os.environ.get("MAHDAR_BROWSER", ""), *BROWSERS):
        if name and (found := shutil.which(name)):
            return found
    pytest.fail("no browser for the report's tests: install Chromium or Chrome, or set MAHDAR_BROWSER to its path")


@pytest.fixture
def find_browser() -> Callable[[], str]:
    return _find_browser


@pytest.fixture
def browsers() -> tuple[str, ...]:
    return BROWSERS


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = _find_browser()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield opened
        opened.close()
