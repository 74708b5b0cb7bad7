"""``docanalyze review``."""

from pathlib import Path

import click

__all__ = ["review"]


@click.command()
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--labels", metavar="FILE.jsonl", type=click.Path(path_type=Path),
    help="Label file to add to; OUT/review/labels.jsonl if not said.",
)  # fmt: skip
@click.option("--coder", metavar="NAME", help="Who labels, as it stands in the label file.")
@click.option(
    "--count", type=click.IntRange(min=1), default=20, show_default=True,
    help="Passages to choose at once.",
)  # fmt: skip
@click.option(
    "--random", "at_random", is_flag=True,
    help="Draw passages at random, for `validate`, in place of those worth most.",
)  # fmt: skip
@click.option(
    "--train-with", "further", metavar="LABELS", multiple=True, type=click.Path(path_type=Path),
    help="Label file to learn from as well when retraining. May be given again.",
)  # fmt: skip
@click.option(
    "--without-shipped", is_flag=True, help="Do not learn from the shipped labels when retraining."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N",
    help="Port to listen at; one that is free if not said.",
)  # fmt: skip
@click.option("--no-open", is_flag=True, help="Do not open the page in the browser.")
def review(  # noqa: PLR0913 an option each
    output: Path,
    *,
    labels: Path | None,
    coder: str | None,
    count: int,
    at_random: bool,
    further: tuple[Path, ...],
    without_shipped: bool,
    port: int,
    no_open: bool,
) -> None:
    """Label passages of a run in the browser, correct treaties and speakers, retrain.

    Serves a page on this machine, under a secret address, until it is ended by Ctrl+C. Every label
    is on the disk as soon as it is given, in a file that `train` reads.
    """
    from docanalyze.cli.browser import open_address
    from docanalyze.review import serve

    def ready(address: str) -> None:
        click.echo(
            f"Reviewing {output} at {address}\nCtrl+C ends it; every label is saved at once."
        )
        if not no_open:
            open_address(address)

    serve(
        output,
        labels=labels,
        coder=coder,
        count=count,
        drawn="sample" if at_random else "suggest",
        further=further,
        with_shipped=not without_shipped,
        port=port,
        ready=ready,
    )
