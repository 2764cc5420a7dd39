"""Names of bodies, groups, events, laws and places that open with a common noun.

The boundary rule: a head without the article takes nouns in the genitive up to the first definite word, known place or
person's name; then adjectives with the article, up to one that tells time, order or judgement (الجديد، الماضي، الأولى); then
a second conjunct that belongs to such names (المائية والري); then ل with its noun where the head is of a body that is named
for a purpose (مركز ... للإغاثة). A head with the article takes adjectives, and is a name only with a nationality, two
adjectives, or a purpose. A name in quotation marks behind a head that says what it is stands without that head.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mahdar.annotators.names.titles import Known
from mahdar.annotators.names.words import Lexicon, Word
from mahdar.model import MentionType
from mahdar.text.tokens import NUMBER, SIGN, WORD, Token

QUOTES = {'"': '"', "«": "»", "“": "”", "”": "”", "'": "'", "‘": "’"}
_PURPOSE = frozenset(("العليا", "العامه", "العام", "الوطنيه", "الوطني", "الدوليه", "الدولي", "المركزيه", "المستقله", "الساميه", "الاعلي", "العالميه", "العالمي", "الاوروبيه", "الاوروبي", "العربيه", "العربي", "المشتركه", "الدائمه", "القوميه", "القومي", "الملكيه", "الملكي", "الاقليميه", "الاقليمي", "الاسلاميه", "الافريقيه"))
_PURPOSE_HEADS = frozenset(("مركز", "معهد", "موسسه", "منظمه", "برنامج", "صندوق", "هيئه", "جمعيه", "شركه", "مجلس", "لجنه", "وكاله", "اتحاد", "رابطه", "شبكه", "مرصد", "اكاديميه", "بنك"))
_PLACE_GENITIVE = frozenset(("جامعه", "محكمه", "بنك", "مصرف", "برلمان", "شرطه", "مجلس", "معهد", "مرصد", "بورصه", "سفاره", "صندوق", "مركز", "اتحاد", "غرفه", "كنيسه", "جمعيه", "استخبارات", "مخابرات", "اذاعه", "تلفزيون", "راديو"))
_HELD = frozenset(("اتحاد", "تحالف", "كتله", "تيار", "ايتلاف", "ائتلاف", "نقابه", "جمعيه", "شركه", "بنك", "مصرف", "منتدي", "صندوق", "محكمه", "جامعه", "غرفه", "بعثه", "جهاز", "شرطه", "سلطه"))
"""Bodies that are named by one noun where somebody is said to head them."""
_INDEFINITE_ONLY = frozenset(("حكومه", "مجموعه", "سلطه", "اداره", "مصلحه", "برنامج", "مكتب", "شبكه", "كتله", "دايره", "دائره", "غرفه", "مبني", "دار"))
"""Heads that make no name with the article: البرنامج النووي الإيراني."""
_COMMAND = frozenset(("قياده", "رياسه", "رئاسه", "اداره", "امانه", "مبني", "قصر", "ميناء"))
_CAUSES = frozenset(("التغيير", "النهضه", "الاصلاح", "التحرير", "المقاومه", "الوفاق", "الكفاح", "التوحيد", "العدل", "الصحوه", "البناء", "التجديد", "الخلاص", "الانقاذ", "الصمود", "الشباب", "الجهاد"))
"""What political movements are named for; with any other noun حركة is traffic or motion."""
_TALKS = frozenset(("حوار", "محادثات", "مفاوضات", "مشاورات", "حوارنا", "محادثاتنا"))
_PROPER = frozenset((("قمه", "العربيه"), ("قمه", "الاوروبيه")))
_NO_GENITIVE = frozenset(("حكومه", "جيش", "اداره", "سلطه", "مبني", "خارجيه", "داخليه", "دفاع", "ماليه", "خزانه", "عدل"))


class Named(NamedTuple):
    """A name found by its head: tokens `[first, last)`, `letters` of the first belong to proclitics."""

    first: int
    last: int
    letters: int
    type: MentionType
    rule: str
    nation: str | None


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
        if letters and self.tokens[index].key[letters - 1] == "ب" and bare in ("قياده", "رياسه", "رئاسه", "اداره", "تنظيم"):
            return None  # بقيادة فلان: led by
        if bare in heads.law.heads or stem in heads.law.resolutions or bare in heads.law.resolutions:
            law = self._law(index, letters, bare, article=article)
            if law:
                return law
        if bare in heads.event.processes or bare in heads.event.heads:
            event = self._event(index, letters, bare, article=article)
            if event:
                return event
        if bare in heads.place.numbered and (article or bare == "بلوك"):
            return self._numbered(index, letters, stem)
        if bare in heads.place.heads and not article:
            place = self._place(index, letters, bare)
            if place:
                return place
        if bare in self.org.heads or bare in self.org.national or stem in self.org.fields:
            return self._body(index, letters, bare, article=article, stem=stem)
        if bare in heads.group.heads and not article:
            return self._group(index, letters, bare)
        return None

    # ------------------------------------------------------------------------------------------------------------ bodies

    def _body(self, index: int, letters: int, bare: str, *, article: bool, stem: str) -> Named | None:
        if article:
            return self._definite(index, letters, bare, stem)
        if bare in _NO_GENITIVE:
            return None
        self._member = bare in ("لجنه", "وزاره", "هييه", "هيئه")
        last, kind = self._genitive(index + 1, bare)
        if last == index + 1:
            return None
        last, adjectives, nation = self._adjectives(last)
        held = self._held(index)
        purposeful = bare in _PURPOSE_HEADS and bare != "برنامج" and self._purpose_at(last)
        if bare in ("شبكه", "برنامج") and not nation and kind != "place":
            return None
        if bare in self.org.weak and kind == "noun" and not nation and not adjectives and not purposeful:
            if not held or bare not in _HELD:
                return None
        if bare in self.org.weak and kind == "place" and bare not in _PLACE_GENITIVE and not self._purpose_at(last):
            return None
        if kind == "noun":
            last, more = self._seconds(last)
            nation = nation or more
        if bare in _PURPOSE_HEADS:
            last = self._purpose(last)
        return Named(index, last, letters, "ORG", f"heads.toml#organisation/{bare}", nation)

    def _definite(self, index: int, letters: int, bare: str, stem: str) -> Named | None:
        last, adjectives, nation = self._adjectives(index + 1)
        if bare == "برلمان" and last == index + 1:
            return Named(index, last, letters, "ORG", "heads.toml#organisation/parliament", None)
        if last == index + 1:
            return None
        rule = f"heads.toml#organisation/{bare}"
        if bare in _INDEFINITE_ONLY:
            return None
        if stem in self.org.fields or bare in self.org.national:
            before = self.lexicon.word(self.tokens[index - 1].key) if index and letters == 0 else None
            if not nation or last - index > 3 or (before and before.title):
                return None
            feminine = self.tokens[index + 1].key.endswith("ه")
            if stem in self.org.fields and bare != "برلمان" and not feminine:
                return None  # وزير الخارجية الأميركي: the adjective is the minister's
            return Named(index, last, letters, "ORG", rule, nation)
        if bare in self.org.national and not nation:
            return None
        purpose = last
        if adjectives[-1] in _PURPOSE or (nation and bare in _PURPOSE_HEADS):
            purpose = self._purpose(last)
        if purpose > last:
            return Named(index, purpose, letters, "ORG", rule, nation)
        if bare in self.org.weak and not nation:
            return None
        if nation or len(adjectives) >= 2:
            if nation and len(adjectives) == 1 and bare in ("وكاله", "مكتب", "مركز", "شركه", "جهاز", "قصر", "مجمع", "مبني", "دار", "ميناء", "خطوط", "بعثه", "قياده"):
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
            if known and not known[1] and known[2].entry.type in ("ORG", "GROUP") and not known[2].weak and index == start:
                if head in self.org.appositive or head in _COMMAND:
                    return start, ""
                return known[0], "body"
            if word.article:
                if word.key in self.org.stops or (word.verb and not word.head) or word.title or word.never:
                    return start, ""
                return index + 1, "noun"
            if word.key in ("الله",):
                return index + 1, "noun"
            if head == "جامعه" and word.key == "شيخ":
                end = self.person(index + 1)
                return (end, "person") if end else (start, "")
            if head in ("جامعه", "موسسه", "مركز", "مستشفي", "معهد", "جائزه", "كليه", "مجمع", "قصر", "مدرسه"):
                end = self.person(index)
                if end:
                    return end, "person"
            if (word.key in self.org.carriers and word.key != head) or (word.head and index > start):
                index += 1
                continue
            following = self.lexicon.word(tokens[index + 1].key) if index + 1 < size and tokens[index + 1].kind == WORD else None
            if following and following.article and not word.verb and not word.never and not word.nation and not word.title and not following.title and following.key not in self.org.stops and word.key in self.lexicon.frequency and not word.key.endswith("ه"):
                index += 1
                continue
            return start, ""
        return start, ""

    def _adjectives(self, index: int) -> tuple[int, list[str], str | None]:
        """Adjectives with the article from `index`: the end, their keys, a nationality among them."""
        tokens, found, nation = self.tokens, list[str](), None
        while index < len(tokens) and len(found) < 5 and tokens[index].kind == WORD:
            word = self.lexicon.word(tokens[index].key)
            if not word.article or word.key in self.org.stops or word.never:
                break
            if word.nation:
                nation = word.nation
            elif not self.adjective(word):
                break
            found.append(word.key)
            index += 1
        return index, found, nation

    def adjective(self, word: Word) -> bool:
        """Whether a word with the article is an adjective of the kind that names carry."""
        key = word.key
        if key in self.heads.title.qualifiers or key in _PURPOSE or key in self.org.adjectives:
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
        return key.endswith(("ه", "ين")) and self.lexicon.frequency.get(key, 0) > 0 and bool(self.lexicon.verbs.analyse(key)) and key.startswith("الم")

    def _seconds(self, index: int) -> tuple[int, str | None]:
        """Conjuncts that belong to the name, with their adjectives."""
        nation: str | None = None
        while index < len(self.tokens) and self.tokens[index].kind == WORD:
            key = self.tokens[index].key
            if key[0] != "و":
                break
            if key[1:] in self.org.seconds or key[1:] in self.org.adjectives:
                index, _, more = self._adjectives(index + 1)
            elif key[1:] in self.org.carriers and key[1:] not in self.org.heads and index + 1 < len(self.tokens) and self.lexicon.word(self.tokens[index + 1].key).article:
                index, _, more = self._adjectives(index + 2)
            else:
                rest = self.lexicon.word(key[1:])
                after, found, more = self._adjectives(index + 1)
                if not rest.article or rest.title or rest.head or rest.gaz or rest.nation:
                    break
                if not ((more and len(found) == 1) or (self._member and found and found[-1].endswith("يه"))):
                    break
                index = after
            nation = nation or more
        return index, nation

    def _held(self, index: int) -> bool:
        """A title, or a word of belonging, stands before the head: رئيس اتحاد الفلاحين، نائب عن تحالف ..."""
        if not index:
            return False
        before = self.lexicon.word(self.tokens[index - 1].key)
        return bool(before.title) or before.key in ("عن", "باسم")

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
        if key.startswith("لل") and len(key) > 4 and not word.title and not (known and known[2].entry.sort == "country"):
            end, _, _ = self._adjectives(index + 1)
            return self._seconds(end)[0]
        if key[0] == "ل" and (key[1:] in self.org.carriers or (self.lexicon.verbs.analyse(key[1:]) and not word.verb)) and index + 1 < len(tokens) and tokens[index + 1].kind == WORD:
            following = self.lexicon.word(tokens[index + 1].key)
            if following.article and not following.title and following.key not in self.org.stops:
                return self._seconds(self._adjectives(index + 2)[0])[0]
        return index

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

    # ----------------------------------------------------------------------------------- groups, events, laws and places

    def _group(self, index: int, letters: int, bare: str) -> Named | None:
        tokens = self.tokens
        if index + 1 >= len(tokens) or tokens[index + 1].kind != WORD:
            return None
        word = self.lexicon.word(tokens[index + 1].key)
        if word.key in self.heads.group.not_before or bare in ("قوات", "جيش", "تنظيم", "جماعه") or word.nation or word.key in self.org.stops:
            return None
        if not word.article or self.lexicon.verbs.finite(word.key) or word.title or word.never:
            return None
        last, adjectives, nation = self._adjectives(index + 2)
        if bare in ("حركه", "جبهه") and not nation and word.key not in _CAUSES and not _PURPOSE.intersection(adjectives):
            return None
        if bare in ("حركه", "جبهه") and (word.key in self.org.seconds or word.key in ("المرور", "السير", "الاسواق", "الملاحه", "الطيران")):
            return None
        if bare in ("حركه", "جبهه", "لواء") and last == index + 2 and self.lexicon.frequency.get(word.key, 0) > 6e-5:
            return None
        return Named(index, last, letters, "GROUP", f"heads.toml#group/{bare}", nation)

    def _event(self, index: int, letters: int, bare: str, *, article: bool) -> Named | None:
        tokens, event = self.tokens, self.heads.event
        if index + 1 >= len(tokens):
            return None
        token = tokens[index + 1]
        word = self.lexicon.word(token.key)
        rule = f"heads.toml#event/{bare}"
        if article or self._pronoun(bare):
            if token.kind == WORD and word.article and word.key in event.naming and bare in event.processes:
                if bare not in _TALKS and word.key in ("الوطني", "الدولي", "العربيه", "الشامل", "الاقتصاديه", "الاوروبيه") and (bare, word.key) not in _PROPER:
                    return None
                return Named(index, index + 2, letters, "EVENT", rule, None)
            return None
        if bare not in event.heads or token.kind != WORD or word.key in event.not_before:
            return None
        known = self.known(index + 1)
        if known and not known[1] and known[2].entry.type in ("GPE", "LOC") and bare in ("موتمر", "مؤتمر", "قمه", "منتدي", "مسار", "محادثات", "مفاوضات", "معركه", "حوار", "مشاورات", "حرب"):
            if bare in ("محادثات", "مفاوضات", "حرب", "معركه", "حوار", "مشاورات") and known[2].entry.sort == "country":
                return None
            return Named(index, self._ordinal(known[0]), letters, "EVENT", rule, None)
        if bare in ("موتمر", "مؤتمر") and word.key in self.lexicon.all_heads:
            inner = self._event(index + 1, 0, self.lexicon.bare_head(word.key), article=word.article)
            if inner:
                return inner._replace(first=index, letters=letters)
        if bare in ("عاصفه", "عمليه") and (word.article or word.key == "اعاده"):
            last = index + 2 + int(word.key == "اعاده")
            return Named(index, last, letters, "EVENT", rule, None) if bare == "عاصفه" or word.key == "اعاده" else None
        return None

    def _pronoun(self, bare: str) -> bool:
        return bare.endswith("نا") and bare[:-2] in self.heads.event.processes

    def _ordinal(self, index: int) -> int:
        """The end of a following number: جنيف 2."""
        if index < len(self.tokens) and self.tokens[index].kind == NUMBER and len(self.tokens[index].key) < 3:
            return index + 1
        return index

    def _law(self, index: int, letters: int, bare: str, *, article: bool) -> Named | None:
        tokens, law = self.tokens, self.heads.law
        size = len(tokens)
        if index + 1 >= size:
            return None
        token = tokens[index + 1]
        rule = f"heads.toml#law/{bare}"
        if bare in ("قرار", "قراري", "قرارين", "قرارات"):
            return self._resolution(index, letters)
        if token.kind == SIGN and token.key in QUOTES and not article:
            inside = self.quoted_name(index + 1)
            if inside and inside[1] - inside[0] <= 4 and bare not in ("بيان", "خطه", "ورقه", "اعلان", "صفقه"):
                return Named(inside[0], inside[1], 0, "LAW", rule + "/quoted", None)
            return None
        if token.kind != WORD:
            return None
        word = self.lexicon.word(token.key)
        if article:
            if bare in ("مبادره",) and word.key in ("الخليجيه", "العربيه", "الفرنسيه", "المصريه"):
                return Named(index, index + 2, letters, "LAW", rule, word.nation)
            return None
        if bare in ("بيان", "خطه", "ورقه", "رويه", "وعد", "عهد", "دستور", "خريطه", "خارطه", "تفاهمات"):
            return None
        known = self.known(index + 1)
        if known and not known[1] and known[2].entry.type in ("GPE", "LOC", "ORG"):
            if known[2].entry.sort == "country" or (known[2].entry.type == "ORG" and bare not in ("اتفاقيه", "معاهده", "ميثاق")):
                return None
            if bare in ("اتفاق", "مذكره", "تفاهم", "صفقه", "مبادره", "قانون"):
                return None  # اتفاق جنيف: an agreement reached there; those known by a town are in laws.tsv
            last = known[0]
            if known[2].entry.type == "ORG":
                last = self._purpose(last)
            return Named(index, self._ordinal(last), letters, "LAW", rule, None)
        if word.key in law.not_before or (bare in ("مذكره", "اعلان", "مبادره", "صفقه", "تفاهم", "وثيقه") and not word.article):
            return None
        if word.article and word.key not in self.org.stops and not word.title and not word.verb:
            last, adjectives, _ = self._adjectives(index + 2)
            generic = self.lexicon.frequency.get(word.key, 0) > 1.5e-4
            if bare == "اعلان":
                return None
            if bare in ("اعلان", "مذكره", "مبادره", "صفقه", "اتفاق", "تفاهم", "وثيقه") and not adjectives and (generic or bare != "صفقه" or word.key != "القرن"):
                return None
            if bare in ("اتفاق", "مذكره", "تفاهم") and len(adjectives) < 1 + (bare == "اتفاق"):
                return None
            if bare in ("وثيقه", "صفقه", "مبادره") or bare == "اتفاقيه" and not adjectives:
                return None
            if not adjectives and generic and bare not in ("قانون", "ميثاق"):
                return None
            return Named(index, self._seconds(last)[0], letters, "LAW", rule, None)
        if word.key in ("عام", "سنه") and bare in ("بروتوكول", "اتفاق", "اتفاقيه", "معاهده", "دستور") and index + 2 < size and tokens[index + 2].kind == NUMBER:
            return Named(index, index + 3, letters, "LAW", rule, None)
        if word.key in ("حظر", "منع", "حمايه", "مكافحه", "انتقال", "العدل") and index + 2 < size:
            following = self.lexicon.word(tokens[index + 2].key)
            if following.article:
                last, _, _ = self._adjectives(index + 3)
                return Named(index, self._seconds(last)[0], letters, "LAW", rule, None)
        return None

    def _resolution(self, index: int, letters: int) -> Named | None:
        """قرار مجلس الأمن رقم 2216، القرار 1701."""
        tokens, size, at = self.tokens, len(self.tokens), index + 1
        known = self.known(at) if tokens[at].kind == WORD else None
        if known and known[2].entry.type == "ORG" and not known[1]:
            at = known[0]
        while at < size and tokens[at].kind == WORD and tokens[at].key in ("رقم", "الدولي", "الاممي", "الدوليه"):
            at += 1
        if at < size and tokens[at].kind == NUMBER and 3 <= len(tokens[at].key) <= 4 and not tokens[at].key.startswith("20"):
            return Named(index, at + 1, letters, "LAW", "heads.toml#law/resolution", None)
        if at < size and tokens[at].kind == NUMBER and tokens[at - 1].key == "رقم":
            return Named(index, at + 1, letters, "LAW", "heads.toml#law/resolution", None)
        if at < size and tokens[at].kind == NUMBER and len(tokens[at].key) == 4 and 2000 < int(tokens[at].key) < 2800 and (at > index + 1 or int(tokens[at].key) > 2035):
            return Named(index, at + 1, letters, "LAW", "heads.toml#law/resolution", None)
        return None

    def _numbered(self, index: int, letters: int, stem: str) -> Named | None:
        """البلوك 9، النقطة 23، المربع رقم 12."""
        tokens, at = self.tokens, index + 1
        if at < len(tokens) and tokens[at].key == "رقم":
            at += 1
        if at < len(tokens) and tokens[at].kind == NUMBER and len(tokens[at].key) < 3:
            return Named(index, at + 1, letters, "LOC", f"heads.toml#place/{stem}", None)
        return None

    def _place(self, index: int, letters: int, bare: str) -> Named | None:
        """مطار بغداد الدولي، معبر رفح، سد قره داغ."""
        tokens = self.tokens
        if index + 1 >= len(tokens) or tokens[index + 1].kind != WORD or bare in ("مدينه", "بلده", "قريه", "محافظه", "ولايه", "مقاطعه"):
            return None
        word = self.lexicon.word(tokens[index + 1].key)
        if bare in ("منطقه", "طريق", "شارع", "حي", "ساحه", "ميدان", "محور", "سهل", "قصر", "سجن", "صحراء", "وادي", "حوض", "جبل", "جبال", "قاعده", "حقل", "معسكر", "جسر"):
            if word.never or word.verb or word.nation or word.key in self.org.stops or word.title:
                return None
            known = self.known(index + 1)
            if not (known and not known[1] and known[2].entry.type in ("GPE", "LOC")):
                if bare in ("منطقه", "طريق", "محور", "قصر", "وادي", "حوض", "جبل", "سهل", "جسر", "حي") or not (word.article or word.key not in self.lexicon.frequency):
                    return None
                if word.article and self.lexicon.frequency.get(word.key, 0) > (8e-5 if bare not in ("قاعده", "سجن") else 3e-6):
                    return None
            elif bare in ("منطقه", "طريق", "محور", "صحراء"):
                return None
        elif word.never or word.verb or word.nation or word.key in self.org.stops or (word.title and not word.title.definite) or word.key in ("الدولي", "المدينه", "البلاد", "العاصمه"):
            return None
        known = self.known(index + 1)
        key = word.key
        if bare == "قاعده" and key[0] == "ل" or not word.article and self.lexicon.verbs.analyse(key):
            return None
        if known and not known[1] and known[2].entry.type in ("GPE", "LOC"):
            if bare in ("بحر", "معسكر") or known[2].entry.sort == "country" and bare in ("قاعده", "حقل", "سجن", "ساحه", "شارع", "ميدان"):
                return None
            last = known[0]
        else:
            end = self.person(index + 1)
            if end:
                last = end
            elif word.article:
                last = index + 2
                if self.lexicon.frequency.get(word.key, 0) > 1e-4 and not self._adjectives(last)[1]:
                    return None
            elif self.lexicon.frequency.get(word.key, 0.0) > 5e-6:
                return None
            else:
                last = index + 2
                if last < len(tokens) and tokens[last].kind == WORD and tokens[last].key not in self.lexicon.frequency and not self.lexicon.word(tokens[last].key).never and not self.lexicon.word(tokens[last].key).verb:
                    last += 1
        far = next((n for n in range(last, min(last + 3, len(tokens))) if tokens[n].key == "الدولي"), None)
        if far is not None and all(tokens[n].kind == WORD for n in range(last, far)):
            last = far
        while last < len(tokens) and tokens[last].key in ("الدولي", "الدوليه", "البري", "الحدودي", "البحري", "الجويه", "الجوي", "الكبري", "الكبير", "الشرقي", "الغربي", "الشمالي", "الجنوبي"):
            last += 1
        return Named(index, last, letters, "LOC", f"heads.toml#place/{bare}", None)
