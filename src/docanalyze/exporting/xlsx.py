"""A workbook for Excel and its like: a sheet a table, and nothing in it that runs.

Every text is written as a text, never as a formula or a link, whatever it begins with; one that a
spreadsheet would run if it were typed in again is marked as a quotation, as Excel itself does.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docanalyze.cells import FORMULA_STARTS, join_list
from docanalyze.errors import UsageError
from docanalyze.exporting.tables import RunTables
from docanalyze.exporting.written import Written
from docanalyze.files import replacing
from docanalyze.tables import Column, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["LONGEST_CELL", "MOST_ROWS", "write"]

FILE = "tables.xlsx"
# Of Excel. It counts characters as UTF-16 does, where a letter outside the first plane is two.
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
CUT = " … [cut]"
NARROW, WIDE = 14, 60
WIDE_COLUMNS = frozenset({"text", "title", "heading", "source", "message", "meaning"})


def write(run: RunTables, folder: Path, *, most_rows: int = MOST_ROWS) -> Written:
    """Write ``tables.xlsx``.

    Args:
        run: The tables.
        folder: Exists.
        most_rows: Rows of a sheet, its header among them; what is more goes on in a further sheet.

    Raises:
        UsageError: The library that writes workbooks is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise UsageError(
            "Excel workbooks can be written once their library is installed: "
            'pip install "docanalyze[xlsx]".'
        ) from error
    # Row by row: a workbook of any size is written in little memory.
    options = {"constant_memory": True, "in_memory": False, "use_zip64": True}
    with replacing(folder / FILE) as temporary, Workbook(str(temporary), options) as workbook:
        sheets = _Sheets(workbook, most_rows)
        for name, table in run.tables.items():
            sheets.begin(table)
            for rows in run.batches(name):
                for row in rows:
                    sheets.write(row)
        sheets.write_codebook(run)
    return Written(1, sheets.notes)


class _Sheets:
    """Writes tables into sheets, one after another.

    Args:
        workbook: Open.
        most_rows: Of a sheet.
    """

    def __init__(self, workbook: "Workbook", most_rows: int) -> None:
        self._workbook = workbook
        self._most_rows = most_rows
        self._bold: Format = workbook.add_format({"bold": True})
        self._quoted: Format = workbook.add_format({"quote_prefix": True})
        self._cut: Counter[str] = Counter()
        self._continued: Counter[str] = Counter()
        self._table: Table
        self._sheet: Worksheet
        self._row = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """What did not fit."""
        cut = [
            f"{place}: {count:,} cells hold more than the {LONGEST_CELL:,} characters of an Excel "
            f"cell and were cut; they end in {CUT.strip()!r}."
            for place, count in self._cut.items()
        ]
        continued = [
            f"{name}: more rows than the {self._most_rows:,} of an Excel sheet; they go on in "
            f"{count} further sheets ({name}_2 …)."
            for name, count in self._continued.items()
        ]
        return (*cut, *continued)

    def begin(self, table: Table, number: int = 1) -> None:
        """Begin a sheet for a table, or a further one."""
        self._table = table
        name = table.name if number == 1 else f"{table.name}_{number}"
        self._sheet = self._workbook.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.columns):
            width = WIDE if column.name in WIDE_COLUMNS else max(NARROW, len(column.name) + 2)
            self._sheet.set_column(place, place, width)
            self._sheet.write_string(0, place, column.name, self._bold)
        self._sheet.autofilter(0, 0, self._most_rows - 1, len(table.columns) - 1)
        self._row = 1

    def write(self, row: Mapping[str, Any]) -> None:
        """Append a row of the table that was begun."""
        if self._row == self._most_rows:
            self._continued[self._table.name] += 1
            self.begin(self._table, self._continued[self._table.name] + 1)
        for place, column in enumerate(self._table.columns):
            self._write_cell(place, column, row.get(column.name))
        self._row += 1

    def _write_cell(self, place: int, column: Column, value: Any) -> None:
        if value is None or value == []:
            return
        if column.type == "boolean":
            self._sheet.write_boolean(self._row, place, value)
        elif column.type in {"integer", "number"}:
            self._sheet.write_number(self._row, place, value)
        else:
            text = join_list(value) if column.type == "list" else value
            whole, text = text, _fitting(text)
            if text is not whole:
                self._cut[f"{self._table.name}.{column.name}"] += 1
            style = self._quoted if text.startswith(FORMULA_STARTS) else None
            self._sheet.write_string(self._row, place, text, style)

    def write_codebook(self, run: RunTables) -> None:
        """Write what each column means into a sheet of its own."""
        names = ("table", "column", "type", "unit", "meaning")
        self.begin(Table("codebook", "", tuple(Column(name, "string", "") for name in names)))
        for table in run.tables.values():
            for one in table.columns:
                cells = (table.name, one.name, one.type, one.unit, one.meaning)
                self.write(dict(zip(names, cells, strict=True)))


def _fitting(text: str) -> str:
    """Return a text that fits into a cell: itself, or its beginning with a mark."""
    if len(text) <= LONGEST_CELL // 2 or _utf16_length(text) <= LONGEST_CELL:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(CUT))]
    # Half a letter at the end is left out.
    return kept.decode("utf-16-le", "ignore") + CUT


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
