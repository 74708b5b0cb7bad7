"""Pairs of articles that have enough in common to be compared, without comparing all.

Locality-sensitive hashing: an article is filed under each hash of its sketch, and articles that are
filed together often enough are a pair. Libraries of MinHash file under whole bands of hashes, which
finds copies but not rewrites, whose sketches share one hash in ten; filed under single ones, every
formula in common makes a pair. Here formulas do not count, because they stand in many articles.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Pair", "candidate_pairs"]

# A shingle in more articles than this is a formula, or that of a large group of copies.
MOST_COMMON = 20
# Hashes in common, so that two short texts are not called copies for one formula.
FEWEST_SHARED = 5
# Entries that are paired at a time, so that memory does not grow with the collection.
ENTRIES = 1 << 20

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles with hashes in common.

    Args:
        one: Number of the one that comes first.
        other: Number of the other.
        n_shared: Hashes in common.
        n_own: Those of them that hardly any other article has.
    """

    one: int
    other: int
    n_shared: int
    n_own: int


def candidate_pairs(sketches: Sequence[NDArray[np.uint64]]) -> Iterator[Pair]:
    """Yield the pairs of articles that share enough hashes, in order.

    Time and memory grow with the number of hashes, not with that of pairs: of a hash that many
    articles share, each is paired with the first one only.

    Args:
        sketches: The smallest hashes of each article, sorted.
    """
    owners, sizes = _filed(sketches)
    own = _counted(_pairs_of_few(owners, sizes, len(sketches)))
    common = _counted(_pairs_with_first(owners, sizes, len(sketches)))
    codes = np.union1d(own[0], common[0])
    n_own, n_common = _looked_up(codes, *own), _looked_up(codes, *common)
    enough = n_own + n_common >= FEWEST_SHARED
    for code, few, many in zip(codes[enough], n_own[enough], n_common[enough], strict=True):
        one, other = divmod(int(code), len(sketches))
        yield Pair(one, other, int(few + many), int(few))


def _filed(sketches: Sequence[NDArray[np.uint64]]) -> tuple[Ints, Ints]:
    """Return the articles in the order of their hashes, and how many share each hash."""
    if not sketches:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    hashes = np.concatenate(sketches)
    owners = np.repeat(np.arange(len(sketches)), [len(sketch) for sketch in sketches])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    borders = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    return owners, np.diff(borders)


def _pairs_of_few(owners: Ints, sizes: Ints, n_articles: int) -> Iterator[Ints]:
    """Yield the pairs under hashes that few articles share, as numbers."""
    starts = np.cumsum(sizes) - sizes
    for size in range(2, MOST_COMMON + 1):
        first, second = np.triu_indices(size, k=1)
        begins = starts[sizes == size]
        step = max(1, ENTRIES // len(first))
        for position in range(0, len(begins), step):
            members = owners[begins[position : position + step, None] + np.arange(size)]
            yield (members[:, first] * n_articles + members[:, second]).ravel()


def _pairs_with_first(owners: Ints, sizes: Ints, n_articles: int) -> Iterator[Ints]:
    """Yield the pairs with the first article under hashes that many share, as numbers."""
    starts = np.cumsum(sizes) - sizes
    common = sizes > MOST_COMMON
    for begin, size in zip(starts[common], sizes[common], strict=True):
        yield owners[begin] * n_articles + owners[begin + 1 : begin + size]


def _counted(chunks: Iterator[Ints]) -> tuple[Ints, Ints]:
    """Count equal numbers over chunks that together would not fit into memory."""
    codes, counts = np.empty(0, np.int64), np.empty(0, np.int64)
    pending: list[Ints] = []
    waiting = 0
    for chunk in chunks:
        pending.append(chunk)
        waiting += len(chunk)
        if waiting >= ENTRIES:
            codes, counts = _added(codes, counts, np.concatenate(pending))
            pending, waiting = [], 0
    return _added(codes, counts, np.concatenate(pending)) if pending else (codes, counts)


def _added(codes: Ints, counts: Ints, more: Ints) -> tuple[Ints, Ints]:
    new_codes, new_counts = np.unique(more, return_counts=True)
    every, place = np.unique(np.concatenate((codes, new_codes)), return_inverse=True)
    total = np.zeros(len(every), np.int64)
    np.add.at(total, place, np.concatenate((counts, new_counts)))
    return every, total


def _looked_up(wanted: Ints, codes: Ints, counts: Ints) -> Ints:
    found = np.zeros(len(wanted), np.int64)
    found[np.searchsorted(wanted, codes)] = counts
    return found
