"""Reader for web pages: trafilatura finds the article, its headings, lists and metadata."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article, Mark, PassageKind
from docanalyze.reading.assembly import Metadata, assemble
from docanalyze.reading.decoding import Decoded, decode, settle
from docanalyze.reading.header import iso_date, rejoined
from docanalyze.reading.html_head import complete
from docanalyze.reading.html_statements import all_authors, is_day_of_change
from docanalyze.reading.layout import Block, lay_out

__all__ = ["Page", "read_html", "read_page"]

NO_HINTS: Mapping[str, str] = MappingProxyType({})

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
DECLARED_WITHIN = 4096
# Less than this is the menu of a page, not its article.
FEWEST_WORDS = 8
KINDS: dict[str, PassageKind] = {
    "head": "heading",
    "item": "list_item",
    "quote": "quote",
    "row": "other",
    "code": "other",
}
# All other elements are part of a block.
BLOCKS = frozenset({"p", "head", "item", "quote", "row", "code", "list", "table", "div"})


def read_html(
    data: bytes, name: str, hints: Mapping[str, str] = NO_HINTS, *, format_name: str = "html"
) -> Article:
    """Read an ``.html`` page.

    Args:
        data: Its bytes.
        name: For messages.
        hints: ``url`` and ``charset``, where the server told them.
        format_name: For the column ``format``.

    Raises:
        UnreadableInputError: It is empty, blank or binary, or holds no article.
    """
    page = read_page(data, name, hints)
    return assemble(
        data,
        page.text,
        format_name=format_name,
        encoding=page.encoding,
        metadata=page.metadata,
        marks=page.marks,
    )


@dataclass(frozen=True, slots=True)
class Page:
    """What was found on a web page.

    Args:
        text: The article.
        encoding: As decoded.
        metadata: What the page states.
        marks: Blocks whose role the page tells.
    """

    text: str
    encoding: str
    metadata: Metadata
    marks: tuple[Mark, ...]


def read_page(data: bytes, name: str, hints: Mapping[str, str] = NO_HINTS) -> Page:
    """Find the article of a web page, and what the page states about it.

    Args:
        data: Its bytes.
        name: For messages.
        hints: ``url`` and ``charset``, where the server told them.

    Raises:
        UnreadableInputError: It is empty, blank or binary, or holds no article.
    """
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    encoding = declared[1].decode("ascii", "replace").lower() if declared else None
    decoded = decode(data, name, declared=hints.get("charset") or encoding)
    page = _extract(decoded.text)
    blocks = list(_blocks(page.body)) if page is not None else []
    if page is None or sum(len(text.split()) for text, _ in blocks) < FEWEST_WORDS:
        raise UnreadableInputError(
            f"{name} holds no article: no main text was found on the page.", code="no_text"
        )
    stated = _metadata(page, decoded, hints.get("url"))
    metadata = complete(stated, decoded.text, [text for text, _ in blocks])
    titled = _titled(blocks, metadata.title)
    text, marks = lay_out((settle(text)[0], kind) for text, kind in titled)
    return Page(text, decoded.encoding, metadata, marks)


def _extract(page: str) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        # Only what the page states: a date found anywhere in its prose is not the publication's.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _metadata(page: Any, decoded: Decoded, url: str | None) -> Metadata:
    warnings = decoded.warnings
    authors = tuple(name.strip() for name in (page.author or "").split(";") if name.strip())
    language = page.language[:2].lower() if page.language else None
    published = iso_date(page.date) if page.date else None
    if published and is_day_of_change(published, decoded.text):
        warnings = (*warnings, f"The page states only when it was last changed: {published}.")
        published = None
    return Metadata(
        title=_one_line(page.title),
        authors=all_authors(rejoined(authors), decoded.text),
        published=published,
        publisher=_one_line(page.sitename),
        section=_one_line(page.categories[0]) if page.categories else None,
        language=language,
        url=_one_line(page.url) or url,
        warnings=warnings,
    )


def _one_line(value: str | None) -> str | None:
    return " ".join(settle(value)[0].split()) or None if value else None


def _blocks(element: Any, within: PassageKind | None = None) -> Iterator[Block]:
    """Yield (text, kind) of the blocks under an element, in order."""
    kind = KINDS.get(element.tag, within)
    if element.tag == "row":
        cells = (" ".join("".join(cell.itertext()).split()) for cell in element)
        yield " | ".join(cell for cell in cells if cell), kind
        return
    pending = [element.text or ""]
    for child in element:
        if child.tag in BLOCKS:
            yield from _finished(pending, kind)
            yield from _blocks(child, kind)
            pending = [child.tail or ""]
        elif child.tag == "lb":
            yield from _finished(pending, kind)
            pending = [child.tail or ""]
        else:
            pending += ["".join(child.itertext()), child.tail or ""]
    yield from _finished(pending, kind)


def _finished(pending: list[str], kind: PassageKind | None) -> Iterator[Block]:
    text = " ".join("".join(pending).split())
    if text:
        yield text, kind


def _titled(blocks: list[Block], title: str | None) -> list[Block]:
    """Put the title first, and mark it, unless it stands a little below the top."""
    if not title:
        return blocks
    first, *rest = blocks
    if _same(first[0], title):
        return [(first[0], "title"), *rest]
    is_there = any(_same(text, title) for text, _ in blocks[:3])
    return blocks if is_there else [(title, "title"), *blocks]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
