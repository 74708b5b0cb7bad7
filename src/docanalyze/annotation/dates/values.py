"""What an expression of time means: small typed values.

Each knows its EDTF, its first and last day, and its TimeML value. ``None`` is "not known", never a
guess. Values are immutable and know nothing of the text they were read from.
"""

from dataclasses import dataclass
from datetime import date

from docanalyze.annotation.dates.days import (
    Day,
    add_days,
    last_of_month,
    monday_of,
    year_text,
)

__all__ = [
    "Ambiguous",
    "Date",
    "Duration",
    "Interval",
    "Month",
    "Open",
    "Recurring",
    "Stretch",
    "Value",
    "Week",
    "Year",
]


@dataclass(frozen=True, slots=True)
class Value:
    """The base: something about time of which nothing is known."""

    @property
    def kind(self) -> str:
        """The ``kind`` of its row."""
        return "date"

    @property
    def edtf(self) -> str | None:
        """ISO 8601-2."""
        return None

    @property
    def first(self) -> Day | None:
        """The first day; None if unknown or open."""
        return None

    @property
    def last(self) -> Day | None:
        """The last day, inclusive; None if unknown or open."""
        return None

    @property
    def timex3(self) -> str | None:
        """The TimeML value."""
        return self.edtf

    @property
    def endpoint(self) -> str | None:
        """How it is written as an end of an interval; None: by its days."""
        return None


@dataclass(frozen=True, slots=True)
class Year(Value):
    """A year, astronomical."""

    year: int

    @property
    def edtf(self) -> str:
        """Four digits."""
        return year_text(self.year)

    @property
    def first(self) -> Day:
        """New Year's Day."""
        return Day(self.year, 1, 1)

    @property
    def last(self) -> Day:
        """The last of December."""
        return Day(self.year, 12, 31)

    @property
    def endpoint(self) -> str:
        """As alone."""
        return self.edtf

    @property
    def timex3(self) -> str:
        """Years before Christ as TimeML writes them."""
        return self.edtf if self.year > 0 else f"BC{1 - self.year:04}"


@dataclass(frozen=True, slots=True)
class Month(Value):
    """A month of a year."""

    year: int
    month: int

    @property
    def edtf(self) -> str:
        """``1945-02``."""
        return f"{year_text(self.year)}-{self.month:02}"

    @property
    def first(self) -> Day:
        """Its first day."""
        return Day(self.year, self.month, 1)

    @property
    def last(self) -> Day:
        """Its last day."""
        return Day(self.year, self.month, last_of_month(self.year, self.month))

    @property
    def endpoint(self) -> str:
        """As alone."""
        return self.edtf


@dataclass(frozen=True, slots=True)
class Date(Value):
    """A day."""

    day: Day

    @property
    def edtf(self) -> str:
        """``1945-02-04``."""
        return self.day.iso

    @property
    def first(self) -> Day:
        """Itself."""
        return self.day

    @property
    def last(self) -> Day:
        """Itself."""
        return self.day

    @property
    def endpoint(self) -> str:
        """As alone."""
        return self.edtf


@dataclass(frozen=True, slots=True)
class Ambiguous(Value):
    """A numeric date that reads as two days; the bounds hold both."""

    one: Day
    other: Day

    @property
    def edtf(self) -> str:
        """One of a set."""
        return f"[{self.first.iso},{self.last.iso}]"

    @property
    def first(self) -> Day:
        """The earlier reading."""
        return min(self.one, self.other)

    @property
    def last(self) -> Day:
        """The later reading."""
        return max(self.one, self.other)

    @property
    def timex3(self) -> str:
        """Only the year is sure."""
        return f"{year_text(self.first.year)}-XX-XX"


@dataclass(frozen=True, slots=True)
class Stretch(Value):
    """Days from one to another, with a TimeML value of its own (``2026-W05-WE``)."""

    first_day: Day
    last_day: Day
    label: str | None = None
    is_interval: bool = True

    @property
    def kind(self) -> str:
        """A calendar unit is a date, other stretches are intervals."""
        return "interval" if self.is_interval else "date"

    @property
    def edtf(self) -> str:
        """The two days."""
        return f"{self.first_day.iso}/{self.last_day.iso}"

    @property
    def first(self) -> Day:
        """The first day."""
        return self.first_day

    @property
    def last(self) -> Day:
        """The last day."""
        return self.last_day

    @property
    def timex3(self) -> str:
        """The label, or the two days."""
        return self.label or self.edtf


@dataclass(frozen=True, slots=True)
class Week(Value):
    """A week, Monday to Sunday."""

    monday: Day

    @staticmethod
    def of(day: Day) -> "Week":
        """Return the week of a day."""
        return Week(monday_of(day))

    @property
    def edtf(self) -> str:
        """EDTF has no weeks: its days."""
        return f"{self.first.iso}/{self.last.iso}"

    @property
    def first(self) -> Day:
        """The Monday."""
        return self.monday

    @property
    def last(self) -> Day:
        """The Sunday."""
        return add_days(self.monday, 6)

    @property
    def timex3(self) -> str:
        """``2026-W05``."""
        if not 1 <= self.monday.year < 9999:  # noqa: PLR2004
            return self.edtf
        year, week, _ = date(*self.monday).isocalendar()
        return f"{year:04}-W{week:02}"


@dataclass(frozen=True, slots=True)
class Open(Value):
    """A time whose place in the calendar is not known, with what is known of it in TimeML."""

    label: str
    shape: str = "date"

    @property
    def kind(self) -> str:
        """As the expression's."""
        return self.shape

    @property
    def timex3(self) -> str:
        """``PAST_REF``, ``XXXX-WXX-2``."""
        return self.label


@dataclass(frozen=True, slots=True)
class Interval(Value):
    """From the start of one value to the end of another; None is an open end.

    ``label`` is what TimeML calls it if it is one thing (``the past three years``: P3Y).
    """

    start: Value | None
    end: Value | None
    start_mark: str = ""
    end_mark: str = ""
    label: str | None = None

    @property
    def kind(self) -> str:
        """Always an interval."""
        return "interval"

    @property
    def first(self) -> Day | None:
        """The first day of the start."""
        return self.start.first if self.start else None

    @property
    def last(self) -> Day | None:
        """The last day of the end."""
        return self.end.last if self.end else None

    @property
    def edtf(self) -> str | None:
        """``1946/1949``, ``1991/..``."""
        closed = self.start is not None and self.end is not None
        left = _end_text(self.start, self.start_mark, closed=closed, late=False)
        right = _end_text(self.end, self.end_mark, closed=closed, late=True)
        return f"{left}/{right}" if left and right else None

    @property
    def timex3(self) -> str | None:
        """The label, or the only end that it has; both ends as in EDTF, for TimeML has no word."""
        if self.label:
            return self.label
        if self.start and self.end:
            return self.edtf
        end = self.start or self.end
        return end.timex3 if end else None


@dataclass(frozen=True, slots=True)
class Duration(Value):
    """A length of time; ``amount`` is ``X`` where the text gives none."""

    amount: str
    unit: str

    @property
    def kind(self) -> str:
        """A row without bounds."""
        return "duration"

    @property
    def timex3(self) -> str:
        """``P3Y``."""
        return f"P{self.amount}{self.unit}"


@dataclass(frozen=True, slots=True)
class Recurring(Value):
    """A time that comes again; ``label`` is the TimeML value of one (``XXXX-03``, ``P1Y``)."""

    label: str

    @property
    def kind(self) -> str:
        """A row without bounds."""
        return "recurring"

    @property
    def timex3(self) -> str:
        """As given."""
        return self.label


def _end_text(value: Value | None, mark: str, *, closed: bool, late: bool) -> str | None:
    """Write one end of an interval in EDTF."""
    if value is None:
        return ".."
    text = value.endpoint
    if text and (closed or "X" not in text):
        return text + mark
    day = value.last if late else value.first
    if day is None:
        return None
    # A decade beside an open end must be written as a year: EDTF knows no `../186X`.
    return year_text(day.year) if text else day.iso
