"""Read the header of a bare text: who wrote what, when and where it appeared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docanalyze.reading.article import Mark, PassageKind
from docanalyze.reading.header.forms import (
    PEOPLE,
    HeaderLine,
    form,
    is_path,
    is_place,
    read_line,
    run_in_dateline,
    whole,
)
from docanalyze.reading.header.glued import placed_people, read_glued
from docanalyze.reading.header.names import (
    begins_with_given_name,
    has_honorific,
    has_name_marks,
    has_no_common_word,
    is_letters,
    is_name,
    parse_names,
    without_note_marks,
)
from docanalyze.reading.header.plausible import author_in_title, glued_title, publication_date
from docanalyze.reading.header.shapes import (
    is_address,
    is_author_note,
    is_caption,
    is_furniture,
    is_heading_shaped,
    is_kicker,
    is_letterhead,
    is_prose,
    is_role,
    is_speech_opening,
    is_unfinished,
)
from docanalyze.reading.header.sign_off import author_of_note, read_sign_off
from docanalyze.reading.lines import Block, split_blocks

__all__ = ["Header", "parse_header"]

# A header is over after so many blocks, or after this much prose.
MOST_BLOCKS = 18
MOST_STANDFIRSTS = 2
STANDFIRST_WORDS = 70
FOOTER_BLOCKS = 4
MOST_AFFILIATION_WORDS = 10
MOST_MASTHEAD_WORDS = 4
FEWEST_EXCLAIMED_WORDS = 3
LONGEST_TITLE = 240
KICKER_IN_FRONT = re.compile(r"\[[^\[\]]{3,24}\]\s+")
MOST_TITLE_WORDS = 34
# "Jane Doe (Group of the Centre)".
IN_BRACKETS = re.compile(r"\s*\([^()]{2,60}\)$")


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says; nothing in it is guessed.

    Args:
        title: None if there is none.
        authors: In order.
        published: EDTF; None if unknown.
        publisher: None if not plain.
        marks: Blocks of the header whose role is known.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
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
    reader = _HeaderReader(text, blocks, known_title)
    reader.read_top()
    reader.read_footer()
    reader.settle_title()
    reader.mark_author_notes(known_authors)
    return reader.result()


@dataclass
class _HeaderReader:
    text: str
    blocks: Sequence[Block]
    known_title: str | None = None
    title: str | None = None
    titled: bool = False
    authors: tuple[str, ...] = ()
    dates: list[tuple[int, str]] = field(default_factory=list)
    publisher: str | None = None
    marks: dict[int, PassageKind] = field(default_factory=dict)

    def read_top(self) -> None:
        """Go through the blocks until the article has begun."""
        standfirsts = 0
        awaiting_name = False
        for index in range(min(len(self.blocks), MOST_BLOCKS)):
            surface = self._surface(index)
            answers = awaiting_name and len(surface) <= LONGEST_TITLE
            names = parse_names(surface, comma_list=True) if answers else ()
            if names:
                self._take(index, HeaderLine("byline", authors=names))
                awaiting_name = False
                continue
            awaiting_name = False
            line = self._line(index, surface) or self._before_title(index, surface)
            if line:
                self._take(index, line)
                awaiting_name = line.opens
            elif is_address(surface) or is_speech_opening(surface):
                # The article has begun, with or without a title.
                self.titled = True
            elif not self._take_shape(index, surface) and is_prose(surface):
                standfirsts += 1
                self._take_run_in(surface)
                if standfirsts > MOST_STANDFIRSTS or not _is_standfirst(surface):
                    break
                self.titled = True

    def read_footer(self) -> None:
        """Look for a signature or a note of publication at the end."""
        first = max([1, *(index + 1 for index in self.marks)])
        surfaces = [self._surface(index) for index in range(len(self.blocks))]
        for index, line in sorted(read_sign_off(surfaces, self.blocks, first).items()):
            self._take_signature(index, line)
        note = None if self.authors else author_of_note(surfaces)
        if note:
            self._take(note[0], HeaderLine("other", authors=note[1]))

    def _take_signature(self, index: int, line: HeaderLine) -> None:
        """Take a line of the end: who is named there is an author only if nobody was before."""
        signed = self.authors and self.marks.get(index - 1) != "byline"
        self._take(index, replace(line, authors=()) if signed else line)

    def result(self) -> Header:
        """Return what was found."""
        title = " ".join(self.title.split()) if self.title else None
        marks = tuple(
            Mark(self.blocks[index].start, self.blocks[index].end, kind)
            for index, kind in sorted(self.marks.items())
        )
        return Header(title, self.authors, self._published(), self.publisher, marks)

    def settle_title(self) -> None:
        """Part what lost line breaks or a colon have joined to the title."""
        first = self._surface(0)
        if self.title is None and self.known_title is None and self.marks.get(0) == "caption":
            self.title = glued_title(first)
        blocks = [self._surface(index) for index in range(len(self.blocks))]
        parted = author_in_title(self.title, blocks) if self.title else None
        if parted and self.authors in {(), parted[:1]}:
            self.authors, self.title = parted[:1], parted[1]

    def mark_author_notes(self, known_authors: Sequence[str]) -> None:
        """Mark what is said about the authors at the end: ``Jane Doe directs …``."""
        names = tuple(f"{name} " for name in (*self.authors, *known_authors))
        for index in range(max(1, len(self.blocks) - FOOTER_BLOCKS), len(self.blocks)):
            surface = self._surface(index)
            bare = surface.strip("*_()[] ")
            short = len(surface.split(None, STANDFIRST_WORDS)) < STANDFIRST_WORDS
            if short and is_prose(bare) and bare.startswith(names) and index not in self.marks:
                self.marks[index] = "other"

    def _published(self) -> str | None:
        top = max((index for index in self.marks if index < MOST_BLOCKS), default=-1)
        body = self.blocks[top + 1].start if top + 1 < len(self.blocks) else len(self.text)
        return publication_date(
            self.dates,
            title=self.title or self.known_title,
            body=self.text[body:],
            is_signed=bool(self.authors or self.publisher),
        )

    def _surface(self, index: int) -> str:
        block = self.blocks[index]
        return self.text[block.start : block.end]

    def _take(self, index: int, line: HeaderLine) -> None:
        self.marks[index] = line.kind
        if line.title and self.title is None:
            self.title = line.title
            self.titled = True
        if not self.authors:
            self.authors = line.authors
        elif index and self._is_among_authors(index):
            self.authors += tuple(name for name in line.authors if name not in self.authors)
        if line.published:
            self.dates.append(line.published)
        self.publisher = self.publisher or line.publisher

    def _line(self, index: int, surface: str) -> HeaderLine | None:
        """Read one line; in capitals below a dateline it is the place: ``NEW YORK``."""
        titled = self.titled or self.known_title is not None
        if not titled and self._is_label_of_title(index, surface):
            return HeaderLine("other")
        if self._names_book(index):
            return HeaderLine("other")
        line = read_line(surface, titled=titled) or read_glued(surface, titled=titled)
        placed = self.marks.get(index - 1) == "dateline" and surface.isupper() and is_place(surface)
        return line or (HeaderLine("dateline") if placed and not is_furniture(surface) else None)

    def _is_label_of_title(self, index: int, surface: str) -> bool:
        """Whether a line is a number or section that the title follows: ``Chapter 7``."""
        bare = surface.strip("*_# \t")
        if index + 1 >= len(self.blocks):
            return False
        following = self._surface(index + 1)
        titles = is_heading_shaped(following.strip("*_# \t")) and not read_line(
            following, titled=True
        )
        head, bar, paper = bare.partition("|")
        paper_named = bool(bar) and whole("newspaper", paper.strip()) is not None
        section = paper_named and (head.isupper() or is_kicker(head))
        return titles and (section or whole("part", bare) is not None)

    def _names_book(self, index: int) -> bool:
        """Whether a line is the title or the author of a book under review, not of the article."""
        if not self.title:
            return False
        below = [self._surface(number) for number in range(index + 1, len(self.blocks))][:2]
        by_author = bool(whole("byline", self._surface(index)))
        if by_author:
            return bool(below and whole("imprint", below[0]))
        named = len(below) > 1 and whole("byline", below[0]) is not None
        return named and whole("imprint", below[1]) is not None

    def _take_run_in(self, surface: str) -> None:
        line = run_in_dateline(surface, self._copyright_year())
        if line and line.published:
            self.dates.append(line.published)
        if line:
            self.publisher = self.publisher or line.publisher

    def _copyright_year(self) -> str | None:
        """Return the year of a copyright line at the end, which may complete a dateline."""
        for index in range(max(0, len(self.blocks) - FOOTER_BLOCKS), len(self.blocks)):
            match = form("copyright").match(self._surface(index))
            if match:
                return match["year"]
        return None

    def _take_shape(self, index: int, surface: str) -> bool:
        """Mark a block whose shape, or whose neighbours, tell its role."""
        line = self._by_shape(index, surface)
        if line:
            self._take(index, line)
        return line is not None

    def _by_shape(self, index: int, surface: str) -> HeaderLine | None:
        bare = surface.strip("*_# \t")
        if is_caption(surface):
            return HeaderLine("caption")
        if self._is_furniture(index, surface):
            return HeaderLine("other")
        if self._is_masthead(index, bare):
            return HeaderLine("other", publisher=bare)
        return self._below_title(index, bare) if self.titled else self._as_title(index, surface)

    def _as_title(self, index: int, surface: str) -> HeaderLine | None:
        bare = surface.strip("*_# \t")
        titles = self._is_title(index, surface)
        return HeaderLine("title", title=KICKER_IN_FRONT.sub("", bare)) if titles else None

    def _below_title(self, index: int, bare: str) -> HeaderLine | None:
        """Read what only its place below the title makes plain: names, the rest of the title."""
        if self._is_bare_name(index, bare):
            return HeaderLine("byline", authors=_people(bare))
        placed = () if self.authors else placed_people(bare)
        if placed:
            return HeaderLine("byline", authors=placed)
        return HeaderLine("title") if self._goes_on_with_title(index) else None

    def _before_title(self, index: int, surface: str) -> HeaderLine | None:
        """Read what stands above a title and is no form of its own: who speaks, which site."""
        if self.titled or self.known_title or index + 1 >= len(self.blocks):
            return None
        following = self._surface(index + 1)
        bare = surface.strip("*_# \t")
        if is_path(following) and is_heading_shaped(bare):
            return HeaderLine("other", publisher=bare)
        by_country = bare.isupper() and is_place(bare) and _is_speaker(following)
        if by_country or self._goes_on_with_letterhead(index, bare):
            return HeaderLine("other")
        return self._author_first(index, bare, following)

    def _goes_on_with_letterhead(self, index: int, bare: str) -> bool:
        """Whether a line is the second of a letterhead: ``to the United Nations``."""
        glued = not self.blocks[index].after_blank and self.marks.get(index - 1) == "other"
        return glued and bool(form("goes_on").match(bare)) and is_heading_shaped(bare)

    def _author_first(self, index: int, bare: str, following: str) -> HeaderLine | None:
        """Read the author, or the speaker with the post, in the line above the title."""
        named, comma, post = bare.partition(",")
        if self.authors or not is_name(named) or (comma and not is_role(post)):
            return None
        speaks = bool(comma) or (has_honorific(named) and is_role(following))
        writes = begins_with_given_name(named) and self._is_title(index + 1, following)
        if speaks or (writes and not read_line(following, titled=True)):
            subject = self._is_subject(index, named)
            return None if subject else HeaderLine("byline", authors=parse_names(named))
        return None

    def _goes_on_with_title(self, index: int) -> bool:
        """Whether a line is the second of a title broken at a colon or behind a small word."""
        above = self.marks.get(index - 1) == "title" and self.title
        surface = self._surface(index)
        if not above or self.blocks[index].after_blank or not is_heading_shaped(surface):
            return False
        first = self._surface(index - 1)
        broken = first.endswith(":") or is_unfinished(first)
        if broken and first.isupper() == surface.isupper() and first.endswith(str(self.title)):
            self.title = f"{self.title} {surface}"
            return True
        return False

    def _is_furniture(self, index: int, surface: str) -> bool:
        """Whether a line belongs to the page, the issuing body or the author's note."""
        if self.marks.get(index - 1) == "byline" and self._is_about_author(index, surface):
            return not self._is_bare_name(index, surface)
        if not self.titled and self._is_letterhead(index, surface.strip("*_# \t")):
            return True
        if self.marks.get(index - 1) in {"byline", "other"} and self.authors:
            affiliation = form("affiliation").match(surface) and not is_prose(surface)
            if affiliation:
                return True
        kicker = is_kicker(surface) and not self._is_last_line_of_header(index)
        return kicker or is_furniture(surface) or bool(whole("imprint", surface))

    def _is_letterhead(self, index: int, bare: str) -> bool:
        """Whether a line names the issuing body, with the title or more of it to come."""
        if not is_letterhead(bare) or index + 1 >= len(self.blocks):
            return False
        following = self._surface(index + 1)
        line = read_line(following, titled=False)
        if line and line.kind == "dateline" and index + 2 < len(self.blocks):
            following = self._surface(index + 2)
            line = read_line(following, titled=False)
        more = line.kind == "title" if line else is_heading_shaped(following)
        return more or bare.lower().endswith(("session", "meeting"))

    def _is_about_author(self, index: int, surface: str) -> bool:
        """Whether a line under a byline says who the author is, or for whom they write."""
        if is_role(surface) or is_author_note(surface):
            return True
        glued = not self.blocks[index].after_blank
        short = len(surface.split()) <= MOST_AFFILIATION_WORDS
        return glued and short and is_heading_shaped(surface)

    def _is_title(self, index: int, surface: str) -> bool:
        bare = surface.strip("*_# \t")
        if surface.startswith("##") or not bare or index + 1 >= len(self.blocks):
            return False
        if self.known_title:
            return _repeats(bare, self.known_title)
        if whole("generic_heading", bare):
            return False
        following = self._surface(index + 1)
        if following[0].islower() and not read_line(following, titled=True):
            # A sentence that a page break or a short line has torn apart.
            return False
        short = len(bare) <= LONGEST_TITLE and len(bare.split()) <= MOST_TITLE_WORDS
        glued = not self.blocks[index + 1].after_blank and is_heading_shaped(following)
        if bare.isupper() and (bare[-1] == "." or (bare[-1] == ":" and glued)):
            # Old papers put a stop behind their headlines.
            bare = bare[:-1]
        return short and (is_heading_shaped(bare) or _is_long_title(bare))

    def _is_last_line_of_header(self, index: int) -> bool:
        """Whether prose or an author follows, so that ``Diplomacy`` must be the title itself."""
        if self.titled or index + 1 >= len(self.blocks):
            return False
        following = self._surface(index + 1)
        line = read_line(following, titled=True)
        prose = is_prose(following) and not whole("imprint", following)
        return prose or (line is not None and line.opens)

    def _is_masthead(self, index: int, bare: str) -> bool:
        """Whether a line is the name of a paper, with the title still to come."""
        if self.titled or self.known_title or index + 2 >= len(self.blocks):
            return False
        following = self._surface(index + 1)
        line = read_line(following, titled=True)
        paper = whole("newspaper", bare.rstrip(".")) is not None
        shaped = is_heading_shaped(following.rstrip(".") if following.isupper() else following)
        if paper and shaped and not line:
            return True
        short = len(bare.split()) <= MOST_MASTHEAD_WORDS
        longer = len(self._surface(index + 2).split()) > MOST_MASTHEAD_WORDS >= len(bare.split())
        named = paper or (short and (bare.lower().startswith("the ") or longer))
        dated = line is not None and line.kind in {"dateline", "other"} and bool(line.published)
        below = self._surface(index + 2)
        titles = is_heading_shaped(below.rstrip(".") if below.isupper() else below)
        return named and dated and titles and not read_line(below, titled=True)

    def _is_bare_name(self, index: int, bare: str) -> bool:
        """Whether a line without "by" is the author's, as its shape and what is beside it show."""
        titled = self.title is not None or self.known_title is not None
        named = IN_BRACKETS.sub("", without_note_marks(bare))
        if len(bare) > LONGEST_TITLE or not titled or not named.strip():
            return False
        if self.authors:
            return self._is_further_author(index, named, noted=without_note_marks(bare) != bare)
        above = self.marks.get(index - 1)
        if self._is_name_with_post(index, named):
            return True
        if above in {"title", "dateline"} and _are_people(named):
            return True
        if self._is_below_standfirst(index) and _are_people(named):
            return not self._is_subject(index, named)
        noted = above == "title" and without_note_marks(bare) != bare
        # Where nothing but the name is known, a place or a person spoken of is a heading.
        unlike_words = above == "title" and has_no_common_word(named)
        noted = noted or (unlike_words and not self._is_subject(index, named))
        return _are_names(named) and (noted or self._is_shown_by_neighbours(index, named))

    def _is_name_with_post(self, index: int, named: str) -> bool:
        """Whether a comma parts a name and somebody's post, or the place they write from."""
        head, comma, after = named.partition(",")
        if not comma or not is_name(head):
            return False
        placed = is_place(after.strip()) and begins_with_given_name(head)
        below_title = self.marks.get(index - 1) == "title"
        return (placed and below_title) or self._is_post(index, after.strip())

    def _is_further_author(self, index: int, named: str, *, noted: bool) -> bool:
        """Whether a line below an author, and what is said about them, is the next one."""
        if not self._is_among_authors(index):
            return False
        if self._is_name_with_post(index, named):
            return True
        if not _are_names(named):
            return False
        if noted or (_are_people(named) and not self._is_subject(index, named)):
            return True
        above = self.marks.get(index - 1)
        return above == "byline" and self._is_shown_by_neighbours(index, named)

    def _is_shown_by_neighbours(self, index: int, named: str) -> bool:
        """Whether a date, a post or a title of address tells that a line is somebody's name."""
        below_date = self.marks.get(index - 1) == "dateline" and is_name(named)
        return below_date or has_honorific(named) or self._names_follow(index)

    def _is_among_authors(self, index: int) -> bool:
        """Whether nothing but posts and bodies stands between a line and the first author."""
        while index and self.marks.get(index - 1) == "other":
            index -= 1
        return self.marks.get(index - 1) == "byline"

    def _is_below_standfirst(self, index: int) -> bool:
        """Whether nothing but a sentence or two stands between a line and the title."""
        above = [self.marks.get(number) for number in range(index)]
        return (
            "title" in above
            and above[-1] is None
            and index - above.index("title") <= (MOST_STANDFIRSTS + 1)
        )

    def _is_subject(self, index: int, name: str) -> bool:
        """Whether the article speaks of somebody, whose name is then a heading."""
        surname = name.rsplit(maxsplit=1)[-1]
        below = range(index + 1, max(index + 1, len(self.blocks) - 1))
        return any(surname in self._surface(number) for number in below)

    def _is_post(self, index: int, written: str) -> bool:
        """Whether what follows a name and a comma is a post, or the paper somebody writes for."""
        paper = whole("newspaper", written) is not None
        letters = all(is_letters(part) for part in written.split(","))
        return (
            is_role(written)
            or letters
            or (paper and self.marks.get(index - 1) in {"title", "dateline"})
        )

    def _names_follow(self, index: int) -> bool:
        """Whether a date, or the post of somebody just named, stands on the next line."""
        if index + 1 >= len(self.blocks):
            return False
        following = self._surface(index + 1)
        line = read_line(following, titled=True)
        post = is_role(following) and not is_prose(following)
        return post or (line is not None and line.kind == "dateline")


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


def _is_standfirst(surface: str) -> bool:
    return len(surface.split(None, STANDFIRST_WORDS)) < STANDFIRST_WORDS


def _are_people(line: str) -> bool:
    """Whether a line is nothing but names of people, one of them plainly so."""
    return _are_names(line) and any(
        begins_with_given_name(name) or has_name_marks(name) for name in PEOPLE.split(line)
    )


def _is_speaker(line: str) -> bool:
    """Whether a line is a name with the post: ``Ms. Jane Doe, Minister for …``."""
    head, comma, post = line.partition(",")
    return bool(comma) and is_name(head) and has_honorific(head) and is_role(post)


def _people(line: str) -> tuple[str, ...]:
    """Return the people of a line without "by": what follows a lone name may be a place."""
    names = parse_names(line, comma_list=True)
    if len(names) > 1 and " and " not in line and "&" not in line:
        plain = (begins_with_given_name(name) or has_name_marks(name) for name in names[1:])
        return names if all(plain) else names[:1]
    return names


def _are_names(line: str) -> bool:
    return all(map(is_name, PEOPLE.split(line)))
