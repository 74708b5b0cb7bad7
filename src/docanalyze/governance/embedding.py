"""Word vectors, so that a word nobody labelled counts like the words it resembles.

They enter a linear model as a projection of counted words, so training folds them into one weight
for each word. The vote of like passages needs the vectors themselves: a trained model holds them.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from docanalyze.governance.linear import Array

__all__ = ["Embedding", "load_embedding"]

# How much the projected words weigh beside the counted ones, found by cross-validation.
SCALE = 0.6


@dataclass(frozen=True, slots=True)
class Embedding:
    """Vectors of common words.

    Args:
        rarity: By word, near 1 for rare ones and near 0 for the commonest.
        vectors: A row for each word in that order, scaled as they enter the model.
    """

    rarity: dict[str, float]
    vectors: Array

    @classmethod
    def empty(cls) -> "Embedding":
        """Return an embedding that knows no word."""
        return cls({}, np.zeros((0, 0)))


@cache
def load_embedding() -> Embedding:
    """Return the shipped vectors, made by ``scripts/make_word_vectors.py``."""
    source = resources.files("docanalyze.governance").joinpath("data", "word_vectors.npz")
    with source.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        vectors = arrays["vectors"].astype(np.float64)
        names = bytes(arrays["words"]).decode("utf-8").split("\n")
        rarity = [round(float(value), 4) for value in arrays["rarity"]]
    vectors *= SCALE / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    # Rounded as a model keeps them, so that it predicts the same once saved.
    rounded = vectors.astype(np.float16).astype(np.float64)
    return Embedding(dict(zip(names, rarity, strict=True)), rounded)
