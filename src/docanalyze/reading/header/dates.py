"""Dates as headers write them, as EDTF and no more exact than they are."""

import re
from calendar import monthrange
from dataclasses import dataclass

from docanalyze.reading.header.shapes import load_patterns

__all__ = [
    "ANY_LEAP_YEAR",
    "HeaderDate",
    "date_at",
    "date_at_end",
    "date_within",
    "day_of",
    "iso_date",
]

_DATES = load_patterns("dates")
_MONTHS: dict[str, int] = {
    form: number for number, forms in enumerate(_DATES["months"], start=1) for form in forms
}
_SEASONS: dict[str, int] = {
    form: number for number, forms in enumerate(_DATES["seasons"], start=21) for form in forms
}


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?:{_alternatives(_MONTHS)})\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_WEEKDAY = rf"(?:(?:{'|'.join(_DATES['weekdays'])})\.?,?\s+)?"
_TIME = (
    r"(?:[\s,T—–]+(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s?(?:[ap]\.?m\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?)(?:\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|IST|Z|[+-]\d{2}:?\d{2}))?)?"
)
_FORMS = tuple(
    re.compile(_WEEKDAY + form + _TIME + r"(?!\w)", re.IGNORECASE)
    for form in (
        rf"(?P<year>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)",
        rf"(?P<year>{_YEAR})/(?P<m>\d\d)/(?P<d>\d\d)",
        rf"(?:the\s+)?(?P<d>{_DAY})(?:\s+of)?[\s-]+(?P<month>{_MONTH}),?[\s-]+(?P<year>{_YEAR})",
        rf"(?P<month>{_MONTH})\s+(?P<d>{_DAY})\s*,?\s+(?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR}),?\s+(?P<month>{_MONTH})\s+(?P<d>{_DAY})",
        rf"(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})(?P=mark)(?P<year>{_YEAR})",
        rf"(?P<month>{_MONTH})\s?[/–-]\s?(?P<until>{_MONTH})\s+(?P<year>{_YEAR})",
        rf"(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})",
        rf"(?P<season>{_alternatives(_SEASONS)}),?\s+(?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})-(?P<m>\d\d)(?!-)",
    )
)
# What each form has, and with what each begins: most places in most lines are not tried further.
_HAS_YEAR = re.compile(_YEAR)
_BEGINS = re.compile(
    rf"{_WEEKDAY}(?:\d|the\s|{_alternatives(_MONTHS)}|{_alternatives(_SEASONS)})", re.IGNORECASE
)
_YEAR_ALONE = re.compile(rf"(?P<year>{_YEAR})(?![\w-])")
_STARTS = re.compile(r"(?<![\w/.-])(?=\w)")
LONGEST_DATE = 60
# Completes a day and month to see whether they are a date; never given out.
ANY_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """A date found in a line.

    Args:
        start: Where it starts in the line.
        end: Where it ends.
        edtf: Its value.
    """

    start: int
    end: int
    edtf: str


def date_at(line: str, start: int = 0, *, year_alone: bool = False) -> HeaderDate | None:
    """Return the date that begins exactly at ``start``.

    Args:
        line: One line.
        start: Where the date must begin.
        year_alone: Whether a bare year will do.
    """
    if not _BEGINS.match(line, start) or not _HAS_YEAR.search(line, start):
        return None
    for form in _FORMS:
        match = form.match(line, start)
        edtf = _value(match) if match else None
        if match and edtf:
            return HeaderDate(match.start(), match.end(), edtf)
    match = _YEAR_ALONE.match(line, start) if year_alone else None
    return HeaderDate(match.start(), match.end(), match["year"]) if match else None


def date_at_end(line: str) -> HeaderDate | None:
    """Return the longest date with which a line ends, a closing bracket or stop aside.

    Args:
        line: One line.
    """
    stripped = line.rstrip(" .)]")
    if not _HAS_YEAR.search(stripped, max(0, len(stripped) - LONGEST_DATE)):
        return None
    for match in _STARTS.finditer(stripped, max(0, len(stripped) - LONGEST_DATE)):
        found = date_at(stripped, match.start())
        if found and found.end == len(stripped):
            return found
    return None


def date_within(line: str) -> HeaderDate | None:
    """Return the first date of a line, or the year that stands alone in brackets there.

    Args:
        line: One line.
    """
    if not _HAS_YEAR.search(line):
        return None
    for match in _STARTS.finditer(line):
        bracketed = line[match.start() - 1 : match.start()] == "("
        found = date_at(line, match.start(), year_alone=bracketed)
        if found:
            return found
    return None


def day_of(line: str) -> str | None:
    """Return the EDTF value of the first date in a line, if there is one.

    Args:
        line: One line.
    """
    found = date_within(line)
    return found.edtf if found else None


def iso_date(written: str) -> str | None:
    """Return the EDTF value of a string that is a date and nothing else.

    Args:
        written: As in metadata: ``2019-03-12``, ``12 March 2019``, ``2019``.
    """
    bare = written.strip()
    found = date_at(bare, year_alone=True)
    return found.edtf if found and found.end == len(bare) else None


def _value(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("season"):
        return f"{year}-{_SEASONS[parts['season'].lower()]}"
    if parts.get("mark"):
        return _numeric(year, int(parts["a"]), int(parts["b"]), parts["mark"])
    month = int(parts["m"]) if parts.get("m") else _month(parts["month"])
    if not 1 <= month <= len(_DATES["months"]):
        return None
    if parts.get("until"):
        return f"{year}-{month:02d}/{year}-{_month(parts['until']):02d}"
    if not parts.get("d"):
        return f"{year}-{month:02d}"
    return _day(year, month, int(re.sub(r"\D", "", parts["d"])))


def _month(written: str) -> int:
    return _MONTHS[written.lower().rstrip(".")]


def _day(year: int, month: int, day: int) -> str | None:
    return f"{year}-{month:02d}-{day:02d}" if 1 <= day <= monthrange(year, month)[1] else None


def _numeric(year: int, first: int, second: int, mark: str) -> str | None:
    """Read ``12.03.2019``: full stops mean the day is first, slashes may mean either.

    Where day and month cannot be told apart, only the year is known.
    """
    twelve = 12
    if first > twelve or mark == ".":
        return _day(year, second, first) if 1 <= second <= twelve else None
    if second > twelve:
        return _day(year, first, second) if first else None
    return _day(year, first, second) if first == second else f"{year}"
