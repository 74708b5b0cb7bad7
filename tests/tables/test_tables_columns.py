"""Rows become the same Arrow arrays as pyarrow makes of them, without pandas."""

import subprocess
import sys

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docanalyze.tables.columns import column_of, struct_of

TEXTS = st.text(st.characters(codec="utf-8"), max_size=5)
FIELDS = {
    pa.string(): TEXTS,
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.uint64(): st.integers(0, 2**64 - 1),
    pa.float64(): st.floats(allow_nan=False) | st.integers(-1000, 1000),
    pa.bool_(): st.booleans(),
    pa.list_(pa.string()): st.lists(TEXTS, max_size=3),
}
NAMES = {str(place): kind for place, kind in enumerate(FIELDS)}
SCHEMA = pa.schema(NAMES.items())
ROWS = st.lists(
    st.fixed_dictionaries(
        {}, optional={name: st.none() | FIELDS[kind] for name, kind in NAMES.items()}
    ),
    max_size=4,
)


@given(ROWS)
def test_rows_are_what_pyarrow_makes_of_them(rows):
    made = struct_of(rows, SCHEMA)
    made.validate(full=True)
    assert made.equals(pa.array(rows, pa.struct(list(SCHEMA))))


@given(st.lists(st.none() | ROWS, max_size=4))
def test_lists_of_rows_are_too(lists):
    kind = pa.list_(pa.struct(list(SCHEMA)))
    made = column_of(lists, kind)
    made.validate(full=True)
    assert made.equals(pa.array(lists, kind))


@pytest.mark.parametrize(
    ("value", "kind", "error"),
    [
        (1.5, pa.int64(), TypeError),
        (2**63, pa.int64(), OverflowError),
        (3, pa.string(), TypeError),
        ("3", pa.float64(), TypeError),
    ],
)
def test_what_does_not_fit_a_column_is_refused(value, kind, error):
    with pytest.raises(error):
        column_of([value], kind)


def test_a_run_imports_neither_pandas_nor_the_command_line_of_spacy(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("The United Nations was founded in San Francisco.", encoding="utf-8")
    script = (
        "import sys\nfrom docanalyze.running import run\n"
        f"run([{str(article)!r}], {str(tmp_path / 'out')!r})\n"
        "print({'pandas', 'spacy', 'spacy.cli', 'sklearn'} & set(sys.modules))\n"
        "import spacy\n"
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["{'spacy'}", "True"]
