"""A short signature of a text, from which its overlap with another can be told."""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["LONG_SHINGLE", "SHORT_SHINGLE", "SKETCH_SIZE", "Signature", "signature_of"]

# Words to a shingle. Three in a row are often shared by chance, five hardly ever.
SHORT_SHINGLE = 3
LONG_SHINGLE = 5
# The smallest hashes that are kept: exact for texts up to about as many words, else a sample.
SKETCH_SIZE = 512

WORD = re.compile(r"\w+")
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to find its copies.

    Args:
        words: Hash of its words in order: equal for texts that differ in layout alone.
        n_short: Distinct shingles of three words.
        n_long: Distinct shingles of five words.
        short: The smallest hashes of the former, sorted.
        long: The smallest hashes of the latter, sorted.
    """

    words: int
    n_short: int
    n_long: int
    short: list[int]
    long: list[int]


def signature_of(text: str) -> Signature:
    """Return the signature of a text; case, punctuation and layout do not count."""
    words = [match.lower() for match in WORD.findall(text)]
    hashes = np.array([_word_hash(word) for word in words], dtype=np.uint64)
    short = _shingles(hashes, SHORT_SHINGLE)
    long = _shingles(hashes, LONG_SHINGLE)
    return Signature(
        words=_hash(" ".join(words)),
        n_short=len(short),
        n_long=len(long),
        short=short[:SKETCH_SIZE].tolist(),
        long=long[:SKETCH_SIZE].tolist(),
    )


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return _hash(word)


def _shingles(words: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """Return the distinct hashes of all runs of ``length`` words, smallest first."""
    n_shingles = len(words) - length + 1
    if n_shingles < 1:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(n_shingles, dtype=np.uint64)
    for offset in range(length):
        mixed = (mixed ^ words[offset : offset + n_shingles]) * MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)
