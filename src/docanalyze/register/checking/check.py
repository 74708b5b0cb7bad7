"""Check register files that a user adds, before they are used."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docanalyze.errors import UsageError
from docanalyze.register.checking.collisions import NamesInUse, collision_problems
from docanalyze.register.checking.forms import form_problems
from docanalyze.register.checking.problems import CheckedRow, Problem, read_checked
from docanalyze.register.checking.references import reference_problems
from docanalyze.register.entries import Entry
from docanalyze.register.loader import FILES, OFFICES, Register, load_register

__all__ = ["RegisterCheck", "check_register"]

_OFFICES_STEM = Path(OFFICES).stem
_COLUMNS = {
    stem: tuple(each.name for each in dataclasses.fields(kind) if each.name != "offices")
    for stem, kind in FILES.items()
} | {_OFFICES_STEM: ("person", "role", "state", "start", "end", "source")}


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """What a check found.

    Args:
        problems: In the order of files and lines.
        n_rows: How many rows were looked at, by file.
        n_replacing: How many of them replace a row of the shipped register.
    """

    problems: tuple[Problem, ...]
    n_rows: dict[str, int]
    n_replacing: int

    @property
    def usable(self) -> bool:
        """Whether the files can be used as they are; warnings do not matter."""
        return not any(problem.fatal for problem in self.problems)


def check_register(folder: str | Path) -> RegisterCheck:
    """Check a folder of register files against their form and the shipped register.

    Looks at columns, ids, years and dates (EDTF, and that none is before the one it should follow),
    the words that a column is limited to, codes and ids that lead nowhere, ids given twice, and
    names that something else bears.

    Args:
        folder: Holds any of the register's CSV files.

    Returns:
        All problems, not only the first.

    Raises:
        UsageError: There is no such folder, or no register file in it.
    """
    root = Path(folder)
    if not root.is_dir():
        raise UsageError(f"{root}: this register folder does not exist. Name a folder with CSVs.")
    paths = {stem: root / f"{stem}.csv" for stem in _COLUMNS if (root / f"{stem}.csv").is_file()}
    if not paths:
        known = ", ".join(f"{stem}.csv" for stem in _COLUMNS)
        raise UsageError(
            f"{root}: no register file in this folder. Put one of these there: {known}."
        )
    read = [
        each for stem, path in paths.items() for each in read_checked(path, stem, _COLUMNS[stem])
    ]
    rows = [each for each in read if isinstance(each, CheckedRow)]
    shipped = load_register()
    problems = [each for each in read if isinstance(each, Problem)]
    problems += _problems_of(rows, shipped)
    files = list(paths.values())
    problems.sort(key=lambda each: (files.index(each.path), each.line or 0, not each.fatal))
    return RegisterCheck(
        problems=tuple(problems),
        n_rows={stem: sum(row.stem == stem for row in rows) for stem in paths},
        n_replacing=sum(_replaced(row, shipped) is not None for row in rows),
    )


def _problems_of(rows: list[CheckedRow], shipped: Register) -> Iterator[Problem]:
    own = {stem: {row["id"] for row in rows if row.stem == stem} for stem in FILES}
    ids = {stem: own[stem] | getattr(shipped, stem).keys() for stem in FILES}
    names = NamesInUse.of(
        (
            entry
            for stem in FILES
            for entry in getattr(shipped, stem).values()
            if entry.id not in own[stem]
        ),
        (row for row in rows if row.stem in FILES),
    )
    yield from _repeated(rows)
    for row in rows:
        yield from form_problems(row)
        yield from reference_problems(row, ids)
        if row.stem in FILES:
            yield from collision_problems(row, names)
            yield from _lost(row, shipped)


def _repeated(rows: Iterable[CheckedRow]) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.stem, row["id"])
        if row.stem in FILES and row["id"] and first.setdefault(key, row.line) != row.line:
            yield row.problem(f"the id {row['id']} stands on line {first[key]} already.")


def _replaced(row: CheckedRow, shipped: Register) -> Entry | None:
    if row.stem not in FILES:
        return None
    entry: Entry | None = getattr(shipped, row.stem).get(row["id"])
    return entry


def _lost(row: CheckedRow, shipped: Register) -> Iterator[Problem]:
    entry = _replaced(row, shipped)
    if entry is None:
        return
    lost = [column for column in _COLUMNS[row.stem] if getattr(entry, column) and not row[column]]
    if lost:
        yield row.problem(
            f"replaces the shipped row {row['id']} and leaves empty what that has: "
            f"{', '.join(lost)}.",
            fatal=False,
        )
