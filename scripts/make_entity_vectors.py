"""Make the word vectors that the entity model starts from, out of unlabelled text.

    python scripts/make_entity_vectors.py TEXTS_FOLDER NER_FOLDER --output vectors

``TEXTS_FOLDER`` holds ``speeches.jsonl.gz`` (statements in the general debate of the United
Nations, CC0) and ``histories.jsonl.gz`` (essays on diplomatic history, public domain); of
``NER_FOLDER`` only the texts of what the model is trained on are used, held-out ones left out. A
vector is the positive pointwise mutual information of a word with the words before and after it,
each apart, reduced to 96 dimensions (Levy, Goldberg and Dagan 2015). The output is a spaCy pipeline
without components whose vocabulary holds 30,000 vectors.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from scipy.sparse import coo_matrix, csr_matrix, hstack
from sklearn.utils.extmath import randomized_svd
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from entity_data import HELD_OUT, SOURCES, is_held_out, rows_of

VOCABULARY = 30_000
DIMENSIONS = 96
WINDOW = 4
# Contexts count by this power of their frequency, so that rare ones do not rule.
SMOOTHING = 0.75
# What is told by chance only is left out.
LEAST_INFORMATION = 0.3
CHUNK = 3_000_000


def texts_of(texts: Path, annotated: Path) -> Iterator[str]:
    """Yield all texts but those that the model is measured on."""
    for name in ("speeches", "histories"):
        with gzip.open(texts / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]
    for source in SOURCES:
        for row in rows_of(source, annotated):
            if source not in HELD_OUT or not is_held_out(row):
                yield row.text


def tokens_of(texts: Iterable[str]) -> Iterator[list[str]]:
    """Cut texts as the model's tokeniser does."""
    make_doc = spacy.blank("en").make_doc
    for text in texts:
        yield [token.text for token in make_doc(text) if not token.is_space]


def followers(sequence: Any) -> Any:
    """Count how often each word follows each other, near ones more than far ones."""
    counts = csr_matrix((VOCABULARY, VOCABULARY), dtype=np.float32)
    for start in range(0, len(sequence), CHUNK):
        stretch = sequence[start : start + CHUNK]
        for distance in range(1, WINDOW + 1):
            one, other = stretch[:-distance], stretch[distance:]
            known = (one >= 0) & (other >= 0)
            weights = np.full(int(known.sum()), 1 / distance, dtype=np.float32)
            pairs = coo_matrix((weights, (one[known], other[known])), shape=counts.shape)
            counts += pairs.tocsr()
    return counts


def vectors_of(counts: Any) -> Any:
    """Return unit vectors: mutual information with what follows and what precedes, reduced."""
    cells = hstack([counts, counts.T]).tocoo()
    total = cells.data.sum()
    words = np.maximum(np.bincount(cells.row, cells.data, VOCABULARY), 1)
    contexts = np.maximum(np.bincount(cells.col, cells.data, 2 * VOCABULARY), 1e-9) ** SMOOTHING
    contexts /= contexts.sum()
    information = np.log(cells.data / words[cells.row] / contexts[cells.col])
    kept = information > LEAST_INFORMATION
    matrix = csr_matrix((information[kept], (cells.row[kept], cells.col[kept])), cells.shape)
    if not total:
        raise ValueError("no text")
    left, strengths, _ = randomized_svd(matrix, DIMENSIONS, n_iter=2, random_state=0)
    vectors = left * np.sqrt(strengths)
    vectors -= vectors.mean(axis=0)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def save(names: Sequence[str], vectors: Any, folder: Path) -> None:
    """Write a pipeline without components whose vocabulary holds the vectors."""
    nlp = spacy.blank("en")
    keys = [nlp.vocab.strings.add(name) for name in names]
    nlp.vocab.vectors = Vectors(data=vectors.astype(np.float32), keys=keys)
    nlp.to_disk(folder)


def main() -> None:
    """Read the texts, make the vectors, save them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    texts = list(tokens_of(texts_of(arguments.texts, arguments.annotated)))
    frequencies = Counter(word for text in texts for word in text)
    names = [word for word, _ in frequencies.most_common(VOCABULARY)]
    places = {word: place for place, word in enumerate(names)}
    gap = [-1] * WINDOW
    stretches = [
        np.array([places.get(word, -1) for word in text] + gap, dtype=np.int32) for text in texts
    ]
    save(names, vectors_of(followers(np.concatenate(stretches))), arguments.output)
    print(f"{len(names)} of {len(frequencies)} words, {DIMENSIONS} dimensions: {arguments.output}")


if __name__ == "__main__":
    main()
