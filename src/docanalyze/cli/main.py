"""The entry point: commands, exit codes, and no traceback for a user."""

import os
import sys
import warnings
from collections.abc import Sequence
from typing import NoReturn, TextIO

import click

from docanalyze import __version__
from docanalyze.cli.classify import classify
from docanalyze.cli.compare import compare
from docanalyze.cli.evaluate import evaluate
from docanalyze.cli.export import export
from docanalyze.cli.info import info
from docanalyze.cli.inspect import inspect
from docanalyze.cli.merge import merge
from docanalyze.cli.register import register
from docanalyze.cli.report import report
from docanalyze.cli.review import review
from docanalyze.cli.run import run
from docanalyze.cli.sample import sample
from docanalyze.cli.score import score
from docanalyze.cli.suggest import suggest
from docanalyze.cli.train import train
from docanalyze.cli.validate import validate
from docanalyze.errors import DocanalyzeError
from docanalyze.memory import keep_house

__all__ = ["main"]

INTERNAL_ERROR = 1
INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="docanalyze")
def docanalyze() -> None:
    """Turn a folder of articles about world order into tables you can cite.

    \b
    docanalyze run FOLDER --output OUT     analyse articles
    docanalyze inspect OUT treaties        look at a table, each row in its sentence
    docanalyze report OUT                  write the report anew
    docanalyze export OUT --format FORMAT  write it in another form
    docanalyze review OUT                  label passages and correct in the browser
    docanalyze sample OUT                  draw passages to see how right the labels are
    docanalyze train LABELS --output DIR   train the passage classifier on your own labels
    """


COMMANDS = (
    *(run, merge, inspect, report, export),
    *(review, sample, validate, suggest, train, evaluate, compare, classify),
    *(score, register, info),
)
for command in COMMANDS:
    docanalyze.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with an exit code of the output contract.

    Args:
        arguments: As after the program's name; None: those of the process.
    """
    keep_house()
    sys.exit(_exit_code(arguments))


def _exit_code(arguments: Sequence[str] | None) -> int:
    with warnings.catch_warnings():
        # Our warnings are sentences for users; other libraries' are for their developers.
        warnings.simplefilter("ignore")
        warnings.filterwarnings("always", category=UserWarning, module=r"docanalyze\.")
        warnings.showwarning = _show_warning
        return _run(arguments)


def _show_warning(  # noqa: PLR0913, PLR0917 the signature is Python's
    message: Warning | str,
    category: type[Warning],  # noqa: ARG001
    filename: str,  # noqa: ARG001
    lineno: int,  # noqa: ARG001
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    click.echo(f"docanalyze: {message}", err=True)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result = docanalyze.main(arguments, prog_name="docanalyze", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DocanalyzeError as error:
        click.echo(f"docanalyze: {error}", err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("docanalyze: interrupted. The same command goes on from here.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough, as in `docanalyze inspect OUT | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("DOCANALYZE_DEBUG"):
            raise
        click.echo(
            f"docanalyze: an error of the program itself ({type(error).__name__}: {error}). "
            "Please report it; DOCANALYZE_DEBUG=1 in the environment shows where it happened.",
            err=True,
        )
        return INTERNAL_ERROR
    return result if isinstance(result, int) else 0
