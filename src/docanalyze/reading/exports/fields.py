"""What the blocks of all databases come down to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article, Mark
from docanalyze.reading.assembly import assemble
from docanalyze.reading.decoding import settle
from docanalyze.reading.header import iso_date
from docanalyze.reading.metadata import metadata_from_mapping

__all__ = ["Fields", "article_of", "plain_date"]

WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?")
# What stands behind a date and is none: an edition, a time with its zone.
DATE = re.compile(
    r"(?i)(?:(?:\d{1,2}\.?\s+)?[a-z]{3,9}\.?\s+(?:\d{1,2},?\s+)?|\d{1,2}[/.-]\d{1,2}[/.-])"
    r"(?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d-\d\d-\d\d"
)


@dataclass
class Fields:
    """An article as a database hands it out.

    Args:
        body: The article itself, its lines as they are.
        stated: Title, author, date, publication, section, language, url: those that are given.
    """

    body: str
    stated: dict[str, str] = field(default_factory=dict)


def plain_date(written: str) -> str | None:
    """Return the date in a line without weekday, time and edition; None if there is none.

    Args:
        written: Such as ``March 12, 2019 Tuesday 10:30 AM GMT``.
    """
    for match in DATE.finditer(WEEKDAY.sub(" ", written)):
        date = " ".join(match[0].split())
        # "The 2019 Report" has a word and a year, too.
        if iso_date(date):
            return date
    return None


def article_of(content: bytes, fields: Fields, name: str, kind: str) -> Article:
    """Return the article: its title, a blank line, its text.

    Args:
        content: The block, for the ``doc_id``.
        fields: What was found in it.
        name: For messages.
        kind: The database.

    Raises:
        UnreadableInputError: There is no text.
    """
    body, warnings = settle(fields.body.strip("\n").rstrip())
    if not body.strip():
        raise UnreadableInputError(f"{name} has a header and no text.", code="empty")
    title = " ".join(fields.stated.get("title", "").split())
    text = body
    marks: tuple[Mark, ...] = ()
    if title and not _begins_with(body, title):
        text = f"{title}\n\n{body}"
        marks = (Mark(0, len(title), "title"),)
    return assemble(
        content,
        text,
        format_name=kind,
        encoding=None,
        metadata=metadata_from_mapping(_tidied(fields.stated, title), warnings),
        marks=marks,
    )


def _begins_with(body: str, title: str) -> bool:
    return " ".join(body[: 2 * len(title) + 40].split()).startswith(title)


def _tidied(stated: Mapping[str, str], title: str) -> dict[str, str]:
    tidied = {key: " ".join(value.split()) for key, value in stated.items()}
    tidied["title"] = title
    if "author" in tidied:
        # Databases part names by semicolons without a space.
        tidied["author"] = re.sub(r"\s*;\s*", "; ", tidied["author"]).strip("; ")
    if "date" in tidied:
        tidied["date"] = plain_date(tidied["date"]) or tidied["date"]
    return {key: value for key, value in tidied.items() if value}
