"""The rows of a run, article by article, read from the tables without holding them all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from docanalyze.errors import UsageError
from docanalyze.tables import TABLE_NAMES
from docanalyze.tables.parquet import read_batches

__all__ = ["ORDINAL", "ArticleRows", "Row", "check_tables", "joined_articles", "table_path"]

Row = Mapping[str, Any]
# Under this name each row says the how-many-th of its table it is, from 0.
ORDINAL = "_row"


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """The rows of one article.

    Args:
        document: Its row of ``documents``.
        rows: Its rows of the other tables that were asked for, by table.
    """

    document: Row
    rows: Mapping[str, Sequence[Row]]


def table_path(output: Path, name: str) -> Path:
    """Return where a run keeps a table."""
    return output / "tables" / f"{name}.parquet"


def check_tables(output: Path) -> None:
    """Make sure that a folder holds the tables of a run.

    Raises:
        UsageError: It does not.
    """
    missing = [name for name in TABLE_NAMES if not table_path(output, name).is_file()]
    if missing:
        raise UsageError(
            f"{output}: there are no tables of a run ({', '.join(missing)} missing). "
            "Name a folder that `docanalyze run` has written."
        )


def joined_articles(
    output: Path, columns: Mapping[str, Sequence[str] | None]
) -> Iterator[ArticleRows]:
    """Yield the rows of each article, in the order of the sources.

    Every table has its rows in the order of ``documents``, so one article is held at a time.

    Args:
        output: The run's folder.
        columns: What to read of which table, besides ``doc_id``; None: every column. Of
            ``documents`` at least something is read. A column that a table lacks is null.

    Raises:
        UsageError: The tables are not in the order of ``documents``.
    """
    groups = {
        name: _Groups(output, name, wanted)
        for name, wanted in columns.items()
        if name != "documents"
    }
    for document in _rows(output, "documents", columns.get("documents", ())):
        doc_id = document["doc_id"]
        yield ArticleRows(document, {name: group.of(doc_id) for name, group in groups.items()})
    for name, group in groups.items():
        if not group.exhausted:
            raise UsageError(
                f"{table_path(output, name)}: its rows are not in the order of documents.parquet. "
                "Run `docanalyze run` again."
            )


class _Groups:
    """A table's rows, taken off from the front, an article at a time."""

    def __init__(self, output: Path, name: str, columns: Sequence[str] | None) -> None:
        self._rows = _rows(output, name, columns)
        self._next = next(self._rows, None)

    @property
    def exhausted(self) -> bool:
        return self._next is None

    def of(self, doc_id: str) -> list[Row]:
        taken: list[Row] = []
        while self._next is not None and self._next["doc_id"] == doc_id:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken


def _rows(output: Path, name: str, columns: Sequence[str] | None) -> Iterator[Row]:
    path = table_path(output, name)
    there = pq.read_schema(path).names
    wanted = there if columns is None else ["doc_id", *columns]
    lacking = dict.fromkeys(set(wanted) - set(there))
    ordinal = 0
    for batch in read_batches(path, [column for column in there if column in wanted]):
        for row in batch:
            yield {**row, **lacking, ORDINAL: ordinal}
            ordinal += 1
