"""Make probabilities mean what they say, and know when not to be believed."""

import numpy as np
import numpy.typing as npt

from docanalyze.governance.linear import Array, softmax

__all__ = [
    "calibration_error",
    "certainty_threshold",
    "claim_threshold",
    "fit_temperature",
]

TEMPERATURES = np.exp(np.linspace(np.log(0.2), np.log(5.0), 97))
BINS = 10
# Passages that are not called uncertain should be right this often, and be at least so many.
WANTED_ACCURACY = 0.90
FEWEST_CERTAIN = 20
FALLBACK_THRESHOLD = 0.90
CLAIM_THRESHOLDS = np.linspace(0.2, 0.7, 51)


def fit_temperature(scores: Array, right: Array) -> float:
    """Return the number to divide scores by, so that their probabilities are the likeliest.

    Args:
        scores: Held-out scores, passages by labels.
        right: The same shape: the share of each label in the truth, rows summing to 1.
    """
    losses = [
        -float(np.mean(np.sum(right * np.log(softmax(scores / t) + 1e-12), axis=1)))
        for t in TEMPERATURES
    ]
    return float(TEMPERATURES[int(np.argmin(losses))])


def calibration_error(confidence: Array, correct: npt.NDArray[np.bool_]) -> float:
    """Return the expected calibration error: over ten equal bins, how far confidence is from truth.

    Args:
        confidence: Probability of the predicted label.
        correct: Whether it was right.
    """
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [
        abs(confidence[bins == b].mean() - correct[bins == b].mean()) * np.mean(bins == b)
        for b in np.unique(bins)
    ]
    return float(np.sum(gaps))


def certainty_threshold(confidence: Array, correct: npt.NDArray[np.bool_]) -> float:
    """Return the lowest probability from which predictions are right often enough.

    Args:
        confidence: Held-out probability of the predicted label.
        correct: Whether it was right.

    Returns:
        The lowest threshold at or above which 90% are right; 0.9 where there is none.
    """
    order = np.argsort(-confidence, kind="stable")
    so_far = np.cumsum(correct[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(so_far >= WANTED_ACCURACY)
    good = good[good >= min(FEWEST_CERTAIN, len(order)) - 1]
    return float(confidence[order][good[-1]]) if len(good) else FALLBACK_THRESHOLD


def claim_threshold(probabilities: Array, claims: npt.NDArray[np.bool_]) -> float:
    """Return the probability from which a label counts as claimed: the best F1 over all labels.

    Args:
        probabilities: Held-out, passages by labels.
        claims: The same shape: whether the passage makes a claim about the label.
    """
    best = [_f1(probabilities >= threshold, claims) for threshold in CLAIM_THRESHOLDS]
    return float(CLAIM_THRESHOLDS[int(np.argmax(best))])


def _f1(predicted: npt.NDArray[np.bool_], true: npt.NDArray[np.bool_]) -> float:
    both = np.sum(predicted & true)
    return float(2 * both) / max(int(np.sum(predicted)) + int(np.sum(true)), 1)
