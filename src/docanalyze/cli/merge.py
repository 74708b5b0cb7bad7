"""``docanalyze merge``."""

from pathlib import Path

import click

from docanalyze.cli.run import show_report

__all__ = ["merge"]


@click.command()
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something is wrong.")
def merge(output: Path, quiet: bool) -> int:
    """Make the tables from what the shares of a run have left in OUT.

    The share that ends last does that by itself; this is for when it could not.
    """
    from docanalyze.running import merge as merge_output

    report = merge_output(output)
    show_report(report, quiet=quiet)
    return report.exit_code
