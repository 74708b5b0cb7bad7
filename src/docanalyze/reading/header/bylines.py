"""Lines that name who wrote the article."""

import re
from dataclasses import replace

from docanalyze.reading.header.dates import date_at_end
from docanalyze.reading.header.line import BARE, JOINTS, HeaderLine, form, is_agency
from docanalyze.reading.header.names import is_name, is_plainly_name, parse_names
from docanalyze.reading.header.places import is_place
from docanalyze.reading.header.shapes import is_furniture, is_heading_shaped, is_prose, is_role

__all__ = ["byline", "titled_by", "written_by"]

SPECIAL = re.compile(r"[\s,]+special(?: \w+)? to (?:the )?[A-Z].*$", re.IGNORECASE)
SENT = re.compile(r"from\s", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:an?|the)\s+")
TITLED_BY = re.compile(r"(?P<title>[^,|]{8,160}?)\s*[,|–—-]\s*by\s+(?P<names>\S.{3,80})")


def written_by(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``By Jane Doe``, ``An essay by …``, ``From our Correspondent at Geneva``.

    Args:
        line: One line.
        titled: Whether the title has been found already.
    """
    sent = _sent(line.strip("()[]. "), titled=titled) or _dated_sender(line, titled=titled)
    if sent:
        return sent
    person = form("from_person").fullmatch(line) if titled else None
    if person and is_plainly_name(person["names"]):
        return HeaderLine("byline", authors=parse_names(person["names"]))
    posted = form("from_name").fullmatch(line)
    if posted and is_plainly_name(posted["names"]) and is_place(posted["place"]):
        return HeaderLine("byline", authors=parse_names(posted["names"]))
    special = SPECIAL.sub("", f" {line}").strip() == ""
    if titled and special:
        return HeaderLine("byline")
    line = SPECIAL.sub("", line.strip("()[] "))
    match = form("byline").fullmatch(line)
    if not match or (is_prose(line) and not _names_post(match["names"])):
        return None
    return byline(match["names"])


def _sent(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``From our Correspondent, Port Ellis, 4 May 1998`` and ``Agencies in Port Ellis``."""
    dated = date_at_end(line)
    sender = line[: dated.start].rstrip(JOINTS) if dated else line
    published = (BARE, dated.edtf) if dated else None
    sent = form("from_our").fullmatch(sender)
    if not sent:
        staff = titled and form("staff_in").fullmatch(sender)
        return HeaderLine("byline", published=published) if staff else None
    # "From our Correspondent, Port Ellis": without another place, this is it.
    names = sent["names"] if sent["at"] or is_plainly_name(sent["names"] or "") else None
    return HeaderLine("byline", authors=parse_names(names) if names else (), published=published)


def _dated_sender(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``From Jane Doe in Oslo, 4 May 1998``."""
    dated = date_at_end(line) if SENT.match(line) else None
    sender = written_by(line[: dated.start].rstrip(JOINTS), titled=titled) if dated else None
    return replace(sender, published=(BARE, dated.edtf)) if dated and sender else None


def _names_post(written: str) -> bool:
    """Whether the sentence behind "by" is a name and a post: ``Jane Doe, a fellow at Lund.``."""
    name, comma, post = written.partition(", ")
    return bool(comma) and is_name(name) and is_role(ARTICLE.sub("", post.rstrip(".")))


def byline(written: str, *, comma_list: bool = False) -> HeaderLine | None:
    """Read what stands behind "by": people, an agency or the staff, and perhaps a date.

    Args:
        written: Without the "by".
        comma_list: Whether commas separate people even where no "and" follows.
    """
    dated = date_at_end(written)
    names = written[: dated.start].rstrip(JOINTS) if dated else written
    authors = parse_names(names, comma_list=comma_list)
    published = (BARE, dated.edtf) if dated else None
    if authors:
        return HeaderLine("byline", authors=authors, published=published)
    if is_agency(names.strip(" .")):
        return HeaderLine("byline", published=published, publisher=names.strip(" ."))
    staff = form("staff").fullmatch(names.strip(" .")) or (dated and not is_prose(written))
    return HeaderLine("byline", published=published) if staff or comma_list else None


def titled_by(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``Title of the article, by Jane Doe``.

    Args:
        line: One line.
        titled: Whether the title has been found already.
    """
    match = None if titled or is_furniture(line) else TITLED_BY.fullmatch(line)
    authors = parse_names(match["names"]) if match else ()
    if not match or not authors or not is_heading_shaped(match["title"]):
        return None
    return HeaderLine("title", title=match["title"], authors=authors)
