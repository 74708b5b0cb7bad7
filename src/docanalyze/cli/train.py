"""``docanalyze train``."""

from pathlib import Path

import click

from docanalyze.cli.label_options import adjudicate_option

__all__ = ["train"]


@click.command()
@click.argument("labels", metavar="LABELS...", nargs=-1)
@click.option(
    "--output", "-o", required=True, metavar="DIR", type=click.Path(path_type=Path),
    help="Folder for the model, its figures and its card.",
)  # fmt: skip
@click.option("--with-shipped", is_flag=True, help="Add the label files shipped with docanalyze.")
@adjudicate_option
@click.option(
    "--encoder", metavar="NAME_OR_DIR",
    help="Learn from a sentence-transformers model, too (needs `docanalyze[encoder]`).",
)  # fmt: skip
@click.option("--replace", is_flag=True, help="Replace an earlier model that is not better.")
@click.option("--force", is_flag=True, help="Replace an earlier model, even a better one.")
@click.option("--seed", type=int, default=0, show_default=True, help="Same seed, same model.")
@click.option("--quiet", "-q", is_flag=True, help="Do not print the report.")
def train(  # noqa: PLR0913 an option each
    labels: tuple[str, ...],
    *,
    output: Path,
    with_shipped: bool,
    adjudicate: str,
    encoder: str | None,
    replace: bool,
    force: bool,
    seed: int,
    quiet: bool,
) -> None:
    """Train the passage classifier on label files, and say honestly how good it is.

    Label files are CSV or JSONL, an edited passages.csv with `human_label` filled in, or what
    Prodigy, doccano and Label Studio export.
    """
    if not labels and not with_shipped:
        raise click.UsageError("Name at least one label file, or use --with-shipped.")
    from docanalyze.governance import train as train_classifier

    result = train_classifier(
        list(labels),
        with_shipped=with_shipped,
        output=output,
        adjudicate=adjudicate,
        encoder=encoder,
        replace=replace,
        force=force,
        seed=seed,
    )
    if not quiet:
        click.echo(result.report_text())
        click.echo(f"\nmodel      {output}\nuse it     docanalyze run PATH --classifier {output}")
