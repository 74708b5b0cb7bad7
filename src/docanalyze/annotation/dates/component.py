"""The component ``docanalyze_dates``."""

import re
from collections.abc import Iterator
from typing import Literal, get_args

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.confidence import precision_of
from docanalyze.annotation.dates.days import day_from_iso
from docanalyze.annotation.dates.finder import Finder, Time
from docanalyze.annotation.dates.periods import PeriodFinder
from docanalyze.annotation.dates.values import Date, Month, Value, Year
from docanalyze.annotation.records import DateRecord
from docanalyze.annotation.tokens import whole_text
from docanalyze.errors import UsageError
from docanalyze.register import load_register

__all__ = ["DateFinder", "create_dates"]

DateOrder = Literal["auto", "dmy", "mdy", "ymd"]
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![ \t\r\f\v]*\n))*")
MONTHS = 12
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d))?")


class DateFinder:
    """Sets ``doc._.dates``: every expression of time, with its place in the calendar.

    Args:
        periods: Finds named periods.
        order: How numeric dates are written; ``auto`` leaves both readings in the bounds.
    """

    def __init__(self, periods: PeriodFinder, order: DateOrder = "auto") -> None:
        self._periods = periods
        self._finder = Finder(order)

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.dates``, ordered by start."""
        text = whole_text(doc)
        times = self._finder.find(text, _stretches(doc, text), _published(doc._.published))
        times = _without_overlaps([*times, *self._periods.find(doc)])
        doc._.dates = [_record(text, time) for time in times]
        return doc


def _stretches(doc: Doc, text: str) -> Iterator[tuple[int, int]]:
    """Yield what a row must not cross the border of: passages, or blocks between blank lines."""
    if doc._.passages:
        for passage in doc._.passages:
            yield passage["start"], passage["end"]
    else:
        for block in _BLOCK.finditer(text):
            yield block.span()


def _published(text: str | None) -> Value | None:
    """Read the publication date; None where it is not known or says nothing certain."""
    if not text:
        return None
    day = day_from_iso(text)
    if day:
        return Date(day)
    match = _PUBLISHED.fullmatch(text)
    if not match:
        return None
    if match[2] and int(match[2]) <= MONTHS:
        return Month(int(match[1]), int(match[2]))
    # A season ("2024-21") says of the year what its months would, and no more is needed.
    return Year(int(match[1]))


def _without_overlaps(times: list[Time]) -> list[Time]:
    """Keep the longest of those that share a character."""
    kept: list[Time] = []
    for time in sorted(times, key=lambda t: (t.start, -t.end)):
        if kept and time.start < kept[-1].end:
            if time.end - time.start > kept[-1].end - kept[-1].start:
                kept[-1] = time
            continue
        kept.append(time)
    return kept


def _record(text: str, time: Time) -> DateRecord:
    value = time.value
    return {
        "start": time.start,
        "end": time.end,
        "text": text[time.start : time.end],
        "kind": value.kind,
        "edtf": _marked(value, time.mark),
        "earliest": value.first.iso if value.first else None,
        "latest": value.last.iso if value.last else None,
        "timex3": value.timex3,
        "timex3_mod": time.mod or ("APPROX" if time.mark in {"~", "%"} else None),
        "anchor": time.anchor,
        "treaty_id": None,
        "method": time.method,
        "confidence": precision_of("dates", time.method),
    }


def _marked(value: Value, mark: str | None) -> str | None:
    """EDTF marks years, months, days, decades and centuries; other values go without."""
    markable = value.endpoint is not None and value.edtf is not None
    return f"{value.edtf}{mark}" if mark and markable else value.edtf


@Language.factory(
    "docanalyze_dates",
    default_config={"register": [], "date_order": "auto"},
    requires=[],
    assigns=["doc._.dates"],
)
def create_dates(nlp: Language, name: str, register: list[str], date_order: str) -> DateFinder:
    """Create the component ``docanalyze_dates``.

    Args:
        nlp: The pipeline it joins.
        name: Its name there.
        register: Folders of a user's own register files, over the shipped ones.
        date_order: ``dmy``, ``mdy`` or ``ymd`` settles numeric dates such as 06/02/2026; ``auto``
            keeps both readings in the bounds unless the article settles it.

    Raises:
        UsageError: A register folder cannot be used, or the order is none of the four.
    """
    del name
    if date_order not in get_args(DateOrder):
        raise UsageError(
            f"date_order is {date_order!r}. Use one of {', '.join(get_args(DateOrder))}."
        )
    order: DateOrder = date_order  # type: ignore[assignment]
    return DateFinder(PeriodFinder(nlp, load_register(tuple(register))), order)
