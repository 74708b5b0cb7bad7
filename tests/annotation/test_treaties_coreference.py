"""Short forms are bound to their instrument or left out."""

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_treaties")


def bound(text):
    return [
        (row["text"], row["treaty_id"])
        for row in NLP(text)._.treaties
        if row["method"] == "coreference"
    ]


def test_the_charter_is_the_united_nations_where_the_united_nations_is_spoken_of():
    text = "The United Nations must renew itself. The Charter gives it every means."
    assert bound(text) == [("Charter", "charter-of-the-united-nations-1945")]


def test_the_charter_is_another_where_that_was_just_named():
    text = "The United Nations sent envoys. The OAU Charter forbade it; the Charter was clear."
    assert bound(text) == [("Charter", "oau-charter-1963")]


def test_the_charter_of_nobody_is_left_out():
    assert bound("The city council adopted the Charter last week.") == []


def test_a_capitalised_head_means_what_was_named_with_it():
    text = "Parties to the Rome Statute met. The Statute has been amended."
    assert bound(text) == [("Statute", "rome-statute-1998")]


def test_the_year_before_the_head_decides():
    text = "The Washington Treaty and the Rio Treaty differ, but the 1949 treaty names no bloc."
    assert bound(text) == [("1949 treaty", "north-atlantic-treaty-1949")]


def test_two_possible_instruments_bind_nothing():
    text = "The Treaty of Trianon followed the Treaty of Versailles. The treaty was resented."
    assert bound(text) == []


def test_the_end_of_a_long_name_is_a_short_form():
    text = "The Comprehensive Nuclear-Test-Ban Treaty waits. The Test-Ban Treaty needs Asia."
    assert bound(text)[0][1] == "comprehensive-nuclear-test-ban-treaty-1996"


def test_its_statute_is_the_courts():
    text = "The International Court of Justice follows its Statute."
    assert bound(text) == [("Statute", "statute-of-the-international-court-of-justice-1945")]


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Ghent ended the war. Tripoli refused the treaty proposed by its envoy.",
        "After the Treaty of Wangxia this treaty system spread to every port.",
    ],
)
def test_a_head_that_goes_on_is_another(text):
    assert bound(text) == []


def test_a_year_beside_a_mention_gets_its_treaty():
    nlp = spacy.blank("en")
    for name in ("docanalyze_names", "docanalyze_dates", "docanalyze_treaties"):
        nlp.add_pipe(name)
    doc = nlp("The Treaty of Riga (1921) held. In 1939 the 1921 Treaty of Riga was void.")
    assert [(row["text"], row["treaty_id"]) for row in doc._.dates] == [
        ("1921", "treaty-of-riga-1921"),
        ("1939", None),
        ("1921", "treaty-of-riga-1921"),
    ]


def test_the_charter_is_that_of_the_only_body_spoken_of():
    text = "The Gulf Cooperation Council is cautious. Article 10 of the Charter settles disputes."
    assert bound(text) == [("Charter", "gcc-charter-1981")]


def test_a_year_after_a_short_form_must_be_the_instruments():
    text = (
        "The United Nations watched the Shanghai Cooperation Organisation grow. "
        "The Charter of 2002 named three evils."
    )
    assert bound(text) == [("Charter", "sco-charter-2002")]
