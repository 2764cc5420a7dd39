"""A report: a cue, what it governs, and where that lies."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.annotators.speech.lines import Line
from mahdar.lang.speech_lexicon import Frame
from mahdar.lang.verbs import VerbForm
from mahdar.model import Act


@dataclass(slots=True)
class Report:
    """A cue and what it governs, in tokens of its line."""

    line: Line
    sentence: tuple[int, int]
    frame: Frame
    kind: str
    """finite, participle, saying, attribution, headline or relay."""
    at: int
    cue: list[tuple[int, int]]
    act: Act
    form: VerbForm | None = None
    subject: tuple[int, int] | None = None
    subject_letters: int = 0
    """Letters of a proclitic before the subject (ل in سبق للمتحدث)."""
    object: tuple[int, int] | None = None
    """Who is spoken to or accused."""
    before: tuple[int, int] | None = None
    """A subject that stands before the verb."""
    content: int = 0
    letters: int = 0
    """Letters of a proclitic before the content (ب in بحماية)."""
    how: str = ""
    """that, quote, colon, noun, object."""
    opens: int = 0
    """The token where its clause begins."""
    outlet: tuple[int, int] | None = None
    """Who relays it."""
    end: int = 0
    parts: list[tuple[int, int]] | None = None
    nested_in: Report | None = None
    elided: bool = False
    told: bool = False
    """Of an attribution: whether a verb of speech names the source."""
    led: Act | None = None
    """The act of the report that a participle hangs on."""


def agrees(report: Report, relative: str) -> bool:
    """الحركة التي أعلنت, not العلاقة التي أكد عليها: whether the verb can be of the one whom the pronoun points to.

    A pronoun with و points farther back than to the noun before it.
    """
    form = report.form
    if form is None or relative.startswith("و"):
        return False
    if relative == "الذين" or form.number == "d":
        return form.number != "s"
    return form.number == "s" and form.gender != ("m" if relative == "التي" else "f")
