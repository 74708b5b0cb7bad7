"""Write the output of a run in another form."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from docanalyze.errors import OutputError, UsageError
from docanalyze.exporting.tables import RunTables
from docanalyze.exporting.written import Written

if TYPE_CHECKING:
    from docanalyze.review.applying import Review

__all__ = ["FORMATS", "ExportReport", "export"]

# Format to the module that writes it: it has a function `write(run: RunTables, folder: Path) ->
# Written`, which writes into a folder that exists.
FORMATS = {
    "conllu": "docanalyze.exporting.conllu",
    "csv": "docanalyze.exporting.csv",
    "docbin": "docanalyze.exporting.docbin",
    "dta": "docanalyze.exporting.stata",
    "jsonl": "docanalyze.exporting.jsonl",
    "sqlite": "docanalyze.exporting.sqlite",
    "timeml": "docanalyze.exporting.timeml",
    "xlsx": "docanalyze.exporting.xlsx",
}
Writer = Callable[[RunTables, Path], Written]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote.

    Args:
        folder: Where.
        n_files: How many files.
        notes: What this form could not carry of these tables, a sentence each.
    """

    folder: Path
    n_files: int
    notes: tuple[str, ...] = ()


def export(
    output: str | Path,
    form: str,
    folder: str | Path | None = None,
    *,
    corrected: bool = False,
) -> ExportReport:
    """Write the output of a run in another form.

    Args:
        output: The run's output folder.
        form: One of ``FORMATS``.
        folder: Where to write; None: ``exports/<form>`` in the output folder, or
            ``exports/<form>-corrected``.
        corrected: Whether the rows are given as they were corrected on the review page, with the
            labels that were given there in ``human_label``.

    Raises:
        UsageError: The folder is not the output of a run, the form is not known, its library is not
            installed, or nothing was corrected.
        OutputError: The export cannot be written.
    """
    if form not in FORMATS:
        raise UsageError(f"there is no export {form!r}. Use one of {', '.join(sorted(FORMATS))}.")
    run = RunTables(Path(output), _review_of(Path(output)) if corrected else None)
    name = f"{form}-corrected" if corrected else form
    target = run.output / "exports" / name if folder is None else Path(folder)
    write: Writer = import_module(FORMATS[form]).write
    try:
        target.mkdir(parents=True, exist_ok=True)
        written = write(run, target)
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written ({error.strerror or error}). Name another folder with "
            "--output."
        ) from error
    return ExportReport(target, written.n_files, written.notes)


def _review_of(output: Path) -> "Review":
    # It brings the register and much else that no other export needs.
    from docanalyze.review.applying import Review

    return Review.of(output)
