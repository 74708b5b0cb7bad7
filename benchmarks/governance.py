"""Compare ways to classify passages, on the same folds: what the classifier does, and what it left.

    python benchmarks/governance.py LABELS... [--only WORD]

LABELS are label files as ``docanalyze train`` reads them. Each way is tested on passages of
articles that it has not seen, five folds; intervals come from drawing articles with replacement,
and the difference is to the linear model that the classifier was before. governance.md holds what
came out.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from docanalyze.governance import read_labels
from docanalyze.governance.calibration import calibration_error, fit_temperature
from docanalyze.governance.coders import MAJORITY, settle_coders
from docanalyze.governance.counting import CountedPassages
from docanalyze.governance.evaluation import HAIR, bootstrap
from docanalyze.governance.examples import Examples, Fold, make_examples, split_folds
from docanalyze.governance.fitting import STRENGTH, fit
from docanalyze.governance.knowledge import Knowledge
from docanalyze.governance.linear import Array, softmax

SEED = 0
MOST_RUNS = 40_000
Scored = dict[str, Array]


class Trial:
    """Labelled passages, cut into folds, and the ways to classify them."""

    def __init__(self, labels: Sequence[str]) -> None:
        passages = settle_coders(read_labels(labels), MAJORITY)
        self.examples: Examples = make_examples(passages)
        texts, headings = self.examples.texts, self.examples.headings
        self.counted = CountedPassages.count(texts, headings, Knowledge.shipped())
        self.folds: list[Fold] = split_folds(self.examples, SEED)

    def ways(self) -> dict[str, Callable[[], Scored]]:
        """Return what to compare: by name, how to make held-out scores of one or more ways."""
        return {
            "words": lambda: {"words and pairs": self._linear(None)},
            "terms": lambda: {"... and typed terms": self._linear(self._typed())},
            "letters": lambda: {
                "linear, and runs of 3 to 5 letters": self._linear(self._letters())
            },
            "votes": self._shipped,
        }

    def _linear(self, known: Any) -> Array:
        """Score by logistic regression over counted words and further columns."""
        from sklearn.linear_model import LogisticRegression

        counted = replace(self.counted, known=known)
        right = self.examples.right
        scores = np.zeros_like(right)
        for training, testing in self.folds:
            weighing = counted.weigh(training)
            rows, labels = np.nonzero(right[training] > HAIR)
            model = LogisticRegression(C=STRENGTH, max_iter=1000, random_state=SEED).fit(
                counted.matrix(training, weighing)[rows],
                labels,
                sample_weight=right[training][rows, labels],
            )
            scores[testing] = model.decision_function(counted.matrix(testing, weighing))
        return scores

    def _shipped(self) -> Scored:
        """Score by what is shipped, and by each of its two halves."""
        linear, both = np.zeros_like(self.examples.right), np.zeros_like(self.examples.right)
        for training, testing in self.folds:
            fitted = fit(self.examples, self.counted, training, SEED, with_claims=False)
            matrix = self.counted.matrix(testing, fitted.weighing)
            linear[testing] = fitted.layer.scores(matrix)
            both[testing] = fitted.scores(self.counted, testing)[0]
        return {
            "linear: words, pairs, typed terms, word vectors": linear,
            "like passages alone": both - linear,
            "linear and like passages (shipped)": both,
        }

    def _typed(self) -> Any:
        width = self.counted.knowledge.embedding.vectors.shape[1]
        return self.counted.known[:, :-width]

    def _letters(self) -> Any:
        from scipy.sparse import hstack
        from sklearn.feature_extraction.text import TfidfVectorizer

        weigher = TfidfVectorizer(
            sublinear_tf=True,
            max_features=MOST_RUNS,
            analyzer="char_wb",
            ngram_range=(3, 5),
            min_df=4,
        )
        letters = weigher.fit_transform(self.examples.texts)
        return hstack([self.counted.known, letters]).tocsr()


def row(name: str, scores: Array, earlier: Array | None, examples: Examples) -> str:
    """Return a line of the table.

    Args:
        name: Of the way.
        scores: Held out, passages by labels.
        earlier: Those to compare with; None: nothing.
        examples: What is right.
    """
    places = np.arange(len(examples))
    predicted, true = scores.argmax(axis=1), examples.primary
    strict = predicted == true
    right = examples.right[places, predicted] > HAIR
    claimed = right | examples.claims[places, predicted]
    probabilities = softmax(scores / fit_temperature(scores, examples.right))
    error = calibration_error(probabilities.max(axis=1), right)
    return (
        f"| {name} | {strict.mean():.3f} | {claimed.mean():.3f} | {_macro_f1(true, predicted):.3f} "
        f"| {error:.3f} | {_difference(strict, earlier, examples)} |"
    )


def _macro_f1(true: Any, predicted: Any) -> float:
    from sklearn.metrics import f1_score

    return float(f1_score(true, predicted, average="macro"))


def _difference(strict: Any, earlier: Array | None, examples: Examples) -> str:
    if earlier is None:
        return ""
    gain = strict.astype(float) - (earlier.argmax(axis=1) == examples.primary)
    (found,) = bootstrap(lambda drawn: np.array([gain[drawn].mean()]), examples.groups, SEED)
    return f"{100 * found.value:+.1f} ({100 * found.low:+.1f} to {100 * found.high:+.1f})"


def main() -> None:
    """Print the table, a line as soon as it is known."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("labels", nargs="+")
    parser.add_argument("--only", action="append", help="one way; may be given several times")
    arguments = parser.parse_args()
    trial = Trial(arguments.labels)
    print(f"{len(trial.examples)} passages in {len(np.unique(trial.examples.groups))} groups")
    print("\n| way | right | among all labels | macro F1 | calibration | difference |")
    print("|---|---|---|---|---|---|")
    earlier: Array | None = None
    ways = trial.ways()
    for name in sorted(arguments.only or ways, key=lambda each: each != "votes"):
        for title, scores in ways[name]().items():
            print(row(title, scores, earlier, trial.examples), flush=True)
            earlier = scores if earlier is None else earlier


if __name__ == "__main__":
    main()
