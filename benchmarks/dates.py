"""Measure dates on three public suites: Microsoft Recognizers, chrono, python-edtf.

    python benchmarks/dates.py SUITES [--wrong]

SUITES is a folder with ``recognizers_en_*.jsonl``, ``chrono_en_*.jsonl``, ``edtf_natlang_*.jsonl``.
How their conventions are mapped to ours is in dates.md; this is its code.
"""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import spacy
from date_suites import SUITES, Case, Reading, Wanted
from dateutil.relativedelta import relativedelta

from docanalyze.annotation.records import DateRecord

Rows = Sequence[DateRecord]
DAYS_OF_WEEK = 7
# How a right answer was right, besides being the same.
SAME, UNIT, OTHER_READING, LENGTH = "the same", "its unit", "the other reading", "its length"
ENDS, LIMIT, PART, VAGUE, NOTHING = (
    "an end", "its limit", "its whole", "a vague amount", "no such day",
)  # fmt: skip
_ISO_LENGTH = re.compile(r"P([\dX.]+)(BD|WE|DE|CE|[DWMY])")
IN_DAYS = {"D": 1.0, "BD": 1.0, "W": 7.0}
IN_MONTHS = {"M": 1.0, "Y": 12.0, "DE": 120.0, "CE": 1200.0}


@dataclass
class Figures:
    """What came out of a suite."""

    right: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    n_wanted: int = 0
    n_empty: int = 0
    n_empty_right: int = 0
    n_too_many: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Right of those in scope; a text without dates counts as one."""
        total = self.n_wanted + self.n_empty
        return (self.right.total() + self.n_empty_right) / total if total else 0.0


def main() -> None:
    """Run the suites and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("suites", type=Path, help="folder with the suites")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    chosen = parser.parse_args()
    pipelines = {order: _pipeline(order) for order in ("mdy", "auto")}
    print("| suite | in scope | right | bar | left out | rows too many |")
    print("|---|---|---|---|---|---|")
    results = []
    for name, bar, pattern, read in SUITES:
        for path in sorted(chosen.suites.glob(pattern)):
            figures = Figures()
            for case in read(path):
                _measure(case, _rows(pipelines["mdy"], case), figures)
            results.append((path.name, figures))
            total = figures.n_wanted + figures.n_empty
            print(
                f"| {name} | {total} | {figures.share:.3f} | {bar:.2f} "
                f"| {figures.left_out.total()} | {figures.n_too_many} |"
            )
    for name, figures in results:
        _print_details(name, figures, wrong=chosen.wrong)


def _pipeline(order: str) -> spacy.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_dates", config={"date_order": order})
    return nlp


def _rows(nlp: spacy.Language, case: Case) -> Rows:
    doc = nlp.make_doc(case.text)
    doc._.published = case.published
    doc._.names = []
    rows: Rows = nlp.get_pipe("docanalyze_dates")(doc)._.dates
    return rows


def _print_details(name: str, figures: Figures, *, wrong: bool) -> None:
    print(f"\n{name}: {figures.n_wanted} times wanted, {figures.n_empty} texts without any")
    for how, count in figures.right.most_common():
        print(f"  right, {how}: {count}")
    print(f"  right, nothing found in a text without any: {figures.n_empty_right}")
    for reason, count in figures.left_out.most_common():
        print(f"  left out, {reason}: {count}")
    if wrong:
        print("\n".join(f"  WRONG {line}" for line in figures.wrong))


def _measure(case: Case, rows: Rows, figures: Figures) -> None:
    figures.left_out.update(case.left_out)
    if not case.wanted:
        if not case.left_out:
            # A length is no date for those suites, and no mistake for us.
            points = [row for row in rows if row["kind"] not in {"duration", "recurring"}]
            figures.n_empty += 1
            figures.n_empty_right += not points
            if points:
                figures.wrong.append(f"{case.text!r}: none; {_shown(points)}")
        return
    taken: set[int] = set()
    for wanted in case.wanted:
        figures.n_wanted += 1
        beside = [row for row in rows if _overlaps(row, wanted)]
        taken.update(row["start"] for row in beside)
        how = _judged(wanted, beside)
        if how:
            figures.right[how] += 1
        else:
            figures.wrong.append(f"{case.text!r} {case.published}: {_want(wanted)}; {_shown(rows)}")
    if not case.left_out:
        figures.n_too_many += sum(row["start"] not in taken for row in rows)


def _overlaps(row: DateRecord, wanted: Wanted) -> bool:
    if wanted.start is None or wanted.end is None:
        return True
    return row["start"] < wanted.end and wanted.start < row["end"]


def _judged(wanted: Wanted, rows: Rows) -> str | None:
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
    first, last = _bounds(row)
    if reading.how in {"since", "since-end"}:
        held = first is not None and first <= (reading.first or first)
        same = first == reading.first or (reading.how == "since-end" and held)
        return LIMIT if reading.first and same else None
    if reading.how.startswith("before"):
        days = {last} if reading.how == "before-end" else {first, last}
        limit = reading.last or reading.first
        shift = timedelta(1) if reading.how == "before-end" else timedelta(0)
        return LIMIT if limit and limit - shift in days else None
    if first is None or last is None:
        return LIMIT if _is_open_after(reading, first) else None
    if reading.how == "after":
        limit = reading.first or reading.last
        return LIMIT if limit in {last, last + timedelta(1)} else None
    return _judge_days(reading, row, first, last)


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
    if reading.how == "ends":
        return _judge_ends(reading, row, first, last)
    if reading.how == "range":
        is_part = row["timex3_mod"] in {"START", "MID", "END"}
        return PART if is_part and _of_timex(reading.timex) == (first, last) else None
    if row["kind"] == "interval":
        years = re.fullmatch(r"\d{4}/\d{4}", row["edtf"] or "")
        far = {first.year, last.year} if years else {first, last}
        return ENDS if (reading.first.year if years else reading.first) in far else None
    if first <= reading.first <= last:
        return UNIT
    one_year = {relativedelta(years=1), relativedelta(years=-1)}
    moved = {first + shift for shift in one_year} | {
        first + timedelta(DAYS_OF_WEEK), first - timedelta(DAYS_OF_WEEK),
    }  # fmt: skip
    # Only where the text itself says neither past nor future.
    says = re.search(r"last|next|this|ago|later|\d{4}", row["text"], re.IGNORECASE)
    return OTHER_READING if reading.first in moved and not says and first == last else None


def _judge_ends(reading: Reading, row: DateRecord, first: date, last: date) -> str | None:
    start, end = reading.first, reading.last
    if start is None or end is None or not first <= start <= _last_of_start(row, first):
        return None
    opening = _first_of_end(row, last)
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


def _shown(rows: Rows) -> str:
    shown = [(row["text"], row["edtf"] or row["timex3"], row["timex3_mod"]) for row in rows]
    return f"found {shown}"


def _want(wanted: Wanted) -> str:
    return "wanted " + " or ".join(
        reading.edtf
        or (reading.timex if reading.how == "timex" else None)
        or f"{reading.how} {reading.first} {reading.last}"
        for reading in wanted.readings
    )


if __name__ == "__main__":
    main()
