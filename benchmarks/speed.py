"""Words a second and memory, side by side with spaCy and with peers that are installed.

    python benchmarks/speed.py                      on corpus/articles
    python benchmarks/speed.py TEXTS --limit 400    on a folder, or a .jsonl(.gz) with `text`
    python benchmarks/speed.py --lengths            how time grows with the length of an article

Everything runs in processes of its own, in turns. ``docanalyze run`` is the real command: run on
all articles and on a quarter of them, so that what the rest takes longer is its speed, and what
remains is its start. A second of the processor says more than one of the clock where other work
goes on beside it; only the clock tells what a second process is worth. Figures are the medians, in
brackets the least and the most. Needs Linux or macOS.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from contenders import BYTES_PER_UNIT, CONTENDERS, available, n_words_of
from texts import CORPUS, articles_of

WORKERS = (1, 2)
PART = 4
BASELINE = "spaCy's default NER"
LENGTHS = (1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000)
MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Measured:
    """What one turn took.

    Args:
        words: How many were read.
        processor: Seconds of all processes.
        clock: Seconds that it lasted.
        memory: Largest resident bytes of one process.
    """

    words: int
    processor: float
    clock: float
    memory: int


def contender(name: str, texts: Path, limit: int) -> Measured:
    """Measure one of :data:`contenders.CONTENDERS` in a process of its own."""
    program = Path(__file__).with_name("contenders.py")
    command = [sys.executable, str(program), name, str(texts), str(limit)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    return Measured(**json.loads(printed.splitlines()[-1]))


def command_line(folder: Path, words: int, workers: int) -> Measured:
    """Measure ``docanalyze run`` on a folder, from the start of the process to its end."""
    with tempfile.TemporaryDirectory() as output:
        command = [sys.executable, "-m", "docanalyze", "run", str(folder), "--output", output]
        command += ["--workers", str(workers)]
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        # What this process and those that it waited for have used.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        clock = time.perf_counter() - begun
    if process.returncode:
        raise SystemExit(f"docanalyze run ended with {process.returncode}")
    memory = used.ru_maxrss * BYTES_PER_UNIT
    return Measured(words, used.ru_utime + used.ru_stime, clock, memory)


def steady(part: Measured, whole: Measured) -> tuple[Measured, Measured]:
    """Tell what the articles take from what the start takes.

    Args:
        part: A run of some of the articles.
        whole: A run of all.
    """
    words = whole.words - part.words
    processor, clock = whole.processor - part.processor, whole.clock - part.clock
    more = Measured(words, processor, clock, whole.memory)
    share = part.words / words
    start = Measured(
        0,
        max(part.processor - more.processor * share, 0),
        max(part.clock - more.clock * share, 0),
        0,
    )
    return more, start


class Folders:
    """All texts as files, and a quarter of them.

    Args:
        texts: What to write.
        parent: Where.
    """

    def __init__(self, texts: Sequence[str], parent: Path) -> None:
        self.whole, self.part = parent / "whole", parent / "part"
        self.words = {self.whole: 0, self.part: 0}
        for number, text in enumerate(texts):
            for folder in (self.whole, self.part) if number % PART == 0 else (self.whole,):
                folder.mkdir(exist_ok=True)
                (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
                self.words[folder] += n_words_of(text)

    def measured(self, workers: int) -> tuple[Measured, Measured]:
        """Return what the articles take, and what the start takes."""
        part, whole = (
            command_line(folder, self.words[folder], workers) for folder in (self.part, self.whole)
        )
        return steady(part, whole)


def compare(texts: Path, limit: int, repeat: int) -> None:
    """Print a table: words a second of everything that is installed."""
    articles = articles_of(texts, limit)
    measured: dict[str, list[Measured]] = {}
    starts: dict[str, list[Measured]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folders = Folders([article.text for article in articles], Path(scratch))
        for _ in range(repeat):
            for name in available():
                measured.setdefault(name, []).append(contender(name, texts, limit))
            for workers in WORKERS:
                name = f"docanalyze run, {workers} worker{'s' * (workers > 1)}"
                more, start = folders.measured(workers)
                measured.setdefault(name, []).append(more)
                starts.setdefault(name, []).append(start)
        print(f"{len(articles)} articles, {folders.words[folders.whole]:,} words")
    show(measured, starts)
    absent = sorted(set(CONTENDERS) - set(measured))
    if absent:
        print(f"not installed: {', '.join(absent)}")


def show(
    measured: Mapping[str, Sequence[Measured]], starts: Mapping[str, Sequence[Measured]]
) -> None:
    """Print a line for each contender, with its speed as a multiple of the baseline's."""
    columns = ("words/s of processor", "words/s of clock", "of default NER", "MB", "start, s")
    print(f"{'':<24}" + "".join(f"{title:>30}" for title in columns[:2]), end="")
    print("".join(f"{title:>16}" for title in columns[2:]))
    baseline = statistics.median(each.words / each.processor for each in measured[BASELINE])
    for name, turns in measured.items():
        by_processor = [each.words / each.processor for each in turns]
        by_clock = [each.words / each.clock for each in turns]
        memory = max(each.memory for each in turns) / MEGABYTE
        start = [each.processor for each in starts.get(name, ())]
        print(
            f"{name:<24}{_spread(by_processor):>30}{_spread(by_clock):>30}"
            f"{statistics.median(by_processor) / baseline:>15.2f}x"
            f"{f'{memory:,.0f}' if memory else '':>16}"
            f"{f'{statistics.median(start):.1f}' if start else '':>16}"
        )
    one, two = (
        statistics.median(each.words / each.clock for each in measured[name])
        for name in list(starts)[: len(WORKERS)]
    )
    print(f"2 workers are {two / one:.2f} times as fast as 1, by the clock")


def _spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):,.0f} ({min(values):,.0f}-{max(values):,.0f})"


def show_lengths(texts: Path, limit: int, repeat: int) -> None:
    """Print the time of articles of growing length, and the exponents of growth."""
    from docanalyze.configuration import Configuration
    from docanalyze.memory import keep_house
    from docanalyze.reading import Article
    from docanalyze.running.kernel import Analyser, analyse_shard

    whole = "\n\n".join(article.text for article in articles_of(texts, limit))
    while len(whole) < LENGTHS[-1]:
        whole = f"{whole}\n\n{whole}"
    # As the processes of a run do.
    keep_house()
    analyser = Analyser(Configuration())
    seconds: dict[int, list[float]] = {}
    for _ in range(repeat + 1):
        for length in LENGTHS:
            # Short ones often enough that the clock can tell.
            articles = [
                Article(doc_id=f"d{number:016x}", text=whole[start : start + length], format="txt")
                for number, start in enumerate(range(0, max(LENGTHS[-3], length), length))
            ]
            begun = time.process_time()
            result = analyse_shard(articles, analyser)
            if result.failures:
                raise SystemExit(f"{length}: {result.failures}")
            seconds.setdefault(length, []).append((time.process_time() - begun) / len(articles))
    medians = {length: statistics.median(turns[1:]) for length, turns in seconds.items()}
    print(f"{'characters':>12}{'seconds':>12}{'microseconds a character':>28}")
    for length, spent in medians.items():
        print(f"{length:>12,}{spent:>12.3f}{spent / length * 1e6:>28.2f}")
    for first in (LENGTHS[0], LENGTHS[-3]):
        last = LENGTHS[-1]
        growth = math.log(medians[last] / medians[first]) / math.log(last / first)
        print(f"exponent of growth from {first:,} to {last:,} characters: {growth:.3f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("texts", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--limit", type=int, default=400)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--lengths", action="store_true")
    arguments = parser.parse_args()
    measure = show_lengths if arguments.lengths else compare
    measure(arguments.texts, arguments.limit, arguments.repeat)


if __name__ == "__main__":
    main()
