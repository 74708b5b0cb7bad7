"""The year of an instrument that no register has, from what the text says of its making."""

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_passages")
NLP.add_pipe("docanalyze_dates")
NLP.add_pipe("docanalyze_treaties")


def year_of(text, published=None, name="Siwa Protocol"):
    doc = NLP.make_doc(text)
    doc._.published = published
    for _, pipe in NLP.pipeline:
        doc = pipe(doc)
    return next(row["year"] for row in doc._.treaties if row["text"] == name)


@pytest.mark.parametrize(
    "text",
    [
        "The Siwa Protocol of 4 May leaves much open.",
        "Under the Siwa Protocol of May 4, both share the dam.",
        "The Siwa Protocol was initialled in Cairo on 4 May and will be put to parliament.",
        "The two presidents will sign the Siwa Protocol on 20 June.",
        "Under the Siwa Protocol (4 May), both withdraw.",
        "The Siwa Protocol was at last signed on 4 May.",
        "The Siwa Protocol, hammered out on 4 May, replaces the treaty of 1970.",
        "The Siwa Protocol between Egypt and Sudan, signed on 4 May, replaces that of 1970.",
        "On 4 May the Siwa Protocol between Egypt and Sudan was signed, replacing that of 1970.",
        "The ministers, meeting in Cairo on 4 May, signed the Siwa Protocol, ending a row of 2009.",
        "Last spring's mood is gone. The Siwa Protocol, signed last Tuesday, was mocked.",
    ],
)
def test_a_day_without_a_year_dates_by_the_year_that_the_date_was_read_with(text):
    assert year_of(text, "2014-06-12") == 2014


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The Siwa Protocol was born ten years ago.", 2004),
        ("They were still at war ten years ago, when they signed the Siwa Protocol.", 2004),
        ("Both adhered to the Siwa Protocol of last year.", 2013),
        ("The drought ended in 2009. Two years later came the Siwa Protocol.", 2011),
        ("They fought in 1988 and made peace three years later in the Siwa Protocol.", 1991),
        ("The drought ended in 2009; the Siwa Protocol followed two years later.", 2011),
        ("The drought ended in 2009. The Siwa Protocol of that year shares the water.", 2009),
    ],
)
def test_a_time_told_by_another_dates_what_was_made_then(text, year):
    assert year_of(text, "2014-06-12") == year


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Siwa on 4 May 1988. They signed the Siwa Protocol before midnight.",
        "The conference opened at Siwa in 1988. It produced the Siwa Protocol and two annexes.",
        "Their envoys met at Siwa in May 1988. The Siwa Protocol was signed before midnight.",
        "Their envoys met at Siwa in May 1988. The result was the Siwa Protocol.",
    ],
)
def test_the_meeting_of_the_sentence_before_dates_what_came_of_it(text):
    assert year_of(text) == 1988


@pytest.mark.parametrize(
    "text",
    [
        "The Siwa Protocol, which the two kings put their names to in the spring of 1988, held.",
        "The Siwa Protocol, whose text was agreed at Cairo in 1988, divides the river.",
        "The Siwa Protocol, which they had long negotiated and finally signed in May 1988, held.",
        "The Siwa Protocol dates back to 1988.",
        "The Siwa Protocol (SIPRO) was signed in 1988.",
        "The Siwa Protocol and the Kharga Accord were both signed in 1988.",
    ],
)
def test_the_year_stands_in_what_is_said_of_the_name(text):
    assert year_of(text) == 1988


@pytest.mark.parametrize(
    "text",
    [
        "Twenty years after the Siwa Protocol was signed, in 2008, it lapsed.",
        "In 2008, twenty years after the signing of the Siwa Protocol, it lapsed.",
        "In 2008 the two marked the anniversary of the signing of the Siwa Protocol.",
        "The Siwa Protocol, which Egypt signed and broke in 1990, divides the river.",
        "The Siwa Protocol, breached in 1990, divides the river.",
        "The Siwa Protocol entered into force on 4 May 1990.",
        "In 1990 both states denounced the Siwa Protocol.",
        "A flood came in 1990. They cited the Siwa Protocol.",
        "The ministers met in Siwa in 1990. They deplored that the Siwa Protocol was dead.",
        "Sudan, which left the union in 2009, signed the Siwa Protocol.",
    ],
)
def test_no_year_is_taken_that_is_of_something_else(text):
    assert year_of(text) is None


def test_what_was_signed_long_before_its_anniversary_keeps_its_own_year():
    text = "Twenty years after the Siwa Protocol was signed in 1988, it lapsed."
    assert year_of(text) == 1988


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Siwa Agreement of the 4th May, 1888, divides the river.", "Siwa Agreement"),
        ("They cited the Declaration of Siwa of the 4th of May, 1888.", "Declaration of Siwa"),
        ("The Convention of Siwa of May the 4th, 1888, divides it.", "Convention of Siwa"),
        ("The Boundary Treaty of 4th May 1888 divides the river.", "Boundary Treaty"),
        ("The Siwa Treaty of the Fourth of May 1888 divides the river.", "Siwa Treaty"),
    ],
)
def test_the_day_is_no_part_of_the_name(text, name):
    assert year_of(text, name=name) == 1888


def test_the_number_of_a_congress_is_part_of_the_name():
    name = "Convention of the 9th Congress of Siwa"
    assert year_of(f"The {name} (1888) was brief.", name=name) == 1888


@pytest.mark.parametrize("told", ["The 4 May Siwa Protocol", "The January Siwa Protocol"])
def test_what_is_called_by_its_date_is_made_already(told):
    assert year_of(f"{told} leaves much open.", "2014-06-12") == 2014


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Annexed to the Siwa Accord (1988) was a Protocol on Dams.", "Protocol on Dams"),
        ("The Protocol on Dams annexed to the Siwa Accord (1988) is brief.", "Protocol on Dams"),
        ("The Siwa Accord (1988) and the Protocol annexed to it are brief.", "Protocol"),
        ("The Protocol annexed to the Treaty of Lausanne lists them.", "Protocol"),
    ],
)
def test_what_is_annexed_is_of_the_year_of_the_other(text, name):
    assert year_of(text, name=name) in (1923, 1988)


def test_this_year_is_the_year_of_publication_where_no_day_of_it_is_known():
    assert year_of("They praise the Siwa Protocol made this year.", "2017") == 2017
