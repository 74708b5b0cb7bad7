"""Processes that work on shards, and what happens when one of them dies."""

import math
import multiprocessing
import os
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait

from docanalyze.errors import UsageError
from docanalyze.running.process import WorkerProcess
from docanalyze.running.shards import Setup, Shard, ShardReceipt, killed
from docanalyze.running.stopping import Stopping

__all__ = ["available_cores", "refuse_unguarded_scripts", "run_shards", "worthwhile_workers"]

NOT_STARTED = (
    "The processes for several workers cannot be started: use one worker, or free memory. In a "
    "script of your own, every process reads the script again: put the call under "
    "if __name__ == '__main__':"
)

# A process takes some seconds to start, in which another analyses about so many.
ARTICLES_WORTH_A_PROCESS = 40
# One that dies before it is ready may have been killed by chance; so many in a row were not.
MOST_FAILED_STARTS = 3
SECONDS_TO_END = 10.0


def available_cores() -> int:
    """Return how many cores this process may use: not all of the machine may be its own."""
    count = getattr(os, "process_cpu_count", None)
    if count is not None:
        return count() or 1
    own = getattr(os, "sched_getaffinity", None)
    return len(own(0)) if own else os.cpu_count() or 1


def worthwhile_workers(n_articles: int) -> int:
    """Return how many processes pay for so many articles: one for a small folder, then one a core.

    Args:
        n_articles: Those still to be analysed.
    """
    return max(1, min(available_cores(), math.ceil(n_articles / ARTICLES_WORTH_A_PROCESS)))


def run_shards(
    shards: Iterable[Shard], setup: Setup, n_workers: int, stopping: Stopping | None = None
) -> Iterator[ShardReceipt]:
    """Work on all shards and yield what came of each, in whatever order they end.

    With one worker everything happens in this process. With more, each is a spawned process with
    its own models, and has one shard at a time. One that dies takes nothing with it but its shard,
    which is tried again. If that dies, too, it is cut in two, and tried when all others are done
    and nothing else is in work, until the article that kills its process is found.

    Args:
        shards: The work.
        setup: What the processes work with.
        n_workers: At least 1.
        stopping: Once it is asked for, what is in work is finished, and nothing more begun.

    Raises:
        UsageError: The processes cannot be started, or a part cannot be loaded.
        OutputError: A part cannot be written.
    """
    asked = stopping or Stopping()
    if n_workers == 1:
        yield from _run_here(shards, setup, asked)
        return
    refuse_unguarded_scripts()
    pool = _Pool(setup, n_workers, asked)
    try:
        yield from pool.run(iter(shards))
    finally:
        pool.end()


def _run_here(shards: Iterable[Shard], setup: Setup, stopping: Stopping) -> Iterator[ShardReceipt]:
    from docanalyze.running.worker import Worker

    work = Worker(setup, stopping)
    for shard in shards:
        if stopping.asked:
            return
        yield work(shard)


def refuse_unguarded_scripts() -> None:
    """Stop a process that is still reading the script of the one that starts it.

    Raises:
        UsageError: It is.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise UsageError(NOT_STARTED)


@dataclass(frozen=True, slots=True)
class _Task:
    """A shard that was not yet done, and what is known against it.

    Args:
        shard: The shard.
        died: Whether its process has died already.
        alone: Whether it was tried while nothing else was in work.
    """

    shard: Shard
    died: bool = False
    alone: bool = False


class _Pool:
    """The processes of one run, and what they have to do.

    Args:
        setup: What each process works with.
        n_workers: How many there are, unless some cannot start.
        stopping: Of the run.
    """

    def __init__(self, setup: Setup, n_workers: int, stopping: Stopping) -> None:
        self._setup = setup
        self._wanted = n_workers
        self._stopping = stopping
        self._processes: dict[WorkerProcess, _Task | None] = {}
        self._waiting: deque[_Task] = deque()
        self._suspects: deque[_Task] = deque()
        self._failed_starts = 0
        self._warned: set[str] = set()

    def run(self, shards: Iterator[Shard]) -> Iterator[ShardReceipt]:
        """Yield what came of each shard."""
        while True:
            self._hand_out(shards)
            if not self._in_work and (self._stopping.asked or not self._left(shards)):
                return
            for process in self._heard_from():
                yield from self._hear(process)

    def end(self) -> None:
        """End all processes, those in work at once."""
        for process, task in self._processes.items():
            if task or not process.ready:
                process.kill()
            else:
                process.close()
        for process in self._processes:
            process.join(SECONDS_TO_END)
        self._processes.clear()

    @property
    def _in_work(self) -> bool:
        return any(self._processes.values())

    def _left(self, shards: Iterator[Shard]) -> bool:
        """Whether there is anything to hand out; takes one more shard to know."""
        if not self._waiting:
            self._waiting.extend(_Task(shard) for shard in islice(shards, 1))
        return bool(self._waiting or self._suspects)

    def _hand_out(self, shards: Iterator[Shard]) -> None:
        """Give each idle process something to do, and start those that are missing."""
        for process, task in list(self._processes.items()):
            if task is None and process.ready and not self._stopping.asked:
                self._processes[process] = self._next(shards)
                self._send(process)
        while self._wanted > len(self._processes) and self._left(shards):
            self._processes[WorkerProcess(self._setup)] = None

    def _next(self, shards: Iterator[Shard]) -> _Task | None:
        self._left(shards)
        if self._waiting:
            return self._waiting.popleft()
        # What killed its process twice is tried when it has the machine to itself.
        if self._suspects and not self._in_work:
            return self._suspects.popleft()
        return None

    def _send(self, process: WorkerProcess) -> None:
        task = self._processes[process]
        if task is not None:
            process.send(task.shard)

    def _heard_from(self) -> list[WorkerProcess]:
        """Wait until a process has something to say, or is dead; return those that are so."""
        silent = [process for process, task in self._processes.items() if task or not process.ready]
        heard = wait([process.connection for process in silent])
        return [process for process in silent if process.connection in heard]

    def _hear(self, process: WorkerProcess) -> Iterator[ShardReceipt]:
        receipt = None
        try:
            receipt = process.receive()
        except EOFError:
            yield from self._bury(process)
            return
        self._failed_starts = 0
        if receipt is None:
            self._pass_on_warnings(process)
        else:
            self._processes[process] = None
            yield receipt

    def _pass_on_warnings(self, process: WorkerProcess) -> None:
        """Say once what each process was warned of."""
        for message in process.warnings:
            if message not in self._warned:
                warnings.warn(message, stacklevel=2)
            self._warned.add(message)

    def _bury(self, process: WorkerProcess) -> Iterator[ShardReceipt]:
        """Take a dead process out, and see to its shard."""
        task = self._processes.pop(process)
        process.kill()
        process.join(SECONDS_TO_END)
        if not process.ready:
            self._failed_starts += 1
            if self._failed_starts >= MOST_FAILED_STARTS:
                # There is no room for so many, or for any.
                self._wanted = len(self._processes)
            if not self._wanted:
                raise UsageError(NOT_STARTED)
        if task is None:
            return
        if not task.died:
            self._waiting.appendleft(_Task(task.shard, died=True))
        elif len(task.shard.jobs) > 1:
            halves = task.shard.halves()
            self._suspects.extendleft(_Task(half, died=True, alone=True) for half in halves[::-1])
        elif not task.alone:
            self._suspects.appendleft(_Task(task.shard, died=True, alone=True))
        else:
            yield killed(task.shard.jobs[0])
