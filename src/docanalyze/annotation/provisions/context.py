"""Link, in the order of the text, the citations that have no instrument beside them."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from docanalyze.annotation.logit import Choice
from docanalyze.annotation.provisions.choosing import Chooser
from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.links import Link, Method
from docanalyze.annotation.provisions.material import Material
from docanalyze.annotation.provisions.mentions import is_quoted
from docanalyze.annotation.provisions.model import NONE, is_instrument
from docanalyze.annotation.provisions.references import (
    DOMESTIC,
    UNKNOWN,
    Linked,
    Reference,
    base_of,
)
from docanalyze.annotation.provisions.wording import is_famous

__all__ = ["Context"]

BESIDE = 30
OF_INSTRUMENTS = frozenset({"article", "annex", "chapter", "paragraph", "preamble"})


class Context:
    """What is linked so far in an article, and what speaks for the rest.

    Args:
        material: What the article gives to choose by.
        beside: The links that words beside the citations give; None where they give none.
    """

    def __init__(self, material: Material, beside: Mapping[Citation, Link | None]) -> None:
        self._text = material.text
        self._layout = material.layout
        self._beside = beside
        self._starts = [each.start for each in beside]
        self._known = {each.treaty_id for each in material.references}
        self._chain: list[Linked] = []
        owners = dict(self._owners(material.references))
        self._chooser = Chooser(material, owners, list(beside))
        for citation, link in beside.items():
            if _is_loose(link):
                continue
            name = _identity(citation, link) if link else None
            if name:
                self._add(citation, name, self._place(citation))

    def _owners(self, references: Sequence[Reference]) -> Iterator[tuple[Reference, str]]:
        """Yield what owns a citation beside it, with the place of that citation."""
        starts = [each.start for each in references]
        for citation, link in self._beside.items():
            if link is None:
                continue
            # A constitution that owns a citation is beside it, and no more the topic than a treaty.
            at = bisect_left(starts, citation.group_end)
            law = at < len(starts) and starts[at] - citation.group_end < BESIDE
            if link.owner:
                yield link.owner, self._place(citation)
            elif law and references[at].treaty_id == DOMESTIC:
                yield references[at], self._place(citation)

    def links(self) -> Iterator[tuple[Citation, Link]]:
        """Yield each citation with its link, members of a list together."""
        groups = [list(group) for _, group in groupby(self._beside, lambda each: each.group_start)]
        settled: dict[Citation, Link] = {}
        for _ in range(2):
            # The second time round, numbers that are linked only later in the text are known.
            for group in groups:
                if _is_open(settled.get(group[-1])):
                    settled.update(self._of_group(group))
        for citation in self._beside:
            yield citation, settled.get(citation, Link(None, "context"))

    def _of_group(self, group: Sequence[Citation]) -> dict[Citation, Link]:
        found = {
            each: link for each in group if (link := self._beside[each]) and not _is_loose(link)
        }
        rest = [each for each in group if each not in found]
        if not rest or group[0].unit not in OF_INSTRUMENTS:
            return found | {each: link for each in rest if (link := self._beside[each])}
        beside = self._beside[rest[0]]
        # What has the highest number of a list has them all; a famous one tells most.
        choice = self._chooser.choose(
            max(rest, key=lambda each: (is_famous(each), _height(each))),
            self._chain,
            beside.owner if beside else None,
        )
        link = self._link(choice, beside)
        name = choice.name
        if name == NONE:
            nameless = self._chooser.nameless(rest[0], choice)
            name = link.owner.treaty_id if link.owner else nameless or NONE
        if name != NONE:
            for each in rest:
                self._add(each, name, "aside" if self._place(each) == "aside" else "topic")
        return found | dict.fromkeys(rest, link)

    def _link(self, choice: Choice, beside: Link | None) -> Link:
        if beside and beside.owner and choice.name in (NONE, beside.owner.treaty_id):
            return replace(beside, choice=choice)
        # Domestic law, too: nothing beside the citation says so.
        if not is_instrument(choice.name):
            return Link(None, "context", choice=choice)
        method: Method = "context" if choice.name in self._known else "default"
        if beside:
            method = beside.method
        return Link(choice.name, method, choice=choice)

    def _add(self, citation: Citation, name: str, place: str) -> None:
        linked = Linked(
            citation.start, name, f"cited_{place}", base_of(citation.number), citation.roman
        )
        insort(self._chain, linked, key=lambda each: each.start)
        self._chooser.know(citation, linked)

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


def _identity(citation: Citation, link: Link) -> str | None:
    """Return what a citation is linked to, be it only that it is something without a name."""
    if link.treaty_id or link.owner:
        return link.treaty_id or (link.owner.treaty_id if link.owner else None)
    return f"{UNKNOWN}{citation.group_start}" if link.method == "context" else None


def _is_loose(link: Link | None) -> bool:
    """Whether what stands beside the citation could name something else as well."""
    return link is not None and link.owner is not None and link.owner.loose


def _is_open(link: Link | None) -> bool:
    """Whether nothing has been chosen yet."""
    return link is None or (
        link.choice is not None and link.choice.name == NONE and link.owner is None
    )


def _height(citation: Citation) -> int:
    base = base_of(citation.number)
    return int(base) if base.isdigit() else 0
