"""Headers as op-eds, wire reports, histories, reviews and United Nations records have them."""

import pytest

from docanalyze.annotation.passages import cut_passages
from docanalyze.reading import Article, read_bytes

PROSE = (
    "The ministers came with three drafts and left with none, since each had been told at home to "
    "sign only what the other two refused. By the evening the hall was empty and the band unpaid."
)
MORE = (
    "A second meeting was called for the spring. It was held in a school, because the hall had by "
    "then been let to a circus, and it settled everything in an afternoon."
)


def read(*lines: str, format: str = "txt") -> Article:  # noqa: A002
    return read_bytes("\n\n".join(lines).encode(), format)


def kinds(article: Article) -> list[str]:
    marks = [[mark.start, mark.end, mark.kind] for mark in article.marks]
    return [row["kind"] for row in cut_passages(article.text, marks)]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("G. R. Tolliver", ("G. R. Tolliver",)),
        ("Margaret Oduya, Lagoon News Service", ("Margaret Oduya",)),
        ("By Ruth Salting and Ovid Marr, Harbour Wire", ("Ruth Salting", "Ovid Marr")),
        ("By Ruth Salting, Ovid Marr and Iris Teng", ("Ruth Salting", "Ovid Marr", "Iris Teng")),
    ],
)
def test_the_line_below_the_title_names_the_authors(line: str, authors: tuple[str, ...]) -> None:
    article = read("The Three Drafts", line, PROSE, MORE)
    assert article.authors == authors
    assert kinds(article) == ["title", "byline", "paragraph", "paragraph"]


def test_names_that_no_list_knows_are_authors_above_a_date() -> None:
    article = read("The Three Drafts", "Zsombor Quillfeather and Ysolde Ngandu", "May 2011", PROSE)
    assert article.authors == ("Zsombor Quillfeather", "Ysolde Ngandu")
    assert article.published == "2011-05"


def test_a_heading_below_the_title_is_nobody() -> None:
    article = read("The Three Drafts", "Opening Moves", PROSE, MORE)
    assert article.authors == ()
    assert kinds(article)[1] == "heading"


def test_published_and_updated_on_one_line() -> None:
    stamp = "Published: 3 Mar 2017, 07:30 GMT. Updated: 4 Mar 2017, 11:05 GMT"
    article = read("The Three Drafts", stamp, PROSE, MORE)
    assert article.published == "2017-03-03"
    assert kinds(article)[1] == "other"


def test_a_verbatim_record_of_the_general_assembly() -> None:
    article = read(
        "UNITED NATIONS GENERAL ASSEMBLY",
        "Twenty-second session, Official Records",
        "GENERAL DEBATE (continued)",
        "NEW YORK, Friday, 6 October 1967, at 3 p.m.",
        "12. Mr. SALTMARSH (Ruritania): " + PROSE,
        MORE,
    )
    assert article.title == "GENERAL DEBATE (continued)"
    assert article.authors == ()
    assert article.published == "1967-10-06"
    assert kinds(article)[:4] == ["other", "other", "title", "dateline"]


def test_a_statement_under_a_letterhead() -> None:
    article = read(
        "REPUBLIC OF KIRIBATI",
        "Statement by H.E. Ms. Teresia Bauro Iotua, Minister for Fisheries and Reefs of the "
        "Republic of Kiribati",
        "General Debate of the 68th Session of the United Nations General Assembly",
        "New York, 27 September 2013",
        "Check against delivery",
        "Mr. President,",
        PROSE,
    )
    assert article.title is not None
    assert article.title.startswith("Statement by H.E.")
    assert article.authors == ("Teresia Bauro Iotua",)
    assert article.published == "2013-09-27"
    assert kinds(article)[:2] == ["other", "title"]
    marks = [[mark.start, mark.end, mark.kind] for mark in article.marks]
    assert cut_passages(article.text, marks)[-1]["heading"] is None


def test_a_bare_date_below_the_name_of_an_event_is_not_of_publication() -> None:
    assert read("The Treaty of Versailles", "28 June 1919", PROSE, MORE).published is None
    later = "In 1938 the line was crossed, in 1939 again, and by 1945 nobody remembered it."
    assert read("A line in the sand", "2 May 1921", PROSE, later).published is None
    assert read("A line in the sand", "2 May 2021", PROSE, later).published == "2021-05-02"
    signed = read("The Treaty of Versailles", "By Ruth Salting", "28 June 2019", PROSE, MORE)
    assert signed.published == "2019-06-28"


def test_an_author_in_front_of_the_title() -> None:
    article = read("Margaret Oduya: Why the third draft was better", PROSE, MORE)
    assert article.title == "Why the third draft was better"
    assert article.authors == ("Margaret Oduya",)
    about = read("Margaret Oduya: Why the third draft won", PROSE, "It was Oduya who wrote it all.")
    assert about.authors == ()


def test_initials_and_notes_below_an_article() -> None:
    article = read("The Three Drafts", "By Ruth Salting", PROSE, MORE, PROSE, "R. S.")
    assert kinds(article)[-1] == "byline"
    note = "*Ruth Salting directs the Drafting Programme at the Institute of Unsigned Papers.*"
    front = "---\ntitle: The Three Drafts\nauthor: Ruth Salting\n---"
    article = read(front, PROSE, MORE, PROSE, MORE, note, format="md")
    assert kinds(article)[-1] == "other"


def test_the_book_under_review_is_not_the_title() -> None:
    book = (
        "*Drafts and Draughts: A History of the Lobby*, by Ovid Marr. Cellar Press, 312 pp., $28."
    )
    article = read("---\ntitle: The Lobby\n---", book, PROSE, MORE, format="md")
    assert article.title == "The Lobby"
    assert kinds(article)[1] == "other"


def test_a_title_glued_to_a_caption() -> None:
    first = "Ovid MarrEnvoy who never signedOvid Marr at the lobby bar, 1971. (Photo: family)"
    article = read(first, "Published June 9, 2006", PROSE, MORE)
    assert article.title == "Ovid Marr"
    assert article.published == "2006-06-09"


def test_subtitles_stand_over_nothing() -> None:
    article = read("The Three Drafts", "Who wanted what?", "By Ruth Salting", PROSE, "Later", MORE)
    marks = [[mark.start, mark.end, mark.kind] for mark in article.marks]
    rows = cut_passages(article.text, marks)
    assert [row["heading"] for row in rows if row["kind"] == "paragraph"] == [None, "Later"]


def test_a_numbered_heading_may_end_in_a_verb() -> None:
    article = read("The Three Drafts", "1. What a draft is", PROSE, "2. What it was", MORE)
    assert kinds(article)[1] == "heading"
