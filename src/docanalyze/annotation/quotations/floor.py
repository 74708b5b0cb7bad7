"""Who has the floor: the turns of an interview, the speakers of a summary record.

In a turn (``KOVAC: We did.``) ``I`` is the one whose name opens it, and ``he`` is somebody else.
In a record (``4. Mr. KOVAC (Slovenia) said that …``) ``he`` goes on with the one named last.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docanalyze.annotation.quotations.mentions import PERSON, Mention

__all__ = ["Floor", "floor_of"]

TURN = re.compile(r"^[ \t]*([A-Z][A-Z.'\u2019\- ]{0,30}[A-Z]|[QA]):[ \t]", re.MULTILINE)
RECORD = re.compile(
    r"^[ \t]*(?:\d{1,3}\.[ \t\u2002\u2003]+)?(?:The[ \t]+)?(?:Mr|Mrs|Ms|Miss|Sir|Dr)?\.?[ \t]*"
    r"([A-Z][A-Z.'\u2019\u00c0-\u00de-]+(?:[ \t]+[A-Z\u00c0-\u00de][A-Z.'\u2019\u00c0-\u00de-]+)*)"
    r"(?:[ \t]+\([A-Z][^()\n]{2,60}\))?(?=[,:]?[ \t]+[a-z])",
    re.MULTILINE,
)
# So many turns make an interview, so many openings a record.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor from where on.

    Args:
        starts: Where turns begin, in order.
        holders: Who has them; None for whom no name is known.
        record: Whether it is a summary record, told by somebody else.
    """

    starts: tuple[int, ...]
    holders: tuple[Mention | None, ...]
    record: bool

    def at(self, position: int) -> Mention | None:
        """Return who has the floor at an offset."""
        index = bisect_right(self.starts, position) - 1
        return self.holders[index] if index >= 0 else None

    def guest(self) -> Mention | None:
        """Return the one person by name whose turns they are."""
        named = {each.text: each for each in self.holders if each is not None}
        return next(iter(named.values())) if len(named) == 1 else None


def floor_of(text: str, mentions: Sequence[Mention]) -> Floor | None:
    """Read who has the floor in an article.

    Args:
        text: The document text.
        mentions: The names in it, in order.

    Returns:
        None where it has neither turns nor openings.
    """
    turns = list(TURN.finditer(text))
    if len(turns) >= FEWEST:
        holders = tuple(_of_label(each.group(1), mentions) for each in turns)
        return Floor(tuple(each.start() for each in turns), holders, record=False)
    openings = list(_openings(text, mentions))
    if len(openings) < FEWEST:
        return None
    return Floor(
        tuple(start for start, _ in openings), tuple(each for _, each in openings), record=True
    )


def _openings(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, Mention]]:
    by_start = {each.start: each for each in mentions if each.label == PERSON}
    for match in RECORD.finditer(text):
        mention = by_start.get(match.start(1))
        if mention is not None:
            yield match.start(), mention


def _initials(name: str) -> str:
    """``LT`` of ``Leela Thampi``; nothing of a single name."""
    found = [each[0] for each in name.split() if each[0].isupper()]
    return "".join(found) if len(found) > 1 else ""


def _of_label(label: str, mentions: Sequence[Mention]) -> Mention | None:
    """The person whose last names, or whole name, stand in capitals before a turn."""
    pieces = label.replace(".", "").split()
    for mention in mentions:
        if mention.label == PERSON and len(pieces[0]) > 1 and _initials(mention.text) == pieces[0]:
            return mention
    pieces = label.split()
    for mention in mentions:
        names = [each.upper().strip(".") for each in mention.text.split()]
        if mention.label == PERSON and len(names) > 1 and set(pieces) <= set(names):
            return mention
    return None
