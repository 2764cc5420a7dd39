"""What the words of a noun phrase tell of it: whose they are, how many it is of, whether another begins."""

from __future__ import annotations

from mahdar.annotators.speech.lines import Line
from mahdar.annotators.speech.scene import Scene
from mahdar.text.affixes import THIRD_PERSON
from mahdar.text.tokens import WORD


def two_bodies(scene: Scene, line: Line, first: int, j: int) -> bool:
    """A body by name right behind another: the second has the article, and nothing joins them."""
    if not line.key(j).startswith("ال") or line.tokens[j - 1].kind != WORD:
        return False
    return any(
        scene.mention_at[n][0] == j and scene.mention_at[n][1].type == "ORG"
        for n in range(max(first, j - 6), j)
        if n in scene.mention_at
    )


def indefinite(scene: Scene, line: Line, j: int) -> bool:
    """A noun in the accusative whose ending the text writes out (مقالاً)."""
    written = scene.text[line.tokens[j].start : line.tokens[j].end]
    return written.endswith(("اً", "ًا")) and not line.word(j).title


def owned(scene: Scene, line: Line, j: int) -> bool:
    """A noun with a pronoun of the third person written on; ة is none, so the text is asked."""
    token = line.tokens[j]
    written = scene.text[token.start : token.end]
    return len(written) > 3 and not written.startswith("ال") and written.endswith(THIRD_PERSON)


def is_bare_name(line: Line, first: int) -> bool:
    """جدد مغازي تأكيد موقفه: behind a verb a word that heads nothing else is a name, which takes no genitive."""
    word = line.word(first)
    if not word.plain or word.title or word.masdar or word.noun or word.channels or word.clitic:
        return False
    if first == line.first or first + 1 >= line.last:
        return False
    if not line.word(first - 1).finite or line.keys[first + 1].startswith("ال"):
        return False  # في مقر إقامته، في ختام الاجتماع
    return line.tokens[first].kind == WORD and not line.keys[first].endswith(("ه", "ات"))


def are_people(scene: Scene, line: Line, i: int) -> bool:
    """المتابعون، بعض المدافعين: the sound plural of a participle is of people; the oblique one needs a quantifier."""
    key = line.key(i)
    if not key.endswith("ون") and not (
        key.endswith("ين") and key.startswith("ال") and (line.key(i - 1) in scene.speech.sets["quantifiers"])
    ):
        return False
    return any(f.part in ("participle", "passive") and f.number == "p" for f in scene.speech.verbs.analyse(key))
