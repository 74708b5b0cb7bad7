"""Times that count from the day of publication or from a date in the text; lengths; recurrences."""

import pytest
import spacy
from date_rows import dates_of

from docanalyze.errors import UsageError


@pytest.mark.parametrize(
    ("text", "span", "earliest", "latest", "timex3"),
    [
        ("They met last week.", "last week", "2026-01-26", "2026-02-01", "2026-W05"),
        ("On Tuesday they signed.", "Tuesday", "2026-02-03", "2026-02-03", "2026-02-03"),
        ("They will sign on Tuesday.", "Tuesday", "2026-02-10", "2026-02-10", "2026-02-10"),
        ("Talks go on this month.", "this month", "2026-02-01", "2026-02-28", "2026-02"),
        ("They left last year.", "last year", "2025-01-01", "2025-12-31", "2025"),
        ("They left three years ago.", "three years ago", "2023-01-01", "2023-12-31", "2023"),
        ("They left in December.", "December", "2025-12-01", "2025-12-31", "2025-12"),
        ("They will vote in June.", "June", "2026-06-01", "2026-06-30", "2026-06"),
        ("They spoke yesterday.", "yesterday", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("It fell over the past decade.", "past decade", "2016-01-01", "2026-12-31", "P1DE"),
        ("It grew later this year.", "later this year", "2026-01-01", "2026-12-31", "2026"),
        (
            "They will meet on Friday of next week.",
            "Friday of next week",
            "2026-02-13",
            "2026-02-13",
            "2026-02-13",
        ),
        ("They met last spring.", "last spring", "2025-03-01", "2025-05-31", "2025-SP"),
        ("In two weeks they will meet.", "two weeks", "2026-02-16", "2026-02-22", "2026-W08"),
    ],
)
def test_counted_from_publication(  # noqa: PLR0913, PLR0917
    dates, text, span, earliest, latest, timex3
):
    (row,) = dates_of(dates, text, "2026-02-06")
    assert row["text"] == span
    assert (row["earliest"], row["latest"], row["timex3"]) == (earliest, latest, timex3)
    assert row["anchor"] == "publication"


@pytest.mark.parametrize(
    ("text", "timex3"),
    [
        ("They signed on Tuesday.", "XXXX-WXX-2"),
        ("They met last week.", "XXXX-WXX"),
        ("They left last year.", "XXXX"),
        ("They left in December.", "XXXX-12"),
        ("They spoke yesterday.", "XXXX-XX-XX"),
        ("They came three years ago.", "XXXX"),
    ],
)
def test_without_publication_nothing_is_invented(dates, text, timex3):
    (row,) = dates_of(dates, text)
    assert (row["edtf"], row["earliest"], row["latest"], row["anchor"]) == (None,) * 4
    assert row["timex3"] == timex3


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("In 1931 it fell. Two years later they left.", "Two years later", "1933"),
        ("In 1931 it fell. Three decades later they left.", "Three decades later", "1961~"),
        ("In 1931 it fell. A year earlier all was well.", "A year earlier", "1930"),
        ("In 1931 it fell. The following spring they left.", "following spring", "1932-21"),
        ("In 1931 it fell. That same year they left.", "That same year", "1931"),
        (
            "In 1931 it fell. In November of that year they left.",
            "November of that year",
            "1931-11",
        ),
        ("On 3 June 1931 it fell. The next day they left.", "next day", "1931-06-04"),
        ("In June 1931 it fell. On July 5 they left.", "July 5", "1931-07-05"),
        ("In June 1931 it fell; by August all had left.", "August", "1931-08"),
    ],
)
def test_counted_from_the_date_in_focus(dates, text, span, edtf):
    row = dates_of(dates, text)[-1]
    assert (row["text"], row["edtf"], row["anchor"]) == (span, edtf, "text")


def test_a_finer_unit_than_what_is_known_stays_open(dates):
    row = dates_of(dates, "In 1931 it fell. Two weeks later they left.")[-1]
    assert (row["earliest"], row["timex3"]) == (None, "XXXX-WXX")


def test_the_decade_after_a_year_is_an_interval(dates):
    (row,) = dates_of(dates, "The decade after 1945 was quiet.")
    assert (row["kind"], row["edtf"]) == ("interval", "1945/1955")


@pytest.mark.parametrize(("word", "edtf"), [("after", "1914-08-07"), ("prior to", "1914-08-01")])
def test_a_shift_from_a_written_date(dates, word, edtf):
    (row,) = dates_of(dates, f"Three days {word} 4 August 1914 they crossed.")
    assert row["edtf"] == edtf


@pytest.mark.parametrize(
    ("word", "timex3"),
    [
        ("recently", "PAST_REF"),
        ("nowadays", "PRESENT_REF"),
        ("today", "PRESENT_REF"),
        ("in recent years", "PAST_REF"),
    ],
)
def test_vague_times_have_a_value_and_no_bounds(dates, word, timex3):
    (row,) = dates_of(dates, f"States are closer {word} than before.", "2026-02-06")
    assert (row["timex3"], row["earliest"], row["latest"], row["edtf"]) == (
        timex3,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("text", "span", "timex3"),
    [
        ("It took three years.", "three years", "P3Y"),
        ("a five-year plan", "five-year", "P5Y"),
        ("a decade-long war", "decade-long", "P1DE"),
        ("for half a century", "half a century", "P50Y"),
        ("for several weeks", "several weeks", "PXW"),
        ("for two and a half years", "two and a half years", "P2.5Y"),
        ("within a month of signature", "a month", "P1M"),
    ],
)
def test_durations(dates, text, span, timex3):
    (row,) = dates_of(dates, text)
    assert (row["text"], row["kind"], row["timex3"]) == (span, "duration", timex3)
    assert (row["edtf"], row["earliest"], row["latest"]) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "span", "timex3"),
    [
        ("It meets every March.", "every March", "XXXX-03"),
        ("It meets annually.", "annually", "P1Y"),
        ("It meets every four years.", "every four years", "P4Y"),
        ("It meets each Tuesday.", "each Tuesday", "XXXX-WXX-2"),
        ("It meets twice a year.", "twice a year", "P1Y"),
    ],
)
def test_recurring(dates, text, span, timex3):
    (row,) = dates_of(dates, text)
    assert (row["text"], row["kind"], row["timex3"]) == (span, "recurring", timex3)
    assert (row["edtf"], row["earliest"], row["latest"]) == (None, None, None)


@pytest.fixture(scope="module")
def with_periods(tmp_path_factory):
    folder = tmp_path_factory.mktemp("register")
    folder.joinpath("periods.csv").write_text(
        "id,name,aliases,kind,earliest,latest,source\n"
        "event:long-frost,Long Frost,,era,1951,1963,tests\n"
        "event:war-of-salt,War of Salt,,war,1812-06,1815,tests\n"
        "event:orloff-administration,Orloff administration,,administration,1901-03-04,1905,tests\n",
        encoding="utf-8",
    )
    pipeline = spacy.blank("en")
    pipeline.add_pipe("docanalyze_dates", config={"register": [str(folder)]})
    return pipeline


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("Trade fell throughout the Long Frost.", "Long Frost", "1951/1963"),
        ("Trade fell during the War of Salt.", "War of Salt", "1812-06/1815"),
        ("Under the Orloff administration it rose.", "Orloff administration", "1901-03-04/1905"),
    ],
)
def test_named_periods_that_tell_a_time(with_periods, text, span, edtf):
    (row,) = with_periods(text)._.dates
    assert (row["text"], row["kind"], row["edtf"], row["anchor"]) == (
        span,
        "interval",
        edtf,
        "period",
    )


@pytest.mark.parametrize(
    "text", ["After the War of Salt, all was new.", "The Long Frost ended.", "War of Salt veterans"]
)
def test_a_bare_name_of_a_period_is_no_date(with_periods, text):
    assert with_periods(text)._.dates == []


def test_an_unknown_order_is_refused():
    with pytest.raises(UsageError, match="date_order"):
        spacy.blank("en").add_pipe("docanalyze_dates", config={"date_order": "ydm"})
