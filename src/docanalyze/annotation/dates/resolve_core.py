"""What resolving is done against, and the entry that its parts register with."""

from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING

from docanalyze.annotation.dates.calendar_parts import (
    Century,
    Decade,
    Half,
    Millennium,
    Quarter,
    Season,
)
from docanalyze.annotation.dates.days import (
    Day,
    add_days,
    add_months,
)
from docanalyze.annotation.dates.expressions import (
    Meaning,
)
from docanalyze.annotation.dates.values import (
    Ambiguous,
    Date,
    Month,
    Open,
    Stretch,
    Value,
    Week,
    Year,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "DAYS_OF",
    "GRAIN",
    "MONTHS_OF",
    "OPEN_LABEL",
    "PRESENT",
    "Resolved",
    "Situation",
    "anchor_of",
    "grain",
    "in_reach",
    "resolve",
    "unit_at",
    "unknown",
]

GRAIN = {"D": 0, "W": 1, "WE": 1, "M": 2, "Q": 3, "S": 3, "H": 3, "Y": 4, "DE": 5, "CE": 6, "ML": 7}


MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}


LAST_YEAR = 9990
DAYS_OF = {"D": 1, "W": 7, "WE": 7}


OPEN_LABEL = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "ML": "X",
}


PRESENT = Open("PRESENT_REF")


@dataclass(frozen=True, slots=True)
class Situation:
    """What a time is read against.

    Args:
        published: The value of the publication date; None if unknown.
        focus: The last date that the text has placed, near enough to count from, if any.
        tense: -1 where the sentence looks back, 1 ahead, 0 unknown.
        order: How numeric dates are written: ``auto``, ``dmy``, ``mdy``, ``ymd``.
        story: Whether a month without a year belongs to the tale, not to the publication.
        tale: The date that the text tells of; the focus may have come in passing.
        born: When the person was born of whom the text tells.
        day: The last day that the text has placed, near enough to go on from.
        here: Whether that day stands in the same passage.
        by: Whether the time is a limit ahead (``by May``, ``until June``).
        before: Whether the clause tells of what had been before the tale (``had met in May``).
        describes: Whether the time only describes a noun (``the January vote``).
        cites: Whether the time is the date of a paper (``a note of 23 December``).
    """

    published: Value | None = None
    focus: Value | None = None
    tense: int = 0
    order: str = "auto"
    story: bool = False
    tale: Value | None = None
    born: Value | None = None
    day: Value | None = None
    cites: bool = False
    describes: bool = False
    here: bool = False
    by: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, what it was counted from, and what modifies it.

    ``edge`` is what later times count from if it is the very end or start of the value.
    """

    value: Value
    anchor: str | None = "absolute"
    mod: str | None = None
    mark: str | None = None
    edge: Value | None = None


def grain(value: Value) -> int:
    """Return how coarse a value is: 0 a day, 2 a month, 4 a year."""
    for kinds, size in (
        (Date, 0),
        (Ambiguous, 2),
        (Week, 1),
        (Stretch, 1),
        (Month, 2),
        (Season, 3),
        (Quarter, 3),
        (Half, 3),
        (Year, 4),
        (Decade, 5),
        (Century, 6),
        (Millennium, 7),
    ):
        if isinstance(value, kinds):
            return size
    return 9


def unit_at(day: Day, unit: str, offset: int = 0) -> Value | None:
    """Return the calendar unit in which a day lies, so many units later."""
    if unit in DAYS_OF:
        moved = add_days(day, offset * DAYS_OF[unit])
        if unit == "D":
            return Date(moved)
        week = Week.of(moved)
        if unit == "W":
            return week
        label = f"{week.timex3}-WE"
        return Stretch(add_days(week.monday, 5), week.last, label, is_interval=False)
    months = offset * MONTHS_OF[unit]
    return _unit_of(add_months(day, months), unit) if in_reach(day.year + months / 12) else None


def in_reach(year: float) -> bool:
    """Whether EDTF writes a year in four digits."""
    return -LAST_YEAR < year < LAST_YEAR


def _unit_of(day: Day, unit: str) -> Value | None:
    makers: dict[str, Callable[[], Value]] = {
        "M": lambda: Month(day.year, day.month),
        "Q": lambda: Quarter(day.year, (day.month + 2) // 3),
        "H": lambda: Half(day.year, (day.month + 5) // 6),
        "Y": lambda: Year(day.year),
        "DE": lambda: Decade(day.year // 10),
        "CE": lambda: Century(day.year // 100),
        "ML": lambda: Millennium(day.year // 1000),
    }
    maker = makers.get(unit)
    return maker() if maker and (unit not in {"DE", "CE", "ML"} or day.year > 0) else None


def unknown(unit: str) -> Resolved:
    """Return a unit of which nobody knows which."""
    return Resolved(Open(OPEN_LABEL.get(unit, "XXXX")), None)


@singledispatch
def resolve(meaning: Meaning, situation: Situation) -> Resolved | None:
    """Place a meaning in the calendar.

    Args:
        meaning: A value, or an expression.
        situation: What it is read against.

    Returns:
        The value and its anchor; an :class:`Open` value where the place is not known; None where
        the words turn out to be no time at all.
    """
    del situation
    if isinstance(meaning, Open):
        return Resolved(meaning, None)
    if isinstance(meaning, Value):
        bounded = meaning.first is not None or meaning.last is not None
        return Resolved(meaning, "absolute" if bounded else None)
    return None


def anchor_of(situation: Situation, *, anaphoric: bool | None) -> tuple[Value | None, str]:
    """Return what an expression counts from, and the word for it; None is as the story goes."""
    if anaphoric is None:
        anaphoric = situation.story
    if anaphoric and situation.focus is not None:
        return situation.focus, "text"
    if anaphoric and situation.published is not None:
        return situation.published, "publication"
    return (None, "text") if anaphoric else (situation.published, "publication")
