"""Parts: what shards leave on the disk, and the manifest that says what is there.

A part is one Parquet file with a row for each article; the rows of each table stand in it as a
list. It is written under a temporary name and renamed. The manifest is a line of JSON for each
part; a line cut short by a crash is passed over, so the part it spoke of is made again.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from docanalyze.files import replacing, write_text
from docanalyze.running.kernel import ArticleAnalysis
from docanalyze.running.rows import Row
from docanalyze.tables.parquet import arrow_schema
from docanalyze.tables.schema import Table

__all__ = ["Manifest", "PartEntry", "load_part", "part_name", "write_part"]

MANIFEST = "manifest.jsonl"
PART_NAME = re.compile(r"[0-9a-f]{24}\.parquet")
_SIGNATURE = [
    pa.field("words", pa.uint64()),
    pa.field("n_short", pa.int64()),
    pa.field("n_long", pa.int64()),
    pa.field("short", pa.list_(pa.uint64())),
    pa.field("long", pa.list_(pa.uint64())),
]


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A line of the manifest.

    Args:
        part: File name in ``parts/``.
        key: Hash of code, settings, models and register, see ``fingerprint.analysis_key``.
        suffixes: File extension by ``doc_id`` for each article in the part.
    """

    part: str
    key: str
    suffixes: dict[str, str]


class Manifest:
    """The parts of an output folder.

    Args:
        folder: ``OUT/parts``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / MANIFEST

    def entries(self, key: str) -> list[PartEntry]:
        """Return the parts of one analysis key that are there and whole, oldest first."""
        found = []
        for line in self._lines():
            try:
                entry = PartEntry(**json.loads(line))
            except (ValueError, TypeError):
                continue
            if entry.key == key and _is_whole(self.folder / entry.part):
                found.append(entry)
        return found

    def _lines(self) -> list[str]:
        if not self._path.is_file():
            return []
        return self._path.read_text(encoding="utf-8", errors="replace").splitlines()

    def append(self, entry: PartEntry) -> None:
        """Add a line, on the disk before this returns."""
        with self._path.open("a", encoding="utf-8") as file:
            # A line that a crash cut short must not swallow this one.
            file.write("\n" + _line(entry))
            file.flush()
            os.fsync(file.fileno())

    def keep_only(self, entries: Iterable[PartEntry]) -> None:
        """Forget all other parts and delete their files, and no file of anybody else's."""
        kept = {entry.part: entry for entry in entries}
        write_text(self._path, "".join(map(_line, kept.values())))
        for path in self.folder.iterdir():
            if PART_NAME.fullmatch(path.name) and path.name not in kept:
                path.unlink()


def _is_whole(path: Path) -> bool:
    """Whether a part can be read: a crash of the computer may leave a name without content."""
    try:
        pq.read_metadata(path)
    except (OSError, pa.ArrowInvalid):
        return False
    return True


def _line(entry: PartEntry) -> str:
    return json.dumps(asdict(entry)) + "\n"


def part_name(key: str, doc_ids: Sequence[str]) -> str:
    """Return the file name of a shard: the same articles and analysis, the same name."""
    return hashlib.sha256("\n".join((key, *doc_ids)).encode()).hexdigest()[:24] + ".parquet"


def _part_schema(schemas: dict[str, Table]) -> pa.Schema:
    tables = [
        pa.field(name, pa.list_(pa.struct(list(arrow_schema(table).remove_metadata()))))
        for name, table in schemas.items()
        if name != "errors"
    ]
    return pa.schema(
        [
            pa.field("doc_id", pa.string()),
            *tables,
            pa.field("signature", pa.struct(_SIGNATURE)),
            pa.field("summary", pa.string()),
        ]
    )


def write_part(path: Path, analyses: Sequence[ArticleAnalysis], schemas: dict[str, Table]) -> None:
    """Write a shard's rows; the file appears when all is written.

    Args:
        path: The file to make.
        analyses: Of its articles.
        schemas: The tables by name.
    """
    rows = [
        {
            "doc_id": analysis.doc_id,
            **analysis.tables,
            "signature": analysis.signature.as_row(),
            "summary": json.dumps(analysis.summary, ensure_ascii=False),
        }
        for analysis in analyses
    ]
    table = pa.Table.from_pylist(rows, schema=_part_schema(schemas))
    with replacing(path) as temporary:
        pq.write_table(table, temporary, compression="zstd")


def load_part(path: Path, columns: Sequence[str] | None = None) -> dict[str, Row]:
    """Return what a part holds, by ``doc_id``.

    Args:
        path: Its file.
        columns: Only these, and ``doc_id``; None: all.
    """
    wanted = None if columns is None else ["doc_id", *columns]
    rows: list[dict[str, Any]] = pq.read_table(path, columns=wanted).to_pylist()
    return {row["doc_id"]: row for row in rows}
