"""At whose wish a round is held: what articles say of who asked for it, proposed it or invited to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mahdar.lang.function import stem
from mahdar.lang.gazetteer import load_gazetteer, load_nationalities
from mahdar.lang.initiative import load_initiative
from mahdar.lang.pack import load_clitics
from mahdar.lang.processes import load_talks
from mahdar.model import Claim, Happening, Span
from mahdar.register.corpus import Corpus, Document
from mahdar.register.days import read_days
from mahdar.text.clitics import Clitics
from mahdar.text.tokens import Token

_AFTER_NOUN, _AFTER_VERB, _BEFORE_VERB = 7, 2, 4
"""Words within which the party stands after a noun, after a verb, before a verb."""
_TALKS_NOUN, _TALKS_VERB = 14, 6
"""Words within which the talks must be named."""


def add_initiatives(corpus: Corpus, rounds: Sequence[Happening]) -> tuple[Happening, ...]:
    """The rounds with claims `initiator`."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in _find(corpus, rounds):
        found[claim.subject].append(claim)
    made = []
    for entry in rounds:
        claims = sorted({*entry.claims, *found[entry.id]}, key=lambda c: (c.slot, c.value, c.doc, c.span))
        made.append(replace(entry, claims=tuple(claims)))
    return tuple(made)


def _find(corpus: Corpus, rounds: Sequence[Happening]) -> Iterator[Claim]:
    about: dict[str, list[Happening]] = defaultdict(list)
    for entry in rounds:
        for doc in sorted({e.doc for e in entry.evidence}):
            about[doc].append(entry)
    for doc, entries in sorted(about.items()):
        document = corpus[doc]
        for party, span in _read(document):
            home = _meant(document, entries, rounds, span)
            if home is not None and (not home.participants or party in home.participants):
                yield Claim(
                    subject=home.id, slot="initiator", value=party, doc=doc, span=span, by="register/initiative"
                )


def _meant(
    document: Document, entries: Sequence[Happening], rounds: Sequence[Happening], span: Span
) -> Happening | None:
    """The round that the sentence names or dates, else the latest of those that the article tells of."""
    sentence = document.sentence(span.start)
    times = [t for t in document.times if sentence.start <= t.span.start < sentence.end]
    told = [d for t in times if (d := read_days(t.value, t.mod)) is not None and d.precision >= 7]
    dated = [e for e in rounds if (of := read_days(e.date)) is not None and any(d.meets(of) for d in told)]
    if len(dated) == 1:
        return dated[0]
    here = [
        e
        for e in entries
        if any(v.doc == document.doc and sentence.start <= v.span.start < sentence.end for v in e.evidence)
    ]
    published = document.published.isoformat() if document.published else "9999"
    past = [e for e in here or entries if e.modality == "happened" and (e.date or "") <= published]
    return max(past or here or entries, key=lambda e: (e.date or "", e.number or 0, e.id), default=None)


def _read(document: Document) -> Iterator[tuple[str, Span]]:
    code, tokens = document.article.lang, document.reading.tokens
    words, clitics, talks = load_initiative(code), load_clitics(code), load_talks(code)
    parties = _parties(document)
    for first, last in document.reading.sentences:
        for at in range(first, last):
            token = tokens[at]
            if token.kind != "word" or token.start < document.reading.title_end():
                continue
            stems = {s.stem for s in clitics.splits(token.key)}
            noun, verb = bool(stems & words.nouns), bool(stems & words.verbs)
            reach = _TALKS_NOUN if noun else _TALKS_VERB if verb else 0
            near = tokens[max(first, at - reach) : min(last, at + reach)]
            if not any(t.kind == "word" and stem(code, t.key) in talks for t in near):
                continue
            hit = _after(parties, at, last, _AFTER_NOUN if noun else _AFTER_VERB)
            addressed = hit is not None and noun and _is_addressee(tokens[at + 1 : hit[0] + 1], clitics)
            if addressed or (hit is None and verb):
                hit = _before(parties, at, first)
            if hit is not None:
                low, high = min(at, hit[0]), max(at, hit[0])
                yield hit[1], Span(tokens[low].start, tokens[high].end)


def _is_addressee(tokens: Sequence[Token], clitics: Clitics) -> bool:
    """Whether the words up to the party put a "to" before it: a request to Washington is not Washington's."""
    words = (t.key for t in tokens if t.kind == "word")
    return any(key == "الي" or any("ل" in split.proclitics for split in clitics.splits(key)[1:]) for key in words)


def _parties(document: Document) -> dict[int, str]:
    """Country by token: named, by its capital, or by an adjective of origin."""
    code, reading = document.article.lang, document.reading
    entries, origins, clitics = load_gazetteer(code).entries, load_nationalities(code), load_clitics(code)
    found: dict[int, str] = {}
    for mention in document.mentions:
        entry = entries.get(mention.entity)
        country = mention.metonym or (entry.id if entry and entry.sort == "country" else None)
        if country is None and entry is not None and entry.sort == "capital":
            country = entry.country
        if country is not None:
            found[reading.tokens_in(mention.span)[0]] = country
    for at, token in enumerate(reading.tokens):
        if token.kind == "word" and at not in found:
            origin = next((origins[s.stem] for s in clitics.splits(token.key) if s.stem in origins), None)
            if origin is not None:
                found[at] = origin
    return found


def _after(parties: dict[int, str], at: int, last: int, reach: int) -> tuple[int, str] | None:
    return next(((n, parties[n]) for n in range(at + 1, min(last, at + reach + 1)) if n in parties), None)


def _before(parties: dict[int, str], at: int, first: int) -> tuple[int, str] | None:
    return next(((n, parties[n]) for n in range(at - 1, max(first, at - _BEFORE_VERB) - 1, -1) if n in parties), None)
