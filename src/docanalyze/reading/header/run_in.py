"""Datelines that run into the first paragraph: ``GENEVA, 4 May 1998 (AP) — The ministers …``."""

import re

from docanalyze.reading.header.dates import ANY_LEAP_YEAR, HeaderDate, date_at, date_at_end
from docanalyze.reading.header.line import ATTACHED, JOINTS, HeaderLine, form, is_agency
from docanalyze.reading.header.places import is_place

__all__ = ["day_of_dateline", "run_in_dateline"]

LONGEST_PLACE = 48
YEAR = re.compile(r"(?<![\w.,-])(?:1[5-9]|20)\d\d(?![\w-])")
# Where a date may begin: at the front, or behind a place.
FRONTS = re.compile(r"(?:(?<=\A)|(?<=[\s,(:]))(?=\w)")
LINKING = frozenset({"of", "de", "da", "do", "la", "le", "the", "and", "upon", "on"})
WHOLE_DAY = len("1998-05-04")


def run_in_dateline(paragraph: str, year: str | None = None, *, article: str) -> HeaderLine | None:
    """Return what a dateline in front of a paragraph says.

    Args:
        paragraph: The first paragraph.
        year: Of publication, where another line of the article states it.
        article: From that paragraph on.
    """
    line = _of_agency(paragraph, year)
    return line if line and line.published else _with_day(paragraph, article) or line


def day_of_dateline(paragraph: str) -> str | None:
    """Return month and day of ``VIENNA, April 2 (Harbour Press) - …``, as ``04-02``.

    Args:
        paragraph: The first paragraph.
    """
    match = form("run_in").match(paragraph)
    place = match["place"].strip(JOINTS) if match else ""
    dated = date_at_end(f"{place} {ANY_LEAP_YEAR}") if match else None
    return dated.edtf[len("2000-") :] if dated and len(dated.edtf) == WHOLE_DAY else None


def _of_agency(paragraph: str, year: str | None) -> HeaderLine | None:
    match = form("run_in").match(paragraph)
    if not match:
        return None
    dated = date_at_end(match["place"])
    if not dated and year:
        dated = date_at_end(f"{match['place'].strip(JOINTS)} {year}")
    agency = match["agency"]
    known = agency is not None and is_agency(agency)
    return HeaderLine(
        "paragraph",
        published=(ATTACHED, dated.edtf) if dated else None,
        publisher=agency if known else None,
    )


def _with_day(paragraph: str, article: str) -> HeaderLine | None:
    """Read ``Port Ellis, November 20, 1983. Words …`` and ``4 May 2005 – The Council today …``.

    So a history may begin too, with the scene it tells of: only an article that speaks as one does
    on its day, and of no later year, says when it was written.
    """
    dated = _dated_front(paragraph)
    if not dated or len(dated.edtf) < WHOLE_DAY:
        return None
    place = paragraph[: dated.start].strip(JOINTS)
    joint = form("run_in_joint").match(paragraph, dated.end)
    if not joint or not (joint["dash"] if not place else _is_place(place)):
        return None
    later = any(int(match[0]) > int(dated.edtf[:4]) for match in YEAR.finditer(article))
    agency = joint["agency"]
    told = form("on_its_day").search(_unquoted(article[dated.end :]))
    if later or not (told or agency) or _is_one_of_many(paragraph, article):
        return None
    known = agency is not None and is_agency(agency)
    return HeaderLine(
        "paragraph", published=(ATTACHED, dated.edtf), publisher=agency if known else None
    )


def _dated_front(paragraph: str) -> HeaderDate | None:
    starts = FRONTS.finditer(paragraph, 0, LONGEST_PLACE)
    return next((found for match in starts if (found := date_at(paragraph, match.start()))), None)


def _is_one_of_many(paragraph: str, article: str) -> bool:
    """Whether other paragraphs begin with a day too, as in a diary, a chronicle or letters."""
    lines = (line.strip() for line in article[len(paragraph) :].split("\n"))
    days = ((line, _dated_front(line)) for line in lines if line)
    return any(day and form("run_in_joint").match(line, day.end) for line, day in days)


def _is_place(written: str) -> bool:
    names = " ".join(word for word in written.split() if word.strip(",") not in LINKING)
    return written[0].isupper() and is_place(names)


def _unquoted(text: str) -> str:
    return form("quoted").sub(" ", text)
