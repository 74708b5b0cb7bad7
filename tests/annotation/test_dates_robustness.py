"""Whatever the text: offsets hold, EDTF is valid, time is linear."""

import time

import pytest
import spacy
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from docanalyze.annotation.dates.days import Day, add_days, add_months, weekday_of
from docanalyze.annotation.dates.finder import Finder
from docanalyze.exporting.timex import timexes_of

PIECES = st.sampled_from(
    [
        "1945",
        "12",
        "3",
        "31",
        "may",
        "March",
        "Jan.",
        "Tuesday",
        "the",
        "of",
        "in",
        "from",
        "to",
        "until",
        "since",
        "between",
        "and",
        "-",
        "/",
        "'",
        ",",
        "(",
        ")",
        "last",
        "next",
        "years",
        "ago",
        "later",
        "two",
        "twenty-first",
        "century",
        "1970s",
        "1914-18",
        "06/02/2026",
        "2026-02-06",
        "every",
        "BC",
        "AD",
        "early",
        "mid",
        "-",
        "end",
        "quarter",
        "half",
        "decade",
        "today",
        "recently",
        "\n",
        "\n\n",
        "99999999",
        "first",
        "spring",
        "fiscal",
        "week",
        "of",
        "that",
        "same",
        "before",
        "after",
        "a",
        "an",
        "about",
        "~",
        "0",
        "Q1",
        "’45",
        "1900",
        "00",
        "Ramadan",
        "2,000",
        "hundred",
        "starting",
        "to be held",
        "semi-annually",
        "decades",
        "year-end",
        "coming",
        "fortnight",
        "?",
    ]
)


@pytest.fixture(scope="module")
def finder():
    pipeline = spacy.blank("en")
    component = pipeline.add_pipe("docanalyze_dates")

    def find(text, published=None):
        doc = pipeline.make_doc(text)
        doc._.published = published
        doc._.names = []
        return component(doc)._.dates

    return find


def check(text, found):
    previous = 0
    for row in found:
        assert previous <= row["start"] < row["end"]
        assert text[row["start"] : row["end"]] == row["text"] == row["text"].strip()
        assert row["method"]
        if row["edtf"] is not None:
            parse_edtf(row["edtf"])
        previous = row["end"]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.sampled_from([None, "2026-02-06", "1950", "2024-21", "x"]),
)
def test_any_mixture_of_the_words_of_time(finder, text, published):
    check(text, finder(text, published))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text(finder, text):
    check(text, finder(text))


@pytest.mark.parametrize(
    "unit",
    [
        "7",
        ",",
        "1,",
        "1945 ",
        "1-",
        "may ",
        "last ",
        "of the ",
        "first week of ",
        "'",
        "1945-",
        "a1",
        "7/8, ",
        "the Pact of 1945 and many days ",
        "on 3 May, that same year had met in June ",
    ],
)
def test_time_grows_with_the_length_of_the_text_and_no_faster(unit):
    # The tokeniser has its own limits: what is watched is the search in the text. Four times the
    # text may take ten times as long, which leaves room for a busy machine; a search that looks at
    # every pair of words would take sixteen times as long.
    finder = Finder()

    def seconds(length):
        text = unit * (length // len(unit))
        started = time.process_time()
        finder.find(text, [(0, len(text))], None)
        return time.process_time() - started

    seconds(1000)
    short = min(seconds(25_000) for _ in range(2))
    assert seconds(100_000) < 10 * short + 0.5


def test_timeml_of_a_hundred_thousand_times_is_made_in_linear_time():
    def seconds(count):
        text = "at 6 a.m. 1945 now, " * count
        rows = [
            {"start": at * 20 + 10, "end": at * 20 + 14, "text": "1945", "kind": "date",
             "timex3": "1945", "timex3_mod": None, "anchor": "absolute", "edtf": "1945",
             "earliest": "1945-01-01", "latest": "1945-12-31"}
            for at in range(count)
        ]  # fmt: skip
        started = time.process_time()
        assert len(timexes_of(text, rows, "2026-02-06")) == 3 * count
        return time.process_time() - started

    seconds(100)
    assert seconds(20_000) < 10 * seconds(5000) + 0.5


@given(st.integers(-4000, 4000), st.integers(1, 12), st.integers(1, 28), st.integers(-5000, 5000))
def test_days_add_up_in_any_year(year, month, day, count):
    start = Day(year, month, day)
    assert add_days(add_days(start, count), -count) == start
    assert weekday_of(add_days(start, 7)) == weekday_of(start)
    assert add_months(start, 12) == Day(year + 1, month, day)
