"""``docanalyze suggest``."""

from pathlib import Path

import click

from docanalyze.cli.label_options import sheet_option

__all__ = ["suggest"]


@click.command()
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--count", type=click.IntRange(min=1), default=20, show_default=True, help="How many passages."
)
@sheet_option
def suggest(output: Path, count: int, path: Path | None) -> None:
    """Choose the passages of a run that are worth labelling next, as a label file to fill in.

    The classifier is unsure of them, and they are unlike one another.
    """
    from docanalyze.labelling import suggest as choose_passages

    target = choose_passages(output, count, path=path)
    click.echo(f"{target}: fill in human_label, then `docanalyze train {target} --with-shipped`.")
