"""The chain of genitives behind the head of a body: up to a definite word, a place, a person or a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.bare_names import links
from mahdar.annotators.names.hits import QUOTES
from mahdar.text.tokens import SIGN, WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.organisations import HeadReader
    from mahdar.annotators.names.words import Word


def genitive_end(reader: HeadReader, index: int, head: str) -> tuple[int, str]:
    """The end of the genitive chain and what ends it: noun, place, person, quote, or nothing."""
    tokens, size, start = reader.tokens, len(reader.tokens), index
    while index < size and index - start < 4:
        token = tokens[index]
        if token.kind == SIGN and token.key in QUOTES and index == start:
            end = reader.quoted(index)
            return (end, "quote") if end and end - index <= 6 else (start, "")
        if token.kind != WORD:
            return start, ""
        word = reader.lexicon.word(token.key)
        known = reader.known(index)
        if known and not known[1] and known[2].entry.type in ("GPE", "LOC") and not known[2].weak:
            return known[0], "place"
        if (
            known
            and not known[1]
            and known[2].entry.type in ("ORG", "GROUP")
            and not known[2].weak
            and index == start
        ):
            acronym = known[0] == index + 1 and known[2].entry.sort == "international"
            if head in reader.org.appositive or head in reader.lists.command_heads:
                return start, ""
            if acronym and head in reader.lists.mission_heads:
                return start, ""  # بعثة المينورسو: the name of the mission itself
            return known[0], "body"
        if head in reader.lists.memorial_heads and word.key in reader.lists.royal_ranks:
            end = reader.person(index)
            return (end, "person") if end else (start, "")
        if word.article:
            if word.key in reader.org.stops or (word.verb and not word.head) or word.title or word.never:
                return start, ""
            return index + 1, "noun"
        if word.key == "الله":
            return index + 1, "noun"
        if head == "جامعه" and word.key == "شيخ":
            end = reader.person(index + 1)
            return (end, "person") if end else (start, "")
        if head in reader.lists.memorial_heads:
            end, part = reader.person(index), word.part()
            if end and (end > index + 1 or (part and part.certainty > 1)):
                return end, "person"  # not مؤسسة خيرية
        if (word.key in reader.org.carriers and word.key != head) or (word.head and index > start):
            index += 1
            continue
        following = (
            reader.lexicon.word(tokens[index + 1].key)
            if index + 1 < size and tokens[index + 1].kind == WORD
            else None
        )
        if index == start and head in reader.lists.heads_of_towns and _is_unheard(reader, word):
            return index + 1, "place"  # محكمة كوبلنتس
        if following and head in reader.lists.heads_of_members and _named_by_place(reader, word, index + 1):
            index += 1
            continue  # رابطة صيادي جيرسي, مؤسسة كهرباء لبنان
        if head in reader.lists.chaining_heads and links(reader, index) and links(reader, index + 1):
            index += 1
            continue  # هيئة سوق رأس المال
        if (
            following
            and following.article
            and not word.verb
            and not word.never
            and not word.nation
            and not word.title
            and not following.title
            and following.key not in reader.org.stops
            and word.key in reader.lexicon.frequency
            and not word.key.endswith("ه")
        ):
            index += 1
            continue
        return start, ""
    return start, ""


def _is_unheard(reader: HeadReader, word: Word) -> bool:
    """No frequent word, in any reading: the name of a town."""
    return word.strange and not word.part() and word.key not in reader.lexicon.frequency and len(word.key) > 3


def _named_by_place(reader: HeadReader, word: Word, index: int) -> bool:
    """A noun without the article, and a known place right behind it."""
    known = reader.known(index)
    plain = not (word.article or word.verb or word.never or word.nation or word.title or word.key.endswith("ا"))
    place = known is not None and not known[1] and not known[2].weak and known[2].entry.type in ("GPE", "LOC")
    return plain and place and word.key in reader.lexicon.frequency
