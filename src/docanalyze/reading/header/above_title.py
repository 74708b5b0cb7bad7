"""What stands above a title: the paper, the issuing body, the number, who speaks."""

import re

from docanalyze.reading.header.dates import ANY_LEAP_YEAR, date_at
from docanalyze.reading.header.draft import Draft
from docanalyze.reading.header.forms import read_line
from docanalyze.reading.header.line import HeaderLine, form, whole
from docanalyze.reading.header.names import (
    begins_with_given_name,
    has_honorific,
    has_no_common_word,
    is_name,
    parse_names,
)
from docanalyze.reading.header.places import is_path, is_place
from docanalyze.reading.header.shapes import (
    is_caption,
    is_furniture,
    is_heading_shaped,
    is_kicker,
    is_letterhead,
    is_prose,
    is_role,
)
from docanalyze.reading.header.titles import is_title

__all__ = [
    "MOTTO",
    "before_title",
    "is_head_of_site",
    "is_label_of_title",
    "is_last_line_of_header",
    "is_letterhead_line",
    "is_masthead",
    "is_motto",
    "is_paper_line",
]

MOST_MASTHEAD_WORDS = 4
# "The Lake Observer (Port Ellis)".
IN_BRACKETS = re.compile(r"\s*\([^()]{2,30}\)$")
FEWEST_TITLE_WORDS = 4
MOST_SERIES_REACH = 4
LONGEST_DAY = 24
QUOTES = "\"“‘'"
MOST_MOTTO_WORDS = 14
MOST_MASTHEAD_LINES = 4
# "Letters & Leases :: notes on the law of harbours".
MOTTO = " :: "
# "UNITED NATIONS          SIXTH COMMITTEE".
COLUMNS = re.compile(r"\s{3,}")
MOST_HEADER_LINES = 18


def before_title(draft: Draft, index: int, surface: str) -> HeaderLine | None:
    """Read what stands above a title and is no form of its own: who speaks, which site."""
    if draft.titled or draft.known_title or index + 1 >= len(draft.blocks):
        return None
    following = draft.surface(index + 1)
    bare = surface.strip("*_# \t")
    if _is_day(bare) or _is_place_below_date(draft, index, bare, following):
        return HeaderLine("dateline")
    if is_path(following) and is_heading_shaped(bare):
        return HeaderLine("other", publisher=bare)
    series = _is_series_below_section(draft, index, bare)
    if series or _is_country(bare, following) or _goes_on_with_letterhead(draft, index, bare):
        return HeaderLine("other")
    return _author_first(draft, index, bare, following)


def _is_day(bare: str) -> bool:
    """Whether a line is a day of some year: ``05 Oct``."""
    day = date_at(f"{bare} {ANY_LEAP_YEAR}") if len(bare) <= LONGEST_DAY else None
    return day is not None and day.end > len(bare)


def _is_place_below_date(draft: Draft, index: int, bare: str, following: str) -> bool:
    """Whether a line between a date and the title is the place: ``Brussels``."""
    placed = draft.marks.get(index - 1) == "dateline" and is_place(bare)
    return placed and has_no_common_word(bare) and len(following.split()) >= FEWEST_TITLE_WORDS


def _is_country(bare: str, following: str) -> bool:
    """Whether a line is the state for which a speech below it was given: ``SAINT LUCIA``."""
    if not bare.isupper() or not is_place(bare):
        return False
    speech = read_line(following, titled=False)
    # "A SMALL STEP" over "Remarks by …" is the title.
    named = any(len(word) > 1 and has_no_common_word(word) for word in bare.split())
    return _is_speaker(following) or bool(named and speech and speech.title and speech.authors)


def _is_series_below_section(draft: Draft, index: int, bare: str) -> bool:
    """Whether a short line between a section and a longer line is a series, not the title.

    Below a title with a subtitle no sentence stands in front of the names.
    """
    above = draft.surface(index - 1) if index else ""
    lines = [draft.surface(number) for number in range(index + 1, len(draft.blocks))][:4]
    if len(lines) < MOST_SERIES_REACH or not (above and is_kicker(above)):
        return False
    title, standfirst, *below = lines
    short = len(bare.split()) < FEWEST_TITLE_WORDS <= len(title.split())
    shaped = short and is_heading_shaped(bare) and is_title(draft, index + 1, title)
    signed = (read_line(line, titled=True) for line in below)
    return shaped and is_prose(standfirst) and any(line and line.authors for line in signed)


def _goes_on_with_letterhead(draft: Draft, index: int, bare: str) -> bool:
    """Whether a line is the second of a letterhead: ``to the United Nations``."""
    glued = not draft.blocks[index].after_blank and draft.marks.get(index - 1) == "other"
    # "OF THE STRAITS" below "CHAPTER XI" is what the chapter treats of.
    glued = glued and not whole("part", draft.surface(index - 1).strip("*_# \t"))
    return glued and bool(form("goes_on").match(bare)) and is_heading_shaped(bare)


def _author_first(draft: Draft, index: int, bare: str, following: str) -> HeaderLine | None:
    """Read the author, or the speaker with the post, in the line above the title."""
    named, comma, post = bare.partition(",")
    if draft.authors or not is_name(named) or (comma and not is_role(post)):
        return None
    speaks = bool(comma) or (has_honorific(named) and is_role(following))
    place = index + 1
    line = read_line(following, titled=True)
    if line and line.kind == "dateline" and place + 1 < len(draft.blocks):
        place, following = place + 1, draft.surface(place + 1)
    writes = begins_with_given_name(named) and is_title(draft, place, following)
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
    line = read_line(following, titled=True)
    titles = is_heading_shaped(following.strip("*_# \t")) and not line
    if titles and following[0] in QUOTES and bare.lower().startswith("interview with "):
        return True
    head, bar, paper = bare.partition("|")
    paper_named = bool(bar) and whole("newspaper", paper.strip()) is not None
    section = paper_named and (head.isupper() or is_kicker(head))
    issued = whole("institution", bare) is not None
    # Below the name of an institute stands its series, or the title.
    if issued and (whole("series_line", following) or (line and line.kind == "other")):
        return True
    labelled = issued or any(whole(name, bare) for name in ("part", "series_line", "column"))
    return titles and (section or bool(labelled))


def is_letterhead_line(draft: Draft, index: int, bare: str) -> bool:
    """Whether a line names the issuing body, with the title or more of it to come."""
    columns = COLUMNS.split(bare)
    if not all(map(is_letterhead, columns)) or index + 1 >= len(draft.blocks):
        return False
    following = draft.surface(index + 1)
    line = read_line(following, titled=False)
    if line and (line.kind == "dateline" or line.published) and index + 2 < len(draft.blocks):
        following = draft.surface(index + 2)
        line = read_line(following, titled=False)
    more = line.kind == "title" if line else is_heading_shaped(following)
    return more or bare.lower().endswith(("session", "meeting"))


def is_last_line_of_header(draft: Draft, index: int) -> bool:
    """Whether prose or an author follows, so that ``Diplomacy`` must be the title itself."""
    if draft.titled or index + 1 >= len(draft.blocks):
        return False
    following = draft.surface(index + 1)
    line = read_line(following, titled=True)
    motto = is_motto(draft, index + 1, following)
    prose = is_prose(following) and not motto and not whole("imprint", following)
    return prose or (line is not None and (line.opens or _nothing_is_left(draft, index + 1)))


def is_motto(draft: Draft, index: int, surface: str) -> bool:
    """Whether a sentence between the name of a section and the title says what the section is."""
    if draft.titled or draft.known_title or not index or index + 2 >= len(draft.blocks):
        return False
    title, below = draft.surface(index + 1), draft.surface(index + 2)
    short = len(surface.split()) <= MOST_MOTTO_WORDS and is_kicker(draft.surface(index - 1))
    titles = is_title(draft, index + 1, title) and not read_line(title, titled=True)
    return (
        short
        and is_prose(surface)
        and titles
        and (is_prose(below) or read_line(below, titled=True) is not None)
    )


def _nothing_is_left(draft: Draft, first: int) -> bool:
    """Whether only names, dates and furniture stand between a line and the article."""
    for index in range(first, min(first + MOST_HEADER_LINES, len(draft.blocks))):
        surface = draft.surface(index)
        if is_prose(surface):
            return True
        line = read_line(surface, titled=False)
        known = line or is_furniture(surface) or is_caption(surface) or is_role(surface)
        if not known or (line and line.title):
            return False
    return False


def is_masthead(draft: Draft, index: int, bare: str) -> bool:
    """Whether a line is the name of a paper or site, with the title still to come."""
    if draft.titled or draft.known_title or index + 2 >= len(draft.blocks):
        return False
    following = draft.surface(index + 1)
    paper = whole("newspaper", IN_BRACKETS.sub("", bare).rstrip(".")) is not None
    if (paper or MOTTO in bare) and _can_be_title(following):
        return True
    issued = whole("institution", bare) is not None
    short = len(bare.split()) <= MOST_MASTHEAD_WORDS
    between = _lines_of_masthead(draft, index + 1)
    if not between or index + len(between) + 1 >= len(draft.blocks):
        return False
    below = draft.surface(index + len(between) + 1)
    longer = len(below.split()) > MOST_MASTHEAD_WORDS >= len(bare.split())
    named = paper or issued or (short and (bare.lower().startswith("the ") or longer))
    dated = any(line and line.published for line in between)
    signed = _nothing_is_left(draft, index + len(between) + 2)
    return named and _can_be_title(below) and (dated or (signed and bare.isupper()))


def _lines_of_masthead(draft: Draft, first: int) -> list[HeaderLine | None]:
    """Return what the lines below the name of a paper say: its motto, price, day and section."""
    lines: list[HeaderLine | None] = []
    for index in range(first, min(first + MOST_MASTHEAD_LINES, len(draft.blocks))):
        surface = draft.surface(index)
        line = read_line(surface, titled=True)
        dated = line is not None and line.kind in {"dateline", "other"} and bool(line.published)
        if not (dated or is_kicker(surface) or whole("paper_line", surface)):
            break
        lines.append(line)
    return lines


def _can_be_title(line: str) -> bool:
    shaped = is_heading_shaped(line.rstrip(".") if line.isupper() else line)
    return shaped and not read_line(line, titled=True)


def is_paper_line(draft: Draft, index: int, surface: str) -> bool:
    """Whether a line below the name of a paper is its motto or price, before the title."""
    if draft.titled or not index or draft.marks.get(index - 1) != "other":
        return False
    line = read_line(surface, titled=True)
    return whole("paper_line", surface) is not None and not (line and line.published)


def is_head_of_site(draft: Draft, index: int, bare: str) -> bool:
    """Whether a line names site, series and section, and the title follows.

    ``Harbour Institute | Policy Briefs | No. 14``.
    """
    first, *parts = (part.strip() for part in bare.split("|"))
    if not parts or draft.titled or draft.known_title or index + 1 >= len(draft.blocks):
        return False
    following = draft.surface(index + 1)
    body = any(whole(name, first) for name in ("newspaper", "institution")) or is_letterhead(first)
    section = all(is_kicker(part) or whole("number", part) for part in parts)
    apart = is_path(following) or (
        _can_be_title(following) and not is_kicker(following) and not is_furniture(following)
    )
    return apart and (section or (body and len(parts) > 1)) and is_heading_shaped(first)
