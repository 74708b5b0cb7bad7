"""Bars are as high as what they stand for, and names beneath them do not touch."""

from itertools import pairwise

import pytest

from docanalyze.report.charts import columns_chart, multiples_chart
from docanalyze.report.years import bin_name, bin_of, bin_width, bins_between, year_of


@pytest.mark.parametrize(
    ("edtf", "year"),
    [
        ("2026-02-06", 2026),
        ("1945", 1945),
        ("-0430", -430),
        ("1949?", 1949),
        ("199X", None),
        (None, None),
    ],
)
def test_the_year_of_a_date(edtf, year):
    assert year_of(edtf) == year


def test_a_few_years_stand_each_alone_and_many_in_stretches():
    assert bin_width([2020, 2026]) == 1
    assert bin_width([1868, 2026]) == 5
    assert bin_width([1648, 2026]) == 10
    assert bin_width([]) == 1
    assert [bin_name(1945, width) for width in (1, 5)] == ["1945", "1945–1949"]
    assert bin_name(1990, 10) == "1990s"


def test_stretches_have_no_hole_and_hold_every_year():
    years = [1914, 1945, 1991]
    places = bins_between(years, 10)
    assert places == list(range(1910, 2000, 10))
    assert {bin_of(year, 10) for year in years} <= set(places)
    assert bins_between([], 1) == []


def test_bars_are_in_proportion_and_stand_on_one_line():
    chart = columns_chart([("1990s", 4), ("2000s", 0), ("2010s", 8)])
    heights = [bar.height for bar in chart.bars]
    assert heights[0] * 2 == pytest.approx(heights[2], abs=0.2)
    assert heights[1] == 0
    assert {round(bar.y + bar.height, 1) for bar in chart.bars} == {chart.base}
    assert [value for _, value in chart.ticks] == [0, 5, 10]


def test_names_leave_room_for_one_another():
    chart = columns_chart([(f"{year}s", 1) for year in range(1600, 2030, 10)])
    named = [bar.middle for bar in chart.bars if bar.is_named]
    assert 1 < len(named) < len(chart.bars)
    assert min(right - left for left, right in pairwise(named)) > 30


def test_small_charts_share_one_scale():
    values = {"alliance": [0.2, None, 0.1], "none": [0.4, None, 0.2]}
    chart = multiples_chart(["1", "2", "3"], values)
    first, second = (bars for _, _, bars in chart.rows)
    assert [bar.name for bar in first] == ["1", "3"]
    assert first[0].height * 2 == pytest.approx(second[0].height, abs=0.2)
    assert chart.highest == 0.4
    assert second[0].height <= chart.row


def test_nothing_at_all_is_a_chart_too():
    assert columns_chart([]).bars == []
    assert columns_chart([("1945", 0)]).bars[0].height == 0
    assert multiples_chart([], {}).rows == []
