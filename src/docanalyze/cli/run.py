"""``docanalyze run``."""

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docanalyze.cli.options import chosen_configuration, parts_options
from docanalyze.cli.terminal import progress_shown

if TYPE_CHECKING:
    from docanalyze.running import RunReport

__all__ = ["run", "show_report"]


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
    "--shard", metavar="I/N",
    help="Do the I-th of N shares of the input; the last of N such runs makes the tables.",
)  # fmt: skip
@click.option(
    "--cluster", metavar="ADDRESS",
    help="Have a Dask cluster do it: tcp://HOST:PORT of its scheduler, or `local`.",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Start over: do again what is done already.")
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
def run(  # noqa: PLR0913, PLR0917 click hands over each option
    paths: tuple[str, ...],
    output: str,
    workers: int | None,
    shard: str | None,
    cluster: str | None,
    fresh: bool,
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
    from docanalyze.running import RunInterrupted
    from docanalyze.running import run as run_analysis

    configuration = chosen_configuration(configuration_file, **chosen)
    try:
        with progress_shown(quiet=quiet) as progress:
            report = run_analysis(
                *(paths, output, configuration),
                workers=workers,
                shard=shard,
                cluster=cluster,
                fresh=fresh,
                progress=progress,
                tell_stopping=_tell_stopping,
            )
    except RunInterrupted as interrupted:
        # All is said and kept: one Ctrl-C more must not make a crash of it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        click.echo(f"docanalyze: {interrupted}", err=True)
        return interrupted.exit_code
    show_report(report, quiet=quiet)
    return report.exit_code


def _tell_stopping() -> None:
    # A signal may come in the middle of a print, which cannot be begun twice.
    words = "\ndocanalyze: finishing what is in work; Ctrl-C again stops at once.\n"
    os.write(sys.stderr.fileno(), words.encode())


def show_report(report: "RunReport", *, quiet: bool) -> None:
    """Show what a run wrote, and what could not be analysed.

    Args:
        report: Of the run.
        quiet: Whether only the latter is shown.
    """
    if report.shares_missing is not None:
        if not quiet:
            click.echo(_share_done(report))
        return
    if not quiet:
        from docanalyze.cli.overview import print_overview

        print_overview(report)
    _print_failures(report)


def _share_done(report: "RunReport") -> str:
    done = f"Share {report.share} is done: {report.n_analysed} articles analysed"
    reused = f", {report.n_reused} taken over" if report.n_reused else ""
    missing = (
        f"{report.shares_missing} shares are missing" if report.shares_missing else "all are done"
    )
    return (
        f"{done}{reused}. The tables are made by the share that ends last ({missing}), or by "
        f"`docanalyze merge {report.output}`."
    )


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
