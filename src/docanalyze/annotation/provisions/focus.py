"""What an article speaks of at a place: what was named last, and how, and how far away.

Each mention of an instrument, and each citation that is linked, lends its instrument points. They
fade with the sentences in between, and with each other instrument that was brought up since.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.references import Linked, Reference, can_have

__all__ = ["Focus", "is_quoted"]

# Points by sentences between a mention and the citation; the last goes for all farther ones.
BEFORE = (7.5, 5.0, 4.0, 3.2, 2.6)
AFTER = (3.0, 2.0, 1.4, 1.0, 0.7)
EARLIER_PASSAGE = ((3.2, 2.4, 1.8, 1.4, 1.0), (1.4, 1.0, 0.8), (0.5,))
UNDER_HEADING, FAR_HEADING, NEXT_PASSAGE = 2.5, 0.5, 1.2
SUBJECT, OPENING, PART, LISTED, PASSING = 1.3, 1.2, 0.7, 0.6, 0.4
# What counts as having brought up something else, and what that leaves of what came before.
SALIENT, INTERFERENCE, INTRODUCED = 0.9, 0.5, 0.35
# Of two in a sentence, the later is a little nearer.
LATER_NAMED = 0.9
NAMED_LATER, OPEN, OWNER_LATER, FIRST_NAMED, OF_ANNEX = 1.2, 2.0, 0.5, 2.0, 0.5
# What is left over the border of an item: each of a numbered list is about something of its own.
ITEM = 0.6
FURTHER = (1.0, 0.35, 0.15)
MOST_BEFORE, MOST_AFTER, MOST_RIVALS = 40, 12, 3
JOINED = re.compile(r"(?:\s\([^)\n]{1,30}\))?\s(?:and|or)\s(?:the\s|of\s|of\sthe\s)?")
IN_LIST = re.compile(r"(?:\s\([^)\n]{1,40}\))?(?:,|;|\s)\s?(?:and |or )?(?:of )?(?:the )?")
# What is part of another instrument, and not what is spoken of: "A Statute was annexed."
ANNEXED = re.compile(
    r",?\s(?:was|were|is|are|being)\s(?:also\s)?(?:annexed|attached|appended)\b"
    # … or has had its time: "The Occupation Statute will go."
    r"|\s(?:will go|is gone|has gone|is dead|lapsed|is no more|is (?:otherwise )?untouched|"
    r"(?:was|were|has been|is) (?:replaced|scrapped|abolished|superseded|repealed))\b"
)
ITS = re.compile(r"\b[Ii]ts\s\Z")


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that lends points: ``group`` is shared by what "and" joins.

    What cannot have such a provision lends none, yet it comes between (``possible``).
    """

    start: int
    treaty_id: str
    weight: float
    group: int
    possible: bool = True


class Focus:
    """What is spoken of at each place of one article.

    Args:
        text: The document text.
        references: What is named, ordered by start.
        layout: Its sentences and passages.
        lowered: What is left of the weight of those that own a citation by the way.
    """

    def __init__(
        self,
        text: str,
        references: Sequence[Reference],
        layout: Layout,
        lowered: Mapping[Reference, float],
    ) -> None:
        self._text = text
        self._references = references
        self._layout = layout
        self._starts = [each.start for each in references]
        self._introduced = [
            match.start()
            for match in knowledge().introduced.finditer(text)
            if not self.is_named_between(*match.span())
        ]
        self._owners = lowered.keys()
        most = Counter(each.treaty_id for each in references if not each.organisation)
        ranked = [*most.most_common(2), ("", 0), ("", 0)]
        self._topic = ranked[0][0] if ranked[0][1] > max(1, ranked[1][1]) else None
        self._events = self._weighed(lowered)

    def points(self, citation: Citation, chain: Sequence[Linked]) -> dict[str, float]:
        """Return what speaks for each instrument at a citation.

        Args:
            citation: Without an instrument beside it.
            chain: Citations that are linked, ordered by start.
        """
        before = self._before(citation, chain)
        after = self._after(citation, bare=max(before.values(), default=0.0) < OPEN)
        found = {}
        for name in {*before, *after}:
            low, high = sorted((before.get(name, 0.0), after.get(name, 0.0)))
            found[name] = high + 0.5 * low
        return found

    def around(self, citation: Citation) -> Sequence[Reference]:
        """Return what is named near a citation."""
        at = bisect_left(self._starts, citation.start)
        return self._references[max(0, at - MOST_BEFORE) : at + MOST_AFTER]

    def is_opened(self, citation: Citation) -> bool:
        """Whether its passage names an instrument or a law before it."""
        low = self._layout.answering(self._layout.passage(citation.start))
        begin = bisect_left(self._starts, low)
        end = bisect_left(self._starts, citation.group_start)
        return any(not each.organisation for each in self._references[begin:end])

    def is_at_hand(self, name: str, citation: Citation, chain: Sequence[Linked]) -> bool:
        """Whether an instrument is named, by its body too, or cited in the passage before it."""
        low = self._layout.answering(self._layout.passage(citation.start))
        begin = bisect_left(self._starts, low)
        end = bisect_left(self._starts, citation.group_start)
        if any(each.treaty_id == name for each in self._references[begin:end]):
            return True
        begin = bisect_left(chain, low, key=lambda each: each.start)
        end = bisect_left(chain, citation.group_start, key=lambda each: each.start)
        return any(each.treaty_id == name for each in chain[begin:end])

    def is_named_between(self, start: int, end: int) -> bool:
        """Whether something is named between two characters."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    def _before(self, citation: Citation, chain: Sequence[Linked]) -> dict[str, float]:
        points: dict[str, list[float]] = defaultdict(list)
        owned = ITS.search(self._text, max(0, citation.group_start - 5), citation.group_start)
        here = self._layout.sentence(citation.start)
        seen: set[str] = set()
        pending: set[str] = set()
        sentence, group = here, -1
        for event in self._backwards(citation, chain):
            there = self._layout.sentence(event.start)
            if there != sentence or (there == here and event.group != group):
                seen |= pending
                pending = set()
            sentence, group = there, event.group
            rivals = min(MOST_RIVALS, len(seen - {event.treaty_id}))
            reach = PASSING if owned and here - there > 1 else 1.0
            if event.possible:
                points[event.treaty_id].append(
                    event.weight
                    * self._distance(event.start, citation.start)
                    * INTERFERENCE**rivals
                    * (LATER_NAMED if pending - {event.treaty_id} else 1.0)
                    * self._reset(event.start, citation.start)
                    * reach
                )
            if event.weight >= SALIENT:
                pending.add(event.treaty_id)
        return {
            name: sum(
                share * each
                for share, each in zip(FURTHER, sorted(values, reverse=True), strict=False)
            )
            for name, values in points.items()
        }

    def _backwards(self, citation: Citation, chain: Sequence[Linked]) -> Iterator[_Event]:
        """Yield what was named and cited before, the nearest first."""
        at = bisect_left(self._starts, citation.start)
        named = [
            replace(self._events[index], possible=can_have(self._references[index], citation))
            for index in range(max(0, at - MOST_BEFORE), at)
        ]
        at = bisect_left(chain, citation.start, key=lambda each: each.start)
        cited = [
            _Event(each.start, each.treaty_id, each.weight, -each.start - 2)
            for each in chain[max(0, at - MOST_BEFORE) : at]
        ]
        yield from sorted([*named, *cited], key=lambda each: -each.start)

    def _after(self, citation: Citation, *, bare: bool) -> dict[str, float]:
        """Return the points of what is named only afterwards; more where nothing was before."""
        found: dict[str, float] = {}
        if ITS.search(self._text, max(0, citation.group_start - 5), citation.group_start):
            return found
        layout = self._layout
        here = layout.passage(citation.start)
        at = bisect_left(self._starts, citation.start)
        for index in range(at, min(len(self._starts), at + MOST_AFTER)):
            reference, weight = self._references[index], self._events[index].weight
            if not can_have(reference, citation):
                continue
            if layout.passage(reference.start) == here:
                between = layout.between(reference.start, citation.start)
                points = AFTER[min(between, len(AFTER) - 1)] + NAMED_LATER * (bare and not found)
                # What is named there as the owner of another citation is brought up for that.
                points *= OWNER_LATER if between and reference in self._owners else 1.0
            elif bare and not found:
                first = at == 0 and reference.treaty_id == self._topic
                points = FIRST_NAMED if first else NEXT_PASSAGE
            else:
                break
            points *= OF_ANNEX if citation.unit == "annex" else 1.0
            found[reference.treaty_id] = max(found.get(reference.treaty_id, 0.0), weight * points)
        return found

    def _distance(self, start: int, end: int) -> float:
        layout = self._layout
        here, there = layout.passage(end), layout.passage(start)
        if here == there or layout.answering(here) == layout.opening(there):
            return BEFORE[min(layout.between(start, end), len(BEFORE) - 1)]
        if layout.is_heading(start):
            return UNDER_HEADING if layout.prose_between(there, here) == 1 else FAR_HEADING
        gap = max(1, layout.prose_between(there, here))
        itemised = ITEM if layout.is_item(end) else 1.0
        steps = EARLIER_PASSAGE[min(gap, len(EARLIER_PASSAGE)) - 1]
        last = layout.sentence(layout.closing(there) - 1)
        return itemised * steps[min(last - layout.sentence(start), len(steps) - 1)]

    def _reset(self, start: int, end: int) -> float:
        """Return what is left where another instrument comes in: "A second treaty, signed at …"."""
        if self._layout.passage(start) != self._layout.passage(end):
            start = self._layout.opening(self._layout.passage(end))
        at = bisect_left(self._introduced, start)
        found = at < len(self._introduced) and self._introduced[at] < end
        return INTRODUCED if found else 1.0

    def _weighed(self, lowered: Mapping[Reference, float]) -> list[_Event]:
        """Return how much each mention counts; what "and" joins counts alike."""
        found: list[_Event] = []
        before: Reference | None = None
        for index, each in enumerate(self._references):
            if before and JOINED.fullmatch(self._text, before.end, each.start):
                weight, group = found[-1].weight, found[-1].group
            else:
                weight = self._weight(each) * lowered.get(each, 1.0)
                group = index
            found.append(_Event(each.start, each.treaty_id, weight, group))
            before = each
        return found

    def _weight(self, reference: Reference) -> float:
        """Return how much a mention makes its instrument what is spoken of."""
        low, high = self._layout.bounds(reference.start)
        before, after = self._text[low : reference.start], self._text[reference.end : high]
        if knowledge().presenting.search(before[-60:]):
            return reference.weight * OPENING
        if knowledge().passing.search(before[-80:]) or is_quoted(before):
            # What is named by the way is still what is spoken of where nothing else is named.
            return reference.weight * (PASSING if self._has_rival(reference, low, high) else PART)
        if self._is_listed(reference):
            return reference.weight * LISTED
        if ANNEXED.match(after):
            return reference.weight * PASSING
        if knowledge().subject.fullmatch(before) and not knowledge().attribute.match(after):
            return reference.weight * SUBJECT
        return reference.weight

    def _has_rival(self, reference: Reference, low: int, high: int) -> bool:
        """Whether its sentence names something else."""
        begin, end = bisect_left(self._starts, low), bisect_left(self._starts, high)
        return any(each.treaty_id != reference.treaty_id for each in self._references[begin:end])

    def _is_listed(self, reference: Reference) -> bool:
        """Whether it stands in a list of three or more instruments."""
        at = bisect_left(self._starts, reference.start)
        joined = {
            each.treaty_id
            for each in self._references[max(0, at - 3) : at + 4]
            if each.treaty_id != reference.treaty_id
            and not each.organisation
            and IN_LIST.fullmatch(
                self._text[min(each.end, reference.end) : max(each.start, reference.start)]
            )
        }
        return len(joined) > 1


def is_quoted(before: str) -> bool:
    """Whether what comes next stands in quotation marks, by the text of its sentence before."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
