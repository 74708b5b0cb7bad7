"""The lines of a page with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

__all__ = ["Line", "lines_of_page"]

# Wider than any space between words, in heights of the line.
WIDE_GAP = 1.4
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# A hyphen at the end of a line comes out of pdfium as one of these.
CUT_WORD = "\x02\ufffe\u00ad"
HYPHENS = f"-{CUT_WORD}"
LINE_ENDS = "\r\n"
NO_PLACE = (0.0, 0.0, 0.0, 0.0)
HYPHEN_AT_END = re.compile(f"[{CUT_WORD}](?=\\s*$)")
INVISIBLE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff{CUT_WORD}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text on one base line, in one column.

    Args:
        text: Without ligatures; a hyphen at its end is a plain one.
        left: In points from the left.
        right: Of its last character.
        bottom: In points from the bottom of the page.
        top: Of its highest character.
        height: Of its font, about: the height from the base line to the top of the median character
            that rises highest.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    height: float


@dataclass(slots=True)
class _Character:
    text: str
    box: tuple[float, float, float, float]


_BLANK = _Character(" ", NO_PLACE)


def lines_of_page(page: Any) -> list[Line]:
    """Return the lines of a page in the order in which they were written.

    Args:
        page: A page of pypdfium2.
    """
    textpage = page.get_textpage()
    try:
        characters = list(_characters(textpage))
    finally:
        textpage.close()
    return [line for run in _runs(characters) if (line := _line(run)) is not None]


def _characters(textpage: Any) -> Iterator[_Character | None]:
    """Yield the characters of a page; None where a line ends, blanks without a place."""
    import ctypes

    import pypdfium2.raw as pdfium

    raw = textpage.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(textpage.count_chars()):
        character = _text(pdfium.FPDFText_GetUnicode(raw, index))
        if character in LINE_ENDS:
            yield None
        elif character in HYPHENS and pdfium.FPDFText_IsGenerated(raw, index) == 1:
            yield _Character("-", NO_PLACE)
        elif character.isspace():
            yield _BLANK
        else:
            pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
            box = (left.value, bottom.value, right.value, top.value)
            yield _Character("-" if character in CUT_WORD else character, box)


def _text(code: int) -> str:
    """Return a character; pdfium gives those beyond the first plane in two halves."""
    return chr(code) if code < 0x110000 else "\ufffd"  # noqa: PLR2004 the end of Unicode


def _runs(characters: list[_Character | None]) -> Iterator[list[_Character]]:
    """Yield stretches without a line end, a wide gap or a jump to another height."""
    run: list[_Character] = []
    last: _Character | None = None
    for character in characters:
        if character is None:
            yield run
            run, last = [], None
            continue
        if character.text == " ":
            run.append(character)
            continue
        if last is not None and _apart(last, character):
            yield run
            run = []
        run.append(character)
        if character.box[2] > character.box[0]:
            last = character
    yield run


def _apart(one: _Character, other: _Character) -> bool:
    left, bottom, right, top = one.box
    height = max(top - bottom, other.box[3] - other.box[1])
    gap = other.box[0] - right
    if gap > WIDE_GAP * max(height, 4):
        return True
    # The same line goes on to the right; back to the left begins another.
    return other.box[2] < left - height and (other.box[3] < bottom or other.box[1] > top)


def _line(run: list[_Character]) -> Line | None:
    placed = [one.box for one in run if one.box[2] > one.box[0]]
    text = "".join(one.text for one in run)
    # A pair of surrogates is one character.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = HYPHEN_AT_END.sub("-", text)
    text = " ".join(INVISIBLE.sub("", text).translate(LIGATURES).split())
    if not text or not placed:
        return None
    heights = sorted(top - bottom for _, bottom, _, top in placed)
    return Line(
        text=text,
        left=min(box[0] for box in placed),
        right=max(box[2] for box in placed),
        bottom=median(box[1] for box in placed),
        top=max(box[3] for box in placed),
        height=heights[len(heights) * 9 // 10],
    )
