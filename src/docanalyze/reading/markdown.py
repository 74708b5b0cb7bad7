"""Reader for Markdown with YAML front matter. The text keeps its marks: offsets are the file's."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docanalyze.reading.article import Article, Mark
from docanalyze.reading.assembly import assemble
from docanalyze.reading.decoding import decode
from docanalyze.reading.metadata import metadata_from_mapping

__all__ = ["read_markdown"]

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
FENCE = re.compile(r"[ \t]{0,3}(```|~~~)")
UNDERLINE = re.compile(r"[ \t]{0,3}(?:=+|-{2,})[ \t]*")
LONGEST_HEADING = 160


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
        return {str(key): value for key, value in stated.items()}, ()
    return {}, ("The front matter holds no keys and was not used.",) if stated else ()


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
