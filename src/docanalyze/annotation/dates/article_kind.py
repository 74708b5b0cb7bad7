"""Whether an article tells of the past throughout: then its months are never those of its own day.

A history published in 2009 that tells of 1973 means October 1973 by ``in October``, however far off
the last year stands. News and speeches go back and forth, and show it: they say ``yesterday``,
``on Tuesday``, ``last month``, ``this year``.
"""

from collections.abc import Iterable

from docanalyze.annotation.dates.expressions import (
    DayWord,
    Marked,
    Meaning,
    Modified,
    NamedAt,
    Shift,
    UnitAt,
    Weekday,
    Window,
)
from docanalyze.annotation.dates.values import Value

__all__ = ["SAMPLE", "tells_of_the_past"]

# So many characters tell what an article is.
SAMPLE = 20_000
FEWEST_OLD = 2
# A header has some dates of its own.
DATES_OF_HEADER = 2
SHORT_UNITS = {"D", "W", "M"}


def tells_of_the_past(meanings: Iterable[Meaning], published: Value | None) -> bool:
    """Return whether an article's dates are years before its publication, and none counts from it.

    Args:
        meanings: Of the times found in its beginning.
        published: Its date; an article without one is not judged.
    """
    if published is None or published.first is None:
        return False
    now = published.first.year
    old = late = 0
    for meaning in meanings:
        if not isinstance(meaning, Value):
            if _is_of_now(meaning):
                return False
        elif meaning.first is not None:
            if meaning.first.year > now:
                return False
            old += meaning.first.year < now - 1
            late += meaning.first.year >= now - 1
    return old >= FEWEST_OLD and late <= DATES_OF_HEADER


def _is_of_now(meaning: Meaning) -> bool:
    """Whether a time counts from the day of publication."""
    while isinstance(meaning, Modified | Marked):
        meaning = meaning.inner
    return (
        isinstance(meaning, DayWord)
        or (isinstance(meaning, Weekday) and not meaning.of_story)
        or (isinstance(meaning, UnitAt) and meaning.anaphoric is False and not meaning.by_tense)
        or (isinstance(meaning, NamedAt) and not meaning.anaphoric)
        or (isinstance(meaning, Window) and meaning.base is None and meaning.sign < 0)
        or (isinstance(meaning, Shift) and _counts_from_now(meaning))
    )


def _counts_from_now(shift: Shift) -> bool:
    if shift.base is not None:
        return _is_of_now(shift.base)
    return not shift.anaphoric and any(unit in SHORT_UNITS for _, unit in shift.steps)
