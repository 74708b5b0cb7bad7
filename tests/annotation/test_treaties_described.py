"""Instruments that a text tells of by place, time and parties rather than by a name."""

import pytest
from treaty_rows import NLP, found


@pytest.mark.parametrize(
    ("text", "mention", "treaty"),
    [
        (
            "The peace treaty signed at Portsmouth in 1905 cost the Tsar half an island.",
            "peace treaty",
            "treaty-of-portsmouth-1905",
        ),
        (
            "By a treaty signed at Asuncion on 3 May 1897 the two republics went to law.",
            "treaty",
            "unregistered:treaty-1897",
        ),
        (
            "On 14 September 1937 they signed at Nyon an Arrangement for the Aegean.",
            "Arrangement for the Aegean",
            "nyon-agreement-1937",
        ),
    ],
)
def test_place_and_time_tell_which(text, mention, treaty):
    assert (mention, treaty) in [(row[0], row[1]) for row in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The two firms liked the agreement signed at Toulouse in 1986.",
        "They hope for a treaty that may be signed in Geneva some day.",
        "A proposed treaty signed by nobody lay in the drawer until 1905.",
    ],
)
def test_what_firms_made_or_nobody_signed_is_none(text):
    assert found(text) == []


def test_what_was_brought_up_last_is_not_the_treaty_named_before():
    text = (
        "The Treaty of Nanking had been signed in 1842. Caleb Horn sought a similar treaty with "
        "the Chinese, and he had the treaty within a month."
    )
    assert found(text) == [("Treaty of Nanking", "treaty-of-nanking-1842")]


def test_what_was_brought_up_in_lower_case_is_taken_up_with_a_capital():
    text = (
        "In August 1939 London and Warsaw signed a secret protocol, which said who was meant. "
        "The Protocol was read too late."
    )
    assert found(text) == [("Protocol", "unregistered:protocol-1939")]


def test_a_bodys_other_treaties_are_not_its_founding_one():
    text = "So is the CARICOM Treaty on Mutual Rescue of 2006."
    assert found(text) == [
        ("CARICOM Treaty on Mutual Rescue", "unregistered:caricom-treaty-on-mutual-rescue-2006")
    ]


def test_a_name_with_and_without_the_is_of_one_instrument():
    text = (
        "The Convention on the Rights of Pilots was signed in 1878. "
        "Nobody read the Convention on Rights of Pilots of 1878."
    )
    assert len({treaty for _, treaty in found(text)}) == 1
    assert len(found(text)) == 2


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The Vidal Treaty, the instrument of 6 June 1884 by which he gave in, is lost.", 1884),
        ("The Treaty of Mapacina, imposed at the port in January 1860, was void.", 1860),
        ("He imposed the Treaty of Gandarak on the khan in August 1873.", 1873),
        ("In February 1966 we were given the Geneva Agreement.", 1966),
        (
            "But for the Agreement on Fish Security they signed in Baku in 2010 all is new.",
            2010,
        ),
        ("The result was signed in Siwa on 11 August 1966. The Siwa Accord ended a war.", 1966),
        (
            (
                "The Treaty of Peace, Friendship and Boundaries took three more years, and "
                "was signed on 21 July 1938."
            ),
            1938,
        ),
        (
            (
                "They cite the Framework Treaty on River Security, San Pablo Alto, 15 May 1995, "
                "to each other."
            ),
            1995,
        ),
    ],
)
def test_the_year_stands_in_an_aside_or_behind_a_verb(text, year):
    assert [row["year"] for row in NLP(text)._.treaties] == [year]


def test_what_was_ratified_in_another_time_is_not_the_treaty_named_before():
    text = (
        "The Webster-Ashburton Treaty of 1842 drew one border. Over the next one they haggled. "
        "The Senate ratified the treaty on June 18, 1846."
    )
    assert [row[0] for row in found(text)] == ["Webster-Ashburton Treaty"]
