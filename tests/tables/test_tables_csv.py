"""CSV that a spreadsheet does not run, and that comes back unchanged."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docanalyze.cells import guarded, join_list, split_list, unguarded
from docanalyze.tables import table_schemas
from docanalyze.tables.csv import write_csv

ERRORS = table_schemas([])["errors"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_run_is_guarded(start):
    assert guarded(f"{start}HYPERLINK()") == f"'{start}HYPERLINK()"


def test_ordinary_text_is_not_guarded():
    assert guarded("'tis the season") == "'tis the season"
    assert unguarded("'tis the season") == "'tis the season"


@given(st.text())
def test_guarding_is_undone_exactly(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.text(alphabet="ab;, =é").map(str.strip).filter(bool)))
def test_lists_come_back(values):
    assert split_list(join_list(values)) == values


def test_a_file_opens_in_excel_and_keeps_awkward_cells(tmp_path: Path):
    path = tmp_path / "errors.csv"
    row = {"source": "=cmd.txt", "stage": "reading", "code": "empty", "message": 'a "b"\n, c'}
    write_csv(path, ERRORS, [[row]])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (read,) = csv.DictReader(file)
    assert read == {
        "source": "'=cmd.txt",
        "stage": "reading",
        "code": "empty",
        "message": 'a "b"\n, c',
        "sha256": "",
    }
