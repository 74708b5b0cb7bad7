"""The tables in other forms, read back by what users read them with."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import openpyxl
import pandas as pd
import pytest

import docanalyze
from docanalyze.cells import join_list
from docanalyze.exporting import xlsx
from docanalyze.exporting.tables import RunTables


def read_jsonl(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture(scope="module")
def written(odd_run, tmp_path_factory):
    """Where each form of the run was written, and what was said."""
    folder = tmp_path_factory.mktemp("exports")
    forms = ("sqlite", "xlsx", "jsonl", "dta")
    return {form: docanalyze.export(odd_run, form, folder / form) for form in forms}


def test_json_lines_hold_the_tables_as_they_are(odd_tables, written):
    assert written["jsonl"].n_files == len(odd_tables) == 8
    for name, rows in odd_tables.items():
        assert read_jsonl(written["jsonl"].folder / f"{name}.jsonl") == rows


@pytest.fixture
def database(written):
    with closing(sqlite3.connect(written["sqlite"].folder / "tables.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_the_database_holds_the_tables_as_they_are(odd_tables, database):
    lists = {"also_at", "authors", "warnings", "governance_models", "evidence", "entity_ids"}
    lists |= {"parties"}
    for name, rows in odd_tables.items():
        found = [dict(row) for row in database.execute(f"SELECT * FROM {name}")]  # noqa: S608
        for row in found:
            for column in lists & row.keys():
                row[column] = None if row[column] is None else json.loads(row[column])
        assert found == rows


def test_the_database_is_sound(database):
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    references = database.execute("PRAGMA foreign_key_list(treaties)").fetchall()
    assert {(row["from"], row["table"]) for row in references} == {
        ("doc_id", "documents"),
        ("passage_id", "passages"),
    }
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM treaties WHERE treaty_id = 'x'")
    assert "USING INDEX" in plan.fetchone()["detail"]
    meaning = database.execute(
        "SELECT meaning FROM codebook WHERE table_name = 'passages' AND column_name = 'p_alliance'"
    )
    assert "alliance" in meaning.fetchone()["meaning"]


def test_words_are_found_in_articles_and_passages(database, odd_tables):
    def hits(table, words):
        query = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"  # noqa: S608
        return database.execute(query, [words]).fetchone()[0]

    assert hits("documents", "josue") == 1
    said = [row for row in odd_tables["passages"] if "Treaty" in f"{row['text']}{row['heading']}"]
    assert hits("passages", "treaty") == hits("passages", "treaties") == len(said) > 0
    assert hits("passages", "nowhere") == 0
    row = database.execute(
        "SELECT documents.source FROM documents_fts JOIN documents "
        "ON documents.rowid = documents_fts.rowid WHERE documents_fts MATCH 'tlatelolco'"
    ).fetchone()
    assert row["source"].endswith("odd.txt")


def datasette(database, path):
    """Return what the real Datasette answers."""
    command = [sys.executable, "-W", "ignore", "-m", "datasette", "serve", str(database)]
    ended = subprocess.run([*command, "--get", path], capture_output=True, check=True, text=True)
    return json.loads(ended.stdout)


def test_datasette_serves_and_searches_the_database(odd_tables, written):
    file = written["sqlite"].folder / "tables.sqlite"
    found = datasette(file, "/tables/treaties.json?_shape=objects&_facet_array=parties&_labels=on")
    assert len(found["rows"]) == len(odd_tables["treaties"])
    parties = {party for row in odd_tables["treaties"] for party in row["parties"] or ()}
    facets = found["facet_results"]["parties"]["results"]
    assert {facet["value"] for facet in facets} <= parties
    assert found["rows"][0]["doc_id"]["value"] == odd_tables["treaties"][0]["doc_id"]
    searched = datasette(file, "/tables/passages.json?_shape=objects&_search=security")
    assert [row["start"] for row in searched["rows"]] == [
        row["start"] for row in odd_tables["passages"] if "Security" in row["text"]
    ]


def test_a_workbook_has_a_sheet_a_table(odd_tables, written):
    book = openpyxl.load_workbook(written["xlsx"].folder / "tables.xlsx")
    assert book.sheetnames == [*odd_tables, "codebook"]
    for name, rows in odd_tables.items():
        header, *found = book[name].iter_rows(values_only=True)
        assert len(found) == len(rows)
        for cells, row in zip(found, rows, strict=True):
            for column, cell in zip(header, cells, strict=True):
                expected = in_excel(row[column])
                if isinstance(expected, float):
                    expected = pytest.approx(expected, rel=1e-15)
                assert cell == expected, (name, column)


def in_excel(value):
    if isinstance(value, list):
        value = join_list(value)
    if isinstance(value, str):
        # Openpyxl does not undo Excel's escape of a control character.
        value = value.replace("\x0b", "_x000B_")
        if len(value.encode("utf-16-le")) // 2 > xlsx.LONGEST_CELL:
            kept = value.encode("utf-16-le")[: 2 * (xlsx.LONGEST_CELL - len(xlsx.CUT))]
            value = kept.decode("utf-16-le", "ignore") + xlsx.CUT
    return value or None if isinstance(value, str) else value


def test_nothing_in_a_workbook_is_a_formula_or_a_link(written):
    book = openpyxl.load_workbook(written["xlsx"].folder / "tables.xlsx")
    titles = [cell.value for cell in book["documents"]["E"]]
    assert any(str(title).startswith("=HYPERLINK") for title in titles)
    for sheet in book:
        assert not sheet._hyperlinks
        for cell in (cell for cells in sheet.iter_rows() for cell in cells):
            assert cell.data_type != "f"
            if isinstance(cell.value, str) and cell.value[:1] in "=+-@" and cell.value:
                assert cell.quotePrefix


def test_what_a_cell_cannot_hold_is_cut_and_said(odd_tables, written):
    (long,) = (row for row in odd_tables["passages"] if len(row["text"]) > xlsx.LONGEST_CELL)
    assert {note.split(":")[0] for note in written["xlsx"].notes} == {
        "documents.text",
        "passages.text",
    }
    assert all("32,767 characters" in note for note in written["xlsx"].notes)
    book = openpyxl.load_workbook(written["xlsx"].folder / "tables.xlsx")
    texts = [row[7].value for row in book["passages"].iter_rows()]
    (cut,) = (text for text in texts if text.endswith(xlsx.CUT))
    assert long["text"].startswith(cut.removesuffix(xlsx.CUT))
    assert xlsx.LONGEST_CELL - 1 <= len(cut.encode("utf-16-le")) // 2 <= xlsx.LONGEST_CELL


def test_more_rows_than_a_sheet_holds_go_on_in_another(odd_run, odd_tables, tmp_path):
    said = xlsx.write(RunTables(odd_run), tmp_path, most_rows=4)
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    sheets = [name for name in book.sheetnames if name.startswith("passages")]
    rows = [row for name in sheets for row in list(book[name].iter_rows(values_only=True))[1:]]
    assert sheets[:2] == ["passages", "passages_2"]
    assert [row[2] for row in rows] == [row["index"] for row in odd_tables["passages"]]
    assert any(note.startswith("passages: more rows than the 4") for note in said.notes)


def test_stata_files_read_back(odd_tables, written):
    for name, rows in odd_tables.items():
        path = written["dta"].folder / f"{name}.dta"
        frame = pd.read_stata(path, convert_missing=False)
        assert len(frame) == len(rows)
        assert all(len(column) <= 32 for column in frame.columns)
        for column in (name.removeprefix("_") for name in frame.columns):
            name_there = "_end" if column == "end" else column
            for cell, row in zip(frame[name_there], rows, strict=True):
                assert same_in_stata(cell, row[column]), (name, column)
        with pd.io.stata.StataReader(path) as reader:
            labels = reader.variable_labels()
        assert not rows or all(labels.values())


def same_in_stata(cell, value):
    if isinstance(value, list):
        value = join_list(value)
    if value is None:
        return cell == "" or pd.isna(cell)
    return cell == value


def test_a_long_text_is_whole_in_stata(written):
    frame = pd.read_stata(written["dta"].folder / "documents.dta")
    assert max(map(len, frame["text"])) > xlsx.LONGEST_CELL


def test_an_earlier_export_is_replaced(odd_run, tmp_path):
    for form in ("sqlite", "jsonl"):
        first = docanalyze.export(odd_run, form, tmp_path / form)
        again = docanalyze.export(odd_run, form, tmp_path / form)
        assert again == first
        assert len(list((tmp_path / form).iterdir())) == first.n_files
