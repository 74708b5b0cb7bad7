"""The labels that people give on the review page, and what becomes of two that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docanalyze.governance.label_files.formats.review import LABEL, SKIP
from docanalyze.governance.label_files.standing import UNDO, Standing
from docanalyze.review.journal import Entry, Journal

__all__ = ["Choice", "Conflict", "Decisions", "human_labels", "now"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody says about a passage.

    Args:
        label: The one label; None: skipped.
        second: A further label that applies.
        equal: Whether the second is as right as the first.
        note: Anything.
        prediction_seen: Whether the classifier's answer was shown before.
    """

    label: str | None
    second: str | None = None
    equal: bool = False
    note: str | None = None
    prediction_seen: bool = False

    def as_fields(self) -> dict[str, Any]:
        """Return it as it stands in the label file."""
        labels = [name for name in dict.fromkeys((self.label, self.second)) if name]
        return {
            "decision": LABEL if self.label else SKIP,
            "label": self.label,
            "labels": labels or None,
            "equal": self.equal and len(labels) > 1,
            "note": self.note,
            "prediction_seen": self.prediction_seen,
        }


class Conflict(Exception):  # noqa: N818 no failure: somebody is asked
    """Somebody else has decided meanwhile.

    Args:
        theirs: What stands now; None: a decision was taken back.
    """

    def __init__(self, theirs: Entry | None) -> None:
        super().__init__("decided meanwhile")
        self.theirs = theirs


class Decisions:
    """The decisions of one coder in a label file, which may also hold those of others.

    Args:
        path: The label file; made when the first decision is.
        coder: Who decides here; None: nobody in particular.
    """

    def __init__(self, path: Path, coder: str | None) -> None:
        self.path = path
        self.coder = coder
        self._standing = Standing()
        self._journal = Journal(path, self._take_in)

    def _take_in(self, entry: Entry) -> None:
        if entry.get("coder") == self.coder:
            self._standing.add(entry["passage_id"], entry)

    def refresh(self) -> None:
        """Read what others have decided since."""
        self._journal.refresh()

    @property
    def own(self) -> list[Entry]:
        """This coder's decisions that stand, oldest first."""
        return self._standing.all()

    def of(self, passage_id: str) -> Entry | None:
        """Return the decision that stands about a passage."""
        return self._standing.of(passage_id)

    def version(self, passage_id: str) -> int:
        """Return how often this coder has decided about a passage: what a page was made from."""
        return self._standing.version(passage_id)

    def record(
        self, passage: Mapping[str, Any], choice: Choice, version: int, drawn: str | None
    ) -> None:
        """Add a decision about a passage.

        Args:
            passage: Its row.
            choice: What was decided.
            version: As the page had it on which that was done.
            drawn: How the passage was chosen: ``suggest`` or ``sample``; None: by hand.

        Raises:
            Conflict: There is another decision since; nothing was added.
            OutputError: The file cannot be written.
        """
        with self._journal.held():
            self._check(passage["passage_id"], version)
            fields = ("passage_id", "text", "heading", "doc_id", "start", "end")
            place = {name: passage[name] for name in fields}
            self._journal.add(
                choice.as_fields() | place | {"drawn": drawn, "coder": self.coder, "at": now()}
            )

    def undo(self, passage_id: str, version: int) -> None:
        """Take back the decision that stands about a passage; the one before it stands again.

        Raises:
            Conflict: There is another decision since; nothing was added.
            OutputError: The file cannot be written.
        """
        with self._journal.held():
            self._check(passage_id, version)
            decision = self.of(passage_id)
            if decision is None:
                return
            place = {name: decision[name] for name in ("passage_id", "text")}
            self._journal.add(
                {"decision": UNDO, "label": None, **place, "coder": self.coder, "at": now()}
            )

    def _check(self, passage_id: str, version: int) -> None:
        if self.version(passage_id) != version:
            raise Conflict(self.of(passage_id))


def human_labels(path: Path) -> dict[str, str]:
    """Return the labels of a label file by ``passage_id``, where all coders say the same.

    Args:
        path: As :class:`Decisions` writes it; it need not be there.
    """
    standing = Standing()
    Journal(path, lambda entry: standing.add((entry["coder"], entry["passage_id"]), entry))
    said: dict[str, set[str]] = {}
    for decision in standing.all():
        if decision["decision"] == LABEL:
            said.setdefault(decision["passage_id"], set()).add(decision["label"])
    return {passage_id: labels.pop() for passage_id, labels in said.items() if len(labels) == 1}


def now() -> str:
    """Return the time, to the second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
