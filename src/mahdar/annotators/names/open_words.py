"""Words of no list that may be parts of personal names: what frequent words, verbs and clitics do not explain."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.annotators.names.words import MIN_SHARE, Lexicon, Word
from mahdar.text.tokens import WORD, Token


class OpenWords:
    """Judges single words of an article.

    Args:
        tokens: The article's tokens.
        lexicon: The pack's words.
        text: The source, to see tanwin and hamza.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, text: str) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.lists = lexicon.lists
        self.text = text

    def article(self, word: Word, index: int) -> bool:
        """The word carries the article: written with a bare alif (ألمايو does not)."""
        return word.article and self.text[self.tokens[index].start] not in "أإآ"

    def plain_nisba(self, word: Word) -> bool:
        """Ends in ي and has no feminine among frequent words: الشمري, not الأولمبي."""
        frequency = self.lexicon.frequency
        return word.key.endswith("ي") and word.key + "ه" not in frequency and frequency.get(word.key, 0.0) < 1e-5

    def given(self, index: int) -> bool:
        part = self.lexicon.parts.get(self.lexicon.word(self.tokens[index].key).splits[-1][1])
        return part is not None and part.kind == "given"

    def stranger(self, word: Word, index: int) -> bool:
        """A word that occurs nowhere among frequent ones, in any reading, and does not look like a verb."""
        key = word.key
        return (
            self.lexicon.frequency.get(key, 0.0) < 2.5e-6
            and key[0] not in "وبلفكي"
            and (len(key) > 4 or (len(key) == 4 and key[0] not in "تنا"))
            and not self.lexicon.verbs.analyse(key)
            and not key.endswith(("ا", "ات", "ان", "ين", "ون"))
            and self.unknown(word, index)
        )

    def rare_family(self, word: Word, index: int) -> bool:
        """A rare word with the article behind two parts or more: محمد عبد الله السيف."""
        key, frequency = word.key, self.lexicon.frequency
        if word.nation or word.title or word.never or word.head or word.verb or word.placed:
            return False
        title = self.lexicon.heads.title
        if key in title.qualifiers or key in title.former or key in title.evaluative:
            return False
        if not (self.given(index - 1) or self.tokens[index - 1].key in self.lists.completions):
            return False
        nasab = index > 1 and self.tokens[index - 2].key in self.lists.nasab
        if nasab and not key.endswith(("ه", "ات", "ين", "ون")):
            return True  # عبد الله بن محمد المطلق
        if self.lexicon.verbs.analyse(key) or key in self.lexicon.heads.organisation.seconds:
            return False
        if key not in frequency and key[2:] not in frequency:
            return True
        return (
            not key.endswith(("ه", "ات", "ين", "ون", "ي"))
            and frequency.get(key, 0.0) < 2.5e-5
            and self.ends_name(index + 1)
        )

    def ends_name(self, index: int) -> bool:
        """A sign, a function word, a conjunct or a finite verb stands here: no noun phrase goes on."""
        if index >= len(self.tokens) or self.tokens[index].kind != WORD:
            return True
        word = self.lexicon.word(self.tokens[index].key)
        return word.never or word.verb or word.key[0] == "و" or word.key in self.lists.clause_openers

    def family(self, word: Word, index: int, *, single: bool) -> bool:
        """A word with the article that can be a family name here."""
        if word.part():
            return True
        if word.title and (given := self.lexicon.parts.get(word.bare)) and given.kind == "given":
            after = self.tokens[index + 1].key if index + 1 < len(self.tokens) else ""
            return single and (after in self.lists.particles or bool(self.lexicon.word(after).part()))
        if word.nation or word.title or word.never or word.head or word.verb:
            return False
        if word.gaz and not (
            single and all(f.entry.sort in ("town", "city") for _, _, names in word.gaz for f in names.single)
        ):
            return False
        title, bare = self.lexicon.heads.title, word.key
        if (
            bare in title.qualifiers
            or bare in title.former
            or bare in title.evaluative
            or bare in self.lexicon.heads.organisation.stops
        ):
            return False
        after = self.tokens[index + 1].key if index + 1 < len(self.tokens) else ""
        if (
            self.lexicon.parts.get(bare[2:])
            and (after in self.lists.particles or self.lexicon.word(after).part())
            and single
        ):
            return True
        if bare.endswith(("ات", "ين", "ون", "يه")) or bare in self.lexicon.heads.organisation.seconds:
            return False
        common = self.lexicon.frequency.get(bare, 0.0)
        if bare.endswith("ي"):
            return common < 3e-5
        return single and common < 4e-6 and self.lexicon.frequency.get(bare[2:], 0.0) < 1e-5

    def titled_family(self, word: Word, index: int) -> bool:
        """An adjective or noun with the article that ends a name of two parts behind a title: الوزير سامي العتيق."""
        if word.nation or word.title or word.never or word.head or word.verb or word.placed or word.gaz:
            return False
        title, key = self.lexicon.heads.title, word.key
        if key in title.qualifiers or key in title.former or key in title.evaluative:
            return False
        if key in self.lexicon.heads.organisation.stops:
            return False
        if key.endswith("ات"):  # رنا العبداللات, not الوزيرة رنا المحادثات
            frequency = self.lexicon.frequency
            return not any(form in frequency for form in (key, key[2:], key[:-2], key[2:-2]))
        return not key.endswith(("ين", "ون", "ه")) and self.ends_name(index + 1)

    def _inflected(self, key: str) -> bool:
        """A plural or dual of a frequent word."""
        frequency, stem = self.lexicon.frequency, key[:-2]
        return any(
            frequency.get(form, 0.0) > 2e-6 for form in (stem, stem + "ه", "ال" + stem, "ال" + key)
        ) and stem not in self.lexicon.parts

    def unknown(self, word: Word, index: int, *, foreign: bool = False) -> bool:
        """No frequent Arabic word explains it: it may be a name beside a title or a given name.

        Args:
            foreign: A foreign given name stands right before, behind which ل and a verb are no purpose (آنيك ليفيك).
        """
        key = word.key
        if len(key) < 2 or word.never or word.title or word.head or word.nation or word.placed or word.verb:
            return False
        token = self.tokens[index]
        if self.text[token.start : token.end].endswith(("ً", "اً", "ًا", "ٍ", "ٌ")):
            return False
        frequency = self.lexicon.frequency
        own = frequency.get(key, 0.0)
        if key.startswith("وال") and len(key) > 6:
            return False
        if key.startswith("لل") or (
            key.startswith(("بال", "وال", "فال", "كال"))
            and (key[1:] in frequency or (len(key) > 5 and key[3:] in frequency))
        ):
            return False
        if key[0] in "بلف" and any(frequency.get(s, 0.0) > own for _, s in word.splits[1:]):
            return False
        if key[0] == "و" and len(key) > 3:
            rest = key[1:]
            if frequency.get(rest, 0.0) > 2 * own or (rest in self.lexicon.parts and not own):
                return False
            if any(frequency.get(s, 0.0) > 2e-6 for s, e in self.lexicon.pack.clitics.endings(rest)[1:] if len(s) > 1):
                return False
        if own:
            written = self.text[token.end - 1]
            if written == "ه" and frequency.get(key[:-1], 0.0) > own:
                return False  # أبناءه
            if (
                own >= 2e-5
                or frequency.get("ال" + key, 0.0) >= MIN_SHARE * own
                or (key.endswith(("ات", "ين", "ون", "هم")) and self._inflected(key))
                or (key.endswith("نا") and frequency.get(key[:-2], 0.0) >= own)
            ):
                return False
            if not key.endswith(("ا", "ه")):
                return True
            after = self.tokens[index + 1].key if index + 1 < len(self.tokens) else ""
            rare_after = bool(after) and (
                (after not in frequency and len(after) > 3)
                or self.lexicon.parts.get(after) is not None
                or after in self.lists.particles
            )
            forms = self.lexicon.verbs.analyse(key)
            return own < 1.5e-5 and (not forms or (rare_after and all(f.part == "participle" for f in forms)))
        if key[0] in "بلك" and len(key) > 5 and key.endswith(("ها", "هم", "يه")) and not word.parts:
            return False  # بنظارتيه
        if key.endswith(("ان", "ين", "ون", "ات")) and (self.lexicon.verbs.analyse(key) or self._inflected(key)):
            return False  # ماضيان
        for letters, stem in word.splits[1:]:
            if not letters or len(stem) < (3 if key[0] in "كف" else 2):
                continue
            if frequency.get(stem, 0.0) > (0.0 if key[0] != "ك" else 1e-5):
                return False
            if key[0] != "ب" and not (foreign and key[0] == "ل") and self.lexicon.verbs.finite(stem):
                return False  # no verb stands behind ب: بيلوني
            if key[0] != "ك" and stem.endswith(("ان", "ين", "ون", "ات")) and self._inflected(stem):
                return False
            if key[0] in "بل" and any(
                s in frequency for s, e in self.lexicon.pack.clitics.endings(stem)[1:] if len(s) > 2 and len(e) > 1
            ):
                return False
        if frequency.get("ال" + key, 0.0) > 2e-6:
            return False
        for stem, enclitic in self.lexicon.pack.clitics.endings(key)[1:]:
            if len(enclitic) > 1 and len(stem) > 3 and stem in frequency:
                return False
        if (
            key.endswith(("ه", "ي", "ا"))
            and len(key) > 3
            and frequency.get(key[:-1], 0.0) > 5e-6
            and key[:-1] not in self.lexicon.parts
            and key[-1] != "ي"
        ):
            return False
        if any(form.finite for form in self.lexicon.verbs.analyse(key)):
            return False
        if self.article(word, index) or (len(key) < 5 and key.startswith("ال")):
            return False
        return not (key[0] == "س" and self.lexicon.verbs.finite(key[1:]))
