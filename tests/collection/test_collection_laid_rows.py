"""Numbers that do not fit into memory at once come back whole, equal ones together."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from docanalyze.collection.slices import Slices

ROWS = st.lists(st.tuples(st.integers(0, 40), st.integers(-5, 5)), max_size=300)


@given(ROWS, st.integers(1, 3), st.integers(1, 50))
def test_equal_numbers_come_together(rows: list[tuple[int, int]], n_slices: int, most: int) -> None:
    with TemporaryDirectory() as folder:
        slices = Slices(Path(folder), "numbers", n_slices, 2)
        for start in range(0, len(rows), 7):
            some = np.array(rows[start : start + 7], np.int64)
            slices.add(some, some[:, 0] * n_slices // 41)
        found = [[tuple(row) for row in part.tolist()] for part in slices.in_order(most)]
    assert sorted(row for part in found for row in part) == sorted(rows)
    homes = [{number for number, _ in part} for part in found]
    assert sum(map(len, homes)) == len({number for number, _ in rows})


def test_a_slice_with_many_numbers_is_cut_evenly(tmp_path: Path) -> None:
    slices = Slices(tmp_path, "numbers", 1, 2)
    numbers = np.arange(10_000, dtype=np.int64)
    slices.add(np.column_stack((numbers, numbers)), np.zeros(10_000, np.int64))
    sizes = [len(part) for part in slices.in_order(1_000)]
    assert sum(sizes) == 10_000
    assert max(sizes) < 1_500
