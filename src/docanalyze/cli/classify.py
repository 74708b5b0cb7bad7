"""``docanalyze classify``."""

from pathlib import Path

import click

__all__ = ["classify"]


@click.command()
@click.argument("model", metavar="DIR")
@click.argument("texts", metavar="TEXTS.jsonl", type=click.Path(path_type=Path))
@click.option(
    "--output", "-o", required=True, metavar="PRED.jsonl", type=click.Path(path_type=Path),
    help="File to write: each input row with `label`, `probability` and `p_<label>`.",
)  # fmt: skip
def classify(model: str, texts: Path, output: Path) -> None:
    """Label the passages of a JSONL file (a `text`, perhaps a `heading`, in each row).

    DIR is the folder of a model made by `train`, or the word `shipped`.
    """
    from docanalyze.governance import classify_file, load_model

    n_rows = classify_file(load_model(None if model == "shipped" else model), texts, output)
    click.echo(f"{n_rows} rows labelled: {output}")
