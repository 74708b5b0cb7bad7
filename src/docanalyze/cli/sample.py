"""``docanalyze sample``."""

from pathlib import Path

import click

from docanalyze.cli.label_options import sheet_option

__all__ = ["sample"]


@click.command()
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--count", type=click.IntRange(min=1), default=200, show_default=True, help="How many passages."
)
@sheet_option
@click.option("--seed", type=int, default=0, show_default=True, help="Same seed, same passages.")
def sample(output: Path, count: int, path: Path | None, seed: int) -> None:
    """Draw passages of a run at random, and write them as a label file to fill in.

    What the classifier said of them is not in it. See `docanalyze validate`.
    """
    from docanalyze.labelling import sample as draw_sample

    target = draw_sample(output, count, path=path, seed=seed)
    click.echo(f"{target}: fill in human_label, then `docanalyze validate {output} {target}`.")
