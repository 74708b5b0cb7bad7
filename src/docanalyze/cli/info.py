"""``docanalyze info``."""

from pathlib import Path
from typing import Any

import click

from docanalyze.cli.options import chosen_configuration, parts_options

__all__ = ["info"]


@click.command()
@parts_options
def info(configuration_file: Path | None, **chosen: Any) -> None:
    """Say which versions, models and register are in use, how much they hold and where they lie."""
    from rich.console import Console
    from rich.table import Table as RichTable

    from docanalyze.about import describe

    listing = RichTable(box=None, pad_edge=False, show_header=False)
    listing.add_column(style="bold")
    listing.add_column(overflow="fold")
    for name, value in describe(chosen_configuration(configuration_file, **chosen)).items():
        listing.add_row(name, value)
    Console(width=100, highlight=False).print(listing, markup=False)
