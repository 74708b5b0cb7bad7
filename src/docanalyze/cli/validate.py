"""``docanalyze validate``."""

from pathlib import Path

import click

from docanalyze.cli.label_options import adjudicate_option, json_option, write_figures

__all__ = ["validate"]


@click.command()
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("labels", metavar="LABELS...", nargs=-1, required=True)
@adjudicate_option
@json_option
def validate(
    output: Path, labels: tuple[str, ...], adjudicate: str, json_file: Path | None
) -> None:
    """Measure a run's labels on a random sample of its passages, with 95% intervals.

    LABELS is what `docanalyze sample` drew, filled in. Prints precision and recall of each label,
    and the shares of labels corrected for error.
    """
    from docanalyze.labelling import validate as run_validation

    validation = run_validation(output, labels, adjudicate=adjudicate)
    click.echo(validation.report_text())
    write_figures(json_file, validation)
