"""From parts to tables: one row group at a time, in the order of the sources."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from docanalyze.collection import DocumentSignature, Duplicate, Signature, group_duplicates
from docanalyze.running.parts import load_part
from docanalyze.running.plan import Plan
from docanalyze.running.rows import Row
from docanalyze.tables.csv import write_csv
from docanalyze.tables.parquet import read_batches, writing_table
from docanalyze.tables.schema import Table

__all__ = ["Merged", "merge_parts"]

# Articles whose rows are held and written together.
BATCH = 200


@dataclass(frozen=True, slots=True)
class Merged:
    """What the merge leaves behind for the stages that look at the whole folder.

    Args:
        counts: Rows by table.
        summaries: Of each article, in the order of the sources.
        left_out: ``doc_id`` and ``source`` of the copies that are in no table, and ``copy_of``, the
            ``doc_id`` of the article of which they are copies.
    """

    counts: dict[str, int]
    summaries: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[dict[str, str]] = field(default_factory=list)


def merge_parts(  # noqa: PLR0913 what a merge consists of
    plan: Plan,
    parts: Path,
    tables: Path,
    schemas: Mapping[str, Table],
    errors: Sequence[Row],
    *,
    one_per_group: bool = False,
) -> Merged:
    """Write all tables, Parquet and CSV.

    Args:
        plan: Says which article is in which part.
        parts: The folder ``OUT/parts``.
        tables: The folder ``OUT/tables``.
        schemas: The tables by name.
        errors: Rows of the table ``errors``.
        one_per_group: Whether exact and near copies of an earlier article are left out.
    """
    sources = {job.doc_id: job.source.name for job in plan.jobs}
    duplicates = group_duplicates(list(_signatures(plan, parts)))
    merged = Merged({}, left_out=_left_out(duplicates, sources) if one_per_group else [])
    dropped = {copy["doc_id"] for copy in merged.left_out}
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(writing_table(tables / f"{name}.parquet", table))
            for name, table in schemas.items()
        }
        for whole_batch in _batches(plan, parts):
            batch = [row for row in whole_batch if row["doc_id"] not in dropped]
            for row in batch:
                _complete(row, plan, sources, duplicates)
                merged.summaries.append(_completed_summary(row))
            for name, writer in writers.items():
                if name != "errors":
                    writer.write([line for row in batch for line in row[name] or ()])
        writers["errors"].write(sorted(errors, key=lambda row: (row["source"], row["stage"])))
        merged.counts.update({name: writer.n_rows for name, writer in writers.items()})
    for name, table in schemas.items():
        write_csv(tables / f"{name}.csv", table, read_batches(tables / f"{name}.parquet"))
    return merged


def _signatures(plan: Plan, parts: Path) -> Iterator[DocumentSignature]:
    for position, row in enumerate(_rows(plan, parts, ("documents", "signature"))):
        document = row["documents"][0]
        yield DocumentSignature(
            doc_id=row["doc_id"],
            published=document["published"],
            position=position,
            signature=Signature.from_row(row["signature"]),
        )


def _left_out(
    duplicates: Mapping[str, Duplicate], sources: Mapping[str, str]
) -> list[dict[str, str]]:
    return [
        {"doc_id": doc_id, "source": sources[doc_id], "copy_of": duplicate.copy_of}
        for doc_id, duplicate in sorted(duplicates.items())
        if duplicate.copy_of
    ]


def _rows(plan: Plan, parts: Path, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """Yield the parts' rows in the order of the plan; neighbours mostly share a part."""

    @lru_cache(maxsize=4)
    def part(name: str) -> dict[str, Row]:
        return load_part(parts / name, columns)

    for job in plan.jobs:
        entry = plan.done.get(job.doc_id)
        if entry is not None:
            yield part(entry.part)[job.doc_id]


def _batches(plan: Plan, parts: Path) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in _rows(plan, parts):
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _complete(
    row: Row, plan: Plan, sources: Mapping[str, str], duplicates: Mapping[str, Duplicate]
) -> None:
    """Add to a document's row what only the whole folder tells."""
    document = row["documents"][0]
    document["source"] = sources[row["doc_id"]]
    document["also_at"] = plan.also_at.get(row["doc_id"], [])
    duplicate = duplicates.get(row["doc_id"])
    document["duplicate_group"] = duplicate.group if duplicate else None
    document["duplicate_kind"] = duplicate.kind if duplicate else None
    document["similarity"] = duplicate.similarity if duplicate else None


def _completed_summary(row: Row) -> dict[str, Any]:
    document = row["documents"][0]
    summary: dict[str, Any] = json.loads(row["summary"])
    summary["document"] |= {
        name: document[name]
        for name in ("source", "also_at", "duplicate_group", "duplicate_kind", "similarity")
    }
    return summary
