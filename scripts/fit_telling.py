"""Fit the weights by which a summary chooses its sentences to what readers chose.

    python scripts/fit_telling.py

Reads the part ``tune`` of ``corpus/gold/telling`` and the articles, and writes
``src/docanalyze/summaries/telling.json``. Prints, for each penalty on likeness to what is already
chosen, the sentence F1 on articles left out of the fit.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from docanalyze.configuration import Configuration
from docanalyze.reading import Source, read_source
from docanalyze.running.kernel import Analyser, article_sentences
from docanalyze.summaries import telling
from docanalyze.summaries.ranking import FEATURES, features_of, likeness_of

ROOT = Path(__file__).parents[1]
CHOSEN = ROOT / "corpus" / "gold" / "telling"
WRITTEN = ROOT / "src" / "docanalyze" / "summaries" / "telling.json"
# Some penalty there must be: two sentences that say the same are one too many.
PENALTIES = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
STRENGTHS = (0.03, 0.1, 0.3, 1.0)
FIVE = 5
FOLDS = 8

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """An article's candidates, and how many readers chose each of them."""

    features: Matrix
    likeness: Matrix
    votes: Matrix


def articles() -> Iterator[Told]:
    """Yield the articles to fit to."""
    analyser = Analyser(Configuration())
    for name, readers in _choices().items():
        article = read_source(Source(ROOT / "corpus" / "articles" / name, name))
        candidates = telling.candidates_of(article_sentences(article, analyser).prose)
        likeness = likeness_of(candidates)
        votes = [
            mean(any(a < each.end and each.start < b for a, b in spans) for spans in readers)
            for each in candidates
        ]
        yield Told(features_of(candidates, article.title, likeness), likeness, np.array(votes))


def _choices() -> Mapping[str, list[list[Sequence[int]]]]:
    found: dict[str, list[list[Sequence[int]]]] = {}
    for path in sorted(CHOSEN.glob("reader_*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row["part"] == "tune":
                found.setdefault(row["article"], []).append(row["sentences"])
    return found


def fitted(told: Sequence[Told], strength: float) -> Matrix:
    """Return a weight for each feature: logistic regression of being chosen."""
    features = np.concatenate([np.tile(each.features, (2, 1)) for each in told])
    labels = np.concatenate([np.repeat([1, 0], len(each.votes)) for each in told])
    weights = np.concatenate([np.concatenate([each.votes, 1 - each.votes]) for each in told])
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(features, labels, sample_weight=weights)
    return np.asarray(model.coef_[0], dtype=np.float64)


def agreement(told: Sequence[Told], weights: Matrix, penalty: float) -> float:
    """Return the mean share of five chosen sentences that readers chose."""
    shares = []
    for each in told:
        chosen = telling.choose(each.features @ weights, each.likeness, FIVE, penalty)
        shares.append(float(each.votes[chosen].sum()) / FIVE)
    return mean(shares)


def main() -> None:
    """Fit, print, write."""
    told = list(articles())
    scores: dict[tuple[float, float], float] = {}
    for strength in STRENGTHS:
        folds = [
            ([each for n, each in enumerate(told) if n % FOLDS != fold], told[fold::FOLDS])
            for fold in range(FOLDS)
        ]
        models = [(fitted(rest, strength), left_out) for rest, left_out in folds]
        for penalty in PENALTIES:
            scores[strength, penalty] = mean(
                agreement(left_out, weights, penalty) for weights, left_out in models
            )
            print(f"C {strength:<5} penalty {penalty:<4} F1 {scores[strength, penalty]:.3f}")
    strength, penalty = max(scores, key=lambda each: scores[each])
    weights = fitted(told, strength)
    described = {
        "made by": f"scripts/fit_telling.py from {len(told)} articles",
        "left-out sentence F1": round(scores[strength, penalty], 3),
        "redundancy": penalty,
        "weights": {
            name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)
        },
    }
    WRITTEN.write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
