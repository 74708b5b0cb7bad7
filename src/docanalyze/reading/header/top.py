"""Go through the first blocks of a text until the article has begun."""

import re
from dataclasses import replace

from docanalyze.reading.header.above_title import (
    MOTTO,
    before_title,
    is_head_of_site,
    is_label_of_title,
    is_last_line_of_header,
    is_letterhead_line,
    is_masthead,
    is_motto,
    is_paper_line,
)
from docanalyze.reading.header.bare_names import is_bare_name, people
from docanalyze.reading.header.books import read_book_line, read_year_of_title_page
from docanalyze.reading.header.dates import iso_date
from docanalyze.reading.header.draft import Draft
from docanalyze.reading.header.forms import label_alone, read_line
from docanalyze.reading.header.glued import placed_people, read_glued
from docanalyze.reading.header.line import BARE, LABELLED, HeaderLine, form, whole
from docanalyze.reading.header.menu import read_menu
from docanalyze.reading.header.names import (
    begins_with_small_word,
    has_honorific,
    is_name,
    is_plainly_name,
    parse_names,
)
from docanalyze.reading.header.places import is_place
from docanalyze.reading.header.run_in import run_in_dateline
from docanalyze.reading.header.shapes import (
    is_address,
    is_author_note,
    is_caption,
    is_furniture,
    is_heading_shaped,
    is_kicker,
    is_prose,
    is_role,
    is_speech_opening,
)
from docanalyze.reading.header.slugs import read_slug
from docanalyze.reading.header.titles import LONGEST_TITLE, goes_on_with_title, is_title

__all__ = ["FOOTER_BLOCKS", "MOST_BLOCKS", "STANDFIRST_WORDS", "read_top"]

# A header is over after so many blocks, or after this much prose.
MOST_BLOCKS = 18
MOST_STANDFIRSTS = 2
STANDFIRST_WORDS = 70
FOOTER_BLOCKS = 4
MOST_AFFILIATION_WORDS = 10
YEAR_DIGITS = 4
FEWEST_HEADLINE_WORDS = 3
# So many blocks below a title page the first chapter begins.
REACH_OF_CHAPTER = 4
# So many blocks below a slug line the first paragraph begins.
REACH_OF_SLUG = 6
FEWEST_TITLE_WORDS = 4
BY_INSIDE = re.compile(r"\S[.,;:]?\s(?:by|By|BY|edited by|ed\.) [A-Z]")
KICKER_IN_FRONT = re.compile(r"\[[^\[\]]{3,24}\]\s+")


def read_top(draft: Draft) -> None:
    """Go through the blocks until the article has begun."""
    standfirsts = 0
    awaiting_name = False
    begin = read_menu(draft)
    for index in range(begin, min(len(draft.blocks), begin + MOST_BLOCKS)):
        surface = draft.surface(index)
        answers = awaiting_name and len(surface) <= LONGEST_TITLE
        names = parse_names(surface, comma_list=True) if answers else ()
        if names:
            draft.take(index, HeaderLine("byline", authors=names))
            awaiting_name = False
            continue
        awaiting_name = False
        label = _below_label(draft, index, surface)
        if label:
            draft.take(index, label)
            continue
        line = _line(draft, index, surface) or before_title(draft, index, surface)
        if line:
            draft.take(index, line)
            awaiting_name = line.opens
        elif _has_begun(draft, index, surface):
            # The article has begun, with or without a title.
            draft.titled = True
        elif is_motto(draft, index, surface):
            draft.take(index, HeaderLine("other"))
        elif not _take_shape(draft, index, surface) and is_prose(surface):
            standfirsts += 1
            _take_run_in(draft, index, surface)
            if standfirsts > MOST_STANDFIRSTS or not _is_standfirst(surface):
                break
            draft.titled = True


def _has_begun(draft: Draft, index: int, surface: str) -> bool:
    """Whether a line is the first of what somebody says, and no headline in capitals."""
    headline = not draft.titled and surface.isupper() and is_title(draft, index, surface)
    signed = headline and (
        is_plainly_name(draft.surface(index + 1))
        or bool(read_line(draft.surface(index + 1), titled=True))
    )
    # "Sir Ovid Marr" may be whom an obituary is about.
    named = surface[-1].isalpha() and has_honorific(surface) and is_name(surface)
    return (is_address(surface) and not named) or (is_speech_opening(surface) and not signed)


def _below_label(draft: Draft, index: int, surface: str) -> HeaderLine | None:
    """Read a date whose label stands on the line above: ``Last updated`` over ``4 May 1998``."""
    role = label_alone(draft.surface(index - 1)) if index else None
    line = read_line(surface, titled=True) if role in {"date", "updated"} else None
    if not line or not line.published or line.kind != "dateline":
        return None
    draft.marks.setdefault(index - 1, "other")
    published = (LABELLED, line.published[1]) if role == "date" else None
    return replace(line, published=published)


def _line(draft: Draft, index: int, surface: str) -> HeaderLine | None:
    """Read one line; in capitals below a dateline it is the place: ``NEW YORK``."""
    titled = draft.titled or draft.known_title is not None
    known = (None if titled else _of_paper(draft, index, surface)) or _of_book(draft, index)
    if known:
        return known
    if draft.marks.get(index - 1) == "byline" and len(surface) == YEAR_DIGITS:
        year = iso_date(surface)
        return HeaderLine("dateline", published=(BARE, year)) if year else None
    line = read_line(surface, titled=titled) or read_glued(surface, titled=titled)
    return line or (HeaderLine("dateline") if _is_place(draft, index, surface) else None)


def _of_paper(draft: Draft, index: int, surface: str) -> HeaderLine | None:
    """Read a line that stands above a title and tells of agency, series, site or paper."""
    below = range(index + 1, min(index + REACH_OF_SLUG, len(draft.blocks)))
    slug = read_slug(surface, map(draft.surface, below))
    if slug:
        return slug
    if is_label_of_title(draft, index, surface):
        dated = read_line(surface, titled=True)
        return dated if dated and dated.kind == "other" and dated.published else HeaderLine("other")
    bare = surface.strip("*_# \t")
    line = read_line(surface, titled=True)
    if is_head_of_site(draft, index, bare) and not (line and line.published):
        return HeaderLine("other", publisher=bare.partition("|")[0].strip())
    return HeaderLine("other") if is_paper_line(draft, index, surface) else None


def _of_book(draft: Draft, index: int) -> HeaderLine | None:
    """Read a line about the book from which the text is, or which it reviews."""
    titled = draft.titled or draft.known_title is not None
    below = range(index + 1, min(index + 1 + REACH_OF_CHAPTER, len(draft.blocks)))
    chapter = any(whole("part", draft.surface(number).strip("*_# \t")) for number in below)
    opens = chapter and "byline" in draft.marks.values()
    book = read_book_line(draft.surface(index), titled=titled, opens_book=opens)
    near = range(max(0, index - 2), index)
    above = [draft.surface(n) for n in near if draft.marks.get(n) not in {"title", "byline"}]
    book = book or read_year_of_title_page(draft.surface(index), above)
    if book:
        return replace(book, authors=()) if draft.authors else book
    return HeaderLine("other") if _names_book(draft, index) else None


def _is_place(draft: Draft, index: int, surface: str) -> bool:
    """Whether a line in capitals below a dateline is its place: ``NEW YORK``."""
    if draft.marks.get(index - 1) != "dateline" or not surface.isupper() or not is_place(surface):
        return False
    titled = draft.titled or draft.known_title is not None
    long = not titled and len(surface.split()) >= FEWEST_HEADLINE_WORDS
    headline = is_last_line_of_header(draft, index) and begins_with_small_word(surface)
    other = is_plainly_name(surface) or is_furniture(surface) or is_kicker(surface)
    return not (long or headline or other)


def _names_book(draft: Draft, index: int) -> bool:
    """Whether a line is the title or the author of a book under review, not of the article."""
    if not draft.title:
        return False
    below = [draft.surface(number) for number in range(index + 1, len(draft.blocks))][:2]
    by_author = bool(whole("byline", draft.surface(index)))
    if by_author:
        # Below a reviewer the line of the book names its own author.
        named = bool(below) and BY_INSIDE.search(below[0]) is not None
        return bool(below) and not named and whole("imprint", below[0]) is not None
    named = len(below) > 1 and whole("byline", below[0]) is not None
    return named and whole("imprint", below[1]) is not None


def _take_shape(draft: Draft, index: int, surface: str) -> bool:
    """Mark a block whose shape, or whose neighbours, tell its role."""
    line = _by_shape(draft, index, surface)
    if line:
        draft.take(index, line)
    return line is not None


def _by_shape(draft: Draft, index: int, surface: str) -> HeaderLine | None:
    bare = surface.strip("*_# \t")
    if is_caption(surface):
        return HeaderLine("caption")
    if _is_furniture(draft, index, surface):
        section = is_kicker(surface) and not draft.titled
        return HeaderLine("other", section=bare.strip(" :|[]()") if section else None)
    if is_masthead(draft, index, bare):
        return HeaderLine("other", publisher=bare.partition(MOTTO)[0])
    return _below_title(draft, index, bare) if draft.titled else _as_title(draft, index, surface)


def _as_title(draft: Draft, index: int, surface: str) -> HeaderLine | None:
    bare = surface.strip("*_# \t")
    titles = is_title(draft, index, surface)
    if not titles:
        return None
    section, colon, rest = bare.partition(": ")
    if colon and section.isupper() and is_kicker(section) and not rest.isupper():
        return HeaderLine("title", title=rest, section=section)
    return HeaderLine("title", title=KICKER_IN_FRONT.sub("", bare))


def _below_title(draft: Draft, index: int, bare: str) -> HeaderLine | None:
    """Read what only its place below the title makes plain: names, the rest of the title."""
    if is_bare_name(draft, index, bare):
        return HeaderLine("byline", authors=people(bare))
    placed = () if draft.authors else placed_people(bare)
    if placed:
        return HeaderLine("byline", authors=placed)
    return HeaderLine("title") if goes_on_with_title(draft, index) else None


def _take_run_in(draft: Draft, index: int, surface: str) -> None:
    article = draft.text[draft.blocks[index].start :]
    line = run_in_dateline(surface, _copyright_year(draft), article=article)
    if line and line.published:
        draft.dates.append(line.published)
    if line:
        draft.publisher = draft.publisher or line.publisher


def _copyright_year(draft: Draft) -> str | None:
    """Return the year of a copyright line at the end, which may complete a dateline."""
    for index in range(max(0, len(draft.blocks) - FOOTER_BLOCKS), len(draft.blocks)):
        match = form("copyright").match(draft.surface(index))
        if match:
            return match["year"]
    return None


def _is_furniture(draft: Draft, index: int, surface: str) -> bool:
    """Whether a line belongs to the page, the issuing body or the author's note."""
    titles = not draft.titled and len(surface.split()) >= FEWEST_TITLE_WORDS
    below_name = draft.marks.get(index - 1) == "byline"
    if below_name and titles and not is_role(surface) and is_title(draft, index, surface):
        return False
    if below_name and _is_about_author(draft, index, surface):
        return not is_bare_name(draft, index, surface)
    if not draft.titled and is_letterhead_line(draft, index, surface.strip("*_# \t")):
        return True
    if draft.marks.get(index - 1) in {"byline", "other"} and draft.authors:
        affiliation = form("affiliation").match(surface) and not is_prose(surface)
        if affiliation:
            return True
    if whole("draft", surface):
        return True
    kicker = is_kicker(surface) and not is_last_line_of_header(draft, index)
    return kicker or is_furniture(surface) or bool(whole("imprint", surface))


def _is_about_author(draft: Draft, index: int, surface: str) -> bool:
    """Whether a line under a byline says who the author is, or for whom they write."""
    if is_role(surface) or is_author_note(surface):
        return True
    glued = not draft.blocks[index].after_blank
    short = len(surface.split()) <= MOST_AFFILIATION_WORDS
    return glued and short and is_heading_shaped(surface)


def _is_standfirst(surface: str) -> bool:
    return len(surface.split(None, STANDFIRST_WORDS)) < STANDFIRST_WORDS
