"""The passage classifier at work: from texts to labels, with plain arrays only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from docanalyze.governance.encoders import EncodedPart, encode
from docanalyze.governance.features import LENGTH, NO_TERM, Features, Vector
from docanalyze.governance.labels import NO_MODEL
from docanalyze.governance.likeness import LikenessLayer, Projection
from docanalyze.governance.linear import Array, LinearLayer, sigmoid, softmax
from docanalyze.governance.seen import Seen
from docanalyze.text import label_slug

__all__ = ["GovernanceModel", "Prediction"]

MOST_EVIDENCE = 5
# Columns looked at for evidence: a term has up to three.
CONSIDERED = 24
REMEMBERED = 65_536
# A word says what a passage is about only if it speaks for the label by so much.
LEAST_EVIDENCE = 0.02
# Passages that go through each step together.
TOGETHER = 64

# What is added to the scores of labels, and to those of claims.
Added = tuple[Array | float, Array | float]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the model says about one passage.

    Args:
        label: The one label.
        probability: That it is right.
        second: The next likely label.
        second_probability: That that is right.
        labels: Every label the passage makes a claim about, the one label first; empty if that is
            ``none``.
        uncertain: Whether it should not be believed without reading.
        probabilities: By label in the model's order; they sum to 1.
        evidence: The terms of the text that spoke most for the label, strongest first.
    """

    label: str
    probability: float
    second: str
    second_probability: float
    labels: list[str]
    uncertain: bool
    probabilities: dict[str, float]
    evidence: list[str]


@dataclass(frozen=True, slots=True)
class GovernanceModel:
    """A trained classifier of passages.

    Args:
        labels: In the order of probabilities.
        features: How a passage becomes numbers.
        layer: Weights for the one label.
        claims: Weights for each label that a claim can be made about; None where training had no
            lists of labels, and the probabilities of the one label decide.
        likeness: What adds to both: the vote of like passages; None: nothing does.
        temperature: What scores are divided by before they become probabilities.
        threshold: Below this probability a prediction is uncertain.
        claim_threshold: From this probability on a claim counts as made.
        digest: SHA-256 of the model, for ``run.json``; empty before it is saved.
        folder: Where it was loaded from.
        encoded: What it makes of encoded passages; None: it needs no encoder.
        seen: What it was trained on; None where it does not say.
    """

    labels: tuple[str, ...]
    features: Features
    layer: LinearLayer
    claims: LinearLayer | None
    likeness: LikenessLayer | None
    temperature: float
    threshold: float
    claim_threshold: float
    digest: str = ""
    folder: Path | None = None
    encoded: EncodedPart | None = None
    seen: Seen | None = None

    @property
    def claimable(self) -> tuple[str, ...]:
        """The labels that a claim can be made about."""
        return tuple(label for label in self.labels if label != NO_MODEL)

    @property
    def slugs(self) -> dict[str, str]:
        """The slug of each label, as in the columns ``p_<slug>``."""
        return {label: label_slug(label) for label in self.labels}

    def predict(
        self, texts: Sequence[str], headings: Sequence[str | None] | None = None
    ) -> list[Prediction]:
        """Classify passages; each by itself, whatever the others are.

        Args:
            texts: The passages.
            headings: The heading under which each stands; None for none at all.

        Raises:
            ValueError: There are not as many headings as texts.
        """
        if headings is None:
            headings = [None] * len(texts)
        rows = list(zip(texts, headings, self._encoded_scores(texts), strict=True))
        return [
            prediction
            for first in range(0, len(rows), TOGETHER)
            for prediction in self._predict_some(rows[first : first + TOGETHER])
        ]

    def predict_proba(
        self, texts: Sequence[str], headings: Sequence[str | None] | None = None
    ) -> Array:
        """Return probabilities, passages by labels, in the order of ``labels``."""
        rows = [list(p.probabilities.values()) for p in self.predict(texts, headings)]
        return np.array(rows, dtype=np.float64).reshape(len(texts), len(self.labels))

    def _encoded_scores(self, texts: Sequence[str]) -> Iterable[Added]:
        """Return what the encoder adds to the scores of labels, and of claims, of each text."""
        if self.encoded is None or not texts:
            return [(0.0, 0.0)] * len(texts)
        rows = encode(self.encoded.encoder, texts)
        claims = self.encoded.claims
        return zip(
            self.encoded.layer.scores(rows),
            [0.0] * len(rows) if claims is None else claims.scores(rows),
            strict=True,
        )

    def _predict_some(self, rows: Sequence[tuple[str, str | None, Added]]) -> list[Prediction]:
        """Classify some passages step by step, because each step has large arrays of its own.

        Each is still worked out by itself: in a product of matrices it would depend on the others.
        """
        vectors = [self.features.vector(text, heading) for text, heading, _ in rows]
        votes = [self._votes(vector) for vector in vectors]
        return [
            self._predict_one(vector, voted, encoded)
            for vector, voted, (_, _, encoded) in zip(vectors, votes, rows, strict=True)
        ]

    def _predict_one(self, vector: Vector, voted: Added, encoded: Added) -> Prediction:
        weights = self.layer.weights[vector.indices]
        scores = vector.values @ weights + self.layer.bias + voted[0] + encoded[0]
        probabilities = softmax(scores / self.temperature)
        first, second = (int(place) for place in np.argsort(-probabilities, kind="stable")[:2])
        return Prediction(
            label=self.labels[first],
            probability=float(probabilities[first]),
            second=self.labels[second],
            second_probability=float(probabilities[second]),
            labels=self._claimed(vector, self.labels[first], probabilities, voted[1] + encoded[1]),
            uncertain=bool(probabilities[first] < self.threshold),
            probabilities=dict(zip(self.labels, probabilities.tolist(), strict=True)),
            evidence=self._evidence(
                vector, weights[:, first] - np.add.reduce(weights, axis=1) / len(self.labels)
            ),
        )

    def _votes(self, vector: Vector) -> Added:
        """Return what like passages add to the scores of labels, and of claims."""
        if self.likeness is None:
            return 0.0, 0.0
        near = self.likeness.nearness(self._point(vector, self.likeness.projection))[0]
        claims = self.likeness.claims
        return self.likeness.labels.scores(near), 0.0 if claims is None else claims.scores(near)

    def _point(self, vector: Vector, projection: Projection) -> Array:
        """Return a passage as a point, a single row."""
        own, indices, values = self.features.width_of_own, vector.indices, vector.values
        # Words and pairs come first, then types, then common words.
        types, common = vector.borders
        typed = np.zeros((1, len(self.features.types)))
        typed[0, indices[types:common] - len(self.features.terms)] = values[types:common]
        topics = values[:types] @ _rows(projection.topics, indices[:types])
        words = values[common:] @ _rows(projection.words, indices[common:] - own)
        return projection.points(topics[None], typed, words[None])

    def _claimed(
        self, vector: Vector, label: str, probabilities: Array, added: Array | float
    ) -> list[str]:
        if label == NO_MODEL:
            return []
        by_label: Mapping[str, float] = dict(zip(self.labels, probabilities.tolist(), strict=True))
        if self.claims is not None:
            scores = vector.values @ self.claims.weights[vector.indices] + self.claims.bias
            scores = scores + added
            by_label = dict(zip(self.claimable, sigmoid(scores).tolist(), strict=True))
        others = sorted(by_label, key=lambda name: -by_label[name])
        return [
            label,
            *(
                name
                for name in others
                if name not in (label, NO_MODEL) and by_label[name] >= self.claim_threshold
            ),
        ]

    def _evidence(self, vector: Vector, advantage: Array) -> list[str]:
        """Return the terms whose weight, times their value, speaks most for the label."""
        speaks = vector.values * advantage
        order = np.argsort(-speaks, kind="stable")[:CONSIDERED]
        spoken: dict[str, float] = defaultdict(float)
        for column, said in zip(
            vector.indices[order].tolist(), speaks[order].tolist(), strict=True
        ):
            for term in self._names(vector, column):
                spoken[term] += said
        chosen: list[str] = []
        for term in sorted(spoken, key=spoken.__getitem__, reverse=True):
            if spoken[term] < LEAST_EVIDENCE:
                break
            _add_term(chosen, f" {term} ")
        return [padded[1:-1] for padded in chosen[:MOST_EVIDENCE]]

    def _names(self, vector: Vector, column: int) -> tuple[str, ...]:
        term = self.features.term_of(column)
        if term is not None:
            return () if _says_nothing(term) else (term,)
        if self.features.types[column - len(self.features.terms)] in (LENGTH, NO_TERM):
            return ()
        return vector.surfaces.get(column, ())


def _rows(vectors: Array, places: npt.NDArray[np.int64]) -> Array:
    """Return some rows in full digits, of vectors that are kept in half as many."""
    return vectors[places].astype(np.float64, copy=False)


def _add_term(chosen: list[str], term: str) -> None:
    """Add a term unless a longer one that holds it is there; let it take the place of its parts.

    Args:
        chosen: Terms with a blank on each side.
        term: Another.
    """
    part = None
    for at, other in enumerate(chosen):
        if term in other:
            return
        if part is None and other in term:
            part = at
    if part is None:
        chosen.append(term)
    else:
        chosen[part] = term


@lru_cache(maxsize=REMEMBERED)
def _says_nothing(term: str) -> bool:
    """Whether a term is only numbers and words of up to three letters, such as ``of the``."""
    return all(
        word.isdigit() or (word.isascii() and word.islower() and len(word) <= len("the"))
        for word in term.split(" ")
    )
