"""Whatever bytes come, a reader reads them or says why not; benchmarks/fuzz_reading.py goes on."""

import made_files as made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docanalyze.errors import UnreadableInputError
from docanalyze.reading import FileOpening, Problem, ReadingOptions, Shelf, Source, found_in
from docanalyze.reading.columns import text_column
from docanalyze.reading.exports.blocks import split_export
from docanalyze.reading.header import parse_header
from docanalyze.reading.metadata import metadata_from_mapping

SEEDS = made.one_of_each()
# Those that start a process for each file are left to the benchmark.
QUICK = [name for name in SEEDS if not name.endswith(".xlsx")]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


damage = st.lists(
    st.tuples(st.integers(0, 1 << 16), st.integers(0, 64), st.binary(max_size=16), st.booleans()),
    min_size=1,
    max_size=6,
)


def damaged(content, changes):
    copy = bytearray(content)
    for at, length, put_in, cut in changes:
        start = at % (len(copy) + 1)
        copy[start : start + length] = put_in
        if cut and len(put_in) == 16:
            del copy[start:]
    return bytes(copy)


def outcome(read, *what):
    """The article, or the code with which it is refused."""
    try:
        return read(*what), None
    except UnreadableInputError as error:
        return None, error.code


@pytest.mark.parametrize("name", QUICK)
def test_a_damaged_file_is_read_or_refused(place, name):
    @settings(max_examples=12)
    @given(damage)
    def check(changes):
        path = place / name
        path.write_bytes(damaged(SEEDS[name], changes))
        shelf = Shelf(ReadingOptions(max_seconds_per_file=60))
        for source, item in found_in(Source(path, name), FileOpening(ReadingOptions())):
            if isinstance(item, Problem):
                assert item.code != "reader_failed", item.message
                continue
            article, code = outcome(shelf.read, source)
            assert code != "reader_failed"
            if article is None:
                continue
            article.text.encode()
            for mark in article.marks:
                assert 0 <= mark.start < mark.end <= len(article.text)
        shelf.close()

    check()


@given(st.text(max_size=400))
def test_any_text_has_a_header_or_none(text):
    header = parse_header(text)
    for mark in header.marks:
        assert text[mark.start : mark.end].strip()


@given(
    st.dictionaries(
        st.sampled_from(["title", "author", "date", "lang", "source", "url", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=5,
        ),
    )
)
def test_any_metadata_is_understood_or_left(stated):
    metadata = metadata_from_mapping(stated)
    assert metadata.title is None or metadata.title.strip()
    assert all(name.strip() for name in metadata.authors)


@given(st.lists(st.sampled_from([line for text in (
    made.LEXISNEXIS, made.FACTIVA_CODED, made.FACTIVA_SHOWN, made.PROQUEST, made.NEXIS_UNI
) for line in text.split("\n")]), max_size=60))  # fmt: skip
def test_any_shuffle_of_an_export_is_split_or_left(lines):
    from docanalyze.reading.records import Record
    from docanalyze.reading.registry import read_record

    for kind, block in split_export("\n".join(lines).encode(), "x") or ():
        article, code = outcome(read_record, Record("x", kind, block))
        assert code == "empty" if article is None else article.text.strip()


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5, unique=True), st.data())
def test_any_table_has_a_text_column_or_none(names, data):
    row = st.lists(st.none() | st.text() | st.integers(), min_size=len(names), max_size=len(names))
    rows = data.draw(st.lists(row, max_size=3))
    chosen, code = outcome(text_column, names, rows, "x", None)
    assert code == "no_text_column" if chosen is None else chosen in names
