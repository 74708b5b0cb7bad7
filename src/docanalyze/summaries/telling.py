"""Which sentences tell best what an article argues."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from docanalyze.packaged import text_of
from docanalyze.summaries.ranking import FEATURES, features_of, likeness_of
from docanalyze.summaries.sentences import Sentence
from docanalyze.summaries.standing import stands_alone

__all__ = ["Weighed", "candidates_of", "choose", "telling_sentences", "weigh"]

FEWEST, MOST = 3, 5
# One telling sentence more for each of so many sentences of prose.
SENTENCES_EACH = 5
# Beyond this, ranking by all pairs would take time that grows with the square of the length.
MOST_RANKED = 400

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sentences of an article that can stand in a summary, with how much speaks for each.

    Args:
        candidates: In the order of the article.
        weights: Of each.
        likeness: Of all pairs.
        n_sentences: Of all its prose.
    """

    candidates: Sequence[Sentence]
    weights: Matrix
    likeness: Matrix
    n_sentences: int

    def best(self, wanted: int | None = None) -> list[Sentence]:
        """Return three to five sentences that weigh much and differ, in the article's order.

        Args:
            wanted: How many; None: as many as its length asks for.
        """
        if wanted is None:
            wanted = min(MOST, max(FEWEST, self.n_sentences // SENTENCES_EACH))
        if len(self.candidates) <= wanted:
            return list(self.candidates)
        _, redundancy = _fitted()
        chosen = choose(self.weights, self.likeness, wanted, redundancy)
        return [self.candidates[place] for place in sorted(chosen)]

    def by_passage(self) -> Mapping[str, float]:
        """Return the weight of the weightiest sentence of each passage."""
        heaviest: dict[str, float] = {}
        for sentence, weight in zip(self.candidates, self.weights.tolist(), strict=True):
            key = sentence.passage_id
            heaviest[key] = max(weight, heaviest.get(key, weight))
        return heaviest


def weigh(prose: Sequence[Sentence], title: str | None = None) -> Weighed:
    """Return how much speaks for each sentence as one that tells what the article argues.

    A linear model over how much it shares with the rest (TextRank, Mihalcea and Tarau 2004), where
    it stands and what it is like, with weights fitted to the choices of readers. Those chosen
    differ (maximal marginal relevance, Carbonell and Goldstein 1998). Left out are questions,
    fragments, courtesies, and sentences that cannot be understood alone.

    Args:
        prose: The sentences of its prose, in order.
        title: The article's, if it is known.
    """
    candidates = candidates_of(prose)
    likeness = likeness_of(candidates)
    by_feature, _ = _fitted()
    weights = features_of(candidates, title, likeness) @ by_feature
    return Weighed(candidates, weights, likeness, len(prose))


def telling_sentences(
    prose: Sequence[Sentence], title: str | None = None, *, wanted: int | None = None
) -> list[Sentence]:
    """Return the sentences of an article that tell best what it argues: see :func:`weigh`.

    Args:
        prose: The sentences of its prose, in order.
        title: The article's, if it is known.
        wanted: How many; None: as many as its length asks for.
    """
    return weigh(prose, title).best(wanted)


@cache
def _fitted() -> tuple[Matrix, float]:
    """Return what scripts/fit_telling.py wrote: a weight by feature, and the cost of likeness."""
    content = json.loads(text_of("docanalyze.summaries", "telling.json"))
    return np.array([content["weights"][name] for name in FEATURES]), content["redundancy"]


def candidates_of(prose: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that can stand in a summary: see :func:`stands_alone`."""
    return [sentence for sentence in prose if stands_alone(sentence.text)][:MOST_RANKED]


def choose(weights: Matrix, likeness: Matrix, wanted: int, redundancy: float) -> list[int]:
    """Return the places of sentences that weigh much and differ, the best first.

    Args:
        weights: Of each sentence.
        likeness: Of all pairs.
        wanted: How many.
        redundancy: What one as like as can be to a chosen one loses.
    """
    chosen: list[int] = []
    while len(chosen) < wanted:
        repeated = likeness[:, chosen].max(axis=1) if chosen else np.zeros(len(weights))
        gain = weights - redundancy * repeated
        gain[chosen] = -np.inf
        chosen.append(int(np.argmax(gain)))
    return chosen
