"""``docanalyze evaluate``."""

from pathlib import Path

import click

from docanalyze.cli.label_options import adjudicate_option, json_option, model_of, write_figures

__all__ = ["evaluate"]


@click.command()
@click.argument("model", metavar="MODEL")
@click.argument("labels", metavar="LABELS...", nargs=-1, required=True)
@adjudicate_option
@json_option
def evaluate(model: str, labels: tuple[str, ...], adjudicate: str, json_file: Path | None) -> None:
    """Measure a classifier on labelled passages of articles that it was not trained on.

    MODEL is a folder made by `train`, or the word `shipped`.
    """
    from docanalyze.governance import evaluate as run_evaluation

    evaluation = run_evaluation(model_of(model), labels, adjudicate=adjudicate)
    click.echo(evaluation.report_text())
    write_figures(json_file, evaluation)
