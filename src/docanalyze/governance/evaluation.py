"""Measure predictions on passages that the model has not seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docanalyze.governance.calibration import calibration_error
from docanalyze.governance.linear import Array

__all__ = ["HAIR", "Interval", "LabelScore", "Scores", "Truth", "bootstrap", "score_predictions"]

DRAWS = 1000
# By less than this the one label of a passage is ahead of those that are as right.
HAIR = 1e-6
Indices = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, and between what it lies with 95% confidence."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Truth:
    """What is right about some passages.

    Args:
        labels: In the order of columns.
        right: Passages by labels: the share of each in what is right; the one label by a hair more.
        claims: Passages by labels: whether a claim is made.
        groups: The group of each passage: what the bootstrap draws.
    """

    labels: Sequence[str]
    right: Array
    claims: Flags
    groups: Indices


@dataclass(frozen=True, slots=True)
class LabelScore:
    """How well one label is found.

    Args:
        label: The label.
        count: Passages that have it.
        precision: Share of the passages predicted to have it that have it; NaN if none is.
        recall: Share of the passages that have it that are predicted to.
        f1: Their harmonic mean, with its interval.
    """

    label: str
    count: int
    precision: float
    recall: float
    f1: Interval


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of one set of predictions.

    Args:
        count: Number of passages.
        strict: Share whose label is the first label of the passage.
        any_label: Share whose label is one that is right: as ``strict``, or an equal one.
        among_claims: Share whose label is right or among all labels of the passage.
        macro_f1: Mean F1 over labels.
        by_label: The labels one by one.
        confusion: Rows the truth, columns the prediction, in label order.
        calibration_error: Expected calibration error, against any right label.
        brier: Brier score over all labels; 0 is perfect, 2 the worst.
        certain_share: Share of passages not called uncertain.
        certain_accuracy: Share of those whose label is right; NaN if there are none.
    """

    count: int
    strict: Interval
    any_label: Interval
    among_claims: Interval
    macro_f1: Interval
    by_label: tuple[LabelScore, ...]
    confusion: tuple[tuple[int, ...], ...]
    calibration_error: float
    brier: float
    certain_share: float
    certain_accuracy: float


def score_predictions(
    truth: Truth, probabilities: Array, thresholds: float | Array, seed: int
) -> Scores:
    """Compare predictions with the truth.

    Args:
        truth: What is right.
        probabilities: Passages by labels.
        thresholds: Below this probability a prediction is uncertain; one, or one for each.
        seed: Of the bootstrap.
    """
    rows = np.arange(len(probabilities))
    true, predicted = truth.right.argmax(axis=1), probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    any_right = truth.right[rows, predicted] > HAIR
    claimed = any_right | truth.claims[rows, predicted]
    certain = confidence >= thresholds
    count = len(truth.labels)

    def f1_of(drawn: Indices) -> Array:
        return _f1_by_label(_confusion(true[drawn], predicted[drawn], count))

    def figures(drawn: Indices) -> Array:
        present = np.isin(np.arange(count), true[drawn])
        by_label = f1_of(drawn)
        shares = [part[drawn].mean() for part in (true == predicted, any_right, claimed)]
        return np.array([*shares, by_label[present].mean(), *by_label])

    strict, any_label, among, macro, *f1s = bootstrap(figures, truth.groups, seed)
    confusion = _confusion(true, predicted, count)
    return Scores(
        count=len(rows),
        strict=strict,
        any_label=any_label,
        among_claims=among,
        macro_f1=macro,
        by_label=tuple(_label_scores(truth.labels, confusion, f1s)),
        confusion=tuple(tuple(int(cell) for cell in row) for row in confusion),
        calibration_error=calibration_error(confidence, any_right),
        brier=float(np.mean(np.sum((probabilities - truth.right) ** 2, axis=1))),
        certain_share=float(certain.mean()),
        certain_accuracy=float(any_right[certain].mean()) if certain.any() else float("nan"),
    )


def bootstrap(figures: Callable[[Indices], Array], groups: Indices, seed: int) -> list[Interval]:
    """Return figures with 95% intervals, by drawing groups with replacement.

    Args:
        figures: From the rows that are drawn to the figures.
        groups: The group of each row.
        seed: Of the draws.
    """
    members = [np.flatnonzero(groups == group) for group in np.unique(groups)]
    random = np.random.default_rng(seed)
    draws = np.array(
        [
            figures(np.concatenate([members[one] for one in drawn]))
            for drawn in random.integers(len(members), size=(DRAWS, len(members)))
        ]
    )
    whole = figures(np.arange(len(groups)))
    low, high = np.nanpercentile(draws, [2.5, 97.5], axis=0)
    return [
        Interval(float(value), float(least), float(most))
        for value, least, most in zip(whole, low, high, strict=True)
    ]


def _confusion(true: Indices, predicted: Indices, count: int) -> Indices:
    cells = np.bincount(true * count + predicted, minlength=count * count)
    return np.asarray(cells.reshape(count, count), dtype=np.int64)


def _f1_by_label(confusion: Indices) -> Array:
    found = confusion.diagonal()
    total = confusion.sum(axis=0) + confusion.sum(axis=1)
    return np.asarray(2 * found / np.maximum(total, 1), dtype=np.float64)


def _label_scores(
    labels: Sequence[str], confusion: Indices, f1s: Sequence[Interval]
) -> list[LabelScore]:
    scores = []
    for place, label in enumerate(labels):
        found = int(confusion[place, place])
        predicted, count = int(confusion[:, place].sum()), int(confusion[place].sum())
        scores.append(
            LabelScore(
                label,
                count,
                found / predicted if predicted else float("nan"),
                found / count if count else float("nan"),
                f1s[place],
            )
        )
    return scores
