"""Parts: what shards leave on the disk, and the manifest that says what is there.

A part is one Parquet file with a row for each article; the rows of each table stand in it as a
list. It is written under a temporary name and renamed. The manifest is a line of JSON for each
part, and for each article of which none could be made; a line cut short by a crash is passed over,
so what it spoke of is done again. Runs that share the folder write a manifest each.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from docanalyze.errors import OutputError
from docanalyze.files import replacing, write_text
from docanalyze.running.rows import Row
from docanalyze.tables.columns import struct_of
from docanalyze.tables.parquet import arrow_schema
from docanalyze.tables.schema import Table

if TYPE_CHECKING:
    # It brings spaCy, which nothing here needs.
    from docanalyze.running.kernel import ArticleAnalysis

__all__ = ["Failure", "Manifest", "PartEntry", "load_part", "part_name", "write_part"]

MANIFEST = "manifest.jsonl"
MANIFESTS = "manifest*.jsonl"
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


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be analysed.

    Args:
        doc_id: The article's.
        suffix: How it was read, see :attr:`docanalyze.running.shards.Job.suffix`.
        row: Its row of ``errors``.
    """

    doc_id: str
    suffix: str
    row: Row


LINES = (
    {field.name for field in fields(PartEntry)},
    {"key", *(field.name for field in fields(Failure))},
)


class Manifest:
    """What an output folder's parts hold.

    Args:
        folder: ``OUT/parts``.
        writer: Names the file to which this one's lines go, where several runs share the folder.
    """

    def __init__(self, folder: Path, writer: str | None = None) -> None:
        self.folder = folder
        self._writer = writer
        self._path = folder / (MANIFEST if writer is None else f"manifest-{writer}.jsonl")

    @property
    def alone(self) -> bool:
        """Whether the folder is shared with nobody."""
        return self._writer is None

    def begin(self) -> None:
        """Take back that this writer has finished."""
        if self._writer:
            self._finished(self._writer).unlink(missing_ok=True)

    def finish(self, key: str) -> None:
        """Note that this writer has done all it had to do.

        Args:
            key: The analysis key.
        """
        if self._writer:
            write_text(self._finished(self._writer), key)

    def n_finished(self, key: str, writers: str) -> int:
        """Return how many writers have finished.

        Args:
            key: The analysis key.
            writers: Pattern of their names.
        """
        return sum(
            path.read_text(encoding="utf-8") == key
            for path in self.folder.glob(self._finished(writers).name)
        )

    def _finished(self, writer: str) -> Path:
        return self.folder / f"finished-{writer}"

    def entries(self, key: str) -> list[PartEntry]:
        """Return the parts of one analysis key that are there and whole, whoever wrote them."""
        found = (PartEntry(**line) for line in self._lines(key, "part"))
        return [entry for entry in found if _is_whole(self.folder / entry.part)]

    def failures(self, key: str) -> list[Failure]:
        """Return what could not be analysed under one analysis key, whoever tried."""
        return [Failure(**_without(line, "key")) for line in self._lines(key, "row")]

    def _lines(self, key: str, kind: str) -> Iterator[dict[str, Any]]:
        """Yield the whole lines of a kind, the file of a single run first."""
        for path in sorted(
            self.folder.glob(MANIFESTS), key=lambda path: (path.name != MANIFEST, path)
        ):
            with path.open(encoding="utf-8", errors="replace") as file:
                for written in file:
                    line = _read(written)
                    if kind in line and line.get("key") == key:
                        yield line

    def append(self, entry: PartEntry | None, failures: Iterable[Failure], key: str) -> None:
        """Add what came of a shard; it is on the disk before this returns.

        Args:
            entry: Its part, if there is one.
            failures: Articles that are not in it.
            key: The analysis key.
        """
        lines = [] if entry is None else [asdict(entry)]
        lines += [{"key": key, **asdict(each)} for each in failures]
        with self._path.open("a", encoding="utf-8") as file:
            # A line that a crash cut short must not swallow this one.
            file.write("\n" + "".join(map(_line, lines)))
            file.flush()
            os.fsync(file.fileno())

    def clear(self) -> None:
        """Forget everything, and delete the parts."""
        self.keep_only((), (), "")
        for path in self.folder.glob(self._finished("*").name):
            path.unlink()

    def keep_only(
        self, entries: Iterable[PartEntry], failures: Iterable[Failure], key: str
    ) -> None:
        """Forget all else and delete its files, and no file of anybody else's.

        Args:
            entries: The parts that stay.
            failures: The failures that stay.
            key: Their analysis key.
        """
        kept = {entry.part: entry for entry in entries}
        lines = [*map(asdict, kept.values()), *({"key": key, **asdict(each)} for each in failures)]
        write_text(self.folder / MANIFEST, "".join(map(_line, lines)))
        for path in self.folder.glob(MANIFESTS):
            if path.name != MANIFEST:
                path.unlink()
        for path in self.folder.iterdir():
            if PART_NAME.fullmatch(path.name) and path.name not in kept:
                path.unlink()


def _read(written: str) -> dict[str, Any]:
    """Return a line of a manifest; nothing of one that a crash has cut short."""
    try:
        line = json.loads(written)
    except ValueError:
        return {}
    known = isinstance(line, dict) and line.keys() in LINES
    return line if known else {}


def _without(line: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in line.items() if key != name}


def _is_whole(path: Path) -> bool:
    """Whether a part can be read: a crash of the computer may leave a name without content."""
    try:
        pq.read_metadata(path)
    except (OSError, pa.ArrowInvalid):
        return False
    return True


def _line(line: dict[str, Any]) -> str:
    return json.dumps(line) + "\n"


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


def write_part(
    path: Path, analyses: "Sequence[ArticleAnalysis]", schemas: dict[str, Table]
) -> None:
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
    table = pa.Table.from_struct_array(struct_of(rows, _part_schema(schemas)))
    with replacing(path) as temporary:
        # Read as a whole, and hardly a value comes twice: what helps to look for some is left out.
        pq.write_table(
            table, temporary, compression="zstd", use_dictionary=False, write_statistics=False
        )


def load_part(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Return what a part holds, a row for each article.

    Args:
        path: Its file.
        columns: Only these, and ``doc_id``; None: all.

    Raises:
        OutputError: It is damaged.
    """
    wanted = None if columns is None else ["doc_id", *columns]
    try:
        with pq.ParquetFile(path) as file:
            return file.read(columns=wanted)
    except (OSError, pa.ArrowInvalid) as error:
        raise OutputError(
            f"{path}: is damaged ({error}). Delete the file, and run the same command again: what "
            "was in it is analysed anew."
        ) from error
