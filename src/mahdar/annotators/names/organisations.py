"""Names of bodies, groups, events, laws and places that open with a common noun.

The boundary rule: a head without the article takes nouns in the genitive up to the first definite word, known place
or person's name; then adjectives with the article, up to one that tells time, order or judgement (الجديد، الماضي،
الأولى); then a second conjunct that belongs to such names (المائية والري); then ل with its noun where the head is of a
body that is named for a purpose (مركز ... للإغاثة). A head with the article takes adjectives, and is a name only with a
nationality, two adjectives, or a purpose. A name in quotation marks behind a head that says what it is stands without
that head.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mahdar.annotators.names.bare_names import read_foreign_name, read_own_name
from mahdar.annotators.names.genitives import genitive_end
from mahdar.annotators.names.groups import read_group
from mahdar.annotators.names.hits import QUOTES, Named
from mahdar.annotators.names.places import read_line, read_numbered, read_place
from mahdar.annotators.names.purposes import has_purpose, is_for_whom, purpose_end
from mahdar.annotators.names.texts import read_event, read_law
from mahdar.annotators.names.titles import Known
from mahdar.annotators.names.words import Lexicon, Word
from mahdar.text.tokens import NUMBER, SIGN, WORD, Token

TWIN = "twin"
"""The rule of a name whose second field, joined by و, is a body of its own: وزارتا الدفاع والداخلية."""


class HeadReader:
    """Reads names by their heads.

    Args:
        person: End of a personal name at a token, or None.
    """

    def __init__(
        self, tokens: Sequence[Token], lexicon: Lexicon, known: Known, person: Callable[[int], int | None]
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.lists = lexicon.lists
        self.known = known
        self.person = person
        self.heads = lexicon.heads
        self.org = lexicon.heads.organisation
        self.member = False
        """The name being read is a committee's or ministry's, which join nouns freely."""

    def named(self, index: int) -> Named | None:
        """The name whose head is token `index`."""
        word = self.lexicon.word(self.tokens[index].key)
        for letters, stem in word.heads:
            article = stem.startswith("ال") and len(stem) > 4
            if not article and letters and word.key.startswith("لل") and self.adjectives(index + 1)[1]:
                continue  # للجنة المشتركة is ل + اللجنة, not ل + لجنة
            bare = stem[2:] if article else stem
            found = self._read(index, letters, bare, article=article, stem=stem)
            if found:
                return found
        return None

    def _read(self, index: int, letters: int, bare: str, *, article: bool, stem: str) -> Named | None:
        heads = self.heads
        if letters and self.tokens[index].key[letters - 1] == "ب" and bare in self.lists.led_by:
            return None  # بقيادة فلان: led by
        if bare in heads.law.heads or stem in heads.law.resolutions or bare in heads.law.resolutions:
            law = read_law(self, index, letters, bare, article=article)
            if law:
                return law
        if bare in heads.event.processes or bare in heads.event.heads:
            event = read_event(self, index, letters, bare, article=article)
            if event:
                return event
        if bare in heads.place.numbered and (article or bare == "بلوك"):
            return read_numbered(self, index, letters, stem)
        if bare in self.lists.lines and not article:
            return read_line(self, index, letters, bare)
        if bare in heads.place.heads and not article:
            place = read_place(self, index, letters, bare)
            if place:
                return place
        if bare in self.org.heads or bare in self.org.national or stem in self.org.fields:
            return self._body(index, letters, bare, article=article, stem=stem)
        if bare in heads.group.heads and not article:
            return read_group(self, index, letters, bare)
        return None

    def _body(self, index: int, letters: int, bare: str, *, article: bool, stem: str) -> Named | None:
        if article:
            return self._definite(index, letters, bare, stem)
        if bare in self.lists.not_construct:
            return None
        self.member = bare in self.lists.joining_heads
        complement = self.tokens[index + 1].key if index + 1 < len(self.tokens) else ""
        if complement in self.lists.common_complements:
            return None
        if bare == "مجلس" and complement in self.lists.boards:
            return None  # مجلس إدارة صندوق النقد: the fund is the name
        last, kind = genitive_end(self, index + 1, bare)
        if bare in self.lists.twin_bodies:
            joined = [t.key.startswith("وال") for t in self.tokens[last : last + 2]]
            twin = joined[:1] == [True] and joined[1:] != [True] and last == index + 2
            return Named(index, last, letters, "ORG", f"heads.toml#organisation/{TWIN}", None) if twin else None
        if last == index + 1:
            if bare in self.lists.purpose_heads:
                last = read_own_name(self, index + 1)
            if last == index + 1 and bare in self.lists.named_bodies:
                last = read_foreign_name(self, index + 1)
            rule = f"heads.toml#organisation/{bare}"
            return Named(index, last, letters, "ORG", rule, None) if last > index + 1 else None
        last, adjectives, nation = self.adjectives(last)
        if kind == "noun":
            last, more = self.seconds(last)
            nation = nation or more
        held = self._held(index)
        purposeful = bare in self.lists.purpose_heads and bare != "برنامج" and has_purpose(self, last)
        if bare in self.lists.loose_heads and not nation and kind != "place":
            return None
        bare_noun = kind == "noun" and not (nation or adjectives or purposeful)
        if bare in self.org.weak and bare_noun and not (held and bare in self.lists.held_bodies):
            return None
        if (
            bare in self.org.weak
            and kind == "place"
            and bare not in self.lists.town_bodies
            and not has_purpose(self, last)
        ):
            return None
        if bare in self.lists.purpose_heads and not (bare == "مجلس" and not is_for_whom(self, last)):
            last = purpose_end(self, last)
        return Named(index, last, letters, "ORG", f"heads.toml#organisation/{bare}", nation)

    def _definite(self, index: int, letters: int, bare: str, stem: str) -> Named | None:
        self.member = bare in self.lists.joining_heads
        last, adjectives, nation = self.adjectives(index + 1)
        if bare == "برلمان" and last == index + 1:
            return Named(index, last, letters, "ORG", "heads.toml#organisation/parliament", None)
        if last == index + 1:
            return None
        rule = f"heads.toml#organisation/{bare}"
        if bare in self.lists.parties and adjectives[0] in self.lists.doctrines:
            return Named(index, last, letters, "ORG", rule, nation)  # الكتلة الصدرية
        if bare in self.lists.not_definite:
            return None
        if stem in self.org.fields or bare in self.org.national:
            before = self.lexicon.word(self.tokens[index - 1].key) if index and letters == 0 else None
            if not nation or last - index > 3 or (before and (before.title or (before.article and not before.verb))):
                return None
            feminine = self.tokens[index + 1].key.endswith("ه")
            if stem in self.org.fields and bare != "برلمان" and not feminine:
                return None  # وزير الخارجية الأميركي: the adjective is the minister's
            return Named(index, last, letters, "ORG", rule, nation)
        if bare in self.org.national and not nation:
            return None
        if bare == "امانه" and has_purpose(self, last):
            return None  # of a body that has its own name: that one is the mention
        purpose = last
        wide = adjectives[-1] in self.lists.wide_adjectives or len(adjectives) > 1
        if wide or (nation and bare in self.lists.purpose_heads):
            purpose = purpose_end(self, last)
        if purpose > last:
            return Named(index, purpose, letters, "ORG", rule, nation)
        if bare in self.org.weak and not nation:
            return None
        if nation or len(adjectives) >= 2:
            if nation and len(adjectives) == 1 and bare in self.lists.vague_heads:
                return None
            return Named(index, last, letters, "ORG", rule, nation)
        return None

    def adjectives(self, index: int) -> tuple[int, list[str], str | None]:
        """Adjectives with the article from `index`: the end, their keys, a nationality among them."""
        tokens, found, nation = self.tokens, list[str](), None
        while index < len(tokens) and len(found) < 5 and tokens[index].kind == WORD:
            word = self.lexicon.word(tokens[index].key)
            if not word.article or word.key in self.org.stops or word.never:
                break
            if nation and word.head and word.key[2:] in self.org.heads:
                break  # هيئة التفاوض السورية المنظمة الدولية
            if word.nation:
                nation = word.nation
            elif not self.adjective(word) or (
                word.key not in self.org.adjectives and _disagrees(tokens[index - 1].key, word.key)
            ):
                break
            found.append(word.key)
            index += 1
        return index, found, nation

    def adjective(self, word: Word) -> bool:
        """Whether a word with the article is an adjective of the kind that names carry."""
        key = word.key
        if key in self.heads.title.qualifiers or key in self.lists.wide_adjectives or key in self.org.adjectives:
            return True
        if key in self.lists.doctrines:
            return True
        if word.title or word.verb:
            return False
        part = word.part()
        if part and part.certainty > 1:
            return False
        if key.endswith(("يه", "يين")):
            return True
        if key.endswith("ي"):
            return self.lexicon.frequency.get(key, 0.0) > 8e-6
        return (
            key.endswith(("ه", "ين"))
            and self.lexicon.frequency.get(key, 0) > 0
            and bool(self.lexicon.verbs.analyse(key))
            and key.startswith("الم")
        )

    def seconds(self, index: int) -> tuple[int, str | None]:
        """Conjuncts that belong to the name, with their adjectives."""
        nation: str | None = None
        while index < len(self.tokens) and self.tokens[index].kind == WORD:
            key = self.tokens[index].key
            if key[0] != "و":
                break
            if key[1:] in self.org.seconds or key[1:] in self.org.adjectives:
                index, _, more = self.adjectives(index + 1)
            elif (
                key[1:] in self.org.carriers
                and key[1:] not in self.org.heads
                and index + 1 < len(self.tokens)
                and self.lexicon.word(self.tokens[index + 1].key).article
            ):
                index, _, more = self.adjectives(index + 2)
            else:
                rest = self.lexicon.word(key[1:])
                after, found, more = self.adjectives(index + 1)
                if not rest.article or rest.title or rest.head or rest.sure_gaz or rest.nation:
                    break
                described = (more and len(found) == 1) or (self.member and found and found[-1].endswith("يه"))
                if not described and not (self.member and self._is_deed(index, rest)):
                    break
                index = after
            nation = nation or more
        return index, nation

    def _is_deed(self, index: int, word: Word) -> bool:
        """A verbal noun with the article, not described further: لجنة الرصد والتحقق, not والإيواء السياحي."""
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if after and after.kind == WORD and self.lexicon.word(after.key).article:
            return False
        return any(form.part == "masdar" for form in self.lexicon.verbs.analyse(word.key[2:]))

    def _held(self, index: int) -> bool:
        """A title, or a word of belonging, stands before the head: رئيس اتحاد الفلاحين، نائب عن تحالف ..."""
        if not index:
            return False
        before = self.lexicon.word(self.tokens[index - 1].key)
        return bool(before.title) or before.key in self.lists.belonging

    def quoted(self, index: int) -> int | None:
        """The index behind the closing mark of a quotation of at most five words."""
        close = QUOTES[self.tokens[index].key]
        for end in range(index + 2, min(index + 7, len(self.tokens))):
            token = self.tokens[end]
            if token.kind == SIGN and token.key in (close, '"'):
                return end + 1
            if token.kind not in (WORD, "latin", NUMBER):
                return None
        return None

    def quoted_name(self, index: int) -> tuple[int, int] | None:
        """Tokens inside the quotation that opens at `index`, if it is short enough to be a name."""
        token = self.tokens[index]
        if token.kind != SIGN or token.key not in QUOTES:
            return None
        end = self.quoted(index)
        if end is None or end - index > 6:
            return None
        return index + 1, end - 1


def _disagrees(before: str, key: str) -> bool:
    """A feminine participle behind what is not feminine: مجلس الوزراء الموافقة."""
    if not key.startswith("الم") or not key.endswith("ه") or key.endswith("يه"):
        return False
    return not before.endswith(("ه", "ات", "م", "يا"))
