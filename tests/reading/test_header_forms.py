# ruff: noqa: E501 - headers stand here as they are written
"""Headers in the manner of many publishers: what is found, and what is left alone."""

import pytest

from docanalyze.reading.header import parse_header

BODY = """

Small states rarely choose the rules they live by, but they can choose whom they keep company with. \
The ministers who met in the autumn understood this well, and they said so at length to anybody who asked.

A second meeting followed in 1987, and nobody was surprised when it ended without a communiqué. \
The delegates went home, and the secretariat filed its papers under a heading that nobody would look up again.
"""

TITLE = "Why Small States Keep Company"
JANE = ("Jane Doe",)
BOTH = ("Jane Doe", "John Roe")

# header, title, authors, published
FORMS = {
    "title alone": (TITLE, TITLE, (), None),
    "by": (f"{TITLE}\nBy Jane Doe", TITLE, JANE, None),
    "a numbered note of a series": (
        f"HARBOUR POLICY NOTE 17\n{TITLE}\nBy Jane Doe",
        TITLE,
        JANE,
        None,
    ),
    "an interview's label": (f"{TITLE}\nInterview: Jane Doe", TITLE, JANE, None),
    "records are nobody": (f"{TITLE}\nOfficial Records\n\n12 March 2019", TITLE, (), "2019-03-12"),
    "by, blank lines": (f"{TITLE}\n\nBy Jane Doe\n\n12 March 2019", TITLE, JANE, "2019-03-12"),
    "pipe": (f"{TITLE}\nBy A. Author | 12 March 2019", TITLE, ("A. Author",), "2019-03-12"),
    "capitals": (f"{TITLE}\nBY JANE DOE AND JOHN ROE", TITLE, BOTH, None),
    "written by, same line": (f"{TITLE}\nWritten by: Jane Doe", TITLE, JANE, None),
    "written by, next line": (
        f"{TITLE}\nWritten by:\nJane Doe\nFeb 6, 2026",
        TITLE,
        JANE,
        "2026-02-06",
    ),
    "by alone": (f"{TITLE}\nBy\nJane Doe\n", TITLE, JANE, None),
    "glued date label": (f" date 2026-02-06 {TITLE}?\n", f"{TITLE}?", (), "2026-02-06"),
    "glued iso": (f"2026-02-06 {TITLE}", TITLE, (), "2026-02-06"),
    "labels": (
        f"Title: {TITLE}\nAuthor: Jane Doe\nDate: 3 May 1998\nSource: The Harbour Gazette",
        TITLE,
        JANE,
        "1998-05-03",
    ),
    "authors label": (f"{TITLE}\nAuthors: Jane Doe, John Roe", TITLE, BOTH, None),
    "authors with semicolon": (f"{TITLE}\nAuthor(s): Jane Doe; John Roe", TITLE, BOTH, None),
    "published": (f"{TITLE}\nPublished: 3 May 1998", TITLE, (), "1998-05-03"),
    "posted on": (f"{TITLE}\nPosted on May 3rd, 1998 by Jane Doe", TITLE, JANE, "1998-05-03"),
    "american": (f"{TITLE}\nJane Doe\nMay 3, 1998", TITLE, JANE, "1998-05-03"),
    "german figures": (f"{TITLE}\n12.03.2019", TITLE, (), "2019-03-12"),
    "slashes told apart": (f"{TITLE}\n25/03/2019", TITLE, (), "2019-03-25"),
    "slashes undecided": (f"{TITLE}\n04/03/2019", TITLE, (), "2019"),
    "weekday and time": (f"{TITLE}\nTuesday, 12 March 2019 10:30 GMT", TITLE, (), "2019-03-12"),
    "month only": (f"{TITLE}\nBy Jane Doe\nMarch 2019", TITLE, JANE, "2019-03"),
    "two months": (
        f"Harbour Affairs, Vol. 75, No. 2 (March/April 1996)\n{TITLE}\nJane Doe, Senior Fellow",
        TITLE,
        JANE,
        "1996-03/1996-04",
    ),
    "season": (f"{TITLE}\nBy Jane Doe\nSpring 1996", TITLE, JANE, "1996-21"),
    "volume without date": (
        f"Foreign Affairs, Vol. 75\n\n{TITLE}\n\nJane Doe, Professor",
        TITLE,
        JANE,
        None,
    ),
    "op-ed": (f"{TITLE}\nAn op-ed by Jane Doe\n4 April 2011", TITLE, JANE, "2011-04-04"),
    "kicker": (f"OPINION\n\n{TITLE}\n\nBy Jane Doe", TITLE, JANE, None),
    "kicker glued": (f"OPINION | {TITLE}\nBy Jane Doe", TITLE, JANE, None),
    "site glued": (f"{TITLE} | The Harbour Gazette\nBy Jane Doe", TITLE, JANE, None),
    "masthead": (f"The Harbour Gazette\n\n{TITLE}\n\nBy Jane Doe", TITLE, JANE, None),
    "post behind name": (
        f"{TITLE}\nBy Dr. Jane Doe, Senior Fellow, Harbour Institute",
        TITLE,
        JANE,
        None,
    ),
    "post on its own line": (f"{TITLE}\nJane Doe\nProfessor of History\n", TITLE, JANE, None),
    "three authors": (
        f"{TITLE}\nBy Jane Doe, John Roe and Ana de la Cruz",
        TITLE,
        (*BOTH, "Ana de la Cruz"),
        None,
    ),
    "reading time": (f"{TITLE}\nJane Doe · 12 March 2019 · 6 min read", TITLE, JANE, "2019-03-12"),
    "an update is the only date": (
        f"{TITLE}\nBy Jane Doe\nUpdated May 5, 2020 6:42 p.m. GMT",
        TITLE,
        JANE,
        "2020-05-05",
    ),
    "an update counts less than any other date": (
        f"{TITLE}\nLast updated: 5 May 2020\nGENEVA, 4 May 2020",
        TITLE,
        (),
        "2020-05-04",
    ),
    "read is not published": (f"{TITLE}\nBy Jane Doe\nAccessed 5 May 2020", TITLE, JANE, None),
    "published and updated": (
        f"{TITLE}\nPublished: 3 May 1998 | Updated: 5 May 1998",
        TITLE,
        (),
        "1998-05-03",
    ),
    "place and date": (f"{TITLE}\nGENEVA, 4 May 1998", TITLE, (), "1998-05-04"),
    "running dateline": (f"{TITLE}\n\nNAIROBI, Aug 4 — The ministers met again.", TITLE, (), None),
    "running dateline with year": (
        f"{TITLE}\n\nNAIROBI, Aug 4, 1998 (AP) — The ministers met again today.",
        TITLE,
        (),
        "1998-08-04",
    ),
    "speech": (
        "Statement by H.E. Mr. John Roe, Minister for Foreign Affairs of Norway, 24 September 1987",
        "Statement by H.E. Mr. John Roe, Minister for Foreign Affairs of Norway",
        ("John Roe",),
        "1987-09-24",
    ),
    "speech in lines": (
        f"{TITLE}\nAddress by Prime Minister Jane Doe to the General Assembly\nNew York, 24 September 1987",
        TITLE,
        JANE,
        "1987-09-24",
    ),
    "memo": (
        f"MEMORANDUM\nTO: The Secretary\nFROM: Jane Doe\nDATE: 3 May 1998\nSUBJECT: {TITLE}",
        TITLE,
        JANE,
        "1998-05-03",
    ),
    "byline with date": (f"{TITLE}\nBy Jane Doe, 12 March 2019", TITLE, JANE, "2019-03-12"),
    "byline with date in brackets": (
        f"{TITLE}\nBy Jane Doe (12 March 2019)",
        TITLE,
        JANE,
        "2019-03-12",
    ),
    "by and paper": (f"{TITLE}\nBy Jane Doe | The Harbour Gazette", TITLE, JANE, None),
    "for a paper": (f"{TITLE}\nBy Jane Doe for The Harbour Gazette", TITLE, JANE, None),
    "in a place": (f"{TITLE}\nBy Jane Doe in Geneva and John Roe in Oslo", TITLE, BOTH, None),
    "agency": (f"{TITLE}\nBy Reuters\n4 May 1998", TITLE, (), "1998-05-04"),
    "staff": (f"{TITLE}\nBy our diplomatic correspondent", TITLE, (), None),
    "markdown": (f"# {TITLE}\n\n*By Jane Doe*\n\n*12 March 2019*", TITLE, JANE, "2019-03-12"),
    "non-western names": (
        f"{TITLE}\nBy Ngozi Okonjo-Abara and Mohammed bin Rashid",
        TITLE,
        ("Ngozi Okonjo-Abara", "Mohammed bin Rashid"),
        None,
    ),
    "capitals with apostrophe": (f"{TITLE}\nBY SEAN O'BRIEN", TITLE, ("Sean O'Brien",), None),
    "initials": (f"{TITLE}\nBy E. H. Roe", TITLE, ("E. H. Roe",), None),
    "standfirst between": (
        f"{TITLE}\n\nThey cannot make the rules, but they can still choose their friends with care.\n\nBy Jane Doe\n4 May 1998",
        TITLE,
        JANE,
        "1998-05-04",
    ),
    "question": (
        "Who Keeps the Peace?\nJane Doe | 4 May 1998",
        "Who Keeps the Peace?",
        JANE,
        "1998-05-04",
    ),
    "two sentences": ("They Came to Talk. They Left", "They Came to Talk. They Left", (), None),
    "letterhead": (
        "KINGDOM OF NORWAY\nMinistry of Foreign Affairs\nStatement by Mr. John Roe\nOslo, 4 May 1998",
        "Statement by Mr. John Roe",
        ("John Roe",),
        "1998-05-04",
    ),
    "masthead with its date": (
        f"THE HARBOUR LANTERN\nPort Ellis, Thursday, November 8, 1956\n{TITLE.upper()}",
        TITLE.upper(),
        (),
        "1956-11-08",
    ),
    "name alone": (f"{TITLE}\nJane Doe", TITLE, JANE, None),
    "names alone": (f"{TITLE}\nJane Doe and John Roe\n\n4 May 1998", TITLE, BOTH, "1998-05-04"),
    "subtitle, not a name": (f"{TITLE}\nCollective Habits", TITLE, (), None),
    "labels in one line": (
        f"Title: {TITLE} | Author: Jane Doe | Date: 3 May 1998",
        TITLE,
        JANE,
        "1998-05-03",
    ),
    "title by": (f"{TITLE}, by Jane Doe", TITLE, JANE, None),
    "date and place": (f"{TITLE}\n4 MAY 1998, NEW YORK", TITLE, (), "1998-05-04"),
    "clock before the date": (
        f"Published 12:30 GMT, 12 March 2019\n{TITLE}\nBy Jane Doe",
        TITLE,
        JANE,
        "2019-03-12",
    ),
    "posted by": (f"{TITLE}\nPosted by Jane Doe on 12 March 2019", TITLE, JANE, "2019-03-12"),
    "section path": (f"Al Jazeera\nOpinions|NATO\n{TITLE}\n12 Mar 2019", TITLE, (), "2019-03-12"),
    "page header": (
        f"WORLD NEWS\nMARCH 12, 2019 / 10:30 AM / UPDATED 5 YEARS AGO\n{TITLE}",
        TITLE,
        (),
        "2019-03-12",
    ),
    "from our correspondent": (
        f"{TITLE}\n\nFrom our Correspondent at Geneva, JANE DOE\n\nThe Harbour Review, 15th May 1928",
        TITLE,
        JANE,
        "1928-05-15",
    ),
    "talk": (
        f"{TITLE}\nText of a talk by Jane Doe, broadcast on Sunday, 10 May 1998",
        TITLE,
        JANE,
        "1998-05-10",
    ),
    "agency under the name": (f"{TITLE}\nBy JANE DOE\nHarbour Press Service", TITLE, JANE, None),
    "first published": (
        f"{TITLE}\nBy Jane Doe\nFirst published in The Harbour Gazette on 4 May 1998",
        TITLE,
        JANE,
        "1998-05-04",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_header_gives_title_authors_and_date(form):
    written, title, authors, published = FORMS[form]
    header = parse_header(written + BODY)
    assert (header.title, header.authors, header.published) == (title, authors, published)


@pytest.mark.parametrize("form", FORMS)
def test_marks_of_a_header_lie_on_its_lines(form):
    text = FORMS[form][0] + BODY
    for mark in parse_header(text).marks:
        surface = text[mark.start : mark.end]
        assert surface == surface.strip()
        assert "\n" not in surface


NOT_HEADERS = {
    "one paragraph": "Every treaty is a promise made by people who will not be there to keep it.",
    "prose from the first line": BODY.strip(),
    "by as a preposition": "By 1987 the ministers had met four times, and nothing was agreed."
    + BODY,
    "by and a passive": (
        "By Jane Doe in 1912 the harbour was described as the finest in the kingdom of its day."
        + BODY
    ),
    "salutations of a speech": (
        "His Excellency Mr. John Roe,\nPresident of the General Assembly,\nExcellencies,\n" + BODY
    ),
    "a speech torn by a page": "Since the last session of the\n\n11\n\nassembly, we met." + BODY,
    "salutation": "Mr. President,\n\nAllow me to congratulate you on your election to this high office."
    + BODY,
}


@pytest.mark.parametrize("form", NOT_HEADERS)
def test_a_text_without_a_header_gives_nothing(form):
    header = parse_header(NOT_HEADERS[form])
    assert (header.title, header.authors, header.published) == (None, (), None)


def test_a_date_of_the_prose_is_never_the_date_of_publication():
    text = f"{TITLE}\n\nOn 4 May 1998 the ministers met again and agreed on nothing at all.{BODY}"
    assert parse_header(text).published is None


def test_a_heading_is_not_a_title():
    assert parse_header("## Summary" + BODY).title is None
    assert parse_header("Introduction" + BODY).title is None


def test_an_agency_or_a_paper_is_the_publisher():
    assert parse_header(f"The Harbour Gazette\n\n{TITLE}\n\nBy Jane Doe{BODY}").publisher == (
        "The Harbour Gazette"
    )
    assert (
        parse_header(f"{TITLE}\n\nOSLO, May 4 (Reuters) — They met.{BODY}").publisher == "Reuters"
    )


@pytest.mark.parametrize("line", ["WORLD", "Section: World; Pg. 14", "World:"])
def test_the_section_of_the_paper_is_told_from_the_title(line):
    header = parse_header(f"{line}\n\n{TITLE}\n\nBy Jane Doe{BODY}")
    assert (header.title, (header.section or "").lower()) == (TITLE, "world")


def test_a_catalogue_puts_surnames_first():
    assert parse_header(f"{TITLE}\nAuthor: Doe, Jane; Roe, J. P.{BODY}").authors == (
        "Jane Doe",
        "J. P. Roe",
    )
    assert parse_header(f"{TITLE}\nAuthors: Jane Doe, John Roe{BODY}").authors == BOTH


def test_of_two_people_who_talk_the_one_the_article_speaks_of_did_not_write_it():
    talk = f"{TITLE}\n\nJane Doe talks to John Roe about forty years of work."
    assert parse_header(f"{talk}{BODY}").authors == ()
    assert parse_header(f"{talk}{BODY}\nAnd then Roe laughed at all of it.\n\nYes.").authors == JANE


def test_the_year_of_a_copyright_line_completes_a_dateline():
    text = f"{TITLE}\n\nOSLO, May 4 — They met again.{BODY}\n(c) 1998 Harbour Press Service\n"
    assert parse_header(text).published == "1998-05-04"
    assert parse_header(text.replace("OSLO, May 4 — ", "")).published is None


def test_a_signature_at_the_end_names_the_author():
    assert parse_header(f"{TITLE}{BODY}\n— Jane Doe\n").authors == JANE


def test_what_metadata_calls_the_article_is_not_looked_for_elsewhere():
    header = parse_header(f"An Old Habit{BODY}", known_title=TITLE)
    assert header.title is None


def test_a_title_of_address_alone_is_nobodys_name():
    from docanalyze.reading.header.names import begins_with_given_name

    assert not begins_with_given_name("Mr.")
    assert not begins_with_given_name("")


@pytest.mark.parametrize("line", ["(Confidential)", "[Translated]", "(1)", "( )", "*"])
def test_a_line_of_nothing_but_brackets_or_marks_is_nobodys_name(line):
    header = parse_header(f"{TITLE}\n{line}\n4 May 1998\n{BODY}")
    assert header.title == TITLE
    assert header.authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "OSLO, MONDAY, MAY 4, 1998. PRICE 30 MILS",
        "Oslo, 4 May 1998 — Price: twopence",
        "Fjord Review > Opinion > Monday, 4 May 1998",
        "Fjord Review › World › 4 May 1998",
    ],
)
def test_a_line_of_place_and_price_or_of_a_sites_sections_dates_the_article(line):
    header = parse_header(f"{line}\n\n{TITLE}\n\nBy Jane Doe{BODY}")
    assert (header.title, header.published) == (TITLE, "1998-05-04")


def test_where_a_text_was_first_printed_dates_it():
    header = parse_header(f"{TITLE}\n\nFirst printed in Oslo on 4 May 1998{BODY}")
    assert header.published == "1998-05-04"
