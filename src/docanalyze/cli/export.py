"""``docanalyze export``."""

from pathlib import Path

import click

__all__ = ["export"]

# Named here, not imported: `--help` must be fast. A test holds it to what there is.
FORMS = ("sqlite", "xlsx", "csv", "jsonl", "dta", "conllu", "docbin", "timeml")


@click.command()
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, type=click.Choice(FORMS), help="What to write.")
@click.option(
    "--output", "-o", "folder", metavar="DIR", type=click.Path(path_type=Path),
    help="Folder to write to, made if need be; OUT/exports/FORMAT if not said.",
)  # fmt: skip
@click.option(
    "--corrected", is_flag=True,
    help="As treaties, speakers and labels were corrected on the review page.",
)  # fmt: skip
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something is wrong.")
def export(output: Path, *, form: str, folder: Path | None, corrected: bool, quiet: bool) -> None:
    """Write the output of a run in another form.

    \b
    sqlite   a database with indexes and full-text search, as for Datasette
    xlsx     a workbook, a sheet a table
    csv      CSV, a file a table, as a run writes it
    jsonl    JSON lines, a file a table
    dta      Stata, a file a table
    conllu   CoNLL-U: tokens, with names, treaties, provisions, dates and quotations
    docbin   spaCy: Docs with entities, spans and all rows
    timeml   a TimeML document per article, its times marked as TIMEX3 in the text
    """
    from docanalyze.exporting import export as write_export

    report = write_export(output, form, folder, corrected=corrected)
    for note in report.notes:
        click.echo(f"docanalyze: {note}", err=True)
    if not quiet:
        click.echo(
            f"{report.n_files} {'file' if report.n_files == 1 else 'files'} in {report.folder}"
        )
