"""Parts of a year, and what is made of many: seasons, quarters, halves, decades, centuries."""

from dataclasses import dataclass

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
class Decade(Value):
    """Ten years from ``10 * number``: 197 is the 1970s."""

    number: int

    @property
    def edtf(self) -> str:
        """``197X``."""
        return f"{self.number:03}X"

    @property
    def first(self) -> Day:
        """The first day of the year that ends in 0."""
        return Day(self.number * 10, 1, 1)

    @property
    def last(self) -> Day:
        """The last day of the year that ends in 9."""
        return Day(self.number * 10 + 9, 12, 31)

    @property
    def timex3(self) -> str:
        """``197``."""
        return f"{self.number:03}"

    @property
    def endpoint(self) -> str:
        """As alone."""
        return self.edtf


@dataclass(frozen=True, slots=True)
class Century(Value):
    """A hundred years as EDTF has them: 18 is ``18XX``; -1 the second century BC, ``-01XX``."""

    number: int
    before_christ: bool = False

    @property
    def edtf(self) -> str:
        """``18XX``; the sign for centuries before Christ."""
        return f"{'-' if self.before_christ else ''}{self.number:02}XX"

    @property
    def first(self) -> Day:
        """The first day of its first year."""
        if self.before_christ:
            return Day(-(self.number * 100 + 99), 1, 1)
        return Day(self.number * 100, 1, 1)

    @property
    def last(self) -> Day:
        """The last day of its last year."""
        if self.before_christ:
            return Day(-self.number * 100, 12, 31)
        return Day(self.number * 100 + 99, 12, 31)

    @property
    def timex3(self) -> str:
        """``18``."""
        return f"BC{self.number:02}" if self.before_christ else f"{self.number:02}"

    @property
    def endpoint(self) -> str:
        """As alone."""
        return self.edtf


@dataclass(frozen=True, slots=True)
class Millennium(Value):
    """A thousand years as EDTF has them: 1 is ``1XXX``; 2 before Christ ``-2XXX``, the third BC."""

    number: int
    before_christ: bool = False

    @property
    def edtf(self) -> str:
        """``1XXX``; the sign for millennia before Christ."""
        return f"{'-' if self.before_christ else ''}{self.number}XXX"

    @property
    def first(self) -> Day:
        """The first day of its first year."""
        if self.before_christ:
            return Day(-(self.number * 1000 + 999), 1, 1)
        return Day(self.number * 1000, 1, 1)

    @property
    def last(self) -> Day:
        """The last day of its last year."""
        if self.before_christ:
            return Day(-self.number * 1000, 12, 31)
        return Day(self.number * 1000 + 999, 12, 31)

    @property
    def timex3(self) -> str:
        """``1``."""
        return f"BC{self.number}" if self.before_christ else f"{self.number}"

    @property
    def endpoint(self) -> str:
        """As alone."""
        return self.edtf
