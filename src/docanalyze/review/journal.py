"""A file of JSON lines to which entries are only ever added, each safe on the disk at once."""

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docanalyze.errors import OutputError, UsageError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["Entry", "Journal"]

Entry = Mapping[str, Any]
# Of every line.
BEGINNING = b'{"decision"'


class Journal:
    """Entries in the order in which they were made, also those that other processes add.

    An entry is one write of one line at the end of the file, and on the disk before it counts.
    Whatever stops the machine meanwhile leaves all entries before it as they are; what is left of
    an unfinished line is taken off when the file is used next.

    Args:
        path: The file; made, with its folder, when the first entry is.
        take_in: Called with each entry, in order.

    Raises:
        UsageError: The file holds something else.
    """

    def __init__(self, path: Path, take_in: Callable[[Entry], None]) -> None:
        self.path = path
        self._take_in = take_in
        self._count = 0
        self._read_to = 0
        self._thread = threading.RLock()
        self._lock_file: int | None = None
        with self._thread:
            self.refresh()

    def refresh(self) -> None:
        """Read what was added since.

        Raises:
            UsageError: The file holds something else, or another program has shortened it.
        """
        with self._thread:
            if not self.path.exists():
                return
            content = self._unread()
            whole = content[: content.rfind(b"\n") + 1]
            for line in whole.split(b"\n"):
                if line.strip():
                    self._append(self._entry(line))
            self._read_to += len(whole)
            rest = content[len(whole) :]
            if rest[: len(BEGINNING)] != BEGINNING[: len(rest)]:
                # Not the beginning of an entry that was cut off.
                self._entry(rest)

    def _unread(self) -> bytes:
        with self.path.open("rb") as file:
            if file.seek(0, os.SEEK_END) < self._read_to:
                raise UsageError(
                    f"{self.path}: another program has shortened this file. Begin the review again."
                )
            file.seek(self._read_to)
            return file.read()

    def _entry(self, line: bytes) -> Entry:
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise UsageError(
                f"{self.path}, entry {self._count + 1}: not JSON ({error}). Mend the line, or "
                "name another file."
            ) from error
        if not isinstance(entry, dict) or "decision" not in entry:
            raise UsageError(
                f"{self.path}, entry {self._count + 1}: this is no decision. The review page "
                "adds to files that it has begun itself: name another file."
            )
        return entry

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep everybody else from adding, with everything read that was added before.

        Raises:
            OutputError: The file cannot be written.
        """
        with self._thread:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
            except OSError as error:
                raise self._unwritable(error) from error
            try:
                if fcntl is not None:
                    fcntl.flock(file, fcntl.LOCK_EX)
                self._lock_file = file
                self.refresh()
                self._mend()
                yield
            finally:
                self._lock_file = None
                os.close(file)

    def add(self, entry: Entry) -> None:
        """Add an entry; it is on the disk when this returns. Only inside :meth:`held`.

        Raises:
            OutputError: It cannot be written; then nothing of it is there.
        """
        file = self._lock_file
        if file is None:
            raise RuntimeError("an entry is added while the file is held")
        line = f"{json.dumps(entry, ensure_ascii=False)}\n".encode()
        try:
            _write_whole(file, line)
            os.fsync(file)
        except OSError as error:
            os.ftruncate(file, self._read_to)
            raise self._unwritable(error) from error
        if self._read_to == 0:
            self._sync_folder()
        self._read_to += len(line)
        self._append(entry)

    def _append(self, entry: Entry) -> None:
        self._count += 1
        self._take_in(entry)

    def _mend(self) -> None:
        """End a last line that is whole, and take off one whose writing was cut off."""
        file = self._lock_file
        rest = self._unread()
        if not rest or file is None:
            return
        try:
            json.loads(rest)
        except ValueError:
            os.ftruncate(file, self._read_to)
        else:
            os.write(file, b"\n")
            self.refresh()

    def _sync_folder(self) -> None:
        """Make sure that the name of a new file is on the disk, too."""
        if os.name != "posix":
            return
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _unwritable(self, error: OSError) -> OutputError:
        return OutputError(
            f"{self.path}: cannot be written ({error.strerror or error}), so nothing was saved. "
            "Free space, or name another file with --labels."
        )


def _write_whole(file: int, line: bytes) -> None:
    if os.write(file, line) != len(line):
        raise OSError("the disk is full")
