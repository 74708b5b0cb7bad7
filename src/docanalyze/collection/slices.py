"""Numbers laid aside on the disk in slices, each of which fits into memory."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["Slices"]

Ints = NDArray[np.int64]
ITEM = np.dtype(np.int64).itemsize
# Rows from which it is told where a slice has to be cut.
SAMPLE = 1 << 14


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

    def in_order(self, most: int) -> Iterator[Ints]:
        """Yield the rows in slices that are not much larger than told, by their first numbers.

        Rows with the same first number come together. A slice that is larger is cut at numbers
        that divide a sample of it evenly.

        Args:
            most: Rows that are held at a time.
        """
        for path in self._paths:
            count = path.stat().st_size // (ITEM * self._width) if path.exists() else 0
            if count <= most:
                yield from self._read(path, most) if count else ()
                continue
            borders = self._borders(path, count, most)
            finer = Slices(path.parent, f"{path.name}-of", len(borders) + 1, self._width)
            for rows in self._read(path, most):
                finer.add(rows, np.searchsorted(borders, rows[:, 0], side="right"))
            path.unlink()
            yield from finer

    def _borders(self, path: Path, count: int, most: int) -> Ints:
        every = max(1, count // SAMPLE)
        sample = np.concatenate([rows[::every, 0] for rows in self._read(path, most)])
        n_slices = -(-count // most)
        places = np.arange(1, n_slices) * len(sample) // n_slices
        return np.unique(np.sort(sample)[places])

    def _read(self, path: Path, most: int) -> Iterator[Ints]:
        """Yield the rows of a slice, so many at a time."""
        with path.open("rb") as file:
            while len(numbers := np.fromfile(file, np.int64, most * self._width)):
                yield numbers.reshape(-1, self._width)
