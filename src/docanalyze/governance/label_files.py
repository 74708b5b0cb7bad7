"""Read files of labelled passages."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docanalyze.errors import LabelFileError

__all__ = ["LabelledPassage", "read_labels", "settle_coders"]

DELIMITERS = {".csv": (",", ";", "\t"), ".tsv": ("\t",)}
JSON_LINES = (".jsonl", ".ndjson")
LABEL_COLUMNS = ("label", "primary", "human_label")
TRUE = frozenset({"1", "true", "yes", "y", "wahr", "vrai"})
FALSE = frozenset({"", "0", "false", "no", "n", "falsch", "faux"})
# What the tables put before a cell that a spreadsheet would run, see OUTPUTS.
GUARDED = re.compile(r"^'(?='*[=+\-@\t\r])")
LIST_SEPARATOR = re.compile(r"(?<!\\);")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
LONGEST_CELL = 16_000_000


@dataclass(frozen=True, slots=True)
class LabelledPassage:
    """One passage and what somebody called it.

    Args:
        text: The passage.
        label: The one label.
        labels: Every label that applies; None where the file does not say.
        equal: Whether any of ``labels`` is as right as ``label``.
        heading: The heading under which it stands.
        group: What must not be split between training and testing, if more than the article.
        doc_id: The article.
        start: Where it starts there, in code points.
        end: Where it ends.
        coder: Who labelled it; None where only one did.
        source: File and line, for messages.
    """

    text: str
    label: str
    labels: tuple[str, ...] | None = None
    equal: bool = False
    heading: str | None = None
    group: str | None = None
    doc_id: str | None = None
    start: int | None = None
    end: int | None = None
    coder: str | None = None
    source: str = ""

    @property
    def right_labels(self) -> tuple[str, ...]:
        """The labels that are right as the one label: several where the passage is ``equal``."""
        if not self.equal:
            return (self.label,)
        return tuple(dict.fromkeys((self.label, *(self.labels or ()))))


def read_labels(paths: Iterable[str | Path]) -> list[LabelledPassage]:
    """Read label files: CSV, TSV or JSON lines, in UTF-8 with or without a mark.

    Needed are ``text`` and ``label`` (or ``primary``, or ``human_label``, whose rows without one
    are passed over). ``labels``, ``equal``, ``doc_id``, ``start``, ``end``, ``heading``, ``group``
    and ``coder`` are read where they are there; other columns are not.

    Args:
        paths: The files, read in this order.

    Returns:
        The passages in order; a passage that one coder labelled twice alike stands there once.

    Raises:
        LabelFileError: A file is missing, of another form, broken, lacks a column or a value, or a
            coder contradicts herself.
    """
    passages: list[LabelledPassage] = []
    for path in map(Path, paths):
        found = [_passage(row, column, where) for where, column, row in _labelled_rows(path)]
        if not found:
            raise LabelFileError(
                f"{path}: no labelled rows. Fill in the label of at least some passages."
            )
        passages += found
    return _without_repeats(passages)


def settle_coders(passages: Sequence[LabelledPassage]) -> list[LabelledPassage]:
    """Make one passage of those that several coders labelled, by majority.

    Args:
        passages: As :func:`read_labels` gives them.

    Returns:
        One passage for each text, in order. Where the vote is tied the labels that lead count as
        equally right.
    """
    by_text: dict[str, list[LabelledPassage]] = {}
    for passage in passages:
        by_text.setdefault(passage.text.strip(), []).append(passage)
    return [_majority(codings) for codings in by_text.values()]


def _majority(codings: list[LabelledPassage]) -> LabelledPassage:
    votes: dict[str, int] = {}
    for coding in codings:
        votes[coding.label] = votes.get(coding.label, 0) + 1
    leading = [label for label, count in votes.items() if count == max(votes.values())]
    chosen = next(coding for coding in codings if coding.label == leading[0])
    if len(leading) == 1:
        return chosen
    return LabelledPassage(
        text=chosen.text,
        label=leading[0],
        labels=tuple(leading),
        equal=True,
        heading=chosen.heading,
        group=chosen.group,
        doc_id=chosen.doc_id,
        start=chosen.start,
        end=chosen.end,
        source=chosen.source,
    )


def _without_repeats(passages: list[LabelledPassage]) -> list[LabelledPassage]:
    seen: dict[tuple[str | None, str], LabelledPassage] = {}
    kept: list[LabelledPassage] = []
    for passage in passages:
        key = (passage.coder, passage.text.strip())
        earlier = seen.setdefault(key, passage)
        if earlier is passage:
            kept.append(passage)
        elif earlier.label != passage.label:
            by = f" by {passage.coder}" if passage.coder else ""
            raise LabelFileError(
                f"{passage.source}: this text is labelled {passage.label!r}{by}, but "
                f"{earlier.label!r} in {earlier.source}: {_shortened(passage.text)!r}. "
                "Keep one of the two, or name the coders in a column 'coder'."
            )
    return kept


def _shortened(text: str) -> str:
    return text if len(text) <= len("…") * 60 else f"{text[:59]}…"


Row = tuple[str, str, Mapping[str, object]]


def _labelled_rows(path: Path) -> Iterator[Row]:
    """Yield (where, column of the label, row) for each row that has a label."""
    suffix = path.suffix.lower()
    if suffix not in DELIMITERS and suffix not in JSON_LINES:
        raise LabelFileError(
            f"{path}: a label file is .csv, .tsv or .jsonl, and this is {suffix or 'neither'}. "
            "Save it as one of these."
        )
    text = _text_of(path)
    rows = _json_rows(path, text) if suffix in JSON_LINES else _csv_rows(path, text, suffix)
    for where, row in rows:
        column = _label_column(where, row)
        if column != "human_label" or not _is_blank(row[column]):
            yield where, column, row


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


def _label_column(where: str, row: Mapping[str, object]) -> str:
    column = next((name for name in LABEL_COLUMNS if name in row), None)
    missing = [name for name, there in (("text", "text" in row), ("label", column)) if not there]
    if missing or column is None:
        raise LabelFileError(
            f"{where}: no column {' and no column '.join(repr(name) for name in missing)}; there "
            f"are {', '.join(map(repr, row)) or 'none'}. A label file needs 'text' and 'label'."
        )
    return column


def _csv_rows(path: Path, text: str, suffix: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    previous_limit = csv.field_size_limit(LONGEST_CELL)
    try:
        yield from _csv_records(path, text, _delimiter(text, suffix))
    except csv.Error as error:
        raise LabelFileError(
            f"{path}: not a sound CSV ({error}). Most often a quotation mark is not closed; "
            "mend it and try again."
        ) from error
    finally:
        csv.field_size_limit(previous_limit)


def _delimiter(text: str, suffix: str) -> str:
    header = text.split("\n", 1)[0]
    return max(DELIMITERS[suffix], key=header.count)


def _csv_records(
    path: Path, text: str, delimiter: str
) -> Iterator[tuple[str, Mapping[str, object]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = [name.strip() for name in next(reader, [])]
    if not header:
        raise LabelFileError(f"{path}: the file is empty. A label file needs 'text' and 'label'.")
    _label_column(str(path), dict.fromkeys(header))
    for number, cells in enumerate(reader, start=2):
        if not any(map(str.strip, cells)):
            continue
        if len(cells) != len(header):
            raise LabelFileError(
                f"{path}, row {number}: {len(cells)} cells under {len(header)} columns. Put text "
                "that holds commas, line breaks or quotation marks into quotation marks."
            )
        values = (GUARDED.sub("", cell) for cell in cells)
        yield f"{path}, row {number}", dict(zip(header, values, strict=True))


def _json_rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise LabelFileError(
                f"{where}: not JSON ({error}). Write one object a line."
            ) from error
        if not isinstance(row, dict):
            raise LabelFileError(f"{where}: not a JSON object. Write one object a line.")
        yield where, row


def _passage(row: Mapping[str, object], column: str, where: str) -> LabelledPassage:
    text = row["text"]
    if not isinstance(text, str) or not text.strip():
        raise LabelFileError(f"{where}: the text is empty. Fill it in, or delete the row.")
    if isinstance(row[column], list | dict):
        raise LabelFileError(f"{where}: {column} is {row[column]!r}. Write one label as a string.")
    label = _string(row[column])
    if label is None:
        raise LabelFileError(f"{where}: no {column}. Fill it in, or delete the row.")
    return LabelledPassage(
        text=LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text),
        label=label,
        labels=_list(row.get("labels"), where),
        equal=_flag(row.get("equal"), where),
        heading=_string(row.get("heading")),
        group=_string(row.get("group")),
        doc_id=_string(row.get("doc_id")),
        start=_offset(row.get("start"), "start", where),
        end=_offset(row.get("end"), "end", where),
        coder=_string(row.get("coder")),
        source=where,
    )


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _string(value: object) -> str | None:
    if _is_blank(value):
        return None
    return LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", str(value)).strip()


def _list(value: object, where: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, str):
        value = [part.replace("\\;", ";") for part in LIST_SEPARATOR.split(value)]
        if not any(part.strip() for part in value):
            return None
    if not isinstance(value, list):
        raise LabelFileError(f"{where}: labels is {value!r}. Write a list, or join them by '; '.")
    return tuple(dict.fromkeys(filter(None, map(_string, value))))


def _flag(value: object, where: str) -> bool:
    if isinstance(value, bool) or value is None:
        return bool(value)
    written = str(value).strip().lower()
    if written not in TRUE and written not in FALSE:
        raise LabelFileError(f"{where}: equal is {value!r}. Write true or false.")
    return written in TRUE


def _offset(value: object, name: str, where: str) -> int | None:
    if _is_blank(value):
        return None
    try:
        return int(float(str(value)))
    except (ValueError, OverflowError) as error:
        raise LabelFileError(f"{where}: {name} is {value!r}, which is not a number.") from error
