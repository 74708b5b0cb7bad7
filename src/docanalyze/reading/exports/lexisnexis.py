"""LexisNexis: the classic text (``1 of 9 DOCUMENTS``) and Nexis Uni (``End of Document``)."""

import re

from docanalyze.reading.exports.fields import Fields, plain_date

__all__ = ["lexisnexis_fields", "nexis_uni_fields"]

LABEL = re.compile(r"^([A-Z][A-Z-]{2,30}(?: [A-Z-]{2,20})?):[ \t]*(.*)$")
BORDER = re.compile(r"[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*")
RIGHTS = re.compile(r"(?i)^(?:copyright\b|©|\(c\)|all rights reserved)")
# Labels before and behind the text; any other line of capitals with a colon belongs to it.
BEFORE = frozenset(
    {
        *("SECTION", "LENGTH", "HEADLINE", "BYLINE", "DATELINE", "BODY", "HIGHLIGHT", "SERIES"),
        *("DISTRIBUTION", "ANCHORS", "GUESTS", "TYPE", "SOURCE", "CONTRIBUTOR", "ABSTRACT"),
    }
)
BEHIND = frozenset(
    {
        *("LOAD-DATE", "LANGUAGE", "GRAPHIC", "PUBLICATION-TYPE", "PUB-TYPE", "DOCUMENT-TYPE"),
        *("SUBJECT", "GEOGRAPHIC", "ORGANIZATION", "PERSON", "COUNTRY", "CITY", "STATE"),
        *("COMPANY", "TICKER", "INDUSTRY", "JOURNAL-CODE", "CORRECTION-DATE", "NOTES"),
        *("CORRECTION", "URL", "ENHANCEMENT", "TRANSCRIPT", "UPDATE"),
    }
)
WANTED = {
    "HEADLINE": "title",
    "BYLINE": "author",
    "SECTION": "section",
    "LANGUAGE": "language",
    "URL": "url",
}


def lexisnexis_fields(block: str) -> Fields:
    """Take a block of the classic form apart.

    Args:
        block: From its line ``n of m DOCUMENTS`` on.
    """
    lines = block.split("\n")
    first_label = next((at for at, line in enumerate(lines) if _label(line) in BEFORE), len(lines))
    stated = _masthead(lines[:first_label])
    body_from, body_to = _read_labels(lines, first_label, stated)
    return Fields("\n".join(lines[body_from:body_to]), _without_page(stated))


def _without_page(stated: dict[str, str]) -> dict[str, str]:
    """Take the page off the section: ``FOREIGN; Pg. 3``."""
    return {
        name: value.partition(";")[0].strip() if name == "section" else value
        for name, value in stated.items()
    }


def _label(line: str) -> str | None:
    match = LABEL.match(line)
    return match[1] if match else None


def _masthead(lines: list[str]) -> dict[str, str]:
    """Read the centred lines: rights, paper, date, and sometimes the title under them."""
    plain = [line.strip() for line in lines if line.strip() and not BORDER.fullmatch(line)]
    plain = [line for line in plain if not _is_of_rights(line, lines)]
    dated = next((at for at, line in enumerate(plain) if plain_date(line)), None)
    if dated is None:
        return {"publication": plain[0]} if plain else {}
    stated = {"date": plain[dated]}
    if dated:
        stated["publication"] = plain[dated - 1]
    # Papers without a label for it have the title at the margin; what is above it is centred.
    below = lines[next(at for at, line in enumerate(lines) if line.strip() == plain[dated]) + 1 :]
    title = " ".join(line.strip() for line in below if line[:1].strip())
    return {**stated, "title": title} if title else stated


def _is_of_rights(line: str, lines: list[str]) -> bool:
    """Whether a line tells of rights, or goes on with one that does, in the same block."""
    at = next(number for number, other in enumerate(lines) if other.strip() == line)
    while at >= 0 and lines[at].strip():
        if RIGHTS.match(lines[at].strip()):
            return True
        at -= 1
    return False


def _read_labels(lines: list[str], start: int, stated: dict[str, str]) -> tuple[int, int]:
    """Read the labels into ``stated``; return from where to where the text goes."""
    body_from = at = start
    while at < len(lines):
        label = _label(lines[at])
        if label == "BODY" or (label is None and lines[at].strip()):
            body_from = at + 1 if label == "BODY" else at
            break
        if label is not None and label not in BEFORE:
            body_from = at
            break
        at = _take(lines, at, label, stated) if label else at + 1
        body_from = at
    body_to = len(lines)
    for at in range(body_from, len(lines)):
        if _label(lines[at]) in BEHIND and (at == 0 or not lines[at - 1].strip()):
            body_to = at
            break
    at = body_to
    while at < len(lines):
        label = _label(lines[at])
        at = _take(lines, at, label, stated) if label in BEHIND else at + 1
    while body_to > body_from and _ends_the_block(lines[body_to - 1]):
        body_to -= 1
    return body_from, body_to


def _ends_the_block(line: str) -> bool:
    return not line.strip() or bool(RIGHTS.match(line.strip()))


def _take(lines: list[str], at: int, label: str | None, stated: dict[str, str]) -> int:
    """Read a label's value, which goes on to the next blank line; return where that is."""
    match = LABEL.match(lines[at])
    value = [match[2]] if match else []
    at += 1
    while at < len(lines) and lines[at].strip() and _label(lines[at]) not in BEFORE | BEHIND:
        value.append(lines[at].strip())
        at += 1
    if label == "HEADLINE" or (label in WANTED and WANTED[label] not in stated):
        stated[WANTED[label]] = " ".join(value).strip()
    return at


MODERN = re.compile(r"^(Section|Length|Byline|Highlight|Dateline|Load-Date|Language): *(.*)$")
BODY = re.compile(r"^Body[ \t]*$", re.MULTILINE)
MODERN_END = re.compile(
    r"^(?:Load-Date:|Classification[ \t]*$|End of Document|Graphic[ \t]*$|Notes[ \t]*$)",
    re.MULTILINE,
)
MODERN_WANTED = {"Section": "section", "Byline": "author", "Language": "language"}


def nexis_uni_fields(block: str) -> Fields:
    """Take a block of Nexis Uni apart.

    Args:
        block: Up to its line ``End of Document``.
    """
    body = BODY.search(block)
    head = block[: body.start()] if body else block.split("\n\n", maxsplit=1)[0]
    rest = block[body.end() :] if body else block[len(head) :]
    end = MODERN_END.search(rest)
    plain = [line.strip() for line in head.split("\n") if line.strip()]
    stated: dict[str, str] = {"title": plain[0]} if plain else {}
    for line in plain[1:]:
        labelled = MODERN.match(line)
        if labelled:
            if labelled[1] in MODERN_WANTED:
                stated[MODERN_WANTED[labelled[1]]] = labelled[2].split(";  ")[0].strip()
        elif RIGHTS.match(line):
            continue
        elif "date" not in stated and plain_date(line):
            stated["date"] = line
        elif "publication" not in stated:
            stated["publication"] = line
    rest = rest[: end.start()] if end else rest
    return Fields(rest, _without_page(stated))
