"""Rows of ``dates`` to TIMEX3: one tag a point in time, and what TimeML marks beyond the table."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docanalyze.exporting.articles import Row
from docanalyze.exporting.daytimes import (
    length_before,
    parts_of_day,
    short_lengths,
    vague_times,
)

__all__ = ["Timex", "timexes_of"]

# EDTF's codes of seasons, quarters and halves, and TimeML's.
_PARTS = {
    "21": "SP", "22": "SU", "23": "FA", "24": "WI", "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4",
    "40": "H1", "41": "H2",
}  # fmt: skip
_PART = re.compile(r"(-?\d{4})-(2[1-4]|3[3-6]|4[01])")
_JOINT = re.compile(
    r"\s*[-\N{EN DASH}\N{EM DASH}/~]\s*"
    r"|\s+(?:to|and|until|till|through|thru|into|or)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\s+(?:ending|ended|to)\s+(?:(?:on|in)\s+)?(?:the\s+)?", re.IGNORECASE)
_OPENING = re.compile(r"(?:from|between)\s+(?:the\s+)?", re.IGNORECASE)
_SPLIT_LENGTH = 2
# Behind `the`, a row that ends in one of these is a noun phrase of its own.
_HEADS = re.compile(
    r"(?:years?|months?|weeks?|days?|quarters?|decades?|centur(?:y|ies)|weekend|spring|summer|autumn"
    r"|fall|winter|\d0s|fortnight|half|past|future|present)$",
    re.IGNORECASE,
)
# TimeML's mods of lengths.
_MODS = {
    "more than": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN",
    "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS",
}  # fmt: skip
_COMPARISON = re.compile(
    r"\b((?:no\s+)?(?:more|less|fewer)\s+than|at\s+(?:least|most)|up\s+to)\s+$", re.IGNORECASE
)
LONGEST_MODIFIER = 16
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3.

    Args:
        start: Offset in the text.
        end: Offset behind it.
        type: ``DATE``, ``TIME``, ``DURATION`` or ``SET``.
        value: TimeML's value.
        mod: TimeML's mod, if any.
        quant: Of a ``SET`` that says every or each.
        is_relative: Whether its value had to be worked out.
        from_creation: Whether it counts from the day of publication.
        is_creation: Whether it is the day of publication itself.
    """

    start: int
    end: int
    type: str
    value: str
    mod: str | None = None
    quant: str | None = None
    is_relative: bool = False
    from_creation: bool = False
    is_creation: bool = False


def timexes_of(text: str, rows: Sequence[Row], published: str | None) -> list[Timex]:
    """Return the TIMEX3 of a text in order, none inside another.

    Args:
        text: The document text.
        rows: Of ``dates``, in order.
        published: The day of publication as EDTF, if known.
    """
    dates = [timex for row in rows for timex in _of_row(row)]
    if published and any(_is_day_of_news(row) for row in rows):
        dates = [_today(text, timex, published) for timex in dates]
    timed = [
        Timex(one.start, one.end, one.type, one.value, is_relative=True)
        for one in parts_of_day(text, [(d.start, d.end, d.value) for d in dates], published)
    ]
    others = [
        Timex(one.start, one.end, one.type, one.value)
        for one in (*short_lengths(text), *vague_times(text))
    ]
    found: list[Timex] = []
    for group in (timed, dates, others):
        found = _joined(found, group)
    return _joined([], [_with_modifier(text, _with_article(text, timex)) for timex in found])


def _joined(found: list[Timex], more: list[Timex]) -> list[Timex]:
    """Return both in order; of those that share a character, the one already there, or first."""
    starts = [timex.start for timex in found]
    ends = [timex.end for timex in found]
    kept = []
    last = 0
    for timex in sorted(more, key=lambda t: (t.start, -t.end)):
        at = bisect_right(starts, timex.start)
        is_free = at == 0 or ends[at - 1] <= timex.start
        is_free = is_free and (at == len(starts) or timex.end <= starts[at])
        if is_free and timex.start >= last:
            kept.append(timex)
            last = timex.end
    return sorted([*found, *kept], key=lambda timex: timex.start)


def _is_day_of_news(row: Row) -> bool:
    """A day counted from publication (``on Tuesday``): the article tells the news of the day."""
    is_day = row["earliest"] is not None and row["earliest"] == row["latest"]
    return row["anchor"] == "publication" and is_day


def _today(text: str, timex: Timex, published: str) -> Timex:
    """In news ``today`` is the day of publication, elsewhere mostly nowadays."""
    if timex.value == "PRESENT_REF" and text[timex.start : timex.end].lower() == "today":
        return replace(timex, value=published, is_relative=True, from_creation=True)
    return timex


def _with_article(text: str, timex: Timex) -> Timex:
    """TimeML's extents are whole noun phrases: ``the third quarter``, ``the past three years``."""
    before = _THE.search(text, max(timex.start - 8, 0), timex.start)
    if "-" in text[timex.start : timex.end] and timex.type == "DURATION":
        return timex  # `the 45-day period` is none
    if before and _HEADS.search(text, timex.start, timex.end):
        return replace(timex, start=before.start())
    return timex


def _with_modifier(text: str, timex: Timex) -> Timex:
    """``more than two years``: TimeML takes the comparison in, and has a mod for it."""
    if timex.type != "DURATION":
        return timex
    begin = max(timex.start - LONGEST_MODIFIER, 0)
    before = _COMPARISON.search(text[begin : timex.start])
    if before is None:
        return timex
    mod = _MODS.get(" ".join(before[1].lower().split()))
    return replace(timex, start=begin + before.start(), mod=mod)


def _of_row(row: Row) -> Iterator[Timex]:
    value = row["timex3"]
    if value is None or row["anchor"] == "period":
        return  # TimeML has no value for a period's name
    anchor = row["anchor"]
    timex = Timex(
        row["start"], row["end"], "DATE", value, row["timex3_mod"],
        is_relative=anchor in {"publication", "text"}, from_creation=anchor == "publication",
    )  # fmt: skip
    if row["kind"] == "recurring":
        word = row["text"].split()[0].lower()
        yield replace(timex, type="SET", quant=word.upper() if word in {"every", "each"} else None)
    elif row.get("method") == "length_to":
        yield from _length_and_end(row, timex)
    elif value.startswith("P") and not value.endswith("_REF"):
        yield replace(timex, type="DURATION")
    elif counted := length_before(row["text"]):
        # `Two weeks after the vote`: TimeML marks the length, and `after` is a signal.
        end, length = counted
        yield replace(timex, end=row["start"] + end, type="DURATION", value=length, mod=None)
    elif "/" in value:
        yield from _ends(row, timex)
    else:
        yield timex


def _length_and_end(row: Row, timex: Timex) -> Iterator[Timex]:
    """Yield ``the three months`` and ``31 December`` of ``the three months ended 31 December``."""
    cut = _UP_TO.search(row["text"])
    if cut is None or row["edtf"] is None:
        yield replace(timex, type="DURATION")
        return
    yield replace(timex, end=row["start"] + cut.start(), type="DURATION")
    end = _value(row["edtf"].split("/")[-1])
    yield replace(timex, start=row["start"] + cut.end(), value=end)


def _ends(row: Row, timex: Timex) -> Iterator[Timex]:
    """Yield the two ends of an interval, as TimeML marks them; a length if it cannot be cut."""
    text, parts = row["text"], timex.value.split("/")
    opening = _OPENING.match(text)
    first = opening.end() if opening else 0
    cuts = _cuts(text, first)
    if len(parts) != _SPLIT_LENGTH or not cuts:
        yield replace(timex, value=_common(parts))
        return
    cut = cuts[len(cuts) // 2]
    left = len(text[: cut.start()].rstrip(" ,"))
    for start, end, part in ((first, left, parts[0]), (cut.end(), len(text), parts[1])):
        yield replace(timex, start=row["start"] + start, end=row["start"] + end, value=_value(part))


def _cuts(text: str, first: int) -> list[re.Match[str]]:
    cuts = [m for m in _JOINT.finditer(text, first) if m.start() > first and m.end() < len(text)]
    # A word joins more surely than a dash, which may be inside a date.
    return [cut for cut in cuts if cut[0].strip().isalpha()] or cuts


def _common(parts: Sequence[str]) -> str:
    """Return what two days have in common: ``2026-02`` of two days in February 2026."""
    left, right = parts[0].split("-"), parts[-1].split("-")
    common = [one for one, other in zip(left, right, strict=False) if one == other]
    return "-".join(common) or "XXXX"


def _value(edtf: str) -> str:
    """Write an end of an interval as TimeML does."""
    bare = edtf.rstrip("~?%").rstrip("X") if not edtf.startswith("X") else edtf
    part = _PART.fullmatch(bare)
    return f"{part[1]}-{_PARTS[part[2]]}" if part else bare
