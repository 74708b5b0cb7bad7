"""Measure a trained model on labelled passages that it has not seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from docanalyze.errors import LabelFileError
from docanalyze.governance.coders import MAJORITY, settle_coders
from docanalyze.governance.evaluation import Scores, Truth, score_predictions
from docanalyze.governance.examples import lay_out
from docanalyze.governance.grouping import group_passages
from docanalyze.governance.label_files import LabelledPassage, read_labels
from docanalyze.governance.linear import Array
from docanalyze.governance.model import GovernanceModel
from docanalyze.governance.score_text import (
    confusion_rows,
    label_rows,
    plain_table,
    score_lines,
)
from docanalyze.governance.storage import load_model

__all__ = ["Evaluation", "as_model", "evaluate", "score_model", "unseen_passages"]

ModelOrFolder = GovernanceModel | str | Path | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good a model is on labelled passages.

    Args:
        scores: The figures.
        left_out: Passages that the model, or the articles of which, it was trained on.
        unknown: Labels that the model cannot give, and how many passages have them.
        groups: How many groups there are: articles, near duplicates.
        says_what_it_saw: Whether the model says what it was trained on; if not, some of the
            passages may be among that.
    """

    scores: Scores
    left_out: int
    unknown: dict[str, int]
    groups: int
    says_what_it_saw: bool

    def report_text(self) -> str:
        """Return the report as plain text."""
        parts = [f"{self.scores.count} passages in {self.groups} groups: articles, near duplicates"]
        if self.left_out:
            parts.append(f"{self.left_out} more were left out: the model, or one it saw, has them.")
        if not self.says_what_it_saw:
            parts.append(
                "The model does not say what it was trained on: make sure it was not this."
            )
        if self.unknown:
            named = ", ".join(f"{label} ({count})" for label, count in self.unknown.items())
            parts.append(f"Labels that the model does not know, counted as wrong: {named}")
        return "\n".join(
            [
                *parts,
                "",
                *score_lines(self.scores),
                "",
                plain_table(label_rows(self.scores)),
                "",
                "Confusion (rows: as labelled, columns: as predicted)",
                plain_table(confusion_rows(self.scores)),
            ]
        )


def evaluate(
    model: ModelOrFolder,
    labels: Sequence[str | Path],
    *,
    adjudicate: str | Path = MAJORITY,
    seed: int = 0,
) -> Evaluation:
    """Measure a model on labelled passages; those of articles it was trained on are left out.

    Args:
        model: A loaded model, or the folder of one; None: the shipped one.
        labels: Label files.
        adjudicate: What counts where coders differ: ``majority``, or a label file that rules.
        seed: Of the bootstrap.

    Raises:
        LabelFileError: A label file cannot be used, or holds nothing that the model has not seen.
        ModelError: The model cannot be loaded.
    """
    model = as_model(model)
    passages = settle_coders(read_labels(labels), adjudicate)
    unseen = unseen_passages(passages, model)
    if not unseen:
        raise LabelFileError(
            f"All {len(passages)} passages are of articles that the model was trained on, so they "
            "say nothing about others. Label passages of other articles; what it got right of "
            "these when they were held out stands in its README.md."
        )
    unknown = Counter(p.label for p in unseen if p.label not in model.labels)
    return Evaluation(
        scores=score_model(model, unseen, seed),
        left_out=len(passages) - len(unseen),
        unknown=dict(unknown.most_common()),
        groups=len(set(group_passages(unseen))),
        says_what_it_saw=model.seen is not None,
    )


def as_model(model: ModelOrFolder) -> GovernanceModel:
    """Return a model that may be given by its folder."""
    return model if isinstance(model, GovernanceModel) else load_model(model)


def unseen_passages(
    passages: Sequence[LabelledPassage], *models: GovernanceModel
) -> list[LabelledPassage]:
    """Return the passages of articles that none of the models was trained on."""
    seen = np.zeros(len(passages), dtype=bool)
    for model in models:
        if model.seen is not None:
            seen |= np.array(model.seen.has_article(passages), dtype=bool)
    return [passage for passage, known in zip(passages, seen, strict=True) if not known]


def score_model(model: GovernanceModel, passages: Sequence[LabelledPassage], seed: int) -> Scores:
    """Return the figures of a model on passages.

    Args:
        model: The model.
        passages: Labelled; labels that the model does not know are wrong.
        seed: Of the bootstrap.
    """
    known = set(model.labels)
    labels = (*model.labels, *sorted({p.label for p in passages} - known))
    right, claims = lay_out(passages, labels)
    truth = Truth(labels, right, claims, np.array(group_passages(passages), dtype=np.int64))
    return score_predictions(truth, predicted(model, passages, labels), model.threshold, seed)


def predicted(
    model: GovernanceModel, passages: Sequence[LabelledPassage], labels: Sequence[str]
) -> Array:
    """Return probabilities, passages by labels; 0 for a label that the model does not know."""
    probabilities = np.zeros((len(passages), len(labels)))
    columns = [labels.index(label) for label in model.labels]
    probabilities[:, columns] = model.predict_proba(
        [passage.text for passage in passages], [passage.heading for passage in passages]
    )
    return probabilities
