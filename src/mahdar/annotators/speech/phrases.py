"""Noun phrases that can speak: title and name, body, source; and where each ends."""

from __future__ import annotations

from mahdar.annotators.speech.lines import QUOTES, Line
from mahdar.annotators.speech.nouns import are_people, indefinite, is_bare_name, owned, two_bodies
from mahdar.annotators.speech.scene import Scene
from mahdar.text.affixes import NISBA, NISBA_PLURAL, POSSESSIVE
from mahdar.text.tokens import LATIN, SIGN, WORD

_NAME, _TITLE = 4, 8
"""Words in marks that may be a name in a phrase; more behind a title (مديرة «التحالف ...»)."""
_APPOSED = 14
"""Longest apposition between two commas, in tokens: "رئيس الحكومة العراقية القائد العام للقوات المسلحة" is seven."""


_FORMERLY = "سابقا"


def starts_phrase(scene: Scene, line: Line, i: int) -> bool:
    """Whether a noun phrase may begin at token `i`."""
    if i in scene.governed:
        return False
    _, _, kind, key = line.tokens[i]
    sets = scene.speech.sets
    if key.endswith("ه") and i + 1 < line.last and line.key(i + 1) == "الله":
        return False  # رعاه الله
    if key == "الله" and i > line.first and line.key(i - 1).endswith("ه"):
        return False
    if i in scene.mention_at or i in scene.office_at or key in scene.persons:
        return True
    if kind == LATIN:
        return True
    if kind != WORD or i in scene.time_at or key in sets["adverbs"]:
        return False
    if key in sets["own_texts"]:
        return False  # واختتم مقاله بالقول
    word = line.word(i)
    if key in sets["pronominals"] or word.saying:
        return False
    if word.that or word.relative or word.adverb or word.attribution or len(key) == 1:
        return False
    if (word.clitic and not word.title) or (word.participles and line.key(i).endswith("ا")):
        return False  # مشيرا: no marshal
    if word.title:
        return True
    # Behind a verb و cannot join anything: it is the first letter of a name (وليد، وائل).
    joined = word.conjunction == "و" and (
        not (i > line.first and line.word(i - 1).finite) or key.endswith(POSSESSIVE)
    )
    return not (word.finite or word.frames or (word.participles and not key.startswith("ال")) or joined)


def phrase_end(
    scene: Scene, line: Line, i: int, end: int, *, object_opens: bool = False, titled: bool = True, own: str = "",
    deems: bool = False,
) -> int:
    """The token behind the noun phrase that begins at `i`.

    Args:
        own: Prepositions written on that the verb itself takes; with a verbal noun they end the phrase.
        titled: Prepositions of a title (المدير العام لاستغلال الموارد) belong to the phrase.
        deems: The verb has two objects: marks behind a complete phrase, and a definite noun before them, end it.
        object_opens: A verbal noun behind a complete phrase is the verb's object and ends the subject.
    """
    speech = scene.speech
    tokens, keys, words, base, j = line.tokens, line.keys, line.words, line.first, i
    mention_at, time_at = scene.mention_at, scene.time_at
    sets, withheld = speech.sets, speech.phrases["anonymity_reasons"]
    adverbs, pronominals, issued = sets["adverbs"], sets["pronominals"], sets["issued"]
    breakers, particles = sets["phrase_breakers"], sets["verbal_particles"]
    person = False  # a name has been read
    links = titled and (not line.key(i).startswith("ال") or line.word(i).title) and not is_bare_name(line, i)
    several = line.key(i).endswith("ون") and (line.word(i).title or line.key(i).startswith("ال"))
    known = line.key(i).startswith("ال")
    while j < end:
        _, _, kind, key = tokens[j]
        here = mention_at.get(j)
        told = here is not None and j > i and here[1].entity in scene.outlets and not words[j - base].conjunction
        if told and line.word(i).bare in sets["anonymous"] and keys[j - 1] not in sets["within"]:
            break  # أفاد مسؤول محلي وكالة كذا
        if here is not None and j > i and here[1].type == "ORG" and two_bodies(scene, line, i, j):
            break  # يكلف مجلس الأمن الوكالة الدولية
        described = j > i + 1 and keys[j - 1].startswith("ال") and keys[j - 1].endswith(NISBA)
        described = described and not words[j - 1 - base].adverb
        if here is not None and described and here[1].type == "GPE" and not words[j - base].conjunction:
            break  # دعا المسؤول الإيراني الرياض إلى كذا
        joined = len(words[j - base].conjunction)  # وليبيا: the name begins with ل, nothing is governed
        if here is not None and (
            j == i or not words[j - base].clitic or here[1].span.start <= tokens[j].start + joined
        ):
            person = person or here[1].type == "PER"
            country = j == i and here[1].type == "GPE"
            j = max(here[0], j + 1)
            behind = words[j - base] if country and j < end and j not in mention_at else None
            if behind is not None and behind.title and not behind.conjunction:
                break  # نبهت الإمارات مسؤولة السياسة الخارجية
            if here[1].type == "PER" and j < end and tokens[j].kind == WORD and not _follows_name(scene, line, j):
                break
            continue
        if deems and j > i and _complete(scene, line, j, i) and (j in line.close or _is_deemed(line, j, end)):
            break  # اعتبر متحدث باسم الحركة البيان «تسويفا»
        if kind == SIGN:
            nxt = _behind_sign(scene, line, i, j, end, person)
            if nxt == j:
                break
            if key in "،,":
                person = True
            j = nxt
            continue
        word = words[j - base]
        if j == i:
            j += 1
            if key in sets["alone"]:
                j += 1 if j < end and keys[j] in sets["others"] else 0  # البعض الآخر
                break
            if key in sets["honorifics"] and key.endswith("ه") and key not in sets["open_honours"]:
                break  # أكد سعادته استمرار الدولة
            continue
        beside = several and word.title and not word.conjunction and keys[j - 1].endswith("ون")
        if beside and not (key.startswith("ال") and known) and not key.endswith("ون"):
            break  # طالب المواطنون رئيس الحكومة, اتهم معارضون الرئيس
        thing = word.bare in sets["inanimate"] and not (word.conjunction or word.clitic or word.title)
        if thing and keys[j - 1].startswith("ال"):
            break  # دان المجلس العملية
        this = j == i + 1 and key in sets["demonstratives"] and not keys[i].startswith("ال")
        if this and j + 1 < end and keys[j + 1].startswith("ال"):
            j += 2  # قائد هذه القوات
            continue
        if key.endswith("يا") and not key.startswith("ال") and keys[j - 1].startswith("ال"):
            break  # أمر الوفد هاتفيا: an adverb
        if key.endswith("ا") and keys[j - 1].startswith("ال") and indefinite(scene, line, j):
            break  # كتب وزير الخارجية مقالاً: the object
        if j in time_at or word.that or word.relative or key in breakers or word.saying:
            break
        if key.startswith("ال") and word.bare in sets["bodies"] and two_bodies(scene, line, i, j):
            break  # مطالبة الاتحاد الأوروبي الحكومة بكذا
        paper = word.bare in sets["media"] and not key.startswith("ال") and j > i + 1
        if paper and line.word(i).bare in sets["anonymous"]:
            break  # أفاد مسؤول محلي وكالة كذا
        if word.attribution and (person or scene.names(i, j)):
            break  # أعلن اللواء جعفري حسب الإعلام
        if key == _FORMERLY and j + 1 < end and j + 1 in mention_at:
            j += 1  # وزيرة حقوق الإنسان سابقا فلانة
            continue
        if key in adverbs or key in pronominals:
            break  # والد الرهينة أيضا السلطات
        if key in withheld.first and withheld.at(line.keys, j, end):
            break
        if key == "و" and j + 1 < end and (line.word(j + 1).title or j + 1 in scene.mention_at):
            j += 1
            continue
        if len(key) == 1 or key in particles:
            break
        if key in issued and j + 2 < end and keys[j + 1] == "عن":
            if line.word(i).bare in sets["documents"] and starts_phrase(scene, line, j + 2):
                return phrase_end(scene, line, j + 2, end, object_opens=object_opens)
            break
        if word.adverb:
            if key == "من" and j == i + 1 and line.word(i).bare in sets["counted_of"]:
                j += 1
                continue
            whose = mention_at.get(j + 1) if key == "من" and j == i + 1 else None
            if whose is not None and whose[1].type in ("ORG", "GROUP") and line.word(i).bare in sets["anonymous"]:
                j += 1
                continue  # مصدر من المقاومة
            of_whom = key == "من" and line.key(i).startswith("ال")  # طلب السفير من مجلس الأمن
            placed = key in sets["within"] and links and not person and not of_whom
            if placed and _takes_place(scene, line, j, end):
                j += 1
                continue
            if (
                key in sets["place_prepositions"]
                and links
                and not person
                and j + 1 < end
                and j + 1 in scene.mention_at
                and not of_whom
            ):
                j += 1
                continue
            break
        if key in sets["title_links"]:
            j += 1
            continue
        if (
            word.clitic == "ل"
            and (word.bare in sets["heads"] or j in scene.mention_at)
            and not (line.word(j - 1).title or scene.speech.word(line.key(i)).bare in sets["heads"])
        ):
            break  # قالت الدول لوزير الخارجية: the one spoken to
        if word.clitic == "ل" and (word.channels or word.bare in sets["media"] or word.bare in sets["audience"]):
            break  # قال مسؤول للصحفيين
        if word.clitic == "ل" and here is not None and here[1].entity in scene.outlets:
            break  # قال قائد الشرطة لفرانس برس
        if word.clitic == "ل" and (not titled or ("ل" in own and scene.speech.governs_masdar(key))):
            break
        if word.clitic == "ل" and links and not person and not (object_opens and word.noun):
            j += 1
            continue
        if word.clitic == "ب" and word.bare != "اعمال":
            if links and not person and j - i >= 1 and line.word(j - 1).title and word.bare in sets["seats"]:
                j += 1
                continue
            break
        if word.finite and not word.title:
            break
        named = mention_at.get(j + 1)
        if word.frames and not word.title and named is not None and named[1].type == "PER" and not word.conjunction:
            break  # ووفق النسخة المسربة طلب فلان
        if word.participles and (key.endswith("ا") or word.conjunction):
            break
        if key in sets["published"] and keys[j - 1] in QUOTES:
            break  # نشرت صحيفة «الخليج» الخبر
        apart = object_opens and not word.conjunction and not word.title
        if apart and owned(scene, line, j) and _complete(scene, line, j, i):
            break  # أبدى المجلس انزعاجه: what belongs to the subject is no part of it
        if word.conjunction and not _joins(scene, line, j):
            break
        if object_opens and word.noun is not None and _complete(scene, line, j, i):
            break
        if object_opens and word.masdar and (_complete(scene, line, j, i) or (j == i + 1 and is_bare_name(line, i))):
            break
        j += 1
    while j > i + 1 and (line.is_comma(j - 1) or keys[j - 1] in "-–"):
        j -= 1
    return j


def _is_deemed(line: Line, j: int, end: int) -> bool:
    """A definite noun, no adjective, that marks or بأن follow: what is deemed something."""
    key = line.key(j)
    if line.tokens[j].kind != WORD or not key.startswith("ال") or key.endswith(("ي", "يه", "ون", "ين")) or j + 1 >= end:
        return False
    that = line.word(j + 1).that
    return j + 1 in line.close or (that is not None and that.preposition == "ب")


def _follows_name(scene: Scene, line: Line, j: int) -> bool:
    """Whether a word behind a person's name is still about the person (السابق، وزير الدفاع, and another name)."""
    word, key = line.word(j), line.key(j)
    if word.clitic == "ل" and line.key(j) not in scene.speech.sets["title_links"]:
        return False  # قال جون كيري للكونجرس
    if key in scene.speech.sets["apposed"] or key == "الله":
        return True  # الشيخ فلان أحد مشايخ القبيلة
    bodies = key.startswith("ال") and key.endswith(("ات", "اب", "ول", "وي")) and word.title
    if bodies and word.bare in scene.speech.sets["bodies"]:
        return False  # حذر الناشط فلان الأحزاب من كذا
    if j in scene.mention_at or word.title:
        return True
    adjective = key.endswith(NISBA) or key in scene.speech.sets["former"]
    return (key.startswith("ال") and adjective and not word.relative) or word.conjunction == "و"


def _behind_sign(scene: Scene, line: Line, first: int, j: int, end: int, person: bool) -> int:
    """Where to read on behind a sign inside a noun phrase; `j` itself where the phrase ends."""
    tokens, key = line.tokens, line.tokens[j].key
    if key in "،,":
        return _apposition(scene, line, first, j, end, person)
    named = j > first and j in line.close and line.quoted_words(j) <= (_TITLE if line.word(j - 1).title else _NAME)
    if key in QUOTES and named:
        return line.close[j] + 1 if line.close[j] in line.marks and not _heads_clause(line, j) else j
    if key == "(":
        close = next((n for n in range(j + 1, min(end, j + 8)) if tokens[n].key == ")"), None)
        return close + 1 if close is not None else j
    if key == "." and tokens[j - 1].end - tokens[j - 1].start == 1:
        return j + 1
    if key == "-" and tokens[j - 1].end == tokens[j].start and j + 1 < end and tokens[j].end == tokens[j + 1].start:
        return j + 1
    return j


def _heads_clause(line: Line, j: int) -> bool:
    """Whether the marks hold a clause, and no name."""
    words = (line.word(n) for n in range(j + 1, min(line.close[j], line.last)))
    return any(word.finite is not None or word.that for word in words)


def _apposition(scene: Scene, line: Line, first: int, j: int, end: int, person: bool) -> int:
    """Title، name، or name، title،: where the second part begins and the phrase goes on."""
    n = j + 1
    if n >= end:
        return j
    word, token = line.word(n), line.tokens[n]
    here = scene.mention_at.get(n)
    head = line.word(first)
    if here is not None and here[1].type == "PER" and not person and head.title:
        return n
    if n in scene.time_at or word.that or word.relative or word.adverb or token.kind != WORD:
        return j
    if word.participles or word.conjunction or (word.finite and not word.title):
        return j
    close = next((m for m in range(n, min(end, n + _APPOSED)) if line.tokens[m].kind == SIGN), None)
    if close is None:
        return j
    if person and word.title and line.is_comma(close):
        return n
    named = not person and head.title and not scene.names(first, j)
    short = line.is_comma(close) and close - n <= 5
    if named and short and (word.title or not (word.masdar or (token.key.startswith("ال") and close - n > 3))):
        return n
    return j


def _takes_place(scene: Scene, line: Line, j: int, end: int) -> bool:
    """مصدر في خفر السواحل: a preposition that belongs to the title before it."""
    if j + 1 >= end:
        return False
    nxt = line.word(j + 1)
    if j + 1 in scene.time_at or nxt.noun is not None or nxt.that or nxt.relative:
        return False
    here = scene.mention_at.get(j + 1)
    if line.key(j) == "عن":
        return line.word(j - 1).bare in scene.speech.sets["for_a_seat"]
    if here is not None:
        return here[1].type in ("ORG", "GROUP") or (here[1].type in ("GPE", "LOC") and line.key(j) != "من")
    documents = scene.speech.sets["documents"]
    anonymous = scene.speech.sets["anonymous"]
    if line.key(j - 1) in anonymous and line.key(j) == "في" and nxt.bare not in documents and not nxt.masdar:
        return line.key(j + 1) not in scene.speech.sets["speech_settings"]
    if (
        nxt.bare in documents
        or nxt.base in documents
        or line.key(j + 1) in scene.speech.sets["talking"]
    ):
        return False
    return nxt.title or line.word(j - 1).bare in scene.speech.sets["placed"]


def _joins(scene: Scene, line: Line, j: int) -> bool:
    """Whether و joins another part of the phrase and not a new clause."""
    word = line.word(j)
    if word.finite or word.participles or word.that:
        return False
    return not line.is_comma(j - 1)


def _complete(scene: Scene, line: Line, j: int, first: int) -> bool:
    """Whether the phrase before token `j` lacks no genitive: its last word has the article, or is part of a name."""
    before = line.tokens[j - 1]
    if before.kind != WORD:
        return True
    if before.key.startswith(("ال", "لل")) or (before.key.endswith("ون") and line.word(j - 1).title):
        return True  # أكد ناشطون وقوفهم: the plural has lost no ن to a genitive
    if line.word(j - 1).bare != before.key and "ال" in before.key[:3]:
        return True
    return any(scene.mention_at[n][0] == j for n in range(max(first, j - 6), j) if n in scene.mention_at) or (
        j - 1 > first and not line.word(j - 1).title and not line.word(j - 1).clitic
    )


def speaks(scene: Scene, line: Line, first: int, last: int) -> bool:
    """Whether the phrase can be a speaker: it names somebody, or its head is one who can speak."""
    sets, key = scene.speech.sets, line.key(first)
    while first + 1 < last and key in sets["honorifics"]:
        first += 1  # معالي وزير الخارجية
        key = line.key(first)
    if key in sets["platforms"]:
        return False
    if first + 1 < last and line.word(first).masdar and line.key(first + 1) in sets["demonstratives"]:
        return False  # تنظيم هذه الانتخابات: the act, no body
    if key in QUOTES and first in line.close:
        return True  # «عكاظ»: a name in marks
    if key in sets["quantifiers"] and first + 1 < last:
        first += 2 if line.key(first + 1) == "من" and first + 2 < last else 1  # عدد من النواب
        key = line.key(first)
    if line.word(first).title or first in scene.office_at or key in scene.persons:
        return True
    if key.endswith(NISBA_PLURAL) and len(key) > 5:
        return True  # الكينيون: those of a place or a party
    if (key in sets["alone"] and key not in sets["demonstratives"]) or are_people(scene, line, first):
        return True
    return any(
        m.type in ("PER", "ORG", "GPE", "GROUP") for m in scene.names(first, min(first + 1, last))
    ) or any(m.type == "PER" for m in scene.names(first, last))
