"""What passages like this one were called: a smooth vote beside the linear weights.

A sum of weights per word cannot say that an institution and a demand mean more together than
apart. Here a passage becomes a point: its topics, its typed terms, and the mean of its words'
vectors. Labelled passages are other points, and those near speak louder.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from docanalyze.governance.linear import Array, LinearLayer

__all__ = ["LabelledPoints", "LikenessLayer", "Projection", "fit_likeness", "fit_projection"]

TOPICS = 100
# All below were chosen among a few values each, by cross-validation over groups.
WEIGHT_OF_WORDS = 1 / 0.6
# How fast a voice fades with the squared distance.
NARROWNESS = 0.15
SMOOTHNESS = 0.3
# More points vote better and cost more, in training by the square of their number.
MOST_LANDMARKS = 2000
# Rare labels count more by this power of how rare they are.
FAVOUR_OF_RARE = 0.4
# What a vote counts beside a linear score.
LOUDNESS = 6.0
TINY = 1e-3

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Projection:
    """Fewer numbers for counted words.

    Args:
        topics: Words and pairs of words by dimensions.
        words: Common words by dimensions.
    """

    topics: Array
    words: Array

    @staticmethod
    def points(topics: Array, typed: Array, projected: Array) -> Array:
        """Return passages as points, a row each.

        Args:
            topics: Passages by dimensions, words and pairs of words times ``topics``.
            typed: Passages by typed terms.
            projected: Passages by dimensions, common words times ``words``.
        """
        lengths = np.sqrt(np.add.reduce(topics * topics, axis=1, keepdims=True))
        scaled = topics / np.maximum(lengths, TINY)
        return np.concatenate([scaled, typed, projected * WEIGHT_OF_WORDS], axis=1)


@dataclass(frozen=True, slots=True)
class LikenessLayer:
    """Labelled passages as points that vote.

    Args:
        projection: How a passage becomes a point.
        landmarks: Points by dimensions.
        labels: What each point votes for.
        claims: What each says of labels that a claim can be made about; None where there are none.
    """

    projection: Projection
    landmarks: npt.NDArray[np.float32]
    labels: LinearLayer
    claims: LinearLayer | None
    _squares: npt.NDArray[np.float32] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Square the landmarks once, not for each passage."""
        object.__setattr__(self, "_squares", _squared(self.landmarks))

    def nearness(self, points: Array) -> Array:
        """Return how near points are to each landmark: 1 for the same, 0 for far away."""
        return _nearness(points, self.landmarks, self._squares)


@dataclass(frozen=True, slots=True)
class LabelledPoints:
    """What there is to vote.

    Args:
        points: Passages by dimensions.
        right: Passages by labels: the share of each in what is right.
        claims: Passages by labels that a claim can be made about; None where there are none.
    """

    points: Array
    right: Array
    claims: npt.NDArray[np.bool_] | None


def fit_projection(counted: Any, words: Array, seed: int) -> Projection:
    """Learn topics from passages: the directions in which their words differ most.

    Args:
        counted: Passages by words and pairs of words, weighed.
        words: Vectors of common words.
        seed: Of the decomposition.
    """
    from sklearn.decomposition import TruncatedSVD

    count = min(TOPICS, min(counted.shape) - 1)
    if count < 1:
        return Projection(np.zeros((counted.shape[1], 0)), _halved(words))
    found = TruncatedSVD(count, n_iter=3, random_state=seed).fit(counted)
    return Projection(_halved(found.components_.T), _halved(words))


def fit_likeness(projection: Projection, known: LabelledPoints, seed: int) -> LikenessLayer:
    """Let labelled passages vote so that the votes come near to what is right.

    Least squares in the space of a Gaussian kernel, spanned by some of the passages (the Nystroem
    method).

    Args:
        projection: How passages became points.
        known: The points and their labels.
        seed: Of the choice of landmarks.
    """
    rarity = _rarity(known.right)
    landmarks = known.points[_choose(rarity, seed)].astype(np.float16).astype(np.float32)
    wanted = known.right if known.claims is None else np.hstack([known.right, known.claims])
    weighed = (rarity**FAVOUR_OF_RARE)[:, None]
    usual = (wanted * weighed).sum(axis=0) / weighed.sum()
    squares = _squared(landmarks)
    near = _nearness(known.points, landmarks, squares)
    normal = near.T @ (near * weighed)
    normal += SMOOTHNESS * _nearness(landmarks.astype(np.float64), landmarks, squares)
    normal[np.diag_indices_from(normal)] += TINY
    votes = LOUDNESS * np.linalg.solve(normal, near.T @ ((wanted - usual) * weighed))
    border = known.right.shape[1]
    return LikenessLayer(
        projection,
        landmarks,
        LinearLayer.of_arrays(votes[:, :border], LOUDNESS * usual[:border]),
        None
        if known.claims is None
        else LinearLayer.of_arrays(votes[:, border:], np.zeros(known.claims.shape[1])),
    )


def _rarity(right: Array) -> Array:
    """Return how rare the label of each passage is, 1 on average over labels."""
    shares = right.mean(axis=0)
    present = shares > 0
    inverse = np.where(present, 1 / np.maximum(shares, TINY / 10), 0) / present.sum()
    return np.asarray(inverse[right.argmax(axis=1)], dtype=np.float64)


def _choose(rarity: Array, seed: int) -> Rows:
    """Return which passages become landmarks: all, or a draw that favours the rare labels."""
    if len(rarity) <= MOST_LANDMARKS:
        return np.arange(len(rarity), dtype=np.int64)
    chances = np.sqrt(rarity)
    random = np.random.default_rng(seed)
    drawn = random.choice(len(rarity), MOST_LANDMARKS, replace=False, p=chances / chances.sum())
    return np.asarray(np.sort(drawn), dtype=np.int64)


def _squared(landmarks: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.asarray(np.einsum("ij,ij->i", landmarks, landmarks), dtype=np.float32)


def _nearness(
    points: Array, landmarks: npt.NDArray[np.float32], squares: npt.NDArray[np.float32]
) -> Array:
    # Half the digits halve the time, and distances need no more.
    own = np.einsum("ij,ij->i", points, points).astype(np.float32)
    distances = own[:, None] + squares - 2 * (points.astype(np.float32) @ landmarks.T)
    return np.asarray(np.exp(-NARROWNESS * np.maximum(distances, 0)), dtype=np.float64)


def _halved(numbers: Array) -> Array:
    """Round to what the file keeps."""
    return np.asarray(numbers.astype(np.float16), dtype=np.float64)
