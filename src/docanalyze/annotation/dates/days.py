"""Days of the proleptic Gregorian calendar in any year, before the year 1 too.

Years are astronomical, as in EDTF: 0 is 1 BC, -43 is 44 BC.
"""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

__all__ = [
    "Day",
    "add_days",
    "add_months",
    "day_from_iso",
    "last_of_month",
    "monday_of",
    "weekday_of",
    "year_text",
]

# The Gregorian calendar repeats after this many years, so any year has a twin that `date` can hold.
CYCLE = 400
DAYS_OF_CYCLE = 146_097
TWIN = 2000
_ISO_DAY = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)")


class Day(NamedTuple):
    """A day; compares in order of time."""

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """ISO 8601, the year signed if before 1 BC."""
        return f"{year_text(self.year)}-{self.month:02}-{self.day:02}"


def year_text(year: int) -> str:
    """Return a year in four digits, with a sign if negative."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def day_from_iso(text: str) -> Day | None:
    """Return the day written as ``YYYY-MM-DD``; None if it is no day of the calendar."""
    found = _ISO_DAY.fullmatch(text)
    if not found:
        return None
    day = Day(*(int(part) for part in found.groups()))
    valid = 1 <= day.month <= 12 and 1 <= day.day <= last_of_month(day.year, day.month)  # noqa: PLR2004
    return day if valid else None


def _twin(day: Day) -> tuple[date, int]:
    cycles, year = divmod(day.year - TWIN, CYCLE)
    return date(TWIN + year, day.month, day.day), cycles * CYCLE


def _untwin(twin: date, years: int) -> Day:
    return Day(twin.year + years, twin.month, twin.day)


def last_of_month(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(TWIN + year % CYCLE, month)[1]


def add_days(day: Day, count: int) -> Day:
    """Return the day so many days later."""
    twin, years = _twin(day)
    cycles, rest = divmod(count, DAYS_OF_CYCLE)
    return _untwin(twin + timedelta(days=rest), years + cycles * CYCLE)


def add_months(day: Day, count: int) -> Day:
    """Return the day so many months later, the last of the month where it would not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return Day(year, month + 1, min(day.day, last_of_month(year, month + 1)))


def weekday_of(day: Day) -> int:
    """Return 1 for Monday to 7 for Sunday."""
    return _twin(day)[0].isoweekday()


def monday_of(day: Day) -> Day:
    """Return the Monday of the week in which a day lies."""
    return add_days(day, 1 - weekday_of(day))
