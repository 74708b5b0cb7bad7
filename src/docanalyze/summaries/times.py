"""Times in order and in words, and the first places of what many articles hold."""

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["in_time", "keep", "time_in_words"]

# Of what many articles hold, so many places are kept.
MOST_PLACES = 5

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
SEASON = re.compile(r"(-?\d{4})-(2[1-4])")
DECADE = re.compile(r"(\d{3})X")


def in_time(row: Mapping[str, Any]) -> tuple[int, str]:
    """Return a key that puts dates in order, those before the year 1 first.

    Args:
        row: A date with ``earliest`` or ``latest``.
    """
    day = row["earliest"] or row["latest"]
    year, _, rest = day[1:].partition("-") if day.startswith("-") else day.partition("-")
    return (-int(year) if day.startswith("-") else int(year)), rest


def time_in_words(row: Mapping[str, Any]) -> str:
    """Return when something was: ``1945``, ``since 1949``, ``2005 to 2016``, ``spring 2007``.

    Args:
        row: A date with ``edtf``, ``earliest`` and ``latest``.
    """
    edtf = row["edtf"] or f"{row['earliest'] or '..'}/{row['latest'] or '..'}"
    first, slash, last = edtf.partition("/")
    first, last = _in_words(first), _in_words(last)
    if not slash:
        return first
    if last in {"", ".."}:
        return f"since {first}"
    return f"until {last}" if first in {"", ".."} else f"{first} to {last}"


def _in_words(edtf: str) -> str:
    words = SEASON.sub(lambda match: f"{SEASONS[match.group(2)]} {match.group(1)}", edtf)
    return DECADE.sub(r"\g<1>0s", words)


def keep(places: list[dict[str, Any]], doc_id: str, place: Mapping[str, Any]) -> None:
    """Add a place in an article to those kept, unless there are enough.

    Args:
        places: Changed in place.
        doc_id: Of the article.
        place: ``text``, ``start``, ``end``, ``passage_id``, perhaps more.
    """
    if len(places) < MOST_PLACES:
        places.append({"doc_id": doc_id, **place})
