"""Train the classifier, and find out honestly how good it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from docanalyze.governance.calibration import (
    certainty_threshold,
    claim_threshold,
    fit_temperature,
)
from docanalyze.governance.coders import settle_coders
from docanalyze.governance.counting import CountedPassages
from docanalyze.governance.evaluation import HAIR, Scores, Truth, score_predictions
from docanalyze.governance.examples import Examples, Fold, make_examples, shrink_folds, split_folds
from docanalyze.governance.fitting import HeldOut, fit, hold_out
from docanalyze.governance.knowledge import Knowledge
from docanalyze.governance.label_files import LabelledPassage
from docanalyze.governance.labels import LABELS, NO_MODEL
from docanalyze.governance.lexicon import Lexicon, keyword_rule
from docanalyze.governance.linear import Array, sigmoid, softmax
from docanalyze.governance.model import GovernanceModel
from docanalyze.governance.tokens import words

__all__ = ["Suspect", "TrainingResult", "train_classifier"]

CURVE = (0.25, 0.5)
MOST_SUSPECTS = 20
# Without labels besides the one, a label as likely as this is claimed too.
CLAIMED_ANYWAY = 0.3


@dataclass(frozen=True, slots=True)
class Suspect:
    """A passage whose label the other passages speak against."""

    text: str
    label: str
    predicted: str
    probability: float
    source: str


@dataclass(frozen=True, slots=True)
class TrainingResult:
    """A trained model and what is known about it.

    Args:
        model: Trained on all passages.
        scores: On passages held out by group, with probabilities calibrated on other folds.
        baselines: The same for the commonest label, the keyword rule where it applies, and words
            without knowledge of them.
        claims_f1: F1 over all labels claimed, held out; None if no file said which are.
        curve: Share of the training groups used, and strict accuracy.
        suspects: Passages most likely mislabelled, likeliest first.
        groups: How many groups there were.
        digest: SHA-256 over what was learned from.
        seed: As given.
        classifier: The scikit-learn model of the one label.
        claim_classifiers: Those of claims, in the order of ``model.claimable``; None where a label
            had no two sides.
    """

    model: GovernanceModel
    scores: Scores
    baselines: dict[str, Scores]
    claims_f1: float | None
    curve: tuple[tuple[float, float], ...]
    suspects: tuple[Suspect, ...]
    groups: int
    digest: str
    seed: int
    classifier: Any
    claim_classifiers: tuple[Any, ...]

    def report_text(self) -> str:
        """Return the report as plain text."""
        from docanalyze.governance.report import report_text

        return report_text(self)


def train_classifier(
    passages: Sequence[LabelledPassage], *, seed: int = 0, knowledge: Knowledge | None = None
) -> TrainingResult:
    """Train on labelled passages, and measure by cross-validation over groups.

    Args:
        passages: As :func:`docanalyze.governance.label_files.read_labels` gives them. Where several
            coders labelled one text, the majority counts.
        seed: Of all that is drawn: the same passages and seed give the same model.
        knowledge: Of words; None: the shipped register, cue lists and word vectors.

    Raises:
        LabelFileError: There are too few passages, or of one label only.
    """
    passages = settle_coders(passages)
    examples = make_examples(passages)
    knowledge = knowledge or Knowledge.shipped()
    counted = CountedPassages.count(examples.texts, examples.headings, knowledge)
    folds = split_folds(examples, seed)
    held_out = hold_out(examples, counted, folds, seed)
    probabilities, thresholds = _calibrated_across(examples, held_out)
    right = examples.right[held_out.rows]
    correct = _correct(probabilities, right)
    fitted = fit(examples, counted, np.arange(len(examples)), seed)
    vectors = knowledge.embedding.vectors
    model = GovernanceModel(
        labels=examples.labels,
        features=counted.features(fitted.weighing),
        layer=fitted.layer.unfolded(vectors),
        claims=None if fitted.claims is None else fitted.claims.unfolded(vectors),
        temperature=fit_temperature(held_out.scores, right),
        threshold=certainty_threshold(probabilities.max(axis=1), correct),
        claim_threshold=_claim_threshold(examples, held_out),
    )
    scores = _scores(examples, held_out, probabilities, thresholds, seed)
    plain = hold_out(examples, counted.words_alone(), folds, seed, with_claims=False)
    return TrainingResult(
        model=model,
        scores=scores,
        baselines=_baselines(examples, held_out, plain, knowledge.lexicon, seed),
        claims_f1=_claims_f1(examples, held_out, model),
        curve=_learning_curve(examples, counted, folds, seed),
        suspects=_suspects(passages, examples, held_out, probabilities),
        groups=len(np.unique(examples.groups)),
        digest=examples.digest,
        seed=seed,
        classifier=fitted.classifier,
        claim_classifiers=fitted.claim_classifiers,
    )


def _calibrated_across(examples: Examples, held_out: HeldOut) -> tuple[Array, Array]:
    """Return probabilities and thresholds, both of each fold set on the other folds."""
    right = examples.right[held_out.rows]
    probabilities = np.zeros_like(held_out.scores)
    thresholds = np.zeros(len(held_out.rows))
    for number in np.unique(held_out.fold):
        own = held_out.fold == number
        temperature = fit_temperature(held_out.scores[~own], right[~own])
        others = softmax(held_out.scores[~own] / temperature)
        thresholds[own] = certainty_threshold(others.max(axis=1), _correct(others, right[~own]))
        probabilities[own] = softmax(held_out.scores[own] / temperature)
    return probabilities, thresholds


def _correct(probabilities: Array, right: Array) -> Any:
    predicted = probabilities.argmax(axis=1)
    return right[np.arange(len(right)), predicted] > HAIR


def _scores(
    examples: Examples, held_out: HeldOut, probabilities: Array, thresholds: Array, seed: int
) -> Scores:
    rows = held_out.rows
    truth = Truth(
        examples.labels, examples.right[rows], examples.claims[rows], examples.groups[rows]
    )
    return score_predictions(truth, probabilities, thresholds, seed)


def _baselines(
    examples: Examples, held_out: HeldOut, plain: HeldOut, lexicon: Lexicon, seed: int
) -> dict[str, Scores]:
    """Score what is simpler: the commonest label, the keyword rule, words without knowledge."""

    def scores_of(predictions: Array) -> Scores:
        return _scores(examples, held_out, predictions, np.zeros(len(predictions)), seed)

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


def _claim_threshold(examples: Examples, held_out: HeldOut) -> float:
    if held_out.claim_scores is None:
        return CLAIMED_ANYWAY
    claims = _claimable_claims(examples)[held_out.rows]
    return claim_threshold(sigmoid(held_out.claim_scores), claims)


def _claimable_claims(examples: Examples) -> Any:
    return examples.claims[:, [examples.labels.index(label) for label in examples.claimable]]


def _claims_f1(examples: Examples, held_out: HeldOut, model: GovernanceModel) -> float | None:
    """Score the lists of labels as the model gives them: empty for ``none``, the one label in."""
    if held_out.claim_scores is None:
        return None
    predicted = sigmoid(held_out.claim_scores) >= model.claim_threshold
    first = [examples.labels[place] for place in held_out.scores.argmax(axis=1)]
    for row, label in enumerate(first):
        if label == NO_MODEL:
            predicted[row] = False
        else:
            predicted[row, examples.claimable.index(label)] = True
    true = _claimable_claims(examples)[held_out.rows]
    return float(2 * np.sum(predicted & true) / max(np.sum(predicted) + np.sum(true), 1))


def _learning_curve(
    examples: Examples, counted: CountedPassages, folds: Sequence[Fold], seed: int
) -> tuple[tuple[float, float], ...]:
    points = []
    for share in CURVE:
        if fewer := shrink_folds(folds, examples, share, seed):
            held_out = hold_out(examples, counted, fewer, seed, with_claims=False)
            predicted = held_out.scores.argmax(axis=1)
            points.append((share, float(np.mean(predicted == examples.primary[held_out.rows]))))
    return tuple(points)


def _suspects(
    passages: Sequence[LabelledPassage],
    examples: Examples,
    held_out: HeldOut,
    probabilities: Array,
) -> tuple[Suspect, ...]:
    suspects = []
    for place, row in enumerate(held_out.rows):
        predicted = int(probabilities[place].argmax())
        label = examples.labels[predicted]
        passage = passages[row]
        if label not in (*passage.right_labels, *(passage.labels or ())):
            probability = float(probabilities[place, predicted])
            suspects.append(
                Suspect(passage.text, passage.label, label, probability, passage.source)
            )
    suspects.sort(key=lambda suspect: -suspect.probability)
    return tuple(suspects[:MOST_SUSPECTS])
