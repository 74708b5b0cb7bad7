"""A passage's text with marks: pieces of text, and where marks open and close around them.

Marks may overlap in any way. HTML nests, so a mark that crosses the end of another is closed there
and goes on after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

__all__ = ["EVIDENCE", "Mark", "Piece", "as_html", "marked_pieces"]

# The layer of marks that no row stands behind.
EVIDENCE = "evidence"


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


_END = attrgetter("end")


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
            before = border
        if opened:
            _open(pieces, opened, _close(pieces, opened, border), goes_on=True)
        if border in starting:
            _open(pieces, opened, starting[border], goes_on=False)
    pieces += [Piece("close", mark=mark) for mark in reversed(opened)]
    return pieces


def _close(pieces: list[Piece], opened: list[Mark], border: int) -> list[Mark]:
    """Close the marks that end here; return those that were around only them, and go on."""
    outermost = next((at for at, mark in enumerate(opened) if mark.end <= border), len(opened))
    closed = opened[outermost:]
    del opened[outermost:]
    pieces += [Piece("close", mark=mark) for mark in reversed(closed)]
    return [mark for mark in closed if mark.end > border]


def _open(pieces: list[Piece], opened: list[Mark], marks: Sequence[Mark], *, goes_on: bool) -> None:
    # The one that ends last goes outside.
    for mark in sorted(marks, key=_END, reverse=True) if len(marks) > 1 else marks:
        pieces.append(Piece("open", mark=mark, goes_on=goes_on))
        opened.append(mark)


def as_html(pieces: Iterable[Piece]) -> Markup:
    """Return the pieces of a passage as HTML.

    Here and not in a template, which would take most of the time in which a report is written.

    Args:
        pieces: As :func:`marked_pieces` gives them.
    """
    written: list[str] = []
    for kind, text, mark, goes_on in pieces:
        if mark is None:
            written.append(escape(text))
        elif mark.layer == EVIDENCE:
            written.append("<u>" if kind == "open" else "</u>")
        elif kind == "close":
            written.append("</mark>")
        else:
            anchor = "" if goes_on else f' id="{escape(mark.anchor)}"'
            written.append(f'<mark class="{mark.layer}"{anchor} title="{escape(mark.facts)}">')
    # All that is not ours is escaped above.
    return Markup("".join(written))  # noqa: S704
