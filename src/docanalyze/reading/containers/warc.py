"""Web archives (WARC), such as those of Common Crawl News: one article a page."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO, cast

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.extras import needs_extra
from docanalyze.reading.records import Item, Opening, Problem, Record, too_large

__all__ = ["read_warc"]

KINDS = frozenset({"response", "resource", "conversion"})
# What pages are served as, and how it is read.
FORMATS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
SUCCESS = "200"
MAGIC = b"WARC/"
LARGEST = 64 << 20


def read_warc(stream: BinaryIO, name: str, _opening: Opening) -> Iterator[Item]:
    """Yield a record for each page that was fetched; pictures, requests and failures are none."""
    with needs_extra("warc", name):
        from warcio.archiveiterator import ArchiveIterator

    # The library takes much for an archive of an older form.
    beginning = cast("Any", stream).peek(len(MAGIC))
    if not beginning.startswith(MAGIC):
        raise UnreadableInputError(
            f"{name} is empty or no web archive, whatever its extension says.", code="damaged"
        )
    number = 0
    pages = iter(ArchiveIterator(stream))
    while True:
        try:
            # The library talks to the user over our heads.
            with redirect_stderr(io.StringIO()):
                record = next(pages, None)
            if record is None:
                return
            number += 1
            items = list(_page(record, f"{name}#{number}"))
        except EOFError:
            raise
        except Exception as error:  # noqa: BLE001 what a library raises over a broken file
            code = "truncated" if number else "damaged"
            message = f"{name} breaks off or is damaged after {number} records ({error})."
            yield Problem(name, code=code, message=f"{message} Those before were read.")
            return
        yield from items


def _page(record: Any, name: str) -> Iterator[Item]:
    format_name = FORMATS.get(_content_type(record))
    if record.rec_type not in KINDS or format_name is None or not _was_found(record):
        return
    content = record.content_stream().read(LARGEST + 1)
    if len(content) > LARGEST:
        yield Problem.from_error(name, too_large(name, LARGEST))
        return
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError(name)
    if not content:
        return
    url = record.rec_headers.get_header("WARC-Target-URI")
    hints = {"url": url.strip("<>")} if url else {}
    charset = _charset(record)
    if charset:
        hints["charset"] = charset
    yield Record(name, format_name, content, hints)


def _headers(record: Any) -> Any:
    return record.http_headers or record.rec_headers


def _content_type(record: Any) -> str:
    stated: str = _headers(record).get_header("Content-Type") or ""
    return stated.split(";", maxsplit=1)[0].strip().lower()


def _charset(record: Any) -> str | None:
    stated: str = _headers(record).get_header("Content-Type") or ""
    _, found, charset = stated.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None if found else None


def _was_found(record: Any) -> bool:
    return record.http_headers is None or record.http_headers.get_statuscode() == SUCCESS
