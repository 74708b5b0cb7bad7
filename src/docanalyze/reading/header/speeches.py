"""The heads of speeches, which say who spoke, to whom and when."""

from docanalyze.reading.header.dates import date_at_end, date_within
from docanalyze.reading.header.line import ATTACHED, JOINTS, MOST_LABEL_WORDS, HeaderLine, form
from docanalyze.reading.header.names import has_honorific, is_name, parse_names
from docanalyze.reading.header.places import is_place
from docanalyze.reading.header.shapes import is_heading_shaped, is_prose

__all__ = ["speech_head", "venue"]


def speech_head(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``Statement by H.E. Mr. John Roe, Minister for …, 24 September 1987``.

    Args:
        line: One line.
        titled: Whether the title has been found already.
    """
    match = form("speech").fullmatch(line)
    if len(line.split()) > MOST_LABEL_WORDS:
        return None
    if not match:
        return None if titled else _speech_to(line)
    dated = date_at_end(line)
    day = dated or date_within(line[: match.start("names")])
    title = (_without_place(line[: dated.start]) if dated else line).rstrip(".")
    authors = parse_names(match["names"]) or _behind_post(match["names"])
    if not authors and (titled or dated):
        return None if titled else _speech_to(line)
    return HeaderLine(
        "byline" if titled else "title",
        title=None if titled else title,
        authors=authors,
        published=(ATTACHED, day.edtf) if day else None,
    )


def _speech_to(line: str) -> HeaderLine | None:
    """Read ``Speech to the Straits Society, Lund, 4 May 1999``."""
    dated = date_at_end(line) if form("speech_to").fullmatch(line) else None
    title = _without_place(line[: dated.start]) if dated else ""
    if not dated or not is_heading_shaped(title):
        return None
    return HeaderLine("title", title=title, published=(ATTACHED, dated.edtf))


def _behind_post(written: str) -> tuple[str, ...]:
    """Return who is named between commas behind the post: ``the President of X, Mr. Roe, to …``."""
    parts = (part.strip() for part in written.split(","))
    return next((parse_names(part) for part in parts if has_honorific(part) and is_name(part)), ())


def _without_place(written: str) -> str:
    """Return the head of a speech without the place that stands between it and its date."""
    head, comma, place = written.rstrip(JOINTS).rpartition(",")
    return head if comma and "," in head and is_place(place) else written.rstrip(JOINTS)


def venue(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``at the University of Lund on 17 November 1994`` below a title."""
    dated = date_at_end(line) if titled and form("venue").fullmatch(line) else None
    if not dated or is_prose(line.rstrip(".")):
        return None
    return HeaderLine("dateline", published=(ATTACHED, dated.edtf))
