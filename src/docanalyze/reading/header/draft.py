"""What has been found of a header so far."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docanalyze.reading.article import PassageKind
from docanalyze.reading.header.line import HeaderLine
from docanalyze.reading.lines import Block

__all__ = ["Draft"]

# As databases of newspapers mark the headline.
NAMED_TITLE = re.compile(r"(?:headline|(?:article |document )?title)\s*:", re.IGNORECASE)


@dataclass
class Draft:
    """A header while it is being read.

    Args:
        text: The document text.
        blocks: Where its blocks lie.
        known_title: From metadata.
        title: Found so far.
        titled: Whether no title is looked for any more.
        authors: Found so far.
        dates: Rank and EDTF of the dates found so far.
        publisher: Found so far.
        section: Found so far.
        marks: Roles of blocks, by their number.
    """

    text: str
    blocks: Sequence[Block]
    known_title: str | None = None
    title: str | None = None
    titled: bool = False
    authors: tuple[str, ...] = ()
    dates: list[tuple[int, str]] = field(default_factory=list)
    publisher: str | None = None
    section: str | None = None
    marks: dict[int, PassageKind] = field(default_factory=dict)

    def surface(self, index: int) -> str:
        """Return a block as it stands in the text."""
        block = self.blocks[index]
        return self.text[block.start : block.end]

    def take(self, index: int, line: HeaderLine) -> None:
        """Add what a line says; what was said before it stands."""
        if line.title and line.kind == "heading" and self._is_paper_above(index):
            self._rename(line.title)
            line = replace(line, kind="title")
        self.marks[index] = line.kind
        if line.title and self.title is None:
            self.title = line.title
            self.titled = True
        if not self.authors:
            self.authors = line.authors
        elif index and self.is_among_authors(index):
            self.authors += tuple(name for name in line.authors if name not in self.authors)
        if line.published:
            self.dates.append(line.published)
        self.publisher = self.publisher or line.publisher
        self.section = self.section or line.section

    def _is_paper_above(self, index: int) -> bool:
        """Whether a line says what the headline is, and above it stand only a paper and its day."""
        above = [self.marks.get(number) for number in range(index)]
        paper = above[:1] == ["title"] and set(above[1:]) <= {"dateline", "other"}
        said = NAMED_TITLE.match(self.surface(index).lstrip("*_# \t"))
        return paper and not self.authors and said is not None

    def _rename(self, title: str) -> None:
        """Take the first line for the name of the paper: the database says what the title is."""
        self.publisher = self.publisher or self.title
        self.title = title
        self.marks[0] = "other"

    def is_among_authors(self, index: int) -> bool:
        """Whether nothing but posts and bodies stands between a line and the first author."""
        while index and self.marks.get(index - 1) == "other":
            index -= 1
        return self.marks.get(index - 1) == "byline"

    def is_subject(self, index: int, name: str) -> bool:
        """Whether the article speaks of somebody, whose name is then a heading."""
        surname = name.rsplit(maxsplit=1)[-1]
        below = range(index + 1, max(index + 1, len(self.blocks) - 1))
        return any(surname in self.surface(number) for number in below)
