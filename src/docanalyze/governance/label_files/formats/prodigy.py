"""Exports of Prodigy: choices among options, and yes or no to one label.

https://prodi.gy/docs/api-interfaces describes both: ``accept`` lists the chosen options, ``answer``
says whether the task was accepted, rejected or ignored.
"""

from collections.abc import Iterator

from docanalyze.governance.label_files.formats.tool_rows import chosen, refuse_spans
from docanalyze.governance.label_files.rows import FileRows, Row

__all__ = ["labelled", "recognises"]

ANSWERS = frozenset({"accept", "reject", "ignore"})


def recognises(rows: FileRows) -> bool:
    """Whether a task has an answer, as all of Prodigy's have."""
    return any(row.fields.get("answer") in ANSWERS for row in rows.rows)


def labelled(rows: FileRows) -> Iterator[Row]:
    """Yield the accepted tasks.

    Where the whole file asks about one label, what was rejected is ``not LABEL``; elsewhere a
    rejection says only what a text is not, and is passed over, as an ignored task is.
    """
    asked = {str(row.fields["label"]) for row in rows.rows if row.fields.get("label")}
    for row in rows.rows:
        coder = row.fields.get("_annotator_id") or row.fields.get("_session_id")
        labels = _labels(row, only=len(asked) == 1)
        if labels:
            yield chosen(row, row.fields.get("text"), labels, coder)


def _labels(row: Row, *, only: bool) -> list[object]:
    answer, accepted, label = (row.fields.get(name) for name in ("answer", "accept", "label"))
    if isinstance(accepted, list):
        return accepted if answer == "accept" else []
    if label is None:
        if row.fields.get("spans"):
            raise refuse_spans(row.where)
        return []
    if answer == "reject" and only:
        return [f"not {label}"]
    return [label] if answer == "accept" else []
