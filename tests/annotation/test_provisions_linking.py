"""A provision is tied to its instrument, or to none."""

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_provisions")
NATO, UN = "north-atlantic-treaty-1949", "charter-of-the-united-nations-1945"


def links(text):
    return [(row["treaty_id"], row["method"]) for row in NLP(text)._.provisions]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Article 5 of the North Atlantic Treaty binds them.", (NATO, "explicit")),
        ("The Washington Treaty's Article 5 binds them.", (NATO, "explicit")),
        ("NATO's Article 5 binds them.", (NATO, "organisation")),
        (
            "Article 3 of the Organization of American States (OAS) binds them.",
            ("oas-charter-1948", "organisation"),
        ),
        ("Our pledge to Article 5 stands. NATO is more than money.", (NATO, "context")),
        ("Would an attack on one ally still trigger Article 5?", (NATO, "default")),
        ("Under Chapter VII the Security Council may act.", (UN, "context")),
        ("Self-defence under Article 51 has limits.", (UN, "default")),
        ("Article 42.7 TEU is little known.", ("maastricht-treaty-1992", "explicit")),
        (
            "Lodge fought Article X of the Covenant.",
            ("covenant-of-the-league-of-nations-1919", "explicit"),
        ),
        ("Article 9 of the Japanese constitution renounces war.", (None, "explicit")),
    ],
)
def test_the_rule_and_its_instrument(text, link):
    assert links(text) == [link]


def test_an_instrument_in_the_sentence_beats_one_elsewhere():
    text = "The NPT obliges them under Article VI. Article 6 of the Washington Treaty differs."
    assert links(text) == [
        ("nuclear-non-proliferation-treaty-1968", "context"),
        (NATO, "explicit"),
    ]


def test_a_famous_number_is_not_tied_to_its_treaty_against_a_rival():
    [(treaty, _)] = links("The Rio Treaty was invoked. Its Article 5 speaks of an attack.")
    assert treaty != NATO


def test_an_instrument_with_too_few_articles_is_not_meant():
    [(treaty, _)] = links("The Kellogg-Briand Pact failed, and Article 231 was resented.")
    assert treaty != "kellogg-briand-pact-1928"


def test_a_resolution_is_not_the_charter_of_the_body_that_passed_it():
    assert links("They recalled paragraph 1 of Security Council resolution 242.") == []


def test_what_is_joined_shares_the_instrument_named_after_the_last():
    text = "See Article 62 and Article 65 of the Vienna Convention on the Law of Treaties."
    assert {treaty for treaty, _ in links(text)} == {
        "vienna-convention-on-the-law-of-treaties-1969"
    }


def test_a_number_nothing_explains_has_no_treaty():
    [(treaty, _)] = links("Nobody in the room could say what Article 88 meant.")
    assert treaty is None


def test_an_ordinal_owned_by_an_instrument_of_the_sentence_is_of_it():
    text = "The Treaty of Paris of 1856, by its seventh article, admitted the Ottoman Empire."
    assert links(text) == [("treaty-of-paris-1856", "context")]


def test_two_instruments_in_the_paragraph_leave_a_distant_number_open():
    text = (
        "The Treaty of Wangxia and the Treaty of Nanjing opened ports. Merchants were glad, and so "
        "were the missions that had waited for years in Macau and Canton for leave to build. "
        "Article 9 protected them."
    )
    assert links(text) == [(None, "context")]
