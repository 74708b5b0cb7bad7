"""A file becomes an Article.

``discover`` finds the files, ``read_source`` reads one, ``read_bytes`` reads what is in memory. A
format is a module with one function, registered in :mod:`docanalyze.reading.registry`.
"""

from docanalyze.reading.article import PASSAGE_KINDS, Article, Mark, PassageKind
from docanalyze.reading.assembly import content_id
from docanalyze.reading.registry import Reader, extensions, read_bytes, register_reader
from docanalyze.reading.sources import Discovery, Source, discover, read_source

__all__ = [
    "PASSAGE_KINDS",
    "Article",
    "Discovery",
    "Mark",
    "PassageKind",
    "Reader",
    "Source",
    "content_id",
    "discover",
    "extensions",
    "read_bytes",
    "read_source",
    "register_reader",
]
