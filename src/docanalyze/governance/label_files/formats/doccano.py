"""Exports of doccano, and of what writes alike: lists of labels, or scores by label.

The newer shape has ``label``, a list; the older one ``labels`` and ``meta``; in a table the labels
of a text are joined by ``#``. spaCy's ``cats`` give each label a number.
"""

import re
from collections.abc import Iterator, Mapping

from docanalyze.errors import LabelFileError
from docanalyze.governance.label_files.formats.tool_rows import chosen, refuse_spans
from docanalyze.governance.label_files.rows import FileRows, Row

__all__ = ["labelled", "recognises"]

TABLE_COLUMNS = {"id", "text", "label", "Comments"}
JOINED = re.compile(r"\S#\S")
# A label that is given a number counts as chosen from here on.
CHOSEN_FROM = 0.5
OWN_LABEL_COLUMNS = frozenset({"primary", "human_label"})


def recognises(rows: FileRows) -> bool:
    """Whether labels stand in lists, or joined, or scores by label, and none is the one label."""
    if any(_has_lists(row.fields) for row in rows.rows):
        return True
    joined = (JOINED.search(str(row.fields.get("label"))) for row in rows.rows)
    return set(rows.columns) <= TABLE_COLUMNS and any(joined)


def _has_lists(fields: Mapping[str, object]) -> bool:
    if OWN_LABEL_COLUMNS & set(fields):
        return False
    if isinstance(fields.get("label"), list) or isinstance(fields.get("cats"), dict):
        return "labels" not in fields or "meta" in fields
    lists = isinstance(fields.get("labels"), list) or isinstance(fields.get("annotations"), list)
    return lists and "label" not in fields


def labelled(rows: FileRows) -> Iterator[Row]:
    """Yield the texts that have a label; those without one are not yet labelled."""
    for row in rows.rows:
        labels = _labels(row)
        if labels:
            coder = row.fields.get("annotation_approver") or row.fields.get("username")
            yield chosen(row, row.fields.get("text"), labels, coder)


def _labels(row: Row) -> list[object]:
    fields = row.fields
    cats = fields.get("cats")
    if isinstance(cats, Mapping):
        return [name for name, score in cats.items() if _number(score, row) >= CHOSEN_FROM]
    for name in ("label", "labels", "annotations"):
        value = fields.get(name)
        if isinstance(value, str):
            return [part.strip() for part in value.split("#") if part.strip()]
        if isinstance(value, list):
            return [_label(part, row) for part in value]
    raise LabelFileError(f"{row.where}: no label. Export the file with its labels.")


def _label(value: object, row: Row) -> object:
    if isinstance(value, Mapping):
        if "start_offset" in value:
            raise refuse_spans(row.where)
        value = value.get("label")
        if isinstance(value, int):
            raise LabelFileError(
                f"{row.where}: label is the number {value}. Export from doccano as JSONL with the "
                "text of labels."
            )
    if isinstance(value, list):
        raise refuse_spans(row.where)
    return value


def _number(score: object, row: Row) -> float:
    if isinstance(score, bool | int | float):
        return float(score)
    raise LabelFileError(f"{row.where}: cats gives a label {score!r}. Give it 1 or 0.")
