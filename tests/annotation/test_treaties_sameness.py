"""One instrument under several names has one id; the year comes from where the text tells it."""

import pytest
from treaty_rows import found


def test_an_acronym_in_brackets_stands_for_its_instrument_afterwards():
    text = (
        "The Agreement on Shared Maritime Corridors (ASMC) of 2011 divided them. "
        "Nobody has cited the ASMC since."
    )
    rows = found(text)
    assert [name for name, _ in rows][-1] == "ASMC"
    assert {identifier for _, identifier in rows} == {
        "unregistered:agreement-on-shared-maritime-corridors-2011"
    }


def test_an_acronym_formed_of_a_name_needs_no_brackets():
    text = (
        "Four states adopted the Lake Fisheries Agreement in 2003. The LFA has a secretariat, "
        "and the Fisheries Ministry dislikes it."
    )
    assert ("LFA", "unregistered:lake-fisheries-agreement-2003") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Basin Water Agreement of 2007, also called the Mbeya Agreement, has teeth.",
        (
            "The Basin Water Agreement was opened for signature in June 2007. "
            "Article 2 of the Mbeya "
            "Agreement, as it is also known, has teeth."
        ),
    ],
)
def test_another_name_has_the_same_id(text):
    assert {identifier for _, identifier in found(text)} == {
        "unregistered:basin-water-agreement-2007"
    }


def test_the_year_told_later_is_the_year_of_all():
    text = (
        "The Harbour Defence Agreement was unpopular. It took the Harbour Defence Agreement of "
        "1938 a decade to lapse."
    )
    assert {identifier for _, identifier in found(text)} == {
        "unregistered:harbour-defence-agreement-1938"
    }


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        (
            "An instrument signed at Cuzco on 3 May 1851 ended it. The Treaty of Cuzco was clear.",
            "unregistered:treaty-of-cuzco-1851",
        ),
        (
            "The truce held until a Treaty of Amity and Limits confirmed in March 1911 the loss.",
            "unregistered:treaty-of-amity-and-limits-1911",
        ),
        (
            "They met in 1922 and left the flimsy Trans-Frontier Accord of June that year behind.",
            "unregistered:trans-frontier-accord-1922",
        ),
    ],
)
def test_a_year_told_otherwise(text, identifier):
    assert [row for _, row in found(text)] == [identifier]


def test_a_known_name_signed_in_another_year_is_another_instrument():
    text = "The Locarno Treaty, signed in the winter of 1911, was about stamps."
    assert "locarno-treaties-1925" not in {identifier for _, identifier in found(text)}


def test_an_acronym_of_few_states_is_known_where_they_are_named():
    text = "Filipino and American officers praised EDCA in Manila and the United States."
    assert found(text) == [("EDCA", "enhanced-defense-cooperation-agreement-2014")]
    assert found("The choir EDCA sang in Lisbon.") == []


def test_a_longer_name_is_not_the_register_name_inside():
    text = "A Status of Visiting Forces Agreement signed with Fiji in 2011 came next."
    assert [name for name, _ in found(text)] == ["Status of Visiting Forces Agreement"]


def test_a_court_named_by_its_noun_owns_its_statute():
    text = (
        "The Rome Statute is young. The International Court of Justice is not. The Court's judges "
        "draw on Article 38 of its Statute."
    )
    assert found(text)[-1] == ("Statute", "statute-of-the-international-court-of-justice-1945")


def test_many_treaties_at_once_are_no_instrument():
    assert found("Paper and Sand: Treaties of the Sahel") == []


def test_a_treaty_is_not_older_than_itself():
    text = "England took the island under the Treaty of Madrid in 1670."
    assert [identifier for _, identifier in found(text)] == ["unregistered:treaty-of-madrid-1670"]


@pytest.mark.parametrize(
    "text",
    [
        "The Siwa Accord, formally the Agreement on Shared Wells, was signed in 1988.",
        "The Siwa Accord, or the Agreement on Shared Wells of 1988, divides them.",
        "The Siwa Accord, as the Agreement on Shared Wells of 1988 is known, divides them.",
        "In 1988 they signed the Agreement on Shared Wells (“the Siwa Accord”). It divides them.",
        "The Agreement on Shared Wells (1988) – known as the Siwa Accord – divides them.",
        "The Agreement on Shared Wells, signed at Siwa in 1988, holds. The Siwa Accord is short.",
        "An Agreement on Shared Wells was signed in Siwa in 1988. Under the Siwa Accord they stay.",
    ],
)
def test_a_second_name_joins_the_dated_title(text):
    assert dict(found(text)) == {
        "Agreement on Shared Wells": "unregistered:agreement-on-shared-wells-1988",
        "Siwa Accord": "unregistered:agreement-on-shared-wells-1988",
    }


def test_two_agreements_beside_each_other_stay_two():
    text = "The Siwa Accord of 1988 and a pact called the Kharga Treaty (1990) differ."
    assert len({identifier for _, identifier in found(text)}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The arrangement known as MSTA binds two navies. MSTA was signed in 2011.",
        "The two signed MSTA in 2011. Under MSTA, the navies patrol together.",
        "The naval pact, MSTA, was signed in 2011. MSTA has three articles.",
    ],
)
def test_an_acronym_that_is_called_an_arrangement_or_signed_is_one(text):
    assert found(text) == [("MSTA", "unregistered:msta-2011")] * 2


def test_an_arrangement_that_was_concluded_is_one():
    text = "In 2011 the two concluded the Mutual Sea Transit Arrangement (MSTA)."
    assert found(text)[0] == (
        "Mutual Sea Transit Arrangement",
        "unregistered:mutual-sea-transit-arrangement-2011",
    )


@pytest.mark.parametrize(
    "text",
    ["The two signed MOUs and an MOU in 2011.", "In 2011 NATO signed nothing."],
)
def test_not_every_acronym_beside_a_signature_is_an_instrument(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            (
                "The Optional Protocol to the Convention against Torture set up visits. "
                "The Convention against Torture had none."
            ),
            "convention-against-torture-1984",
        ),
        (
            (
                "Protocol No. 6 to the European Convention on Human Rights ended executions. "
                "The European Convention on Human Rights had allowed them."
            ),
            "european-convention-on-human-rights-1950",
        ),
        (
            (
                "They joined the Optional Protocol to the Convention against Torture. "
                "The Protocol opened their prisons."
            ),
            "optional-protocol-to-the-convention-against-torture-2002",
        ),
    ],
)
def test_what_a_protocol_adds_to_is_no_short_name_of_the_protocol(text, last):
    assert found(text)[-1][1] == last
