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

from mahdar.annotators.names.bare_names import links, read_foreign_name, read_own_name
from mahdar.annotators.names.hits import QUOTES, Named
from mahdar.annotators.names.places import read_line, read_numbered, read_place
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
        self._member = False
        """The name being read is a committee's or ministry's, which join nouns freely."""

    def named(self, index: int) -> Named | None:
        """The name whose head is token `index`."""
        word = self.lexicon.word(self.tokens[index].key)
        for letters, stem in word.heads:
            article = stem.startswith("ال") and len(stem) > 4
            if not article and letters and word.key.startswith("لل") and self._adjectives(index + 1)[1]:
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
            return self._group(index, letters, bare)
        return None

    def _body(self, index: int, letters: int, bare: str, *, article: bool, stem: str) -> Named | None:
        if article:
            return self._definite(index, letters, bare, stem)
        if bare in self.lists.not_construct:
            return None
        self._member = bare in self.lists.joining_heads
        if index + 1 < len(self.tokens) and self.tokens[index + 1].key in self.lists.common_complements:
            return None
        last, kind = self._genitive(index + 1, bare)
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
        last, adjectives, nation = self._adjectives(last)
        if kind == "noun":
            last, more = self._seconds(last)
            nation = nation or more
        held = self._held(index)
        purposeful = bare in self.lists.purpose_heads and bare != "برنامج" and self._purpose_at(last)
        if bare in self.lists.loose_heads and not nation and kind != "place":
            return None
        bare_noun = kind == "noun" and not (nation or adjectives or purposeful)
        if bare in self.org.weak and bare_noun and not (held and bare in self.lists.held_bodies):
            return None
        if (
            bare in self.org.weak
            and kind == "place"
            and bare not in self.lists.town_bodies
            and not self._purpose_at(last)
        ):
            return None
        if bare in self.lists.purpose_heads and not (bare == "مجلس" and not self._for_whom(last)):
            last = self._purpose(last)
        return Named(index, last, letters, "ORG", f"heads.toml#organisation/{bare}", nation)

    def _definite(self, index: int, letters: int, bare: str, stem: str) -> Named | None:
        self._member = bare in self.lists.joining_heads
        last, adjectives, nation = self._adjectives(index + 1)
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
        if bare == "امانه" and self._purpose_at(last):
            return None  # of a body that has its own name: that one is the mention
        purpose = last
        wide = adjectives[-1] in self.lists.wide_adjectives or len(adjectives) > 1
        if wide or (nation and bare in self.lists.purpose_heads):
            purpose = self._purpose(last)
        if purpose > last:
            return Named(index, purpose, letters, "ORG", rule, nation)
        if bare in self.org.weak and not nation:
            return None
        if nation or len(adjectives) >= 2:
            if nation and len(adjectives) == 1 and bare in self.lists.vague_heads:
                return None
            return Named(index, last, letters, "ORG", rule, nation)
        return None

    def _genitive(self, index: int, head: str) -> tuple[int, str]:
        """The end of the genitive chain and what ends it: noun, place, person, quote, or nothing."""
        tokens, size, start = self.tokens, len(self.tokens), index
        while index < size and index - start < 4:
            token = tokens[index]
            if token.kind == SIGN and token.key in QUOTES and index == start:
                end = self._quoted(index)
                return (end, "quote") if end and end - index <= 6 else (start, "")
            if token.kind != WORD:
                return start, ""
            word = self.lexicon.word(token.key)
            known = self.known(index)
            if known and not known[1] and known[2].entry.type in ("GPE", "LOC") and not known[2].weak:
                return known[0], "place"
            if (
                known
                and not known[1]
                and known[2].entry.type in ("ORG", "GROUP")
                and not known[2].weak
                and index == start
            ):
                if head in self.org.appositive or head in self.lists.command_heads:
                    return start, ""
                return known[0], "body"
            if head in self.lists.memorial_heads and word.key in self.lists.royal_ranks:
                end = self.person(index)
                return (end, "person") if end else (start, "")
            if word.article:
                if word.key in self.org.stops or (word.verb and not word.head) or word.title or word.never:
                    return start, ""
                return index + 1, "noun"
            if word.key == "الله":
                return index + 1, "noun"
            if head == "جامعه" and word.key == "شيخ":
                end = self.person(index + 1)
                return (end, "person") if end else (start, "")
            if head in self.lists.memorial_heads:
                end, part = self.person(index), word.part()
                if end and (end > index + 1 or (part and part.certainty > 1)):
                    return end, "person"  # not مؤسسة خيرية
            if (word.key in self.org.carriers and word.key != head) or (word.head and index > start):
                index += 1
                continue
            following = (
                self.lexicon.word(tokens[index + 1].key)
                if index + 1 < size and tokens[index + 1].kind == WORD
                else None
            )
            if index == start and head in self.lists.heads_of_towns and self._is_unheard(word):
                return index + 1, "place"  # محكمة كوبلنتس
            if following and head in self.lists.heads_of_members and self._named_by_place(word, index + 1):
                index += 1
                continue  # رابطة صيادي جيرسي, مؤسسة كهرباء لبنان
            if head in self.lists.chaining_heads and links(self, index) and links(self, index + 1):
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
                and following.key not in self.org.stops
                and word.key in self.lexicon.frequency
                and not word.key.endswith("ه")
            ):
                index += 1
                continue
            return start, ""
        return start, ""

    def _is_unheard(self, word: Word) -> bool:
        """No frequent word, in any reading: the name of a town."""
        return word.strange and not word.part() and word.key not in self.lexicon.frequency and len(word.key) > 3

    def _named_by_place(self, word: Word, index: int) -> bool:
        """A noun without the article, and a known place right behind it."""
        known = self.known(index)
        plain = not (word.article or word.verb or word.never or word.nation or word.title or word.key.endswith("ا"))
        place = known is not None and not known[1] and not known[2].weak and known[2].entry.type in ("GPE", "LOC")
        return plain and place and word.key in self.lexicon.frequency

    def _adjectives(self, index: int) -> tuple[int, list[str], str | None]:
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

    def _seconds(self, index: int) -> tuple[int, str | None]:
        """Conjuncts that belong to the name, with their adjectives."""
        nation: str | None = None
        while index < len(self.tokens) and self.tokens[index].kind == WORD:
            key = self.tokens[index].key
            if key[0] != "و":
                break
            if key[1:] in self.org.seconds or key[1:] in self.org.adjectives:
                index, _, more = self._adjectives(index + 1)
            elif (
                key[1:] in self.org.carriers
                and key[1:] not in self.org.heads
                and index + 1 < len(self.tokens)
                and self.lexicon.word(self.tokens[index + 1].key).article
            ):
                index, _, more = self._adjectives(index + 2)
            else:
                rest = self.lexicon.word(key[1:])
                after, found, more = self._adjectives(index + 1)
                if not rest.article or rest.title or rest.head or rest.sure_gaz or rest.nation:
                    break
                described = (more and len(found) == 1) or (self._member and found and found[-1].endswith("يه"))
                if not described and not (self._member and self._is_deed(index, rest)):
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

    def _for_whom(self, index: int) -> bool:
        """ل with the article: whom a council is for, not what it is to do."""
        return index < len(self.tokens) and self.tokens[index].key.startswith("لل")

    def _purpose_at(self, index: int) -> bool:
        return self._purpose(index) > index

    def _purpose(self, index: int) -> int:
        """The end of a phrase with ل that says what a body is for."""
        tokens = self.tokens
        if index >= len(tokens) or tokens[index].kind != WORD:
            return index
        key = tokens[index].key
        word = self.lexicon.word(key)
        known = self.known(index)
        if known and known[1] and known[2].entry.type == "ORG":
            return known[0]
        if (
            key.startswith("لل")
            and len(key) > 4
            and not word.title
            and not (known and known[2].entry.sort == "country")
        ):
            end, _, _ = self._adjectives(index + 1)
            last = self._seconds(end)[0]
            return last if last > end else self._things(end)
        if (
            key[0] == "ل"
            and (
                key[1:] in self.org.carriers
                or (self._member and self.lexicon.verbs.analyse(key[1:]) and not word.verb)
            )
            and index + 1 < len(tokens)
            and tokens[index + 1].kind == WORD
        ):
            following = self.lexicon.word(tokens[index + 1].key)
            if following.article and not following.title and following.key not in self.org.stops:
                return self._seconds(self._adjectives(index + 2)[0])[0]
            place = self.known(index + 1)
            if key[1:] == "دول" and place and not place[1] and place[2].entry.type in ("GPE", "LOC"):
                return place[0]  # البنك المركزي لدول غرب أفريقيا
        return index

    def _things(self, index: int) -> int:
        """The end of a second plural of things behind ل: للسدود والخزانات."""
        if index >= len(self.tokens) or not self.tokens[index].key.startswith("وال"):
            return index
        word = self.lexicon.word(self.tokens[index].key[1:])
        return index + 1 if word.key.endswith("ات") and not (word.title or word.head or word.nation) else index

    def _quoted(self, index: int) -> int | None:
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
        end = self._quoted(index)
        if end is None or end - index > 6:
            return None
        return index + 1, end - 1

    def _group(self, index: int, letters: int, bare: str) -> Named | None:
        tokens = self.tokens
        if index + 1 >= len(tokens) or tokens[index + 1].kind != WORD:
            return None
        word = self.lexicon.word(tokens[index + 1].key)
        if bare in self.lists.forces_of_land and word.key in self.lists.causes_of_land and index + 2 < len(tokens):
            land = self.known(index + 2)
            if land and not land[1] and land[2].entry.type in ("GPE", "LOC"):
                return Named(index, land[0], letters, "GROUP", f"heads.toml#group/{bare}", land[2].entry.country)
        if (
            word.key in self.heads.group.not_before
            or bare in self.lists.not_groups
            or word.nation
            or word.key in self.org.stops
        ):
            return None
        if not word.article or self.lexicon.verbs.finite(word.key) or word.title or word.never:
            return None
        last, adjectives, nation = self._adjectives(index + 2)
        if (
            bare in ("حركه", "جبهه")
            and word.key not in self.lists.causes
            and not (nation and word.key not in self.lexicon.frequency)
            and not self.lists.wide_adjectives.intersection(adjectives)
        ):
            return None
        if (
            bare in ("حركه", "جبهه")
            and word.key not in self.lists.causes
            and (word.key in self.org.seconds or word.key in self.lists.traffic)
        ):
            return None
        if bare in ("حركه", "جبهه", "لواء") and last == index + 2 and self.lexicon.frequency.get(word.key, 0) > 6e-5:
            return None
        return Named(index, last, letters, "GROUP", f"heads.toml#group/{bare}", nation)


def _disagrees(before: str, key: str) -> bool:
    """A feminine participle behind what is not feminine: مجلس الوزراء الموافقة."""
    if not key.startswith("الم") or not key.endswith("ه") or key.endswith("يه"):
        return False
    return not before.endswith(("ه", "ات", "م", "يا"))
