"""Lines become paragraphs, and words that were cut at the end of a line whole again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from docanalyze.reading.pdf.lines import Line
from docanalyze.vocabulary import common_words

__all__ = ["paragraphs"]

# More white than usual between two lines begins a paragraph; in heights of a line.
MORE_WHITE = 0.45
OTHER_FONT = 0.12
SAME_LINE = 0.4
INDENT = 0.8
# A line that ends so far before the margin, in shares of the width, is the last of its paragraph.
SHORT, SHORT_AFTER_STOP = 0.3, 0.1
ENDS_SENTENCE = re.compile(r"[.!?:][\"”’')\]\d]*$")
BULLET = re.compile(r"[•●▪◦‣∙]\s")
# A dash or a number may also be the first of a line by chance.
DASH_OR_NUMBER = re.compile(r"(?:[*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
ENDS_CLAUSE = re.compile(r"[.!?:;,][\"”’')\]]*$")
# Code points at the end of a text that are looked at.
TAIL = 80
CUT = re.compile(r"(?P<first>[^\W\d_]{2,})-$")
# Letters that reach to the top of their line.
TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhklß")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def paragraphs(stretches: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs of a document.

    Args:
        stretches: Lines that are read one after the other: columns, pages.
    """
    words = Counter(
        word.casefold() for lines in stretches for line in lines for word in WORD.findall(line.text)
    )
    joined: list[str] = []
    for lines in stretches:
        for number, group in enumerate(_groups(lines)):
            text = _join([line.text for line in group], words)
            if number == 0 and joined and _goes_on(joined[-1], text):
                joined[-1] = _join([joined[-1], text], words)
            else:
                joined.append(text)
    return joined


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    if not lines:
        return
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    white = _usual_white(lines)
    group = [lines[0]]
    for above, below in pairwise(lines):
        if _begins_paragraph(above, below, (left, right), white):
            yield group
            group = []
        group.append(below)
    yield group


def _usual_white(lines: Sequence[Line]) -> float:
    gaps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    downwards = [gap for gap in gaps if gap > 0]
    return median(downwards) if downwards else 0.0


def _begins_paragraph(above: Line, below: Line, margins: tuple[float, float], usual: float) -> bool:
    height = max(above.height, below.height)
    step = above.bottom - below.bottom
    if abs(step) < SAME_LINE * height and below.left > above.right:
        # A wide gap that parts no columns: a number and its heading, cells of a table.
        return False
    if step < -height or step > usual + MORE_WHITE * height:
        return True
    if CUT.search(above.text) and below.text[:1].islower():
        return False
    return (
        _unlike_fonts(above, below)
        or _is_item(above, below)
        or _is_indented(above, below, margins)
        or _ends_early(above, margins)
    )


def _is_item(above: Line, below: Line) -> bool:
    if DASH_OR_NUMBER.match(below.text):
        return ENDS_CLAUSE.search(above.text) is not None
    return BULLET.match(below.text) is not None


def _is_indented(above: Line, below: Line, margins: tuple[float, float]) -> bool:
    """Whether a line begins further in than the one above, which begins at the margin."""
    left, right = margins
    indent = below.left - left
    return (
        INDENT * below.height < indent < (right - left) / 4
        and above.left - left < INDENT * above.height
    )


def _ends_early(line: Line, margins: tuple[float, float]) -> bool:
    """Whether a line ends so far before the margin that it is the last of its paragraph."""
    left, right = margins
    missing = (right - line.right) / (right - left) if right > left else 0.0
    stop = ENDS_SENTENCE.search(line.text) is not None
    return missing > (SHORT_AFTER_STOP if stop else SHORT)


def _unlike_fonts(above: Line, below: Line) -> bool:
    """Whether two heights tell of two fonts: a line of small letters only is low in any."""
    if abs(above.height - below.height) <= OTHER_FONT * max(above.height, below.height):
        return False
    return all(any(letter in TALL for letter in line.text) for line in (above, below))


def _goes_on(before: str, text: str) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    if CUT.search(before[-TAIL:]):
        return True
    return not ENDS_SENTENCE.search(before[-TAIL:]) and text[:1].islower()


def _join(lines: Sequence[str], words: Counter[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        cut = CUT.search(text[-TAIL:])
        rest = WORD.match(line)
        if cut is None or rest is None:
            glue = (
                ""
                if text.endswith(("-", "–", "—")) and not text.endswith((" -", " –", " —"))
                else " "
            )
            text = f"{text}{glue}{line}"
        elif _keeps_hyphen(cut["first"], rest[0], words):
            text = f"{text}{line}"
        else:
            text = f"{text[:-1]}{line}"
    return text


def _keeps_hyphen(first: str, rest: str, words: Counter[str]) -> bool:
    """Whether a hyphen at the end of a line is part of the word, as in ``post-war``."""
    if rest[0].isupper():
        return True
    first, rest = first.casefold(), rest.casefold()
    together, apart = words[first + rest], words[f"{first}-{rest}"]
    if together != apart:
        return apart > together
    known = common_words()
    if first + rest in known:
        return False
    return first in known and rest in known
