"""What people say about treaties and speakers, and the tables as they would have them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from docanalyze.governance.label_files.standing import UNDO, Standing
from docanalyze.register import Register, Treaty
from docanalyze.review.decisions import Conflict, now
from docanalyze.review.journal import Entry, Journal

__all__ = ["COLUMN", "Correction", "Corrections", "Verdict", "corrected"]

# Table to the column that is corrected in it.
COLUMN: Mapping[str, str] = {"treaties": "treaty_id", "quotations": "speaker_id"}
# What it is; that it is none that has an id; that it is no treaty, or nobody's words.
Verdict = Literal["is", "unknown", "not"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
CORRECT = "correct"
HUMAN = "human"
_PLACE = ("doc_id", "passage_id", "start", "end", "text")
_OF_TREATY = (
    *("treaty_id", "title", "year", "kind", "binding", "parties", "registry_number"),
    "registered",
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody says about one row.

    Args:
        verdict: ``is``, ``unknown`` or ``not``.
        value: The right id; None unless the verdict is ``is``, and for a speaker who has none.
        name: Of it: the treaty's title, the speaker's name.
        note: Anything.
    """

    verdict: Verdict
    value: str | None = None
    name: str | None = None
    note: str | None = None


Key = tuple[str, str, int, int]


class Corrections:
    """The corrections of a run's treaties and speakers, in a file to which they are added.

    Args:
        path: The file; made when the first correction is.
        coder: Who corrects here; None: nobody in particular.
    """

    def __init__(self, path: Path, coder: str | None = None) -> None:
        self.path = path
        self.coder = coder
        self._standing = Standing()
        self._journal = Journal(path, self._take_in)

    def _take_in(self, entry: Entry) -> None:
        self._standing.add(_key(entry["table"], entry), entry)

    def refresh(self) -> None:
        """Read what others have corrected since."""
        self._journal.refresh()

    @property
    def standing(self) -> list[Entry]:
        """The corrections that stand, one a row, whoever made them, oldest first."""
        return self._standing.all()

    def of(self, table: str, row: Mapping[str, Any]) -> Entry | None:
        """Return the correction of a row, if there is one."""
        return self._standing.of(_key(table, row))

    def version(self, table: str, row: Mapping[str, Any]) -> int:
        """Return how often a row was decided about."""
        return self._standing.version(_key(table, row))

    def record(
        self, table: str, row: Mapping[str, Any], correction: Correction, version: int
    ) -> None:
        """Add a correction.

        Args:
            table: ``treaties`` or ``quotations``.
            row: Of it.
            correction: What is right.
            version: As the page had it on which that was said.

        Raises:
            Conflict: There is another correction since; nothing was added.
            OutputError: The file cannot be written.
        """
        column = COLUMN[table]
        said = {
            "decision": CORRECT,
            "table": table,
            "column": column,
            "was": row[column],
            "verdict": correction.verdict,
            "value": correction.value,
            "name": correction.name,
            "note": correction.note,
        }
        self._add(table, row, said, version)

    def undo(self, table: str, row: Mapping[str, Any], version: int) -> None:
        """Take back the correction of a row.

        Raises:
            Conflict: There is another correction since; nothing was added.
            OutputError: The file cannot be written.
        """
        self._add(table, row, {"decision": UNDO, "table": table}, version)

    def _add(
        self, table: str, row: Mapping[str, Any], said: Mapping[str, Any], version: int
    ) -> None:
        with self._journal.held():
            if self.version(table, row) != version:
                raise Conflict(self.of(table, row))
            place = {name: row[name] for name in _PLACE}
            self._journal.add({**said, **place, "coder": self.coder, "at": now()})


def _key(table: str, row: Mapping[str, Any]) -> Key:
    return table, row["doc_id"], row["start"], row["end"]


def corrected(
    table: str, rows: Iterable[dict[str, Any]], entries: Iterable[Entry], register: Register
) -> list[dict[str, Any]]:
    """Return rows as they were corrected; those that are no treaty are left out.

    A corrected row has the method ``human`` and no confidence.

    Args:
        table: The table.
        rows: Of it, as the run wrote them.
        entries: The corrections that stand.
        register: What is known about the treaties that were chosen.
    """
    by_key = {_key(entry["table"], entry): entry for entry in entries}
    found = []
    for row in rows:
        entry = by_key.get(_key(table, row))
        if entry is None:
            found.append(row)
        elif table == "quotations":
            found.append(row | _speaker(entry))
        elif entry["verdict"] != "not":
            found.append(row | _treaty(entry, register))
    return found


def _speaker(entry: Entry) -> dict[str, Any]:
    return {
        "speaker": entry["name"],
        "speaker_id": entry["value"],
        # They were said of somebody else.
        "speaker_role": None,
        "speaker_state": None,
        "method": HUMAN,
        "confidence": None,
    }


def _treaty(entry: Entry, register: Register) -> dict[str, Any]:
    treaty = register.treaties.get(entry["value"] or "")
    known = dict.fromkeys(_OF_TREATY) if treaty is None else _from_register(treaty)
    known |= {"treaty_id": entry["value"], "registered": treaty is not None}
    return known | {"method": HUMAN, "confidence": None}


def _from_register(treaty: Treaty) -> dict[str, Any]:
    return {
        "title": treaty.name,
        "year": treaty.year,
        "kind": treaty.kind,
        "binding": treaty.binding,
        "parties": list(treaty.parties) or None,
        "registry_number": treaty.registry_number,
    }
