"""The end of an article: who signed it, where and when, and what is said about them there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docanalyze.reading.header.forms import read_line
from docanalyze.reading.header.line import (
    JOINTS,
    LABELLED,
    PEOPLE,
    SIGNED_OFF,
    HeaderLine,
    form,
    whole,
)
from docanalyze.reading.header.names import (
    begins_with_given_name,
    has_name_marks,
    is_name,
    is_plainly_name,
    parse_names,
)
from docanalyze.reading.header.places import is_place
from docanalyze.reading.header.shapes import (
    AUTHOR_NOTE,
    is_author_note,
    is_furniture,
    is_heading_shaped,
    is_prose,
    is_role,
)
from docanalyze.reading.lines import Block

__all__ = ["author_of_note", "read_sign_off"]

# So many blocks at the end may be a signature, notes and dates.
MOST_BLOCKS = 8
MOST_NOTE_BLOCKS = 3
LONGEST_LINE = 120
LONGEST_NOTE = 600
DASHES = "—–- "
WRAPPING = "*_()[] "


def read_sign_off(
    surfaces: Sequence[str], blocks: Sequence[Block], first: int
) -> dict[int, HeaderLine]:
    """Return what the lines that close an article say, by the number of their block.

    Args:
        surfaces: The blocks as they stand in the text.
        blocks: Where they lie.
        first: The first block that may belong to the end.
    """
    found: dict[int, HeaderLine] = {}
    index = len(surfaces) - 1
    while index >= max(first, len(surfaces) - MOST_BLOCKS):
        surface = surfaces[index]
        bare = surface.strip(WRAPPING)
        if whole("closing", bare):
            # A letter is signed below its closing words, whoever it may be.
            _sign_letter(surfaces, index + 1, found)
            break
        line = _noted(surface) or _dated(bare) or _signed(surface)
        if line:
            found[index] = line
        elif not (_may_be_between(surfaces, blocks, index) or is_furniture(bare)):
            break
        index -= 1
    return _settled(surfaces, blocks, found, first)


def author_of_note(
    surfaces: Sequence[str], top: Iterable[int] = ()
) -> tuple[int, tuple[str, ...]] | None:
    """Return the note about the author that opens or closes an article, and whom it names.

    Somebody of whom the article itself speaks is its subject.

    Args:
        surfaces: The blocks of an article whose header and signature name nobody.
        top: Numbers of the blocks of its header.
    """
    for index in (*range(max(1, len(surfaces) - MOST_NOTE_BLOCKS), len(surfaces)), *top):
        bare = surfaces[index].strip(WRAPPING)
        # The first sentence of a report may say who somebody is; set apart, it is about the author.
        apart = index >= len(surfaces) - MOST_NOTE_BLOCKS or surfaces[index][0] in WRAPPING
        match = AUTHOR_NOTE.match(bare) if apart and is_author_note(bare) else None
        names = parse_names(match["names"]) if match else ()
        rest = [surface for number, surface in enumerate(surfaces) if number != index]
        known = names and (surfaces[index][0] in "[(" or all(map(begins_with_given_name, names)))
        if known and not any(name.split()[-1] in surface for name in names for surface in rest):
            return index, names
    return None


def _noted(surface: str) -> HeaderLine | None:
    """Read a note of publication, and who reported and edited."""
    bare = surface.strip(WRAPPING)
    if len(bare) <= LONGEST_NOTE and form("additional").match(bare):
        return HeaderLine("other")
    reported = whole("reporting", bare)
    if reported:
        return HeaderLine("other", authors=parse_names(reported["names"], comma_list=True))
    line = read_line(bare.lstrip(DASHES), titled=True)
    if line and line.published and line.published[0] == LABELLED:
        return line
    if line and line.kind == "dateline" and ":" in bare and not line.published:
        # "Load-Date: …", "Last updated: …": when the page or the file was made.
        return HeaderLine("other")
    return line if line and line.authors and line.kind == "byline" else None


def _dated(bare: str) -> HeaderLine | None:
    """Read the date, or the place and date, with which somebody signs off."""
    line = read_line(bare.rstrip(". "), titled=True) if len(bare) <= LONGEST_LINE else None
    if not line or not line.published or line.kind not in {"dateline", "other"}:
        return None
    return replace(line, kind="dateline", published=(SIGNED_OFF, line.published[1]))


def _signed(surface: str) -> HeaderLine | None:
    """Read a name, with nothing but a post or a place behind it."""
    bare = surface.strip(DASHES + WRAPPING + ".,")
    if len(bare) > LONGEST_LINE or is_prose(surface):
        return None
    if whole("initials", surface.strip(DASHES + WRAPPING)):
        return HeaderLine("byline")
    together = PEOPLE.split(bare)
    if len(together) > 1 and all(map(is_plainly_name, together)):
        return HeaderLine("byline", authors=parse_names(bare, comma_list=True))
    head, comma, after = bare.partition(",")
    after = after.strip(JOINTS)
    if not is_name(head) or (comma and not (is_role(after) or is_place(after))):
        return None
    return HeaderLine("byline", authors=parse_names(head))


def _sign_letter(surfaces: Sequence[str], index: int, found: dict[int, HeaderLine]) -> None:
    """Read the line below the closing words of a letter, which is its writer's name."""
    if index < len(surfaces) and not found.get(index):
        names = parse_names(surfaces[index].strip(DASHES + WRAPPING), comma_list=True)
        if names:
            found[index] = HeaderLine("byline", authors=names)


def _may_be_between(surfaces: Sequence[str], blocks: Sequence[Block], index: int) -> bool:
    """Whether a line may stand in a signature: a post, a body, a place below the name."""
    surface = surfaces[index]
    if is_author_note(surface.strip(WRAPPING)):
        return True
    if (
        len(surface) > LONGEST_LINE
        or is_prose(surface)
        or not is_heading_shaped(surface.rstrip("."))
    ):
        return False
    return is_role(surface) or is_place(surface.rstrip(". ")) or not blocks[index].after_blank


def _settled(
    surfaces: Sequence[str], blocks: Sequence[Block], found: dict[int, HeaderLine], first: int
) -> dict[int, HeaderLine]:
    """Leave out the bare names that nothing shows to be a signature, and mark what stands below."""
    settled = {
        index: line
        for index, line in found.items()
        if line.kind != "byline" or not line.authors or _is_signature(surfaces, found, index)
    }
    for index in range(first, len(surfaces)):
        above = settled.get(index - 1)
        glued = index not in settled and above is not None and above.kind == "byline"
        if glued and not blocks[index].after_blank and not is_prose(surfaces[index]):
            bare = surfaces[index].rstrip(". ")
            place = is_place(bare) and not whole("newspaper", bare)
            settled[index] = HeaderLine("dateline" if place else "other")
    return settled


def _is_signature(surfaces: Sequence[str], found: dict[int, HeaderLine], index: int) -> bool:
    surface = surfaces[index]
    bare = surface.strip(DASHES + WRAPPING)
    beside = found.get(index + 1) or found.get(index - 1)
    return (
        surface[0] in DASHES
        or begins_with_given_name(bare)
        or has_name_marks(bare.partition(",")[0])
        or bare.isupper()
        or beside is not None
        or not is_name(bare.partition(",")[0])
        or bool(index and whole("closing", surfaces[index - 1].strip(WRAPPING)))
    )
