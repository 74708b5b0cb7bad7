"""Write into the datasheet of the corpus how much of what it holds.

    python scripts/describe_corpus.py

Counted are ``corpus/articles.csv`` and ``corpus/labels/*.jsonl``. The tables stand in
``corpus/README.md`` between ``<!-- tables -->`` and ``<!-- end -->``; all else is written by hand.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docanalyze.files import write_text
from docanalyze.governance import LABELS

CORPUS = Path(__file__).parents[1] / "corpus"
PAGE = CORPUS / "README.md"
REAL = "real_standoff"
MARKED = re.compile(r"(?<=<!-- tables -->\n).*?(?=<!-- end -->)", re.DOTALL)
# The columns of the articles that are counted, and whether by size rather than by name.
COUNTED = {"genre": True, "decade": False, "region": True, "format": True}


def datasheet(page: str) -> str:
    """Return the datasheet with its tables as they are now.

    Args:
        page: The datasheet as it stands.

    Raises:
        ValueError: There is no place for the tables in it.
    """
    if not MARKED.search(page):
        raise ValueError("the datasheet has no place for tables")
    parts = [_passages(), _coders(), *_articles()]
    return MARKED.sub(lambda _: "\n" + "\n\n".join(parts) + "\n\n", page, count=1)


def _passages() -> str:
    """Return the table of passages by label, for our own text and the halves of the real one."""
    labelled = list(_labelled())
    columns = {
        "own text": [row for name, row in labelled if name != REAL],
        "real text, open": [row for _, row in labelled if row.get("half") == "open"],
        "real text, closed": [row for _, row in labelled if row.get("half") == "closed"],
    }
    counts = [Counter(row["label"] for row in rows) for rows in columns.values()]
    totals = [len(rows) for rows in columns.values()]
    ruled = [sum(row["rule"] is not None for row in rows) for rows in columns.values()]
    nones = [count["none"] / total for count, total in zip(counts, totals, strict=True)]
    return _table(
        ["passages by primary label", *columns],
        [
            *([f"`{label}`", *(count[label] for count in counts)] for label in LABELS),
            ["all", *totals],
            ["share of `none`", *(f"{share:.0%}" for share in nones)],
            ["with the number of a `rule`", *ruled],
        ],
    )


def _coders() -> str:
    """Return the table of passages by coder; what two have coded counts for each."""
    coded = Counter(
        (coder, name)
        for name, row in _labelled()
        for coder in (row["codings"] if name == REAL else [row["coder"]])
    )
    files = {coder: sorted(name for by, name in coded if by == coder) for coder, _ in coded}
    return _table(
        ["coder", "passages", "in"],
        [
            [
                f"`{coder}`",
                sum(coded[coder, name] for name in files[coder]),
                ", ".join(f"`{name}.jsonl`" for name in files[coder]),
            ]
            for coder in sorted(files)
        ],
    )


def _articles() -> Iterator[str]:
    """Yield the tables of articles by what the columns say of them."""
    with (CORPUS / "articles.csv").open(encoding="utf-8", newline="") as file:
        articles = list(csv.DictReader(file))
    for column, by_size in COUNTED.items():
        counts = sorted(Counter(article[column] for article in articles).items())
        if by_size:
            counts.sort(key=lambda pair: -pair[1])
        rows = [[value or "none", count] for value, count in counts]
        yield _table([column, "articles"], [*rows, ["all", len(articles)]])


def _labelled() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each labelled passage with the name of its file."""
    for path in sorted((CORPUS / "labels").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, json.loads(line)


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    ends = ["---:" if str(value)[:1].isdigit() else "---" for value in rows[-1][1:]]
    lines = [head, ["---", *ends], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def main() -> None:
    """Rewrite the tables of the datasheet."""
    write_text(PAGE, datasheet(PAGE.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
