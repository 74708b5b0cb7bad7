"""Which format bytes without a name are in."""

import csv
import json
import re

from docanalyze.reading.columns import DELIMITERS, names_text_column
from docanalyze.reading.decoding import decode_line

__all__ = ["kind_of"]

MAGIC = (
    (b"%PDF-", ".pdf"),
    (b"\x1f\x8b", ".gz"),
    (b"WARC/", ".warc"),
    (b"MIME-Version:", ".mhtml"),
    (b"From: <Saved by", ".mhtml"),
)
ZIP = b"PK\x03\x04"
OFFICE = ((b"word/", ".docx"), (b"xl/", ".xlsx"))
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
TAR_MAGIC, TAR_MAGIC_AT = b"ustar", 257


def kind_of(beginning: bytes) -> str:
    """Return the extension under which a content can be read; plain text if nothing tells.

    Args:
        beginning: Its first 64 KB, or all of it.
    """
    for magic, suffix in MAGIC:
        if beginning.startswith(magic):
            return suffix
    if beginning.startswith(ZIP):
        return next((suffix for part, suffix in OFFICE if part in beginning), ".zip")
    if beginning[TAR_MAGIC_AT:].startswith(TAR_MAGIC):
        return ".tar"
    bare = beginning.removeprefix(b"\xef\xbb\xbf")
    if PAGE.match(bare):
        return ".html"
    if _is_json_line(bare):
        return ".jsonl"
    return ".csv" if _is_header(bare) else ".txt"


def _is_header(content: bytes) -> bool:
    """Whether the first line names columns, one of them that of a text."""
    first = decode_line(content.split(b"\n", 1)[0]).strip()
    return any(
        names_text_column(next(csv.reader([first], delimiter=delimiter), []))
        for delimiter in DELIMITERS
        if delimiter in first
    )


def _is_json_line(content: bytes) -> bool:
    first = content.split(b"\n", 1)[0].strip()
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        # A line longer than what is looked at begins with a key, at least.
        return re.match(rb'\{\s*"[^"]+"\s*:', first) is not None and b"\n" not in content
