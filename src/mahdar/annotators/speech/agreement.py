"""Gender between a verb and the noun right behind it: what tells a subject from the one spoken to."""

from __future__ import annotations

from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene

_ENDED = 5
"""Letters of a word that ات may end as a plural (السلطات, not ذات)."""


def disagrees(scene: Scene, report: Report, first: int) -> bool:
    """Whether a noun right behind the verb cannot be its subject: right there the verb has the subject's gender.

    Only nouns whose gender is sure count: ة and ات, but for men in the plural (القادة); titles of one man; bodies and
    countries that the pack knows to be masculine, or to be feminine without an ending.
    """
    form, line = report.form, report.line
    if form is None or form.number != "s" or form.enclitic or first != report.at + 1 or form.gender not in ("m", "f"):
        return False
    sets, key, bare = scene.speech.sets, line.key(first), line.word(first).bare
    here = scene.mention_at.get(first)
    if here is not None and here[1].type == "PER":
        return False
    masculine = bare in sets["masculine_bodies"] or key in sets["masculine_places"]
    if form.gender == "f":
        one = bare in sets["roles"] and not bare.endswith(("ه", "ون", "ين", "ان")) and bare not in sets["several"]
        return masculine or (one and key.startswith("ال"))
    if here is not None and here[1].type == "GPE":
        return not masculine
    written = scene.text[line.tokens[first].start : line.tokens[first].end]
    ending = written.endswith("ة") or (key.endswith("ات") and len(key) > _ENDED)
    known = key.startswith("ال") or bare in sets["bodies"]
    return (ending and known and bare not in sets["men_in_ta"]) or bare in sets["feminine_bodies"]
