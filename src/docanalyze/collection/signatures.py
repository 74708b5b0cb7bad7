"""A short signature of a text, from which its overlap with another can be told."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["LONG_SHINGLE", "SHORT_SHINGLE", "SKETCH_SIZE", "Signature", "Sketch", "signature_of"]

# Words to a shingle. Three in a row are often shared by chance, five hardly ever.
SHORT_SHINGLE = 3
LONG_SHINGLE = 5
# The smallest hashes that are kept: exact for texts up to about as many words, else a sample.
SKETCH_SIZE = 512

WORD = re.compile(r"\w+")
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """The smallest hashes of a set: a random sample of it.

    Args:
        size: Of the whole set.
        hashes: The smallest, sorted.
    """

    size: int
    hashes: NDArray[np.uint64]

    def contained(self, other: "Sketch") -> float:
        """Estimate the share of the smaller set that lies in the larger one, 0 to 1.

        The smallest hashes of the union are a random sample of it (Broder 1997): the share of them
        that is in both estimates the Jaccard index, and with the sizes the containment.
        """
        smaller = min(self.size, other.size)
        if not smaller:
            return 0.0
        # Beyond the end of a sample, absence from it says nothing.
        ends = [sketch.hashes[-1] for sketch in (self, other) if not sketch.is_whole]
        one, another = (sketch._until(min(ends, default=None)) for sketch in (self, other))  # noqa: SLF001
        n_shared = len(np.intersect1d(one, another, assume_unique=True))
        jaccard = n_shared / max(1, len(one) + len(another) - n_shared)
        return min(1.0, jaccard * (self.size + other.size) / (1 + jaccard) / smaller)

    @property
    def is_whole(self) -> bool:
        """Whether the sample is the set itself."""
        return len(self.hashes) == self.size

    def _until(self, end: np.uint64 | None) -> NDArray[np.uint64]:
        return self.hashes if end is None else self.hashes[: np.searchsorted(self.hashes, end) + 1]


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """What is kept of a text to find its copies.

    Args:
        words: Hash of its words in order: equal for texts that differ in layout alone.
        short: Of its shingles of three words.
        long: Of its shingles of five words.
    """

    words: int
    short: Sketch
    long: Sketch

    def as_row(self) -> dict[str, Any]:
        """Return what is stored of it."""
        return {
            "words": self.words,
            "n_short": self.short.size,
            "n_long": self.long.size,
            "short": self.short.hashes.tolist(),
            "long": self.long.hashes.tolist(),
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> "Signature":
        """Return the signature that was stored.

        Args:
            row: From :meth:`as_row`.
        """
        return cls(
            row["words"],
            Sketch(row["n_short"], np.asarray(row["short"], np.uint64)),
            Sketch(row["n_long"], np.asarray(row["long"], np.uint64)),
        )


def signature_of(text: str) -> Signature:
    """Return the signature of a text; case, punctuation and layout do not count."""
    words = [match.lower() for match in WORD.findall(text)]
    hashes = np.array([_word_hash(word) for word in words], dtype=np.uint64)
    return Signature(
        _hash(" ".join(words)), _sketch(hashes, SHORT_SHINGLE), _sketch(hashes, LONG_SHINGLE)
    )


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


# The commonest words; the rare ones of a large collection would never end.
@lru_cache(maxsize=1 << 15)
def _word_hash(word: str) -> int:
    return _hash(word)


def _sketch(words: NDArray[np.uint64], length: int) -> Sketch:
    """Sketch the distinct runs of ``length`` words."""
    n_shingles = len(words) - length + 1
    if n_shingles < 1:
        return Sketch(0, np.empty(0, dtype=np.uint64))
    mixed = np.zeros(n_shingles, dtype=np.uint64)
    for offset in range(length):
        mixed = (mixed ^ words[offset : offset + n_shingles]) * MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    distinct = np.unique(mixed)
    # A copy, or the whole array would be kept for its beginning.
    return Sketch(len(distinct), distinct[:SKETCH_SIZE].copy())
