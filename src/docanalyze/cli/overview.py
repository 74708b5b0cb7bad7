"""What ``docanalyze run`` shows at its end: what it wrote, and the most frequent of each thing."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from docanalyze.tables.parquet import read_batches

if TYPE_CHECKING:
    from docanalyze.running import RunReport

__all__ = ["WIDTH", "counts_table", "print_overview"]

WIDTH = 100
MOST = 3
# table -> (column that is counted, column that is shown for it)
COUNTED = {
    "documents": ("leading_model", "leading_model"),
    "passages": ("governance_model", "governance_model"),
    "entities": ("entity_id", "name"),
    "treaties": ("treaty_id", "title"),
    "provisions": ("number", "text"),
    "dates": ("edtf", "edtf"),
    "quotations": ("speaker", "speaker"),
    "errors": ("code", "code"),
}


def print_overview(report: "RunReport") -> None:
    """Print what a run wrote, at most 100 columns wide."""
    console = Console(width=WIDTH, highlight=False, soft_wrap=False)
    table = counts_table(report.output, report.counts)
    console.print(_headline(report), markup=False)
    console.print()
    console.print(table)
    console.print()
    for label, place in (
        ("tables", "tables/"),
        ("summaries", "summaries/"),
        ("report", "report/index.html"),
        ("codebook", "datapackage.json"),
    ):
        console.print(f"{label:<10} {report.output / place}", markup=False, soft_wrap=True)


def counts_table(output: Path, counts: Mapping[str, int]) -> RichTable:
    """Return a listing of the tables with their rows and most frequent values.

    Args:
        output: The run's folder.
        counts: Rows by table.
    """
    listing = RichTable(box=None, pad_edge=False, header_style="bold", expand=True)
    listing.add_column("table", width=10)
    listing.add_column("rows", justify="right", width=8)
    listing.add_column("most frequent", overflow="ellipsis", no_wrap=True, ratio=1)
    for name, n_rows in counts.items():
        path = output / "tables" / f"{name}.parquet"
        frequent = most_frequent(path, name) if n_rows else ""
        listing.add_row(name, f"{n_rows:,}", Text(frequent))
    return listing


def _headline(report: "RunReport") -> str:
    if report.unchanged:
        return f"Nothing has changed since the last run: {report.output} is as it was."
    seconds = sum(report.seconds.values())
    reused = f", {report.n_reused} taken over" if report.n_reused else ""
    return f"{report.n_analysed} articles analysed{reused} in {seconds:.1f} s."


def most_frequent(path: Path, name: str) -> str:
    """Return the three most frequent values of a table, with how often they occur."""
    counted, shown = COUNTED[name]
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for rows in read_batches(path, {counted, shown}):
        for row in rows:
            if row[counted] is not None:
                counts[row[counted]] += 1
                names.setdefault(row[counted], Counter())[row[shown] or row[counted]] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    commonest = [(names[value].most_common(1)[0][0], count) for value, count in ranked]
    return ", ".join(f"{' '.join(name.split())} {count}" for name, count in commonest)
