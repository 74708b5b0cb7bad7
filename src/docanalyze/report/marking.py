"""A passage's text with marks: pieces of text, and where marks open and close around them.

Marks may overlap in any way. HTML nests, so a mark that crosses the end of another is closed there
and goes on after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, NamedTuple

__all__ = ["Mark", "Piece", "marked_pieces"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to be marked.

    Args:
        layer: The table of its row, or ``evidence``.
        start: First code point, counted as in the text that is cut.
        end: One past the last.
        anchor: By which a link finds it; None if none leads there.
        facts: What its row says, a line each.
    """

    layer: str
    start: int
    end: int
    anchor: str | None = None
    facts: str = ""


class Piece(NamedTuple):
    """A piece of text, or the place where a mark opens or closes.

    Args:
        kind: Which of them.
        text: The piece; empty for a mark.
        mark: What opens or closes.
        goes_on: Whether the mark was open before, so that its anchor stands already.
    """

    kind: Literal["text", "open", "close"]
    text: str = ""
    mark: Mark | None = None
    goes_on: bool = False


def marked_pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """Cut a text at the borders of its marks, so that marks nest.

    Args:
        text: Of a passage.
        marks: In it, in the order in which marks of the same stretch should nest; what reaches
            beyond the text is cut off.
    """
    starting: dict[int, list[Mark]] = {}
    borders = {0, len(text)}
    for mark in marks:
        start, end = max(mark.start, 0), min(mark.end, len(text))
        if start < end:
            starting.setdefault(start, []).append(mark)
            borders |= {start, end}
    pieces: list[Piece] = []
    opened: list[Mark] = []
    before = 0
    for border in sorted(borders):
        if border > before:
            pieces.append(Piece("text", text[before:border]))
        going_on = _close(pieces, opened, border)
        _open(pieces, opened, going_on, goes_on=True)
        _open(pieces, opened, starting.get(border, ()), goes_on=False)
        before = border
    pieces += [Piece("close", mark=mark) for mark in reversed(opened)]
    return pieces


def _close(pieces: list[Piece], opened: list[Mark], border: int) -> list[Mark]:
    """Close the marks that end here; return those that were around only them, and go on."""
    outermost = next((at for at, mark in enumerate(opened) if mark.end <= border), len(opened))
    closed = opened[outermost:]
    del opened[outermost:]
    pieces += [Piece("close", mark=mark) for mark in reversed(closed)]
    return [mark for mark in closed if mark.end > border]


def _open(pieces: list[Piece], opened: list[Mark], marks: Iterable[Mark], *, goes_on: bool) -> None:
    # The one that ends last goes outside.
    for mark in sorted(marks, key=attrgetter("end"), reverse=True):
        pieces.append(Piece("open", mark=mark, goes_on=goes_on))
        opened.append(mark)
