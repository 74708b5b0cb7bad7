"""``docanalyze compare``."""

from pathlib import Path

import click

from docanalyze.cli.label_options import adjudicate_option, json_option, model_of, write_figures

__all__ = ["compare"]


@click.command()
@click.argument("model_a", metavar="MODEL_A")
@click.argument("model_b", metavar="MODEL_B")
@click.argument("labels", metavar="LABELS...", nargs=-1, required=True)
@adjudicate_option
@json_option
def compare(
    model_a: str,
    model_b: str,
    labels: tuple[str, ...],
    adjudicate: str,
    json_file: Path | None,
) -> None:
    """Compare two classifiers on the same passages, with a paired test.

    Only articles that neither was trained on count. Where there are none, both are trained anew on
    the same folds. A model is a folder made by `train`, or the word `shipped`.
    """
    from docanalyze.governance import compare as run_comparison

    comparison = run_comparison(model_of(model_a), model_of(model_b), labels, adjudicate=adjudicate)
    click.echo(f"A  {model_a}\nB  {model_b}\n{comparison.report_text()}")
    write_figures(json_file, comparison)
