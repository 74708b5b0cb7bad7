"""What was uncertain, what was left open, and how often such rows are wrong."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docanalyze.errors import ModelError
from docanalyze.files import folder_digest
from docanalyze.governance.model_folder import METRICS, model_folder
from docanalyze.packaged import rows_of
from docanalyze.report.joining import ArticleRows, Row

__all__ = ["LabelDoubt", "MethodCount", "Quality", "classifier_metrics", "measured_layers"]

TENTHS = 10
# What it means that a row was left open, by table: the words for it, and whether it is so.
LEFT_OPEN: Mapping[str, str] = {
    "entities": "not linked to anybody or anything known",
    "treaties": "not in the register, named from the text",
    "provisions": "of no instrument that could be told",
    "dates": "without a place in time",
    "quotations": "without a speaker",
}


@dataclass
class LabelDoubt:
    """How sure the classifier was of one label.

    Args:
        passages: That have the label.
        uncertain: Of them, marked as uncertain.
        probability: Sum of their probabilities.
    """

    passages: int = 0
    uncertain: int = 0
    probability: float = 0.0


@dataclass
class MethodCount:
    """How many rows a method made.

    Args:
        rows: Made by it.
        expected_right: Of those that say how sure they are, how many should be right.
        stated: Rows that say how sure they are.
    """

    rows: int = 0
    expected_right: float = 0.0
    stated: int = 0

    @property
    def confidence(self) -> float | None:
        """The mean of what its rows say; None if none says anything."""
        return self.expected_right / self.stated if self.stated else None


@dataclass
class Quality:
    """Counts doubts; give it every article, then read the figures."""

    labels: dict[str, LabelDoubt] = field(default_factory=lambda: defaultdict(LabelDoubt))
    tenths: Counter[int] = field(default_factory=Counter)
    methods: dict[tuple[str, str], MethodCount] = field(
        default_factory=lambda: defaultdict(MethodCount)
    )
    rows: Counter[str] = field(default_factory=Counter)
    left_open: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    n_warned: int = 0

    def add(self, article: ArticleRows) -> None:
        """Count an article."""
        for row in article.rows["passages"]:
            self.rows["passages"] += 1
            if row["governance_model"] is not None:
                self._add_label(row)
        for table in LEFT_OPEN:
            for row in article.rows[table]:
                self._add_row(table, row)
        warnings = article.document["warnings"] or ()
        self.warnings.update(set(warnings))
        self.n_warned += bool(warnings)

    def _add_label(self, passage: Row) -> None:
        doubt = self.labels[passage["governance_model"]]
        doubt.passages += 1
        doubt.uncertain += bool(passage["uncertain"])
        doubt.probability += passage["probability"] or 0.0
        self.tenths[min(int((passage["probability"] or 0.0) * TENTHS), TENTHS - 1)] += 1

    def _add_row(self, table: str, row: Row) -> None:
        self.rows[table] += 1
        self.left_open[table] += _is_open(table, row)
        count = self.methods[table, row["method"]]
        count.rows += 1
        if row["confidence"] is not None:
            count.stated += 1
            count.expected_right += row["confidence"]

    @property
    def prose(self) -> LabelDoubt:
        """All passages that have a label."""
        return LabelDoubt(
            sum(doubt.passages for doubt in self.labels.values()),
            sum(doubt.uncertain for doubt in self.labels.values()),
            sum(doubt.probability for doubt in self.labels.values()),
        )

    def expected_wrong(self, table: str) -> int | None:
        """Return how many rows of a table should be wrong, by what its methods made elsewhere.

        None where too few of its rows say how sure they are: fewer than nine in ten.
        """
        counts = [count for (name, _), count in self.methods.items() if name == table]
        stated = sum(count.stated for count in counts)
        if not stated or stated < 0.9 * self.rows[table]:
            return None
        return round(stated - sum(count.expected_right for count in counts))


def _is_open(table: str, row: Row) -> bool:
    match table:
        case "entities":
            return not row["entity_ids"]
        case "treaties":
            return row["registered"] is False
        case "provisions":
            return row["treaty_id"] is None
        case "dates":
            return row["earliest"] is None and row["latest"] is None and row["kind"] != "duration"
        case _:
            return row["speaker"] is None and row["kind"] != "scare"


def measured_layers() -> Sequence[Mapping[str, str]]:
    """Return what was measured on annotated articles, a row a layer, as texts."""
    return rows_of("docanalyze.report", "measured.csv")


def classifier_metrics(record: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return what was measured of the classifier that a run used.

    Args:
        record: Of the run, as in ``run.json``.

    Returns:
        Its ``metrics.json``; None where that cannot be found, or the classifier has changed since.
    """
    used = record.get("fingerprint", {}).get("classifier", {}).get("sha256")
    try:
        folder = model_folder(record.get("configuration", {}).get("classifier"))
        metrics = json.loads(Path(folder, METRICS).read_text(encoding="utf-8"))
        is_the_same = used == folder_digest(Path(folder))
    except (OSError, ValueError, ModelError):
        return None
    return metrics if is_the_same and isinstance(metrics, dict) else None
