"""Very long articles are analysed piece by piece, cut between paragraphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Doc

from docanalyze.reading import Article, Mark

__all__ = ["LONGEST_PIECE", "Piece", "join_records", "split_article"]

# Code points. The recogniser's memory grows with the length of a Doc.
LONGEST_PIECE = 300_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article that is analysed in one go.

    Args:
        offset: Where it begins in the document text.
        text: Its text.
        marks: The reader's marks that lie in it, counted from its beginning.
    """

    offset: int
    text: str
    marks: tuple[Mark, ...]


def split_article(article: Article, longest: int = LONGEST_PIECE) -> Iterator[Piece]:
    """Yield the article whole, or cut where a paragraph (or else a line, or a word) ends."""
    text = article.text
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield _piece(article, start, end)
        start = end
    yield _piece(article, start, len(text))


def _cut(text: str, start: int, limit: int) -> int:
    for border in ("\n\n", "\n", " "):
        position = text.rfind(border, start + 1, limit)
        if position > start:
            return position + len(border)
    return limit


def _piece(article: Article, start: int, end: int) -> Piece:
    marks = tuple(
        replace(mark, start=mark.start - start, end=mark.end - start)
        for mark in article.marks
        if start <= mark.start and mark.end <= end
    )
    return Piece(start, article.text[start:end], marks)


def join_records(annotated: Iterable[tuple[Piece, Doc]], name: str) -> list[dict[str, Any]]:
    """Return one component's records over all pieces, with offsets in the document text."""
    return [
        {
            **record,
            "start": record["start"] + piece.offset,
            "end": record["end"] + piece.offset,
        }
        for piece, doc in annotated
        for record in doc._.get(name) or ()
    ]
