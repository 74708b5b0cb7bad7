"""Texts to measure on: folders of articles, or lines of JSON that have a ``text``."""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from docanalyze.reading import Article, discover, read_source

__all__ = ["CORPUS", "articles_of"]

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"


def articles_of(path: Path, limit: int | None = None) -> list[Article]:
    """Read articles.

    Args:
        path: A folder of articles, or a ``.jsonl`` or ``.jsonl.gz`` file with a ``text`` a line.
        limit: How many at most; None: all.
    """
    if path.is_dir():
        sources = islice(discover([path]).sources, limit)
        return [read_source(source) for source in sources]
    return [
        Article(doc_id=f"d{number:016x}", text=text, format="txt")
        for number, text in enumerate(islice(_lines(path), limit))
    ]


def _lines(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
