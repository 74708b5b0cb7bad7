"""Write the output of a run in another form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from docanalyze.errors import OutputError, UsageError
from docanalyze.exporting.articles import Article, read_articles

__all__ = ["FORMATS", "ExportReport", "export"]

# Format to the module that writes it. Each has a function
# `write(articles: Iterator[Article], folder: Path) -> int` that returns how many files it made, and
# says in TABLES which tables it needs.
FORMATS = {"timeml": "docanalyze.exporting.timeml"}
Writer = Callable[[Iterator[Article], Path], int]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote.

    Args:
        folder: Where.
        n_files: How many files.
    """

    folder: Path
    n_files: int


def export(output: str | Path, form: str, folder: str | Path | None = None) -> ExportReport:
    """Write the output of a run in another form.

    Args:
        output: The run's output folder.
        form: One of ``FORMATS``.
        folder: Where to write; None: ``exports/<form>`` in the output folder.

    Raises:
        UsageError: The folder is not the output of a run, or the form is not known.
        OutputError: The export cannot be written.
    """
    if form not in FORMATS:
        raise UsageError(f"there is no export {form!r}. Use one of {', '.join(sorted(FORMATS))}.")
    source = Path(output)
    target = source / "exports" / form if folder is None else Path(folder)
    module = import_module(FORMATS[form])
    tables: tuple[str, ...] = module.TABLES
    for name in ("documents", *tables):
        if not (source / "tables" / f"{name}.parquet").is_file():
            raise UsageError(
                f"{output}: not the output of a finished run (no tables/{name}.parquet). "
                f"Run `docanalyze run PATH --output {output}` first."
            )
    write: Writer = module.write
    try:
        target.mkdir(parents=True, exist_ok=True)
        return ExportReport(target, write(read_articles(source, tables), target))
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written ({error.strerror or error}). Name another folder with "
            "--output."
        ) from error
