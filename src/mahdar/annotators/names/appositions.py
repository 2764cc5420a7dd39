"""Names behind a word that says what they are, and short quotations that hold a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.datelines import cited_name
from mahdar.annotators.names.evidence import is_outlet_quote, is_supported
from mahdar.annotators.names.hits import OUTLETS, QUOTES, Hit
from mahdar.annotators.names.places import describes
from mahdar.annotators.names.words import Word
from mahdar.lang.gazetteer import Form, Names
from mahdar.model import MentionType
from mahdar.text.tokens import SIGN

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan


def _forms(names: Names, keys: list[str]) -> list[Form]:
    """The forms that are exactly these words."""
    if len(keys) == 1:
        return names.single
    return [form for words, form in names.longer.get(keys[1], ()) if list(words) == keys]


def find_appositive(scan: Scan, index: int, word: Word) -> Hit | None:
    """A name behind a word that says what it is: صحيفة لو ليتورال، حركة "فتح"."""
    for _, stem in word.heads:
        kind = _kind_of(scan, stem)
        if kind is None:
            continue
        at = index + 1
        middle = scan.keys[at] if at < len(scan.tokens) and stem in scan.lists.agency_heads else ""
        agency = middle in scan.lists.agency_middles
        at += agency
        if at >= len(scan.tokens):
            return None
        if scan.tokens[at].kind == SIGN and scan.tokens[at].key in QUOTES:
            inside = scan.heads.quoted_name(at)
            one = scan.keys[inside[0]] if inside and inside[1] - inside[0] == 1 else ""
            if one.endswith("يه") and not agency and describes(scan.lexicon, one):
                return None  # مجموعة «استكشافية»
            if inside and not _speech(scan, inside) and len(scan.tokens[inside[0]].key) > 1:
                return _inside(scan, inside, kind, stem)
            return None
        bracketed = _bracketed(scan, at, stem, kind)
        if bracketed is not None:
            if kind != "LOC":
                return bracketed
            letters = len(scan.keys[index]) - len(stem)
            return Hit(index, bracketed.last + 1, letters, "LOC", bracketed.rule)
        if stem in scan.lists.voices and _is_voice(scan, at):
            place = scan.known(at + 1)
            return Hit(at, place[0] if place else at + 2, 0, "ORG", f"heads.toml#organisation/appositive/{stem}")
        if scan.words[at] is None or scan.known(at) or (stem in scan.lists.own_head_places):
            return None
        if stem in scan.lists.settlements:
            if stem == "بلده" and scan.reading.text[scan.tokens[index].end - 1] == "ه":
                return None  # his country
            return _settlement(scan, at, stem)
        if stem in scan.lists.gates and index and scan.keys[index - 1] in scan.lists.only_before_places:
            return None  # عند بوابة كذا: a gate, no website
        if stem in scan.lists.outlet_heads | scan.lists.firm_heads:
            return _outlet_behind(scan, at, stem)
    return None


def _bracketed(scan: Scan, at: int, stem: str, kind: MentionType) -> Hit | None:
    """A name between brackets behind what it is, as one agency prints them: بلدة (كذا), حركة (كذا)."""
    if scan.keys[at] != "(":
        return None
    end = next((n for n in range(at + 2, min(at + 6, len(scan.keys))) if scan.keys[n] == ")"), None)
    if end is None:
        return None
    words = [scan.words[n] for n in range(at + 1, end)]
    if any(w is None and scan.keys[at + 1 + n] not in ("-", "–") for n, w in enumerate(words)):
        return None
    first = words[0]
    if first is None or first.never or (first.verb and not first.article):
        return None
    if len(words) == 1 and describes(scan.lexicon, first.key):
        return None
    return _inside(scan, (at + 1, end), kind, stem)


def _is_voice(scan: Scan, at: int) -> bool:
    """A noun that opens an outlet's name, and a place behind it."""
    word = scan.words[at]
    if word is None or word.key not in scan.lists.voiced:
        return False
    known = scan.known(at + 1) if at + 1 < len(scan.tokens) else None
    return known is not None and not known[1] and known[2].entry.type in ("GPE", "LOC")


def _settlement(scan: Scan, at: int, stem: str) -> Hit | None:
    """An unknown town behind مدينة, بلدة, قرية: one rare word or two, or one rare word with the article."""
    end, frequency = at, scan.lexicon.frequency
    if (
        scan.tokens[at].key in scan.lists.town_openers
        and at + 1 < len(scan.words)
        and (saint := scan.words[at + 1])
        and not saint.never
    ):
        return Hit(at, at + 2, 0, "GPE", f"heads.toml#place/settlement/{stem}")
    while (
        end < len(scan.tokens)
        and end - at < 2
        and (word := scan.words[end])
        and not (word.verb or word.never or word.title or word.nation)
    ):
        if frequency.get(word.key, 0.0) > (4e-6 if word.article else 1.5e-6) or (
            end > at and (word.article or word.key[0] in "وبلك")
        ):
            break
        if describes(scan.lexicon, word.key):
            break
        end += 1
        if word.article:
            break
    return Hit(at, end, 0, "GPE", f"heads.toml#place/settlement/{stem}") if end > at else None


def _outlet_behind(scan: Scan, at: int, stem: str) -> Hit | None:
    word = scan.words[at]
    if word is None or word.never or word.title or word.nation or word.verb:
        return None
    if word.part() and stem in scan.lists.latin_firm_heads and not word.article:
        return None  # the party of somebody
    end = at
    if word.article:
        if stem == "موقع" and scan.lexicon.frequency.get(word.key, 0.0) > 2e-6:
            return None
        if stem in scan.lists.latin_firm_heads or (word.key.endswith(("يه",)) and stem not in scan.lists.newspaper):
            return None
        if scan.lexicon.verbs.analyse(word.key) and word.key.endswith("ه") and word.key.startswith("الم"):
            return None
        if word.key in scan.lexicon.heads.title.qualifiers or (
            word.key in scan.lexicon.heads.organisation.stops and word.key != "اليوم"
        ):
            return None
        end = at + 1
    else:
        while (
            end < len(scan.tokens)
            and end - at < 4
            and (w := scan.words[end])
            and (not w.article or end > at)
            and not w.verb
            and not w.never
            and not w.nation
            and not w.title
            and w.key not in scan.lexicon.frequency
            and w.key[0] != "و"
            and not (end > at and (w.key[0] in "بل" or (w.article and w.key.startswith("الم") and w.key.endswith("ه"))))
        ):
            end += 1
        if end == at:
            return None
    return Hit(at, end, 0, "ORG", f"heads.toml#organisation/appositive/{stem}")


def _kind_of(scan: Scan, stem: str) -> MentionType | None:
    if stem in scan.lists.organisation_appositives:
        return "ORG"
    if stem in scan.lists.group_appositives:
        return "GROUP"
    if stem in scan.lists.law_appositives:
        return "LAW"
    if stem in scan.lists.place_appositives or stem in scan.lists.settlements:
        return "GPE" if stem in scan.lists.settlements else "LOC"
    return None


def _speech(scan: Scan, inside: tuple[int, int]) -> bool:
    """Whether the quoted words are said rather than a name: a finite verb opens them."""
    word = scan.words[inside[0]]
    if word is None or word.key in scan.lists.speech_openers:
        return True
    return word.verb and not word.article and not _is_noun_too(scan, word.key)


def _is_noun_too(scan: Scan, key: str) -> bool:
    """A form of a verb that news writes with the article too: صوت, which is he voted and a voice."""
    frequency = scan.lexicon.frequency
    return frequency.get("ال" + key, 0.0) > 0.1 * frequency.get(key, 1.0)


def _inside(scan: Scan, inside: tuple[int, int], kind: MentionType, stem: str) -> Hit:
    first, last = inside
    for known in (scan.known(first), scan.known(first, weak=True)):
        if known and known[0] == last and known[1] == 0 and known[2].entry.type != "PER":
            entry = known[2].entry
            return Hit(
                first,
                last,
                0,
                entry.type if entry.type not in ("GPE", "LOC") or kind == "LOC" else kind,
                "gazetteer/quoted",
                entry=entry if entry.type not in ("GPE", "LOC") or kind == "LOC" else None,
            )
    return Hit(first, last, 0, kind, f"quoted/{stem}")


def find_quoted(scan: Scan, index: int) -> Hit | None:
    """A short quotation that holds exactly a known name."""
    inside = scan.heads.quoted_name(index)
    if inside is None:
        return None
    first, last = inside
    for weak in (False, True):
        known = scan.known(first, weak=weak)
        if known and known[0] == last and known[1] == 0 and known[2].entry.type != "PER":
            entry = known[2].entry
            if entry.type in ("GPE", "LOC") and is_outlet_quote(scan, index):
                rows = scan.words[first].gaz if scan.words[first] else ()  # type: ignore[union-attr]
                outlets = [
                    f.entry
                    for n, _s, names in rows
                    if n == 0
                    for f in _forms(names, [t.key for t in scan.tokens[first:last]])
                    if f.entry.sort in OUTLETS
                ]
                if outlets:
                    entry = outlets[0]
            if weak and not is_supported(scan, first, known):
                return None
            return Hit(first, last, 0, entry.type, "gazetteer/quoted", entry=entry, nation=entry.country)
    model = index and scan.keys[index - 1] in scan.lists.models
    if last - first > 1 and not model and all(scan.keys[n] in scan.lists.latin_letters for n in range(first, last)):
        return Hit(first, last, 0, "ORG", "quoted/letters")
    return cited_name(scan, index, inside)
