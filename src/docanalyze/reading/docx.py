"""Reader for Word documents: paragraphs and tables in order, whatever they are wrapped in."""

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article, PassageKind
from docanalyze.reading.assembly import assemble
from docanalyze.reading.decoding import settle
from docanalyze.reading.extras import needs_extra
from docanalyze.reading.layout import Block, lay_out
from docanalyze.reading.packages import check_package, damaged
from docanalyze.reading.properties import metadata_of_properties

__all__ = ["read_docx"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Alternatives for old programs hold the same text again.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = frozenset({FALLBACK, f"{W}del", f"{W}moveFrom"})
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011"}
KINDS: tuple[tuple[str, PassageKind], ...] = (
    ("title", "title"),
    ("heading", "heading"),
    ("list", "list_item"),
    ("quote", "quote"),
    ("intense quote", "quote"),
    ("caption", "caption"),
)
FIRST_YEAR = 1985
TEMPLATE = "2013-12-23T23:15:00"


def read_docx(data: bytes, name: str) -> Article:
    """Read a ``.docx`` file.

    Args:
        data: Its bytes.
        name: For messages.

    Raises:
        UnreadableInputError: It is damaged, encrypted or a bomb, or holds no text.
    """
    with needs_extra("docx", name):
        import docx
    check_package(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        blocks = list(_blocks(document.element.body, styles))
        properties = document.core_properties
        stated = (properties.title, properties.author, _made(properties.created))
    except MemoryError:
        raise
    except Exception as error:
        # What a library raises over a broken file can be anything.
        raise damaged(name, error) from error
    _, warnings = settle("\n\n".join(text for text, _ in blocks))
    text, marks = lay_out((settle(text)[0], kind) for text, kind in blocks)
    if not text.strip():
        raise UnreadableInputError(f"{name} holds no text.", code="no_text")
    return assemble(
        data,
        text,
        format_name="docx",
        encoding=None,
        metadata=metadata_of_properties(*stated, warnings),
        marks=marks,
    )


def _made(created: dt.datetime | None) -> str | None:
    # The date of the template, where nothing set another.
    if created is None or created.year < FIRST_YEAR or created.isoformat().startswith(TEMPLATE):
        return None
    return created.date().isoformat()


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[Block]:
    """Yield the blocks under an element: content controls and insertions hold some, too."""
    for element in parent:
        if element.tag == f"{W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{W}tbl":
            for row in element.iter(f"{W}tr"):
                cells = (_words(cell) for cell in row.iterchildren(f"{W}tc"))
                line = " | ".join(cell for cell in cells if cell)
                if line:
                    yield line, "other"
        elif isinstance(element.tag, str) and element.tag not in SKIPPED:
            yield from _blocks(element, styles)


def _paragraph(element: Any, styles: dict[str, str]) -> Iterator[Block]:
    text = "".join(_pieces(element)).strip()
    if not text:
        return
    style = element.find(f"{W}pPr/{W}pStyle")
    name = styles.get(style.get(f"{W}val"), "").casefold() if style is not None else ""
    kind = next((kind for beginning, kind in KINDS if name.startswith(beginning)), None)
    if kind is None and element.find(f"{W}pPr/{W}numPr") is not None:
        kind = "list_item"
    for line in text.split("\n"):
        if line.strip():
            yield line.strip(), kind


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag == f"{W}p":
            # A text box in a paragraph.
            yield "\n"
            yield from _pieces(child)
            yield "\n"
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from _pieces(child)


def _words(cell: Any) -> str:
    paragraphs = (" ".join("".join(_pieces(one)).split()) for one in cell.iter(f"{W}p"))
    return " ".join(filter(None, paragraphs))
