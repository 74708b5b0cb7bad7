"""What stands right beside a citation, what it is called, and parts of articles."""

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_provisions")
UN, NATO = "charter-of-the-united-nations-1945", "north-atlantic-treaty-1949"
ICJ = "statute-of-the-international-court-of-justice-1945"


def cited(text):
    return [(row["unit"], row["number"], row["treaty_id"]) for row in NLP(text)._.provisions]


def treaties(text):
    return [row["treaty_id"] for row in NLP(text)._.provisions]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "He read out Article 1, paragraphs 2 and 3, of the UN Charter.",
            [("article", "1(2)", UN), ("article", "1(3)", UN)],
        ),
        # A number that counts something is no paragraph.
        (
            "By Article 4, paragraphs 1 and 2, and 30 annexes of the UN Charter it was so.",
            [("article", "4(1)", UN), ("article", "4(2)", UN)],
        ),
        (
            (
                "Under Article 27 of the UN Charter each votes; paragraph 3 of the same article "
                "takes the votes away."
            ),
            [("article", "27", UN), ("article", "27(3)", UN)],
        ),
        (
            (
                "Under Article 27 of the UN Charter each has a vote; the third paragraph of that "
                "article takes the votes away."
            ),
            [("article", "27", UN), ("article", "27(3)", UN)],
        ),
        (
            "They initialled the Nyon Agreement, by the fourth paragraph of which the sea was cut.",
            [("paragraph", "4", "nyon-agreement-1937")],
        ),
        (
            (
                "They made the Treaty of Ghent, whose first article ends the war, and whose ninth "
                "restores the tribes."
            ),
            [("article", "1", "treaty-of-ghent-1814"), ("article", "9", "treaty-of-ghent-1814")],
        ),
        ("He leans on Section 705B of the Harbours Act.", [("section", "705B", None)]),
        ("She leans on Section 12 of a U.S. shipping act.", [("section", "12", None)]),
        # "That" before a number is no determiner.
        (
            "It is to the claim that article 4, paragraph 1, of the UN Charter bars us.",
            [("article", "4(1)", UN)],
        ),
    ],
)
def test_parts_of_articles(text, rows):
    assert cited(text) == rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a pronoun announces comes after.
        ("Little was new. By its Article 3, the North Atlantic Treaty bids us arm.", [NATO]),
        # The instrument of a body that was just named.
        (
            "They turned to the OAS. Article 19 of that body’s Charter left no doubt.",
            ["oas-charter-1948"],
        ),
        # "The other", "the Annex to".
        (
            "The price was named in Article 9 of the other Treaty of London, that of 1915.",
            ["treaty-of-london-1915"],
        ),
        (
            "A ferry is promised in Article 2 of the Annex to the Treaty of Kars.",
            ["treaty-of-kars-1921"],
        ),
        # An Act of states is no law of one of them.
        (
            (
                "The Constitutive Act of the African Union is bolder. Article 4(h) of the new Act "
                "lets the neighbours in."
            ),
            ["constitutive-act-of-the-african-union-2000"],
        ),
        # What "whose" owns may have no name, and is none of those named before.
        (
            (
                "Lomé leans on the Revised ECOWAS Treaty and on the older Monitors protocol, whose "
                "Article 25 lists the reasons."
            ),
            [None],
        ),
        ("France and Siam were bound by a pact of 1907 whose Article 2 speaks of law.", [None]),
        # Only the Charter has an article 19 that is known; but it is no agreement.
        (
            (
                "The United Nations heard. Under Article 19 of the grazing agreement the board "
                "voted. Articles 23 and 24 foresee visits."
            ),
            [None] * 3,
        ),
        # "The Statute" where a court has the word.
        (
            (
                "The judges at The Hague asked for custom. The International Court found it in "
                "Article 38 of the Statute."
            ),
            [ICJ],
        ),
        (
            (
                "Memel had a Statute. The judges at The Hague of the Permanent Court were asked. "
                "Article 17 of the Statute was no help."
            ),
            [None],
        ),
        # What joined names share is shared by what follows.
        (
            "Article 2(4) and what follows it are in the Charter of the United Nations.",
            [UN],
        ),
    ],
)
def test_what_stands_beside_decides(text, expected):
    assert treaties(text) == expected


def test_a_charter_is_not_called_after_an_act():
    text = "They lean on the Helsinki Final Act. Under Article 99 of the UN Charter he may speak."
    assert treaties(text)[-1:] == [UN]


def test_what_is_likened_to_a_famous_article_is_that_article():
    text = "They wanted neither an army nor an Article 5-style guarantee from anybody."
    assert treaties(text) == [NATO]


def test_an_instrument_of_a_later_year_is_not_meant():
    doc = NLP.make_doc("The Assembly may discuss anything; Article 10 says so, and free speech.")
    doc._.published = "1946"
    for _, component in NLP.pipeline:
        doc = component(doc)
    assert {row["treaty_id"] for row in doc._.provisions} <= {UN, None}
