"""Stata: a ``.dta`` file a table, of version 118, which Stata 14 and later read."""

import sys
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from docanalyze.cells import join_list
from docanalyze.exporting.tables import RunTables
from docanalyze.exporting.written import Written
from docanalyze.files import replacing
from docanalyze.tables import Column, Table

__all__ = ["write"]

VERSION: Literal[118] = 118
# Stata's own bounds: bytes of a plain string, characters of a label.
LONGEST_STRING = 2045
LONGEST_LABEL = 80
# A word of Stata's matrix language, which pandas does not write as a name.
RENAMED = {"end": "_end"}


def write(run: RunTables, folder: Path) -> Written:
    """Write each table to ``<table>.dta``.

    Args:
        run: The tables.
        folder: Exists.
    """
    for name, table in run.tables.items():
        cells = _columns(run, table)
        frame = pd.DataFrame(
            {column.name: _values(cells.pop(column.name), column) for column in table.columns}
        )
        _write_table(frame, table, folder / f"{name}.dta")
    return Written(len(run.tables))


def _columns(run: RunTables, table: Table) -> dict[str, list[Any]]:
    """Return a table by column; a text that comes again and again is held once."""
    cells: dict[str, list[Any]] = {column.name: [] for column in table.columns}
    for rows in run.batches(table.name):
        for name, column in cells.items():
            column += [_shared(row[name]) for row in rows]
    return cells


def _shared(value: Any) -> Any:
    return sys.intern(value) if isinstance(value, str) else value


def _values(cells: list[Any], column: Column) -> "pd.Series[Any]":
    """Return a column as Stata can hold it: numbers may be missing, texts are empty."""
    if column.type == "list":
        return pd.Series(["" if cell is None else join_list(cell) for cell in cells], dtype=object)
    if column.type == "string":
        return pd.Series(["" if cell is None else cell for cell in cells], dtype=object)
    if any(cell is None for cell in cells) or column.type == "number":
        return pd.Series([None if cell is None else float(cell) for cell in cells], dtype="float64")
    return pd.Series(cells, dtype="int8" if column.type == "boolean" else "int64")


def _write_table(frame: pd.DataFrame, table: Table, path: Path) -> None:
    texts = [column.name for column in table.columns if column.type in {"string", "list"}]
    with replacing(path) as temporary:
        frame.rename(columns=RENAMED).to_stata(
            temporary,
            write_index=False,
            version=VERSION,
            data_label=table.meaning[:LONGEST_LABEL],
            variable_labels={
                RENAMED.get(column.name, column.name): column.meaning[:LONGEST_LABEL]
                for column in table.columns
            },
            convert_strl=[name for name in texts if _longest(frame[name]) > LONGEST_STRING],
        )


def _longest(texts: "pd.Series[Any]") -> int:
    return max((len(text.encode()) for text in texts), default=0)
