"""Which sentences tell best what an article argues."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docanalyze.packaged import toml_of
from docanalyze.summaries.sentences import Sentence

__all__ = ["telling_sentences"]

FEWEST, MOST = 3, 5
# One telling sentence more for each of so many sentences of prose.
SENTENCES_EACH = 8
SHORTEST, LONGEST = 8, 55
# Beyond this, ranking by all pairs would take time that grows with the square of the length.
MOST_RANKED = 400
DAMPING = 0.85
ITERATIONS = 30
# How much likeness to what is chosen already counts against a sentence.
REDUNDANCY = 0.6
OPENING, CLOSING, CLAIM, QUOTED = 1.25, 1.15, 1.2, 0.75

WORD = re.compile(r"[^\W\d_]{3,}")
_LISTS = toml_of("docanalyze.summaries", "words.toml")
CLAIM_WORDS = frozenset(_LISTS["claim"].split())
FREQUENT_WORDS = frozenset(_LISTS["frequent"].split())
MARKS = ('"', "\N{LEFT DOUBLE QUOTATION MARK}")

Matrix = NDArray[np.float64]


def telling_sentences(prose: Sequence[Sentence]) -> list[Sentence]:
    """Return three to five sentences of an article, in its order.

    They are ranked by how much they share with the rest (TextRank, Mihalcea and Tarau 2004), where
    they stand and whether they make a claim, and chosen so that they differ (maximal marginal
    relevance, Carbonell and Goldstein 1998). Questions and fragments are left out.

    Args:
        prose: The sentences of its prose, in order.
    """
    candidates = [sentence for sentence in prose if _can_stand_alone(sentence)][:MOST_RANKED]
    wanted = min(MOST, max(FEWEST, len(prose) // SENTENCES_EACH))
    if len(candidates) <= wanted:
        return candidates
    likeness = _likeness([_words(sentence.text) for sentence in candidates])
    weights = _centrality(likeness) * _emphasis(candidates)
    return [candidates[index] for index in sorted(_choose(weights, likeness, wanted))]


def _can_stand_alone(sentence: Sentence) -> bool:
    n_words = len(sentence.text.split())
    ends_well = sentence.text.rstrip("\"'\N{RIGHT DOUBLE QUOTATION MARK})").endswith((".", "!"))
    return SHORTEST <= n_words <= LONGEST and ends_well


def _words(text: str) -> Counter[str]:
    return Counter(
        word for word in map(str.lower, WORD.findall(text)) if word not in FREQUENT_WORDS
    )


def _likeness(bags: Sequence[Counter[str]]) -> Matrix:
    """Return the cosine likeness of all pairs, words weighted by how rare they are here."""
    frequency = Counter(word for bag in bags for word in bag)
    column = {word: index for index, word in enumerate(sorted(frequency))}
    vectors = np.zeros((len(bags), len(column)))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            vectors[row, column[word]] = count * math.log(1 + len(bags) / frequency[word])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1.0)
    likeness: Matrix = vectors @ vectors.T
    np.fill_diagonal(likeness, 0.0)
    return likeness


def _centrality(likeness: Matrix) -> Matrix:
    sums = likeness.sum(axis=0)
    flow = likeness / np.where(sums > 0, sums, 1.0)
    rank = np.full(len(likeness), 1.0)
    for _ in range(ITERATIONS):
        rank = (1 - DAMPING) + DAMPING * (flow @ rank)
    return rank


def _emphasis(sentences: Sequence[Sentence]) -> Matrix:
    first, last = sentences[0].passage_id, sentences[-1].passage_id
    emphasis = []
    for sentence in sentences:
        weight = 1.0
        if sentence.passage_id == first:
            weight *= OPENING
        if sentence.passage_id == last:
            weight *= CLOSING
        if not CLAIM_WORDS.isdisjoint(sentence.text.lower().split()):
            weight *= CLAIM
        if sentence.governance_model not in {None, "none"}:
            weight *= CLAIM
        if sentence.text.startswith(MARKS):
            weight *= QUOTED
        emphasis.append(weight)
    return np.array(emphasis)


def _choose(weights: Matrix, likeness: Matrix, wanted: int) -> list[int]:
    relative = weights / weights.max()
    chosen: list[int] = []
    while len(chosen) < wanted:
        repeated = likeness[:, chosen].max(axis=1) if chosen else np.zeros(len(weights))
        gain = relative - REDUNDANCY * repeated
        gain[chosen] = -np.inf
        chosen.append(int(np.argmax(gain)))
    return chosen
