"""What the classifier must beat."""

import numpy as np

from docanalyze.governance.evaluation import Scores, score_predictions
from docanalyze.governance.examples import Examples
from docanalyze.governance.fitting import HeldOut
from docanalyze.governance.labels import LABELS, NO_MODEL
from docanalyze.governance.lexicon import Lexicon, keyword_rule
from docanalyze.governance.linear import Array, softmax
from docanalyze.governance.tokens import words

__all__ = ["score_baselines"]


def score_baselines(
    examples: Examples, held_out: HeldOut, plain: HeldOut, lexicon: Lexicon, seed: int
) -> dict[str, Scores]:
    """Score what is simpler: the commonest label, the keyword rule, words without knowledge.

    Args:
        examples: All passages.
        held_out: What the classifier said about each, held out.
        plain: The same of one that counts words only.
        lexicon: The terms that the keyword rule counts.
        seed: Of the bootstrap.
    """

    def scores_of(predictions: Array) -> Scores:
        truth = examples.truth(held_out.rows)
        return score_predictions(truth, predictions, 0.0, seed)

    commonest = np.bincount(examples.primary, minlength=len(examples.labels)).argmax()
    places = np.full(len(held_out.rows), commonest)
    found = {"commonest label": scores_of(np.eye(len(examples.labels))[places])}
    if set(examples.labels) <= set(LABELS) and NO_MODEL in examples.labels:
        ruled = _keyword_predictions(examples, held_out, lexicon)
        found["keyword rule"] = scores_of(np.eye(len(examples.labels))[ruled])
    found["words alone"] = scores_of(softmax(plain.scores))
    return found


def _keyword_predictions(examples: Examples, held_out: HeldOut, lexicon: Lexicon) -> list[int]:
    rule = keyword_rule()
    predictions = []
    for row in held_out.rows:
        votes = dict.fromkeys(examples.labels, 0.0)
        votes[NO_MODEL] = 0.5
        for found in lexicon.find(words(examples.texts[row])):
            for name in found.features:
                if rule.get(name) in votes:
                    votes[rule[name]] += 1
        predictions.append(examples.labels.index(max(votes, key=lambda label: votes[label])))
    return predictions
