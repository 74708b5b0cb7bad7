"""The forms of label files, one module each, recognised by what stands in a file.

A form is a module with two functions: ``recognises(rows)``, whether the rows are of its kind, and
``labelled(rows)``, which yields a row with the fields of the output contract for each passage that
a person has labelled.
"""

from collections.abc import Iterator
from typing import Protocol

from docanalyze.governance.label_files.formats import (
    doccano,
    label_studio,
    label_studio_min,
    own,
    prodigy,
    review,
)
from docanalyze.governance.label_files.rows import FileRows, Row

__all__ = ["LabelFormat", "format_of"]


class LabelFormat(Protocol):
    """What a module of this folder offers."""

    def recognises(self, rows: FileRows) -> bool:
        """Whether the rows are of this form."""
        ...

    def labelled(self, rows: FileRows) -> Iterator[Row]:
        """Yield the labelled rows, with the fields of the output contract."""
        ...


# Our own form comes last: it says what is missing where no other fits.
FORMATS: tuple[LabelFormat, ...] = (
    *(review, label_studio, label_studio_min, prodigy, doccano),
    own,
)


def format_of(rows: FileRows) -> LabelFormat:
    """Return the form that the rows of a file have."""
    return next(form for form in FORMATS if form is own or form.recognises(rows))
