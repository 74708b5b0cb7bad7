"""All that a run has still to analyse, by whatever route, filed as it is done."""

import math
from collections.abc import Callable, Generator, Iterable
from contextlib import closing

from docanalyze.configuration import Configuration
from docanalyze.running.output import writing
from docanalyze.running.parts import Manifest
from docanalyze.running.plan import Plan
from docanalyze.running.shards import Setup, Shard, ShardReceipt, cut_shards
from docanalyze.running.stopping import RunInterrupted, Stopping, stopped_by_signals
from docanalyze.running.workers import available_cores, run_shards, worthwhile_workers

__all__ = ["Progress", "analyse_unfinished"]

# What is lost when a process is killed, and what is told at a time. Large collections have larger
# parts, or they would have too many.
ARTICLES_PER_SHARD = 64
FEWEST_PER_SHARD = 16
SHARDS_PER_WORKER = 4
# Of their content: the rows of a shard are held until its part is written.
BYTES_PER_SHARD = 1 << 20

Progress = Callable[[int, int], None]


def analyse_unfinished(  # noqa: PLR0913 what an analysis consists of
    plan: Plan,
    manifest: Manifest,
    configuration: Configuration,
    key: str,
    *,
    workers: int | None,
    cluster: str | None,
    progress: Progress | None,
    tell_stopping: Callable[[], None] | None,
) -> None:
    """Analyse what no part holds yet, and note in the plan what came of it.

    Args:
        plan: What there is to do.
        manifest: Where what is done is filed.
        configuration: Parts and settings.
        key: The analysis key.
        workers: Processes; None: as many as are worth it.
        cluster: Address of a Dask scheduler, or ``local``; None: processes of this machine.
        progress: Called with the number of articles done and to do.
        tell_stopping: Called when the run is asked to stop.

    Raises:
        RunInterrupted: It was asked to stop; what was in work is filed.
        UsageError: A part cannot be loaded, or the processes cannot be started.
        OutputError: A part cannot be written.
    """
    jobs = plan.unfinished()
    if not jobs:
        return
    n_workers = workers or (available_cores() if cluster else worthwhile_workers(len(jobs)))
    shards = cut_shards(jobs, _shard_size(len(jobs), n_workers), BYTES_PER_SHARD)
    setup = Setup(configuration, manifest.folder, key)
    n_done = 0
    with stopped_by_signals(tell_stopping) as stopping:
        # Closed at once when something fails here: no process works on for nobody.
        with closing(_receipts(shards, setup, workers, n_workers, cluster, stopping)) as receipts:
            for receipt in receipts:
                with writing(manifest.folder):
                    manifest.append(receipt.entry, receipt.failures, key)
                plan.settle([receipt.entry] if receipt.entry else ())
                plan.give_up(receipt.failures)
                n_done += receipt.n_jobs
                if progress:
                    progress(n_done, len(jobs))
        if stopping.asked and n_done < len(jobs):
            raise RunInterrupted(
                f"interrupted. {n_done} of {len(jobs)} articles were analysed and are kept; the "
                "same command goes on from here."
            )
    if left := plan.unfinished():
        # Tables must never be made of less than there is.
        raise RuntimeError(f"{len(left)} articles were lost, such as {left[0].source.name}")


def _shard_size(n_jobs: int, n_workers: int) -> int:
    size = max(FEWEST_PER_SHARD, n_jobs // (n_workers * ARTICLES_PER_SHARD))
    # A small folder is cut smaller, so that every process has work and progress can be seen.
    return min(ARTICLES_PER_SHARD, size, math.ceil(n_jobs / (n_workers * SHARDS_PER_WORKER)))


def _receipts(  # noqa: PLR0913, PLR0917 the routes ask for different things
    shards: Iterable[Shard],
    setup: Setup,
    asked: int | None,
    n_workers: int,
    cluster: str | None,
    stopping: Stopping,
) -> Generator[ShardReceipt, None, None]:
    if cluster is None:
        yield from run_shards(shards, setup, n_workers, stopping)
    else:
        from docanalyze.running.cluster import run_on_cluster

        yield from run_on_cluster(shards, setup, cluster, asked, stopping)
