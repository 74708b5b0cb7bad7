"""Which reader reads which file."""

from collections.abc import Callable
from pathlib import PurePosixPath

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article
from docanalyze.reading.html import read_html
from docanalyze.reading.markdown import read_markdown
from docanalyze.reading.text import read_text

__all__ = ["Reader", "can_read", "extensions", "read_bytes", "register_reader"]

Reader = Callable[[bytes, str], Article]

_READERS: dict[str, Reader] = {}


def register_reader(reader: Reader, *suffixes: str) -> None:
    """Have files with these extensions read by ``reader``.

    Args:
        reader: Takes the bytes and the name of a file, returns the Article, raises
            :class:`~docanalyze.errors.UnreadableInputError`.
        suffixes: With the full stop, such as ``.txt``; case is ignored.
    """
    for suffix in suffixes:
        _READERS[suffix.lower()] = reader


def extensions() -> tuple[str, ...]:
    """Return what can be read, such as ``.txt``, in order."""
    return tuple(sorted(_READERS))


def can_read(name: str) -> bool:
    """Whether a file's name has an extension that can be read.

    Args:
        name: File name or path.
    """
    return PurePosixPath(name).suffix.lower() in _READERS


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
    reader = _READERS.get(suffix.lower())
    if reader is None:
        raise UnreadableInputError(
            f"{name} is of a kind that cannot be read; {_known()} can.", code="unknown_format"
        )
    return reader(data, name)


def _known() -> str:
    *most, last = extensions()
    return f"{', '.join(most)} and {last}"


register_reader(read_text, ".txt", ".text")
register_reader(read_markdown, ".md", ".markdown")
register_reader(read_html, ".html", ".htm", ".xhtml")
