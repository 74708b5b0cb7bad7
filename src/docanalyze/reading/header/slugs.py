"""The slug line of a news agency: ``BC-HARBOUR-SUMMIT 09-12-2025 (3rd LEAD, adds vote)``."""

import re
from collections.abc import Iterable

from docanalyze.reading.header.dates import iso_date
from docanalyze.reading.header.line import BARE, HeaderLine, whole
from docanalyze.reading.header.run_in import day_of_dateline

__all__ = ["read_slug"]

DAY = re.compile(
    r"(?<![\w/-])(?P<a>\d{1,2})(?P<mark>[-/])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)\b"
)
# Slugs with two figures for the year are of 1960 to 2059.
FIRST_SHORT_YEAR = 60
FULL_YEAR = 4


def read_slug(line: str, below: Iterable[str]) -> HeaderLine | None:
    """Read a slug line and its day, which American agencies write with the month first.

    Args:
        line: One line above the title.
        below: The blocks below it; the dateline of one may tell day and month apart.
    """
    if not whole("slug", line.strip("*_# \t")):
        return None
    match = DAY.search(line)
    edtf = _day(match, below) if match else None
    return HeaderLine("other", published=(BARE, edtf) if edtf else None)


def _day(match: re.Match[str], below: Iterable[str]) -> str | None:
    year = match["year"]
    if len(year) < FULL_YEAR:
        year = f"{'19' if int(year) >= FIRST_SHORT_YEAR else '20'}{year}"
    a, b = int(match["a"]), int(match["b"])
    orders = [iso_date(f"{year}-{month:02d}-{day:02d}") for month, day in ((a, b), (b, a))]
    dateline = next(filter(None, map(day_of_dateline, below)), None)
    told = (edtf for edtf in orders if edtf and dateline and edtf.endswith(dateline))
    return next(told, None) or next(filter(None, orders), None)
