"""Instruments that no register has get a provisional id, and what the text says of them."""

import dataclasses

import pytest
import spacy

from docanalyze.annotation.names import NameFinder
from docanalyze.annotation.treaties import TreatyFinder
from docanalyze.register import load_register

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_treaties")

REMOVED = (
    "strategic-mutual-defence-agreement-2025",
    "camp-david-principles-2023",
    "abraham-accords-2020",
    "trilateral-security-cooperation-in-the-western-balkans-2025",
)


@pytest.fixture(scope="module")
def find():
    register = load_register()
    kept = {name: row for name, row in register.treaties.items() if name not in REMOVED}
    smaller = dataclasses.replace(register, treaties=kept, digest="smaller")
    nlp = spacy.blank("en")
    names, treaties = NameFinder(nlp.vocab, smaller, nlp), TreatyFinder(nlp, smaller)
    return lambda text: treaties(names(nlp.make_doc(text)))._.treaties


def test_states_listed_before_are_outside_the_name_and_are_the_parties(find):
    [row] = find("It resembles India, Japan, and the Republic of Moldova Trilateral Pact (2023).")
    assert row["text"] == "Trilateral Pact"
    assert row["treaty_id"] == "unregistered:trilateral-pact-2023"
    assert row["parties"] == ["IND", "JPN", "MDA"]
    assert row["registered"] is False
    assert row["method"] == "pattern"


def test_states_joined_by_hyphens_are_inside(find):
    [row] = find("A US-Japan-Republic of Korea Trilateral Pact (2023) was agreed.")
    assert row["text"] == "US-Japan-Republic of Korea Trilateral Pact"
    assert row["parties"] == ["JPN", "KOR", "USA"]


def test_common_words_are_a_name_if_a_year_stands_beside(find):
    [row] = find("They point to the Strategic Mutual Defence Agreement (2025).")
    assert row["treaty_id"] == "unregistered:strategic-mutual-defence-agreement-2025"
    assert row["kind"] == "alliance"
    assert row["parties"] is None


def test_a_cooperation_is_one_only_where_it_is_presented_as_concluded(find):
    [row] = find("See the Trilateral Security Cooperation in the Western Balkans (2025).")
    assert row["text"] == "Trilateral Security Cooperation in the Western Balkans"
    assert row["year"] == 2025
    assert find("They praised Trilateral Security Cooperation at length.") == []


def test_parties_and_year_are_read_from_how_it_was_signed(find):
    [row] = find(
        "A Joint Declaration on defence cooperation signed in Tirana by Albania, Kosovo and "
        "Croatia on 18 March 2025 alarmed Belgrade."
    )
    assert row["year"] == 2025
    assert row["parties"] == ["ALB", "HRV", "XKX"]
    assert row["binding"] == "political"


def test_it_can_be_what_a_later_short_form_means(find):
    rows = find("In 2019 Chad and Niger signed the Ténéré Border Pact. The pact lapsed soon.")
    assert [row["method"] for row in rows] == ["pattern", "coreference"]
    assert {row["treaty_id"] for row in rows} == {"unregistered:tenere-border-pact-2019"}


def test_it_keeps_one_id_through_the_article(find):
    rows = find("The Lake Accord (1988) was brief. Everybody cites the Lake Accord.")
    assert {row["treaty_id"] for row in rows} == {"unregistered:lake-accord-1988"}


def test_place_and_date_of_signature_are_outside(find):
    [row] = find("France and Siam signed a Treaty of Friendship and Commerce in London in 1856.")
    assert row["text"] == "Treaty of Friendship and Commerce"
    assert row["year"] == 1856
    assert row["parties"] == ["FRA", "THA"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("They signed the Kalmora Accord in Tunis on Monday.", 2021),
        ("The Kalmora Accord, which nine states signed in February 2013, is dead.", 2013),
        ("There was a Frontier Pact with Germany (1928), and little else.", 1928),
        ("By the Agreement of Kalmora, on 7 October 1920, the Poles took a line.", 1920),
        ("The Border Accord that Orland signed with the bloc in May 2003 is silent.", 2003),
        ("Last year's Kalmora Declaration said nothing of the kind.", 2020),
        ("The signing of a Border Accord by both cabinets on 3 May 1990 changed much.", 1990),
        ("In 1990 they left the Kalmora Accord to rot.", None),
        ("They read the Convention for the Draining of Orlo, of June 16, 1852, aloud.", 1852),
        ("It led to the approval, in 1991, of the Declaration on Kite Flying.", 1991),
        (
            (
                "On May 23, 1878, a Convention on Rights of Consular Officers was signed in "
                "Washington, D.C., by both."
            ),
            1878,
        ),
    ],
)
def test_the_year_is_that_of_the_date_on_which_it_came_about(find_dated, text, year):
    [row] = find_dated(text)
    assert row["year"] == year


@pytest.fixture(scope="module")
def find_dated():
    """Find with the dates of an article of 10 March 2021 read before."""
    nlp = spacy.blank("en")
    for name in ("docanalyze_names", "docanalyze_dates", "docanalyze_treaties"):
        nlp.add_pipe(name)

    def find(text):
        doc = nlp.make_doc(text)
        doc._.published = "2021-03-10"
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        return doc._.treaties

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A partner after the name, the owner before it.
        (
            "Israel waited until 1979. Its Treaty of Peace with Egypt speaks of free passage.",
            "egypt-israel-peace-treaty-1979",
        ),
        # A long title and its year are of one only.
        (
            (
                "He took home a Treaty of Friendship, Alliance and Mutual Assistance signed in "
                "February 1950 for thirty years."
            ),
            "sino-soviet-treaty-of-friendship-alliance-and-mutual-assistance-1950",
        ),
        # What a body owns, in a revised text.
        (
            "The ECOWAS is sixteen. Under Article 91 of the bloc's Revised Treaty one may leave.",
            "revised-ecowas-treaty-1993",
        ),
        # A namesake long before the article's time is another.
        (
            "In 1936 they met again. What has gone is the Straits Convention that stood by it.",
            "unregistered:straits-convention",
        ),
        # What has articles is an instrument.
        (
            "The judge read Article 8 of the Kilimani Convention aloud.",
            "unregistered:kilimani-convention",
        ),
    ],
)
def test_whose_and_when_tell_which(text, expected):
    assert [row["treaty_id"] for row in NLP(text)._.treaties] == [expected]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They swore an alliance known as the Halde Compact. The Halde Compact lasted.", 2),
        ("On 3 May 1871 the U.S. Minister and Mr. Halde signed a Consular Convention.", 1),
        ("Agreement on the Communiqué was hard, and Indian Treaties were many.", 0),
    ],
)
def test_what_is_called_so_and_what_only_sounds_so(text, names):
    assert len(NLP(text)._.treaties) == names


def test_the_pact_of_the_league_with_its_year_is_that_of_the_arab_states():
    [row] = NLP(
        "Cairo read the Pact of the League of 1945, and the Arab states had signed it."
    )._.treaties
    assert row["text"] == "Pact of the League"
    assert row["year"] == 1945
