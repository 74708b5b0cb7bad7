"""Fit the linear models and the vote of like passages, on everything and on the folds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from docanalyze.governance.counting import CountedPassages, Weighing
from docanalyze.governance.evaluation import HAIR
from docanalyze.governance.examples import Examples, Fold
from docanalyze.governance.labels import NO_MODEL
from docanalyze.governance.likeness import (
    LabelledPoints,
    LikenessLayer,
    fit_likeness,
)
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
        likeness: The vote of like passages; None where words alone are known.
        classifier: The scikit-learn model of the one label.
        claim_classifiers: Those of claims.
    """

    weighing: Weighing
    layer: LinearLayer
    claims: LinearLayer | None
    likeness: LikenessLayer | None
    classifier: Any
    claim_classifiers: tuple[Any, ...]

    def scores(
        self, counted: CountedPassages, rows: npt.NDArray[np.int64]
    ) -> tuple[Array, Array | None]:
        """Return scores of labels, and of claims where there are any, of some passages."""
        matrix = counted.matrix(rows, self.weighing)
        scores = self.layer.scores(matrix)
        claims = None if self.claims is None else self.claims.scores(matrix)
        if self.likeness is not None:
            points = counted.points(rows, self.weighing, self.likeness.projection)
            near = self.likeness.nearness(points)
            scores += self.likeness.labels.scores(near)
            if claims is not None and self.likeness.claims is not None:
                claims += self.likeness.claims.scores(near)
        return scores, claims


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
    claims = _claims(examples, rows) if examples.has_claims and with_claims else None
    right = examples.right[rows]
    with _one_thread():
        classifier = _fit_one(matrix, right, examples.labels, seed)
        claim_classifiers = tuple(
            _fit_claim(matrix, claimed, seed) for claimed in (() if claims is None else claims.T)
        )
        likeness = _fit_likeness(counted, rows, weighing, seed, right=right, claims=claims)
    return Fitted(
        weighing,
        LinearLayer.of_classifier(classifier, examples.labels),
        LinearLayer.of_binary(claim_classifiers, matrix.shape[1]) if claim_classifiers else None,
        likeness,
        classifier,
        claim_classifiers,
    )


@contextmanager
def _one_thread() -> Iterator[None]:
    """Keep linear algebra to one thread.

    Its matrices are small: threads that wait for one another by spinning took several times as long
    on a busy machine, and the sums of one thread are the same wherever they are made.
    """
    import sklearn.linear_model  # noqa: F401 only libraries that are loaded can be limited
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1):
        yield


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
        of_labels, of_claims = fitted.scores(counted, testing)
        rows.append(testing)
        numbers.append(np.full(len(testing), number))
        scores.append(of_labels)
        if of_claims is not None:
            claim_scores.append(of_claims)
    return HeldOut(
        np.concatenate(rows),
        np.concatenate(numbers),
        np.vstack(scores),
        np.vstack(claim_scores) if claim_scores else None,
    )


def _claims(examples: Examples, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    columns = [place for place, label in enumerate(examples.labels) if label != NO_MODEL]
    return np.asarray(examples.claims[rows][:, columns], dtype=np.bool_)


def _fit_likeness(
    counted: CountedPassages,
    rows: npt.NDArray[np.int64],
    weighing: Weighing,
    seed: int,
    **known: Any,
) -> LikenessLayer | None:
    projection = counted.projection(rows, weighing, seed)
    if projection is None:
        return None
    points = counted.points(rows, weighing, projection)
    return fit_likeness(projection, LabelledPoints(points, **known), seed)


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
