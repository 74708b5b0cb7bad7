"""Parts of a year, and what is made of many: seasons, quarters, halves, decades, centuries."""

from dataclasses import dataclass
from typing import ClassVar

from docanalyze.annotation.dates.days import Day, add_days, add_months, year_text
from docanalyze.annotation.dates.values import Value

__all__ = ["Century", "Decade", "Half", "Millennium", "Quarter", "Season"]

SEASON_CODES = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}

SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}

QUARTER_CODE = 32

HALF_CODE = 39


@dataclass(frozen=True, slots=True)
class Season(Value):
    """A season of the northern year, EDTF 21 (spring) to 24 (winter, into the next year)."""

    year: int
    code: int

    @property
    def edtf(self) -> str:
        """``1967-22``."""
        return f"{year_text(self.year)}-{self.code}"

    @property
    def first(self) -> Day:
        """The first of its first month."""
        return Day(self.year, SEASON_START[self.code], 1)

    @property
    def last(self) -> Day:
        """The last of its third month."""
        return add_days(add_months(self.first, 3), -1)

    @property
    def timex3(self) -> str:
        """``1967-SU``."""
        return f"{year_text(self.year)}-{SEASON_CODES[self.code]}"

    @property
    def endpoint(self) -> str:
        """As alone."""
        return self.edtf


@dataclass(frozen=True, slots=True)
class Quarter(Value):
    """A quarter of a year, 1 to 4."""

    year: int
    number: int

    @property
    def edtf(self) -> str:
        """``1990-33`` for the first."""
        return f"{year_text(self.year)}-{QUARTER_CODE + self.number}"

    @property
    def first(self) -> Day:
        """The first of its first month."""
        return Day(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> Day:
        """The last of its third month."""
        return add_days(add_months(self.first, 3), -1)

    @property
    def timex3(self) -> str:
        """``1990-Q1``."""
        return f"{year_text(self.year)}-Q{self.number}"


@dataclass(frozen=True, slots=True)
class Half(Value):
    """A half of a year, 1 or 2."""

    year: int
    number: int

    @property
    def edtf(self) -> str:
        """``1990-40`` for the first."""
        return f"{year_text(self.year)}-{HALF_CODE + self.number}"

    @property
    def first(self) -> Day:
        """January or July."""
        return Day(self.year, 6 * self.number - 5, 1)

    @property
    def last(self) -> Day:
        """June or December."""
        return add_days(add_months(self.first, 6), -1)

    @property
    def timex3(self) -> str:
        """``1990-H1``."""
        return f"{year_text(self.year)}-H{self.number}"


@dataclass(frozen=True, slots=True)
class RoundYears(Value):
    """The years that share all but their last digits, as EDTF has them: 197 is ``197X``.

    Args:
        number: What they share.
        before_christ: Whether they are counted back from there: century 1 is then the second BC.
    """

    number: int
    before_christ: bool = False
    # How many digits differ, and in how many the shared part is written.
    OPEN: ClassVar[int]
    WIDTH: ClassVar[int]

    @property
    def _shared(self) -> str:
        return f"{self.number:0{self.WIDTH}}"

    @property
    def edtf(self) -> str:
        """``197X``, ``18XX``, ``1XXX``; with a sign before Christ."""
        return f"{'-' if self.before_christ else ''}{self._shared}{'X' * self.OPEN}"

    @property
    def first(self) -> Day:
        """The first day of the first year."""
        least, most = self._years
        return Day(-most if self.before_christ else least, 1, 1)

    @property
    def last(self) -> Day:
        """The last day of the last year."""
        least, most = self._years
        return Day(-least if self.before_christ else most, 12, 31)

    @property
    def _years(self) -> tuple[int, int]:
        size = 10**self.OPEN
        return self.number * size, self.number * size + size - 1

    @property
    def timex3(self) -> str:
        """``197``, ``18``, ``BC02``."""
        return f"{'BC' if self.before_christ else ''}{self._shared}"

    @property
    def endpoint(self) -> str:
        """As alone."""
        return self.edtf


@dataclass(frozen=True, slots=True)
class Decade(RoundYears):
    """Ten years: 197 is the 1970s."""

    OPEN, WIDTH = 1, 3


@dataclass(frozen=True, slots=True)
class Century(RoundYears):
    """A hundred years: 18 is the 1800s."""

    OPEN, WIDTH = 2, 2


@dataclass(frozen=True, slots=True)
class Millennium(RoundYears):
    """A thousand years: 1 is those from 1000 to 1999."""

    OPEN, WIDTH = 3, 1
