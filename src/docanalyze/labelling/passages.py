"""The passages of a run that have a label, as the classifier gave it."""

from pathlib import Path

import pandas as pd

from docanalyze.errors import UsageError

__all__ = ["labelled_by_run"]

COLUMNS = ["doc_id", "start", "end", "heading", "text", "governance_model", "probability"]


def labelled_by_run(output: str | Path, columns: list[str] | None = None) -> pd.DataFrame:
    """Return the prose passages of a run in the order of its table.

    Args:
        output: The run's output folder.
        columns: Further columns to read.

    Raises:
        UsageError: The folder holds no run, or the run found no prose.
    """
    path = Path(output) / "tables" / "passages.parquet"
    if not path.is_file():
        raise UsageError(
            f"{output}: not the output of a finished run (no tables/passages.parquet). Run "
            f"`docanalyze run PATH --output {output}` first."
        )
    frame = pd.read_parquet(
        path, columns=[*COLUMNS, *(columns or [])], dtype_backend="numpy_nullable"
    )
    frame = frame[frame["governance_model"].notna()].reset_index(drop=True)
    if frame.empty:
        raise UsageError(f"{output}: the run found no passages of prose, so there are no labels.")
    return frame
