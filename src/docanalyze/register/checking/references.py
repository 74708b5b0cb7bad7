"""Whether the ids in a row lead to something that the register holds."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from docanalyze.register.checking.problems import CheckedRow, Problem

__all__ = ["reference_problems"]

# column -> the files in which its ids must stand
_LINKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "treaties": {"founds": ("organisations",), "follows": ("treaties",)},
    "organisations": {
        "parent": ("organisations", "states"),
        "founding_treaty": ("treaties",),
    },
    "places": {"state": ("states",), "capital_of": ("states",)},
    "offices": {"person": ("people",), "state": ("states", "organisations")},
}
_CODES: Mapping[str, tuple[str, ...]] = {"treaties": ("parties",), "organisations": ("members",)}


def reference_problems(row: CheckedRow, ids: Mapping[str, AbstractSet[str]]) -> Iterator[Problem]:
    """Yield the ids and codes of a row that lead nowhere.

    Args:
        row: A row of any register file.
        ids: All known ids by file, the shipped ones and those being checked.
    """
    for column, files in _LINKS.get(row.stem, {}).items():
        for value in row.list_of(column):
            if not any(value in ids[file] for file in files):
                yield row.problem(
                    f"{column} names {value!r}, which is not in the register "
                    f"({' or '.join(files)}). Add it there or leave it out."
                )
    for column in _CODES.get(row.stem, ()):
        for code in row.list_of(column):
            if f"state:{code}" in ids["states"]:
                continue
            if column == "parties" and code in ids["organisations"]:
                continue
            yield row.problem(
                f"{column} names {code!r}, which is no code of a state (three capital letters, "
                "such as CAN)" + (" and no organisation's id." if column == "parties" else ".")
            )
