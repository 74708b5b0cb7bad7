"""``run.json``: how the tables were made, and whether they are still what a run would make."""

import hashlib
import json
import platform
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import docanalyze
from docanalyze.configuration import Configuration
from docanalyze.files import write_text
from docanalyze.running.merging import Merged
from docanalyze.running.plan import Plan
from docanalyze.tables import SCHEMA_VERSION, TABLE_NAMES

__all__ = ["RECORD", "earlier_counts", "outcome_key", "read_record", "run_record", "write_json"]

RECORD = "run.json"


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write JSON; the file appears when all is written."""
    write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def outcome_key(plan: Plan, key: str, *, one_per_group: bool = False) -> str:
    """Return a hash of all that the tables are made from: the same hash, the same tables."""
    digest = hashlib.sha256(f"{key} {one_per_group}".encode())
    for doc_id, job in plan.jobs.items():
        content = (doc_id, job.source.name, plan.also_at.get(doc_id, []), doc_id in plan.done)
        digest.update(json.dumps(content).encode())
    failures = sorted(
        (row["source"], row["stage"], row["code"], row["sha256"] or "") for row in plan.error_rows()
    )
    digest.update(json.dumps(failures).encode())
    return digest.hexdigest()


def earlier_counts(out: Path, outcome: str, doc_ids: Iterable[str]) -> dict[str, int] | None:
    """Return the row counts of an earlier run with the same outcome, if its files are there.

    Args:
        out: The output folder.
        outcome: From :func:`outcome_key`.
        doc_ids: Of the articles, each of which has its summary.
    """
    record = read_record(out / RECORD)
    if record.get("outcome") != outcome:
        return None
    counts: dict[str, int] | None = record.get("counts")
    left_out = {copy["doc_id"] for copy in record.get("left_out", ())}
    files = [out / "tables" / f"{name}.csv" for name in TABLE_NAMES]
    files += [out / "datapackage.json", out / "report" / "index.html"]
    files += [
        out / "summaries" / f"{name}{end}"
        for name in (*(doc_id for doc_id in doc_ids if doc_id not in left_out), "collection")
        for end in (".json", ".md")
    ]
    whole = counts is not None and all(
        _n_rows(out / "tables" / f"{name}.parquet") == counts.get(name) for name in TABLE_NAMES
    )
    return counts if whole and all(path.is_file() for path in files) else None


def _n_rows(path: Path) -> int | None:
    """Return the rows of a table; None if a crash of the computer left a name without content."""
    try:
        rows: int = pq.read_metadata(path).num_rows
    except (OSError, pa.ArrowInvalid):
        return None
    return rows


def read_record(path: Path) -> dict[str, Any]:
    """Return what ``run.json`` says; nothing where it is missing or broken."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def run_record(
    plan: Plan,
    configuration: Configuration,
    marks: Mapping[str, Any],
    merged: Merged,
) -> dict[str, Any]:
    """Return the content of ``run.json`` but for the inputs as named and the timings.

    Args:
        plan: What was found there.
        configuration: Parts and settings.
        marks: The fingerprint of the parts.
        merged: What the merge left behind.
    """
    codes = Counter(row["code"] for row in plan.error_rows())
    return {
        "schema_version": SCHEMA_VERSION,
        "docanalyze": docanalyze.__version__,
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "configuration": configuration.as_dict(),
        "fingerprint": dict(marks),
        "counts": dict(merged.counts),
        "skipped": {
            **plan.passed_over,
            "same_content": sum(map(len, plan.also_at.values())),
            "copies": len(merged.left_out),
            "errors_by_code": dict(sorted(codes.items())),
        },
        "left_out": merged.left_out,
    }
