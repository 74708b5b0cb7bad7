"""ProQuest: fields with labels, the text under one of them."""

import re

from docanalyze.reading.exports.fields import Fields

__all__ = ["proquest_fields"]

LABEL = re.compile(r"^([A-Z][A-Za-z /]{1,40}): ?(.*)$")
BORDER = re.compile(r"_{40,}[ \t]*|Document \d+ of \d+")
WANTED = {
    "title": "title",
    "author": "author",
    "publication title": "publication",
    "publication date": "date",
    "section": "section",
    "language of publication": "language",
    "document url": "url",
}
# A colon in the text opens no field: only these do.
KNOWN = frozenset(
    {
        *WANTED,
        *("full text", "abstract", "abstract (summary)", "links", "subject", "location", "people"),
        *("company / organization", "identifier / keyword", "classification", "pages"),
        *("number of pages", "publication year", "publication info", "year", "publisher"),
        *("place of publication", "country of publication", "publication subject", "issn"),
        *("source type", "document type", "document feature", "proquest document id", "copyright"),
        *("last updated", "database", "volume", "issue", "first page", "credit", "url", "dateline"),
        *("column", "supplement", "edition", "source attribution", "literary indexing"),
        *("broad subject", "narrow subject", "issn (electronic)", "business indexing term"),
    }
)


def proquest_fields(block: str) -> Fields:
    """Take a block apart.

    Args:
        block: From the line of underscores on.
    """
    values: dict[str, list[str]] = {}
    current: str | None = None
    unlabelled: list[str] = []
    for line in block.split("\n"):
        match = LABEL.match(line)
        label = match[1].casefold().strip() if match else None
        if match and label in KNOWN and label not in values:
            current = label
            values[current] = [match[2]]
        elif current:
            values[current].append(line)
        elif line.strip() and not BORDER.fullmatch(line.strip()):
            unlabelled.append(line.strip())
    stated = {
        name: _first_paragraph(values[label]) for label, name in WANTED.items() if label in values
    }
    if "author" in stated:
        stated["author"] = "; ".join(map(_given_name_first, stated["author"].split(";")))
    if unlabelled:
        stated.setdefault("title", unlabelled[0])
    return Fields("\n".join(values.get("full text", [])), stated)


def _given_name_first(written: str) -> str:
    """Return ``Jane Doe`` for ``Doe, Jane``; a company's name stays as it is."""
    surname, comma, given = written.strip().partition(", ")
    return f"{given} {surname}" if comma and "," not in given else written.strip()


def _first_paragraph(lines: list[str]) -> str:
    paragraph: list[str] = []
    for line in lines:
        if not line.strip() and paragraph:
            break
        paragraph.append(line.strip())
    return " ".join(paragraph).strip()
