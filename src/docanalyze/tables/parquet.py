"""Rows to Parquet and back, each file written to a temporary name and renamed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from docanalyze.files import replacing
from docanalyze.tables.columns import struct_of
from docanalyze.tables.schema import ColumnType, Table

__all__ = ["TableWriter", "arrow_schema", "read_batches", "writing_table"]

_ARROW_TYPES: Mapping[ColumnType, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
}


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Parquet schema of a table, each column's meaning in its field's metadata."""
    return pa.schema(
        [
            pa.field(column.name, _ARROW_TYPES[column.type], metadata={"meaning": column.meaning})
            for column in table.columns
        ]
    )


class TableWriter:
    """Appends rows to a Parquet file; made by :func:`writing_table`.

    Args:
        writer: Open, with the schema of the table.
    """

    def __init__(self, writer: pq.ParquetWriter) -> None:
        self.n_rows = 0
        self._writer = writer

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Append rows; a column that a row lacks is null."""
        if rows:
            self.append(pa.Table.from_struct_array(struct_of(rows, self._writer.schema)))

    def append(self, rows: pa.Table) -> None:
        """Append rows that are in columns already; all columns of the table are there."""
        if len(rows):
            schema = self._writer.schema
            self._writer.write_table(rows.select(schema.names).cast(schema).combine_chunks())
            self.n_rows += len(rows)


@contextmanager
def writing_table(path: Path, table: Table) -> Iterator[TableWriter]:
    """Write one table row group by row group; the file appears when all is written.

    Args:
        path: The file to make; its folder exists.
        table: What the rows look like.
    """
    with (
        replacing(path) as temporary,
        pq.ParquetWriter(temporary, arrow_schema(table), compression="zstd") as writer,
    ):
        yield TableWriter(writer)


def read_batches(
    path: Path, columns: Iterable[str] | None = None, *, size: int = 1000
) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of a Parquet file as lists of dictionaries, at most ``size`` at a time."""
    wanted = None if columns is None else list(columns)
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=size, columns=wanted):
            yield batch.to_pylist()
