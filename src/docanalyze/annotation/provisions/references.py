"""What an article names that has provisions: instruments, bodies with one, laws of a state."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge, without_paragraph

__all__ = [
    "A_YEAR",
    "DOMESTIC",
    "UNKNOWN",
    "Linked",
    "Named",
    "Reference",
    "base_of",
    "can_have",
    "has_number",
]

# The id of what is domestic law: it competes, and where it wins there is no instrument.
DOMESTIC = ""
# What the id begins with of an instrument that the text names and nobody identified: the same.
UNKNOWN = "?"
# Alone: no part of a number, a date in figures or a price.
A_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d,])")
# Of an instrument with so many provisions in the table, others are hardly cited by chapter.
KNOWN_WELL = 4
OF_LAWS = frozenset({"article", "section"})


@dataclass(frozen=True, slots=True)
class Reference:
    """Something named that has provisions.

    Args:
        start: First character.
        end: One past the last.
        treaty_id: The instrument; ``DOMESTIC`` for a constitution or an Act.
        organisation: Whether it is a body, whose founding treaty may be meant.
        political: Whether it is of a kind that has no articles as a rule.
        weight: How much a mention counts; less for a body than for an instrument.
        loose: Whether others are called so too: "the Treaty", a name that no register has.
    """

    start: int
    end: int
    treaty_id: str
    organisation: bool = False
    political: bool = False
    weight: float = 1.0
    loose: bool = False


class Named:
    """The instruments and bodies that an article names, its states' own laws left out.

    Args:
        references: Ordered by start.
    """

    def __init__(self, references: Sequence[Reference]) -> None:
        self._all = [each for each in references if each.treaty_id != DOMESTIC]
        self._starts = [each.start for each in self._all]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Reference]:
        return iter(self._all)

    def between(self, low: int, high: int) -> Sequence[Reference]:
        """Return the mentions that begin between two characters, both included."""
        begin = bisect_left(self._starts, low)
        return self._all[begin : bisect_right(self._starts, high)]

    def covers(self, at: int) -> bool:
        """Whether a character lies inside a mention."""
        before = bisect_right(self._starts, at) - 1
        return before >= 0 and at < self._all[before].end


@dataclass(frozen=True, slots=True)
class Linked:
    """A citation that is linked already, and its part in its sentence, as ``mentions`` has it."""

    start: int
    treaty_id: str
    role: str
    number: str = ""
    roman: bool = False


@lru_cache(maxsize=1024)
def base_of(number: str | None) -> str:
    """Return the article of a number: ``5`` of ``5(2)``."""
    return without_paragraph(number or "")


@lru_cache(maxsize=1024)
def _leading(number: str | None) -> int:
    """Return the figures with which a number begins: 5 of ``5(2)``; 0 if it begins with none."""
    figures = re.match(r"\d+", number or "")
    return int(figures.group()) if figures else 0


def can_have(reference: Reference, citation: Citation) -> bool:
    """Whether what is named can have a provision of that kind and number."""
    if reference.treaty_id == DOMESTIC:
        return citation.unit in OF_LAWS
    if reference.treaty_id.startswith(UNKNOWN):
        return citation.unit != "chapter"
    if citation.unit == "chapter" and not _has_chapters(reference.treaty_id):
        return False
    if reference.treaty_id in knowledge().plausible and citation.unit == "article":
        return has_number(reference.treaty_id, citation)
    return not reference.political


def _has_chapters(treaty_id: str) -> bool:
    """Whether chapters of an instrument are cited, as far as its provisions are known."""
    return knowledge().fame.get(treaty_id, 0) < KNOWN_WELL or treaty_id in knowledge().chaptered


def has_number(treaty_id: str, citation: Citation) -> bool:
    """Whether an instrument has so many articles, as far as that is known."""
    if citation.unit != "article":
        return True
    most = knowledge().plausible.get(treaty_id)
    return most is None or _leading(citation.number) <= most
