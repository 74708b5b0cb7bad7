"""A Dask cluster on this machine, one of whose processes is killed: are the tables the same?

    python benchmarks/cluster_soak.py                      2,000 made articles
    python benchmarks/cluster_soak.py --count 300 --kills 3

The same articles are analysed by two processes of docanalyze's own, and by the cluster, whose
processes are killed (SIGKILL) once a quarter of the parts is there. Prints seconds and whether all
tables are the same, and ends with 1 if they are not. Needs Linux.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from docanalyze.tables import TABLE_NAMES
from made_articles import made_articles, write_articles
from texts import CORPUS


def started(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start the command line in a session of its own.

    Args:
        arguments: After ``docanalyze run``.
    """
    command = [sys.executable, "-m", "docanalyze", "run", *arguments, "--quiet"]
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 our own


def workers_of(leader: int) -> Iterator[int]:
    """Yield the processes of a session that have models."""
    for entry in Path("/proc").iterdir():
        try:
            session = int((entry / "stat").read_text().rpartition(")")[2].split()[3])
            words = (entry / "cmdline").read_bytes()
        except (OSError, ValueError, IndexError):
            continue
        if session == leader and b"spawn_main" in words:
            yield int(entry.name)


def disturbed(process: "subprocess.Popen[bytes]", out: Path, n_parts: int, kills: int) -> int:
    """Kill processes of a run as its parts appear; return how many were killed.

    Args:
        process: The run.
        out: Its output folder.
        n_parts: How many parts there will be, about.
        kills: How many processes to kill.
    """
    chance = random.Random(0)  # noqa: S311 no secret
    killed = 0
    while process.poll() is None:
        there = len(list((out / "parts").glob("*.parquet"))) if out.exists() else 0
        if killed < kills and there >= n_parts * (killed + 1) / (kills + 3):
            os.kill(chance.choice(sorted(workers_of(process.pid))), signal.SIGKILL)
            killed += 1
        time.sleep(0.2)
    return killed


def main() -> int:
    """Measure, print, and return 1 if tables differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--kills", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docanalyze-") as place:
        folder = Path(place)
        texts = made_articles(CORPUS, arguments.count, arguments.words)
        write_articles(texts, folder / "articles")
        begun = time.perf_counter()
        inputs = [str(folder / "articles"), "--output"]
        started([*inputs, str(folder / "pool"), "--workers", "2"]).wait()
        n_parts = len(list((folder / "pool" / "parts").glob("*.parquet")))
        print(f"two processes: {time.perf_counter() - begun:.0f} s, {n_parts} parts", flush=True)
        begun = time.perf_counter()
        route = ["--cluster", "local", "--workers", str(arguments.processes)]
        run = started([*inputs, str(folder / "cluster"), *route])
        killed = disturbed(run, folder / "cluster", n_parts, arguments.kills)
        print(
            f"{arguments.processes} processes of a cluster, {killed} killed: "
            f"{time.perf_counter() - begun:.0f} s, exit code {run.returncode}"
        )
        left = sorted(workers_of(run.pid))
        differing = [name for name in TABLE_NAMES if not _same(folder, name)]
    print(f"processes left: {len(left)}; tables that differ: {', '.join(differing) or 'none'}")
    return int(bool(differing or left))


def _same(folder: Path, name: str) -> bool:
    one, other = (
        pq.read_table(folder / route / "tables" / f"{name}.parquet")
        for route in ("pool", "cluster")
    )
    same: bool = one.equals(other)
    return same


if __name__ == "__main__":
    sys.exit(main())
