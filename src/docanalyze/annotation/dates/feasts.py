"""The days of feasts that move through the year, by ``feasts.csv``."""

from functools import cache

from docanalyze.annotation.dates.days import day_from_iso
from docanalyze.annotation.dates.values import Date, Stretch, Value
from docanalyze.packaged import rows_of

__all__ = ["feast_of"]


@cache
def _feasts() -> dict[tuple[str, int], list[Value]]:
    found: dict[tuple[str, int], list[Value]] = {}
    for row in rows_of("docanalyze.annotation.dates", "feasts.csv"):
        first, last = day_from_iso(row["earliest"]), day_from_iso(row["latest"])
        if first and last:
            value: Value = Date(first) if first == last else Stretch(first, last)
            found.setdefault((row["name"], first.year), []).append(value)
    return found


def feast_of(name: str, year: int) -> Value | None:
    """Return the days of a feast that begins in a year; None if unknown, or if two begin in it.

    Args:
        name: As in ``feasts.csv``.
        year: Gregorian.
    """
    found = _feasts().get((name, year), [])
    return found[0] if len(found) == 1 else None
