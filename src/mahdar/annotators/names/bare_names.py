"""Bodies named by nouns without the article: by a word of no list, by a noun and its purpose, by a chain of nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.places import describes
from mahdar.annotators.names.purposes import has_purpose, purpose_end
from mahdar.text.affixes import NISBA
from mahdar.text.tokens import WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.organisations import HeadReader


def read_own_name(reader: HeadReader, index: int) -> int:
    """The end of a noun without the article and a purpose: وكالة مدارج للأنباء; `index` if there is none."""
    for last in (index + 1, index + 2):
        if last >= len(reader.tokens) or reader.tokens[last - 1].kind != WORD or reader.tokens[last].kind != WORD:
            return index
        word = reader.lexicon.word(reader.tokens[last - 1].key)
        plain = word.key not in reader.lexicon.frequency or not reader.lexicon.verbs.analyse(word.key)
        if word.article or word.never or word.title or word.nation or word.verb or not plain:
            return index
        if word.key.endswith(NISBA) or word.key[0] in "لب":
            return index
        if reader.tokens[last].key.startswith("لل"):
            return purpose_end(reader, last) if has_purpose(reader, last) else index
    return index


def read_foreign_name(reader: HeadReader, index: int) -> int:
    """The end of one or two words that no list explains: جامعة ستانفورد; `index` if there are none."""
    end = index
    while end < len(reader.tokens) and end - index < 2 and reader.tokens[end].kind == WORD:
        word = reader.lexicon.word(reader.tokens[end].key)
        if word.article or word.never or word.title or word.nation or word.head or word.verb or reader.known(end):
            break
        if word.parts and word.key in reader.lexicon.frequency:
            break
        if reader.lexicon.frequency.get(word.key, 0.0) > (4e-6 if end == index else 0.0):
            break
        if describes(reader.lexicon, word.key) or reader.lexicon.verbs.analyse(word.key) or len(word.key) < 3:
            break
        if word.key[0] in "وبلك" and (end > index or word.key[1:] in reader.lexicon.frequency):
            break
        if word.key.endswith("ا") and (word.key[:-1] in reader.lexicon.frequency or end > index):
            break
        end += 1
    return end


def links(reader: HeadReader, index: int) -> bool:
    """A noun without the article that a genitive follows: سوق رأس المال."""
    if index + 1 >= len(reader.tokens) or reader.tokens[index].kind != WORD or reader.tokens[index + 1].kind != WORD:
        return False
    word, after = reader.lexicon.word(reader.tokens[index].key), reader.lexicon.word(reader.tokens[index + 1].key)
    if word.article or word.verb or word.never or word.nation or word.title or word.sure_gaz:
        return False
    if word.key[0] in "وبلف" or word.key.endswith(("ه", "ي", "ات", "ين")) or word.key not in reader.lexicon.frequency:
        return False
    return not (after.verb or after.never or after.title or after.key in reader.org.stops) and (
        after.article or after.key in reader.lexicon.frequency
    )
