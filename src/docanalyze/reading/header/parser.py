"""Read the header of a bare text: who wrote what, when and where it appeared."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docanalyze.reading.article import Mark
from docanalyze.reading.header.draft import Draft
from docanalyze.reading.header.line import HeaderLine
from docanalyze.reading.header.numeric_order import told_apart
from docanalyze.reading.header.plausible import (
    author_in_title,
    glued_title,
    publication_date,
    title_of_first_lines,
)
from docanalyze.reading.header.shapes import is_prose
from docanalyze.reading.header.sign_off import author_of_note, read_sign_off
from docanalyze.reading.header.standfirst import authors_of_standfirst
from docanalyze.reading.header.top import FOOTER_BLOCKS, MOST_BLOCKS, STANDFIRST_WORDS, read_top
from docanalyze.reading.lines import split_blocks

__all__ = ["Header", "parse_header"]

YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says; nothing in it is guessed.

    Args:
        title: None if there is none.
        authors: In order.
        published: EDTF; None if unknown.
        publisher: None if not plain.
        section: Of the newspaper or site; None if not named.
        marks: Blocks of the header whose role is known.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    section: str | None = None
    marks: tuple[Mark, ...] = ()


def parse_header(
    text: str, *, known_title: str | None = None, known_authors: Sequence[str] = ()
) -> Header:
    """Find title, authors and date of publication in a text, without changing it.

    Args:
        text: The document text.
        known_title: From metadata; then only a line that repeats it is taken for the title.
        known_authors: From metadata; the notes about them at the end are marked.
    """
    blocks = split_blocks(text)
    if len(blocks) <= 1:
        return Header()
    draft = Draft(text, blocks, known_title)
    read_top(draft)
    _read_footer(draft)
    draft.authors = draft.authors or authors_of_standfirst(draft)
    _settle_title(draft)
    _mark_author_notes(draft, known_authors)
    return _result(draft)


def _read_footer(draft: Draft) -> None:
    """Look for a signature or a note of publication at the end."""
    first = max([1, *(index + 1 for index in draft.marks)])
    surfaces = [draft.surface(index) for index in range(len(draft.blocks))]
    for index, line in sorted(read_sign_off(surfaces, draft.blocks, first).items()):
        _take_signature(draft, index, line)
    top = range(1, min(first + 2, len(surfaces)))
    note = None if draft.authors else author_of_note(surfaces, top)
    if note:
        draft.take(note[0], HeaderLine("other", authors=note[1]))


def _take_signature(draft: Draft, index: int, line: HeaderLine) -> None:
    """Take a line of the end: who is named there is an author only if nobody was before."""
    signed = draft.authors and draft.marks.get(index - 1) != "byline"
    draft.take(index, replace(line, authors=()) if signed else line)


def _settle_title(draft: Draft) -> None:
    """Part what lost line breaks or a colon have joined to the title."""
    first = draft.surface(0)
    if draft.title is None and draft.known_title is None and draft.marks.get(0) == "caption":
        draft.title = glued_title(first)
    if draft.title is None and draft.known_title is None and not draft.marks:
        draft.title = title_of_first_lines(first)
    blocks = [draft.surface(index) for index in range(len(draft.blocks))]
    parted = author_in_title(draft.title, blocks) if draft.title else None
    if parted and draft.authors in {(), parted[:1]}:
        draft.authors, draft.title = parted[:1], parted[1]


def _mark_author_notes(draft: Draft, known_authors: Sequence[str]) -> None:
    """Mark what is said about the authors at the end: ``Jane Doe directs …``."""
    names = tuple(f"{name} " for name in (*draft.authors, *known_authors))
    for index in range(max(1, len(draft.blocks) - FOOTER_BLOCKS), len(draft.blocks)):
        surface = draft.surface(index)
        bare = surface.strip("*_()[] ")
        short = len(surface.split(None, STANDFIRST_WORDS)) < STANDFIRST_WORDS
        if short and is_prose(bare) and bare.startswith(names) and index not in draft.marks:
            draft.marks[index] = "other"


def _result(draft: Draft) -> Header:
    """Return what was found."""
    title = " ".join(draft.title.split()) if draft.title else None
    marks = tuple(
        Mark(draft.blocks[index].start, draft.blocks[index].end, kind)
        for index, kind in sorted(draft.marks.items())
    )
    return Header(title, draft.authors, _published(draft), draft.publisher, draft.section, marks)


def _published(draft: Draft) -> str | None:
    top = max((index for index in draft.marks if index < MOST_BLOCKS), default=-1)
    body = draft.blocks[top + 1].start if top + 1 < len(draft.blocks) else len(draft.text)
    article = draft.text[body:]
    published = publication_date(
        draft.dates,
        title=draft.title or draft.known_title,
        body=article,
        is_signed=bool(draft.authors or draft.publisher) or "byline" in draft.marks.values(),
    )
    if published and len(published) == YEAR_DIGITS:
        header = (draft.surface(index) for index in sorted(draft.marks))
        return told_apart(published, header, article) or published
    return published
