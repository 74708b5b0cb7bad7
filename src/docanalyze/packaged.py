"""The data files that lie beside the code that reads them."""

import csv
import tomllib
from importlib import resources
from typing import Any

__all__ = ["lines_of", "rows_of", "text_of", "toml_of"]


def text_of(package: str, *parts: str) -> str:
    """Return the text of a data file, which is UTF-8.

    Args:
        package: Dotted name of the package whose folder holds it.
        parts: Folders in it, and the file's name.
    """
    return resources.files(package).joinpath(*parts).read_text(encoding="utf-8")


def lines_of(package: str, *parts: str) -> frozenset[str]:
    """Return the lines of a list, without blank ones and those that begin with ``#``."""
    lines = text_of(package, *parts).split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


def rows_of(package: str, *parts: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file, by the names of its columns."""
    return list(csv.DictReader(text_of(package, *parts).splitlines()))


def toml_of(package: str, *parts: str) -> dict[str, Any]:
    """Return the content of a TOML file."""
    return tomllib.loads(text_of(package, *parts))
