"""Title phrases of any length and nesting.

A title is a head (رئيس، وزير، المتحدث) and what completes it. A head without the article needs a complement: nouns in
the genitive up to a definite one or a known place or body (نائب رئيس مجلس الوزراء). A head or complement that is
definite takes adjectives (الأميركي، السابق), a second conjunct of the same office (الزراعة والغابات), and phrases with
باسم، لدى، إلى، لشؤون، في. The title ends where none of these goes on; a further head without a conjunction is a second
office.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mahdar.annotators.names.title_links import OPENERS, continue_title
from mahdar.annotators.names.words import Lexicon, Word
from mahdar.lang.gazetteer import Form
from mahdar.model import OfficeStatus
from mahdar.text.tokens import SIGN, WORD, Token

MAX_WORDS = 18


@dataclass(slots=True)
class Title:
    """A title phrase: tokens `[first, last)`, `letters` of the first belong to proclitics."""

    first: int
    last: int
    letters: int
    head: str
    definite: bool
    complete: bool
    """Definite, or completed by a complement."""
    status: OfficeStatus = "current"
    nations: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    trimmed: int = 0
    """Where the title ends without evaluative adjectives at its end (token index, exclusive)."""
    occupation: bool = False
    counterpart: bool = False
    bound: bool = False


Known = Callable[[int], "tuple[int, str, Form] | None"]
"""At a token: the end, proclitics and form of the longest known name that is not a person's, or None."""


class TitleReader:
    """Reads titles at a token."""

    def __init__(
        self, tokens: Sequence[Token], lexicon: Lexicon, known: Known, starts_name: Callable[[int], bool]
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.lists = lexicon.lists
        self.known = known
        self.starts_name = starts_name
        self.text = ""
        """The source, to see whether an alif carries hamza; set by the scan."""
        self.body: Callable[[int], tuple[int, str | None] | None] = lambda index: None
        """End and nationality of a body's name at a token; set when the reader of bodies is there."""
        self.words = lexicon.heads.title

    def title(self, first: int, *, chained: bool = False) -> Title | None:
        """The title whose head is token `first`; `chained` right behind another title."""
        head = self.lexicon.word(self.tokens[first].key).title
        if head is None:
            return None
        words = self.words
        if head.stem in self.lists.names_too and not head.definite and first + 1 < len(self.tokens):
            after = self.lexicon.word(self.tokens[first + 1].key)
            if (
                after.key in self.lists.particles
                or (after.part() and not after.gaz)
                or (after.key.endswith("ي") and after.article and not after.nation)
            ):
                return None  # سلطان البازعي is a man
        if (
            not chained
            and head.definite
            and first
            and head.letters == 0
            and (head.stem in words.bound or head.stem.endswith("ي"))
        ):
            before = self.lexicon.word(self.tokens[first - 1].key)
            if before.article and not before.verb:
                return None  # المنطقة الاقتصادية, المجلس المشرف: an adjective of the noun before
        title = Title(
            first, first + 1, head.letters, head.stem, head.definite, head.definite,
            occupation=head.stem in words.occupations, counterpart=head.stem in words.counterparts,
            bound=head.stem in words.bound,
        )  # fmt: skip
        if not head.definite and self.tokens[first].key.endswith("ه") and first + 1 < len(self.tokens):
            behind = self.tokens[first + 1].key
            if behind in words.former or (behind in words.qualifiers and not behind.endswith("ه")):
                title.definite = title.complete = True  # قائده السابق: his, not the feminine
        self._complete(title)
        if not title.complete:
            return None
        title.trimmed = self._trim(title)
        return title

    def _complete(self, title: Title) -> None:
        """Extend the title to its end."""
        tokens, size = self.tokens, len(self.tokens)
        index, definite, chained = title.last, title.definite, False
        while index < size and index - title.first < MAX_WORDS:
            token = tokens[index]
            if token.kind == SIGN and token.key in OPENERS:
                closed = self.quoted(index)
                if closed is None or (definite and (token.key != "(" or self.given_in_brackets(index))):
                    break
                index, definite = closed, True
                title.last, title.complete = index, True
                continue
            if token.kind != WORD:
                break
            word = self.lexicon.word(token.key)
            step = self._adjective(title, index, word) if definite else self._genitive(title, index, word)
            if step == 0 and definite:
                step = continue_title(self, title, index, word, chained=chained)
                chained = chained or step > 0
            if step == 0:
                break
            index += abs(step)
            if step > 0 or definite:
                definite = True
                title.last, title.complete = index, True

    # A step is the number of tokens taken; negative where the phrase is not yet definite; 0 where it ends.

    def _genitive(self, title: Title, index: int, word: Word) -> int:
        """What completes a head without the article."""
        tokens, key = self.tokens, word.key
        following = self.lexicon.word(tokens[index + 1].key) if index + 1 < len(tokens) else None
        known = self.known(index)
        if known and (known[2].entry.type != "PER") and (not known[2].weak or known[0] - index > 1):
            self.note(title, known[2])
            return known[0] - index
        only = self.lexicon.heads.fixed.get(title.head)
        if only is not None and key not in only:
            return 0
        if title.head == "كبير" and not key.endswith(("ين", "ي", "اء", "ضاه")):
            return 0
        if key in self.lists.name_links or key in self.lists.affairs_links or key in self.lists.charge_links:
            return -1 if key != "بالاعمال" else 1
        if (
            index > title.first + 1
            and self.tokens[index - 1].key in self.lexicon.heads.place.settlements
            and not word.article
            and not word.verb
        ):
            return 1  # أمير منطقة عسير
        if word.never and not word.head and key not in self.lexicon.heads.organisation.carriers:
            return 0
        if word.article:
            return 0 if word.verb or key in self.words.former else 1
        if word.title and word.title.letters == 0:
            return 1 if word.title.possessed else -1
        if key.endswith(("ته", "تها", "تهم", "ءها", "ئه", "ئها", "ئهم", "عها")) and len(key) > 4 and not word.part():
            return 1  # وزير خارجيته، رئيس وزرائها
        organisation = self.lexicon.heads.organisation
        body = self.body(index) if word.head else None
        if body is not None and body[0] > index + 1:
            if body[1]:
                self._nation(title, body[1])
            return body[0] - index
        if word.head or key in organisation.carriers:
            return -1
        part = word.part()
        if (part and part.certainty > 1) or word.verb:
            return 0
        if word.nation:
            self._nation(title, word.nation)
            return 1  # وزير خارجية عراقي, رئيس أميركي
        if (
            following
            and (following.article or following.gaz or following.nation or following.key in organisation.carriers)
            and not part
        ):
            return -1
        return 0

    def _adjective(self, title: Title, index: int, word: Word) -> int:
        """Adjectives behind a definite head or complement."""
        key, words = word.key, self.words
        if key in words.former:
            title.status = "former"
            return 1
        if key in words.acting or key in self.lists.acting_links:
            title.status = "acting"
            return 1
        if key in words.designate:
            title.status = "designate"
            return 1
        after = self.tokens[index + 1].key if index + 1 < len(self.tokens) else ""
        double = self.lexicon.double_nationalities.get((key, after))
        if double:
            self._nation(title, double)
            return 2  # وزير التجارة الجنوب أفريقي
        if word.nation and (word.article or key.startswith("ل")):
            self._nation(title, word.nation)
            return 1
        if key in words.qualifiers or key in words.evaluative:
            return 1
        if word.article and self.text[self.tokens[index].start : self.tokens[index].start + 1] in ("أ", "إ", "آ"):
            return 0  # ألمايو: a name, no article
        if not word.article or word.title or word.never or word.verb:
            if not word.article and len(key) > 4 and key[0] == "ل" and self.lexicon.word("ا" + key).nation:
                self._nation(title, str(self.lexicon.word("ا" + key).nation))  # لعراقي: a dropped alif
                return 1
            return 0
        if key in self.lexicon.heads.ranks or word.part():
            return 0
        frequency = self.lexicon.frequency.get(key, 0.0)
        if (
            key.endswith("ه")
            and self.tokens[index - 1].key.endswith(("ه", "ات"))
            and frequency
            and not word.gaz
            and not word.head
        ):
            return 1  # المعارضة المسلحة
        following = self.lexicon.word(self.tokens[index + 1].key) if index + 1 < len(self.tokens) else None
        if key.endswith("ي") and following and (part := following.part()) and part.kind != "family":
            return 1  # الخبير الهيدروغرافي + given name
        if key.endswith("يه") or (key.endswith("ي") and frequency > 1e-5) or key.endswith("ين"):
            return 1
        if title.first + 1 < index and (frequency or self.lexicon.verbs.analyse(key)) and self.starts_name(index + 1):
            return 1  # رئيس الفريق الحكومي المفاوض + name
        return 0

    def quoted(self, index: int) -> int | None:
        """The index behind a quotation or bracket of at most four words."""
        close = OPENERS[self.tokens[index].key]
        for end in range(index + 2, min(index + 7, len(self.tokens))):
            token = self.tokens[end]
            if token.kind == SIGN and token.key == close:
                return end + 1
            if token.kind not in (WORD, "latin"):
                return None
        return None

    def given_in_brackets(self, index: int) -> int:
        """Behind brackets that put a given name before a surname: الرئيس (فلان) علان; 0 if there are none."""
        tokens = self.tokens
        if index >= len(tokens) or tokens[index].key != "(":
            return 0
        end = index + 1
        while end < len(tokens) and end - index < 4 and tokens[end].kind == WORD:
            part = self.lexicon.word(tokens[end].key).part()
            if part is None or part.kind == "family":
                return 0
            end += 1
        if end == index + 1 or end + 1 >= len(tokens) or tokens[end].key != ")":
            return 0
        return end + 1 if self.starts_name(end + 1) else 0

    def note(self, title: Title, form: Form) -> None:
        """Add a known place or body to what the title is of."""
        if form.entry.type in ("GPE", "LOC"):
            title.nations.append(form.entry.id)
        else:
            title.bodies.append(form.entry.id)

    def _nation(self, title: Title, ident: str) -> None:
        title.nations.append(ident)

    def _trim(self, title: Title) -> int:
        end = title.last
        while end > title.first + 1 and self.tokens[end - 1].key in self.words.evaluative:
            end -= 1
        return end
