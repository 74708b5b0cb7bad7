"""Annotated articles: ``NAME.txt`` and ``NAME.gold.json`` side by side."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docanalyze.errors import UsageError
from docanalyze.reading import Source, read_source

__all__ = ["LAYERS", "GoldArticle", "load_gold"]

LAYERS = ("passages", "treaties", "provisions", "dates", "entities", "quotations")
GOLD_SUFFIX = ".gold.json"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article.

    Args:
        name: The files' stem.
        source: The text.
        document: Gold ``title``, ``authors``, ``published``.
        layers: Gold rows by layer.
        optional: Rows by layer that may be found or missed without cost.
    """

    name: str
    source: Source
    document: Mapping[str, Any]
    layers: Mapping[str, list[dict[str, Any]]]
    optional: Mapping[str, list[dict[str, Any]]]


def load_gold(folder: Path, texts: Path | None = None) -> list[GoldArticle]:
    """Read all annotated articles of a folder.

    Args:
        folder: Holds the ``*.gold.json`` files.
        texts: Where the articles are; None: beside their annotation. An article is found by its
            name, or else by the SHA-256 that the annotation gives.

    Raises:
        UsageError: There are none, a text is missing, or an offset does not fit its text.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder. Name one with NAME.gold.json files.")
    paths = sorted(folder.rglob(f"*{GOLD_SUFFIX}"))
    if not paths:
        raise UsageError(f"{folder}: no *{GOLD_SUFFIX} file. See the docs for their form.")
    by_hash = dict(_hashed(texts or folder))
    return [_load(path, by_hash) for path in paths]


def _hashed(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in {".txt", ".md", ".html"}:
            yield path.stem, path
            yield hashlib.sha256(path.read_bytes()).hexdigest(), path


def _load(path: Path, texts: Mapping[str, Path]) -> GoldArticle:
    name = path.name.removesuffix(GOLD_SUFFIX)
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UsageError(f"{path}: not valid JSON ({error}).") from error
    text_path = texts.get(gold.get("sha256", "")) or texts.get(name)
    if text_path is None:
        raise UsageError(
            f"{path}: its text ({name}.txt) was not found. Name its folder by --texts."
        )
    article = GoldArticle(
        name=name,
        source=Source(text_path, text_path.name),
        document=gold.get("document", {}),
        layers={layer: gold.get(layer, []) for layer in LAYERS},
        optional={layer: gold.get(f"{layer}_optional", []) for layer in LAYERS},
    )
    _check_offsets(path, article)
    return article


def _check_offsets(path: Path, article: GoldArticle) -> None:
    text = read_source(article.source).text
    for layer in LAYERS:
        for row in (*article.layers[layer], *article.optional[layer]):
            stretch = text[row["start"] : row["end"]]
            if row.get("text") not in {None, stretch}:
                raise UsageError(
                    f"{path}: {layer} at {row['start']} says {row['text']!r}, "
                    f"the text there is {stretch!r}."
                )
