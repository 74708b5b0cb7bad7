"""What ``docanalyze run`` shows at its end: what it wrote, and the most frequent of each thing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table as RichTable
from rich.text import Text

from docanalyze.cli.terminal import shortened, terminal
from docanalyze.tables.parquet import read_batches

if TYPE_CHECKING:
    from docanalyze.running import RunReport

__all__ = ["counts_table", "print_overview"]

MOST = 3
NAME_COLUMN, COUNT_COLUMN, GAPS = 10, 8, 4
SHORTEST = 4
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
    console = terminal()
    table = counts_table(report.output, report.counts, console.width)
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


def counts_table(output: Path, counts: Mapping[str, int], width: int) -> RichTable:
    """Return a listing of the tables with their rows and most frequent values.

    Args:
        output: The run's folder.
        counts: Rows by table.
        width: Columns of the terminal.
    """
    listing = RichTable(box=None, pad_edge=False, header_style="bold", expand=True)
    listing.add_column("table", width=NAME_COLUMN)
    listing.add_column("rows", justify="right", width=COUNT_COLUMN)
    listing.add_column("most frequent", overflow="ellipsis", no_wrap=True, ratio=1)
    for name, n_rows in counts.items():
        path = output / "tables" / f"{name}.parquet"
        frequent = most_frequent(path, name) if n_rows else []
        room = width - NAME_COLUMN - COUNT_COLUMN - GAPS
        listing.add_row(name, f"{n_rows:,}", Text(_side_by_side(frequent, room)))
    return listing


def _side_by_side(frequent: Sequence[tuple[str, int]], room: int) -> str:
    """Return values with their counts in one line, long ones shortened so that all have a place."""
    counts = [f" {count:,}" for _, count in frequent]
    left = room - sum(map(len, counts)) - len(", ") * (len(counts) - 1)
    longest = 0
    for place, length in enumerate(sorted(len(value) for value, _ in frequent)):
        # What the shorter ones do not need is left to the longer.
        longest = left // (len(frequent) - place)
        if length > longest:
            break
        left -= length
        longest = length
    return ", ".join(
        shortened(value, max(longest, SHORTEST)) + count
        for (value, _), count in zip(frequent, counts, strict=True)
    )


def _headline(report: "RunReport") -> str:
    if report.unchanged:
        return f"Nothing has changed since the last run: {report.output} is as it was."
    seconds = sum(report.seconds.values())
    reused = f", {report.n_reused} taken over" if report.n_reused else ""
    return f"{report.n_analysed} articles analysed{reused} in {seconds:.1f} s."


def most_frequent(path: Path, name: str) -> list[tuple[str, int]]:
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
    return [(" ".join(names[value].most_common(1)[0][0].split()), count) for value, count in ranked]
