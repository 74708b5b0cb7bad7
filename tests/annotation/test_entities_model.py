"""What the shipped model adds: names that no register holds."""

import pytest

from docanalyze.annotation.pipeline import build_pipeline
from docanalyze.annotation.records import EntityRecord


@pytest.fixture(scope="module")
def nlp():
    return build_pipeline()


def rows_of(nlp, text: str) -> list[EntityRecord]:
    return nlp(text)._.entities


def test_an_unknown_person_is_found_without_the_title_and_not_linked(nlp):
    rows = rows_of(nlp, "Foreign Minister Tendai Mukwewa flew to Geneva. Mukwewa said little.")
    people = [row for row in rows if row["label"] == "PERSON"]
    assert [row["text"] for row in people] == ["Tendai Mukwewa", "Mukwewa"]
    assert {row["entity_id"] for row in people} == {None}
    assert people[1]["method"] == "alias"


def test_the_longest_name_wins_over_a_state_inside_it(nlp):
    rows = rows_of(nlp, "Michael Jordan, the basketball player, never played in Jordan.")
    assert (rows[0]["text"], rows[0]["label"]) == ("Michael Jordan", "PERSON")
    assert rows[1]["entity_id"] == "state:JOR"


def test_an_acronym_in_brackets_means_what_stands_before_it(nlp):
    rows = rows_of(
        nlp,
        "He joined the International Association of Harbour Masters (IAHM) in Lagos. "
        "Later the IAHM expelled him.",
    )
    assert [row["text"] for row in rows if row["label"] == "ORG"] == [
        "International Association of Harbour Masters",
        "IAHM",
        "IAHM",
    ]


def test_a_heading_in_title_case_is_no_organisation(nlp):
    text = "Collective Restraint in an Age of Rivalry\n\nStates argue about it all the time."
    assert rows_of(nlp, text) == []


def test_roles_and_member_states_are_no_entities(nlp):
    text = "The Secretary-General told Member States that the President had called."
    assert rows_of(nlp, text) == []


def test_a_state_beside_its_government_is_only_the_state(nlp):
    rows = rows_of(nlp, "The Brazilian Government and the Government of Peru agreed.")
    assert [row["text"] for row in rows] == ["Brazilian", "Peru"]


def test_hyphens_after_abbreviations_join_states(nlp):
    (row,) = rows_of(nlp, "A U.S.-Japan panel met for two days.")
    assert (row["text"], row["entity_ids"]) == ("U.S.-Japan", ["state:USA", "state:JPN"])
