"""Tales that go on: days of the month, weekdays, birthdays and ages count from what was told."""

import pytest
from date_rows import dates_of


def last(nlp, text, published=None):
    return dates_of(nlp, text, published)[-1]


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("They met on 28 May 1892. On the 3rd they signed.", "3rd", "1892-06-03"),
        ("He heard it on 7 May 1892: on the 1st Brandt had landed.", "1st", "1892-05-01"),
        ("They met on 7 May 1892. By the 25th four Powers had agreed.", "25th", "1892-05-25"),
        ("They met on 7 May 1892. He abdicated on the 22nd.", "22nd", "1892-05-22"),
        ("It rained on 7 May 1892. They left on the night of the 9th.", "9th", "1892-05-09"),
        ("On 3 May 1915 they met. On the Friday they parted.", "Friday", "1915-05-07"),
        (
            "On 3 May 1915 they met. The following Monday they parted.",
            "following Monday",
            "1915-05-10",
        ),
        ("On 30 July 2023, a Sunday, they met.", "Sunday", "2023-07-30"),
        ("On 3 May 1915 they met. On the morrow they parted.", "morrow", "1915-05-04"),
        (
            "They met on 5 May 1920. A year later to the day they signed.",
            "A year later to the day",
            "1921-05-05",
        ),
        (
            "They met on 20 October 1922. A month and a day later they left.",
            "A month and a day later",
            "1922-11-21",
        ),
        (
            "They met on 5 May 1920. Two days after that, they left.",
            "Two days after that",
            "1920-05-07",
        ),
        ("They met in 1931. The year that followed was worse.", "year", "1932"),
        ("They met in May 1931. The winter which followed was worse.", "winter", "1931-24"),
        ("It failed at the end of 1932. Ten months later they met.", "Ten months later", "1933-10"),
        ("In November 1972 they met. By early summer all was done.", "early summer", "1973-22"),
        ("In November 1972 they met. In March they signed.", "March", "1973-03"),
        (
            "They met on 23 January 1923. He cited a note of 23 December.",
            "23 December",
            "1922-12-23",
        ),
        ("He was born on 2 May 1900. On his 23rd birthday he left.", "23rd birthday", "1923-05-02"),
        (
            "Born in 1900, he wed at the age of thirty; two years later he died.",
            "two years later",
            "1932",
        ),
        ("He was back in 1956 (born 1931). Two years later he died.", "Two years later", "1958"),
        ("It rained on a Sunday in June 1950.", "Sunday in June 1950", "1950-06"),
        (
            "It rained on the night of 9/10 November 1938.",
            "9/10 November 1938",
            "1938-11-09/1938-11-10",
        ),
        ("They rose in 1989 and '90.", "'90", "1990"),
        ("They met in the 1820s and 30s.", "30s", "183X"),
        ("They met in 1900. Half a century later they fell out.", "Half a century later", "1950~"),
        ("On 5 May 1990 they met; the day after that makes sense.", "day after that", "1990-05-06"),
        ("He wrote c. 1350.", "c. 1350", "1350~"),
        (
            "In 1978 they offered a return to June 4, 1967 lines. They met on May 3.",
            "May 3",
            "1978-05-03",
        ),
    ],
)
def test_what_counts_from_the_tale(dates, text, span, edtf):
    row = last(dates, text)
    assert (row["text"], row["edtf"]) == (span, edtf)


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("They rose in the summer and autumn of 1956.", ["1956-22", "1956-23"]),
        ("They met in December and January 1951.", ["1950-12", "1951-01"]),
        ("They met on 3 May and 7 June 1950.", ["1950-05-03", "1950-06-07"]),
    ],
)
def test_a_year_said_once_is_of_the_whole_list(dates, text, edtfs):
    assert [row["edtf"] for row in dates_of(dates, text)] == edtfs


@pytest.mark.parametrize(
    "text",
    [
        "They met on the 38th parallel.",
        "They met on the 20th Congress floor.",
        "It came on the 2nd page.",
        "Six years on from the revolt, two capitals agreed.",
    ],
)
def test_what_is_no_day_of_a_tale(dates, text):
    found = dates_of(dates, f"On 3 May 1915 they met. {text}")
    assert all(row["earliest"] is None for row in found[1:])


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It fell on Sunday, Aug. 13.", "2023-08-13"),
        ("It fell in May 1977. It had begun on Saturday, Feb. 19.", "1977-02-19"),
        ("It was founded in 2017. It met on Sunday, Aug. 13.", "2023-08-13"),
    ],
)
def test_a_weekday_tells_the_year(dates, text, edtf):
    assert last(dates, text, "2023-08-18")["edtf"] == edtf


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("I have your letter of the 29th ultimo.", "29th ultimo", "1831-07-29"),
        ("I had it on the 3rd inst. at noon.", "3rd inst.", "1831-08-03"),
        ("We expect him by the 15th proximo.", "15th proximo", "1831-09-15"),
        ("He will sail on 7th February next.", "7th February next", "1832-02-07"),
        ("It closed in July just past.", "July just past", "1831-07"),
        ("He met them yesterday; to-morrow he leaves.", "to-morrow", "1831-08-10"),
        ("It opens on Wednesday week.", "Wednesday week", "1831-08-17"),
    ],
)
def test_how_letters_were_dated(dates, text, span, edtf):
    row = last(dates, text, "1831-08-09")
    assert (row["text"], row["edtf"]) == (span, edtf)


def test_to_day_meaning_nowadays_is_no_row_nor_is_day_to_day(dates):
    assert dates_of(dates, "The position to-day is worse.", "1922-10-12") == []
    assert dates_of(dates, "The day-to-day work goes on.", "1922-10-12") == []
