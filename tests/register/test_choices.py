"""The user's decisions win over every rule, and survive what is added to the dossier."""

from __future__ import annotations

import pytest

from mahdar.register import Choices, compile_register, find_ids
from mahdar.register.choices import EventChoice, NameChoice


def link(register, doc, local):
    return next(entity for d, name, entity in register.links if (d, name) == (doc, local))


# names


@pytest.fixture
def two_bearers(draft):
    """Two people of one surname; a third article has the surname alone."""
    a = draft("a.txt", "قال سالم البحري كلمته").person("سالم البحري").made()
    b = draft("b.txt", "قال راشد البحري كلمته").person("راشد البحري").made()
    c = draft("c.txt", "قال البحري كلمته").person("البحري").made()
    return [a, b, c]


def test_a_surname_given_to_one_bearer(two_bearers):
    assert len({link(compile_register(two_bearers), d, n) for d, n in (
        ("a.txt", "per:سالم البحري"), ("b.txt", "per:راشد البحري"), ("c.txt", "per:البحري"),
    )}) == 3  # fmt: skip
    register = compile_register(two_bearers, Choices(same=(("راشد البحري", "البحري"),)))
    assert link(register, "c.txt", "per:البحري") == link(register, "b.txt", "per:راشد البحري")
    assert link(register, "c.txt", "per:البحري") != link(register, "a.txt", "per:سالم البحري")
    entity = next(e for e in register.entities if e.name == "راشد البحري")
    assert "the dossier says so" in entity.reasons


def test_a_surname_taken_from_its_only_bearer(draft):
    a = draft("a.txt", "قال سالم البحري كلمته").person("سالم البحري").made()
    c = draft("c.txt", "قال البحري كلمته").person("البحري").made()
    together = compile_register([a, c])
    assert link(together, "a.txt", "per:سالم البحري") == link(together, "c.txt", "per:البحري")
    apart = compile_register([a, c], Choices(apart=(("سالم البحري", "البحري"),)))
    assert link(apart, "a.txt", "per:سالم البحري") != link(apart, "c.txt", "per:البحري")


def test_apart_holds_through_a_third_spelling(draft):
    names = ("ريتشارد فولكنر", "ريتشارد فولكنير", "ريتشارد فولكينر")
    made = [draft(f"{n}.txt", f"وصل {name} اليوم").person(name).made() for n, name in enumerate(names)]
    assert len({link(compile_register(made), f"{n}.txt", f"per:{name}") for n, name in enumerate(names)}) == 1
    apart = compile_register(made, Choices(apart=((names[0], names[2]),)))
    assert link(apart, "0.txt", f"per:{names[0]}") != link(apart, "2.txt", f"per:{names[2]}")


def test_one_name_of_two_people_is_split_by_article(draft):
    made = [draft(f"{doc}.txt", "قال سالم البحري كلمته").person("سالم البحري").made() for doc in ("a", "b", "c")]
    choice = NameChoice(names=("سالم البحري",), en="Salem the elder", articles=("b*",), at="names.tsv:2")
    register = compile_register(made, Choices(names=(choice,)))
    ids = [link(register, f"{doc}.txt", "per:سالم البحري") for doc in ("a", "b", "c")]
    assert ids[0] == ids[2] != ids[1]
    elder = next(e for e in register.entities if e.id == ids[1])
    assert (elder.name, elder.en) == ("سالم البحري", "Salem the elder")
    assert elder.reasons == ("names.tsv:2 says who bears the name in b*",)


def test_no_name_in_some_articles_only(draft):
    made = [draft(f"{doc}.txt", "قال سالم البحري كلمته").person("سالم البحري").made() for doc in ("a", "b")]
    choice = NameChoice(names=("سالم البحري",), articles=("a.txt",), never=True, at="names.tsv:2")
    register = compile_register(made, Choices(names=(choice,)))
    assert [e.doc for entity in register.entities for e in entity.mentions] == ["b.txt"]


def test_the_spelling_that_is_shown(draft):
    made = [draft(f"{doc}.txt", "قال قاسم الاريني كلمته").person("قاسم الاريني").made() for doc in ("a", "b")]
    assert [e.name for e in compile_register(made).entities] == ["قاسم الاريني"]
    assert [e.name for e in compile_register(made, Choices(shown=("قاسم الأريني",))).entities] == ["قاسم الأريني"]


# events

PEOPLE = ("سالم البحري", "ريتشارد فولكنر")


@pytest.fixture
def visit(draft):
    """An article about a meeting of two people: (doc, day, words after the verb)."""

    def make(doc, day, words):
        made = draft(doc, f"التقى سالم البحري ريتشارد فولكنر {words}", day)
        for name in PEOPLE:
            made.person(name)
        parties = [f"per:{name}" for name in PEOPLE]
        return made.event("التقى", "meeting", "happened", parties, clause=made.text)

    return make


SAME = "وبحثا مستقبل الصيد في الخليج وعدد القوارب"
OTHER = "لتوقيع عقد شراء طائرات نقل"


def entry_of(register, doc):
    return next(h for h in (*register.happenings, *register.rounds) if any(e.doc == doc for e in h.accounts))


def events_of(register, annotated):
    """The E- id of each article's one event."""
    from mahdar.register.corpus import Corpus

    corpus = Corpus(annotated)
    return {e.doc: corpus.event_id(*e) for h in register.happenings for e in h.accounts}


def test_a_merge_tells_its_reason_with_the_ids_that_undo_it(visit):
    made = [visit("a.txt", "2024-05-06", SAME).made(), visit("b.txt", "2024-05-06", SAME).made()]
    register = compile_register(made)
    entry = entry_of(register, "a.txt")
    ids = events_of(register, made)
    assert entry == entry_of(register, "b.txt")
    assert len(entry.reasons) == 1
    assert entry.reasons[0].startswith(f"{ids['a.txt']} a.txt and {ids['b.txt']} b.txt: the same people")
    undone = compile_register(made, Choices(events=(EventChoice(same=False, ids=(ids["a.txt"], ids["b.txt"])),)))
    assert entry_of(undone, "a.txt") != entry_of(undone, "b.txt")


def test_a_missed_merge_is_stated(visit):
    made = [visit("a.txt", "2024-05-06", SAME).made(), visit("b.txt", "2024-06-20", OTHER).made()]
    register = compile_register(made)
    first, second = entry_of(register, "a.txt"), entry_of(register, "b.txt")
    assert first != second
    choice = EventChoice(same=True, ids=(first.id, second.id), at="events.tsv:2")
    joined = compile_register(made, Choices(events=(choice,)))
    assert entry_of(joined, "a.txt") == entry_of(joined, "b.txt")
    assert entry_of(joined, "a.txt").reasons == ("events.tsv:2 says so",)


def test_decisions_survive_an_article_that_tells_of_it_first(visit):
    made = [visit("b.txt", "2024-05-06", SAME).made(), visit("c.txt", "2024-06-20", OTHER).made()]
    register = compile_register(made)
    ids = (entry_of(register, "b.txt").id, entry_of(register, "c.txt").id)
    choices = Choices(events=(EventChoice(same=True, ids=ids, at="events.tsv:2"),))
    more = [*made, visit("a.txt", "2024-05-05", SAME).made()]
    rebuilt = compile_register(more, choices)
    assert entry_of(rebuilt, "a.txt") == entry_of(rebuilt, "b.txt") == entry_of(rebuilt, "c.txt")
    assert entry_of(rebuilt, "a.txt").id != ids[0]
    assert find_ids(more, rebuilt)[ids[0]] == entry_of(rebuilt, "a.txt").id


def test_a_decision_holds_against_a_chain_of_merges(visit):
    made = [visit(f"{doc}.txt", "2024-05-06", SAME).made() for doc in ("a", "b", "c")]
    ids = events_of(compile_register(made), made)
    choice = EventChoice(same=False, ids=(ids["a.txt"], ids["c.txt"]))
    register = compile_register(made, Choices(events=(choice,)))
    assert entry_of(register, "a.txt") == entry_of(register, "b.txt") != entry_of(register, "c.txt")


# rounds

PROCESS = "الحوار الاقتصادي"


@pytest.fixture
def round_article(draft):
    def make(doc, day, words, number):
        made = draft(doc, f"{words} من {PROCESS} بين الأردن والكويت.", day)
        made.process(PROCESS).place("الأردن", "jordan").place("الكويت", "kuwait")
        slots = [("number", number, words.split()[-1])]
        return made.event(f"{words} من {PROCESS}", "dialogue-round", "happened", ("jordan", "kuwait"), slots).made()

    return make


def test_an_account_leaves_a_round_and_two_rounds_become_one(round_article):
    made = [
        round_article("a.txt", "2024-05-06", "الجولة الثانية", "2"),
        round_article("b.txt", "2024-05-07", "الجولة الثالثة", "3"),
        round_article("c.txt", "2024-09-01", "الجولة الرابعة", "4"),
    ]
    register = compile_register(made)
    first, last = entry_of(register, "a.txt"), entry_of(register, "c.txt")
    assert first == entry_of(register, "b.txt") != last
    assert any(reason.endswith("b.txt: told, without a day, in the days of the round") for reason in first.reasons)
    by_doc = {reason.split()[1].rstrip(":"): reason.split()[0] for reason in first.reasons}
    assert by_doc.keys() == {e.doc for e in first.accounts}
    apart = EventChoice(same=False, ids=(first.id, by_doc["b.txt"]), at="events.tsv:2")
    register = compile_register(made, Choices(events=(apart,)))
    assert entry_of(register, "a.txt").id == first.id
    assert entry_of(register, "b.txt").number == 3
    assert entry_of(register, "b.txt").reasons[0].endswith(f"events.tsv:2 says that it is not of {first.id}")
    assert not register.disagreements
    same = EventChoice(same=True, ids=(first.id, last.id), at="events.tsv:2")
    register = compile_register(made, Choices(events=(same,)))
    assert [r.number for r in register.rounds] == [first.number]
    assert len(register.rounds[0].accounts) == 3


def test_a_meeting_that_is_the_round(round_article, visit):
    made = [round_article("a.txt", "2024-05-06", "الجولة الثانية", "2"), visit("b.txt", "2024-05-20", OTHER).made()]
    register = compile_register(made)
    home, meeting = entry_of(register, "a.txt"), entry_of(register, "b.txt")
    choice = EventChoice(same=True, ids=(home.id, meeting.id), at="events.tsv:2")
    register = compile_register(made, Choices(events=(choice,)))
    assert [r.id for r in register.rounds] == [home.id]
    assert not register.happenings
    assert [e.doc for e in register.rounds[0].accounts] == ["a.txt", "b.txt"]
