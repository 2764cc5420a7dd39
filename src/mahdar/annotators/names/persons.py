"""Runs of tokens that make a personal name.

A part is taken on evidence of graded strength: the name lexicon; the composition (عبد، أبو، بن، ولد، الدين); a family
name with the article; and, beside a title only, a word that no frequent Arabic word explains.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mahdar.annotators.names.open_words import OpenWords
from mahdar.annotators.names.words import Lexicon, Word
from mahdar.lang.gazetteer import STRONG, Part
from mahdar.text.affixes import POSSESSIVE
from mahdar.text.inflect import MASDAR
from mahdar.text.tokens import WORD, Token

MAX_PARTS = 8
_NEW, _NEW_STEM = 3e-6, 8e-6
"""Frequencies under which a word in ون is no plural."""
_RARE = 1e-5
"""Frequency under which a noun may be the family that ends a name of two given names."""


class Run(NamedTuple):
    """A run of name tokens `[first, last)`; `letters` of the first belong to proclitics."""

    first: int
    last: int
    letters: int
    strong: int
    """How many parts are in the lexicon as hardly ever another word."""
    known: int
    """How many parts are in the lexicon at all, or composed."""


class PersonReader:
    """Reads names at a token.

    Args:
        tokens: The article's tokens.
        lexicon: The pack's words.
        text: The source, to see tanwin, which no name carries.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, text: str) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.lists = lexicon.lists
        self.text = text
        self.open = OpenWords(tokens, lexicon, text)
        self._keys: frozenset[str] | None = None

    def run(self, first: int, *, titled: bool = False, proclitics: bool = True) -> Run | None:
        """The longest name that begins at `first`.

        Args:
            titled: A title or rank stands before it, so that unknown words may be names.
            proclitics: Whether و، ل ... may stand before its first part.
        """
        tokens, size = self.tokens, len(self.tokens)
        token = tokens[first]
        if token.kind != WORD:
            return None
        word = self.lexicon.word(token.key)
        opened = self._open(word, first, titled=titled, proclitics=proclitics)
        if opened is None:
            return None
        letters, taken, strong, known, foreign = opened
        last = first + taken
        families = int(strong == 0 and self.open.article(word, first))
        while last < size and last - first < MAX_PARTS:
            if tokens[last].kind != WORD:
                if foreign and self._hyphen(last):
                    last += 2  # جان-مارك, وينتر-بوثام
                    continue
                break
            step = self._step(last, foreign=foreign, titled=titled, families=families, parts=last - first)
            if step is None:
                break
            taken, more_strong, more_known, foreign, family = step
            last += taken
            strong += more_strong
            known += more_known
            families += family
        return Run(first, last, letters, strong, known)

    def _hyphen(self, index: int) -> bool:
        """A hyphen without spaces, and behind it a further part of a foreign name."""
        tokens = self.tokens
        if tokens[index].key not in ("-", "–") or index + 1 >= len(tokens) or tokens[index + 1].kind != WORD:
            return False
        if tokens[index - 1].end != tokens[index].start or tokens[index].end != tokens[index + 1].start:
            return False
        word = self.lexicon.word(tokens[index + 1].key)
        return bool(word.part()) or (not word.article and self.open.unknown(word, index + 1))

    def _open(
        self, word: Word, index: int, *, titled: bool, proclitics: bool
    ) -> tuple[int, int, int, int, bool] | None:
        """(letters, tokens, strong, known, foreign) of the first part."""
        following = self.tokens[index + 1].key if index + 1 < len(self.tokens) else ""
        if (
            word.nation
            and word.article
            and (
                following in self.lists.particles
                or ((given := self.lexicon.parts.get(following)) and given.kind != "family")
            )
        ):
            return None  # المصري عبد الفتاح السيسي: a nationality before the name
        if word.key in self.lists.name_links and index and self.lexicon.word(self.tokens[index - 1].key).title:
            return None  # الناطقة باسم
        stems = [s for s in word.splits if "كف".find(word.key[0]) < 0 or not s[0]] if proclitics else word.splits[:1]
        for letters, stem in stems:
            if stem == "فان" and "إ" in self.text[self.tokens[index].start : self.tokens[index].end]:
                continue  # فإن
            if stem in self.lists.particles:
                taken = self._particle(index, stem)
                if (
                    taken
                    and stem in self.lists.born
                    and not (w := self.lexicon.word(following)).part()
                    and not w.article
                ):
                    taken = 0  # ولد لدينا: was born
                if taken and (taken > 2 or stem not in self.lists.weak_particles or titled):
                    return letters, taken, int(stem in self.lists.sure_particles), 1, False
        if titled and following in self.lists.nasab and not (word.never or word.verb or word.article or word.head):
            return 0, 1, 0, 1, False  # حزام بن علي
        behind = self.lexicon.parts.get(following)
        if word.article and not titled and word.key in self.lexicon.heads.ranks:
            return None  # المهندس القحطاني: a rank
        if word.article and behind and behind.kind != "family" and (own := word.part()) and own.kind == "family":
            return None  # المفاوض الكبير عباس عراقجي
        for letters, _stem, part in word.parts:
            if letters and (not proclitics or word.key[0] in "كف"):
                continue
            if not titled and part.certainty < STRONG and word.verb and part.kind != "given":
                continue
            if word.never and part.certainty < STRONG and not (titled and part.kind == "given"):
                continue
            return letters, 1, int(self._sure(part, word)), 1, part.kind == "foreign"
        if titled and not self.open.article(word, index) and self.open.unknown(word, index):
            return 0, 1, 0, 0, True
        if following == "الله" and word.key in self.lists.of_god and not word.verb:
            return 0, 2, 1, 1, False  # ولي الله سيف
        if (
            titled
            and word.article
            and not word.never
            and (word.part() or self.open.plain_nisba(word))
            and self.open.family(word, index, single=True)
        ):
            return 0, 1, 0, 0, False
        return None

    def _particle(self, index: int, stem: str) -> int:
        """How many tokens a particle and what it governs take; 0 if nothing fits behind it."""
        tokens = self.tokens
        after = index + 1
        if after >= len(tokens) or tokens[after].kind != WORD:
            return 0
        word = self.lexicon.word(tokens[after].key)
        if stem == "عبد":
            return 2 if word.article or word.key in self.lists.after_abd else 0
        if word.key in self.lists.particles and word.key != "لو":
            more = self._particle(after, word.key)
            return 1 + more if more else 0
        if word.verb and not word.part() and stem not in self.lists.foreign_particles:
            return 0
        if word.never and not word.part() and stem not in self.lists.kunya:
            return 0
        if stem in self.lists.particles_before_names:
            return 2 if word.part() or (word.key not in self.lexicon.frequency) else 0
        if stem == "اولاد":
            return 2 if word.part() else 0
        if stem in self.lists.particles_before_any:
            return 2
        if stem == "فان" and word.key.endswith(POSSESSIVE) and not word.part():
            return 0  # فإن ملاحظته without its hamza
        foreign = stem in self.lists.foreign_particles and not word.article
        return 2 if foreign or word.part() or self.open.unknown(word, after) else 0

    def _step(
        self, index: int, *, foreign: bool, titled: bool, families: int, parts: int
    ) -> tuple[int, int, int, bool, int] | None:
        """(tokens, strong, known, foreign, family) of a further part."""
        word = self.lexicon.word(self.tokens[index].key)
        key = word.key
        after = self.tokens[index + 1].key if index + 1 < len(self.tokens) else ""
        if key in self.lists.beside_names or (word.part() is None and self._is_owned_deed(key, index)):
            return None
        conjunct = key[0] == "و" and not word.part() and key not in self.lists.particles
        if conjunct and (not foreign or self._conjoins(word, index, parts)):
            return None
        if key in self.lists.particles:
            taken = self._particle(index, key)
            return (taken, int(key in self.lists.strong_particles), 1, False, 0) if taken else None
        if key in self.lists.completions:
            if key == "الله" and self.tokens[index - 1].key not in self.lists.of_god:
                return None
            return 1, 0, 1, False, 0
        pious = self.text[self.tokens[index].end - 1] == "ه"  # الملك فهد رحمه الله, not الشيخ علي رحمة الله
        if after == "الله" and key in self.lists.of_god and not pious and (titled or self.open.given(index - 1)):
            return 2, 0, 2, False, 0  # بدر الدين حسب الله
        if not foreign and self._is_joined_nasab(key, index):
            return 1, 0, 1, False, 0
        part, single, article = word.part(), parts == 1, self.open.article(word, index)
        if part is None and key[0] in "لو" and self._joined(word):
            return None
        if after in self.lists.nasab and not word.never and not word.verb:
            return 1, 0, 1, False, 0
        if part and article and word.title and not single and after in self.lexicon.heads.title.qualifiers:
            return None  # عبد الإله بنكيران الأمين العام
        if part and not (word.never and part.certainty < STRONG):
            composed = parts == 2 and self.tokens[index - 1].key in self.lists.completions
            given = self.lexicon.parts.get(after)
            if key == "شيخ" and titled and given is not None and given.kind == "given":
                return 2, 0, 2, False, 0  # عبد الفتاح شيخ نور
            if part.certainty < STRONG and word.title and not article and not single:
                return None  # أمير منطقة behind the name
            if part.certainty < STRONG and (
                (word.verb and not (titled and (single or composed))) or (word.title and article and families)
            ):
                return None
            participle = foreign and bool(self.lexicon.verbs.analyse(word.key))  # فيكتور ... المنفي
            if article and part.certainty < STRONG and (families or participle):
                return None
            foreign = part.kind == "foreign" or (foreign and part.kind == "given")  # جان بيار تيدجيت
            return 1, int(self._sure(part, word)), 1, foreign, int(article)
        if article and word.nation and not families and self._of_a_country(word, index, parts, titled=titled):
            return 1, 0, 1, False, 1
        if article:
            nasab = parts > 2 and any(self.tokens[n].key in self.lists.nasab_inside for n in range(index - 3, index))
            if not families and parts > 1 and self.open.rare_family(word, index):
                return 1, 0, 0, False, 1
            if families:
                return None
            if not self.open.family(word, index, single=single or nasab or (titled and parts == 2)):
                behind_title = titled and single and self._sure_given(index - 1)
                if not (behind_title and self.open.titled_family(word, index)):
                    return None
            return 1, 0, 0, False, 1
        if word.verb and titled and foreign and single and key not in self.lexicon.frequency and len(key) > 3:
            return 1, 0, 0, True, 0  # a form that hardly occurs, behind a foreign given name: هيلينا ستروم
        if titled and single and word.title and not word.title.letters and not article and self.open.given(index - 1):
            return (1, 0, 0, False, 0) if self.open.ends_name(index + 1) else None  # ناجي مفتي
        if word.verb or word.never or word.title or word.head or word.nation or families:
            return None
        if part is None and key in self.lexicon.frequency and self.lexicon.verbal_noun.fullmatch(key):
            return None
        if (titled or foreign or single) and self.open.unknown(word, index, foreign=foreign and titled):
            if parts > 1 and foreign and not titled and key.endswith("ا"):
                return None  # a noun in the accusative behind a foreign name
            if parts > 1 and key.endswith("ات"):
                return None
            if parts > 1 and key.endswith(("ين", "ون")) and not (foreign and titled and self._is_new(key)):
                return None
            if not foreign and key[0] == "ي" and not key.endswith("ي"):
                return None  # عمر يناهز
            return 1, 0, 0, True, 0
        if titled and parts == 2 and self._may_end(word, index):
            return 1, 0, 0, False, 0  # المفتي محمد علي فقيه على
        if parts in (2, 3) and self.open.given(index - 1) and self.open.stranger(word, index):
            return 1, 0, 0, True, 0  # محمد حسين + a family that no list holds
        if titled and single and self._ends_clause(index + 1) and self._may_be_name(word, index):
            return 1, 0, 0, False, 0
        if titled and single and index + 1 < len(self.tokens) and self._sure_given(index - 1):
            behind = self.lexicon.word(self.tokens[index + 1].key)
            feminine = key.endswith("ه") or behind.key.endswith("ه")  # للملك سلمان رؤية ثاقبة
            if not behind.article and not feminine and self.open.stranger(behind, index + 1):
                return 2, 0, 0, True, 0  # علي أصغر + a family that no list holds
        return None

    def _is_owned_deed(self, key: str, index: int) -> bool:
        """ولم يخف ياسين انزعاجه: a verbal noun with a pronoun, as the last letter is written (ه, not ة)."""
        token = self.tokens[index]
        if not self.text[token.start : token.end].endswith(("ه", "ها", "هم")):
            return False
        return any(f.part == MASDAR and f.enclitic for f in self.lexicon.verbs.analyse(key))

    def _is_new(self, key: str) -> bool:
        """Neither the word nor what it would be the plural of is frequent: سينغ ديلون."""
        frequency = self.lexicon.frequency
        return frequency.get(key, 0.0) < _NEW and frequency.get(key[:-2], 0.0) < _NEW_STEM

    def _is_joined_nasab(self, key: str, index: int) -> bool:
        """A family in one word with بن or بو, behind a given name or عبد and what follows it: عبد الإله بنجلون."""
        prefix = key[:2]
        if prefix not in self.lists.joined_nasab or len(key) < 5 or key in self.lexicon.frequency:
            return False
        before = self.tokens[index - 1].key
        return self.open.given(index - 1) or before in self.lists.completions or before.startswith("ال")

    def _joined(self, word: Word) -> bool:
        """ل or و before another's name: that name stands alone elsewhere in the article, or in the lists of names."""
        rest = word.key[1:]
        if len(rest) < 4:
            return False
        if self._keys is None:
            self._keys = frozenset(t.key for t in self.tokens)
        if rest in self._keys and rest not in self.lexicon.frequency:
            return True
        part = self.lexicon.parts.get(rest)
        if part is not None and part.certainty == STRONG:
            return word.key not in self.lexicon.frequency
        rows = self.lexicon.gazetteer.index.get(rest)
        return rows is not None and any(f.entry.type == "PER" and not f.weak for f in rows.single)

    def _conjoins(self, word: Word, index: int, parts: int) -> bool:
        """و and a second name rather than a part that begins with و: behind two parts, or before one more."""
        if len(word.key) < 5:
            return False
        if parts > 1:
            return True
        after = index + 1
        if after >= len(self.tokens) or self.tokens[after].kind != WORD:
            return False
        behind = self.lexicon.word(self.tokens[after].key)
        return bool(behind.part()) or (not behind.article and self.open.unknown(behind, after))

    def _of_a_country(self, word: Word, index: int, parts: int, *, titled: bool) -> bool:
        """The family is of a country: سالم العماني, محمد سالم العماني."""
        if word.key.endswith("ه") or not self.open.given(index - 1):
            return False
        if parts == 1:
            return self._sure_given(index - 1)
        return parts == 2 and not titled and self.open.given(index - 2)

    def _sure(self, part: Part, word: Word) -> bool:
        """A part that is hardly another word: by its list, or because it is no word of the frequent ones at all."""
        return (
            part.certainty == STRONG
            or (part.kind == "given" and word.key not in self.lexicon.frequency and not word.verb)
            or (part.kind == "family" and word.article and word.key not in self.lexicon.frequency)
        )

    def _sure_given(self, index: int) -> bool:
        part = self.lexicon.parts.get(self.lexicon.word(self.tokens[index].key).splits[-1][1])
        return part is not None and part.kind == "given" and part.certainty == STRONG

    def _ends_clause(self, index: int) -> bool:
        """A sign, a verb or أن stands here."""
        if index >= len(self.tokens):
            return True
        token = self.tokens[index]
        return (
            token.kind != WORD
            or token.key in self.lists.clause_openers
            or any(f.finite for f in self.lexicon.verbs.analyse(token.key))
        )

    def _may_end(self, word: Word, index: int) -> bool:
        """A rare bare noun, no verb in any reading, that ends the name behind two given names and a title."""
        return (
            self.open.given(index - 1)
            and self.open.given(index - 2)
            and self.lexicon.frequency.get(word.key, 0.0) < _RARE
            and not self.lexicon.verbs.analyse(word.key)
            and not word.placed
            and self._may_be_name(word, index)
            and self.open.ends_name(index + 1)
        )

    def _may_be_name(self, word: Word, index: int) -> bool:
        """A second part behind a title and a given name: any bare noun that is not very frequent."""
        token = self.tokens[index]
        if self.text[token.start : token.end].endswith(("ً", "ًا", "ا")) or (
            word.key[0] in "وبلفك" and len(word.key) > 4
        ):
            return False
        return self.lexicon.frequency.get(word.key, 0.0) < 3e-5 and not word.key.endswith(("ات", "ين", "ون"))
