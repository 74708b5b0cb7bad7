"""Tie a citation to its instrument: by what is named beside it, by context, or by default."""

import re
from collections.abc import Sequence

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.laws import Laws
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.links import Link, link_to
from docanalyze.annotation.provisions.pointing import HEADS, Pointers
from docanalyze.annotation.provisions.references import Named, Reference, can_have, has_number

__all__ = ["Linker"]

DETERMINERS = (
    r"(?:(?:the|our|its|that|this|said|present|original|revised|same|amended|founding|both|their|"
    r"current|new|draft|an?|other|old|older|earlier|later|famous|first|second|third|ill-fated|"
    r"short-lived|celebrated|notorious|(?:1[5-9]|20)\d\d|(?:Annex|Appendix|Schedule)\s(?:to|of))\s+)*"
)
# Old prints have a full stop after every number: "article 23. of the treaty".
AFTER = re.compile(
    rf"[”\"’']?(?:,|\.(?=\s+of\b))?\s+(?:common\s+)?(?:of|in|to|from|under)\s+(?={DETERMINERS})"
)
DETERMINER = re.compile(DETERMINERS)
ADJECTIVE = re.compile(r"[A-Z][a-z]+\s(?=[A-Z])")
BESIDE = re.compile(r"\s")
OWNER = re.compile(r"[’']s?\s(?:(?:founding|own|famous|revised|original)\s)*\Z")
BEFORE = re.compile(
    r"(?:[’']s?)?\s?(?:\((?!\d{4}\)))?[,:(\N{EM DASH}\N{EN DASH}]?\s?"
    r"(?:and\s(?=its|in\sits|in\spart))?"
    r"(?:(?:in|under|by|whose|where|which|whereby|its|see|the|famous|notably|especially|specifically|"
    r"particularly|particular|mutual|core|key|collective|defence|defense|vaunted|all-important|of|by|"
    r"invokes?|e\.g\.)\s){0,3}\Z"
)
# A body owns an article, but what it does by one need not be its own: "the League by Article 12".
BEFORE_OF_BODY = re.compile(
    r"(?:[’']s?)?\s?(?:\((?!\d{4}\)))?[,:(]?\s?(?:and\s(?=its))?"
    r"(?:(?:whose|where|its|famous|mutual|core|key|collective|defence|defense|vaunted|in|under|"
    r"founding|all-important)\s){0,3}\Z"
)
ISSUED = re.compile(
    r"(?i)\b(?:resolution|decision|report|statement|rules|regulations|declaration)s?\b"
)
OF_TREATIES = frozenset({"article", "annex", "chapter"})
CITED_OF_BODIES = frozenset({"article", "chapter"})
ALONGSIDE = re.compile(
    r",?\s+(?:and|or|as well as|with)(?:\s+(?:in|of|under|with|by|to))?(?:\s+the)?\s+\Z|,\s+\Z"
)
ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s\Z")
THAT_BODY = re.compile(r"\sof\s(?:this|that)\s(?i:organi[sz]ation|body|league|union|community)\b")
NAMED = re.compile(
    rf"\s(?:of|to|in)\s(?:the|an?|its|their|his)\s(?=(?:[a-z][\w-]*\s){{0,2}}[A-Z])"
    rf"(?:[\w’'-]+\s){{1,7}}?{HEADS}\b"
    rf"|\s(?:of|to|in)\s(?:an?|another)\s(?:[\w’'-]+\s){{0,3}}(?:{HEADS}|peace|truce)\b"
    r"|\s(?:of|to|in)\s(?:the|an?|its|their|his)\s(?:draft|proposed|secret|abortive|unsigned)\s"
)
CALLED = re.compile(
    r"\s(?:of|in|to)\sthe\s(?P<word>[A-Z][\w-]+)\s(?i:text|instrument|document|paper|one|treaty|"
    r"convention|pact|agreement|protocol)\b(?!\s(?:of|on|for)\b)"
)
DESCRIBED = re.compile(
    rf"\b[Aa]n?\s(?:[a-z][\w-]*\s){{0,3}}{HEADS}"
    r"(?:\s(?:of|on|about|over|between|with|signed|initialled)\s[^.;:,()\n]{1,50}?)?"
    r"(?:,?\s(?:with|in|by|under)\s(?:its|their)|,?\s\()\s?\Z"
)
OF_ACT = re.compile(r"\s(?:of|in|to)\sthe\s(?:new\s|same\s|said\s)?Act\b(?!\s(?:of|on|for)\b)")
WIDEST_GAP = 34
FARTHEST = 1500


class Linker:
    """Links the citations of one article.

    Args:
        text: The document text.
        references: Mentions of instruments and of organisations with one, ordered by start.
        layout: Its sentences and passages.
    """

    def __init__(self, text: str, references: Sequence[Reference], layout: Layout) -> None:
        self._text = text
        self._named = Named(references)
        self._between = self._named.between
        self.laws = Laws(text, references)
        self.pointers = Pointers(text, self._named, layout)
        self._layout = layout

    def beside(self, citation: Citation) -> Link | None:
        """Return the link that the words right beside a citation give; None if they give none."""
        after = self._after(citation)
        if after:
            return after
        called = self._called(citation) or self._of_act(citation)
        if called:
            return called
        announced = self.pointers.announced(citation) or self.pointers.of_body(citation)
        if announced:
            return announced
        if self.laws.is_domestic(citation):
            return Link(None, "explicit")
        if self._is_of_another(citation) or self._is_of_described(citation):
            return Link(None, "context")
        return self._before(citation)

    def _called(self, citation: Citation) -> Link | None:
        """Return the link of what is called by a word of its name: "of the Hague text"."""
        named = CALLED.match(self._text, citation.group_end)
        if named is None:
            return None
        word = named.group("word")
        found = {
            each.treaty_id
            for each in self._named
            if not each.organisation
            and each.end <= citation.start
            and word in self._text[each.start : each.end]
        }
        return Link(found.pop(), "context") if len(found) == 1 else None

    def _of_act(self, citation: Citation) -> Link | None:
        """Return the link to the last Act of states that was named: "Article 4 of the new Act"."""
        if not OF_ACT.match(self._text, citation.group_end):
            return None
        for each in reversed(self._between(0, citation.start)):
            if "act" in each.treaty_id.split("-") and not each.organisation:
                return Link(each.treaty_id, "explicit", each) if can_have(each, citation) else None
        return None

    def _after(self, citation: Citation) -> Link | None:
        glue = AFTER.match(self._text, citation.group_end)
        # A year may be a part of the name: "the 1951 Convention".
        places: list[int] = []
        if glue and (determiner := DETERMINER.match(self._text, glue.end())):
            places += range(glue.end(), determiner.end() + 1)
            # "of the Arab Treaty of …": the name may be found without its first word.
            adjective = ADJECTIVE.match(self._text, determiner.end())
            places += [adjective.end()] if adjective else []
        if BESIDE.match(self._text, citation.group_end):
            places.append(citation.group_end + 1)
        for reference in self._between(citation.group_end, citation.group_end + WIDEST_GAP):
            if reference.start in places:
                return self._owned(reference) or self._of_body(reference, citation)
        return None

    def _of_body(self, reference: Reference, citation: Citation) -> Link | None:
        """Link what stands beside a name, unless a body's own text is meant."""
        if not reference.organisation:
            # "The Charter" may have been taken for one that has no such article.
            fits = has_number(reference.treaty_id, citation)
            return (self._of_that_body(reference) or link_to(reference)) if fits else None
        if citation.unit not in CITED_OF_BODIES or ISSUED.search(self.laws.words_after(citation)):
            return None
        return link_to(reference)

    def _of_that_body(self, reference: Reference) -> Link | None:
        """Return the link where the name is of a body just named: "the Charter of this Union"."""
        its = ITS.search(self._text, max(0, reference.start - 6), reference.start)
        if not its and not THAT_BODY.match(self._text, reference.end):
            return None
        head = self._text[reference.start : reference.end].lower()
        here = self._layout.sentence(reference.start)
        for other in reversed(self._between(reference.start - FARTHEST, reference.start - 1)):
            if self._layout.sentence(other.start) < here - 1:
                return None
            if other.organisation and (not its or head in other.treaty_id):
                return link_to(other)
        return None

    def _owned(self, reference: Reference) -> Link | None:
        """Prefer the instrument where an organisation owns it: "of NATO's founding treaty"."""
        if not reference.organisation:
            return None
        for other in self._between(reference.end, reference.end + WIDEST_GAP):
            gap = self._text[reference.end : other.start]
            if other.start > reference.end and OWNER.match(gap) and not other.organisation:
                return link_to(other)
        return None

    def _before(self, citation: Citation) -> Link | None:
        low = citation.group_start - FARTHEST
        for reference in reversed(self._between(low, citation.group_start)):
            if reference.end > citation.group_start:
                continue
            if citation.group_start - reference.end > WIDEST_GAP:
                return None
            pattern = BEFORE_OF_BODY if reference.organisation else BEFORE
            if pattern.match(self._text, reference.end, citation.group_start):
                gap = self._text[reference.end : citation.group_start]
                if (
                    can_have(reference, citation)
                    and "\n\n" not in gap
                    and not (gap.startswith(",") and self._is_compared(reference))
                ):
                    own = None if reference.organisation else self._of_that_body(reference)
                    return own or link_to(reference)
            return None
        return None

    def _is_compared(self, reference: Reference) -> bool:
        """Whether it is named in passing: "Unlike the Charter, Article 5 …"."""
        low = max(0, reference.start - 80)
        return knowledge().passing.search(self._text[low : reference.start]) is not None

    def alongside(self, citation: Citation, following: Citation) -> bool:
        """Whether it shares the instrument named after the next: "Article 5 and Article 6 of"."""
        gap = self._text[citation.group_end : following.group_start]
        alike = citation.unit == following.unit or {citation.unit, following.unit} <= OF_TREATIES
        return alike and bool(ALONGSIDE.match(gap))

    def _is_of_another(self, citation: Citation) -> bool:
        """Whether it is of an instrument that has a name, but not one we know."""
        named = NAMED.match(self._text, citation.group_end)
        if not named:
            return False
        return not any(
            each.start < named.end() + WIDEST_GAP
            for each in self._between(named.start(), named.end() + WIDEST_GAP)
        )

    def _is_of_described(self, citation: Citation) -> bool:
        """Whether what stands right before is only described: "a fisheries accord (Article 4)"."""
        low, _ = self._layout.bounds(citation.start)
        described = DESCRIBED.search(self._text, low, citation.group_start)
        return described is not None and not self._between(described.start(), citation.group_start)
