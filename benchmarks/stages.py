"""Where the time of an analysis goes, stage by stage, and whether a larger register costs more.

    python benchmarks/stages.py                         on corpus/articles
    python benchmarks/stages.py TEXTS --limit 200       on a folder, or a .jsonl(.gz) with `text`
    python benchmarks/stages.py --treaties 1000 --treaties 20000

Each ``--treaties N`` is a column: the same articles with a register of N treaties, filled up with
invented ones or cut short. Prints milliseconds of the processor per 1,000 words, and shares.
"""

import argparse
import csv
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from docanalyze.configuration import Configuration
from docanalyze.reading import Article
from docanalyze.register import load_register
from docanalyze.register.entries import Treaty
from docanalyze.running import kernel
from docanalyze.running.kernel import Analyser, analyse_shard
from texts import CORPUS, articles_of

PLACES = ("Port Ellis", "Karvana", "Ost Mellin", "Dunmarrow", "Tel Oran", "Sarovia", "Quillota Bay")
FORMS = ("Treaty of {}", "{} Convention", "{} Pact", "{} Agreement on Fisheries", "{} Protocol")
# What the kernel calls once the pipeline is done, and what we call it.
KERNEL_CALLS = {
    "passage_rows": "classifier",
    "voiced": "voice",
    "signature_of": "signature",
    "summarise": "summary",
}
LAYERS = ("docanalyze_treaties", "docanalyze_provisions")


def timed(call: Callable[..., Any], stage: str, seconds: dict[str, float]) -> Callable[..., Any]:
    """Return the callable with the time it takes added up under a name."""

    def timing(*arguments: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return call(*arguments, **named)
        finally:
            seconds[stage] += time.process_time() - begun

    return timing


def measure(
    articles: Sequence[Article], register: tuple[str, ...], repeat: int
) -> Mapping[str, float]:
    """Analyse articles several times and return the least seconds of each stage.

    Args:
        articles: What to analyse.
        register: Folders put over the shipped register.
        repeat: How often; the first time, which warms up, does not count.
    """
    analyser = Analyser(Configuration(register=register))
    seconds: dict[str, float] = defaultdict(float)
    nlp = analyser.nlp
    nlp.tokenizer = timed(nlp.tokenizer, "tokeniser", seconds)
    used = frozenset(nlp.pipe_names)
    nlp._components = [  # noqa: SLF001
        (name, timed(pipe, name, seconds) if name in used else pipe)
        for name, pipe in nlp._components  # noqa: SLF001
    ]
    calls = vars(kernel)
    before = {name: calls[name] for name in KERNEL_CALLS}
    calls |= {name: timed(before[name], stage, seconds) for name, stage in KERNEL_CALLS.items()}
    least: dict[str, float] = {}
    for turn in range(repeat + 1):
        seconds.clear()
        begun = time.process_time()
        if failures := analyse_shard(articles, analyser).failures:
            raise SystemExit(f"not analysed: {failures}")
        whole = time.process_time() - begun
        seconds["other"] = whole - sum(seconds.values())
        if turn:
            least = {name: min(least.get(name, spent), spent) for name, spent in seconds.items()}
    calls |= before
    return least


def invented_treaties(folder: Path, count: int) -> None:
    """Write a register file with treaties that no text names."""
    columns = [field.name for field in fields(Treaty)]
    with (folder / "treaties.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        for number in range(count):
            place = f"{PLACES[number % len(PLACES)]} {_letters(number)}"
            name = FORMS[number % len(FORMS)].format(place)
            slug = name.lower().replace(" ", "-")
            row = {"id": f"{slug}-1931", "name": name, "year": "1931", "kind": "trade"}
            writer.writerow(row | {"parties": "CAN; USA", "source": "invented"})


def _letters(number: int) -> str:
    letters = ""
    while True:
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
        if not number:
            return letters.capitalize()


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("texts", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--treaties", type=int, action="append", default=[])
    arguments = parser.parse_args()
    articles = articles_of(arguments.texts, arguments.limit)
    n_words = sum(len(article.text.split()) for article in articles)
    shipped = len(load_register().treaties)
    columns: dict[str, Mapping[str, float]] = {}
    for count in arguments.treaties or [shipped]:
        with tempfile.TemporaryDirectory() as folder:
            invented_treaties(Path(folder), max(count - shipped, 1))
            columns[f"{max(count, shipped):,} treaties"] = measure(
                articles, (folder,), arguments.repeat
            )
    print(f"{len(articles)} articles, {n_words:,} words")
    show(columns, n_words)


def show(columns: Mapping[str, Mapping[str, float]], n_words: int) -> None:
    """Print milliseconds per 1,000 words and shares, a line for each stage."""
    print(f"{'ms per 1,000 words':<24}" + "".join(f"{name:>24}" for name in columns))
    for stage in next(iter(columns.values())):
        print(f"{stage:<24}" + "".join(_cell(each, [stage], n_words) for each in columns.values()))
    print(
        f"{'treaties + provisions':<24}"
        + "".join(_cell(c, LAYERS, n_words) for c in columns.values())
    )
    print(f"{'whole':<24}" + "".join(_cell(each, list(each), n_words) for each in columns.values()))


def _cell(seconds: Mapping[str, float], stages: Sequence[str], n_words: int) -> str:
    spent = sum(seconds[stage] for stage in stages)
    share = spent / sum(seconds.values())
    return f"{spent / n_words * 1e6:>15.2f} {share:>7.1%}"


if __name__ == "__main__":
    main()
