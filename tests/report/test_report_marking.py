"""A passage is cut at its marks, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from docanalyze.report.marking import marked_stretches

DATE = {"edtf": "1949", "earliest": None, "latest": None, "timex3": None}
TREATY = {"title": "North Atlantic Treaty", "treaty_id": "x", "method": "name"}


def test_marks_may_overlap():
    marks = [
        {"table": "treaties", "start": 10, "end": 20, **TREATY},
        {"table": "dates", "start": 15, "end": 25, **DATE},
    ]
    stretches = marked_stretches("x" * 20, 8, marks)
    assert [(len(stretch.text), stretch.tables) for stretch in stretches] == [
        (2, ()),
        (5, ("treaties",)),
        (5, ("treaties", "dates")),
        (5, ("dates",)),
        (3, ()),
    ]


@given(st.text(min_size=1), st.data())
def test_the_text_stays_whole(text, data):
    borders = st.integers(0, len(text))
    marks = [
        {"table": "dates", "start": min(pair), "end": max(pair), **DATE}
        for pair in data.draw(st.lists(st.tuples(borders, borders), max_size=5))
    ]
    assert "".join(stretch.text for stretch in marked_stretches(text, 0, marks)) == text
