"""``docanalyze report``."""

from pathlib import Path

import click

__all__ = ["report"]


@click.command()
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something is wrong.")
def report(output: Path, quiet: bool) -> None:
    """Write the report of a run anew, from its tables and summaries.

    `docanalyze run` has written it already; this brings it up to date after an update of
    docanalyze, without analysing anything.
    """
    from docanalyze.report import write_report
    from docanalyze.running.output import writing

    with writing(output):
        page = write_report(output)
    if not quiet:
        click.echo(str(page))
