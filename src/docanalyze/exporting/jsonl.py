"""JSON lines: a file a table, an object a row, nothing lost."""

import json
from pathlib import Path

from docanalyze.exporting.tables import RunTables
from docanalyze.exporting.written import Written
from docanalyze.files import replacing

__all__ = ["write"]


def write(run: RunTables, folder: Path) -> Written:
    """Write each table to ``<table>.jsonl``: lists as lists, what is not known as null.

    Args:
        run: The tables.
        folder: Exists.
    """
    for name in run.tables:
        with (
            replacing(folder / f"{name}.jsonl") as temporary,
            temporary.open("w", encoding="utf-8", newline="\n") as file,
        ):
            for rows in run.batches(name):
                file.writelines(
                    f"{json.dumps(row, ensure_ascii=False, allow_nan=False)}\n" for row in rows
                )
    return Written(len(run.tables))
