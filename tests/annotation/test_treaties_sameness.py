"""One instrument under several names has one id; the year comes from where the text tells it."""

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_treaties")


def found(text):
    return [(row["text"], row["treaty_id"]) for row in NLP(text)._.treaties]


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
