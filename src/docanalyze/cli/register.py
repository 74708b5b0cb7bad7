"""``docanalyze register``."""

from pathlib import Path

import click

__all__ = ["register"]

UNUSABLE = 2


@click.group()
def register() -> None:
    """Work with register files of your own: treaties, organisations, people and the rest."""


@register.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def check(folder: Path) -> int:
    """Say what is wrong with the register files in DIR, row by row, before they are used.

    Ends with exit code 0 if they can be used, if perhaps with warnings, and with 2 if not.
    """
    from docanalyze.register import check_register

    result = check_register(folder)
    for problem in result.problems:
        click.echo(str(problem))
    fatal = sum(problem.fatal for problem in result.problems)
    rows = ", ".join(f"{count} in {stem}.csv" for stem, count in result.n_rows.items())
    click.echo(
        f"Rows: {rows}; {result.n_replacing} in place of shipped ones. "
        f"Errors: {fatal}. Warnings: {len(result.problems) - fatal}."
    )
    click.echo("These files can be used." if result.usable else "Mend the errors first.")
    return 0 if result.usable else UNUSABLE
