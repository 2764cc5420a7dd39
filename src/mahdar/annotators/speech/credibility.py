"""Whether a word is a cue after all, and no homograph, impersonal passive or predicate."""

from __future__ import annotations

from mahdar.annotators.speech.agreement import disagrees
from mahdar.annotators.speech.asides import stays_unnamed
from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.phrases import speaks
from mahdar.annotators.speech.reports import Report
from mahdar.annotators.speech.scene import Scene
from mahdar.lang.verbs import VerbForm
from mahdar.text.tokens import SIGN, WORD


def believable(scene: Scene, report: Report) -> bool:
    """Whether the word is the cue after all, and not a homograph or an impersonal passive (يذكر أن)."""
    form, line = report.form, report.line
    if form is not None and "past-only" in report.frame.flags and form.part != "past":
        return False
    sets, led = scene.speech.sets, line.key(report.at - 1)
    if line.key(report.at) in sets["must"] and led not in sets["unsaid"]:
        return False
    named = report.how in ("noun", "object") and report.kind == "finite"
    if led == "من" and form is not None and not form.proclitics and report.at - 1 > line.first:
        return False  # بينهم من طالب فلانا بكذا، هناك من يتحدث عن كذا
    if named and led in sets["far_relatives"] and report.subject is None:
        return False  # استثمارات دخلت البلاد والتي تؤكد الثقة: a thing shows
    if led in sets["cases"] and form is not None and form.part == "past" and not form.proclitics:
        return False  # في حال رفض المجلس الاتفاق: a noun
    chosen = line.word(report.at - 2).finite if led == "او" and report.at - 2 >= report.sentence[0] else None
    if chosen is not None and chosen.proclitics.endswith("ل"):
        return False  # ليقر أو يرفض كذا
    opens_with = report.at == report.sentence[0] and form is not None and _impersonal(scene, form)
    if opens_with and report.subject is not None and disagrees(scene, report, report.subject[0]):
        return False  # يذكر شركة كذا
    if form is not None and form.enclitic and form.ambiguous and "about" in report.frame.flags and not form.proclitics:
        relative = line.word(report.at - 1).relative or led in sets["free_relatives"]
        if report.how == "that" and line.tokens[report.at - 1].kind == WORD and not led.startswith("ال"):
            relative = True  # حملة وصفها محققون بأنها كذا: behind an indefinite noun no pronoun stands
        if not relative or report.subject is None or not speaks(scene, line, *report.subject):
            return False  # وصفه للقاء: a noun; ما وصفه الوزير بأنه كذا
        return report.how in ("that", "quote")
    if led in sets["free_relatives"] and line.key(report.at - 2) != "في" and named:
        return False  # وهو ما يؤكد خطر كذا، ما دعا الوزير إلى كذا
    if banishes(report):
        return False
    stressed = range(report.at + 1, report.content) if report.frame.name == "stress" else ()
    if any(line.word(n).bare in sets["tightened"] for n in stressed):
        return False  # شددت القوات إجراءات التفتيش على الطرق
    if named and line.word(report.at - 1).relative and line.key(report.at - 2) in sets["matters"]:
        return False  # الأمر الذي يؤكد عجز كذا
    if report.frame.cue.act == "deny" and named and line.key(report.content) in sets["not_spoken"]:
        return False  # رفض المصدر الإفصاح عن كذا
    if led in sets["free_relatives"] and report.how == "that" and report.subject is None and report.kind == "finite":
        return False  # في شأن ما ذكر أنه خلاف
    deems = report.frame.cue.verb in scene.speech.lemmas["deeming"]
    if deems and led in sets["nominal_relatives"] and line.key(report.at + 1) == "من":
        return False  # الذي اعتبر من المتشددين
    if report.frame.name == "reveal" and line.word(report.content).bare in sets["undisclosed"]:
        return False  # كشف عن تفاصيل كذا: what they are is not said
    if stays_unnamed(scene, line, report.content, line.last) or line.key(report.content) == "حجب":
        return False  # مشترطا عدم ذكر اسمه
    bare = report.how == "noun" and report.content - report.at <= 1
    if report.kind == "participle" and "transitive" in report.frame.flags and bare:
        return False  # متهمة بكذا is passive
    if report.kind == "participle" and bare and line.key(report.at).endswith("ه"):
        last = report.at - 1
        apart = last < line.first or line.tokens[last].kind == SIGN or line.word(report.at).conjunction
        if not apart and line.tokens[last].kind == WORD:
            return False  # هذه الدول مطالبة بكذا: a predicate
    if (
        report.frame.name == "renew"
        and report.kind == "participle"
        and line.key(report.at + 1)[-1:] not in ("ه", "ا", "م")
        and report.cue == [(report.at, report.at + 1)]
        and line.word(report.at + 1).noun is None
    ):
        return False  # مجددا: again
    if form is None or report.kind != "finite":
        return True
    if report.at > report.sentence[0] and line.key(report.at - 1) in sets["unsaid"]:
        if form.lemma not in scene.speech.deniable:
            return False
        report.cue[0] = (report.at - 1, report.at + 1)
    subject = report.subject or report.before
    after = subject is None and _afterwards(line, report)
    led_to = report.at > report.sentence[0] and line.word(report.at - 1).base in sets["subjunctive"]  # وحتى تضمن كذا
    if form.part == "present" and (led in sets["subjunctive"] or led_to) and not after:
        return False  # لا يصح أن يعتقد أحد: what may be said has not been said
    within = form.part == "past" and not form.proclitics and report.at > report.sentence[0]  # ضمن دول التحالف
    if report.frame.name == "guarantee" and (subject is None or within):
        return False  # حل يوقف القتال ويضمن عودة النازحين
    ahead = line.word(report.at - 1).that if report.at > report.sentence[0] else None
    mine = form.part == "past" and form.lemma[0] == "أ" and subject is None
    if ahead is not None and mine and not ahead.pronoun and line.key(report.at - 2) not in sets["before_that"]:
        return False  # أود أن أعرب لكم: the first person of the present
    bound = form.ambiguous and form.part == "past" and not form.proclitics and report.at > report.sentence[0]
    joined = form.part == "past" and line.word(report.at).conjunction == "و" and line.word(report.at - 1).masdar
    if joined and form.ambiguous and named and report.at - 1 > report.sentence[0]:
        return False  # لديها قناعة وتصميم وأمل في كذا
    governed = line.word(report.at - 1).masdar and not led.startswith("ال") and form.ambiguous and form.part == "past"
    if governed and not form.proclitics and report.at > report.sentence[0] and not led.endswith("قد"):
        return False  # سيطرة تجمع كذا على المدينة: a noun
    signed = range(report.at + 1, min(report.content + 1, line.last)) if report.frame.cue.act == "expect" else ()
    if any(line.word(n).bare in sets["signed"] for n in signed) and report.how in ("object", "noun"):
        return False  # توقع مذكرة تفاهم: signs
    if form.part == "past" and line.word(report.at).masdar and led in sets["copulas"]:
        return False  # المطلوب هو كشف كذا: a noun
    if bound and led in sets["noun_governors"]:
        return False  # بناء على طلب أحزاب كذا: a noun
    near = report.subject is not None and report.subject[0] == report.at + 1
    that = ahead is not None and not ahead.pronoun and line.key(report.at - 2) not in sets["before_that"]
    if bound and near and that:
        return False  # أن رفض النقابات قد يعطل كذا
    token = line.tokens[report.at]
    if form.lemma[0] == "ا" and scene.text[token.at(form.start, scene.text)] == "أ":
        return False  # أعتقد is I, اعتقد is he
    if form.proclitics.endswith("س") or line.key(report.at - 1) in sets["unreal"]:
        return False  # what will be said, or would be, has not been said
    if report.act == "threaten" and form.part == "present" and form.proclitics and subject is None:
        clause = range(max(report.sentence[0], report.at - _RELATIVE), report.at)
        if any(line.word(n).relative for n in clause) and not any(line.word(n).frames for n in clause):
            return False  # تدابير قد تعمق الأزمة وتهدد بإضعاف كذا
    if form.proclitics.endswith("ل") and subject is None:
        return False  # جاء القرار ليؤكد: what something shows, not what somebody says
    if form.lemma == "بين" and (not form.proclitics or (subject is None and form.part == "present")):
        return False  # تبين أن: it turned out; بين فلان وفلان: between
    if (
        "about" in report.frame.flags
        and report.how == "noun"
        and (report.letters or line.key(report.content - 1) == "ب")
    ):
        return False  # وصفت بكذا: passive, nobody is named
    deemed = form.lemma in scene.speech.lemmas["deeming"] and report.frame.cue.act == "assert"
    spoken = deemed and subject is not None and speaks(scene, line, *subject)
    if form.enclitic and report.how == "quote" and not spoken:
        return False  # ما يدعوه «كذا»: a name
    if form.enclitic and deemed and "about" not in report.frame.flags and report.how != "quote":
        return False
    leading = line.word(report.at - 1).finite
    carried_on = leading is not None and leading.lemma in scene.speech.lemmas["goes_on"]  # ومضى يقول
    quoted = report.how in ("quote", "colon") or report.content in line.close
    opens = bool(form.proclitics) or report.at == report.sentence[0]
    thing = report.subject is not None and _is_thing(scene, line, *report.subject)
    vouched = quoted and opens and form.part == "past" and not thing  # وأوضح ميريل "...": nobody knows the name
    if report.how == "that" and opens and form.part == "past" and report.subject is not None:
        first, last = report.subject  # وأوضح زغلول أن
        family = last - first == 1 and line.key(first).endswith("ي") and len(line.key(first)) > _FAMILY  # العصيمي
        strange = family or not line.key(first).startswith("ال")
        strange = strange and line.tokens[first].kind == WORD and last - first <= _STRANGE
        vouched = vouched or (strange and not _inanimate(scene, line, first) and report.content - last <= _SOON)
    accuses = report.how in ("object", "noun") and "transitive" in report.frame.flags
    if accuses and opens and form.part == "past" and report.subject is not None:
        first, last = report.subject  # واتهم بيكارد الشركة بكذا
        vouched = vouched or (
            last - first <= _STRANGE and line.tokens[first].kind == WORD and not line.key(first).startswith("ال")
            and not _inanimate(scene, line, first)
        )  # fmt: skip
    mute = (
        report.subject is not None and not report.subject_letters and not vouched
        and not speaks(scene, line, *report.subject) and not (report.how == "that" and _is_text(scene, report))
    )  # fmt: skip
    if mute and accuses:
        return False  # أبلغ التهاني وأطيب الأمنيات
    if mute and ("strict" in report.frame.flags or (form.part == "present" and report.how == "that")):
        return False  # تعتبر ملاحق ... أن: what cannot speak says nothing
    if mute and subject is not None and _inanimate(scene, line, subject[0]):
        return False
    if carried_on:
        return True
    if (
        subject is None and report.how == "object" and form.lemma in scene.speech.lemmas["guessed"]
        and form.number == "s" and form.part == "present" and form.gender == "m"
        and not line.word(report.cue[0][0]).conjunction and not line.word(report.at - 1).relative
    ):  # fmt: skip
        return False  # لا يستبعد حصول كذا: nobody is said to say so
    if led == "التي" and report.subject is None and _impersonal(scene, form):
        return False  # المرشحة التي يرجح فوزها: it is expected of her
    if subject is None and report.how == "that" and report.content - report.at <= 3 and _impersonal(scene, form):
        return False
    if subject is None and not form.proclitics and report.at > report.sentence[0]:
        before = line.word(report.at - 1)
        plain = line.tokens[report.at - 1].kind == WORD and not (before.that or before.adverb or before.conjunction)
        if before.relative and report.at - 2 >= report.sentence[0] and line.key(report.at - 2) in sets["copulas"]:
            return False
        known = scene.speech.phrases["openers"].at(line.keys, report.at - 1, report.at)
        if (
            plain and not known and not before.relative and report.cue[0][0] == report.at
            and not line.word(report.opens).adverb and report.opens < report.at
        ):  # fmt: skip
            return False  # مسودة تشير إلى: what stands before it is its subject, and cannot speak
    perfect = report.before is not None and report.at > report.sentence[0] and line.key(report.at - 1) == "قد"
    if not form.ambiguous or vouched or perfect:  # قد stands before verbs alone
        return True
    if mute:
        return False
    if report.how == "that":
        return report.content - report.at <= 25
    if subject is not None:
        return speaks(scene, line, *subject)
    own = line.key(report.at - 1) in sets["turns"] or (ahead is not None and ahead.pronoun)
    if own and report.at > report.sentence[0]:
        return True  # غير أنه استبعد كذا
    if report.how in ("object", "quote") and not form.proclitics:
        return False
    return bool(form.proclitics) or report.at == report.sentence[0] or line.is_comma(report.at - 1)


def banishes(report: Report) -> bool:
    """نفى الملك خصومه إلى الجزيرة."""
    return report.frame.name == "deny" and report.how == "object" and report.line.key(report.content + 1) == "الي"


def _is_text(scene: Scene, report: Report) -> bool:
    """ويتوقع التقرير أن: a text may stand for its authors."""
    return report.subject is not None and (
        report.line.word(report.subject[0]).bare in scene.speech.sets["documents"]
    )


def _afterwards(line: Line, report: Report) -> bool:
    """قال كذا، قبل أن يتعهد بكذا: the same speaker's next words, told as what came after."""
    at = report.at
    return at - 3 > report.sentence[0] and line.key(at - 2) == "قبل" and line.is_comma(at - 3)


_RELATIVE = 20
"""Tokens back within which a relative clause may still go on."""
_STRANGE, _SOON, _FAMILY = 2, 8, 4
"""Words of a name that nobody knows; how soon behind it أن must stand; letters that one with the article exceeds."""


def _inanimate(scene: Scene, line: Line, i: int) -> bool:
    word = line.word(i)
    return word.masdar or word.bare in scene.speech.sets["inanimate"] or word.base in scene.speech.sets["inanimate"]


def _is_thing(scene: Scene, line: Line, first: int, last: int) -> bool:
    """وأطلق دعوة مفتوحة: a noun and its adjective, of what is known to be a thing."""
    whole = last - first > 1 or line.key(first).startswith("ال")
    return _inanimate(scene, line, first) and whole and not scene.names(first, last)


def _impersonal(scene: Scene, form: VerbForm) -> bool:
    """يذكر أن, يتوقع أن: the present of the third person masculine without a subject is the passive."""
    present = form.part == "present" and form.number == "s" and form.gender == "m"
    return present and form.lemma in scene.speech.lemmas["impersonal"]
