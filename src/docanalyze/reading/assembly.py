"""What all readers share: from a text and its metadata to an Article."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from docanalyze.reading.article import Article, Mark
from docanalyze.reading.header import Header, parse_header
from docanalyze.reading.language import detect_language
from docanalyze.reading.plausible_dates import doubt

__all__ = ["Metadata", "assemble", "content_id"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a format says about its article beside the text; it outranks the header.

    Args:
        title: None if not stated.
        authors: In order; empty if not stated.
        published: EDTF.
        publisher: Site or newspaper.
        section: Of the newspaper or site.
        language: ISO 639-1 code.
        url: Where it was published on the web.
        made: When the file was made, which may be long after publication.
        warnings: Sentences about what was odd.
        hearsay: Where the text tells otherwise, the text is right: the properties of an Office
            file are often those of another.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    section: str | None = None
    language: str | None = None
    url: str | None = None
    made: str | None = None
    warnings: tuple[str, ...] = ()
    hearsay: bool = False


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
    stated = _without_impossible_date(metadata or Metadata())
    body = text[body_start:]
    header = _header(body, stated)
    warnings = [*stated.warnings, *_doubts_about(header)]
    if stated.hearsay:
        stated, contradictions = _believe_text(stated, header)
        warnings += contradictions
    if stated.made and not (stated.published or header.published):
        warnings.append(
            f"The text bears no date of publication; the file was made on {stated.made}."
        )
    shifted = (
        Mark(mark.start + body_start, mark.end + body_start, mark.kind) for mark in header.marks
    )
    detected = detect_language(body)
    if detected and stated.language and detected != stated.language:
        warnings.append(
            f"The metadata names the language {stated.language}; the text is in {detected}."
        )
    return Article(
        doc_id=content_id(data),
        text=text,
        format=format_name,
        title=stated.title or header.title,
        authors=stated.authors or header.authors,
        published=stated.published or header.published,
        publisher=stated.publisher or header.publisher,
        section=stated.section or header.section,
        language=detected or stated.language,
        url=stated.url,
        encoding=encoding,
        warnings=tuple(warnings),
        marks=_merge_marks(marks, shifted),
    )


def _header(body: str, stated: Metadata) -> Header:
    if stated.hearsay:
        header = parse_header(body)
        if header.title is not None:
            return header
    return parse_header(body, known_title=stated.title, known_authors=stated.authors)


def _without_impossible_date(stated: Metadata) -> Metadata:
    """Drop a date that cannot be: a text has one of its own, or none is better than that."""
    reason = doubt(stated.published) if stated.published else None
    if reason is None:
        return stated
    warning = f"The date in the metadata, {stated.published}, {reason} and was not used."
    return replace(stated, published=None, warnings=(*stated.warnings, warning))


def _doubts_about(header: Header) -> list[str]:
    reason = doubt(header.published) if header.published else None
    return [f"The date that the text bears, {header.published}, {reason}."] if reason else []


def _believe_text(stated: Metadata, header: Header) -> tuple[Metadata, list[str]]:
    """Return the metadata without what the text contradicts, and sentences about that."""
    warnings = []
    if stated.title and header.title and _differ(stated.title, header.title):
        warnings.append(f"The file's properties give another title: {stated.title}.")
        stated = replace(stated, title=None)
    if stated.authors and header.authors and not set(stated.authors) & set(header.authors):
        named = ", ".join(stated.authors)
        warnings.append(f"The file's properties give another author: {named}.")
    if header.authors:
        stated = replace(stated, authors=())
    return stated, warnings


def _differ(one: str, other: str) -> bool:
    return "".join(filter(str.isalnum, one.casefold())) != "".join(
        filter(str.isalnum, other.casefold())
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
