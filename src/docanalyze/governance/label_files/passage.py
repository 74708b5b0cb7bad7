"""One labelled passage, made from the fields of a row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from docanalyze.cells import split_list
from docanalyze.errors import LabelFileError

__all__ = ["LabelledPassage", "is_blank", "passage_of", "shortened"]

TRUE = frozenset({"1", "true", "yes", "y", "wahr", "vrai"})
FALSE = frozenset({"", "0", "false", "no", "n", "falsch", "faux"})
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
LONGEST_EXCERPT = 60


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
        drawn: How it was chosen: ``sample`` (at random) or ``suggest``; None where nobody says.
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
    drawn: str | None = None
    source: str = ""

    @property
    def right_labels(self) -> tuple[str, ...]:
        """The labels that are right as the one label: several where the passage is ``equal``."""
        if not self.equal:
            return (self.label,)
        return tuple(dict.fromkeys((self.label, *(self.labels or ()))))


def passage_of(row: Mapping[str, object], where: str) -> LabelledPassage:
    """Make a passage of the fields that the output contract names.

    Args:
        row: With ``text`` and ``label``, and perhaps the others.
        where: File and line.

    Raises:
        LabelFileError: A value is missing, or of a kind that it cannot be.
    """
    text = row["text"]
    if not isinstance(text, str) or not text.strip():
        raise LabelFileError(f"{where}: the text is empty. Fill it in, or delete the row.")
    if isinstance(row["label"], list | dict):
        raise LabelFileError(f"{where}: label is {row['label']!r}. Write one label as a string.")
    label = _string(row["label"])
    if label is None:
        raise LabelFileError(f"{where}: no label. Fill it in, or delete the row.")
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
        drawn=_string(row.get("drawn")),
        source=where,
    )


def shortened(text: str) -> str:
    """Return the beginning of a text, for messages."""
    one_line = " ".join(text.split())
    if len(one_line) <= LONGEST_EXCERPT:
        return one_line
    return f"{one_line[: LONGEST_EXCERPT - 1]}…"


def is_blank(value: object) -> bool:
    """Whether nothing stands in a cell."""
    return value is None or (isinstance(value, str) and not value.strip())


def _string(value: object) -> str | None:
    if is_blank(value):
        return None
    return LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", str(value)).strip()


def _list(value: object, where: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, str):
        value = split_list(value)
        if not value:
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
    if is_blank(value):
        return None
    try:
        return int(float(str(value)))
    except (ValueError, OverflowError) as error:
        raise LabelFileError(f"{where}: {name} is {value!r}, which is not a number.") from error
