"""What stands above a title: the paper, the issuing body, the number, who speaks."""

from docanalyze.reading.header.draft import Draft
from docanalyze.reading.header.forms import read_line
from docanalyze.reading.header.line import HeaderLine, form, whole
from docanalyze.reading.header.names import (
    begins_with_given_name,
    has_honorific,
    is_name,
    parse_names,
)
from docanalyze.reading.header.places import is_path, is_place
from docanalyze.reading.header.shapes import (
    is_heading_shaped,
    is_kicker,
    is_letterhead,
    is_prose,
    is_role,
)
from docanalyze.reading.header.titles import is_title

__all__ = [
    "before_title",
    "is_label_of_title",
    "is_last_line_of_header",
    "is_letterhead_line",
    "is_masthead",
]

MOST_MASTHEAD_WORDS = 4


def before_title(draft: Draft, index: int, surface: str) -> HeaderLine | None:
    """Read what stands above a title and is no form of its own: who speaks, which site."""
    if draft.titled or draft.known_title or index + 1 >= len(draft.blocks):
        return None
    following = draft.surface(index + 1)
    bare = surface.strip("*_# \t")
    if is_path(following) and is_heading_shaped(bare):
        return HeaderLine("other", publisher=bare)
    by_country = bare.isupper() and is_place(bare) and _is_speaker(following)
    if by_country or _goes_on_with_letterhead(draft, index, bare):
        return HeaderLine("other")
    return _author_first(draft, index, bare, following)


def _goes_on_with_letterhead(draft: Draft, index: int, bare: str) -> bool:
    """Whether a line is the second of a letterhead: ``to the United Nations``."""
    glued = not draft.blocks[index].after_blank and draft.marks.get(index - 1) == "other"
    return glued and bool(form("goes_on").match(bare)) and is_heading_shaped(bare)


def _author_first(draft: Draft, index: int, bare: str, following: str) -> HeaderLine | None:
    """Read the author, or the speaker with the post, in the line above the title."""
    named, comma, post = bare.partition(",")
    if draft.authors or not is_name(named) or (comma and not is_role(post)):
        return None
    speaks = bool(comma) or (has_honorific(named) and is_role(following))
    writes = begins_with_given_name(named) and is_title(draft, index + 1, following)
    if speaks or (writes and not read_line(following, titled=True)):
        subject = draft.is_subject(index, named)
        return None if subject else HeaderLine("byline", authors=parse_names(named))
    return None


def _is_speaker(line: str) -> bool:
    """Whether a line is a name with the post: ``Ms. Jane Doe, Minister for …``."""
    head, comma, post = line.partition(",")
    return bool(comma) and is_name(head) and has_honorific(head) and is_role(post)


def is_label_of_title(draft: Draft, index: int, surface: str) -> bool:
    """Whether a line is a number or section that the title follows: ``Chapter 7``."""
    bare = surface.strip("*_# \t")
    if index + 1 >= len(draft.blocks):
        return False
    following = draft.surface(index + 1)
    titles = is_heading_shaped(following.strip("*_# \t")) and not read_line(following, titled=True)
    head, bar, paper = bare.partition("|")
    paper_named = bool(bar) and whole("newspaper", paper.strip()) is not None
    section = paper_named and (head.isupper() or is_kicker(head))
    return titles and (section or whole("part", bare) is not None)


def is_letterhead_line(draft: Draft, index: int, bare: str) -> bool:
    """Whether a line names the issuing body, with the title or more of it to come."""
    if not is_letterhead(bare) or index + 1 >= len(draft.blocks):
        return False
    following = draft.surface(index + 1)
    line = read_line(following, titled=False)
    if line and line.kind == "dateline" and index + 2 < len(draft.blocks):
        following = draft.surface(index + 2)
        line = read_line(following, titled=False)
    more = line.kind == "title" if line else is_heading_shaped(following)
    return more or bare.lower().endswith(("session", "meeting"))


def is_last_line_of_header(draft: Draft, index: int) -> bool:
    """Whether prose or an author follows, so that ``Diplomacy`` must be the title itdraft."""
    if draft.titled or index + 1 >= len(draft.blocks):
        return False
    following = draft.surface(index + 1)
    line = read_line(following, titled=True)
    prose = is_prose(following) and not whole("imprint", following)
    return prose or (line is not None and line.opens)


def is_masthead(draft: Draft, index: int, bare: str) -> bool:
    """Whether a line is the name of a paper, with the title still to come."""
    if draft.titled or draft.known_title or index + 2 >= len(draft.blocks):
        return False
    following = draft.surface(index + 1)
    line = read_line(following, titled=True)
    paper = whole("newspaper", bare.rstrip(".")) is not None
    shaped = is_heading_shaped(following.rstrip(".") if following.isupper() else following)
    if paper and shaped and not line:
        return True
    short = len(bare.split()) <= MOST_MASTHEAD_WORDS
    longer = len(draft.surface(index + 2).split()) > MOST_MASTHEAD_WORDS >= len(bare.split())
    named = paper or (short and (bare.lower().startswith("the ") or longer))
    dated = line is not None and line.kind in {"dateline", "other"} and bool(line.published)
    below = draft.surface(index + 2)
    titles = is_heading_shaped(below.rstrip(".") if below.isupper() else below)
    return named and dated and titles and not read_line(below, titled=True)
