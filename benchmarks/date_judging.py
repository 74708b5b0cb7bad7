"""Whether a row of dates is what a suite of other conventions wants; dates.md has the mapping."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from date_suites import Reading, Wanted
from docanalyze.annotation.records import DateRecord

__all__ = ["judged"]

Rows = Sequence[DateRecord]
DAYS_OF_WEEK = 7
LAST_QUARTER = 36
# How a right answer was right, besides being the same.
SAME, UNIT, OTHER_READING, LENGTH = "the same", "its unit", "the other reading", "its length"
ENDS, LIMIT, PART, VAGUE, NOTHING = (
    "an end", "its limit", "its whole", "a vague amount", "no such day",
)  # fmt: skip
_ISO_LENGTH = re.compile(r"P([\dX.]+)(BD|WE|DE|CE|[DWMQY])")
IN_DAYS = {"D": 1.0, "BD": 1.0, "W": 7.0}
IN_MONTHS = {"M": 1.0, "Q": 3.0, "Y": 12.0, "DE": 120.0, "CE": 1200.0}


def judged(wanted: Wanted, rows: Rows) -> str | None:
    """Tell how a wanted time was found right; None if it was not. The first row counts."""
    if not wanted.readings:
        return NOTHING if not any(row["earliest"] for row in rows) else None
    judged = [how for row in rows[:1] for one in wanted.readings if (how := _judge(one, row))]
    return min(judged, key=lambda how: how != SAME, default=None)


def _judge(reading: Reading, row: DateRecord) -> str | None:
    if reading.edtf is not None:
        return _judge_edtf(reading.edtf, row)
    if reading.how == "timex":
        return _judge_timex(str(reading.timex), row)
    if row["kind"] == "duration":
        return _judge_length(reading, row)
    if reading.length_from and row["earliest"] is None and re.search(r"few|several", row["text"]):
        return VAGUE
    if reading.how in {"since", "since-end", "before", "before-end", "after"}:
        return LIMIT if _is_limit(reading, row) else None
    first, last = _bounds(row)
    return _judge_days(reading, row, first, last) if first and last else None


def _is_limit(reading: Reading, row: DateRecord) -> bool:
    """``before 2018``, ``since March``: the limit is our date, or the end of our interval."""
    first, last = _bounds(row)
    limit = reading.first or reading.last
    if limit is None:
        return False
    if reading.how == "after":
        ends = {last, last + timedelta(1)} if last else set()
        return limit in ends or (last is None and _is_open_after(reading, first))
    return {
        "before": limit in {first, last},
        "before-end": limit - timedelta(1) == last,
        "since": limit == first,
        "since-end": first is not None and first <= limit,
    }[reading.how]


def _is_open_after(reading: Reading, first: date | None) -> bool:
    """``later than 2015``: an open interval from the year named, there from the year after."""
    if reading.how != "after" or first is None or reading.first is None:
        return False
    return reading.first in {first, first + relativedelta(years=1), first + timedelta(1)}


def _judge_days(reading: Reading, row: DateRecord, first: date, last: date) -> str | None:
    if reading.first is None or reading.last is None:
        return None
    if (first, last) == (reading.first, reading.last):
        return SAME
    if reading.how == "year":
        return SAME if first.year == reading.first.year == last.year else None
    if reading.how == "ends":
        return _judge_ends(reading, row, first, last)
    if reading.how == "range":
        is_part = row["timex3_mod"] in {"START", "MID", "END"}
        return PART if is_part and _of_timex(reading.timex) == (first, last) else None
    return _judge_day(reading.first, row, first, last)


def _judge_day(day: date, row: DateRecord, first: date, last: date) -> str | None:
    """They give a day for what is a week, a year or a window here."""
    if row["kind"] == "interval":
        years = re.fullmatch(r"\d{4}/\d{4}", row["edtf"] or "")
        far = {first.year, last.year} if years else {first, last}
        return ENDS if (day.year if years else day) in far else None
    if first <= day <= last:
        return UNIT
    return OTHER_READING if first == last and _is_moved(row, (first,), (day,)) else None


def _is_moved(row: DateRecord, ours: tuple[date, ...], theirs: tuple[date, ...]) -> bool:
    """Tell whether all are a week or a year off, and the text says neither past nor future."""
    says = re.search(r"last|next|this|ago|later|\d{4}", row["text"], re.IGNORECASE)
    shifts = (
        relativedelta(years=1), relativedelta(years=-1),
        relativedelta(days=DAYS_OF_WEEK), relativedelta(days=-DAYS_OF_WEEK),
    )  # fmt: skip
    return not says and any(tuple(day + shift for day in ours) == theirs for shift in shifts)


def _judge_ends(reading: Reading, row: DateRecord, first: date, last: date) -> str | None:
    start, end = reading.first, reading.last
    if start is None or end is None:
        return None
    opening = _first_of_end(row, last)
    if _is_moved(row, (first, opening), (start, end)) or _is_moved(
        row, (first, last), (start, end)
    ):
        return OTHER_READING
    if not first <= start <= _last_of_start(row, first):
        return None
    # Half-open there: their last day, which they leave out, opens our last part.
    return ENDS if opening <= end <= last or opening <= end + timedelta(1) <= last else None


def _last_of_start(row: DateRecord, first: date) -> date:
    part = (row["edtf"] or "").split("/")[0]
    bounds = _of_timex(part)
    return bounds[1] if bounds else first


def _first_of_end(row: DateRecord, last: date) -> date:
    part = (row["edtf"] or "").split("/")[-1]
    bounds = _of_timex(part)
    return bounds[0] if bounds else last


def _of_timex(text: str | None) -> tuple[date, date] | None:
    """Return the first and last day of a year, month or day as it is written."""
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", text or ""):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(6)
    if part := re.fullmatch(r"(\d{4})-(3[3-6]|4[01])", text or ""):
        months = 3 if int(part[2]) <= LAST_QUARTER else 6
        number = int(part[2]) - (33 if months == 3 else 40)  # noqa: PLR2004
        first = date(int(part[1]), 1 + months * number, 1)
        return first, first + relativedelta(months=months) - timedelta(1)
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text or "")
    if not match or (match[2] and int(match[2]) > 12):  # noqa: PLR2004
        return None
    first = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    step = relativedelta(days=1) if match[3] else relativedelta(months=1)
    return first, first + (step if match[2] else relativedelta(years=1)) - timedelta(1)


def _bounds(row: DateRecord) -> tuple[date | None, date | None]:
    first, last = row["earliest"], row["latest"]
    return (
        date.fromisoformat(first) if first and first[0] != "-" else None,
        date.fromisoformat(last) if last and last[0] != "-" else None,
    )


def _judge_length(reading: Reading, row: DateRecord) -> str | None:
    """``within two weeks``: the suite gives the day it ends, we the length."""
    match = _ISO_LENGTH.fullmatch(row["timex3"] or "")
    if not match or reading.length_from is None or "X" in match[1]:
        return None
    amount, unit = int(float(match[1])), match[2]
    name = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}.get(unit)
    if name is None:
        return None
    ends = reading.length_from + relativedelta(**{name: amount})  # type: ignore[arg-type]
    return LENGTH if ends == reading.first else None


def _judge_timex(timex: str, row: DateRecord) -> str | None:
    ours = row["timex3"] or ""
    if ours == timex or ours.removeprefix("XXXX-") == timex:
        return SAME
    mine, theirs = _amount(ours), _amount(timex)
    if mine is not None and mine == theirs:
        return SAME
    # They count `few` and `several` as three.
    return VAGUE if ours.startswith("PX") and timex == ours.replace("X", "3") else None


def _amount(timex: str) -> tuple[str, float] | None:
    match = _ISO_LENGTH.fullmatch(timex)
    if not match or "X" in match[1]:
        return None
    if match[2] in IN_DAYS:
        return "days", float(match[1]) * IN_DAYS[match[2]]
    scale = IN_MONTHS.get(match[2])
    return ("months", float(match[1]) * scale) if scale else (match[2], float(match[1]))


def _judge_edtf(edtf: str, row: DateRecord) -> str | None:
    ours = row["edtf"] or row["timex3"] or ""
    if ours == edtf:
        return SAME
    if _open(edtf) == ours:
        return SAME
    # `before 1928`: an open interval there, the year with its preposition outside here.
    if edtf.strip("/") == ours.replace("..", "").strip("/"):
        return LIMIT
    # `day in January 1872`: an unspecified part there, the whole here.
    if re.sub(r"-XX(?=$|[~%?])", "", edtf) == ours:
        return PART
    pair = re.fullmatch(r"\[(\d{4}), (\d{4})\]", edtf)
    return ENDS if pair and ours == f"{pair[1]}/{pair[2]}" else None


def _open(edtf: str) -> str:
    left, slash, right = edtf.partition("/")
    return f"{left or '..'}/{right or '..'}" if slash else edtf
