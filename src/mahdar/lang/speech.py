"""Each word as reported speech asks of it, read once in the light of the pack's lexicon.

`Speech.word(key)` answers everything the statement annotator asks of a word, and keeps the answer: news repeats its
words, and reading one word takes longer than all else that is done with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from typing import NamedTuple

from mahdar.lang.memo import Memo
from mahdar.lang.speech_lexicon import CueNoun, Frame, SpeechLexicon
from mahdar.lang.verbs import VerbForm
from mahdar.model import Channel
from mahdar.text.affixes import NISBA, THIRD_PERSON
from mahdar.text.inflect import MASDAR, PARTICIPLE
from mahdar.text.tokens import WORD, Token

_GOVERNING = ("ب", "ل", "بال", "لل")


class That(NamedTuple):
    """A complementiser as one word: وبأنه is و + ب + أن + ه."""

    conjunction: str
    preposition: str
    pronoun: str


class Word:
    """What one folded word may be, as far as reported speech asks."""

    __slots__ = (
        "addressed",
        "adverb",
        "attribution",
        "bare",
        "base",
        "channels",
        "clitic",
        "conjunction",
        "cue",
        "either",
        "finite",
        "frames",
        "masdar",
        "noun",
        "participles",
        "past",
        "perhaps",
        "plain",
        "relative",
        "relay",
        "reported",
        "saying",
        "telling",
        "that",
        "title",
        "we",
    )

    def __init__(self) -> None:
        self.frames: tuple[tuple[Frame, VerbForm], ...] = ()
        """Cues that this word is a finite form of."""
        self.reported: tuple[tuple[Frame, VerbForm], ...] = ()
        """The same with a pronoun written on (وصفته)."""
        self.addressed: tuple[tuple[Frame, VerbForm], ...] = ()
        """Of these, verbs whose object is who is spoken to (اتهمه بأنه)."""
        self.participles: tuple[tuple[Frame, VerbForm], ...] = ()
        """Cues that this word carries on as a participle."""
        self.perhaps: tuple[tuple[Frame, VerbForm], ...] = ()
        """Participles that are nouns as often (داعية، a preacher): cues only behind a comma."""
        self.finite: VerbForm | None = None
        self.we: VerbForm | None = None
        """The word as a verb of the first person: we do, we did, I shall."""
        self.past = False
        self.masdar = False
        """A verbal noun without proclitics but the article."""
        self.that: That | None = None
        self.base = ""
        """The word without its conjunction."""
        self.bare = ""
        """The word without conjunction, one preposition, article."""
        self.conjunction = ""
        self.clitic = ""
        """A preposition written on (ب ل), with the rest a possible noun."""
        self.adverb = False
        """A preposition, or what else opens an adverbial."""
        self.relative = False
        self.noun: CueNoun | None = None
        self.saying = False
        """قوله، بالقول، تأكيدهم."""
        self.telling: Frame | None = None
        """A verbal noun that may report by itself (قول الوزير إن)."""
        self.attribution = False
        """بحسب and its like."""
        self.channels: tuple[tuple[int, Channel, tuple[str, ...]], ...] = ()
        """Channels that a phrase beginning with this word names: (rank, channel, the words behind it)."""
        self.relay = ""
        """The preposition before whose words are handed on, if this is a verb that does so (نقل عن)."""
        self.title = False
        """Heads a noun phrase that can speak."""
        self.either = False
        """A title that behind a noun is its adjective (حل سياسي، قلق كبير)."""
        self.cue = False
        """A report may begin here."""
        self.plain = True
        """Nothing of the above: most words."""


class Speech(SpeechLexicon):
    """The lexicon of a pack, and what each word may be in its light."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self._words = Memo(self._read)
        self._either: set[str] = set()
        """The words read so far that may be an adjective."""
        self.attributing: set[str] = set()
        """The words read so far that may open an attribution: lines without one are told by one set operation."""
        self._names: dict[str, Word] = {}
        self._adjectives: dict[str, Word] = {}
        self._verbs: dict[str, Word] = {}

    def words(self, tokens: Sequence[Token], keys: Sequence[str], first: int) -> list[Word]:
        """What each of the words in `keys` may be, which stand from token `first` on."""
        words = list(map(self._words.__getitem__, keys))
        if self._either.isdisjoint(keys):
            return words
        for i in [i for i, word in enumerate(words) if word.either]:
            if i and tokens[first + i - 1].kind == WORD and self._describes(words[i], keys[i - 1], words[i - 1]):
                words[i] = self._adjective(keys[i])
        return words

    @staticmethod
    def _describes(word: Word, before: str, noun: Word) -> bool:
        """Whether the word before is a noun that this one, as definite as it, describes, or another adjective."""
        if noun.finite or noun.adverb or noun.that or noun.relative or len(before) < 3:
            return False
        if word.conjunction and not before.endswith(NISBA):
            return False  # أمنية وسياسية; but وزراء وسياسيون
        return word.base.startswith("ال") == noun.base.startswith(("ال", "بال", "كال", "لل"))

    def _adjective(self, key: str) -> Word:
        known = self._adjectives.get(key)
        if known is None:
            known = self._adjectives[key] = copy(self.word(key))
            known.title = False
        return known

    def word(self, key: str) -> Word:
        """What the folded word may be."""
        return self._words[key]

    def governs_masdar(self, key: str) -> bool:
        """A verbal noun with ب or ل written on (لتأجيل، بالإفراج)."""
        return any(f.part == MASDAR and f.proclitics.endswith(_GOVERNING) for f in self.verbs.analyse(key))

    def affirmed(self, key: str) -> bool:
        """A noun with a pronoun that is affirmed of oneself (حرصه، دعمها), unlike حضوره."""
        return self._affirmable(key) or self.word(key).noun is not None

    def _affirmable(self, key: str) -> bool:
        objects = self.sets["objects"]
        bare = key
        stem = next((bare[: -len(p)] for p in THIRD_PERSON if bare.endswith(p) and len(bare) > 4), "")
        return bare in objects or stem in objects or stem[:-1] + "ه" in objects

    def name(self, key: str) -> Word:
        """A word that is part of a name: none of its readings as a verb count (رفعت، ناصر)."""
        known = self._names.get(key)
        if known is None:
            read = self.word(key)
            known = self._names[key] = Word()
            known.base, known.bare, known.title = key, read.bare, read.title
            known.channels, known.attribution = read.channels, read.attribution
        return known

    def verb(self, key: str, form: VerbForm) -> Word:
        """The word as nothing but a verb (سعى)."""
        known = self._verbs.get(key)
        if known is None:
            known = self._verbs[key] = copy(self.word(key))
            known.finite, known.past, known.plain = form, form.part == "past", False
            known.frames = tuple((frame, f._replace(ambiguous=False)) for frame, f in known.frames if f == form)
            known.title = known.masdar = False
        return known

    def _read(self, key: str) -> Word:
        word = Word()
        word.base = key
        sets = self.sets
        if key and key[0] in "وف" and len(key) > 2:
            word.base, word.conjunction = key[1:], key[0]
        forms = self.verbs.analyse(key)
        closed = key in self._closed or (bool(word.conjunction) and word.base in self._closed)
        if closed:  # وفي، أثناء: the particle is likelier than the verb of its letters, unless that is a cue (بين، عبر)
            forms = tuple(f for f in forms if f.lemma in self._frames and f.part != MASDAR)
        finite = [f for f in forms if f.person == 3 and not (f.enclitic == "ني" and f.number != "s")]  # قرباني: a name
        word.finite = next((f for f in finite if not f.ambiguous), None)
        if not closed and word.conjunction and (
            key in self._titles or any(f.start == 0 and not f.ambiguous for f in forms)
        ):
            word.base, word.conjunction = key, ""  # وزير، وافقت: the letter is the word's own
        word.we = next((f for f in forms if f.person == 1 and f.number == "s" and f.proclitics.endswith("س")), None)
        if word.we is None:
            ours = (f for f in forms if f.person == 1 and f.number == "p" and not f.ambiguous and not f.enclitic)
            word.we = next(ours, None)
        word.past = word.finite is not None and word.finite.part == "past"
        word.frames = tuple(
            (frame, f) for f in finite if not f.enclitic and not f.passive for frame in self._frames.get(f.lemma, ())
        )
        word.relay = next((self.relays[f.lemma] for f in finite if f.lemma in self.relays and not f.enclitic), "")
        word.reported = tuple((frame, f) for f in finite if f.enclitic for frame in self._frames.get(f.lemma, ()))
        word.addressed = tuple(
            (frame, f)
            for frame, f in word.reported
            if (frame.flags & {"addressee", "about"} and not f.ambiguous)
            or f.lemma in self.lemmas["deeming"]
        )
        carrying = [
            f
            for f in forms
            if f.part == PARTICIPLE and f.proclitics in ("", "و") and not f.enclitic and key.endswith(("ا", "ه", "ين"))
        ]  # fmt: skip
        carried = [
            (frame, f)
            for f in carrying
            for frame in self._frames.get(f.lemma, ())
            if "no-participle" not in frame.flags
        ]
        word.participles = tuple((frame, f) for frame, f in carried if not f.ambiguous)
        word.perhaps = tuple((frame, f) for frame, f in carried if f.ambiguous)
        word.masdar = (
            any(
                f.part == MASDAR
                and f.enclitic != "ي"  # الملكي: an adjective, not "my ownership"
                and (f.proclitics == "" or (f.proclitics == "ال" and not f.enclitic))
                for f in forms
            )
            and (word.finite is None or word.past or word.finite.number == "d")  # تراجعا: a masdar in the accusative
            and key not in sets["honorifics"]
        )
        if not word.masdar and word.finite is None and not word.conjunction:
            word.masdar = self._affirmable(key)
        word.attribution = key in sets["attributions"] or key[1:] in sets["attributions"] or key == "كما"
        if word.attribution or key == "على":  # على ما أعلن
            self.attributing.add(key)
        rows = self._channels.get(key) or self._channels.get(word.base) or self._channels.get(word.base[1:]) or ()
        word.channels = tuple(sorted(rows, key=lambda row: (row[0], -len(row[2]))))
        word.that = self._that(key)
        word.relative = word.base in sets["relatives"] or key in sets["relatives"]
        own = any(f.start == len(word.conjunction) and f.person == 0 for f in forms)  # لقائه، بحث: the letter is theirs
        whole = own or key in sets["prepositions"] or key in self._titles or word.base in sets["whole"]
        word.adverb = key in sets["prepositions"] or word.base in sets["prepositions"]
        rest = key if whole else word.base
        short = any(f.part == MASDAR and f.start == len(word.conjunction) + 1 for f in forms)  # بضم، لحل
        led = rest[:1] in ("ب", "ل") and (len(rest) > 3 or short)
        if not whole and (led or rest in sets["led_whats"] or rest[:3] == "كال"):
            word.clitic = rest[0]
            rest = rest[1:]
            if rest.startswith("ل") and word.clitic == "ل" and rest not in self._titles:  # للحوار; but للجنة
                rest = "ا" + rest
        word.bare = rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest
        word.noun = self._noun(rest) or (self._noun(word.base) if word.conjunction else None)
        word.saying = self._saying(key)
        if key not in self._titles:
            word.telling = next(
                (
                    frame
                    for f in forms
                    if f.part == MASDAR
                    and f.lemma in self._telling
                    and not f.enclitic
                    and "ال" not in f.proclitics
                    and f.number == "s"
                    for frame in self._frames.get(f.lemma, ())
                ),
                None,
            )
        word.title = (
            key in self._titles
            or (key[-1:] == "ا" and key[:-1] in self._titles and key[:-1] not in sets["adjectival"])  # مسؤولا
            or (key[-2:] == "تا" and key[:-2] + "ه" in sets["bodies"])  # رئاستا الجمهورية والوزراء
            or word.base in self._titles
            or (rest.startswith("ال") and word.bare in self._titles and not word.clitic)
            or (not word.clitic and not word.that and self._owned_title(word.base))
        )
        word.either = word.title and word.bare in sets["adjectival"]
        if word.either:
            self._either.add(key)
        word.cue = bool(
            word.frames or word.addressed or word.participles or word.perhaps
            or word.saying or word.relay or word.telling
        )  # fmt: skip
        word.plain = not (
            word.frames
            or word.addressed
            or word.participles
            or word.perhaps
            or word.finite
            or word.that
            or word.adverb
            or word.relative
            or word.saying
            or word.relay
            or word.telling
        )
        return word

    def _owned_title(self, key: str) -> bool:
        """زعيمهم، رئيسها، متحدثتهم: a title with the pronoun of its body."""
        stem = next((key[: -len(p)] for p in ("هما", "هم", "ها") if key.endswith(p) and len(key) - len(p) > 3), "")
        return stem in self.sets["roles"] or (stem[-1:] == "ت" and stem[:-1] + "ه" in self.sets["roles"])

    @staticmethod
    def _that(key: str) -> That | None:
        for conjunction in ("", "و", "ف"):
            if not key.startswith(conjunction):
                continue
            rest = key[len(conjunction) :]
            for preposition in ("", "ب"):
                if rest.startswith(preposition + "ان"):
                    pronoun = rest[len(preposition) + 2 :]
                    if pronoun in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "نه", "ك", "كم"):
                        return That(conjunction, preposition, pronoun)
        return None

    def _noun(self, rest: str) -> CueNoun | None:
        found = self._nouns.get(rest) or (self._nouns.get(rest[2:]) if rest.startswith("ال") else None)
        if found is not None:
            return found
        for pronoun in (*THIRD_PERSON, "ا"):  # the last is the accusative (طلبا)
            if rest.endswith(pronoun) and len(rest) - len(pronoun) > 2:
                head = rest[: -len(pronoun)]
                found = self._nouns.get(head) or (self._nouns.get(head[:-1] + "ه") if head.endswith("ت") else None)
                if found is not None:
                    return found
        return None

    def _saying(self, key: str) -> bool:
        rest = key
        if rest.startswith("و") and rest[1:2] == "ب":
            rest = rest[1:]
        with_b = rest.startswith("ب")
        if with_b:
            rest = rest[1:]
        if with_b and rest in self.sets["definite_sayings"]:
            return True
        if key in self.sets["pretexts"]:
            return True
        for pronoun in THIRD_PERSON:
            if rest.endswith(pronoun):
                head = rest[: -len(pronoun)]
                if head in self._sayings or (head.endswith("ت") and head[:-1] + "ه" in self._sayings):
                    return True
        return False


@lru_cache(maxsize=4)
def load_speech(code: str) -> Speech:
    """Reported speech of a pack; one object per process, so that its cache of words is shared.

    Raises:
        PackError: one of the files is missing or malformed.
    """
    return Speech(code)
