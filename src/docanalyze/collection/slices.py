"""Numbers laid aside on the disk in slices, each of which fits into memory."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["Slices"]

Ints = NDArray[np.int64]


class Slices:
    """Rows of numbers, each in the slice that it was added to.

    Args:
        folder: Where they are laid aside; whoever gave it deletes it.
        name: Of these slices, in the folder.
        count: How many slices there are.
        width: Numbers in a row.
    """

    def __init__(self, folder: Path, name: str, count: int, width: int) -> None:
        self._paths = [folder / f"{name}-{number}" for number in range(count)]
        self._width = width

    def add(self, rows: Ints, which: Ints) -> None:
        """Lay rows aside.

        Args:
            rows: Of ``width`` numbers each.
            which: The slice of each.
        """
        order = np.argsort(which, kind="stable")
        borders = np.searchsorted(which[order], np.arange(len(self._paths) + 1))
        for path, start, end in zip(self._paths, borders[:-1], borders[1:], strict=True):
            if start < end:
                with path.open("ab") as file:
                    rows[order[start:end]].tofile(file)

    def __iter__(self) -> Iterator[Ints]:
        for path in self._paths:
            numbers = np.fromfile(path, np.int64) if path.exists() else np.empty(0, np.int64)
            yield numbers.reshape(-1, self._width)
