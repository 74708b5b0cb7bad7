"""Processes that work on shards, and what happens when one of them dies."""

import math
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait

from docanalyze.errors import UsageError
from docanalyze.garbage import collect_rarely
from docanalyze.running.shards import Setup, Shard, ShardReceipt, Worker, error_row

__all__ = ["run_shards", "worthwhile_workers"]

NOT_STARTED = (
    "The processes for several workers cannot be started: use one worker, or free memory. In a "
    "script of your own, every process reads the script again: put the call under "
    "if __name__ == '__main__':"
)

# A process takes some seconds to start, in which another analyses about so many.
ARTICLES_WORTH_A_PROCESS = 40

_worker: Worker | None = None
_refusal: Exception | None = None


def _start(setup: Setup) -> None:
    # Ctrl-C is for the process that started the others: it ends them in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_rarely()
    global _worker, _refusal  # noqa: PLW0603 a process has one set of models
    try:
        _worker = Worker(setup)
    except Exception as error:  # noqa: BLE001 an initialiser that raises breaks the pool unheard
        _refusal = error


def _end_with_parent() -> None:
    """Wait for the end of the process that started this one: a killed parent ends nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(shard: Shard) -> ShardReceipt:
    return _ready()(shard)


def _ready() -> Worker:
    if _refusal is not None:
        raise _refusal
    if _worker is None:
        raise RuntimeError("the process was not started with its models")
    return _worker


def _can_start() -> None:
    _ready()


def run_shards(shards: Sequence[Shard], setup: Setup, n_workers: int) -> Iterator[ShardReceipt]:
    """Work on all shards and yield what came of each, in whatever order they end.

    With one worker everything happens in this process. With more, each is a spawned process with
    its own models. A process that dies takes no other shard with it: the shards in flight are tried
    again one at a time, and cut in two until the article that kills it is found.

    Args:
        shards: The work.
        setup: What the processes work with.
        n_workers: At least 1.

    Raises:
        UsageError: The processes cannot be started, or a part cannot be loaded.
    """
    if n_workers == 1 or len(shards) == 1:
        yield from map(Worker(setup), shards)
        return
    _refuse_unguarded_scripts()
    suspects: list[Shard] = []
    with _pool(min(n_workers, len(shards)), setup) as pool:
        futures = {pool.submit(_work, shard): shard for shard in shards}
        yield from _collect(futures, suspects)
    if len(suspects) == len(shards):
        _check_start(setup)
    for shard in suspects:
        yield from _alone(shard, setup)


def worthwhile_workers(n_articles: int) -> int:
    """Return how many processes pay for so many articles: one for a small folder, then one a core.

    Args:
        n_articles: Those still to be analysed.
    """
    # Not all cores of the machine may be this process's.
    own = getattr(os, "sched_getaffinity", None)
    cores = len(own(0)) if own else os.cpu_count() or 1
    return max(1, min(cores, math.ceil(n_articles / ARTICLES_WORTH_A_PROCESS)))


def _refuse_unguarded_scripts() -> None:
    """Stop a process that is still reading the script of the one that starts it."""
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise UsageError(NOT_STARTED)


def _check_start(setup: Setup) -> None:
    """Tell articles that kill their process from processes that do not even start."""
    with _pool(1, setup) as pool:
        try:
            pool.submit(_can_start).result()
        except BrokenProcessPool as error:
            raise UsageError(NOT_STARTED) from error


def _pool(n_workers: int, setup: Setup) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(n_workers, mp_context=spawn, initializer=_start, initargs=(setup,))


def _collect(
    futures: dict["Future[ShardReceipt]", Shard], suspects: list[Shard]
) -> Iterator[ShardReceipt]:
    try:
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                suspects.append(futures[future])
    except BaseException:
        for future in futures:
            future.cancel()
        raise


def _alone(shard: Shard, setup: Setup) -> Iterator[ShardReceipt]:
    with _pool(1, setup) as pool, suppress(BrokenProcessPool):
        yield pool.submit(_work, shard).result()
        return
    if len(shard.jobs) == 1:
        message = (
            f"{shard.jobs[0].source.name}: the process that analysed it died, twice. "
            "It may need more memory than there is; split the article."
        )
        yield ShardReceipt(None, [error_row(shard.jobs[0], "analysis", "killed", message)], 1)
        return
    middle = len(shard.jobs) // 2
    for half in (shard.jobs[:middle], shard.jobs[middle:]):
        yield from _alone(Shard(half), setup)
