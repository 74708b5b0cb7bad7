"""Names that stand without "by": what is beside them shows whose they are."""

import re

from docanalyze.reading.header.draft import Draft
from docanalyze.reading.header.forms import read_line
from docanalyze.reading.header.line import PEOPLE, whole
from docanalyze.reading.header.names import (
    begins_with_given_name,
    has_honorific,
    has_no_common_word,
    is_letters,
    is_name,
    is_plainly_name,
    parse_names,
    without_note_marks,
)
from docanalyze.reading.header.places import is_place
from docanalyze.reading.header.shapes import is_prose, is_role

__all__ = ["is_bare_name", "people"]

MOST_STANDFIRSTS = 2
LONGEST_NAMES = 240
FEWEST_NAME_WORDS = 2
MOST_NAME_WORDS = 4
# "Jane Doe @janedoe on Twitter".
HANDLE = re.compile(r"\s+\(?@\w.*$")
# "Jane Doe (Group of the Centre)".
IN_BRACKETS = re.compile(r"\s*\([^()\d]{2,60}\)$")


def is_bare_name(draft: Draft, index: int, bare: str) -> bool:
    """Whether a line without "by" is the author's, as its shape and what is beside it show."""
    titled = draft.title is not None or draft.known_title is not None
    bare = bare.removeprefix("From ")
    named = HANDLE.sub("", IN_BRACKETS.sub("", without_note_marks(bare)))
    if len(bare) > LONGEST_NAMES or not titled or not named.strip():
        return False
    if draft.authors:
        return _is_further_author(draft, index, named, noted=without_note_marks(bare) != bare)
    above = draft.marks.get(index - 1)
    if _is_name_with_post(draft, index, named):
        return True
    if above in {"title", "dateline"} and _are_people(named):
        return True
    if (above == "other" or _is_below_standfirst(draft, index)) and _are_people(named):
        return not draft.is_subject(index, named)
    noted = above == "title" and without_note_marks(bare) != bare
    # Where nothing but the name is known, a place or a person spoken of is a heading.
    unlike_words = above == "title" and has_no_common_word(named)
    noted = noted or (unlike_words and not draft.is_subject(index, named))
    return _are_names(named) and (noted or _is_shown_by_neighbours(draft, index, named))


def _is_name_with_post(draft: Draft, index: int, named: str) -> bool:
    """Whether a comma parts a name and somebody's post, or the place they write from."""
    head, comma, after = named.partition(",")
    if not comma or not is_name(head):
        return False
    placed = is_place(after.strip()) and begins_with_given_name(head)
    below_title = draft.marks.get(index - 1) == "title"
    return (placed and below_title) or _is_post(draft, index, after.strip())


def _is_further_author(draft: Draft, index: int, named: str, *, noted: bool) -> bool:
    """Whether a line below an author, and what is said about them, is the next one."""
    if not draft.is_among_authors(index):
        return False
    if _is_name_with_post(draft, index, named):
        return True
    if not _are_names(named):
        return False
    if noted or (_are_people(named) and not draft.is_subject(index, named)):
        return True
    above = draft.marks.get(index - 1)
    # "Harbour Broadcasting, Port Ellis" is for whom the author above writes.
    listed = "," in named and not any(map(is_plainly_name, PEOPLE.split(named)))
    return above == "byline" and not listed and _is_shown_by_neighbours(draft, index, named)


def _is_shown_by_neighbours(draft: Draft, index: int, named: str) -> bool:
    """Whether a date, a post or a title of address tells that a line is somebody's name."""
    below_date = draft.marks.get(index - 1) == "dateline" and is_name(named)
    return below_date or has_honorific(named) or _names_follow(draft, index)


def _is_below_standfirst(draft: Draft, index: int) -> bool:
    """Whether nothing but a sentence or two stands between a line and the title."""
    above = [draft.marks.get(number) for number in range(index)]
    return (
        "title" in above
        and above[-1] is None
        and index - above.index("title") <= (MOST_STANDFIRSTS + 1)
    )


def _is_post(draft: Draft, index: int, written: str) -> bool:
    """Whether what follows a name and a comma is a post, or the paper somebody writes for."""
    paper = whole("newspaper", written) is not None
    letters = all(is_letters(part) for part in written.split(","))
    return (
        is_role(written)
        or whole("staff", written) is not None
        or letters
        or (paper and draft.marks.get(index - 1) in {"title", "dateline"})
    )


def _names_follow(draft: Draft, index: int) -> bool:
    """Whether a date, or the post of somebody just named, stands on the next line."""
    if index + 1 >= len(draft.blocks):
        return False
    following = draft.surface(index + 1)
    line = read_line(following, titled=True)
    post = is_role(following) and not is_prose(following.rstrip("."))
    return post or (line is not None and line.kind == "dateline")


def _are_people(line: str) -> bool:
    """Whether a line is nothing but names of people, one of them plainly so."""
    return _are_names(line) and any(
        is_plainly_name(part) or _without_post(part) != part for part in PEOPLE.split(line)
    )


def _are_names(line: str) -> bool:
    return all(is_name(_without_post(part)) for part in PEOPLE.split(line))


def _without_post(part: str) -> str:
    """Return the name of ``Jane Doe Diplomatic editor``; anything else as it is."""
    words = part.split()
    for length in range(FEWEST_NAME_WORDS, min(len(words), MOST_NAME_WORDS + 1)):
        name, post = " ".join(words[:length]), " ".join(words[length:])
        if is_name(name) and whole("desk_post", post):
            return name
    return part


def people(line: str) -> tuple[str, ...]:
    """Return the people of a line without "by": what follows a lone name may be a place."""
    parts = PEOPLE.split(line.removeprefix("From "))
    named = [_without_post(part) for part in parts]
    if named != parts:
        return parse_names(" and ".join(named))
    names = parse_names(line.removeprefix("From "), comma_list=True)
    if len(names) > 1 and " and " not in line and "&" not in line:
        return names if all(map(is_plainly_name, names[1:])) else names[:1]
    return names
