"""What reading hands over: one article, its text, and what is known about it."""

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["PASSAGE_KINDS", "Article", "Mark", "PassageKind"]

PassageKind = Literal[
    "title",
    "heading",
    "byline",
    "dateline",
    "caption",
    "paragraph",
    "list_item",
    "quote",
    "other",
]
PASSAGE_KINDS: tuple[PassageKind, ...] = get_args(PassageKind)


@dataclass(frozen=True, slots=True)
class Mark:
    """A block of the text whose role the reader knows.

    Args:
        start: First code point, 0-based.
        end: One past the last code point.
        kind: The role; the passages stage takes it over.
    """

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Article:
    """One document, ready to be analysed.

    Args:
        doc_id: ``d`` and the first 16 hex digits of the SHA-256 of the content.
        text: The document text; every offset counts its code points.
        format: The reader that made it, such as ``txt``, ``html`` or ``pdf``.
        title: As the header or metadata has it; None if there is none.
        authors: In order; empty if none is named.
        published: EDTF, no more exact than the source; None if unknown.
        publisher: Site or newspaper; None if unknown.
        section: Of the newspaper or site; None if unknown.
        language: ISO 639-1 code; None if undecided.
        url: Where it was published on the web; None if unknown.
        encoding: As decoded (IANA name); None where the format has none.
        warnings: Clear sentences about what was odd.
        marks: Blocks whose role is known, in order, not overlapping.
    """

    doc_id: str
    text: str
    format: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    section: str | None = None
    language: str | None = None
    url: str | None = None
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
