"""Rows to Parquet and back, each file written to a temporary name and renamed."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from docanalyze.tables.schema import ColumnType, Table

__all__ = ["TableWriter", "arrow_schema", "read_batches"]

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
    """Writes one table row group by row group; the file appears when all is written.

    Args:
        path: The file to make; its folder exists.
        table: What the rows look like.
    """

    def __init__(self, path: Path, table: Table) -> None:
        self.path = path
        self.n_rows = 0
        self._temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        self._schema = arrow_schema(table)
        self._writer = pq.ParquetWriter(self._temporary, self._schema, compression="zstd")

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Append rows; a column that a row lacks is null."""
        if rows:
            self._writer.write_table(pa.Table.from_pylist(list(rows), schema=self._schema))
            self.n_rows += len(rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        failure: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._writer.close()
        if failure is None:
            self._temporary.replace(self.path)
        else:
            self._temporary.unlink(missing_ok=True)


def read_batches(
    path: Path, columns: Iterable[str] | None = None, *, size: int = 1000
) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of a Parquet file as lists of dictionaries, at most ``size`` at a time."""
    wanted = None if columns is None else list(columns)
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=size, columns=wanted):
            yield batch.to_pylist()
