"""Reader for a row of a table or a line of JSON: one field is the text, others tell about it."""

import json
from collections.abc import Mapping
from typing import Any

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article
from docanalyze.reading.assembly import assemble
from docanalyze.reading.columns import key_of, text_column
from docanalyze.reading.decoding import settle
from docanalyze.reading.metadata import metadata_from_mapping

__all__ = ["read_row"]


def read_row(content: bytes, name: str, hints: Mapping[str, str]) -> Article:
    """Read one JSON object.

    Args:
        content: A JSON object in UTF-8.
        name: For messages.
        hints: ``format``, and ``text_column`` if it is known.

    Raises:
        UnreadableInputError: It has no text.
    """
    values: dict[str, Any] = json.loads(content)
    column = text_column(list(values), [list(values.values())], name, hints.get("text_column"))
    text, warnings = settle(_joined(values[column]))
    if not text.strip():
        raise UnreadableInputError(f"{name} has no text in {column!r}.", code="empty")
    stated = {key_of(key): value for key, value in values.items() if key != column}
    return assemble(
        content,
        text,
        format_name=hints.get("format", "jsonl"),
        encoding=None,
        metadata=metadata_from_mapping(stated, warnings),
    )


def _joined(value: Any) -> str:
    """Return a text that may be given as a list of paragraphs."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return "" if value is None else json.dumps(value, ensure_ascii=False)
