"""Which year a month belongs to: the publication's, or the one that the text is telling of."""

import pytest
import spacy
from date_rows import dates_of

PUBLISHED = "2023-06-20"


def rows(nlp, text, published=PUBLISHED):
    return dates_of(nlp, text, published)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The ministers signed in May.", "2023-05"),
        ("The ministers signed in October.", "2022-10"),
        ("The ministers will sign in March.", "2024-03"),
        ("Talks that collapsed last year resume in September.", "2023-09"),
        ("The mandate expires in April.", "2024-04"),
        ("It fell in 1997. They met last week. Envoys left again in May.", "2023-05"),
        ("The Charter of 1958 came first. The council met in May.", "2023-05"),
        ("It rests upon the 1958 Convention. The council met on 9 May.", "2023-05-09"),
        ("They joined the pact in 1997, we hope for more, and we led it in May.", "2023-05"),
        ("The siege ended in August 1997.\n\nToday is calmer. They voted in May.", "2023-05"),
        (
            "Votes fell on Sunday. A pact, opened in March 2009, wanted six. One came in May.",
            "2023-05",
        ),
        ("Officials announced on 4 May, that they would stay.", "2023-05-04"),
    ],
)
def test_a_month_alone_is_of_the_year_of_publication(dates, text, edtf):
    row = rows(dates, text)[-1]
    assert (row["edtf"], row["anchor"]) == (edtf, "publication")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("In August 1997 the siege began. In September it was over.", "1997-09"),
        ("In August 1997 they met, and in December they signed.", "1997-12"),
        (
            "Many years ago, on 30 May 1997, the island voted. Nobody slept. Shops burned in June.",
            "1997-06",
        ),
        ("The siege ended in August 1997. Two months later, on 4 October, they met.", "1997-10-04"),
        ("The siege ended in August 1997.\n\nIn October the treaty was signed.", "1997-10"),
        (
            "The siege began in August 1997. Shops burned. Guns came. Men ran. They left in May.",
            "1997-05",
        ),
        ("Ruritania signed on May 13, 1861, Freedonia on June 17.", "1861-06-17"),
        ('In May 1997 they met. "No state is alone," one said. In July they signed.', "1997-07"),
        ("In May 1997 they met under the 1950 treaty. In July they signed.", "1997-07"),
        ("The accord, reached in March 1997, was short. By May it had failed.", "1997-05"),
    ],
)
def test_a_month_in_a_story_is_of_its_year(dates, text, edtf):
    row = rows(dates, text)[-1]
    assert (row["edtf"], row["anchor"]) == (edtf, "text")


def test_a_decade_gives_no_year(dates):
    row = rows(dates, "In the 1840s guano was found. They fought in December.", None)[-1]
    assert (row["edtf"], row["timex3"]) == (None, "XXXX-12")


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("They left a day after the raid on 22 May.", "a day after", "2023-05-23"),
        (
            "The war ended in 1971. They agreed the year after the second of them.",
            "year after",
            "1972",
        ),
        ("They left the year after the fire of May 2021.", "year after", "2022"),
        ("They left a year after the raid.", "a year after", None),
    ],
)
def test_counted_from_an_event(dates, text, span, edtf):
    (row,) = [row for row in rows(dates, text) if row["text"] == span]
    assert (row["kind"], row["edtf"]) == ("date", edtf)


@pytest.mark.parametrize(
    ("text", "span", "edtf", "mod"),
    [
        ("It closes at the end of the year.", "end of the year", "2023", "END"),
        ("They met later in the month.", "later in the month", "2023-06", "END"),
        (
            "In 1956 they quarrelled. At the end of the year they parted.",
            "end of the year",
            "1956",
            "END",
        ),
    ],
)
def test_parts_of_a_unit_that_the_text_does_not_name(dates, text, span, edtf, mod):
    row = rows(dates, text)[-1]
    assert (row["text"], row["edtf"], row["timex3_mod"]) == (span, edtf, mod)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met over the weekend.", "2023-06-17/2023-06-18"),
        ("They will meet over the weekend.", "2023-06-24/2023-06-25"),
    ],
)
def test_the_weekend(dates, text, edtf):
    (row,) = rows(dates, text)
    assert (row["text"], row["edtf"]) == ("weekend", edtf)


def test_a_point_ahead_and_a_length(dates):
    (point,) = rows(dates, "It may all be gone in ten years' time.")
    assert (point["text"], point["edtf"]) == ("ten years' time", "2033")
    (length,) = rows(dates, "The body is to meet within six months.")
    assert (length["text"], length["timex3"], length["kind"]) == ("six months", "P6M", "duration")


def test_a_modal_is_no_month(dates):
    assert rows(dates, "The first is done, and we ask when the second may follow.") == []


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("Sales rose in week 31 of 2018.", "week 31 of 2018", "2018-07-30/2018-08-05"),
        ("Talks open in week 30.", "week 30", "2023-07-24/2023-07-30"),
        ("They met from 10/1-11/7 in vain.", "from 10/1-11/7", "2022-10-01/2022-11-07"),
        ("She is free on 11/20, 11/22 or 11/25.", "11/25", "2023-11-25"),
        (
            "They met from 28 May to the 3rd.",
            "from 28 May to the 3rd",
            "2023-05-28/2023-06-03",
        ),
        ("The range 2014~2018 is known.", "2014~2018", "2014/2018"),
        ("They met on Good Friday 1998.", "Good Friday 1998", "1998-04-10"),
        ("They left on Christmas Eve 1914.", "Christmas Eve 1914", "1914-12-24"),
        ("They met before Thanksgiving 2021.", "Thanksgiving 2021", "2021-11-25"),
        ("It grew in last year's third quarter.", "last year's third quarter", "2022-35"),
        ("It grew in the first half of the year.", "first half of the year", "2023-40"),
        ("They must answer by year's end.", "year's end", "2023"),
        ("They met from 1950 to the present.", "from 1950 to the present", "1950/2023-06-20"),
        ("The summit was on the 18th.", "18th", "2023-06-18"),
        ("He was born in two thousand and four.", "two thousand and four", "2004"),
    ],
)
def test_further_written_forms(finder_mdy, text, span, edtf):
    row = rows(finder_mdy, text)[-1]
    assert (row["text"], row["edtf"]) == (span, edtf)


@pytest.fixture(scope="module")
def finder_mdy():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("docanalyze_dates", config={"date_order": "mdy"})
    return pipeline


@pytest.mark.parametrize(
    "text",
    [
        "The Good Friday Agreement holds.",
        "A base on Easter Island was refused.",
        "Resolution 70/1 and document A/75/982 were cited.",
        "It was week 3 of the trial.",
        "She was heir to the present king.",
        "The file is dated 32 August 2014.",
        "At the end of the day it is a choice.",
    ],
)
def test_what_looks_like_a_date_and_is_none(dates, text):
    assert rows(dates, text) == []


def test_until_the_present_without_publication_is_open(dates):
    (row,) = rows(dates, "They met from 1950 to the present.", None)
    assert (row["edtf"], row["latest"]) == ("1950/..", None)


def test_what_is_counted_from_the_last_date_told(dates):
    row = rows(dates, "In 1966 they met. Last year we warned them. A year later it came true.")[-1]
    assert (row["text"], row["edtf"]) == ("A year later", "2023")


def test_the_following_month_counts_from_the_last_month_told(dates):
    row = rows(
        dates,
        "In 1996 it began; it is well known. We joined in May. The following month we voted.",
    )[-1]
    assert (row["text"], row["edtf"]) == ("following month", "2023-06")


def test_years_of_which_nobody_says_how_many(dates):
    (row,) = rows(dates, "Much was done in the years since 1979.")
    assert (row["text"], row["edtf"]) == ("1979", "1979/..")


def test_a_weekday_of_its_date(dates):
    (row,) = rows(dates, "It happened on the fateful Friday of 22 July 1994.")
    assert (row["text"], row["edtf"]) == ("Friday of 22 July 1994", "1994-07-22")


HISTORY = (
    "The palace fell on 11 September 1973. Its defenders died. {between} On 13 September a general "
    "was named. In October 1970 there had been a vote."
)


@pytest.mark.parametrize(
    ("between", "edtf"),
    [
        ("The courts stood aside. Nobody was tried. Few complained.", "1973-09-13"),
        ("The courts stood aside. Last month they apologised. Few complained.", "2022-09-13"),
        ("The courts stood aside. Files open in 2030. Few complained.", "2022-09-13"),
    ],
)
def test_an_article_that_tells_of_the_past_throughout_has_no_months_of_its_own(
    dates, between, edtf
):
    found = rows(dates, HISTORY.format(between=between))
    assert [row["edtf"] for row in found if row["text"] == "13 September"] == [edtf]
