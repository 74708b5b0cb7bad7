"""SQLite: all tables in one database, with keys, indexes and full-text search.

Lists are JSON arrays, which SQLite reads with ``json_each`` and Datasette shows as facets. The text
of articles and passages is searched with FTS5, whose index holds no second copy of it.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from docanalyze.exporting.tables import RunTables
from docanalyze.exporting.written import Written
from docanalyze.files import replacing
from docanalyze.tables import Column, Table
from docanalyze.tables.schema import ColumnType

__all__ = ["write"]

FILE = "tables.sqlite"
_TYPES: dict[ColumnType, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "list": "TEXT",
}
_KEYS = {"documents": "doc_id", "passages": "passage_id"}
_REFERENCES = {"doc_id": "documents", "passage_id": "passages"}
_INDEXED = {
    "documents": ("published", "leading_model"),
    "passages": ("doc_id", "governance_model"),
    "entities": ("doc_id", "passage_id", "entity_id", "label"),
    "treaties": ("doc_id", "passage_id", "treaty_id", "year"),
    "provisions": ("doc_id", "passage_id", "treaty_id"),
    "dates": ("doc_id", "passage_id", "earliest", "treaty_id"),
    "quotations": ("doc_id", "passage_id", "speaker_id"),
}
_SEARCHED = {"documents": ("title", "text"), "passages": ("heading", "text")}
_CODEBOOK = """CREATE TABLE codebook (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, type TEXT NOT NULL, unit TEXT,
  meaning TEXT NOT NULL, PRIMARY KEY (table_name, column_name)
)"""


def write(run: RunTables, folder: Path) -> Written:
    """Write ``tables.sqlite``.

    Args:
        run: The tables.
        folder: Exists.

    Raises:
        OSError: The database cannot be written.
    """
    with replacing(folder / FILE) as temporary:
        temporary.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(temporary)) as database:
                _fill(database, run)
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error
    return Written(1)


def _fill(database: sqlite3.Connection, run: RunTables) -> None:
    # It has another name until it is whole: nothing is lost if the machine stops meanwhile.
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    for name, table in run.tables.items():
        database.execute(_create(table))
        places = ", ".join("?" * len(table.columns))
        for rows in run.batches(name):
            database.executemany(f'INSERT INTO "{name}" VALUES ({places})', _cells(rows, table))  # noqa: S608 our own names
    for name, columns in _INDEXED.items():
        for column in columns:
            database.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
    for name, columns in _SEARCHED.items():
        _index_words(database, name, columns)
    database.execute(_CODEBOOK)
    database.executemany("INSERT INTO codebook VALUES (?, ?, ?, ?, ?)", _codebook(run))
    database.commit()
    database.execute("ANALYZE")
    database.commit()


def _create(table: Table) -> str:
    lines = [_column(table, column) for column in table.columns]
    lines += [
        f'FOREIGN KEY ("{name}") REFERENCES "{other}" ("{name}")'
        for name, other in _REFERENCES.items()
        if other != table.name and any(column.name == name for column in table.columns)
    ]
    listed = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {listed}\n)'


def _column(table: Table, column: Column) -> str:
    key = " PRIMARY KEY NOT NULL" if _KEYS.get(table.name) == column.name else ""
    return f'"{column.name}" {_TYPES[column.type]}{key}'


def _cells(rows: Iterable[dict[str, Any]], table: Table) -> Iterable[list[Any]]:
    lists = {column.name for column in table.columns if column.type == "list"}
    for row in rows:
        yield [
            json.dumps(value, ensure_ascii=False) if name in lists and value is not None else value
            for name, value in row.items()
        ]


def _index_words(database: sqlite3.Connection, name: str, columns: tuple[str, ...]) -> None:
    """Make a full-text index, where ``treaty`` finds ``treaties`` and ``peron`` finds ``Perón``."""
    listed = ", ".join(f'"{column}"' for column in columns)
    index = f"{name}_fts"
    database.execute(
        f'CREATE VIRTUAL TABLE "{index}" USING fts5({listed}, content="{name}", '
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    database.execute(f'INSERT INTO "{index}" ("{index}") VALUES (\'rebuild\')')  # noqa: S608 our own names


def _codebook(run: RunTables) -> Iterable[tuple[str, str, str, str | None, str]]:
    for name, table in run.tables.items():
        for column in table.columns:
            yield name, column.name, column.type, column.unit, column.meaning
