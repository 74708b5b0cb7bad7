"""Exports of Label Studio as JSON: tasks with their annotations.

https://labelstud.io/guide/task_format describes them. Predictions are a model's and are not read;
``completions`` is what annotations were called once.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from docanalyze.errors import LabelFileError
from docanalyze.governance.label_files.formats.tool_rows import chosen, described, refuse_spans
from docanalyze.governance.label_files.rows import FileRows, Row

__all__ = ["labelled", "recognises", "text_of"]

ANNOTATIONS = ("annotations", "completions")
CHOICES = ("choices", "taxonomy", "labels")


def recognises(rows: FileRows) -> bool:
    """Whether the rows are tasks: data, and annotations of it."""
    return "data" in rows.columns and any(name in rows.columns for name in ANNOTATIONS)


def labelled(rows: FileRows) -> Iterator[Row]:
    """Yield a row for each annotation that was not cancelled."""
    for row in rows.rows:
        data = row.fields.get("data")
        if not isinstance(data, Mapping):
            raise LabelFileError(f"{row.where}: no data. Export from Label Studio as JSON.")
        for annotation in _annotations(row):
            labels = _choices(annotation, row.where)
            if labels and not annotation.get("was_cancelled"):
                told = Row(row.where, described(data.get("meta")) | described(data))
                yield chosen(told, text_of(data, row.where), labels, _coder(annotation))


def _annotations(row: Row) -> list[Any]:
    for name in ANNOTATIONS:
        value = row.fields.get(name)
        if isinstance(value, list):
            return value
    return []


def text_of(data: Mapping[str, object], where: str) -> object:
    """Return the text of a task: the field ``text``, or the only one that holds a string."""
    if "text" in data:
        return data["text"]
    strings = [name for name, value in data.items() if isinstance(value, str)]
    if len(strings) != 1:
        raise LabelFileError(
            f"{where}: which field holds the text? There are {', '.join(map(repr, data))}. Call it "
            "'text'."
        )
    return data[strings[0]]


def _choices(annotation: Mapping[str, Any], where: str) -> list[object]:
    found: dict[str, list[object]] = {}
    for result in annotation.get("result", []):
        value = result.get("value", {})
        if "start" in value:
            raise refuse_spans(where)
        for kind in CHOICES:
            for choice in value.get(kind, []):
                # A taxonomy gives the path to what was chosen: the last is the label.
                label = choice[-1] if isinstance(choice, list) else choice
                found.setdefault(str(result.get("from_name")), []).append(label)
    if len(found) > 1:
        raise LabelFileError(
            f"{where}: labels of several questions, {' and '.join(map(repr, found))}. Export one."
        )
    return next(iter(found.values()), [])


def _coder(annotation: Mapping[str, Any]) -> object:
    coder = annotation.get("completed_by")
    return coder.get("email") or coder.get("id") if isinstance(coder, Mapping) else coder
