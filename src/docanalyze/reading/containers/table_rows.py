"""What CSV files and spreadsheets share: a header, rows under it, one article a row."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from docanalyze.reading import columns
from docanalyze.reading.records import Item, Problem, Record

__all__ = ["BadRow", "column_names", "records_of_rows"]

# Rows that are looked at to find the column with the text.
LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read.

    Args:
        fault: What is wrong, as part of a sentence.
    """

    fault: str


def column_names(header: Sequence[Any]) -> list[str]:
    """Return a name for each column, no two alike, none blank."""
    names: list[str] = []
    for place, cell in enumerate(header, start=1):
        plain = " ".join(str(cell).split()) if cell is not None else ""
        name = plain or f"column_{place}"
        twin = 2
        while name in names:
            name = f"{plain or 'column'}_{twin}"
            twin += 1
        names.append(name)
    return names


def records_of_rows(
    names: Sequence[str],
    rows: Iterable[Sequence[Any] | BadRow],
    name: str,
    *,
    text_column: str | None,
    format_name: str,
) -> Iterator[Item]:
    """Yield a record for each row.

    Args:
        names: Of the columns.
        rows: Their values, or what is wrong with them.
        name: Of the file.
        text_column: As the user named it; None: guessed.
        format_name: For the column ``format``.

    Raises:
        UnreadableInputError: No column holds articles.
    """
    remaining = iter(rows)
    first = list(islice(remaining, LOOKED_AT))
    sample = [row for row in first if not isinstance(row, BadRow)]
    if not sample:
        # Only complaints, if anything; whatever column the text would have stood in.
        yield from (_problem(name, number, row) for number, row in enumerate(first, start=1))  # type: ignore[arg-type]
        return
    padded = [[*row, *[None] * (len(names) - len(row))] for row in sample]
    hints = {
        "text_column": columns.text_column(names, padded, name, text_column),
        "format": format_name,
    }
    for number, row in enumerate(chain(first, remaining), start=1):
        if isinstance(row, BadRow):
            yield _problem(name, number, row)
        else:
            values = dict(zip(names, row, strict=False))
            yield Record(f"{name}#{number}", "row", _canonical(values), hints)


def _problem(name: str, number: int, row: BadRow) -> Problem:
    record = f"{name}#{number}"
    return Problem(record, code="bad_record", message=f"{record} cannot be read: {row.fault}.")


def _canonical(values: Mapping[str, Any]) -> bytes:
    return json.dumps(
        values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    ).encode("utf-8", "replace")
