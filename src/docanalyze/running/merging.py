"""From parts to tables: some articles at a time, in the order of the sources."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from docanalyze.collection import Duplicate, LaidAside, Signature, group_duplicates
from docanalyze.running.output import SIGNATURES, UNFINISHED
from docanalyze.running.parts import load_part
from docanalyze.running.plan import Plan
from docanalyze.running.rows import Row
from docanalyze.tables.columns import column_of
from docanalyze.tables.csv import write_csv
from docanalyze.tables.parquet import TableWriter, read_batches, writing_table
from docanalyze.tables.schema import Table

__all__ = ["Merged", "merge_parts"]

# Articles whose rows are held and written together: a row group of the tables.
BATCH = 200
# Parts that are kept open: those of neighbours in the order of the sources.
PARTS_OPEN = 8
PUBLISHED = "documents.list.element.published"


@dataclass(frozen=True, slots=True)
class Merged:
    """What the merge leaves behind.

    Args:
        counts: Rows by table.
        left_out: ``doc_id`` and ``source`` of the copies that are in no table, and ``copy_of``, the
            ``doc_id`` of the article of which they are copies.
    """

    counts: dict[str, int]
    left_out: list[dict[str, str]] = field(default_factory=list)


def merge_parts(  # noqa: PLR0913 what a merge consists of
    plan: Plan,
    parts: Path,
    tables: Path,
    schemas: Mapping[str, Table],
    add_summary: Callable[[Mapping[str, Any]], None],
    *,
    one_per_group: bool = False,
) -> Merged:
    """Write all tables, Parquet and CSV.

    Memory does not grow with the rows; the tables take their places when all are written.

    Args:
        plan: Says which article is in which part.
        parts: The folder ``OUT/parts``.
        tables: The folder ``OUT/tables``.
        schemas: The tables by name.
        add_summary: Takes the summary of each article, in the order of the sources.
        one_per_group: Whether exact and near copies of an earlier article are left out.
    """
    duplicates = _duplicates(plan, parts)
    left_out = _left_out(duplicates, plan) if one_per_group else []
    dropped = {copy["doc_id"] for copy in left_out}
    kept = [doc_id for doc_id in plan.jobs if doc_id in plan.done and doc_id not in dropped]
    with _put_in_place(tables) as folder:
        with ExitStack() as stack:
            writers = {
                name: stack.enter_context(writing_table(folder / f"{name}.parquet", table))
                for name, table in schemas.items()
            }
            for batch in _batches(kept, plan, parts):
                documents = _documents(batch, plan, duplicates)
                writers["documents"].write(documents)
                _write_others(batch, writers)
                for document, summary in zip(documents, batch["summary"].to_pylist(), strict=True):
                    add_summary(_completed(json.loads(summary), document))
            errors = sorted(plan.error_rows(), key=lambda row: (row["source"], row["stage"]))
            writers["errors"].write(errors)
            counts = {name: writer.n_rows for name, writer in writers.items()}
        for name, table in schemas.items():
            write_csv(folder / f"{name}.csv", table, read_batches(folder / f"{name}.parquet"))
    return Merged(counts, left_out)


@contextmanager
def _put_in_place(tables: Path) -> Iterator[Path]:
    """Yield a folder whose files take their places in ``tables`` at the end, all at once."""
    folder = tables / UNFINISHED
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
        for path in folder.iterdir():
            path.replace(tables / path.name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _duplicates(plan: Plan, parts: Path) -> dict[str, Duplicate]:
    """Find copies; the signatures of a large collection do not fit into memory."""
    done = [doc_id for doc_id in plan.jobs if doc_id in plan.done]
    with (
        TemporaryDirectory(prefix=SIGNATURES, dir=parts, ignore_cleanup_errors=True) as folder,
        LaidAside(Path(folder) / "signatures") as signatures,
    ):
        for batch in _batches(done, plan, parts, (PUBLISHED, "signature")):
            for row in batch.to_pylist():
                published = row["documents"][0]["published"]
                signatures.add(row["doc_id"], published, Signature.from_row(row["signature"]))
        return group_duplicates(signatures.documents(), Path(folder))


def _left_out(duplicates: Mapping[str, Duplicate], plan: Plan) -> list[dict[str, str]]:
    return [
        {
            "doc_id": doc_id,
            "source": plan.jobs[doc_id].source.name,
            "copy_of": duplicate.copy_of,
        }
        for doc_id, duplicate in sorted(duplicates.items())
        if duplicate.copy_of
    ]


def _batches(
    doc_ids: Sequence[str], plan: Plan, parts: Path, columns: Sequence[str] | None = None
) -> Iterator[pa.Table]:
    """Yield the parts' rows in the order given; neighbours mostly share a part."""

    @lru_cache(maxsize=PARTS_OPEN)
    def part(name: str) -> tuple[pa.Table, dict[str, int]]:
        table = load_part(parts / name, columns)
        return table, {doc_id: row for row, doc_id in enumerate(table["doc_id"].to_pylist())}

    for start in range(0, len(doc_ids), BATCH):
        pieces = []
        batch = doc_ids[start : start + BATCH]
        for name, together in groupby(batch, key=lambda doc_id: plan.done[doc_id].part):
            table, places = part(name)
            wanted = column_of([places[doc_id] for doc_id in together], pa.int64())
            pieces.append(table.take(wanted))
        yield pa.concat_tables(pieces)


def _write_others(batch: pa.Table, writers: Mapping[str, TableWriter]) -> None:
    """Write the rows of all tables that need nothing added."""
    for name, writer in writers.items():
        if name not in {"documents", "errors"}:
            writer.append(_flat(batch, name))


def _flat(batch: pa.Table, name: str) -> pa.Table:
    """Return the rows of a table that stand in a batch as lists."""
    rows = batch[name].combine_chunks().flatten()
    return pa.Table.from_struct_array(rows)


def _documents(
    batch: pa.Table, plan: Plan, duplicates: Mapping[str, Duplicate]
) -> list[dict[str, Any]]:
    """Return the rows of ``documents``, with what only the whole folder tells."""
    rows: list[Row] = _flat(batch, "documents").to_pylist()
    for document in rows:
        doc_id = document["doc_id"]
        document["source"] = plan.jobs[doc_id].source.name
        document["also_at"] = plan.also_at.get(doc_id, [])
        duplicate = duplicates.get(doc_id)
        document["duplicate_group"] = duplicate.group if duplicate else None
        document["duplicate_kind"] = duplicate.kind if duplicate else None
        document["similarity"] = duplicate.similarity if duplicate else None
    return rows


def _completed(summary: dict[str, Any], document: Row) -> dict[str, Any]:
    summary["document"] |= {
        name: document[name]
        for name in ("source", "also_at", "duplicate_group", "duplicate_kind", "similarity")
    }
    return summary
