"""The three public suites for dates, read into cases of one form; dates.md has the mapping."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from dateutil.parser import parse as parse_date

__all__ = ["SUITES", "Case", "Reading", "Wanted"]

LESS_THAN_A_DAY = "a time of day, or a length under a day"
NO_REFERENCE = "counted from a day that the suite does not record"
NO_VALUE = "the suite records no value"
OTHER_AIM = "the suite wants nothing where we owe a row"
NOBODY_KNOWS = "a school or fiscal year without bounds"
NO_DATE_IN_PROSE = "no date in prose"


@dataclass(frozen=True)
class Reading:
    """One answer that a suite takes for right; what it does not say is None.

    ``how`` is how the days are meant: ``day`` (a day of what is named), ``range`` (closed),
    ``ends`` (the last day opens the last part), ``before``, ``before-end``, ``after``, ``since``,
    ``since-end``, ``year`` (any day of it).
    """

    how: str
    first: date | None = None
    last: date | None = None
    timex: str | None = None
    edtf: str | None = None
    weekday: int | None = None
    length_from: date | None = None


@dataclass(frozen=True)
class Wanted:
    """One expression that a suite expects to be found: where, and what it may mean."""

    readings: tuple[Reading, ...]
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Case:
    """A text with the day it is read on; ``left_out`` says why it is not measured."""

    text: str
    published: str | None
    wanted: tuple[Wanted, ...] = ()
    left_out: tuple[str, ...] = field(default=())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


# ---- Microsoft Recognizers ---------------------------------------------------------------------

_MODS = {"before": "before", "until": "before-end", "before-end": "before-end", "after": "after",
         "since": "since", "since-end": "since-end"}  # fmt: skip


def _recognizers(path: Path) -> Iterator[Case]:
    for row in _lines(path):
        wanted, left_out = [], []
        for result in row["results"]:
            values = (result["resolution"] or {}).get("values", [])
            reason = _reason_to_leave(values)
            if reason:
                left_out.append(reason)
                continue
            readings = tuple(
                reading for value in values if (reading := _recognizers_reading(value))
            )
            wanted.append(Wanted(readings, result["start"], result["end"] + 1))
        published = row["ref"][:10] if row["ref"] else None
        yield Case(row["input"], published, tuple(wanted), tuple(left_out))


def _reason_to_leave(values: list[dict[str, str]]) -> str | None:
    if not values:
        return NO_VALUE
    timex = values[0]["timex"]
    if timex.startswith("PT") or re.search(r"T(\d|MO|AF|EV|NI)", timex):
        return LESS_THAN_A_DAY
    if re.match(r"[SF]Y", timex):
        return NOBODY_KNOWS
    return None


def _recognizers_reading(value: dict[str, str]) -> Reading | None:
    timex, mod = value["timex"], value.get("Mod", "")
    if value["type"] in {"duration", "set"} or re.search(r"(SP|SU|FA|WI)$", timex):
        return Reading("timex", timex=timex)
    if value.get("value") == "not resolved":
        return None
    first, end = (_day(value.get(key)) for key in ("start", "end"))
    if value["type"] == "date" and "value" in value:
        day = _day(value["value"])
        return Reading(_MODS.get(mod, "day"), day, day, timex)
    if mod in _MODS:
        return Reading(_MODS[mod], first, end, timex)
    how = "ends" if timex.startswith("(") else "range"
    return Reading(how, first, end - timedelta(1) if end else None, timex)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


# ---- chrono ------------------------------------------------------------------------------------

_NAMES_A_DAY = re.compile(
    r"""\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4} | \b\d{1,2}/\d | \b(?:19|20)\d\d\b
      | (?:mon|tue|wed|thu|fri|sat|sun)(?:\b|\w*day) | day\b | days\b | week | month | year | decade
      | \d\s?mo\b | \b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) | \d(?:jan|feb|sep)
      | tonight | tomorrow | yesterday | noon | \bnow\b | last\ night""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT_UNIT = re.compile(
    r"\d\s?(?:h|hr|hrs|m|min|mins|s|sec)\b|\b(?:hour|minute|second|min)s?\b", re.IGNORECASE
)
_CLOCK_WORD = re.compile(r"(?<!after)noon|(?<!mid)\bnow\b|last night|this afternoon", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What chrono leaves alone and an analyst dates: a bare year, a range of years, a half.
_OURS = re.compile(r"(?:\d{4}(?:-\d\d)?|.*second half of \d{4}|Tuesday)", re.DOTALL)


def _chrono(path: Path) -> Iterator[Case]:
    for row in _lines(path):
        reference = _js_day(row["ref_js"])
        published = reference.isoformat() if reference else None
        reason = _chrono_reason(row, reference)
        if reason:
            yield Case(row["text"], published, (), (reason,))
        elif row["kind"] == "UnexpectedResult":
            yield Case(row["text"], published)
        else:
            match = row.get("match") or row["text"]
            at = row["text"].find(match)
            wanted = Wanted((_chrono_reading(row, reference),), at, at + len(match))
            yield Case(row["text"], published, (wanted,))


def _chrono_reason(row: Mapping[str, Any], reference: date | None) -> str | None:
    text = row.get("match") or row["text"]
    if row["kind"] == "UnexpectedResult":
        return OTHER_AIM if _OURS.fullmatch(row["text"]) else None
    if _SHORT_UNIT.search(text) or _CLOCK_WORD.search(text) or not _NAMES_A_DAY.search(text):
        return LESS_THAN_A_DAY
    if not any(key in row for key in ("start", "start_js")) or not _says_a_day(row):
        return NO_VALUE
    if reference is None and not _FOUR_DIGITS.search(text):
        return NO_REFERENCE
    return None


def _says_a_day(row: Mapping[str, Any]) -> bool:
    named = {"year", "month", "day", "weekday"}
    return bool(named.intersection(row.get("start", {}))) or "start_js" in row


def _js_day(text: str | int | None) -> date | None:
    """Read ``2012, 8 - 1, 10`` (months from 0), a quoted date, or milliseconds since 1970."""
    if text is None:
        return None
    if str(text).isdigit():
        return datetime.fromtimestamp(int(text) / 1000, UTC).date()
    if str(text).startswith('"'):
        return parse_date(re.sub(r" GMT.*", "", str(text).strip('"'))).date()
    year, month, day = (_sum(part) for part in [*str(text).split(","), "1"][:3])
    # JavaScript lets a month run over: the 13th is January of the next year.
    return date(year + month // 12, month % 12 + 1, day)


def _sum(text: str) -> int:
    first, *rest = re.findall(r"\d+", text)
    return int(first) - sum(int(number) for number in rest)


def _chrono_reading(row: Mapping[str, Any], reference: date | None) -> Reading:
    first = _components(row.get("start"), row.get("start_js"), reference)
    if "end" in row or "end_js" in row:
        return Reading("ends", first, _components(row.get("end"), row.get("end_js"), reference))
    known = row.get("start", {})
    if set(known) == {"year"}:
        return Reading("year", first, first)
    return Reading("day", first, first, length_from=reference)


def _components(
    known: Mapping[str, int] | None, moment: str | int | None, reference: date | None
) -> date | None:
    """Put a day together from what the test looks at; what it does not is the reference's."""
    if moment is not None and not (known and {"year", "month", "day"} <= set(known)):
        return _js_day(moment)
    known = known or {}
    base = reference or date(int(known.get("year", 2000)), 1, 1)
    return date(
        known.get("year", base.year), known.get("month", base.month),
        known.get("day", 1 if "month" in known else base.day),
    )  # fmt: skip


# ---- python-edtf -------------------------------------------------------------------------------


def _edtf(path: Path) -> Iterator[Case]:
    for row in _lines(path):
        text, edtf = row["text"], row["edtf"]
        if edtf is None:
            yield Case(text, None)
        elif re.fullmatch(r"\d\d", text):
            yield Case(text, None, (), (NO_DATE_IN_PROSE,))
        else:
            yield Case(text, None, (Wanted((Reading("edtf", edtf=edtf),)),))


# Name, figure to reach, the file's name up to its last part (the halves end differently), reader.
SUITES: tuple[tuple[str, float, str, Callable[[Path], Iterator[Case]]], ...] = (
    ("Recognizers", 0.85, "recognizers_en_*.jsonl", _recognizers),
    ("chrono", 0.90, "chrono_en_*.jsonl", _chrono),
    ("edtf phrases", 0.85, "edtf_natlang_*.jsonl", _edtf),
)
