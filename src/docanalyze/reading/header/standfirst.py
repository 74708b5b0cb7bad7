"""Authors who are named only in the sentence between the title and the article."""

import re
from functools import cache

from docanalyze.reading.header.draft import Draft
from docanalyze.reading.header.names import is_plainly_name, parse_names
from docanalyze.reading.header.shapes import load_patterns

__all__ = ["authors_of_standfirst"]

MOST_WORDS = 70
# So many blocks below the title may be standfirsts.
REACH = 3
PERSON = (
    r"(?P<person>[A-Z][\w’'.-]+"
    r"(?: (?:[A-Z][\w’'-]+|[A-Z]\.|de|da|di|du|la|van|von|der|den|bin|al|el)){0,3} [A-Z][\w’'-]+)"
)


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    written = load_patterns("lines")["standfirst"][key]
    return tuple(re.compile(pattern.replace("%PERSON%", PERSON)) for pattern in written)


def authors_of_standfirst(draft: Draft) -> tuple[str, ...]:
    """Return who a standfirst says wrote the article or asked the questions.

    Somebody of whom the article speaks is its subject. Where two people talk and the article speaks
    of neither, or of both, nobody is named.

    Args:
        draft: Whose header and signature have been read.
    """
    titles = [index for index, kind in draft.marks.items() if kind == "title"]
    first = min(titles) + 1 if titles else 0
    for index in range(first, min(first + REACH, len(draft.blocks) - 1)):
        surface = draft.surface(index).strip("*_ ")
        if draft.marks.get(index) or len(surface.split(None, MOST_WORDS)) >= MOST_WORDS:
            continue
        named = _named(draft, index, surface, "author") or _named(draft, index, surface, "talk")
        if len(named) == 1:
            return parse_names(named[0])
    return ()


def _named(draft: Draft, index: int, surface: str, key: str) -> tuple[str, ...]:
    matches = (pattern.search(surface) for pattern in _patterns(key))
    people = dict.fromkeys(match["person"] for match in matches if match)
    plain = (person for person in people if is_plainly_name(person))
    return tuple(person for person in plain if not draft.is_subject(index, person))
