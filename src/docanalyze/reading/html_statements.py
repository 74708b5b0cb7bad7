"""What a web page states about its article where trafilatura hears half of it."""

import re
from itertools import pairwise

from docanalyze.reading.header import is_name

__all__ = ["all_authors", "is_day_of_change"]

LINKED_AUTHOR = re.compile(
    r"""<a\b[^>]*\brel\s*=\s*["']?[^"'>]*\bauthor\b[^>]*>\s*([^<>]{3,60}?)\s*</a>""", re.IGNORECASE
)
# Characters of HTML between the authors of one byline.
SAME_BYLINE = 400
OF_CHANGE = (
    r"""(?:modif|updat|last)[\w:.-]{0,30}["']?(?:(?!publ|pubdate|creat|issue)[^<>{}]){0,60}?"""
)


def all_authors(found: tuple[str, ...], page: str) -> tuple[str, ...]:
    """Return all authors that a byline links to, if the one that was found is among them.

    Args:
        found: As trafilatura has them.
        page: The page's HTML.
    """
    if len(found) != 1:
        return found
    links = list(LINKED_AUTHOR.finditer(page))
    names = [" ".join(link[1].split()) for link in links]
    if found[0] not in names:
        return found
    first = names.index(found[0])
    authors = [found[0]]
    for (before, link), name in zip(pairwise(links[first:]), names[first + 1 :], strict=True):
        if link.start() - before.end() > SAME_BYLINE or not is_name(name):
            break
        authors.append(name)
    return tuple(dict.fromkeys(authors))


def is_day_of_change(day: str, page: str) -> bool:
    """Whether a page bears a day only as that of its last change.

    Args:
        day: ISO.
        page: The page's HTML.
    """
    n_changes = len(re.findall(OF_CHANGE + re.escape(day), page, re.IGNORECASE))
    return n_changes > 0 and n_changes == page.count(day)
