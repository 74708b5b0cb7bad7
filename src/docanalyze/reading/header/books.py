"""What says that a text was taken from a book: its source, its edition, its title page."""

import re

from docanalyze.reading.header.dates import date_at_end
from docanalyze.reading.header.line import (
    IMPRINT,
    JOINTS,
    LONGEST_LINE,
    TITLE_PAGE,
    HeaderLine,
    form,
    whole,
)
from docanalyze.reading.header.names import (
    begins_with_given_name,
    has_honorific,
    has_name_marks,
    is_name,
    parse_names,
)
from docanalyze.reading.header.shapes import is_prose

__all__ = ["read_book_line"]

MOST_WORDS = 45
# "A History of the World, 1783-1903" ends in a span of years, which is part of the title.
YEAR_NEAR_END = re.compile(r"(?:1[5-9]|20)\d\d")
REACH = 80
YEAR_AT_END = re.compile(r"(?<![\d–—-])(?<![–—-]\s)(?P<year>(?:1[5-9]|20)\d\d)[\s.)\]]*\Z")
PAGES = re.compile(r"[\s,;(]*\b(?:pp?\.|pages?|ch(?:apter|\.)|vol(?:ume|\.))\s?[\dIVXLC].{0,20}\Z")
BY = re.compile(r"(?P<title>.{3,200}?)[\s,]+by\s+(?P<names>[^,(\d]{4,80})(?:[,(].*)?\Z")
QUOTED = re.compile(r"[\"“‘'*_].{3,160}[\"”’'*_]")


def read_book_line(line: str, *, signed: bool) -> HeaderLine | None:
    """Read the line of a header that names the book, or its edition, and the year.

    Args:
        line: One block.
        signed: Whether the line above names the author, so that ``London, 1921`` is where and when
            the book came out.
    """
    if len(line) > LONGEST_LINE or not YEAR_NEAR_END.search(line, max(0, len(line) - REACH)):
        return None
    bare = re.sub(r"\s*\n\s*", " ", line.strip("*_# \t"))
    if len(bare.split(None, MOST_WORDS)) >= MOST_WORDS:
        return None
    return _source(bare) or _edition(bare) or (_title_page(bare) if signed else None)


def _source(line: str) -> HeaderLine | None:
    """Read ``(from A. B. Doe, The Sea, Lund, 1931)``, ``From "The Sea" by Jane Doe, 1927``."""
    bare = PAGES.sub("", line.strip("()[] ."))
    label = form("excerpted").match(bare)
    year = YEAR_AT_END.search(bare)
    if not label or not year or date_at_end(bare):
        return None
    work = bare[label.end() : year.start()].rstrip(JOINTS)
    authors = _authors_of_book(work)
    told = label["kind"] is not None or bool(authors) or QUOTED.match(work) is not None
    if not work or not told:
        return None
    return HeaderLine("other", authors=authors, published=(IMPRINT, year["year"]))


def _authors_of_book(work: str) -> tuple[str, ...]:
    """Return who wrote ``A. B. Doe, The Narrow Sea``, ``The Narrow Sea, by Jane Doe``."""
    behind = BY.fullmatch(work)
    names = parse_names(behind["names"].strip(JOINTS)) if behind else ()
    if names:
        return names
    head, comma, _ = work.partition(",")
    plain = is_name(head) and (begins_with_given_name(head) or has_name_marks(head))
    return parse_names(head) if comma and (plain or has_honorific(head)) else ()


def _edition(line: str) -> HeaderLine | None:
    """Read ``Second edition, 2013``, ``First published in 1964 by …``, ``Harbour Press, 1964``."""
    match = whole("edition", line.strip("()[] ."))
    if not match or is_prose(line.rstrip(".")):
        return None
    year = next(value for key, value in match.groupdict().items() if value and key != "publisher")
    return HeaderLine("other", published=(IMPRINT, year), publisher=match["publisher"])


def _title_page(line: str) -> HeaderLine | None:
    """Read ``London, 1921`` below the author of a book."""
    match = whole("title_page", line.strip("()[] ."))
    return HeaderLine("other", published=(TITLE_PAGE, match["year"])) if match else None
