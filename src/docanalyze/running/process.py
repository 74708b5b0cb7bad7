"""A process of its own that works on shards, as the one that started it sees it, and as it is."""

import gc
import multiprocessing
import os
import signal
import threading
import traceback
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

import docanalyze
from docanalyze.errors import DocanalyzeError
from docanalyze.memory import keep_house
from docanalyze.running.shards import Setup, Shard, ShardReceipt
from docanalyze.running.stopping import SIGNALS

__all__ = ["WorkerProcess"]


@dataclass(frozen=True, slots=True)
class _Ready:
    """The first thing a process says: it has its models, and was warned of something there."""

    warnings: tuple[str, ...]


Answer = _Ready | ShardReceipt | Exception


class WorkerProcess:
    """A spawned process with its own models. It ends when the one that started it ends.

    Args:
        setup: Of the run.
    """

    def __init__(self, setup: Setup) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.connection, far_end = spawn.Pipe()
        self.ready = False
        self.warnings: tuple[str, ...] = ()
        self._process = spawn.Process(target=_serve, args=(far_end, setup), daemon=True)
        try:
            self._process.start()
        finally:
            # Only the other process holds it now: when that dies, our end hears of it.
            far_end.close()

    def send(self, shard: Shard) -> None:
        """Hand over a shard. If the process is dead, :meth:`receive` will tell."""
        try:
            self.connection.send(shard)
        except OSError:
            return

    def receive(self) -> ShardReceipt | None:
        """Return what came of its shard; None if it says that it is ready for its first one.

        Raises:
            EOFError: It is dead.
            DocanalyzeError: The run cannot go on: a part cannot be loaded, or nothing be written.
        """
        try:
            answer: Answer = self.connection.recv()
        except OSError as error:
            raise EOFError from error
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, _Ready):
            self.ready, self.warnings = True, answer.warnings
            return None
        return answer

    def close(self) -> None:
        """Have it end when it has nothing to do."""
        self.connection.close()

    def kill(self) -> None:
        """End it now."""
        self._process.kill()
        self.connection.close()

    def join(self, seconds: float) -> None:
        """Wait until it has ended; one that does not is killed.

        Args:
            seconds: How long to wait.
        """
        self._process.join(seconds)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        self._process.close()


def _serve(connection: Connection, setup: Setup) -> None:
    """Work on what comes through the pipe, until it is closed."""
    # Signals are for the process that started this one: it ends the others in good order.
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    keep_house()
    try:
        from docanalyze.running.worker import Worker

        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", UserWarning)
            work = Worker(setup)
        warnings.simplefilter("ignore")
        # What is there now stays; what a shard leaves behind is looked for after each.
        gc.freeze()
        connection.send(_Ready(tuple(_ours(caught))))
        while True:
            connection.send(work(connection.recv()))
            gc.collect()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:  # noqa: BLE001 the other process decides what is said of it
        with suppress(OSError):
            connection.send(_portable(error))


def _ours(caught: Iterable[warnings.WarningMessage]) -> Iterator[str]:
    """Yield what we warn of; what libraries warn of is for their developers."""
    package = str(Path(docanalyze.__file__).parent)
    for warning in caught:
        if warning.filename.startswith(package):
            yield str(warning.message)


def _portable(error: Exception) -> Exception:
    """Return an error that can go through a pipe, with the place where it happened as a note."""
    kept = error if isinstance(error, DocanalyzeError) else RuntimeError(repr(error))
    kept.__cause__ = kept.__context__ = None
    kept.add_note("".join(traceback.format_exception(error)))
    return kept


def _end_with_parent() -> None:
    """Wait for the end of the process that started this one: a killed parent ends nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
