"""News: what counts from the day of publication, and which year a month or quarter is of."""

import pytest
from date_rows import dates_of

PUBLISHED = "2023-06-20"


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("Fifty years ago today they met.", "Fifty years ago today", "1973-06-20"),
        ("They met 25 years ago this month.", "25 years ago this month", "1998-06"),
        ("It landed 33 years ago next Thursday.", "33 years ago next Thursday", "1990-06-29"),
        ("They met ten years ago in May.", "ten years ago in May", "2013-05"),
        ("Three weeks from today it will be one.", "Three weeks from today", "2023-07-11"),
        ("It fell in the past year and a half.", "past year and a half", "2021/2023"),
        ("It fell in the past two and a half years.", "past two and a half years", "2020/2023"),
        ("Sales rose in the year ended March 31.", "year ended March 31", "2022-04-01/2023-03-31"),
        ("It grew in the three months to May 2023.", "three months to May 2023", "2023-03/2023-05"),
        ("It lasts for the ten years to 2035.", "ten years to 2035", "2026/2035"),
        (
            "It was set up in 1977. Nobody knows what happens in the next quarter.",
            "next quarter",
            "2023-35",
        ),
        ("They meet on the last Friday of September.", "last Friday of September", "2023-09-29"),
        ("They met in the first half of May.", "first half of May", "2023-05-01/2023-05-15"),
        (
            "They met in the first fortnight of May.",
            "first fortnight of May",
            "2023-05-01/2023-05-14",
        ),
        ("The order runs until July 19.", "July 19", "2023-07-19"),
        ("Roe, who takes office on August 25, condemned it.", "August 25", "2023-08-25"),
        ("She never took the oath, due on March 10.", "March 10", "2023-03-10"),
        (
            "The House passed a bill late Saturday that would delay it.",
            "late Saturday",
            "2023-06-17",
        ),
        ("They agreed to hold another in November.", "November", "2023-11"),
        ("They resume in the New Year.", "New Year", "2024-01-01"),
        ("It fell in March 2021; it rose last May. It fell in June.", "June", "2023-06"),
        (
            "Monday, they said: a storm in December 2021 was bad; an April 15 quake was worse.",
            "April 15",
            "2023-04-15",
        ),
    ],
)
def test_what_counts_from_publication(dates, text, span, edtf):
    row = dates_of(dates, text, PUBLISHED)[-1]
    assert (row["text"], row["edtf"]) == (span, edtf)


def test_two_weekdays_of_one_meeting_follow_each_other(dates):
    found = dates_of(dates, "Leaders, meeting on Thursday and Friday, quarrelled.", "2023-06-22")
    assert [row["edtf"] for row in found] == ["2023-06-22", "2023-06-23"]


def test_the_article_s_own_date_settles_the_order_of_numbers(dates):
    found = dates_of(dates, "Posted 03/09/2022 | Updated 03/10/2022", "2022-03-09")
    assert [row["edtf"] for row in found] == ["2022-03-09", "2022-03-10"]


@pytest.mark.parametrize(
    ("text", "span", "timex3"),
    [
        ("They meet on the last Friday of each month.", "last Friday of each month", "P1M"),
        (
            "They meet on the first Tuesday of every November.",
            "first Tuesday of every November",
            "XXXX-11",
        ),
        ("It is held every June, 40 delegates each.", "every June", "XXXX-06"),
        (
            "The year runs from 1st April to 31st March.",
            "from 1st April to 31st March",
            "XXXX-04-01/XXXX-03-31",
        ),
        ("It doubled each succeeding year.", "each succeeding year", "P1Y"),
    ],
)
def test_what_comes_again(dates, text, span, timex3):
    (row,) = dates_of(dates, text, PUBLISHED)
    assert (row["text"], row["kind"], row["timex3"]) == (span, "recurring", timex3)


@pytest.mark.parametrize(
    ("text", "span", "timex3"),
    [
        ("It took five or six weeks.", "five or six weeks", "P5W"),
        ("It rained for three consecutive years.", "three consecutive years", "P3Y"),
        ("It shrank for six straight quarters.", "six straight quarters", "P6Q"),
        ("It was leased for ninety-nine years.", "ninety-nine years", "P99Y"),
        ("It was meant to last six months.", "six months", "P6M"),
        ("They had a month to accept.", "a month", "P1M"),
        ("For more than a decade after 1960 they fought.", "a decade", "P1DE"),
    ],
)
def test_lengths(dates, text, span, timex3):
    row = dates_of(dates, text, PUBLISHED)[0]
    assert (row["text"], row["kind"], row["timex3"]) == (span, "duration", timex3)


@pytest.mark.parametrize(
    "text",
    [
        'She reread "1984" twice.',
        "There were many, 1514 among them.",
        "They met at 1400 GMT.",
        "It joined on Sunday, the first new member.",
        "There is doubt in some quarters about it.",
        "They buried the son of Jan Masaryk.",
    ],
)
def test_what_is_no_time(dates, text):
    found = dates_of(dates, text, PUBLISHED)
    assert [row["text"] for row in found if row["text"] != "Sunday"] == []
