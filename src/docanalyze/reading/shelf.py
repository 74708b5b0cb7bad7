"""Articles taken out of their files, one by one, each file gone through once."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article
from docanalyze.reading.confined import read_confined
from docanalyze.reading.contents import FileOpening, items_in
from docanalyze.reading.options import ReadingOptions
from docanalyze.reading.records import Item, Record
from docanalyze.reading.registry import is_confined, read_record
from docanalyze.reading.sources import Source, file_error

__all__ = ["Shelf", "found_in", "read_source"]

ENGLISH = "en"


def found_in(source: Source, opening: FileOpening) -> Iterator[tuple[Source, Item]]:
    """Yield what a file holds, each with the source under which it can be fetched again.

    Args:
        source: A file, from :func:`docanalyze.reading.discover`.
        opening: How to go about it; counts what is passed over.

    Raises:
        UnreadableInputError: The file cannot be opened; ``code`` says why.
    """
    position = 0
    try:
        for item in items_in(source.path, source.name, opening):
            if isinstance(item, Record):
                yield (
                    Source(source.path, item.name, item.format, position, source.name),
                    item,
                )
                position += 1
            else:
                yield replace(source, name=item.name), item
    except OSError as error:
        raise file_error(error, source.name) from error


class Shelf:
    """Fetches articles; those of one file are cheapest in the order in which they lie there.

    Args:
        options: As they were when the sources were found.
    """

    def __init__(self, options: ReadingOptions | None = None) -> None:
        self._options = options or ReadingOptions()
        self._open: Iterator[tuple[Source, Item]] | None = None
        self._path: str | None = None
        self._next = 0

    def read(self, source: Source) -> Article:
        """Read one article.

        Args:
            source: A file of one article, or an article in a file, from :func:`found_in`.

        Raises:
            UnreadableInputError: It cannot be analysed; ``code`` says why.
        """
        record = self._fetch(source)
        if is_confined(record.format):
            return read_confined(record, self._options.max_seconds_per_file)
        return read_record(record)

    def refuse_other_languages(self, article: Article, name: str) -> None:
        """Raise if an article is not in English, unless that was asked for.

        Args:
            article: As it was read.
            name: For the message.

        Raises:
            UnreadableInputError: ``language``.
        """
        if self._options.any_language or article.language in {None, ENGLISH}:
            return
        raise UnreadableInputError(
            f"{name} is not in English, but in {article.language} (ISO 639-1); what is found in it "
            "would be wrong. --any-language analyses it all the same.",
            code="language",
        )

    def _fetch(self, source: Source) -> Record:
        path = os.fspath(source.path)
        if self._open is None or self._path != path or source.position < self._next:
            self.close()
            file = Source(source.path, source.file_name or source.name)
            self._open = found_in(file, FileOpening(self._options))
            self._path, self._next = path, 0
        for found, item in self._open:
            if isinstance(item, Record):
                self._next = found.position + 1
                if found.position == source.position:
                    return item
        self.close()
        raise UnreadableInputError(
            f"{source.name}: is no longer in its file. Run the same command again.",
            code="changed",
        )

    def close(self) -> None:
        """Close the file that was read last."""
        if self._open is not None:
            with suppress(AttributeError):
                self._open.close()  # type: ignore[attr-defined]
        self._open = None


def read_source(source: Source, options: ReadingOptions | None = None) -> Article:
    """Read one article.

    Args:
        source: A file of one article, or an article in a file.
        options: None: the defaults.

    Raises:
        UnreadableInputError: It cannot be analysed; ``code`` says why.
    """
    shelf = Shelf(options)
    try:
        return shelf.read(source)
    finally:
        shelf.close()
