"""Stems and endings: each class of verb, a form it has beside one it has not."""

from __future__ import annotations

import pytest

from mahdar.text.fold import fold_key
from mahdar.text.inflect import Principal, forms

SOUND = Principal("أكد", "يؤكد", ("تأكيد",), "مؤكد", "مؤكد", "", "")
HOLLOW = Principal("قال", "يقول", ("قول",), "قائل", "مقول", "قيل", "يقال")
DOUBLED = Principal("أصر", "يصر", ("إصرار",), "مصر", "", "", "")
WEAK_YA = Principal("أبدى", "يبدي", ("إبداء",), "مبد", "مبدى", "أبدي", "يبدى")
WEAK_WAW = Principal("دعا", "يدعو", ("دعوة", "دعاء"), "داع", "مدعو", "دعي", "يدعى")
WEAK_ALIF = Principal("سعى", "يسعى", ("سعي",), "ساع", "", "", "")
WEAK_I = Principal("بقي", "يبقى", ("بقاء",), "باق", "", "", "")
HAMZA = Principal("بدأ", "يبدأ", ("بدء", "بداية"), "بادئ", "مبدوء", "", "")


def _letters(verb: Principal) -> set[str]:
    return {letters for letters, _, _ in forms(verb)}


@pytest.mark.parametrize(
    ("verb", "has", "has_not"),
    [
        (SOUND, "أكد أكدت أكدا أكدتا أكدوا يؤكد تؤكد يؤكدان يؤكدون يؤكدوا نؤكد مؤكدا مؤكدة", "أكدون يؤكدت مؤكدوا"),
        (HOLLOW, "قال قالت قالوا قالتا قلت قلنا يقول يقولون يقل قيل يقال قائلا قائلة", "قالن قولت يقلون"),
        (DOUBLED, "أصر أصرت أصروا أصررت أصررنا يصر يصرون يصررن", "أصررون يصررون"),
        (WEAK_YA, "أبدى أبدت أبدوا أبديا أبدينا يبدي يبدون تبدي إبداء مبديا مبدية", "أبديوا يبديون مبدا"),
        (WEAK_WAW, "دعا دعت دعوا دعوت دعونا يدعو يدعون يدعوان داعيا داعية", "دعاوا يدعوون داعا"),
        (WEAK_ALIF, "سعى سعت سعوا يسعى يسعون تسعى", "سعيوا يسعيون"),
        (WEAK_I, "بقي بقيت بقوا يبقى يبقون", "بقيوا يبقيون"),
        (HAMZA, "بدأ بدأت بدأوا بدؤوا يبدأ يبدأون يبدؤون", "بدأئوا يبدئون"),
    ],
)
def test_forms(verb: Principal, has: str, has_not: str) -> None:
    letters = _letters(verb)
    assert {fold_key(w) for w in has.split()} - letters == set()
    assert {fold_key(w) for w in has_not.split()} & letters == set()


def test_features() -> None:
    features = {(letters, part): feature for letters, part, feature in forms(SOUND)}
    assert features["اكدوا", "past"] == (3, "p", "m")
    assert features["تؤكد", "present"] == (3, "s", "f")
    assert features["نؤكد", "present"] == (1, "p", "")
    assert features["مؤكده", "participle"] == (0, "s", "f")
