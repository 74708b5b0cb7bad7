"""Years of EDTF dates, and stretches of years to count by."""

import re
from collections.abc import Iterable

__all__ = ["bin_name", "bin_of", "bin_width", "bins_between", "year_of"]

YEAR = re.compile(r"-?\d{4}(?!\d)")
# Widths of a stretch: the first that needs no more stretches than fit beside one another.
WIDTHS = (1, 5, 10, 50, 100, 500)
MOST_BINS = 42
DECADE = 10


def year_of(edtf: str | None) -> int | None:
    """Return the year of a date; None where it is not known to the year (``199X``)."""
    match = YEAR.match(edtf or "")
    return int(match[0]) if match else None


def bin_width(years: Iterable[int]) -> int:
    """Return how many years a stretch should have, so that not too many are needed."""
    known = list(years)
    if not known:
        return 1
    span = max(known) - min(known) + 1
    return next((width for width in WIDTHS if span / width <= MOST_BINS), WIDTHS[-1])


def bin_of(year: int, width: int) -> int:
    """Return the first year of the stretch in which a year lies."""
    return year // width * width


def bins_between(years: Iterable[int], width: int) -> list[int]:
    """Return the first years of all stretches from the earliest to the latest year."""
    known = list(years)
    if not known:
        return []
    return list(range(bin_of(min(known), width), bin_of(max(known), width) + 1, width))


def bin_name(first: int, width: int) -> str:
    """Return what a stretch is called: ``1949``, ``1990s``, ``1995–1999``."""
    if width == 1:
        return str(first)
    if width == DECADE:
        return f"{first}s"
    return f"{first}–{first + width - 1}"
