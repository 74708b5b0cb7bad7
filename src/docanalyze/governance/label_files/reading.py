"""Read label files, whatever tool wrote them."""

from collections.abc import Iterable
from pathlib import Path

from docanalyze.errors import LabelFileError
from docanalyze.governance.label_files.formats import format_of
from docanalyze.governance.label_files.passage import (
    LabelledPassage,
    is_blank,
    passage_of,
    shortened,
)
from docanalyze.governance.label_files.rows import rows_of_file

__all__ = ["read_labels", "unlabelled_rows"]


def read_labels(paths: Iterable[str | Path]) -> list[LabelledPassage]:
    """Read label files, in UTF-8 with or without a mark.

    CSV, TSV and JSON lines of one's own, an edited ``passages.csv``, and what Prodigy, doccano and
    Label Studio export; which it is, is seen from what stands there. Of one's own files ``text``
    and ``label`` are needed (or ``primary``, or ``human_label``, whose rows without one are passed
    over). ``labels``, ``equal``, ``doc_id``, ``start``, ``end``, ``heading``, ``group`` and
    ``coder`` are read where they are there; other columns are not.

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
        rows = rows_of_file(path)
        labelled = format_of(rows).labelled(rows)
        found = [passage_of(row.fields, row.where) for row in labelled]
        if not found:
            raise LabelFileError(
                f"{path}: no labelled rows. Fill in the label of at least some passages."
            )
        passages += found
    return _without_repeats(passages)


def unlabelled_rows(paths: Iterable[str | Path]) -> int:
    """Return how many rows of label files wait for a label, in ``human_label``."""
    return sum(
        "human_label" in row.fields and is_blank(row.fields["human_label"])
        for path in map(Path, paths)
        for row in rows_of_file(path).rows
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
                f"{earlier.label!r} in {earlier.source}: {shortened(passage.text)!r}. "
                "Keep one of the two, or name the coders in a column 'coder'."
            )
    return kept
