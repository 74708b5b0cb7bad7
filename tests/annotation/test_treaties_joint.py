"""Several instruments share one head noun: a row for each."""

import pytest
from treaty_rows import found


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The Treaties of Trianon and Neuilly punished the small.",
            [
                ("Treaties of Trianon", "treaty-of-trianon-1920"),
                ("Neuilly", "treaty-of-neuilly-1919"),
            ],
        ),
        (
            "He taught the treaties of Versailles, Sèvres, and Lausanne in one term.",
            [
                ("treaties of Versailles", "treaty-of-versailles-1919"),
                ("Sèvres", "treaty-of-sevres-1920"),
                ("Lausanne", "treaty-of-lausanne-1923"),
            ],
        ),
        (
            "The Treaties of Utrecht, Rastatt and Baden were one peace in three towns.",
            [
                ("Treaties of Utrecht", "treaty-of-utrecht-1713"),
                ("Rastatt", "unregistered:treaty-of-rastatt"),
                ("Baden", "unregistered:treaty-of-baden"),
            ],
        ),
    ],
)
def test_treaties_of_several_places_are_a_row_each(text, rows):
    assert found(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "The treaties of Russia and Austria were as brittle as their glass.",
        "The treaties of friends and neighbours fill a shelf.",
    ],
)
def test_treaties_of_several_states_are_none_in_particular(text):
    assert found(text) == []
