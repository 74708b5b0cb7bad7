"""Pairs of articles that have enough in common to be compared, without comparing all.

Locality-sensitive hashing: an article is filed under each hash of its sketch, and articles that are
filed together often enough are a pair. Libraries of MinHash file under whole bands of hashes, which
finds copies but not rewrites, whose sketches share one hash in ten; filed under single ones, every
formula in common makes a pair. Here formulas do not count, because they stand in many articles.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from docanalyze.collection.slices import Slices

__all__ = ["Pair", "candidate_pairs"]

# A shingle in more articles than this is a formula, or that of a large group of copies.
MOST_COMMON = 20
# Hashes in common, so that two short texts are not called copies for one formula.
FEWEST_SHARED = 5
# So that memory does not grow with the collection: hashes in a slice, as long as the slices are not
# too many to be opened again and again, and at most; pairs made of them at a time; articles that
# are filed at a time.
ENTRIES = 1 << 18
SLICES = 256
MOST_ENTRIES = 1 << 22
ENTRIES_PAIRED = 1 << 17
SKETCHES = 512

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


def candidate_pairs(
    sketches: Sequence[NDArray[np.uint64]], folder: Path | None = None
) -> Iterator[Pair]:
    """Yield the pairs of articles that share enough hashes, in order.

    Time and space on the disk grow with the number of hashes, not with that of pairs: of a hash
    that many articles share, each is paired with the first one only. Memory does not grow.

    Args:
        sketches: The smallest hashes of each article, sorted.
        folder: Where numbers are laid aside for the time being; None: where the system does that.
    """
    n_hashes = sum(map(len, sketches))
    n_slices = 1 + max(min(n_hashes // ENTRIES, SLICES), n_hashes // MOST_ENTRIES)
    with TemporaryDirectory(prefix=".pairs-", dir=folder) as aside:
        hashes = Slices(Path(aside), "hashes", n_slices, 2)
        _file(sketches, hashes, n_slices)
        pairs = Slices(Path(aside), "pairs", n_slices, 2)
        for filed in hashes:
            for found in _pairs(*_sorted(filed), len(sketches)):
                # Pairs of one article lie in one slice, and slices are in the order of articles.
                pairs.add(found, found[:, 0] // len(sketches) * n_slices // len(sketches))
        for found in pairs.in_order(ENTRIES):
            yield from _enough(found, len(sketches))


def _file(sketches: Sequence[NDArray[np.uint64]], slices: Slices, n_slices: int) -> None:
    """Lay each hash aside with its article; equal hashes come into one slice."""
    for start in range(0, len(sketches), SKETCHES):
        some = sketches[start : start + SKETCHES]
        hashes = np.concatenate(some)
        owners = np.repeat(np.arange(start, start + len(some)), [len(each) for each in some])
        which = (hashes % np.uint64(n_slices)).astype(np.int64)
        slices.add(np.column_stack((hashes.view(np.int64), owners)), which)


def _sorted(filed: Ints) -> tuple[Ints, Ints]:
    """Return the articles in the order of their hashes, and how many share each hash."""
    filed = filed[np.argsort(filed[:, 0], kind="stable")]
    hashes = filed[:, 0]
    if not len(hashes):
        return hashes, hashes
    borders = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    return filed[:, 1], np.diff(borders)


def _pairs(owners: Ints, sizes: Ints, n_articles: int) -> Iterator[Ints]:
    """Yield pairs as numbers, each with whether it is one under a hash that few articles share."""
    for few, chunks in (
        (1, _pairs_of_few(owners, sizes, n_articles)),
        (0, _pairs_with_first(owners, sizes, n_articles)),
    ):
        pending: list[Ints] = []
        waiting = 0
        for chunk in chunks:
            pending.append(chunk)
            waiting += len(chunk)
            if waiting >= ENTRIES_PAIRED:
                yield _marked(pending, few)
                pending, waiting = [], 0
        if pending:
            yield _marked(pending, few)


def _marked(chunks: Sequence[Ints], few: int) -> Ints:
    codes = np.concatenate(chunks)
    return np.column_stack((codes, np.full(len(codes), few)))


def _pairs_of_few(owners: Ints, sizes: Ints, n_articles: int) -> Iterator[Ints]:
    """Yield the pairs under hashes that few articles share, as numbers."""
    starts = np.cumsum(sizes) - sizes
    for size in range(2, MOST_COMMON + 1):
        first, second = np.triu_indices(size, k=1)
        begins = starts[sizes == size]
        step = max(1, ENTRIES_PAIRED // len(first))
        for position in range(0, len(begins), step):
            members = owners[begins[position : position + step, None] + np.arange(size)]
            yield (members[:, first] * n_articles + members[:, second]).ravel()


def _pairs_with_first(owners: Ints, sizes: Ints, n_articles: int) -> Iterator[Ints]:
    """Yield the pairs with the first article under hashes that many share, as numbers."""
    starts = np.cumsum(sizes) - sizes
    common = sizes > MOST_COMMON
    for begin, size in zip(starts[common], sizes[common], strict=True):
        yield owners[begin] * n_articles + owners[begin + 1 : begin + size]


def _enough(found: Ints, n_articles: int) -> Iterator[Pair]:
    """Count equal pairs, and yield those that were found often enough."""
    codes, place = np.unique(found[:, 0], return_inverse=True)
    n_shared = np.bincount(place, minlength=len(codes))
    n_own = np.bincount(place, weights=found[:, 1], minlength=len(codes)).astype(np.int64)
    for number in np.flatnonzero(n_shared >= FEWEST_SHARED):
        one, other = divmod(int(codes[number]), n_articles)
        yield Pair(one, other, int(n_shared[number]), int(n_own[number]))
