"""Cells of CSV that Excel, R and Stata open as they are, and that come back unchanged."""

import re
from collections.abc import Iterable

__all__ = ["FORMULA_STARTS", "guarded", "join_list", "split_list", "unguarded"]

SEPARATOR = "; "
# A spreadsheet runs what begins with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
# Hardly a cell begins with one of these: it need not be looked at further.
_MAY_RUN = frozenset({*FORMULA_STARTS, GUARD})
UNESCAPED_SEMICOLON = re.compile(r"(?<!\\);")


def join_list(values: Iterable[str]) -> str:
    r"""Join the values of a list cell by ``; ``; a ``;`` inside a value becomes ``\;``."""
    return SEPARATOR.join([value.replace(";", "\\;") for value in values])


def split_list(cell: str) -> list[str]:
    """Split a list cell; the inverse of :func:`join_list`."""
    values = [value.strip().replace("\\;", ";") for value in UNESCAPED_SEMICOLON.split(cell)]
    return [value for value in values if value]


def _would_run(cell: str) -> bool:
    return cell.lstrip(GUARD).startswith(FORMULA_STARTS)


def guarded(cell: str) -> str:
    """Put ``'`` in front of a cell that a spreadsheet would run."""
    return GUARD + cell if cell[:1] in _MAY_RUN and _would_run(cell) else cell


def unguarded(cell: str) -> str:
    """Take off the ``'`` of :func:`guarded`, and no other."""
    return cell[1:] if cell.startswith(GUARD) and _would_run(cell) else cell
