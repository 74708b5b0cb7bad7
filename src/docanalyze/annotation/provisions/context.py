"""Link, in the order of the text, the citations that have no instrument beside them."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.focus import is_quoted
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.references import DOMESTIC, Linked, Reference, base_of
from docanalyze.annotation.provisions.weighing import Weigher

__all__ = ["Context", "Link"]

Method = Literal["explicit", "organisation", "context", "default"]
# How much a citation, and the name beside it, count for what is spoken of, by their place.
OF_CITATION = {"topic": 1.15, "part": 0.85, "later": 0.6, "aside": 0.35}
OF_OWNER = {"topic": 1.0, "part": 0.8, "later": 0.6, "aside": 0.4}
BESIDE = 30
OF_INSTRUMENTS = frozenset({"article", "annex", "chapter", "paragraph", "preamble"})


@dataclass(frozen=True, slots=True)
class Link:
    """What a citation is of.

    Args:
        treaty_id: None where nothing fits, or where it is domestic law.
        method: As in the table.
        owner: The mention beside the citation that says so.
    """

    treaty_id: str | None
    method: Method
    owner: Reference | None = None


class Context:
    """What is linked so far in an article, and what speaks for the rest.

    Args:
        text: The document text.
        references: What is named, ordered by start.
        layout: Its sentences and passages.
        beside: The links that words beside the citations give; None where they give none.
    """

    def __init__(
        self,
        text: str,
        references: Sequence[Reference],
        layout: Layout,
        beside: Mapping[Citation, Link | None],
    ) -> None:
        self._text = text
        self._layout = layout
        self._beside = beside
        self._starts = [each.start for each in beside]
        self._known = {each.treaty_id for each in references}
        self._chain: list[Linked] = []
        self._numbers: dict[tuple[str, str], list[Linked]] = defaultdict(list)
        lowered: dict[Reference, float] = {}
        starts = [each.start for each in references]
        for citation, link in beside.items():
            if link is None:
                continue
            place = self._place(citation)
            name = link.treaty_id or (link.owner.treaty_id if link.owner else None)
            if name:
                self._add(citation, name, OF_CITATION[place])
            # A constitution that owns a citation is beside it, and no more the topic than a treaty.
            at = bisect_left(starts, citation.group_end)
            law = at < len(starts) and starts[at] - citation.group_end < BESIDE
            if link.owner:
                lowered[link.owner] = OF_OWNER[place]
            elif law and references[at].treaty_id == DOMESTIC:
                lowered[references[at]] = OF_OWNER[place]
        self._weigher = Weigher(text, references, layout, lowered, list(beside))
        for citation, link in beside.items():
            if link and link.treaty_id:
                self._weigher.spoken_of(link.treaty_id, citation)

    def links(self) -> Iterator[tuple[Citation, Link]]:
        """Yield each citation with its link, members of a list together."""
        groups = [list(group) for _, group in groupby(self._beside, lambda each: each.group_start)]
        settled: dict[Citation, Link] = {}
        for _ in range(2):
            # The second time round, numbers that are linked only later in the text are known.
            for group in groups:
                if group[0] not in settled:
                    settled.update(self._of_group(group))
        for citation in self._beside:
            yield citation, settled.get(citation, Link(None, "context"))

    def _of_group(self, group: Sequence[Citation]) -> dict[Citation, Link]:
        found = {each: link for each in group if (link := self._beside[each])}
        rest = [each for each in group if each not in found]
        if not rest or group[0].unit not in OF_INSTRUMENTS:
            return found
        link = self._by_context(rest)
        if link is None:
            return found
        if link.treaty_id:
            for each in rest:
                aside = self._place(each) == "aside"
                self._add(each, link.treaty_id, OF_CITATION["aside" if aside else "topic"])
                self._weigher.spoken_of(link.treaty_id, each)
        return found | dict.fromkeys(rest, link)

    def _add(self, citation: Citation, treaty_id: str, weight: float) -> None:
        linked = Linked(citation.start, treaty_id, weight, base_of(citation.number), citation.roman)
        insort(self._chain, linked, key=lambda each: each.start)
        for number in {base_of(citation.number), citation.number or ""}:
            self._numbers[citation.unit, number].append(linked)

    def _place(self, citation: Citation) -> Literal["topic", "part", "later", "aside"]:
        """Return whether the sentence is about a citation, or names it by the way."""
        low, _ = self._layout.bounds(citation.start)
        before = self._text[low : citation.group_start]
        earlier = bisect_left(self._starts, low) < bisect_left(self._starts, citation.group_start)
        if is_quoted(before) or knowledge().aside.search(before):
            return "aside"
        if earlier:
            return "later"
        return "topic" if knowledge().subject.fullmatch(before) else "part"

    def _by_context(self, group: Sequence[Citation]) -> Link | None:
        # What has the highest number of a list has them all.
        highest = max(
            group,
            key=lambda each: (
                int(base_of(each.number).rjust(1, "0")) if base_of(each.number).isdigit() else 0
            ),
        )
        chosen = self._weigher.choose(highest, self._chain, self._numbers)
        if chosen == DOMESTIC:
            return Link(None, "explicit")
        if chosen is None:
            return None
        return Link(chosen, "context" if chosen in self._known else "default")
