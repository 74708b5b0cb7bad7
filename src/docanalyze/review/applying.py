"""What people said on the review page, put into the rows of a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docanalyze.errors import UsageError
from docanalyze.register import Register, load_register
from docanalyze.review.corrections import COLUMN, Corrections, corrected
from docanalyze.review.decisions import human_labels
from docanalyze.review.files import CORRECTIONS, LABELS, review_file
from docanalyze.review.journal import Entry
from docanalyze.running.record import RECORD, read_record

__all__ = ["Review"]


@dataclass(frozen=True, slots=True)
class Review:
    """What was said about a run.

    Args:
        labels: Of passages, by ``passage_id``.
        corrections: Of treaties and speakers.
        register: With which the run was made, as far as it is still there.
    """

    labels: Mapping[str, str]
    corrections: Sequence[Entry]
    register: Register

    @classmethod
    def of(cls, output: Path) -> "Review":
        """Read the review of a run.

        Args:
            output: The run's output folder.

        Raises:
            UsageError: There is none.
        """
        labels = human_labels(review_file(output, LABELS))
        corrections = Corrections(review_file(output, CORRECTIONS)).standing
        if not labels and not corrections:
            raise UsageError(
                f"{output}: nothing was labelled or corrected. `docanalyze review {output}` opens "
                "the page on which that is done."
            )
        return cls(labels, corrections, register_of(output))

    def amended(self, table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return rows of a table as people would have them."""
        if table == "passages":
            return [
                row | {"human_label": self.labels.get(row["passage_id"], row["human_label"])}
                for row in rows
            ]
        if table in COLUMN:
            return corrected(table, rows, self.corrections, self.register)
        return rows


def register_of(output: Path) -> Register:
    """Return the register with which a run was made; folders that are gone are left out."""
    configuration = read_record(output / RECORD).get("configuration", {})
    folders = configuration.get("register", ())
    return load_register(tuple(folder for folder in folders if Path(folder).is_dir()))
