"""``docanalyze export``."""

from pathlib import Path

import click

__all__ = ["export"]

# Named here, not imported: `--help` must be fast. A test holds it to what there is.
FORMS = ("timeml",)


@click.command()
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, type=click.Choice(FORMS), help="What to write.")
@click.option(
    "--output", "-o", "folder", metavar="DIR", type=click.Path(path_type=Path),
    help="Folder to write to, made if need be; OUT/exports/FORMAT if not said.",
)  # fmt: skip
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something is wrong.")
def export(output: Path, form: str, folder: Path | None, quiet: bool) -> None:
    """Write the output of a run in another form.

    \b
    timeml   a TimeML document per article, its times marked as TIMEX3 in the text
    """
    from docanalyze.exporting import export as write_export

    report = write_export(output, form, folder)
    if not quiet:
        click.echo(f"{report.n_files} files in {report.folder}")
