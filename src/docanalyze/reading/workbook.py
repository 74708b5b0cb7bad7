"""Excel workbooks, row by row. Called in a process of its own: see ``confined.py``."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import Any

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.containers.table_rows import column_names, records_of_rows
from docanalyze.reading.extras import needs_extra
from docanalyze.reading.packages import check_package, damaged
from docanalyze.reading.records import Item

__all__ = ["rows_of_workbook"]


def rows_of_workbook(content: bytes, *, name: str, text_column: str | None) -> Iterator[Item]:
    """Yield a record for each row of each sheet that has a column with text.

    Args:
        content: An ``.xlsx`` file.
        name: Of the file; sheets are named behind it if there are several.
        text_column: As the user named it; None: guessed.

    Raises:
        UnreadableInputError: It is damaged, encrypted or a bomb, or no sheet has such a column.
    """
    with needs_extra("xlsx", name):
        import openpyxl
    check_package(content, name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except MemoryError:
        raise
    except Exception as error:
        # What a library raises over a broken file can be anything.
        raise damaged(name, error) from error
    refusals: list[UnreadableInputError] = []
    sheets = book.worksheets
    for sheet in sheets:
        place = name if len(sheets) == 1 else f"{name}/{sheet.title}"
        try:
            yield from _rows_of_sheet(sheet, place, text_column)
        except UnreadableInputError as error:
            refusals.append(error)
        except MemoryError:
            raise
        except Exception as error:
            raise damaged(place, error) from error
    if refusals and len(refusals) == len(sheets):
        raise refusals[0]


def _rows_of_sheet(sheet: Any, name: str, text_column: str | None) -> Iterator[Item]:
    rows = (list(map(_plain, row)) for row in sheet.iter_rows(values_only=True))
    filled = (row for row in rows if any(cell not in {None, ""} for cell in row))
    header: Sequence[Any] | None = next(filled, None)
    if header is None:
        return
    names = column_names(header)
    yield from records_of_rows(names, filled, name, text_column=text_column, format_name="xlsx")


def _plain(value: Any) -> Any:
    """Return a cell as JSON can hold it; a date without a time of day as a date."""
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    return str(value)
