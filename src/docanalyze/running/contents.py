"""What articles a file holds, by hash; a file that has not changed since is not read again."""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docanalyze.errors import UnreadableInputError
from docanalyze.files import replacing
from docanalyze.reading import (
    FileOpening,
    Problem,
    ReadingOptions,
    Record,
    Source,
    content_id,
    found_in,
)
from docanalyze.running.rows import Row

__all__ = ["Content", "KnownFiles", "look_into"]

SEEN = "seen.jsonl"
ALL_SEEN = "seen*.jsonl"
# Some file systems note the time of a change no better than this: what was written as late as
# that before it was hashed may be written again without its time of change telling so.
NANOSECONDS_TOO_FRESH = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Content:
    """One article in a file, or the file.

    Args:
        source: Where it is.
        doc_id: By its content.
        sha256: Of its content.
        n_bytes: How long that is.
    """

    source: Source
    doc_id: str
    sha256: str
    n_bytes: int


class KnownFiles:
    """What was found in files that were read before, by their place.

    A file with the size, the time of change and the number in its file system that it had then is
    taken to have the content that it had then. It is the content that counts: what is kept are its
    hashes.

    Args:
        folder: ``OUT/parts``; None: nothing is known, and nothing kept.
        key: Of all that decides what is found in a file; what another key found is not known.
        writer: Names the file that is written, where several runs share the folder.
    """

    def __init__(
        self, folder: Path | None = None, key: str = "", writer: str | None = None
    ) -> None:
        self._folder = folder
        self._key = key
        self._writer = writer
        self._before = dict(self._read())
        self._now: dict[str, str] = {}

    def recall(self, source: Source) -> list[Content] | None:
        """Return what is in a file; None if that is not known, or may have changed."""
        place = os.fspath(source.path)
        written = self._before.get(place)
        if written is None:
            return None
        kept = json.loads(written)
        if kept["stat"] != _stat(source.path):
            return None
        self._now[place] = written
        return [
            Content(
                Source(source.path, source.name + tail, form, number, source.name),
                *(doc_id, sha256, n_bytes),
            )
            for number, (tail, form, doc_id, sha256, n_bytes) in enumerate(kept["holds"])
        ]

    def keep(self, source: Source, stat: list[int] | None, contents: list[Content]) -> None:
        """Note what is in a file.

        Args:
            source: The file.
            stat: What the file system said of it before it was read.
            contents: All that it holds.
        """
        begins = all(content.source.name.startswith(source.name) for content in contents)
        if self._folder is None or stat is None or not begins:
            return
        holds = [
            (
                content.source.name[len(source.name) :],
                *(content.source.format, content.doc_id, content.sha256, content.n_bytes),
            )
            for content in contents
        ]
        place = os.fspath(source.path)
        line = {"key": self._key, "place": place, "stat": stat, "holds": holds}
        self._now[place] = json.dumps(line)

    def save(self) -> None:
        """Write down what is known of the files that were looked into, and let go of it.

        Where nobody shares the folder, what others have written there is taken up and deleted.

        Raises:
            OSError: That is not possible.
        """
        if self._folder is None:
            return
        path = self._folder / (SEEN if self._writer is None else f"seen-{self._writer}.jsonl")
        others = [other for other in self._folder.glob(ALL_SEEN) if other != path]
        if self._now != self._before or others or not path.exists():
            with replacing(path) as temporary, temporary.open("w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in self._now.values())
        if self._writer is None:
            for other in others:
                other.unlink()
        self._before, self._now = {}, {}

    def _read(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self._folder.glob(ALL_SEEN)) if self._folder else ():
            with path.open(encoding="utf-8", errors="replace") as file:
                for written in file:
                    try:
                        line = json.loads(written)
                        if line["key"] == self._key:
                            yield line["place"], written.rstrip("\n")
                    except (ValueError, TypeError, KeyError):
                        continue


def look_into(
    source: Source, options: ReadingOptions, known: KnownFiles, passed_over: Counter[str]
) -> Iterator[Content | Row]:
    """Yield the articles of a file, and a row of ``errors`` for what is wrong with it.

    Args:
        source: The file.
        options: Which of its articles are asked for.
        known: Files that were read before.
        passed_over: Counts what is left out on purpose.
    """
    recalled = known.recall(source)
    if recalled is not None:
        yield from recalled
        return
    begun = time.time_ns()
    stat = _stat(source.path)
    opening = FileOpening(options)
    contents: list[Content] = []
    n_errors = 0
    for item in _items(source, opening):
        if isinstance(item, Content):
            contents.append(item)
        else:
            n_errors += 1
        yield item
    passed_over.update(opening.passed_over)
    fresh = stat is None or stat[1] > begun - NANOSECONDS_TOO_FRESH
    if not (n_errors or opening.passed_over or fresh):
        known.keep(source, stat, contents)


def _items(source: Source, opening: FileOpening) -> Iterator[Content | Row]:
    try:
        for place, item in found_in(source, opening):
            if isinstance(item, Record):
                doc_id = content_id(item.content)
                yield Content(place, doc_id, item.sha256, len(item.content))
            else:
                yield _row(item)
    except UnreadableInputError as error:
        yield _row(Problem.from_error(source.name, error))


def _stat(path: Path) -> list[int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns, stat.st_ino]


def _row(problem: Problem) -> Row:
    return {
        "source": problem.name,
        "stage": "reading",
        "code": problem.code,
        "message": problem.message,
        "sha256": problem.sha256,
    }
