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
            writer.writerows(
                [_cell(row.get(column.name), column) for column in table.columns] for row in rows
            )


def _cell(value: Any, column: Column) -> str:
    if value is None:
        return ""
    if column.type == "list":
        return guarded(join_list(value))
    if column.type == "boolean":
        return "true" if value else "false"
    return guarded(value) if column.type == "string" else repr(value)
