"""Show a page in the user's browser."""

import webbrowser
from pathlib import Path

import click

from docanalyze.errors import UsageError

__all__ = ["open_address", "open_report"]


def open_report(output: Path) -> None:
    """Open the report of a run.

    Raises:
        UsageError: The folder holds none.
    """
    report = output / "report" / "index.html"
    if not report.is_file():
        raise UsageError(
            f"{output}: not the output of a finished run (no report/index.html). "
            f"Run `docanalyze run PATH --output {output}` first."
        )
    open_address(report.resolve().as_uri())


def open_address(address: str) -> None:
    """Open an address; where there is no browser, say it, so that it can be opened elsewhere."""
    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        click.echo(f"No browser was found here. Open {address}", err=True)
