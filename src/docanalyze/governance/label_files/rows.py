"""The rows of a file, whether it is a table, JSON lines or one JSON list."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docanalyze.cells import unguarded
from docanalyze.errors import LabelFileError

__all__ = ["FileRows", "Row", "rows_of_file"]

DELIMITERS = {".csv": (",", ";", "\t"), ".tsv": ("\t",)}
JSON_FILES = (".jsonl", ".ndjson", ".json")
LONGEST_CELL = 16_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and where it stands: the file and its line, row or entry."""

    where: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FileRows:
    """All rows of a file.

    Args:
        path: The file.
        columns: Of a table, its header; of JSON, the fields of the first object.
        rows: In order.
    """

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def rows_of_file(path: Path) -> FileRows:
    """Read a file as rows.

    Args:
        path: ``.csv``, ``.tsv``, ``.json`` or ``.jsonl``.

    Raises:
        LabelFileError: It is missing, is no such file, or is broken.
    """
    suffix = path.suffix.lower()
    if suffix not in DELIMITERS and suffix not in JSON_FILES:
        raise LabelFileError(
            f"{path}: a label file is .csv, .tsv or .jsonl, or a .json of an annotation tool, and "
            f"this is {suffix or 'neither'}. Save it as one of these."
        )
    text = _text_of(path)
    if not text.strip():
        raise LabelFileError(f"{path}: the file is empty. A label file needs 'text' and 'label'.")
    if suffix in JSON_FILES:
        rows = tuple(_json_rows(path, text))
        return FileRows(path, tuple(rows[0].fields) if rows else (), rows)
    return _table(path, text, suffix)


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise LabelFileError(f"{path}: this label file does not exist. Check its name.") from error
    except IsADirectoryError as error:
        raise LabelFileError(f"{path}: this is a folder. Name the label files in it.") from error
    except OSError as error:
        raise LabelFileError(f"{path}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise LabelFileError(
            f"{path}: not UTF-8 (byte {error.start}). Save it as CSV UTF-8."
        ) from error


def _table(path: Path, text: str, suffix: str) -> FileRows:
    previous_limit = csv.field_size_limit(LONGEST_CELL)
    try:
        header, *rows = _records(path, text, _delimiter(text, suffix))
    except csv.Error as error:
        raise LabelFileError(
            f"{path}: not a sound CSV ({error}). Most often a quotation mark is not closed; "
            "mend it and try again."
        ) from error
    finally:
        csv.field_size_limit(previous_limit)
    return FileRows(path, tuple(header.fields), tuple(rows))


def _delimiter(text: str, suffix: str) -> str:
    header = text.split("\n", 1)[0]
    return max(DELIMITERS[suffix], key=header.count)


def _records(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    """Yield the header, and then the rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = [name.strip() for name in next(reader)]
    yield Row(str(path), dict.fromkeys(header))
    for number, cells in enumerate(reader, start=2):
        if not any(map(str.strip, cells)):
            continue
        if len(cells) != len(header):
            raise LabelFileError(
                f"{path}, row {number}: {len(cells)} cells under {len(header)} columns. Put text "
                "that holds commas, line breaks or quotation marks into quotation marks."
            )
        values = map(unguarded, cells)
        yield Row(f"{path}, row {number}", dict(zip(header, values, strict=True)))


def _json_rows(path: Path, text: str) -> Iterator[Row]:
    """Yield the objects of one JSON list, or of lines of JSON."""
    whole = _whole_list(text)
    if whole is not None:
        for number, value in enumerate(whole, start=1):
            yield _object(value, f"{path}, entry {number}")
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise LabelFileError(
                f"{where}: not JSON ({error}). Write one object a line."
            ) from error
        yield _object(value, where)


def _whole_list(text: str) -> list[object] | None:
    if not text.lstrip().startswith("["):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else None


def _object(value: object, where: str) -> Row:
    if not isinstance(value, dict):
        raise LabelFileError(f"{where}: not a JSON object. Write one object for each passage.")
    return Row(where, value)
