"""Make the word vectors of the passage classifier from a large body of text.

The shipped ones were made from statements in the general debate of the United Nations, 1946 to 2024
(CC0), and essays on diplomatic history (public domain), 16 million words, of which nothing is kept
but a hundred numbers for each common word.

    python scripts/make_word_vectors.py TEXTS.jsonl.gz... --output word_vectors.npz
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

from docanalyze.governance.tokens import SENTENCE_END, words

VOCABULARY = 16_000
DIMENSIONS = 100
WINDOW = 7
# Contexts count by this power of their frequency, so that rare ones do not rule.
SMOOTHING = 0.75
# A word of this share of all words has a rarity of one half.
COMMON = 1e-3
CHUNK = 2_000_000
LARGEST_INTEGER = 127


def texts_of(paths: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Yield the words of each text of JSON lines files, packed or not."""
    for path in paths:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        for line in content.splitlines():
            yield words(json.loads(line)["text"])


def neighbours(texts: Sequence[tuple[str, ...]], places: dict[str, int]) -> Any:
    """Count how often each word stands within the window of each other."""
    size = len(places)
    counts = csr_matrix((size, size), dtype=np.float32)
    gap = [-1] * WINDOW
    pending: list[int] = []
    for number, text in enumerate(texts, start=1):
        pending += [places.get(word, -1) for word in text] + gap
        if len(pending) >= CHUNK or number == len(texts):
            counts += _pairs(np.array(pending), size)
            pending = []
    return counts + counts.T


def _pairs(sequence: Any, size: int) -> Any:
    counts = csr_matrix((size, size), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        one, other = sequence[:-distance], sequence[distance:]
        known = (one >= 0) & (other >= 0)
        ones = np.ones(int(known.sum()), dtype=np.float32)
        counts += coo_matrix((ones, (one[known], other[known])), shape=(size, size)).tocsr()
    return counts


def vectors_of(counts: Any) -> Any:
    """Return vectors: the positive pointwise mutual information, reduced to few dimensions."""
    total = counts.sum()
    word_counts = np.maximum(np.asarray(counts.sum(axis=1)).ravel(), 1)
    contexts = word_counts**SMOOTHING / (word_counts**SMOOTHING).sum()
    cells = counts.tocoo()
    information = np.log(cells.data / total / (word_counts[cells.row] / total))
    information -= np.log(contexts[cells.col])
    kept = information > 0
    matrix = csr_matrix((information[kept], (cells.row[kept], cells.col[kept])), counts.shape)
    left, strengths, _ = randomized_svd(matrix, DIMENSIONS, n_iter=3, random_state=0)
    vectors = left * np.sqrt(strengths)
    # What all words share says nothing, yet would rule the sum over a passage.
    vectors -= vectors.mean(axis=0)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def main() -> None:
    """Read the texts, make the vectors, save them as whole numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--output", required=True, type=Path)
    chosen = parser.parse_args()
    texts = list(texts_of(chosen.texts))
    frequencies = Counter(word for text in texts for word in text)
    total = sum(frequencies.values())
    del frequencies[SENTENCE_END]
    names = [word for word, _ in frequencies.most_common(VOCABULARY)]
    vectors = vectors_of(neighbours(texts, {word: place for place, word in enumerate(names)}))
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    rarity = [COMMON / (COMMON + frequencies[word] / total) for word in names]
    np.savez_compressed(
        chosen.output,
        words=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        vectors=np.round(vectors / largest * LARGEST_INTEGER).astype(np.int8),
        rarity=np.array(rarity, dtype=np.float32),
    )
    print(f"{len(names)} words of {total}, {DIMENSIONS} dimensions: {chosen.output}")


if __name__ == "__main__":
    main()
