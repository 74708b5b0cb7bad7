"""What stands above the article where a whole page of a site was copied."""

from docanalyze.reading.header.draft import Draft
from docanalyze.reading.header.forms import read_line
from docanalyze.reading.header.line import HeaderLine
from docanalyze.reading.header.shapes import (
    is_furniture,
    is_heading_shaped,
    is_kicker,
    is_navigation,
    is_prose,
)
from docanalyze.reading.header.titles import is_title

__all__ = ["read_menu"]

# A menu is over after so many lines.
MOST_LINES = 24


def read_menu(draft: Draft) -> int:
    """Mark the name, motto and menu of a site, and return the block behind them.

    Above a menu may stand nothing that belongs to an article, a date or somebody's name; behind it
    there must be a line that can be the title.

    Args:
        draft: Of which nothing has been read.
    """
    last = -1
    for index in range(min(len(draft.blocks), MOST_LINES)):
        surface = draft.surface(index)
        if is_navigation(surface):
            last = index
        elif is_prose(surface) or _belongs_to_article(surface):
            break
    if last < 0 or not _has_title(draft, last + 1):
        return 0
    for index in range(last + 1):
        surface = draft.surface(index)
        site = index == 0 and not is_navigation(surface) and is_heading_shaped(surface)
        draft.take(index, HeaderLine("other", publisher=surface if site else None))
    return last + 1


def _belongs_to_article(surface: str) -> bool:
    line = read_line(surface, titled=True)
    return line is not None and bool(line.authors or line.published)


def _has_title(draft: Draft, first: int) -> bool:
    for index in range(first, min(len(draft.blocks), first + MOST_LINES)):
        surface = draft.surface(index)
        line = read_line(surface, titled=False)
        if line and line.title:
            return True
        if is_prose(surface):
            return False
        if not line and not is_furniture(surface) and not is_kicker(surface):
            return is_title(draft, index, surface)
    return False
