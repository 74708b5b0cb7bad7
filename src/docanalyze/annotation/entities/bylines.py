"""People whom a byline, or the head of a speech, names as its author."""

from collections.abc import Iterator

from spacy.tokens import Doc

from docanalyze.annotation.entities.mentions import Mention
from docanalyze.reading.header import is_name, parse_names
from docanalyze.reading.header.forms import read_line

__all__ = ["authors_named"]

HEADER = frozenset({"byline", "title"})


def authors_named(doc: Doc) -> Iterator[Mention]:
    """Yield the authors where bylines and titles name them.

    Args:
        doc: With passages; without them nothing is found.
    """
    for row in doc._.passages or ():
        if row["kind"] not in HEADER:
            continue
        lower = row["text"].lower()
        for author in _authors(row["text"], is_title=row["kind"] == "title"):
            place = lower.find(author.lower())
            start = row["start"] + place
            span = doc.char_span(start, start + len(author)) if place >= 0 else None
            if span is not None:
                yield Mention(span.start, span.end, "PERSON", (), author, "model", 0)


def _authors(line: str, *, is_title: bool) -> list[str]:
    read = read_line(line, titled=not is_title)
    authors = read.authors if read else ()
    if not authors and not is_title:
        authors = parse_names(line, comma_list=True)
    return [author for author in authors if is_name(author)]
