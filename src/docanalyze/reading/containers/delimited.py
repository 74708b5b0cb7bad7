"""CSV and TSV. A quotation mark that is never closed costs one row, not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from docanalyze.reading.columns import DELIMITERS
from docanalyze.reading.containers.lines import lines_of
from docanalyze.reading.containers.table_rows import BadRow, column_names, records_of_rows
from docanalyze.reading.decoding import decode_line
from docanalyze.reading.records import Item, Opening

__all__ = ["read_csv", "read_tsv"]

# Code points of one record, in quotation marks over many lines; the longest article is far shorter.
LONGEST_RECORD = 16 << 20


def read_csv(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Item]:
    """Yield a record for each row; the delimiter is the one that cuts the header most."""
    yield from _read(stream, name, opening, None)


def read_tsv(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Item]:
    """Yield a record for each row of a table whose cells are parted by tabs."""
    yield from _read(stream, name, opening, "\t")


def _read(stream: BinaryIO, name: str, opening: Opening, delimiter: str | None) -> Iterator[Item]:
    lines = _Lines(stream)
    head = lines.peek()
    rows = _rows(lines, delimiter or max(DELIMITERS, key=head.count))
    header = next(rows, None)
    if header is None or isinstance(header, BadRow):
        return
    names = column_names(header)
    yield from records_of_rows(
        names,
        _checked(rows, len(names)),
        name,
        text_column=opening.text_column,
        format_name="tsv" if delimiter else "csv",
    )


class _Lines:
    """Decoded lines, with the way back to those that were taken by mistake."""

    def __init__(self, stream: BinaryIO) -> None:
        self._source = map(decode_line, lines_of(stream, LONGEST_RECORD))
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.n_taken = 0
        self.ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.n_taken > LONGEST_RECORD:
            self.ended = True
            raise StopIteration
        line = self._again.popleft() if self._again else next(self._source, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.taken.append(line)
        self.n_taken += len(line)
        return line

    def peek(self) -> str:
        """Return the next line that is not blank, without taking it."""
        line = next((line for line in self._source if line.strip()), "")
        self._again.append(line)
        return line

    def begin(self) -> None:
        """Forget what was taken: a record begins."""
        self.taken = []
        self.n_taken = 0
        self.ended = False

    def give_back(self) -> None:
        """Give back all lines of the record but its first."""
        self._again.extendleft(reversed(self.taken[1:]))


def _rows(lines: _Lines, delimiter: str) -> Iterator[list[str] | BadRow]:
    """Yield rows; where a quotation mark is not closed, go on at the next line."""
    csv.field_size_limit(LONGEST_RECORD * 2)
    n_columns: int | None = None
    while True:
        lines.begin()
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            row = next(reader, None)
        except csv.Error as error:
            lines.give_back()
            yield BadRow(str(error))
            continue
        if row is None:
            return
        # Only what stands in quotation marks goes on over several lines.
        swallowed = len(lines.taken) > 1 and n_columns is not None and len(row) != n_columns
        if (lines.ended and lines.taken) or swallowed:
            lines.give_back()
            yield BadRow("a quotation mark is not closed")
        elif row:
            n_columns = n_columns or len(row)
            yield row


def _checked(rows: Iterator[list[str] | BadRow], n_columns: int) -> Iterator[list[str] | BadRow]:
    for row in rows:
        if not isinstance(row, BadRow) and len(row) > n_columns and any(row[n_columns:]):
            yield BadRow(f"it has {len(row)} cells, the header {n_columns}")
        else:
            yield row
