"""The tables of a run as pandas DataFrames."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docanalyze.configuration import Configuration
from docanalyze.errors import UsageError
from docanalyze.running.driver import run
from docanalyze.tables import TABLE_NAMES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Result", "analyse", "load"]


@dataclass(frozen=True, slots=True)
class Result:
    """What was found, a DataFrame for each table of the output contract.

    Unknown values are ``<NA>``; integers stay integers; lists are arrays of strings.
    """

    documents: "pd.DataFrame"
    passages: "pd.DataFrame"
    entities: "pd.DataFrame"
    treaties: "pd.DataFrame"
    provisions: "pd.DataFrame"
    dates: "pd.DataFrame"
    quotations: "pd.DataFrame"
    errors: "pd.DataFrame"

    @property
    def tables(self) -> "Mapping[str, pd.DataFrame]":
        """All tables by name."""
        return {name: getattr(self, name) for name in TABLE_NAMES}


def analyse(
    paths: str | Path | Sequence[str | Path],
    *,
    output: str | Path | None = None,
    configuration: Configuration | None = None,
    workers: int = 1,
) -> Result:
    """Analyse files and folders and return the tables.

    Args:
        paths: A file or folder, or several; folders are searched recursively.
        output: Where to write all that a run writes; None: nothing is kept on the disk.
        configuration: Parts and settings; None: the shipped ones.
        workers: Processes; the result does not depend on it.

    Raises:
        UsageError: An input does not exist, no article was found, or a part cannot be used.
        OutputError: The output cannot be written.
    """
    wanted = [paths] if isinstance(paths, (str, Path)) else list(paths)
    if output is not None:
        run(wanted, output, configuration, workers=workers)
        return load(output)
    with tempfile.TemporaryDirectory(prefix="docanalyze-") as folder:
        run(wanted, folder, configuration, workers=workers)
        return load(folder)


def load(output: str | Path) -> Result:
    """Return the tables that a run has written.

    Args:
        output: The run's output folder.

    Raises:
        UsageError: The folder holds no tables.
    """
    import pandas as pd

    folder = Path(output) / "tables"
    missing = [name for name in TABLE_NAMES if not (folder / f"{name}.parquet").is_file()]
    if missing:
        raise UsageError(
            f"{output}: not the output of a finished run (no tables/{missing[0]}.parquet). "
            f"Run `docanalyze run PATH --output {output}` first."
        )
    return Result(
        **{
            name: pd.read_parquet(folder / f"{name}.parquet", dtype_backend="numpy_nullable")
            for name in TABLE_NAMES
        }
    )
