"""Validate a run on a sample of its own passages: the figures that a paper can cite."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from docanalyze.errors import LabelFileError
from docanalyze.governance import LabelledPassage, read_labels, settle_coders
from docanalyze.governance.agreement import Agreement, measure_agreement
from docanalyze.governance.coders import MAJORITY
from docanalyze.governance.evaluation import Interval
from docanalyze.governance.label_files import unlabelled_rows
from docanalyze.governance.score_text import interval_text, number_text, plain_table
from docanalyze.labelling.estimation import LabelEstimate, estimate
from docanalyze.labelling.passages import labelled_by_run

__all__ = ["Validation", "validate"]

SAMPLED = "sample"


@dataclass(frozen=True, slots=True)
class Validation:
    """How good a run's labels are on its own collection.

    Args:
        count: Passages of the sample.
        population: Passages of the run that have a label.
        accuracy: Share of them that have the right one.
        labels: The labels one by one.
        not_of_run: Labelled passages that the run does not have.
        not_labelled: Rows of the label files without a label.
        not_drawn: Passages that ``sample`` did not draw, so that they may not be random.
        agreement: Of coders, where several labelled one passage.
    """

    count: int
    population: int
    accuracy: Interval
    labels: tuple[LabelEstimate, ...]
    not_of_run: int
    not_labelled: int
    not_drawn: int
    agreement: Agreement | None

    def report_text(self) -> str:
        """Return the report as plain text."""
        rows = [["label", "in sample", "precision", "recall", "share predicted", "share corrected"]]
        rows += [
            [
                one.label,
                str(one.sampled),
                "-" if one.precision is None else interval_text(one.precision),
                "-" if one.recall is None else interval_text(one.recall),
                number_text(one.predicted_share),
                interval_text(one.share),
            ]
            for one in self.labels
        ]
        lines = [
            f"{self.count} of {self.population} passages, drawn at random",
            *self._warnings(),
            "",
            f"Right label: {interval_text(self.accuracy)}",
            plain_table(rows),
            "",
            "Shares of passages. Brackets: 95% intervals. The corrected shares are post-stratified",
            "by predicted label (Tenenbein 1970; Olofsson et al. 2014).",
        ]
        if self.agreement is not None:
            lines.append(
                f"{len(self.agreement.coders)} coders, {self.agreement.count} passages by several: "
                f"{self.agreement.measure} {number_text(self.agreement.value)}"
            )
        return "\n".join(lines)

    def _warnings(self) -> list[str]:
        warnings = []
        if self.not_drawn:
            warnings.append(
                f"{self.not_drawn} were not drawn by `docanalyze sample`: the figures hold only if "
                "they are random, too."
            )
        if self.not_labelled:
            warnings.append(
                f"{self.not_labelled} rows have no label: if these were the hard ones, the figures "
                "flatter."
            )
        if self.not_of_run:
            warnings.append(f"{self.not_of_run} labelled passages are not in this run; left out.")
        return warnings


def validate(
    output: str | Path,
    labels: Sequence[str | Path],
    *,
    adjudicate: str | Path = MAJORITY,
    seed: int = 0,
) -> Validation:
    """Measure a run's labels on a random sample of its passages, and correct its shares for error.

    Args:
        output: The run's output folder.
        labels: Label files of a sample that :func:`sample` drew.
        adjudicate: What counts where coders differ: ``majority``, or a label file that rules.
        seed: Of the draws from which intervals are made.

    Raises:
        UsageError: The folder holds no run.
        LabelFileError: A label file cannot be used, or holds no passage of the run.
    """
    frame = labelled_by_run(output)
    codings = read_labels(labels)
    passages = settle_coders(codings, adjudicate)
    found = _predictions(frame, passages)
    matched = [(passage, label) for passage, label in zip(passages, found, strict=True) if label]
    if not matched:
        raise LabelFileError(
            f"None of the {len(passages)} labelled passages is in {output}. Label what "
            f"`docanalyze sample {output}` draws."
        )
    names = tuple(
        dict.fromkeys([*sorted(frame["governance_model"].unique()), *_labels_of(passages)])
    )
    counts = np.zeros((len(names), len(names)), dtype=np.int64)
    for passage, label in matched:
        true = label if label in passage.right_labels else passage.label
        counts[names.index(label), names.index(true)] += 1
    sizes = frame["governance_model"].value_counts()
    predicted = np.array([int(sizes.get(name, 0)) for name in names], dtype=np.int64)
    estimates, accuracy = estimate(names, counts, predicted, seed)
    return Validation(
        count=len(matched),
        population=len(frame),
        accuracy=accuracy,
        labels=tuple(estimates),
        not_of_run=len(passages) - len(matched),
        not_labelled=unlabelled_rows(labels),
        not_drawn=sum(passage.drawn != SAMPLED for passage, _ in matched),
        agreement=measure_agreement(codings),
    )


def _labels_of(passages: Sequence[LabelledPassage]) -> list[str]:
    return sorted({passage.label for passage in passages})


def _predictions(frame: pd.DataFrame, passages: Sequence[LabelledPassage]) -> list[str | None]:
    """Return what the run called each passage, known by its place or else by its text."""
    by_place: dict[tuple[str, int, int], tuple[str, str]] = {}
    by_text: dict[str, str] = {}
    for doc_id, start, end, text, label in zip(
        *(frame[name] for name in ("doc_id", "start", "end", "text", "governance_model")),
        strict=True,
    ):
        by_place[doc_id, int(start), int(end)] = (text, label)
        by_text.setdefault(text.strip(), label)
    found = []
    for passage in passages:
        place = (passage.doc_id or "", passage.start or 0, passage.end or 0)
        text, label = by_place.get(place, ("", None))
        same = text.strip() == passage.text.strip()
        found.append(label if same else by_text.get(passage.text.strip()))
    return found
