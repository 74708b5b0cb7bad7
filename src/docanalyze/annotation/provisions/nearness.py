"""What the places of an article's mentions say of whose a citation is: before it, and after."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, MutableMapping, Sequence
from math import log1p

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.mentions import Event, Mentions
from docanalyze.annotation.provisions.references import Linked, Reference, can_have

__all__ = ["Nearness"]

Features = MutableMapping[str, float]

# Places of a mention before a citation, and what is left there of it when those of one instrument
# are compared and added up.
PLACES = {
    "here": 7.5,
    "back_1": 5.0,
    "back_2": 4.0,
    "back_3": 3.2,
    "heading": 2.5,
    "previous_end": 3.2,
    "previous": 1.8,
    "two_back": 1.0,
    "far": 0.5,
    "far_heading": 0.5,
}
SENTENCES = ("here", "back_1", "back_2", "back_3")
FAR = frozenset({"two_back", "far", "far_heading"})
AFTER = ("after_here", "after_1", "after_2", "after_3")
PLACES_AFTER = frozenset({*AFTER, "after_passage", "after_far"})
INTERFERENCE, MOST_RIVALS = 0.5, 3
FURTHER = (1.0, 0.35, 0.15)
MOST_AFTER = 40
FARTHEST_AFTER = 4000
# Below so many points nothing is spoken of yet, and what comes after counts.
OPEN = 2.0
ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s(?:own\s)?\Z")
# A sentence that goes on about what was named, by a pronoun or by who is bound by it.
ONWARD = re.compile(
    r"[“\"]?(?:It|Its|They|Their|In it|By it|Under it|The (?:(?:two|three|four|six|other) )?(?:"
    r"parties|part(?:y|ies)|signator(?:y|ies)|allies|members|(?:member )?states|governments|powers|"
    r"sides|countries|drafters|authors|founders))\b"
)
# What is named to say whose the provision was: "That is the Antarctic Treaty."
IDENTIFIED = re.compile(
    r"(?:^|[.;:,]\s|\s)(?:[Tt]hat|[Tt]his|[Ii]t|[Ss]uch|[Tt]hese)\s(?:is|was|are|were)\s"
    r"(?:(?:in|from)\s)?(?:the\s)?\Z|\b[Ss]o\s(?:says|said|runs|reads)\s(?:the\s)?\Z"
)


class Nearness:
    """The places of what one article names.

    Args:
        text: The document text.
        mentions: What is named.
        layout: Its sentences and passages.
    """

    def __init__(self, text: str, mentions: Mentions, layout: Layout) -> None:
        self._text = text
        self._mentions = mentions
        self._layout = layout
        self._introduced = [
            match.start()
            for match in knowledge().introduced.finditer(text)
            if not mentions.between(*match.span())
        ]

    def add(
        self, found: MutableMapping[str, Features], citation: Citation, chain: Sequence[Linked]
    ) -> None:
        """Add what speaks for each instrument by its place.

        Args:
            found: The features of each candidate, to which they are added.
            citation: Without an instrument beside it.
            chain: Citations that are linked, ordered by start.
        """
        points = self._add_before(found, citation, chain)
        self._add_after(found, citation, bare=max(points.values(), default=0.0) < OPEN)
        self._add_last_cited(found, citation, chain)

    def is_owned(self, citation: Citation) -> bool:
        """Whether a pronoun says that what owns it was named: "Its Article 5"."""
        return self.is_owned_at(citation.group_start)

    def is_owned_at(self, start: int) -> bool:
        """Whether a pronoun stands before a character."""
        return ITS.search(self._text, max(0, start - 11), start) is not None

    def _add_before(
        self, found: MutableMapping[str, Features], citation: Citation, chain: Sequence[Linked]
    ) -> dict[str, float]:
        owned = self.is_owned(citation)
        onward = ONWARD.match(self._text, self._layout.bounds(citation.start)[0])
        lent: dict[str, list[tuple[float, Event, Features]]] = defaultdict(list)
        for event, rivals, later in self._with_rivals(citation, chain):
            if not event.possible:
                continue
            place = self._place(event.start, citation.start)
            said = self._said(event, place, citation, rivals)
            if later:
                said["named_before_another"] = 1.0
            if onward and not rivals and place in SENTENCES[1:]:
                said["onward"] = 1.0
            if owned:
                said["its_here" if place in SENTENCES[:2] else "its_elsewhere"] = 1.0
            points = event.weight * PLACES[place] * INTERFERENCE**rivals
            points *= 0.35 if "since_introduced" in said else 1.0
            lent[event.treaty_id].append((points, event, said))
        total: dict[str, float] = {}
        for name, events in lent.items():
            events.sort(key=lambda each: (-each[0], -each[1].start))
            total[name] = sum(
                share * points for share, (points, _, _) in zip(FURTHER, events, strict=False)
            )
            found[name].update(events[0][2])
            found[name]["focus"] = log1p(total[name])
        return total

    def _said(self, event: Event, place: str, citation: Citation, rivals: int) -> Features:
        """Return what the place and the part of one mention say."""
        said: Features = {place: 1.0, event.role: 1.0}
        if rivals and place not in FAR:
            said[f"rivals_{rivals}"] = 1.0
        if self._is_reset(event.start, citation.start):
            said["since_introduced"] = 1.0
        if place == "here" and event.role == "subject":
            said["subject_here"] = 1.0
        if self._layout.is_item(citation.start) and place not in SENTENCES:
            said["other_item"] = 1.0
        return said

    def _with_rivals(
        self, citation: Citation, chain: Sequence[Linked]
    ) -> Iterator[tuple[Event, int, bool]]:
        """Yield each event before, how many rivals came since, and whether one right after."""
        here = self._layout.sentence(citation.start)
        seen: set[str] = set()
        pending: set[str] = set()
        groups: dict[str, int] = {}
        sentence, group = here, -1
        for event in self._mentions.backwards(citation, chain):
            there = self._layout.sentence(event.start)
            if there != sentence or (there == here and event.group != group):
                seen |= pending
                pending = set()
            sentence, group = there, event.group
            rivals = min(MOST_RIVALS, len(seen - {event.treaty_id}))
            others = {each for each in pending - {event.treaty_id} if groups[each] != event.group}
            yield event, rivals, bool(others)
            if event.is_salient:
                pending.add(event.treaty_id)
                groups[event.treaty_id] = event.group

    def _place(self, start: int, end: int) -> str:
        layout = self._layout
        here, there = layout.passage(end), layout.passage(start)
        if here == there or layout.answering(here) == layout.opening(there):
            return SENTENCES[min(layout.between(start, end), len(SENTENCES) - 1)]
        gap = layout.prose_between(there, here)
        if layout.is_heading(start):
            return "heading" if gap == 1 else "far_heading"
        if gap > 1:
            return "two_back" if gap == 2 else "far"  # noqa: PLR2004
        last = layout.sentence(layout.closing(there) - 1)
        return "previous_end" if last == layout.sentence(start) else "previous"

    def _is_reset(self, start: int, end: int) -> bool:
        """Whether another instrument comes in between: "A second treaty, signed at …"."""
        if self._layout.passage(start) != self._layout.passage(end):
            start = self._layout.opening(self._layout.passage(end))
        at = bisect_left(self._introduced, start)
        return at < len(self._introduced) and self._introduced[at] < end

    def _add_after(
        self, found: MutableMapping[str, Features], citation: Citation, *, bare: bool
    ) -> None:
        """Add the places of what is named only afterwards; of more weight if nothing was before."""
        if self.is_owned(citation):
            return
        first = True
        for reference, event in self._mentions.onwards(citation, MOST_AFTER):
            if reference.start > citation.start + FARTHEST_AFTER:
                return
            if not can_have(reference, citation):
                continue
            place = self._place_after(reference, citation, first=first and bare, bare=bare)
            if place:
                said = found[reference.treaty_id]
                if not said.keys() & PLACES_AFTER:
                    said[place] = 1.0
                    if place != "after_far":
                        self._add_part_after(said, reference, event, place, bare=first and bare)
            first = False

    def _place_after(
        self, reference: Reference, citation: Citation, *, first: bool, bare: bool
    ) -> str | None:
        """Return how far behind a citation something is named; None if it is too far to tell."""
        if self._layout.passage(reference.start) == self._layout.passage(citation.start):
            between = self._layout.between(reference.start, citation.start)
            return AFTER[min(between, len(AFTER) - 1)]
        if first:
            return "after_passage"
        is_topic = bare and reference.treaty_id == self._mentions.topic
        return "after_far" if is_topic else None

    def _add_part_after(
        self, said: Features, reference: Reference, event: Event, place: str, *, bare: bool
    ) -> None:
        """Add whether it is the first thing named at all, and its part in its sentence."""
        if bare:
            said["after_bare"] = 1.0
        if place != AFTER[0] and reference in self._mentions.owners:
            said["after_as_owner"] = 1.0
        said.update(self._part_after(reference.start, event))

    def _part_after(self, start: int, event: Event) -> Features:
        """Return whether it says whose the provision was, or is only named by the way."""
        low, _ = self._layout.bounds(start)
        said: Features = {}
        if IDENTIFIED.search(self._text[low:start]):
            said["after_identified"] = 1.0
        if not event.is_salient:
            said["after_weak"] = 1.0
        return said

    def _add_last_cited(
        self, found: MutableMapping[str, Features], citation: Citation, chain: Sequence[Linked]
    ) -> None:
        """Add what the citation just before was linked to, if nothing was named since."""
        at = bisect_left(chain, citation.start, key=lambda each: each.start) - 1
        if at < 0:
            return
        last = chain[at]
        layout = self._layout
        between = layout.between(last.start, citation.start)
        here = layout.passage(last.start) == layout.passage(citation.start)
        named = {
            each.treaty_id
            for each in self._mentions.between(last.start + 1, citation.start)
            if each.treaty_id != last.treaty_id
        }
        since = "over_others" if named else "alone"
        if here and between <= 1:
            found[last.treaty_id][f"cited_{'here' if not between else 'before'}_{since}"] = 1.0
        else:
            found[last.treaty_id][f"cited_last_{since}"] = 1.0
