"""What a definite title takes on: a second conjunct of the same office, or a phrase with a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.text.tokens import WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.titles import Title, TitleReader
    from mahdar.annotators.names.words import Word
    from mahdar.lang.gazetteer import Form

OPENERS = {'"': '"', "«": "»", "“": "”", "(": ")"}
"""Marks and brackets that open a name inside a title, and what closes them."""


def continue_title(reader: TitleReader, title: Title, index: int, word: Word, *, chained: bool) -> int:
    """A second conjunct, or a phrase with a preposition."""
    key = word.key
    if key[0] == "و" and len(key) > 3:
        return _conjunct(reader, title, index, word)
    if key in reader.lists.name_links_owned:
        return 1
    if key in reader.lists.name_links and (title.definite or not chained):
        return _phrase(reader, title, index + 1, 1)
    if key in reader.lists.affairs_links:
        return _phrase(reader, title, index + 1, 1)
    if key[0] == "ل" and len(key) > 4 and (step := _field(reader, title, index, key)):
        return step if _may_take_lam(reader, title, index) or _takes_lam(reader, index, step) else 0
    if key in reader.lists.place_links and (key == "عن" or key not in reader.lists.not_place_links):
        return _seat(reader, title, index, key)
    return 0


def _conjunct(reader: TitleReader, title: Title, index: int, word: Word) -> int:
    """A second field of the same office: وزير الزراعة والغابات."""
    rest, size = word.key[1:], len(reader.tokens)
    known = reader.known(index)
    if known and known[1] == "و" and known[2].entry.type in ("GPE", "LOC") and _placed(reader, title, index):
        reader.note(title, known[2])
        return known[0] - index  # زعيم الفرع في باكستان وأفغانستان
    if rest.startswith("ال") and rest.endswith("يه") and _of_affairs(reader, index):
        return 1  # للشؤون المغاربية والأفريقية
    if rest in reader.lexicon.heads.organisation.seconds:
        return 1
    joined = rest.startswith("ال") and rest.endswith("يه") and reader.tokens[index - 1].key.endswith("يه")
    if joined and index + 1 < size and _named_behind(reader, index + 1):
        return 1  # للسياسة الخارجية والأمنية فلان
    if rest in reader.lists.affairs and index + 1 < size:
        return 2
    bare = reader.lexicon.word(rest)
    if title.definite or word.gaz or not bare.article or bare.title or bare.nation or index + 1 >= size:
        return 0
    after = reader.lexicon.word(reader.tokens[index + 1].key)
    named = (after.nation and after.article) or reader.starts_name(index + 1)
    return 1 if named and not reader.starts_name(index) else 0


def _placed(reader: TitleReader, title: Title, index: int) -> bool:
    """The word before ends a place that the title has taken, and a name follows the next one."""
    known = reader.known(index - 1)
    if not (title.nations and known and known[0] == index and known[2].entry.type in ("GPE", "LOC")):
        return False
    behind = reader.known(index)
    return behind is not None and reader.starts_name(behind[0])


def _of_affairs(reader: TitleReader, index: int) -> bool:
    """The word before describes affairs."""
    return index > 1 and reader.tokens[index - 2].key in reader.lists.affairs_links


def _field(reader: TitleReader, title: Title, index: int, key: str) -> int:
    """What an office is for: الأمين العام للأمم المتحدة، المدير العام لاستغلال الموارد."""
    known = reader.known(index)
    if known and known[1] and known[2].entry.type != "PER":
        reader.note(title, known[2])
        return known[0] - index
    if key.startswith("لل"):
        return 1
    stem = key[1:]
    place = reader.known(index + 1) if stem in reader.lexicon.heads.place.settlements else None
    if place and not place[1] and place[2].entry.type in ("GPE", "LOC"):
        reader.note(title, place[2])
        return place[0] - index
    noun = stem in reader.lexicon.heads.organisation.carriers or (
        stem in reader.lexicon.frequency and reader.lexicon.verbs.finite(key) is None
    )
    if noun and index + 1 < len(reader.tokens) and reader.lexicon.word(reader.tokens[index + 1].key).article:
        return 2
    return 0


def _seat(reader: TitleReader, title: Title, index: int, key: str) -> int:
    """Where the office is: سفير قطر لدى، المبعوث إلى، رئيس اللجنة في."""
    size = len(reader.tokens)
    if key in reader.lists.sent_links and title.head not in reader.lists.sent_heads:
        return 0
    if index + 1 >= size:
        return 0
    known = reader.known(index + 1)
    if (
        known
        and not known[1]
        and known[2].entry.type != "PER"
        and _fits_seat(reader, title, key, known[2], named=reader.starts_name(known[0]))
    ):
        reader.note(title, known[2])
        return known[0] - index
    if key == "عن" and index + 2 < size:
        end = known[0] if known and not known[1] else _definite_end(reader, index + 1)
        return end - index if end > index + 1 and _named_behind(reader, end) else 0  # عضو اللجنة عن طرابلس، فلان
    if key != "في":
        return 0
    following = reader.lexicon.word(reader.tokens[index + 1].key)
    if following.article and index + 2 < size and reader.starts_name(index + 2):
        name = reader.lexicon.word(reader.tokens[index + 2].key)
        if name.part() and not name.never:
            return 2  # رئيس الوفد في المفاوضات فلان
    end = _definite_end(reader, index + 1) if following.head or following.key in reader.lists.seats else index
    if end > index + 1 and _named_behind(reader, end):
        return end - index  # مدير المكتب في الحكومة الصربية، فلان
    return _phrase(reader, title, index + 1, 1) if following.key in reader.lists.seats else 0


def _definite_end(reader: TitleReader, index: int) -> int:
    """The token behind a definite noun and its adjectives, at most three words."""
    end = index
    while end < min(len(reader.tokens), index + 3):
        word = reader.lexicon.word(reader.tokens[end].key)
        if not word.article or word.verb or word.part() or word.title:
            break
        end += 1
    return end


def _named_behind(reader: TitleReader, index: int) -> bool:
    """Whether a name follows, past a comma and an adjective of origin or not."""
    comma = index < len(reader.tokens) and reader.tokens[index].key in ("،", ",")
    start = index + comma
    if start >= len(reader.tokens):
        return False
    word = reader.lexicon.word(reader.tokens[start].key)
    start += bool(comma and word.nation and word.article)
    return reader.starts_name(start)


def _fits_seat(reader: TitleReader, title: Title, key: str, form: Form, *, named: bool) -> bool:
    """Whether the place belongs to the title; behind رئيس and وزير only where a name follows."""
    if key != "في":
        return True
    if form.entry.type not in ("ORG", "GROUP") and form.entry.sort not in (
        "country",
        "city",
        "town",
        "capital",
        "place",
    ):
        return False
    return title.head not in reader.lists.not_in_place or title.last - title.first > 3 or named


def _phrase(reader: TitleReader, title: Title, start: int, taken: int) -> int:
    """The noun phrase behind باسم، لشؤون، في, up to its first definite word."""
    tokens, index = reader.tokens, start
    while index < len(tokens) and index - start < 5:
        if tokens[index].key in OPENERS and index > start:
            closed = reader.quoted(index)
            return taken + closed - start if closed else 0
        if tokens[index].kind != WORD:
            return 0
        word = reader.lexicon.word(tokens[index].key)
        known = reader.known(index)
        if known and known[2].entry.type != "PER":
            reader.note(title, known[2])
            return taken + known[0] - start
        if known and not known[1] and index == start and title.bound:
            return taken + known[0] - start  # المتحدثة باسم فلان
        if word.article or (index == start and _possessed(reader, word)):
            return taken + index + 1 - start
        if word.verb or (word.never and not word.head):
            return 0
        index += 1
    return 0


def _possessed(reader: TitleReader, word: Word) -> bool:
    """A noun with a pronoun: الناطق باسم خارجيتها."""
    return word.key.endswith(("ته", "تها", "تهم", "تهما")) and len(word.key) > 5 and not word.part()


def _may_take_lam(reader: TitleReader, title: Title, index: int) -> bool:
    """Whether ل goes on with the title: behind an adjective or a definite head, not behind a complement."""
    before = reader.tokens[index - 1].key
    return (
        index - 1 == title.first
        or before in reader.words.qualifiers
        or before in reader.words.former
        or before in reader.words.evaluative
        or before in reader.lists.before_lam
    )


def _takes_lam(reader: TitleReader, index: int, step: int) -> bool:
    """Whether a name follows what ل adds, which is nobody's title: رئيس الإدارة المؤقتة لإقليم كذا فلان."""
    word = reader.lexicon.word(reader.tokens[index].key)
    titled = any(reader.lexicon.word(stem).title for _, stem in word.splits if stem)
    return not titled and _named_behind(reader, index + step)
