"""Days far from today, where Python's own calendar ends."""

from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from docanalyze.annotation.dates.days import Day, add_days, add_months

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_dates")


@given(st.dates(date(1000, 1, 1), date(8000, 1, 1)), st.integers(-300_000, 300_000))
def test_days_are_counted_as_the_calendar_counts(start, count):
    there = start + timedelta(days=count)
    day = add_days(Day(start.year, start.month, start.day), count)
    assert day == Day(there.year, there.month, there.day)


@given(st.integers(-9000, 9000), st.integers(1, 12), st.integers(-(10**6), 10**6))
def test_months_go_there_and_back(year, month, count):
    day = Day(year, month, 15)
    assert add_months(add_months(day, count), -count) == day


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ten thousand years ago, men farmed there.", "-7981"),
        ("It was built 8000 years before 1957.", "-6043"),
        ("Twenty thousand years ago there was ice.", None),
    ],
)
def test_thousands_of_years(text, edtf):
    doc = NLP.make_doc(text)
    doc._.published = "2019-03-12"
    (row,) = NLP(doc)._.dates
    assert row["edtf"] == edtf
