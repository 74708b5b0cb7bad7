"""A label file to fill in: passages, and an empty column for their labels."""

from pathlib import Path
from typing import Literal

import pandas as pd

from docanalyze.errors import OutputError, UsageError
from docanalyze.tables.csv import write_csv
from docanalyze.tables.schema import Column, Table

__all__ = ["check_sheet", "write_sheet"]

_SHEET = Table(
    "labels",
    "Passages to label.",
    (
        Column("human_label", "string", "To be filled in."),
        Column("text", "string", "The passage."),
        Column("heading", "string", "The heading under which it stands."),
        Column("doc_id", "string", "The article."),
        Column("start", "integer", "Where it starts there."),
        Column("end", "integer", "Where it ends."),
        Column("drawn", "string", "How it was chosen."),
    ),
)


def check_sheet(path: Path) -> None:
    """Make sure that a label file can be written, and that nobody's labels are lost by it.

    Raises:
        UsageError: The name does not end in ``.csv``.
        OutputError: Something of the name is there.
    """
    if path.suffix.lower() != ".csv":
        raise UsageError(f"{path}: passages to label are written as a table. Name a file .csv.")
    if path.exists():
        raise OutputError(
            f"{path}: this file is there already, perhaps with labels in it. Name another."
        )


def write_sheet(path: Path, passages: pd.DataFrame, drawn: Literal["sample", "suggest"]) -> None:
    """Write passages as a label file, with nothing of what the classifier said of them.

    Args:
        path: As :func:`check_sheet` allows it; its folder is made if need be.
        passages: Of a run.
        drawn: How they were chosen.

    Raises:
        OutputError: The file cannot be written.
    """
    names = ["text", "heading", "doc_id", "start", "end"]
    cells = passages[names].astype(object)
    cells = cells.where(cells.notna(), None)
    rows = [{**dict(zip(names, row, strict=True)), "drawn": drawn} for row in cells.to_numpy()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_csv(path, _SHEET, [rows])
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}). Name a file in a folder that can."
        ) from error
