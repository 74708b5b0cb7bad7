"""One review: what is shown, what was decided, what was learned."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from docanalyze.governance import load_model
from docanalyze.labelling.suggesting import classifier_of
from docanalyze.review.applying import register_of
from docanalyze.review.corrections import Corrections
from docanalyze.review.decisions import Decisions
from docanalyze.review.files import CORRECTIONS, LABELS, ROUNDS, review_file
from docanalyze.review.lookup import Lookup
from docanalyze.review.material import Material
from docanalyze.review.queue import Drawn, Queue
from docanalyze.review.retraining import Retraining, Round

__all__ = ["Prediction", "ReviewSession"]

OF_PREDICTION = (
    *("governance_model", "probability", "second_model", "second_probability", "evidence"),
)


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a classifier says of a passage.

    Args:
        by: Which: of the run, or of a round.
        fields: ``governance_model`` and what goes with it, as in ``passages``.
    """

    by: str
    fields: Mapping[str, Any]


@dataclass(slots=True)
class ReviewSession:
    """Everything that the pages show and change, one at a time.

    Args:
        material: The run.
        decisions: The labels.
        corrections: Of treaties and speakers.
        retraining: Rounds of learning.
        queue: What is labelled next.
        count: How many passages are added to the queue at once.
        lock: Held while a page is made.
    """

    material: Material
    decisions: Decisions
    corrections: Corrections
    retraining: Retraining
    queue: Queue
    count: int
    lock: threading.RLock = field(default_factory=threading.RLock)
    _lookup: Lookup | None = None
    _predicted: tuple[int, pd.DataFrame] | None = None

    @classmethod
    def begin(  # noqa: PLR0913 what the user may choose
        cls,
        output: Path,
        *,
        labels: Path | None,
        coder: str | None,
        count: int,
        drawn: Drawn,
        further: Sequence[Path],
        with_shipped: bool,
    ) -> "ReviewSession":
        """Begin a review, or go on with an earlier one.

        Args:
            output: The run's output folder.
            labels: The label file; None: in the output folder.
            coder: Who labels.
            count: How many passages are chosen at once.
            drawn: How.
            further: Label files to learn from as well.
            with_shipped: Whether to learn from those that ship with docanalyze, too.

        Raises:
            UsageError: It is not the output of a run, or a file holds something else.
        """
        material = Material(output)
        decisions = Decisions(labels or review_file(output, LABELS), coder)
        retraining = Retraining(
            review_file(output, ROUNDS), output, decisions.path, further, with_shipped
        )
        corrections = Corrections(review_file(output, CORRECTIONS), coder)
        session = cls(material, decisions, corrections, retraining, Queue(drawn), count)
        session.extend_queue()
        return session

    def extend_queue(self) -> int:
        """Add passages to the queue; return how many."""
        decided = [one["passage_id"] for one in self.decisions.own]
        newest = self.retraining.newest()
        if newest is None:
            passages, classifier = self.material.passages, classifier_of(self.material.output)
        else:
            passages, classifier = self._as_predicted(newest), load_model(newest.model)
        return self.queue.extend(passages, self.count, decided, classifier)

    def _as_predicted(self, newest: Round) -> pd.DataFrame:
        """Return the passages with how sure a round is of them, or the run of those new since."""
        passages = self.material.passages.set_index("passage_id")
        sure = self._predictions(newest).set_index("passage_id")
        for name in ("probability", "second_probability"):
            passages[name] = sure[name].reindex(passages.index).fillna(passages[name])
        return passages.reset_index()

    def is_decided(self, passage_id: str) -> bool:
        """Whether a passage was labelled or skipped."""
        return self.decisions.of(passage_id) is not None

    @property
    def lookup(self) -> Lookup:
        """The register with which the run was made, as far as it is still there."""
        if self._lookup is None:
            self._lookup = Lookup(register_of(self.material.output))
        return self._lookup

    def prediction(self, passage_id: str) -> Prediction | None:
        """Return what the newest classifier says of a passage."""
        newest = self.retraining.newest()
        if newest is not None:
            by = f"the classifier of round {newest.number}"
            if found := _prediction(by, self._predictions(newest), passage_id):
                return found
        return _prediction("the classifier of the run", self.material.passages, passage_id)

    def _predictions(self, newest: Round) -> pd.DataFrame:
        if self._predicted is None or self._predicted[0] != newest.number:
            self._predicted = (newest.number, self.retraining.predictions(newest))
        return self._predicted[1]


def _prediction(by: str, frame: pd.DataFrame, passage_id: str) -> Prediction | None:
    rows = frame[frame["passage_id"] == passage_id]
    if rows.empty:
        return None
    row = rows.iloc[0]
    fields = {name: None if _is_missing(row[name]) else row[name] for name in OF_PREDICTION}
    return Prediction(by, fields)


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))
