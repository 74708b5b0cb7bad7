"""A passage's text cut into stretches, each with the rows that cover it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

__all__ = ["Stretch", "marked_stretches"]

Row = Mapping[str, Any]
# What a row says about itself when it is pointed at.
FACTS: Mapping[str, tuple[str, ...]] = {
    "entities": ("label", "name", "entity_id"),
    "treaties": ("title", "treaty_id", "method"),
    "provisions": ("unit", "number", "treaty_id", "method"),
    "dates": ("edtf", "earliest", "latest", "timex3"),
    "quotations": ("kind", "speaker", "speaker_role", "cue"),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text under the same marks.

    Args:
        text: The piece.
        tables: Names of the tables with a row that covers it, in the order of the contract.
        facts: What those rows say, one line a row.
    """

    text: str
    tables: tuple[str, ...]
    facts: str


def marked_stretches(text: str, offset: int, marks: Sequence[Row]) -> list[Stretch]:
    """Cut a text wherever a mark begins or ends; marks may overlap in any way.

    Args:
        text: Of a passage.
        offset: Where the passage begins in the document.
        marks: Rows with ``table``, ``start`` and ``end``, in the passage.
    """
    borders = {0, len(text)}
    for mark in marks:
        borders |= {mark["start"] - offset, mark["end"] - offset}
    cuts = sorted(borders)
    return [
        _stretch(text[start:end], offset + start, offset + end, marks)
        for start, end in pairwise(cuts)
    ]


def _stretch(text: str, start: int, end: int, marks: Sequence[Row]) -> Stretch:
    covering = [mark for mark in marks if mark["start"] <= start and end <= mark["end"]]
    tables = tuple(name for name in FACTS if any(mark["table"] == name for mark in covering))
    return Stretch(text, tables, "\n".join(map(_facts, covering)))


def _facts(mark: Row) -> str:
    known = [str(mark[name]) for name in FACTS[mark["table"]] if mark[name] is not None]
    return f"{mark['table']}: {', '.join(known)}"
