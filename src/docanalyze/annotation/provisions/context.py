"""Link, in the order of the text, the citations that have no instrument beside them."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.weighing import (
    DOMESTIC,
    Linked,
    Reference,
    Weigher,
    base_of,
)

__all__ = ["Context", "Link"]

Method = Literal["explicit", "organisation", "context", "default"]
OF_INSTRUMENTS = frozenset({"article", "annex", "chapter", "preamble"})
AROUND = 260


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
        self._known = {each.treaty_id for each in references if each.treaty_id}
        self._chain: list[Linked] = []
        self._numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
        nested = set()
        for citation, link in beside.items():
            if link and link.treaty_id and self._add(citation, link.treaty_id) and link.owner:
                nested.add(link.owner)
        self._weigher = Weigher(text, references, layout, nested)
        for linked in self._chain:
            self._weigher.spoken_of(linked.treaty_id)

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
                self._add(each, link.treaty_id)
                self._weigher.spoken_of(link.treaty_id)
        return found | dict.fromkeys(rest, link)

    def _add(self, citation: Citation, treaty_id: str) -> bool:
        """Remember a link; return whether the citation is no topic of its sentence."""
        nested = self._is_nested(citation)
        insort(self._chain, Linked(citation.start, treaty_id, nested), key=lambda each: each.start)
        self._numbers[citation.unit, base_of(citation.number)].add(treaty_id)
        return nested

    def _is_nested(self, citation: Citation) -> bool:
        low, _ = self._layout.bounds(citation.start)
        before = self._text[low : citation.group_start]
        if knowledge().aside.search(before):
            return True
        return bisect_left(self._starts, low) < bisect_left(self._starts, citation.group_start)

    def _by_context(self, group: Sequence[Citation]) -> Link | None:
        famous = next(filter(None, map(self._famous, group)), None)
        # What has the highest number of a list has them all.
        highest = max(
            group,
            key=lambda each: (
                int(base_of(each.number).rjust(1, "0")) if base_of(each.number).isdigit() else 0
            ),
        )
        chosen = self._weigher.choose(highest, self._chain, self._numbers, famous)
        if chosen == DOMESTIC:
            return Link(None, "explicit")
        if chosen is None:
            return None
        return Link(chosen, "context" if chosen in self._known else "default")

    def _famous(self, citation: Citation) -> str | None:
        known, number = knowledge().famous, citation.number or ""
        famous = known.get((citation.unit, number)) or known.get((citation.unit, base_of(number)))
        if famous is None:
            return None
        around = self._text[max(0, citation.start - AROUND) : citation.end + AROUND]
        # Where the article speaks of no other instrument, the number needs no further sign.
        sure = not famous.cue or self._known == {famous.treaty} or famous.cue.search(around)
        return famous.treaty if sure else None
