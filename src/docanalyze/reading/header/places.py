"""Places of datelines, and ways to a page."""

import re

from docanalyze.reading.header.dates import date_at_end
from docanalyze.reading.header.line import LONGEST_LINE, form
from docanalyze.reading.header.names import has_given_and_surname, is_plainly_name
from docanalyze.reading.header.shapes import is_kicker, load_patterns

__all__ = ["is_path", "is_place", "is_place_only"]

PLACE_WORD = re.compile(r"\(?[^\W\d_a-z][^\W\d_]*(?:[.'’-][^\W\d_]*)*\)?")
MOST_PLACE_WORDS = 3
CRUMBS = re.compile(r"\s[>›»]\s")
FEWEST_CRUMBS = 2
MOST_STEP_WORDS = 4


def is_path(line: str) -> bool:
    """Whether a line is the way to a page of a site: ``Home > World``, ``News / Politics``.

    Args:
        line: One line.
    """
    parts = form("path_mark").split(line) if len(line) <= LONGEST_LINE else [line]
    if len(parts) == 1:
        return False
    if form("path_start").fullmatch(parts[0]) or all(map(is_kicker, parts)):
        return True
    short = all(0 < len(part.split()) <= MOST_STEP_WORDS for part in parts)
    return short and len(CRUMBS.findall(line)) >= FEWEST_CRUMBS and not date_at_end(line)


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
        and not any(word.strip(".").lower() in events for word in words)
    )


def is_place_only(written: str, *, glued: bool) -> bool:
    """Whether a string is a place; without a comma before the date a name is nobody's place."""
    named = written.partition(",")[0] if "," in written else written
    is_person = has_given_and_surname(named) or (
        (glued or named != written) and is_plainly_name(named)
    )
    return is_place(written) and not is_person
