"""Exports of Label Studio as JSON-MIN or CSV: the data of a task and its answers, side by side."""

import json
from collections.abc import Iterator, Mapping

from docanalyze.errors import LabelFileError
from docanalyze.governance.label_files.formats.label_studio import text_of
from docanalyze.governance.label_files.formats.tool_rows import chosen
from docanalyze.governance.label_files.passage import is_blank
from docanalyze.governance.label_files.rows import FileRows, Row

__all__ = ["labelled", "recognises"]

# What every row ends with; before it stand the answers, and before ``id`` the data.
CLOSING = ("annotator", "annotation_id", "created_at", "updated_at", "lead_time")


def recognises(rows: FileRows) -> bool:
    """Whether rows are closed as Label Studio does it."""
    return {"annotation_id", "lead_time"} <= set(rows.columns)


def labelled(rows: FileRows) -> Iterator[Row]:
    """Yield the rows that have an answer."""
    question = _question(rows)
    for row in rows.rows:
        labels = _labels(row.fields.get(question))
        if labels:
            data = {key: value for key, value in row.fields.items() if key not in CLOSING}
            data.pop(question)
            yield chosen(row, text_of(data, row.where), labels, row.fields.get("annotator"))


def _question(rows: FileRows) -> str:
    """Return the name of the field that holds the answers."""
    names = list(dict.fromkeys(name for row in rows.rows for name in row.fields))
    after_id = names[names.index("id") + 1 :] if "id" in names else names
    questions = [name for name in after_id if name not in (*CLOSING, "text")]
    if len(questions) != 1:
        raise LabelFileError(
            f"{rows.path}: which field holds the label? There are "
            f"{', '.join(map(repr, questions)) or 'none'}. Export one question only."
        )
    return questions[0]


def _labels(value: object) -> list[object]:
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            value = json.loads(value)
        except ValueError:
            return [value]
    if isinstance(value, Mapping):
        choices = value.get("choices", [])
        return list(choices) if isinstance(choices, list) else [choices]
    return [] if is_blank(value) else [value]
