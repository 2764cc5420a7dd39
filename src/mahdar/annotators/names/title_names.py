"""The personal name behind a title or rank: a known run, or whatever words fill the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Hit
from mahdar.annotators.names.persons import Run
from mahdar.lang.gazetteer import STRONG
from mahdar.text.tokens import LATIN, WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan
    from mahdar.annotators.names.words import Word

COMMAS = frozenset(("،", ",", "-", "–", "—"))


def name_behind(scan: Scan, index: int, *, comma: bool, rank: bool) -> Hit | None:
    """A personal name at `index`, where a title or rank says that one may follow."""
    if index >= len(scan.tokens) or scan.tokens[index].kind != WORD:
        return None
    known = scan.known(index)
    word = scan.words[index]
    if known and known[1] == 0 and known[2].entry.type != "PER" and not (word and word.part()):
        return None
    run = fill(scan, index, scan.persons.run(index, titled=True, proclitics=False))
    person = known if known and known[2].entry.type == "PER" and known[1] == 0 else None
    if person and (run is None or person[0] >= run.last or not _listed(scan, person[0], run.last)):
        if run is not None and _is_namesake(scan, index, person[0], run.last):
            return Hit(index, run.last, 0, "PER", "names/titled")
        return Hit(index, person[0], 0, "PER", "people.tsv", entry=person[2].entry)
    if run is None:
        return None
    if comma and not rank and (run.last - run.first < 2 or (run.known == 0 and not _closed(scan, run.last))):
        return None
    word = scan.words[index]
    if run.last - run.first == 1 and word and word.key in scan.lists.day_parts:
        return None
    if run.last - run.first == 1 and run.known == 0 and word and not _alone(scan, index, rank=rank):
        return None
    if (
        run.last - run.first == 1
        and word
        and (part := word.part())
        and part.certainty < STRONG
        and not _plausible_single(scan, index)
    ):
        return None
    entry = person[2].entry if person else None
    return Hit(index, run.last, 0, "PER", "names/titled", entry=entry)


def _is_namesake(scan: Scan, first: int, end: int, last: int) -> bool:
    """A family that a known son's name does not have follows it: خليفة بن سلمان البنعلي is somebody else."""
    if last != end + 1 or not any(scan.keys[n] in scan.lists.nasab for n in range(first, end)):
        return False
    word = scan.words[end]
    return word is not None and word.article and not word.nation and scan.persons.open.plain_nisba(word)


MOST_FILLED = 5
_ADVERB = 1e-5
_HARDLY = 1.5e-6
"""Below this a word is hardly a common one."""


def fill(scan: Scan, index: int, run: Run | None) -> Run | None:
    """The name that fills the whole place between a title and what ends it (محمد أغ إنتالا إن ...).

    Nothing but the name can stand there; so words that alone would stay open belong to it, where each is rare or a part
    of names, none is a verb, and one at least is known as a part or as no Arabic word at all.
    """
    last, size, known, strange, soft = index, len(scan.tokens), 0, 0, 0
    while last < size and last - index <= MOST_FILLED and not _ends_place(scan, last, index):
        word = scan.words[last]
        if word is None:
            return run
        if not _may_fill(scan, word, last):
            if soft or not _may_fill_once(scan, word, last):
                return run
            soft += 1
        known += word.part() is not None
        strange += word.strange or word.key not in scan.lexicon.frequency
        last += 1
    length = last - index
    if last >= size or not 2 <= length <= MOST_FILLED or (run is not None and last <= run.last) or not known + strange:
        return run
    if soft and not (_ends_clause(scan, last) and _closes_name(scan, last - 1)):
        return run
    if run is None and not soft and max(strange, known) < length - 1:
        return run
    after = scan.words[last]
    if scan.keys[last - 1] in scan.lists.particles or (after is not None and after.key[0] == "و"):
        return run  # آل before the family; a second man may be joined
    return Run(index, last, 0, run.strong if run else 0, max(known, 1))


def _may_fill_once(scan: Scan, word: Word, index: int) -> bool:
    """A common word without the article that may be one part of a name among others: أجمل زدران, توت مجوك."""
    token, lexicon = scan.tokens[index], scan.lexicon
    printed = scan.reading.text[token.start : token.end]
    if word.article or word.title or word.head or word.nation or word.placed or word.key[0] in "وف":
        return False
    if word.never or word.verb or printed.endswith(("ً", "ا", "ة", "ات", "ين", "ون")) or len(word.key) < 3:
        return False
    if word.key[0] in "بلك" and word.key[1:] in lexicon.frequency:
        return False
    return lexicon.frequency.get(word.key, 0.0) < _COMMON and not lexicon.verbal_noun.fullmatch(word.key)


_COMMON = 1e-4
"""Above this a word is too common to be part of a name that nothing else shows."""


def _ends_clause(scan: Scan, index: int) -> bool:
    """A sign, أن or إن, or a finite verb: the clause is over or its predicate begins."""
    word = scan.words[index]
    return word is None or word.key in scan.lists.clause_openers or bool(word.verb and not word.never)


def _closes_name(scan: Scan, index: int) -> bool:
    """The last word is part of names, or no Arabic word."""
    word = scan.words[index]
    return word is not None and (word.part() is not None or word.strange)


def _ends_place(scan: Scan, index: int, start: int) -> bool:
    """A sign, a function word, a frequent verb, a preposition with its noun or an adverb in -an stands here."""
    word = scan.words[index]
    if word is None:
        return True
    key, frequency = word.key, scan.lexicon.frequency
    if key in scan.lists.maqsura_prepositions and scan.reading.text[scan.tokens[index].end - 1] == "ى":
        return True  # على, not علي
    if key.startswith(("بال", "لل", "كال", "فال", "وال")) and word.part() is None:
        return True
    if word.article and word.part() is None and frequency.get(key, 0.0) > _HARDLY:
        return True  # the object
    part = word.part()
    if part is None and key[-1] == "ا" and len(key) > 4 and frequency.get(key[:-1], 0.0) > _ADVERB:
        return True  # احتجاجا على ذلك
    if key in scan.lists.particles or key in scan.lists.completions:
        return False
    if part is not None and part.kind == "foreign" and index > start and scan.words[index - 1].part() is not None:  # type: ignore[union-attr]
        return False  # تشو تشي يونغ
    if part is not None and not (part.certainty < STRONG and (word.never or word.verb)):
        return False
    if word.never or word.verb or key in scan.lists.clause_openers:
        return True
    return key[0] in "بل" and len(key) > 3 and key[1:] in frequency


def _may_fill(scan: Scan, word: Word, index: int) -> bool:
    part = word.part()
    if part is not None or word.key in scan.lists.particles or word.key in scan.lists.completions:
        return not (word.article and (word.title or (part is not None and part.certainty < STRONG)))
    if word.title or word.head or word.nation or word.gaz or word.key[0] == "و":
        return False
    token = scan.tokens[index]
    printed, frequency = scan.reading.text[token.start : token.end], scan.lexicon.frequency
    if word.article or printed.endswith(("ً", "ة")) or (word.key[-1] == "ا" and word.key[:-1] in frequency):
        return False
    if scan.lexicon.verbal_noun.fullmatch(word.key):
        return False
    if scan.lexicon.verbs.analyse(word.key):
        return False
    return frequency.get(word.key, 0.0) < _HARDLY


def _listed(scan: Scan, first: int, last: int) -> bool:
    """Whether words behind a known person's name are parts of names by their list."""
    keys = scan.keys[first:last]
    lists = scan.lists
    return all(k in scan.lexicon.parts or k in lists.particles or k in lists.completions for k in keys) or (
        scan.keys[first] in lists.particles
    )


def _closed(scan: Scan, index: int) -> bool:
    """A comma or a verb stands here: the name between title and predicate ends."""
    if index >= len(scan.tokens):
        return True
    word = scan.words[index]
    return scan.tokens[index].key in COMMAS or (word is not None and word.verb)


def _alone(scan: Scan, index: int, *, rank: bool) -> bool:
    """Whether one unknown word behind a title is the name: a sign or verb must follow, and it may not look like one."""
    key = scan.tokens[index].key
    if key[0] in "يت" and len(key) == 4 and not set(key[1:]) & set("اوي"):
        return False  # يقلد, تفقد: a verb that the lexicon lacks
    after = scan.words[index + 1] if index + 1 < len(scan.words) else None
    if after is not None and after.key[0] == "و" and not after.verb:
        return False
    return rank or _plausible_single(scan, index)


def _plausible_single(scan: Scan, index: int) -> bool:
    """One word behind a title is a name only where the sentence goes on with a sign, a verb or a function word."""
    if index + 1 >= len(scan.tokens):
        return True
    token, word = scan.tokens[index + 1], scan.words[index + 1]
    if word is None:
        return token.kind != LATIN
    return word.verb or word.never or word.key[0] == "و" or bool(scan.lexicon.verbs.finite(word.key))
