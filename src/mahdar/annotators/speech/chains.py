"""Through whom a voice is heard: the outlets and speakers that handed its words on."""

from __future__ import annotations

from mahdar.annotators.speech.circumstances import Circumstances
from mahdar.annotators.speech.heard import NEAR, Heard
from mahdar.annotators.speech.lines import QUOTES
from mahdar.annotators.speech.naming import name_voice
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.voices import Voice
from mahdar.model import Link, Span
from mahdar.text.fold import fold_words


def set_links(
    heard: Heard, report: Report, voice: Voice, voices: dict[int, Voice], own: Circumstances, *, explicit: bool
) -> None:
    """Fill `voice.links`; `explicit` where the report names its speaker."""
    links: list[Link] = []
    outer = voices.get(report.nested_in.at) if report.nested_in is not None else None
    if outer is not None and outer.entity != voice.entity:
        links.extend(outer.links)
    if report.outlet is not None:
        outlet = name_voice(heard, report.line, report.outlet, report, voice.line)
        if _is_own(heard, outlet):
            report.outlet = None
    if report.outlet is not None:
        links.append(Link(outlet.entity, outlet.span, outlet.anonymity))
        heard.known.append(outlet)
    elif not explicit and voice.links and outer is None:
        links.extend(voice.links[:-1])
    elif explicit and voice.links and outer is None:
        links.extend(voice.links)
    if own.relayed is None and own.addressee is not None and own.channel == "interview-to-outlet" and not links:
        span = own.addressee_span
        if span is not None and outer is None and _is_foreign(heard, span):
            links.append(Link(own.addressee, span, "named"))
    elif own.relayed is not None and outer is None and not links:
        cited = next((v for v in heard.known if v.entity == own.relayed.entity), None)
        if cited is not None or _is_foreign(heard, own.relayed.span):
            links.append(Link(own.relayed.entity, own.relayed.span, "named"))
    elif explicit and own.addressee_span is not None and own.relayed is None and not links and outer is None:
        cited = _cited_outlet(heard, own)
        if cited is not None:
            links.append(Link(cited.entity, own.addressee_span, cited.anonymity))
            own.addressee = cited.entity
    last = heard.stack[-1] if heard.stack else None
    if explicit and not links and outer is None and last is not None and last.entity == voice.entity:
        interview = last.circumstances.channel == "interview-to-outlet" and voice.line - last.line <= NEAR
        goes_on = "continues" in report.frame.flags and voice.line == last.line
        if own.channel is None and (interview or goes_on):
            links.extend(last.links[:-1])  # the interview, or what an outlet hands on, goes on
    links = [k for k in links if k.source != voice.entity]
    links.append(Link(voice.entity, voice.span, voice.anonymity, voice.why))
    voice.links = tuple(links)


def _is_own(heard: Heard, outlet: Voice) -> bool:
    """Whether an outlet that is named as a source is the one that prints the article."""
    name = heard.scene.article.outlet
    said = " ".join(w for w in outlet.words if w not in QUOTES)
    return name is not None and " ".join(fold_words(name)) in said


def _is_foreign(heard: Heard, span: Span) -> bool:
    """Whether words were given to another outlet than the one that prints them."""
    name = heard.scene.article.outlet
    if name is None:
        return False
    own = set(fold_words(name))
    said = heard.scene.text[span.start : span.end]
    return not own & set(fold_words(said))


def _cited_outlet(heard: Heard, own: Circumstances) -> Voice | None:
    """The outlet that "للصحيفة" points back to, where one was cited."""
    span = own.addressee_span
    if span is None:
        return None
    said = heard.scene.text[span.start : span.end]
    for voice in reversed(heard.known):
        head = voice.words[0]
        if head in said.replace("ة", "ه") or (
            head in heard.scene.speech.sets["outlet_kinds"] and head in said.replace("ة", "ه")
        ):
            return voice
    return None
