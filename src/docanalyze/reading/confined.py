"""Parsers that may hang, crash or eat all memory work in a process that can be killed.

One such process serves all files of a run; it is started when it is first needed, and again after
it had to be killed. What goes through the pipe is JSON and bytes, never pickles.
"""

import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

import docanalyze
from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article, Mark
from docanalyze.reading.frames import read_frame, write_frame
from docanalyze.reading.records import Item, Problem, Record

__all__ = ["read_confined", "stream_confined"]

# For the start of Python and its imports, however slow the machine.
SECONDS_TO_START = 120.0
# Beyond what the process has when it starts.
MOST_MEMORY = 1 << 30


class _Child:
    """A process that parses what it is given.

    Args:
        most_memory: Bytes that it may take beyond what it has when it starts.
    """

    def __init__(self, most_memory: int = MOST_MEMORY) -> None:
        # The folder in which a user works may hold a json.py: it must not be imported (-P).
        command = [sys.executable, "-P", "-W", "ignore", "-m", "docanalyze.reading.confined_child"]
        command.append(str(most_memory))
        self._process = subprocess.Popen(  # noqa: S603 our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("DOCANALYZE_DEBUG") else subprocess.DEVNULL,
            env=_environment(),
        )
        self.end = weakref.finalize(self, _end, self._process)
        self._timed_out = False
        try:
            self._receive(SECONDS_TO_START)
        except EOFError as error:
            self.end()
            raise UnreadableInputError(
                "The process that reads such files cannot be started: free memory, and run the "
                "same command again.",
                code="reader_failed",
            ) from error

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def send(self, request: Mapping[str, Any], content: bytes, max_seconds: float) -> None:
        """Ask for something.

        Raises:
            EOFError: It ended before it had heard all.
        """
        with self._limited(max_seconds):
            try:
                write_frame(cast("IO[bytes]", self._process.stdin), request, content)
            except OSError as error:
                raise EOFError from error

    def answers(self, name: str, max_seconds: float) -> Iterator[dict[str, Any]]:
        """Yield what it answers, until it has said all.

        Raises:
            UnreadableInputError: It refused, took too long, or died.
        """
        while True:
            try:
                answer = self._receive(max_seconds)
            except EOFError:
                self.end()
                raise self._ending(name, max_seconds) from None
            if "error" in answer:
                raise UnreadableInputError(answer["message"], code=answer["error"])
            if "end" in answer:
                return
            yield answer

    def _receive(self, max_seconds: float) -> dict[str, Any]:
        with self._limited(max_seconds):
            answer, _ = read_frame(cast("IO[bytes]", self._process.stdout))
        return answer

    def _limited(self, seconds: float) -> "_Alarm":
        return _Alarm(seconds, self._kill)

    def _kill(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _ending(self, name: str, max_seconds: float) -> UnreadableInputError:
        if self._timed_out:
            return UnreadableInputError(
                f"{name}: its parser took more than {max_seconds:g} seconds. Allow more with "
                "--max-seconds-per-file, or save it as plain text.",
                code="too_slow",
            )
        return UnreadableInputError(
            f"{name}: its parser broke down on it. Save the article as plain text and try again.",
            code="reader_failed",
        )


class _Alarm:
    """Calls a function unless the block ends in time."""

    def __init__(self, seconds: float, ring: Any) -> None:
        self._timer = threading.Timer(seconds, ring)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _environment() -> dict[str, str]:
    package = str(Path(docanalyze.__file__).resolve().parents[1])
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([package, inherited] if inherited else [package])
    # Threads of number crunchers would take address space, which is limited.
    return {**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                # What was still to be written has no reader any more.
                continue


class _Shared:
    """The one child that parses single articles for this process."""

    def __init__(self) -> None:
        self._child: _Child | None = None
        self._owner = os.getpid()
        self.lock = threading.Lock()

    def child(self) -> _Child:
        """Return the child, started if need be."""
        if self._child is None or not self._child.alive or self._owner != os.getpid():
            self._owner = os.getpid()
            self._child = _Child()
        return self._child

    def drop(self) -> None:
        """End the child: the next call gets a fresh one."""
        if self._child is not None:
            self._child.end()
        self._child = None


_shared = _Shared()


def read_confined(record: Record, max_seconds: float) -> Article:
    """Read one article in a process of its own.

    Args:
        record: What a file or container holds.
        max_seconds: When the process is killed.

    Raises:
        UnreadableInputError: It cannot be analysed; ``code`` says why.
    """
    request = {"read": record.format, "name": record.name, "hints": dict(record.hints)}
    with _shared.lock:
        child = _shared.child()
        # If it ends before it has heard all, its answers tell why, or their absence.
        with suppress(EOFError):
            child.send(request, record.content, max_seconds)
        try:
            answers = list(child.answers(record.name, max_seconds))
        except UnreadableInputError as error:
            if error.code == "too_much_memory":
                _shared.drop()
            raise
        return _article(answers[0]["article"])


def stream_confined(
    what: str, content: bytes, arguments: Mapping[str, Any], *, max_seconds: float
) -> Iterator[Item]:
    """Yield the records that a process of its own finds in a file.

    Args:
        what: The opener there.
        content: Of the file.
        arguments: For the opener, ``name`` among them.
        max_seconds: When the process is killed, counted anew for each record.

    Raises:
        UnreadableInputError: The file cannot be read; ``code`` says why.
    """
    child = _Child()
    try:
        child.send({"open": what, **arguments}, content, max_seconds)
        for answer in child.answers(str(arguments["name"]), max_seconds):
            if "problem" in answer:
                yield Problem(**answer["problem"])
            else:
                fields = answer["record"]
                yield Record(**{**fields, "content": fields["content"].encode()})
    finally:
        child.end()


def _article(fields: dict[str, Any]) -> Article:
    lists = {name: tuple(fields[name]) for name in ("authors", "warnings")}
    marks = tuple(Mark(*mark) for mark in fields["marks"])
    return Article(**{**fields, **lists, "marks": marks})
