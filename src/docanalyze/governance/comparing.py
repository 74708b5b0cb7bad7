"""Compare two models on the same passages, none of which either has seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from docanalyze.errors import LabelFileError, ModelError
from docanalyze.governance.coders import MAJORITY, settle_coders
from docanalyze.governance.counting import CountedPassages
from docanalyze.governance.encoders import encode
from docanalyze.governance.evaluation import HAIR
from docanalyze.governance.examples import (
    FEWEST_PASSAGES,
    Examples,
    Fold,
    can_be_used,
    lay_out,
    make_examples,
    split_folds,
)
from docanalyze.governance.fitting import hold_out
from docanalyze.governance.grouping import group_passages
from docanalyze.governance.judging import ModelOrFolder, as_model, predicted, unseen_passages
from docanalyze.governance.knowledge import Knowledge
from docanalyze.governance.label_files import LabelledPassage, read_labels
from docanalyze.governance.model import GovernanceModel
from docanalyze.governance.score_text import plain_table
from docanalyze.governance.significance import PairedTest, paired_test

__all__ = ["Comparison", "compare", "refitted_right", "right_of"]

Flags = npt.NDArray[np.bool_]
CONVENTION = 0.05


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models on the same passages.

    Args:
        count: Number of passages.
        groups: How many groups there are: articles, near duplicates.
        refitted: Whether both were trained anew on folds, because there were no passages that
            neither has seen.
        shares: If so, which share of what each was trained on is among the labels.
        by_label: By label: passages that have it, and how many of them each model has right.
        test: The paired test; a passage is right if its label is any that is right.
    """

    count: int
    groups: int
    refitted: bool
    shares: tuple[float, float] | None
    by_label: dict[str, tuple[int, int, int]]
    test: PairedTest

    def report_text(self) -> str:
        """Return the report as plain text."""
        test = self.test
        gain = test.difference
        rows = [["label", "passages", "A right", "B right"]]
        rows += [[label, *map(str, cells)] for label, cells in self.by_label.items()]
        difference = (
            f"Difference: {gain.value * 100:+.1f} points ({gain.low * 100:+.1f} to "
            f"{gain.high * 100:+.1f}, 95%, drawing groups)"
        )
        singly = (
            f"Only A right: {test.only_first}; only B right: {test.only_second}; "
            f"McNemar's exact test: p = {test.p_value:.3g}"
        )
        lines = [
            f"{self.count} passages in {self.groups} groups: articles, near duplicates",
            self._method(),
            "",
            f"A right: {(test.both + test.only_first) / self.count:.3f}",
            f"B right: {(test.both + test.only_second) / self.count:.3f}",
            difference,
            singly,
            self._verdict(),
            "",
            plain_table(rows),
        ]
        return "\n".join(lines)

    def _method(self) -> str:
        if self.shares is None:
            return "Neither model has seen any of their articles."
        one, other = self.shares
        return (
            "There are hardly any passages that neither model has seen. So both were trained anew "
            "on the same\nfolds, each on those of the labels that it had learned from "
            f"(A: {one:.0%} of its own are here, B: {other:.0%})."
        )

    def _verdict(self) -> str:
        gain = self.test.difference.value
        if self.test.p_value >= CONVENTION or gain == 0:
            return "These passages do not tell the two apart."
        return f"{'B' if gain > 0 else 'A'} is better on passages like these."


def compare(
    model_a: ModelOrFolder,
    model_b: ModelOrFolder,
    labels: Sequence[str | Path],
    *,
    adjudicate: str | Path = MAJORITY,
    seed: int = 0,
) -> Comparison:
    """Compare two models, with a paired test, on articles in neither training set.

    Where there are none (or fewer than ten passages), both are trained anew on the same folds, each
    on those of the labels that it had learned from.

    Args:
        model_a: A loaded model, or the folder of one; None: the shipped one.
        model_b: The other.
        labels: Label files.
        adjudicate: What counts where coders differ: ``majority``, or a label file that rules.
        seed: Of folds and draws.

    Raises:
        LabelFileError: A label file cannot be used, or the labels do not tell the models apart.
        ModelError: A model cannot be loaded, or does not say what it was trained on.
    """
    models = (as_model(model_a), as_model(model_b))
    for model in models:
        if model.seen is None:
            raise ModelError(
                f"{model.folder}: it does not say what it was trained on, so nobody knows which "
                "passages are fair. Train it again with this docanalyze."
            )
    passages = settle_coders(read_labels(labels), adjudicate)
    unseen = unseen_passages(passages, *models)
    if len(unseen) >= FEWEST_PASSAGES:
        right_a, right_b = (right_of(model, unseen) for model in models)
        return _comparison(unseen, right_a, right_b, None, seed)
    return _compared_anew(passages, models, seed)


def right_of(model: GovernanceModel, passages: Sequence[LabelledPassage]) -> Flags:
    """Return whether a model gives each passage a label that is right."""
    labels = (*model.labels, *sorted({p.label for p in passages} - set(model.labels)))
    right, _ = lay_out(passages, labels)
    first = predicted(model, passages, labels).argmax(axis=1)
    return np.asarray(right[np.arange(len(right)), first] > HAIR, dtype=np.bool_)


def _compared_anew(
    passages: Sequence[LabelledPassage], models: Sequence[GovernanceModel], seed: int
) -> Comparison:
    examples = make_examples(passages)
    one, other = (_own_rows(model, examples) for model in models)
    if np.array_equal(one, other) and _encoder_of(models[0]) == _encoder_of(models[1]):
        raise LabelFileError(
            "Both models would learn the same from these labels, so they cannot be compared on "
            "them. Name labels of articles that neither has seen."
        )
    folds = split_folds(examples, seed)
    counted = CountedPassages.count(examples.texts, examples.headings, Knowledge.shipped())
    results = [refitted_right(model, examples, counted, folds, seed) for model in models]
    (rows_a, right_a), (rows_b, right_b) = results
    rows = np.intersect1d(rows_a, rows_b)
    if not len(rows):
        raise LabelFileError(
            "These labels hold too little of what the models were trained on to train them anew. "
            "Name the label files that they were trained on, too."
        )
    right_a = right_a[np.searchsorted(rows_a, rows)]
    right_b = right_b[np.searchsorted(rows_b, rows)]
    shares = (one.sum() / _size(models[0]), other.sum() / _size(models[1]))
    kept = [passages[row] for row in rows]
    return _comparison(kept, right_a, right_b, shares, seed)


def refitted_right(
    model: GovernanceModel,
    examples: Examples,
    counted: CountedPassages,
    folds: Sequence[Fold],
    seed: int,
) -> tuple[npt.NDArray[np.int64], Flags]:
    """Train a model anew on folds of what it learned from, and test it on all that is held out.

    Args:
        model: Which says what it was trained on.
        examples: Labelled passages.
        counted: The same, counted.
        folds: How they are split.
        seed: Of the solver.

    Returns:
        The passages that could be tested, in order, and whether the model has each right.
    """
    own = _own_rows(model, examples)
    mine = [(training[own[training]], testing) for training, testing in folds]
    usable = [fold for fold in mine if can_be_used(fold, examples)]
    if not usable:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.bool_)
    encoded = None if model.encoded is None else encode(model.encoded.encoder, examples.texts)
    held_out = hold_out(examples, counted.with_encoded(encoded), usable, seed, with_claims=False)
    order = np.argsort(held_out.rows)
    rows = held_out.rows[order]
    first = held_out.scores[order].argmax(axis=1)
    return rows, np.asarray(examples.right[rows, first] > HAIR, dtype=np.bool_)


def _own_rows(model: GovernanceModel, examples: Examples) -> Flags:
    known = [] if model.seen is None else model.seen.has_text(examples.texts)
    return np.array(known, dtype=np.bool_)


def _size(model: GovernanceModel) -> int:
    return 0 if model.seen is None else len(model.seen.texts)


def _encoder_of(model: GovernanceModel) -> str | None:
    return None if model.encoded is None else model.encoded.name


def _comparison(
    passages: Sequence[LabelledPassage],
    right_a: Flags,
    right_b: Flags,
    shares: tuple[float, float] | None,
    seed: int,
) -> Comparison:
    groups = np.array(group_passages(passages), dtype=np.int64)
    by_label = {}
    for label in sorted({passage.label for passage in passages}):
        own = np.array([passage.label == label for passage in passages])
        by_label[label] = (int(own.sum()), int(right_a[own].sum()), int(right_b[own].sum()))
    return Comparison(
        count=len(passages),
        groups=len(np.unique(groups)),
        refitted=shares is not None,
        shares=shares,
        by_label=by_label,
        test=paired_test(right_a, right_b, groups, seed),
    )
