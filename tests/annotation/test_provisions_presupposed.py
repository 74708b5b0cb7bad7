"""An instrument that an article tells by town, year or subject, and does not name."""

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_provisions")
UN = "charter-of-the-united-nations-1945"


def rows(text):
    return NLP(text)._.provisions


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        # Its town and its year.
        (
            (
                "At Portsmouth in 1905 Witte paid no indemnity. By Article IX he gave up the south "
                "of Sakhalin."
            ),
            "treaty-of-portsmouth-1905",
        ),
        (
            "The burghers laid down their arms at Vereeniging in 1902. Article 8 put off the vote.",
            "treaty-of-vereeniging-1902",
        ),
        # What its provision of that number says, and its year.
        (
            (
                "Those who met in 1885 wrote rules for the coast. Article 35 asked for effective "
                "occupation."
            ),
            "general-act-of-the-berlin-conference-1885",
        ),
    ],
)
def test_town_year_and_subject_tell_the_instrument(text, treaty):
    [row] = rows(text)
    assert (row["treaty_id"], row["method"]) == (treaty, "default")


def test_an_instrument_that_is_too_short_is_passed_over():
    [row] = rows("The NPT is under strain. Article 51 leaves the right of self-defence untouched.")
    assert row["treaty_id"] == UN


def test_what_is_cited_without_chapters_owns_no_chapter():
    [row] = rows(
        "The Agency can report them under its own Statute. After that it is Chapter VII or nothing."
    )
    assert row["treaty_id"] == UN


def test_of_two_that_are_called_alike_the_subject_decides():
    [row] = rows("Article 22 of the Vienna Convention protects the premises of a mission.")
    assert row["treaty_id"] == "vienna-convention-on-diplomatic-relations-1961"


def test_a_pronoun_points_at_what_was_named():
    [row] = rows("The Rio Treaty was invoked. Its Article 5 speaks of an attack.")
    assert row["treaty_id"] == "rio-treaty-1947"


def test_confidence_is_the_probability_of_the_choice():
    [plain] = rows("Self-defence under Article 51 has limits, and the Security Council sets them.")
    [open_one] = rows("The Treaty of Tlatelolco and the Bangkok Treaty agree. Article 12 is read.")
    assert plain["confidence"] > 0.9
    assert 0 < open_one["confidence"] < plain["confidence"]


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        # By its partner and its year.
        (
            (
                "Australia and New Zealand had one. The alliance signed with Washington in 1951 "
                "bound both. Under Article IV each would act."
            ),
            "anzus-treaty-1951",
        ),
        # A year that fits none.
        (
            (
                "Australia and New Zealand had one. The alliance signed with Washington in 1931 "
                "bound both. Under Article IV each would act."
            ),
            None,
        ),
    ],
)
def test_partners_and_year_tell_a_treaty_that_is_only_described(text, treaty):
    assert [row["treaty_id"] for row in rows(text)] == [treaty]


def test_a_constitution_named_before_owns_a_citation_without_being_named_beside_it():
    [row] = rows("Ghana's constitution is plain. Whoever signs, Article 75 wants a vote.")
    assert (row["treaty_id"], row["method"]) == (None, "context")


def test_the_day_of_signature_tells_a_treaty_that_is_only_described():
    [row] = rows(
        "Ten states signed, Russia not among them. The convention of 20 October 1921 is short. "
        "Article 3 forbids bases on the islands."
    )
    assert row["treaty_id"] == "aland-convention-1921"


def test_a_charter_is_not_called_after_the_article_that_follows():
    [row] = rows(
        "That its founders knew it is clear from the insertion in our Charter of Article 109. "
        "Those responsible for the United Nations Charter were wise."
    )
    assert row["treaty_id"] == UN


def test_a_memorandum_whose_articles_are_cited_has_articles():
    first, second = rows(
        "Both maps are listed in Article I of the Memorandum of Understanding of 14 June 2000. "
        "Article V bars any work along the line until markers stand."
    )
    assert first["treaty_id"] == second["treaty_id"] is not None


def test_what_an_article_says_tells_which_of_two_treaties_it_is_of():
    [row] = rows(
        "The Convention on the Rights of the Child and the Rome Statute are read together. "
        "Article 34 protects the young from sexual exploitation."
    )
    assert row["treaty_id"] == "convention-on-the-rights-of-the-child-1989"
