"""``docanalyze train``."""

from pathlib import Path

import click

__all__ = ["train"]


@click.command()
@click.argument("labels", metavar="LABELS...", nargs=-1)
@click.option(
    "--output", "-o", required=True, metavar="DIR", type=click.Path(path_type=Path),
    help="Folder for the model, its figures and its card.",
)  # fmt: skip
@click.option("--with-shipped", is_flag=True, help="Add the label files shipped with docanalyze.")
@click.option("--seed", type=int, default=0, show_default=True, help="Same seed, same model.")
@click.option("--quiet", "-q", is_flag=True, help="Do not print the report.")
def train(
    labels: tuple[str, ...], output: Path, with_shipped: bool, seed: int, quiet: bool
) -> None:
    """Train the passage classifier on label files (CSV or JSONL) and say honestly how good it is.

    An edited passages.csv with `human_label` filled in is a label file.
    """
    if not labels and not with_shipped:
        raise click.UsageError("Name at least one label file, or use --with-shipped.")
    from docanalyze.governance import train as train_classifier

    result = train_classifier(list(labels), with_shipped=with_shipped, output=output, seed=seed)
    if not quiet:
        click.echo(result.report_text())
        click.echo(f"\nmodel      {output}\nuse it     docanalyze run PATH --classifier {output}")
