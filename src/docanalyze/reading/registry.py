"""Which reader reads which file, and which files hold many articles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article
from docanalyze.reading.containers.archives import read_gzip, read_tar, read_tar_gzip, read_zip
from docanalyze.reading.containers.delimited import read_csv, read_tsv
from docanalyze.reading.containers.json_lines import read_json_lines
from docanalyze.reading.containers.spreadsheets import read_spreadsheet
from docanalyze.reading.containers.warc import read_warc
from docanalyze.reading.docx import read_docx
from docanalyze.reading.exports import EXPORT_READERS
from docanalyze.reading.html import read_html
from docanalyze.reading.markdown import read_markdown
from docanalyze.reading.mhtml import read_mhtml
from docanalyze.reading.pdf import read_pdf
from docanalyze.reading.records import Opener, Record
from docanalyze.reading.rows import read_row
from docanalyze.reading.text import read_text

__all__ = [
    "Reader",
    "can_read",
    "extensions",
    "is_confined",
    "opener_for",
    "read_bytes",
    "read_record",
    "register_container",
    "register_reader",
]

Reader = Callable[[bytes, str], Article]
HintedReader = Callable[[bytes, str, Mapping[str, str]], Article]


@dataclass(frozen=True, slots=True)
class _Entry:
    read: HintedReader
    confined: bool


_READERS: dict[str, _Entry] = {}
_OPENERS: dict[str, Opener] = {}
# Kinds of records that are no extensions of files.
_RECORD_KINDS: dict[str, _Entry] = {}


def register_reader(reader: Reader, *suffixes: str) -> None:
    """Have files with these extensions read by ``reader``.

    Args:
        reader: Takes the bytes and the name of a file, returns the Article, raises
            :class:`~docanalyze.errors.UnreadableInputError`.
        suffixes: With the full stop, such as ``.txt``; case is ignored.
    """
    _register(lambda data, name, _hints: reader(data, name), *suffixes, confined=False)


def _register(reader: HintedReader, *suffixes: str, confined: bool) -> None:
    for suffix in suffixes:
        _READERS[suffix.lower()] = _Entry(reader, confined)


def register_container(opener: Opener, *suffixes: str) -> None:
    """Have files with these extensions opened by ``opener``, which finds the articles in them.

    Args:
        opener: Takes a binary stream, the file's name and an
            :class:`~docanalyze.reading.records.Opening`; yields records and problems.
        suffixes: With the full stop, such as ``.zip`` or ``.tar.gz``; case is ignored.
    """
    for suffix in suffixes:
        _OPENERS[suffix.lower()] = opener


def extensions() -> tuple[str, ...]:
    """Return what can be read, such as ``.txt``, in order."""
    return tuple(sorted({*_READERS, *_OPENERS}))


def _suffix(name: str) -> str:
    """Return the extension that decides: the longest one that is known."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes[-2:]]
    joined = "".join(suffixes)
    return joined if joined in _OPENERS else "".join(suffixes[-1:])


def opener_for(name: str) -> Opener | None:
    """Return what finds the articles in a file; None if the file is one article.

    Args:
        name: File name or path.
    """
    return _OPENERS.get(_suffix(name))


def can_read(name: str) -> bool:
    """Whether a file's name has an extension that can be read.

    Args:
        name: File name or path.
    """
    suffix = _suffix(name)
    if suffix == ".gz":
        return can_read(name[: -len(suffix)])
    return suffix in _READERS or suffix in _OPENERS


def is_confined(format: str) -> bool:  # noqa: A002
    """Whether records of a format are read in a process of their own, under limits."""
    entry = _READERS.get(format)
    return entry is not None and entry.confined


def read_record(record: Record) -> Article:
    """Read one article in this process.

    Args:
        record: What a file or container holds.

    Raises:
        UnreadableInputError: It cannot be analysed; ``code`` says why.
    """
    entry = _RECORD_KINDS.get(record.format) or _READERS.get(record.format)
    if entry is None:
        raise UnreadableInputError(
            f"{record.name} is of a kind that cannot be read; {_known()} can.",
            code="unknown_format",
        )
    return entry.read(record.content, record.name, record.hints)


def read_bytes(data: bytes, format: str | None = None, name: str = "article") -> Article:  # noqa: A002
    """Read an article that is in memory.

    Args:
        data: Its content.
        format: Extension, with or without the full stop; None takes it from ``name``.
        name: For messages.

    Raises:
        UnreadableInputError: It cannot be analysed; ``code`` says why.
    """
    suffix = PurePosixPath(name).suffix if format is None else f".{format.lstrip('.')}"
    return read_record(Record(name, suffix.lower(), data))


def _known() -> str:
    *most, last = sorted(_READERS)
    return f"{', '.join(most)} and {last}"


register_reader(read_text, ".txt", ".text")
register_reader(read_markdown, ".md", ".markdown")
_register(read_html, ".html", ".htm", ".xhtml", confined=True)
_register(lambda data, name, _: read_mhtml(data, name), ".mhtml", ".mht", confined=True)
_register(lambda data, name, _: read_pdf(data, name), ".pdf", confined=True)
_register(lambda data, name, _: read_docx(data, name), ".docx", confined=True)
register_container(read_json_lines, ".jsonl", ".ndjson")
register_container(read_csv, ".csv")
register_container(read_tsv, ".tsv", ".tab")
register_container(read_spreadsheet, ".xlsx")
register_container(read_zip, ".zip")
register_container(read_tar, ".tar")
register_container(read_tar_gzip, ".tar.gz", ".tgz")
register_container(read_warc, ".warc")
register_container(read_gzip, ".gz")
_RECORD_KINDS["row"] = _Entry(read_row, confined=False)
for _kind, _reader in EXPORT_READERS.items():
    _RECORD_KINDS[_kind] = _Entry(_reader, confined=False)
