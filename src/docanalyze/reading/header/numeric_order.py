"""Which figure of ``12/10/2018`` is the day, as its writer's habit in the article shows."""

import re
from collections.abc import Iterable

from docanalyze.reading.header.dates import date_at, iso_date
from docanalyze.reading.header.line import form

__all__ = ["told_apart"]

FIGURES = re.compile(
    r"(?<![\w/.-])(?P<a>\d{1,2})(?P<mark>[/-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})\b"
)
DATES = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z]|[A-Z][a-z]{2,8}\.? \d{1,2}\b)")
WHOLE_DAY = len("1998-05-04")


def told_apart(year: str, header: Iterable[str], article: str) -> str | None:
    """Return the day that figures of a header mean; None if the article does not tell.

    Who writes "4 May 1998" puts the day first in figures too; who writes "May 4, 1998" puts the
    month first only in American spelling.

    Args:
        year: The only part of the date that is sure.
        header: Its lines.
        article: Which follows it.
    """
    found = (match for line in header for match in FIGURES.finditer(line))
    match = next((match for match in found if match["year"] == year), None)
    month_first = _month_first(article) if match else None
    if not match or month_first is None:
        return None
    month, day = (match["a"], match["b"]) if month_first else (match["b"], match["a"])
    return iso_date(f"{year}-{int(month):02d}-{int(day):02d}")


def _month_first(article: str) -> bool | None:
    """Whether a writer puts the month first; None if nothing, or not everything, shows it."""
    orders = {
        match[0][0].isalpha()
        for match in DATES.finditer(article)
        if (found := date_at(article, match.start())) and len(found.edtf) == WHOLE_DAY
    }
    if orders == {False}:
        return None if form("american_spelling").search(article) else False
    american = form("american_spelling").search(article)
    british = form("british_spelling").search(article)
    return True if orders == {True} and american and not british else None
