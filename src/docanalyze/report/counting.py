"""One reading of the tables, in which everything is counted."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from docanalyze.report.joining import joined_articles, table_path
from docanalyze.report.overview import OVERVIEW_COLUMNS, Overview
from docanalyze.report.quality import Quality

__all__ = ["Counted", "counted"]


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted: for the overview, and for the quality."""

    overview: Overview
    quality: Quality


def counted(output: Path) -> Counted:
    """Count what the tables of a run hold.

    Args:
        output: The run's folder.
    """
    names = pq.read_schema(table_path(output, "documents")).names
    shares = [name for name in names if name.startswith("share_")]
    columns = {**OVERVIEW_COLUMNS, "documents": (*OVERVIEW_COLUMNS["documents"], *shares)}
    figures = Counted(Overview(shares), Quality())
    for article in joined_articles(output, columns):
        figures.overview.add(article)
        figures.quality.add(article)
    return figures
