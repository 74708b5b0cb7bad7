"""Summaries as JSON, and as Markdown for reading."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from docanalyze.files import write_text
from docanalyze.summaries.collection import summarise_collection

__all__ = ["write_summaries"]

COLLECTION = "collection"
SUMMARY_NAME = re.compile(r"d[0-9a-f]{16}\.(json|md)")
# What would turn running text into Markdown structure.
MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def write_summaries(summaries: Sequence[Mapping[str, Any]], folder: Path) -> None:
    """Write ``<doc_id>.json`` and ``<doc_id>.md`` for each article, ``collection`` for all.

    Summaries of articles that are no longer there are removed, other files are left alone.

    Args:
        summaries: Of each article, in the order of the sources.
        folder: ``OUT/summaries``.
    """
    templates = _templates()
    contents = {summary["document"]["doc_id"]: summary for summary in summaries}
    for doc_id, summary in contents.items():
        _write(folder, doc_id, summary, templates.get_template("article.md.j2").render(**summary))
    collection = summarise_collection(summaries)
    words = templates.get_template("collection.md.j2").render(**collection)
    _write(folder, COLLECTION, collection, words)
    kept = {f"{name}{end}" for name in (*contents, COLLECTION) for end in (".json", ".md")}
    for path in folder.iterdir():
        if SUMMARY_NAME.fullmatch(path.name) and path.name not in kept:
            path.unlink()


def _write(folder: Path, name: str, content: Mapping[str, Any], words: str) -> None:
    files = {".json": json.dumps(content, ensure_ascii=False, indent=1) + "\n", ".md": words}
    for end, text in files.items():
        write_text(folder / f"{name}{end}", text)


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
    return environment


def _plain(value: Any) -> str:
    return " ".join(str(value).translate(MARKDOWN).split())
