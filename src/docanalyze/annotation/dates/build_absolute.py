"""Builders for what the calendar places by itself."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from docanalyze.annotation.dates.calendar_parts import (
    Century,
    Decade,
    Half,
    Millennium,
    Quarter,
    Season,
)
from docanalyze.annotation.dates.days import Day, last_of_month
from docanalyze.annotation.dates.expressions import (
    BareDay,
    BareMonth,
    BarePart,
    Birthday,
    Expression,
    Feast,
    Holiday,
    Meaning,
    MonthDay,
    NthOf,
    NthWeekday,
    Numeric,
    UnitAt,
    Weekday,
    Within,
)
from docanalyze.annotation.dates.grammar import NO_TIME, Found
from docanalyze.annotation.dates.numerals import full_year
from docanalyze.annotation.dates.values import (
    Date,
    Interval,
    Month,
    Value,
    Year,
)

__all__ = ["ABSOLUTE"]

DIGITS_OF_CENTURY = 100
LAST_CENTURY = 21
LAST_MILLENNIUM, LAST_MILLENNIUM_BC = 3, 10
LAST_WEEK = 53
OLDEST = 120
MOST_WEEKDAYS = 5
QUARTERS, HALVES = 4, 2
# `The 1900s` are a hundred years, `the 2000s` ten.
DECADE_SINCE = 200


def _year(found: Found, name: str = "y") -> int | None:
    """The astronomical year of a capture, by the era beside it."""
    if (short := found.number("yy")) is not None and name == "y":
        return full_year(short)
    year = found.number(name)
    era = found.number("e")
    if year is None or era is None:
        return year
    if year == 0:
        return None
    return 1 - year if era < 0 else year


def _date(year: int | None, month: int | None, day: int | None) -> Day | None:
    if year is None or month is None or day is None or not 1 <= month <= 12:  # noqa: PLR2004
        return None
    return Day(year, month, day) if 1 <= day <= last_of_month(year, month) else None


def iso(found: Found) -> Value | None:
    return Date(cast("Day", found.value("v")))


def numeric(found: Found) -> Expression | None:
    readings = cast("dict[str, Day]", found.value("v"))
    return Numeric(tuple(sorted(readings.items())))


def day(found: Found) -> object:
    pair = found.value("v")
    if isinstance(pair, tuple):
        number, year = pair
        real = _date(year, found.number("m"), number)
    else:
        real = _date(_year(found), found.number("m"), found.number("d"))
    return Date(real) if real else NO_TIME


def _days(found: Found) -> tuple[int, int] | None:
    pair = found.value("v")
    if isinstance(pair, tuple):
        return pair
    first, last = found.number("d"), found.number("c")
    if first is None or last is None or first >= last:
        return None
    words = found.words()
    if ("and" in words or "&" in words) and words[0] != "between" and last != first + 1:
        return None
    return first, last


def day_range(found: Found) -> Value | Expression | None:
    from docanalyze.annotation.dates.expressions import Range

    pair, month = _days(found), found.number("m")
    if pair is None or month is None:
        return None
    year = _year(found)
    if year is None:
        return Range(BareDay(month, pair[0]), BareDay(month, pair[1]))
    start, end = (_date(year, month, number) for number in pair)
    return Interval(Date(start), Date(end)) if start and end else None


def month(found: Found) -> Value | None:
    pair = found.value("v")
    year, number = pair if isinstance(pair, tuple) else (_year(found), found.number("m"))
    return Month(year, number) if year is not None and number is not None else None


def bare_day(found: Found) -> Expression | None:
    number, name = found.number("d"), found.number("m")
    # A leap year allows every day that some year has.
    is_day = name and number and _date(2000, name, number)
    return BareDay(name, number, found.number("w")) if name and number and is_day else None


def slashed(found: Found) -> Expression | None:
    readings = cast("dict[str, tuple[int, int]]", found.value("v"))
    month_day = readings.get("mdy") or readings["dmy"]
    return BareDay(*month_day)


def bare_month(found: Found) -> Expression | None:
    number = found.number("m")
    return BareMonth(number) if number else None


def season(found: Found) -> Value | None:
    years = found.value("r")
    year = years[0] if isinstance(years, tuple) else _year(found)
    code = found.number("s")
    return Season(year, code) if year is not None and code else None


def bare_season(found: Found) -> Expression | None:
    code = found.number("s")
    return BarePart("S", code) if code else None


def _part(found: Found) -> tuple[str, int] | None:
    category = found.category("q")
    number = found.number("q") if category else found.number("o")
    unit = "H" if category == "HALFCODE" or found.value("u") == "half" else "Q"
    if number is None:
        return None
    most = HALVES if unit == "H" else QUARTERS
    number = most if number < 0 else number
    return (unit, number) if number <= most else None


def part_of_year(found: Found) -> Value | None:
    part, year = _part(found), _year(found)
    if part is None or year is None:
        return None
    return Half(year, part[1]) if part[0] == "H" else Quarter(year, part[1])


def bare_quarter(found: Found) -> Expression | None:
    part = _part(found)
    return BarePart(*part) if part else None


def fiscal_year(found: Found) -> Value | None:
    """Which twelve months it is depends on the state: the bounds hold all of them."""
    value = found.value("v") or found.value("y")
    if isinstance(value, tuple):
        return Interval(Year(value[0]), Year(value[1]))
    if not isinstance(value, int):
        return None
    if (short := found.number("yy")) is not None:
        follows = short == (value + 1) % DIGITS_OF_CENTURY
        return Interval(Year(value), Year(value + 1)) if follows else None
    return Interval(Year(value - 1), Year(value), label=f"FY{value:04}")


def _century(ordinal: int | None, era: int | None) -> Century | None:
    if ordinal is None or not 1 <= ordinal <= LAST_CENTURY:
        return None
    return Century(ordinal - 1, before_christ=era is not None and era < 0)


def century(found: Found) -> Value | None:
    number = found.number("o")
    return _century(number if number is not None else found.number("v"), found.number("e"))


def millennium(found: Found) -> Value | None:
    """``the third millennium BC``; of ours only the first three."""
    number, era = found.number("o"), found.number("e")
    before = era is not None and era < 0
    if number is None or not 1 <= number <= (LAST_MILLENNIUM_BC if before else LAST_MILLENNIUM):
        return None
    return Millennium(number - 1, before_christ=before)


def centuries(found: Found) -> Value | None:
    pair = found.value("v")
    one, other = pair if isinstance(pair, tuple) else (found.number("o"), found.number("p"))
    era = found.number("e")
    start, end = _century(one, era), _century(other, era)
    if start is None or end is None or start.first >= end.first:
        return None
    return Interval(start, end)


def decade(found: Found) -> Value | None:
    number = found.number("v")
    if number is None:
        return None
    if number < 10:  # noqa: PLR2004
        return Decade(190 + number) if number > 1 else Decade(200 + number)
    if number % 10 == 0 and number < DECADE_SINCE:
        return Century(number // 10)
    return Decade(number)


def decade_beside(found: Found) -> Value | None:
    """``the 1820s and 30s``: of the same century."""
    beside, tens = found.value("p"), found.number("d")
    if not isinstance(beside, Decade) or tens is None or tens <= beside.number % 10:
        return None
    return Decade(beside.number - beside.number % 10 + tens)


def century_beside(found: Found) -> Value | None:
    """``the eighteenth century and the nineteenth``."""
    beside, number = found.value("p"), found.number("d")
    if not isinstance(beside, Century) or number is None or number - 1 <= beside.number:
        return None
    return Century(number - 1)


def decade_words(found: Found) -> Value | None:
    tens, hundreds = found.number("t"), found.number("h")
    if tens is None or (hundreds is not None and not 10 <= hundreds <= 20):  # noqa: PLR2004
        return None
    return Decade((19 if hundreds is None else hundreds) * 10 + tens)


def year(found: Found) -> Value | None:
    number = _year(found)
    return Year(number) if number is not None else None


def era_range(found: Found) -> Value | None:
    pair = found.value("v")
    one, other = pair if isinstance(pair, tuple) else (found.number("y"), found.number("z"))
    last_era = found.number("f") or 1
    first_era = found.number("e") or last_era
    if not one or not other:
        return None
    start = 1 - one if first_era < 0 else one
    end = 1 - other if last_era < 0 else other
    return Interval(Year(start), Year(end)) if start < end else None


def year_range(found: Found) -> Value | None:
    pair = found.value("r")
    if not isinstance(pair, tuple):
        first, last = found.number("y"), found.number("a")
        if first is None or last is None:
            return None
        pair = (first, first - first % DIGITS_OF_CENTURY + last % DIGITS_OF_CENTURY)
    return Interval(Year(pair[0]), Year(pair[1])) if pair[0] < pair[1] else None


def holiday(found: Found) -> Expression | None:
    rule = found.value("h") or found.value("h2") or "01-01"
    year, on_eve = found.number("y"), "eve" in found.words()
    if rule == "01-01" and year and on_eve:
        return Holiday("12-31", year)  # the eve is of the old year
    return Holiday(str(rule), year, on_eve=on_eve)


def new_year(_: Found) -> Expression:
    """``resuming in the New Year``."""
    return Holiday("01-01")


def age(found: Found) -> Expression | None:
    """``at the age of thirty``: no time of its own, but what follows counts from it."""
    years = found.number("n")
    return Birthday(years) if years and years <= OLDEST else None


def birthday(found: Found) -> Expression | None:
    age = found.number("o")
    return Birthday(age) if age else None


def feast(found: Found) -> Expression:
    """``Ramadan 2024``: a feast that moves through the year."""
    named = found.value("f")
    words = [word for word in found.words() if not word.isdigit() and word not in {",", "of"}]
    return Feast(str(named) if named else " ".join(words).replace(" - ", "-"), found.number("y"))


def holy_day(found: Found) -> Expression | None:
    """``Good Friday``: the word fits one day of the week."""
    day, rule = str(found.value("h")).split(":")
    return Holiday(rule, found.number("y")) if found.number("w") == int(day) else None


def week_number(found: Found) -> Expression | None:
    """``week 31 of 2018``, as ISO 8601 counts; without a year, as the story goes."""
    number, year = found.number("n"), found.number("y")
    if number is None or not 1 <= number <= LAST_WEEK:
        return None
    return NthOf(number, "W", Year(year) if year else UnitAt("Y", 0, anaphoric=None))


def weekday(found: Found) -> Expression | None:
    """``on Friday``; ``on the Friday`` goes on from the day told."""
    number = found.number("w")
    return Weekday(number, of_story=found.before == "the") if number else None


def day_instant(found: Found) -> Expression | None:
    """``the 29th ultimo``: of the month before that of the letter."""
    number, offset = found.number("d"), found.number("k")
    if number is None or offset is None or number > 31:  # noqa: PLR2004
        return None
    return Within(MonthDay(number), UnitAt("M", offset))


def nth_weekday(found: Found) -> Expression | None:
    """``the first Monday of May 1998``, ``… of May``, ``… of the month``."""
    number, weekday, category = found.number("o"), found.number("w"), found.category("t")
    if number is None or weekday is None or number > MOST_WEEKDAYS:
        return None
    if category == "UNIT":
        whole = UnitAt("M", 0, anaphoric=None)
        return NthWeekday(number, weekday, whole) if found.value("t") == "M" else None
    month = found.value("t")
    if category == "MONTH":
        month = BareMonth(cast("int", month))
    return NthWeekday(number, weekday, cast("Meaning", month))


def day_of_month(found: Found) -> Expression | None:
    number = found.number("d")
    return MonthDay(number) if number and number <= 31 else None  # noqa: PLR2004


def day_told(found: Found) -> Expression | None:
    """``the 14th was quiet``: of the month that the text tells of."""
    day = day_of_month(found)
    return replace(day, of_story=True) if isinstance(day, MonthDay) else None


def weekday_of_month(found: Found) -> Expression | None:
    number = found.number("d")
    return MonthDay(number, found.number("w")) if number and number <= 31 else None  # noqa: PLR2004


ABSOLUTE: dict[str, Callable[[Found], object]] = {
    function.__name__: function
    for function in (
        iso,
        numeric,
        day,
        day_range,
        month,
        bare_day,
        slashed,
        bare_month,
        season,
        bare_season,
        part_of_year,
        bare_quarter,
        fiscal_year,
        century,
        millennium,
        centuries,
        decade,
        decade_beside,
        century_beside,
        day_told,
        decade_words,
        year,
        era_range,
        year_range,
        holiday,
        feast,
        holy_day,
        week_number,
        weekday,
        nth_weekday,
        day_instant,
        new_year,
        age,
        birthday,
        weekday_of_month,
        day_of_month,
    )
}
