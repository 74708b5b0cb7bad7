"""Tie a citation by a word that points: "whose Article 2", "of the latter", "by its Article 6"."""

import re

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.links import Link, link_to
from docanalyze.annotation.provisions.references import (
    UNKNOWN,
    Named,
    base_of,
    can_have,
)

__all__ = ["HEADS", "Pointers"]

HEADS = (
    r"(?i:treaty|agreement|convention|protocol|pact|accord|covenant|statute|declaration|compact|"
    r"armistice|alliance)"
)
OF_TREATIES = frozenset({"article", "annex", "chapter"})
FARTHEST = 1500
FIGURES = frozenset("0123456789)")
DETERMINED = re.compile(
    # "It is because of the claim that article 8": no determiner.
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Oo]ne)\s(?:\w+\s)?\Z"
)
COUNTING = re.compile(r"\s(?:years?|months?|weeks?|days?|hours?|pages?|times|words|minutes)\b")
# What owns it has no name: "a pact of 1961 whose Article 2", "the older Mechanism protocol, whose".
NAMELESS_OWNER = re.compile(
    r"\b(?:(?:[Aa]n?|[Aa]nother|[Oo]ne)\s(?:[\w’'-]+\s){0,3}|"
    rf"(?:[Tt]he|[Ii]ts|[Tt]heir)\s(?:[\w’'-]+\s){{1,3}})(?P<head>{HEADS})"
    r"(?:\s(?:of|with|signed|on|between|made|concluded)\s[^.;:()\n]{1,60}?)?"
    r",?\s(?:(?:under|by|in)\s)?whose\s(?:\w+\s){0,2}\Z"
)
# "By its Article VI, START II cannot begin": the owner comes after.
ANNOUNCING = re.compile(r"(?:\A|[\s“\"])(?:[Bb]y|[Uu]nder|[Ii]n)\s(?:its|their)\s(?:own\s)?\Z")
REACH = 20
ANNOUNCED = re.compile(r",?\s(?:the\s)?")
# "Article 18 of that body’s Charter", "of the bloc’s founding treaty", of the one just named.
OF_ITS_BODY = re.compile(
    r"\s(?:of|in|to)\s(?:(?P<body>(?:that|this|the|our)\s(?i:organi[sz]ation|body|league|union|"
    r"community|bloc|alliance|agency|association|institution|grouping))[’']s|its|their)\s"
    r"(?:(?:own|founding|constituent|constitutive|basic)\s)?(?i:charter|treaty|statute|covenant|pact)\b"
)
WHOSE = re.compile(r"\bwhose\s(?:\w+\s){0,2}\Z")
MOST_OF_A_SERIES = 12
# So many sentences back may stand what owns "its seventh article".
OWNED_BACK = 2


class Pointers:
    """Words of one article that point at what owns a citation.

    Args:
        text: The document text.
        named: Its instruments and bodies.
        layout: Its sentences and passages.
    """

    def __init__(self, text: str, named: Named, layout: Layout) -> None:
        self._text = text
        self._named = named
        self._between = named.between
        self._layout = layout

    def owned(self, citation: Citation) -> Link | None:
        """Return the link of what "whose" owns: "the Charter, whose Article 2 …"."""
        low, _ = self._layout.bounds(citation.start)
        if not WHOSE.search(self._text, max(low, citation.group_start - 30), citation.group_start):
            return None
        nameless = NAMELESS_OWNER.search(self._text, low, citation.group_start)
        if nameless and self._named.covers(nameless.start("head")):
            nameless = None
        for reference in reversed(self._between(low, citation.group_start)):
            if nameless and reference.end <= nameless.start():
                break
            if reference.end <= citation.group_start and can_have(reference, citation):
                return Link(link_to(reference).treaty_id, "context", reference)
        return Link(None, "context") if nameless else None

    def announced(self, citation: Citation) -> Link | None:
        """Return the link to what a pronoun announces: "By its Article VI, START II …"."""
        _, high = self._layout.bounds(citation.start)
        before = self._text[max(0, citation.group_start - REACH) : citation.group_start]
        if not ANNOUNCING.search(before):
            return None
        gap = ANNOUNCED.match(self._text, citation.group_end, high)
        following = self._between(gap.end(), gap.end()) if gap else ()
        return link_to(following[0]) if following and can_have(following[0], citation) else None

    def of_body(self, citation: Citation) -> Link | None:
        """Return the link to the instrument of a body just named: "of that body’s Charter"."""
        match = OF_ITS_BODY.match(self._text, citation.group_end)
        if not match or any(
            not each.loose and each.end > match.start()
            for each in self._between(match.start(), match.end())
        ):
            return None
        here = self._layout.sentence(citation.start)
        for other in reversed(self._between(citation.start - FARTHEST, citation.start)):
            apart = here - self._layout.sentence(other.start)
            if apart > bool(match.group("body")):
                return None
            if other.organisation and can_have(other, citation):
                return Link(other.treaty_id, "organisation", other)
        return None

    def is_numbered(self, citation: Citation) -> bool:
        """Whether a number in figures names it: "by article 4", not "an article 20 years ago"."""
        return (
            bool(self._named)
            and self._text[citation.end - 1] in FIGURES
            and not DETERMINED.search(
                self._text, max(0, citation.group_start - 24), citation.group_start
            )
            and not COUNTING.match(self._text, citation.group_end)
        )

    def pointed(self, citation: Citation, before: Link | None) -> Link | None:
        """Return the link of what a pronoun points back to: "Article 4 of the latter".

        Args:
            citation: Without an instrument beside it.
            before: The link of the citation before it, in the same passage.
        """
        match = knowledge().pointing.match(self._text, citation.group_end)
        if not match or citation.unit not in OF_TREATIES:
            return None
        if match.group("same"):
            return Link(before.treaty_id, "context") if before else None
        low = self._layout.opening(self._layout.passage(citation.start))
        near = [
            each
            for each in self._between(max(low, citation.start - FARTHEST), citation.start)
            if each.end <= citation.group_start
            and not each.organisation
            and each.treaty_id
            and self._layout.sentence(citation.start) - 1 <= self._layout.sentence(each.start)
        ]
        if match.group("that") and not near:
            return None
        named = [each.treaty_id for each in near]
        if match.group("former"):
            named = list(dict.fromkeys(named))[:-1]
        known = bool(named) and not named[-1].startswith(UNKNOWN)
        return Link(named[-1] if known else None, "context")

    def is_owned(self, citation: Citation) -> bool:
        """Whether an instrument named here or just before owns it: "by its seventh article".

        A number in words that only an instrument reaches needs none: "the ninety-ninth article".
        """
        before = self._text[max(0, citation.start - 8) : citation.start]
        owning = re.search(r"\b(?:[Ii]ts|whose)\s\Z", before)
        if not owning and (citation.unit == "preamble" or not re.search(r"\b[Tt]he\s\Z", before)):
            return False
        if int(base_of(citation.number) or 0) > MOST_OF_A_SERIES:
            return True
        here = self._layout.sentence(citation.start)
        return any(
            each.end <= citation.start
            and not each.organisation
            and 0 <= here - self._layout.sentence(each.start) <= (OWNED_BACK if owning else 1)
            for each in self._between(citation.start - FARTHEST, citation.start)
        )
