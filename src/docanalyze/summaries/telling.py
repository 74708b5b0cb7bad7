"""Which sentences tell best what an article argues."""

import json
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from docanalyze.packaged import text_of
from docanalyze.summaries.ranking import FEATURES, features_of, likeness_of
from docanalyze.summaries.sentences import Sentence

__all__ = ["candidates_of", "choose", "telling_sentences"]

FEWEST, MOST = 3, 5
# One telling sentence more for each of so many sentences of prose.
SENTENCES_EACH = 8
SHORTEST, LONGEST = 6, 60
# Beyond this, ranking by all pairs would take time that grows with the square of the length.
MOST_RANKED = 400

Matrix = NDArray[np.float64]


def telling_sentences(
    prose: Sequence[Sentence], title: str | None = None, *, wanted: int | None = None
) -> list[Sentence]:
    """Return three to five sentences of an article, in its order.

    They are ranked by a linear model over how much they share with the rest (TextRank, Mihalcea and
    Tarau 2004), where they stand and what they are like, with weights fitted to the choices of
    readers, and chosen so that they differ (maximal marginal relevance, Carbonell and Goldstein
    1998). Questions and fragments are left out.

    Args:
        prose: The sentences of its prose, in order.
        title: The article's, if it is known.
        wanted: How many; None: as many as its length asks for.
    """
    candidates = candidates_of(prose)
    if wanted is None:
        wanted = min(MOST, max(FEWEST, len(prose) // SENTENCES_EACH))
    if len(candidates) <= wanted:
        return candidates
    likeness = likeness_of(candidates)
    by_feature, redundancy = _fitted()
    weights = features_of(candidates, title, likeness) @ by_feature
    return [candidates[place] for place in sorted(choose(weights, likeness, wanted, redundancy))]


@cache
def _fitted() -> tuple[Matrix, float]:
    """Return what scripts/fit_telling.py wrote: a weight by feature, and the cost of likeness."""
    content = json.loads(text_of("docanalyze.summaries", "telling.json"))
    return np.array([content["weights"][name] for name in FEATURES]), content["redundancy"]


def candidates_of(prose: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that can stand in a summary: no questions, fragments, long lists."""
    return [sentence for sentence in prose if _can_stand_alone(sentence)][:MOST_RANKED]


def _can_stand_alone(sentence: Sentence) -> bool:
    n_words = len(sentence.text.split())
    ends_well = sentence.text.rstrip("\"'\N{RIGHT DOUBLE QUOTATION MARK})").endswith((".", "!"))
    return SHORTEST <= n_words <= LONGEST and ends_well


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
