"""Columns of a page in the order in which they are read."""

from collections.abc import Sequence
from statistics import median

from docanalyze.reading.pdf.lines import Line

__all__ = ["in_reading_order"]

# Where the gutter may be, in shares of the width of the text, and how it is looked for.
FIRST_PLACE, LAST_PLACE, STEPS = 0.2, 0.8, 120
# Points between columns.
NARROWEST_GUTTER = 6.0
FEWEST_LINES = 4
# More lines than this over both columns, and they are none.
MOST_SPANNING = 0.3
# Lines of a column fill it; cells of a table do not.
FULLNESS = 0.55
FEWEST_WORDS = 3
DEEPEST = 3


def in_reading_order(lines: Sequence[Line], depth: int = 0) -> list[list[Line]]:
    """Return the lines in stretches that are read one after the other.

    Lines over the whole width part a page into bands; in each band the left column is read before
    the right one. A page without columns is one stretch, in the order in which it was written.

    Args:
        lines: Of a page.
        depth: How many gutters were found already.
    """
    gutter = _gutter(lines, depth)
    if gutter is None:
        return [list(lines)] if lines else []
    stretches: list[list[Line]] = []
    for band in _bands(lines, gutter):
        if len(band) == 1 and _spans(band[0], gutter):
            stretches.append(band)
            continue
        left = [line for line in band if line.right <= gutter]
        right = [line for line in band if line.right > gutter]
        for column in (left, right):
            stretches += in_reading_order(_downwards(column), depth + 1)
    return stretches


def _spans(line: Line, gutter: float) -> bool:
    return line.left < gutter < line.right


def _gutter(lines: Sequence[Line], depth: int) -> float | None:
    """Return the middle of the white strip between two columns; None if there is none."""
    if depth >= DEEPEST or len(lines) < 2 * FEWEST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    best: tuple[int, float, float] | None = None
    sides_before: tuple[int, int] | None = None
    for step in range(STEPS + 1):
        place = left + width * (FIRST_PLACE + (LAST_PLACE - FIRST_PLACE) * step / STEPS)
        sides = (
            [line for line in lines if line.right <= place],
            [line for line in lines if line.left >= place],
        )
        counts = (len(sides[0]), len(sides[1]))
        if counts == sides_before:
            continue
        sides_before = counts
        n_spanning = len(lines) - sum(counts)
        room = _room(*sides, depth) if n_spanning <= MOST_SPANNING * len(lines) else None
        if room is not None:
            candidate = (-n_spanning, *room)
            best = max(best, candidate) if best else candidate
    return best[2] if best else None


def _room(left: Sequence[Line], right: Sequence[Line], depth: int) -> tuple[float, float] | None:
    """Return the width and middle of the strip between two sides; None if they are no columns."""
    if min(len(left), len(right)) < FEWEST_LINES or not _side_by_side(left, right):
        return None
    begins, ends = max(line.right for line in left), min(line.left for line in right)
    if ends - begins < NARROWEST_GUTTER:
        return None
    if not all(_is_full(side) or _gutter(side, depth + 1) is not None for side in (left, right)):
        return None
    return ends - begins, (begins + ends) / 2


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    lowest = max(min(line.bottom for line in left), min(line.bottom for line in right))
    highest = min(max(line.top for line in left), max(line.top for line in right))
    return highest - lowest > FEWEST_LINES * median(line.height for line in [*left, *right])


def _is_full(column: Sequence[Line]) -> bool:
    width = max(line.right for line in column) - min(line.left for line in column)
    if median(len(line.text.split()) for line in column) < FEWEST_WORDS:
        return False
    return median(line.right - line.left for line in column) >= FULLNESS * width


def _bands(lines: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Part the lines of a page, from the top down, at those over both columns."""
    bands: list[list[Line]] = [[]]
    for line in _downwards(lines):
        if _spans(line, gutter):
            bands += [[line], []]
        else:
            bands[-1].append(line)
    return [band for band in bands if band]


def _downwards(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round(line.bottom), line.left))
