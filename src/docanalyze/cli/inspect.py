"""``docanalyze inspect``."""

from pathlib import Path

import click

from docanalyze.tables import TABLE_NAMES

__all__ = ["inspect"]


@click.command()
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("table", required=False, type=click.Choice(TABLE_NAMES))
@click.option("--article", metavar="X", help="Only articles whose doc_id, path or title has this.")
@click.option(
    "--where", metavar="CONDITION",
    help="Only rows for which this holds, as in \"year < 1946 and kind == 'peace'\".",
)  # fmt: skip
@click.option(
    "--group-by", "column", metavar="COLUMN",
    help="Count the rows, and the articles, for each value of this column, as in title.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Rows to show."
)
@click.option("--open", "in_browser", is_flag=True, help="Open the report in the browser.")
def inspect(  # noqa: PLR0913 an option each
    output: Path,
    *,
    table: str | None,
    article: str | None,
    where: str | None,
    column: str | None,
    limit: int,
    in_browser: bool,
) -> None:
    """Show the tables of a run on the terminal, each row in the sentence in which it stands.

    Without TABLE: how many rows each table has, and what is most frequent there.
    """
    if table is None and (column or article or where):
        raise click.UsageError("Name the table to look at, as in: docanalyze inspect OUT treaties.")
    if in_browser:
        from docanalyze.cli.browser import open_report

        open_report(output)
        if table is None:
            return
    from docanalyze.cli.listing import print_groups, print_table, print_tables

    if table is None:
        print_tables(output)
    elif column is not None:
        print_groups(output, table, column, article=article, where=where, limit=limit)
    else:
        print_table(output, table, article=article, where=where, limit=limit)
