"""The attributes that docanalyze's components read from and write to a spaCy ``Doc``.

Input, set before the pipeline runs (all optional):

* ``doc._.published``: date of publication, EDTF; None if unknown.
* ``doc._.authors``: names of the authors, in the order of the article; None if unknown.
* ``doc._.marks``: ``[start, end, kind]`` lists, blocks whose role the reader knows.

Output, lists of the records of :mod:`docanalyze.annotation.records`: ``doc._.passages``,
``doc._.names``, ``doc._.entities``, ``doc._.treaties``, ``doc._.provisions``, ``doc._.dates``,
``doc._.quotations``. None means that the component has not run on this ``Doc``.
"""

from spacy.tokens import Doc

__all__ = ["EXTENSIONS", "register_extensions"]

EXTENSIONS = (
    "published",
    "authors",
    "marks",
    "passages",
    "names",
    "entities",
    "treaties",
    "provisions",
    "dates",
    "quotations",
)


def register_extensions() -> None:
    """Declare the attributes; doing it twice is harmless."""
    for name in EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
