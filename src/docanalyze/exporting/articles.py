"""The articles of a run with their rows, one at a time, so that an export of any size fits."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

__all__ = ["Article", "Row", "read_articles"]

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as a run left it.

    Args:
        document: Its row of ``documents``, text included.
        rows: Its rows of the other tables, by table.
    """

    document: Row
    rows: Mapping[str, Sequence[Row]]


class _Follower:
    """Reads a table beside ``documents``; a run writes both in the same order."""

    def __init__(self, batches: Iterable[Sequence[Row]]) -> None:
        rows = (row for batch in batches for row in batch)
        self._groups = groupby(rows, key=lambda row: str(row["doc_id"]))
        self._next = self._read()

    def _read(self) -> tuple[str, list[Row]] | None:
        for doc_id, rows in self._groups:
            return doc_id, list(rows)
        return None

    def of(self, doc_id: str) -> list[Row]:
        """Return the rows of the next article; none if it has no row."""
        if self._next is None or self._next[0] != doc_id:
            return []
        rows = self._next[1]
        self._next = self._read()
        return rows


def read_articles(
    batches: Callable[[str], Iterable[Sequence[Row]]], tables: Sequence[str]
) -> Iterator[Article]:
    """Yield the articles of a run in its order.

    Args:
        batches: Gives the rows of a table, some at a time, in the order in which a run writes them.
        tables: Which tables are wanted beside ``documents``.
    """
    followers = {name: _Follower(batches(name)) for name in tables}
    for batch in batches("documents"):
        for document in batch:
            rows = {name: one.of(document["doc_id"]) for name, one in followers.items()}
            yield Article(document, rows)
