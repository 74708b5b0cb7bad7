"""How an article brings up its instruments: what a sentence is about, and what it names by the way.

Each mention, and each citation that is linked, is an event; of those before a citation, the nearer,
and the more they make their instrument what is spoken of, the more they say whose it is.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.references import Linked, Reference, can_have

__all__ = ["ROLES", "Event", "Mentions", "is_quoted"]

# How much a mention in a role makes its instrument what is spoken of: to choose between the
# mentions of one instrument, and to tell which bring up something else.
ROLES: Mapping[str, float] = {
    "subject": 1.3,
    "presented": 1.2,
    "plain": 1.0,
    "part": 0.7,
    "listed": 0.6,
    "passing": 0.4,
    "annexed": 0.4,
    "cited_topic": 1.15,
    "cited_part": 0.85,
    "cited_later": 0.6,
    "cited_aside": 0.35,
}
# What is left where it only owns a citation, by the place of that citation.
OWNER = {"topic": 1.0, "part": 0.8, "later": 0.6, "aside": 0.4}
SALIENT = 0.9
MOST_BEFORE = 40
JOINED = re.compile(r"(?:\s\([^)\n]{1,30}\))?\s(?:and|or)\s(?:the\s|of\s|of\sthe\s)?")
IN_LIST = re.compile(r"(?:\s\([^)\n]{1,40}\))?(?:,|;|\s)\s?(?:and |or )?(?:of )?(?:the )?")
# What is part of another instrument, and not what is spoken of: "A Statute was annexed."
ANNEXED = re.compile(
    r",?\s(?:was|were|is|are|being)\s(?:also\s)?(?:annexed|attached|appended)\b"
    # … or has had its time: "The Occupation Statute will go."
    r"|\s(?:will go|is gone|has gone|is dead|lapsed|is no more|is (?:otherwise )?untouched|"
    r"(?:was|were|has been|is) (?:replaced|scrapped|abolished|superseded|repealed))\b"
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that brings up an instrument.

    Args:
        start: First character.
        treaty_id: The instrument, or ``DOMESTIC``, or what nobody identified.
        role: One of ``ROLES``.
        weight: How much it makes its instrument what is spoken of.
        group: Shared by what "and" joins.
        possible: Whether it can have such a provision; else it only comes between.
    """

    start: int
    treaty_id: str
    role: str
    weight: float
    group: int
    possible: bool = True

    @property
    def is_salient(self) -> bool:
        """Whether it counts as having brought up something."""
        return self.weight >= SALIENT


class Mentions:
    """What one article names, each with its role.

    Args:
        text: The document text.
        references: What is named, ordered by start.
        layout: Its sentences and passages.
        owners: Those that own a citation beside them, with the place of that citation.
    """

    def __init__(
        self,
        text: str,
        references: Sequence[Reference],
        layout: Layout,
        owners: Mapping[Reference, str],
    ) -> None:
        self._text = text
        self._layout = layout
        self.owners = owners
        self.references = references
        self.starts = [each.start for each in references]
        self._events = list(self._weighed())
        named = Counter(each.treaty_id for each in references if not each.organisation)
        # What the article names most often.
        self.topic = max(named, key=lambda each: (named[each], each), default=None)

    def _weighed(self) -> list[Event]:
        found: list[Event] = []
        before: Reference | None = None
        for index, each in enumerate(self.references):
            if before and JOINED.fullmatch(self._text, before.end, each.start):
                role, weight, group = found[-1].role, found[-1].weight, found[-1].group
            else:
                role = self._role(each)
                owning = OWNER[self.owners[each]] if each in self.owners else 1.0
                weight, group = ROLES[role] * each.weight * owning, index
            found.append(Event(each.start, each.treaty_id, role, weight, group))
            before = each
        return found

    def _role(self, reference: Reference) -> str:
        low, high = self._layout.bounds(reference.start)
        before, after = self._text[low : reference.start], self._text[reference.end : high]
        if knowledge().presenting.search(before[-60:]):
            return "presented"
        if knowledge().passing.search(before[-80:]) or is_quoted(before):
            # What is named by the way is still what is spoken of where nothing else is named.
            return "passing" if self._has_rival(reference, low, high) else "part"
        if self._is_listed(reference):
            return "listed"
        if ANNEXED.match(after):
            return "annexed"
        if knowledge().subject.fullmatch(before) and not knowledge().attribute.match(after):
            return "subject"
        return "plain"

    def _has_rival(self, reference: Reference, low: int, high: int) -> bool:
        """Whether its sentence names something else."""
        return any(each.treaty_id != reference.treaty_id for each in self.between(low, high))

    def _is_listed(self, reference: Reference) -> bool:
        """Whether it stands in a list of three or more instruments."""
        at = bisect_left(self.starts, reference.start)
        joined = {
            each.treaty_id
            for each in self.references[max(0, at - 3) : at + 4]
            if each.treaty_id != reference.treaty_id
            and not each.organisation
            and IN_LIST.fullmatch(
                self._text[min(each.end, reference.end) : max(each.start, reference.start)]
            )
        }
        return len(joined) > 1

    def between(self, low: int, high: int) -> Sequence[Reference]:
        """Return what is named between two characters."""
        return self.references[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def covers(self, at: int) -> bool:
        """Whether a character lies inside of what is named."""
        before = bisect_right(self.starts, at) - 1
        return before >= 0 and at < self.references[before].end

    def backwards(self, citation: Citation, chain: Sequence[Linked]) -> list[Event]:
        """Return what was named and cited before a citation, the nearest first."""
        at = bisect_left(self.starts, citation.start)
        named = [
            event
            if can_have(self.references[index], citation)
            else Event(
                event.start, event.treaty_id, event.role, event.weight, event.group, possible=False
            )
            for index, event in enumerate(
                self._events[max(0, at - MOST_BEFORE) : at], max(0, at - MOST_BEFORE)
            )
        ]
        at = bisect_left(chain, citation.start, key=lambda each: each.start)
        cited = [
            Event(each.start, each.treaty_id, each.role, ROLES[each.role], -each.start - 2)
            for each in chain[max(0, at - MOST_BEFORE) : at]
        ]
        return sorted([*named, *cited], key=lambda each: -each.start)

    def onwards(self, citation: Citation, most: int) -> Sequence[tuple[Reference, Event]]:
        """Return what is named after a citation, the nearest first."""
        at = bisect_left(self.starts, citation.start)
        return list(zip(self.references[at : at + most], self._events[at : at + most], strict=True))


def is_quoted(before: str) -> bool:
    """Whether what comes next stands in quotation marks, by the text of its sentence before."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
