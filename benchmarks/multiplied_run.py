"""A run over few articles made into one over many, for measuring and testing what many cost.

Nothing is analysed: rows are copied under other ids, so that it takes seconds.
"""

import json
import shutil
from collections.abc import Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["multiply_run"]


def multiply_run(output: Path, target: Path, n_articles: int) -> None:
    """Write the tables and summaries of a run again and again, up to a number of articles.

    Args:
        output: The folder of a run.
        target: A folder to make.
        n_articles: How many articles it should hold.
    """
    (target / "tables").mkdir(parents=True)
    (target / "summaries").mkdir()
    (target / "report").mkdir()
    for name in ("run.json", "datapackage.json"):
        shutil.copy(output / name, target)
    documents = pq.read_table(output / "tables" / "documents.parquet")
    renamed = list(islice(_copies(documents.column("doc_id").to_pylist()), n_articles))
    for path in sorted((output / "tables").glob("*.parquet")):
        table = pq.read_table(path)
        if path.stem != "errors":
            table = _multiplied(table, renamed)
        pq.write_table(table, target / "tables" / path.name)
    for old, new, _ in renamed:
        summary = (output / "summaries" / f"{old}.json").read_text(encoding="utf-8")
        (target / "summaries" / f"{new}.json").write_text(
            summary.replace(old, new), encoding="utf-8"
        )
    record = json.loads((target / "run.json").read_text(encoding="utf-8"))
    record["counts"]["documents"] = n_articles
    (target / "run.json").write_text(json.dumps(record), encoding="utf-8")


def _copies(doc_ids: list[str]) -> Any:
    """Yield the old id, a new one and the number of the copy, without end."""
    for number in count():
        for old in doc_ids:
            yield old, f"d{number:04x}{old[5:]}", number


def _multiplied(table: pa.Table, renamed: list[tuple[str, str, int]]) -> pa.Table:
    rows_of: dict[str, list[Mapping[str, Any]]] = {}
    for row in table.to_pylist():
        rows_of.setdefault(row["doc_id"], []).append(row)
    rows = [
        _renamed(row, old, new, number)
        for old, new, number in renamed
        for row in rows_of.get(old, ())
    ]
    return pa.Table.from_pylist(rows, schema=table.schema)


def _renamed(row: Mapping[str, Any], old: str, new: str, number: int) -> dict[str, Any]:
    changed = {**row, "doc_id": new}
    if "passage_id" in row:
        changed["passage_id"] = row["passage_id"].replace(old, new)
    if row.get("duplicate_group"):
        changed["duplicate_group"] = None
        changed["duplicate_kind"] = None
    if number and row.get("title") and "source" in row:
        changed["title"] = f"{row['title']} ({number + 1})"
    return changed
