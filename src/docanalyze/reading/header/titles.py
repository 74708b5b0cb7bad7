"""Which line is the title, and which goes on with it."""

from docanalyze.reading.header.draft import Draft
from docanalyze.reading.header.forms import read_line
from docanalyze.reading.header.line import whole
from docanalyze.reading.header.shapes import (
    is_furniture,
    is_heading_shaped,
    is_kicker,
    is_prose,
    is_unfinished,
)

__all__ = ["LONGEST_TITLE", "goes_on_with_title", "is_title"]

FEWEST_EXCLAIMED_WORDS = 3
LONGEST_TITLE = 240
MOST_TITLE_WORDS = 34


def is_title(draft: Draft, index: int, surface: str) -> bool:
    """Whether a block is the title, as its shape and the next block show."""
    bare = surface.strip("*_# \t")
    if (
        surface.startswith("##")
        or not any(map(str.isalpha, bare))
        or index + 1 >= len(draft.blocks)
    ):
        return False
    if draft.known_title:
        return _repeats(bare, draft.known_title)
    if whole("generic_heading", bare):
        return False
    following = draft.surface(index + 1)
    apart = is_kicker(following) or is_furniture(following)
    if following[0].islower() and not (apart or read_line(following, titled=True)):
        # A sentence that a page break or a short line has torn apart.
        return False
    short = len(bare) <= LONGEST_TITLE and len(bare.split()) <= MOST_TITLE_WORDS
    glued = not draft.blocks[index + 1].after_blank and is_heading_shaped(following)
    if bare.isupper() and (bare[-1] == "." or (bare[-1] == ":" and glued)):
        # Old papers put a stop behind their headlines.
        bare = bare[:-1]
    return short and (is_heading_shaped(bare) or _is_long_title(bare))


def goes_on_with_title(draft: Draft, index: int) -> bool:
    """Whether a line is the second of a title broken at a colon or behind a small word."""
    above = draft.marks.get(index - 1) == "title" and draft.title
    surface = draft.surface(index)
    if not above or draft.blocks[index].after_blank or not is_heading_shaped(surface):
        return False
    first = draft.surface(index - 1)
    broken = first.endswith(":") or is_unfinished(first)
    if broken and first.isupper() == surface.isupper() and first.endswith(str(draft.title)):
        draft.title = f"{draft.title} {surface}"
        return True
    return False


def _is_long_title(bare: str) -> bool:
    """Whether a line is a title though it is longer than a heading, or exclaims."""
    if is_unfinished(bare):
        return False
    if bare[-1] in "!…" and len(bare.split()) < FEWEST_EXCLAIMED_WORDS:
        return False
    return not is_prose(bare.rstrip("!?…")) and bare[-1] not in ".,;:" and bare[0].isupper()


def _repeats(line: str, title: str) -> bool:
    """Whether a line is the title, or the title with the name of the site."""
    one, other = line.casefold(), title.casefold()
    return one == other or one.startswith(other) or other.startswith(one)
