"""Lines that say when and where an article appeared."""

import re

from docanalyze.reading.header.dates import (
    ANY_LEAP_YEAR,
    HeaderDate,
    date_at,
    date_at_end,
    date_within,
)
from docanalyze.reading.header.line import (
    ATTACHED,
    BARE,
    JOINTS,
    LABELLED,
    MOST_LABEL_WORDS,
    HeaderLine,
    form,
)
from docanalyze.reading.header.places import is_place, is_place_only
from docanalyze.reading.header.shapes import is_heading_shaped, is_kicker, is_prose

__all__ = [
    "LIFE_OF_PAPER",
    "dated_title",
    "masthead",
    "place_and_date",
    "published_in",
    "recorded",
    "released",
]

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# "LUND, May 4, 1998 (Harbour Press)".
AGENCY_AT_END = re.compile(r"(?<=\d)\s+\([A-Z][^()\d]{1,29}\)\Z")
# "(Lund, 1848 - 1957)" behind the name of a paper, as archives write it.
LIFE_OF_PAPER = re.compile(r"\s*\([^()]*\b1[5-9]\d\d\s?[-–]\s?(?:\d{4})?[^()]{0,10}\)")


def published_in(line: str) -> HeaderLine | None:
    """Read ``First published in The Harbour Gazette on 4 May 1998``.

    Args:
        line: One line.
    """
    line = line.strip("[]()")
    issue = _issue_of(line)
    if issue:
        return issue
    match = form("published_in").fullmatch(line)
    dated = date_at_end(line)
    if not match or not dated or len(line.split()) > MOST_LABEL_WORDS:
        return None
    between = line[match.start("publisher") : dated.start].strip(JOINTS)
    publisher = re.sub(r"[,\s]+(?:on|in)$", "", between).strip("*_ ")
    return HeaderLine("other", published=(LABELLED, dated.edtf), publisher=publisher or None)


def _issue_of(line: str) -> HeaderLine | None:
    """Read ``This article appears in the May 4, 1998 issue of The Harbour Gazette``."""
    dated = date_within(line) if len(line.split()) <= MOST_LABEL_WORDS else None
    if not dated or not form("issue_of").fullmatch(line[: dated.start]):
        return None
    tail = form("issue_tail").fullmatch(line[dated.end :])
    if not tail:
        return None
    publisher = tail["publisher"].strip('*_“" ') if tail["publisher"] else None
    return HeaderLine("other", published=(LABELLED, dated.edtf), publisher=publisher)


def released(line: str) -> HeaderLine | None:
    """Read ``Embargoed until 0001 GMT, 4 May 1998`` and ``For immediate release: 4 May 1998``.

    Args:
        line: One line.
    """
    dated = date_at_end(line)
    if not dated or not form("release").fullmatch(line[: dated.start].rstrip(JOINTS)):
        return None
    return HeaderLine("other", published=(LABELLED, dated.edtf))


def recorded(line: str) -> HeaderLine | None:
    """Read ``HC Deb 04 May 1938 vol 335 cc861-980``, as records of parliaments are cited.

    Args:
        line: One line.
    """
    dated = date_within(line)
    head = line[: dated.start] if dated else ""
    if not dated or not head or not form("record").fullmatch(head):
        return None
    ends = form("record_tail").fullmatch(line[dated.end :])
    return HeaderLine("other", published=(BARE, dated.edtf)) if ends else None


def masthead(line: str) -> HeaderLine | None:
    """Read ``Strait Quarterly, Vol. 9 (Spring 1974), pp. 112-131`` and ``No. 4112. GALLE, …``."""
    if is_prose(line.rstrip(".")):
        return None
    dated = date_at_end(line) or date_within(line)
    match = form("masthead").fullmatch(line) or form("running_head").fullmatch(line)
    if match:
        named = match.groupdict()
        return HeaderLine(
            "other",
            publisher=(
                named["publisher"] or named.get("journal") or named.get("review") or ""
            ).strip(JOINTS),
            published=(ATTACHED, dated.edtf) if dated else None,
        )
    if dated and (
        form("issue_line").fullmatch(line) or is_kicker(line[: dated.start].rstrip(JOINTS))
    ):
        return HeaderLine("other", published=(BARE, dated.edtf))
    return None


def dated_title(line: str, found: HeaderDate | None, *, titled: bool) -> HeaderLine | None:
    """Read ``2026-02-06 Title of the article``."""
    if titled or not found or not re.match(r"\d{4}-\d\d-\d\d", line):
        return None
    rest = line[found.end :].strip(JOINTS)
    if not is_heading_shaped(rest):
        return None
    return HeaderLine("title", title=rest, published=(BARE, found.edtf))


def _without_section(line: str) -> str:
    """Return the day of a paper without section or agency: ``The Post, 4 May 1998. Leader.``."""
    line = AGENCY_AT_END.sub("", line.strip("[] "))
    front, comma, rest = line.partition(", ")
    line = rest if comma and is_kicker(front) else line
    head, stop, tail = line.rstrip(". ").rpartition(". ")
    return head if stop and is_kicker(tail) else line


def place_and_date(line: str) -> HeaderLine | None:
    """Read ``Geneva, 12 March 2019``, ``12 March 2019, Geneva`` and ``Geneva, March 12``."""
    line = form("price").sub("", line)
    if YEAR.search(line):
        line = _without_section(form("page").sub("", LIFE_OF_PAPER.sub("", line)))
    first = date_at(line)
    glued = "," not in line
    if first and is_place_only(line[first.end :].strip(JOINTS), glued=glued):
        return HeaderLine("dateline", published=(BARE, first.edtf))
    dated = date_at_end(line)
    if not dated:
        yearless = date_at_end(f"{line.rstrip('. ')} {ANY_LEAP_YEAR}")
        place = line[: yearless.start].rstrip(JOINTS) if yearless else None
        return HeaderLine("dateline") if place and is_place(place) else None
    if dated.start == 0:
        return None
    head = line[: dated.start].rstrip(JOINTS)
    paper, _, place = head.partition(",")
    if form("newspaper").fullmatch(paper.strip()) and (not place or is_place(place)):
        return HeaderLine("other", publisher=paper.strip(), published=(BARE, dated.edtf))
    if not is_place_only(head, glued=glued):
        return None
    return HeaderLine("dateline", published=(BARE, dated.edtf))
