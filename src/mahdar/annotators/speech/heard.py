"""The voices heard so far in an article: whom later words may be carried on from or point back to."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.annotators.speech.occasions import Occasions
from mahdar.annotators.speech.scene import Scene
from mahdar.annotators.speech.voices import Voice

NEAR = 8
"""Lines within which a speaker named again still speaks at the same occasion."""


@dataclass(slots=True)
class Heard:
    """What has been heard of an article so far."""

    scene: Scene
    occasions: Occasions
    stack: list[Voice] = field(default_factory=list)
    """Those who spoke in their own right, in order: whom an elided subject carries on."""
    known: list[Voice] = field(default_factory=list)
    """Every voice, also of nested and attributed words: what a role noun may point back to."""
    contents: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Where the contents of the present line's reports lie."""
