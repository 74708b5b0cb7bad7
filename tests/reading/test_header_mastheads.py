# ruff: noqa: E501 - headers stand here as they are written
"""What stands above a title and is none: papers with motto and price, sites, series, columns."""

import pytest
from header_article import MORE, PROSE, TITLE

from docanalyze.annotation.passages import cut_passages
from docanalyze.reading.header import parse_header

BODY = f"\n\n{PROSE}\n\n{MORE}"
JANE = ("Jane Doe",)


@pytest.mark.parametrize(
    "above",
    [
        "THE HARBOUR ARGUS\nIn English since 1889. 40 centavos.\nMonday 4 May 1998",
        "THE EAST COAST BEACON\n\nPublished at Port Ellis, Lake Colony. Price 3d.\n\nMonday, 4th May, 1998",
        "THE MERCANTILE GAZETTE of Lund\nFounded 1861\nMonday, May 4, 1998",
        "The Gulf & Harbour Gazette\nMonday, May 4, 1998\nLEADING ARTICLE",
        "THE HARBOUR PATRIOT\nLate City Edition\nMonday, May 4, 1998",
    ],
)
def test_a_paper_with_motto_price_and_day(above: str) -> None:
    header = parse_header(f"{above}\n\n{TITLE.upper()}{BODY}")
    assert (header.title, header.published) == (TITLE.upper(), "1998-05-04")
    assert header.publisher is not None


@pytest.mark.parametrize(
    "above",
    [
        "Harbour Basin Institute | Policy Briefs | No. 2024/03",
        "HARBOUR POLICY CENTRE | Brief 14/2025",
        "Harbour Notebook | Conversations",
        "Skip to content   Archive   Subscribe   Donate\nTHE HARBOUR REVIEW\nBooks",
        "THE SUNDAY VOICE\nOpinion",
        "Letters & Leases :: notes on the law of harbours",
    ],
)
def test_a_site_or_a_series(above: str) -> None:
    header = parse_header(f"{above}\n{TITLE.upper()}\nBy Jane Doe{BODY}")
    assert (header.title, header.authors) == (TITLE.upper(), JANE)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"{TITLE} | The Harbour Gazette", TITLE),
        (f"{TITLE} | Harbour Policy Centre", TITLE),
        (f"INTERVIEW | {TITLE}", TITLE),
    ],
)
def test_a_title_beside_its_site_stays_the_title(line: str, title: str) -> None:
    assert (
        parse_header(f"{line}\nHow five ministers learned to share\nBy Jane Doe{BODY}").title
        == title
    )


@pytest.mark.parametrize(
    "title", ["THE QUIET TREATY", "The Quiet Treaty", "Founded on Sand since 1815"]
)
def test_a_short_title_above_its_subtitle_is_no_paper(title: str) -> None:
    header = parse_header(
        f"{title}\nHow five ministers learned to share\nBy Jane Doe\n4 May 1998{BODY}"
    )
    assert header.title == title


def test_whom_an_obituary_is_about_is_its_title() -> None:
    text = f"The Gulf & Harbour Gazette\nMonday, May 4, 1998\nOBITUARY\n\nSir Ovid Marr-Quill{BODY}"
    header = parse_header(text)
    assert (header.title, header.authors, header.published) == (
        "Sir Ovid Marr-Quill",
        (),
        "1998-05-04",
    )


def test_below_a_day_a_place_in_capitals_is_none_and_a_headline_is_the_title() -> None:
    assert parse_header(f"Monday, May 4, 1998\n\nAFTER LUND{BODY}").title == "AFTER LUND"
    placed = parse_header(f"GENERAL DEBATE\n\nMonday, 4 May 1998\n\nNEW YORK{BODY}")
    assert placed.title == "GENERAL DEBATE"


def test_the_reviewer_stands_above_the_line_of_the_book() -> None:
    book = "THE NARROW SEA: A Thousand Years of Pilots. By Ovid Marr. Illustrated. 412 pp. Cellar Press. $39.95."
    assert parse_header(f"{TITLE}\nBy JANE DOE\n{book}{BODY}").authors == JANE
    # Without a name of its own, the line goes on with that of the author above.
    split = f"{TITLE}\nTHE NARROW SEA\nBy Ovid Marr\nIllustrated. 412 pp. Cellar Press. $39.95.\nReviewed by Jane Doe{BODY}"
    assert parse_header(split).authors == JANE


def test_columns_of_a_letterhead_are_no_title() -> None:
    text = f"UNITED NATIONS          SIXTH COMMITTEE\nGENERAL ASSEMBLY\n\n{TITLE}{BODY}"
    assert parse_header(text).title == TITLE


def test_a_headline_over_an_unbroken_text() -> None:
    lines = ["THE HARBOUR COURIER. Monday, May 4, 1998", "EIGHT SIGNATURES AT LUND"]
    wrapped = [
        "The treaty which eight Powers signed on Wednesday concerns us",
        "more nearly than it concerns most of those who signed it. Two of",
        "them march with our own frontier; the islands are a neighbour and",
        "the remaining five had some distance to travel. We have read the",
        "text with attention, and with less alarm than our contemporaries.",
    ]
    text = "\n".join((*lines, *wrapped))
    header = parse_header(f"{text}\n\n{text}\n")
    assert (header.title, header.published) == ("EIGHT SIGNATURES AT LUND", "1998-05-04")


def test_the_roles_of_the_lines_of_a_paper() -> None:
    text = f"THE HARBOUR ARGUS\nFounded 1861\nMonday 4 May 1998\n\nAFTER LUND{BODY}"
    marks = [[mark.start, mark.end, mark.kind] for mark in parse_header(text).marks]
    kinds = [row["kind"] for row in cut_passages(text, marks)]
    assert kinds == ["other", "other", "dateline", "title", "paragraph", "paragraph"]
