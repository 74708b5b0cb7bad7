"""Times that the calendar places by themselves."""

import pytest
import spacy
from date_rows import dates_of


@pytest.mark.parametrize(
    ("text", "span", "edtf", "earliest", "latest"),
    [
        ("Envoys met on 3 June 1931 in port.", "3 June 1931", "1931-06-03", None, None),
        ("They met on June 3, 1931, in port.", "June 3, 1931", "1931-06-03", None, None),
        ("on Wednesday, June 3rd, 1931.", "Wednesday, June 3rd, 1931", "1931-06-03", None, None),
        ("on the 3rd of June, 1931.", "3rd of June, 1931", "1931-06-03", None, None),
        ("on Jun. 3, 1931.", "Jun. 3, 1931", "1931-06-03", None, None),
        ("dated 1931-06-03.", "1931-06-03", "1931-06-03", None, None),
        ("on 25/06/1931.", "25/06/1931", "1931-06-25", None, None),
        ("on 9 Aug '44.", "9 Aug '44", "1944-08-09", None, None),
        ("in Feb 2012.", "Feb 2012", "2012-02", "2012-02-01", "2012-02-29"),
        ("The League (1920) grew.", "1920", "1920", "1920-01-01", "1920-12-31"),
        ("in nineteen forty-five.", "nineteen forty-five", "1945", "1945-01-01", "1945-12-31"),
        ("The summer of 1936 was hot.", "summer of 1936", "1936-22", "1936-06-01", "1936-08-31"),
        (
            "In the winter of 1946-47 it froze.",
            "winter of 1946-47",
            "1946-24",
            "1946-12-01",
            "1947-02-28",
        ),
        (
            "in the third quarter of 1998",
            "third quarter of 1998",
            "1998-35",
            "1998-07-01",
            "1998-09-30",
        ),
        ("Q2 2021 was slow.", "Q2 2021", "2021-34", "2021-04-01", "2021-06-30"),
        (
            "in the second half of 2025",
            "second half of 2025",
            "2025-41",
            "2025-07-01",
            "2025-12-31",
        ),
        ("Through the 1930s it held.", "1930s", "193X", "1930-01-01", "1939-12-31"),
        ("a song of the '60s", "'60s", "196X", "1960-01-01", "1969-12-31"),
        ("in the nineteen-seventies", "nineteen-seventies", "197X", "1970-01-01", "1979-12-31"),
        ("by then the 1800s were over", "1800s", "18XX", "1800-01-01", "1899-12-31"),
        ("a nineteenth-century idea", "nineteenth-century", "18XX", "1800-01-01", "1899-12-31"),
        ("from 1946 to 1949", "from 1946 to 1949", "1946/1949", "1946-01-01", "1949-12-31"),
        ("in 1994-95 alone", "1994-95", "1994/1995", "1994-01-01", "1995-12-31"),
        ("the war of 1914\u201318", "1914\u201318", "1914/1918", "1914-01-01", "1918-12-31"),
        ("in May-June 1967", "May-June 1967", "1967-05/1967-06", "1967-05-01", "1967-06-30"),
        (
            "at Yalta, 4-11 February 1945",
            "4-11 February 1945",
            "1945-02-04/1945-02-11",
            "1945-02-04",
            "1945-02-11",
        ),
        (
            "between March and June 2022",
            "between March and June 2022",
            "2022-03/2022-06",
            "2022-03-01",
            "2022-06-30",
        ),
        (
            "from December to May 2022",
            "from December to May 2022",
            "2021-12/2022-05",
            "2021-12-01",
            "2022-05-31",
        ),
        (
            "the 18th and 19th centuries",
            "18th and 19th centuries",
            "17XX/18XX",
            "1700-01-01",
            "1899-12-31",
        ),
        ("in 44 BC he fell", "44 BC", "-0043", "-0043-01-01", "-0043-12-31"),
        ("Rome fell in AD 476.", "AD 476", "0476", "0476-01-01", "0476-12-31"),
        ("in the second century BC", "second century BC", "-01XX", "-0199-01-01", "-0100-12-31"),
        ("circa 1860 it began", "circa 1860", "1860~", "1860-01-01", "1860-12-31"),
        (
            "at the turn of the twentieth century",
            "turn of the twentieth century",
            "1900~",
            "1900-01-01",
            "1900-12-31",
        ),
        (
            "the last quarter of the 19th century",
            "last quarter of the 19th century",
            "1875/1899",
            "1875-01-01",
            "1899-12-31",
        ),
        ("The FY2024 request", "FY2024", "2023/2024", "2023-01-01", "2024-12-31"),
    ],
)
def test_written_forms(dates, text, span, edtf, earliest, latest):  # noqa: PLR0913, PLR0917
    (row,) = dates_of(dates, text)
    assert (row["text"], row["edtf"]) == (span, edtf)
    assert row["earliest"] == (earliest or edtf)
    assert row["latest"] == (latest or edtf)
    assert row["anchor"] == "absolute"
    assert row["treaty_id"] is None


@pytest.mark.parametrize(
    ("text", "span", "edtf", "earliest", "latest"),
    [
        ("It has held since 1991.", "1991", "1991/..", "1991-01-01", None),
        ("It held until 1991.", "1991", "../1991", None, "1991-12-31"),
        ("It held until the fall of 2019.", "fall of 2019", "../2019-23", None, "2019-11-30"),
        ("a pre-1914 habit", "pre-1914", "../1914", None, "1914-12-31"),
        ("from 1960 onwards", "1960", "1960/..", "1960-01-01", None),
    ],
)
def test_open_ends(dates, text, span, edtf, earliest, latest):  # noqa: PLR0913, PLR0917
    (row,) = dates_of(dates, text)
    assert (row["text"], row["kind"], row["edtf"]) == (span, "interval", edtf)
    assert (row["earliest"], row["latest"]) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("By May 1948 all had left.", "May 1948", "1948-05"),
        ("After 1945 they built.", "1945", "1945"),
        ("It was a custom before the 1930s.", "1930s", "193X"),
        ("By the early 1870s they had settled.", "early 1870s", "187X"),
        ("They must answer no later than 2031.", "2031", "2031"),
        ("Beginning in 1994 they met.", "1994", "1994"),
    ],
)
def test_other_prepositions_add_nothing(dates, text, span, edtf):
    (row,) = dates_of(dates, text)
    assert (row["text"], row["kind"], row["edtf"]) == (span, "date", edtf)


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("They did not sign until 1991.", "1991", "1991"),
        ("They waited until the fall of 2019.", "fall of 2019", "2019-23"),
        ("It will hold until 2035.", "2035", "2035"),
    ],
)
def test_what_has_not_been_until_then_or_is_to_last_is_told_by_the_day(dates, text, span, edtf):
    (row,) = dates_of(dates, text)
    assert (row["text"], row["kind"], row["edtf"]) == (span, "date", edtf)


@pytest.mark.parametrize(
    "text", ["It was not until 1950 that they signed.", "It lasted until the 1783 treaty."]
)
def test_a_year_that_limits_nothing_is_a_plain_date(dates, text):
    (row,) = dates_of(dates, text)
    assert row["kind"] == "date"


@pytest.mark.parametrize(
    ("text", "mod", "latest"),
    [
        ("the mid-1970s", "MID", "1979-12-31"),
        ("the late 1870s", "END", "1879-12-31"),
        ("early 1944", "START", "1944-12-31"),
        ("the end of March 2011", "END", "2011-03-31"),
        ("the middle of the twentieth century", "MID", "1999-12-31"),
        ("about 1900", "APPROX", "1900-12-31"),
    ],
)
def test_parts_keep_the_bounds_of_the_whole(dates, text, mod, latest):
    (row,) = dates_of(dates, f"It began in {text}.")
    assert row["timex3_mod"] == mod
    assert row["latest"] == latest


def test_a_numeric_date_of_two_readings_has_both_in_its_bounds(dates):
    (row,) = dates_of(dates, "Signed 06/02/2026 in haste.")
    assert row["edtf"] == "[2026-02-06,2026-06-02]"
    assert (row["earliest"], row["latest"]) == ("2026-02-06", "2026-06-02")


def test_the_publication_date_settles_its_own_numeric_form(dates):
    (row,) = dates_of(dates, "Issued 06/02/2026 in haste.", "2026-02-06")
    assert row["edtf"] == "2026-02-06"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Signed 06/02/2026 in haste, in force on 25/03/2026.", "2026-02-06"),
        ("In force on 03/25/2026, signed 06/02/2026 in haste.", "2026-06-02"),
        ("Between 03/25/2026 and 25/04/2026: 06/02/2026.", "[2026-02-06,2026-06-02]"),
    ],
)
def test_the_article_settles_its_numeric_dates(dates, text, edtf):
    assert edtf in {row["edtf"] for row in dates_of(dates, text)}


@pytest.mark.parametrize(("order", "edtf"), [("dmy", "2026-02-06"), ("mdy", "2026-06-02")])
def test_the_order_of_numeric_dates_can_be_set(order, edtf):
    pipeline = spacy.blank("en")
    pipeline.add_pipe("docanalyze_dates", config={"date_order": order})
    (row,) = pipeline("Signed 06/02/2026 in haste.")._.dates
    assert row["edtf"] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1973 and resolutions 1267, 1373 and 1540 bind all.",
        "They sent 1,945 troops and 2000 soldiers.",
        "A Boeing 747 and an F-16 flew to the G20.",
        "Article 1999 of the code; page 1945; No. 1812.",
        "You may march in august company.",
        "Mrs May said that May Day songs may please April Jones.",
        "Open 24/7, they won 3-2 and lost 19-40.",
        "Call 138-2010-2015 or 555-1945.",
        "It cost $1945 or 1980 dollars.",
        "The sun rose while we sat.",
        "Every day we are reminded of the post-war order.",
        "A/RES/1514 and S/1999/123 are documents.",
        "31 February 2014 never was.",
        "The fall of Saigon and the Prague Spring.",
        "He was killed on Bloody Sunday, says the Sunday Times.",
        "It took three hours and ten minutes at 19:45.",
    ],
)
def test_what_is_no_date(dates, text):
    assert dates_of(dates, text) == []


def test_a_year_in_a_modifier_or_a_name_is_a_date(dates):
    text = "The 1967 borders, the Convention of 1818 and Resolution 1973 (2011) matter."
    assert [row["text"] for row in dates_of(dates, text)] == ["1967", "1818", "2011"]


def test_dates_do_not_cross_blank_lines(dates):
    found = dates_of(dates, "It fell in May\n\n1945 was the year.")
    assert [row["text"] for row in found][-1] == "1945"
    assert all("\n" not in row["text"] for row in found)
