"""The same work by the processes of a Dask cluster, which file their parts in the same folder.

Dask gives what a dead process had in work to another one, and gives up on what has killed several.
Then the shard is cut in two, until the article that kills its processes is found.
"""

import logging
import os
import signal
import socket
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docanalyze.errors import ClusterLostError, DocanalyzeError, UsageError
from docanalyze.running.command import COMMAND
from docanalyze.running.fingerprint import analysis_key, fingerprint
from docanalyze.running.shards import Job, Setup, Shard, ShardReceipt, killed
from docanalyze.running.stopping import SIGNALS, Stopping, signals_passed_over
from docanalyze.running.workers import available_cores, refuse_unguarded_scripts

if TYPE_CHECKING:
    from distributed import Client, Future

    from docanalyze.running.worker import Worker

__all__ = ["LOCAL", "run_on_cluster"]

LOCAL = "local"
SECONDS_TO_CONNECT = 30
# A network drive may show a file to another machine so much later.
SECONDS_TO_APPEAR = 30
# Then it is asked whether there is anybody left to wait for.
SECONDS_TO_WAIT = 2
# Handed over ahead of time, so that no process waits for the next one.
SHARDS_PER_THREAD = 2

_workers: dict[tuple[Path, str], "Worker"] = {}
# spaCy's pipelines are for one thread at a time.
_one_at_a_time = threading.Lock()


def run_on_cluster(
    shards: Iterable[Shard],
    setup: Setup,
    address: str,
    n_workers: int | None,
    stopping: Stopping,
) -> Iterator[ShardReceipt]:
    """Work on all shards and yield what came of each, in whatever order they end.

    Args:
        shards: The work.
        setup: What the processes work with; they must see the same files as this one.
        address: Of the scheduler, or ``local`` for a cluster on this machine.
        n_workers: Processes of a local cluster; None: one a core.
        stopping: Once it is asked for, what is in work is finished, and nothing more begun.

    Raises:
        UsageError: Dask is not installed, no scheduler answers, or its processes see other files
            or have another version of docanalyze.
        ClusterLostError: The scheduler is gone.
        OutputError: A part cannot be written.
    """
    with _connected(address, n_workers) as client:
        yield from _Cluster(client, _anywhere(setup), stopping).run(iter(shards))


@contextmanager
def _connected(address: str, n_workers: int | None) -> Iterator["Client"]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError(
            "--cluster needs Dask, which is not installed: pip install 'docanalyze[cluster]'."
        ) from error
    refuse_unguarded_scripts()
    level = logging.DEBUG if os.environ.get("DOCANALYZE_DEBUG") else logging.CRITICAL + 1
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(("distributed", "tornado", "asyncio")):
            logging.getLogger(name).setLevel(level)
    with ExitStack() as stack:
        try:
            where: Any = address
            if address == LOCAL:
                with signals_passed_over():
                    where = stack.enter_context(
                        LocalCluster(
                            n_workers=n_workers or available_cores(),
                            threads_per_worker=1,
                            dashboard_address=None,
                            memory_limit=0,
                            preload=[__name__],
                            silence_logs=level,
                        )
                    )
            client = stack.enter_context(Client(where, timeout=SECONDS_TO_CONNECT))
        except (OSError, ValueError, RuntimeError) as error:
            raise UsageError(
                f"--cluster {address}: no Dask scheduler answers there ({error or 'no answer'}). "
                "Write its address, such as tcp://10.0.0.5:8786, or `local`."
            ) from error
        yield client


def dask_setup(_worker: object) -> None:
    """Have a process of a local cluster pass over Ctrl-C, which is for the one that started it.

    Dask calls it by this name in each process for which this module is a "preload".
    """
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _anywhere(setup: Setup) -> Setup:
    """Return the setup with paths that mean the same to processes in other folders."""
    chosen = setup.configuration
    parts: dict[str, Any] = {
        name: str(Path(value).absolute())
        for name in ("spacy_model", "classifier")
        if (value := getattr(chosen, name)) and Path(value).exists()
    }
    register = tuple(str(Path(folder).absolute()) for folder in chosen.register)
    configuration = replace(chosen, register=register, **parts)
    return replace(setup, configuration=configuration, parts=setup.parts.absolute())


def _anywhere_read(job: Job) -> Job:
    return replace(job, source=replace(job.source, path=job.source.path.absolute()))


class _Cluster:
    """The shards of a run on a cluster.

    Args:
        client: Connected to the scheduler.
        setup: What the processes work with.
        stopping: Of the run.
    """

    def __init__(self, client: "Client", setup: Setup, stopping: Stopping) -> None:
        self._client = client
        self._setup = setup
        self._stopping = stopping
        self._in_work: dict[Future, Shard] = {}
        self._again: deque[Shard] = deque()

    def run(self, shards: Iterator[Shard]) -> Iterator[ShardReceipt]:
        """Yield what came of each shard."""
        while True:
            self._hand_out(shards)
            if not self._in_work:
                return
            ended = self._ended()
            if not ended:
                return
            for future in ended:
                yield from self._hear(future, self._in_work.pop(future))

    def _hand_out(self, shards: Iterator[Shard]) -> None:
        if self._stopping.asked:
            return
        for _ in range(self._n_free()):
            shard = self._again.popleft() if self._again else next(shards, None)
            if shard is None:
                return
            sent = Shard(tuple(map(_anywhere_read, shard.jobs)))
            with _scheduler_there():
                future = self._client.submit(_work, self._setup, sent, pure=False)
            self._in_work[future] = shard

    def _n_free(self) -> int:
        """Return how many shards the cluster can take: its processes may come and go."""
        with _scheduler_there():
            n_threads: int = sum(self._client.nthreads().values())
        return max(1, SHARDS_PER_THREAD * n_threads) - len(self._in_work)

    def _ended(self) -> "list[Future]":
        """Wait until something has ended; return what has, nothing if it is not worth waiting."""
        from distributed import wait

        in_work = list(self._in_work)
        found = self._patiently(lambda seconds: wait(in_work, seconds, "FIRST_COMPLETED"))
        return list(found.done) if found else []

    def _patiently(self, ask: Callable[[int], Any]) -> Any:
        """Ask until there is an answer; None if the run is to stop and nobody is left to answer.

        Args:
            ask: Takes the seconds after which it raises a ``TimeoutError``.
        """
        with _scheduler_there():
            while True:
                try:
                    return ask(SECONDS_TO_WAIT)
                except TimeoutError:
                    if self._stopping.asked and not self._client.nthreads():
                        return None

    def _hear(self, future: "Future", shard: Shard) -> Iterator[ShardReceipt]:
        from distributed import KilledWorker

        try:
            # What a process that has died since has found is found again.
            receipt: ShardReceipt | None = self._patiently(future.result)
        except KilledWorker:
            if len(shard.jobs) == 1:
                yield killed(shard.jobs[0])
            else:
                self._again.extendleft(shard.halves())
            return
        except DocanalyzeError:
            raise
        except Exception as error:
            raise UsageError(
                f"--cluster: a process of the cluster cannot do the work ({error!r}). The same "
                "version of docanalyze must be installed there."
            ) from error
        if receipt is not None and receipt.entry is not None:
            _wait_for(self._setup.parts / receipt.entry.part)
        if receipt is not None:
            yield receipt


@contextmanager
def _scheduler_there() -> Iterator[None]:
    """Turn whatever the client says when it has lost its scheduler into one clear sentence.

    Raises:
        ClusterLostError: It is lost.
    """
    from distributed.comm import CommClosedError

    try:
        yield
    except (CancelledError, CommClosedError, TimeoutError) as error:
        raise ClusterLostError(
            "the scheduler of the cluster is gone. What was done is kept; start the cluster again, "
            "and the same command goes on from here."
        ) from error


def _wait_for(part: Path) -> None:
    """Wait until a part that another machine has written is seen here.

    Raises:
        UsageError: It is not.
    """
    for _ in range(SECONDS_TO_APPEAR):
        if part.exists():
            return
        time.sleep(1)
    raise UsageError(_unseen(part.parent, "this machine"))


def _unseen(folder: Path, who: str) -> str:
    return (
        f"{folder}: {who} does not see what the others write there. The output, and the articles, "
        "must lie on a drive that all machines of the cluster have under the same path."
    )


def _work(setup: Setup, shard: Shard) -> ShardReceipt:
    """Work on a shard in a process of the cluster."""
    with _one_at_a_time, warnings.catch_warnings():
        # Nobody reads the error stream of a process of the cluster.
        warnings.simplefilter("ignore")
        place = (setup.parts, setup.key)
        if place not in _workers:
            _workers.clear()
            _workers[place] = _worker(setup)
        return _workers[place](shard)


def _worker(setup: Setup) -> "Worker":
    from docanalyze.running.worker import Worker

    if not (setup.parts / COMMAND).is_file():
        raise UsageError(_unseen(setup.parts, socket.gethostname()))
    if analysis_key(fingerprint(setup.configuration)) != setup.key:
        raise UsageError(
            f"{socket.gethostname()}: has another version of docanalyze, of spaCy, or of a model, "
            "than the machine on which the run was begun. Install the same on all."
        )
    return Worker(setup)
