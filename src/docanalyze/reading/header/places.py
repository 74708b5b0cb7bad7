"""Places of datelines, and ways to a page."""

import re

from docanalyze.reading.header.line import LONGEST_LINE, form
from docanalyze.reading.header.names import is_plainly_name
from docanalyze.reading.header.shapes import is_kicker, load_patterns

__all__ = ["is_path", "is_place", "is_place_only"]

PLACE_WORD = re.compile(r"\(?[^\W\d_a-z][^\W\d_]*(?:[.'’-][^\W\d_]*)*\)?")
MOST_PLACE_WORDS = 3


def is_path(line: str) -> bool:
    """Whether a line is the way to a page of a site: ``Home > World``, ``News / Politics``.

    Args:
        line: One line.
    """
    parts = form("path_mark").split(line) if len(line) <= LONGEST_LINE else [line]
    if len(parts) == 1:
        return False
    return bool(form("path_start").fullmatch(parts[0])) or all(map(is_kicker, parts))


def is_place(written: str) -> bool:
    """Whether a string can be the place of a dateline: a few capitalised words.

    Args:
        written: Without date and agency.
    """
    words = written.replace(",", " ").split()
    events = load_patterns("lines")["forms"]["event_words"]
    return (
        0 < len(words) <= MOST_PLACE_WORDS
        and all(PLACE_WORD.fullmatch(word) for word in words)
        and not any(word.lower() in events for word in words)
    )


def is_place_only(written: str, *, glued: bool) -> bool:
    """Whether a string is a place; without a comma before the date a name is nobody's place."""
    return is_place(written) and not (glued and is_plainly_name(written))
