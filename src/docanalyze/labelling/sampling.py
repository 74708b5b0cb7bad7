"""Draw passages at random, to be labelled without knowing what the classifier said."""

from pathlib import Path

import numpy as np

from docanalyze.errors import UsageError
from docanalyze.labelling.passages import labelled_by_run
from docanalyze.labelling.sheet import check_sheet, write_sheet

__all__ = ["sample"]


def sample(
    output: str | Path, count: int = 200, *, path: str | Path | None = None, seed: int = 0
) -> Path:
    """Draw passages of a run at random, each as likely as any, and write them as a label file.

    Args:
        output: The run's output folder.
        count: How many; all, if there are not so many.
        path: The file to write, ``.csv``; None: ``sample.csv`` in the output folder.
        seed: The same seed draws the same passages.

    Returns:
        The file that was written.

    Raises:
        UsageError: The folder holds no run, or the count is not positive.
        OutputError: The file is there already, or cannot be written.
    """
    if count < 1:
        raise UsageError(f"A sample of {count} passages is none. Draw at least one.")
    target = Path(output) / "sample.csv" if path is None else Path(path)
    check_sheet(target)
    passages = labelled_by_run(output)
    drawn = np.random.default_rng(seed).permutation(len(passages))[:count]
    write_sheet(target, passages.iloc[drawn], "sample")
    return target
