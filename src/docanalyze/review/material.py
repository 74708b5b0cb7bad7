"""What the review page shows of a run: its passages, articles, treaties and quotations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from docanalyze.errors import ModelError
from docanalyze.governance import labels_of
from docanalyze.labelling.passages import labelled_by_run
from docanalyze.review.corrections import COLUMN
from docanalyze.running.record import RECORD, read_record

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Material", "Page", "Row"]

Row = Mapping[str, Any]
PREDICTED = (
    *("second_model", "second_probability", "governance_models", "evidence"),
    *("passage_id", "uncertain"),
)
ABOUT = ("doc_id", "source", "title", "authors", "published", "publisher")
REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class Page:
    """An article.

    Args:
        document: Its row, without the text.
        passages: Its passages in order.
        mentions: Its rows of the tables that can be corrected, and of entities, by table.
    """

    document: Row
    passages: Sequence[Row]
    mentions: Mapping[str, Sequence[Row]]

    def passage(self, passage_id: str) -> Row:
        """Return a passage by its id."""
        return next(row for row in self.passages if row["passage_id"] == passage_id)

    def around(self, passage_id: str, count: int) -> tuple[Sequence[Row], Sequence[Row]]:
        """Return the passages that stand before and after one, so many of each."""
        place = next(n for n, row in enumerate(self.passages) if row["passage_id"] == passage_id)
        return (
            self.passages[max(place - count, 0) : place],
            self.passages[place + 1 : place + 1 + count],
        )


class Material:
    """The tables of a run.

    Args:
        output: The run's output folder.

    Raises:
        UsageError: It is not the output of a finished run, or the run found no prose.
    """

    def __init__(self, output: Path) -> None:
        self.output = output
        self.configuration: dict[str, Any] = read_record(output / RECORD).get("configuration", {})
        self.passages: pd.DataFrame = labelled_by_run(output, list(PREDICTED))
        self.labels = self._labels()
        self._page = lru_cache(maxsize=REMEMBERED)(self._read_page)

    def _labels(self) -> tuple[str, ...]:
        """Return the classifier's labels; where it is gone, those that it gave."""
        try:
            return labels_of(self.configuration.get("classifier"))
        except ModelError:
            given = {*self.passages["governance_model"], *self.passages["second_model"].dropna()}
            return tuple(sorted(given))

    def page(self, doc_id: str) -> Page | None:
        """Return an article, or None if the run has none of this id."""
        return self._page(doc_id)

    def page_of(self, passage_id: str) -> Page | None:
        """Return the article in which a passage stands, or None if there is no such passage."""
        page = self.page(passage_id.rpartition(":")[0])
        known = page is not None and any(row["passage_id"] == passage_id for row in page.passages)
        return page if known else None

    def _read_page(self, doc_id: str) -> Page | None:
        documents = self._rows("documents", doc_id, ABOUT)
        if not documents:
            return None
        passages = ("doc_id", "passage_id", "index", "kind", "heading", "start", "end", "text")
        return Page(
            documents[0],
            self._rows("passages", doc_id, passages),
            {name: self._rows(name, doc_id) for name in (*COLUMN, "entities")},
        )

    def _rows(self, name: str, doc_id: str, columns: Sequence[str] | None = None) -> list[Row]:
        table = pq.read_table(
            self.output / "tables" / f"{name}.parquet",
            columns=None if columns is None else list(columns),
            filters=[("doc_id", "==", doc_id)],
        )
        rows: list[Row] = table.to_pylist()
        return rows
