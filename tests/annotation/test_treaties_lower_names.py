"""A name whose head has no capital is one where the text tells more of it."""

import pytest
from treaty_rows import found


@pytest.mark.parametrize(
    ("text", "name", "treaty"),
    [
        (
            "The Quillamba agreements of 1994 opened a road to the coast.",
            "Quillamba agreements",
            "unregistered:quillamba-agreements-1994",
        ),
        (
            "Nobody in the valley had read the 2019 Sary-Bulak agreement with Kyrgyzstan.",
            "Sary-Bulak agreement",
            "unregistered:sary-bulak-agreement-2019",
        ),
        (
            "He kept the Charazani declaration of 8 May 1971 in a drawer.",
            "Charazani declaration",
            "unregistered:charazani-declaration-1971",
        ),
        (
            "They rely on the older Bintan protocol, whose Article 12 lists the reefs.",
            "Bintan protocol",
            "unregistered:bintan-protocol",
        ),
    ],
)
def test_a_name_that_nobody_knows_is_one_with_its_year_or_article(text, name, treaty):
    assert found(text) == [(name, treaty)]


@pytest.mark.parametrize(
    "text",
    [
        "The Quillamba agreements are a rumour.",
        "The Labour agreement of 1997 was made in a restaurant.",
        "The Government declaration of 2001 promised cheaper bread.",
        "They waved their own Transitional Federal Charter at the judges in 2009.",
        "The deputies point to their Declaration of State Sovereignty of 1990.",
    ],
)
def test_what_is_within_a_state_is_none(text):
    assert found(text) == []
