"""CSV, as a run writes it: for tables that were corrected."""

from pathlib import Path

from docanalyze.exporting.tables import RunTables
from docanalyze.exporting.written import Written
from docanalyze.tables.csv import write_csv

__all__ = ["write"]


def write(run: RunTables, folder: Path) -> Written:
    """Write each table to ``<table>.csv``.

    Args:
        run: The tables.
        folder: Exists.
    """
    for name, table in run.tables.items():
        write_csv(folder / f"{name}.csv", table, run.batches(name))
    return Written(len(run.tables))
