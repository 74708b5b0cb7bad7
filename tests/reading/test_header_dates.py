# ruff: noqa: E501 - headers stand here as they are written
"""Where papers, agencies, parliaments and books say when they appeared, and where they do not."""

import pytest
from header_article import MORE, PROSE, TITLE

from docanalyze.reading.header import parse_header

OF_ITS_DAY = (
    f"{PROSE} Nobody was surprised when they left for home on Tuesday, as they had the day before."
)
HISTORY = (
    "In 1815 there were four of them, and by 1822 there were three. Nobody had kept the minutes."
)


def published(*lines: str) -> str | None:
    return parse_header("\n\n".join(lines)).published


@pytest.mark.parametrize(
    "line",
    [
        "HARBOUR COURIER. Monday, May 4, 1998",
        "The Gulf & Harbour Gazette, Monday, May 4, 1998",
        "The Harbour Post, 4 May 1998, p. A1",
        "The Harbour Argus (Lund, Vic. : 1848 - 1999), Monday 4 May 1998, page 6",
        "Department of State Bulletin, May 4, 1998, p. 829",
        "HC Deb 04 May 1998 vol 335 cc861-980",
        "House of Commons Debates, 4 May 1998, col. 861",
        "HL Deb, 4 May 1998, c12",
        "Official Report, 4 May 1998",
        "EMBARGOED until 0001 GMT, 4 May 1998",
        "For immediate release: 4 May 1998",
        "From our correspondent in Port Ellis, 4 May 1998",
        "(From our special correspondent, Port Ellis, May 4, 1998)",
        "By our diplomatic correspondent, 4 May 1998",
        "From JANE DOE in Port Ellis, 4 May 1998",
        "The Harbour Times | 4 May 1998 | Page 13",
        "4 May 1998, No. 14",
        "The Port Ellis Mercury, Monday 4 May 1998. Leading article.",
        "Leading article, The Mercury, 4 May 1998",
        "[The Mercury, Port Ellis, 4 May 1998]",
        "LUND, May 4, 1998 (Harbour Press)",
        "This article appears in the May 4, 1998 issue of The Harbour Gazette",
        "From the May 4, 1998 issue of The Harbour Gazette",
        "Reprinted from The Harbour Gazette, 4 May 1998",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_of_a_paper_or_a_record_with_the_day(line: str, above: bool) -> None:
    lines = [line, TITLE] if above else [TITLE, line]
    header = parse_header("\n\n".join((*lines, PROSE, MORE)))
    assert header.published == "1998-05-04"
    assert header.title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "Port Ellis, May 4, 1998. ",
        "Port of Ellis, 4 May 1998 – ",
        "PORT ELLIS, 4 May 1998. ",
        "PORT ELLIS: May 4, 1998: ",
        "[Port Ellis, 4 May 1998] ",
        "(Port Ellis, May 4, 1998) ",
        "PORT ELLIS, May 4, 1998 /Harbour Wire/ -- ",
        "4 May 1998 – ",
    ],
)
def test_a_day_that_runs_into_the_text_is_of_publication_where_the_text_speaks_as_on_its_day(
    line: str,
) -> None:
    assert published(TITLE, f"{line}{OF_ITS_DAY}", MORE) == "1998-05-04"
    # So a history may begin with its scene.
    assert published(TITLE, "By Jane Doe", f"{line}{PROSE}", MORE) is None
    assert published(TITLE, f"{line}{OF_ITS_DAY}", "In 2003 they met again.") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "On 4 May 1998 they met at Port Ellis on Tuesday, and last week they met again, as they said.",
        "The treaty of Port Ellis, 4 May 1998, was torn up on Tuesday by those who had signed it.",
        "Port Ellis fell on May 4, 1998. On Tuesday the ministers will remember it with a dinner.",
        "4 May 1998 was a Monday. On Tuesday the ministers will remember it with a dinner there.",
    ],
)
def test_a_day_in_the_first_sentence_is_the_events(sentence: str) -> None:
    assert published(TITLE, sentence, MORE) is None


def test_words_in_quotation_marks_do_not_show_on_what_day_an_article_was_written() -> None:
    told = f"Port Ellis, 4 May 1998. {PROSE} “They left on Tuesday,” the mayor wrote in his diary."
    assert published(TITLE, "By Jane Doe", told, MORE) is None


def test_an_agency_shows_that_a_day_is_of_its_report() -> None:
    header = parse_header(f"{TITLE}\n\nNew Delhi, May 4, 1998 (PTI): {PROSE}\n\n{MORE}")
    assert (header.published, header.publisher) == ("1998-05-04", "PTI")


@pytest.mark.parametrize(
    ("slug", "dateline", "day"),
    [
        ("BC-HARBOUR-SUMMIT 05-04-1998 (3rd LEAD, adds vote)", "", "1998-05-04"),
        ("c0417 int-u f BC-HARBOUR-NUCLEAR-ANALYSIS   05-04-98", "", "1998-05-04"),
        ("BC-HARBOUR-SUMMIT 04-05-98", "PORT ELLIS, May 4 (Harbour Wire) - ", "1998-05-04"),
        ("AM-Harbour, 1st Ld-Writethru, a0543, 05/04/98", "", "1998-05-04"),
        ("BC-HARBOUR-SUMMIT 25-04-98", "", "1998-04-25"),
        ("URGENT BC-HARBOUR 05/04/1998 10:22", "", "1998-05-04"),
        ("(Eds: adds quotes)", "PORT ELLIS, May 4, 1998 (Harbour Wire) - ", "1998-05-04"),
        ("BC-HARBOUR-SUMMIT 05-04-03", "", "2003-05-04"),
        (
            "HARBOUR-SUMMIT/VOTE (UPDATE 2)",
            "PORT ELLIS, May 4, 1998 (Harbour Wire) - ",
            "1998-05-04",
        ),
        ("a0427 i BC-Harbour-Review 11-08 0611", "", None),
    ],
)
def test_the_slug_line_of_an_agency_is_no_title_and_may_have_the_day(
    slug: str, dateline: str, day: str | None
) -> None:
    header = parse_header(f"{slug}\n{TITLE}\nBy Jane Doe\n\n{dateline}{PROSE}\n\n{MORE}")
    assert (header.title, header.published) == (TITLE, day)


@pytest.mark.parametrize(
    "title", ["US-JAPAN 1951", "AM-RADIO IN THE COLD WAR", "NATO-RUSSIA (1997)"]
)
def test_a_title_with_a_hyphen_is_no_slug(title: str) -> None:
    assert parse_header(f"{title}\nBy Jane Doe\n\n{PROSE}\n\n{MORE}").title == title


@pytest.mark.parametrize(
    ("line", "authors", "year"),
    [
        ("(from A. B. Doe, The Narrow Sea: England and the Straits, 1783-1903, Boston, 1931)", ("A. B. Doe",), "1931"),
        ("From A. B. Doe, The Narrow Sea (Ithaca, 1964)", ("A. B. Doe",), "1964"),
        ("From A. B. Doe, The Narrow Sea (Ithaca, 1964), pp. 12-30", ("A. B. Doe",), "1964"),
        ('From "A Short History of Congresses" by Jane Doe, 1927', ("Jane Doe",), "1927"),
        ("Excerpt from The Narrow Sea, by Jane Doe (Ithaca: Harbour University Press, 1964)", ("Jane Doe",), "1964"),
        ("Extracted from The Narrow Sea (Lund, 1964)", (), "1964"),
    ],
)  # fmt: skip
def test_the_book_a_text_was_taken_from(line: str, authors: tuple[str, ...], year: str) -> None:
    for lines in ((line, "CHAPTER XI", TITLE.upper()), ("CHAPTER XI", TITLE.upper(), line)):
        header = parse_header("\n\n".join((*lines, HISTORY, PROSE)))
        assert (header.title, header.authors, header.published) == (TITLE.upper(), authors, year)


@pytest.mark.parametrize(
    "line",
    [
        "Second edition, 1913",
        "Third edition, revised and enlarged, London, 1913",
        "First published 1913",
        "First published in Great Britain in 1913 by Harbour & Sons",
        "Harbour University Press, 1913",
        "London: Harbour and Company Limited, 1913",
        "Harbour & Co., London, 1913",
        "In: John Roe (ed.), The Narrow Sea (Lund: Harbour Press, 1913), pp. 12-30",
    ],
)
def test_the_edition_of_a_book(line: str) -> None:
    assert published(TITLE, "By Jane Doe", line, HISTORY, PROSE) == "1913"
    # A text that speaks of later years is of another edition.
    assert published(TITLE, "By Jane Doe", line, "It was 1927 before they met.", PROSE) is None


def test_a_place_and_a_year_on_a_title_page() -> None:
    page = (TITLE, "by the Reverend Jane Doe, sometime Fellow of her College", "London, 1921")
    header = parse_header("\n\n".join((*page, "CHAPTER THE SEVENTH", HISTORY, PROSE)))
    assert (header.authors, header.published) == (("Jane Doe",), "1921")


@pytest.mark.parametrize(
    "lines",
    [
        # Where and when the text begins.
        (TITLE, "By Jane Doe", "Vienna, 1815", HISTORY),
        (TITLE, "By Jane Doe", "Vienna, 1815", PROSE, MORE),
        (TITLE, "Vienna, 1814", HISTORY),
        ("Munich, 1938", "By Jane Doe", PROSE, MORE),
        (TITLE, "By Jane Doe", "Paris, 1919", HISTORY),
        (TITLE, "Excerpts from a diary of 1914", PROSE, MORE),
        (TITLE, "Press and Publishers, 1914", PROSE, MORE),
        (TITLE, "The Harbour Books, 1914", PROSE, MORE),
        (TITLE, "London, 1914: the lamps go out", PROSE, MORE),
        (TITLE, "From the Congress to the Concert, 1815", PROSE, MORE),
        # The day of the event, of a signature, of a sentence served.
        (TITLE, "San Francisco, 26 June 1945 – a date to remember", "By Jane Doe", PROSE, MORE),
        ("Treaty of Lund", "Signed at Lund, 4 May 1998", PROSE, MORE),
        (TITLE, "General Assembly resolution of 4 May 1998", PROSE, MORE),
        (TITLE, "By Jane Doe", "Security Council resolution 999 (1967) of 22 November", PROSE, MORE),
        (TITLE, "For release from prison, 4 May 1998", PROSE, MORE),
        # Titles with years.
        ("From Versailles to Locarno, 1925", PROSE, MORE),
        ("The Narrow Sea, 1783-1903", "By Jane Doe", PROSE, MORE),
        ("A Year of Treaties: 1921", "By Jane Doe", PROSE, MORE),
        # The year of a session, of a conference, of a law.
        (TITLE, "By Jane Doe", "General Assembly, 1998", PROSE, MORE),
        (TITLE, "Sixth session, 1998", PROSE, MORE),
        # The book under review.
        (TITLE, "THE NARROW SEA, by John Roe. Harbour Press, 412 pp., £18.50, May 1986", PROSE, MORE),
        # What the text was taken from is a letter.
        (TITLE, "From a letter to the ministers", PROSE, MORE),
    ],
)  # fmt: skip
def test_years_that_are_not_of_publication(lines: tuple[str, ...]) -> None:
    assert published(*lines, PROSE) is None


def test_a_more_exact_date_comes_before_the_year_of_a_book() -> None:
    lines = (TITLE, "By Jane Doe", "Second edition, 1998", "4 May 1998")
    assert published(*lines, PROSE, MORE) == "1998-05-04"


@pytest.mark.parametrize(
    ("article", "day"),
    [
        ("They met on 3 May 1975, and again in June, as neighbours do.", "2018-10-12"),
        ("They met on 3 May 1975, and again in June.", "2018-10-12"),
        ("They met on May 3, 1975, and again in June, as neighbors do.", "2018-12-10"),
        ("They met on May 3, 1975, and again in June.", "2018"),
        ("They met on May 3, 1975, and again in June, as neighbours do.", "2018"),
        ("They met on 3 May 1975, and on May 5, 1976, as neighbours do.", "2018"),
        ("They met in May 1975, and again in June.", "2018"),
    ],
)
def test_how_the_article_writes_its_dates_tells_day_and_month_apart(article: str, day: str) -> None:
    assert published(TITLE, "Interview: Jane Doe    12/10/2018", f"{article} {PROSE}", MORE) == day


def test_a_headline_in_capitals_may_begin_as_a_speech_does() -> None:
    headline = "SIR, WE HAVE NOT LEFT. WE HAVE BEEN PUT OUT WITH THE CAT"
    paper = "The Gulf & Harbour Gazette   Monday, May 4, 1998   Page 8   OPINION"
    header = parse_header(f"{paper}\n{headline}\nJane Doe\n\n{PROSE}\n\n{MORE}")
    assert (header.title, header.authors, header.published) == (
        headline,
        ("Jane Doe",),
        "1998-05-04",
    )


@pytest.mark.parametrize(
    "days",
    [
        ("4 May 1998 – They left on Tuesday.", "6 May 1998 – They came back."),
        ("Port Ellis, 4 May 1998. They left yesterday.", "Lund, 6 May 1998. They came back."),
    ],
)
def test_the_first_day_of_a_chronicle_or_a_diary_is_none(days: tuple[str, ...]) -> None:
    assert published(TITLE, *(f"{day} {PROSE}" for day in days), MORE) is None


@pytest.mark.parametrize(
    ("page", "year"),
    [
        ("LONDON\n\nHARBOUR AND CO., LIMITED\n\n1921", "1921"),
        ("LONDON AND NEW YORK\n\nMCMXXI", "1921"),
        ("BOSTON: Harbour & Brothers, 1921", "1921"),
        ("Copyright, 1921, by Jane Doe", "1921"),
        ("1921", "1921"),
        ("Harbour University Press\nLund, 1921", "1921"),
        ("NEVER AGAIN\n\nMDC", None),
    ],
)
def test_the_lines_of_a_title_page(page: str, year: str | None) -> None:
    text = f"THE NARROW SEA\n\nBY\n\nJANE DOE\n\n{page}\n\nCHAPTER I\n\n{HISTORY}\n\n{PROSE}"
    header = parse_header(text)
    assert (header.title, header.authors, header.published) == (
        "THE NARROW SEA",
        ("Jane Doe",),
        year,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe, The Narrow Sea (London: Harbour Press, 1921), ch. 7",
        "Chapter 7 of Jane Doe, The Narrow Sea (London: Harbour Press, 1921)",
        "From THE NARROW SEA by Jane Doe. Copyright © 1921 by Jane Doe.",
        'Excerpted from "The Narrow Sea" (Harbour Press, 1921) by Jane Doe',
    ],
)
def test_a_book_cited_above_the_title(line: str) -> None:
    header = parse_header(f"{line}\n\n{TITLE.upper()}\n\n{HISTORY}\n\n{PROSE}")
    assert (header.title, header.authors, header.published) == (
        TITLE.upper(),
        ("Jane Doe",),
        "1921",
    )


def test_a_book_cited_below_the_title_may_be_under_review() -> None:
    header = parse_header(
        f"{TITLE}\n\nJane Doe, The Narrow Sea (London: Harbour Press, 1921)\n\n{HISTORY}\n\n{PROSE}"
    )
    assert (header.authors, header.published) == ((), None)


def test_the_headline_that_a_database_names_comes_before_the_first_line() -> None:
    lines = (
        "Harbour Times",
        "May 4, 1998, Monday",
        "SECTION: Foreign; Pg. 12",
        f"HEADLINE: {TITLE}",
        "BYLINE: Jane Doe, in Lund",
    )
    text = "\n".join(lines)
    header = parse_header(f"{text}\n\n{PROSE}\n\n{MORE}")
    assert (header.title, header.authors, header.published) == (TITLE, ("Jane Doe",), "1998-05-04")
    assert header.publisher == "Harbour Times"


@pytest.mark.parametrize(
    "line",
    [
        "Lund, May 4, 1998—9 p.m.",
        "May 4, 1998, Monday, Final Edition",
        "Debates of 4 May 1998",
    ],
)
def test_a_day_above_a_title(line: str) -> None:
    header = parse_header(f"THE NARROW GAZETTE\n{line}\n\n{TITLE}\n\n{PROSE}\n\n{MORE}")
    assert (header.title, header.published) == (TITLE, "1998-05-04")
