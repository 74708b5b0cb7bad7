"""What says that a text was taken from a book: its source, its edition, its title page."""

import re
from collections.abc import Sequence

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

__all__ = ["read_book_line", "read_year_of_title_page"]

MOST_WORDS = 45
# The lines above the year of a title page.
PRINTED = ("publishing_towns", "publishing_house")
TOWN = re.compile(r"\A[A-Z]\w+(?: [A-Z]\w+)?, (?=\d{4}\Z)")
ROMAN = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
ROMAN_YEAR = re.compile(r"M(?:D|CM)[CDXLVIM]*")
# "A History of the World, 1783-1903" ends in a span of years, which is part of the title.
YEAR_NEAR_END = re.compile(r"(?:1[5-9]|20)\d\d")
REACH = 80
YEAR_AT_END = re.compile(r"(?<![\d–—-])(?<![–—-]\s)(?P<year>(?:1[5-9]|20)\d\d)[\s.)\]]*\Z")
PAGES = re.compile(r"[\s,;(]*\b(?:pp?\.|pages?|ch(?:apter|\.)|vol(?:ume|\.))\s?[\dIVXLC].{0,20}\Z")
BY = re.compile(r"(?P<title>.{3,200}?)[\s,]+by\s+(?P<names>[^,(\d]{4,80})(?:[,(].*)?\Z")
# "From The Narrow Sea. Copyright © 1921 by Jane Doe", "The Narrow Sea (Lund, 2011), by Jane Doe".
COPYRIGHT = re.compile(r"[\s.,;]*(?:Copyright|©)[\s,©]*(?P<year>(?:1[5-9]|20)\d\d)\b.*\Z")
YEAR_INSIDE = re.compile(
    r"\s*\((?:[^()]*[,\s])?(?P<year>(?:1[5-9]|20)\d\d)\),?(?P<author>\sby\s[^,(\d]{4,80})\Z"
)
# In front of the year: "The Narrow Sea, 1927", "(Lund: Harbour Press 1927".
SET_OFF = re.compile(r"[,:;(]\s*\Z|\([^()]*\Z")
# Without a "From", "(London: Macmillan, 1921)" shows that a line cites a book.
CITED = re.compile(r"\([A-Z][^():]{2,40}(?:: [^()]{2,60})?, (?:1[5-9]|20)\d\d\)?\Z")
QUOTED = re.compile(r"[\"“‘'*_].{3,160}[\"”’'*_]")


def read_year_of_title_page(line: str, above: Sequence[str]) -> HeaderLine | None:
    """Read ``1921``, ``MCMXXI`` or ``Lund, 1921`` below ``HARBOUR AND CO., LIMITED``.

    Args:
        line: One block.
        above: The blocks above it, the nearest last.
    """
    year = _year(TOWN.sub("", line.strip("[]() .")))
    imprint = year and any(whole(key, name.strip(" .,:;")) for name in above for key in PRINTED)
    return HeaderLine("other", published=(TITLE_PAGE, year)) if year and imprint else None


def _year(written: str) -> str | None:
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", written):
        return written
    if not ROMAN_YEAR.fullmatch(written):
        return None
    figures = [ROMAN[letter] for letter in written]
    pairs = zip(figures, [*figures[1:], 0], strict=True)
    return str(sum(-one if one < following else one for one, following in pairs))


def read_book_line(line: str, *, titled: bool, opens_book: bool) -> HeaderLine | None:
    """Read the line of a header that names the book, or its edition, and the year.

    Args:
        line: One block.
        titled: Whether the title has been found: below it, a book that is only cited is reviewed.
        opens_book: Whether the author stands above and a chapter below, so that ``London, 1921`` is
            where and when the book came out.
    """
    if len(line) > LONGEST_LINE or not YEAR_NEAR_END.search(line, max(0, len(line) - REACH)):
        return None
    bare = re.sub(r"\s*\n\s*", " ", line.strip("*_# \t"))
    if len(bare.split(None, MOST_WORDS)) >= MOST_WORDS:
        return None
    return (
        _source(bare, titled=titled)
        or _edition(bare)
        or (_title_page(bare) if opens_book else None)
    )


def _source(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``(from A. B. Doe, The Sea, Lund, 1931)``, ``From "The Sea" by Jane Doe, 1927``."""
    bare = PAGES.sub("", line.strip("()[] ."))
    bare = YEAR_INSIDE.sub(r"\g<author>, \g<year>", COPYRIGHT.sub(r", \g<year>", bare))
    label = form("excerpted").match(bare)
    year = YEAR_AT_END.search(bare)
    if not year or date_at_end(bare) or not SET_OFF.search(bare[: year.start()]):
        return None
    work = bare[label.end() if label else 0 : year.start()].rstrip(JOINTS)
    authors = _authors_of_book(work)
    if not label and (titled or not authors or not CITED.search(bare)):
        return None
    kind = label is not None and label["kind"] is not None
    told = kind or bool(authors) or QUOTED.match(work) is not None
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
