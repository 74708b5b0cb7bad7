"""What a web page shows between its headline and its article, where nothing states it.

The extractor leaves bylines and dates out of the article, and old or plain pages have no metadata.
Their lines are read like the header of a text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from docanalyze.reading.assembly import Metadata
from docanalyze.reading.header import day_of, parse_header, read_line

__all__ = ["complete"]

BREAKS = frozenset(
    {
        "p",
        "div",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
    }
    | {"section", "article", "header", "footer", "main", "address", "time", "center", "blockquote"}
    | {"title", "body", "head", "dl", "dt", "dd", "figure", "figcaption", "nav", "aside", "form"}
)
UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "button", "select", "head"})
HEADLINES = ("h1", "h2", "h3")
# Of the lines below the headline so many may be its.
MOST_LINES = 14
MOST_HEADLINES = 40
LONGEST_LINE = 240
# By so much the first paragraph is known again.
BEGINNING = 40
FEWEST_TITLE_WORDS = 2
SITE = re.compile(r"\s+[|–—·»:-]+\s+\S.{0,80}")


def complete(metadata: Metadata, page: str, blocks: Sequence[str]) -> Metadata:
    """Add the authors and the date that stand below the headline, and take the site off the title.

    Args:
        metadata: What the page states.
        page: Its HTML.
        blocks: Of the article.
    """
    from lxml import etree, html

    try:
        root = html.document_fromstring(
            page.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return metadata
    title = _without_site(metadata.title, _headlines(root))
    metadata = replace(metadata, title=title)
    lines = list(_lines(root))
    if metadata.published and _is_of_change(metadata.published, page, lines):
        metadata = replace(metadata, published=None)
    if title is None or (metadata.authors and metadata.published):
        return metadata
    head = _below_headline(lines, title, blocks)
    body = "\n\n".join(block for block in blocks if block != title)
    header = parse_header("\n".join((title, *head)) + "\n\n" + body, known_title=title)
    return replace(
        metadata,
        authors=metadata.authors or header.authors,
        published=metadata.published or header.published,
    )


def _is_of_change(day: str, page: str, lines: Sequence[str]) -> bool:
    """Whether a page bears a day only where a line tells of its last change."""
    bearing = [line for line in lines if len(line) <= LONGEST_LINE and day_of(line) == day]
    told = [read_line(line, titled=True) for line in bearing]
    changed = bool(told) and all(line and not line.published for line in told)
    return changed and day not in page


def _headlines(root: Any) -> Iterator[str]:
    for element in root.iter(*HEADLINES):
        yield " ".join("".join(element.itertext()).split())


def _without_site(title: str | None, headlines: Iterator[str]) -> str | None:
    """Return a title without the name of the site, if the page has a headline that is just so."""
    for headline in islice(headlines, MOST_HEADLINES):
        long = len(headline.split()) >= FEWEST_TITLE_WORDS
        if title and long and title.startswith(headline) and SITE.fullmatch(title[len(headline) :]):
            return headline
    return title


def _lines(root: Any) -> Iterator[str]:
    """Yield the lines that a reader of the page sees, in order."""
    from lxml import etree

    pending: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            pending.append((element.tail or "") if not unseen else "")
            continue
        starts = event == "start"
        if element.tag in BREAKS and not unseen:
            yield from _line(pending)
            pending = []
        if starts and element.tag in UNSEEN:
            unseen += 1
        elif not starts and element.tag in UNSEEN:
            unseen -= 1
        if not unseen:
            pending.append((element.text if starts else element.tail) or "")
    yield from _line(pending)


def _line(pending: Sequence[str]) -> Iterator[str]:
    line = " ".join("".join(pending).split())
    if line:
        yield line


def _below_headline(lines: Sequence[str], title: str, blocks: Sequence[str]) -> list[str]:
    """Return the lines between the headline and the first paragraph; none if one is missing."""
    begins = [block[:BEGINNING] for block in blocks if block != title and len(block) > BEGINNING]
    places = [number for number, line in enumerate(lines) if line == title]
    for place in reversed(places):
        below = lines[place + 1 : place + 2 + MOST_LINES]
        for number, line in enumerate(below):
            if begins and line.startswith(begins[0]):
                return [line for line in below[:number] if len(line) <= LONGEST_LINE]
    return []
