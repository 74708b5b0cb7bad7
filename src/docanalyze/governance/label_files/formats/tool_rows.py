"""What the forms of annotation tools share: several labels for one text, none of them the first."""

from collections.abc import Mapping, Sequence

from docanalyze.errors import LabelFileError
from docanalyze.governance.label_files.rows import Row

__all__ = ["chosen", "described", "refuse_spans"]

# Fields of our own that may stand in the tool's data and come out with it.
KEPT = ("doc_id", "group", "heading", "start", "end", "drawn")


def chosen(row: Row, text: object, labels: Sequence[object], coder: object) -> Row:
    """Return the row of a passage for which a coder chose one label or several.

    Args:
        row: As the tool wrote it.
        text: The passage.
        labels: At least one. Of several, none is known to be the first: any is as right.
        coder: Who chose them.
    """
    names = [str(label) for label in labels]
    fields: dict[str, object] = {
        **described(row.fields.get("meta")),
        **described(row.fields),
        "text": text,
        "label": names[0],
        "coder": coder,
    }
    if len(names) > 1:
        fields |= {"labels": names, "equal": True}
    return Row(row.where, fields)


def described(data: object) -> dict[str, object]:
    """Return what is said about a passage besides its labels."""
    return {key: data[key] for key in KEPT if key in data} if isinstance(data, Mapping) else {}


def refuse_spans(where: str) -> LabelFileError:
    """Return the error for a file that labels words inside a text."""
    return LabelFileError(
        f"{where}: these are labels of stretches inside a text. Export labels of whole texts "
        "(text classification)."
    )
