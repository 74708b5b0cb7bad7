"""The tables of a run as an export reads them: one at a time, some rows at a time."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from docanalyze.errors import UsageError
from docanalyze.exporting.articles import Article, read_articles
from docanalyze.tables import TABLE_NAMES, Column, Table, table_schemas
from docanalyze.tables.parquet import read_batches
from docanalyze.tables.schema import ColumnType

if TYPE_CHECKING:
    from docanalyze.review.applying import Review

__all__ = ["RunTables"]

Row = Mapping[str, Any]


class RunTables:
    """What a run has written.

    Args:
        output: The run's output folder.
        review: What people said about its rows, which are given as they would have them; None: as
            the run wrote them.

    Raises:
        UsageError: It is not the output of a finished run.
    """

    def __init__(self, output: Path, review: "Review | None" = None) -> None:
        self.output = output
        self._review = review
        missing = [name for name in TABLE_NAMES if not self._path(name).is_file()]
        if missing:
            raise UsageError(
                f"{output}: not the output of a finished run (no tables/{missing[0]}.parquet). "
                f"Run `docanalyze run PATH --output {output}` first."
            )
        self.tables: dict[str, Table] = {name: self._table(name) for name in TABLE_NAMES}

    def _path(self, name: str) -> Path:
        return self.output / "tables" / f"{name}.parquet"

    def _table(self, name: str) -> Table:
        """Return a table as its file describes it; the labels of its classifier are in there."""
        known = table_schemas(())[name]
        columns = {column.name: column for column in known.columns}
        return Table(
            name,
            known.meaning,
            tuple(
                columns.get(field.name) or _column(field)
                for field in pq.read_schema(self._path(name))
            ),
        )

    def batches(self, name: str, *, size: int = 1000) -> Iterator[list[dict[str, Any]]]:
        """Yield the rows of a table in order, at most ``size`` at a time."""
        for rows in read_batches(self._path(name), size=size):
            yield rows if self._review is None else self._review.amended(name, rows)

    def articles(self, tables: Sequence[str]) -> Iterator[Article]:
        """Yield the articles in order, with their rows of some tables."""
        return read_articles(lambda name: self.batches(name, size=100), tables)


def _column(field: pa.Field) -> Column:
    """Return a column for a label, which only the run knows."""
    meaning = (field.metadata or {}).get(b"meaning", b"").decode()
    return Column(field.name, _type(field.type), meaning)


def _type(arrow_type: pa.DataType) -> ColumnType:
    if pa.types.is_list(arrow_type):
        return "list"
    names: dict[str, ColumnType] = {"string": "string", "int64": "integer", "double": "number"}
    return names.get(str(arrow_type), "boolean")
