"""Read one line of a header: labels and values, parts side by side, or one form."""

import re
from dataclasses import replace
from functools import cache

from docanalyze.reading.header.bylines import byline, titled_by, written_by
from docanalyze.reading.header.companions import (
    names_paper,
    piped_title,
    with_companions,
    with_title,
)
from docanalyze.reading.header.datelines import (
    LIFE_OF_PAPER,
    dated_title,
    masthead,
    place_and_date,
    published_in,
    recorded,
    released,
)
from docanalyze.reading.header.dates import HeaderDate, date_at, date_at_end
from docanalyze.reading.header.line import (
    ATTACHED,
    BARE,
    JOINTS,
    LONGEST_LINE,
    MOST_LABEL_WORDS,
    RANKS,
    HeaderLine,
    form,
    is_agency,
    merge,
)
from docanalyze.reading.header.names import forename_first, is_plainly_name, parse_names
from docanalyze.reading.header.places import is_path
from docanalyze.reading.header.shapes import (
    is_furniture,
    is_heading_shaped,
    is_kicker,
    is_prose,
    load_patterns,
)
from docanalyze.reading.header.speeches import speech_head, venue

__all__ = ["label_alone", "read_line"]

SEPARATORS = re.compile(r"\s+[|·•∙—–>›»]\s+|\s+-\s+|\s+//?\s+|\t+|\s{3,}|\s*\|\s*")
CLOCK = re.compile(
    r"\A\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:GMT|UTC|BST|CE?T|CEST|E[SD]?T|P[SD]?T)?[\s,]+",
    re.IGNORECASE,
)
LABEL_GAP = re.compile(
    r"[|;]|\.\s+(?=[A-Z])|\s+(?=(?:[Tt]itle|TITLE|[Aa]uthors?|AUTHORS?|[Dd]ate|DATE|[Ss]ource|SOURCE)\s?:)"
)
# A capital shows that a stamp of the page begins inside a line.
STAMP = re.compile(
    r"(?:[\s,(]+|(?<=\d))(?=(?:(?:First|Last|Originally|FIRST|LAST) )?"
    r"(?:Published|PUBLISHED|Posted|POSTED|Updated|UPDATED|Modified|MODIFIED)\b)"
)
PIPES = re.compile(r"[|•·]")
MOST_PARTS = 6
# Labels that without a colon begin a sentence.
BEGIN_SENTENCES = frozenset({"on", "in"})
# A hard-wrapped line of a header has few lines; a paragraph has more.
MOST_LINE_ENDS = 2


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
        or _stamped(bare, titled=titled)
        or _single(bare, titled=titled)
    )


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {
        label: role for role, labels in load_patterns("lines")["labels"].items() for label in labels
    }
    words = "|".join(sorted(map(re.escape, roles), key=len, reverse=True))
    pattern = rf"(?P<label>{words})(?:(?P<colon>\s*:)\s*|\s+)(?P<value>.*)"
    return re.compile(pattern, re.IGNORECASE), roles


def label_alone(line: str) -> str | None:
    """Return the role of a line that is a label and nothing else: ``Published``, ``Source:``.

    Args:
        line: One line, whose value stands on the next.
    """
    return _labels()[1].get(line.strip("*_# \t").rstrip(" :").lower())


def _labelled(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``Author: …``, ``Published: …``, ``date 2026-02-06 Title``."""
    pattern, roles = _labels()
    match = pattern.fullmatch(line)
    if not match or len(line.split(None, MOST_LABEL_WORDS)) >= MOST_LABEL_WORDS:
        return None
    label = match["label"].lower()
    role = roles[label]
    value = match["value"].strip("*_ \t")
    if label in BEGIN_SENTENCES and not match["colon"]:
        return None
    if role in {"date", "updated", "handled"}:
        return _labelled_date(value, role, titled=titled, colon=bool(match["colon"]))
    return _labelled_value(value, role, titled=titled) if match["colon"] else None


def _labelled_value(value: str, role: str, *, titled: bool) -> HeaderLine | None:
    if role == "author":
        return (
            byline(forename_first(value), comma_list=True)
            if value
            else HeaderLine("byline", opens=True)
        )
    if not value or (role != "title" and is_prose(value)):
        return None
    if role == "title":
        return HeaderLine("heading" if titled else "title", title=value)
    if role == "publisher" and PIPES.search(value):
        # The label of one part of a line is not that of all.
        return None
    issue = (masthead(value) or _dated_source(value)) if role == "publisher" else None
    if issue and issue.published:
        return issue
    return HeaderLine(
        "other",
        publisher=value if role == "publisher" else None,
        section=value.partition(";")[0].strip() if role == "section" else None,
    )


def _dated_source(value: str) -> HeaderLine | None:
    """Read ``The Harbour Monthly, February 1923`` behind "Source:"."""
    dated = date_at_end(value)
    paper = value[: dated.start].rstrip(JOINTS) if dated else ""
    if not dated or not paper:
        return None
    return HeaderLine("other", publisher=paper, published=(ATTACHED, dated.edtf))


def _labelled_date(value: str, role: str, *, titled: bool, colon: bool) -> HeaderLine | None:
    value = CLOCK.sub("", value.lstrip(JOINTS))
    found = date_at(value, year_alone=colon)
    if found is None:
        return None
    rest = value[found.end :].strip(JOINTS)
    published = (RANKS[role], found.edtf) if role in RANKS else None
    if not rest:
        return HeaderLine("dateline", published=published)
    following = read_line(rest, titled=titled)
    if not following and is_plainly_name(rest):
        following = HeaderLine("byline", authors=parse_names(rest))
    if following:
        # "Published: …, updated: …" is a stamp of the page.
        kind = "other" if following.kind == "dateline" else following.kind
        dates = [date for date in (published, following.published) if date]
        return replace(following, kind=kind, published=min(dates, default=None))
    if not colon and value.endswith((":", ",", ";")):
        return None
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
    merged = merge(lines)
    # Several dates are a stamp of the page.
    return replace(merged, kind="other") if merged.kind == "dateline" else merged


def _several(line: str, *, titled: bool) -> HeaderLine | None:
    """Read a line of several parts: ``By A. Author | 12 March 2019 | 5 min read``."""
    if is_path(line):
        return HeaderLine("other")
    line = LIFE_OF_PAPER.sub("", line)
    parts = [part.strip() for part in SEPARATORS.split(line) if part.strip()]
    if not 1 < len(parts) <= MOST_PARTS:
        return None
    read = [_part(part) for part in parts]
    # A date or a name in one part tells what the others are.
    told = any(item and (item.authors or item.kind == "dateline") for item in read)
    if told or (titled and names_paper(parts)):
        read = read if titled else with_title(read, parts)
        read = with_companions(read, parts, titled=titled)
        if all(read):
            return merge([item for item in read if item])
    return None if titled or not PIPES.search(line) else piped_title(line, parts)


def _stamped(line: str, *, titled: bool) -> HeaderLine | None:
    """Read ``Jane Doe Published 3 May 1998 Updated 5 May 1998``, where nothing parts the stamps."""
    parts = [part for part in STAMP.split(line) if part.strip()]
    read = [_part(part.strip()) for part in parts] if 1 < len(parts) <= MOST_PARTS else []
    if not any(item and item.kind == "dateline" for item in read):
        return None
    read = with_companions(read, parts, titled=titled)
    merged = merge([item for item in read if item]) if all(read) else None
    return replace(merged, kind="other") if merged and merged.kind == "dateline" else merged


def _part(part: str) -> HeaderLine | None:
    if is_kicker(part) or form("reading_time").fullmatch(part) or is_furniture(part):
        return HeaderLine("other")
    return _labelled(part, titled=True) or _single(part, titled=True)


def _beside_date(rest: str, found: HeaderDate) -> HeaderLine | None:
    """Read ``4 May 1998 by Jane Doe``, and ``05/04/1998 May 4, 1998``: the same date twice."""
    again = date_at(rest)
    if again and form("date_tail").fullmatch(rest[again.end :]):
        plainest = max(again.edtf, found.edtf, key=len)
        same = plainest.startswith((again.edtf, found.edtf)[len(found.edtf) < len(again.edtf)])
        return HeaderLine("dateline", published=(BARE, plainest)) if same else None
    signed = written_by(rest, titled=True)
    return replace(signed, published=(BARE, found.edtf)) if signed and signed.authors else None


def _single(line: str, *, titled: bool) -> HeaderLine | None:
    inner = line.strip("()[] ")
    found = date_at(inner)
    if found and form("date_tail").fullmatch(inner[found.end :]):
        return HeaderLine("dateline", published=(BARE, found.edtf))
    beside = _beside_date(inner[found.end :].strip(JOINTS), found) if found else None
    if beside:
        return beside
    if is_agency(line.strip("()[]. ")):
        return HeaderLine("other", publisher=line.strip("()[]. "))
    if form("byline_open").fullmatch(line) or form("speech_open").fullmatch(line):
        return HeaderLine("byline", opens=True)
    return (
        speech_head(line, titled=titled)
        or written_by(line, titled=titled)
        or published_in(line)
        or released(line)
        or recorded(line)
        or masthead(line)
        or venue(line, titled=titled)
        or dated_title(inner, found, titled=titled)
        or titled_by(line, titled=titled)
        or place_and_date(line)
    )
