"""Summaries as JSON, and as Markdown for reading."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from docanalyze.files import write_text
from docanalyze.summaries.collection import CollectionSummary
from docanalyze.summaries.times import time_in_words

__all__ = ["write_summaries", "writing_summaries"]

Summary = Mapping[str, Any]

COLLECTION = "collection"
SUMMARY_NAME = re.compile(r"d[0-9a-f]{16}\.(json|md)")
# So much of a sentence is shown around a date.
SHOWN = 240
# What would turn running text into Markdown structure.
MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


@contextmanager
def writing_summaries(folder: Path) -> Iterator[Callable[[Summary], None]]:
    """Yield what writes a summary as ``<doc_id>.json`` and ``.md``; at the end, ``collection``.

    Summaries are taken one by one, in the order of the sources, and not held. Those of articles
    that are no longer there are removed in the end, other files are left alone.

    Args:
        folder: ``OUT/summaries``.
    """
    templates = _templates()
    article = templates.get_template("article.md.j2")
    collection = CollectionSummary()
    kept = {COLLECTION}

    def write(summary: Summary) -> None:
        doc_id = summary["document"]["doc_id"]
        _write(folder, doc_id, summary, article.render(**summary))
        collection.add(summary)
        kept.add(doc_id)

    yield write
    content = collection.content()
    words = templates.get_template("collection.md.j2").render(**content)
    _write(folder, COLLECTION, content, words)
    for path in folder.iterdir():
        if SUMMARY_NAME.fullmatch(path.name) and path.stem not in kept:
            path.unlink()


def write_summaries(summaries: Iterable[Summary], folder: Path) -> None:
    """Write the summaries of all articles, see :func:`writing_summaries`.

    Args:
        summaries: Of each article, in the order of the sources.
        folder: ``OUT/summaries``.
    """
    with writing_summaries(folder) as write:
        for summary in summaries:
            write(summary)


def _write(folder: Path, name: str, content: Mapping[str, Any], words: str) -> None:
    files = {".json": _json(content), ".md": words}
    for end, text in files.items():
        write_text(folder / f"{name}{end}", text)


def _json(content: Mapping[str, Any]) -> str:
    """Return a summary as JSON with a line for each thing that it lists.

    Python writes JSON that is indented throughout ten times as slowly.
    """
    facts = (f" {_line(name)}: {_lines(value)}" for name, value in content.items())
    return "{\n" + ",\n".join(facts) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _line(value)
    return "[\n  " + ",\n  ".join(map(_line, value)) + "\n ]"


_line = json.JSONEncoder(ensure_ascii=False).encode


def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("docanalyze.summaries"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 the output is Markdown; `plain` escapes it
        keep_trailing_newline=True,
    )
    environment.filters["plain"] = _plain
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    environment.filters["when"] = time_in_words
    environment.filters["by_time"] = _by_time
    environment.filters["told"] = _told
    environment.filters["file_name"] = lambda source: source.rpartition("/")[2]
    environment.filters["count"] = _count
    return environment


def _by_time(dates: Iterable[Summary]) -> list[tuple[str, list[Summary]]]:
    """Return dates by when they are in words, each sentence once."""
    grouped: dict[str, dict[Any, Summary]] = defaultdict(dict)
    for date in dates:
        sentence = date["sentence"]
        place = date["start"] if sentence is None else sentence["start"]
        grouped[time_in_words(date)].setdefault(place, date)
    return [(when, list(once.values())) for when, once in grouped.items()]


def _told(date: Summary) -> str:
    """Return the sentence of a date, or of a long one what stands around the date."""
    if date["sentence"] is None:
        return str(date["text"])
    words = str(date["sentence"]["text"])
    if len(words) <= SHOWN:
        return words
    place = max(words.find(" ".join(date["text"].split())), 0)
    start = max(min(place - SHOWN // 2, len(words) - SHOWN), 0)
    shown = words[start : start + SHOWN]
    if start:
        shown = f"… {shown.partition(' ')[2]}"
    return shown if start + SHOWN >= len(words) else f"{shown.rpartition(' ')[0]} …"


def _count(number: int, one: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _plain(value: Any) -> str:
    return " ".join(str(value).translate(MARKDOWN).split())
