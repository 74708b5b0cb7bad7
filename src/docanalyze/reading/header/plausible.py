"""What speaks against a reading of the header: what the article itself says."""

import re
from collections.abc import Sequence

from docanalyze.reading.header.dates import date_at_end
from docanalyze.reading.header.line import ATTACHED, BARE, IMPRINT, SIGNED_OFF, TITLE_PAGE, form
from docanalyze.reading.header.names import begins_with_given_name, is_name
from docanalyze.reading.header.shapes import is_heading_shaped, is_title_case

__all__ = ["author_in_title", "glued_title", "publication_date", "title_of_first_lines"]

YEAR = re.compile(r"(?<![\w.,-])(?:1[5-9]|20)\d\d(?![\w-])")
GLUE = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
FEWEST_LATER_YEARS = 2
FEWEST_TITLE_WORDS = 3
FEWEST_GLUED_WORDS = 2
MOST_FIRST_LINES = 3


def publication_date(
    dates: Sequence[tuple[int, str]], *, title: str | None, body: str, is_signed: bool
) -> str | None:
    """Return the date most plainly that of publication: the best rank, then the most exact.

    A date that nothing calls one of publication is none if it is that of the event in the title, or
    if the article speaks mostly of later years.

    Args:
        dates: Rank and EDTF of the dates of the header.
        title: Of the article.
        body: What follows the header.
        is_signed: Whether the header names an author or a publisher.
    """
    if not dates:
        return None
    best = min(rank for rank, _ in dates)
    published = max((edtf for rank, edtf in dates if rank == best), key=len)
    if best in {IMPRINT, TITLE_PAGE} and not _may_be_of_book(body, int(published), best):
        return None
    doubtful = best == SIGNED_OFF or (best in {BARE, ATTACHED} and not is_signed)
    if doubtful and _speaks_of_later(body, int(published[:4])):
        return None
    # A dateline that runs into the text is never the event's.
    at_event = best == BARE and not is_signed and title is not None and _is_event(title)
    return None if at_event else published


def _may_be_of_book(body: str, year: int, rank: int) -> bool:
    """Whether a book of some year can have had this text, as the years of which it speaks show.

    ``Vienna, 1815`` may also be where and when the text begins: then it speaks of that year.
    """
    years = [int(match[0]) for match in YEAR.finditer(body)]
    if rank == TITLE_PAGE:
        return bool(years) and max(years) < year
    return not years or max(years) <= year


def _is_event(title: str) -> bool:
    """Whether a title is the name of an event; a headline in small letters tells of one."""
    named = form("event_title").fullmatch(title.strip(" .*_#"))
    return bool(named) and is_title_case(title.split())


def _speaks_of_later(body: str, year: int) -> bool:
    years = [int(match[0]) for match in YEAR.finditer(body)]
    later = sum(named > year for named in years)
    return later >= FEWEST_LATER_YEARS and later * 2 > len(years)


def author_in_title(title: str, blocks: Sequence[str]) -> tuple[str, str] | None:
    """Return author and title of ``Jane Doe: Why the League failed``; None if it is not that.

    Somebody of whom the article speaks again is its subject.

    Args:
        title: As found.
        blocks: Of the article; the last may be about the author.
    """
    name, colon, rest = title.partition(": ")
    if not colon or not is_name(name) or not begins_with_given_name(name):
        return None
    if len(rest.split()) < FEWEST_TITLE_WORDS or not is_heading_shaped(rest.rstrip("?!")):
        return None
    *most, last = blocks
    about = last.strip("*_([ ").startswith(name)
    surname = name.split()[-1]
    mentions = sum(block.count(surname) for block in (most if about else blocks))
    return (name, rest) if mentions == 1 else None


def title_of_first_lines(block: str) -> str | None:
    """Return the headline in capitals that stands over a paragraph with no line left blank.

    Args:
        block: The first block of a text that has no other title.
    """
    *lines, _ = block.split("\n")[: MOST_FIRST_LINES + 1]
    headline = next((line.strip() for line in lines if _is_headline(line.strip())), None)
    return headline.rstrip(".") if headline else None


def _is_headline(line: str) -> bool:
    long = len(line.split()) >= FEWEST_TITLE_WORDS
    return long and line.isupper() and is_heading_shaped(line.rstrip(".")) and not date_at_end(line)


def glued_title(block: str) -> str | None:
    """Return the title with which a caption begins where a line break was lost behind it.

    Args:
        block: The first block of a text that has no other title.
    """
    head, *rest = GLUE.split(block, maxsplit=1)
    if not rest or len(head.split()) < FEWEST_GLUED_WORDS or not is_heading_shaped(head):
        return None
    return head if len(rest[0].split()) >= FEWEST_TITLE_WORDS else None
