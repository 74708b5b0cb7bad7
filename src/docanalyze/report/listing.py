"""The tables of the report: which columns are shown, and the rows as JSON for the script."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from docanalyze.report.articles import layer_anchor
from docanalyze.report.joining import ORDINAL, Row, joined_articles, table_path
from docanalyze.tables.parquet import read_batches

__all__ = ["LISTINGS", "Listing", "Shown", "listing_pages"]

# A passage's own text stands in the article; here as much as makes it known.
LONGEST_TEXT = 140

Kind = Literal["text", "number", "list", "label", "flag", "date", "share"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A column that is shown.

    Args:
        name: In the table.
        title: Its head.
        kind: How it is shown and sorted.
        chosen: Whether rows can be chosen by its values.
    """

    name: str
    title: str
    kind: Kind = "text"
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of the report.

    Args:
        table: Its name.
        one: What one of its rows is called.
        columns: In order; the first links to the place in the article.
    """

    table: str
    one: str
    columns: tuple[Shown, ...]


_TEXT = Shown("text", "in the text")
_SOURCE = (
    Shown("method", "method", chosen=True),
    Shown("confidence", "confidence", "share"),
)
LISTINGS: Mapping[str, Listing] = {
    listing.table: listing
    for listing in (
        Listing(
            "documents",
            "article",
            (
                Shown("title", "title"),
                Shown("authors", "authors", "list"),
                Shown("published", "published", "date"),
                Shown("publisher", "published by", chosen=True),
                Shown("leading_model", "leading model", "label", chosen=True),
                Shown("n_words", "words", "number"),
                Shown("language", "language", chosen=True),
                Shown("format", "format", chosen=True),
                Shown("duplicate_kind", "copy", chosen=True),
                Shown("warnings", "warnings", "list"),
                Shown("source", "file"),
            ),
        ),
        Listing(
            "passages",
            "passage",
            (
                _TEXT,
                Shown("governance_model", "model", "label", chosen=True),
                Shown("probability", "probability", "share"),
                Shown("uncertain", "uncertain", "flag", chosen=True),
                Shown("second_model", "second model", "label", chosen=True),
                Shown("holder", "holder"),
                Shown("stance", "stance", chosen=True),
                Shown("evidence", "evidence", "list"),
                Shown("kind", "kind", "label", chosen=True),
            ),
        ),
        Listing(
            "entities",
            "mention",
            (
                _TEXT,
                Shown("label", "type", chosen=True),
                Shown("name", "name"),
                Shown("entity_ids", "id", "list"),
                *_SOURCE,
            ),
        ),
        Listing(
            "treaties",
            "mention",
            (
                _TEXT,
                Shown("title", "title"),
                Shown("year", "year", "number"),
                Shown("kind", "kind", "label", chosen=True),
                Shown("binding", "binding", chosen=True),
                Shown("parties", "parties", "list"),
                Shown("registered", "in the register", "flag", chosen=True),
                Shown("treaty_id", "id"),
                *_SOURCE,
            ),
        ),
        Listing(
            "provisions",
            "citation",
            (
                _TEXT,
                Shown("unit", "unit", chosen=True),
                Shown("number", "number"),
                Shown("treaty_id", "of the treaty"),
                *_SOURCE,
            ),
        ),
        Listing(
            "dates",
            "expression",
            (
                _TEXT,
                Shown("edtf", "EDTF", "date"),
                Shown("earliest", "earliest", "date"),
                Shown("latest", "latest", "date"),
                Shown("kind", "kind", chosen=True),
                Shown("timex3", "TIMEX3"),
                Shown("anchor", "counted from", chosen=True),
                Shown("treaty_id", "year of the treaty"),
                *_SOURCE,
            ),
        ),
        Listing(
            "quotations",
            "quotation",
            (
                _TEXT,
                Shown("kind", "kind", chosen=True),
                Shown("speaker", "speaker"),
                Shown("speaker_role", "role"),
                Shown("speaker_state", "state"),
                Shown("speaker_id", "id"),
                Shown("cue", "cue"),
                *_SOURCE,
            ),
        ),
        Listing(
            "errors",
            "input",
            (
                Shown("source", "file"),
                Shown("code", "code", chosen=True),
                Shown("stage", "stage", chosen=True),
                Shown("message", "what is wrong"),
            ),
        ),
    )
}


def listing_pages(output: Path, listing: Listing, size: int | None) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, a page at a time, in the order of the table.

    Args:
        output: The run's folder.
        listing: Which table.
        size: Rows of a page; None: all on one.

    Yields:
        ``docs``, a ``doc_id`` and a name for each article with rows there, and ``rows``: for each
        the place of its article in ``docs`` (-1: none), the id of its mark (null: none), and its
        cells.
    """
    docs: dict[str, str] = {}
    rows: list[list[Any]] = []
    for doc_id, name, row in _rows(output, listing):
        if len(rows) == size:
            yield _page(docs, rows)
            docs, rows = {}, []
        place = -1
        if doc_id is not None:
            docs.setdefault(doc_id, name)
            # Rows come article by article: the last one added is the row's.
            place = len(docs) - 1
        cells = [_cell(row[column.name], column) for column in listing.columns]
        rows.append([place, _anchor(listing.table, row), *cells])
    yield _page(docs, rows)


def _page(docs: Mapping[str, str], rows: Sequence[list[Any]]) -> dict[str, Any]:
    return {"docs": list(docs.items()), "rows": rows}


def _rows(output: Path, listing: Listing) -> Iterator[tuple[str | None, str, Row]]:
    columns = [column.name for column in listing.columns]
    if listing.table == "errors":
        for batch in read_batches(table_path(output, "errors"), columns):
            yield from ((None, "", row) for row in batch)
        return
    if listing.table == "documents":
        for article in joined_articles(output, {"documents": columns}):
            name = article.document["title"] or article.document["source"]
            yield article.document["doc_id"], name, {**article.document, "title": name}
        return
    wanted = {"documents": ("title", "source"), listing.table: (*columns, "passage_id")}
    for article in joined_articles(output, wanted):
        document = article.document
        for row in article.rows[listing.table]:
            yield document["doc_id"], document["title"] or document["source"], row


def _anchor(table: str, row: Row) -> str | None:
    match table:
        case "errors":
            return None
        case "documents":
            return str(row["doc_id"])
        case "passages":
            return str(row["passage_id"])
        case _:
            return layer_anchor(table, row[ORDINAL])


def _cell(value: Any, column: Shown) -> Any:
    if isinstance(value, float):
        return round(value, 3) if math.isfinite(value) else None
    if isinstance(value, list):
        return "; ".join(value) or None
    if column.name == "text" and isinstance(value, str) and len(value) > LONGEST_TEXT:
        return f"{value[:LONGEST_TEXT].rstrip()} …"
    return value
