"""What one line of a header says, and the patterns by which it is told."""

import re
from dataclasses import dataclass
from functools import cache

from docanalyze.reading.article import PassageKind
from docanalyze.reading.header.shapes import load_patterns

__all__ = [
    "ATTACHED",
    "BARE",
    "IMPRINT",
    "JOINTS",
    "LABELLED",
    "LONGEST_LINE",
    "MOST_LABEL_WORDS",
    "PEOPLE",
    "RANKS",
    "SIGNED_OFF",
    "TITLE_PAGE",
    "HeaderLine",
    "form",
    "is_agency",
    "merge",
    "whole",
]

PEOPLE = re.compile(r",\s+and\s+|\s+and\s+|\s*&\s*|,\s+|;\s+|\s+/\s+")
JOINTS = " \t,.;:|·•—–-()[]"
MOST_LABEL_WORDS = 40
LONGEST_LINE = 600
# Forms in which capitals matter.
CASED = frozenset(
    {"run_in", "initials", "running_head", "run_in_joint", "slug"}
    | {"american_spelling", "british_spelling"}
)
# How far a date can be trusted to be that of publication; the lower the better.
# An update counts only where nothing says when the article first appeared.
# The year of a book counts only where there is nothing else; what is on its title page, least.
LABELLED, BARE, ATTACHED, SIGNED_OFF, IMPRINT, TITLE_PAGE, UPDATED = range(7)
# By the role of a label; `accessed`, `revised` and the like say nothing of it.
RANKS = {"date": LABELLED, "updated": UPDATED}


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What a header line gives.

    Args:
        kind: Of the passage.
        title: The title in it.
        authors: Named in it.
        published: Rank and EDTF of a date of publication in it.
        publisher: Named in it.
        section: Of the newspaper or site, named in it.
        opens: It is a label whose value, a name, stands on the next line.
    """

    kind: PassageKind
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[int, str] | None = None
    publisher: str | None = None
    section: str | None = None
    opens: bool = False


@cache
def form(name: str) -> re.Pattern[str]:
    """Return a pattern of ``lines.toml``, compiled.

    Args:
        name: Its key.
    """
    written = load_patterns("lines")["forms"][name]
    return re.compile(written, re.NOFLAG if name in CASED else re.IGNORECASE)


def whole(name: str, line: str) -> re.Match[str] | None:
    """Match all of a line with a pattern of ``lines.toml``; what is longer than a line is none.

    Args:
        name: Its key.
        line: One block of the text.
    """
    return form(name).fullmatch(line) if len(line) <= LONGEST_LINE else None


def is_agency(written: str) -> bool:
    """Whether something is the name of a news agency, which signs for nobody.

    Args:
        written: Without brackets and stops.
    """
    return written in load_patterns("lines")["forms"]["agencies"]


def merge(lines: list[HeaderLine]) -> HeaderLine:
    """Return what several parts of one line say together; the title's part gives it its kind.

    Args:
        lines: The parts, in order.
    """
    authors = tuple(author for line in lines for author in line.authors)
    dates = [line.published for line in lines if line.published]
    kinds = {line.kind for line in lines}
    ranked: tuple[PassageKind, ...] = ("title", "byline", "dateline", "other")
    return HeaderLine(
        next(kind for kind in ranked if kind in kinds),
        title=next((line.title for line in lines if line.title), None),
        authors=authors,
        published=min(dates) if dates else None,
        publisher=next((line.publisher for line in lines if line.publisher), None),
        section=next((line.section for line in lines if line.section), None),
    )
