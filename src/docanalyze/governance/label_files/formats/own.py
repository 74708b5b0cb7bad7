"""Our own label files: tables and JSON lines, and an edited ``passages.csv``."""

from collections.abc import Iterable, Iterator

from docanalyze.errors import LabelFileError
from docanalyze.governance.label_files.passage import is_blank
from docanalyze.governance.label_files.rows import FileRows, Row

__all__ = ["labelled", "recognises"]

LABEL_COLUMNS = ("label", "primary", "human_label")


def recognises(rows: FileRows) -> bool:
    """Whether there are a text and a label."""
    return "text" in rows.columns and any(name in rows.columns for name in LABEL_COLUMNS)


def labelled(rows: FileRows) -> Iterator[Row]:
    """Yield the rows; of those with a ``human_label``, the ones where it is filled in."""
    if not rows.rows:
        _label_column(str(rows.path), rows.columns)
    for row in rows.rows:
        column = _label_column(row.where, row.fields)
        if column != "human_label" or not is_blank(row.fields[column]):
            yield Row(row.where, {**row.fields, "label": row.fields[column]})


def _label_column(where: str, columns: Iterable[str]) -> str:
    columns = list(columns)
    column = next((name for name in LABEL_COLUMNS if name in columns), None)
    missing = [
        name for name, there in (("text", "text" in columns), ("label", column)) if not there
    ]
    if missing or column is None:
        raise LabelFileError(
            f"{where}: no column {' and no column '.join(repr(name) for name in missing)}; there "
            f"are {', '.join(map(repr, columns)) or 'none'}. A label file needs 'text' and 'label'."
        )
    return column
