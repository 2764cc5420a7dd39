"""One pass over an article that finds every name, then a second one for short forms of what the first has found."""

from __future__ import annotations

from mahdar.annotators.names.datelines import cited_name, find_in_datelines
from mahdar.annotators.names.hits import Hit, Holding
from mahdar.annotators.names.organisations import QUOTES, HeadReader, Named
from mahdar.annotators.names.persons import PersonReader, Run
from mahdar.annotators.names.titles import Title, TitleReader
from mahdar.annotators.names.words import PARTICLES, Lexicon, Word
from mahdar.lang.gazetteer import STRONG, Entry, Form, Names
from mahdar.model import MentionType
from mahdar.text.fold import fold_key
from mahdar.text.reading import Reading
from mahdar.text.tokens import BREAK, LATIN, SIGN, WORD, Token

_COMMAS = frozenset(("،", ",", "-", "–", "—"))
_PAPER_HEADS = frozenset(("صحيفه", "جريده", "مجله", "قناه", "فضاييه", "فضائيه", "موقع", "يوميه", "اذاعه", "بوابه", "منصه", "صحيفتا", "صحيفتي", "لصحيفه", "تلفزيون"))
_ORG_APPOSITIVES = _PAPER_HEADS | frozenset(("وكاله", "شبكه", "شركه", "منظمه", "جمعيه", "معهد", "مركز", "حزب", "موسسه", "مؤسسه", "تطبيق", "تحالف", "مجموعه", "منتدي"))
_GROUP_APPOSITIVES = frozenset(("تنظيم", "جماعه", "حركه", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات", "عصابات", "عصابه", "فصيل", "كتيبه", "كتائب", "كتايب", "جبهه", "لواء", "سرايا", "قوات", "مسلحو", "مسلحي", "مقاتلو", "مقاتلي", "عناصر"))
_PLACE_APPOSITIVES = frozenset(("سد", "حقل", "معبر", "ميناء", "مدينه", "بلده", "قريه", "مخيم", "حي", "مطار", "جزيره"))
_LAW_APPOSITIVES = frozenset(("اتفاق", "اتفاقيه", "قانون", "معاهده", "مفاوضات", "ميثاق", "وثيقه", "مسوده"))
_OUTLETS = frozenset(("paper", "channel", "agency", "platform", "company"))
_NOT_ALONE = frozenset(("لواء", "عميد", "عقيد", "دوله", "فريق", "سعاده", "فضيله", "كتب", "كتبت"))
"""Ranks that are other words when no title stands before them."""
_HONOURED = frozenset(("الملك", "الامير", "الشيخ", "السلطان", "الامام", "الشهيد", "الرئيس", "الاميره", "الملكه", "المشير", "الحاج", "السيده", "القاضي"))
_OF_PERSONS = frozenset((
    "قوات", "حكومه", "اداره", "نظام", "عهد", "تصريحات", "فريق", "كلمه", "مقتل", "اغتيال", "ميليشيات", "انصار", "خطاب", "استقاله", "تعيين", "رحيل", "زياره",
    "لقاء", "موقف", "مواقف", "سياسه", "ولايه", "حديث", "كلام", "رد", "طلب", "دعوه", "قول", "مبادره", "خطه", "مقترح", "حزب", "معسكر", "رساله", "محامي", "نجل", "حليف", "وساطه", "جهود", "وفاه",
))  # fmt: skip
"""Nouns that are followed by the name of a person whose they are."""
_SAINTS = frozenset(("سان", "سانت", "سانتا", "نيو", "بورت", "لوس", "ريو", "كيب", "غران", "شرم", "بيت", "دير", "تل", "ام", "راس", "عين", "خان", "بني", "كفر", "ابو", "حمام", "قصر", "برج"))
_SETTLEMENTS = frozenset(("مدينه", "بلده", "قريه", "محافظه", "ولايه", "مقاطعه"))
_FACILITIES = frozenset(("شارع", "مطار", "مستشفي", "جامعه", "جسر", "مدرسه", "ميدان", "مجمع", "جايزه", "جائزه", "قصر", "ملعب", "استاد", "مسجد", "جامع", "كليه", "مدينه", "حي", "قاعده", "مركز", "ساحه", "موسسه", "مؤسسه", "طريق", "قبيله", "ال", "حديقه", "صندوق", "كرسي", "مكتبه", "برنامج", "سد", "ميناء", "معهد", "مركز", "استاد", "بطوله", "كاس", "مشروع", "وقف", "مقبره", "مخيم", "معسكر"))


def _forms(names: Names, keys: list[str]) -> list[Form]:
    """The forms that are exactly these words."""
    if len(keys) == 1:
        return names.single
    return [form for words, form in names.longer.get(keys[1], ()) if list(words) == keys]


class Scan:
    """Names and titles of one article.

    Args:
        reading: The article's tokens.
        lexicon: The pack's words.
    """

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.tokens: list[Token] = reading.tokens
        self.lexicon = lexicon
        word = lexicon.word
        self.words: list[Word | None] = [word(t.key) if t.kind == WORD else None for t in self.tokens]
        self._known: dict[int, tuple[int, int, Form] | None] = {}
        self._weak: dict[int, tuple[int, int, Form] | None] = {}
        self.persons = PersonReader(self.tokens, lexicon, reading.text)
        self.titles = TitleReader(self.tokens, lexicon, self.known_words, self.starts_name)
        self.heads = HeadReader(self.tokens, lexicon, self.known_words, self._person_end)
        self.titles.body = self._body_end
        self.seen: set[str] = set()
        """Ids of countries and bodies that the article names beyond doubt."""
        self.hits: list[Hit] = []
        self.holdings: list[Holding] = []
        self._claimed: dict[int, Hit] = {}
        self.same: list[tuple[Hit, Hit]] = []
        """A short form and the long form it stands for."""

    # ------------------------------------------------------------------------------------------------------- known names

    def known(self, index: int, *, weak: bool = False) -> tuple[int, int, Form] | None:
        """(end, letters, form) of the longest known name at a token: sure forms, or weak ones."""
        cache = self._weak if weak else self._known
        if index in cache:
            return cache[index]
        word = self.words[index] if index < len(self.words) else None
        best: tuple[int, int, Form] | None = None
        if word is not None and word.gaz:
            tokens, size = self.tokens, len(self.tokens)
            following = tokens[index + 1].key if index + 1 < size else ""
            for letters, _stem, names in word.gaz:
                for keys, form in names.longer.get(following, ()):
                    last = index + len(keys)
                    if form.weak is not weak or last > size or (best and last <= best[0]):
                        continue
                    if len(keys) == 2 or all(tokens[index + n].key == keys[n] for n in range(2, len(keys))):
                        best = (last, letters, form)
                if best is None:
                    best = next(((index + 1, letters, form) for form in names.single if form.weak is weak), None)
        cache[index] = best
        return best

    def known_words(self, index: int) -> tuple[int, str, Form] | None:
        """As `known`, for the readers of titles and heads: proclitics as letters of the key."""
        found = self.known(index)
        if found is None:
            return None
        return found[0], self.tokens[index].key[: found[1]], found[2]

    def _person_end(self, index: int) -> int | None:
        run = self.persons.run(index, titled=True, proclitics=False)
        if run is None:
            word = self.words[index]
            if word and word.key in ("الملك", "الامير", "الشيخ", "السلطان") and index + 1 < len(self.tokens):
                run = self.persons.run(index + 1, titled=True, proclitics=False)
        return run.last if run and (run.known or run.last - run.first > 1) else None

    def _body_end(self, index: int) -> tuple[int, str | None] | None:
        named = self.heads.named(index)
        if named is None or named.type != "ORG" or named.letters:
            return None
        return named.last, named.nation

    def starts_name(self, index: int) -> bool:
        """Whether a personal name, or a rank, may begin at the token behind a title."""
        if index >= len(self.tokens) or self.tokens[index].kind != WORD:
            return False
        if self.tokens[index].key in self.lexicon.heads.ranks:
            return True
        known = self.known(index)
        if known and known[2].entry.type == "PER" and known[1] == 0:
            return True
        return self.persons.run(index, titled=True, proclitics=False) is not None

    # -------------------------------------------------------------------------------------------------------------- scan

    def run(self) -> None:
        """Find everything."""
        find_in_datelines(self)
        self._titles()
        self._scan()
        self._settle_holders()
        self._short_forms()
        self._titles_after()
        self.hits.sort(key=lambda h: (h.first, h.letters, h.last))

    def claim(self, hit: Hit) -> None:
        """Settle a name before the scan; what was settled earlier stays."""
        self._claimed.setdefault(hit.first, hit)

    def _titles(self) -> None:
        """Titles, and the names that stand right behind them."""
        index, size = 0, len(self.tokens)
        while index < size:
            word = self.words[index]
            if word is None or not word.titular:
                index += 1
                continue
            before = self.words[index - 1] if index else None
            if before and any(stem in _FACILITIES for _, stem in before.splits) and word.key in _HONOURED:
                index += 1
                continue  # مستشفى الملك فلان: the hospital is named, not the king
            title = self.titles.title(index) if word.title else None
            if title is None:
                index = max(index + 1, self._rank(index))
                continue
            chain = [title]
            while title.last < size and (more := self.words[title.last]) and more.title and more.title.letters == 0 and len(chain) < 4:
                second = self.titles.title(title.last)
                if second is None:
                    break
                if self.tokens[second.first].key in self.lexicon.heads.ranks and second.last == second.first + 1:
                    break
                title = second
                chain.append(title)
            holder = self._holder(title)
            for one in chain:
                end = holder.last if holder else title.last
                self.holdings.append(Holding(one, holder, one.first, end))
            index = max(holder.last if holder else 0, title.last if len(chain) > 1 else chain[0].first + 1)
            if holder is None and len(chain) == 1:
                index = chain[0].first + 1 if not chain[0].complete else chain[0].last

    def _settle_holders(self) -> None:
        """A holder that a longer name swallowed gives way to it."""
        emitted = {id(h) for h in self.hits}
        for n, holding in enumerate(self.holdings):
            if holding.holder is not None and id(holding.holder) not in emitted:
                old = holding.holder
                new = next((h for h in self.hits if h.type == "PER" and h.first < old.last and old.first < h.last), None)
                self.holdings[n] = holding._replace(holder=new, last=new.last if new else holding.title.last)

    def _rank(self, index: int) -> int:
        """A rank or honorific with a name behind it and no title before: السيد فلان."""
        key = self.tokens[index].key
        if key in _NOT_ALONE or len(key) == 1 and (index + 1 >= len(self.tokens) or self.tokens[index + 1].key not in "./"):
            return index
        end = self._skip_ranks(index, letters=True)
        if end == index or end >= len(self.tokens):
            return index
        hit = self._name_behind(end, comma=False, rank=True)
        if hit:
            self._claimed[hit.first] = hit
            return hit.last
        return index

    def _skip_ranks(self, index: int, *, letters: bool = False) -> int:
        """The token behind ranks and honorifics that begin at `index`."""
        ranks, tokens, size = self.lexicon.heads.ranks, self.tokens, len(self.tokens)
        while index < size and tokens[index].kind == WORD:
            key = tokens[index].key
            rows = ranks.get(key)
            if rows is None and letters:
                word = self.words[index]
                rows = next((r for _, s in word.splits[1:] if (r := ranks.get(s))), None) if word else None
            letters_here, letters = letters, False
            match = next((r for r in rows or () if all((n == 0 and letters_here) or tokens[index + n].key == k for n, k in enumerate(r) if index + n < size) and index + len(r) <= size), None)
            if match is None:
                break
            index += len(match)
            if index < size and tokens[index].key in (".", "/") and len(match[0]) == 1:
                index += 1
        return index

    def _holder(self, title: Title) -> Hit | None:
        """The name behind a title."""
        index, size, comma = title.last, len(self.tokens), False
        if index < size and self.tokens[index].kind == SIGN and self.tokens[index].key in ("،", ",", ":"):
            if self.tokens[index].key == ":" or title.last - title.first < 2:
                return None
            index, comma = index + 1, True
        after = self._skip_ranks(index)
        retired = self.words[after] if after < size else None
        if after > index and retired and retired.key in ("المتقاعد", "الركن", "الطيار", "الحقوقي", "طيار", "ركن", "متقاعد"):
            after += 1
        while after < size and after > index and self.tokens[after].key in ("الركن", "ركن"):
            after += 1
        return self._claim(self._name_behind(after, comma=comma, rank=after > index))

    def _claim(self, hit: Hit | None) -> Hit | None:
        if hit is None:
            return None
        same = self._claimed.get(hit.first)
        if same is not None:
            return same
        self._claimed[hit.first] = hit
        return hit

    def _name_behind(self, index: int, *, comma: bool, rank: bool) -> Hit | None:
        """A personal name at `index`, where a title or rank says that one may follow."""
        if index >= len(self.tokens) or self.tokens[index].kind != WORD:
            return None
        known = self.known(index)
        if known and known[1] == 0 and known[2].entry.type != "PER" and not (self.words[index] and self.words[index].part()):  # type: ignore[union-attr]
            return None
        run = self.persons.run(index, titled=True, proclitics=False)
        person = known if known and known[2].entry.type == "PER" and known[1] == 0 else None
        if person and (run is None or person[0] >= run.last):
            return Hit(index, person[0], 0, "PER", "people.tsv", entry=person[2].entry)
        if run is None:
            return None
        if comma and not rank and (run.known == 0 or run.last - run.first < 2):
            return None
        word = self.words[index]
        if run.last - run.first == 1 and run.known == 0 and word and not self._alone(index, rank=rank):
            return None
        if run.last - run.first == 1 and word and (part := word.part()) and part.certainty < STRONG and not self._plausible_single(index):
            return None
        entry = person[2].entry if person else None
        return Hit(index, run.last, 0, "PER", "names/titled", entry=entry)

    def _alone(self, index: int, *, rank: bool) -> bool:
        """Whether one unknown word behind a title is the name: a sign or a verb must follow, and it may not look like a verb."""
        key = self.tokens[index].key
        if key[0] in "يت" and len(key) == 4 and not set(key[1:]) & set("اوي"):
            return False  # يقلد, تفقد: a verb that the lexicon lacks
        after = self.words[index + 1] if index + 1 < len(self.words) else None
        if after is not None and after.key[0] == "و" and not after.verb:
            return False
        return rank or self._plausible_single(index)

    def _plausible_single(self, index: int) -> bool:
        """One word behind a title is a name only where the sentence goes on with a sign, a verb or a function word."""
        if index + 1 >= len(self.tokens):
            return True
        token, word = self.tokens[index + 1], self.words[index + 1]
        if word is None:
            return token.kind != LATIN
        return word.verb or word.never or word.key[0] == "و" or bool(self.lexicon.verbs.finite(word.key))

    def _scan(self) -> None:
        """The longest name at each token, left to right."""
        index, size = 0, len(self.tokens)
        words, hits, claimed = self.words, self.hits, self._claimed
        self._collect_seen()
        while index < size:
            hit = claimed.get(index)
            if hit is not None:
                hits.append(hit)
                index = hit.last
                continue
            word = words[index]
            if word is None:
                quoted = self._quoted(index) if self.tokens[index].key in QUOTES else None
                if quoted:
                    hits.append(quoted)
                    index = quoted.last
                    continue
                index += 1
                continue
            if not word.starts:
                index += 1
                continue
            hit = self._best(index, word)
            if hit is None:
                index += 1
                continue
            limit = next((n for n in range(index + 1, hit.last) if n in claimed), None)
            if limit is not None and hit.type == "PER":
                index += 1
                continue
            if limit is not None:
                hit.last = limit
            hits.append(hit)
            index = hit.last

    def _collect_seen(self) -> None:
        for index, word in enumerate(self.words):
            if word is None:
                continue
            if word.nation:
                self.seen.add(word.nation)
            if word.gaz:
                known = self.known(index)
                if known and known[2].entry.sort != "agency":
                    entry = known[2].entry
                    self.seen.add(entry.id)

    def _best(self, index: int, word: Word) -> Hit | None:
        """The name that begins at the token."""
        hit: Hit | None = None
        known = self.known(index) if word.gaz else None
        if known and self._sure(index, known):
            end, letters, form = known
            entry = self._choose(index, known)
            hit = Hit(index, end, letters, entry.type, f"gazetteer/{entry.sort}", entry=entry, nation=entry.country)
        if hit is None and word.gaz:
            weak = self.known(index, weak=True)
            if weak and self._supported(index, weak):
                end, letters, form = weak
                hit = Hit(index, end, letters, form.entry.type, f"gazetteer/{form.entry.sort}/supported", entry=form.entry, nation=form.entry.country)
        if word.head and not (hit and hit.type == "PER"):
            named = self._appositive(index, word) or self.heads.named(index)
            if named and isinstance(named, Hit):
                return named
            if isinstance(named, Named) and hit and hit.entry and hit.last - hit.first > 1 and hit.last < named.last and self.tokens[hit.last].key[0] in "ول":
                named = None  # مجلس الأمن الدولي للتحرك
            if isinstance(named, Named) and (hit is None or (named.last > hit.last and not (hit.type == "GROUP" and named.type == "GROUP"))):
                hit = Hit(named.first, named.last, named.letters, named.type, named.rule, nation=named.nation)
        if hit is None or hit.type == "PER" or hit.last - hit.first == 1:
            person = self._person(index, word)
            if person and hit and hit.type == "PER" and hit.last - hit.first == 1 and self._weak_tail(hit.last, person.last):
                person = None  # كاميرون وعد
            if person and (hit is None or person.last > hit.last):
                if hit and hit.type == "PER" and hit.entry:
                    person.entry = hit.entry
                hit = person
        return hit

    def _weak_tail(self, first: int, last: int) -> bool:
        """Whether the tokens are only such parts of names as are also common words."""
        parts = [self.lexicon.parts.get(t.key) for t in self.tokens[first:last]]
        return all(p is not None and p.certainty < STRONG for p in parts)

    def _sure(self, index: int, known: tuple[int, int, Form]) -> bool:
        """Whether a sure form is one here: not split off a frequent word, not a sunset prayer."""
        end, letters, form = known
        word = self.words[index]
        if word is None:
            return False
        if letters and end == index + 1:
            key = word.key
            if len(key) - letters < 3 or (letters == 1 and key[0] == "ك") or (word.part() and word.part().certainty == STRONG):  # type: ignore[union-attr]
                return False
            if key in self.lexicon.frequency and form.entry.sort == "town" and not key.startswith(("لل", "بال")):
                return False
            if form.entry.type == "PER" and (key in self.lexicon.frequency or self.lexicon.verbs.finite(key)):
                return False
            if form.words == "حماس" and key[0] == "ب":
                return False
        before = self.words[index - 1] if index else None
        if form.entry.sort == "town" and end == index + 1 and not letters:
            before = self.words[index - 1] if index else None
            place = self.lexicon.heads.place
            if before and form.entry.country not in self.seen and not any(s in place.before or s in place.settlements for _, s in before.splits):
                return False
        if form.entry.id in ("saudi-arabia", "syria") and word.nation and end == index + 1 and self._adjectival(index):
            return False
        return not (before and form.words == "المغرب" and before.key in ("صلاه", "اذان", "قبيل"))

    def _adjectival(self, index: int) -> bool:
        """السعودية and سورية are also the feminine adjective: behind a noun that they describe."""
        before = self.words[index - 1] if index else None
        if before is None or before.verb or before.never or before.nation and before.gaz:
            return False
        own = self.words[index]
        if own and own.key.startswith("ال"):
            return before.article and not self.known(index - 1)
        after = self.words[index + 1] if index + 1 < len(self.words) else None
        return bool(not before.article and before.key.endswith(("ه", "ات")) and after and after.key.endswith("ه") and not after.article and not after.verb and not after.never)

    def _choose(self, index: int, known: tuple[int, int, Form]) -> Entry:
        """Of several bearers of the same name, the one that the rest of the article speaks of."""
        end, letters, form = known
        word = self.words[index]
        if word is None:
            return form.entry
        if end > index + 1:
            return form.entry
        entries = [f.entry for n, _s, names in word.gaz if n == letters for f in names.single if not f.weak]
        if len(entries) < 2:
            return form.entry
        return max(entries, key=lambda e: ((e.country or e.id) in self.seen, e is form.entry))

    def _supported(self, index: int, weak: tuple[int, int, Form]) -> bool:
        """Evidence for a form that is also a common word."""
        end, letters, form = weak
        entry, heads = form.entry, self.lexicon.heads
        before = self.words[index - 1] if index else None
        key = before.key if before else ""
        stem = before.splits[-1][1] if before else ""
        sign = self.tokens[index - 1].key if index else ""
        after = self.tokens[end].key if end < len(self.tokens) else ""
        quoted = sign in QUOTES and after in QUOTES.values() and letters == 0
        if entry.type in ("GPE", "LOC"):
            if key in heads.place.settlements or stem in heads.place.settlements:
                return True
            if self.words[index] and self.words[index].key in self.lexicon.parts and entry.sort in ("city", "town") and entry.country not in self.seen:  # type: ignore[union-attr]
                return False
            near = entry.country in self.seen or entry.id in self.seen or (entry.type == "LOC" and not entry.country)
            if near and form.words and self._rare(form.words) and entry.sort == "city":
                return True
            following = self.words[end] if end < len(self.words) else None
            if following and following.article and not following.nation:
                return False
            return near and (key in heads.place.before or stem in heads.place.before) and key != "من"
        if entry.sort in _OUTLETS:
            if key in _PAPER_HEADS or stem in _PAPER_HEADS or key in ("وكاله", "شركه") or stem == "شركه":
                return entry.type == "ORG"
            if quoted:
                return entry.sort in ("paper", "channel", "agency") and end - index == 1 and self._outlet_quote(index - 1)
            return entry.sort in ("agency", "paper", "channel") and self._dateline(index)
        if key in heads.organisation.appositive or stem in heads.organisation.appositive:
            return True
        return entry.id in self.seen or quoted

    def _rare(self, words: str) -> bool:
        """Hardly a common word, in spite of its second meaning."""
        return self.lexicon.frequency.get(fold_key(words), 0.0) < 3e-5

    def _outlet_quote(self, quote: int) -> bool:
        """A quotation that is an outlet's name: behind ل or a word of saying or publishing."""
        before = self.tokens[quote - 1].key if quote else ""
        return before in ("ل", "الي", "مع", "عن", "لصحيفه", "صحيفه", "قناه", "جريده", "مراسل", "موقع", "في", "ب", "ان")

    def _dateline(self, index: int) -> bool:
        """Near the beginning of a paragraph, with a dash or colon behind."""
        start = index
        while start > 0 and self.tokens[start - 1].kind != BREAK and index - start < 6:
            start -= 1
        if start > 0 and self.tokens[start - 1].kind != BREAK:
            return False
        if index > start and self.tokens[index - 1].kind != SIGN:
            return False
        for at in range(index, min(index + 8, len(self.tokens))):
            if self.tokens[at].kind == BREAK:
                return at - start < 8
            if self.tokens[at].key in ("-", "–", "—", ":", "ـ"):
                return True
        return False

    # ----------------------------------------------------------------------------------------------------------- persons

    def _person(self, index: int, word: Word) -> Hit | None:
        """A personal name without a title before it."""
        if not word.parts and not word.particle:
            return None
        run = self.persons.run(index)
        if run is None:
            return None
        before = self.words[index - 1] if index else None
        if before and (before.key in _FACILITIES or before.splits[-1][1] in _FACILITIES):
            return None
        size = run.last - run.first
        if size >= 2 and self._convincing(run, before):
            return Hit(index, run.last, run.letters, "PER", "names/composed")
        if size == 1:
            part = next((p for n, _s, p in word.parts if n == run.letters), None)
            if part and part.kind == "family" and word.article and run.letters == 0 and before and before.splits[-1][1] in ("نظام", "قوات", "حكومه", "عهد", "جيش"):
                return Hit(index, run.last, 0, "PER", "names/surname")
            if part and part.kind == "family" and part.certainty == STRONG:
                stem = word.key[run.letters :]
                if not stem.startswith("ال") and not run.letters:
                    return Hit(index, run.last, run.letters, "PER", "names/surname")
                if before and (before.verb or before.never) and run.letters == 0:
                    return Hit(index, run.last, run.letters, "PER", "names/surname")
        return None

    def _convincing(self, run: Run, before: Word | None) -> bool:
        first = self.words[run.first]
        if first is None:
            return False
        stem = first.key[run.letters :]
        part = self.lexicon.parts.get(stem)
        if run.letters and first.key in self.lexicon.frequency:
            whole, bare = self.lexicon.frequency[first.key], self.lexicon.frequency.get(stem, 0.0)
            if whole > bare or not (part and part.certainty == STRONG):
                return False  # بيان is not ب + يان
        if stem in PARTICLES:
            return run.strong > 0 and (run.last - run.first > 2 or (stem in ("عبد", "ابو", "ولد") and not run.letters))
        if part is None:
            return False
        if part.certainty == STRONG:
            return part.kind != "family" or run.strong >= 2
        if part.kind == "family":
            return run.strong >= 2
        if any(f.finite for f in self.lexicon.verbs.analyse(first.key)) and run.last - run.first == 2 and not (before is not None and before.verb):
            return False  # طالب أوباما
        own = self.lexicon.frequency.get(stem, 0.0)
        if first.title and own > 4e-5 and self.lexicon.frequency.get("ال" + stem, 0.0) > 0.25 * own and not (before is not None and before.verb):
            return False
        if run.strong >= 1:
            return True
        if run.known >= 2 and before is not None and before.verb and before.part() is None:
            return True
        following = self.words[run.first + 1]
        if part.kind == "given" and following and following.article and following.part() is None and self.persons.plain_nisba(following):
            return True
        if part.kind == "given" and self.lexicon.frequency.get("ال" + stem, 0.0) < 0.05 * own and not first.verb and run.last - run.first >= 2:
            return not first.never
        last = self.words[run.last - 1]
        return bool(run.known >= 2 and last and last.article and before is not None and (before.verb or before.never))

    # ------------------------------------------------------------------------------------------------- quotes, appositions

    def _appositive(self, index: int, word: Word) -> Hit | None:
        """A name behind a word that says what it is: صحيفة لو ليتورال، حركة "فتح"."""
        for letters, stem in word.heads:
            kind = self._kind_of(stem)
            if kind is None:
                continue
            at = index + 1
            if at >= len(self.tokens):
                return None
            if self.tokens[at].kind == SIGN and self.tokens[at].key in QUOTES:
                inside = self.heads.quoted_name(at)
                if inside and not self._speech(inside):
                    return self._inside(inside, kind, stem)
                return None
            if self.words[at] is None or self.known(at) or (stem in ("جزيره", "حي", "مطار", "سد", "حقل", "معبر", "ميناء", "مخيم")):
                return None
            if stem in _SETTLEMENTS:
                return self._settlement(at, stem)
            if stem in _PAPER_HEADS | {"شركه", "منصه", "تطبيق"}:
                return self._outlet_behind(at, stem)
        return None

    def _settlement(self, at: int, stem: str) -> Hit | None:
        """An unknown town behind مدينة, بلدة, قرية: one rare word or two, or one rare word with the article."""
        end, frequency = at, self.lexicon.frequency
        if self.tokens[at].key in _SAINTS and at + 1 < len(self.words) and (saint := self.words[at + 1]) and not saint.never:
            return Hit(at, at + 2, 0, "GPE", f"heads.toml#place/settlement/{stem}")
        while end < len(self.tokens) and end - at < 2 and (word := self.words[end]) and not (word.verb or word.never or word.title or word.nation):
            if frequency.get(word.key, 0.0) > (4e-6 if word.article else 1.5e-6) or (end > at and (word.article or word.key[0] in "وبل")):
                break
            end += 1
            if word.article:
                break
        return Hit(at, end, 0, "GPE", f"heads.toml#place/settlement/{stem}") if end > at else None

    def _outlet_behind(self, at: int, stem: str) -> Hit | None:
        word = self.words[at]
        if word is None or word.never or word.title or word.nation or word.verb:
            return None
        end = at
        if word.article:
            if stem == "موقع" and self.lexicon.frequency.get(word.key, 0.0) > 2e-6:
                return None
            if stem in ("شركه", "اذاعه", "تلفزيون", "منصه", "تطبيق") or (word.key.endswith(("يه",)) and stem not in ("صحيفه", "جريده")):
                return None
            if self.lexicon.verbs.analyse(word.key) and word.key.endswith("ه") and word.key.startswith("الم"):
                return None
            if word.key in self.lexicon.heads.title.qualifiers or (word.key in self.lexicon.heads.organisation.stops and word.key != "اليوم"):
                return None
            end = at + 1
        else:
            while end < len(self.tokens) and end - at < 4 and (w := self.words[end]) and (not w.article or end > at) and not w.verb and not w.never and not w.nation and not w.title and w.key not in self.lexicon.frequency and not w.key[0] == "و":
                end += 1
            if end == at:
                return None
        return Hit(at, end, 0, "ORG", f"heads.toml#organisation/appositive/{stem}")

    def _kind_of(self, stem: str) -> MentionType | None:
        if stem in _ORG_APPOSITIVES:
            return "ORG"
        if stem in _GROUP_APPOSITIVES:
            return "GROUP"
        if stem in _LAW_APPOSITIVES:
            return "LAW"
        if stem in _PLACE_APPOSITIVES or stem in _SETTLEMENTS:
            return "GPE" if stem in _SETTLEMENTS else "LOC"
        return None

    def _speech(self, inside: tuple[int, int]) -> bool:
        """Whether the quoted words are said rather than a name: a finite verb opens them."""
        word = self.words[inside[0]]
        return word is None or (word.verb and not word.article) or word.key in ("ان", "لا", "لن", "لم")

    def _inside(self, inside: tuple[int, int], kind: MentionType, stem: str) -> Hit:
        first, last = inside
        for known in (self.known(first), self.known(first, weak=True)):
            if known and known[0] == last and known[1] == 0 and known[2].entry.type != "PER":
                entry = known[2].entry
                return Hit(first, last, 0, entry.type if entry.type not in ("GPE", "LOC") or kind == "LOC" else kind, "gazetteer/quoted", entry=entry if entry.type not in ("GPE", "LOC") or kind == "LOC" else None)
        return Hit(first, last, 0, kind, f"quoted/{stem}")

    def _quoted(self, index: int) -> Hit | None:
        """A short quotation that holds exactly a known name."""
        inside = self.heads.quoted_name(index)
        if inside is None:
            return None
        first, last = inside
        for weak in (False, True):
            known = self.known(first, weak=weak)
            if known and known[0] == last and known[1] == 0 and known[2].entry.type != "PER":
                entry = known[2].entry
                if entry.type in ("GPE", "LOC") and self._outlet_quote(index):
                    rows = self.words[first].gaz if self.words[first] else ()  # type: ignore[union-attr]
                    outlets = [f.entry for n, _s, names in rows if n == 0 for f in _forms(names, [t.key for t in self.tokens[first:last]]) if f.entry.sort in _OUTLETS]
                    if outlets:
                        entry = outlets[0]
                if weak and not self._supported(first, known):
                    return None
                return Hit(first, last, 0, entry.type, "gazetteer/quoted", entry=entry, nation=entry.country)
        return cited_name(self, index, inside)

    # -------------------------------------------------------------------------------------------------------- short forms

    def _short_forms(self) -> None:
        """Surnames and other short forms of the names that the first pass found."""
        table: dict[str, list[tuple[tuple[str, ...], Hit]]] = {}
        for hit in self.hits:
            for keys in self._short_keys(hit):
                rows = table.setdefault(keys[0], [])
                if all(r[0] != keys for r in rows):
                    rows.append((keys, hit))
        if not table:
            return
        covered = [False] * len(self.tokens)
        for hit in self.hits:
            for n in range(hit.first, hit.last):
                covered[n] = True
        index, size = 0, len(self.tokens)
        while index < size:
            word = self.words[index]
            if word is None or covered[index]:
                index += 1
                continue
            step = 1
            for letters, stem in word.splits:
                rows = table.get(stem)
                if not rows:
                    continue
                for keys, hit in sorted(rows, key=lambda r: -len(r[0])):
                    last = index + len(keys)
                    if last > size or any(covered[index:last]) or any(self.tokens[index + n].key != k for n, k in enumerate(keys) if n):
                        continue
                    if not self._short_fits(index, last, letters, hit, stem):
                        continue
                    self.hits.append(Hit(index, last, letters, hit.type, hit.rule.split("/")[0] + "/short", entry=hit.entry, nation=hit.nation, key=hit.key))
                    self.same.append((self.hits[-1], hit))
                    step = len(keys)
                    break
                else:
                    continue
                break
            index += step

    def _short_keys(self, hit: Hit) -> list[tuple[str, ...]]:
        keys = [t.key for t in self.tokens[hit.first : hit.last]]
        keys[0] = self._stem(keys[0], hit.letters)
        if hit.type == "PER":
            if len(keys) < 2:
                return [tuple(keys)]
            if keys[-2] in PARTICLES:
                return [tuple(keys[-2:])]
            if keys[-1] in ("الله", "الدين", "الثاني", "السادس"):
                return [tuple(keys[-2:])] if len(keys) > 2 else []
            return [(keys[-1],)]
        if hit.type == "ORG" and hit.entry is None and len(keys) >= 3 and keys[0] in ("قياده", "هييه", "هيئه"):
            word = self.lexicon.word(keys[-1])
            inner = keys[1:-1] if word.nation else keys[1:]
            return [tuple(inner)] if len(inner) >= 2 else []
        if hit.entry is None and hit.rule.startswith(("quoted", "dateline", "outlet", "heads.toml#organisation/appositive", "heads.toml#place")):
            return [tuple(keys)]
        if hit.type in ("ORG", "GROUP") and keys[0] in ("التحالف", "الايتلاف", "الائتلاف", "المفوضيه") and len(keys) > 1:
            return [(keys[0],)]
        return []

    def _stem(self, key: str, letters: int) -> str:
        for n, stem in self.lexicon.word(key).splits:
            if n == letters:
                return stem
        return key

    def _short_fits(self, index: int, last: int, letters: int, hit: Hit, stem: str) -> bool:
        """Whether a word that is also the surname of somebody in the article means him here."""
        if hit.type != "PER" and last - index == 1 and self.lexicon.frequency.get(stem, 0.0) > 3e-6:
            after = self.tokens[last].key if last < len(self.tokens) else ""
            return hit.type == "ORG" and stem in ("التحالف", "الايتلاف", "الائتلاف", "المفوضيه") or bool(index and self.tokens[index - 1].key in QUOTES and after in QUOTES.values())
        if hit.type != "PER" or last - index > 1:
            return True
        word = self.lexicon.word(stem)
        before = self.words[index - 1] if index else None
        after = self.words[last] if last < len(self.words) else None
        if before and before.key in _FACILITIES:
            return False
        part = self.lexicon.parts.get(stem)
        common = self.lexicon.frequency.get(stem, 0.0) > 1.2e-5 and not (part and part.certainty == STRONG and not word.nation)
        if not common and not word.nation and not word.verb and letters <= 1:
            return not (before and before.article and stem.startswith("ال") and not before.verb and not before.part() and not before.title and letters == 0 and before.key not in self.lexicon.heads.title.qualifiers)
        if self.reading.text[self.tokens[index].start : self.tokens[index].end].endswith("ً"):
            return False
        if letters and not word.article and word.key in self.lexicon.frequency:
            return False
        sign = self.tokens[last].key if last < len(self.tokens) else ""
        if before is None:
            return sign == ":" or bool(after and after.verb)
        if before.key in self.lexicon.heads.ranks or before.splits[-1][1] in _OF_PERSONS:
            return True
        said = before.verb or any(f.finite for f in self.lexicon.verbs.analyse(before.key)) or before.key in ("ان", "لكن", "بين", "مع", "الي", "عن", "من", "قبل", "لدي")
        return said and not (after and after.article and before.key in ("من", "الي", "عن", "قبل"))

    # ------------------------------------------------------------------------------------------------- titles behind names

    def _titles_after(self) -> None:
        """Titles in apposition behind a name: فلان، رئيس الحكومة."""
        held = {id(h.holder) for h in self.holdings if h.holder and h.title.last - h.title.first > 3}
        by_first = {h.title.first: n for n, h in enumerate(self.holdings) if h.holder is None}
        for hit in self.hits:
            if hit.type != "PER" or id(hit) in held:
                continue
            at = hit.last
            if at < len(self.tokens) and self.tokens[at].key in _COMMAS:
                at += 1
            elif at >= len(self.tokens) or self.words[at] is None:
                continue
            n = by_first.get(at)
            if n is None:
                continue
            title = self.holdings[n].title
            if title.letters or title.occupation or (title.definite and title.last - title.first < 2):
                continue
            if at == hit.last and not title.definite and title.last - title.first < 2:
                continue
            self.holdings[n] = Holding(title, hit, hit.first, title.last)
            nxt = by_first.get(title.last)
            if nxt is not None:
                second = self.holdings[nxt].title
                self.holdings[nxt] = Holding(second, hit, hit.first, second.last)
