"""What entries refer to and no article names."""

from __future__ import annotations

import pytest

from mahdar.register import Choices, compile_register


@pytest.fixture
def annotated(draft):
    """A commitment of a party that is known by its adjective alone, and of one that nobody knows."""
    made = draft("a.txt", "تتعهد الحكومة السويسرية تمويل المشروع", "2024-05-06")
    return [made.commitment("تمويل المشروع", "support", ["switzerland", "org:مجهول"]).made()]


def test_a_country_known_by_its_adjective_has_an_entity(annotated):
    (entity,) = [e for e in compile_register(annotated).entities if e.id == "switzerland"]
    assert (entity.type, entity.name, entity.en, entity.names, entity.mentions) == (
        "GPE", "سويسرا", "Switzerland", (), ()
    )  # fmt: skip


def test_what_no_gazetteer_knows_has_none(annotated):
    assert "org:مجهول" not in {e.id for e in compile_register(annotated).entities}


def test_an_entity_that_is_named_is_not_made_twice(draft):
    made = draft("a.txt", "تتعهد سويسرا تمويل المشروع", "2024-05-06").place("سويسرا", "switzerland")
    made.commitment("تمويل المشروع", "support", ["switzerland"])
    (entity,) = [e for e in compile_register([made.made()]).entities if e.id == "switzerland"]
    assert len(entity.mentions) == 1


def test_the_english_name_chosen_wins(annotated):
    choices = Choices(english=(("سويسرا", "Swiss Confederation"),))
    assert "Swiss Confederation" in {e.en for e in compile_register(annotated, choices).entities}
