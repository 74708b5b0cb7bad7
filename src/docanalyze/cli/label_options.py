"""What the commands about labels share."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["adjudicate_option", "json_option", "model_of", "sheet_option", "write_figures"]

adjudicate_option = click.option(
    "--adjudicate", metavar="majority|FILE", default="majority", show_default=True,
    help="What counts where coders differ: the majority, or a label file that rules.",
)  # fmt: skip

json_option = click.option(
    "--json", "json_file", metavar="FILE", type=click.Path(path_type=Path),
    help="Write the figures as JSON, too.",
)  # fmt: skip

sheet_option = click.option(
    "--output", "-o", "path", metavar="FILE.csv", type=click.Path(path_type=Path),
    help="File to write, in OUT if not said; nothing that is there is overwritten.",
)  # fmt: skip


def model_of(name: str) -> str | None:
    """Return the folder of a model as the library takes it: None for the word ``shipped``."""
    return None if name == "shipped" else name


def write_figures(path: Path | None, figures: "DataclassInstance") -> None:
    """Write figures as JSON, if a file was named.

    Raises:
        OutputError: The file cannot be written.
    """
    if path is None:
        return
    from docanalyze.errors import OutputError
    from docanalyze.files import json_text, write_text

    try:
        write_text(path, json_text(asdict(figures)))
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}). Name a file in a folder that can."
        ) from error
