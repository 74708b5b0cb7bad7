"""Rows as CSV that Excel, R and Stata open as they are, and that comes back unchanged."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docanalyze.files import replacing
from docanalyze.tables.schema import Column, Table

__all__ = ["guarded", "join_list", "split_list", "unguarded", "write_csv"]

SEPARATOR = "; "
# A spreadsheet runs what begins with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
UNESCAPED_SEMICOLON = re.compile(r"(?<!\\);")


def join_list(values: Iterable[str]) -> str:
    r"""Join the values of a list cell by ``; ``; a ``;`` inside a value becomes ``\;``."""
    return SEPARATOR.join(value.replace(";", "\\;") for value in values)


def split_list(cell: str) -> list[str]:
    """Split a list cell; the inverse of :func:`join_list`."""
    values = [value.strip().replace("\\;", ";") for value in UNESCAPED_SEMICOLON.split(cell)]
    return [value for value in values if value]


def _would_run(cell: str) -> bool:
    return cell.lstrip(GUARD).startswith(FORMULA_STARTS)


def guarded(cell: str) -> str:
    """Put ``'`` in front of a cell that a spreadsheet would run."""
    return GUARD + cell if _would_run(cell) else cell


def unguarded(cell: str) -> str:
    """Take off the ``'`` of :func:`guarded`, and no other."""
    return cell[1:] if cell.startswith(GUARD) and _would_run(cell) else cell


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
