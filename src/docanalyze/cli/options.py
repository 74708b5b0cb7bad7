"""Options that several commands share: which parts to use."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from docanalyze.configuration import DATE_ORDERS, Configuration, read_configuration

__all__ = ["chosen_configuration", "parts_options"]

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--classifier", metavar="DIR", help="Governance classifier made by `train`."),
    click.option(
        "--spacy-model",
        metavar="NAME_OR_DIR",
        help="Installed spaCy pipeline, or the folder of one, instead of the shipped model.",
    ),
    click.option(
        "--register",
        "register",
        metavar="DIR",
        multiple=True,
        help="Your own register files, over the shipped ones. May be given again.",
    ),
    click.option("--date-order", type=click.Choice(DATE_ORDERS), help="How 06/02/2026 is read."),
    click.option(
        "--config",
        "configuration_file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="TOML file with any of these settings; the options win over it.",
    ),
)


def parts_options(command: CommandT) -> CommandT:
    """Add the options that choose models, register and settings."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen_configuration(configuration_file: Path | None, **chosen: Any) -> Configuration:
    """Return the configuration that the options ask for.

    Raises:
        UsageError: The file or a setting cannot be used.
    """
    return read_configuration(configuration_file, **chosen)
