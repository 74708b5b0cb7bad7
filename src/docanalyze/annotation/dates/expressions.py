"""Times that the words alone do not place: what the text says, before anybody looks at a calendar.

``offset`` is -1 for last, 0 for this, 1 for next. ``anaphoric`` expressions (``the following
year``) count from a date in the text, the others (``next year``) from the day of publication.
"""

from dataclasses import dataclass

from docanalyze.annotation.dates.days import Day
from docanalyze.annotation.dates.values import Value

__all__ = [
    "Ahead",
    "BareDay",
    "BareMonth",
    "BarePart",
    "Birthday",
    "DayWord",
    "Expression",
    "Feast",
    "Holiday",
    "LengthFrom",
    "LengthTo",
    "Marked",
    "Modified",
    "MonthDay",
    "NamedAt",
    "NthOf",
    "NthWeekday",
    "Numeric",
    "PartOfDay",
    "Range",
    "RestOf",
    "Shift",
    "ShiftFromEvent",
    "TheWeekend",
    "TurnOfCentury",
    "UnitAt",
    "Weekday",
    "WeekdayBeside",
    "Window",
    "Within",
]


@dataclass(frozen=True, slots=True)
class Expression:
    """The base."""


Meaning = Expression | Value


@dataclass(frozen=True, slots=True)
class BareMonth(Expression):
    """``in March``: a month that wants its year."""

    month: int


@dataclass(frozen=True, slots=True)
class BareDay(Expression):
    """``on 4 August``: a day that wants its year; a weekday beside it may tell which."""

    month: int
    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class MonthDay(Expression):
    """``the 18th of this month``: a day of a month given otherwise, or the weekday that fits it.

    ``of_story`` is in a month that the text tells of, or no time.
    """

    day: int
    weekday: int | None = None
    of_story: bool = False


@dataclass(frozen=True, slots=True)
class PartOfDay(Expression):
    """``that evening``, ``the next morning``: a day counted from the one told, or no row."""

    offset: int


@dataclass(frozen=True, slots=True)
class BarePart(Expression):
    """A season (``S``), quarter (``Q``) or half (``H``) that wants its year."""

    unit: str
    number: int


@dataclass(frozen=True, slots=True)
class Numeric(Expression):
    """``06/02/2026``: the days it can be, by the order of its parts (``dmy``, ``mdy``, ``ymd``)."""

    readings: tuple[tuple[str, Day], ...]


@dataclass(frozen=True, slots=True)
class Weekday(Expression):
    """``on Tuesday``; ``offset`` None leaves the direction to the tense.

    ``coming`` is the first from now, ``latest`` the last before today, ``by_week`` counts weeks
    and not days (``previous Monday``), ``of_story`` follows the day told (``on the Friday``).
    """

    number: int
    offset: int | None = None
    coming: bool = False
    by_week: bool = False
    latest: bool = False
    of_story: bool = False


@dataclass(frozen=True, slots=True)
class WeekdayBeside(Expression):
    """``the Tuesday after Christmas``: the first behind a day, or the last before it."""

    number: int
    base: Meaning
    is_after: bool


@dataclass(frozen=True, slots=True)
class DayWord(Expression):
    """``tomorrow``; ``today`` where it is a day."""

    offset: int


@dataclass(frozen=True, slots=True)
class UnitAt(Expression):
    """``last week``, ``this year``, ``the following month``, ``that same year``.

    ``anaphoric`` None is as the story goes: ``the end of the year``. ``by_tense``: from the story
    if the sentence tells of the past (``the next year he left``).
    """

    unit: str
    offset: int
    anaphoric: bool | None = False
    by_tense: bool = False


@dataclass(frozen=True, slots=True)
class NamedAt(Expression):
    """``last March``, ``next spring``, ``the following autumn``."""

    inner: Meaning
    offset: int
    anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class Shift(Expression):
    """``two years earlier``, ``three days ago``, ``a week after 4 August 1914``.

    ``steps`` are (amount, unit) pairs, amount None where the text gives none. ``keeps_grain``: as
    exact as its base (``fifty years ago today`` is a day). ``told_only``: never from the day of
    publication (``two days after that``). ``by_day``: weeks from a day are a day.
    """

    steps: tuple[tuple[float | None, str], ...]
    sign: int
    base: Meaning | None = None
    anaphoric: bool = False
    keeps_grain: bool = False
    told_only: bool = False
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class ShiftFromEvent(Expression):
    """``a day after the attack``: from the date of the event, which may stand behind it.

    ``length`` is what the words before ``after`` are if the event has no date, and where they end.
    """

    shift: Shift
    length: tuple[Value, int] | None = None


@dataclass(frozen=True, slots=True)
class TheWeekend(Expression):
    """``over the weekend``: the one before or to come, as the tense says."""


@dataclass(frozen=True, slots=True)
class Ahead(Expression):
    """``in two weeks``: from now, or a length of time; ``in two weeks' time`` is a point."""

    steps: tuple[tuple[float | None, str], ...]
    length: Value
    is_point: bool = False


@dataclass(frozen=True, slots=True)
class Window(Expression):
    """``the past three years``, ``the next decade``, ``the decade after 1945``.

    ``anaphoric``: ``the following three years``.
    """

    steps: tuple[tuple[float | None, str], ...]
    sign: int
    base: Meaning | None = None
    anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class LengthFrom(Expression):
    """``two weeks starting 20 May``."""

    steps: tuple[tuple[float | None, str], ...]
    base: Meaning


@dataclass(frozen=True, slots=True)
class LengthTo(Expression):
    """``the year ending 31 March``, ``ten years to 2035``: the time named is the last."""

    steps: tuple[tuple[float | None, str], ...]
    base: Meaning


@dataclass(frozen=True, slots=True)
class RestOf(Expression):
    """``the rest of the year``: from the day told, or of publication, to its end."""

    whole: Meaning


@dataclass(frozen=True, slots=True)
class Birthday(Expression):
    """``on his 23rd birthday``: so many years after the birth that the text has told."""

    age: int


@dataclass(frozen=True, slots=True)
class Within(Expression):
    """``March of that year``, ``Tuesday of last week``: a part without its whole, and the whole."""

    inner: Meaning
    whole: Meaning


@dataclass(frozen=True, slots=True)
class NthOf(Expression):
    """``the first week of May 1945``; ``number`` -1 is the last. ``unit`` ``H`` is a half."""

    number: int
    unit: str
    whole: Meaning
    count: int = 1


@dataclass(frozen=True, slots=True)
class NthWeekday(Expression):
    """``the last Friday of May 1998``; ``number`` -1 is the last."""

    number: int
    weekday: int
    month: Meaning


@dataclass(frozen=True, slots=True)
class Holiday(Expression):
    """``Christmas 1914``: ``MM-DD``, ``easter+1``, ``month/weekday/which``; year None wants one."""

    rule: str
    year: int | None = None
    on_eve: bool = False


@dataclass(frozen=True, slots=True)
class Feast(Expression):
    """``Ramadan 2024``: a feast of a calendar that is not ours, by its name in ``feasts.csv``."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class TurnOfCentury(Expression):
    """``the turn of the (nineteenth) century``; ``year`` is the round year, if told."""

    year: int | None = None


@dataclass(frozen=True, slots=True)
class Range(Expression):
    """From one time to another; None is an open end."""

    start: Meaning | None
    end: Meaning | None


@dataclass(frozen=True, slots=True)
class Modified(Expression):
    """``late 1944``: TimeML's START, MID or END; ``is_edge`` for ``the end of 1944``."""

    inner: Meaning
    mod: str
    is_edge: bool = False


@dataclass(frozen=True, slots=True)
class Marked(Expression):
    """``circa 1900``: EDTF's ``~`` or ``?``."""

    inner: Meaning
    mark: str
