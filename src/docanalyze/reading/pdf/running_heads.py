"""What is printed at the top or foot of page after page: heads, page numbers, notices."""

import re
from collections import Counter
from collections.abc import Sequence

from docanalyze.reading.pdf.lines import Line

__all__ = ["without_running_heads"]

# Up to so many pages, twice is often: heads of left and right pages take turns.
FEW_PAGES = 8
# Lines at the edge of a page that are looked at.
EDGE = 3
# Points within which heads of several pages stand at the same height.
SAME_HEIGHT = 4.0
FIGURES = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"(?i)\W*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\W*"
)
# White space that sets a page number apart from the text, in heights of a line.
APART = 1.2

Pages = Sequence[Sequence[Line]]


def without_running_heads(pages: Pages) -> list[list[Line]]:
    """Return the lines of each page that belong to the text.

    Args:
        pages: The lines of each page.
    """
    repeated = Counter(
        key for page in pages for key in {_key(line) for line in _edges(page)} if key[0]
    )
    needed = 2 if len(pages) <= FEW_PAGES else 3
    kept = []
    for page in pages:
        dropped = {
            id(line)
            for line in _edges(page)
            if _is_repeated(line, repeated, needed) or _is_page_number(line, page)
        }
        kept.append([line for line in page if id(line) not in dropped])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    downwards = sorted(page, key=lambda line: -line.bottom)
    return [*downwards[:EDGE], *downwards[EDGE:][-EDGE:]]


def _key(line: Line) -> tuple[str, int]:
    words = " ".join(FIGURES.sub("", line.text).casefold().split())
    return words.strip(" |·•–—-."), round(line.bottom / SAME_HEIGHT)


def _is_repeated(line: Line, repeated: Counter[tuple[str, int]], needed: int) -> bool:
    words, place = _key(line)
    return any(repeated[words, place + shift] >= needed for shift in (-1, 0, 1)) and bool(words)


def _is_page_number(line: Line, page: Sequence[Line]) -> bool:
    if not PAGE_NUMBER.fullmatch(line.text):
        return False
    others = [other for other in page if other is not line]
    if not others:
        return True
    room = APART * max(line.height, 4.0)
    above = min(
        (other.bottom - line.top for other in others if other.bottom > line.top), default=None
    )
    below = min(
        (line.bottom - other.top for other in others if other.top < line.bottom), default=None
    )
    level = any(abs(other.bottom - line.bottom) < line.height for other in others)
    edge = above is None or below is None
    gap = below if above is None else above
    return edge and (level or gap is None or gap > room)
