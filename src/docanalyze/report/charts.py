"""Where the bars of a chart stand; the templates draw them as SVG.

Lengths are in units of the drawing, which is scaled to the page.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Bar", "Columns", "Multiples", "columns_chart", "multiples_chart"]

WIDTH = 960.0
LEFT, RIGHT, TOP = 44.0, 8.0, 14.0
COLUMN_HEIGHT = 170.0
NAMES = 180.0
ROW, ROW_GAP = 34.0, 10.0
# Letters of a bar's name take about so much room.
LETTER = 6.6
GAP = 0.22
STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar.

    Args:
        x: Its left edge.
        y: Its upper edge.
        width: Its breadth.
        height: Its height.
        name: What it stands for.
        value: How much.
        is_named: Whether there is room for its name beneath.
    """

    x: float
    y: float
    width: float
    height: float
    name: str
    value: float
    is_named: bool = True

    @property
    def middle(self) -> float:
        """Halfway between its sides."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of upright bars.

    Args:
        width: Of the drawing.
        height: Of the drawing.
        base: Where the bars stand.
        bars: From left to right.
        ticks: Height in the drawing and the value there.
    """

    width: float
    height: float
    base: float
    bars: Sequence[Bar]
    ticks: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Multiples:
    """A small chart of upright bars for each name, one under the other, to one scale.

    Args:
        width: Of the drawing.
        height: Of the drawing.
        left: Where the bars begin.
        rows: Name, height of its base line, bars.
        names: Of the stretches: their middles, and what they are called where there is room.
        highest: The value of a bar as high as its row.
        row: Height of a row.
    """

    width: float
    height: float
    left: float
    rows: Sequence[tuple[str, float, Sequence[Bar]]]
    names: Sequence[tuple[float, str]]
    highest: float
    row: float


def columns_chart(values: Sequence[tuple[str, float]]) -> Columns:
    """Return a chart of one upright bar for each value.

    Args:
        values: What each stands for, and how much; none is negative.
    """
    top = _round_up(max((value for _, value in values), default=0))
    base = TOP + COLUMN_HEIGHT
    step = (WIDTH - LEFT - RIGHT) / max(len(values), 1)
    every = _every(values, step)
    # The few bars of a young collection need not be as broad as the page.
    width = min(step * (1 - GAP), 48.0)
    bars = [
        Bar(
            x=round(LEFT + step * at + (step - width) / 2, 1),
            y=round(base - value / top * COLUMN_HEIGHT, 1),
            width=round(width, 1),
            height=round(value / top * COLUMN_HEIGHT, 1),
            name=name,
            value=value,
            is_named=at % every == 0,
        )
        for at, (name, value) in enumerate(values)
    ]
    ticks = [(round(base - share * COLUMN_HEIGHT, 1), top * share) for share in (0, 0.5, 1)]
    whole = [(y, value) for y, value in ticks if float(value).is_integer()]
    return Columns(WIDTH, base + 24.0, base, bars, whole)


def multiples_chart(
    stretches: Sequence[str], values: Mapping[str, Sequence[float | None]]
) -> Multiples:
    """Return small charts one under the other.

    Args:
        stretches: What the places from left to right are called.
        values: For each name a value for each place, from 0 to 1; None: nothing is known there.
    """
    known = [value for row in values.values() for value in row if value is not None]
    highest = max(0.1, math.ceil(max(known, default=0) * 10 - 1e-9) / 10)
    step = (WIDTH - NAMES - RIGHT) / max(len(stretches), 1)
    every = _every([(name, 0) for name in stretches], step)
    rows = []
    for position, (name, row) in enumerate(values.items()):
        base = TOP + (ROW + ROW_GAP) * position + ROW
        bars = [
            _small_bar(at, base, step, stretches[at], (value, highest))
            for at, value in enumerate(row)
            if value is not None
        ]
        rows.append((name, base, bars))
    names = [
        (round(NAMES + step * (at + 0.5), 1), name if at % every == 0 else "")
        for at, name in enumerate(stretches)
    ]
    height = TOP + (ROW + ROW_GAP) * len(rows) + 34.0
    return Multiples(WIDTH, height, NAMES, rows, names, highest, ROW)


def _small_bar(at: int, base: float, step: float, name: str, share: tuple[float, float]) -> Bar:
    """Return a bar of a small chart: ``share`` is its value, and what a whole row stands for."""
    value, highest = share
    width, height = min(step * (1 - GAP), 40.0), value / highest * ROW
    return Bar(
        x=round(NAMES + step * at + (step - width) / 2, 1),
        y=round(base - height, 1),
        width=round(width, 1),
        height=round(height, 1),
        name=name,
        value=value,
    )


def _every(values: Sequence[tuple[str, float]], step: float) -> int:
    """Return of how many names one can be written without touching the next."""
    longest = max((len(name) for name, _ in values), default=0)
    return max(1, math.ceil((longest + 1) * LETTER / step))


def _round_up(value: float) -> float:
    """Return the next of 1, 2, 5, 10, 20, 50, … that is not below a value."""
    if value <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in STEPS if step * power >= value - 1e-9)
