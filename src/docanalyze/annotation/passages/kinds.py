"""What kind of passage a block is, by its shape and its neighbours."""

import re
from collections.abc import Sequence
from functools import cache

from docanalyze.packaged import toml_of
from docanalyze.reading.article import PassageKind
from docanalyze.reading.header.shapes import (
    is_address,
    is_author_note,
    is_caption,
    is_furniture,
    is_heading_shaped,
    is_kicker,
    is_prose,
)
from docanalyze.reading.lines import Block

__all__ = ["classify_blocks", "heading_text"]

# An author's note closes an article, or nearly.
NOTE_BLOCKS = 4
# A document of which this share of the long blocks is numbered numbers its paragraphs.
NUMBERED_SHARE = 0.4
# That many short lines in a row are a list without markers, not a stack of headings.
MOST_STACKED_HEADINGS = 3
LIST_WORDS = 12
# Higher numbers are those of paragraphs.
LONGEST_LIST = 40
# What can stand under a heading.
UNDER_HEADINGS = frozenset(
    {"paragraph", "list_item", "quote", "caption", "heading", "byline", "dateline"}
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if name == "numbered_heading" else re.NOFLAG
    return re.compile(_settings()[name], flags)


@cache
def _settings() -> dict[str, str]:
    return toml_of("docanalyze.annotation.passages", "kinds.toml")


def classify_blocks(
    text: str, blocks: Sequence[Block], known: Sequence[PassageKind | None]
) -> list[PassageKind]:
    """Return the kind of each block.

    Args:
        text: The document text.
        blocks: Its blocks, in order.
        known: For each block the kind that the reader gave it, or None.
    """
    surfaces = [text[block.start : block.end] for block in blocks]
    numbers_paragraphs = _numbers_paragraphs(surfaces)
    kinds: list[PassageKind | None] = list(known)
    for index, surface in enumerate(surfaces):
        if kinds[index] is None:
            kinds[index] = _own_shape(surface, blocks[index], numbers_paragraphs)
    _mark_author_notes(surfaces, kinds)
    _mark_headings(surfaces, kinds)
    return [kind or "paragraph" for kind in kinds]


def heading_text(surface: str) -> str:
    """Return a heading without the marks of its markup.

    Args:
        surface: The passage as it stands in the text.
    """
    bare = surface.split("\n", 1)[0].strip("#*_ \t")
    return bare or surface


def _numbers_paragraphs(surfaces: Sequence[str]) -> bool:
    long = [surface for surface in surfaces if len(surface.split(None, 25)) > LIST_WORDS * 2]
    numbered = sum(bool(re.match(r"\d{1,3}\s?[.)]\s", surface)) for surface in long)
    return len(long) > MOST_STACKED_HEADINGS and numbered >= NUMBERED_SHARE * len(long)


def _own_shape(surface: str, block: Block, numbers_paragraphs: bool) -> PassageKind | None:
    """Return what a block is whatever stands around it; None if that decides."""
    return (
        _marked_up(surface)
        or ("quote" if _is_set_off_quotation(surface, block) else None)
        or ("other" if is_furniture(surface) else None)
        or ("caption" if is_caption(surface) else None)
        or _item_or_prose(surface, numbers_paragraphs)
    )


def _marked_up(surface: str) -> PassageKind | None:
    """Return what the marks of Markdown say."""
    if _pattern("heading").match(surface):
        return "heading"
    if _pattern("bold_heading").fullmatch(surface):
        inner = surface.strip("*_ ")
        spoken = is_address(inner) or is_prose(inner) or inner.endswith(",")
        return "paragraph" if spoken else "heading"
    return "quote" if _pattern("quote").match(surface) else None


def _item_or_prose(surface: str, numbers_paragraphs: bool) -> PassageKind | None:
    if _pattern("bullet").match(surface):
        return "list_item"
    if _pattern("numbered").match(surface):
        return _numbered_kind(surface, numbers_paragraphs)
    return "paragraph" if is_prose(surface) else None


def _numbered_kind(surface: str, numbers_paragraphs: bool) -> PassageKind | None:
    number = re.match(r"\d{1,3}", surface)
    if (numbers_paragraphs and is_prose(surface)) or (number and int(number[0]) > LONGEST_LIST):
        return "paragraph"
    if is_heading_shaped(surface, is_numbered=True):
        return None
    words = len(surface.split())
    return "list_item" if words <= int(_settings()["longest_item"]) else "paragraph"


def _is_set_off_quotation(surface: str, block: Block) -> bool:
    if _pattern("epigraph").fullmatch(surface):
        return True
    return block.indent > 1 and surface[0] in '"“‘«' and surface.rstrip(".")[-1] in '"”’»'


def _mark_author_notes(surfaces: Sequence[str], kinds: list[PassageKind | None]) -> None:
    """Make the notes that close an article ``other``."""
    if len(surfaces) <= NOTE_BLOCKS:
        return
    for index in range(len(surfaces) - 1, max(0, len(surfaces) - 1 - NOTE_BLOCKS), -1):
        if kinds[index] in {"paragraph", None} and is_author_note(surfaces[index]):
            kinds[index] = "other"


def _mark_headings(surfaces: Sequence[str], kinds: list[PassageKind | None]) -> None:
    """Decide about the short lines that are still open, from the last to the first."""
    stacked: list[int] = []
    for index in range(len(surfaces) - 1, -1, -1):
        if kinds[index] is None:
            kinds[index] = _short_line_kind(surfaces, kinds, index)
            if kinds[index] == "heading":
                stacked.append(index)
                continue
        _unstack(kinds, stacked)
        stacked = []
    _unstack(kinds, stacked)


def _unstack(kinds: list[PassageKind | None], stacked: Sequence[int]) -> None:
    """Make a long stack of short lines a list, with its first line as the heading."""
    if len(stacked) > MOST_STACKED_HEADINGS:
        for index in stacked[:-1]:
            kinds[index] = "list_item"


def _short_line_kind(
    surfaces: Sequence[str], kinds: Sequence[PassageKind | None], index: int
) -> PassageKind:
    """Decide about one short line; the kinds of the lines after it are known."""
    surface = surfaces[index]
    if is_kicker(surface) and index == 0:
        return "other"
    numbered = bool(_pattern("numbered").match(surface))
    if not is_heading_shaped(surface, is_numbered=numbered) or _is_spoken(surface):
        return "paragraph"
    if numbered and _has_numbered_neighbour(surfaces, index):
        return "list_item"
    if index + 1 < len(kinds) and kinds[index + 1] in UNDER_HEADINGS:
        goes_on = kinds[index + 1] == "paragraph" and surfaces[index + 1][0].islower()
        return "paragraph" if goes_on else "heading"
    return "list_item" if numbered else "paragraph"


def _is_spoken(surface: str) -> bool:
    """Whether a short line addresses an audience or is a question in an interview."""
    turn = _pattern("turn").match(surface) and surface.endswith("?")
    return bool(turn) or is_address(surface)


def _has_numbered_neighbour(surfaces: Sequence[str], index: int) -> bool:
    """Whether the line before or after is numbered too."""
    neighbours = (*surfaces[max(0, index - 1) : index], *surfaces[index + 1 : index + 2])
    return any(_pattern("numbered").match(surface) for surface in neighbours)
