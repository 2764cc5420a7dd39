"""Facilities and landscapes by their heads: airports, crossings, dams, numbered blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Named
from mahdar.text.affixes import NISBA
from mahdar.text.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.organisations import HeadReader
    from mahdar.annotators.names.words import Lexicon


def read_numbered(reader: HeadReader, index: int, letters: int, stem: str) -> Named | None:
    """البلوك 9، النقطة 23، المربع رقم 12."""
    tokens, at = reader.tokens, index + 1
    if at < len(tokens) and tokens[at].key == "رقم":
        at += 1
    if at < len(tokens) and tokens[at].kind == NUMBER and len(tokens[at].key) < 3:
        return Named(index, at + 1, letters, "LOC", f"heads.toml#place/{stem}", None)
    return None


def describes(lexicon: Lexicon, key: str) -> bool:
    """An adjective, a conjunct or a clause behind a common noun, and no name: قاعدة لوجستية, مدينة تقطنها."""
    if key.startswith("ال") or key in lexicon.parts:
        return False
    frequency = lexicon.frequency
    definite = frequency.get("ال" + key, 0.0)
    if key.endswith("ي") and (key[:-1] in frequency or key[:-1] + "ه" in frequency) and len(key) > 4:
        return True
    if key.endswith(NISBA) and (definite > 2e-6 or (len(key) > 3 and key in frequency)):
        return True
    if definite > 0.3 * frequency.get(key, 0.0) and definite:
        return True
    if key[0] in "وبل" and len(key) > 3 and (key[1:] in frequency or key[1:] in lexicon.all_heads):
        return True
    if key.startswith("كال") or (key.endswith("ا") and ("ال" + key[:-1] in frequency or key[:-1] in frequency)):
        return True
    return key[0] in "يتن" and len(key) > 4 and key.endswith(("ها", "هم", "هن", "ون"))


def _prefixed(reader: HeadReader, key: str) -> bool:
    """و, or a preposition with a word that is known: سبين بولدك is one name."""
    rest = key[1:]
    lexicon = reader.lexicon
    known = rest in lexicon.frequency or rest in lexicon.all_heads or rest in lexicon.parts
    return key[0] == "و" or (key[0] in "بلك" and known)


def _seldom_definite(reader: HeadReader, key: str) -> bool:
    """Rare, or not very frequent and hardly ever with the article: no common noun."""
    own = reader.lexicon.frequency.get(key, 0.0)
    return own <= 5e-6 or (own < 2e-5 and reader.lexicon.frequency.get("ال" + key, 0.0) < 0.05 * own)


def read_line(reader: HeadReader, index: int, letters: int, bare: str) -> Named | None:
    """خط أنابيب الغاز العابر للصحراء، أنبوب الغاز المغاربي، خط ميدغاز: what runs in it, then what tells it apart."""
    tokens, size, at = reader.tokens, len(reader.tokens), index + 1
    while at < size and tokens[at].key in reader.lists.carried:
        at += 1
    start = at
    while at < size and at - start < 4 and tokens[at].kind == WORD:
        word = reader.lexicon.word(tokens[at].key)
        known = reader.known(at)
        if known and not known[1] and known[2].entry.type in ("GPE", "LOC"):
            at = known[0]
            if at + 1 < size and tokens[at].key in ("-", "–"):
                other = reader.known(at + 1)
                at = other[0] if other and not other[1] else at
            break
        if word.article and (word.nation or word.key in reader.lists.crossing):
            at += 1
            if word.key in reader.lists.crossing and at < size and tokens[at].key.startswith("ل"):
                at += 1
                break
            continue
        if at == start and word.strange and not word.article and word.key not in reader.lexicon.frequency:
            at += 1
        break
    carried = start > index + 1 or bare in reader.lists.pipes
    if at == start or not (carried or at == start + 1):
        return None
    if not carried and reader.lexicon.word(tokens[start].key).article:
        return None
    return Named(index, at, letters, "LOC", f"heads.toml#place/{bare}", None)


def read_place(reader: HeadReader, index: int, letters: int, bare: str) -> Named | None:
    """مطار بغداد الدولي، معبر رفح، سد قره داغ; a district or island without its noun."""
    named = _with_head(reader, index, letters, bare)
    if named is None or bare not in reader.lists.outside_heads or named.last - index < 2:
        return named
    name = reader.tokens[index + 1].key
    known = reader.known(index + 1)
    if bare == "جزيره" and not known and name.startswith("ال") and name in reader.lexicon.frequency:
        return named  # جزيرة الصنوبر: the word alone would not name it
    return Named(index + 1, named.last, 0, "GPE" if bare == "منطقه" else "LOC", named.rule, None)


def _with_head(reader: HeadReader, index: int, letters: int, bare: str) -> Named | None:
    tokens = reader.tokens
    if index + 1 >= len(tokens) or tokens[index + 1].kind != WORD or bare in reader.lists.settlements:
        return None
    word = reader.lexicon.word(tokens[index + 1].key)
    if bare in reader.lists.ways and index and tokens[index - 1].key in reader.lists.by_way:
        return None
    if bare == "سد" and letters and word.key in reader.lexicon.frequency:
        return None  # لسد الحاجة: to meet the need
    if bare in reader.lists.landscape_rare and (word.key.startswith("لل") or word.key.endswith("ات")):
        return None  # قاعة للمحاضرات, سوق الانتقالات
    person = reader.person(index + 1) if bare in reader.lists.of_persons_places and not word.never else None
    if person and person > index + 2:
        pass  # جسر سيمون بوليفار
    elif bare in reader.lists.landscape:
        if word.never or word.verb or word.nation or word.key in reader.org.stops or word.title:
            return None
        known = reader.known(index + 1)
        if not (known and not known[1] and known[2].entry.type in ("GPE", "LOC")):
            unheard = word.key not in reader.lexicon.frequency and (
                word.strange or (word.article and word.key[2:] not in reader.lexicon.frequency)
            )
            if (bare in reader.lists.landscape_known and not unheard) or not (
                word.article or word.key not in reader.lexicon.frequency
            ):
                return None
            if word.article and reader.lexicon.frequency.get(word.key, 0) > (
                8e-5 if bare not in reader.lists.landscape_rare else 3e-6
            ):
                return None
        elif bare in reader.lists.landscape_apposed:
            return None
    elif (
        word.never
        or word.verb
        or word.nation
        or word.key in reader.org.stops
        or (word.title and word.key not in reader.lists.royal_ranks)
        or word.key in reader.lists.not_places
    ):
        return None
    if word.key in reader.lists.place_openers and index + 2 < len(tokens) and tokens[index + 2].kind == WORD:
        second = reader.lexicon.word(tokens[index + 2].key)
        if not (second.never or second.verb or second.title):
            last = index + 3
            while last < len(tokens) and tokens[last].key in reader.lists.facility_adjectives:
                last += 1
            return Named(index, last, letters, "LOC", f"heads.toml#place/{bare}", None)
    known = reader.known(index + 1)
    key = word.key
    if not known and not person and describes(reader.lexicon, key):
        return None
    if not word.article and not person and reader.lexicon.verbs.analyse(key):
        return None
    if known and not known[1] and known[2].entry.type in ("GPE", "LOC"):
        if bare in reader.lists.not_by_town_place or (
            known[2].entry.sort == "country" and bare in reader.lists.not_by_country_place
        ):
            return None
        last = known[0]
        if bare in reader.lists.ends_of_routes and last + 1 < len(tokens) and tokens[last].key in ("-", "–", "—"):
            far = reader.known(last + 1)
            last = far[0] if far and not far[1] and far[2].entry.type in ("GPE", "LOC") else last
    else:
        end = person or reader.person(index + 1)
        if end:
            last = end
        elif word.article:
            last = index + 2
            if reader.lexicon.frequency.get(word.key, 0) > 1e-4 and not reader.adjectives(last)[1]:
                return None
        elif not _seldom_definite(reader, word.key):
            return None
        else:
            last = index + 2
            if (
                last < len(tokens)
                and tokens[last].kind == WORD
                and tokens[last].key not in reader.lexicon.frequency
                and not reader.lexicon.word(tokens[last].key).never
                and not reader.lexicon.word(tokens[last].key).verb
                and not _prefixed(reader, tokens[last].key)
            ):
                last += 1
    distant = next((n for n in range(last, min(last + 3, len(tokens))) if tokens[n].key == "الدولي"), None)
    if distant is not None and all(tokens[n].kind == WORD for n in range(last, distant)):
        last = distant
    while last < len(tokens) and tokens[last].key in reader.lists.facility_adjectives:
        last += 1
    return Named(index, last, letters, "LOC", f"heads.toml#place/{bare}", None)
