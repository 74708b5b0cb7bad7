"""A file becomes an Article, or many.

``discover`` finds the files, ``found_in`` says what articles a file holds, a ``Shelf`` reads them;
``read_bytes`` reads what is in memory. A format is a module with one function, registered in
:mod:`docanalyze.reading.registry`; so is a container, a file that holds many articles.
"""

from docanalyze.reading.article import PASSAGE_KINDS, Article, Mark, PassageKind
from docanalyze.reading.assembly import content_id
from docanalyze.reading.contents import FileOpening
from docanalyze.reading.options import ReadingOptions
from docanalyze.reading.records import Problem, Record
from docanalyze.reading.registry import (
    Reader,
    extensions,
    read_bytes,
    register_container,
    register_reader,
)
from docanalyze.reading.shelf import Shelf, found_in, read_source
from docanalyze.reading.sniffing import kind_of
from docanalyze.reading.sources import Discovery, Source, discover

__all__ = [
    "PASSAGE_KINDS",
    "Article",
    "Discovery",
    "FileOpening",
    "Mark",
    "PassageKind",
    "Problem",
    "Reader",
    "ReadingOptions",
    "Record",
    "Shelf",
    "Source",
    "content_id",
    "discover",
    "extensions",
    "found_in",
    "kind_of",
    "read_bytes",
    "read_source",
    "register_container",
    "register_reader",
]
