"""What all readers share: from a text and its metadata to an Article."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from docanalyze.reading.article import Article, Mark
from docanalyze.reading.header import parse_header
from docanalyze.reading.language import detect_language

__all__ = ["Metadata", "assemble", "content_id"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a format says about its article beside the text; it outranks the header.

    Args:
        title: None if not stated.
        authors: In order; empty if not stated.
        published: EDTF.
        publisher: Site or newspaper.
        language: ISO 639-1 code.
        warnings: Sentences about what was odd.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()


def content_id(data: bytes) -> str:
    """Return the ``doc_id`` of a content: ``d`` and 16 hex digits of its SHA-256.

    Args:
        data: The bytes that make the article: of the file, or of the record in a file.
    """
    return "d" + hashlib.sha256(data).hexdigest()[:16]


def assemble(  # noqa: PLR0913 - a reader knows this much about its article
    data: bytes,
    text: str,
    *,
    format_name: str,
    encoding: str | None,
    metadata: Metadata | None = None,
    marks: tuple[Mark, ...] = (),
    body_start: int = 0,
) -> Article:
    """Read the header, detect the language and return the Article.

    Args:
        data: The content, for the ``doc_id``.
        text: The document text.
        format_name: The reader.
        encoding: As decoded.
        metadata: What the format says.
        marks: Blocks whose role the format tells; they outrank the header's.
        body_start: Where the article begins after front matter, in code points.
    """
    stated = metadata or Metadata()
    header = parse_header(text[body_start:], known_title=stated.title, known_authors=stated.authors)
    shifted = (
        Mark(mark.start + body_start, mark.end + body_start, mark.kind) for mark in header.marks
    )
    language = stated.language or detect_language(text[body_start:])
    return Article(
        doc_id=content_id(data),
        text=text,
        format=format_name,
        title=stated.title or header.title,
        authors=stated.authors or header.authors,
        published=stated.published or header.published,
        publisher=stated.publisher or header.publisher,
        language=language,
        encoding=encoding,
        warnings=stated.warnings,
        marks=_merge_marks(marks, shifted),
    )


def _merge_marks(stated: tuple[Mark, ...], found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Add the header's marks where the format has set none."""
    taken = sorted(stated, key=lambda mark: mark.start)
    merged = list(taken)
    position = 0
    for mark in found:
        while position < len(taken) and taken[position].end <= mark.start:
            position += 1
        if position == len(taken) or taken[position].start >= mark.end:
            merged.append(mark)
    return tuple(sorted(merged, key=lambda mark: mark.start))
