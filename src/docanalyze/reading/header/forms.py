"""What one line of a header says."""

import re
from dataclasses import dataclass, replace
from functools import cache

from docanalyze.reading.article import PassageKind
from docanalyze.reading.header.dates import HeaderDate, date_at, date_at_end, date_within
from docanalyze.reading.header.names import (
    begins_with_given_name,
    has_honorific,
    has_name_marks,
    is_name,
    parse_names,
)
from docanalyze.reading.header.shapes import (
    is_furniture,
    is_heading_shaped,
    is_kicker,
    is_letterhead,
    is_prose,
    is_title_case,
    load_patterns,
)

__all__ = [
    "ATTACHED",
    "BARE",
    "JOINTS",
    "LABELLED",
    "PEOPLE",
    "SIGNED_OFF",
    "HeaderLine",
    "form",
    "is_path",
    "is_place",
    "read_line",
    "run_in_dateline",
    "whole",
]

SEPARATORS = re.compile(r"\s+[|·•∙—–>›»]\s+|\s+-\s+|\s+//?\s+|\t+|\s{3,}|\s*\|\s*")
CLOCK = re.compile(
    r"\A\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:GMT|UTC|BST|CE?T|CEST|E[SD]?T|P[SD]?T)?[\s,]+",
    re.IGNORECASE,
)
TITLED_BY = re.compile(r"(?P<title>[^,|]{8,160}?)\s*[,|–—-]\s*by\s+(?P<names>\S.{3,80})")
# Completes a day and month to see whether they are a date; never given out.
ANY_YEAR = 2000
PLACE_WORD = re.compile(r"\(?[^\W\d_a-z][^\W\d_]*(?:[.'’-][^\W\d_]*)*\)?")
LABEL_GAP = re.compile(
    r"[|;]|\.\s+(?=[A-Z])|\s+(?=(?:[Tt]itle|TITLE|[Aa]uthors?|AUTHORS?|[Dd]ate|DATE|[Ss]ource|SOURCE)\s?:)"
)
PIPES = re.compile(r"[|•·]")
PEOPLE = re.compile(r",\s+and\s+|\s+and\s+|\s*&\s*|,\s+|;\s+")
JOINTS = " \t,.;:|·•—–-()[]"
MOST_PLACE_WORDS = 3
FEWEST_TITLE_WORDS = 3
MOST_LABEL_WORDS = 40
MOST_PUBLISHER_WORDS = 6
MOST_PARTS = 6
LONGEST_LINE = 600
# A hard-wrapped line of a header has few lines; a paragraph has more.
MOST_LINE_ENDS = 2

# Forms in which capitals matter.
CASED = frozenset({"run_in", "initials", "running_head"})
# How far a date can be trusted to be that of publication; the lower the better.
LABELLED, BARE, ATTACHED, SIGNED_OFF = range(4)


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What a header line gives.

    Args:
        kind: Of the passage.
        title: The title in it.
        authors: Named in it.
        published: Rank and EDTF of a date of publication in it.
        publisher: Named in it.
        opens: It is a label whose value, a name, stands on the next line.
    """

    kind: PassageKind
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[int, str] | None = None
    publisher: str | None = None
    opens: bool = False


@cache
def form(name: str) -> re.Pattern[str]:
    """Return a pattern of ``lines.toml``, compiled.

    Args:
        name: Its key.
    """
    written = load_patterns("lines")["forms"][name]
    return re.compile(written, re.NOFLAG if name in CASED else re.IGNORECASE)


def whole(name: str, line: str) -> re.Match[str] | None:
    """Match all of a line with a pattern of ``lines.toml``; what is longer than a line is none.

    Args:
        name: Its key.
        line: One block of the text.
    """
    return form(name).fullmatch(line) if len(line) <= LONGEST_LINE else None


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {
        label: role for role, labels in load_patterns("lines")["labels"].items() for label in labels
    }
    words = "|".join(sorted(map(re.escape, roles), key=len, reverse=True))
    pattern = rf"(?P<label>{words})(?:(?P<colon>\s*:)\s*|\s+)(?P<value>.*)"
    return re.compile(pattern, re.IGNORECASE), roles


def read_line(line: str, *, titled: bool) -> HeaderLine | None:
    """Return what a line says if it is one of a header's forms, else None.

    Args:
        line: One block of the text.
        titled: Whether the title has been found already.
    """
    bare = line.strip("*_# \t")
    if not bare or len(bare) > LONGEST_LINE or bare.count("\n") > MOST_LINE_ENDS:
        return None
    bare = re.sub(r"\s*\n\s*", " ", bare)
    return (
        _several_labels(bare, titled=titled)
        or _labelled(bare, titled=titled)
        or _several(bare, titled=titled)
        or _single(bare, titled=titled)
    )


def _labelled(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``Author: …``, ``Published: …``, ``date 2026-02-06 Title``."""
    pattern, roles = _labels()
    match = pattern.fullmatch(line)
    if not match or len(line.split(None, MOST_LABEL_WORDS)) >= MOST_LABEL_WORDS:
        return None
    role = roles[match["label"].lower()]
    value = match["value"].strip("*_ \t")
    if role in {"date", "updated"}:
        return _labelled_date(value, role, titled=titled, colon=bool(match["colon"]))
    return _labelled_value(value, role, titled=titled) if match["colon"] else None


def _labelled_value(value: str, role: str, *, titled: bool) -> HeaderLine | None:
    if role == "author":
        return _byline(value, comma_list=True) if value else HeaderLine("byline", opens=True)
    if not value or (role != "title" and is_prose(value)):
        return None
    if role == "title":
        return HeaderLine("heading" if titled else "title", title=value)
    return HeaderLine("other", publisher=value if role == "publisher" else None)


def _labelled_date(value: str, role: str, *, titled: bool, colon: bool) -> HeaderLine | None:
    value = CLOCK.sub("", value.lstrip(JOINTS))
    found = date_at(value, year_alone=colon)
    if found is None:
        return None
    rest = value[found.end :].strip(JOINTS)
    published = (LABELLED, found.edtf) if role == "date" else None
    if not rest:
        return HeaderLine("dateline", published=published)
    following = read_line(rest, titled=titled)
    if not following and _is_plainly_name(rest):
        following = HeaderLine("byline", authors=parse_names(rest))
    if following:
        # "Published: …, updated: …" is a stamp of the page.
        kind = "other" if following.kind == "dateline" else following.kind
        return replace(following, kind=kind, published=published or following.published)
    if not titled and is_heading_shaped(rest):
        return HeaderLine("title", title=rest, published=published)
    return None if is_prose(rest) else HeaderLine("dateline", published=published)


def _several_labels(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``Title: … | Author: … | Date: …``, ``Received …; published online …``."""
    parts = [part.strip(" .") for part in LABEL_GAP.split(line) if part.strip(" .")]
    read = [_labelled(part, titled=titled) for part in parts] if len(parts) > 1 else []
    lines = [item for item in read if item]
    if not lines or len(lines) < len(parts):
        return None
    merged = _merge(lines)
    # Several dates are a stamp of the page.
    return replace(merged, kind="other") if merged.kind == "dateline" else merged


def _several(line: str, *, titled: bool) -> HeaderLine | None:
    """Read a line of several parts: ``By A. Author | 12 March 2019 | 5 min read``."""
    if is_path(line):
        return HeaderLine("other")
    parts = [part.strip() for part in SEPARATORS.split(line) if part.strip()]
    if not 1 < len(parts) <= MOST_PARTS:
        return None
    read = [_part(part) for part in parts]
    # A date or a name in one part tells what the others are.
    if any(item and (item.authors or item.kind == "dateline") for item in read):
        read = read if titled else _with_title(read, parts)
        read = _with_companions(read, parts)
        if all(read):
            return _merge([item for item in read if item])
    return None if titled or not PIPES.search(line) else _piped_title(line, parts)


def _piped_title(line: str, parts: list[str]) -> HeaderLine | None:
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


def _part(part: str) -> HeaderLine | None:
    if is_kicker(part) or form("reading_time").fullmatch(part):
        return HeaderLine("other")
    return _labelled(part, titled=True) or _single(part, titled=True)


def _with_title(read: list[HeaderLine | None], parts: list[str]) -> list[HeaderLine | None]:
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
    body = is_letterhead(part) or form("newspaper").fullmatch(part)
    people = _are_people(part) or _has_role(part)
    return (
        long
        and len(words) >= FEWEST_TITLE_WORDS
        and is_heading_shaped(part)
        and not (body or people)
    )


def _with_companions(read: list[HeaderLine | None], parts: list[str]) -> list[HeaderLine | None]:
    """Read the parts that only others make plain; what follows one bare name is its place."""
    named = any(item and item.authors for item in read)
    every: list[HeaderLine | None] = []
    capitals = {part.isupper() for part in parts if len(part) > 1 and part[0].isalpha()}
    for item, part in zip(read, parts, strict=True):
        set_apart = part.isupper() and (len(capitals) > 1 or parts[0] != part)
        place = is_place(part) and (named or set_apart) and not _is_plainly_name(part)
        line = item or (HeaderLine("dateline") if place else _companion(part))
        named = named or bool(line and line.authors)
        every.append(line)
    return every


def _is_plainly_name(part: str) -> bool:
    return is_name(part) and (begins_with_given_name(part) or has_name_marks(part))


def is_path(line: str) -> bool:
    """Whether a line is the way to a page of a site: ``Home > World``, ``News / Politics``.

    Args:
        line: One line.
    """
    parts = form("path_mark").split(line) if len(line) <= LONGEST_LINE else [line]
    if len(parts) == 1:
        return False
    return bool(form("path_start").fullmatch(parts[0])) or all(map(is_kicker, parts))


def _companion(part: str) -> HeaderLine | None:
    """Read a part that only the date or name beside it makes plain: a name, a place, a paper."""
    paper = form("newspaper").fullmatch(part) is not None
    if is_name(part) and (not paper or _is_plainly_name(part)):
        return HeaderLine("byline", authors=parse_names(part))
    if paper or part in load_patterns("lines")["forms"]["agencies"]:
        return HeaderLine("other", publisher=part)
    head, _, after = part.partition(",")
    listed = is_place(after.strip()) and all(map(is_name, PEOPLE.split(head)))
    names = parse_names(part) if _has_role(part) or listed or _are_people(part) else ()
    if names:
        return HeaderLine("byline", authors=names)
    return HeaderLine("dateline") if is_place(part) or is_heading_shaped(part) else None


def _merge(lines: list[HeaderLine]) -> HeaderLine:
    authors = tuple(author for line in lines for author in line.authors)
    dates = [line.published for line in lines if line.published]
    kinds = {line.kind for line in lines}
    ranked: tuple[PassageKind, ...] = ("title", "byline", "dateline", "other")
    return HeaderLine(
        next(kind for kind in ranked if kind in kinds),
        title=next((line.title for line in lines if line.title), None),
        authors=authors,
        published=min(dates) if dates else None,
        publisher=next((line.publisher for line in lines if line.publisher), None),
    )


def _single(line: str, *, titled: bool) -> HeaderLine | None:
    inner = line.strip("()[] ")
    found = date_at(inner)
    if found and form("date_tail").fullmatch(inner[found.end :]):
        return HeaderLine("dateline", published=(BARE, found.edtf))
    if line.strip("()[]. ") in load_patterns("lines")["forms"]["agencies"]:
        return HeaderLine("other", publisher=line.strip("()[]. "))
    if form("byline_open").fullmatch(line) or form("speech_open").fullmatch(line):
        return HeaderLine("byline", opens=True)
    return (
        _speech(line, titled=titled)
        or _written_by(line)
        or _published_in(line)
        or _masthead(line)
        or _venue(line, titled=titled)
        or _dated_title(inner, found, titled=titled)
        or _titled_by(line, titled=titled)
        or _place_and_date(line)
    )


def _speech(line: str, *, titled: bool) -> HeaderLine | None:
    match = form("speech").fullmatch(line)
    if len(line.split()) > MOST_LABEL_WORDS:
        return None
    if not match:
        return None if titled else _speech_to(line)
    dated = date_at_end(line)
    title = (_without_place(line[: dated.start]) if dated else line).rstrip(".")
    authors = parse_names(match["names"]) or _behind_post(match["names"])
    if not authors and (titled or dated):
        return None if titled else _speech_to(line)
    return HeaderLine(
        "byline" if titled else "title",
        title=None if titled else title,
        authors=authors,
        published=(ATTACHED, dated.edtf) if dated else None,
    )


def _speech_to(line: str) -> HeaderLine | None:
    """Read ``Speech to the Straits Society, Lund, 4 May 1999``."""
    dated = date_at_end(line) if form("speech_to").fullmatch(line) else None
    title = _without_place(line[: dated.start]) if dated else ""
    if not dated or not is_heading_shaped(title):
        return None
    return HeaderLine("title", title=title, published=(ATTACHED, dated.edtf))


def _behind_post(written: str) -> tuple[str, ...]:
    """Return who is named between commas behind the post: ``the President of X, Mr. Roe, to …``."""
    parts = (part.strip() for part in written.split(","))
    return next((parse_names(part) for part in parts if has_honorific(part) and is_name(part)), ())


def _without_place(written: str) -> str:
    """Return the head of a speech without the place that stands between it and its date."""
    head, comma, place = written.rstrip(JOINTS).rpartition(",")
    return head if comma and "," in head and is_place(place) else written.rstrip(JOINTS)


def _written_by(line: str) -> HeaderLine | None:
    sent = form("from_our").fullmatch(line.strip("()[]. "))
    if sent:
        return HeaderLine("byline", authors=parse_names(sent["names"]) if sent["names"] else ())
    posted = form("from_name").fullmatch(line)
    if posted and _is_plainly_name(posted["names"]) and is_place(posted["place"]):
        return HeaderLine("byline", authors=parse_names(posted["names"]))
    match = form("byline").fullmatch(line)
    return _byline(match["names"]) if match and not is_prose(line) else None


def _byline(written: str, *, comma_list: bool = False) -> HeaderLine | None:
    dated = date_at_end(written)
    names = written[: dated.start].rstrip(JOINTS) if dated else written
    authors = parse_names(names, comma_list=comma_list)
    published = (BARE, dated.edtf) if dated else None
    if authors:
        return HeaderLine("byline", authors=authors, published=published)
    if names.strip(" .") in load_patterns("lines")["forms"]["agencies"]:
        return HeaderLine("byline", published=published, publisher=names.strip(" ."))
    staff = form("staff").fullmatch(names.strip(" .")) or (dated and not is_prose(written))
    return HeaderLine("byline", published=published) if staff or comma_list else None


def _published_in(line: str) -> HeaderLine | None:
    line = line.strip("[]()")
    match = form("published_in").fullmatch(line)
    dated = date_at_end(line)
    if not match or not dated or len(line.split()) > MOST_LABEL_WORDS:
        return None
    between = line[match.start("publisher") : dated.start].strip(JOINTS)
    publisher = re.sub(r"[,\s]+(?:on|in)$", "", between).strip("*_ ")
    return HeaderLine("other", published=(LABELLED, dated.edtf), publisher=publisher or None)


def _masthead(line: str) -> HeaderLine | None:
    """Read ``Strait Quarterly, Vol. 9 (Spring 1974), pp. 112-131`` and ``No. 4112. GALLE, …``."""
    if is_prose(line.rstrip(".")):
        return None
    dated = date_at_end(line) or date_within(line)
    match = form("masthead").fullmatch(line) or form("running_head").fullmatch(line)
    if match:
        named = match.groupdict()
        return HeaderLine(
            "other",
            publisher=(named["publisher"] or named.get("journal") or "").strip(JOINTS),
            published=(ATTACHED, dated.edtf) if dated else None,
        )
    if dated and (
        form("issue_line").fullmatch(line) or is_kicker(line[: dated.start].rstrip(JOINTS))
    ):
        return HeaderLine("other", published=(BARE, dated.edtf))
    return None


def _dated_title(line: str, found: HeaderDate | None, *, titled: bool) -> HeaderLine | None:
    """Read ``2026-02-06 Title of the article``."""
    if titled or not found or not re.match(r"\d{4}-\d\d-\d\d", line):
        return None
    rest = line[found.end :].strip(JOINTS)
    if not is_heading_shaped(rest):
        return None
    return HeaderLine("title", title=rest, published=(BARE, found.edtf))


def _venue(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``at the University of Lund on 17 November 1994`` below a title."""
    dated = date_at_end(line) if titled and form("venue").fullmatch(line) else None
    if not dated or is_prose(line.rstrip(".")):
        return None
    return HeaderLine("dateline", published=(ATTACHED, dated.edtf))


def _titled_by(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``Title of the article, by Jane Doe``."""
    match = None if titled or is_furniture(line) else TITLED_BY.fullmatch(line)
    authors = parse_names(match["names"]) if match else ()
    if not match or not authors or not is_heading_shaped(match["title"]):
        return None
    return HeaderLine("title", title=match["title"], authors=authors)


def _place_and_date(line: str) -> HeaderLine | None:
    """Read ``Geneva, 12 March 2019``, ``12 March 2019, Geneva`` and ``Geneva, March 12``."""
    line = form("price").sub("", line)
    first = date_at(line)
    glued = "," not in line
    if first and _is_place_only(line[first.end :].strip(JOINTS), glued=glued):
        return HeaderLine("dateline", published=(BARE, first.edtf))
    dated = date_at_end(line)
    if not dated:
        yearless = date_at_end(f"{line.rstrip('. ')} {ANY_YEAR}")
        placed = yearless and is_place(line[: yearless.start].rstrip(JOINTS))
        return HeaderLine("dateline") if placed else None
    if dated.start == 0:
        return None
    head = line[: dated.start].rstrip(JOINTS)
    if form("newspaper").fullmatch(head):
        return HeaderLine("other", publisher=head, published=(BARE, dated.edtf))
    if not _is_place_only(head, glued=glued):
        return None
    return HeaderLine("dateline", published=(BARE, dated.edtf))


def _is_place_only(written: str, *, glued: bool) -> bool:
    """Whether a string is a place; without a comma before the date a name is nobody's place."""
    return is_place(written) and not (glued and _is_plainly_name(written))


def is_place(written: str) -> bool:
    """Whether a string can be the place of a dateline: a few capitalised words.

    Args:
        written: Without date and agency.
    """
    words = written.replace(",", " ").split()
    events = load_patterns("lines")["forms"]["event_words"]
    return (
        0 < len(words) <= MOST_PLACE_WORDS
        and all(PLACE_WORD.fullmatch(word) for word in words)
        and not any(word.lower() in events for word in words)
    )


def _are_people(part: str) -> bool:
    names = PEOPLE.split(part)
    return len(names) > 1 and all(map(is_name, names)) and any(map(_is_plainly_name, names))


def _has_role(written: str) -> bool:
    _, comma, after = written.partition(",")
    return bool(comma and form("role").match(after.strip()))


def run_in_dateline(paragraph: str, year: str | None = None) -> HeaderLine | None:
    """Return what a dateline in front of a paragraph says: ``GENEVA, 4 May 1998 (AP) — …``.

    Args:
        paragraph: The first paragraph.
        year: Of publication, where another line of the article states it.
    """
    match = form("run_in").match(paragraph)
    if not match:
        return None
    dated = date_at_end(match["place"])
    if not dated and year:
        dated = date_at_end(f"{match['place'].strip(JOINTS)} {year}")
    agency = match["agency"]
    known = agency in load_patterns("lines")["forms"]["agencies"]
    return HeaderLine(
        "paragraph",
        published=(ATTACHED, dated.edtf) if dated else None,
        publisher=agency if known else None,
    )
