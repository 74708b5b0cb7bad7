"""Load the register: what ships with docanalyze, and what users add.

A register is a folder of CSV files in UTF-8, one a kind of thing, with the columns of the classes
in :mod:`docanalyze.register.entries`. Lists are joined by ``;``. A user's row with an id of ours
replaces it; other rows are added.
"""

import csv
import dataclasses
import hashlib
import io
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from docanalyze.errors import UsageError
from docanalyze.register.entries import (
    Entry,
    Office,
    Organisation,
    Period,
    Person,
    Place,
    State,
    Treaty,
)

__all__ = ["FILES", "Register", "cells_of_list", "load_register"]

FILES: Mapping[str, type[Entry]] = {
    "states": State,
    "organisations": Organisation,
    "people": Person,
    "places": Place,
    "periods": Period,
    "treaties": Treaty,
}
OFFICES = "offices.csv"
REQUIRED = ("id", "name")

EntryT = TypeVar("EntryT", bound=Entry)


@dataclasses.dataclass(frozen=True, slots=True)
class Register:
    """What is known about the world, by id.

    Args:
        states: By ``state:…``.
        organisations: By ``org:…``.
        people: By ``person:…``.
        places: By ``place:…``.
        periods: By ``event:…``.
        treaties: By treaty id.
        digest: SHA-256 over the files it was read from: the same register has the same digest.
        folders: Where it was read from, the shipped one first.
    """

    states: Mapping[str, State]
    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    places: Mapping[str, Place]
    periods: Mapping[str, Period]
    treaties: Mapping[str, Treaty]
    digest: str
    folders: tuple[str, ...]


@cache
def load_register(folders: tuple[str, ...] = ()) -> Register:
    """Read the shipped register and the user's folders over it, later ones winning.

    Args:
        folders: Paths of folders with any of ``states.csv``, ``organisations.csv``, ``people.csv``,
            ``offices.csv``, ``places.csv``, ``periods.csv``, ``treaties.csv``.

    Returns:
        The register; the same object for the same folders.

    Raises:
        UsageError: A folder does not exist, holds no such file, or a row cannot be read.
    """
    shipped = resources.files("docanalyze.register").joinpath("data")
    roots: list[Traversable] = [shipped, *(_user_folder(folder) for folder in folders)]
    digest = hashlib.sha256()
    offices: dict[str, list[Office]] = {}
    for root in roots:
        for person, office in _read_offices(root, digest):
            offices.setdefault(person, []).append(office)
    tables: dict[str, dict[str, Entry]] = {}
    for stem, entry_type in FILES.items():
        tables[stem] = {}
        for root in roots:
            path = root.joinpath(f"{stem}.csv")
            own = {entry.id: entry for entry in _read_entries(path, entry_type, offices, digest)}
            tables[stem] |= own
    return Register(
        **typing.cast("dict[str, typing.Any]", tables),
        digest=digest.hexdigest(),
        folders=tuple(str(root) for root in roots),
    )


def _user_folder(folder: str) -> Path:
    path = Path(folder)
    if not path.is_dir():
        raise UsageError(f"{folder}: this register folder does not exist. Name a folder with CSVs.")
    known = [*(f"{stem}.csv" for stem in FILES), OFFICES]
    if not any(path.joinpath(name).is_file() for name in known):
        raise UsageError(
            f"{folder}: no register file in this folder. Put one or more of these there: "
            f"{', '.join(known)}."
        )
    return path


def _rows(path: Traversable, digest: "hashlib._Hash") -> Iterator[tuple[int, dict[str, str]]]:
    if not path.is_file():
        return
    content = path.read_bytes()
    digest.update(path.name.encode() + b"\0" + content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 (byte {error.start}). Save it as UTF-8.") from error
    yield from enumerate(
        csv.DictReader(io.StringIO(text, newline=""), restval="", restkey="…"), start=2
    )


def _read_offices(root: Traversable, digest: "hashlib._Hash") -> Iterator[tuple[str, Office]]:
    for _, row in _rows(root.joinpath(OFFICES), digest):
        yield (
            row["person"],
            Office(row["role"], row["state"] or None, row["start"] or None, row["end"] or None),
        )


def _read_entries(
    path: Traversable,
    entry_type: type[EntryT],
    offices: Mapping[str, list[Office]],
    digest: "hashlib._Hash",
) -> Iterator[EntryT]:
    fields = _fields(entry_type)
    seen: set[str] = set()
    for number, row in _rows(path, digest):
        if unknown := sorted(row.keys() - fields.keys()):
            raise UsageError(
                f"{path}: {unknown[0]!r} is no column of this file. "
                f"Columns: {', '.join(name for name in fields if name != 'offices')}."
            )
        if row.get("id") in seen:
            raise UsageError(f"{path}, line {number}: {row['id']} stands in this file twice.")
        seen.add(row.get("id", ""))
        missing = [name for name in REQUIRED if not row.get(name)]
        if missing:
            raise UsageError(f"{path}, line {number}: no {' and no '.join(missing)}. Fill it in.")
        values: dict[str, typing.Any] = {}
        for name, value_of in fields.items():
            if name == "offices":
                values[name] = tuple(offices.get(row["id"], ()))
                continue
            try:
                values[name] = value_of(row.get(name, "").strip())
            except ValueError as error:
                raise UsageError(
                    f"{path}, line {number}: {name} is {row[name]!r}, which is not a number."
                ) from error
        yield entry_type(**values)


def _fields(entry_type: type[Entry]) -> Mapping[str, Callable[[str], object]]:
    """Return how the cell of each field is read."""
    return {name: _reader(kind) for name, kind in typing.get_type_hints(entry_type).items()}


def _reader(annotation: object) -> Callable[[str], object]:
    if typing.get_origin(annotation) is tuple:
        return cells_of_list
    if not isinstance(annotation, types.UnionType):
        return int if annotation is int else str
    return _number_or_none if typing.get_args(annotation)[0] is int else _text_or_none


def cells_of_list(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that are joined by ``;``, blank ones left out."""
    return tuple(part.strip() for part in cell.split(";") if part.strip()) if cell else ()


def _text_or_none(cell: str) -> str | None:
    return cell or None


def _number_or_none(cell: str) -> int | None:
    return int(cell) if cell else None
