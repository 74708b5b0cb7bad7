"""Factiva: with field codes (``HD``, ``BY``, ``PD``) or as the page shows an article."""

import re

from docanalyze.reading.exports.fields import Fields, plain_date

__all__ = ["LAST_LINE", "factiva_fields"]

# A code stands alone in its line, or has its value behind it.
CODE = re.compile(r"^[ \t]*([A-Z][A-Z0-9]{1,2})(?:(?:\t| {2,})(.*)|[ \t]*)$")
CODES = {
    "HD": "title",
    "BY": "author",
    "PD": "date",
    "SN": "publication",
    "SE": "section",
    "LA": "language",
    "URL": "url",
}
TEXT = ("LP", "TD")
OTHERS = frozenset(
    {
        *("AN", "ART", "CLM", "CO", "CR", "CT", "CX", "CY", "DE", "ED", "ET", "HL", "IN", "IPC"),
        *("IPD", "NS", "PG", "PUB", "RE", "RF", "SC", "VOL", "WC"),
    }
)
WORDS = re.compile(r"[\d,.]+ words?")
LAST_LINE = re.compile(r"^[ \t]*(?:AN[ \t]+)?Document [A-Za-z0-9]{16,}[ \t]*$", re.MULTILINE)
RIGHTS = re.compile(r"(?i)^(?:copyright\b|©|\(c\))|all rights reserved")
SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")
TIME = re.compile(r"\d{1,2}:\d{2}(?: ?[AP]M)?")
LANGUAGES = frozenset({"English", "French", "German", "Spanish", "Italian", "Portuguese", "Dutch"})
LONGEST_HEADER = 14


def factiva_fields(block: str) -> Fields:
    """Take a block apart.

    Args:
        block: Up to its line ``Document …``.
    """
    bare = LAST_LINE.sub("", block)
    lines = bare.split("\n")
    return _coded(lines) if any(_code(line) == "HD" for line in lines) else _shown(lines)


def _code(line: str) -> str | None:
    match = CODE.match(line)
    known = match is not None and (match[1] in CODES or match[1] in OTHERS or match[1] in TEXT)
    return match[1] if match and known else None


def _coded(lines: list[str]) -> Fields:
    values: dict[str, list[str]] = {}
    current: str | None = None
    for line in lines:
        code = _code(line)
        # In the text a line may begin with what looks like a code.
        if code and (current not in TEXT or code not in values):
            match = CODE.match(line)
            current = code
            values[code] = [(match[2] or "") if match else ""]
        elif current:
            values[current].append(line.strip() if current not in TEXT else line)
    stated = {
        name: " ".join(" ".join(values[code]).split())
        for code, name in CODES.items()
        if code in values
    }
    parts = ("\n".join(values[code]).strip("\n") for code in TEXT if code in values)
    return Fields("\n\n".join(part for part in parts if part.strip()), stated)


def _shown(lines: list[str]) -> Fields:
    """Read what the page shows: title, byline, number of words, date, paper, then the text."""
    counted = next((at for at, line in enumerate(lines) if WORDS.fullmatch(line.strip())), None)
    if counted is None:
        return Fields("\n".join(lines))
    stated: dict[str, str] = {}
    above = [line.strip() for line in lines[:counted] if line.strip()]
    if above and re.match(r"(?i)by ", above[-1]):
        stated["author"] = above.pop()
    if above:
        stated["title"] = above[-1]
    if len(above) > 1:
        stated["section"] = above[0]
    text_from = counted + 1
    ends = _end_of_header(lines, text_from)
    for line in lines[text_from : text_from + LONGEST_HEADER]:
        if not _read_shown(line.strip(), stated) and text_from >= ends:
            break
        text_from += 1
        if RIGHTS.search(line):
            break
    return Fields("\n".join(lines[text_from:]), stated)


def _end_of_header(lines: list[str], start: int) -> int:
    """Return the line behind the language or the rights, which end a header if they are given."""
    last = [
        at
        for at, line in enumerate(lines[start : start + LONGEST_HEADER], start=start + 1)
        if line.strip() in LANGUAGES or RIGHTS.search(line)
    ]
    return max(last, default=start)


def _read_shown(line: str, stated: dict[str, str]) -> bool:
    """Read one line of the header; return whether it was one."""
    if not line or TIME.fullmatch(line) or RIGHTS.search(line):
        return True
    if "date" not in stated:
        date = plain_date(line)
        stated["date"] = date or ""
        return date is not None
    if line in LANGUAGES:
        stated["language"] = line
        return True
    if "publication" not in stated:
        stated["publication"] = line
        return True
    return bool(SOURCE_CODE.fullmatch(line)) or line.isdigit()
