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
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Rows to show."
)
def inspect(
    output: Path, table: str | None, article: str | None, where: str | None, limit: int
) -> None:
    """Show the tables of a run on the terminal, each row in the sentence in which it stands.

    Without TABLE: how many rows each table has, and what is most frequent there.
    """
    from docanalyze.cli.listing import print_table, print_tables

    if table is None:
        print_tables(output)
    else:
        print_table(output, table, article=article, where=where, limit=limit)
