"""Whether each cell of a row has the form that its column asks for."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping

from docanalyze.register.checking.problems import CheckedRow, Problem
from docanalyze.register.vocabulary import (
    BINDING,
    GOVERNANCE_MODELS,
    ORGANISATION_KINDS,
    PERIOD_KINDS,
    PLACE_LABELS,
    TREATY_KINDS,
)

__all__ = ["form_problems"]

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
IDENTIFIERS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "states": (re.compile(r"state:[A-Z]{3}"), "state:CAN"),
    "organisations": (re.compile(rf"org:{_SLUG}"), "org:southern-ocean-council"),
    "people": (re.compile(rf"person:{_SLUG}"), "person:marisol-tapu-reyes"),
    "places": (re.compile(rf"place:{_SLUG}"), "place:port-ellis"),
    "periods": (re.compile(rf"event:{_SLUG}"), "event:harbour-crisis"),
    "treaties": (re.compile(rf"{_SLUG}-\d{{4}}"), "treaty-of-port-ellis-2031"),
}
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "treaties": {"kind": TREATY_KINDS, "binding": BINDING, "governance_model": GOVERNANCE_MODELS},
    "organisations": {"kind": ORGANISATION_KINDS, "governance_model": GOVERNANCE_MODELS},
    "periods": {"kind": PERIOD_KINDS},
    "places": {"label": PLACE_LABELS},
}
# What the loader cannot do without, and what a row is of no use without.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "treaties": ("id", "name", "year", "kind"),
    "organisations": ("id", "name", "kind"),
    "people": ("id", "name"),
    "places": ("id", "name", "label"),
    "periods": ("id", "name", "kind"),
    "offices": ("person", "role"),
}
YEARS: Mapping[str, tuple[str, ...]] = {
    "treaties": ("year",),
    "states": ("start", "end"),
    "organisations": ("start", "end"),
    "people": ("born", "died"),
}
DATES: Mapping[str, tuple[str, ...]] = {
    "treaties": ("signed", "in_force", "ended"),
    "offices": ("start", "end"),
    "periods": ("earliest", "latest"),
}
_WHOLE_NUMBER = re.compile(r"-?\d{1,4}")
_EDTF_DATE = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")


def form_problems(row: CheckedRow) -> Iterator[Problem]:
    """Yield what is wrong with the form of a row's cells.

    Args:
        row: A row of any register file.
    """
    for column in NEEDED.get(row.stem, ("id", "name")):
        if not row[column]:
            yield row.problem(f"no {column}. Fill it in.")
    yield from _identifier_problems(row)
    for column, words in WORDS.get(row.stem, {}).items():
        if row[column] and row[column] not in words:
            yield row.problem(f"{column} is {row[column]!r}. Use one of {', '.join(words)}.")
    yield from _year_problems(row)
    yield from _date_problems(row)
    if row.stem == "treaties":
        yield from _treaty_problems(row)
    if not row["source"]:
        yield row.problem("no source: nobody can check the row.", fatal=False)


def _identifier_problems(row: CheckedRow) -> Iterator[Problem]:
    if row.stem not in IDENTIFIERS or not row["id"]:
        return
    pattern, example = IDENTIFIERS[row.stem]
    if not pattern.fullmatch(row["id"]):
        yield row.problem(f"the id {row['id']!r} is not of the form {example!r}.")
    elif (
        row.stem == "treaties"
        and row["year"].isdigit()
        and not row["id"].endswith(f"-{row['year']}")
    ):
        yield row.problem(f"the id {row['id']!r} does not end with its year, {row['year']}.")


def _year_problems(row: CheckedRow) -> Iterator[Problem]:
    columns = YEARS.get(row.stem, ())
    for column in columns:
        if row[column] and not _WHOLE_NUMBER.fullmatch(row[column]):
            yield row.problem(f"{column} is {row[column]!r}, which is not a year.")
    values = [row[column] for column in columns]
    if len(values) > 1 and all(map(_WHOLE_NUMBER.fullmatch, values)):
        first, last = map(int, values)
        if first > last:
            yield row.problem(f"{columns[0]} ({first}) is after {columns[1]} ({last}).")


def _date_problems(row: CheckedRow) -> Iterator[Problem]:
    known: list[tuple[str, str]] = []
    for column in DATES.get(row.stem, ()):
        if not row[column]:
            continue
        if _is_date(row[column]):
            known.append((column, row[column].rstrip("~?%")))
        else:
            yield row.problem(
                f"{column} is {row[column]!r}. Write 2031-02-11, 2031-02 or 2031, as far as known."
            )
    for (earlier, first), (later, last) in itertools.pairwise(known):
        length = min(len(first), len(last))
        if not first.startswith("-") and first[:length] > last[:length]:
            # Some are applied before they are signed, so a treaty's order may be meant.
            fatal = (earlier, later) != ("signed", "in_force")
            yield row.problem(f"{earlier} ({first}) is after {later} ({last}).", fatal=fatal)


def _is_date(cell: str) -> bool:
    match = _EDTF_DATE.fullmatch(cell)
    if match is None:
        return False
    year, month, day = match[1], int(match[2] or 1), int(match[3] or 1)
    try:
        # The calendar of a leap year serves for years that Python's does not reach.
        dt.date(max(int(year), 1) if int(year) > 0 else 4, month, day)
    except ValueError:
        return False
    return True


def _treaty_problems(row: CheckedRow) -> Iterator[Problem]:
    if row["signed"] and row["year"] and _is_date(row["signed"]):
        signed = row["signed"].rstrip("~?%").rsplit("-", row["signed"].count("-"))[0]
        if signed != row["year"]:
            yield row.problem(
                f"signed in {signed}, but its year is {row['year']}: meant so?", fatal=False
            )
    count = row["party_count"]
    if count and not count.isdigit():
        yield row.problem(f"party_count is {count!r}, which is not a number.")
    if count and row["parties"]:
        yield row.problem("has parties and party_count: give the list or the number, not both.")
