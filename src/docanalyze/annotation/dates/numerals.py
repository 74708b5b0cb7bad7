"""Read what is written with digits: years, ranges, numeric dates, decades, ordinals.

Digits joined by dashes, slashes, points or colons are read as one piece, so that nothing is found
inside a telephone number, a score, a clock or a version.
"""

import re
from collections.abc import Callable

from docanalyze.annotation.dates.days import Day, last_of_month

__all__ = ["NUMERAL_CATEGORIES", "order_of", "read_glued", "read_numeral"]

Meanings = dict[str, object]
FIRST_YEAR, LAST_YEAR = 1000, 2199
MONTHS = 12
LONGEST_MONTH = 31
# A year of two digits lies between 1930 and 2029, as in POSIX but for the wars.
PIVOT = 30
CENTURY = 100
DASHES = "-\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"


def full_year(short: int) -> int:
    """Return the year that two digits stand for beside a day or a month."""
    return short + (1900 if short >= PIVOT else 2000)


def _is_year(number: int) -> bool:
    return FIRST_YEAR <= number <= LAST_YEAR


def _real_day(year: int, month: int, day: int) -> Day | None:
    valid = 1 <= month <= MONTHS and 1 <= day <= last_of_month(year, month)
    return Day(year, month, day) if valid else None


def _integer(match: re.Match[str]) -> Meanings | None:
    digits = match[0]
    number = int(digits)
    meanings: Meanings = {"NUM": number}
    if len(digits) <= 2 and 1 <= number <= LONGEST_MONTH:  # noqa: PLR2004
        meanings["DAY"] = number
    if len(digits) == 2:  # noqa: PLR2004
        meanings["YY"] = number
    if len(digits) == 4 and _is_year(number):  # noqa: PLR2004
        meanings["YEAR"] = number
    return meanings


def _iso(match: re.Match[str]) -> Meanings | None:
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    real = _real_day(year, month, day)
    return {"ISODATE": real} if real and _is_year(year) else None


def _numeric(match: re.Match[str]) -> Meanings | None:
    short = len(match[4]) == 2  # noqa: PLR2004
    if short and match[2] == "." and len(match[0]) < len("24.11.14"):
        return None  # the number of a section
    year = full_year(int(match[4])) if short else int(match[4])
    one, other = int(match[1]), int(match[3])
    days = {"dmy": _real_day(year, other, one), "mdy": _real_day(year, one, other)}
    readings = {order: day for order, day in days.items() if day}
    if short and (ymd := _real_day(full_year(one), other, int(match[4]))):
        readings["ymd"] = ymd
    return {"NUMDATE": readings} if readings and _is_year(year) else None


def _years(match: re.Match[str]) -> Meanings | None:
    first, second = int(match[1]), int(match[3])
    if not _is_year(first):
        return None
    if len(match[3]) == 4:  # noqa: PLR2004
        return {"YEARRANGE": (first, second)} if first < second <= LAST_YEAR else None
    until = first - first % CENTURY + second
    # `1999-00` is the turn of a century; `2015-03` cannot be a range.
    until += CENTURY if second == 0 and first % CENTURY > 90 else 0  # noqa: PLR2004
    if until > first:
        return {"YEARRANGE": (first, until)}
    if match[2] in "-/" and 1 <= second <= MONTHS:
        return {"YEARMONTH": (first, second)}
    return None


def _year_and_digit(match: re.Match[str]) -> Meanings | None:
    year, month = int(match[1]), int(match[2])
    return {"YEARMONTH": (year, month)} if _is_year(year) and month else None


def _month_or_day_and_year(match: re.Match[str]) -> Meanings | None:
    number, year = int(match[1]), int(match[3])
    if not _is_year(year):
        return None
    meanings: Meanings = {}
    if match[2] == "/" and 1 <= number <= MONTHS:
        meanings["YEARMONTH"] = (year, number)
    if match[2] != "/" and 1 <= number <= LONGEST_MONTH:
        meanings["DAYYEAR"] = (number, year)
    return meanings or None


def _pair(match: re.Match[str]) -> Meanings | None:
    one, other = int(match[1]), int(match[3])
    if match[2] == "/":
        days = {"dmy": (other, one), "mdy": (one, other)}
        readings = {k: v for k, v in days.items() if _real_day(TWIN_LEAP, *v)}
        slashed: Meanings = {"SLASHED": readings} if readings else {}
        if other == one + 1 and other <= LONGEST_MONTH:
            slashed["DAYS"] = (one, other)  # `the night of 9/10 November`
        return slashed or None
    if 1 <= one < other <= LONGEST_MONTH:
        return {"DAYS": (one, other)}
    return None


TWIN_LEAP = 2000


def _era_range(match: re.Match[str]) -> Meanings | None:
    return {"NUMS": (int(match[1]), int(match[3]))}


def _decimal(match: re.Match[str]) -> Meanings | None:
    return {"DECIMAL": match[0]}


def _clock(match: re.Match[str]) -> Meanings | None:
    return {"CLOCK": match[0]}


_D = f"[{DASHES}]"
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Meanings | None]], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"\d{1,4}", _integer),
        (r"(\d{4})([-/.\N{EN DASH}])(\d{1,2})\2(\d{1,2})", _iso),
        (r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})", _numeric),
        (rf"(\d{{4}})({_D}|/)(\d{{4}}|\d{{2}})", _years),
        (r"(\d{4})[-/](\d)", _year_and_digit),
        (r"(\d{1,2})([-/])(\d{4})", _month_or_day_and_year),
        (rf"(\d{{1,2}})({_D}|/)(\d{{1,2}})", _pair),
        (rf"(\d{{1,3}})({_D})(\d{{1,3}})", _era_range),
        (r"\d{1,2}\.\d{1,2}", _decimal),
        (r"\d{1,2}:\d\d(?::\d\d)?", _clock),
    )
)
LONGEST = 12
_FOOTNOTE = re.compile(r"(\d{4})\.\d{1,3}")

NUMERAL_CATEGORIES = (
    ("NUM",),
    ("NUM", "DAY"),
    ("NUM", "YY"),
    ("NUM", "DAY", "YY"),
    ("NUM", "YEAR"),
    ("ISODATE",),
    ("NUMDATE",),
    ("YEARRANGE",),
    ("YEARMONTH",),
    ("DAYYEAR",),
    ("SLASHED",),
    ("SLASHED", "DAYS"),
    ("DAYS",),
    ("NUMS",),
    ("DECIMAL",),
    ("CLOCK",),
    ("ORD", "DAY"),
    ("ORD",),
    ("DECADE",),
    ("SHORTDECADE",),
    ("APOSYEAR",),
    ("QUARTERCODE",),
    ("HALFCODE",),
    ("FISCALYEAR",),
    ("CENTURYCODE",),
)


def read_numeral(piece: str) -> tuple[int, Meanings] | None:
    """Read digits and what joins them.

    Args:
        piece: Such as ``1945``, ``1914-18``, ``06/02/2026``.

    Returns:
        How many characters it takes, and what it may be; None if it is nothing of time.
    """
    if len(piece) > LONGEST:
        return None
    for shape, reader in _SHAPES:
        if match := shape.fullmatch(piece):
            meanings = reader(match)
            return (len(piece), meanings) if meanings else None
    # A sentence that ends in a year, and the number of a note glued to it.
    if (match := _FOOTNOTE.fullmatch(piece)) and _is_year(int(match[1])):
        return 4, {"NUM": int(match[1]), "YEAR": int(match[1])}
    return None


_ORDERED = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/.-]\d)")


def order_of(text: str, published: Day | None = None) -> str:
    """Return how an article writes numeric dates: ``dmy``, ``mdy``; ``auto`` if it does not tell.

    A date with a number above 12 can be read in one order only; all of them must agree. Where there
    is none, a date that is the day of publication in one order only tells it.

    Args:
        text: The document text.
        published: The day of publication, if known.
    """
    orders, own = set(), set()
    for match in _ORDERED.finditer(text):
        one, other = int(match[1]), int(match[3])
        if one <= MONTHS < other <= LONGEST_MONTH:
            orders.add("mdy")
        elif other <= MONTHS < one <= LONGEST_MONTH:
            orders.add("dmy")
        elif published and one != other and published.year % CENTURY == int(match[4]) % CENTURY:
            parts = {"mdy": (one, other), "dmy": (other, one)}
            own |= {order for order, day in parts.items() if day == published[1:]}
    told = orders or own
    return told.pop() if len(told) == 1 else "auto"


_CLOSE = "'\N{RIGHT SINGLE QUOTATION MARK}"
_OPEN = f"{_CLOSE}\N{LEFT SINGLE QUOTATION MARK}"


def _day_ordinal(match: re.Match[str]) -> Meanings:
    number = int(match[1])
    meanings: Meanings = {"ORD": number}
    return meanings | {"DAY": number} if 1 <= number <= LONGEST_MONTH else meanings


def _decade(match: re.Match[str]) -> Meanings | None:
    return {"DECADE": int(match[1]) // 10} if _is_year(int(match[1])) else None


def _apostrophe_year(match: re.Match[str]) -> Meanings:
    return {"APOSYEAR": full_year(int(match[1]))}


def _fiscal(match: re.Match[str]) -> Meanings:
    year = int(match[1])
    return {"FISCALYEAR": year if year >= CENTURY else full_year(year)}


def _named(category: str, scale: int = 1) -> Callable[[re.Match[str]], Meanings | None]:
    return lambda match: {category: int(match[1]) // scale}


_GLUED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Meanings | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (r"(\d{1,2})(?:st|nd|rd|th)", _day_ordinal),
        (rf"(\d{{3}}0)[{_CLOSE}]?s", _decade),
        (rf"[{_OPEN}](\d\d)", _apostrophe_year),
        (rf"[{_OPEN}]?(\d0)[{_CLOSE}]?s", _named("SHORTDECADE", 10)),
        (r"Q([1-4])", _named("QUARTERCODE")),
        (r"H([12])", _named("HALFCODE")),
        (r"FY(\d{4}|\d\d)", _fiscal),
        (r"(\d{1,2})c", _named("CENTURYCODE")),
    )
)


def read_glued(piece: str) -> Meanings | None:
    """Read digits with letters or an apostrophe glued to them: ``17th``, ``1970s``, ``'45``."""
    for shape, reader in _GLUED:
        if match := shape.fullmatch(piece):
            return reader(match)
    return None
