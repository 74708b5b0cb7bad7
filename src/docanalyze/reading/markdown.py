"""Reader for Markdown with YAML front matter. The text keeps its marks: offsets are the file's."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from docanalyze.reading.article import Article, Mark
from docanalyze.reading.assembly import Metadata, assemble
from docanalyze.reading.decoding import decode
from docanalyze.reading.header import iso_date, parse_names

__all__ = ["metadata_from_mapping", "read_markdown"]

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
FENCE = re.compile(r"[ \t]{0,3}(```|~~~)")
UNDERLINE = re.compile(r"[ \t]{0,3}(?:=+|-{2,})[ \t]*")
LONGEST_HEADING = 160
# Names under which front matter keeps a value, the plainest first.
KEYS = {
    "title": ("title", "headline"),
    "authors": ("authors", "author", "by", "byline", "creator"),
    "published": ("published", "date", "publication_date", "date_published", "pubdate", "issued"),
    "publisher": ("publisher", "publication", "site", "website", "newspaper", "outlet", "source"),
    "language": ("language", "lang"),
}


def read_markdown(data: bytes, name: str) -> Article:
    """Read a ``.md`` file.

    Args:
        data: Its bytes.
        name: For messages.

    Raises:
        UnreadableInputError: It is empty, blank or binary.
    """
    decoded = decode(data, name)
    text = decoded.text
    match = FRONT_MATTER.match(text)
    body_start = match.end() if match else 0
    stated, warnings = _front_matter(match["yaml"]) if match else ({}, ())
    metadata = metadata_from_mapping(stated, (*decoded.warnings, *warnings))
    marks = tuple(_structure(text, body_start))
    if match:
        front = text[: match.end()]
        start = len(front) - len(front.lstrip())
        marks = (Mark(start, len(front.rstrip()), "other"), *marks)
    return assemble(
        data,
        text,
        format_name="md",
        encoding=decoded.encoding,
        metadata=metadata,
        marks=marks,
        body_start=body_start,
    )


def _front_matter(written: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    import yaml

    try:
        stated = yaml.safe_load(written)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).split("\n", 1)[0]
        return {}, (f"The front matter is not valid YAML and was not used: {reason}.",)
    if isinstance(stated, dict):
        return {str(key).lower().replace("-", "_"): value for key, value in stated.items()}, ()
    return {}, ("The front matter holds no keys and was not used.",) if stated else ()


def metadata_from_mapping(stated: Mapping[str, Any], warnings: tuple[str, ...] = ()) -> Metadata:
    """Take title, authors, date, publisher and language out of free-form keys.

    Args:
        stated: Lower-case keys and their values.
        warnings: To be carried on.
    """
    values = {
        field: next((stated[key] for key in keys if stated.get(key)), None)
        for field, keys in KEYS.items()
    }
    published = _date(values["published"])
    if values["published"] and not published:
        warnings = (*warnings, "The date in the front matter was not understood.")
    language = _plain(values["language"])
    return Metadata(
        title=_plain(values["title"]),
        authors=_authors(values["authors"]),
        published=published,
        publisher=_plain(values["publisher"]),
        language=language[:2].lower() if language else None,
        warnings=warnings,
    )


def _plain(value: Any) -> str | None:
    """Return a scalar as a string; None for anything nested or blank."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return " ".join(str(value).split()) or None
    return None


def _authors(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return parse_names(value, comma_list=True) or (value.strip(),)
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return ()
    names = (_plain(item.get("name") if isinstance(item, dict) else item) for item in value)
    return tuple(name for name in names if name)


def _date(value: Any) -> str | None:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    written = _plain(value)
    return iso_date(written) if written else None


def _structure(text: str, start: int) -> Iterator[Mark]:
    """Mark code and underlined headings; all else shows its role on its own line."""
    fence: str | None = None
    position = start
    previous: tuple[int, str] | None = None
    for line in text[start:].split("\n"):
        opening = FENCE.match(line)
        if fence or opening:
            if opening and fence in {None, opening[1]}:
                fence = None if fence else opening[1]
            yield from _line_mark(position, line, "other")
            previous = None
        elif previous and UNDERLINE.fullmatch(line):
            # Under a line of equals signs stands the title: the header parser decides about it.
            if "-" in line:
                yield from _line_mark(*previous, "heading")
            previous = None
            yield from _line_mark(position, line, "other")
        else:
            previous = (position, line) if line.strip() and len(line) < LONGEST_HEADING else None
        position += len(line) + 1


def _line_mark(position: int, line: str, kind: Any) -> Iterator[Mark]:
    stripped = line.strip()
    if stripped:
        start = position + len(line) - len(line.lstrip())
        yield Mark(start, start + len(stripped), kind)
