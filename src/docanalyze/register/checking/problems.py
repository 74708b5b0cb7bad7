"""What a check of register files may find, and the rows that it looks at."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docanalyze.register.loader import cells_of_list

__all__ = ["CheckedRow", "Problem", "read_checked"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that is wrong, or may be, with one cell of a register file.

    Args:
        path: The file.
        line: The line on which the row begins, from 1; None: the file as a whole.
        message: What is wrong and what to do, in a sentence.
        fatal: The register cannot be used so; False: it can, but perhaps not as meant.
    """

    path: Path
    line: int | None
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        """Return one line: where, how bad, and what."""
        where = str(self.path) if self.line is None else f"{self.path}, line {self.line}"
        return f"{where}: {'' if self.fatal else 'warning: '}{self.message}"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row of a register file as it was written.

    Args:
        path: The file.
        line: The line on which it begins, from 1.
        stem: Which file of the register it is, such as ``treaties``.
        cells: By column, white space around them removed.
    """

    path: Path
    line: int
    stem: str
    cells: dict[str, str] = field(hash=False)

    def problem(self, message: str, *, fatal: bool = True) -> Problem:
        """Return a problem with this row."""
        return Problem(self.path, self.line, message, fatal)

    def __getitem__(self, column: str) -> str:
        """Return a cell; the empty string where the file has no such column."""
        return self.cells.get(column, "")

    def list_of(self, column: str) -> tuple[str, ...]:
        """Return the parts of a list cell."""
        return cells_of_list(self[column])


def read_checked(path: Path, stem: str, columns: tuple[str, ...]) -> Iterator[CheckedRow | Problem]:
    """Read one register file, going on after what is wrong.

    Args:
        path: The file.
        stem: Which file of the register it is.
        columns: Those it may have.

    Yields:
        Its rows, and the problems of its form.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        yield Problem(path, None, f"not UTF-8 (byte {error.start}). Save it as UTF-8.")
        return
    except OSError as error:
        yield Problem(path, None, f"cannot be read ({error.strerror}). Look at its permissions.")
        return
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="", restkey="…")
    for name in reader.fieldnames or ():
        if name not in columns:
            yield Problem(
                path, 1, f"{name!r} is no column of this file. Columns: {', '.join(columns)}."
            )
    line = 2
    for row in reader:
        if "…" in row:
            yield Problem(
                path, line, "more cells than columns: put a cell that holds a comma in quotes."
            )
        cells = {name: value.strip() for name, value in row.items() if isinstance(value, str)}
        yield CheckedRow(path, line, stem, cells)
        line = reader.line_num + 1
