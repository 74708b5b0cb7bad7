"""Lines of a header that lost what parted them: ``4 May 1998 Title``, ``Jane Doe 4 May 1998``."""

import re

from docanalyze.reading.header.dates import date_at, date_at_end, date_within
from docanalyze.reading.header.line import BARE, JOINTS, PEOPLE, HeaderLine, form
from docanalyze.reading.header.names import is_name, is_plainly_name, parse_names
from docanalyze.reading.header.places import is_place
from docanalyze.reading.header.shapes import is_heading_shaped, is_prose, is_role, is_title_case

__all__ = ["placed_people", "read_glued"]

FEWEST_TITLE_WORDS = 3
LONGEST_LINE = 240
DAY = len("1998-05-04")
# A capital in "By" shows that it begins a byline.
BYLINE_INSIDE = re.compile(
    r"(?P<title>.{8,160}?)[\s,.|–—-]+(?:By|BY|Written by:?)\s+(?P<names>\S.+)"
)


def read_glued(line: str, *, titled: bool) -> HeaderLine | None:
    """Return what a line says in which a date or a name is joined to something else.

    Args:
        line: One block that is no other form of a header's.
        titled: Whether the title has been found already.
    """
    bare = line.strip("*_# \t")
    if len(bare) > LONGEST_LINE or "\n" in bare or is_prose(bare):
        return None
    named = _name_and_date(bare)
    return named if titled or named else _title_and_byline(bare) or _title_behind_date(bare)


def placed_people(line: str) -> tuple[str, ...]:
    """Return the people of ``Jane Doe in Oslo and John Roe in Lund``; none if it is not that.

    Args:
        line: One line.
    """
    if len(line) > LONGEST_LINE:
        return ()
    parts = PEOPLE.split(line)
    pairs = [form("placed").fullmatch(part) for part in parts]
    names = [pair["name"] if pair else part for pair, part in zip(pairs, parts, strict=True)]
    placed = all(is_place(pair["place"]) for pair in pairs if pair) and all(map(is_name, names))
    plain = any(pair and is_plainly_name(pair["name"]) for pair in pairs)
    return parse_names(" and ".join(names)) if placed and plain else ()


def _name_and_date(line: str) -> HeaderLine | None:
    """Read ``Jane Doe  4 May 1998``, ``4 May 1998 Jane Doe``, ``Jane Doe, Oslo, 4 May 1998``."""
    dated = date_at_end(line) or date_at(line)
    if not dated:
        return None
    rest = (line[: dated.start] + line[dated.end :]).strip(JOINTS)
    authors = placed_people(rest) or _people_with_post(rest)
    return HeaderLine("byline", authors=authors, published=(BARE, dated.edtf)) if authors else None


def _people_with_post(written: str) -> tuple[str, ...]:
    head, _, after = (part.strip() for part in written.partition(","))
    if is_plainly_name(head) and (not after or is_place(after) or is_role(after)):
        return parse_names(head)
    if is_place(head) and is_plainly_name(after):
        return parse_names(after)
    names = PEOPLE.split(written)
    return parse_names(written, comma_list=True) if all(map(is_plainly_name, names)) else ()


def _title_and_byline(line: str) -> HeaderLine | None:
    """Read ``The title of the article By Jane Doe 4 May 1998``."""
    match = BYLINE_INSIDE.fullmatch(line)
    if not match or not is_heading_shaped(match["title"]):
        return None
    dated = date_at_end(match["names"])
    names = match["names"][: dated.start if dated else None].rstrip(JOINTS + " .")
    authors = parse_names(names)
    sure = dated is not None or not is_title_case(match["title"].split())
    if not sure or not authors or not all(map(is_plainly_name, authors)):
        return None
    published = (BARE, dated.edtf) if dated else None
    return HeaderLine("title", title=match["title"], authors=authors, published=published)


def _title_behind_date(line: str) -> HeaderLine | None:
    """Read ``4 May 1998 The title`` and ``The Harbour Times, 4 May 1998: The title``."""
    dated = date_within(line)
    if not dated or len(dated.edtf) < DAY:
        return None
    paper = line[: dated.start].strip(JOINTS)
    title = line[dated.end :].strip(JOINTS)
    if paper and not form("newspaper").fullmatch(paper):
        return None
    if len(title.split()) < FEWEST_TITLE_WORDS or not is_heading_shaped(title):
        return None
    return HeaderLine("title", title=title, published=(BARE, dated.edtf), publisher=paper or None)
