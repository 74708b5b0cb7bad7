"""What ``docanalyze review`` writes: a line for each decision, in the order they were made.

Nothing in such a file is ever changed: a decision is changed by a further one, and taken back by an
``undo``, after which the one before it stands again.
"""

from collections.abc import Iterator

from docanalyze.governance.label_files.rows import FileRows, Row
from docanalyze.governance.label_files.standing import Standing

__all__ = ["LABEL", "SKIP", "labelled", "recognises"]

LABEL, SKIP = "label", "skip"
COLUMNS = frozenset({"decision", "text", "passage_id"})


def recognises(rows: FileRows) -> bool:
    """Whether each row is a decision."""
    return set(rows.columns) >= COLUMNS


def labelled(rows: FileRows) -> Iterator[Row]:
    """Yield the row of each decision that stands and gives a label."""
    standing = Standing()
    for row in rows.rows:
        standing.add(
            (row.fields.get("coder"), row.fields.get("passage_id")),
            {"decision": row.fields.get("decision"), "row": row},
        )
    for made in standing.all():
        if made["decision"] == LABEL:
            yield made["row"]
