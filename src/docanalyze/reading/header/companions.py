"""The parts of a line that only the date or the name beside them makes plain."""

from docanalyze.reading.header.line import PEOPLE, HeaderLine, form, is_agency
from docanalyze.reading.header.names import is_name, is_plainly_name, parse_names
from docanalyze.reading.header.places import is_place
from docanalyze.reading.header.shapes import (
    is_heading_shaped,
    is_kicker,
    is_letterhead,
    is_title_case,
)

__all__ = ["names_paper", "piped_title", "with_companions", "with_title"]

FEWEST_TITLE_WORDS = 3
BODIES = ("newspaper", "office")
MOST_PUBLISHER_WORDS = 6


def names_paper(parts: list[str]) -> bool:
    """Whether a line has a name and the paper beside it: ``Jane Doe - The Harbour Gazette``."""
    papers = [part for part in parts if form("newspaper").fullmatch(part)]
    return bool(papers) and any(is_name(part) for part in parts if part not in papers)


def with_title(read: list[HeaderLine | None], parts: list[str]) -> list[HeaderLine | None]:
    """Take the only part that no form reads, and that is long enough, for the title."""
    titles = [part for item, part in zip(read, parts, strict=True) if not item and _titles(part)]
    if len(titles) != 1:
        return read
    return [
        HeaderLine("title", title=part) if part == titles[0] else item
        for item, part in zip(read, parts, strict=True)
    ]


def _titles(part: str) -> bool:
    """Whether one part of a line is a title: longer than a name, or not capitalised throughout."""
    words = part.split()
    long = len(words) > FEWEST_TITLE_WORDS or not is_title_case(words)
    body = is_letterhead(part) or any(form(name).fullmatch(part) for name in BODIES)
    people = _are_people(part) or _has_role(part)
    return (
        long
        and len(words) >= FEWEST_TITLE_WORDS
        and is_heading_shaped(part)
        and not (body or people)
    )


def with_companions(
    read: list[HeaderLine | None], parts: list[str], *, titled: bool
) -> list[HeaderLine | None]:
    """Read the parts that only others make plain; what follows one bare name is its place.

    Args:
        read: What the parts say by themselves.
        parts: As they stand in the line.
        titled: Whether the title has been found; above it, papers are named like people.
    """
    named = any(item and item.authors for item in read)
    every: list[HeaderLine | None] = []
    capitals = {part.isupper() for part in parts if len(part) > 1 and part[0].isalpha()}
    for item, part in zip(read, parts, strict=True):
        set_apart = part.isupper() and (len(capitals) > 1 or parts[0] != part)
        place = is_place(part) and (named or set_apart) and not is_plainly_name(part)
        line = item or (HeaderLine("dateline") if place else _companion(part, titled=titled))
        named = named or bool(line and line.authors)
        every.append(line)
    return every


def _companion(part: str, *, titled: bool) -> HeaderLine | None:
    """Read a part that only the date or name beside it makes plain: a name, a place, a paper."""
    paper = form("newspaper").fullmatch(part) is not None
    if is_name(part) and ((titled and not paper) or is_plainly_name(part)):
        return HeaderLine("byline", authors=parse_names(part))
    if paper or is_agency(part):
        return HeaderLine("other", publisher=part)
    head, _, after = part.partition(",")
    known = is_name if titled else is_plainly_name
    listed = is_place(after.strip()) and all(map(known, PEOPLE.split(head)))
    names = parse_names(part) if _has_role(part) or listed or _are_people(part) else ()
    if names:
        return HeaderLine("byline", authors=names)
    return HeaderLine("dateline") if is_place(part) or is_heading_shaped(part) else None


def _are_people(part: str) -> bool:
    names = PEOPLE.split(part)
    return len(names) > 1 and all(map(is_name, names)) and any(map(is_plainly_name, names))


def _has_role(written: str) -> bool:
    _, comma, after = written.partition(",")
    return bool(comma and form("role").match(after.strip()))


def piped_title(line: str, parts: list[str]) -> HeaderLine | None:
    """Read ``OPINION | Title`` and ``Title | The Paper``."""
    if is_kicker(parts[0]):
        rest = parts[-1] if "|" not in line else line[line.index(parts[1], len(parts[0])) :]
        if len(rest.split()) < FEWEST_TITLE_WORDS:
            return HeaderLine("other")
        return HeaderLine("title", title=rest) if is_heading_shaped(rest) else None
    if (
        "|" in line
        and len(parts[-1].split()) <= MOST_PUBLISHER_WORDS
        and is_heading_shaped(parts[0])
    ):
        return HeaderLine("title", title=line[: line.rindex("|")].strip(), publisher=parts[-1])
    return None
