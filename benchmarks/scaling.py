"""How time, memory and storage grow with the number of articles.

    python benchmarks/scaling.py                          100, 1,000 and 10,000 made articles
    python benchmarks/scaling.py --texts FOLDER_OR_JSONL  real ones, in the order they have there
    python benchmarks/scaling.py --count 100 --count 2000 --words 400

Each count is a run of the command line in processes of its own, and then the same run again, which
has nothing to do. Prints seconds of processor and clock, the largest resident memory of the process
that was started and of a worker, bytes on the disk, and the exponents of growth between the first
and the last count. Needs Linux.
"""

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from made_articles import made_articles, write_articles
from texts import CORPUS, articles_of

SECONDS_BETWEEN_LOOKS = 0.1
OUTPUTS = ("parts", "tables", "summaries", "report")


@dataclass
class Measured:
    """What a run of the command line took.

    Args:
        clock: Seconds that it lasted.
        processor: Seconds of all its processes.
        starter: Largest resident bytes of the process that was started.
        worker: Largest resident bytes of a process that it started.
    """

    clock: float
    processor: float
    starter: int
    worker: int


def measured(command: Sequence[str]) -> Measured:
    """Run a command and measure it.

    Args:
        command: The program and its arguments.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 our own
    peaks: dict[int, int] = {}
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    process.wait()
    clock = time.perf_counter() - begun
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in {0, 3}:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    starter = peaks.pop(process.pid, 0)
    return Measured(clock, processor, starter, max(peaks.values(), default=0))


def _watch(process: "subprocess.Popen[bytes]", peaks: dict[int, int]) -> None:
    """Note the largest resident memory of each process of a session, until its leader ends."""
    while process.poll() is None:
        for pid in _session(process.pid):
            peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _session(leader: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader:
                yield int(entry.name)


def _peak(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM")), 0)


def bytes_below(folder: Path) -> int:
    """Return how many bytes the files below a folder hold."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def growth(counts: Sequence[int], values: Sequence[float]) -> float:
    """Return the exponent with which values grow from the first count to the last."""
    return math.log(values[-1] / values[0]) / math.log(counts[-1] / counts[0])


def run_once(count: int, arguments: argparse.Namespace, folder: Path) -> Mapping[str, float]:
    """Make so many articles, analyse them twice, and return what that took.

    Args:
        count: How many.
        arguments: Of the command line.
        folder: To work in.
    """
    articles = folder / "articles"
    texts: Iterator[str]
    if arguments.texts:
        texts = (article.text for article in articles_of(arguments.texts, count))
    else:
        texts = made_articles(CORPUS, count, arguments.words)
    write_articles(islice(texts, count), articles)
    out = folder / "out"
    command = [sys.executable, "-m", "docanalyze", "run", os.fspath(articles), "--quiet"]
    command += ["--output", os.fspath(out), "--workers", str(arguments.workers)]
    first, again = measured(command), measured(command)
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    words = _words(out)
    stored = {name: bytes_below(out / name) for name in OUTPUTS}
    return {
        "articles": count,
        "words": words,
        "clock": first.clock,
        "processor": first.processor,
        **{f"{name} s": value for name, value in record["timings_seconds"].items()},
        "rerun s": again.clock,
        "starter MB": first.starter / 1e6,
        "worker MB": first.worker / 1e6,
        **{f"{name} MB": size / 1e6 for name, size in stored.items()},
    }


def _words(out: Path) -> int:
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(out / "tables" / "documents.parquet", columns=["n_words"])
    total: int = pc.sum(table["n_words"]).as_py()
    return total


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--count", type=int, action="append", default=[])
    parser.add_argument("--words", type=int, default=130, help="of a made article, about")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows = []
    for count in arguments.count or [100, 1000, 10_000]:
        with tempfile.TemporaryDirectory(prefix="docanalyze-") as folder:
            rows.append(run_once(count, arguments, Path(folder)))
        print(f"{count:,} articles: {rows[-1]['clock']:.0f} s", file=sys.stderr)
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    show(rows)


def show(rows: Sequence[Mapping[str, float]]) -> None:
    """Print a column for each count, and how what is measured grows."""
    for name in rows[0]:
        print(f"{name:<14}" + "".join(f"{row[name]:>14,.1f}" for row in rows))
    counts = [int(row["articles"]) for row in rows]
    if len(rows) > 1:
        for name in ("processor", "clock", "analysis s", "writing s"):
            exponent = growth(counts, [row[name] for row in rows])
            print(f"{name} grows with the number of articles to the power of {exponent:.2f}")
        for name in ("worker MB", "starter MB"):
            more = rows[-1][name] / rows[-2][name] - 1
            print(f"{name} from {counts[-2]:,} to {counts[-1]:,} articles: {more:+.1%}")


if __name__ == "__main__":
    main()
