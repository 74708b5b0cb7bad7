"""``docanalyze run``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docanalyze.cli.options import chosen_configuration, parts_options
from docanalyze.cli.terminal import progress_shown

if TYPE_CHECKING:
    from docanalyze.running import RunReport

__all__ = ["run"]


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--output", "-o", required=True, metavar="OUT",
    help="Folder to write to; made if need be.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N",
    help="Processes to use; if not given, one a core, or fewer for a small folder.",
)  # fmt: skip
@click.option(
    "--include", metavar="PATTERN", multiple=True,
    help="Read only files that match, as in '*.pdf'. May be given again.",
)  # fmt: skip
@click.option(
    "--exclude", metavar="PATTERN", multiple=True,
    help="Pass over files and folders that match. May be given again.",
)  # fmt: skip
@click.option(
    "--text-column", metavar="NAME",
    help="Column of tables, or key of JSON lines, that holds the article.",
)  # fmt: skip
@click.option(
    "--any-language", is_flag=True,
    help="Analyse articles that are not in English, too.",
)  # fmt: skip
@click.option(
    "--max-seconds-per-file", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
    help="What a PDF, a web page or an Office file may take to read; 60 if not given.",
)  # fmt: skip
@click.option(
    "--one-per-group", is_flag=True,
    help="Leave out exact and near copies of an earlier article; rewritten ones stay.",
)  # fmt: skip
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something is wrong.")
@parts_options
def run(
    paths: tuple[str, ...],
    output: str,
    workers: int | None,
    quiet: bool,
    configuration_file: Path | None,
    **chosen: Any,
) -> int:
    """Analyse files and folders, searched recursively, and write tables, summaries and a report.

    PATH may be a pattern such as 'news/*.txt', or - for the standard input.

    The same command again analyses only what is new or changed.

    \b
    Exit codes: 0 everything analysed; 2 an input or a setting cannot be used;
    3 finished, some inputs are in the table `errors`; 4 the output cannot be written;
    130 interrupted (the same command goes on).
    """
    if not output:
        # A script's empty variable: as a path it would mean this folder.
        raise click.UsageError("--output is empty. Name a folder to write to.")
    from docanalyze.running import run as run_analysis

    configuration = chosen_configuration(configuration_file, **chosen)
    with progress_shown(quiet=quiet) as progress:
        report = run_analysis(paths, output, configuration, workers=workers, progress=progress)
    if not quiet:
        from docanalyze.cli.overview import print_overview

        print_overview(report)
    _print_failures(report)
    return report.exit_code


def _print_failures(report: "RunReport", most: int = 5) -> None:
    """Say what could not be analysed, on the error stream, also when quiet."""
    n_failures = report.counts["errors"]
    if not n_failures:
        return
    from docanalyze.tables.parquet import read_batches

    shown = 0
    for rows in read_batches(report.output / "tables" / "errors.parquet", size=most):
        for row in rows:
            click.echo(f"docanalyze: {row['message']}", err=True)
        shown += len(rows)
        break
    if n_failures > shown:
        table = report.output / "tables" / "errors.csv"
        click.echo(f"docanalyze: {n_failures - shown} more in {table}.", err=True)
