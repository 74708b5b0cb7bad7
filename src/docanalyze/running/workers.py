"""Processes that work on shards, and what happens when one of them dies."""

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from docanalyze.running.shards import Setup, Shard, ShardReceipt, Worker, error_row

__all__ = ["run_shards"]

_worker: Worker | None = None


def _start(setup: Setup) -> None:
    # Ctrl-C is for the process that started the others: it ends them in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _worker  # noqa: PLW0603 a process has one set of models
    _worker = Worker(setup)


def _work(shard: Shard) -> ShardReceipt:
    if _worker is None:
        raise RuntimeError("the process was not started with its models")
    return _worker(shard)


def run_shards(shards: Sequence[Shard], setup: Setup, n_workers: int) -> Iterator[ShardReceipt]:
    """Work on all shards and yield what came of each, in whatever order they end.

    With one worker everything happens in this process. With more, each is a spawned process with
    its own models. A process that dies takes no other shard with it: the shards in flight are tried
    again one at a time, and cut in two until the article that kills it is found.

    Args:
        shards: The work.
        setup: What the processes work with.
        n_workers: At least 1.
    """
    if n_workers == 1 or len(shards) == 1:
        yield from map(Worker(setup), shards)
        return
    suspects: list[Shard] = []
    with _pool(min(n_workers, len(shards)), setup) as pool:
        futures = {pool.submit(_work, shard): shard for shard in shards}
        yield from _collect(futures, suspects)
    for shard in suspects:
        yield from _alone(shard, setup)


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
