"""Rows as CSV that Excel, R and Stata open as they are, and that comes back unchanged."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docanalyze.cells import guarded, join_list
from docanalyze.files import replacing
from docanalyze.tables.schema import Column, Table

__all__ = ["write_csv"]


def write_csv(path: Path, table: Table, batches: Iterable[Sequence[Mapping[str, Any]]]) -> None:
    """Write a table in UTF-8 with a byte-order mark; the file appears when all is written.

    Args:
        path: The file to make.
        table: Its columns, in order.
        batches: The rows, in lists.
    """
    with (
        replacing(path) as temporary,
        temporary.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        for rows in batches:
            columns = [
                _cells([row.get(column.name) for row in rows], column) for column in table.columns
            ]
            writer.writerows(zip(*columns, strict=True))


def _cells(values: Sequence[Any], column: Column) -> list[str]:
    """Return the cells of a column; what is not known is empty."""
    if column.type == "string":
        return ["" if value is None else guarded(value) for value in values]
    if column.type == "list":
        return ["" if value is None else guarded(join_list(value)) for value in values]
    if column.type == "boolean":
        return ["" if value is None else "true" if value else "false" for value in values]
    return ["" if value is None else repr(value) for value in values]
