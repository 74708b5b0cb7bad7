"""Reader for web pages that a browser saved as one file (MHTML)."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article
from docanalyze.reading.assembly import assemble
from docanalyze.reading.html import read_page

__all__ = ["read_mhtml"]


def read_mhtml(data: bytes, name: str) -> Article:
    """Read an ``.mhtml`` file: its first page; pictures and styles are left out.

    Args:
        data: Its bytes.
        name: For messages.

    Raises:
        UnreadableInputError: It is empty, holds no page, or the page holds no article.
    """
    if not data.strip():
        raise UnreadableInputError(f"{name} is empty.", code="empty")
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if not isinstance(part, EmailMessage):
        raise UnreadableInputError(f"{name} holds no web page.", code="no_text")
    hints = {"charset": charset} if (charset := part.get_content_charset()) else {}
    address = _address(part) or _address(message)
    if address:
        hints["url"] = address
    content = part.get_payload(decode=True)
    page = read_page(content if isinstance(content, bytes) else b"", name, hints)
    return assemble(
        data,
        page.text,
        format_name="mhtml",
        encoding=page.encoding,
        metadata=replace(page.metadata, url=page.metadata.url or address),
        marks=page.marks,
    )


def _address(part: EmailMessage) -> str | None:
    """Return where the page was saved from, if that is on the web."""
    for header in ("Content-Location", "Snapshot-Content-Location"):
        address = str(part.get(header) or "").strip()
        if address.startswith(("http://", "https://")):
            return address
    return None
