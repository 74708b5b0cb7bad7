"""Fit the linear models, on everything and on the folds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from docanalyze.governance.counting import CountedPassages, Weighing
from docanalyze.governance.evaluation import HAIR
from docanalyze.governance.examples import Examples, Fold
from docanalyze.governance.linear import Array, LinearLayer

__all__ = ["Fitted", "HeldOut", "fit", "hold_out"]

# The inverse strength of regularisation, found by grouped nested cross-validation.
STRENGTH = 6.0
STRENGTH_OF_CLAIMS = 6.0
MOST_ITERATIONS = 1000


@dataclass(frozen=True, slots=True)
class Fitted:
    """Fitted models, over the columns of :class:`CountedPassages`.

    Args:
        weighing: Which words count.
        layer: Weights for the one label.
        claims: Weights for each label that a claim can be made about; None where there are none.
        classifier: The scikit-learn model of the one label.
        claim_classifiers: Those of claims.
    """

    weighing: Weighing
    layer: LinearLayer
    claims: LinearLayer | None
    classifier: Any
    claim_classifiers: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What models said about passages they had not seen.

    Args:
        rows: The passages, each once.
        fold: The fold of each.
        scores: Those passages by labels.
        claim_scores: Those passages by labels that a claim can be made about; None where no file
            said which labels apply besides the one.
    """

    rows: npt.NDArray[np.int64]
    fold: npt.NDArray[np.int64]
    scores: Array
    claim_scores: Array | None


def fit(
    examples: Examples,
    counted: CountedPassages,
    rows: npt.NDArray[np.int64],
    seed: int,
    *,
    with_claims: bool = True,
) -> Fitted:
    """Fit models on some passages.

    Args:
        examples: All passages.
        counted: The same, counted.
        rows: Which of them to learn from.
        seed: Of the solver.
        with_claims: Whether to fit models of claims, where files say which are made.
    """
    weighing = counted.weigh(rows)
    matrix = counted.matrix(rows, weighing)
    classifier = _fit_one(matrix, examples.right[rows], examples.labels, seed)
    claim_classifiers = tuple(
        _fit_claim(matrix, examples.claims[rows, examples.labels.index(label)], seed)
        for label in (examples.claimable if examples.has_claims and with_claims else ())
    )
    return Fitted(
        weighing,
        LinearLayer.of_classifier(classifier, examples.labels),
        LinearLayer.of_binary(claim_classifiers, matrix.shape[1]) if claim_classifiers else None,
        classifier,
        claim_classifiers,
    )


def hold_out(
    examples: Examples,
    counted: CountedPassages,
    folds: Sequence[Fold],
    seed: int,
    *,
    with_claims: bool = True,
) -> HeldOut:
    """Score each passage by a model that has not seen its group.

    Args:
        examples: All passages.
        counted: The same, counted.
        folds: As :func:`docanalyze.governance.examples.split_folds` gives them.
        seed: Of the solver.
        with_claims: As for :func:`fit`.
    """
    rows, numbers, scores, claim_scores = [], [], [], []
    for number, (training, testing) in enumerate(folds):
        fitted = fit(examples, counted, training, seed, with_claims=with_claims)
        matrix = counted.matrix(testing, fitted.weighing)
        rows.append(testing)
        numbers.append(np.full(len(testing), number))
        scores.append(fitted.layer.scores(matrix))
        if fitted.claims is not None:
            claim_scores.append(fitted.claims.scores(matrix))
    return HeldOut(
        np.concatenate(rows),
        np.concatenate(numbers),
        np.vstack(scores),
        np.vstack(claim_scores) if claim_scores else None,
    )


def _fit_one(matrix: Any, right: Array, labels: Sequence[str], seed: int) -> Any:
    """Fit the one label; a passage of several equal labels counts a share for each."""
    rows, columns = np.nonzero(right > HAIR)
    names = np.array(labels, dtype=object)[columns].astype(str)
    model = _regression(STRENGTH, seed)
    return _halved(model.fit(matrix[rows], names, sample_weight=right[rows, columns]))


def _fit_claim(matrix: Any, claimed: npt.NDArray[np.bool_], seed: int) -> Any:
    if claimed.all() or not claimed.any():
        return None
    return _halved(_regression(STRENGTH_OF_CLAIMS, seed).fit(matrix, claimed))


def _halved(classifier: Any) -> Any:
    """Keep coefficients in half the digits, as the arrays beside them are."""
    classifier.coef_ = classifier.coef_.astype(np.float32)
    classifier.intercept_ = classifier.intercept_.astype(np.float32)
    return classifier


def _regression(strength: float, seed: int) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=MOST_ITERATIONS, random_state=seed)
