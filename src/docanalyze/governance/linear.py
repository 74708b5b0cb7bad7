"""Linear models as plain arrays: what scikit-learn learned, in a form that outlives it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Array", "LinearLayer", "sigmoid", "softmax"]

Array = npt.NDArray[np.float64]
# The score of a label that a fold has never seen: as good as impossible, but finite.
NEVER_SEEN = -30.0


@dataclass(frozen=True, slots=True)
class LinearLayer:
    """One weight for each column and label.

    Args:
        weights: Columns by labels.
        bias: One for each label.
    """

    weights: Array
    bias: Array

    @classmethod
    def of_arrays(cls, weights: Array, bias: Array) -> "LinearLayer":
        """Return a layer with its numbers rounded to what the file keeps."""
        return cls(_as_saved(weights), _as_saved(bias))

    @classmethod
    def of_classifier(cls, classifier: Any, labels: Sequence[str]) -> "LinearLayer":
        """Take the weights out of a fitted multinomial ``LogisticRegression``.

        Args:
            classifier: Fitted on some or all of the labels.
            labels: The labels in our order, which is not the classifier's.
        """
        weights, bias = classifier.coef_.T, classifier.intercept_
        if len(classifier.classes_) == 2:  # noqa: PLR2004 - scikit-learn keeps one row for two
            weights = np.hstack([-weights / 2, weights / 2])
            bias = np.concatenate([-bias / 2, bias / 2])
        ordered = np.zeros((weights.shape[0], len(labels)))
        ordered_bias = np.full(len(labels), NEVER_SEEN)
        for theirs, label in enumerate(classifier.classes_):
            ours = labels.index(str(label))
            ordered[:, ours] = weights[:, theirs]
            ordered_bias[ours] = bias[theirs]
        return cls(_as_saved(ordered), _as_saved(ordered_bias))

    def split(self, width: int) -> tuple["LinearLayer", "LinearLayer"]:
        """Return the layer without its last columns, and one of those alone, without bias."""
        border = len(self.weights) - width
        last = LinearLayer(self.weights[border:], np.zeros_like(self.bias))
        return LinearLayer(self.weights[:border], self.bias), last

    def unfolded(self, vectors: Array) -> "LinearLayer":
        """Return weights for counted words instead of their projection.

        Args:
            vectors: Words by dimensions; the last columns were counts of the words times these.
        """
        own = len(self.weights) - vectors.shape[1]
        words = vectors @ self.weights[own:]
        return LinearLayer(_as_saved(np.vstack([self.weights[:own], words])), self.bias)

    @classmethod
    def of_binary(cls, classifiers: Sequence[Any], width: int) -> "LinearLayer":
        """Take the weights out of one fitted two-class model for each label.

        Args:
            classifiers: Fitted ``LogisticRegression``; None where a label had no two sides.
            width: Number of columns.
        """
        weights = np.zeros((width, len(classifiers)))
        bias = np.full(len(classifiers), NEVER_SEEN)
        for place, classifier in enumerate(classifiers):
            if classifier is not None:
                weights[:, place] = classifier.coef_[0]
                bias[place] = classifier.intercept_[0]
        return cls(_as_saved(weights), _as_saved(bias))

    def scores(self, matrix: Any) -> Array:
        """Return the score of each label for each row of a sparse matrix."""
        return np.asarray(matrix @ self.weights + self.bias, dtype=np.float64)


def _as_saved(numbers: Array) -> Array:
    """Round to what the file keeps, so that a loaded model predicts the very same."""
    return numbers.astype(np.float32).astype(np.float64)


def softmax(scores: Array) -> Array:
    """Return probabilities that sum to 1 over the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float64)


def sigmoid(scores: Array) -> Array:
    """Return the probability of yes for each score."""
    # Not ``np.clip``, which takes longer than all the rest for the few scores of a passage.
    bounded = np.minimum(np.maximum(scores, -500), 500)
    return np.asarray(1 / (1 + np.exp(-bounded)), dtype=np.float64)
