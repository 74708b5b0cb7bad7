"""Train the classifier, and find out honestly how good it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from docanalyze.governance.agreement import Agreement, measure_agreement
from docanalyze.governance.baselines import score_baselines
from docanalyze.governance.calibration import (
    certainty_threshold,
    claim_threshold,
    fit_temperature,
)
from docanalyze.governance.coders import MAJORITY, settle_coders
from docanalyze.governance.counting import CountedPassages
from docanalyze.governance.encoders import EncodedPart, Encoder, encode, load_encoder
from docanalyze.governance.evaluation import HAIR, Scores, score_predictions
from docanalyze.governance.examples import Examples, Fold, make_examples, split_folds
from docanalyze.governance.fitting import Fitted, HeldOut, fit, hold_out
from docanalyze.governance.knowledge import Knowledge
from docanalyze.governance.label_files import LabelledPassage
from docanalyze.governance.labels import NO_MODEL
from docanalyze.governance.learning_curve import Curve, gain_of_doubling, learning_curve
from docanalyze.governance.linear import Array, sigmoid, softmax
from docanalyze.governance.model import GovernanceModel
from docanalyze.governance.seen import Seen
from docanalyze.governance.suspects import Suspect, find_suspects

__all__ = ["Material", "TrainingResult", "train_classifier"]

# Without labels besides the one, a label as likely as this is claimed too.
CLAIMED_ANYWAY = 0.3


@dataclass(frozen=True, slots=True)
class Material:
    """What a model was trained and tested on, so that another can be measured on the same.

    Args:
        passages: One for each text.
        examples: The same, laid out.
        counted: The same, counted.
        folds: How they were split.
        held_out: What models said about each that had not seen its group.
    """

    passages: tuple[LabelledPassage, ...]
    examples: Examples
    counted: CountedPassages
    folds: tuple[Fold, ...]
    held_out: HeldOut


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
        gain: By how much accuracy would rise with twice the labels; None where nobody can say.
        suspects: Passages most likely mislabelled, likeliest first.
        agreement: Of coders, where several labelled one passage.
        groups: How many groups there were.
        digest: SHA-256 over what was learned from.
        seed: As given.
        classifier: The scikit-learn model of the one label.
        claim_classifiers: Those of claims, in the order of ``model.claimable``; None where a label
            had no two sides.
        material: What all this was made from.
    """

    model: GovernanceModel
    scores: Scores
    baselines: dict[str, Scores]
    claims_f1: float | None
    curve: Curve
    gain: float | None
    suspects: tuple[Suspect, ...]
    agreement: Agreement | None
    groups: int
    digest: str
    seed: int
    classifier: Any
    claim_classifiers: tuple[Any, ...]
    material: Material

    def report_text(self) -> str:
        """Return the report as plain text."""
        from docanalyze.governance.report import report_text

        return report_text(self)


def train_classifier(
    passages: Sequence[LabelledPassage],
    *,
    seed: int = 0,
    adjudicate: str | Path = MAJORITY,
    encoder: Encoder | str | None = None,
    knowledge: Knowledge | None = None,
) -> TrainingResult:
    """Train on labelled passages, and measure by cross-validation over groups.

    Args:
        passages: As :func:`docanalyze.read_labels` gives them.
        seed: Of all that is drawn: the same passages and seed give the same model.
        adjudicate: What counts where coders differ: ``majority``, or a label file that rules.
        encoder: A sentence-transformers model by name or folder, or anything with ``encode``, whose
            numbers are learned from besides the words; None: words alone.
        knowledge: Of words; None: the shipped register, cue lists and word vectors.

    Raises:
        LabelFileError: There are too few passages, or of one label only.
        UsageError: The encoder cannot be used.
    """
    part = None if encoder is None else _named(encoder)
    agreement = measure_agreement(passages)
    passages = settle_coders(passages, adjudicate)
    examples = make_examples(passages)
    knowledge = knowledge or Knowledge.shipped()
    counted = CountedPassages.count(examples.texts, examples.headings, knowledge)
    if part is not None:
        counted = counted.with_encoded(encode(part[0], examples.texts))
    folds = split_folds(examples, seed)
    held_out = hold_out(examples, counted, folds, seed)
    probabilities, thresholds = _calibrated_across(examples, held_out)
    fitted = fit(examples, counted, np.arange(len(examples)), seed)
    material = Material(tuple(passages), examples, counted, tuple(folds), held_out)
    model = _model(material, probabilities, fitted, part)
    scores = score_predictions(examples.truth(held_out.rows), probabilities, thresholds, seed)
    plain = hold_out(examples, counted.words_alone(), folds, seed, with_claims=False)
    curve = learning_curve(examples, counted, folds, seed)
    return TrainingResult(
        model=model,
        scores=scores,
        baselines=score_baselines(examples, held_out, plain, knowledge.lexicon, seed),
        claims_f1=_claims_f1(examples, held_out, model),
        curve=curve,
        gain=gain_of_doubling(curve, scores.strict.value),
        suspects=find_suspects(passages, examples, held_out, probabilities),
        agreement=agreement,
        groups=len(np.unique(examples.groups)),
        digest=examples.digest,
        seed=seed,
        classifier=fitted.classifier,
        claim_classifiers=fitted.claim_classifiers,
        material=material,
    )


def _named(encoder: Encoder | str) -> tuple[Encoder, str]:
    if isinstance(encoder, str):
        return load_encoder(encoder), encoder
    return encoder, type(encoder).__name__


def _model(
    material: Material, probabilities: Array, fitted: Fitted, encoder: tuple[Encoder, str] | None
) -> GovernanceModel:
    examples, counted, held_out = material.examples, material.counted, material.held_out
    vectors = counted.knowledge.embedding.vectors
    right = examples.right[held_out.rows]
    layer, encoded = fitted.layer.split(counted.width_encoded)
    claims, encoded_claims = None, None
    if fitted.claims is not None:
        claims, encoded_claims = fitted.claims.split(counted.width_encoded)
    return GovernanceModel(
        labels=examples.labels,
        features=counted.features(fitted.weighing),
        layer=layer.unfolded(vectors),
        claims=None if claims is None else claims.unfolded(vectors),
        likeness=fitted.likeness,
        temperature=fit_temperature(held_out.scores, right),
        threshold=certainty_threshold(probabilities.max(axis=1), _correct(probabilities, right)),
        claim_threshold=_claim_threshold(examples, held_out),
        encoded=None if encoder is None else EncodedPart(*encoder, encoded, encoded_claims),
        seen=Seen.of(material.passages),
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
