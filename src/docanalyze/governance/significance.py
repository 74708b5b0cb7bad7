"""Whether one classifier is better than another, on the same passages."""

from dataclasses import dataclass
from math import comb

import numpy as np
import numpy.typing as npt

from docanalyze.governance.evaluation import Interval, bootstrap
from docanalyze.governance.linear import Array

__all__ = ["PairedTest", "mcnemar_exact", "paired_test"]

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PairedTest:
    """Two classifiers on the same passages.

    Args:
        both: Passages that both have right.
        only_first: Passages that the first alone has right.
        only_second: Passages that the second alone has right.
        neither: Passages that neither has right.
        difference: Of the shares that are right, second less first, with a 95% interval from
            drawing groups.
        p_value: How likely so uneven a split of the passages that one alone has right would be if
            both were as good (exact test of McNemar).
    """

    both: int
    only_first: int
    only_second: int
    neither: int
    difference: Interval
    p_value: float


def mcnemar_exact(only_first: int, only_second: int) -> float:
    """Return the two-sided p-value of McNemar's test, from the binomial distribution.

    Q. McNemar, "Note on the sampling error of the difference between correlated proportions or
    percentages", Psychometrika 12 (1947); exact as in A. Agresti, "Categorical Data Analysis".

    Args:
        only_first: Cases that the first alone has right.
        only_second: Cases that the second alone has right.
    """
    count, fewer = only_first + only_second, min(only_first, only_second)
    tail = sum(comb(count, k) for k in range(fewer + 1))
    return min(1.0, 2 * tail / (1 << count))


def paired_test(
    first: Flags, second: Flags, groups: npt.NDArray[np.int64], seed: int = 0
) -> PairedTest:
    """Compare two classifiers.

    Args:
        first: Whether the first has each passage right.
        second: Whether the second has.
        groups: The group of each passage: what the bootstrap draws.
        seed: Of the draws.
    """
    gain = second.astype(np.float64) - first

    def mean_gain(drawn: npt.NDArray[np.int64]) -> Array:
        return np.array([gain[drawn].mean()])

    only_first, only_second = int(np.sum(first & ~second)), int(np.sum(second & ~first))
    return PairedTest(
        both=int(np.sum(first & second)),
        only_first=only_first,
        only_second=only_second,
        neither=int(np.sum(~first & ~second)),
        difference=bootstrap(mean_gain, groups, seed)[0],
        p_value=mcnemar_exact(only_first, only_second),
    )
